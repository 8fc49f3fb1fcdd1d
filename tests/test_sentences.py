"""Where sentences begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.sentences import LONGEST_BLOCK, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n ", []),
        ("One came. Two went.", ["One came.", "Two went."]),
        ("Gen. Smith met Mr. Jones on Aug. 6. They left.", ["Gen. Smith met Mr. Jones on Aug. 6.", "They left."]),
        ('He said: "We won. They lost." Then he left.', ['He said: "We won. They lost."', "Then he left."]),
        ("A headline\nThe text begins.", ["A headline", "The text begins."]),
        ("A line that is\nwrapped in the middle. Next.", ["A line that is\nwrapped in the middle.", "Next."]),
        ("- 5 tanks\n- 3 guns", ["- 5 tanks", "- 3 guns"]),
        ("They advanced 1.5 km. Then 2.", ["They advanced 1.5 km.", "Then 2."]),
    ],
)
def test_sentences_are_those_a_reader_sees(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


@pytest.mark.parametrize("language", ["en", "ru", "uk", "", "xx", "en-US", "not a language"])
def test_any_language_code_works(language: str) -> None:
    assert [span.of("Он ушёл. Она пришла.") for span in sentences("Он ушёл. Она пришла.", language)]


@settings(max_examples=300)
@given(st.text(st.characters(), max_size=300))
def test_any_text_is_split_without_losing_a_character(text: str) -> None:
    spans = sentences(text)
    covered = {index for span in spans for index in range(span.start, span.end)}
    assert all(index in covered for index, character in enumerate(text) if not character.isspace())
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)


@pytest.mark.parametrize("text", ['"' * 100_000, "“" * 100_000, "word " * 40_000, "x" * 200_000, '"a" ' * 50_000])
def test_long_text_of_any_kind_is_read_in_pieces_that_stay_short(text: str) -> None:
    spans = sentences(text)
    assert max(span.end - span.start for span in spans) <= LONGEST_BLOCK
    assert sum(not character.isspace() for span in spans for character in span.of(text)) == len(text.replace(" ", ""))


def test_the_place_where_long_text_is_cut_ends_a_paragraph_or_else_a_sentence() -> None:
    paragraph = "The patrol came back. Nobody was hurt."
    for joint in ("\n\n", "\n", " "):
        text = joint.join([paragraph] * 600)
        assert [span.of(text) for span in sentences(text)] == ["The patrol came back.", "Nobody was hurt."] * 600


def test_no_sentence_is_lost_or_moved_when_text_grows_past_one_piece() -> None:
    text = "He said: “We held. They left.” Then it was quiet.\n\n" * 400
    assert [span.of(text) for span in sentences(text)] == ["He said: “We held. They left.”", "Then it was quiet."] * 400
