"""Saved searches: name the one that is asked, open one, remove one."""

from __future__ import annotations

from html import escape

import streamlit as st

from components import session
from components.question import Question
from components.store import Saved
from components.widgets.alike import called, paste_example
from components.widgets.doors import door
from components.widgets.layout import counted, plain


def search_tools(asked: Question) -> None:
    """Folded beside each other: a text to find others like, and the way to save what is asked with what was saved."""
    saved = session.saved()
    with st.container(horizontal=True, gap="small"):
        paste_example()
        if asked.searches:
            _save(asked, saved)
    if saved and not asked.searches:
        st.markdown("#### Saved searches")
        _list(saved)


def _save(asked: Question, saved: tuple[Saved, ...]) -> None:
    with st.popover("Save this search", width="content"):
        with st.form("save", border=False):
            name = st.text_input("Name", value=asked.words, max_chars=80)
            if st.form_submit_button("Save") and name.strip():
                session.save_search(name.strip(), asked)
                st.rerun()
        if saved:
            st.markdown(f"**{counted(len(saved), 'saved search', 'saved searches')}**")
            _list(saved)


def looked_at(asked: Question) -> None:
    """Where what is asked is a saved search, say how many of its stories are new, and that they were looked at."""
    for one in session.saved():
        if one.question == asked and (new := session.new_in(one)):
            said = counted(new, "story is", "stories are")
            st.caption(f"Saved as {plain(one.name)}: {said} new since it was last looked at.")
            session.look_at(one)


def _list(saved: tuple[Saved, ...]) -> None:
    for one in saved:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            new = session.new_in(one)
            told = f" · <strong>{counted(new, 'new story', 'new stories')}</strong>" if new else ""
            example = called(one.question) if one.question.like else ""
            said = f"{door(session.address('search', one.question), escape(one.name))}<br>"
            asks = f"<small>{escape(one.question.in_words(example))}{told}</small>"
            st.html(f'<p class="cl-said cl-saved">{said}{asks}</p>', width="stretch")
            st.button(
                "Remove", key=f"forget-{one.name}", help=f"Remove the saved search {plain(one.name)}",
                on_click=session.forget_search, args=(one.name,), type="tertiary",
            )  # fmt: skip
