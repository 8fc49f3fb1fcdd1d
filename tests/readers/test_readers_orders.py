"""Dates that leave day and month open: told as such, read in the order that is said, never both ways at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components import readers
from components.readers import DayOrder, OpenDate
from components.records import Entry, Rejection, Report

ROWS = (
    ("03/04/2024", "Two boats were seen off Ferry Point."),
    ("14/04/2024", "Three boats were seen off Ferry Point."),
    ("2024-04-05", "Four boats were seen off Ferry Point."),
    ("3.4.2024 10:30", "Five boats were seen off Ferry Point."),
    ("05/05/2024", "Six boats were seen off Ferry Point."),
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "boats.csv"
    path.write_text("\n".join(["date;text", *(";".join(row) for row in ROWS)]), encoding="utf-8")
    return path


def read(path: Path, order: DayOrder | None = None) -> tuple[list[Report], list[Rejection]]:
    items = list(readers.read_all([path], order=order))
    return [i for i in items if isinstance(i, Report)], [i for i in items if isinstance(i, Rejection)]


def test_an_open_date_is_told_with_what_it_is_either_way(table: Path) -> None:
    reports, problems = read(table)
    assert [one.published for one in reports] == [None, "2024-04-14", "2024-04-05", None, "2024-05-05"]
    assert [(one.written, one.day_first, one.month_first) for one in problems if isinstance(one, OpenDate)] == [
        ("03/04/2024", "2024-04-03", "2024-03-04"),
        ("3.4.2024 10:30", "2024-04-03T10:30:00", "2024-03-04T10:30:00"),
    ]
    assert len({one.reason for one in problems}) == 1
    assert all(one.kept for one in problems)


@pytest.mark.parametrize(
    ("first", "day", "other"), [("day", "2024-04-03", "2024-03-04"), ("month", "2024-03-04", "2024-04-03")]
)
def test_said_what_comes_first_only_the_open_dates_follow(table: Path, first: str, day: str, other: str) -> None:
    order = DayOrder(first)
    reports, problems = read(table, order)
    assert problems == []
    assert [one.published for one in reports] == [day, "2024-04-14", "2024-04-05", f"{day}T10:30:00", "2024-05-05"]
    assert order.other == {reports[0].id: other, reports[3].id: f"{other}T10:30:00"}


def test_what_else_is_told_of_a_report_stays_behind_it(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("date;url;text\n03/04/2024;no address;Two boats.\n04/04/2024;;Three boats.\n", encoding="utf-8")
    first, told, second = readers.read_all([path], order=DayOrder("day"))
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.published, second.published) == ("2024-04-03", "2024-04-04")
    assert isinstance(told, Rejection)
    assert "no address on the web" in told.reason


def test_a_coded_claim_s_day_follows_too_and_without_an_order_its_row_waits(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("metric,value,date\nkilled,12,03/04/2024\nkilled,9,14/04/2024\n", encoding="utf-8")
    waiting, kept = readers.read_all([path])
    assert isinstance(waiting, OpenDate)
    assert not waiting.kept
    assert isinstance(kept, Entry)
    found = [item for item in readers.read_all([path], order=DayOrder("month")) if isinstance(item, Entry)]
    assert [one.claims[0].first for one in found] == [date(2024, 3, 4), date(2024, 4, 14)]
