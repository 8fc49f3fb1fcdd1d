"""Workbooks, Parquet and tables whose columns have names of their own: read, guessed, asked for, or told."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from components import readers
from components.errors import InputError
from components.readers import UnknownColumns, read_mapping, write_mapping
from components.readers.columns import guess
from components.records import Rejection, Report
from tests.readers.making import BOMB, parquet, part, read, with_part, xlsx

HEADER = ["Headline", "Body", "Date", "Outlet", "ID"]
ROW = ["Drones", "117 drones were downed.", datetime(2024, 8, 14), "The Wire", 7]
ODD = {
    "Datum": ["14.08.2024", "15.08.2024", "16.08.2024", "03.04.2024"],
    "Quelle": ["Agentur", "Agentur", "Zeitung", "Zeitung"],
    "Meldung": [f"At least {n} people were killed in Kharkiv on that day, police said." for n in (3, 4, 5, 6)],
    "Kopf": ["Three dead in Kharkiv", "Four dead in Kharkiv", "Five dead in Kharkiv", "Six dead in Kharkiv"],
    "Verweis": [f"https://a.example/{n}" for n in (3, 4, 5, 6)],
    "Spr": ["en", "en", "de", "en"],
    "n": [3, 4, 5, 6],
}
GUESS = {
    "text": "Meldung",
    "title": "Kopf",
    "published": "Datum",
    "source": "Quelle",
    "url": "Verweis",
    "language": "Spr",
}


def csv_of(columns: dict[str, list[object]]) -> bytes:
    rows = [list(columns), *zip(*columns.values(), strict=True)]
    return "\n".join("\t".join(map(str, row)) for row in rows).encode()


ODD_FILES = {
    "a.csv": csv_of(ODD),
    "a.tsv": csv_of(ODD),
    "a.xlsx": xlsx({"Tabelle": [list(ODD), *zip(*ODD.values(), strict=True)]}),
    "a.parquet": parquet(ODD),
    "a.json": json.dumps(
        {"rows": [dict(zip(ODD, row, strict=True)) for row in zip(*ODD.values(), strict=True)]}
    ).encode(),
    "a.jsonl": b"\n".join(
        json.dumps(dict(zip(ODD, row, strict=True))).encode() for row in zip(*ODD.values(), strict=True)
    ),
}


def load(folder: Path, name: str, *mappings: dict[str, str]) -> tuple[list[Report], list[Rejection]]:
    (folder / name).write_bytes(ODD_FILES[name])
    items = list(readers.read_all([folder / name], mappings))
    return [i for i in items if isinstance(i, Report)], [i for i in items if isinstance(i, Rejection)]


def test_each_sheet_that_is_a_table_is_read_with_days_and_whole_numbers() -> None:
    data = xlsx({
        "August": [["The week"], [], HEADER, ROW, [], ["B", "Second.", date(2024, 8, 15), "The Wire", 8.0]],
        "Notes": [["who", "made this"], ["me", 3]],
        "Empty": [],
        "Moments": [["text", "published"], ["Third.", datetime(2024, 8, 16, 9, 30)], ["Fourth.", "17 августа 2024"]],
    })  # fmt: skip
    reports, problems = read(data, "a.xlsx")
    assert [(r.text, r.published, r.given_id, r.origin) for r in reports] == [
        ("117 drones were downed.", "2024-08-14", "7", "a.xlsx!August#4"),
        ("Second.", "2024-08-15", "8", "a.xlsx!August#6"),
        ("Third.", "2024-08-16T09:30:00", "", "a.xlsx!Moments#2"),
        ("Fourth.", "2024-08-17", "", "a.xlsx!Moments#3"),
    ]
    assert problems == []


def test_a_formula_is_never_run_and_a_number_is_no_day() -> None:
    rows = [["text", "published"], ['=HYPERLINK("http://a.example")', "2024-08-14"], ["Words.", 45518]]
    reports, problems = read(xlsx({"A": rows}), "a.xlsx")
    assert [(r.text, r.published) for r in reports] == [("Words.", None)]
    assert [p.origin for p in problems] == ["a.xlsx!A#2", "a.xlsx!A#3"]
    assert "45518" in problems[1].reason


def test_workbooks_made_to_harm_or_broken_are_named() -> None:
    sound = xlsx({"A": [HEADER, ROW]})
    sheet = part(sound, "xl/worksheets/sheet1.xml").decode()
    for data, reason in (
        (with_part(sound, "xl/worksheets/sheet1.xml", (BOMB + sheet).encode()), "entity bomb"),
        (with_part(sound, "xl/sharedStrings.xml", b"<sst>" + b" " * 30_000_000 + b"</sst>"), "zip bomb"),
        (with_part(sound, "../evil.txt", b"x"), "leads out"),
        (with_part(sound, "xl/workbook.xml", b"<workbook/>"), "no"),
        (with_part(sound, "[Content_Types].xml", b"<Types/>"), "no workbook"),
        (with_part(sound, "xl/worksheets/sheet1.xml", sheet[:400].encode()), "cannot be read"),
        (sound[:300], "damaged"),
        (xlsx({"A": []}), "no reports"),
    ):
        reports, (problem, *_) = read(data, "a.xlsx")
        assert (reports, reason in problem.reason) == ([], True), problem.reason


def test_a_sheet_that_calls_itself_endless_is_read_as_far_as_it_goes() -> None:
    sound = xlsx({"A": [HEADER, ROW]})
    sheet = part(sound, "xl/worksheets/sheet1.xml").decode()
    assert 'ref="A1:E2"' in sheet
    data = with_part(sound, "xl/worksheets/sheet1.xml", sheet.replace('ref="A1:E2"', 'ref="A1:XFD1048576"').encode())
    assert [r.text for r in read(data, "a.xlsx")[0]] == ["117 drones were downed."]


def test_parquet_gives_days_moments_and_whole_numbers() -> None:
    data = parquet({
        "text": ["One.", "Two.", "Three.", None],
        "published": [datetime(2024, 8, 14, 6, 30, tzinfo=UTC), datetime(2024, 8, 15, tzinfo=UTC), None, None],
        "id": [1.0, 2.0, None, 4.0],
        "tags": [["a"], [], None, []],
    })  # fmt: skip
    reports, (problem,) = read(data, "a.parquet")
    assert [(r.text, r.published, r.given_id) for r in reports] == [
        ("One.", "2024-08-14T06:30:00+00:00", "1"), ("Two.", "2024-08-15T00:00:00+00:00", "2"), ("Three.", None, ""),
    ]  # fmt: skip
    assert problem.origin == "a.parquet#4"


@pytest.mark.parametrize("keep", [0, 4, 40, -1])
def test_a_parquet_file_that_is_cut_is_named(keep: int) -> None:
    reports, (problem,) = read(parquet({"text": ["One."]})[:keep], "a.parquet")
    assert (reports, problem.kept, problem.reason[-1]) == ([], False, ".")


def test_a_moment_that_a_program_writes_as_a_number_is_one() -> None:
    for number in (1723620000, 1723620000000, 1723620000.0):
        ((report,), problems) = read(json.dumps({"text": "A", "published": number}).encode(), "a.json")
        assert (report.published, problems) == ("2024-08-14T07:20:00+00:00", [])
    ((report,), (problem,)) = read(json.dumps({"text": "A", "published": 45518}).encode(), "a.json")
    assert (report.published, problem.kept) == (None, True)


@pytest.mark.parametrize("name", ODD_FILES)
def test_a_table_with_unknown_columns_becomes_one_question(tmp_path: Path, name: str) -> None:
    reports, (problem,) = load(tmp_path, name)
    assert reports == []
    assert isinstance(problem, UnknownColumns)
    assert problem.columns == tuple(ODD)
    assert problem.guess == GUESS
    assert problem.rows[0][0] == "14.08.2024"
    assert (len(problem.rows), '"Meldung"' in problem.reason) == (3, True)
    assert "--map text=Meldung,title=Kopf,published=Datum" in problem.advice()


@pytest.mark.parametrize("name", ODD_FILES)
def test_a_mapping_says_which_column_is_which(tmp_path: Path, name: str) -> None:
    reports, (problem,) = load(tmp_path, name, GUESS)
    assert [r.published for r in reports] == ["2024-08-14", "2024-08-15", "2024-08-16", None]
    first = reports[0]
    assert (first.text, first.title, first.source) == (ODD["Meldung"][0], "Three dead in Kharkiv", "Agentur")
    assert (first.url, first.language) == ("https://a.example/3", "en")
    assert "either way" in problem.reason


def test_a_mapping_wins_over_names_that_are_known(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,Body,date\nshort,The body of it.,2024-08-14\n", encoding="utf-8")
    (report,) = readers.read_all([path], [{"text": "Body"}])
    assert isinstance(report, Report)
    assert (report.text, report.published) == ("The body of it.", "2024-08-14")


def test_each_table_takes_the_first_mapping_that_it_has_the_columns_of(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Body,Day\nOne.,2024-08-14\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("Meldung,Day\nTwo.,2024-08-15\n", encoding="utf-8")
    (tmp_path / "c.csv").write_text("text,date\nThree.,2024-08-16\n", encoding="utf-8")
    items = list(
        readers.read_all([tmp_path], [{"text": "Body", "published": "Day"}, {"text": "Meldung", "published": "Day"}])
    )
    assert [(i.text, i.published) for i in items if isinstance(i, Report)] == [
        ("One.", "2024-08-14"), ("Two.", "2024-08-15"), ("Three.", "2024-08-16"),
    ]  # fmt: skip
    assert len(items) == 3


def test_a_mapping_that_fits_no_table_is_named(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("text,date\nThree.,2024-08-16\n", encoding="utf-8")
    report, problem = readers.read_all([tmp_path / "c.csv"], [{"text": "Bdoy"}])
    assert isinstance(report, Report)
    assert isinstance(problem, Rejection)
    assert "text=Bdoy" in problem.origin


def test_a_mapping_is_read_as_it_is_written() -> None:
    for mapping in (
        {"text": "Body"},
        {"text": "Body, in full = all", "published": "Date, local"},
        dict.fromkeys(GUESS, "x"),
    ):
        assert read_mapping(write_mapping(mapping)) == mapping
    for wrong in ("", "text", "text=", "body=Text", "=x"):
        with pytest.raises(InputError, match="FIELD=COLUMN"):
            read_mapping(wrong)


def test_a_guess_leaves_out_what_nothing_looks_like() -> None:
    numbers = [{"a": n, "b": n * 2.5, "c": "x"} for n in range(5)]
    assert guess(["a", "b", "c"], numbers) == {}
    assert guess([], []) == {}
    assert guess(["Date", "note"], [{"Date": "?", "note": "A note that is long enough to be the text of it all."}]) == {
        "text": "note", "published": "Date",
    }  # fmt: skip


def test_what_is_shown_of_a_strangers_table_steers_no_terminal() -> None:
    rows = [{"te\x1b]0;owned\x07xt\n": "\x1b[2J" + "word " * 100}]
    (problem,) = read(json.dumps(rows).encode(), "a.json")[1]
    assert isinstance(problem, UnknownColumns)
    assert all(c.isprintable() or c == "\n" for c in problem.advice() + problem.reason)
    assert max(map(len, problem.advice().splitlines())) < 200


def test_rows_without_a_text_column_in_the_first_rows_are_asked_for_once() -> None:
    data = b"\n".join([b'{"a": 1}'] * 500)
    reports, (problem,) = read(data, "a.jsonl")
    assert (reports, isinstance(problem, UnknownColumns)) == ([], True)
