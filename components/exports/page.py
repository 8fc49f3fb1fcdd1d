"""A chart as one HTML file that works offline, in which each mark opens its sentences."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from components.exports import evidence, shell
from components.exports.chart import Chart

if TYPE_CHECKING:
    import plotly.graph_objects as go

INVITATION = "Click a mark of the chart to see only those behind it."


def page(chart: Chart, figure: go.Figure) -> bytes:
    """The chart, as it was fitted to a size, with its claims, itself in words and where it comes from below."""
    body = (
        shell.plot(0, figure)
        + evidence.claim_table(chart.claims, chart.sentences(), INVITATION)
        + (f'<h2>In words</h2>\n<p class="words">{escape(chart.summary)}</p>\n' if chart.summary else "")
        + evidence.facts(chart.provenance)
    )
    return shell.document(shell.title(figure), body, [figure])
