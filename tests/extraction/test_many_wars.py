"""Sentences of many wars, the metric and number of each claim in them, and traps beside them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.extraction.reading import claims

SENTENCES = tomllib.loads(Path(__file__).with_name("many_wars.toml").read_text(encoding="utf-8"))


def _number(low: float | None, high: float | None) -> str:
    ends = ["" if end is None else f"{end:.0f}" for end in (low, high)]
    return ends[0] if low == high else "..".join(ends)


@pytest.mark.parametrize(("stated", "text"), SENTENCES["stated"])
def test_a_sentence_of_any_war_gives_each_number_its_metric(stated: str, text: str) -> None:
    found = sorted(f"{claim.metric}={_number(claim.low, claim.high)}" for claim in claims(text))
    assert found == sorted(stated.split())


@pytest.mark.parametrize("text", SENTENCES["traps"])
def test_a_number_that_tells_of_no_loss_strike_or_gift_is_no_claim(text: str) -> None:
    assert claims(text) == ()
