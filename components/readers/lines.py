"""JSON Lines: one report a line, read a line at a time whatever the size of the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from components.errors import InputError
from components.readers import objects
from components.readers.decoding import File, damaged, guesses, open_text
from components.records import Rejection, Report

# The longest line that is held in memory; a report is a hundred thousand characters at most.
LONGEST_LINE = 50_000_000


def read(file: File) -> Iterator[Report | Rejection]:
    """The reports of a file; the number of each is its line."""
    with open_text(file.stream) as opened:
        yield from guesses(opened, file.origin)
        for number, line in enumerate(_lines(opened), start=1):
            origin = f"{file.origin}#{number}"
            if line is None:
                yield Rejection(
                    origin, f"The line is longer than {LONGEST_LINE:,} characters; one report belongs on one line."
                )
            elif damaged(line) is not None:
                yield Rejection(origin, "The line holds bytes that are not UTF-8. Mend it.")
            elif line.strip():
                try:
                    item = objects.parse(line.strip())
                except InputError as error:
                    yield Rejection(origin, str(error))
                    continue
                yield from objects.report_of(item, origin)


def _lines(text: TextIO) -> Iterator[str | None]:
    """The lines of a text, None for one that is too long to be held."""
    while line := text.readline(LONGEST_LINE):
        if len(line) < LONGEST_LINE or line.endswith(("\n", "\r")):
            yield line
            continue
        while (rest := text.readline(LONGEST_LINE)) and not rest.endswith(("\n", "\r")):
            pass
        yield None
