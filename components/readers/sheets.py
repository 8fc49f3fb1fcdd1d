"""An XLSX workbook: each sheet that is a table, a report a row; formulas are never run, their last results are read."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from components.errors import InputError
from components.readers import columns, fields, office, tables, zips
from components.readers.cells import Row
from components.readers.decoding import File
from components.records import Entry, Rejection, Report

# Rows above the one that names the columns, such as a heading of the sheet.
_ROWS_ABOVE = 10

_Numbered = tuple[int, tuple[object, ...]]


def read(file: File) -> Iterator[Report | Entry | Rejection]:
    """The reports of all sheets; rows are numbered as the sheet shows them.

    A sheet of notes or numbers beside a table of reports is passed over; where no sheet has reports, each is asked for.
    """
    import openpyxl  # type: ignore[import-untyped]

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(office.checked(file), read_only=True, data_only=True, keep_links=False)
    except InputError:
        raise
    except Exception as error:  # a damaged file makes the library fail in any way there is
        raise InputError(f"It is no workbook that can be read: {error}. Save it again as .xlsx.") from None
    asked: list[columns.UnknownColumns] = []
    found = False
    for sheet in book.worksheets:
        origin = f"{file.origin}!{zips.printable(sheet.title)}"
        sheet.reset_dimensions()  # a sheet's own word for its size may be anything
        rows = enumerate(_quiet(sheet.iter_rows(values_only=True)), start=1)
        try:
            for item in _reports(rows, origin, file):
                if isinstance(item, columns.UnknownColumns):
                    asked.append(item)
                else:
                    found = True
                    yield item
        except InputError as error:
            yield Rejection(origin, str(error))
    yield from (one for one in asked if not found or "text" in one.guess)


def _reports(rows: Iterator[_Numbered], origin: str, file: File) -> Iterator[Report | Entry | Rejection]:
    above = list(islice((row for row in rows if any(not fields.empty(cell) for cell in row[1])), _ROWS_ABOVE))
    if len(above) < 2:
        return
    at = next((i for i, (_, row) in enumerate(above) if _names_known(row, file)), None)
    if at is None:  # the first row with as many cells as most others have
        widths = [len(_filled(row)) for _, row in above]
        at = next(i for i, width in enumerate(widths) if width * 2 > max(widths))
    header = [str(cell).strip() if not fields.empty(cell) else "" for cell in above[at][1]]
    yield from tables.read(
        _named(chain(above[at + 1 :], rows), header, origin), file, origin=origin, names=filter(None, header)
    )


def _names_known(row: tuple[object, ...], file: File) -> bool:
    names = [str(cell).strip() for cell in _filled(row)]
    return bool(file.columns.of(names) or file.columns.form(names)) or fields.text_columns(
        name for name in names if len(name) <= fields.LONGEST_SHOWN
    )


def _named(rows: Iterable[_Numbered], header: list[str], origin: str) -> Iterator[Row]:
    for number, row in rows:
        cells = [(name, tables.whole(value)) for name, value in zip(header, row, strict=False) if name]
        if any(not fields.empty(value) for _, value in cells):
            yield Row(f"{origin}#{number}", cells)


def _filled(row: tuple[object, ...]) -> list[object]:
    return [cell for cell in row if not fields.empty(cell)]


def _quiet(rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    """The rows without the library's warnings of styles and extensions, which do not matter to values."""
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                row = next(rows, None)
        except Exception as error:
            raise InputError(f"The sheet cannot be read from here on: {error}. Save the workbook again.") from None
        if row is None:
            return
        yield row
