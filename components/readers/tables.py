"""Rows with named columns -> reports, whatever their format; a table with unknown columns becomes a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from components.readers import columns, fields
from components.readers.decoding import File
from components.records import Rejection, Report


@dataclass(frozen=True, slots=True)
class Row:
    """One row or object: where it stands, and the values of its columns or keys."""

    origin: str
    cells: list[tuple[str, object]]


def read(
    rows: Iterable[Row | Rejection], file: File, *, origin: str = "", names: Iterable[str] = ()
) -> Iterator[Report | Rejection]:
    """The report of each row; where no column is known to hold the text, one question in place of them all.

    ``names`` are the columns where a header gives them, else those of the first rows; ``origin`` is the table's own,
    where a file holds several.
    """
    seen = dict.fromkeys(names)
    ahead: list[Row | Rejection] = []
    rest = iter(rows)
    mapping = file.columns.of(seen)
    while len(ahead) < columns.ROWS_LOOKED_AT and not (_holds_text(seen, mapping) and (mapping or not file.columns)):
        item = next(rest, None)
        if item is None:
            break
        ahead.append(item)
        if isinstance(item, Row):
            seen.update(dict.fromkeys(name for name, _ in item.cells))
            mapping = file.columns.of(seen)
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
