"""From passages that hold the question's words and passages near it in meaning to an order of reports."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Self

import numpy as np

from components.records import STRENGTHS, Passage

# What the report whose words match best gains over one that holds none of them, on the scale of the cosine. Words find
# names that the model has never seen; meaning finds the rest. The cosine counts as it is: stretched to 0 to 1 over the
# candidates it would lose how near the best one is.
WORDS_WEIGHT = 0.35

# The best match is no good one where it is a single word of six ("a school for cadets", found by "school"): a passage
# that holds n words of the question has n / (n + DOUBT) of what BM25 gives it, one that holds all of them the whole. Of
# 0, 1, 2 and 3, nDCG@10 on the questions marked "tune" is 0.69, 0.72, 0.72 and 0.73 (tests/search), MRR@10 of known
# items 0.438, 0.440, 0.438 and 0.434, and on 39 other questions by meaning nDCG@10 0.89, 0.93, 0.95 and 0.95. Judged by
# stories, "tune" is 0.750 without and 0.768 with it (``tests.search.ablations``).
DOUBT = 2

# A report that says it twice is likelier to be about it: so much of its nearness is that of its second nearest passage.
# When it was chosen nDCG@10 on "tune" was 0.724 with 0.2 to 0.3 and 0.708 without; judged by stories it is 0.768 with
# and without (``tests.search.ablations``).
SECOND = 0.2

# How many reports at the head are read word by word and ordered anew, and how much that counts beside the cosine. A
# vector says what a passage speaks of; the words of the question, each held against the nearest word of the passages in
# its context, say whether it speaks of just that. Read are the report's nearest passage and the one that holds most of
# the words, and each word of the question may be met in either (nDCG@10 on "tune" 0.67 of one passage alone, 0.72 of
# both, 0.72 of all). Words without a subject do not count, rare ones more than those that many passages found hold
# (0.72 without that, 0.75 with). Told by all passages found, not only by those found by words, and with 20 reports read
# instead of 15, MRR@10 of 500 titles that look for their stories is 0.476 (0.466, and 0.469 and 0.471 with one of the
# two), and nDCG@10 on "tune" is 0.738 instead of 0.743. Thirty reports give what 20 do.
# Judged by stories "tune" is 0.652 without the reading, 0.742 without rarity and 0.768 with both.
READ = 20
READING_WEIGHT = 1.5

# How near a question comes is the mean cosine of its so many best passages: one alone is near by chance more often.
BEST = 3

# A question counts as answered where it comes nearer than so large a share of unrelated questions (vocabulary/probes),
# and by so much, since there are few of them. The larger a library, the nearer chance brings anything to it.
UNRELATED = 0.95
MARGIN = 0.01

# A probe of which one passage holds more than half of the words, and at least so many, is not unrelated to the library
# and tells nothing of chance: of 22,000 stories of one year some are about electric cars and the fashion week in Milan.
# With them the floor of that library is 0.57 and silences 8 of 60 questions about the war, without them 0.49 and one;
# of 46 questions about anything else it silences 43 and 42. Of the sample's 104 reports none holds so much.
SPOKEN_OF = 2

# Probes that must be left for that; a library that speaks of nearly all of them is measured with all.
LEAST_PROBES = 10

# The same of a library on which nothing was measured yet.
FLOOR = 0.32

# Scores from which on a match is called strong, or fair; below they are weak. Of the first ten stories of the questions
# marked "tune" (tests/search), 77 of 100 answer where the score is 0.5 and more, 36 from 0.36 on, and 17 below.
STRONG, FAIR = 0.5, 0.36

# Cosines of a story's nearest passage with a report's mean vector or with a passage, from which on it is much, fairly
# or a little like it; below it is not listed. Reports of one war are alike in a lot: of the sample's, those at 0.75 and
# more answer a question of tests/search together with the report in 52 of 100 cases, from 0.65 on in 23, from 0.55 on
# in 13, from 0.45 on in 6 (with a passage in 27, 10, 5 and 3). Eight texts on football, cakes, banks, museums, quakes
# and a war elsewhere come no nearer to the sample than 0.45.
MUCH_ALIKE, ALIKE, LITTLE_ALIKE = 0.75, 0.65, 0.55

# Whether a library answers a question is told by one sum of cosines: how near it comes, and how far the best report of
# those read word by word stands out (``standing_out``), have to make up for LEAST, for a share of the floor, and for
# names of whom nobody speaks. Of a war any strike is near to any other; that one report meets the question's words and
# most that lie as near do not says that it speaks of just that. Fitted to two of three libraries (74, 104 and 1,500
# reports; logistic weights, 240 questions, 114 of them without an answer), the sum orders the questions of the third
# with an area under the curve of 0.94, 0.98 and 0.99; nearness alone with 0.81, 0.89 and 0.90. How many words one
# passage holds, how far its cosine stands out, the word that is met least and the length of the question added nothing.
#
# Of 98 questions with an answer 3 are lost and of 100 without one, 71 of them near the subject, 11 are answered; by the
# floor with rescues and penalties told by words, which this replaced, 10 and 24. With 3 lost, STANDING_OUT of 0.6 and
# 0.8 answers 12 and 11, no UNHEARD 24, none of the floor 28, all of it 25. LEAST of 0.275, 0.295 and 0.3 loses 3, 4
# and 6 and answers 17, 11 and 11.
LEAST = 0.285
FLOOR_SHARE = 0.5
STANDING_OUT = 0.7
UNHEARD = 0.15

# However well it stands out, it counts no more: of 22,000 stories one meets the words of any question by chance, and 7
# of 30 about anything but war get stories of theirs without this, 6 with it. 0.22 loses one more of the 98.
MOST_OUT = 0.25

# Of how many of the reports read the best one is held against the middle one of all: of 3, 5, 8 and 20 of them, 3 each
# of the 98 are lost and 10, 11, 14 and 14 of the 100 answered.
FOREMOST = 5

# How close a report is by chance, for those of the reports to be read that a small library lacks: next to questions
# about anything else the middle one of those read is at 0.15 to 0.4. Of 0.25 and 0.35 the one answers one more, the
# other loses one more.
BY_CHANCE = 0.3

# How much may be lacking, whoever is named, for the stories that come nearest to be offered, as weak ones: 2 of the 3
# questions that are lost above, 42 of the 60 near the subject that are silenced and 3 of the 29 about anything else.
WEAK = 0.07

# Of a question that is answered, a report is listed down to this share of the best cosine. A list is read from its
# head, and what answers in part often lies far off.
SHARE = 0.5

# The figures of a story are charted down to this share of the best score, those of stories like another one down to
# ALIKE_CHARTED of the best cosine: a chart has no head. Of the stories of "tune" so charted 41 in 100 answer, and 67 of
# 100 that answer are charted; at 0.65, 0.7, 0.8 and 0.9 these are 28 and 75, 35 and 71, 48 and 54, 52 and 43; by the
# cosine alone, at 0.7, 19 and 67.
CHARTED = 0.75
ALIKE_CHARTED = 0.7

# The sum of a cosine and the best words, by which scores are brought to 0 to 1.
_MOST = 1 + WORDS_WEIGHT

_WORD = re.compile(r"\w+")
_LATIN = re.compile(r"[0-9A-Za-zÀ-ɏ]")
HEADLINE = 3  # words with a subject, all with a capital, that make a headline: "Hostages in Gaza" is none
# Of a name so much is looked for: Zelenskiy is Zelensky too, and who asks for Iran is told of Iranian drones.
SHORTEST_STEM, LONGEST_ENDING = 4, 2
_NAME = re.compile(r"\b[A-Z][^\W\d_]{2,}(?: [A-Z][^\W\d_]+)*\b")
# What a weapon or a unit is called: "F-16s" speaks of the F-16.
_DESIGNATION = re.compile(r"\b[A-Z][A-Za-z]{0,5}-?\d+")


# Words that carry no subject of their own: that they stand in a passage is no reason why it matched.
EMPTY = frozenset(
    _WORD.findall(
        "a about after again against all also am an and any are as at away back be because been before being below "
        "between both but by can could did do does doing down during each ever every few for from further had has "
        "have having he her here hers him his how i if in into is it its itself just me more most my no nor not now of "
        "off on once only onto or other our out over own said same she since so some still such than that the their "
        "them then there these they this those through to too toward towards under until up upon us very via was we "
        "were what when where which while who whom whose why will with within without would yet you your s t"
    )
)


@dataclass(frozen=True, slots=True)
class Scores:
    """Passages and, side by side, how well each answers: float64, higher is better."""

    passages: tuple[Passage, ...]
    values: np.ndarray[Any, np.dtype[np.float64]]

    @classmethod
    def of(cls, scored: Iterable[tuple[Passage, float]]) -> Self:
        """Scores from pairs of a passage and its score."""
        pairs = list(scored)
        return cls(tuple(passage for passage, _ in pairs), np.array([score for _, score in pairs], dtype=np.float64))

    def joined(self, other: Self) -> Self:
        """These scores and, behind them, those of the passages that only the other names."""
        known = self.by_id()
        pairs = zip(other.passages, other.values.tolist(), strict=True)
        rest = [(passage, score) for passage, score in pairs if passage.id not in known]
        return type(self).of([*zip(self.passages, self.values.tolist(), strict=True), *rest])

    def by_id(self) -> dict[str, float]:
        """The score of each passage by its id."""
        return dict(zip((passage.id for passage in self.passages), self.values.tolist(), strict=True))


@dataclass(frozen=True)
class Wording:
    """What a question's words are worth in the passages that hold some of them.

    ``asked`` are the words that carry a subject, ``held`` those of them in each passage, by its id; in small letters.
    """

    asked: tuple[str, ...] = ()
    held: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, query: str, texts: Mapping[str, str]) -> Self:
        """The wording of a query and of passages, their texts by their ids."""
        held = {id: frozenset(map(str.lower, matched_words(query, text))) for id, text in texts.items()}
        return cls(tuple(dict.fromkeys(map(str.lower, _subjects(query)))), held)

    @property
    def literal(self) -> frozenset[str]:
        """The passages that hold every word: they answer whatever their cosine, for a number says little to a model."""
        return frozenset(id for id, words in self.held.items() if words and len(words) == len(self.asked))

    @property
    def unread(self) -> bool:
        """Whether all words are of other letters than a model for English reads, and no passage found holds any.

        Such a model takes all of Cyrillic for much the same, and a war in Ukraine for near to it.
        """
        return bool(self.asked) and not any(self.held.values()) and not any(map(_LATIN.search, self.asked))

    @property
    def spoken_of(self) -> bool:
        """Whether a passage holds more than half of the words, so that the library does speak of what is asked."""
        most = max(map(len, self.held.values()), default=0)
        return most >= SPOKEN_OF and most > len(self.asked) / 2

    def trust(self, passage_id: str) -> float:
        """How far the words that a passage holds may be taken for those of the question, 0 to 1."""
        held = len(self.held.get(passage_id, ()))
        return 1.0 if held == len(self.asked) else held / (held + DOUBT)

    def rarity(self, word: str) -> float:
        """How much a word tells passages apart, by how few of those found hold it; 0 of one that is not asked for."""
        if word.lower() not in self.asked:
            return 0.0
        holding = sum(word.lower() in words for words in self.held.values())
        return math.log(1 + (len(self.held) - holding + 0.5) / (holding + 0.5))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A report that answers, by its best passage: ``score`` 0 to 1 orders, ``similarity`` is the passage's cosine.

    ``close`` where it is near enough for a chart of the question to take its figures. ``read`` are the passages that
    say how well it answers: the one shown, the nearest and the one that holds most words.
    """

    passage: Passage
    score: float
    similarity: float
    close: bool = True
    read: tuple[Passage, ...] = ()

    @property
    def report_id(self) -> str:
        """The report that the passage stands in."""
        return self.passage.report_id


