"""Each claim on a time axis: a panel for events, others for running totals and for levels, by who claims it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

import pandas as pd

from components import vocabulary
from components.charts import axes, loading, marking, theme, words
from components.charts.drawing import Drawing
from components.records import TOLD_APART, Provenance

if TYPE_CHECKING:
    import plotly.graph_objects as go

# Pixels. A panel is high enough for ten marks on one day to stand apart.
_PANEL, _RAIL_LINE, _RAIL_GAP, _GAP, _PANEL_TITLE, _TICKS = 250, 20, 10, 8, 30, 40
_PANEL_OF_FEW, _FEW, _TICK_GAP = 150, 3, 10
_LEFT, _RIGHT, _LEGEND_LINE = 76, 28, 22
_CAPTION_GAP, _CAPTION_LINE = 24, 15
_STRIP, _STRIP_TITLE = 30, 24
# Pixels of a letter of an axis and of the legend, of a key, from a picture's edge to words.
_LETTER, _NAME_LETTER, _KEY, _EDGE = 6.5, 6.2, 45, words.EDGE
# Pixels of a letter and of a line of a panel's title.
_HEADING_LETTER, _PANEL_TITLE_LINE = 7.8, 17
# Claimants up to whom the legend names all; of more it names those with most marks, as many as one tells apart.
_ALL_NAMED = 12
# A name is as long as two beside one another on a page, or one on a phone, may be.
_LEGEND_NAME, _THING = 42, 34
# Of more marks than these in a panel each says its words once only, at its point and not at its arrows and bars too.
_BRIEF = 300

_LOGARITHMIC = "Logarithmic scale where the axis says so: each step up is ten times the one below; there is no zero."

# What says whether figures are far apart: their panel and themselves.
_FAR_APART = ("metric", "unit", "thing", "vague", "low", "high", "basis")

_PANEL_WORDS = {
    axes.SPANS: "Events over longer spans",
    "events": "Events, of a day, night, attack or span",
    "running totals": "Running totals, since some start",
    "differences": "Differences of running totals, derived: no claim states them",
    "states": "Levels held on a day",
}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a width leaves: letters of a line of small print, pixels of the legend and the plot.

    ``width`` is 0 on a page, which gives what it has; there the numbers are what a page's main column holds, and
    ``plot`` is left open.
    """

    width: int = 0
    small: int = words.small_print(0)
    legend: int = 560
    plot: int = 0

    @classmethod
    def of(cls, width: int, left: int) -> _Sheet:
        """The sheet of a picture of so many pixels, ``left`` of them left of the plot; that of a page for 0."""
        room = width - 2 * _EDGE
        return cls(width, words.small_print(width), room, width - left - _RIGHT) if width else cls()


@dataclass(frozen=True, slots=True)
class _Row:
    """One panel of the figure: its marks, whether the time axis is written under it and its scale is logarithmic."""

    metric: str
    unit: str
    thing: str
    panel: str
    marks: pd.DataFrame
    rail: marking.Rail
    dated: bool
    heading: str
    log: bool

    @property
    def plot(self) -> int:
        """Pixels of the plot itself: none where every figure is a word."""
        numbers = len(self.marks) - int(self.marks["vague"].sum())
        return 0 if not numbers else _PANEL_OF_FEW if numbers <= _FEW else _PANEL

    @property
    def head(self) -> int:
        """Pixels of the panel's title."""
        return _PANEL_TITLE + _PANEL_TITLE_LINE * self.heading.count("<br>")

    @property
    def height(self) -> int:
        """Pixels with title, rail and days."""
        rail = self.rail.lines * _RAIL_LINE + (_RAIL_GAP if self.rail.lines else 0)
        return self.head + self.plot + rail + _GAP + (_TICKS if self.dated else 0)


