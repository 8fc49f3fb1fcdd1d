"""What may be written in the box of a question beside plain words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components.library import Library
from components.question import Question
from components.records import Report
from components.syntax import read_words

TOLD = {
    "a": ("Two cluster munitions fell on the port of Odesa.", "Reuters", "2024-08-05"),
    "b": ("The cluster of villages got no munitions.", "Quay Post", "2024-08-07"),
    "c": ("Ukraine shot down 140 drones overnight, officials said.", "Reuters", "2024-08-09"),
    "d": ("Ukraine shot down 40 drones overnight, officials said.", "TASS", "2024-08-10"),
}
STORIES = [Report.new(text, source=by, given_id=id, published=day) for id, (text, by, day) in TOLD.items()]


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("plain words", Question("plain words")),
        ('"cluster munitions" port', Question('"cluster munitions" port', phrases=("cluster munitions",))),
        ("port -Odesa", Question("port", lacking=("Odesa",))),
        ('port -"Black Sea"', Question("port", lacking=("Black Sea",))),
        ("a well-known port", Question("a well-known port")),
        ("source:reuters port", Question("port", outlets=("reuters",))),
        ("after:2024-08-06 before:2024-08-31", Question(since=date(2024, 8, 6), until=date(2024, 8, 31))),
        ("after:2024-13-06", Question("after:2024-13-06")),
        ("drones downed > 100", Question(amounts=("drones_downed > 100",))),
        ("Kursk killed >= 1,000", Question("Kursk", amounts=("killed >= 1000",))),
        ("moonbeams > 3", Question("moonbeams > 3")),
    ],
)
def test_what_is_written_is_read_into_filters(words: str, read: Question) -> None:
    assert read_words(Question(words)) == read


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ('"cluster munitions"', {"a"}),
        ("source:reuters", {"a", "c"}),
        ("source:reuters -drones", {"a"}),
        ("after:2024-08-07 before:2024-08-09", {"b", "c"}),
        ("drones downed > 100", {"c"}),
        ("drones downed <= 100", {"d"}),
        ('-"!!!"', set()),
    ],
)
def test_a_library_keeps_to_what_is_written(tmp_path: Path, words: str, found: set[str]) -> None:
    with Library(tmp_path) as library:
        library.add(STORIES)
        assert set(library.reports(Question(words))["given_id"]) == found


def test_filters_hold_before_the_best_are_taken(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(STORIES)
        assert [hit.report.given_id for hit in library.search(Question("drones shot down source:tass"))] == ["d"]
