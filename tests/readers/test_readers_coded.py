"""Tables of claims that people coded: rows without text, read as they say, in their own words."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from components import readers
from components.errors import InputError
from components.readers import UnknownColumns, read_form, read_mapping
from components.records import CODED, Claim, Entry, Place, Rejection
from tests.conftest import ROOT
from tests.readers.making import parquet, xlsx

TABLE, FORM = ROOT / "tests" / "coded_claims.csv", ROOT / "tests" / "coded_claims.toml"


def read(*places: Path) -> tuple[list[Entry], list[str]]:
    items = list(readers.read_all(places))
    entries = [item for item in items if isinstance(item, Entry)]
    assert len(entries) + sum(isinstance(item, Rejection) for item in items) == len(items)
    return entries, [item.reason for item in items if isinstance(item, Rejection)]


def table(folder: Path, *rows: dict[str, Any]) -> tuple[list[Entry], list[str]]:
    """What is read of rows whose columns are called by their fields."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [names, *([str(row.get(name, "")) for name in names] for row in rows)]
    path = folder / "claims.csv"
    path.write_text("\n".join("\t".join(line) for line in lines), "utf-8")
    return read(path)


def claim(folder: Path, **row: Any) -> Claim:
    entries, problems = table(folder, {"metric": "killed", **row})
    assert not problems
    return entries[0].claims[0]


def test_each_row_is_a_report_in_its_own_words_and_its_claim_stands_at_the_number() -> None:
    entries, problems = read(TABLE, FORM)
    assert not problems
    report, (first,) = entries[0].report, entries[0].claims
    assert report.text == (
        "who: Northern ministry; what: Tanks; how many: 12; span: Day; day: 3; whose: South; where: Amber Ridge; "
        "flag: 0; seen at: https://example.org/1; remark: counted twice by the coder"
    )
    assert first.span.of(report.text) == "12"
    assert (report.source, report.url, report.published, report.origin) == (
        "Two Rivers loss count", "https://example.org/1", "2031-05-04", f"{TABLE}#2",
    )  # fmt: skip
    assert (first.metric, first.low, first.high, first.bound, first.unit) == ("tanks_lost", 12, 12, "exact", "tanks")
    assert (first.claimant, first.target, first.kind) == ("Ministry of the North", "South", "event")
    assert (first.first, first.last) == (date(2031, 5, 4), date(2031, 5, 4))
    assert (first.confidence, first.extractor, first.status) == (1.0, CODED, "claimed")
    assert [place.name for place in first.places] == ["Amber Ridge"]


def test_totals_flags_ranges_signs_and_powers_are_read_as_they_are_meant() -> None:
    total, least, span, power, more = [entry.claims[0] for entry in read(TABLE, FORM)[0]][1:]
    assert (total.kind, total.first, total.last) == ("cumulative", None, date(2031, 5, 4))
    assert (least.low, least.high, least.bound) == (95, None, "at_least")
    assert (span.low, span.high, span.bound, span.item, span.source_value) == (30, 45, "range", "soldiers", "30 to 45")
    assert [place.name for place in span.places] == ["Amber Ridge", "Low Ford"]
    assert (power.low, power.high, power.source_value) == (100_000, 100_000, "1e+05")
    assert (more.low, more.high, more.bound, more.source_value) == (1200, None, "at_least", "1,200+")


