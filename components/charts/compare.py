"""Claimants side by side: what each gives over time, which figures speak of the same thing, and how far apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log10
from typing import TYPE_CHECKING, Any

import pandas as pd

from components import vocabulary
from components.charts import axes, marking, theme, words
from components.charts.drawing import Drawing
from components.records import Provenance

if TYPE_CHECKING:
    import plotly.graph_objects as go

# Pixels.
_PLOT, _RATIO, _TITLE, _TICKS, _GAP = 240, 96, 30, 40, 12
_LEFT, _RIGHT, _LEGEND_LINE, _CAPTION_GAP, _CAPTION_LINE = 84, 28, 22, 24, 15
# Characters of a name in the legend, of one in a sentence, and of that in the title of the ratios, which a phone holds.
_LEGEND_NAME, _NAME, _FIRST = 44, 60, 20
# What a ratio's axis is marked with: enough to read "twice" and "ten times" on, both ways.
_RATIOS = (1, 2, 5, 10, 20, 50, 100, 1_000, 10_000, 100_000)

_PANEL_WORDS = {
    "events": "Events", axes.SPANS: "Events over longer spans", "running totals": "Running totals",
    "states": "Levels held",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    """One panel: its marks, their pairs, and those of the pairs that have a ratio to the first claimant."""

    unit: str
    panel: str
    marks: pd.DataFrame
    pairs: pd.DataFrame
    ratios: tuple[dict[str, Any], ...]

    @property
    def height(self) -> int:
        """Pixels with titles and days."""
        return _TITLE + _PLOT + _GAP + (_TITLE + _RATIO + _GAP if self.ratios else 0) + _TICKS


def compare(
    drawn: words.Drawn, pairs: pd.DataFrame, voices: Sequence[str], provenance: Provenance, look: str = "light",
    captioned: bool = True, width: int = 0,
) -> go.Figure:  # fmt: skip
    """Each claimant's figures on one metric over time; pairs (PAIR_COLUMNS) joined by a thin line, their ratio below.

    ``drawn`` holds the marks of these ``voices`` and the days that the axis shows, ``pairs`` those between them; ratios
    are to the first voice, on a logarithmic scale about 1. ``captioned``, ``width`` and ``look`` as in ``trends``;
    ``customdata`` of marks and ratios are the ids of their claims.
    """
    days = axes.time_axis(drawn.table, width - _LEFT - _RIGHT if width else 0, drawn.days)
    rows = _rows(drawn.table, pairs[~(pairs["x"] < days.first)], voices)
    text = caption(drawn, provenance) if captioned else []
    letters = words.small_print(width)
    lines = [line for one in text for line in words.wrapped(one, letters).split("<br>")]
    heading = _title(rows, provenance, drawn.table, width)
    top = words.heading_height(heading) + len(voices) * _LEGEND_LINE
    inner, bottom = sum(row.height for row in rows) or _PLOT, _CAPTION_GAP + _CAPTION_LINE * len(lines)
    drawing = Drawing({
        "template": theme.template(theme.LOOKS[look]),
        "title": heading,
        "height": top + inner + bottom,
        "margin": {"l": _LEFT, "r": _RIGHT, "t": top, "b": bottom},
        "legend": {
            "orientation": "h", "entrywidth": 1, "entrywidthmode": "fraction",  # a line each, under the title
            "x": words.EDGE / width if width else 0, "xref": "container", "xanchor": "left",
            "yref": "container", "yanchor": "top",
            "y": 1 - (top - len(voices) * _LEGEND_LINE) / (top + inner + bottom),
        },
        "hovermode": "closest",
        "uirevision": "compare",
    })  # fmt: skip
    shift = words.EDGE - _LEFT if width else 0
    drawing.note("<br>".join(lines), y=0, yanchor="top", yshift=8 - _CAPTION_GAP, xshift=shift, align="left")
    if not rows:
        drawing.empty("No figure to draw.")
        return drawing.figure()
    pen = marking.Pen(theme.LOOKS[look], theme.symbols(list(voices)))
    upper = inner
    for number, row in enumerate(rows):
        _draw(drawing, row, pen, axes.Frame(2 * number + 1, upper, inner, days), voices[0])
        upper -= row.height
    names = words.shortened(voices, _LEGEND_NAME)
    drawing.traces += [marking.key(voice, pen, names[voice]) for voice in voices]
    return drawing.figure()


def caption(drawn: words.Drawn, provenance: Provenance) -> list[str]:
    """What the chart may say, its signs, what it left out and where it comes from: the sentences below the picture."""
    said = "thin line = two figures of the same thing; dotted where their days differ"
    notes = [*marking.notes(drawn.table), *axes.cut_note(drawn), f"Joined: {said}."]
    return words.caption(drawn, provenance, notes)


def compared_summary(drawn: words.Drawn, pairs: pd.DataFrame, voices: Sequence[str]) -> str:
    """The comparison in words: how many figures each gives, how many pairs agree and differ, the widest."""
    counts = drawn.table["voice"].value_counts()
    called = vocabulary.outlets_apart(voices)
    given = ", ".join(f"{called[voice]} {words.numbered(int(counts.get(voice, 0)), 'figure')}" for voice in voices)
    kinds = pairs["relation"].value_counts()
    met = int(kinds.get("agree", 0)) + int(kinds.get("differ", 0)) + int(kinds.get("days differ", 0))
    said = (
        f"{given}. {words.numbered(met, 'pair')} of them {'speaks' if met == 1 else 'speak'} of the same thing: "
        f"{kinds.get('agree', 0)} agree, {kinds.get('differ', 0)} differ, "
        f"{kinds.get('days differ', 0)} differ while their days differ too."
    )
    widest = pairs[pairs["relation"].eq("differ")].head(1)
    for pair in axes.each(widest):
        said += f" Widest: {_pair_words(pair)}."
    title = words.title(str(drawn.table["metric"].iloc[0]), str(drawn.table["unit"].iloc[0]))
    return f"{title}: {said}"


def compared_table(pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs as a table, in their order, figures in words, so that no bound is lost."""
    return pd.DataFrame(
        {
            "Relation": pairs["relation"],
            "Times": [ratio_words(ratio) for ratio in pairs["ratio"]],
            "Claimed by": pairs["voice"].map(vocabulary.outlet_words),
            "Figure": pairs["words"],
            "Days": pairs["period"],
            "And by": pairs["other"].map(vocabulary.outlet_words),
            "Their figure": pairs["other_words"],
            "Their days": pairs["other_period"],
            "Metric": pairs["metric"].map(words.label),
            "Of": pairs["target"],
            "Places": pairs["places"].map(", ".join),
        }
    ).reset_index(drop=True)


