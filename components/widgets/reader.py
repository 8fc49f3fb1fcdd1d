"""A story's page: its text with every claim marked, its figures, and what stands near it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from components import session
from components.errors import InputError
from components.question import Question
from components.records import Report, Span
from components.vocabulary import outlet_words
from components.widgets.alike import more_like_report
from components.widgets.cards import metric_card, report_list
from components.widgets.doors import claimant_door, door, outlet, place_doors, report_door
from components.widgets.layout import counted, empty, errors_told, plain, rows
from components.widgets.marked import agency_words, byline, fields, marked
from components.widgets.mending import mend, remove_report, removed_report

# What else was said is shown of the report's first claimants and metrics: a list of losses names a dozen.
_ELSEWHERE = 6
# Stories near it that its page lists; Search has them all.
_NEAR = 5


def open_report(report_id: str) -> None:
    """A report to read, its figures beside it; below, what its claimants said elsewhere and the stories near it."""
    every = session.address("reports", session.question())
    st.html(f'<p class="cl-said">{door(every, "← Back", "cl-back", says="Back, or to all reports")}</p>')
    try:
        report = session.library().report(report_id)
    except InputError as error:
        if not removed_report(report_id):
            why = "It may have been removed for good, or its link is of another library."
            empty("This report is not here", f"{plain(str(error))} {why}", "reports", "All reports")
        return
    claims = session.claims_of(report.id)
    led = next((row for row in rows(claims) if row.claim in session.view().selection), None)
    text, figures = st.columns([3, 2], gap="medium")
    with text:
        _article(report, claims, led)
        remove_report(report.id)
    with figures:
        _figures(claims)
    _elsewhere(claims)
    same, copies, near = st.columns(3, gap="medium")
    with same:
        _same_figures(report.id, claims)
    with copies:
        _copies(report.id)
    with near, errors_told():
        _near(report.id)
    if led is not None:
        _scroll(led.claim)


def _scroll(claim: str) -> None:
    """Bring the figure that led here into sight."""
    script = 'document.querySelector("mark.cl-led")?.scrollIntoView({ block: "center" });'
    with st.container(key="led"):
        st.html(f"<script>{script} // {claim}</script>", unsafe_allow_javascript=True)


def _article(report: Report, claims: pd.DataFrame, led: Any) -> None:
    """The text with every claim marked; ``led`` is the claim that led here, None where none did."""
    notes: dict[bool, dict[Span, str]] = {True: {}, False: {}}
    for row in rows(claims):
        notes[row.in_title][Span(row.start, row.end)] = fields(row)
    rejected = claims[claims["review"] == "rejected"]
    struck = {
        in_title: {Span(row.start, row.end) for row in rows(rejected) if row.in_title == in_title} for in_title in notes
    }
    at = {led.in_title: Span(led.start, led.end)} if led is not None else {}
    title = _marked(report.title, notes[True], struck[True], at.get(True)) or "Untitled"
    text = _marked(report.text, notes[False], struck[False], at.get(False))
    said = f'<p class="cl-led-word">The figure that led here, “{escape(led.quote)}”, is framed.</p>' if at else ""
    head = f"<h3>{title}</h3>{byline(report, agency_words(report))}{said}"
    st.html(f'<article class="cl-report">{head}<div>{text}</div></article>')


def _marked(text: str, notes: Mapping[Span, str], struck: Collection[Span], led: Span | None) -> str:
    """A whole text with its claims marked, the one at ``led`` in a frame."""
    if led is None:
        return marked(text, notes, Span(0, len(text)), struck=struck)
    before, after = Span(0, led.start), Span(led.end, len(text))
    framed = marked(text, {led: notes[led]}, led, "cl cl-led", struck)
    return marked(text, notes, before, struck=struck) + framed + marked(text, notes, after, struck=struck)


def _figures(claims: pd.DataFrame) -> None:
    """The claims one by one, in the order of the text."""
    if claims.empty:
        advice = "It states no number that one of the metrics counts. Search still finds it by what it says."
        empty("No figure in this report", advice)
        return
    st.markdown(f"#### {counted(len(claims), 'figure')} in this report")
    for row in rows(claims):
        with st.container(gap=None):
            st.html(f'<div class="cl-fields cl-said"><strong>{escape(row.quote)}</strong><br>{_said(row)}</div>')
            mend(row)


def _said(row: Any) -> str:
    """A claim in one line, its claimant and its places doors to their pages."""
    rest = escape(fields(row).removeprefix(outlet_words(row.voice)))
    if row.places:
        rest = rest.replace(escape(f" in {', '.join(row.places)}"), f" in {place_doors(row.places)}", 1)
    return f"{claimant_door(row.voice)}{rest}"


def _elsewhere(claims: pd.DataFrame) -> None:
    """What else each claimant of the report said of the same metric, where that is anything."""
    asked = _theirs(claims)
    if asked is None:
        return
    drawn, theirs = session.marks(asked), session.claims(asked)
    pairs = list(dict.fromkeys(zip(claims["metric"], claims["voice"], strict=True)))
    cards: list[str] = []
    for metric, voice in pairs:
        said = theirs[(theirs["metric"] == metric) & (theirs["voice"] == voice)]
        if said["report"].nunique() > 1 and len(cards) < _ELSEWHERE:
            cards.append(metric_card(drawn, said, Question(claimants=(voice,))))
    if cards:
        st.markdown("#### What else they said of the same")
        st.html(f'<div class="cl-cards">{"".join(cards)}</div>')


def _same_figures(report_id: str, claims: pd.DataFrame) -> None:
    """The figures that other reports carry too, with these reports."""
    items = list(_carried(report_id, claims))
    body = f"<ul>{''.join(items)}</ul>" if items else "<p>No other report carries a figure of this one.</p>"
    st.html(f'<section class="cl-list cl-plain"><h4>The same figures elsewhere</h4>{body}</section>')


def _carried(report_id: str, claims: pd.DataFrame) -> Iterator[str]:
    asked = _theirs(claims)
    if asked is None:
        return
    theirs = session.claims(asked).set_index("claim")
    for mark in rows(session.marks(asked).table):
        carriers = theirs.loc[list(mark.claims)].drop_duplicates("report")
        others = carriers[carriers["report"] != report_id]
        if len(others) and len(others) < len(carriers):
            doors = (
                f"{report_door(row.report, row.title)} <small>{escape(outlet_words(row.source))}</small>"
                for row in rows(others)
            )
            who = escape(outlet_words(mark.voice))
            said = f"<b>{escape(mark.words)}</b> <small>{who}, {escape(mark.period)}</small>"
            yield f"<li>{said}<br>{'<br>'.join(doors)}</li>"


def _copies(report_id: str) -> None:
    """The other reports of this story."""
    copies = session.copies(report_id)
    none = "" if len(copies) else "<p>No other report is a copy or a rewrite of this one.</p>"
    report_list("Copies of this story", copies, none)


def _near(report_id: str) -> None:
    """The stories nearest in meaning."""
    items = (
        f"<li>{report_door(hit.report.id, hit.report.title, hit.report.text)}<br><small>"
        f"{outlet(hit.report.source)} · {hit.report.day or 'needs a date'} · "
        f"likeness {hit.similarity:.2f}</small></li>"
        for hit in session.hits(Question(like=report_id))[:_NEAR]
    )
    body = "".join(items)
    said = f"<ul>{body}</ul>{more_like_report(report_id)}" if body else "<p>No other story comes near this one.</p>"
    st.html(f'<section class="cl-list cl-plain"><h4>Nearest in meaning</h4>{said}</section>')


def _theirs(claims: pd.DataFrame) -> Question | None:
    """The question for all that the report's claimants said of its metrics; None where it has no claims."""
    if claims.empty:
        return None
    return Question(metrics=tuple(claims["metric"].unique()), claimants=tuple(claims["voice"].unique()))
