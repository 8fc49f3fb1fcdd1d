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


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The president is asking lawmakers for $3 billion in aid for Ukraine.", "hypothetical"),
        ("Biden has asked Congress to add $3 billion in military aid for Ukraine.", "hypothetical"),
        ("Lawmakers debated providing $24 billion in aid to Ukraine.", "hypothetical"),
        ("Hungary will block a further 90 million euros in military aid for Ukraine.", "hypothetical"),
        ("The union will not meet its goal of supplying 800,000 artillery shells to Ukraine.", "hypothetical"),
        ("Norway will send $300 million in military aid to Ukraine.", "claimed"),
        ("Moscow was urged to sign the treaty while the death toll of the strike rose to 52.", "claimed"),
    ],
)
def test_what_is_asked_for_or_withheld_is_not_given(text: str, status: str) -> None:
    assert only(text).status == status


def test_what_is_only_likely_is_a_plan() -> None:
    assert only("The union will likely back 5 billion euros in aid for Ukraine.").status == "hypothetical"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russian forces shelled the station as a train was set to leave, killing one policeman.", "claimed"),
        ("The minister announced that 150 French soldiers will be sent to Poland to train recruits.", "claimed"),
        ("The government rejected a $43 million package of rockets and ammunition for Ukraine.", "hypothetical"),
        ("Three Britons released in 2022 in a prisoner swap will likely face trial.", "claimed"),
        ("The army counted 40 dead soldiers in the raid. Our reporters cannot check this figure.", "unverified"),
    ],
)  # fmt: skip
def test_a_plan_beside_a_number_leaves_what_was_done(text: str, status: str) -> None:
    assert only(text).status == status