def test_ids_stay_when_the_table_grows_and_days_move(tmp_path: Path) -> None:
    row = {"metric": "killed", "value": 3, "claimant": "Observers", "date": "2031-05-02"}
    one, _ = table(tmp_path, row)
    more, _ = table(tmp_path, {**row, "value": 2}, row)
    assert one[0].report.id == more[1].report.id
    assert one[0].claims[0].id == more[1].claims[0].id


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ({"value": "40-50"}, (40, 50, "range")),
        ({"value": "1 to 2"}, (1, 2, "range")),
        ({"value": "> 1 200"}, (1200, None, "more_than")),
        ({"value": "≤5"}, (None, 5, "up_to")),
        ({"value": "~300"}, (300, 300, "about")),
        ({"value": 7, "bound": "less than"}, (None, 7, "less_than")),
        ({"low": 7}, (7, None, "at_least")),
        ({"high": 7}, (None, 7, "up_to")),
        ({"low": 7, "high": 7}, (7, 7, "exact")),
        ({"low": 7, "high": 9, "value": 8}, (7, 9, "range")),
        ({"value": 7, "high": 9}, (7, 9, "range")),
        ({"low": 24, "bound": "about", "vague": "true"}, (24, None, "about")),
    ],
)
def test_both_ends_stay_and_nothing_between_them_is_made(
    tmp_path: Path, said: dict[str, Any], ends: tuple[float | None, float | None, str]
) -> None:
    found = claim(tmp_path, **said)
    assert (found.low, found.high, found.bound) == ends


def test_known_claimants_go_by_their_canonical_name_and_strangers_stay(tmp_path: Path) -> None:
    known = claim(tmp_path, value=1, claimant="the Ukrainian Air Force", target="Russia")
    assert (known.claimant_name, known.claimant_side, known.target_side) == ("Ukraine's Air Force", "Ukraine", "Russia")
    stranger = claim(tmp_path, value=1, claimant="Village elders")
    assert (stranger.claimant, stranger.claimant_name, stranger.claimant_side) == ("Village elders",) * 2 + (None,)
    assert claim(tmp_path, value=1).claimant is None


def test_one_place_takes_its_coordinates(tmp_path: Path) -> None:
    found = claim(tmp_path, value=1, place="Low Ford", latitude="48.5", longitude="-3")
    assert found.places == (Place("Low Ford", latitude=48.5, longitude=-3.0),)


def test_a_part_finds_its_whole_wherever_it_stands(tmp_path: Path) -> None:
    entries, _ = table(
        tmp_path,
        {"metric": "killed", "value": 3, "claim": "b", "part_of": "a", "item": "children"},
        {"metric": "killed", "value": 12, "claim": "a"},
        {"metric": "killed", "value": 4, "claim": "c", "part_of": "of another table"},
    )
    part, whole, alone = (entry.claims[0] for entry in entries)
    assert part.part_of == whole.id
    assert (whole.part_of, alone.part_of) == (None, None)


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"metric": "ferries"}, 'The field "metric" holds "ferries"'),
        ({"metric": ""}, 'The field "metric" is empty'),
        ({"value": "many"}, 'The field "value"'),
        ({"value": "-4"}, 'The field "value"'),
        ({"value": "", "claimant": "Observers"}, "gives no number"),
        ({"value": "9-4"}, "exchange them"),
        ({"value": ">4-9"}, "a range with a sign"),
        ({"low": 1, "high": 2}, "outside of the low and the high"),
        ({"bound": "roughly"}, 'The field "bound" holds "roughly"'),
        ({"bound": "range"}, "The numbers contradict"),
        ({"at_least": 1, "up_to": 1}, "only one can hold"),
        ({"at_least": "maybe"}, "write yes or no"),
        ({"kind": "weekly"}, "[values.kind]"),
        ({"status": "heard"}, 'The field "status"'),
        ({"date": "in May"}, 'The field "date" holds "in May"'),
        ({"date": "3"}, "under [days] of a mapping"),
        ({"first": "2031-05-04", "last": "2031-05-02"}, "exchange them"),
        ({"confidence": "high"}, "from 0 to 1"),
        ({"unit": "miles"}, "Convert it"),
        ({"metric": "aid"}, "currency"),
        ({"place": "Low Ford", "latitude": 95, "longitude": 1}, 'The field "latitude"'),
        ({"latitude": 45, "longitude": 1}, "belong to one place"),
        ({"located": "nowhere"}, 'The field "located"'),
        ({"review": "rejected"}, "A reader rejected"),
    ],
)
def test_a_row_that_cannot_be_understood_is_named_and_the_others_load(
    tmp_path: Path, bad: dict[str, Any], field: str
) -> None:
    good = {"metric": "killed", "value": 5}
    entries, problems = table(tmp_path, good, {**good, **bad}, {**good, "value": 6})
    assert len(entries) == 2
    (problem,) = problems
    assert field in problem


