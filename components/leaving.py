"""What a question's charts bring to an export: the one place that ties what is asked, drawn and written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from components import analysis, charts, exports, vocabulary
from components.analysis import Marks
from components.errors import QuestionError
from components.library import Library
from components.question import Question
from components.records import Provenance, Span
from components.sentences import sentences

if TYPE_CHECKING:
    import plotly.graph_objects as go

# Why a picture of a size that cannot hold all panels lacks some.
_NO_ROOM = "for which this picture has no room"


def chart(
    library: Library, question: Question, by: str = "day", differences: bool = False, log: bool = False
) -> exports.Chart:
    """The chart over time of a question, as it leaves; a QuestionError where nothing passes its filters.

    ``by`` is one of question.BINS; ``differences`` adds what running totals grew by, ``log`` asks for logarithmic
    scales where panels can have one.
    """
    claims = library.claims(question)
    if claims.empty:
        asked = ", ".join(vocabulary.metric(metric).label.lower() for metric in question.metrics)
        raise QuestionError(f"No claim of {asked or 'any metric'} passes these filters.")
    marks = analysis.marks(claims, question.status, library.left_out(question))
    marks = analysis.without_history(marks, question.since)
    marks = analysis.with_days(marks, library.loaded(question), question.since, question.until, question.known)
    marks = analysis.binned(marks, by, question.since, question.until)
    marks = analysis.with_differences(marks) if differences else marks
    marks = replace(marks, log=log)
    seen = analysis.gathered(marks)
    return shown(library, claims, (marks, seen), library.provenance(question, claims, marks))


def shown(
    library: Library, claims: pd.DataFrame, drawn: tuple[Marks, Marks], provenance: Provenance, address: str = ""
) -> exports.Chart:
    """The chart over time that a page shows of these claims, as it leaves; ``address`` is that page's.

    ``drawn`` are all its marks, and those that a screen can show (``analysis.gathered``).
    """
    whole, seen = drawn
    notes = charts.notes_on(seen, library.annotations())
    provenance = replace(provenance, notes=notes, rule=seen.rule, left_out=seen.left_out)

    def drawn_by(marks: Marks) -> Callable[[int], go.Figure]:
        return lambda width: charts.annotated(charts.trends(marks, provenance, width=width), notes)

    leaves = exports.Chart(
        draw=drawn_by(seen),
        fewer=lambda panels: drawn_by(analysis.fold(seen, shown=panels, why=_NO_ROOM)[0]),
        table=whole.table,
        claims=claims,
        provenance=provenance,
        summary=charts.summary(whole),
        address=address,
    )
    return quoted(library, leaves)


def quoted(library: Library, chart: exports.Chart) -> exports.Chart:
    """The same chart with the sentences around the quotes of its claims, found when they are needed."""
    return replace(chart, sentences=lambda: _sentences(library, chart.claims))


def briefing(library: Library, question: Question, by: str = "day", log: bool = False) -> bytes:
    """One page to print: a chart of each metric asked for that has claims, with all claims, sources and quotes."""
    whole = chart(library, question, by, log=log)
    there = set(whole.claims["metric"])
    asked = question.metrics or tuple(metric for metric in vocabulary.metrics() if metric in there)
    parts = [chart(library, replace(question, metrics=(metric,)), by, log=log) for metric in asked if metric in there]
    return exports.briefing(parts, whole.provenance)


def _sentences(library: Library, claims: pd.DataFrame) -> dict[str, exports.Quoted]:
    """What stands before each claim's quote in its sentences, the quote, and what stands behind it, by claim id."""
    around: dict[str, exports.Quoted] = {}
    for report_id, rows in claims.groupby("report", sort=False):
        report = library.report(str(report_id))
        spans = sentences(report.text, report.language)
        for claim, start, end, in_title in zip(*(rows[c] for c in ("claim", "start", "end", "in_title")), strict=True):
            text = report.title if in_title else report.text
            said = [Span(0, len(text))] if in_title else spans
            touching = [span for span in said if span.start < end and start < span.end] or [Span(start, end)]
            whole = Span(touching[0].start, touching[-1].end)
            around[str(claim)] = text[whole.start : start], text[start:end], text[end : whole.end]
    return around