def nearness(cosines: Iterable[float]) -> float:
    """How near a question comes to a library, by the cosines of its passages: the mean of the BEST, 0 without any."""
    best = sorted(cosines, reverse=True)[:BEST]
    return sum(best) / len(best) if best else 0.0


def floor(near: Sequence[float], spoken_of: Sequence[bool] = ()) -> float:
    """How near a question has to come to count as answered, by how near probes came to the same library.

    Those that it speaks of, as ``spoken_of`` says of each, are left out, unless hardly any other remains.
    """
    unrelated = [one for one, spoken in zip(near, spoken_of, strict=True) if not spoken] if spoken_of else near
    return float(np.quantile(unrelated if len(unrelated) >= LEAST_PROBES else near, UNRELATED)) + MARGIN


def names(query: str, is_known: Callable[[str], bool] = lambda _: False) -> tuple[str, ...]:
    """Who, where and what a query asks about, by its capitals: "Macron", "Red Sea", "F-16"; not how it begins.

    What it begins with is a name where it ``is_known`` as one ("Finland joins the alliance"), is a single word or has
    something of its own ("Prigozhin's last flight"). None of a query That Is Written Like a Headline, where capitals
    say nothing.
    """
    subjects = [word for word in _WORD.findall(query) if word.lower() not in EMPTY]
    if len(subjects) >= HEADLINE and not any(word[0].islower() for word in subjects):
        return ()
    found = [
        _asked_for(match)
        for match in _NAME.finditer(query)
        if match.start()
        or " " in match.group()
        or match.group() == query.strip()
        or query[match.end() :].startswith(("'s ", "’s "))
        or is_known(match.group())
    ]
    found += _DESIGNATION.findall(query)
    return tuple(dict.fromkeys(name for name in found if name.lower() not in EMPTY))


