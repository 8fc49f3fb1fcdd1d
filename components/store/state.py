"""What was found out about one state of a library, kept until the library changes.

Questions ask the same of it again and again: which words are common, which reports an outlet's name or a few days keep.
Counting goes through an index, a filter through a table; neither is done twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Self, TypeVar

import apsw
import numpy as np
import pandas as pd

from components.store import counting, filters, tables

Key = TypeVar("Key")
Value = TypeVar("Value")
Rows = np.ndarray[Any, np.dtype[np.int64]]

# A filter that keeps fewer than one report in so many is answered by looking up what passes. Of 300,000 passages 1 % is
# looked up in 7 ms, and never again; all are scanned in 10.
_NARROW = 64

_ORDER = "r.day, r.published, r.id, c.in_title DESC, c.start, c.row"

# Terms of which it is kept whether they are common, some 100 bytes each, and filters whose reports are: up to two
# megabytes each of a library of a million passages.
_TERMS, _FILTERS = 10_000, 8


class State:
    """One state of a library, by its ``version``; safe to use from several threads."""

    def __init__(self, version: int) -> None:
        self.version = version
        self._common: dict[tuple[str, int], bool] = {}
        self._few: dict[filters.Condition, Few | None] = {}
        self._most: tuple[Rows, pd.DataFrame] | None = None

    def claims(self, db: apsw.Connection, where: filters.Condition) -> pd.DataFrame:
        """The claims (CLAIM_COLUMNS) that pass a filter, by publication, report and place in the text.

        Where all are among the most that were read at once they are taken from there: a narrower filter is the usual
        next question, and to read a claim takes five times as long as to find out that it passes.
        """
        if self._most is not None:
            rows, table = self._most
            passing = db.execute(f"SELECT c.row FROM {counting.CLAIMS} WHERE {where.sql}", where.values)
            first = _column(islice(passing, 1))
            if np.isin(first, rows).all():  # mostly tells whether the others are among them
                sought = np.append(first, _column(passing))
                found = np.flatnonzero(np.isin(rows, sought))
                if len(found) == len(sought):
                    return table.take(found).reset_index(drop=True)
        query = f"SELECT {tables.CLAIM_SELECT} FROM {counting.CLAIMS} WHERE {where.sql} ORDER BY {_ORDER}"
        rows, table = tables.claim_frame(db.execute(query, where.values))
        if self._most is None or len(rows) > len(self._most[0]):
            self._most = rows, table
        return table.copy(deep=False)

    def is_common(self, db: apsw.Connection, term: str, most: int) -> bool:
        """Whether a term of the index stands in more than so many passages."""
        try:
            return self._common[term, most]
        except KeyError:
            found = db.execute("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1 OFFSET ?", (term, most)).get
            return _keep(self._common, (term, most), found is not None, _TERMS)

    def few(self, db: apsw.Connection, where: filters.Condition) -> Few | None:
        """What passes a filter; None where that is a lot, or everything."""
        if not where.values:
            return None
        try:
            return self._few[where]
        except KeyError:
            most = (db.execute("SELECT max(row) FROM report").get or 0) // _NARROW
            query = f"SELECT r.row FROM report r WHERE {where.sql} LIMIT ?"
            rows = _column(db.execute(query, (*where.values, most + 1)))
            return _keep(self._few, where, Few(rows) if len(rows) <= most else None, _FILTERS)


class Few:
    """The few ``reports`` that pass a filter, by their rows, and what belongs to them."""

    def __init__(self, reports: Rows) -> None:
        self.reports = reports
        self._passages: Marked | None = None
        self._positions: dict[int, Rows] = {}

    def passages(self, db: apsw.Connection) -> Marked:
        """Their passages."""
        if self._passages is None:
            query = "SELECT p.row FROM carray(?) few CROSS JOIN passage p ON p.report = few.value"
            self._passages = Marked.of(_column(db.execute(query, (array(self.reports),))))
        return self._passages

    def positions(self, db: apsw.Connection, model: int) -> Rows:
        """Where the vectors of their passages stand, each once, in order."""
        if model not in self._positions:
            # Vectors last, always: the planner must not go through all of them for the few that pass.
            found = db.execute(
                "SELECT v.position FROM carray(?) few CROSS JOIN passage p ON p.report = few.value"
                " CROSS JOIN vector v INDEXED BY vector_place ON v.digest = p.digest WHERE v.model = ?",
                (array(self.reports), model),
            )
            self._positions[model] = np.unique(_column(found))
        return self._positions[model]


@dataclass(frozen=True, slots=True)
class Marked:
    """Rows from ``first`` to ``last``, a byte each in ``marks``: 1 where a row belongs to them, 0 where it does not.

    A row that the index of words comes by is told by its byte in half the time that SQLite takes to find its number in
    a table of them.
    """

    first: int
    last: int
    marks: bytes

    @classmethod
    def of(cls, rows: Rows) -> Self:
        """These rows."""
        if not len(rows):
            return cls(0, -1, b"")
        first, last = int(rows.min()), int(rows.max())
        marks = np.zeros(last - first + 1, dtype=np.uint8)
        marks[rows - first] = 1
        return cls(first, last, marks.tobytes())


def array(rows: Rows) -> Any:
    """Row numbers as a table of SQLite's; one has a member at least, and no row has this one."""
    return apsw.carray(np.append(rows, -1))


def _column(found: Iterable[tuple[int]]) -> Rows:
    return np.fromiter(chain.from_iterable(found), dtype=np.int64)


def _keep(kept: dict[Key, Value], key: Key, value: Value, most: int) -> Value:
    """Keep a value, and forget what was kept first where there are more."""
    kept[key] = value
    while len(kept) > most:
        kept.pop(next(iter(kept)), None)
    return value
