"""What a search says that nothing answers: plainly so, what would widen it, and what comes nearest though weakly."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from components import session
from components.question import SHOWN, Question, View
from components.records import Hit
from components.syntax import read_words
from components.widgets.doors import door
from components.widgets.facets import limits
from components.widgets.layout import counted


def nothing(asked: Question, weak: list[Hit]) -> None:
    """Say that no story answers; offer each filter to take off that keeps some out, and the ``weak`` stories."""
    wider = _wider(asked)
    with st.container(border=True):
        if asked.like:
            st.markdown("#### No story comes near this one")
            said = "Nothing else in this library is much like it, copies of it aside."
        else:
            st.markdown("#### Nothing here is about that")
            said = "No story in this library comes close enough to the question."
        st.markdown(f"{said} {'Wider questions find some:' if wider else 'Ask in other words, or load more reports.'}")
        items = "".join(f"<li>{one}</li>" for one in wider)
        if weak and not session.view().weak:
            to = session.address("search", asked, View(weak=SHOWN))
            near = f"Show what is nearest anyway ({counted(len(weak), 'weak match', 'weak matches')})"
            items += f"<li>{door(to, escape(near))}</li>"
        items += f"<li>{door(session.address('load', asked), 'Load reports →')}</li>"
        st.html(f'<ul class="cl-wider">{items}</ul>')


def weakly() -> None:
    """Say that the stories below come near, but not near enough to answer."""
    st.markdown(
        "**Weak matches.** None of these comes near enough to answer the question; they are what is nearest. "
        "Charts and exports leave them out."
    )


def no_example(asked: Question) -> None:
    """Say that what stories were to be like is not there, or not any more."""
    with st.container(border=True):
        st.markdown("#### What these stories were to be like is not here")
        st.markdown(
            "The address names a report that is not in this library or was removed, or a pasted text, and of those "
            "only the newest are kept, besides those of saved searches. Paste the text again, or ask in words."
        )
        st.html(f"<p>{door(session.address('search', replace(asked, like='')), 'Search without it →')}</p>")


def _wider(asked: Question) -> list[str]:
    """The filters that keep stories out, each a door to the question without it that says how many; or all at once."""
    read = read_words(asked)
    off = [(one, f"Without “{said}”") for one, said, _ in limits(read) if one.searches and not _lost(read, one)]
    everything = Question(words=read.words.replace('"', ""), like=read.like)
    if len(off) > 1:
        off.append((everything, "Without any filter"))
    found = [(one, said, session.stories(one)) for one, said in off]
    return [
        door(session.address("search", one), f"{escape(said)}: {counted(stories, 'story', 'stories')}")
        for one, said, stories in found
        if stories
    ]


def _lost(read: Question, wider: Question) -> bool:
    """Whether a wider question has lost what it is about."""
    return bool(read.like) and not wider.like and not wider.words.strip()
