"""Passages by their words."""

from __future__ import annotations

import pytest

from components.question import Question
from components.store import Store
from tests.store.contract.corpus import DAY, NIGHT, UNDATED
from tests.store.making import day, found


def test_words_are_matched_in_any_form_and_the_better_passage_comes_first(full: Store) -> None:
    assert found(full.match("drone", Question(), 10)) == [NIGHT.id, NIGHT.id]
    assert found(full.match("village counting", Question(), 1)) == [DAY.id]
    scores = full.match("drones over Kursk", Question(), 10)
    assert scores.values.tolist() == sorted(scores.values.tolist(), reverse=True)
    assert len(scores.passages) == len(scores.values)


def test_words_obey_the_filters(full: Store) -> None:
    assert set(found(full.match("drones villages wounded", Question(sources=("Quay Post",)), 10))) == {
        UNDATED.id,
        DAY.id,
    }
    assert set(found(full.match("drones villages", Question(kinds=("state",)), 10))) == {DAY.id}
    assert found(full.match("drones", Question(until=day("2024-08-01")), 10)) == []


@pytest.mark.parametrize(
    "query",
    ["", "   ", '"', "'", '""', "*", "zebra AND", "NEAR(", "body:x", "^x", "{x y}: z", "-", "\x00", "\ud800", "; DROP"],
)
def test_no_query_is_syntax(full: Store, query: str) -> None:
    assert full.match(query, Question(), 10).passages == ()


def test_a_query_that_looks_like_syntax_finds_its_words(full: Store) -> None:
    assert set(found(full.match('wounded) OR body:"* NOT', Question(), 10))) == {UNDATED.id}


def test_quoted_words_stand_side_by_side(full: Store) -> None:
    assert found(full.match('"drones downed"', Question(), 10)) == [NIGHT.id]
    assert found(full.match('"downed drones"', Question(), 10)) == []
