"""The corpus as a table, each row a door to its reader."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from components import session
from components.question import Question
from components.vocabulary import outlets_apart
from components.widgets.layout import counted, nothing_passes
from components.widgets.mending import remove_reports

_COLUMNS = {"day": "Published", "title": "Title", "source": "Outlet", "claims": "Claims"}
# Rows that are seen at once, and pixels of each and of the head.
_ROWS, _ROW = 18, 35
# Pixels of the columns: a phone shows the title, a laptop the outlet too, which gives room where its names are short;
# most of them (this share) then have at most so many letters.
_DAY, _NUMBER, _TITLE_AND_OUTLET, _OUTLET, _SHORT_OUTLET = 100, 70, 700, 310, 210
_SHORT, _MOST = 26, 0.9
_ALT = "Reports with their day, outlet, title and number of claims"


def report_table(reports: pd.DataFrame) -> None:
    """Reports, newest first; a click on a row opens the report in the reader, or chooses it among several."""
    days = reports["day"].dt.strftime("%Y-%m-%d").fillna("needs a date")
    outlets = reports["source"].map(outlets_apart(reports["source"].unique()))
    outlets = outlets.where(outlets.ne(""), "not known")
    shown = reports.assign(day=days, source=outlets)[list(_COLUMNS)].rename(columns=_COLUMNS)
    several = st.toggle("Choose several, to remove them")
    if several:
        _several(reports, shown)
    else:
        _doors(reports, shown)
    some = f"The newest {session.LISTED:,} reports; filters find the others." if len(reports) == session.LISTED else ""
    said = some or f"{counted(len(reports), 'report')}, the newest first."
    how = "Tick the reports" if several else "Click a row to read the report"
    st.caption(f"{said} {how}; by keyboard, Shift+Space.")


def _doors(reports: pd.DataFrame, shown: pd.DataFrame) -> None:
    def open_report() -> None:
        selected = st.session_state["reports"].selection
        rows = [*selected.rows, *(row for row, _ in selected.cells)]
        session.put(report=str(reports["report"].iloc[rows[0]]) if rows else "")

    st.dataframe(
        shown, key="reports", hide_index=True, on_select=open_report, selection_mode=("single-row", "single-cell"),
        column_config=_widths(shown), height=_height(shown), alt=_ALT,
    )  # fmt: skip


def _several(reports: pd.DataFrame, shown: pd.DataFrame) -> None:
    """The table with a box in each row, and what can be done with the reports that are chosen."""
    event = st.dataframe(
        # Rows are chosen by where they stand: of another table none is.
        shown, key=f"several-{hash(tuple(reports['report']))}", hide_index=True, on_select="rerun",
        selection_mode="multi-row", column_config=_widths(shown), height=_height(shown), alt=_ALT,
    )  # fmt: skip
    chosen = [str(reports["report"].iloc[row]) for row in event.selection.rows]
    label = f"Remove {counted(len(chosen), 'report')}" if chosen else "Remove the chosen"
    if st.button(label, disabled=not chosen, icon=":material/delete:", key="remove-several"):
        remove_reports(chosen)


def _widths(shown: pd.DataFrame) -> dict[str, Any]:
    short = shown["Outlet"].str.len().le(_SHORT).mean() > _MOST
    outlet = _SHORT_OUTLET if short else _OUTLET
    return {
        "Published": st.column_config.TextColumn(width=_DAY),
        "Title": st.column_config.TextColumn(width=_TITLE_AND_OUTLET - outlet),
        "Outlet": st.column_config.TextColumn(width=outlet),
        "Claims": st.column_config.NumberColumn(width=_NUMBER),
    }


def _height(shown: pd.DataFrame) -> int:
    return _ROW * (min(len(shown), _ROWS) + 1) + 2


def no_reports(asked: Question) -> None:
    """Why the table is empty, and what would change that."""
    near = "No story comes close enough to these words; others may be nearer." if asked.words.strip() else ""
    nothing_passes("report", near)
