"""How each mark is drawn: point, range, arrow, hollow, part, and vague words on a rail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import pandas as pd

from components import vocabulary
from components.charts import words
from components.charts.axes import (
    ARROW,
    GATHERED,
    Panel,
    TimeAxis,
    Trace,
    at_once,
    columns,
    each,
    ends,
    gathered,
    iso,
    of_a_colour,
    together,
)
from components.charts.joining import bars, lines
from components.charts.labels import labels
from components.charts.theme import FONT, Look

# Pixels: a part is smaller than its whole, the end of a range smaller than a figure of its own.
_SIZE, _PART, _END, _PART_END, _CAP = 10, 6, 6, 4, 16
# Pixels of an arrow: from the mark to the middle of its stem, the stem, the head; the tip of one that has no room
# above nought for its stem.
_STEM_AT, _STEM, _HEAD, _TIP_NEAR = 11, 10, 8, 13
# Pixels of a letter and of the sign before a word on the rail.
_LETTER, _RAIL_SIGN = 6.2, 24
# Lines of the rail at most on which each figure has its word beside it.
_RAIL_LINES = 6
# How much is left to see of a figure that its claimant gave anew later.
_REVISED = 0.4
# How much of the other marks is left to see beside those that are selected: plotly's own fifth is next to nothing.
_UNSELECTED = 0.45
# A font that there is not, named behind those of labels whose place was found for a wide or for a narrow plot: a page's
# style shows the one or the other, by the width that the chart has.
ON_WIDE, ON_NARROW = "labels-wide", "labels-narrow"


@dataclass(frozen=True, slots=True)
class Pen:
    """What all panels draw with: the look, a symbol for each voice, and which voices are ``named`` (see axes.Panel)."""

    look: Look
    symbols: dict[str, str]
    named: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Rail:
    """The line on which each vague mark's word stands, by mark, and how many lines there are.

    Where so many words would need too many lines each word has one, ``named`` at its left end, and marks have none.
    """

    line: dict[str, float]
    lines: int
    named: tuple[tuple[float, str], ...] = ()


def rail(vague: pd.DataFrame, axis: TimeAxis) -> Rail:
    """Words side by side where they fit, on the narrowest screen too, else one under another; else a line a word."""
    line: dict[str, float] = {}
    taken: list[float] = []
    for mark in each(vague.sort_values("x", kind="stable")):
        left = axis.narrowed.across(mark.x)
        number = next((n for n, end in enumerate(taken) if end < left), len(taken))
        taken[number : number + 1] = [left + len(_word(mark)) * _LETTER + _RAIL_SIGN]
        line[str(mark.mark)] = number
    return Rail(line, len(taken)) if len(taken) <= _RAIL_LINES else _a_line_a_word(vague)


def _a_line_a_word(vague: pd.DataFrame) -> Rail:
    """The smallest word below; a word of several stands in two lines of text and takes the room of two."""
    marks = sorted(each(vague), key=lambda mark: -max(ends(mark)))
    at: dict[str, float] = {}
    lines = 0
    for word in dict.fromkeys(map(_word, marks)):
        high = 2 if " " in word else 1
        at[word] = lines + (high - 1) / 2
        lines += high
    broken = ((line, " ".join(word.split(" ")[:-1]) + "<br>" + word.split(" ")[-1]) for word, line in at.items())
    named = tuple((line, word.removeprefix("<br>")) for line, word in broken)
    return Rail({str(mark.mark): at[_word(mark)] for mark in marks}, lines, named)


def traces(panel: Panel, pen: Pen) -> list[Trace]:
    """The marks of one panel over their lines and bars: points, their arrows, then labels where there is room."""
    drawn = lines(panel)
    parts_last = sorted(panel.marks, key=attrgetter("scope"), reverse=True)
    for legend, group in together(parts_last, panel.named):
        how = {"legendgroup": legend}
        for colour, alike in of_a_colour(group):
            bar: dict[str, Any] = {"mode": "lines+markers", "line": {"color": colour, "width": 2}}
            drawn += _scatter(_bars(alike, panel), **how, **bar)
        font = {"color": pen.look.text, "size": 12}
        drawn += _scatter(_points(group, panel, pen), **how, mode="markers+text", textfont=font)
        drawn += _scatter(_arrows(group, panel), **how, mode="markers")
    narrow = panel.axis.narrow < panel.axis.width
    drawn += _labels(panel, pen, ON_WIDE if narrow else "")
    drawn += _labels(panel.narrowed, pen, ON_NARROW) if narrow else []
    return [*bars(panel, pen.look), *(trace | {"cliponaxis": False} for trace in drawn)]


def rail_traces(vague: pd.DataFrame, pen: Pen, rail: Rail) -> list[Trace]:
    """The words of one panel's vague claims, each behind its claimant's sign."""
    drawn = []
    for legend, group in together(each(vague), pen.named):
        points = (
            {
                **_said(mark, {mark.mark: words.hover(mark)}, mark.x, rail.line[mark.mark]),
                "symbol": pen.symbols[str(mark.voice)] + ("" if mark.day_stated else "-open"),
                "size": _SIZE - 2,
                "text": f" {'' if rail.named else words.plain(_word(mark))} {words.sign(mark)}".rstrip(),
            }
            for mark in group
        )
        font = {"color": pen.look.text, "size": 11}
        drawn += _scatter(points, legendgroup=legend, mode="markers+text", textfont=font)
    return [trace | {"cliponaxis": False} for trace in drawn]


def key(voice: str, pen: Pen, name: str) -> Trace:
    """A voice's entry in the legend: its sign and its name."""
    marker = {"symbol": pen.symbols[voice], "color": vocabulary.colour(voice), "size": _SIZE, "opacity": 1}
    named = {"name": words.plain(name), "legendgroup": words.plain(voice)}
    return {"type": "scatter", "x": [None], "y": [None], "mode": "markers", "marker": marker, **named}