def trends(
    drawn: words.Drawn,
    provenance: Provenance,
    look: str = "light",
    captioned: bool = True,
    width: int = 0,
) -> go.Figure:
    """Each claim over time, coloured and signed by who claims it; small multiples where there are several metrics.

    ``captioned`` writes below it what a picture that leaves must say; a page that says it itself leaves it off.
    ``width`` lays it out for a picture of so many pixels; without one it takes what a page gives it.
    ``look`` is "light" or "dark".
    Every mark's ``customdata`` is the list of the ids of its claims.
    """
    left = _left(drawn.table)
    sheet = _Sheet.of(width, left)
    axis = axes.time_axis(drawn.table, sheet.plot, drawn.days)
    marks = axis.cut(drawn.table)
    voices = [str(voice) for voice in marks["voice"].value_counts().index]
    rows = _rows(marks, axis, drawn)
    told = caption(drawn, provenance) if captioned else []
    lines = [line for text in told for line in words.wrapped(text, sheet.small).split("<br>")]
    heading = _title(rows, provenance, sheet)
    many = len(voices) > _ALL_NAMED
    names = words.shortened(voices[:TOLD_APART] if many else voices, _LEGEND_NAME)
    legend = _legend_lines(list(names.values()), sheet.legend) * _LEGEND_LINE
    top = words.heading_height(heading) + legend
    days = drawn.days if rows else None
    below = 0 if days is None else _STRIP_TITLE + _STRIP + _TICKS
    inner = sum(row.height for row in rows) + below or _PANEL
    bottom = _CAPTION_GAP + _CAPTION_LINE * len(lines)

    drawing = Drawing({
        "template": theme.template(theme.LOOKS[look]),
        "title": heading,
        "height": top + inner + bottom,
        "width": sheet.width or None,
        "margin": {"l": left, "r": _RIGHT, "t": top, "b": bottom},
        "legend": _legend(top - legend, top + inner + bottom, sheet),
        "hovermode": "closest",
        "barmode": "overlay",
        "uirevision": "trends",
    })  # fmt: skip
    shift = _EDGE - left if sheet.width else 0
    drawing.note("<br>".join(lines), y=0, yanchor="top", yshift=8 - _CAPTION_GAP, xshift=shift, align="left")
    if not rows:
        drawing.empty("No figure to draw.")
        return drawing.figure()
    pen = marking.Pen(theme.LOOKS[look], theme.symbols(voices), frozenset(names) if many else None)
    top_of_row = inner
    for number, row in enumerate(rows, start=1):
        frame = axes.Frame(2 * number - 1, top_of_row, inner, axis)
        _draw(drawing, row, pen, frame)
        if days is not None and row.plot and days["reports"].eq(0).any():
            name = axes.name(frame.number)
            drawing.shape(**loading.shade(days, pen.look, f"x{name}", f"y{name}"))
        font = {"size": 13, "color": pen.look.text}
        drawing.note(row.heading, align="left", y=top_of_row / inner, yanchor="top", yshift=-4, font=font)
        top_of_row -= row.height
    if days is not None:
        _draw_strip(drawing, days, pen, axes.Frame(2 * len(rows) + 1, top_of_row, inner, axis))
    drawing.traces += [marking.key(voice, pen, name) for voice, name in names.items()]
    return drawing.figure()


def far_apart(drawn: words.Drawn) -> bool:
    """Whether a logarithmic scale would serve the figures of any panel."""
    return any(axes.far_apart(group[~group["vague"]]) for _, group in _panels(drawn.table[list(_FAR_APART)], drawn))


def caption(drawn: words.Drawn, provenance: Provenance) -> list[str]:
    """What a chart may say, its signs, what it left out and where it comes from: the sentences below the picture."""
    notes = marking.notes(drawn.table)
    if drawn.log and far_apart(drawn):
        notes.append(_LOGARITHMIC)
    if drawn.days is not None:
        notes += [*axes.cut_note(drawn), loading.note(drawn.days)]
    voices = drawn.table["voice"].nunique()
    if voices > _ALL_NAMED:
        notes.append(f"The legend names the {TOLD_APART} of {voices} claimants with most marks.")
    return words.caption(drawn, provenance, notes)


