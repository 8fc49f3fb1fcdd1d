"""The corpus as a table, each row a door to its reader."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import session
from components.question import Question
from components.widgets.layout import counted, empty

_COLUMNS = {"day": "Published", "title": "Title", "source": "Outlet", "claims": "Claims"}
# Rows that are seen at once, and pixels of each and of the head.
_ROWS, _ROW = 18, 35
# Pixels of the columns: a phone shows the title, a laptop the outlet too.
_DAY, _TITLE, _OUTLET, _CLAIMS = 100, 390, 310, 70


def report_table(reports: pd.DataFrame) -> None:
    """Reports, newest first; a click on a row opens the report in the reader."""
    days = reports["day"].dt.strftime("%Y-%m-%d").fillna("needs a date")
    shown = reports.assign(day=days)[list(_COLUMNS)].rename(columns=_COLUMNS)

    def open_report() -> None:
        selected = st.session_state["reports"].selection
        rows = [*selected.rows, *(row for row, _ in selected.cells)]
        session.put(report=str(reports["report"].iloc[rows[0]]) if rows else "")

    st.dataframe(
        shown,
        key="reports",
        hide_index=True,
        on_select=open_report,
        selection_mode=("single-row", "single-cell"),
        column_config={
            "Published": st.column_config.TextColumn(width=_DAY),
            "Title": st.column_config.TextColumn(width=_TITLE),
            "Outlet": st.column_config.TextColumn(width=_OUTLET),
            "Claims": st.column_config.NumberColumn(width=_CLAIMS),
        },
        height=_ROW * (min(len(shown), _ROWS) + 1) + 2,
        alt="Reports with their day, outlet, title and number of claims",
    )
    some = f"The newest {session.LISTED:,} reports; filters find the others." if len(reports) == session.LISTED else ""
    said = some or f"{counted(len(reports), 'report')}, the newest first."
    st.caption(f"{said} Click a row to read the report; by keyboard, Shift+Space.")


def no_reports(asked: Question) -> None:
    """Why the table is empty, and what would change that."""
    if asked.words.strip():
        advice = (
            "No story that passes the filters comes close enough to these words. Ask in others, or take a filter off."
        )
    else:
        advice = "Take off a filter above or in the sidebar, or load more reports."
    empty("No report passes these filters", advice, "load", "Load reports")