def notes(marks: pd.DataFrame) -> list[str]:
    """What the signs mean, those only that stand on the chart."""
    numbers = marks[~marks["vague"].eq(True)]
    ranges = numbers["low"].notna() & numbers["high"].notna() & numbers["low"].ne(numbers["high"])
    made, gathers = numbers["basis"].ne(""), numbers["basis"].str.endswith(GATHERED)
    said = [
        ("bar with caps = both ends of a range", (ranges & ~gathers).any()),
        ("↑ = the figure or more", numbers["high"].isna().any()),
        ("↓ = the figure or less", numbers["low"].isna().any()),
        ("~ = about", numbers["bound"].eq("about").any()),
        ("hollow = day not stated, drawn at publication", (~marks["day_stated"].astype(bool)).any()),
        ("small = part of a larger figure", numbers["scope"].eq("part").any()),
        *((f"{sign} = {status}", marks["status"].eq(status).any()) for status, sign in words.SIGNS.items()),
        (f"{words.DISPUTED} = disputed by somebody", marks["disputed_by"].ne("").any()),
        (
            "faint = its claimant gave another figure for it, later or in more stories",
            (~numbers["standing"].astype(bool)).any(),
        ),
        ("light bar = from the lowest to the highest of several figures", gathers.any()),
        ("lighter part of a bar = from the lower to the upper end", (ranges & made & ~gathers).any()),
        ("hatched bar = derived from two running totals", numbers["panel"].eq("differences").any()),
        ("5/7 = 5 of 7 days reported", numbers["basis"].str.endswith("reported").any()),
    ]
    signs = "; ".join(text for text, there in said if there)
    return [f"Signs: {signs}."] if signs else []


def _labels(panel: Panel, pen: Pen, screen: str) -> list[Trace]:
    """What is written beside the marks; ``screen`` says which screens see it, "" all of them."""
    written = columns(labels(panel))
    if not written:
        return []
    unseen, font = {"size": written.pop("size"), "opacity": 0}, {"color": pen.look.text, "size": 11}
    font |= {"family": f"{FONT}, {screen}"} if screen else {}  # nothing else of a trace reaches the page's style
    how = {"mode": "markers+text", "marker": unseen, "hoverinfo": "skip", "showlegend": False, "textfont": font}
    return [{"type": "scatter", **written, **how}]


