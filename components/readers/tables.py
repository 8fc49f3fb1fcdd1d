"""Rows with named columns -> reports or coded claims, whatever their format; unknown columns become a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from components.readers import coded, columns, fields
from components.readers.cells import Row
from components.readers.decoding import File
from components.records import Entry, Rejection, Report


def read(
    rows: Iterable[Row | Rejection], file: File, *, origin: str = "", names: Iterable[str] = ()
) -> Iterator[Report | Entry | Rejection]:
    """The report of each row, or its coded claim; where no column is known to hold the text, one question for them all.

    ``names`` are the columns where a header gives them, else those of the first rows; ``origin`` is the table's own,
    where a file holds several.
    """
    seen = dict.fromkeys(names)
    ahead: list[Row | Rejection] = []
    rest = iter(rows)
    mapping, form = file.columns.of(seen), file.columns.form(seen)
    while (
        len(ahead) < columns.ROWS_LOOKED_AT
        and not form
        and not (_holds_text(seen, mapping) and (mapping or not file.columns))
    ):
        item = next(rest, None)
        if item is None:
            break
        ahead.append(item)
        if isinstance(item, Row):
            seen.update(dict.fromkeys(name for name, _ in item.cells))
            mapping, form = file.columns.of(seen), file.columns.form(seen)
    if form:
        yield from coded.read(chain(ahead, rest), form)
        return
    if seen and not _holds_text(seen, mapping):
        yield from (item for item in ahead if isinstance(item, Rejection))
        yield columns.unknown(origin or file.origin, [dict(i.cells) for i in ahead if isinstance(i, Row)], seen)
        return
    for item in chain(ahead, rest):
        if isinstance(item, Rejection):
            yield item
        else:
            yield from fields.to_report(columns.renamed(item.cells, mapping), item.origin)


def whole(value: object) -> object:
    """A whole number that the format, or a gap in its column, made a float: 117, not 117.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _holds_text(names: Iterable[str], mapping: Mapping[str, str]) -> bool:
    return "text" in mapping or fields.text_columns(names)
