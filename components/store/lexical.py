"""The passages that hold words, best first: how the index of words is asked for them.

An expression is of ``words.terms``. Of the ways to order by BM25 that SQLite offers, "rank" sorts all that is found in
the index itself, ``bm25()`` with a limit keeps the best only, in two thirds of the time; but what is joined to it is
looked up for all, so that passages are joined to the best alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import apsw

from components.store import filters, tables, words
from components.store.state import Marked

# Words first, always: the planner must not look each report up in the index of words.
_TO_REPORTS = "CROSS JOIN passage p ON p.row = {0}.rowid CROSS JOIN report r ON r.row = p.report"
_BEST = (
    f"SELECT {tables.PASSAGE}, -score FROM (SELECT rowid, bm25(words) AS score FROM words WHERE words MATCH ?"
    " AND {within} ORDER BY score, rowid LIMIT ?) best"
    f" {_TO_REPORTS.format('best')} ORDER BY score, best.rowid"
)
_LATEST = _BEST.format(within="rowid > ?")
_MARKED = _BEST.format(within="rowid BETWEEN ? AND ? AND substr(?, rowid - ? + 1, 1) = x'01'")

Found = Iterable[tuple[Any, ...]]


def best(db: apsw.Connection, expression: str, limit: int) -> Found:
    """Columns of ``tables.PASSAGE`` and scores of the best passages, of the ``words.MOST_RANKED`` loaded last."""
    query = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?"
    behind = db.execute(query, (expression, words.MOST_RANKED)).get or 0
    return db.execute(_LATEST, (expression, behind, limit))


def best_marked(db: apsw.Connection, expression: str, passing: Marked, limit: int) -> Found:
    """The same of the best of a few passages; only these are scored."""
    marked = (passing.first, passing.last, passing.marks, passing.first)
    return db.execute(_MARKED, (expression, *marked, limit))


def best_passing(db: apsw.Connection, expression: str, where: filters.Condition, limit: int) -> Found:
    """The same of the best passages whose report passes: most do, so that they are met soon in the order of all."""
    query = (
        f"SELECT {tables.PASSAGE}, -words.rank FROM words {_TO_REPORTS.format('words')}"
        f" WHERE words MATCH ? AND {where.sql} ORDER BY words.rank LIMIT ?"
    )
    return db.execute(query, (expression, *where.values, limit))
