"""A chart over time as a reader sees it: its points, figures, lines, bars and what is written around them."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from typing import Any

import plotly.graph_objects as go

from components import analysis, charts
from components.records import Provenance
from tests.analysis.claim_rows import claims

PROVENANCE = Provenance(
    "Kursk desk", "3f9a1c2b7d00e412", False, "drones downed", "2024-08-06 to 2024-08-22", 12, 4,
    ("APA", "BBC", "Reuters"), "2024-08-22", "2026-01-05T09:00:00+00:00",
)  # fmt: skip
SAMPLE = Provenance("sample", "0" * 16, True, "everything", "2024", 1, 1, ("A",), None, "2026-01-05T09:00:00+00:00")


def draw(*rows: dict, log: bool = False, **how: Any) -> go.Figure:
    return charts.trends(replace(analysis.marks(claims(*rows)), log=log), PROVENANCE, **how)


def points(figure: go.Figure) -> list[dict[str, Any]]:
    """Every point that a reader sees, with its marker; no labels, no legend keys."""
    found = []
    for trace in figure.data:
        if trace.type == "bar" or trace.hoverinfo == "skip" or trace.x[0] is None:
            continue
        for n, y in enumerate(trace.y):
            signs = {k: trace.marker[k] for k in ("symbol", "size", "angle") if trace.marker[k] is not None}
            marker = {k: sign[n] if isinstance(sign, tuple) else sign for k, sign in signs.items()}
            text = (trace.text or [""] * len(trace.y))[n]
            more = {"x": trace.x[n][:10], "y": y, "text": text, "axis": trace.yaxis, "mode": trace.mode}
            found.append({**marker, **more, "claims": trace.customdata[n], "hover": trace.hovertext[n]})
    return found


def figures(figure: go.Figure) -> list[dict[str, Any]]:
    """The points that stand for figures: no bars, no arrows."""
    return [p for p in points(figure) if "lines" not in p["mode"] and "angle" not in p]


def around(figure: go.Figure) -> str:
    """All that is written around the marks."""
    notes = [a.text for a in figure.layout.annotations]
    return unescape(" ".join([figure.layout.title.text, figure.layout.title.subtitle.text, *notes])).replace(
        "<br>", " "
    )


def joined(figure: go.Figure) -> list[list[float]]:
    """The figures that each line joins."""
    found: list[list[float]] = []
    for trace in figure.data:
        if trace.type == "scatter" and trace.mode == "lines":
            for y, before in zip(trace.y, (None, *trace.y), strict=False):
                if y is not None:
                    found = [*found[:-1], [*found[-1], y]] if before is not None else [*found, [y]]
    return found


def bars(figure: go.Figure) -> list[dict[str, Any]]:
    """The bars of figures that were added up or derived, and of the reports of each day."""
    return [
        {"base": base, "top": base + y, "text": text, "claims": claims_, "hover": hover, "colour": t.marker.color}
        for t in figure.data
        if t.type == "bar"
        for base, y, text, claims_, hover in zip(
            t.base or [0] * len(t.y), t.y, t.text or [""] * len(t.y), t.customdata, t.hovertext, strict=True
        )
    ]
