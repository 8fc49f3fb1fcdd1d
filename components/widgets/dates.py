"""Dates for reports that have none: a box for one, a table for many."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from components import session
from components.vocabulary import outlet_words
from components.widgets.layout import FIRST_DAY, LAST_DAY, counted, plain, rows, where_read

# How much of a report is shown: enough to tell one from another.
_BEGINS = 160
_DAY = "Published on"


def date_forms(undated: pd.DataFrame) -> None:
    """The reports without a date with boxes for their days; given, their claims find their place in time."""
    if undated.empty:
        return
    st.markdown(f"#### {counted(len(undated), 'report needs', 'reports need')} a date")
    st.markdown("Nothing says when they were published. Give the day, so that their figures find their place in time.")
    if len(undated) == 1:
        _one(undated)
    else:
        _many(undated)


def _one(undated: pd.DataFrame) -> None:
    (row,) = rows(undated)
    with st.form(f"date-{row.report}"):
        where = " · ".join(filter(None, (outlet_words(row.source), where_read(row.origin))))
        begins = session.begins(row.report, _BEGINS)
        st.markdown(f"**{plain(row.title or 'Untitled')}** · {plain(where)}  \n{plain(begins)} …")
        left, right = st.columns([1, 2], vertical_alignment="bottom")
        day = _day_box(left, f"day-{row.report}")
        if right.form_submit_button("Give this date") and day:
            _give({row.report: day})


def _many(undated: pd.DataFrame) -> None:
    """A table to fill in, and one day for all that the table leaves empty."""
    shown = pd.DataFrame(
        {
            _DAY: pd.Series([None] * len(undated), dtype="object"),
            "Title": undated["title"].to_numpy(),
            "Outlet": undated["source"].map(outlet_words).to_numpy(),
            "Read from": undated["origin"].map(where_read).to_numpy(),
            "Begins": [session.begins(report, _BEGINS) for report in undated["report"]],
        }
    )
    with st.form("dates"):
        filled = st.data_editor(
            shown,
            key=f"dates-{len(undated)}",
            hide_index=True,
            disabled=["Title", "Outlet", "Read from", "Begins"],
            column_config={
                _DAY: st.column_config.DateColumn(min_value=FIRST_DAY, max_value=LAST_DAY, format="YYYY-MM-DD"),
                "Begins": st.column_config.TextColumn(width="large"),
            },
        )
        left, right = st.columns([1, 2], vertical_alignment="bottom")
        rest = _day_box(left, f"day-rest-{len(undated)}", "One day for all left empty")
        if right.form_submit_button("Give these dates"):
            given = [day if isinstance(day, date) and not pd.isna(day) else rest for day in filled[_DAY]]
            _give({report: day for report, day in zip(undated["report"], given, strict=True) if day})


def _day_box(where: st.delta_generator.DeltaGenerator, key: str, label: str = _DAY) -> date | None:
    day = where.date_input(label, None, FIRST_DAY, LAST_DAY, format="YYYY-MM-DD", key=key)
    return day if isinstance(day, date) else None


def _give(days: dict[str, date]) -> None:
    with st.spinner("Reading their figures anew …"):
        session.give_dates(days)
    st.rerun()
