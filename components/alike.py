"""More like this: what stories are to be like, as a question names it, and the stories that come near it.

``Question.like`` is a report's id, ``<report>:120-340`` or ``<report>:title-0-40`` for a passage of it, ``text:<id>``
for a text that was pasted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from components import embedding, stories
from components.embedding import Matrix, Vector
from components.question import Question
from components.records import Example, Passage, Report, Span, passage_id
from components.store import Scores, Searches, Store

Embed = Callable[[Sequence[str]], Matrix]

_PASTED = "text:"
_PASSAGE = re.compile(r"(title-)?(\d{1,9})-(\d{1,9})")

# Passages that are looked at for the report that holds a pasted text already: a copy's come first.
_COPIES = 10


def like_passage(passage: Passage) -> str:
    """How a question names a passage."""
    return f"{passage.report_id}:{'title-' if passage.in_title else ''}{passage.span.start}-{passage.span.end}"


def like_text(id: str) -> str:
    """How a question names a pasted text."""
    return f"{_PASTED}{id}"


def example(like: str, store: Store, searches: Searches, embed: Embed) -> Example | None:
    """What a question's ``like`` names; None where it is not in the library, or not any more."""
    if like.startswith(_PASTED):
        text = searches.pasted(like.removeprefix(_PASTED))
        return None if text is None else Example(text, copy=_copy(text, store, embed))
    named, _, where = like.partition(":")
    report, stands = store.report(named), _PASSAGE.fullmatch(where)
    if report is None or (where and not stands):
        return None
    if stands is None:
        return Example(report.text, report)
    text, span = report.title if stands[1] else report.text, Span(int(stands[2]), int(stands[3]))
    passage = Passage(passage_id(report.id, span, bool(stands[1])), report.id, span, bool(stands[1]))
    return Example(span.of(text), report, passage) if span.start < span.end <= len(text) else None


def near(found: Example, store: Store, embed: Embed, asked: Question, limit: int) -> Scores:
    """The passages nearest to an example that pass the question's filters, but for those of its own story."""
    named = found.passage or found.report or found.copy
    at = named.id if named else _vector(found.text, embed)
    return Scores.of([]) if at is None else store.nearest(at, embedding.in_use(), asked, limit)


def _vector(text: str, embed: Embed) -> Vector | None:
    """Where a text stands among the library's reports: the mean of its passages' vectors; None without words."""
    passages = embedding.passages(Report.new(text))
    if not passages:
        return None
    mean = embed([passage.span.of(text) for passage in passages]).mean(axis=0)
    return np.asarray(mean / (float(np.linalg.norm(mean)) or 1.0), dtype=np.float32)


def _copy(text: str, store: Store, embed: Embed) -> Report | None:
    """The report that a pasted text is, or is a copy of, where the library holds one."""
    vector, told = _vector(text, embed), stories.signature(Report.new(text))
    if vector is None:
        return None
    for passage in store.nearest(vector, embedding.in_use(), Question(), _COPIES).passages:
        report = store.report(passage.report_id)
        # Of a text that was pasted the outlet and the day are not known, so that only its words can tell.
        if report and (
            report.text.split() == text.split()
            or stories.same_story(told, stories.signature(report), cosine=stories.COPY_COSINE)
        ):
            return report
    return None
