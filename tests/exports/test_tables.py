"""A table that leaves is the table that is shown, in every form, and is safe to open."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest

from components import exports
from components.errors import ClaimlineError
from components.records import CLAIM_COLUMNS, MARK_COLUMNS, SAMPLE_WORDS, Annotation, Place, Provenance, Span
from tests.analysis.claim_rows import claim, claims, fortnight
from tests.exports.making import PROVENANCE, chart

ORIGIN = ("library", "fingerprint", "sample", "exported", "filters", "days_covered", "left_out", "notes")
ADDRESS = "http://localhost:8501/trends?metric=People+captured"

Rows = list[dict[str, Any]]


def from_csv(content: bytes) -> Rows:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def from_jsonl(content: bytes) -> Rows:
    return [json.loads(line) for line in content.splitlines()]


def from_xlsx(content: bytes) -> Rows:
    head, *rows = openpyxl.load_workbook(io.BytesIO(content))["Data"].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def from_parquet(content: bytes) -> Rows:
    return list(pa.parquet.read_table(io.BytesIO(content)).to_pylist())


READERS: dict[str, Callable[[bytes], Rows]] = {
    "csv": from_csv, "jsonl": from_jsonl, "xlsx": from_xlsx, "parquet": from_parquet,
}  # fmt: skip


def told(value: Any) -> str:
    """A value as any of the forms writes it: days as days, whole numbers without a point, records as JSON."""
    if isinstance(value, tuple | list):
        parts = [part if isinstance(part, str) else _record(part) for part in value]
        return "; ".join(parts) if all(isinstance(p, str) for p in parts) else json.dumps(parts, sort_keys=True)
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, date):
        return pd.Timestamp(value).date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    return json.dumps(json.loads(text), sort_keys=True) if text.startswith(("[{", "[[")) else text


def _record(part: Any) -> Any:
    if isinstance(part, tuple | list):
        return list(part)
    fields = part if isinstance(part, dict) else {name: getattr(part, name) for name in part.__slots__}
    return {name: int(v) if isinstance(v, float) and v.is_integer() else v for name, v in fields.items()}


@pytest.mark.parametrize("form", exports.DATA)
@pytest.mark.parametrize("table", ["claims", "marks"])
def test_an_export_holds_what_is_shown_cell_by_cell(form: str, table: str) -> None:
    rows = fortnight().to_dict("records")
    rows[0] |= {"places": ("Kursk Oblast", "Sudzha"), "located": (Place("Sudzha", "Sudzha", 51.25, 35.27, "RU"),)}
    rows[1] |= {"mentions": (Span(4, 9),), "low": 100.5, "quote": 'said "100",\nперехоплено – “Шахедів”'}
    shown = chart(claims(*rows), address=ADDRESS)
    wanted = shown.claims if table == "claims" else shown.marks
    read = READERS[form](exports.data(wanted, shown.provenance, form))
    assert [[told(row[column]) for column in wanted.columns] for row in read] == [
        [told(value) for value in row] for row in wanted.itertuples(index=False)
    ]
    assert tuple(wanted.columns) == (CLAIM_COLUMNS if table == "claims" else (*MARK_COLUMNS, "urls", "permalink"))


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_each_row_says_where_it_comes_from(form: str) -> None:
    table = fortnight()
    read = READERS[form](exports.data(table, PROVENANCE, form))
    assert tuple(read[0]) == (*CLAIM_COLUMNS, *ORIGIN)
    assert {(row["library"], row["fingerprint"], row["sample"], row["left_out"]) for row in read} == {
        ("Kursk desk", "3f9a1c2b7d00e412", SAMPLE_WORDS, "2 denied")
    }


def test_a_workbook_says_where_it_comes_from_on_a_sheet_of_its_own() -> None:
    book = openpyxl.load_workbook(io.BytesIO(exports.data(fortnight(), PROVENANCE, "xlsx")))
    assert book.sheetnames == ["Data", "Where this comes from"]
    facts = dict(book["Where this comes from"].iter_rows(values_only=True))
    assert facts["Library"] == "Kursk desk, fingerprint 3f9a1c2b7d00e412"
    assert facts["Sample"] == f"SAMPLE: {SAMPLE_WORDS}"
    assert (facts["Left out"], facts["Rule"]) == ("2 denied", "One figure, one mark.")


def test_the_analysts_notes_leave_with_a_chart_in_every_form_and_add_no_row() -> None:
    notes = (
        Annotation(1, date(2024, 8, 6), date(2024, 8, 6), "=The offensive; begins", "Ida", "2026-01-05T09:00:00+00:00"),
        Annotation(4, date(2024, 8, 10), date(2024, 8, 12), "Truce „talks“", "Noor", "2026-01-06T09:00:00+00:00"),
    )
    wanted = [{f: told(getattr(note, f)) for f in ("first", "last", "label", "who", "when")} for note in notes]
    shown = chart(fortnight())
    for form, read in READERS.items():
        content = exports.data(shown.marks, replace(shown.provenance, notes=notes), form)
        rows = read(content)
        assert len(rows) == len(shown.marks)
        if form == "xlsx":
            head, *lines = openpyxl.load_workbook(io.BytesIO(content))["Notes"].iter_rows(values_only=True)
            found = [dict(zip(head, map(told, line), strict=True)) for line in lines]
        else:
            (found,) = {json.dumps(row["notes"]) for row in rows}
            found = json.loads(found)
            found = json.loads(found) if form == "csv" else found
            assert [note.pop("number") for note in found] == [1, 4]
        assert found == wanted, form


def test_a_mark_has_the_addresses_of_its_reports_and_of_its_evidence() -> None:
    table = claims(
        claim("killed", 3, source="APA", url="https://example.org/a"),
        claim("killed", 3, source="Reuters", url="https://example.org/b"),
        claim("killed", 3, source="TASS", url=""),
    )
    (mark,) = chart(table, address=ADDRESS).marks.to_dict("records")
    assert mark["urls"] == ("https://example.org/a", "https://example.org/b")
    selected = "&".join(f"selected={id}" for id in mark["claims"])
    assert mark["permalink"] == f"{ADDRESS}&{selected}"
    assert chart(table).marks["permalink"].tolist() == [""]


def test_open_sides_and_unknown_days_are_empty() -> None:
    table = claims(claim("captured", 100, bound="more_than", first=None))
    for form, unknown in (("csv", ""), ("jsonl", None), ("xlsx", None), ("parquet", None)):
        (row,) = READERS[form](exports.data(table, PROVENANCE, form))
        assert (row["high"], row["first"]) == (unknown, unknown)


def test_numbers_and_days_stay_numbers_and_days() -> None:
    table = claims(claim("advance", -2.5, source_value="-2.5", quote="-5"))
    (row,) = from_csv(exports.data(table, PROVENANCE, "csv"))
    assert (row["low"], row["source_value"], row["quote"]) == ("-2.5", "-2.5", "-5")
    for form in ("xlsx", "parquet"):
        (row,) = READERS[form](exports.data(table, PROVENANCE, form))
        assert row["low"] == -2.5
        assert row["last"] in (date(2024, 8, 14), pd.Timestamp(2024, 8, 14))
        assert row["quote"] == "-5"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\n", "＝"])
def test_no_text_becomes_a_formula(start: str) -> None:
    text = f'{start}HYPERLINK("https://example.org","x")'
    table = claims(claim("killed", 3, text, source=text, quote=text, item=text, places=(text,)))
    provenance = Provenance(text, "f", False, "", "", 1, 1, (), None, "now")
    (row,) = from_csv(exports.data(table, provenance, "csv"))
    for column in ("voice", "source", "quote", "item", "places", "library"):
        assert row[column] == "'" + text
    book = openpyxl.load_workbook(io.BytesIO(exports.data(table, provenance, "xlsx")))
    cells = {cell.value: cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    assert {cell.data_type for cell in cells.values()} <= {"s", "n", "d", "b"}
    assert cells[text].quotePrefix


def test_a_column_has_one_type_in_every_parquet_file() -> None:
    full, bare = (pa.parquet.read_schema(io.BytesIO(exports.data(t, PROVENANCE, "parquet"))) for t in (
        fortnight(), claims()
    ))  # fmt: skip
    assert [field.type for field in full if field.name in ("low", "last", "places", "located", "mentions")] == [
        field.type for field in bare if field.name in ("low", "last", "places", "located", "mentions")
    ]


@pytest.mark.parametrize("form", exports.DATA)
def test_a_table_without_claims_is_a_file_without_rows(form: str) -> None:
    assert READERS[form](exports.data(claims(), PROVENANCE, form)) == []


def test_text_that_is_no_unicode_spoils_no_file() -> None:
    table = claims(claim("killed", 3))
    table["quote"] = pd.Series(["a\ud800\x00\uffffb"], dtype=object)
    (row,) = from_jsonl(exports.data(table, PROVENANCE, "jsonl"))
    assert row["quote"] == "a\ud800\x00\uffffb"
    for form in ("csv", "xlsx", "parquet"):
        (row,) = READERS[form](exports.data(table, PROVENANCE, form))
        assert row["quote"].startswith("a?")
        assert row["quote"].endswith("b")


def test_another_form_is_refused_in_words() -> None:
    with pytest.raises(ClaimlineError, match="csv, xlsx, parquet, jsonl"):
        exports.data(claims(), PROVENANCE, "ods")
