"""More like this: the ways to the stories like another one, and what those that are shown are to be like."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from components import session
from components.alike import like_passage
from components.question import Question
from components.records import Example, Hit
from components.syntax import read_words
from components.widgets.doors import door, report_door

# Characters of a pasted text that are compared: a long read of a newspaper; more would take seconds on every click.
_MOST = 20_000
# Characters that stand for a pasted text above the stories like it, and in a chip.
_OPENING, _CHIP = 160, 60
# Pixels of the box for a text, narrower where the window is.
_WIDTH = 420


def more_like(found: Hit) -> str:
    """The ways to the stories like one that search found, and to those like its passage; HTML of our own."""
    story = door(_like(found.report.id), "story", says=f"More like the story: {found.report.title or found.report.id}")
    what = "title" if found.passage.in_title else "passage"
    passage = door(_like(like_passage(found.passage)), what, says=f"More like the {what} of this story")
    return f'<p class="cl-fields cl-like">More like this {story} · {passage}</p>'


def more_like_report(report_id: str) -> str:
    """The way from a story's page to all stories like it; HTML of our own."""
    return f'<p class="cl-more">{door(_like(report_id), "More like this →")}</p>'


def called(asked: Question) -> str:
    """What stories are to be like, in a few words; no markup."""
    found = session.example(asked)
    if found is None:
        return "a text or story that is not here"
    if found.report is None:
        return f"a pasted text: “{_opening(found, _CHIP)}”"
    title = found.report.title or _opening(found, _CHIP)
    return f"a passage of “{title}”" if found.passage else f"“{title}”"


def example_head(found: Example) -> None:
    """What the stories below are like: the passage or the pasted text, and where the library holds it."""
    if found.report:
        at = report_door(found.report.id, found.report.title, found.report.text)
        quote = f"<p>“{escape(found.text)}”</p>" if found.passage else ""
        said = f"<strong>Stories like</strong> {'a passage of ' if found.passage else ''}{at}{quote}"
    else:
        said = f"<strong>Stories like the text</strong><p>“{escape(_opening(found, _OPENING))}”</p>"
    if found.copy:
        said += f"<p>It is in the library already: {report_door(found.copy.id, found.copy.title, found.copy.text)}</p>"
    st.html(f'<div class="cl-evidence cl-said">{said}</div>')


def paste_example() -> None:
    """A box for a text that stories are to be like; folded."""
    with st.popover("Find stories like a text", width="content"), st.form("like", border=False, clear_on_submit=True):
        text = st.text_area(
            "Text", max_chars=_MOST, placeholder="Paste a story, a briefing, a few sentences.", height=200, width=_WIDTH
        )
        if st.form_submit_button("Find stories like it") and text.strip():
            session.ask(replace(_filters(), like=session.paste(text).like))
            st.rerun()


def _like(named: str) -> str:
    return session.address("search", replace(_filters(), like=named))


def _filters() -> Question:
    """What is asked besides the words: also what they say of outlets, days, figures and words to leave out."""
    return replace(read_words(session.question()), words="", phrases=(), like="")


def _opening(found: Example, most: int) -> str:
    text = " ".join(found.text.split())
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"
