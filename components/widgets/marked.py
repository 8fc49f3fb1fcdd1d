"""Texts with their marks, and what is said beside them: claims in one line, as chips, and bylines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from html import escape
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from components import stories, vocabulary
from components.adding import is_sample
from components.records import SAMPLE_WORDS, Report, Span
from components.sentences import sentences


def marked(text: str, notes: Mapping[Span, str], shown: Span, kind: str = "cl", struck: Collection[Span] = ()) -> str:
    """The shown part of a text as HTML of our own: escaped, the spans marked with their notes, line breaks kept.

    ``struck`` are spans that are crossed out: figures that a reader rejected.
    """
    pieces, done = [], shown.start
    for span in sorted(notes, key=lambda span: (span.start, span.end)):
        if span.start < done or span.end > shown.end:
            continue
        note = f' title="{escape(notes[span])}"' if notes[span] else ""
        words = f"<s>{escape(span.of(text))}</s>" if span in struck else escape(span.of(text))
        pieces += [escape(text[done : span.start]), f'<mark class="{kind}"{note}>{words}</mark>']
        done = span.end
    return "".join([*pieces, escape(text[done : shown.end])]).replace("\n", "<br>")


def in_sentence(text: str, quote: Span, language: str) -> str:
    """The sentence that holds the quote, the quote marked; HTML of our own."""
    touching = [s for s in sentences(text, language) if s.start < quote.end and quote.start < s.end]
    shown = Span(min(touching[0].start, quote.start), max(touching[-1].end, quote.end)) if touching else quote
    return marked(text, {quote: ""}, shown)


def around(text: str, quote: Span, language: str) -> Span:
    """The sentences that hold the quote, with the one before and the one after."""
    spans = sentences(text, language)
    touching = [i for i, span in enumerate(spans) if span.start < quote.end and quote.start < span.end]
    if not touching:
        return quote
    return Span(spans[max(touching[0] - 1, 0)].start, spans[min(touching[-1] + 1, len(spans) - 1)].end)


def opening(report: Report) -> Span:
    """The first two sentences of a report, shown where its title is what matched."""
    spans = sentences(report.text, report.language)[:2]
    return Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)


def words_in(text: str, offset: int, words: Iterable[str]) -> list[Span]:
    """Where these words stand in a passage that begins at ``offset``."""
    pattern = "|".join(re.escape(word) for word in words)
    found = re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE) if pattern else ()
    return [Span(offset + match.start(), offset + match.end()) for match in found]


def agency_words(report: Report) -> str:
    """The agencies that a report credits besides its outlet ("citing Reuters"); "" where it names none."""
    chain = stories.agencies(report.text, report.title, report.source)
    cited = [agency for agency in chain if agency.casefold() != report.source.casefold()]
    return f"citing {escape(', citing '.join(cited))}" if cited else ""


def byline(report: Report, *extra: str) -> str:
    """Outlet, day, the way to the original, and that a sample is one; HTML of our own."""
    parts = [
        escape(vocabulary.outlet_words(report.source)) or "outlet not known",
        escape(report.published[:10]) if report.published else "<strong>needs a date</strong>",
    ]
    if urlsplit(report.url).scheme in ("http", "https"):
        parts.append(f'<a href="{escape(report.url)}" target="_blank" rel="noopener noreferrer">original</a>')
    if is_sample(report):
        parts.append(f"SAMPLE: {SAMPLE_WORDS}")
    return f'<p class="cl-byline">{" · ".join([*parts, *filter(None, extra)])}</p>'


def fields(row: Any) -> str:
    """A claim in one line: who says what of whom, which kind of figure, when, where, and in what state."""
    parts = [
        vocabulary.outlet_words(row.voice),
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


def chip(row: Any) -> str:
    """A claim as a few words: figure, metric, claimant."""
    return f"{_figure(row)} · {vocabulary.metric(row.metric).label.lower()} · {vocabulary.outlet_words(row.voice)}"


def _figure(row: Any) -> str:
    noun = vocabulary.counted(row.item, row.unit)
    return vocabulary.figure_words(row.low, row.high, row.bound, row.vague, noun)


def _days(row: Any) -> str:
    first, last = (None if pd.isna(day) else f"{day:%Y-%m-%d}" for day in (row.first, row.last))
    if first and last and first != last:
        return f"{first} to {last}"
    return first or last or "day not stated"


def _known(cell: Any) -> bool:
    """Whether a cell of a table says something; an unknown text is NaN there."""
    return isinstance(cell, str) and bool(cell)
