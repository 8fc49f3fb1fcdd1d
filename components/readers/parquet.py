"""A Parquet file: a report a row, read a few hundred rows at a time whatever the size of the file."""

from __future__ import annotations

from collections.abc import Iterator

from components.errors import InputError
from components.readers import tables
from components.readers.archive import MOST_BYTES
from components.readers.cells import Row
from components.readers.decoding import File
from components.records import Entry, Rejection, Report

_ROWS_AT_A_TIME = 200


def read(file: File) -> Iterator[Report | Entry | Rejection]:
    """The reports of a table; rows are numbered from 1."""
    import pyarrow  # type: ignore[import-untyped]
    from pyarrow import parquet

    file.stream.seek(0)
    try:
        with parquet.ParquetFile(file.stream) as table:
            about = table.metadata
            if sum(about.row_group(n).total_byte_size for n in range(about.num_row_groups)) > MOST_BYTES:
                raise InputError(f"It would unpack to more than {MOST_BYTES >> 30} GB. Split it.")
            yield from tables.read(_rows(table, file.origin), file, names=table.schema_arrow.names)
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
        raise InputError(f"It is no Parquet file that can be read: {_first_line(error)}. Write it anew.") from None


def _rows(table: object, origin: str) -> Iterator[Row]:
    number = 0
    for batch in table.iter_batches(batch_size=_ROWS_AT_A_TIME):  # type: ignore[attr-defined]
        for row in batch.to_pylist():
            number += 1
            yield Row(f"{origin}#{number}", [(name, tables.whole(value)) for name, value in row.items()])


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].rstrip(".")
