"""A JSON file: an array of reports, one report, or an object with one list of reports (an answer of a news service)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from components.errors import InputError
from components.readers import fields, tables
from components.readers.cells import Row
from components.readers.decoding import File, guesses, open_text, whole
from components.records import Entry, Rejection, Report

# Longer ones are no ids; Python refuses to read integers of over 4,300 digits.
_LONGEST_INTEGER = 100


def read(file: File) -> Iterator[Report | Entry | Rejection]:
    """The reports of a file; those of a list are numbered from 1."""
    with open_text(file.stream, file.encoding) as opened:
        yield from guesses(opened, file.origin, file.encoding)
        text = whole(opened)
    if not text.strip():
        raise InputError("It is empty.")
    tree = parse(text)
    if isinstance(tree, dict):
        tree = _items(tree)
    if isinstance(tree, dict):
        yield from tables.read([Row(file.origin, list(tree.items()))], file)
    elif isinstance(tree, list):
        rows = (row_of(item, f"{file.origin}#{number}") for number, item in enumerate(tree, start=1))
        yield from tables.read(rows, file)
    else:
        raise InputError("It holds a single value, not reports. A report is an object with a field named text.")


def row_of(item: object, origin: str) -> Row | Rejection:
    """One object as a row."""
    if isinstance(item, dict):
        return Row(origin, list(item.items()))
    return Rejection(origin, "It is not an object with named fields, so there is no report.")


def parse(text: str) -> object:
    """What JSON holds; raises InputError that says where it breaks."""
    try:
        return json.loads(text, parse_int=_integer)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, character {error.colno}" if "\n" in text else f"character {error.colno}"
        raise InputError(f"It is not valid JSON at {where}: {error.msg}.") from None
    except RecursionError:
        raise InputError("It is JSON nested too deeply to be read.") from None


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else float(digits)


def _items(tree: dict[str, object]) -> dict[str, object] | list[object]:
    """The object itself where it is a report, else the one list of reports in it, else its one list of objects.

    The text decides before the summary: a feed has a description, and its items, not the feed, are the reports.
    """
    if fields.has_text(tree, ("text",)):
        return tree
    lists = [value for value in tree.values() if isinstance(value, list) and any(isinstance(i, dict) for i in value)]
    telling = [value for value in lists if any(map(fields.has_text, value))] or lists
    return telling[0] if len(telling) == 1 else tree
