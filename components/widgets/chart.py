"""A chart on a page: the picture whose marks open their evidence, its words, its table."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components import charts, session
from components.analysis import Marks
from components.widgets.layout import empty

_KEY = "chart"


def chart(figure: Any, said: str) -> None:
    """A figure; a click on a mark puts its claims into the address, a click beside takes them out."""
    st.plotly_chart(
        figure,
        key=_KEY,
        theme=None,
        on_select=_select,
        selection_mode=("points", "box"),
        # no camera: a picture leaves with its caption only, through the downloads below
        config={"displaylogo": False, "modeBarButtonsToRemove": ["lasso2d", "autoScale2d", "toImage"]},
        alt=said.splitlines()[0] if said else None,
    )


def no_marks(drawn: Marks) -> None:
    """Why there is nothing to draw, and what would change that."""
    reasons = dict(drawn.left_out)
    left_out = ", ".join(f"{count} {reason}" for reason, count in drawn.left_out)
    if "undated" in reasons:
        advice = f"Left out: {left_out}. A report without a date says nothing about when: give it its day."
        empty("These figures have no day yet", advice, "reports", "Give reports their dates")
    elif reasons:
        empty("No figure passes these filters", f"Left out: {left_out}. Ask for their status under More filters.")
    else:
        advice = "Take off a filter in the sidebar, or load more reports."
        empty("No figure passes these filters", advice, "load", "Load reports")


def marks_table(drawn: Marks) -> None:
    """What the chart shows as a table; a row opens its evidence too, by mouse or keyboard."""
    table = charts.table(drawn)
    claims = drawn.table["claims"].iloc[::-1]  # the table begins with the newest mark

    def open_rows() -> None:
        rows = st.session_state["marks"].selection.rows
        session.put(selected=[claim for row in rows for claim in claims.iloc[row]])

    st.dataframe(table, key="marks", hide_index=True, on_select=open_rows, selection_mode="multi-row")


def _select() -> None:
    points = st.session_state[_KEY].selection.points
    session.put(selected=list(dict.fromkeys(claim for point in points for claim in point.get("customdata") or [])))
