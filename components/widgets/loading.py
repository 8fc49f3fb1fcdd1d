"""Loads: forms for uploads and pasted texts, how far a load is, what could not be read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from components import refused, session
from components.readers import READERS, UnknownColumns, is_address
from components.readers.columns import MOST_SHOWN
from components.records import Rejection
from components.store import Load
from components.widgets.layout import FIRST_DAY, LAST_DAY, counted, day_words, plain, where_read

# What the boxes for a table's columns are called.
_FIELDS = {
    "text": "Text", "title": "Title", "published": "Published", "source": "Outlet", "url": "Link",
    "language": "Language", "id": "Id",
}  # fmt: skip
# How dates that leave day and month open were read.
_READ_AS = {"day": "the day first, 03/04/2024 as 3 April", "month": "the month first, 03/04/2024 as 4 March"}
# Problems that a table shows without scrolling; of more their reasons are told above it.
_PROBLEMS_SEEN = 8


def where_loaded() -> None:
    """Into which library reports go: the one that is shown, or one's own where that is the sample."""
    shown = session.chosen()
    name = session.OWN if shown == session.SAMPLE else shown
    st.markdown(f"They go into the library **{plain(name)}** on this machine. The sample is never mixed with others.")


def upload_form() -> None:
    """Files to load; they go to the library's inbox and are read by a process of their own."""
    turn = st.session_state.setdefault("upload-turn", 0)  # a new key empties the box once its files are taken
    files = st.file_uploader(
        "Reports as text, pages, documents, mails, feeds or tables, or a zip of them", [*READERS, ".toml"],
        accept_multiple_files=True, key=f"upload-{turn}",
    )  # fmt: skip
    st.caption("Coded claims, a number a row without text, load as a table too; Help says how its columns are mapped.")
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


def address_form() -> None:
    """An address of the web: a feed, a page or a file, fetched once."""
    with st.form("address", clear_on_submit=True, border=False):
        address = st.text_input("Address", placeholder="https://")
        st.caption("A feed (RSS or Atom), the page of one story, or a file. It is fetched once, now.")
        if st.form_submit_button("Load", type="primary", icon=":material/link:"):
            if not is_address(address.strip()):
                st.warning("Give the whole address, from http:// or https:// on.")
                return
            session.fetch(address.strip())


def column_forms() -> None:
    """For each table with columns of its own names, its first rows and a box for each field, filled in as it looks."""
    for question in (one for one in session.asked() if one.tables):
        with st.form(f"columns-{question.file.stem}"):
            st.markdown(f"#### Which column is which in {plain(where_read(question.place))}?")
            said = [_columns_of(table, f"{question.file.stem}-{index}") for index, table in enumerate(question.tables)]
            st.caption(
                "Coded claims, without text? Leave the table out here and load it together with a mapping: see Help."
            )
            with st.container(horizontal=True):
                load = st.form_submit_button("Load with these columns", type="primary", icon=":material/upload:")
                leave = st.form_submit_button("Leave it out")
            mappings = [mapping for mapping in said if "text" in mapping]
            if load and not mappings:
                st.warning("Say which column holds the text: a report without words cannot be loaded.")
            elif load:
                session.answer(question, mappings)
                st.rerun()
            elif leave:
                session.dismiss(question)
                st.rerun()


def order_forms() -> None:
    """For each input whose dates leave day and month open, what its first ones are in either order, a button each."""
    for question in (one for one in session.asked() if one.dates and not one.tables):
        date = question.dates[0]
        days = {"day": day_words(date.day_first[:10]), "month": day_words(date.month_first[:10])}
        with st.container(border=True):
            st.markdown(f"#### Does the day or the month come first in {plain(where_read(question.place))}?")
            st.markdown(
                f"{counted(question.open, 'date')} can be read either way, such as **{plain(date.written)}**: "
                f"{days['day']} or {days['month']}. Reports that are here already follow what you say, too."
            )
            with st.container(horizontal=True):
                for first, day in days.items():
                    label, key = f"{first.capitalize()} first: {day}", f"order-{first}-{question.file.stem}"
                    st.button(label, key=key, on_click=session.answer, kwargs={"question": question, "first": first})
                st.button(
                    "Leave them as they are", key=f"order-none-{question.file.stem}", type="tertiary",
                    on_click=session.dismiss, args=(question,),
                )  # fmt: skip


def _columns_of(table: UnknownColumns, key: str) -> dict[str, str]:
    """The first rows of one table, and what its boxes say: field -> column."""
    st.caption(f"The first rows of {plain(where_read(table.origin))}:")
    st.dataframe(pd.DataFrame(list(table.rows), columns=list(table.columns)[:MOST_SHOWN]), hide_index=True)
    boxes = st.columns(len(_FIELDS))
    said = {}
    for box, (field, label) in zip(boxes, _FIELDS.items(), strict=True):
        at = table.columns.index(table.guess[field]) if field in table.guess else None
        said[field] = box.selectbox(label, table.columns, at, key=f"column-{key}-{field}", placeholder="none")
    return {field: column for field, column in said.items() if column is not None}


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
    share, to_go = load.ahead.share, load.ahead.in_words()
    said = f"{counted(load.done, 'report')} read, {load.added:,} added{f', {to_go}' if to_go else ''}"
    if share is None:
        st.markdown(f"Loading … {said}")
    else:
        st.progress(share, f"Loading … {int(100 * share)} % of the input: {said}")
    if load.stop_requested:
        st.caption("Stopping after the reports in hand …")
    else:
        st.button("Stop", on_click=session.stop_load, args=(load.id,), icon=":material/stop_circle:")


def _ended(load: Load) -> None:
    said = f"{counted(load.added, 'report')} added, {load.already} there already"
    if load.state == "done" and (load.done or not load.rejected):
        st.success(f"{said}.", icon=":material/check_circle:")
        if first := session.first_in_dates(load):
            st.markdown(
                f"Dates that can be read either way were read with {_READ_AS[first]}. Reports that were here already "
                "without a date, or with the other one, took theirs from it. To choose otherwise, load the same again."
            )
        st.page_link("components/pages/trends.py", label="See the figures", icon=":material/monitoring:")
    elif load.state == "done" and session.asked():
        st.info("One question first: answer it below, then it is read.", icon=":material/table:")
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
        rejected = session.rejections(load.id)
        if len(rejected) > _PROBLEMS_SEEN:
            st.markdown("\n".join(f"- {said}" for said in _reasons(rejected)))
        problems = [(where_read(r.origin), r.reason) for r in rejected]
        st.dataframe(pd.DataFrame(problems, columns=["Where", "What was wrong"]), hide_index=True)


def _reasons(rejected: Sequence[Rejection]) -> Iterator[str]:
    """What was wrong with many things that could not be read, the most frequent first, each with the first place."""
    found = refused.by_reason(rejected)
    for one in found[: refused.REASONS]:
        times = "Once, in" if len(one.all) == 1 else f"{len(one.all):,} times, first in"
        yield f"{times} {plain(where_read(one.all[0].origin))}: {plain(one.reason)}"
    if others := found[refused.REASONS :]:
        yield f"{sum(len(one.all) for one in others):,} more for {counted(len(others), 'other reason')}"


def _iso(day: object) -> str:
    return day.isoformat() if isinstance(day, date) else ""
