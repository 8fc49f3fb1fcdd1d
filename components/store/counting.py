"""How many claims or reports have each value of each filter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

import apsw

from components.question import Question
from components.store import Facet, filters

CLAIMS = "claim c JOIN report r ON r.row = c.report"
_OF_REPORT = re.compile(r"\br\.")
_PLACES = f"{CLAIMS} JOIN claim_place l ON l.claim = c.row"


class _Wanted:
    """Which columns are to be counted under which condition, of those of some ``fields`` or of all.

    Those of one condition are read in one go.
    """

    def __init__(self, fields: Collection[str] = ()) -> None:
        self._fields = fields
        self._columns: dict[tuple[str, filters.Condition], list[tuple[str, str]]] = {}

    def add(self, field: str, column: str, where: filters.Condition, source: str = CLAIMS) -> None:
        if field in self._fields or not self._fields:
            self._columns.setdefault((source, where), []).append((field, column))

    def counted(self, db: apsw.Connection, of: str) -> dict[str, Counter[str | None]]:
        found = dict[str, Counter[str | None]]()
        for (source, where), columns in self._columns.items():
            # A report makes several claims, a claim names a place twice.
            if source == _PLACES or (of == "reports" and source == CLAIMS):
                values = _read(db, [*columns, ("", "c.row" if of == "claims" else "r.row")], source, where)
                rows = values.pop("")
                found |= {
                    field: Counter(value for value, _ in set(zip(column, rows, strict=True)))
                    for field, column in values.items()
                }
            elif len(columns) > 1:
                found |= {field: Counter(values) for field, values in _read(db, columns, source, where).items()}
            else:
                ((field, column),) = columns
                # Looking each claim's report up takes longer than counting.
                alone = source == CLAIMS and not _OF_REPORT.search(f"{column} {where.sql}")
                read = "claim c" if alone else source
                query = f"SELECT {column} AS value, count(*) FROM {read} WHERE {where.sql} GROUP BY value"
                found[field] = Counter(dict(db.execute(query, where.values)))
        return found


def facets(
    db: apsw.Connection, question: Question, ids: Collection[str] | None, of: str, fields: Collection[str] = ()
) -> dict[str, tuple[Facet, ...]]:
    """What ``Store.facets`` promises."""
    wanted = _Wanted(fields)
    for field, column in filters.CLAIM_COLUMNS.items():
        wanted.add(field, column, filters.on_claims(question.without(field), ids))
    wanted.add("places", filters.PLACE, filters.on_claims(question.without("places"), ids), _PLACES)
    for field, column in {**filters.REPORT_COLUMNS, "months": filters.REPORT_MONTH}.items():
        if of == "reports":
            wanted.add(field, column, filters.on_reports(question.without(field), ids), "report r")
        else:
            month = filters.CLAIM_MONTH if field == "months" else column
            wanted.add(field, month, filters.on_claims(question.without(field), ids))
    wanted.add("review", "c.review", filters.on_claims(replace(question, review="all"), ids))
    if question.known:
        wanted.add("known", filters.not_known(question), filters.on_claims(replace(question, known=None), ids))
    below = f"iif(c.confidence < {float(question.confidence)!r}, 'below', '')"
    wanted.add("confidence", below, filters.on_claims(replace(question, confidence=0.0), ids))
    found = wanted.counted(db, of)
    return {field: _ordered(counts.items(), field in ("review", "confidence")) for field, counts in found.items()}


def metrics(db: apsw.Connection) -> tuple[Facet, ...]:
    """The metrics of all claims but the rejected, with how many claims have each."""
    where = filters.on_claims(Question())
    rows = db.execute(f"SELECT c.metric, count(*) FROM claim c WHERE {where.sql} GROUP BY c.metric", where.values)
    return _ordered(rows)


def _ordered(counts: Iterable[tuple[str | None, int]], empty: bool = False) -> tuple[Facet, ...]:
    """The values, most frequent first; the empty one only on request."""
    kept = [Facet(value or "", count) for value, count in counts if value or empty]
    return tuple(sorted(kept, key=lambda facet: (-facet.count, facet.value)))


def _read(
    db: apsw.Connection, columns: list[tuple[str, str]], source: str, where: filters.Condition
) -> dict[str, Sequence[Any]]:
    """The values of these columns (field, expression) in all rows that pass."""
    names = ", ".join(column for _, column in columns)
    rows = db.execute(f"SELECT {names} FROM {source} WHERE {where.sql}", where.values).fetchall()
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    return {field: found for (field, _), found in zip(columns, values, strict=True)}
