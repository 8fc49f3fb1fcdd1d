"""A question's filters as SQL: constant words, and the analyst's values bound beside them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from components.question import Question
from components.store import words
from components.store.database import storable

# The filters with a list of values that a claim, or a report, passes where its column holds one of them.
CLAIM_COLUMNS = {
    "metrics": "c.metric", "items": "c.item", "claimants": "c.voice", "targets": "c.target", "status": "c.status",
    "kinds": "c.kind",
}  # fmt: skip
REPORT_COLUMNS = {"sources": "r.source", "languages": "r.language"}
# The month that a claim speaks of (a night's: of the day on which it ends), and that of a publication.
CLAIM_MONTH, REPORT_MONTH = "substr(c.until, 1, 7)", "substr(r.day, 1, 7)"
_SIGNS = {sign: sign for sign in (">=", "<=", ">", "<", "=")}  # a sign of ours, never the analyst's text
PLACE = "coalesce(nullif(l.canonical, ''), l.name)"


@dataclass(frozen=True, slots=True)
class Condition:
    """What stands after WHERE, over ``report r`` (and ``claim c``), and the values for its question marks."""

    sql: str
    values: tuple[object, ...]

    def joined(self, how: str, other: Condition) -> Condition:
        """This condition and (``how`` is "AND" or "AND NOT") the other."""
        return Condition(f"{self.sql} {how} ({other.sql})", self.values + other.values)


def on_claims(question: Question, ids: Collection[str] | None = None) -> Condition:
    """The claims that pass every filter; the period is held against the days that the claim speaks of."""
    parts = [*_claim_parts(question), _review_part(question), *_report_parts(question, ids)]
    parts += _listed(question, "months", CLAIM_MONTH)
    if question.since:
        parts.append(("c.until >= ?", question.since.isoformat()))
    if question.until:
        # A night stands at the day it ends, on charts and so here; a longer span is in every period that it touches.
        parts.append(("iif(c.until <= date(c.since, '+1 day'), c.until, c.since) <= ?", question.until.isoformat()))
    return _all(parts)


def not_known(question: Question) -> str:
    """An expression over ``report r``: why a report was not known on the question's day ("later", "undated"), or ""."""
    day = question.known.isoformat() if question.known else ""
    return f"CASE WHEN r.day IS NULL THEN 'undated' WHEN r.day > '{day}' THEN 'later' ELSE '' END"


def on_reports(question: Question, ids: Collection[str] | None = None) -> Condition:
    """The reports that make such a claim (any report, where nothing is asked of claims) and came out in the period."""
    parts = [*_report_parts(question, ids), *_listed(question, "months", REPORT_MONTH)]
    if question.since:
        parts.append(("r.day >= ?", question.since.isoformat()))
    if question.until:
        parts.append(("r.day <= ?", question.until.isoformat()))
    reports, asked = _all(parts), _claim_parts(question)
    if not (asked or question.review):
        return reports
    claims = _all([*asked, _review_part(question)])
    return Condition(
        f"{reports.sql} AND r.row IN (SELECT c.report FROM claim c WHERE {claims.sql})", reports.values + claims.values
    )


def stories_of(report_ids: Iterable[str]) -> Condition:
    """The reports of the stories of these reports: themselves, their copies and rewrites."""
    among, values = one_of("t.id", report_ids)
    return Condition(
        f"r.row IN (SELECT t.row FROM report t WHERE {among} UNION SELECT o.row FROM report t JOIN report o"
        f" ON o.story = t.story AND o.story <> '' WHERE {among})",
        (values, values),
    )


def one_of(column: str, values: Iterable[str]) -> tuple[str, object]:
    """The condition that a column holds one of these values, however many."""
    return f"{column} IN (SELECT value FROM json_each(?))", json.dumps([storable(value) for value in values])


def _claim_parts(question: Question) -> list[tuple[str, object]]:
    parts = [part for field, column in CLAIM_COLUMNS.items() for part in _listed(question, field, column)]
    named = "c.row {} (SELECT claim FROM claim_place, json_each(?) WHERE value IN (name, canonical))"
    for operator, places in (("IN", question.places), ("NOT IN", _excluded(question, "places"))):
        if places:
            parts.append((named.format(operator), json.dumps([storable(place) for place in places])))
    for metric, sign, number in question.asked_amounts():
        parts += [("c.metric = ?", metric), (f"coalesce(c.low, c.high) {_SIGNS[sign]} ?", float(number))]
    if question.confidence:
        parts.append(("c.confidence >= ?", question.confidence))
    return parts


def _review_part(question: Question) -> tuple[str, object]:
    """What readers may have decided about a claim that is shown."""
    match question.review:
        case "":
            return "c.review <> ?", "rejected"
        case "all":
            return "c.review <> ?", "any"
        case "unreviewed":
            return "c.review = ?", ""
        case verdict:
            return "c.review = ?", verdict


def _report_parts(question: Question, ids: Collection[str] | None) -> list[tuple[str, object]]:
    parts = [part for field, column in REPORT_COLUMNS.items() for part in _listed(question, field, column)]
    held = "r.row {} (SELECT p.report FROM words JOIN passage p ON p.row = words.rowid WHERE words MATCH ?)"
    parts += [(held.format("IN"), words.phrase(phrase)) for phrase in question.phrases]
    parts += [(held.format("NOT IN"), words.phrase(word)) for word in question.lacking]
    parts += [("instr(lower(r.source), ?)", storable(outlet.lower())) for outlet in question.outlets]
    if question.known:
        # A report without a date fails too: nobody can say that it was out by then.
        parts.append(("r.day <= ?", question.known.isoformat()))
    return parts if ids is None else [*parts, one_of("r.id", ids)]


def _listed(question: Question, field: str, column: str) -> list[tuple[str, object]]:
    """The conditions of one filter: the values that are asked for, and those that are excluded."""
    parts = [one_of(column, values)] if (values := getattr(question, field)) else []
    if excluded := _excluded(question, field):
        condition, value = one_of(f"coalesce({column}, '')", excluded)
        parts.append((f"NOT {condition}", value))
    return parts


def _excluded(question: Question, field: str) -> tuple[str, ...]:
    return tuple(value for name, value in question.excluded if name == field)


def _all(parts: list[tuple[str, object]]) -> Condition:
    return Condition(" AND ".join(sql for sql, _ in parts) or "TRUE", tuple(value for _, value in parts))
