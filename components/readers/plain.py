"""A text file: one report, its text character for character; the day only where the file's name gives it."""

from __future__ import annotations

from collections.abc import Iterator

from components.errors import InputError
from components.readers import dates, fields
from components.readers.decoding import File, guesses, open_text, whole
from components.records import Rejection, Report


def read(file: File) -> Iterator[Report | Rejection]:
    """The whole file as the text of one report without a title."""
    with open_text(file.stream, file.encoding) as opened:
        yield from guesses(opened, file.origin, file.encoding)
        text = whole(opened)
    if not text.strip():
        raise InputError("It holds no words.")
    yield from fields.to_report([("text", text)], file.origin, as_stands=True, day=dates.day_in_name(file.name))
