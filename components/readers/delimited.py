"""A table of comma-, semicolon- or tab-separated values: a report a row, the first row naming the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain

from components.errors import InputError
from components.readers import fields
from components.readers.decoding import File, damaged, guesses, open_text
from components.records import Rejection, Report

# The csv module stops at 131,072 characters, which a long report exceeds; beyond this a quotation mark was left open.
LONGEST_FIELD = 50_000_000

_DELIMITERS = ",;\t|"


def read(file: File) -> Iterator[Report | Rejection]:
    """The reports of a table, a row at a time; rows are numbered as a spreadsheet shows them, the header being 1."""
    csv.field_size_limit(LONGEST_FIELD)
    with open_text(file.stream) as opened:
        yield from guesses(opened, file.origin)
        first = opened.readline()
        delimiter = max(_DELIMITERS, key=first.count)
        header: list[str] | None = None
        for number, (row, problem) in enumerate(_rows(chain([first], opened), delimiter), start=1):
            origin = f"{file.origin}#{number}"
            if header is None:
                header = _header(row, problem)
            elif problem:
                yield Rejection(origin, problem)
            elif len(row) != len(header):
                reason = (
                    f"It has {len(row)} fields where the header has {len(header)}; mend its commas and quotation marks."
                )
                yield Rejection(origin, reason)
            else:
                yield from fields.to_report(zip(header, row, strict=True), origin)


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


def _header(row: list[str], problem: str) -> list[str]:
    if problem:
        raise InputError(f"The row that names its columns cannot be read. {problem}")
    if not fields.text_columns(row):
        names = ", ".join(f'"{name[:40]}"' for name in row[:12])
        raise InputError(f'No column holds the text of reports: they are {names}. Call one of them "text".')
    return row
