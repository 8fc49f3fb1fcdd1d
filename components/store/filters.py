"""A question's filters as SQL: constant words, and the analyst's values bound beside them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from components.question import Question
from components.store.database import storable

# The filters with a list of values that a claim passes where its column holds one of them.
_CLAIM_COLUMNS = {
    "metrics": "c.metric", "items": "c.item", "claimants": "c.voice", "targets": "c.target", "status": "c.status",
    "kinds": "c.kind",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Condition:
    """What stands after WHERE, over ``report r`` (and ``claim c``), and the values for its question marks."""

    sql: str
    values: tuple[object, ...]


def on_claims(question: Question, ids: Collection[str] | None = None) -> Condition:
    """The claims that pass every filter; the period is held against the days that the claim speaks of."""
    parts = [*_claim_parts(question), *_report_parts(question, ids)]
    if question.since:
        parts.append(("c.until >= ?", question.since.isoformat()))
    if question.until:
        # A night stands at the day it ends, on charts and so here; a longer span is in every period that it touches.
        parts.append(("iif(c.until <= date(c.since, '+1 day'), c.until, c.since) <= ?", question.until.isoformat()))
    return _all(parts)


def on_reports(question: Question, ids: Collection[str] | None = None) -> Condition:
    """The reports that make such a claim (any report, where nothing is asked of claims) and came out in the period."""
    parts = _report_parts(question, ids)
    if question.since:
        parts.append(("r.day >= ?", question.since.isoformat()))
    if question.until:
        parts.append(("r.day <= ?", question.until.isoformat()))
    reports, claims = _all(parts), _all(_claim_parts(question))
    if not claims.values:
        return reports
    return Condition(
        f"{reports.sql} AND r.row IN (SELECT c.report FROM claim c WHERE {claims.sql})", reports.values + claims.values
    )


def one_of(column: str, values: Iterable[str]) -> tuple[str, object]:
    """The condition that a column holds one of these values, however many."""
    return f"{column} IN (SELECT value FROM json_each(?))", json.dumps([storable(value) for value in values])


def _claim_parts(question: Question) -> list[tuple[str, object]]:
    parts = [one_of(column, values) for field, column in _CLAIM_COLUMNS.items() if (values := getattr(question, field))]
    if question.places:
        places = json.dumps([storable(place) for place in question.places])
        parts.append(
            ("c.row IN (SELECT claim FROM claim_place, json_each(?) WHERE value IN (name, canonical))", places)
        )
    if question.confidence:
        parts.append(("c.confidence >= ?", question.confidence))
    return parts


def _report_parts(question: Question, ids: Collection[str] | None) -> list[tuple[str, object]]:
    parts = [one_of("r.source", question.sources)] if question.sources else []
    return parts if ids is None else [*parts, one_of("r.id", ids)]


def _all(parts: list[tuple[str, object]]) -> Condition:
    return Condition(" AND ".join(sql for sql, _ in parts) or "TRUE", tuple(value for _, value in parts))
