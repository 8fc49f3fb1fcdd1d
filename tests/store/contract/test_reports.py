"""The table of reports, its filters, and the copies of one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.question import Question
from components.records import Report
from components.store import Store
from tests.store.contract.corpus import AGAIN, DAY, EXCERPT, NIGHT, TOLD, TOUCHED, UNDATED
from tests.store.making import day, entry, put, report, titles


def test_reports_come_newest_first_and_the_undated_before_them(full: Store) -> None:
    table = full.reports(Question())
    assert titles(table) == [UNDATED.title, DAY.title, NIGHT.title]
    assert table["claims"].tolist() == [1, 2, 2]
    assert table["characters"].tolist() == [len(one.text) for one in (UNDATED, DAY, NIGHT)]
    assert titles(full.reports(Question(), limit=1)) == [UNDATED.title]


def test_filters_on_claims_keep_the_reports_that_make_one(full: Store) -> None:
    assert titles(full.reports(Question(kinds=("state",)))) == [DAY.title]
    assert titles(full.reports(Question(confidence=0.95))) == []
    assert titles(full.reports(Question(metrics=("killed",), confidence=0.5))) == []  # one claim has to pass both


def test_the_period_of_reports_is_their_publication(full: Store) -> None:
    assert titles(full.reports(Question(since=day("2024-08-15")))) == [DAY.title]
    assert titles(full.reports(Question(until=day("2024-08-14")))) == [NIGHT.title]


def test_days_count_the_reports_that_came_out_and_not_the_undated(full: Store) -> None:
    put(full, [entry(report("A quiet afternoon at sea.", day="2024-08-16", source="Tide Table"))])
    assert list(full.days(Question()).items()) == [("2024-08-14", 1), ("2024-08-16", 2)]
    assert full.days(Question(sources=("Tide Table",))) == {"2024-08-16": 1}
    assert full.days(Question(sources=("nobody",))) == {}


@pytest.mark.parametrize(
    ("of", "copies"), [(TOLD, {AGAIN, EXCERPT}), (AGAIN, {TOLD, EXCERPT}), (EXCERPT, {TOLD, AGAIN}), (TOUCHED, set())]
)
def test_copies_are_the_other_reports_of_a_story(store: Store, of: Report, copies: set[Report]) -> None:
    put(store, [entry(one) for one in (TOLD, AGAIN, EXCERPT, TOUCHED)])
    assert set(store.reports(Question(), copies_of=of.id)["report"]) == {copy.id for copy in copies}
    assert store.reports(Question(sources=("Tide Table",)), copies_of=of.id)["report"].tolist() == [
        copy.id for copy in copies if copy is EXCERPT
    ]


def test_a_story_is_the_same_whatever_order_its_reports_come_in(store: Store) -> None:
    for one in (EXCERPT, TOUCHED, AGAIN, TOLD):
        put(store, [entry(one)])
    assert set(store.reports(Question(), copies_of=TOLD.id)["report"]) == {AGAIN.id, EXCERPT.id}
    put(store, [entry(replace(AGAIN, published="2020-01-01"))])
    assert set(store.reports(Question(), copies_of=TOLD.id)["report"]) == {EXCERPT.id}


def test_a_report_without_text_and_one_that_is_not_there_have_no_copies(store: Store) -> None:
    put(store, [entry(report("", "A title", source=source)) for source in ("Quay Post", "Tide Table")])
    for id in (*store.reports(Question())["report"], "stranger"):
        assert store.reports(Question(), copies_of=id).empty
