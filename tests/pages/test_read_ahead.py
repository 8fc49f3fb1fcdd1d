"""What is worked out before anybody asks: it is there once the pages are still, and changes nothing that they show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from components import analysis
from components.library import Library
from components.question import Question
from components.session import ahead
from tests.pages.test_pages import opened, said
from tests.pages.test_running_load import add


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("CLAIMLINE_WARM", "1")
    monkeypatch.setattr(ahead, "_STILL", 0.01)
    monkeypatch.setattr(ahead, "_CHANGED", 0.01)
    ahead._ahead.clear()
    yield
    ahead._ahead.clear()


def read(states: int) -> list[int]:
    """How many marks were made of each state of the library, once so many were read."""
    found = ahead._ahead()
    with found.changed:
        assert found.changed.wait_for(lambda: len(found.every) == states, timeout=120)
        return [len(marks.table) for marks in found.every.values() if marks is not None]


def test_the_next_metric_is_taken_out_of_all_and_says_the_same(sample: Path) -> None:
    with Library(sample) as library:
        every = analysis.marks(library.claims(Question()))
        killed = analysis.without_history(analysis.marks(library.claims(Question(metrics=("killed",)))), None)
    opened("trends", metric="Drones downed")
    assert read(1) == [len(every.table)]
    assert f"{len(killed.table)} marks from" in said(opened("trends", metric="People killed"))


def test_a_library_that_changed_is_read_anew(home: Path) -> None:
    for number in (11, 12):
        add(home, number)
    opened("trends")
    assert read(1) == [2]
    add(home, 13)
    assert "3 marks from" in said(opened("trends", metric="People killed"))
    assert read(2) == [2, 3]
    assert "3 marks from" in said(opened("trends", metric=["People killed", "People wounded"]))


def test_of_a_library_too_large_for_that_nothing_is_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_MOST", 1)
    for number in (11, 12):
        add(home, number)
    opened("trends")
    assert read(1) == []
    assert "2 marks from" in said(opened("trends", metric="People killed"))
