"""A report cut into passages."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from components.embedding import passages
from components.embedding.passages import SENTENCES, WORDS
from components.records import Report


def words(text: str, title: str = "") -> list[str]:
    return [p.span.of(title if p.in_title else text) for p in passages(Report.new(text, title))]


def test_three_sentences_at_a_time_that_overlap_by_one() -> None:
    text = "Alpha went. Bravo came. Charlie saw. Delta won. Echo left."
    assert words(text) == ["Alpha went. Bravo came. Charlie saw.", "Charlie saw. Delta won. Echo left."]


def test_a_short_text_is_one_passage() -> None:
    assert words("Only this happened.") == ["Only this happened."]


def test_the_title_is_a_passage_of_its_own_and_comes_first() -> None:
    found = passages(Report.new("Something happened.", "  A title  "))
    assert [passage.in_title for passage in found] == [True, False]
    assert words("Something happened.", "  A title  ") == ["A title", "Something happened."]


def test_long_sentences_stand_alone() -> None:
    long = " ".join(["word"] * 100) + "."
    text = f"Short one. {long.capitalize()} {long.capitalize()}"
    assert words(text) == [f"Short one. {long.capitalize()}", long.capitalize()]


def test_a_sentence_of_more_than_120_words_is_cut_between_words() -> None:
    numbers = [f"w{number}" for number in range(300)]
    found = words(" ".join(numbers))
    assert [len(passage.split()) for passage in found] == [120, 120, 60]
    assert " ".join(found).split() == numbers


def test_white_space_has_no_passage() -> None:
    assert words("", "") == words(" \n\t ", " ") == []


def test_a_megabyte_in_one_line_is_cut() -> None:
    for line in ("a" * 1_000_000, "word " * 200_000):
        found = words(line)
        assert max(map(len, found)) <= WORDS * 41
        assert sum(map(len, found)) >= 0.99 * len(line)


def test_ids_are_of_report_and_place() -> None:
    one, other = Report.new("Same text.", source="one"), Report.new("Same text.", source="other")
    assert passages(one) == passages(one)
    assert {p.id for p in passages(one)}.isdisjoint(p.id for p in passages(other))
    assert {p.report_id for p in passages(one)} == {one.id}


@settings(max_examples=200)
@given(st.text(st.characters(), max_size=400), st.text(st.characters(), max_size=50))
def test_any_text_is_covered_by_short_passages_in_order(text: str, title: str) -> None:
    found = passages(Report.new(text, title))
    body = [p for p in found if not p.in_title]
    covered = {index for p in body for index in range(p.span.start, p.span.end)}
    assert all(index in covered for index, character in enumerate(text) if not character.isspace())
    assert [p.span.start for p in body] == sorted(p.span.start for p in body)
    assert len({p.id for p in found}) == len(found)
    for passage in found:
        words = passage.span.of(title if passage.in_title else text)
        assert words.strip()
        assert len(words.split()) <= WORDS


def test_no_passage_holds_more_than_three_sentences() -> None:
    text = " ".join(f"Sentence {number} is here." for number in range(50))
    assert max(passage.count(".") for passage in words(text)) == SENTENCES
