"""A claim's number in words says no more and no less than its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.vocabulary import figure_words, number_words

NAN = float("nan")


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ((117, 117, "exact", False, "drones"), "117 drones"),
        ((100, None, "more_than", False, "Russian prisoners of war"), "more than 100 Russian prisoners of war"),
        ((12, NAN, "at_least", False, "people"), "at least 12 people"),
        ((None, 2000, "up_to", False, ""), "up to 2,000"),
        ((None, 10, "less_than", False, "people"), "fewer than 10 people"),
        ((None, 10, "less_than", False, "km"), "less than 10 km"),
        ((1, 2, "range", False, "km"), "1 to 2 km"),
        ((300, 300, "about", False, "people"), "about 300 people"),
        ((40, 50, "about", False, "people"), "about 40 to 50 people"),
        ((2000, None, "about", True, "troops"), "thousands of troops"),
        ((24, None, "about", True, ""), "dozens"),
        ((1000, 1000, "about", False, "km2"), "about 1,000 km²"),
        ((28.97, 28.97, "exact", False, "km"), "28.97 km"),
        ((61e9, 61e9, "exact", False, "USD"), "61,000,000,000 USD"),
        ((1, 1, "exact", False, "people"), "1 person"),
        ((1, 1, "exact", False, "Shahed drones"), "1 Shahed drone"),
        ((1, 1, "exact", False, "lorries"), "1 lorry"),
        ((1, 1, "exact", False, "clashes"), "1 clash"),
        ((0, 0, "exact", False, "drones"), "0 drones"),
        ((None, None, "exact", False, "drones"), "an unstated number of drones"),
    ],
)
def test_a_figure_is_worded_with_its_bound(claim: tuple, words: str) -> None:
    assert figure_words(*claim) == words


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_no_digit_of_a_number_is_lost_or_added(value: float) -> None:
    assert float(number_words(value).replace(",", "")) == value