def beginning(name: str) -> tuple[str, ...]:
    """The words of a name, of the last one only how it begins whatever its ending; none where it has no word."""
    *first, last = _WORD.findall(name) or [""]
    return (*first, last[: max(SHORTEST_STEM, len(last) - LONGEST_ENDING)]) if last else ()


def strength(score: float) -> str:
    """The score of a story that answers a question, in a word."""
    return _in_a_word(score, STRONG, FAIR)


def likeness(cosine: float) -> str:
    """How much a story is like another one, in a word."""
    return _in_a_word(cosine, MUCH_ALIKE, ALIKE)


def rank(lexical: Scores, dense: Scores, least: float = FLOOR, wording: Wording | None = None) -> list[Ranked]:
    """The reports that answer, best first, each once with its best passage; none where nothing is close enough.

    ``lexical`` and ``dense`` are scores of passages by words (as a share of the best one's, none counting as 0, as far
    as ``wording`` trusts it) and by meaning (cosines). A report has the best of each among its passages, which need not
    be the same one, since what a question asks is often said in one sentence and named in another; the two are added,
    words with WORDS_WEIGHT. ``least`` is the library's ``floor``. It is held against the cosines themselves; a passage
    whose cosine is not known does not count. Passages that hold every word of the question answer it in any case.
    """
    cosines, words = dense.by_id(), _shares(lexical.by_id())
    literal: Collection[str] = wording.literal if wording else ()
    if wording:
        words = {id: share * wording.trust(id) for id, share in words.items()}
    answered = nearness(cosines.values()) >= least
    enough = SHARE * max(cosines.values(), default=0.0) if answered else math.inf
    passages: dict[str, list[Passage]] = {}
    for passage in dict.fromkeys((*dense.passages, *lexical.passages)):
        passages.setdefault(passage.report_id, []).append(passage)
    found = []
    for of_report in passages.values():
        answers = [one for one in of_report if cosines.get(one.id, -1.0) >= enough or one.id in literal]
        if not answers:
            continue
        shown = max(answers, key=lambda one: (_sum(cosines.get(one.id, -1.0), words.get(one.id, 0.0)), one.id))
        nearest = max(of_report, key=lambda one: cosines.get(one.id, -1.0))
        worded = max(of_report, key=lambda one: words.get(one.id, 0.0))
        score = _sum(_near(of_report, cosines), words.get(worded.id, 0.0))
        read = tuple(dict.fromkeys((shown, nearest, worded)))
        found.append(Ranked(shown, score, cosines.get(shown.id, -1.0), shown.id in literal, read))
    close = CHARTED * max((one.score for one in found), default=0.0)
    return sorted((replace(one, close=one.close or one.score >= close) for one in found), key=_order)


