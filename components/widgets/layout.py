"""What every page shares: style, the banner, empty states, links that keep the question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from html import escape
from pathlib import Path
from typing import Any, NoReturn

import pandas as pd
import streamlit as st

from components import session
from components.errors import ClaimlineError
from components.question import Question
from components.records import SAMPLE_WORDS
from components.widgets.doors import door

# The days that a date box takes; without them it would take ten years around today only.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)

# Characters that Markdown or Streamlit's own directives give a meaning.
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$&^=])")


def plain(text: str) -> str:
    """A stranger's text as a label that shows it letter for letter."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def counted(number: int, thing: str, things: str = "") -> str:
    """A number with what it counts: 1 story, 2 stories."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def day_words(day: str | pd.Timestamp) -> str:
    """A day as it is read: 14 Aug 2024."""
    moment = pd.Timestamp(day)
    return f"{moment.day} {moment:%b %Y}"


def set_page() -> None:
    """The page's name and icon, and the few rules of style that Streamlit's theme has no word for."""
    here = Path(__file__)
    icon = str(here.with_name("icon.png"))  # a file of ours: an icon by name would be fetched from a server
    st.set_page_config("Claimline", icon, layout="wide", initial_sidebar_state="auto")
    for style in ("style.css", "browse.css"):
        st.html(here.with_name(style))


class PageEnds(Exception):
    """A page has shown all that it can."""


def end_page() -> NoReturn:
    """End the page here; what stands around it is drawn all the same, as it would not be after ``st.stop``."""
    raise PageEnds


@contextmanager
def errors_told() -> Iterator[None]:
    """Turn an error of ours into a message on the page; what it says was wrong and what to do is all of it."""
    try:
        yield
    except ClaimlineError as error:
        st.error(plain(str(error)), icon=":material/error:")


def rows(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table, each with its columns as attributes."""
    yield from table.itertuples(index=False)


def banner() -> None:
    """Say that the sample is shown and how to load one's own; tell what in the address was not understood."""
    for problem in session.problems():
        st.warning(plain(problem), icon=":material/link_off:")
    if session.changed_since():
        st.info("The library has changed since this link was copied: figures may differ from those seen then.")
    if session.behind():
        said, door_to = st.columns([5, 1], vertical_alignment="center")
        said.info("Reports are being loaded: this page shows the library as it was before the last of them came in.")
        door_to.button("Refresh", icon=":material/refresh:", on_click=session.refresh)
    if session.libraries() and session.chosen() == session.SAMPLE:
        st.html(
            '<p class="cl-banner"><strong>SAMPLE</strong> library: reports written from published facts, '
            f"{SAMPLE_WORDS}. {door(session.address('load', session.question()), 'Load your own reports')}: "
            "they open a library of their own.</p>"
        )


def where_read(origin: str) -> str:
    """Where something was read, without the inbox in which uploads wait."""
    return re.sub(r"^.*[/\\]inbox[/\\][0-9a-f]{32}[/\\]", "", origin)


def nothing_passes(what: str, advice: str = "") -> None:
    """That no claim or report passes the filters that are set, with the door to the page without them.

    Where none is set, more has to be loaded.
    """
    free = Question(metrics=session.question().metrics)
    if session.question() in (free, Question()):
        empty(f"No {what} is here", f"{advice} Load more reports.".strip(), "load", "Load reports")
        return
    with st.container(border=True):
        st.markdown(f"#### No {what} passes these filters")
        st.markdown(f"{advice} Take one off above or in the sidebar.".strip())
        doors = ((session.here(free), "Take off all filters"), (session.address("load", free), "Load reports"))
        st.html(f'<p class="cl-more">{"".join(door(to, f"{label} →") for to, label in doors)}</p>')


def empty(title: str, advice: str, page: str = "", label: str = "") -> None:
    """A designed empty state: what is not there, what to do next, and the door to it where that is one step."""
    with st.container(border=True):
        st.markdown(f"#### {title}")
        st.markdown(advice)
        if label:
            st.html(f"<p>{door(session.address(page, session.question()), f'{escape(label)} →')}</p>")


def need_library(with_reports: bool = True) -> None:
    """Where nothing is there to show, say so and end the page here; on the first start the sample is loaded.

    A page that shows libraries as such does without reports.
    """
    if not session.libraries():
        session.start_sample()
        _first_load()
        end_page()
    if with_reports and not session.library().summary().reports:
        removed = session.removed()
        gone = f" {counted(len(removed), 'report was', 'reports were')} removed and can be restored." if removed else ""
        empty(
            "This library has no reports",
            f"Load the first ones: files, a pasted text, or what stands at an address.{gone}",
            "load",
            "Load reports",
        )
        end_page()


@st.fragment(run_every=1)
def _first_load() -> None:
    if session.libraries():
        st.rerun()
    st.markdown("### The sample library is being loaded")
    st.markdown("Its reports are read, their figures extracted, their passages embedded: on the first start only.")
    load = session.sample_load()
    if load is not None and not session.loading(load) and load.state != "done":
        st.warning(f"The load ended before its end. {plain(load.message)}".rstrip(), icon=":material/pause_circle:")
        st.button("Go on", on_click=session.start_sample, icon=":material/play_circle:")
    elif load is None or load.ahead.share is None:
        st.markdown("Loading …")  # how far it is, it says as soon as it knows
    else:
        to_go = load.ahead.in_words()
        said = f"Loading … {int(100 * load.ahead.share)} %: {counted(load.done, 'report')} read"
        st.progress(load.ahead.share, f"{said}{f', {to_go}' if to_go else ''}")
