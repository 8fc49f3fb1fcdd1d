"""JSON Lines: one report a line, read a line at a time whatever the size of the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from components.errors import InputError
from components.readers import objects, tables
from components.readers.cells import Row
from components.readers.decoding import File, damaged, guesses, open_text
from components.records import Entry, Rejection, Report

# The longest line that is held in memory; a report is a hundred thousand characters at most.
LONGEST_LINE = 50_000_000


def read(file: File) -> Iterator[Report | Entry | Rejection]:
    """The reports of a file; the number of each is its line."""
    with open_text(file.stream, file.encoding) as opened:
        yield from guesses(opened, file.origin, file.encoding)
        yield from tables.read(_objects(opened, file.origin), file)


def _objects(opened: TextIO, origin: str) -> Iterator[Row | Rejection]:
    for number, line in enumerate(_lines(opened), start=1):
        place = f"{origin}#{number}"
        if line is None:
            yield Rejection(
                place, f"The line is longer than {LONGEST_LINE:,} characters; one report belongs on one line."
            )
        elif damaged(line) is not None:
            yield Rejection(place, "The line holds bytes that are not UTF-8. Mend it.")
        elif line.strip():
            try:
                yield objects.row_of(objects.parse(line.strip()), place)
            except InputError as error:
                yield Rejection(place, str(error))


def _lines(text: TextIO) -> Iterator[str | None]:
    """The lines of a text, None for one that is too long to be held."""
    while line := text.readline(LONGEST_LINE):
        if len(line) < LONGEST_LINE or line.endswith(("\n", "\r")):
            yield line
            continue
        while (rest := text.readline(LONGEST_LINE)) and not rest.endswith(("\n", "\r")):
            pass
        yield None