def closeness(wording: Wording, words: Sequence[str], nearest: Sequence[np.ndarray[Any, Any]]) -> list[float]:
    """How close each of several reports is to a question, 0 to 1, when the passages of each are read word by word.

    ``words`` are the question's as the model reads them, ``nearest`` for each report how near each passage comes to
    each word (passages, words); a word counts by its rarity, all of them alike where none is worth anything.
    """
    weights = np.array([wording.rarity(word) for word in words])
    if not weights.any():
        weights = np.ones(len(words))
    return [float(np.clip(rows.max(0) @ weights / max(weights.sum(), 1e-9), 0, 1)) for rows in nearest]


def standing_out(closeness: Sequence[float]) -> float:
    """How much closer to a question the best of the first reports is than the middle one of all that are read, 0 to 1.

    ``closeness`` is of the first reports in their order, READ where the library has so many.
    """
    read = [*closeness, *[BY_CHANCE] * (READ - len(closeness))]
    return max(0.0, max(closeness[:FOREMOST], default=0.0) - float(np.median(read)))


def least(floor: float, unheard: float, out: float = 0.0) -> float:
    """How near a question has to come to a library to count as answered, on the scale of ``nearness``.

    ``floor`` is the library's, ``unheard`` the share of the names asked for of which it does not speak, and ``out`` how
    far the best report that was read is ``standing_out``.
    """
    return LEAST + FLOOR_SHARE * floor + UNHEARD * unheard - STANDING_OUT * min(out, MOST_OUT)


