"""Tables into files that any program reads: all columns of a row, and where they come from."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable
from csv import writer as csv_writer
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pandas as pd

from components.exports import origin
from components.records import Provenance, Rejection

# A spreadsheet runs a cell that starts with one of these as a formula (OWASP, "CSV injection"; full-width forms too).
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
# What no workbook can hold, since XML cannot.
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
# Letters of a column's width in a workbook, and the rows that are looked at to choose it.
_NARROW, _WIDE, _LOOKED_AT = 9, 60, 100
# Columns that only programs read: in a workbook they stand behind all others.
_FOR_PROGRAMS = ("claim", "mark", "report", "story", "claims", "told_in", "series", "event", "run", "thing", "located")
# What a workbook tells of a note, a column each.
_NOTE = ("first", "last", "label", "who", "when")
# A workbook counts its days from 1900.
_FIRST_DAY = pd.Timestamp(1900, 3, 1)


def csv(table: pd.DataFrame, provenance: Provenance) -> bytes:
    """A table as CSV, with columns that say where it comes from.

    UTF-8 without comment lines, so that any program reads it; a text that a spreadsheet would run as a formula has an
    apostrophe before it. Names are joined by "; ", an open side is empty, what has parts of its own is JSON.
    """
    told = origin.columns(provenance)
    rows = ((*row, *told.values()) for row in table.itertuples(index=False))
    return _csv((*table.columns, *told), rows)


def problems(rejected: Iterable[Rejection]) -> bytes:
    """What could not be read as CSV, a row each: where, what was wrong, whether the report itself was kept."""
    rows = ((one.origin, one.reason, "kept" if one.kept else "not read") for one in rejected)
    return _csv(("where", "problem", "report"), rows)


def _csv(names: Iterable[object], rows: Iterable[Iterable[object]]) -> bytes:
    written = io.StringIO()
    writer = csv_writer(written, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_harmless(cell(value)) for value in row] for row in rows)
    return written.getvalue().encode("utf-8", "replace")


def jsonl(table: pd.DataFrame, provenance: Provenance) -> bytes:
    """A table as JSON lines, one object a row, with its origin; null where unknown or open, days ISO 8601."""
    told = {name: _json_value(value) for name, value in origin.columns(provenance).items()}
    lines = [
        json.dumps({str(name): _json_value(value) for name, value in row.items()} | told, ensure_ascii=False)
        for row in table.to_dict("records")
    ]
    # A lone surrogate is no UTF-8, but JSON has an escape for it.
    return "".join(line + "\n" for line in lines).encode("utf-8", "backslashreplace")


def parquet(table: pd.DataFrame, provenance: Provenance) -> bytes:
    """A table as Parquet, with columns that say where it comes from: numbers, days and lists as such, null for unknown.

    A column has the same type in every file, so that files can be read as one.
    """
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as files  # type: ignore[import-untyped]

    known = {str(name): _arrow(column) for name, column in table.items()}
    told = {
        name: _arrow(pd.Series([value] * len(table), name=name, dtype=object))
        for name, value in origin.columns(provenance).items()
    }
    written = io.BytesIO()
    files.write_table(pa.table(known | told), written)
    return written.getvalue()


def xlsx(table: pd.DataFrame, provenance: Provenance) -> bytes:
    """A table as a workbook: numbers and days as such, texts that can never run, its origin on a sheet of its own.

    What a person reads stands first, ids behind it; the first row can filter. Where the analyst wrote notes on the
    chart's days, they are a sheet too, a row a note.
    """
    import openpyxl  # type: ignore[import-untyped]

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    sheet.freeze_panes = "A2"
    ids = [name for name in table.columns if name in _FOR_PROGRAMS]
    table = table[[*table.columns.difference(ids, sort=False), *ids]]
    sheet.auto_filter.ref = f"A1:{openpyxl.utils.get_column_letter(len(table.columns))}{len(table) + 1}"
    for number, (name, column) in enumerate(table.items(), start=1):
        longest = max(len(text) for text in (str(name), *map(cell, column.iloc[:_LOOKED_AT])))
        sheet.column_dimensions[openpyxl.utils.get_column_letter(number)].width = min(max(longest + 2, _NARROW), _WIDE)
    sheet.append([_sheet_cell(sheet, str(name)) for name in table.columns])
    for row in table.itertuples(index=False):
        sheet.append([_sheet_cell(sheet, value) for value in row])
    about = book.create_sheet(origin.HEADING)
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 24, 100
    for fact in origin.facts(provenance).items():
        about.append([_sheet_cell(about, text) for text in fact])
    if provenance.notes:
        notes = book.create_sheet("Notes")
        notes.column_dimensions["C"].width = _WIDE
        notes.append([_sheet_cell(notes, name) for name in _NOTE])
        for note in provenance.notes:
            notes.append([_sheet_cell(notes, getattr(note, name)) for name in _NOTE])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def cell(value: Any) -> str:
    """A value as a cell: names joined, records as JSON, days ISO 8601, nothing where unknown or open."""
    if isinstance(value, list | tuple) and all(isinstance(part, str) for part in value):
        return "; ".join(value)
    known = _json_value(value)
    if known is None:
        return ""
    return json.dumps(known, ensure_ascii=False) if isinstance(known, list | dict) else str(known)


def _harmless(text: str) -> str:
    """A cell that no spreadsheet runs; numbers, also those below nought, stay numbers."""
    return "'" + text if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _sheet_cell(sheet: Any, value: Any) -> Any:
    """A value as a workbook's cell: a text is marked as one, and as one that stays so when it is edited."""
    import openpyxl

    known = _json_value(value)
    if isinstance(known, bool | int | float) or known is None:
        return known
    if isinstance(value, date) and pd.Timestamp(value) >= _FIRST_DAY:
        made = openpyxl.cell.WriteOnlyCell(sheet, pd.Timestamp(value).to_pydatetime())
        made.number_format = "yyyy-mm-dd"
        return made
    made = openpyxl.cell.WriteOnlyCell(sheet, _NO_XML.sub("\N{REPLACEMENT CHARACTER}", _written(cell(value))))
    made.data_type = "s"
    made.quotePrefix = bool(_FORMULA.match(made.value))
    return made


