"""The question: widgets bound to the address, each widget's key is its parameter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from components import session, vocabulary
from components.question import Question
from components.records import KINDS, STATUSES
from components.store import Facet
from components.widgets.layout import FIRST_DAY, LAST_DAY, counted, plain

_LIBRARIES = {session.OWN: "Your reports", session.SAMPLE: "Sample"}


def sidebar(but: tuple[str, ...] = ()) -> None:
    """The question in the sidebar; ``but`` names the parameters that the page asks for itself."""
    asked, facets = session.question(), session.facets()
    with st.sidebar:
        if len(session.libraries()) > 1:
            st.segmented_control(
                "Library", list(_LIBRARIES), default=session.OWN, required=True, key="library", bind="query-params",
                format_func=lambda name: _LIBRARIES[name],
            )  # fmt: skip
        if "q" not in but:
            words_box("Stories about")
        if "metric" not in but:
            _pick("Metric", "metric", _options(facets["metrics"], asked.metrics), "All metrics", _metric_label)
        _pick("Claimed by", "claimant", _options(facets["claimants"], asked.claimants), "Everybody")
        left, right = st.columns(2)
        for column, label, key in ((left, "From", "from"), (right, "To", "to")):
            column.date_input(
                label, None, FIRST_DAY, LAST_DAY, key=key, bind="query-params", format="YYYY-MM-DD"
            )  # fmt: skip
        _pick("Outlet", "source", _options(facets["sources"], asked.sources), "All outlets")
        more = (asked.places, asked.targets, asked.items, asked.kinds, asked.status, asked.confidence)
        with st.expander("More filters", expanded=any(more)):
            _pick("Place", "place", _options(facets["places"], asked.places), "Anywhere")
            _pick("Of whom", "target", _options(facets["targets"], asked.targets), "Anybody")
            _pick("What is counted", "item", _options(facets["items"], asked.items), "Anything")
            _pick("Kind", "kind", list(KINDS), "All kinds")
            _pick("Status", "status", list(STATUSES), "Claimed and unverified")
            st.slider("Least confidence", 0.0, 1.0, 0.0, 0.05, key="confidence", bind="query-params")


def words_box(label: str) -> None:
    """The box for words to search by meaning."""
    st.text_input(label, key="q", bind="query-params", placeholder="soldiers who laid down their arms")


def words_chip(asked: Question, stories: int) -> None:
    """Say that words limit what is shown, and take them off on a click."""
    if asked.words:
        said = f"in {counted(stories, 'story', 'stories')} about “{plain(asked.words)}”"
        st.button(said, icon=":material/close:", on_click=_drop_words, help="Take the words off", key="drop-words")


def metric_pills(asked: Question, facets: Mapping[str, Sequence[Facet]]) -> Question:
    """Pick metrics, the most frequent first; without a pick the most frequent one is meant."""
    counts = {facet.value: facet.count for facet in facets["metrics"]}
    options = _options(facets["metrics"], asked.metrics)
    st.pills(
        "Metric", options, selection_mode="multi", key="metric", bind="query-params", label_visibility="collapsed",
        format_func=lambda name: f"{_metric_label(name)} {counts.get(name, 0)}",
    )  # fmt: skip
    return asked if asked.metrics or not options else replace(asked, metrics=(options[0],))


def _pick(label: str, key: str, options: list[str], placeholder: str, words: Callable[[str], str] = str) -> None:
    st.multiselect(label, options, key=key, bind="query-params", placeholder=placeholder, format_func=words)


def _options(facets: Sequence[Facet], asked: Iterable[str]) -> list[str]:
    """The values to choose from, with those of the address that the library does not have."""
    return list(dict.fromkeys([*(facet.value for facet in facets), *asked]))


def _metric_label(name: str) -> str:
    return vocabulary.metric(name).label


def _drop_words() -> None:
    st.session_state["q"] = ""
