"""Libraries as wholes: which there are, making, naming, copying and deleting them; what was removed from one."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import session
from components.vocabulary import outlet_words
from components.widgets.layout import counted, plain

# What is told of each library; nothing of one that cannot be opened.
_FIGURES = ("reports", "claims", "first_day", "last_day", "rejected", "corrected")


def library_list() -> None:
    """The libraries on this machine with what is in each; the one shown is named first."""
    shown = session.chosen()
    st.markdown(f"### {plain(shown)}")
    table = pd.DataFrame(
        [
            (name, *(getattr(summary, figure, None) for figure in _FIGURES), str(folder))
            for name, folder, summary in session.shelf()
        ],
        columns=["Library", "Reports", "Claims", "From", "To", "Rejected", "Corrected", "Folder"],
    )  # fmt: skip
    table[["From", "To"]] = table[["From", "To"]].fillna("")  # without reports there is no first and last day
    st.dataframe(table, hide_index=True, alt="The libraries on this machine")


def which_library() -> None:
    """Which library loads, searches and charts use, where there are several to choose from."""
    if len(session.libraries()) > 1:
        st.html('<p class="cl-said">Loads, searches and charts use the library that is chosen in the sidebar.</p>')


def making_forms() -> None:
    """Make a library; name, copy or delete the one that is shown, unless it is the sample, which stays as it is."""
    shown = session.chosen()
    make, name, copy, delete = st.columns(4, gap="medium")
    with make, st.form("make"):
        new = st.text_input("A new, empty library", placeholder="its name")
        if st.form_submit_button("Make it") and new:
            session.create_library(new)
            st.rerun()
    if shown == session.SAMPLE:
        return
    with name, st.form("name"):
        new = st.text_input("Another name", placeholder=shown)
        if st.form_submit_button("Rename it") and new:
            session.rename_library(new)
            st.rerun()
    with copy, st.form("copy"):
        new = st.text_input("A copy", placeholder="its name")
        if st.form_submit_button("Copy it") and new:
            session.copy_library(new)
            st.rerun()
    with delete, st.form("delete"):
        typed = st.text_input("Delete for good", placeholder=f"type {shown}")
        if st.form_submit_button("Delete it"):
            if typed != shown:
                st.warning(f"To delete it with all its reports, type its name: {plain(shown)}.")
                return
            session.delete_library()
            st.rerun()


def removed_list() -> None:
    """The reports that were removed and can be brought back, and compacting, after which they cannot."""
    removed = session.removed()
    if not removed:
        return
    st.markdown(f"#### {counted(len(removed), 'removed report')}")
    table = pd.DataFrame(
        [
            (one.title or "Untitled", outlet_words(one.source), one.published, one.claims, one.who, one.when[:10])
            for one in removed
        ],
        columns=["Title", "Outlet", "Published", "Claims", "Removed by", "On"],
    )
    event = st.dataframe(table, key="removed", hide_index=True, on_select="rerun", selection_mode="multi-row")
    chosen = [removed[row].report_id for row in event.selection.rows]
    with st.container(horizontal=True):
        if st.button("Bring back the chosen", disabled=not chosen):
            session.restore(chosen)
            st.rerun()
        if st.button("Bring all back"):
            session.restore([one.report_id for one in removed])
            st.rerun()
        if st.button("Compact the library", help="Removed reports go for good; the files shrink."):
            _compact(len(removed))


@st.dialog("Compact the library")
def _compact(count: int) -> None:
    st.markdown(f"{counted(count, 'removed report goes', 'removed reports go')} for good. This cannot be undone.")
    if st.button("Compact it", type="primary"):
        session.compact()
        st.rerun()
