"""Where things stand: the days that all panels share, the figures of one panel, the pixels of both."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import log10
from operator import attrgetter
from typing import Any

import pandas as pd

from components import vocabulary
from components.charts import words
from components.records import LONG_SPAN, PANELS

# Pixels of a plot's width, for what must be decided before anything is drawn: that which a page leaves it in a laptop's
# window, and in the narrowest, a phone's.
WIDTH, NARROW = 510, 240
# Figures for longer spans than this would press those of single days flat: they have a panel of their own.
LONG = pd.Timedelta(days=LONG_SPAN)
SPANS = "spans"
# The kinds of panels from top to bottom.
ORDER = ("events", SPANS, *PANELS[1:])
# Pixels from a mark to the tip of its arrow.
ARROW = 23

# How the basis of a bar of several figures ends, as analysis writes it, and of one whose figures are for longer spans.
GATHERED, GATHERED_SPANS = "lowest to highest", "over longer spans, lowest to highest"

# A trace as plotly reads it. Its own objects check each value of each list when they are made, and again when they
# join a figure, which takes longer than all the rest; a figure checks these once.
Trace = dict[str, Any]

# From so many times the smallest figure of a panel on, the small ones lie on one another at the foot of a scale from
# nought: two decades.
_FAR_APART = 100

_DAY = pd.Timedelta(days=1)
# Days whose writing is kept: a few years of them stand in thousands of points.
_DAYS_KEPT = 4096
# A day under a panel needs so many pixels; days are written so many days apart, over their month, which needs more of
# them, months over their year, so that they stand upright and apart on a phone too.
_TICK, _TICK_DAYS, _MONTH = 40, (1, 2, 7, 14), 64
_TICK_WORDS = (
    {"dtickrange": [None, 86_400_000 * 27], "value": "%-d\n%b %Y"},
    {"dtickrange": ["M1", None], "value": "%b\n%Y"},
)
# Marks of equal height on one day stand side by side, at most so many pixels and this share of a day apart.
_SIDE, _SIDE_DAY, _LEVEL, _SIDES = 11, pd.Timedelta(hours=5), 0.02, 4
# The share of a week's or month's width that its bars take; that of its height which a panel keeps on a phone.
_BAR, _LOWER = 0.9, 0.8
_BEGAN, _GOES_ON = "cut at the left edge began earlier", "cut at the right edge (→) goes on"


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The days that all panels share, on so many pixels; ``narrow`` are those of the narrowest screen it is seen on."""

    first: pd.Timestamp
    last: pd.Timestamp
    width: int = WIDTH
    narrow: int = NARROW

    @property
    def span(self) -> pd.Timedelta:
        """From one end of the axis to the other."""
        return self.last - self.first

    @property
    def layout(self) -> dict[str, Any]:
        """The axis for plotly: days only, a tick a day where there is room; plotly's own choice over many months."""
        room = max(2, self.width // _TICK)
        days = next((days for days in _TICK_DAYS if self.span <= days * room * _DAY), 0)
        ticks = self._ticks(days) if days else {"nticks": room // 2}
        shown = {"range": [iso(self.first), iso(self.last)], "tickangle": 0, "tickformatstops": _TICK_WORDS}
        return {"type": "date", **shown, **ticks}

    def _ticks(self, days: int) -> dict[str, Any]:
        """A tick every so many days; the first ones have none where their month would lie on the next one's name."""
        count = int((self.last.normalize() - self.first) / (days * _DAY))
        written = [self.last.normalize() - n * days * _DAY for n in range(count, -1, -1)]
        begins = next((n for n, day in enumerate(written) if day.month != written[0].month), 0)
        if begins and begins * self.across(self.first + days * _DAY) < _MONTH:
            written = written[begins:]
            months = [None, *(day.month for day in written)]
            said = [
                f"{d.day}<br>{d:%b %Y}" if d.month != m else str(d.day) for d, m in zip(written, months, strict=False)
            ]
            return {"tickmode": "array", "tickvals": [iso(day) for day in written], "ticktext": said}
        return {"dtick": days * 86_400_000, "tick0": iso(written[-1])}

    def cut(self, marks: pd.DataFrame) -> pd.DataFrame:
        """The marks, spans that reach beyond the axis cut off at its ends; ``beyond`` says which go on after it."""
        spans = marks["x_from"].notna()
        starts, stops = marks["x_from"].mask(marks["x_from"] < self.first, self.first), marks["x"]
        beyond = spans & (stops > self.last)
        return marks.assign(x_from=starts, x=stops.mask(beyond, self.last), beyond=beyond)

    def across(self, day: pd.Timestamp) -> float:
        """Pixels from the left edge of the plot."""
        # By whole numbers: this is asked ten thousand times a picture, and pandas divides spans ten times as slowly.
        first = self.first.value
        return float(day.value - first) / float(self.last.value - first) * self.width

    @property
    def narrowed(self) -> TimeAxis:
        """The same days on the narrowest screen."""
        return replace(self, width=self.narrow)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a row stands: the number of its first axes, its upper edge in pixels, the height of all rows, the days."""

    number: int
    top: int
    inner: int
    days: TimeAxis

    def domain(self, upper: int, height: int) -> list[float]:
        """The share of the plot's height from ``upper`` pixels below the row's edge, ``height`` pixels down."""
        return [(self.top - upper - height) / self.inner, (self.top - upper) / self.inner]


@dataclass(frozen=True, slots=True)
class Scale:
    """The figures of one panel from ``bottom`` to ``top`` on ``height`` pixels, logarithmic where ``log``."""

    bottom: float
    top: float
    height: int
    log: bool = False

    @property
    def layout(self) -> dict[str, Any]:
        """The axis for plotly; from nought up unless logarithmic."""
        if self.log:
            title = {"text": "logarithmic, no zero", "standoff": 4}
            steps = {"dtick": 1, "minor": {"ticks": "outside", "ticklen": 3, "dtick": "D1"}}
            return {"type": "log", "range": [log10(self.bottom), log10(self.top)], "title": title, **steps}
        return {"type": "linear", "range": [self.bottom, self.top], "zeroline": True, "nticks": 6}

    def up(self, value: float) -> float:
        """Pixels from the lower edge of the plot."""
        if self.log:
            return (log10(value) - log10(self.bottom)) / (log10(self.top) - log10(self.bottom)) * self.height
        return (value - self.bottom) / (self.top - self.bottom) * self.height


@dataclass(frozen=True, slots=True)
class Panel:
    """The marks of one panel, where each stands and what it says under the pointer: ``days``, ``hovers`` by mark.

    ``widths`` are those of the bars of figures that were added up, derived or gathered, ``joined`` marks between which
    a line is drawn, by their ids. ``named`` are the voices that have traces of their own, None for all. A ``brief``
    panel has so many marks that each says its words at one point.
    """

    marks: tuple[Any, ...]
    axis: TimeAxis
    scale: Scale
    days: dict[str, pd.Timestamp]
    hovers: dict[str, str]
    widths: dict[str, pd.Timedelta]
    named: frozenset[str] | None = None
    brief: bool = False
    joined: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls, marks: pd.DataFrame, axis: TimeAxis, scale: Scale, named: frozenset[str] | None = None, brief: bool = False
    ) -> Panel:
        """The panel with each mark on its day, a little to the right where another stands there as high."""
        step = min(axis.span * (_SIDE / axis.width), _SIDE_DAY)
        rows = tuple(each(marks))
        slots = _slots([mark for mark in rows if mark.basis])
        days: dict[str, pd.Timestamp] = {mark: start + (end - start) / 2 for mark, (start, end) in slots.items()}
        stood: dict[pd.Timestamp, list[tuple[float, int]]] = {}
        for mark in rows:
            if mark.basis:
                continue
            up, others = scale.up(max(ends(mark))), stood.setdefault(mark.x, [])
            beside = sum(width for other, width in others if abs(up - other) < _LEVEL * scale.height)
            days[str(mark.mark)] = mark.x + step * min(beside, _SIDES) if beside else mark.x
            others.append((up, 1 if mark.status == "claimed" else 2))  # another status is written beside the mark
        hovers = {str(mark.mark): words.hover(mark) for mark in rows}
        widths = {mark: end - start for mark, (start, end) in slots.items()}
        return cls(rows, axis, scale, days, hovers, widths, named, brief)

    @property
    def narrowed(self) -> Panel:
        """The same panel on the narrowest screen, where a legend of more lines takes some of its height."""
        lower = replace(self.scale, height=int(self.scale.height * _LOWER))
        return replace(self, axis=self.axis.narrowed, scale=lower)

    def spot(self, mark: Any) -> tuple[float, float]:
        """Pixels of a mark (of a range: its upper end) from the lower left corner of the plot."""
        return self.axis.across(self.days[mark.mark]), self.scale.up(max(ends(mark)))


def together(marks: Iterable[Any], named: frozenset[str] | None) -> Iterator[tuple[str, list[Any]]]:
    """The marks that one trace draws, with their group in the legend.

    They are those of one claimant who is ``named``; all others share a trace, since each costs a browser as much as
    hundreds of points.
    """
    groups: dict[str, list[Any]] = {}
    for mark in marks:
        groups.setdefault(mark.voice if named is None or mark.voice in named else "", []).append(mark)
    for voice, group in sorted(groups.items()):
        yield words.plain(voice) if voice else "others", group


def of_a_colour(marks: Iterable[Any]) -> Iterator[tuple[str, list[Any]]]:
    """The marks of each colour: a line has one only."""
    groups: dict[str, list[Any]] = {}
    for mark in marks:
        groups.setdefault(vocabulary.colour(mark.voice), []).append(mark)
    yield from sorted(groups.items())


def gathered(mark: Any) -> bool:
    """Whether a mark is a bar from the lowest to the highest of several figures."""
    return str(mark.basis).endswith(GATHERED)


def _slots(made: Iterable[Any]) -> dict[str, tuple[pd.Timestamp, pd.Timestamp]]:
    """From when to when the bar of each figure reaches: sums of one span side by side, differences over one another."""
    slots: dict[str, tuple[pd.Timestamp, pd.Timestamp]] = {}
    groups: dict[tuple[Any, Any, str], list[Any]] = {}
    for mark in made:
        groups.setdefault((mark.x_from, mark.x, mark.panel), []).append(mark)
    for (first, last, kind), group in groups.items():
        whole = last - first + _DAY
        number = 1 if kind == "differences" else len(group)
        share = whole * _BAR / number
        start = first - _DAY / 2 + whole * (1 - _BAR) / 2
        for n, mark in enumerate(sorted(group, key=attrgetter("voice", "series"))):
            left = start + share * (n % number)
            slots[str(mark.mark)] = (left, left + share)
    return slots


def time_axis(marks: pd.DataFrame, width: int = 0, days: pd.DataFrame | None = None) -> TimeAxis:
    """The days from the first mark (of ``days``: the first of these) to the last with a margin, on so many pixels.

    A week about a single day. Without a width the axis is a page's, which is seen on wide and narrow screens.
    """
    room = (width or WIDTH, width or NARROW)
    if marks.empty:
        return TimeAxis(pd.Timestamp(0), pd.Timestamp(0) + _DAY, *room)
    if days is None:
        first, last = marks["x_from"].fillna(marks["x"]).min(), marks["x"].max()
    else:
        first, last = days.index[0], days.index[-1]
    margin = max((last - first) * 0.04, _DAY if last > first else 3 * _DAY)
    return TimeAxis(first - margin, last + margin, *room)


def cut_note(drawn: words.Drawn) -> list[str]:
    """That bars begin before the first of the days shown, or end after the last, where one does."""
    if drawn.days is None:
        return []
    spans = drawn.table[drawn.table["basis"].eq("") & drawn.table["x_from"].notna()]
    shown = time_axis(drawn.table, days=drawn.days)
    there = ((_BEGAN, spans["x_from"] < drawn.days.index[0]), (_GOES_ON, spans["x"] > shown.last))
    said = [text for text, cut in there if cut.any()]
    return [f"A bar {', one '.join(said)}: its days stand under the pointer and in the table."] if said else []


def kinds(marks: pd.DataFrame) -> pd.Series[Any]:
    """The panel of each mark: figures for spans so long that they would press the others flat have one of their own."""
    apart = (marks["basis"].eq("") & (marks["x"] - marks["x_from"]).gt(LONG)) | marks["basis"].str.endswith(
        GATHERED_SPANS
    )
    return marks["panel"].mask(marks["panel"].eq("events") & apart, SPANS)


def far_apart(marks: pd.DataFrame) -> bool:
    """Whether a logarithmic scale would serve the figures of a panel: far apart, none of them nought, none added up."""
    values = pd.concat([marks["low"], marks["high"]]).dropna()
    least, most = float(values.min()), float(values.max())
    return bool(marks["basis"].eq("").all() and least > 0 and most >= _FAR_APART * least)


def scale(marks: pd.DataFrame, height: int, log: bool) -> Scale:
    """The scale of a panel's figures, with room above the highest for an arrow."""
    values = pd.concat([marks["low"], marks["high"]]).dropna()
    least, most = float(values.min()), float(values.max())
    if log and far_apart(marks):
        return Scale(least / 1.6, most * 2, height, log=True)
    room = 1 + 40 / height
    return Scale(min(0.0, least * room), most * room if most > 0 else 1.0, height)


def each(marks: pd.DataFrame) -> Iterator[Any]:
    """The marks of a table one by one, their columns as attributes."""
    # Whole columns at a time: ``itertuples`` takes each text out of its column by itself and names a class each time.
    return map(_record(tuple(marks.columns))._make, zip(*(marks[name].tolist() for name in marks.columns), strict=True))


@cache
def _record(names: tuple[str, ...]) -> Any:
    return namedtuple("_Mark", names)


def ends(mark: Any) -> list[float]:
    """The ends that a mark states: one, or two for a range; never one between."""
    low, high = float(mark.low), float(mark.high)
    if low < high:
        return [low, high]
    return [high] if low != low else [low] if low == high or high != high else [high, low]  # an open end equals nothing


def name(number: int) -> str:
    """What plotly puts behind "xaxis" or "x" for the axis of this number; nothing for the first."""
    return "" if number == 1 else str(number)


@lru_cache(maxsize=_DAYS_KEPT)
def iso(day: pd.Timestamp) -> str:
    """A day as plotly reads it."""
    return day.isoformat()


class _Column(list[Any]):
    """A list of a trace that is handed on as it is: nobody writes into it once it is drawn.

    Plotly copies each value of each list whenever a figure is made, read or shown.
    """

    def __deepcopy__(self, memo: object) -> _Column:
        return self


def columns(points: Iterable[dict[str, Any]]) -> dict[str, list[Any]]:
    """Points to the lists that plotly draws; nothing where there are none."""
    rows = list(points)
    return {name: _Column(row[name] for row in rows) for name in rows[0]} if rows else {}


def at_once(values: list[Any]) -> Any:
    """What plotly is given for a property of all points: the one value where they share it, which is drawn faster."""
    return values[0] if values.count(values[0]) == len(values) else values