def _arrow(column: pd.Series[Any]) -> Any:
    """A column for Parquet; what a column holds is told by its values, or by its name where all may be unknown."""
    import pyarrow as pa

    names, span = pa.list_(pa.string()), pa.struct({"start": pa.int64(), "end": pa.int64()})
    place = {field: pa.string() for field in ("name", "canonical", "country", "gazetteer_id")}
    place |= {"latitude": pa.float64(), "longitude": pa.float64()}
    note = {"number": pa.int64(), **{field: pa.string() for field in ("first", "last", "label", "who", "when")}}
    nested = {
        "claims": names, "places": names, "outlets": names, "urls": names, "mentions": pa.list_(span),
        "located": pa.list_(pa.struct(place)), "notes": pa.list_(pa.struct(note)),
    }  # fmt: skip
    if column.name in nested:
        return pa.array([_json_value(value) for value in column], nested[str(column.name)])
    if pd.api.types.is_datetime64_dtype(column):
        return pa.array(column.dt.date, pa.date32(), from_pandas=True)
    if pd.api.types.is_bool_dtype(column) or pd.api.types.is_numeric_dtype(column):
        return pa.array(column, from_pandas=True)
    return pa.array([None if _json_value(value) is None else _written(cell(value)) for value in column], pa.string())


def _written(text: str) -> str:
    """A text without the halves of letters that no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _json_value(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_json_value(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _json_value(getattr(value, field.name)) for field in fields(value)}
    if value is None or pd.isna(value):
        return None
    if isinstance(value, date):
        return pd.Timestamp(value).date().isoformat()
    if hasattr(value, "item"):
        value = value.item()
    return int(value) if isinstance(value, float) and value.is_integer() else value
