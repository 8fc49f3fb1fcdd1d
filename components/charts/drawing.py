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
        figure = go.Figure({"data": self.traces, "layout": self.layout}, _validate=False)
        if not self.layout.get("template"):
            figure.layout.template = None  # else plotly's own
        return figure


def on_page(figure: go.Figure, made_of: str) -> go.Figure:
    """The figure as a browser draws it once, though Streamlit hands it to plotly twice.

    It is drawn anew, which takes as long as the first time, where its data may be others, where it has a template, be
    it the same one, and where it does not say at first what a click and a drag do. So it says ``made_of`` what it is,
    and itself what its template says.
    """
    page = {"datarevision": made_of, "clickmode": "event+select", "dragmode": "pan"}
    layout, traces = figure.layout.to_plotly_json(), [trace.to_plotly_json() for trace in figure.data]
    return Drawing({**_written_out(layout), **page}, traces).figure()


def _written_out(layout: dict[str, Any]) -> dict[str, Any]:
    """A layout that says itself what its template says."""
    own = dict(layout)
    given = dict(own.pop("template")["layout"])
    axes = {kind: given.pop(kind) for kind in ("xaxis", "yaxis")}
    notes = given.pop("annotationdefaults")
    own |= {name: _under(axes[name[:5]], value) for name, value in own.items() if name[:5] in axes}
    own["annotations"] = [_under(notes, note) for note in own.get("annotations", ())]
    return _under(given, own)


def _under(given: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """What is said itself, over what is given."""
    both = {
        name: _under(given[name], own[name])
        for name in given.keys() & own.keys()
        if isinstance(given[name], dict) and isinstance(own[name], dict)
    }
    return {**given, **own, **both}
