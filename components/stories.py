"""Which reports are copies or rewrites of one wire story, and which agencies a report comes through.

How a store folds while it loads, never comparing all pairs: it keeps each report's ``Signature``, a row (band, report)
for each of its ``bands``, and the mean of its passages' vectors. A new report is compared with those that share a band
with it, and, since a rewrite shares few of the words, with those whose mean vector has a cosine to its own of
REWRITE_COSINE or more (or, where only passages are kept, with the reports of the passages nearest to its mean vector);
of both, only those published within DAYS of it or on an unknown day. ``same_story`` decides each pair, ``groups`` joins
the pairs. Reports stay as they are: a group is only a list of ids, earliest first.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np

from components import vocabulary
from components.records import Report

if TYPE_CHECKING:
    from datasketch import MinHash

# Words of one shingle, hashes of a signature, and hashes of one band. Bands of three find 91 of 100 pairs that share
# 0.38 of their shingles (two texts of one length that have 0.55 in common), and 4 of 100 that share a tenth.
WORDS = 3
HASHES = 126
ROWS = 3

# Copies appear within so many days; what is published later under the same words is another day's bulletin.
DAYS = 3

# What follows was chosen by reading 60 of the pairs that 9,000 entries of news feeds of 2023 gave: with less, one event
# that outlets told by themselves and one picture's caption under two stories were folded. Of the 70 pairs of 6,000
# other entries 67 were one story; of the others two were round-ups that quote a story, one an event told twice.

# Shingles of the shortest text that makes a story: an alert of a few words is sent again and again.
FEWEST = 5

# A copy, cut or added to: the share of the shorter text's shingles that stand in the other, and the least cosine, below
# which a short text is only one item of another one's round-up.
COPY = 0.55
COPY_COSINE = 0.85

# A rewrite: near in meaning and, since outlets that write of one event by themselves come as near, with words in common
# too: much of a text of a few sentences, less of a long one but so many shingles, or else so many numbers.
REWRITE_COSINE = 0.9
REWRITE_SHORT = 0.5
REWRITE_LONG = 0.2
REWRITE_SHINGLES = 25
REWRITE_SAME_NUMBERS = 5

# Of the numbers and of the names of the poorer report, the share that the other may have replaced by others. What only
# one of the two has (a cut ending, a sentence more) never parts them. Rewrites keep other parts of their story, so that
# each has some names that the other has not.
COPY_NUMBERS, COPY_NAMES = 0.1, 0.1
REWRITE_NUMBERS, REWRITE_NAMES = 0.15, 0.2

_LINK = re.compile(r"https?://\S+|www\.\S+")
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|\n|[^\w\s,'’&/-]+")
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_POSSESSIVE = re.compile(r"['’]s?$")

_WEEKDAYS = frozenset(("monda", "tuesd", "wedne", "thurs", "frida", "satur", "sunda"))


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a report to compare it with others: small, and plain enough for a row of a table.

    ``hashes`` are the HASHES minima of its shingles (MinHash), four bytes each, little-endian; ``shingles`` how many
    different ones there are. ``numbers`` are written in digits without commas; ``names`` are words with a capital, cut
    to their first five letters so that Ukraine and Ukrainian, Курской and Курская, are one. ``capitals`` are those and
    all other words with one, which begin a sentence or stand in a headline in capitals and may be names too.
    """

    report_id: str
    source: str
    published: str | None
    shingles: int
    hashes: bytes
    numbers: frozenset[str]
    names: frozenset[str]
    capitals: frozenset[str]

    @property
    def day(self) -> date | None:
        """The day of publication as written."""
        return date.fromisoformat(self.published[:10]) if self.published else None


def signature(report: Report) -> Signature:
    """What is kept of a report, its title and its text taken together; any text works."""
    parts = [_TOKEN.findall(_LINK.sub(" ", part)) for part in (report.title, report.text)]
    words = [token.casefold() for part in parts for token in part if token[0].isalnum()]
    shingles = {" ".join(words[at : at + WORDS]) for at in range(max(1, len(words) - WORDS + 1))}
    # A copy names the outlet that it is taken from, and its own.
    outlets = (report.source, *agencies(report.text, report.title, report.source))
    return Signature(
        report.id, report.source, report.published, len(shingles), _hashes(shingles),
        frozenset(_numbers(words)), frozenset(_names(parts, outlets)),
        frozenset(_key(token) for part in parts for token in part if token[0].isupper()),
    )  # fmt: skip


