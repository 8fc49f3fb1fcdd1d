"""Notes of the analyst's own on the time axis of a finished figure: a line or a band, its label in a strip on top."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, Any

import pandas as pd

from components.charts import axes, theme, words
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
    import plotly.graph_objects as go

    days = figure.layout.xaxis.range
    inside = [one for one in annotations if days and _on(one, days)]
    if not inside:
        return figure
    lanes = _lanes([(_at(one.first, days), _lines(one)) for one in inside])
    lane = max(len(_lines(one)) for one in inside) * _LINE + _PADDING
    strip = lane * (max(lanes) + 1) + _PADDING
    grown = go.Figure(figure)
    inner = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    _grow(grown, strip)
    pen = theme.LOOKS[look]
    domains = _domains(grown)
    top = max((grown.layout[f"yaxis{name}"].domain[1] for name in domains), default=1.0)
    for one, at in zip(inside, lanes, strict=True):
        foot = 1 + (at * lane + _PADDING) / inner
        for name in domains:
            grown.add_shape(_shape(one, pen), yref=f"y{name} domain", y0=0, y1=1)
        grown.add_shape(_shape(one, pen), yref="paper", y0=top, y1=foot + lane / inner)
        right = _at(one.first, days) > 0.5
        grown.add_annotation(
            text="<br>".join(_lines(one)), hovertext=words.plain(in_words([one])),
            x=axes.iso(max(pd.Timestamp(one.first), pd.Timestamp(days[0]))),
            y=foot, xref="x", yref="paper", xanchor="right" if right else "left", yanchor="bottom",
            align="right" if right else "left", xshift=-3 if right else 3, showarrow=False, borderpad=0,
            bgcolor=pen.paper, font={"size": 11, "color": pen.text},
        )  # fmt: skip
    return grown


def in_words(annotations: Sequence[Annotation]) -> str:
    """The notes in words, for those who cannot see them and for what leaves: days, label, who wrote it."""
    if not annotations:
        return ""
    said = "; ".join(f"{_days(one)}, “{one.label}” ({one.who})" for one in annotations)
    return f"{'Note' if len(annotations) == 1 else 'Notes'} of the analyst's own: {said}."


def _grow(figure: go.Figure, strip: int) -> None:
    """Make room for the strip between the legend and the panels; what hangs on the picture's upper edge stays."""
    before = figure.layout.height
    if figure.layout.legend.y is not None and figure.layout.legend.yref == "container":
        figure.layout.legend.y = 1 - (1 - figure.layout.legend.y) * before / (before + strip)
    figure.update_layout(height=before + strip, margin={"t": figure.layout.margin.t + strip})


def _domains(figure: go.Figure) -> list[str]:
    """The names of the vertical axes, as "" or "2", each of which spans a panel."""
    axes = [axis for axis in figure.layout if axis.startswith("yaxis")]
    return [axis.removeprefix("yaxis") for axis in axes if figure.layout[axis].domain]


def _shape(one: Annotation, pen: theme.Look) -> dict[str, Any]:
    """A dotted line at a day; for a span a band that holds the marks of its first and its last day."""
    line = {"color": pen.muted, "width": 1.2, "dash": "dot"}
    first, last = pd.Timestamp(one.first), pd.Timestamp(one.last)
    if first == last:
        return {
            "type": "line",
            "xref": "x",
            "x0": axes.iso(first),
            "x1": axes.iso(last),
            "line": line,
            "layer": "below",
        }
    return {
        "type": "rect", "xref": "x", "x0": axes.iso(first - _HALF_DAY), "x1": axes.iso(last + _HALF_DAY), "line": line,
        "layer": "below", "fillcolor": f"rgba({_rgb(pen.muted)}, 0.10)",
    }  # fmt: skip


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
    return _day(days[0]) <= one.last and one.first <= _day(days[1])


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