def ratio_words(ratio: float) -> str:
    """How many times one figure is the other: "3.2 times"; "" where there is no ratio."""
    if pd.isna(ratio):
        return ""
    digits = 0 if ratio >= 10 else 1 if ratio >= 1.1 else 3
    return f"{ratio:,.{digits}f} times" if ratio > 1 else "the same"


def _rows(marks: pd.DataFrame, pairs: pd.DataFrame, voices: Sequence[str]) -> list[_Row]:
    kinds = marks.assign(kind=axes.kinds(marks)).groupby(["unit", "kind"], sort=True)
    of = axes.kinds(pairs.assign(basis=""))
    rows = []
    for (unit, panel), group in sorted(kinds, key=lambda g: (axes.ORDER.index(g[0][1]), g[0][0])):
        theirs = pairs[pairs["unit"].eq(str(unit)) & of.eq(str(panel)) & pairs["other_mark"].ne("")]
        rows.append(_Row(str(unit), str(panel), group, theirs, tuple(_ratios(theirs, voices[0]))))
    return rows


def _draw(drawing: Drawing, row: _Row, pen: marking.Pen, frame: axes.Frame, compared_to: str) -> None:
    scale = axes.scale(row.marks, _PLOT, log=False)
    joined = tuple(zip(row.pairs["mark"], row.pairs["other_mark"], strict=True))
    panel = replace(axes.Panel.of(frame.days.cut(row.marks), frame.days, scale), joined=joined)
    x, y, ratio = (axes.name(frame.number), axes.name(frame.number), axes.name(frame.number + 1))
    below = ratio if row.ratios else y
    drawing.layout |= {
        f"xaxis{x}": {**frame.days.layout, "anchor": f"y{below}", "matches": None if x == "" else "x"},
        f"yaxis{y}": {**scale.layout, "domain": frame.domain(_TITLE, _PLOT), "anchor": f"x{x}"},
    }
    traces = [*_connectors(row.pairs, panel, pen), *marking.traces(panel, pen)]
    drawing.traces += [trace | {"xaxis": f"x{x}", "yaxis": f"y{y}"} for trace in traces]
    unit = vocabulary.unit_words(row.unit)
    _heading(drawing, f"{_PANEL_WORDS[row.panel]}, {words.plain(unit)}", frame.top / frame.inner, pen)
    if row.ratios:
        upper = _TITLE + _PLOT + _GAP
        domain = frame.domain(upper + _TITLE, _RATIO)
        drawing.layout[f"yaxis{ratio}"] = {**_ratio_axis(row.ratios), "domain": domain, "anchor": f"x{x}"}
        points = _ratio_traces(row.ratios, pen)
        drawing.traces += [trace | {"xaxis": f"x{x}", "yaxis": f"y{ratio}"} for trace in points]
        first = words.plain(words.short(compared_to, _FIRST))
        agreement = {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": 1, "y1": 1, "yref": f"y{ratio}"}
        drawing.shape(**agreement, line={"color": pen.look.muted, "width": 1}, layer="below")
        _heading(
            drawing, f"Ratio to {first}; 1 = the same", (frame.top - upper) / frame.inner, pen,
        )  # fmt: skip


def _connectors(pairs: pd.DataFrame, panel: axes.Panel, pen: marking.Pen) -> Iterator[axes.Trace]:
    """Thin lines between the nearest ends of two figures of the same thing; dotted where their days differ."""
    for dash, kept in (("solid", pairs["relation"].ne("days differ")), ("dot", pairs["relation"].eq("days differ"))):
        x: list[str | None] = []
        y: list[float | None] = []
        for pair in axes.each(pairs[kept]):
            if pair.mark not in panel.days or pair.other_mark not in panel.days:
                continue
            upper = pair.high if pd.isna(pair.low) else pair.low
            lower = pair.other_low if pd.isna(pair.other_high) else pair.other_high
            x += [axes.iso(panel.days[pair.mark]), axes.iso(panel.days[pair.other_mark]), None]
            y += [upper, lower, None]
        if x:
            line = {"color": pen.look.muted, "width": 1, "dash": dash}
            still = {"mode": "lines", "line": line, "hoverinfo": "skip", "showlegend": False}
            yield {"type": "scatter", "x": x, "y": y, **still}


def _ratios(pairs: pd.DataFrame, first: str) -> Iterator[dict[str, Any]]:
    """The pairs of the first voice that have a ratio, as the other's figure by the first's."""
    for pair in axes.each(pairs[pairs["ratio"].notna()]):
        if first not in (pair.voice, pair.other):
            continue
        larger = pair.voice != first
        yield {
            "x": axes.iso(pair.x),
            "y": pair.ratio if larger else 1 / pair.ratio,
            "voice": pair.voice if larger else pair.other,
            "customdata": [*pair.claims, *pair.other_claims],
            "hovertext": words.wrapped(_pair_words(pair), _NAME),
        }


def _ratio_traces(ratios: Sequence[dict[str, Any]], pen: marking.Pen) -> Iterator[axes.Trace]:
    for voice in sorted({point["voice"] for point in ratios}):
        points = [{k: v for k, v in point.items() if k != "voice"} for point in ratios if point["voice"] == voice]
        marker = {"symbol": pen.symbols[voice], "color": vocabulary.colour(voice), "size": 9, "opacity": 1}
        yield {
            "type": "scatter", **axes.columns(points), "mode": "markers", "marker": marker, "showlegend": False,
            "cliponaxis": False, "legendgroup": words.plain(voice), "hovertemplate": "%{hovertext}<extra></extra>",
        }  # fmt: skip


def _ratio_axis(ratios: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """A logarithmic axis about 1, as far up as down, so that twice and half look alike."""
    most = max(max(point["y"], 1 / point["y"]) for point in ratios)
    end = next((step for step in _RATIOS if step >= most and step > 1), most)
    ticks = [step for step in _RATIOS if step <= end]
    ticks = ticks if len(ticks) <= 3 else [1, *(step for step in ticks if log10(step).is_integer() and step > 1)]
    return {
        "type": "log", "range": [-log10(end * 1.15), log10(end * 1.15)], "zeroline": False,
        "tickvals": [*(1 / step for step in ticks[:0:-1]), *ticks],
        "ticktext": [*(f"1/{step:,}" for step in ticks[:0:-1]), "1", *(f"{step:,}×" for step in ticks[1:])],
    }  # fmt: skip


def _pair_words(pair: Any) -> str:
    """Both figures in a sentence: "117 drones (Moscow, 14 Aug 2024) and 37 drones (Kyiv, ...), 3.2 times"."""
    times = ratio_words(pair.ratio)
    return (
        f"{pair.words} ({vocabulary.outlet_words(pair.voice)}, {pair.period}) and {pair.other_words} "
        f"({vocabulary.outlet_words(pair.other)}, {pair.other_period})"
        f"{f', {times}' if times else ''}"
    )


def _title(rows: Sequence[_Row], provenance: Provenance, marks: pd.DataFrame, width: int) -> dict[str, Any]:
    text = words.title_of((str(marks["metric"].iloc[0]), row.unit) for row in rows)
    sample = [words.SAMPLE] if provenance.sample else []
    return words.heading(text, [*sample, f"compared · {provenance.period}"], width)


def _heading(drawing: Drawing, text: str, y: float, pen: marking.Pen) -> None:
    drawing.note(text, y=y, yanchor="top", yshift=-4, font={"size": 13, "color": pen.look.text})
