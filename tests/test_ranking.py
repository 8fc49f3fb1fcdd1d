"""From scores of passages to an order of reports."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.ranking import (
    BY_CHANCE,
    DOUBT,
    FLOOR,
    MOST_OUT,
    READING_WEIGHT,
    SECOND,
    SHARE,
    UNHEARD,
    WORDS_WEIGHT,
    Scores,
    Wording,
    beginning,
    closeness,
    floor,
    least,
    matched_words,
    names,
    nearness,
    rank,
    reordered,
    standing_out,
)
from components.records import Passage, Span


def passage(name: str) -> Passage:
    """The passage "r1.2" is the second of report r1."""
    return Passage(name, name.split(".")[0], Span(0, 1))


def scores(**values: float) -> Scores:
    return Scores.of((passage(name.replace("_", ".")), value) for name, value in values.items())


NONE = scores()


def order(lexical: Scores, dense: Scores, least: float = FLOOR) -> list[str]:
    return [ranked.report_id for ranked in rank(lexical, dense, least)]


def test_a_report_stands_once_with_its_best_passage() -> None:
    (ranked,) = rank(NONE, scores(r1_1=0.5, r1_2=0.6, r1_3=0.4))
    assert ranked.passage == passage("r1.2")
    assert ranked.similarity == 0.6


def test_meaning_alone_orders_by_cosine() -> None:
    assert order(NONE, scores(a=0.5, b=0.7, c=0.6)) == ["b", "c", "a"]


def test_words_lift_a_report_of_like_meaning() -> None:
    dense = scores(a=0.60, b=0.59, c=0.40)
    assert order(NONE, dense) == ["a", "b", "c"]
    assert order(scores(b=9.0, c=1.0), dense) == ["b", "a", "c"]


def test_meaning_weighs_more_than_words() -> None:
    assert order(scores(b=9.0, a=1.0), scores(a=0.9, b=0.45)) == ["a", "b"]


def test_scores_are_cosines_and_shares_of_the_best_words_together() -> None:
    ranked = rank(scores(b=6.0, c=3.0), scores(a=0.9, b=0.5, c=0.8))
    expected = {"a": 0.9, "b": 0.5 + WORDS_WEIGHT, "c": 0.8 + WORDS_WEIGHT / 2}
    assert {one.report_id: one.score * (1 + WORDS_WEIGHT) for one in ranked} == pytest.approx(expected)


def test_a_report_may_be_near_in_one_passage_and_hold_the_words_in_another() -> None:
    words, dense = scores(r1_2=6.0, r2_1=6.0), scores(r1_1=0.8, r1_2=0.4, r2_1=0.5, r2_2=0.4)
    first, second = rank(words, dense)
    assert (first.passage, second.passage) == (passage("r1.1"), passage("r2.1"))
    assert first.score * (1 + WORDS_WEIGHT) == pytest.approx(0.8 - SECOND * 0.4 + WORDS_WEIGHT)


def test_one_word_of_many_is_worth_less_than_all_of_a_few() -> None:
    texts = {"a": "a school was closed", "b": "rockets hit a school for cadets"}
    wording = Wording.of("rockets on a school for cadets", texts)
    assert wording.trust("a") == pytest.approx(1 / (1 + DOUBT))
    assert wording.trust("b") == 1
    assert wording.literal == {"b"}
    assert wording.rarity("Rockets") > wording.rarity("school") > wording.rarity("for") == 0


def test_a_word_may_be_met_in_either_passage_and_counts_by_its_rarity() -> None:
    wording = Wording.of("rockets school", {"a": "school", "b": "school rockets"})
    words, apart = ("rockets", "on", "school"), np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
    assert closeness(wording, words, [apart]) == [1.0]
    assert closeness(wording, words, [apart[:1]]) > closeness(wording, words, [apart[1:]])


def test_the_best_report_stands_out_where_most_of_those_read_are_far_from_the_question() -> None:
    assert standing_out([0.5, 0.9, *[0.4] * 18]) == pytest.approx(0.5)
    assert standing_out([0.9] * 20) == 0
    assert standing_out([*[0.4] * 19, 0.9]) == 0  # what comes last by all else is met by chance
    assert standing_out([0.9]) == pytest.approx(0.9 - BY_CHANCE)  # a library of one report
    assert standing_out([]) == 0


def test_a_question_must_come_nearer_to_a_large_library_and_for_an_unheard_name_than_where_a_report_stands_out() -> (
    None
):
    assert least(0.5, 0) > least(0.2, 0)
    assert least(0.3, 1) == pytest.approx(least(0.3, 0.5) + UNHEARD / 2)
    assert least(0.3, 0, 0.1) < least(0.3, 0)
    assert least(0.3, 0, MOST_OUT) == least(0.3, 0, 0.9)


def test_reports_that_are_read_change_places_and_stay_before_the_others() -> None:
    ranked = rank(NONE, scores(a=0.8, b=0.7, c=0.6))
    read = reordered(ranked, [0.2, 0.5])
    assert [one.report_id for one in read] == ["b", "a", "c"]
    scale = 1 + WORDS_WEIGHT + READING_WEIGHT
    assert read[0].score * scale == pytest.approx(0.7 + READING_WEIGHT * 0.5)
    assert [one.similarity for one in read] == [0.7, 0.8, 0.6]
    assert [one.report_id for one in reordered(ranked, [])] == ["a", "b", "c"]


def test_a_question_that_nothing_answers_gets_nothing() -> None:
    assert rank(scores(a=12.0), scores(a=FLOOR - 0.01, b=0.1)) == []
    assert rank(NONE, NONE) == []
    assert rank(scores(a=12.0), NONE) == []


def test_what_lies_below_the_floor_is_left_out_however_well_its_words_match() -> None:
    assert order(scores(b=99.0), scores(a=0.8, b=0.2)) == ["a"]


def test_where_the_best_is_weak_the_others_need_only_a_share_of_it() -> None:
    dense = scores(a=0.42, b=0.42 * SHARE + 0.01, c=0.42 * SHARE - 0.01)
    assert order(NONE, dense, 0.25) == ["a", "b"]
    assert order(NONE, scores(a=0.9, b=0.46, c=0.44), 0.40) == ["a", "b"]


def test_a_passage_of_unknown_cosine_does_not_count() -> None:
    assert order(scores(b=5.0), scores(a=0.8)) == ["a"]


def test_the_floor_lies_above_nearly_all_unrelated_questions() -> None:
    unrelated = [0.1 + n / 200 for n in range(30)]
    assert sum(near >= floor(unrelated) for near in unrelated) <= 1
    assert floor([near + 0.1 for near in unrelated]) == pytest.approx(floor(unrelated) + 0.1)


def test_probes_that_the_library_speaks_of_do_not_raise_the_floor() -> None:
    unrelated = [0.1 + n / 200 for n in range(30)]
    spoken_of = [False] * 30 + [True, True]
    assert floor([*unrelated, 0.7, 0.8], spoken_of) == pytest.approx(floor(unrelated))
    assert floor([*unrelated, 0.7, 0.8]) > floor(unrelated)
    assert floor(unrelated, [True] * 30) == pytest.approx(floor(unrelated))


def test_a_library_speaks_of_what_one_passage_holds_most_of() -> None:
    query = "fashion week in Milan"
    assert Wording.of(query, {"a": "The fashion week drew crowds."}).spoken_of
    assert not Wording.of(query, {"a": "A week in May.", "b": "a fashion", "c": "Milan"}).spoken_of
    assert not Wording.of("the gearbox", {"a": "a gearbox"}).spoken_of
    assert not Wording.of("electric cars and their charging time", {"a": "Cars for a time."}).spoken_of


def test_words_in_letters_that_no_passage_holds_are_unread() -> None:
    assert Wording.of("полонені солдати", {"a": "Soldiers were taken prisoner."}).unread
    assert not Wording.of("полонені солдати", {"a": "Солдати повернулися."}).unread
    assert not Wording.of("captives", {"a": "Soldiers were taken prisoner."}).unread
    assert not Wording.of("", {}).unread


def test_a_name_is_looked_for_by_how_it_begins() -> None:
    assert beginning("Zelenskiy") == ("Zelensk",)
    assert beginning("Red Sea") == ("Red", "Sea")
    assert beginning("…") == ()


def test_one_near_passage_among_far_ones_is_less_than_three_near_ones() -> None:
    assert nearness([0.6, 0.1, 0.1, 0.1]) < nearness([0.4, 0.4, 0.4])
    assert nearness([0.5]) == 0.5
    assert nearness([]) == 0


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("famine in Sudan", ("Sudan",)),
        ("Houthi attacks in the Red Sea", ("Red Sea",)),
        ("North Korean soldiers", ("North Korean",)),
        ("Surrendering soldiers", ()),
        ("Avdiivka", ("Avdiivka",)),
        ("avdiivka", ()),
        ("what The Hague said", ("The Hague",)),
        ("Hostages in Gaza", ("Gaza",)),
        ("Drones Downed over Moscow", ()),
        ("Prigozhin's last flight", ("Prigozhin",)),
        ("Did Macron phone Kyiv", ("Macron", "Kyiv")),
        ("The Hague on prisoners", ("The Hague",)),
        ("when do the F-16s arrive", ("F-16",)),
        ("F-16 jets for Kyiv", ("Kyiv", "F-16")),
    ],
)
def test_whom_a_question_names_is_told_by_its_capitals(query: str, found: tuple[str, ...]) -> None:
    assert names(query) == found


def test_a_question_may_begin_with_a_name_that_is_known() -> None:
    known = {"Finland"}.__contains__
    assert names("Finland joins the alliance", known) == ("Finland",)
    assert names("Soldiers from Finland", known) == ("Finland",)
    assert names("Surrendering soldiers", known) == ()
    assert names("Finland Joins The Alliance", known) == ()


def test_joined_scores_name_each_passage_once() -> None:
    joined = scores(a=0.5, b=0.4).joined(scores(b=0.4, c=0.3))
    assert joined.by_id() == {"a": 0.5, "b": 0.4, "c": 0.3}
    assert joined.values.dtype == np.float64


CANDIDATES = st.dictionaries(st.sampled_from([f"r{n}.{k}" for n in range(6) for k in range(3)]), st.floats(-1, 1))


@given(CANDIDATES, CANDIDATES)
def test_any_scores_give_each_report_once_in_falling_order(lexical: dict[str, float], dense: dict[str, float]) -> None:
    words = Scores.of((passage(name), value) for name, value in lexical.items())
    meaning = Scores.of((passage(name), value) for name, value in dense.items())
    ranked = rank(words, meaning)
    assert len({one.report_id for one in ranked}) == len(ranked)
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)
    assert all(0 <= one.score <= 1 + 1e-9 and dense[one.passage.id] == one.similarity for one in ranked)
    read = reordered(ranked, [abs(one.similarity) / 2 for one in ranked[:3]])
    assert {one.report_id for one in read} == {one.report_id for one in ranked}
    assert [one.score for one in read] == sorted((one.score for one in read), reverse=True)


@pytest.mark.parametrize(
    ("query", "text", "matched"),
    [
        ("drones over Kursk", "A drone fell near Kursk.", ("drones", "Kursk")),
        ("drone attacks", "They attacked with DRONES.", ("drone", "attacks")),
        ("captured villages", "He was capturing a village", ("captured", "villages")),
        ("cities", "one city", ("cities",)),
        ("Zelenskyy's plan", "the plan of Zelenskyy", ("Zelenskyy", "plan")),
        ("the war in the north", "in the town", ()),
        ("117 drones", "117 of them", ("117",)),
        ("дроны над Курском", "Дроны летели", ("дроны",)),
        ("press", "pressing on", ("press",)),
        ("mine", "miners", ()),
        ("drone drone", "drone", ("drone",)),
        ("", "text", ()),
        ("text", "", ()),
    ],
)
def test_the_words_of_the_query_that_stand_in_a_text(query: str, text: str, matched: tuple[str, ...]) -> None:
    assert matched_words(query, text) == matched


@pytest.mark.parametrize(
    ("query", "text", "held"),
    [
        ("city", "Two CITIES were hit.", True),
        ("cities shelled", "Shelling of the city went on.", True),
        ("losses carried", "They carried a loss.", True),
        ("city burns", "Two cities were hit.", False),
        ("of the", "of the", False),
    ],
)
def test_a_text_holds_all_words_in_whatever_form(query: str, text: str, held: bool) -> None:
    assert bool(Wording.of(query, {"a": text}).literal) == held