def _scatter(points: Iterator[dict[str, Any]], **how: Any) -> list[Trace]:
    """One trace of these points, none where there are none; all have markers, since only a marker answers a click."""
    lists = columns(points)
    if not lists:
        return []
    parts = {"color", "symbol", "size", "angle", "standoff", "opacity"} & set(lists)
    marker: dict[str, Any] = {name: at_once(lists.pop(name)) for name in sorted(parts)}
    edge = {
        "color": at_once(lists.pop("edge_color", [None])) or marker["color"],
        "width": at_once(lists.pop("edge", [0])),
    }
    if "text" in lists and not any(lists["text"]):  # a browser makes room for each text of thousands, a blank one too
        how |= {"mode": "markers"}
        del lists["text"]
    hover = {"hovertemplate": "%{hovertext}<extra></extra>"} if "hovertext" in lists else {"hoverinfo": "skip"}
    marker = {"opacity": 1, **marker, "line": edge}
    still = {"textposition": "middle right", "showlegend": False, "unselected": {"marker": {"opacity": _UNSELECTED}}}
    return [{"type": "scatter", **lists, **how, **hover, **still, "marker": marker}]


def _points(marks: Iterable[Any], panel: Panel, pen: Pen) -> Iterator[dict[str, Any]]:
    """The figures as points, a range as its two ends."""
    for mark in marks:
        values = ends(mark)
        part, is_range, sign = mark.scope == "part", len(values) == 2, words.sign(mark)
        for value in values[-1:] if gathered(mark) else values:
            yield {
                **_said(mark, panel.hovers, panel.days[str(mark.mark)], value),
                "symbol": pen.symbols[str(mark.voice)] + ("" if mark.day_stated else "-open"),
                "size": (_PART_END if part else _END) if is_range else (_PART if part else _SIZE),
                "opacity": 1 if mark.standing else _REVISED,
                "edge": 0 if is_range else 1,
                "edge_color": pen.look.paper,
                "text": "\u00a0" * (4 if is_range else 1) + sign if sign and value == values[-1] else "",
            }


def _arrows(marks: Iterable[Any], panel: Panel) -> Iterator[dict[str, Any]]:
    """Arrows on the open side, in pixels so that they look the same on every scale."""
    for mark in marks:
        up, down = pd.isna(mark.high), pd.isna(mark.low)
        far = up or panel.spot(mark)[1] >= ARROW
        # plotly moves a symbol off its point downwards, before it turns it: this arrow points down, or turned up.
        stem = {"symbol": "line-ns-open", "size": _STEM, "standoff": _STEM_AT, "edge": 2}
        head = {"symbol": "arrow-down", "size": _HEAD, "standoff": ARROW if far else _TIP_NEAR, "edge": 0}
        for shape in ((stem, head) if far else (head,)) if up or down else ():
            yield {
                **_at(mark, panel, panel.days[str(mark.mark)], ends(mark)[0]),
                "angle": 180 if up else 0,
                **shape,
            }


def _bars(marks: Iterable[Any], panel: Panel) -> Iterator[dict[str, Any]]:
    """Ranges from end to end with caps, longer spans from their first day; a gap after each."""
    for mark in marks:
        if gathered(mark):
            continue
        values, day = ends(mark), panel.days[str(mark.mark)]
        lines = [[(day, value, "line-ew-open", _CAP) for value in values]] if len(values) == 2 else []
        if not pd.isna(mark.x_from) and not mark.basis:
            lines += [[(mark.x_from, v, "line-ns-open", _SIZE), (day, v, "line-ns-open", 0)] for v in values]
        for line in lines:
            for at, value, symbol, size in line:
                yield {**_at(mark, panel, at, value), "symbol": symbol, "size": size, "edge": 2}
            yield {**_at(mark, panel, day, None), "symbol": "line-ew-open", "size": 0, "edge": 0}


def _said(mark: Any, hovers: dict[str, str], at: pd.Timestamp, value: float | None) -> dict[str, Any]:
    """Where a point stands and what it tells of its mark: the claims behind it, its words under the pointer."""
    return {**_stands(mark, at, value), "customdata": list(mark.claims), "hovertext": hovers[mark.mark]}


def _at(mark: Any, panel: Panel, at: pd.Timestamp, value: float | None) -> dict[str, Any]:
    """Where a line or an arrow of a mark stands; it tells of the mark too, but among very many only its point does."""
    return _stands(mark, at, value) if panel.brief else _said(mark, panel.hovers, at, value)


def _stands(mark: Any, at: pd.Timestamp, value: float | None) -> dict[str, Any]:
    return {"x": iso(at), "y": value, "color": vocabulary.colour(mark.voice)}


def _word(mark: Any) -> str:
    return vocabulary.figure_words(mark.low, mark.high, mark.bound, vague=True)