def _draw(drawing: Drawing, row: _Row, pen: marking.Pen, frame: axes.Frame) -> None:
    """Draw one row: the marks, the rail of words below them and the days below that."""
    vague, numbers = row.marks[row.marks["vague"]], row.marks[~row.marks["vague"]]
    x, plot, rail = (axes.name(frame.number), axes.name(frame.number), axes.name(frame.number + 1))
    below = rail if row.rail.lines else plot
    drawing.layout[f"xaxis{x}"] = {
        **frame.days.layout, "anchor": f"y{below}", "showticklabels": row.dated, "matches": None if x == "" else "x",
    }  # fmt: skip
    if row.plot:
        scale = axes.scale(numbers, row.plot, row.log)
        domain = frame.domain(row.head, row.plot)
        drawing.layout[f"yaxis{plot}"] = {**scale.layout, "domain": domain, "anchor": f"x{x}"}
        panel = axes.Panel.of(numbers, frame.days, scale, pen.named, len(numbers) > _BRIEF)
        traces = marking.traces(panel, pen)
        drawing.traces += [trace | {"xaxis": f"x{x}", "yaxis": f"y{plot}"} for trace in traces]
    else:
        drawing.layout[f"yaxis{plot}"] = {"visible": False, "domain": frame.domain(row.head, 1)}
    if row.rail.lines:
        height, named = row.rail.lines * _RAIL_LINE, row.rail.named or ((0, "in words"),)
        drawing.layout[f"yaxis{rail}"] = {
            "domain": frame.domain(row.head + row.plot + _RAIL_GAP, height), "anchor": f"x{x}",
            "range": [row.rail.lines - 0.5, -0.5], "showgrid": False, "zeroline": False, "fixedrange": True,
            "tickvals": [line for line, _ in named], "ticktext": [word for _, word in named],
        }  # fmt: skip
        traces = marking.rail_traces(vague, pen, row.rail)
        drawing.traces += [trace | {"xaxis": f"x{x}", "yaxis": f"y{rail}"} for trace in traces]


def _draw_strip(drawing: Drawing, days: pd.DataFrame, pen: marking.Pen, frame: axes.Frame) -> None:
    """Draw the reports of each day, and under them the days."""
    name = axes.name(frame.number)
    most = int(days["reports"].max())
    drawing.layout |= {
        f"xaxis{name}": {**frame.days.layout, "anchor": f"y{name}", "matches": "x"},
        f"yaxis{name}": {
            "domain": frame.domain(_STRIP_TITLE, _STRIP), "anchor": f"x{name}", "fixedrange": True, "showgrid": False,
            "range": [0, max(most, 1)], "tickvals": [most],
        },
    }  # fmt: skip
    drawing.traces += [trace | {"xaxis": f"x{name}", "yaxis": f"y{name}"} for trace in loading.strip(days, pen.look)]
    font = {"size": 12, "color": pen.look.muted}
    drawing.note("Reports published, by day", y=frame.top / frame.inner, yanchor="top", yshift=-4, font=font)


def _rows(marks: pd.DataFrame, axis: axes.TimeAxis, drawn: words.Drawn) -> list[_Row]:
    """The panels from top to bottom: metrics in the vocabulary's order, currencies apart, events before totals."""
    metrics = list(vocabulary.metrics())
    groups = sorted(
        _panels(marks, drawn),
        key=lambda g: (
            metrics.index(g[0][0]) if g[0][0] in metrics else len(metrics), *g[0][1:3], axes.ORDER.index(g[0][3])
        ),
    )  # fmt: skip
    alone = len({group[:3] for group, _ in groups}) == 1
    return [
        _Row(
            metric=str(metric),
            unit=str(unit),
            thing=str(thing),
            panel=str(panel),
            marks=group,
            rail=marking.rail(group[group["vague"]], axis),
            heading=_panel_title(
                _subject(str(metric), str(unit), str(thing), alone),
                _kind(str(panel), group, drawn.bin, alone),
                int((axis.narrow + _RIGHT) / _HEADING_LETTER),
            ),
            dated=drawn.days is None if n + 1 == len(groups) else groups[n + 1][0][:3] != (metric, unit, thing),
            log=drawn.log and axes.far_apart(group[~group["vague"]]),
        )
        for n, ((metric, unit, thing, panel), group) in enumerate(groups)
    ]


