"""The pictures of what is shown, each kept until the library, the question, the view or the look changes.

They stand without a caption, which says when it was written, and without the analyst's notes, which change while a
picture stays. All sessions share them as they are: nobody writes into them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components import analysis, charts
from components.question import Question
from components.session.address import to_address, view
from components.session.shown import claims, compared, marks, places, provenance, seen, side_by_side
from components.session.state import state

if TYPE_CHECKING:
    import plotly.graph_objects as go


def trends(asked: Question, look: str) -> go.Figure:
    """The claims of a question over time, as ``seen`` arranges them."""
    shown = view()
    return _trends(*state(), to_address(asked), shown.bin, shown.panels, look, asked)


def comparison(asked: Question, look: str) -> go.Figure:
    """The claimants of a question side by side."""
    return _comparison(*state(), to_address(asked), look, asked)


def map_of(asked: Question, look: str) -> go.Figure:
    """The claims of a question by the place that they speak of."""
    return _map_of(*state(), to_address(asked), look, asked)


@st.cache_resource(show_spinner=False, max_entries=6)
def _trends(
    folder: str, state: str, params: str, width: str, panels: tuple[str, ...], look: str, _asked: Question
) -> go.Figure:
    drawn = seen(_asked)
    figure = charts.trends(drawn, provenance(_asked, claims(_asked), drawn), look, captioned=False)
    return charts.on_page(figure, "\n".join((state, params, width, *panels, look)))


@st.cache_resource(show_spinner=False, max_entries=6)
def _comparison(folder: str, state: str, params: str, look: str, _asked: Question) -> go.Figure:
    voices, drawn = _asked.claimants, side_by_side(_asked)
    pairs, origin = analysis.between(compared(_asked), voices), provenance(_asked, claims(_asked), drawn)
    figure = charts.compare(drawn, analysis.farthest(pairs), voices, origin, look, captioned=False)
    return charts.on_page(figure, "\n".join((state, params, look)))


@st.cache_resource(show_spinner=False, max_entries=6)
def _map_of(folder: str, state: str, params: str, look: str, _asked: Question) -> go.Figure:
    origin = provenance(_asked, claims(_asked), marks(_asked))
    figure = charts.map(places(_asked), origin, look, captioned=False)
    return charts.on_page(figure, "\n".join((state, params, look)))