def bands(signature: Signature) -> tuple[int, ...]:
    """The keys under which a store finds a report's candidates: two reports that share one are to be compared.

    Each is a signed integer of 64 bits, which SQLite keeps as it is. Locality-sensitive hashing (Indyk and Motwani,
    1998; Broder, 1997, for the hashes).
    """
    width = 4 * ROWS
    digests = (
        hashlib.blake2b(signature.hashes[at : at + width], digest_size=8, salt=at.to_bytes(2, "big")).digest()
        for at in range(0, len(signature.hashes), width)
    )
    return tuple(int.from_bytes(digest, "big", signed=True) for digest in digests)


def same_story(one: Signature, other: Signature, cosine: float) -> bool:
    """Whether two reports are copies of one story or one is a rewrite of the other.

    ``cosine`` is that of the means of their passages' vectors; a model that does not know the language gives high ones
    to all (0.93 to posts in Russian), so that the words decide. Where a day of publication is unknown only copies are
    found: a rewrite cannot be told from another day's bulletin.
    """
    if min(one.shingles, other.shingles) < FEWEST:
        return False
    common = shared(one, other)
    if common >= COPY:
        return cosine >= COPY_COSINE and not contradict(one, other, COPY_NUMBERS, COPY_NAMES)
    enough = (
        common >= REWRITE_SHORT
        or (common >= REWRITE_LONG and common * min(one.shingles, other.shingles) >= REWRITE_SHINGLES)
        or len(one.numbers & other.numbers) >= REWRITE_SAME_NUMBERS
    )
    dated = bool(one.published and other.published)
    return enough and dated and cosine >= REWRITE_COSINE and not contradict(one, other)


def contradict(
    one: Signature, other: Signature, numbers: float = REWRITE_NUMBERS, names: float = REWRITE_NAMES
) -> bool:
    """Whether two reports cannot be one story, however alike: by their days, or by numbers or names put for others.

    ``numbers`` and ``names`` are the shares of the poorer report's that may be others in the other one.
    """
    apart = abs((one.day - other.day).days) if one.day and other.day else 0
    # An outlet does not copy itself: the same words on another day, or with one more number, are its next bulletin.
    # Two reports of an outlet that is not known may be of one.
    if apart > (DAYS if one.source != other.source else 0):
        return True
    if one.source == other.source and one.numbers != other.numbers:
        return True
    weekdays, others = one.names & _WEEKDAYS, other.names & _WEEKDAYS
    if weekdays and others and not weekdays & others:
        return True
    fewest = min(len(one.numbers), len(other.numbers))
    if min(len(one.numbers - other.numbers), len(other.numbers - one.numbers)) > numbers * fewest:
        return True
    fewest = min(len(one.names - _WEEKDAYS), len(other.names - _WEEKDAYS))
    missing = (len(a.names - b.capitals - _WEEKDAYS) for a, b in ((one, other), (other, one)))
    return min(missing) > names * fewest


def shared(one: Signature, other: Signature) -> float:
    """The share of the shorter text's shingles that stand in the longer one too, 0 to 1, as their hashes tell it."""
    left, right = (np.frombuffer(signature.hashes, dtype="<u4") for signature in (one, other))
    alike = float(np.mean(left == right))
    return min(1.0, alike / (1 + alike) * (one.shingles + other.shingles) / min(one.shingles, other.shingles))


def groups(pairs: Iterable[tuple[str, str]], signatures: Mapping[str, Signature]) -> tuple[tuple[str, ...], ...]:
    """The stories that pairs of report ids make: each a tuple of ids, the earliest first, the undated last.

    ``signatures`` are those of the reports by id. Two stories that a pair would join stay apart where a report of one
    contradicts a report of the other: else a short report without numbers joins two bulletins. The same pairs in any
    order make the same stories.
    """
    ids = sorted(signatures, key=lambda report: _published(signatures[report]))
    ranks = {report: at for at, report in enumerate(ids)}
    stories: dict[str, list[str]] = {}
    for first, second in sorted(sorted(ranks[report] for report in pair) for pair in pairs):
        one, other = ids[first], ids[second]
        story, joining = stories.setdefault(one, [one]), stories.setdefault(other, [other])
        if story is joining or any(contradict(signatures[a], signatures[b]) for a in story for b in joining):
            continue
        story.extend(joining)
        stories.update(dict.fromkeys(joining, story))
    found = {id(story): sorted(story, key=ranks.__getitem__) for story in stories.values() if len(story) > 1}
    return tuple(tuple(story) for story in sorted(found.values(), key=lambda story: ranks[story[0]]))


