"""Rows of the database as data frames, with the columns that records.py names and their types, and as passages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

from components.records import CLAIM_COLUMNS, REPORT_COLUMNS, Passage, Place, Span

# Where each column of a table comes from; "places" and "mentions" are JSON until `frame` reads them.
_PLACES = """(
    SELECT json_group_array(json_array(name, canonical, latitude, longitude, country, gazetteer_id) ORDER BY position)
    FROM claim_place WHERE claim = c.row
)"""
_STORY = "iif(r.story = '', r.id, r.story)"
_CLAIM_SOURCES = {
    "claim": "c.id", "report": "r.id", "title": "r.title", "published": "r.published", "day": "r.day",
    "source": "r.source", "url": "r.url", "given_id": "r.given_id", "places": "NULL", "located": _PLACES,
    "reviewer": "(SELECT who FROM review WHERE row = c.judged)",
    "reviewed": "(SELECT moment FROM review WHERE row = c.judged)",
    "reason": "(SELECT reason FROM review WHERE row = c.judged)", "story": _STORY,
}  # fmt: skip
_REPORT_SOURCES = {
    "report": "r.id",
    "story": _STORY,
    "claims": "(SELECT count(*) FROM claim c WHERE c.report = r.row AND c.review <> 'rejected')",
}

# Over ``claim c`` and its ``report r``; where a claim stands in the database comes first.
CLAIM_SELECT = ", ".join(("c.row", *(_CLAIM_SOURCES.get(column, f'c."{column}"') for column in CLAIM_COLUMNS)))
REPORT_SELECT = ", ".join(_REPORT_SOURCES.get(column, f'r."{column}"') for column in REPORT_COLUMNS)
# What ``passage`` reads, over ``passage p`` and its ``report r``.
PASSAGE = 'p.id, r.id, p.start, p."end", p.in_title'

Rows = Iterator[Sequence[Any]]

# Rows that are taken apart at once: few enough to stay near the processor, and let go of before the next are read. So
# 100,000 claims are read in nine tenths of the time that it takes with all their rows at hand.
_AT_ONCE = 500


def passage(row: Sequence[Any]) -> Passage:
    """A passage from a row of PASSAGE."""
    id, report, start, end, in_title = row
    return Passage(id, report, Span(start, end), bool(in_title))


def claim_frame(rows: Rows) -> tuple[np.ndarray[Any, np.dtype[np.int64]], pd.DataFrame]:
    """Rows of CLAIM_SELECT as a table with CLAIM_COLUMNS, and before it where each claim stands in the database."""
    table = _frame(rows, ("row", *CLAIM_COLUMNS))
    numbers = table.pop("row").to_numpy()
    located = table["located"].tolist()
    each = {id(found): found for found in located}
    names = {key: tuple(place.canonical or place.name for place in found) for key, found in each.items()}
    table["places"] = _objects([names[id(found)] for found in located])
    return numbers, table


def report_frame(rows: Rows) -> pd.DataFrame:
    """Rows of REPORT_SELECT as a table with REPORT_COLUMNS."""
    return _frame(rows, REPORT_COLUMNS)


def _frame(rows: Rows, columns: tuple[str, ...]) -> pd.DataFrame:
    values: list[list[Any]] = [[] for _ in columns]
    while some := list(islice(rows, _AT_ONCE)):
        for column, found in zip(values, zip(*some, strict=True), strict=True):
            column.extend(found)
    return pd.DataFrame(
        {column: _TYPES.get(column, _words)(found) for column, found in zip(columns, values, strict=True)}
    )


def _words(values: Sequence[Any]) -> Any:
    return pd.array(pa.array(values, pa.large_string()), dtype="str")  # five times as fast as from the texts themselves


def _days(values: Sequence[Any]) -> Any:
    # Through numpy's days: any year from 1 to 9999, which nanoseconds could not hold.
    return np.array([value or "NaT" for value in values], dtype="datetime64[D]").astype("datetime64[s]")


def _numbers(values: Sequence[Any]) -> Any:
    return np.array(values, dtype=np.float64)


def _integers(values: Sequence[Any]) -> Any:
    return np.array(values, dtype=np.int64)


def _truths(values: Sequence[Any]) -> Any:
    return np.array(values, dtype=bool)


def _objects(values: Sequence[Any]) -> Any:
    cells = np.empty(len(values), dtype=object)
    cells[:] = values
    return cells


def _located(values: Sequence[Any]) -> Any:
    read = {text: tuple(Place(*place) for place in json.loads(text)) for text in set(values)}
    return _objects([read[text] for text in values])


def _spans(values: Sequence[Any]) -> Any:
    read = {text: tuple(Span(*span) for span in json.loads(text)) for text in set(values)}
    return _objects([read[text] for text in values])


_TYPES: dict[str, Callable[[Sequence[Any]], Any]] = {
    "first": _days, "last": _days, "day": _days, "low": _numbers, "high": _numbers, "confidence": _numbers,
    "vague": _truths, "in_title": _truths, "start": _integers, "end": _integers, "characters": _integers,
    "row": _integers,
    "claims": _integers, "places": _objects, "located": _located, "mentions": _spans,
}  # fmt: skip
