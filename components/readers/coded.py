"""Rows of coded claims -> reports that are the row itself, written out, each with its claim.

A row is one report: its text is every cell with the name of its column, in the table's own words, so that search finds
it and the claim stands at characters of it. One report a row, not one a source: it is read and kept by itself, its id
stays when the table grows, and what is wrong with one row costs no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from components.errors import InputError
from components.readers import cells, fields
from components.readers.cells import Row
from components.readers.claim_fields import claim, day
from components.readers.dates import EitherWay
from components.readers.forms import NUMBERS, Form
from components.readers.orders import OpenDate
from components.records import Entry, Rejection, Report, Span


def read(rows: Iterable[Row | Rejection], form: Form) -> Iterator[Entry | Rejection]:
    """The report and claim of each row, or why there is none.

    Where claims are parts of others, the table is held until its end, since the whole may follow its part.
    """
    parts = "part_of" in form.columns
    waiting: list[tuple[Entry, dict[str, str]]] = []
    for row in rows:
        if isinstance(row, Rejection):
            yield row
            continue
        said = form.said(row.cells)
        try:
            entry, problems = _entry(row, said, form)
        except EitherWay as either:
            yield OpenDate.of_row(row.origin, either)
            continue
        except InputError as error:
            yield Rejection(row.origin, str(error))
            continue
        if parts:
            waiting.append((entry, said))
        else:
            yield entry
        yield from problems
    ids = {said["claim"]: entry.claims[0].id for entry, said in waiting if "claim" in said}
    for entry, said in waiting:
        whole = ids.get(said.get("part_of", ""))
        yield replace(entry, claims=tuple(replace(one, part_of=whole) for one in entry.claims))


def _entry(row: Row, said: Mapping[str, str], form: Form) -> tuple[Entry, list[Rejection]]:
    if said.get("review") == "rejected":
        raise InputError("A reader rejected this claim before it was exported; it was left out.")
    text, spans = _written((name, value) for name, value in row.cells if name not in form.unsaid)
    known = {name: said[name] for name in ("title", "source", "url", "published", "id") if name in said}
    if form.since and known.get("published", "-").isdecimal():
        known["published"] = day("published", known["published"], form).isoformat()
    report, *problems = fields.to_report([*known.items(), ("text", text)], row.origin, as_stands=True)
    if not isinstance(report, Report):
        raise InputError("The row is empty.")
    traced = [spans[column] for name in ("quote", *NUMBERS) if (column := form.columns.get(name, "")) in spans]
    made = claim(report, traced, said, form)
    return Entry(report, claims=(made,)), [problem for problem in problems if isinstance(problem, Rejection)]


def _written(row: Iterable[tuple[str, object]]) -> tuple[str, dict[str, Span]]:
    """A row as a text, and where in it the value of each column stands; cells that say nothing are left out."""
    text, spans = "", dict[str, Span]()
    for column, value in row:
        if words := cells.words(value):
            text += f"{'; ' if text else ''}{cells.words(column)}: {words}"
            spans.setdefault(column, Span(len(text) - len(words), len(text)))
    return text, spans
