"""A figure while it is drawn: traces and layout as plotly reads them, made its figure at the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from components.charts.axes import Trace

if TYPE_CHECKING:
    import plotly.graph_objects as go


@dataclass(slots=True)
class Drawing:
    """The layout of a figure and its traces, those drawn first behind the others."""

    layout: dict[str, Any]
    traces: list[Trace] = field(default_factory=list)

    def note(self, text: str, **where: Any) -> None:
        """Write a text at the left edge of the plots, or ``where`` else."""
        here = {"text": text, "x": 0, "xref": "paper", "xanchor": "left", "yref": "paper", **where}
        self.layout.setdefault("annotations", []).append(here)

    def shape(self, **shape: Any) -> None:
        """Draw a line or an area behind or before the marks."""
        self.layout.setdefault("shapes", []).append(shape)

    def empty(self, text: str) -> None:
        """Say why there is nothing to draw, in the place of the plots."""
        self.layout |= {"xaxis": {"visible": False}, "yaxis": {"visible": False}}
        self.note(text, y=0.5, yanchor="middle", font={"size": 14})

    def figure(self) -> go.Figure:
        """The figure."""
        import plotly.graph_objects as go

        # Plotly checks each value of each list, twice, which takes two thirds of the time of a figure of 2,000 marks;
        # a test has it check figures of every kind instead.
        return go.Figure({"data": self.traces, "layout": self.layout}, _validate=False)
