"""Notes of the analyst's own on the time axis of a finished figure: a line or a band, its label in a strip on top."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, Any

import pandas as pd

from components.charts import axes, theme, words
from components.charts.drawing import Drawing
from components.records import Annotation

if TYPE_CHECKING:
    import plotly.graph_objects as go

# Labels that keep apart on the narrowest plot, a phone's, do so on all wider ones: pixels of that plot, of a letter and
# of a line; letters of a label's line.
_NARROWEST, _LETTER, _LINE, _LETTERS = 300, 6.2, 14, 30
_PADDING = 4
_SAID = "Note: "  # so that nobody takes it for what a report says
_HALF_DAY = pd.Timedelta(hours=12)  # marks stand at the beginning of their day


def annotated(figure: go.Figure, annotations: Sequence[Annotation], look: str = "light") -> go.Figure:
    """The figure with the notes that lie on its days: it grows by a strip above its panels, where their labels stand.

    Days are those of the figure's first time axis, which all its panels share. A figure without a note is as it was.
    """
    days = figure.layout.xaxis.range
    inside = [one for one in annotations if days and _on(one, days)]
    if not inside:
        return figure
    lanes = _lanes([(_at(_begin(one), days), _lines(one)) for one in inside])
    lane = max(len(_lines(one)) for one in inside) * _LINE + _PADDING
    strip = lane * (max(lanes) + 1) + _PADDING
    inner = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    copied = figure.to_dict()
    grown = Drawing(copied["layout"], copied["data"])
    _grow(grown.layout, strip)
    pen = theme.LOOKS[look]
    domains = _domains(grown.layout)
    top = max(domains.values(), default=1.0)
    for one, at in zip(inside, lanes, strict=True):
        for name in domains:
            grown.shape(**_shape(one, pen), yref=f"y{name} domain", y0=0, y1=1)
        said, foot = _lines(one), 1 + (at * lane + _PADDING) / inner
        begin = axes.iso(max(_begin(one), pd.Timestamp(days[0])))
        stalk = {"x0": begin, "x1": begin, "y0": top, "y1": foot + len(said) * _LINE / inner}
        grown.shape(type="line", xref="x", yref="paper", **stalk, line=_line(pen), layer="below")
        side = "right" if _at(begin, days) > 0.5 else "left"
        grown.note(
            "<br>".join(said), hovertext=words.plain(in_words([one])), x=begin, y=foot, xref="x", yref="paper",
            xanchor=side, yanchor="bottom", align=side, xshift=-3 if side == "right" else 3, showarrow=False,
            borderpad=0, bgcolor=pen.paper, font={"size": 11, "color": pen.text},
        )  # fmt: skip
    return grown.figure()


def notes_on(drawn: words.Drawn, annotations: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Those of the notes that lie on the days which a chart over time of these marks shows."""
    axis = axes.time_axis(drawn.table, days=drawn.days)
    return tuple(one for one in annotations if _on(one, (axis.first, axis.last)))


def in_words(annotations: Sequence[Annotation]) -> str:
    """The notes in words, for those who cannot see them and for what leaves: days, label, who wrote it."""
    if not annotations:
        return ""
    said = "; ".join(f"{_days(one)}, “{one.label}” ({one.who})" for one in annotations)
    return f"{'Note' if len(annotations) == 1 else 'Notes'} of the analyst's own: {said}."


def _grow(layout: dict[str, Any], strip: int) -> None:
    """Make room for the strip between the legend and the panels; what hangs on the picture's upper edge stays."""
    before, legend, margin = layout["height"], layout["legend"], layout["margin"]
    if legend.get("yref") == "container":
        legend["y"] = 1 - (1 - legend["y"]) * before / (before + strip)
    layout["height"] = before + strip
    margin["t"] += strip


def _domains(layout: dict[str, Any]) -> dict[str, float]:
    """The vertical axes that span a panel each, as "" or "2", with their upper ends."""
    axes = {name.removeprefix("yaxis"): axis for name, axis in layout.items() if name.startswith("yaxis")}
    return {name: axis["domain"][1] for name, axis in axes.items() if "domain" in axis}


def _shape(one: Annotation, pen: theme.Look) -> dict[str, Any]:
    """A dotted line at a day; for a span a band that holds the marks of its first and its last day."""
    if one.first == one.last:
        day = axes.iso(_begin(one))
        return {"type": "line", "xref": "x", "x0": day, "x1": day, "line": _line(pen), "layer": "below"}
    ends = {"x0": axes.iso(_begin(one)), "x1": axes.iso(pd.Timestamp(one.last) + _HALF_DAY)}
    fill = f"rgba({_rgb(pen.muted)}, 0.10)"
    return {"type": "rect", "xref": "x", **ends, "line": _line(pen), "layer": "below", "fillcolor": fill}


def _line(pen: theme.Look) -> dict[str, Any]:
    return {"color": pen.muted, "width": 1.2, "dash": "dot"}


def _begin(one: Annotation) -> pd.Timestamp:
    """Where a note begins on the axis."""
    return pd.Timestamp(one.first) - (pd.Timedelta(0) if one.first == one.last else _HALF_DAY)


def _lanes(labels: Sequence[tuple[float, Sequence[str]]]) -> list[int]:
    """A lane for each label (where on the axis, its lines), so that none runs into another on the narrowest plot."""
    taken: list[list[tuple[float, float]]] = []
    chosen = []
    for at, lines in labels:
        width = ceil(max(map(len, lines)) * _LETTER) + 2 * _PADDING
        left = at * _NARROWEST - (width if at > 0.5 else 0)
        lane = next((n for n, boxes in enumerate(taken) if not any(_meet((left, left + width), b) for b in boxes)), -1)
        if lane < 0:
            lane = len(taken)
            taken.append([])
        taken[lane].append((left, left + width))
        chosen.append(lane)
    return chosen


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _lines(one: Annotation) -> list[str]:
    return words.wrapped(f"{_SAID}{one.label}", _LETTERS).split("<br>")


def _on(one: Annotation, days: Sequence[Any]) -> bool:
    return bool(_day(days[0]) <= one.last and one.first <= _day(days[1]))


def _at(day: Any, days: Sequence[Any]) -> float:
    """Where a day lies on the axis: 0 at its left end, 1 at its right."""
    first, last = (pd.Timestamp(end) for end in days)
    return float(min(max((pd.Timestamp(day) - first) / (last - first), 0.0), 1.0))


def _day(end: Any) -> Any:
    return pd.Timestamp(end).date()


def _days(one: Annotation) -> str:
    first, last = (f"{day.day} {day:%b %Y}" for day in (one.first, one.last))
    return first if first == last else f"{first} to {last}"


def _rgb(colour: str) -> str:
    return ", ".join(str(int(colour[n : n + 2], 16)) for n in (1, 3, 5))
