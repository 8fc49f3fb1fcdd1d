"""Search beyond words: more like a story, a passage or a pasted text; weak matches; saved searches and what is new."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from components.alike import like_passage
from components.library import Library
from components.question import Question
from components.records import Report
from tests.conftest import STORY

DRONES = (
    "Russia's defence ministry said its air defences shot down 31 Ukrainian drones overnight, most of them over the "
    "Kursk and Voronezh regions. Ukraine's president said troops advanced again in Kursk and took prisoners."
)
TOLD = Report.new(STORY, "The story", source="A newspaper", published="2024-08-14")
COPY = Report.new(f"{STORY}\nMore follows.", "The story", source="A broadcaster", published="2024-08-14")
LIKE = Report.new(DRONES, "Drones at night", source="Quay Post", published="2024-08-15")
BREAD = Report.new("The bakery on the market square sells rye bread again, and poppy seed cake.", source="Quay Post")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library") as opened:
        opened.add([TOLD, COPY, LIKE, BREAD])
        yield opened


def found(library: Library, question: Question) -> list[str]:
    return [hit.report.id for hit in library.search(question)]


def test_more_like_a_passage_is_neither_its_story_nor_a_copy(library: Library) -> None:
    (hit,) = library.search(Question("Ukrainian drones destroyed overnight", sources=("A newspaper", "A broadcaster")))
    like = like_passage(hit.passage)
    example = library.example(like)
    assert example is not None
    assert (example.report, example.passage) == (hit.report, hit.passage)
    assert example.text == hit.passage.span.of(hit.report.text)
    assert found(library, Question(like=like)) == [LIKE.id]


def test_more_like_a_title(library: Library) -> None:
    example = library.example(f"{TOLD.id}:title-0-{len(TOLD.title)}")
    assert example is not None
    assert example.text == TOLD.title


def test_more_like_a_pasted_text_leaves_out_the_story_that_it_is(library: Library) -> None:
    fresh = library.paste(
        "Air defences destroyed 40 Ukrainian drones over Kursk and Voronezh regions at night, officials say."
    )
    first = library.search(fresh)
    assert first
    assert BREAD.id not in {hit.report.id for hit in first}
    assert library.example(fresh.like).copy is None  # type: ignore[union-attr]

    known = library.paste(f"  {STORY}\n\nRead more.")
    held = library.example(known.like)
    assert held is not None
    assert held.copy is not None
    assert held.copy.id in {TOLD.id, COPY.id}
    assert found(library, known) == [LIKE.id]


@pytest.mark.parametrize("text", ["Whisk three eggs with sugar and fold in the flour.", "…", "12"])
def test_nothing_is_like_a_text_about_something_else(library: Library, text: str) -> None:
    assert library.search(library.paste(text)) == []


@pytest.mark.parametrize("like", ["stranger", "text:0123", f"{TOLD.id}:5-2", f"{TOLD.id}:0-99999", f"{TOLD.id}:x", ":"])
def test_an_example_that_is_not_there_finds_nothing(library: Library, like: str) -> None:
    question = Question(like=like)
    assert library.example(like) is None
    assert (library.search(question), library.stories(question)) == ([], 0)
    assert library.claims(question).empty


def test_a_name_that_only_far_reports_speak_of_is_as_good_as_unheard(sample: Path) -> None:
    with Library(sample) as library:
        assert library.search(Question("drones designed in Iran"))
        assert library.search(Question("oil prices in Iran")) == []


MARKET = (
    Report.new("A glide bomb hit the market square of Orikhiv at noon. Four shoppers died, the mayor said.", "Orikhiv"),
    Report.new("Two warplanes dropped bombs on a rail depot near Kupiansk. Rail traffic was stopped.", "Kupiansk"),
    Report.new("Sappers cleared a school yard in Izium of shells after the army had left.", "Izium"),
    Report.new("The navy said that it sank a landing ship off Cape Tarkhankut before dawn.", "At sea"),
    Report.new("Volunteers brought wood and blankets to villages without power near the front.", "Winter"),
)


@pytest.fixture
def market(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "market") as opened:
        opened.add(MARKET)
        yield opened


@pytest.mark.parametrize(
    ("words", "report"),
    [
        ("bombing of a town's shopping place", 0),
        ("trains halted by an air strike", 1),
        ("unexploded ordnance removed at a school", 2),
        ("sunken ship", 3),
        ("aid for cold villages", 4),
    ],
)
def test_what_a_report_says_is_found_in_other_words(market: Library, words: str, report: int) -> None:
    assert found(market, Question(words))[:1] == [MARKET[report].id]


@pytest.mark.parametrize(
    "words",
    [
        "price cap on oil exports",
        "bribes in army procurement",
        "glide bombs from F-16s over Belgorod",
        "peacekeepers leaving their base",
        "talks on a ceasefire",
        "recipe for apple pie",
    ],
)
def test_a_subject_near_to_those_of_the_reports_that_none_speaks_of_gets_nothing(market: Library, words: str) -> None:
    question = Question(words)
    assert found(market, question) == []
    assert market.stories(question) == 0
    assert market.claims(question).empty


def test_a_library_of_one_report_answers_what_it_says_and_nothing_else(tmp_path: Path) -> None:
    with Library(tmp_path / "one") as library:
        library.add(MARKET[:1])
        assert found(library, Question("shoppers killed by a bomb")) == [MARKET[0].id]
        for words in ("recipe for apple pie", "grain ships leaving port", "elections in autumn"):
            assert found(library, Question(words)) == []


def test_filters_and_words_narrow_what_is_like_a_story(library: Library) -> None:
    assert found(library, Question(like=TOLD.id, sources=("Quay Post",))) == [LIKE.id]
    assert found(library, Question(like=TOLD.id, sources=("A broadcaster",))) == []
    assert found(library, Question("prisoners taken in Kursk", like=TOLD.id)) == [LIKE.id]
    assert found(library, Question("sourdough recipe with rye flour", like=TOLD.id)) == []


def test_the_figures_of_stories_like_one_are_charted_and_the_export_names_it(library: Library) -> None:
    question = Question(like=TOLD.id)
    claims = library.claims(question)
    assert set(claims["report"]) == {LIKE.id}
    assert library.provenance(question, claims).filters == 'in stories like "The story" (A newspaper, 2024-08-14)'
    pasted = library.paste(DRONES)
    assert library.provenance(pasted, claims).filters == "in stories like a pasted text"


def test_the_number_of_stories_is_that_of_the_stories_listed(library: Library) -> None:
    for question in (Question("drones shot down"), Question(like=LIKE.id), Question("recipe for apple pie")):
        assert library.stories(question) == len(library.search(question))
    assert library.stories(Question()) == 3


def test_weak_matches_lie_near_under_the_floor_and_are_never_charted(sample: Path) -> None:
    with Library(sample) as library:
        question = Question("hostages held in Gaza")
        assert library.search(question) == []
        weak = library.weak(question)
        assert 0 < len(weak) <= 5
        assert {hit.strength for hit in weak} == {"weak"}
        assert not any(hit.close for hit in weak)
        assert library.claims(question).empty
        for nonsense in ("recipe for apple pie", "exercises against knee pain", "", "  "):
            assert library.weak(Question(nonsense)) == []


def test_all_stories_near_enough_are_charted_not_only_those_on_the_page(sample: Path) -> None:
    with Library(sample) as library:
        question = Question("glide bomb bases hit")
        hits = library.search(question)
        close = {id for hit in hits if hit.close for id in (hit.report.id, *hit.copies)}
        charted = set(library.claims(question)["report"])
        assert charted == {id for id in close if len(library.claims_in([id]))}
        assert len(hits) > len([hit for hit in hits if hit.close]) > 1


def test_a_saved_search_tells_of_stories_that_are_new_until_they_are_looked_at(library: Library) -> None:
    question = Question("drones shot down")
    library.save_search("drones", question, "Ana")
    (saved,) = library.saved()
    assert library.new_in(saved) == 0
    library.add(
        [Report.new(f"{DRONES}\nMore follows.", "Drones at night", source="Tide Table", published="2024-08-15")]
    )
    assert library.new_in(saved) == 0  # a copy of a story that was there
    library.add([Report.new("Air defences shot down 12 drones over Bryansk region on Sunday.", published="2024-08-18")])
    assert library.new_in(saved) == 1
    library.look_at(saved)
    assert library.new_in(library.saved()[0]) == 0
    library.forget_search("drones")
    assert library.saved() == ()
