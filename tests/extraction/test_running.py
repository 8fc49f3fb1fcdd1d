# ruff: noqa: E501
"""Running heads between the blocks of a page whose text has lost its line breaks."""

from __future__ import annotations

import pytest

from components.extraction.running import blocks
from components.records import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six die in Goma Sudan war at a glance The army fled.", ["Six die in Goma", "The army fled."]),
        ("Six die, says Kyiv Gaza-Israel war live: latest updates “We fled.”", ["Six die, says Kyiv", "“We fled.”"]),
        ("Talks end At a glance: what we know on day 90 of the war Kyiv fell.", ["Talks end", "Kyiv fell."]),
        ("Talks end See all our Middle East crisis coverage Six people died.", ["Talks end", "Six people died."]),
        ("Six people died. Continue reading...", ["Six people died."]),
        ("The Sudan war live on stage moved six people.", ["The Sudan war live on stage moved six people."]),
        ("He took the war at a glance and left.", ["He took the war at a glance and left."]),
    ],
)
def test_a_running_head_parts_what_stands_before_and_after_it(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in blocks(text, Span(0, len(text)))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The toll has risen to at least 39 The strikes hit six towns.", ["The toll has risen to at least 39", "The strikes hit six towns."]),
        ("Drones hit the port, says mayor Six people were hurt.", ["Drones hit the port, says mayor", "Six people were hurt."]),
        ("He told The Post six people died at The Hague.", ["He told The Post six people died at The Hague."]),
        ("Six people died in the Group of Two tower.", ["Six people died in the Group of Two tower."]),
    ],
)  # fmt: skip
def test_a_full_stop_that_is_lost_parts_two_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in blocks(text, Span(0, len(text)))] == expected
