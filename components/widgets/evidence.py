"""The sentences behind a mark, each in its report's words with what is read from them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from components import session, vocabulary
from components.question import Question, View
from components.records import Span
from components.vocabulary import outlet_words
from components.widgets.chart import clear_selection
from components.widgets.doors import door, outlet, report_door
from components.widgets.layout import counted, rows
from components.widgets.marked import agency_words, around, byline, fields, marked
from components.widgets.mending import mend, mend_all

# Claims whose sentences are shown, and other stories named for one figure: more than these nobody reads in a panel.
_SHOWN, _ALSO = 20, 5


def evidence(claims: pd.DataFrame) -> None:
    """The sentences behind the claims that are selected: quote marked, who, where, when, and who else says the same."""
    with st.container(key="evidence"):
        st.markdown("#### Evidence")
        _selected(claims)


def _selected(claims: pd.DataFrame) -> None:
    missing = set(session.view().selection) - set(claims["claim"])
    if missing:
        were = counted(len(missing), "selected claim is", "selected claims are")
        st.caption(f"{were} not in this library: its report may have been removed, or the link is of another library.")
    if claims.empty:
        st.caption(
            "Click a mark, draw a box over several (Box Select, above the chart), or choose rows of its table below."
        )
        return
    more = f", the first {_SHOWN} shown; select fewer to read the others" if len(claims) > _SHOWN else ""
    st.caption(f"{counted(len(claims), 'claim')} selected{more}.")
    st.button("Clear the selection", type="tertiary", icon=":material/close:", on_click=clear_selection)
    shown = claims.head(_SHOWN)
    mend_all(list(rows(shown)))
    also = _also(claims)
    for row in rows(shown):
        _sentence(row, also.get(row.claim, ""))
        mend(row)


def _sentence(row: Any, also: str) -> None:
    """A claim's quote in its sentence with the one before and the one after, its fields, and the way to its report."""
    report = session.library().report(row.report)
    text = report.title if row.in_title else report.text
    quote = Span(row.start, row.end)
    struck = {quote} if row.review == "rejected" else ()
    sentence = marked(text, {quote: ""}, around(text, quote, report.language), struck=struck)
    there = session.address("reports", session.question(), View(report=report.id, selection=(row.claim,)))
    title = f"<strong>{escape(report.title)}</strong>" if report.title else ""
    st.html(
        f'<div class="cl-evidence">{title}{byline(report, agency_words(report))}<p>{sentence}</p>'
        f'<p class="cl-fields">{escape(fields(row))}</p>{also}'
        f'<p class="cl-led-word">{door(there, "Read the whole report →")}</p></div>'
    )


def _also(claims: pd.DataFrame) -> dict[str, str]:
    """For the first claim of each figure the stories that are not selected and state it too, as HTML of our own."""
    stated = claims["last"].fillna(claims["first"]).fillna(claims["day"])
    begun = claims["first"].fillna(stated)
    if stated.isna().all():
        return {}
    asked = Question(
        metrics=tuple(claims["metric"].unique()),
        since=begun.min().date(),
        until=stated.max().date(),
        known=session.question().known,
    )
    marks, found = session.marks(asked).table, session.claims(asked).set_index("claim", drop=False)
    selected, said = set(claims["claim"]), dict[str, str]()
    for mark in rows(marks[[not selected.isdisjoint(ids) for ids in marks["claims"]]]):
        others = [*mark.claims, *(id for like in _alike(mark, marks) for id in like.claims)]
        carriers = found.loc[[id for id in others if id not in selected]].drop_duplicates("report")
        carriers = carriers[~carriers["report"].isin(claims["report"])]
        if len(carriers):
            said[next(id for id in claims["claim"] if id in mark.claims)] = _listed(carriers)
    return said


def _alike(mark: Any, marks: pd.DataFrame) -> Iterator[Any]:
    """The marks of other claimants who give the same number for the same day, of nobody else as far as they say."""
    if mark.vague:
        return
    same = marks["voice"].ne(mark.voice) & marks["x"].eq(mark.x)
    same &= marks["target"].isin(("", mark.target)) if mark.target else True
    for column in ("metric", "unit", "panel", "bound"):
        same &= marks[column].eq(getattr(mark, column))
    for column in ("low", "high"):
        value = getattr(mark, column)
        same &= marks[column].isna() if pd.isna(value) else marks[column].eq(value)
    yield from rows(marks[same])


def _said_by(voice: str) -> str:
    return "in its own words" if vocabulary.own_words(voice) else f"said by {escape(outlet_words(voice))}"


def _listed(carriers: pd.DataFrame) -> str:
    items = (
        f"<li>{report_door(row.report, row.title, row.quote, row.claim)} "
        f"<small>{outlet(row.source)}, {_said_by(row.voice)}</small></li>"
        for row in rows(carriers.head(_ALSO))
    )
    more = f"<li>and {counted(len(carriers) - _ALSO, 'other report')}</li>" if len(carriers) > _ALSO else ""
    stories = counted(carriers["story"].nunique(), "other story", "other stories")
    return f'<div class="cl-also">The same figure in {stories}:<ul>{"".join(items)}{more}</ul></div>'