def test_a_day_of_publication_that_cannot_be_read_costs_the_date_only(tmp_path: Path) -> None:
    entries, problems = table(tmp_path, {"metric": "killed", "value": 5, "published": "soon"})
    assert entries[0].report.published is None
    assert 'The field "published" holds "soon"' in problems[0]


@pytest.mark.parametrize("name", ["a.xlsx", "a.parquet", "a.jsonl", "a.json"])
def test_every_format_of_tables_takes_coded_claims(tmp_path: Path, name: str) -> None:
    row = {"Metric": "tanks lost", "Value": 12, "Claimant": "Observers", "Date": "2031-05-02"}
    content = {
        "a.xlsx": xlsx({"Sheet": [list(row), list(row.values())]}) if name == "a.xlsx" else b"",
        "a.parquet": parquet({key: [value] for key, value in row.items()}) if name == "a.parquet" else b"",
        "a.jsonl": json.dumps(row).encode(),
        "a.json": json.dumps([row]).encode(),
    }
    (tmp_path / name).write_bytes(content[name])
    entries, problems = read(tmp_path / name)
    assert not problems
    assert entries[0].report.text == "Metric: tanks lost; Value: 12; Claimant: Observers; Date: 2031-05-02"
    assert (entries[0].claims[0].low, entries[0].claims[0].last) == (12, date(2031, 5, 2))


def test_a_table_with_a_text_is_one_of_reports(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,metric,value\nTwo boats were seen.,killed,2\n", "utf-8")
    assert not any(isinstance(item, Entry) for item in readers.read_all([path]))


def test_columns_can_be_named_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("what,n,who\nkilled,4,Observers\n", "utf-8")
    (item,) = readers.read_all([path], [read_mapping("metric=what,value=n,claimant=who")])
    assert isinstance(item, Entry)
    assert item.claims[0].claimant == "Observers"
    (asked,) = readers.read_all([path])
    assert isinstance(asked, UnknownColumns)


@pytest.mark.parametrize("said", ["value=n,claimant=who", "text=n,metric=what,value=n"])
def test_a_mapping_that_is_half_of_claims_is_refused(said: str) -> None:
    with pytest.raises(InputError, match="which column holds the metric"):
        read_mapping(said)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("columns = 3", "no table"),
        ("[colums]", "colums"),
        ('[columns]\nmetric = "a"\nworth = "b"', "worth"),
        ('[columns]\nmetric = "a"', "which the number"),
        ('[columns]\nmetric = "a"\nvalue = ["b"]', "columns.value"),
        ('[columns]\nmetric = "a"\nvalue = "b"\n[days]\nsince = "May"', "since"),
        ('[columns]\nmetric = "a"\nvalue = "b"\n[values.metric]\nTanks = {metrik = "x"}', "metrik"),
        ("[columns", "no TOML"),
    ],
)
def test_a_mapping_file_that_is_none_says_what_to_mend(tmp_path: Path, written: str, problem: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(written, "utf-8")
    with pytest.raises(InputError, match=problem):
        read_form(path)


def test_a_mapping_that_no_table_has_the_columns_of_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("metric,value\nkilled,4\n", "utf-8")
    entries, problems = read(path, FORM)
    assert len(entries) == 1
    assert "No table has all of the columns that it names" in problems[0]


def test_one_metric_for_all_rows_is_a_constant_and_a_meaning_may_be_nothing(tmp_path: Path) -> None:
    path, form = tmp_path / "a.csv", tmp_path / "a.toml"
    path.write_text("n,who\n4,nobody\n5,Observers\n", "utf-8")
    form.write_text(
        '[columns]\nvalue = "n"\nclaimant = "who"\n[constants]\nmetric = "killed"\n[values.claimant]\nNobody = ""\n',
        "utf-8",
    )
    entries, problems = read(path, form)
    assert not problems
    assert [entry.claims[0].claimant for entry in entries] == [None, "Observers"]