def _panels(marks: pd.DataFrame, drawn: words.Drawn) -> Any:
    """The marks of each panel, by metric, unit, thing and kind; events over longer spans are a kind of their own."""
    kinds = axes.kinds(drawn.table)  # by the whole span, whatever of it the axis shows
    return marks.assign(panel=kinds).groupby(["metric", "unit", "thing", "panel"], sort=True)


def _title(rows: list[_Row], provenance: Provenance, sheet: _Sheet) -> dict[str, Any]:
    """Title and subtitle: what is claimed, in which unit, under which filters, from when to when."""
    text = words.title_of((row.metric, row.unit) for row in rows)
    sample = [words.SAMPLE] if provenance.sample else []
    return words.heading(text, [*sample, words.about(provenance)], sheet.width)


def _panel_title(subject: str, kind: str, letters: int) -> str:
    """What a panel shows: its kind, behind its subject in bold, or below it past so many ``letters``."""
    said = words.wrapped(kind, letters)
    if not subject:
        return said
    bold = words.wrapped(subject, letters).replace("<br>", "</b><br><b>")
    return f"<b>{bold}</b>{'  ' if len(subject) + len(kind) + 2 <= letters else '<br>'}{said}"


def _subject(metric: str, unit: str, thing: str, alone: bool) -> str:
    """What a panel's figures count, where the figure has several panels of different ones, or of a thing."""
    if alone and not thing:
        return ""
    return f"{words.title(metric, unit)}{f': {words.short(thing, _THING)}' if thing else ''}"


def _kind(panel: str, marks: pd.DataFrame, width: str, alone: bool) -> str:
    """Of which kind a panel's figures are, and what was made of them by week or month."""
    kind = _PANEL_WORDS[panel] if alone else _PANEL_WORDS[panel].split(",")[0]
    if marks["basis"].str.endswith(axes.GATHERED).any():
        return f"{kind.split(',')[0]}: the lowest to the highest of several figures"
    if panel == "events" and marks["basis"].ne("").any():
        return f"Events, added up by {width}"
    if width != "day" and panel in ("running totals", "states"):
        return f"{kind}: the last of each {width}"
    return kind


def _left(marks: pd.DataFrame) -> int:
    """Pixels for the longest figure on an axis."""
    top = marks[["low", "high"]].max().max()
    letters = 0 if pd.isna(top) else len(f"{float(top):,.0f}")
    return max(_LEFT, ceil(letters * _LETTER) + 2 * _TICK_GAP)


def _legend(below: int, height: int, sheet: _Sheet) -> dict[str, Any]:
    """The legend's place: under the title, whatever the width leaves it."""
    place = {"y": 1 - below / height, "yref": "container", "yanchor": "top"}
    left = {"x": _EDGE / sheet.width if sheet.width else 0, "xref": "container"}
    return {"orientation": "h", "traceorder": "normal", **place, **left}


def _legend_lines(names: list[str], room: int) -> int:
    """How many lines the legend takes: entries side by side, or in columns of the longest where they do not fit."""
    widths = [len(name) * _NAME_LETTER + _KEY for name in names]
    if sum(widths) <= room:
        return 1 if widths else 0
    return ceil(len(widths) / max(1, room // max(widths)))
