"""Numbers that no few days of a war reach are running totals, whatever tense the sentence has."""

from __future__ import annotations

import pytest

from components.extraction import extract
from components.records import Report


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army's staff on Sunday listed 6,812 destroyed tanks of the invader.", "cumulative"),
        ("The army's staff said on Sunday that 12 tanks of the invader were destroyed.", "event"),
        ("The enemy lost more than 9,300 soldiers, the ministry said.", "cumulative"),
        ("The enemy lost 340 soldiers on Sunday, the ministry said.", "event"),
    ],
)
def test_a_number_beyond_any_single_day_is_a_running_total(text: str, kind: str) -> None:
    (claims,) = extract([Report.new(text, published="2024-09-08")])
    assert [claim.kind for claim in claims] == [kind]
