"""What stands around a chart in words: its title, hovers, evidence, summary and table."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape
from itertools import combinations
from typing import Any, Protocol

import pandas as pd

from components import vocabulary
from components.records import SAMPLE_WORDS, Provenance

SAMPLE = f"SAMPLE: {SAMPLE_WORDS}"
SIGNS = {"unverified": "?", "denied": "denied", "hypothetical": "if"}
DISPUTED = "≠"

_HOVER_WIDTH = 56
_QUOTE_LENGTH = 200
# Texts whose lines are remembered, some megabytes: another filter mostly shows marks with the quotes of the one before.
_LINES_KEPT = 20_000
# Pixels from the edge of a picture to its words and of a letter of the small print, and such letters in a page's line.
EDGE, _SMALL_LETTER, _PAGE_LETTERS = 14, 5.9, 120
# Pixels of a title's letter and line, of a subtitle's line, of both in one line each with the space below; letters of
# both that a phone's page holds, and lines of a subtitle there.
_TITLE_LETTER, _TITLE_LINE, _SUBTITLE_LINE, _HEAD = 11, 23, 16, 62
_PHONE_TITLE, _PHONE_LETTERS, _PAGE_LINES = 37, 62, 2
_SOURCES_NAMED = 8
# Words of a beginning that many names share which are kept: "stated by" tells an outlet's own voice from a claimant.
# So many more are kept of one that ends where the others go on.
_HEAD_WORDS, _TAIL_WORDS = 2, 4
# In so few letters a name's beginning tells more than a piece of either end.
_BOTH_ENDS = 20
# Metrics that the title of a picture of several names, and figures in words that a summary names.
_TITLED = 3
_VAGUE_NAMED = 30
# What a summary is made from; to take all columns of the marks apart by panel takes longer than all else.
_SUMMED_UP = ("metric", "unit", "panel", "voice", "vague", "low", "high", "x_from", "x", "words", "period")
_KINDS = {"events": "event", "running totals": "running total", "differences": "difference", "states": "level"}


def small_print(width: int) -> int:
    """Letters of a line of small print on a picture of so many pixels; what a page's main column holds for 0."""
    return int((width - 2 * EDGE) / _SMALL_LETTER) if width else _PAGE_LETTERS


class Captioned(Protocol):
    """What any picture is made from: marks (MARK_COLUMNS), what was left out and why, and the rule in one sentence."""

    @property
    def table(self) -> pd.DataFrame: ...
    @property
    def left_out(self) -> tuple[tuple[str, int], ...]: ...
    @property
    def rule(self) -> str: ...


class Drawn(Captioned, Protocol):
    """What a chart over time is made from.

    ``bin`` is one of BINS; ``days`` are those that a chart shows, a row each with the number of ``reports`` that came
    out and whether a mark speaks of it (``told``), None where nobody counted them. ``log`` asks for logarithmic scales
    in the panels that can have one.
    """

    @property
    def bin(self) -> str: ...
    @property
    def days(self) -> pd.DataFrame | None: ...
    @property
    def log(self) -> bool: ...


def sign(mark: Any) -> str:
    """What is written beside a mark that is not simply a claimed figure: "~" for about, "?" for unverified.

    "→" is written beside a span that goes on after the days of the axis.
    """
    about = "~" if mark.bound == "about" and not mark.vague else ""
    disputed, goes_on = DISPUTED if mark.disputed_by else "", "→" if mark.beyond else ""
    return about + SIGNS.get(mark.status, "") + disputed + goes_on


def basis_sign(mark: Any) -> str:
    """How many days a sum speaks of, as short as it goes: "5/7" for 5 of 7 days reported."""
    said = str(mark.basis)
    return "/".join(part for part in said.split() if part.isdecimal()) if said.endswith("reported") else ""


def plain(text: object) -> str:
    """A stranger's text as plotly must be given it to show it letter for letter, on one line."""
    return escape(" ".join(str(text).split()), quote=False)


def wrapped(text: object, width: int) -> str:
    """``plain`` text in lines of at most ``width`` characters."""
    said = str(text)
    return plain(said) if len(said) <= width else _lines(said, width)


