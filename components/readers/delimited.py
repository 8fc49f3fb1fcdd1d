"""A table of comma-, semicolon- or tab-separated values: a report a row, the first row naming the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain

from components.errors import InputError
from components.readers import tables
from components.readers.cells import Row
from components.readers.decoding import File, damaged, guesses, open_text
from components.records import Entry, Rejection, Report

# The csv module stops at 131,072 characters, which a long report exceeds; beyond this a quotation mark was left open.
LONGEST_FIELD = 50_000_000

_DELIMITERS = ",;\t|"


def read(file: File) -> Iterator[Report | Entry | Rejection]:
    """The reports of a table, a row at a time; rows are numbered as a spreadsheet shows them, the header being 1."""
    csv.field_size_limit(LONGEST_FIELD)
    with open_text(file.stream, file.encoding) as opened:
        yield from guesses(opened, file.origin, file.encoding)
        first = opened.readline()
        rows = enumerate(_rows(chain([first], opened), max(_DELIMITERS, key=first.count)), start=1)
        _, (header, problem) = next(rows, (0, ([], "")))
        if problem:
            raise InputError(f"The row that names its columns cannot be read. {problem}")
        yield from tables.read(_named(rows, header, file.origin), file, names=header)


def _named(
    rows: Iterator[tuple[int, tuple[list[str], str]]], header: list[str], origin: str
) -> Iterator[Row | Rejection]:
    for number, (row, problem) in rows:
        place = f"{origin}#{number}"
        if problem:
            yield Rejection(place, problem)
        elif len(row) != len(header):
            reason = (
                f"It has {len(row)} fields where the header has {len(header)}; mend its commas and quotation marks."
            )
            yield Rejection(place, reason)
        else:
            yield Row(place, list(zip(header, row, strict=True)))


def _rows(lines: Iterator[str], delimiter: str) -> Iterator[tuple[list[str], str]]:
    """Each row that is not blank, and what is wrong with it."""
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        start = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield [], f"Its quotation marks cannot be followed (lines {start} to {rows.line_num}): {error}."
            continue
        if not row:
            continue
        broken = [str(index) for index, value in enumerate(row, start=1) if damaged(value) is not None]
        yield (
            row,
            f"Field {', '.join(broken)} holds bytes that are not UTF-8 (line {start}). Mend it." if broken else "",
        )
