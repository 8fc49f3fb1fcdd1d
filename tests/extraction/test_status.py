"""How a number is meant."""

from __future__ import annotations

import pytest

from tests.extraction.reading import only


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ukraine said 5 soldiers were killed.", "claimed"),
        ("An assault would require 20,000 troops.", "hypothetical"),
        ("Should the front move, 5,000 people could flee Tawila.", "hypothetical"),
        ("A strike on Idlib reportedly killed 20 people. That figure could not be verified.", "unverified"),
    ],
)
def test_the_status_is_what_the_text_says_of_the_number(text: str, status: str) -> None:
    assert only(text).status == status


def test_a_number_that_only_its_denier_names_is_denied() -> None:
    claim = only("Moscow denied that 300 of its soldiers had been captured.")
    assert (claim.claimant, claim.disputed_by, claim.status) == (None, "Moscow", "denied")


def test_a_plan_told_after_a_semicolon_leaves_what_happened() -> None:
    assert only("Shelling of Kherson kills three; Turkey may agree to a truce").status == "claimed"
