"""The class that ties the workshops, over real files and a real model."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components.analysis import marks
from components.errors import InputError
from components.library import Library
from components.question import Question
from components.records import Report
from tests.conftest import STORY


@pytest.fixture
def library(tmp_path: Path) -> Library:
    with Library(tmp_path / "library") as opened:
        yield opened


def test_loading_twice_changes_nothing(library: Library) -> None:
    report = Report.new(STORY, published="2024-08-14", source="A newspaper")
    first = library.add([report])
    before = library.summary()
    again = library.add([report])
    assert (first.added, again.added, again.already) == (1, 0, 1)
    assert library.summary() == before


def test_two_outlets_with_one_text_are_two_reports(library: Library) -> None:
    library.add([Report.new(STORY, source="A newspaper"), Report.new(STORY, source="A broadcaster")])
    assert library.summary().reports == 2


def test_a_date_given_later_moves_the_claims_and_changes_no_id(library: Library) -> None:
    report = Report.new(STORY, source="A newspaper")
    assert library.add([report]).undated == 1
    before = library.claims(Question(metrics=("drones_downed",))).iloc[0]
    assert str(before["first"]) == "NaT"
    library.date([report.id], date(2024, 8, 14))
    after = library.claims(Question(metrics=("drones_downed",))).iloc[0]
    assert after["claim"] == before["claim"]
    assert (f"{after['first']:%Y-%m-%d}", f"{after['last']:%Y-%m-%d}") == ("2024-08-13", "2024-08-14")
    assert library.summary().undated == 0


def test_words_of_a_question_keep_the_claims_of_the_stories_found(library: Library) -> None:
    library.add(
        [
            Report.new("At least 12 people were killed when a bus was shelled in Kharkiv, police said.", given_id="a"),
            Report.new("The ministry pledged $30 million for new water pipes, it said.", given_id="b"),
        ]
    )
    found = library.claims(Question(words="bus passengers died under shelling"))
    assert found["given_id"].tolist() == ["a"]
    assert library.claims(Question(words="sourdough recipe with rye flour")).empty


def test_a_number_or_a_name_is_found_to_the_letter(library: Library) -> None:
    library.add(
        [
            Report.new("The mayor of Vuhledar said that 1,250 people had left the town by bus.", given_id="a"),
            Report.new("Prices of sunflower oil rose again at the exchange in Kyiv.", given_id="b"),
        ]
    )
    for words in ("Vuhledar", "1,250"):
        assert [hit.report.given_id for hit in library.search(Question(words))] == ["a"]


def test_the_nearest_stories_are_others_than_the_report_and_its_copies(library: Library) -> None:
    told = Report.new(STORY, source="A newspaper")
    copy = Report.new(f"{STORY}\nMore follows.", source="A broadcaster")
    like = Report.new("The ministry counted 31 drones shot down over the border regions at night.", source="Quay Post")
    other = Report.new(
        "The bakery on the market square sells rye bread again, and poppy seed cake.", source="Quay Post"
    )
    library.add([told, copy, like, other])
    assert library.copies(told.id)["report"].tolist() == [copy.id]
    assert library.copies(like.id).empty
    nearest = library.nearest(told.id)
    assert [hit.report.id for hit in nearest] == [like.id]
    assert 0 < nearest[0].similarity <= 1
    assert {hit.report.id for hit in library.nearest(like.id)} == {told.id, copy.id}


def test_where_it_comes_from_is_said(library: Library) -> None:
    library.add([Report.new(STORY, published="2024-08-14", source="A newspaper")])
    question = Question(metrics=("drones_downed",))
    said = library.provenance(question, library.claims(question))
    assert (said.claims, said.reports, said.sources, said.latest) == (1, 1, ("A newspaper",), "2024-08-14")
    assert (said.filters, said.sample, said.library) == ("drones downed", False, "library")
    assert said.fingerprint == library.summary().fingerprint


def test_a_report_that_is_not_there_is_an_error_in_words(library: Library) -> None:
    with pytest.raises(InputError, match="no report"):
        library.report("0123")


def test_as_known_on_a_day_later_stories_leave_charts_and_copies_and_are_counted(library: Library) -> None:
    library.add(
        [
            Report.new(STORY, source="A newspaper", published="2024-08-14"),
            Report.new(STORY, source="A broadcaster", published="2024-08-15"),
            Report.new(STORY, source="A leaflet"),
        ]
    )
    first = library.reports(Question(sources=("A newspaper",)))["report"].item()
    asked = Question(metrics=("drones_downed",), known=date(2024, 8, 14))
    drawn = marks(library.claims(asked), left_out=library.left_out(asked)).table
    assert [(mark.words, mark.reports, mark.outlets) for mark in drawn.itertuples()] == [
        ("117 Ukrainian drones", 1, ("A newspaper",))
    ]
    assert dict(library.left_out(asked)) == {"published after 2024-08-14": 1, "in reports without a date": 1}
    assert len(library.copies(first)) == 2
    assert library.copies(first, date(2024, 8, 14)).empty
    assert library.copies(first, date(2024, 8, 15))["source"].tolist() == ["A broadcaster"]
    (hit,) = library.search(Question("drones downed overnight", known=date(2024, 8, 14)))
    assert (hit.report.source, hit.copies) == ("A newspaper", ())
    assert "as known on 2024-08-14" in library.provenance(asked, library.claims(asked)).filters
