"""The question: boxes that show what the address asks and write to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from components import session, vocabulary
from components.question import Question
from components.store import Facet
from components.syntax import read_words
from components.widgets.facets import chip, chips, facets
from components.widgets.layout import FIRST_DAY, LAST_DAY, PageEnds, counted, plain

# What a page's facets count, and the filters that the page itself shows otherwise.
_FACETS = {
    "trends": ("claims", ("metrics",)),
    "map": ("claims", ()),
    "search": ("reports", ()),
    "compare": ("claims", ("metrics", "claimants")),
    "reports": ("reports", ()),
}
# Pages that the question says nothing of.
_UNASKED = ("load", "library", "help")
_KNOWN = (
    "Shows what reports had said by then: those published later are left out, and those without a date, since nobody "
    "knows when they came out. From and To are about the days that the figures speak of."
)
_DAYS = (
    "The days that the figures speak of, this one included. Typed as 2024-08-14 or 14/08/2024, it is taken as soon as "
    "it is whole."
)
_CONFIDENCE = "Claims that were read with less confidence are left out; every chart says how many."


@contextmanager
def ask() -> Iterator[None]:
    """The question around a page: boxes in the sidebar, above the page what it is about, what limits it as chips.

    What each filter could be is counted when the page stands, since a chart does not wait for it; but a search comes
    first, and the page says that it is at work.
    """
    filters, searches = _boxes(), bool(session.question().words)
    if filters is not None and searches:
        with st.spinner("Searching …"), filters:
            _filters()
    try:
        with suppress(PageEnds):
            yield
    finally:  # where a page tells an error, its filters lead on
        if filters is not None and not searches:
            with filters, st.spinner("Counting …"):
                _filters()


def _filters() -> None:
    of, without = _FACETS[session.page()]
    facets(of, without)


def _boxes() -> Any:
    """Show the boxes and the chips; the place of the filters in the sidebar, None where a page has none."""
    if not session.libraries():
        return None
    page, asked, filters = session.page(), session.question(), None
    with st.sidebar:
        _library()
    if page in _UNASKED or not session.library().summary().reports:
        return None
    if page == "trends":
        left, right = st.columns([3, 2])
        _words(left)
        metrics = _options(session.library().summary().metrics, asked.metrics)
        with right:
            _box(st.multiselect, "Metrics", "metrics", metrics, placeholder="All metrics", format_func=_metric_label)
    else:
        _words(st.container() if page == "search" else st.sidebar)
    with st.sidebar:
        _box(st.date_input, "From", "since", None, FIRST_DAY, LAST_DAY, format="YYYY-MM-DD", help=_DAYS)
        _box(st.date_input, "To", "until", None, FIRST_DAY, LAST_DAY, format="YYYY-MM-DD", help=_DAYS)
        _box(st.date_input, "As known on", "known", None, FIRST_DAY, LAST_DAY, format="YYYY-MM-DD", help=_KNOWN)
        _box(st.slider, "Least confidence", "confidence", 0.0, 1.0, None, 0.05, help=_CONFIDENCE)
        if page in _FACETS and not session.view().report:
            filters = st.container()
    chips(asked, _FACETS[page][1] if page in _FACETS else ())
    return filters


def words_chip(asked: Question, stories: int) -> None:
    """Say that words limit what is shown; a click takes them off."""
    if asked.words.strip():
        said = f"in {counted(stories, 'story', 'stories')} about “{asked.words.strip()}”"
        st.html(f'<p class="cl-asked">{chip(replace(asked, words=""), said)}</p>')


def metrics_at_hand(asked: Question) -> Question:
    """Without a metric asked for, the most frequent of what passes is meant; a click each adds one of the others."""
    if asked.metrics:
        return asked
    numbers = {facet.value: facet.count for facet in session.facets(asked, fields=("metrics",))["metrics"]}
    if not numbers:
        return asked
    first = next(iter(numbers))
    st.session_state["at-hand"] = [first]
    st.pills(
        "Figures to draw", list(numbers), selection_mode="multi", key="at-hand", on_change=_take_metrics,
        format_func=lambda name: f"{_metric_label(name)} {numbers[name]}",
    )  # fmt: skip
    return replace(asked, metrics=(first,))


def _library() -> None:
    """Which library is shown, where there are several; what is open belongs to the one before."""
    names = list(session.libraries())
    if len(names) > 1:
        st.session_state["ask-library"] = session.chosen()
        st.selectbox("Library", names, key="ask-library", on_change=_take_library)


SYNTAX = (
    'Also: *"side by side"* must stand in the story, *-word* must not, *source:reuters* is part of the outlet, '
    "*after:2024-08-06* and *before:2024-08-31* bound the days, *drones downed > 100* asks for a figure."
)


def _words(where: Any) -> None:
    with where:
        _box(
            st.text_input, "Stories about", "words", placeholder="e.g. troops who surrendered",
            help=SYNTAX,
        )  # fmt: skip
        read = read_words(session.question())
        if read != session.question():
            st.caption(f"Read as: {plain(read.in_words())}")


def _box(widget: Callable[..., Any], label: str, field: str, *arguments: Any, **more: Any) -> None:
    """A widget that shows a field of the question and writes it into the address."""
    value, key = getattr(session.question(), field), f"ask-{field}"
    if isinstance(value, date):
        value = min(max(value, FIRST_DAY), LAST_DAY)
    st.session_state[key] = list(value) if isinstance(value, tuple) else value
    widget(label, *arguments, key=key, on_change=_take, args=(field,), **more)


def _take(field: str) -> None:
    value = st.session_state[f"ask-{field}"]
    given: dict[str, Any] = {field: tuple(value) if isinstance(value, list) else value}
    if field == "words" and value:  # a new search, not a narrower one
        given["like"] = ""
    session.ask(replace(session.question(), **given))


def _take_metrics() -> None:
    session.ask(replace(session.question(), metrics=tuple(st.session_state["at-hand"])))


def _take_library() -> None:
    session.put(library=st.session_state["ask-library"], report="", selected="", like="")


def _options(facets: Sequence[Facet], asked: Sequence[str]) -> list[str]:
    """The values to choose from, with those of the address that the library does not have."""
    return list(dict.fromkeys([*(facet.value for facet in facets), *asked]))


def _metric_label(name: str) -> str:
    return vocabulary.metric(name).label
