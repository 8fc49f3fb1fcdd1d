"""Texts with their marks: the sentences behind a mark, a story that search found, a report to read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from components import session, vocabulary
from components.errors import InputError
from components.library import is_sample
from components.records import Hit, Report, Span
from components.sentences import sentences
from components.widgets.layout import SAMPLE_WORDS, counted, plain, rows

# From these cosines on a match is called strong or fair, below weak. Read off the sample with a dozen questions:
# stories on the very subject lie above 0.55, those that share a name or a place with it above 0.42. The rank says
# nothing here: the least bad answer to a poor question is the first too.
_STRENGTHS = ((0.55, "strong match"), (0.42, "fair match"), (-1.0, "weak match"))

# Claims shown as chips under a story; the reader shows them all.
_CHIPS = 8


def evidence(claims: pd.DataFrame) -> None:
    """The sentences behind these claims: quote marked, the sentence before and after, who, where, when."""
    st.markdown("#### Evidence")
    if claims.empty:
        st.caption("Click a mark to read the sentences behind it.")
    for row in rows(claims):
        report = session.library().report(row.report)
        text = report.title if row.in_title else report.text
        quote = Span(row.start, row.end)
        sentence = _marked(text, {quote: ""}, _around(text, quote, report.language))
        st.html(
            f'<div class="cl-evidence">{_byline(report)}<p>{sentence}</p>'
            f'<p class="cl-fields">{escape(_fields(row))}</p></div>'
        )
        st.page_link(
            "components/pages/reports.py",
            label="Read the whole report",
            icon=":material/article:",
            query_params={"report": report.id},
        )


def hit(found: Hit, claims: pd.DataFrame) -> None:
    """A story that search found: its best passage with the words that matched, and its figures as chips."""
    report, passage = found.report, found.passage
    st.page_link(
        "components/pages/reports.py",
        label=f"**{plain(report.title or report.text[:80])}**",
        query_params={"report": report.id},
    )
    strength = next(name for least, name in _STRENGTHS if found.similarity >= least)
    score = f'<span title="score {found.score:.2f}, cosine {found.similarity:.2f}">{strength}</span>'
    shown = _opening(report) if passage.in_title else passage.span
    words = dict.fromkeys(_words_in(shown.of(report.text), shown.start, found.words), "")
    body = f"<p>{_marked(report.text, words, shown, 'cl-word')}</p>"
    chips = "".join(f'<span class="cl-chip">{escape(_chip(row))}</span>' for row in rows(claims.head(_CHIPS)))
    more = f"and {len(claims) - _CHIPS} more" if len(claims) > _CHIPS else ""
    st.html(f'<div class="cl-hit">{_byline(report, score)}{body}<p>{chips}{more}</p></div>')


def open_report(report_id: str) -> None:
    """A report to read, every claim marked in title and text and listed beside it; a mark tells its fields on hover."""
    st.page_link("components/pages/reports.py", label="All reports", icon=":material/arrow_back:")
    try:
        report = session.library().report(report_id)
    except InputError as error:
        st.warning(plain(str(error)))
        return
    claims = session.library().claims_of(report.id)
    text, fields = st.columns([3, 2], gap="medium")
    with text:
        _article(report, claims)
    with fields:
        st.markdown(f"#### {counted(len(claims), 'figure')} in this report")
        if claims.empty:
            st.caption("It states no figure that answers a metric.")
        items = (f"<p><strong>{escape(row.quote)}</strong><br>{escape(_fields(row))}</p>" for row in rows(claims))
        st.html(f'<div class="cl-fields">{"".join(items)}</div>')


def _article(report: Report, claims: pd.DataFrame) -> None:
    notes: dict[bool, dict[Span, str]] = {True: {}, False: {}}
    for row in rows(claims):
        notes[row.in_title][Span(row.start, row.end)] = _fields(row)
    title = _marked(report.title, notes[True], Span(0, len(report.title))) or "Untitled"
    text = _marked(report.text, notes[False], Span(0, len(report.text)))
    st.html(f'<article class="cl-report"><h3>{title}</h3>{_byline(report)}<div>{text}</div></article>')


def _fields(row: Any) -> str:
    """A claim in one line: who says what of whom, which kind of figure, when, where, and in what state."""
    parts = [
        row.voice,
        f"{vocabulary.metric(row.metric).label.lower()}: {_figure(row)}",
        f"of: {row.target}" if _known(row.target) else "",
        _days(row),
        f"in {', '.join(row.places)}" if row.places else "",
        f"from {row.from_place} to {row.to_place}" if _known(row.from_place) and _known(row.to_place) else "",
        {"event": "", "cumulative": "running total", "state": "level held"}[row.kind],
        row.status if row.status != "claimed" else "",
        f"disputed by {row.disputed_by}" if _known(row.disputed_by) else "",
        "part of a larger figure" if _known(row.part_of) else "",
        f"confidence {row.confidence:.2f}",
    ]
    return " · ".join(filter(None, parts))


def _known(cell: Any) -> bool:
    """Whether a cell of a table says something; an unknown text is NaN there."""
    return isinstance(cell, str) and bool(cell)


def _chip(row: Any) -> str:
    return f"{_figure(row)} · {vocabulary.metric(row.metric).label.lower()} · {row.voice}"


def _figure(row: Any) -> str:
    noun = vocabulary.counted(row.item, row.unit)
    return vocabulary.figure_words(row.low, row.high, row.bound, row.vague, noun)


def _days(row: Any) -> str:
    first, last = (None if pd.isna(day) else f"{day:%Y-%m-%d}" for day in (row.first, row.last))
    if first and last and first != last:
        return f"{first} to {last}"
    return first or last or "day not stated"


def _byline(report: Report, extra: str = "") -> str:
    parts = [
        escape(report.source) or "outlet not known",
        escape(report.published[:10]) if report.published else "<strong>needs a date</strong>",
    ]
    if urlsplit(report.url).scheme in ("http", "https"):
        parts.append(f'<a href="{escape(report.url)}" target="_blank" rel="noopener noreferrer">original</a>')
    if is_sample(report):
        parts.append(f"SAMPLE: {SAMPLE_WORDS}")
    return f'<p class="cl-byline">{" · ".join([*parts, *filter(None, [extra])])}</p>'


def _opening(report: Report) -> Span:
    """The first two sentences of a report, shown where its title is what matched."""
    spans = sentences(report.text, report.language)[:2]
    return Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)


def _around(text: str, quote: Span, language: str) -> Span:
    """The sentences that hold the quote, with the one before and the one after."""
    spans = sentences(text, language)
    touching = [i for i, span in enumerate(spans) if span.start < quote.end and quote.start < span.end]
    if not touching:
        return quote
    return Span(spans[max(touching[0] - 1, 0)].start, spans[min(touching[-1] + 1, len(spans) - 1)].end)


def _marked(text: str, notes: Mapping[Span, str], shown: Span, kind: str = "cl") -> str:
    """The shown part of a text as HTML of our own: escaped, the spans marked with their notes, line breaks kept."""
    pieces, done = [], shown.start
    for span in sorted(notes, key=lambda span: (span.start, span.end)):
        if span.start < done or span.end > shown.end:
            continue
        note = f' title="{escape(notes[span])}"' if notes[span] else ""
        pieces += [escape(text[done : span.start]), f'<mark class="{kind}"{note}>{escape(span.of(text))}</mark>']
        done = span.end
    return "".join([*pieces, escape(text[done : shown.end])]).replace("\n", "<br>")


def _words_in(text: str, offset: int, words: Iterable[str]) -> list[Span]:
    """Where these words stand in a passage that begins at ``offset``."""
    pattern = "|".join(re.escape(word) for word in words)
    found = re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE) if pattern else ()
    return [Span(offset + match.start(), offset + match.end()) for match in found]
