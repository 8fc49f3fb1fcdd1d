"""The question: widgets bound to the address, each widget's key is its parameter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import streamlit as st

from components import session, vocabulary
from components.question import Question
from components.records import KINDS, STATUSES
from components.store import Facet
from components.widgets.layout import FIRST_DAY, LAST_DAY, counted, plain


def ask(aside: bool = False) -> None:
    """The question: words and metrics above the page (or ``aside`` too), the other filters in the sidebar."""
    if not session.libraries():
        return
    asked, facets = session.question(), session.facets()
    left, right = (st.sidebar, st.sidebar) if aside else st.columns([3, 2])
    left.text_input("Stories about", key="q", bind="query-params", placeholder="e.g. soldiers who laid down their arms")
    with right:
        _pick("Metrics", "metric", _options(facets["metrics"], asked.metrics), "All metrics", _metric_label)
    with st.sidebar:
        if len(session.libraries()) > 1:
            st.segmented_control(
                "Library", [session.OWN, session.SAMPLE], default=session.OWN, required=True, key="library",
                bind="query-params",
            )  # fmt: skip
        _pick("Claimed by", "claimant", _options(facets["claimants"], asked.claimants), "Everybody")
        for label, key in (("From", "from"), ("To", "to")):
            st.date_input(label, None, FIRST_DAY, LAST_DAY, key=key, bind="query-params", format="YYYY-MM-DD")
        _pick("Outlet", "source", _options(facets["sources"], asked.sources), "All outlets")
        more = (asked.places, asked.targets, asked.items, asked.kinds, asked.status, asked.confidence)
        with st.expander("More filters", expanded=any(more)):
            _pick("Place", "place", _options(facets["places"], asked.places), "Anywhere")
            _pick("Of whom", "target", _options(facets["targets"], asked.targets), "Anybody")
            _pick("What is counted", "item", _options(facets["items"], asked.items), "Anything")
            _pick("Kind", "kind", list(KINDS), "All kinds")
            _pick("Status", "status", list(STATUSES), "Claimed and unverified")
            st.slider("Least confidence", 0.0, 1.0, 0.0, 0.05, key="confidence", bind="query-params")


def words_chip(asked: Question, stories: int) -> None:
    """Say that words limit what is shown, and take them off on a click."""
    if asked.words:
        said = f"in {counted(stories, 'story', 'stories')} about “{plain(asked.words)}”"
        st.button(said, icon=":material/close:", on_click=_drop_words, help="Take the words off", key="drop-words")


def metrics_at_hand(asked: Question) -> Question:
    """Without a metric asked for, the most frequent of what passes is meant; the others are offered, a click each."""
    if asked.metrics:
        return asked
    numbers = session.claims(asked)["metric"].value_counts()
    if numbers.empty:
        return asked
    first = str(numbers.index[0])
    st.pills(
        "Figures to draw", list(numbers.index), key="at-hand", default=first, required=True, on_change=_take_metric,
        format_func=lambda name: f"{_metric_label(name)} {numbers[name]}",
    )  # fmt: skip
    return replace(asked, metrics=(first,))


def _pick(label: str, key: str, options: list[str], placeholder: str, words: Callable[[str], str] = str) -> None:
    st.multiselect(label, options, key=key, bind="query-params", placeholder=placeholder, format_func=words)


def _options(facets: Sequence[Facet], asked: Iterable[str]) -> list[str]:
    """The values to choose from, with those of the address that the library does not have."""
    return list(dict.fromkeys([*(facet.value for facet in facets), *asked]))


def _metric_label(name: str) -> str:
    return vocabulary.metric(name).label


def _drop_words() -> None:
    st.session_state["q"] = ""


def _take_metric() -> None:
    st.session_state["metric"] = [st.session_state["at-hand"]]
