"""Loads: forms for uploads and pasted texts, how far a load is, dates for reports that have none."""

from __future__ import annotations

import json
import re
from datetime import date

import pandas as pd
import streamlit as st

from components import session
from components.readers import READERS
from components.store import Load
from components.widgets.layout import FIRST_DAY, LAST_DAY, counted, plain, rows

# Reports without a date that are shown at a time, and how much of each: enough to tell one from another.
_FORMS, _BEGINS = 10, 160


def upload_form() -> None:
    """Files to load; they go to the library's inbox and are read by a process of their own."""
    turn = st.session_state.setdefault("upload-turn", 0)  # a new key empties the box once its files are taken
    files = st.file_uploader(
        "Reports as text, Markdown, CSV, JSON, JSON Lines, or a zip of them", list(READERS),
        accept_multiple_files=True, key=f"upload-{turn}",
    )  # fmt: skip
    if st.button("Load", type="primary", icon=":material/upload:", disabled=not files):
        session.receive([(file.name, file.getvalue()) for file in files])
        st.session_state["upload-turn"] = turn + 1
        st.rerun()


def paste_form() -> None:
    """One text with what is known of it."""
    with st.form("paste", clear_on_submit=True, border=False):
        text = st.text_area("Text of the report", height=220)
        title = st.text_input("Title")
        left, right = st.columns(2)
        source = left.text_input("Outlet")
        day = right.date_input("Published", None, FIRST_DAY, LAST_DAY, format="YYYY-MM-DD")
        url = st.text_input("Link")
        if st.form_submit_button("Load", type="primary", icon=":material/content_paste:"):
            if not text.strip():
                st.warning("Paste the text first: a report without words cannot be loaded.")
                return
            row = {"text": text, "title": title, "source": source, "url": url, "published": _iso(day)}
            content = json.dumps({name: value for name, value in row.items() if value})
            session.receive([("pasted.jsonl", content.encode())])


def date_forms(undated: pd.DataFrame) -> None:
    """For each report without a date its first words and a box for the day; given, its claims find their place."""
    if undated.empty:
        return
    st.markdown(f"#### {counted(len(undated), 'report needs', 'reports need')} a date")
    st.markdown("Nothing says when they were published. Give the day, so that their figures find their place in time.")
    for row in rows(undated.head(_FORMS)):
        with st.form(f"date-{row.report}"):
            where = " · ".join(filter(None, (row.source, _where(row.origin))))
            begins = session.begins(row.report, _BEGINS)
            st.markdown(f"**{plain(row.title or 'Untitled')}** · {plain(where)}  \n{plain(begins)} …")
            left, right = st.columns([1, 2], vertical_alignment="bottom")
            day = left.date_input(
                "Published on", None, FIRST_DAY, LAST_DAY, format="YYYY-MM-DD", key=f"day-{row.report}"
            )
            if right.form_submit_button("Give this date") and isinstance(day, date):
                with st.spinner("Reading its figures anew …"):
                    session.give_dates({row.report: day})
                st.rerun()


def load_progress() -> None:
    """How far the newest load is, with a way to stop it; when it has ended, what became of its input."""
    load = session.newest_load()
    if load is None:
        return
    if session.loading(load):
        _running()
    else:
        _ended(load)


@st.fragment(run_every=1)
def _running() -> None:
    load = session.newest_load()
    if load is None or not session.loading(load):
        st.rerun()
        return
    share = min(load.done / load.total, 1.0) if load.total else 0.0
    st.progress(share, f"Loading … {counted(load.done, 'report')} read, {load.added} added")
    if load.stop_requested:
        st.caption("Stopping after the reports in hand …")
    else:
        st.button("Stop", on_click=session.stop_load, args=(load.id,), icon=":material/stop_circle:")


def _ended(load: Load) -> None:
    said = f"{counted(load.added, 'report')} added, {load.already} there already"
    if load.state == "done" and (load.done or not load.rejected):
        st.success(f"{said}.", icon=":material/check_circle:")
        st.page_link("components/pages/trends.py", label="See the figures", icon=":material/monitoring:")
    elif load.state == "done":
        st.warning("Nothing could be read.", icon=":material/error:")
    else:
        ended = {"stopped": "was stopped", "failed": "failed"}.get(load.state, "was cut off")
        st.warning(
            f"The load {ended}: {said}. What was added is kept. {plain(load.message)}", icon=":material/pause_circle:"
        )
        st.button("Go on", on_click=session.resume, args=(load.id,), icon=":material/play_circle:")
    if load.rejected:
        st.markdown(f"**{counted(load.rejected, 'problem')}**")
        problems = [(_where(r.origin), r.reason) for r in session.rejections(load.id)]
        st.dataframe(pd.DataFrame(problems, columns=["Where", "What was wrong"]), hide_index=True)


def _where(origin: str) -> str:
    """Where something was read, without the inbox in which uploads wait."""
    return re.sub(r"^.*[/\\]inbox[/\\][0-9a-f]{32}[/\\]", "", origin)


def _iso(day: object) -> str:
    return day.isoformat() if isinstance(day, date) else ""