def reordered(ranked: Sequence[Ranked], closeness: Sequence[float]) -> list[Ranked]:
    """The same reports with the first of them ordered anew by how close their passages are to the question when read.

    ``closeness``, 0 to 1, is of the passages of the first reports in their order; they stay before all others.
    """
    read = [*closeness, *[0.0] * (len(ranked) - len(closeness))]
    most = _MOST + READING_WEIGHT
    scores = [(_MOST * one.score + READING_WEIGHT * close) / most for one, close in zip(ranked, read, strict=True)]
    found = [replace(one, score=score) for one, score in zip(ranked, scores, strict=True)]
    return [*sorted(found[: len(closeness)], key=_order), *found[len(closeness) :]]


def matched_words(query: str, text: str) -> tuple[str, ...]:
    """The words of the query that stand in the text, in any of their English forms, as the query writes them."""
    stems = {stem(word) for word in _beginnings(query).findall(text.lower())}
    return tuple(word for word in _subjects(query) if stem(word) in stems)


def alike(scores: Scores, least: float) -> list[Ranked]:
    """The reports whose nearest passage comes so near to another one, and not by chance, the nearest first.

    ``scores`` are of passages by their cosines with it, the nearest first; ``least`` is the library's ``floor``.
    """
    close = ALIKE_CHARTED * max(scores.values.tolist(), default=0.0)
    best: dict[str, Ranked] = {}
    for passage, cosine in zip(scores.passages, scores.values.tolist(), strict=True):
        if cosine >= max(LITTLE_ALIKE, least):
            best.setdefault(passage.report_id, Ranked(passage, min(cosine, 1.0), cosine, cosine >= close))
    return list(best.values())


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without its ending, near enough to tell "drone" from no other word of a news story but "drones"."""
    word = word.lower()
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return (word[: -len(ending)] + instead).removesuffix("e")
    return word


@lru_cache(maxsize=64)
def _subjects(query: str) -> tuple[str, ...]:
    """The words of a query that carry a subject, each once."""
    return tuple(dict.fromkeys(word for word in _WORD.findall(query) if word.lower() not in EMPTY))


@lru_cache(maxsize=64)
def _beginnings(query: str) -> re.Pattern[str]:
    """Words that begin as one of a query's does, but for the last letter of its stem ("city", "cities")."""
    return re.compile(rf"\b(?:{'|'.join(re.escape(stem(word)[:-1]) for word in _subjects(query)) or '(?!)'})\w*")


def _asked_for(name: re.Match[str]) -> str:
    """A name without the word that only begins the question: "Did Musk"; what begins with an article keeps it."""
    first, _, rest = name.group().partition(" ")
    begins = not name.start() and rest and first.lower() in EMPTY - {"the"}
    return rest if begins else name.group()


def _near(of_report: Sequence[Passage], cosines: Mapping[str, float]) -> float:
    """How near a report comes by its nearest passage and a little by the next."""
    found = sorted((cosines.get(one.id, -1.0) for one in of_report), reverse=True)
    return found[0] + SECOND * (found[min(1, len(found) - 1)] - found[0])


def _in_a_word(score: float, strong: float, fair: float) -> str:
    return STRENGTHS[0] if score >= strong else STRENGTHS[1] if score >= fair else STRENGTHS[2]


def _shares(scores: Mapping[str, float]) -> dict[str, float]:
    """Each score as a share of the best one; BM25 has no scale of its own."""
    most = max(scores.values(), default=0.0)
    return {id: max(score, 0.0) / most if most > 0 else 0.0 for id, score in scores.items()}


def _sum(cosine: float, words: float) -> float:
    return max(cosine + WORDS_WEIGHT * words, 0.0) / _MOST


def _order(ranked: Ranked) -> tuple[float, float, str]:
    return -ranked.score, -ranked.similarity, ranked.passage.id
