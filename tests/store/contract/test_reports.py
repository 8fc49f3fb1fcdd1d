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
    ("of", "story"),
    [
        ([TOLD], {TOLD, AGAIN, EXCERPT}),
        ([EXCERPT], {TOLD, AGAIN, EXCERPT}),
        ([TOUCHED], {TOUCHED}),
        ([AGAIN, TOUCHED], {TOLD, AGAIN, EXCERPT, TOUCHED}),
        ([], set()),
    ],
)
def test_the_stories_of_reports_are_they_and_their_copies(store: Store, of: list[Report], story: set[Report]) -> None:
    put(store, [entry(one) for one in (TOLD, AGAIN, EXCERPT, TOUCHED)])
    ids = [one.id for one in of]
    found = store.reports(Question(), ids, stories=True)
    assert set(found["report"]) == {one.id for one in story}
    assert found["story"].nunique() == len({one is TOUCHED for one in story})
    assert store.reports(Question(sources=("Tide Table",)), ids, stories=True)["report"].tolist() == [
        one.id for one in story if one is EXCERPT
    ]


def test_a_story_is_the_same_whatever_order_its_reports_come_in(store: Store) -> None:
    for one in (EXCERPT, TOUCHED, AGAIN, TOLD):
        put(store, [entry(one)])
    assert set(store.reports(Question(), [TOLD.id], stories=True)["report"]) == {TOLD.id, AGAIN.id, EXCERPT.id}
    put(store, [entry(replace(AGAIN, published="2020-01-01"))])
    assert set(store.reports(Question(), [TOLD.id], stories=True)["report"]) == {TOLD.id, EXCERPT.id}


def test_a_report_without_text_stands_alone_and_one_that_is_not_there_is_in_no_story(store: Store) -> None:
    put(store, [entry(report("", "A title", source=source)) for source in ("Quay Post", "Tide Table")])
    for id in store.reports(Question())["report"]:
        assert store.reports(Question(), [id], stories=True)["report"].tolist() == [id]
    assert store.reports(Question(), ["stranger"], stories=True).empty