def agencies(text: str, title: str = "", source: str = "") -> tuple[str, ...]:
    """The agencies that a report comes through, from the outlet to the origin, by the names that pages show.

    "APA reports, citing Reuters" gives APA and Reuters. The outlet itself is the first where it is an agency (by its
    name or its address), then those that the title and the text credit, in their order; an agency that is only
    mentioned is none of them.
    """
    own = next((name for site, name in _sites().items() if _stands_at(source, site)), "")
    named = re.fullmatch(_agency_names(), source.strip())
    text = f"{title}\n{text}"
    cited = (match["before"] or match["marked"] or match["after"] for match in _citation().finditer(text))
    chain = [own, *([named[0]] if named else ()), *cited]
    return tuple(dict.fromkeys(_canonical().get(name, name) for name in chain if name))


def _published(signature: Signature) -> tuple[bool, datetime, str]:
    when = datetime.fromisoformat(signature.published) if signature.published else datetime.max
    return signature.published is None, when if when.tzinfo else when.replace(tzinfo=UTC), signature.report_id


@cache
def _none_hashed() -> MinHash:
    from datasketch import MinHash

    return MinHash(num_perm=HASHES)


def _hashes(shingles: Iterable[str]) -> bytes:
    minima = _none_hashed().copy()
    minima.update_batch([shingle.encode("utf-8", "replace") for shingle in shingles])
    hashes: np.ndarray[Any, Any] = minima.hashvalues
    return hashes.astype("<u4").tobytes()


def _numbers(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        value = vocabulary.spelled(word)
        if word[0].isdigit():
            yield _THOUSANDS.sub("", word)
        elif value is not None:
            yield str(value)


def _names(parts: list[list[str]], outlets: Iterable[str]) -> Iterator[str]:
    """Words with a capital that no sentence begins with, unless another one follows (Volodymyr Zelenskyy)."""
    common = {_key(token) for part in parts for token in part if token[0].islower()}
    common.update(_key(word) for outlet in outlets for word in outlet.split())
    for part in parts:
        if _in_capitals(part):
            continue
        for at, token in enumerate(part):
            begins = at == 0 or not part[at - 1][0].isalnum()
            followed = at + 1 < len(part) and part[at + 1][0].isupper()
            if not token[0].isupper() or len(token) < 3 or (begins and not followed and not token.isupper()):
                continue
            if _key(token) not in common and vocabulary.spelled(token) is None:
                yield _key(token)


def _in_capitals(part: list[str]) -> bool:
    """Whether most words have a capital, as in headlines of American outlets, so that it marks no name."""
    words = [token for token in part if len(token) > 3 and token[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _key(word: str) -> str:
    return _POSSESSIVE.sub("", word).casefold()[:5]


def _stands_at(address: str, site: str) -> bool:
    host = urlsplit(address).hostname or "" if "://" in address else address.casefold()
    return host == site or host.endswith("." + site)


@cache
def _sites() -> dict[str, str]:
    return {agency.site: agency.name for agency in vocabulary.agencies().known if agency.site}


@cache
def _canonical() -> dict[str, str]:
    return {name: agency.name for agency in vocabulary.agencies().known for name in (agency.name, *agency.aliases)}


@cache
def _agency_names() -> str:
    """A pattern for the name of an agency, known or by its ending."""
    known = sorted(_canonical(), key=len, reverse=True)
    return rf"(?:{_any(known)}|(?:(?!The )[A-Z][\w.-]{{1,30}} ){{1,3}}(?:{_any(vocabulary.agencies().endings)}))"


@cache
def _citation() -> re.Pattern[str]:
    """Where a text credits an agency: "citing Reuters", "(TASS)", "/TASS/", "AFP reports", "AFP, citing ..."."""
    known, name = vocabulary.agencies(), _agency_names()
    return re.compile(
        rf"(?:(?<!\w)(?i:{_any(known.before)})\s+(?:(?i:the|state|news agency|agency)\s+)*(?P<before>{name})(?!\w)"
        rf"|(?:\((?=[^()]*\))|/(?=[^/]*/))(?P<marked>{name})[)/]"
        rf"|(?<!\w)(?P<after>{name})(?=(?:\s+(?i:news agency))?,?\s+(?i:{_any(known.after)})(?!\w)))"
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))
