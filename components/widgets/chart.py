"""A chart on a page: the picture whose marks open their evidence, its words, its table, its downloads."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from components import charts, exports, session
from components.analysis import Marks
from components.records import Provenance
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
        config={"displaylogo": False, "modeBarButtonsToRemove": ["lasso2d", "autoScale2d"]},
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


def downloads(drawn: Marks, claims: pd.DataFrame, provenance: Provenance) -> None:
    """Buttons that export the picture and its claims; each makes its file on the click."""
    name = f"claimline-{'-'.join(sorted(claims['metric'].unique()))[:60]}"
    drawable = exports.has_browser()

    def picture() -> Any:
        return charts.annotated(charts.trends(drawn, provenance), session.annotations())

    files = {
        "png": ("image/png", lambda: exports.image(picture(), "png")),
        "svg": ("image/svg+xml", lambda: exports.image(picture(), "svg")),
        "html": ("text/html", lambda: exports.html(picture(), provenance, claims)),
        "csv": ("text/csv", lambda: exports.csv(claims, provenance)),
    }
    for column, (form, (mime, make)) in zip(st.columns(len(files)), files.items(), strict=True):
        missing = form in ("png", "svg") and not drawable
        column.download_button(
            form.upper(), make, file_name=f"{name}.{form}", mime=mime, icon=":material/download:", width="stretch",
            key=f"export-{form}", on_click="ignore", disabled=missing, help=exports.NO_BROWSER if missing else None,
        )  # fmt: skip


def _select() -> None:
    points = st.session_state[_KEY].selection.points
    session.put(selected=list(dict.fromkeys(claim for point in points for claim in point.get("customdata") or [])))
