"""Quantities do not fall below what they reached on labelled sentences of news and of war."""

from __future__ import annotations

import pytest

from tests.extraction.quantity_set import HALVES, HELD, floors, measured, sentences

FEWEST = 75  # sentences of each half


@pytest.mark.parametrize("half", HALVES)
def test_no_figure_of_quantities_falls_below_its_floor(half: str) -> None:
    now, held = measured(half), floors()[half]
    print(half, now)
    assert {key: now[key] for key in HELD if now[key] < held[key]} == {}


@pytest.mark.parametrize("half", HALVES)
def test_each_half_has_sentences_enough_and_some_that_state_nothing(half: str) -> None:
    held = sentences(half)
    assert len(held) >= FEWEST
    assert 0.05 <= sum(not sentence.stated for sentence in held) / len(held) <= 0.4
    assert sum(len(sentence.stated) > 1 for sentence in held) >= len(held) / 3