@lru_cache(maxsize=_LINES_KEPT)
def _lines(text: str, width: int) -> str:
    return "<br>".join(plain(line) for line in textwrap.wrap(" ".join(text.split()), width))


def short(name: str, letters: int) -> str:
    """A name of at most so many letters; a longer one keeps its beginning and its end, in whole words where it can."""
    if len(name) <= letters:
        return name
    first, word = name[: letters - letters // 2 - 3], name.split(" ", 1)[0]
    first = first.rsplit(" ", 1)[0] if " " in first else word if len(word) < letters * 2 // 3 else first
    end = letters - len(first) - 3
    last = name[-end - 1 :].split(" ", 1)[1] if " " in name[-end - 1 : -1] else name[-end:]
    return f"{first} … {last}"


def shortened(names: Iterable[str], letters: int) -> dict[str, str]:
    """Each name at most so many letters long, no two of them alike.

    Of long names that begin alike what follows is kept, of those whose ends are alike too what sets them apart.
    """
    called = vocabulary.outlets_apart(map(str, names))
    told = _from_where_they_part(called, letters)
    for said in [said for said, count in Counter(told.values()).items() if count > 1]:
        alike = [name for name in told if told[name] == said]
        told |= {name: _from_difference(called[name], [called[one] for one in alike], letters) for name in alike}
    return told if len(set(told.values())) == len(told) else called


def _from_where_they_part(called: Mapping[str, str], letters: int) -> dict[str, str]:
    """The names shortened, of the long ones that begin alike what follows: "stated by … Air Force's daily list"."""
    told = {name: short(said, letters) for name, said in called.items()}
    long = {name: said.split() for name, said in called.items() if len(said) > letters}
    same = min((_alike(a, b) for a, b in combinations(long.values(), 2)), default=0)
    if any(len(said) == same for said in long.values()):
        same -= _TAIL_WORDS
    if same <= _HEAD_WORDS:
        return told
    for name, said in long.items():
        rest = " ".join(said[same:]).removeprefix("the ")
        head = f"{' '.join(said[:_HEAD_WORDS])} …"
        room = letters - len(head) - 1
        begins = "" if room > _BOTH_ENDS else textwrap.shorten(rest, room, placeholder=" …").removeprefix("…")
        told[name] = f"{head} {begins or short(rest, room)}" if len(head) < letters / 2 else told[name]
    return told


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """With how many equal words two names begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, pair in pairs if len(set(pair)) > 1), min(len(one), len(other)))


def _from_difference(name: str, alike: Sequence[str], letters: int) -> str:
    """How a name begins, then the words from the first on in which it differs from those alike: two at least."""
    parts = [other.split() for other in alike]
    same = next((n for n, words in enumerate(zip(*parts, strict=False)) if len(set(words)) > 1), min(map(len, parts)))
    head, said = textwrap.shorten(name, letters // 3, placeholder=""), name.split()
    left = " ".join(said[min(same, len(said) - 2) :])
    return f"{head} … {textwrap.shorten(left, letters - len(head) - 3, placeholder=' …')}".strip()


def title(metric: str, unit: str) -> str:
    """The title of a metric's chart, which says that its figures are claims: "Drones downed, claimed — drones"."""
    return f"{label(metric)}, claimed — {vocabulary.unit_words(unit)}"


def title_of(kinds: Iterable[tuple[str, str]], rest: str = "") -> str:
    """The title of a picture of several metrics, each with its unit: a few by name; of more, that they are claims."""
    known = list(dict.fromkeys(kinds))
    if len(known) == 1:
        return title(*known[0])
    labels = [label(metric) for metric in dict.fromkeys(metric for metric, _ in known)]
    if not 0 < len(labels) <= _TITLED:
        return f"Figures claimed in reports{rest}"
    *more, last = [labels[0], *(name[:1].lower() + name[1:] for name in labels[1:])]
    return f"{', '.join(more)}{' and ' if more else ''}{last}, claimed{rest}"


def label(metric: str) -> str:
    """A metric's label; the name itself where the vocabulary has none."""
    known = vocabulary.metrics().get(metric)
    return known.label if known else metric


def hover(mark: Any) -> str:
    """What a mark says under the pointer: figure, claimant, whose and where, when, who carries it, its words."""
    status = {"claimed": "", "unverified": f"not verified, say {mark.unverified} of its {len(mark.claims)} mentions"}
    about = [
        f"of {mark.target}" if mark.target else "",
        f"in {', '.join(mark.places)}" if mark.places else "",
        "a part of a larger figure" if mark.scope == "part" else "",
    ]
    lines = [
        vocabulary.outlet_words(mark.voice),
        "; ".join(filter(None, about)),
        mark.period,
        mark.basis,
        "" if mark.standing else "its claimant gave another figure later, or in more stories",
        status.get(mark.status, mark.status),
        f"disputed by {mark.disputed_by}" if mark.disputed_by else "",
        mark.carried,
        _corrected(mark.corrected, len(mark.claims)),
        f"“{_cut(mark.quote)}”" if mark.quote else "",
    ]
    return f"<b>{wrapped(mark.words, _HOVER_WIDTH)}</b><br>" + "<br>".join(
        wrapped(line, _HOVER_WIDTH) for line in lines if line
    )


def _cut(quote: str) -> str:
    said = " ".join(quote.split())
    return said if len(said) <= _QUOTE_LENGTH else textwrap.shorten(said, _QUOTE_LENGTH, placeholder=" …")


def about(provenance: Provenance) -> str:
    """What a picture is of: its filters, then its period, unless they state that."""
    first, last = provenance.period.split(" to ") if " to " in provenance.period else ("", "")
    stated = first and f"from {first}" in provenance.filters and f"to {last}" in provenance.filters
    return provenance.filters if stated else f"{provenance.filters} · {provenance.period}"


def heading(text: str, about: Sequence[str], width: int) -> dict[str, Any]:
    """Title and subtitle of a picture of so many pixels at its left edge, in lines that it holds.

    ``about`` are the subtitle's lines, the first (where there are two) in bold. On a page (0) they hold on a phone, and
    no line of the subtitle is a third.
    """
    letters = small_print(width) if width else _PHONE_LETTERS
    *bold, below = [wrapped(line, letters).split("<br>") for line in about]
    if not width and len(below) > _PAGE_LINES:
        below = [*below[: _PAGE_LINES - 1], f"{below[_PAGE_LINES - 1]} …"]
    above = [f"<b>{line}</b>" for part in bold for line in part]
    room = int((width - 2 * EDGE) / _TITLE_LETTER) if width else _PHONE_TITLE
    said = wrapped(text, room)
    edge = {"x": EDGE / width if width else 0, "xref": "container", "xanchor": "left"}
    top = 14 + said.count("<br>") * _TITLE_LINE / 2  # plotly lifts a title by half of each further line
    return {
        "text": said, "subtitle": {"text": "<br>".join([*above, *below])}, **edge,
        "y": 1, "yref": "container", "yanchor": "top", "pad": {"t": top},
    }  # fmt: skip


def heading_height(heading: Mapping[str, Any]) -> int:
    """Pixels that a title and its subtitle take, with the space below them."""
    lines, below = (str(text).count("<br>") for text in (heading["text"], heading["subtitle"]["text"]))
    return _HEAD + lines * _TITLE_LINE + below * _SUBTITLE_LINE


def caption(drawn: Captioned, provenance: Provenance, notes: Iterable[str]) -> list[str]:
    """The sentences under a picture that leaves: what it may say, what it left out and where it all comes from."""
    marks = drawn.table
    named, more = provenance.sources[:_SOURCES_NAMED], len(provenance.sources) - _SOURCES_NAMED
    called = vocabulary.outlets_apart(named)
    outlets = f": {', '.join(called.values())}{f' and {more} more' if more > 0 else ''}" if named else ""
    sample = f", {SAMPLE}" if provenance.sample else ""
    return [
        f"Figures as claimed, not independently verified. {drawn.rule}",
        *notes,
        f"Left out: {_counts(drawn.left_out)}. {_corrections(provenance.corrected)}",
        f"{numbered(len(marks), 'mark')} from {numbered(provenance.claims, 'claim')} in "
        f"{numbered(provenance.reports, 'report')} of {numbered(len(provenance.sources), 'outlet')}{outlets}.",
        f"Data as of {provenance.latest or 'an unknown day'}; exported {provenance.exported}; library "
        f"{provenance.library}, fingerprint {provenance.fingerprint}{sample}.",
    ]


def summary(drawn: Drawn) -> str:
    """The chart in words: how many figures, by whom, from when to when, the smallest, the largest, what is left out."""
    marks = drawn.table
    left_out = f" Left out: {_counts(drawn.left_out)}." if drawn.left_out else ""
    if marks.empty:
        return f"No figure to draw.{left_out}"
    paragraphs = []
    for (metric, unit, panel), group in marks[list(_SUMMED_UP)].groupby(["metric", "unit", "panel"], sort=False):
        counts = group["voice"].value_counts()
        said = vocabulary.outlets_apart(map(str, counts.index))
        by = ", ".join(f"{said[str(voice)]} ({count})" for voice, count in counts.items())
        numbers = group[~group["vague"]]
        sentence = (
            f"{title(str(metric), str(unit))}, {panel}: {numbered(len(group), 'figure')} {_span(group)}, by {by}."
        )
        if len(numbers) > 1:
            least, most = numbers.iloc[_low(numbers).argmin()], numbers.iloc[_high(numbers).argmax()]
            sentence += f" Smallest: {_said(least)}. Largest: {_said(most)}."
        elif len(numbers) == 1:
            sentence += f" It is {_said(numbers.iloc[0])}."
        vague = list(group.loc[group["vague"], "words"])
        if vague:
            more = f" and {len(vague) - _VAGUE_NAMED:,} more" if len(vague) > _VAGUE_NAMED else ""
            sentence += f" In words only: {', '.join(vague[:_VAGUE_NAMED])}{more}."
        paragraphs.append(sentence)
    return "\n".join(paragraphs) + left_out


def table(drawn: Drawn) -> pd.DataFrame:
    """The chart as a table, one row a mark, newest first; figures are in words, so that no bound is lost."""
    marks = drawn.table.iloc[::-1]
    return pd.DataFrame(
        {
            "Days": marks["period"],
            "Figure": marks["words"],
            "Claimed by": marks["voice"].map(vocabulary.outlet_words),
            "Metric": marks["metric"].map(label),
            "Kind": marks["panel"].map(_KINDS),
            "Status": marks["status"],
            "Of": marks["target"],
            "Places": marks["places"].map(", ".join),
            "Scope": marks["scope"],
            "Made from": marks["basis"],
            "Outlets": marks["outlets"].map(lambda names: ", ".join(map(vocabulary.outlet_words, names))),
            "Reports": marks["reports"],
            "Quote": marks["quote"],
        }
    ).reset_index(drop=True)


def _said(mark: Any) -> str:
    return f"{mark.words} ({vocabulary.outlet_words(mark.voice)}, {mark.period})"


def _span(group: pd.DataFrame) -> str:
    first, last = group["x_from"].fillna(group["x"]).min(), group["x"].max()
    days = [f"{day.day} {day:%b} {day.year}" for day in (first, last)]
    return f"on {days[0]}" if first == last else f"from {' to '.join(days)}"


def _low(marks: pd.DataFrame) -> pd.Series[Any]:
    return marks["low"].fillna(marks["high"])


def _high(marks: pd.DataFrame) -> pd.Series[Any]:
    return marks["high"].fillna(marks["low"])


def _counts(left_out: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{count} {reason}" for reason, count in left_out) or "nothing"


def _corrected(corrected: int, claims: int) -> str:
    """What a hover says of corrections among the claims of a mark."""
    if not corrected:
        return ""
    return "corrected by a reader" if claims == 1 else f"{corrected} of its {claims} mentions corrected by a reader"


def _corrections(count: int) -> str:
    if not count:
        return "No claim was corrected."
    return f"{numbered(count, 'claim')} {'was' if count == 1 else 'were'} corrected by a reader."


def numbered(count: int, noun: str) -> str:
    """A count with its noun: "1 figure", "1,204 figures"."""
    return f"{count:,} {noun}{'s' * (count != 1)}"
