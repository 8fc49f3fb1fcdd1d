"""Questions in other words than reports use: what is put beside them, and what that changes in search."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from components import vocabulary
from components.library import Library
from components.question import Question
from components.records import Report
from components.rewording import MOST, reworded

TANKS = Report.new("The army lost nine tanks and two howitzers on Monday, and its soldiers gave ground near the river.")
TAKEN = Report.new("Forty men of the garrison were captured on Monday when the fort at the river mouth fell.")
BREAD = Report.new("The bakery on the market square sells rye bread again, and poppy seed cake.")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("soldiers who gave themselves up", ("captured",)),
        ("families fleeing the shelling", ("evacuated", "strikes")),
        ("fatalities", ("killed",)),
        ("casualties", ("killed", "wounded", "personnel losses")),
        ("POWs on television", ("captured",)),
        ("a SAM battery", ("air defence",)),
        ("the same battery", ()),
        ("soldiers killed or captured", ()),
        ("the prisoner swap", ("prisoner exchange",)),
        ('"gave themselves up"', ()),
        ("FLED BY BUS", ("evacuated",)),
        ("", ()),
    ],
)
def test_what_reports_say_for_what_is_asked(query: str, told: tuple[str, ...]) -> None:
    assert reworded(query).told == told


def test_a_whole_story_is_not_put_in_other_words_without_end() -> None:
    assert len(reworded("fatalities and captives " * 50).parts) == MOST


def test_a_question_in_the_words_of_reports_stays_as_it_is() -> None:
    assert reworded("drones over Kursk").words == "drones over Kursk"


def test_a_part_is_met_by_either_wording_and_the_rest_by_its_own() -> None:
    asked = reworded("Men gave up")
    assert asked.words == "Men gave up, captured"
    passages = [np.array([[0.5, 0.1, 0.9, 0.0, 0.7]]), np.array([[0.5, 0.4, 0.3, 1.0, 0.2]])]
    words, (near, far) = asked.as_asked(("men", "gave", "up", ",", "captured"), passages)
    assert words == ("men", "gave", "up")
    assert near.tolist() == [[0.5, 0.7, 0.9]]
    assert far.tolist() == [[0.5, 0.4, 0.3]]


def test_a_model_that_reads_no_words_or_no_more_of_them_still_answers() -> None:
    asked = reworded("Men gave up")
    assert asked.as_asked((asked.words,), [np.array([[0.4]])])[1][0].tolist() == [[0.4]]
    assert asked.as_asked(("men", "gave"), [np.array([[0.4, 0.2]])])[0] == ("men", "gave")


def test_every_phrase_asks_for_something_else_than_its_own_words() -> None:
    told = set(vocabulary.asked())
    assert not [way for ways in vocabulary.asked().values() for way in ways if way in told]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    opened = Library(Path(tmp_path_factory.mktemp("rewording")) / "library")
    opened.add([TANKS, TAKEN, BREAD])
    return opened


def test_soldiers_who_gave_themselves_up_are_those_captured(library: Library) -> None:
    first = library.search(Question("soldiers who gave themselves up"))[0]
    assert first.report.id == TAKEN.id
    assert "captured" in first.words


def test_other_words_for_what_is_not_there_find_nothing(sample: Path) -> None:
    with Library(sample) as library:
        for query in (
            "hostage of her own wardrobe",
            "chopper for onions and herbs",
            "casualties of a wine tasting",
        ):
            assert reworded(query).told
            assert library.search(Question(query)) == []
