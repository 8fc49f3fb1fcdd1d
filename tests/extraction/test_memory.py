# ruff: noqa: E501
"""Whom a pronoun, an office or a surname means."""

from __future__ import annotations

import pytest

from tests.extraction.reading import only


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Russia's defence ministry spoke of a quiet night. It said 5 drones were downed.", "Russia's defence ministry"),
        ("Russia's defence ministry spoke again. Later the ministry said 5 drones were downed.", "Russia's defence ministry"),
        ("Governor Filip Pronin visited the city. He said 5 people were killed.", "Filip Pronin"),
        ('Governor Filip Pronin spoke late. Pronin said 5 people were killed.', "Filip Pronin"),
    ],
)  # fmt: skip
def test_a_pronoun_a_role_and_a_surname_mean_the_name_last_used(text: str, speaker: str) -> None:
    assert only(text).claimant_name == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Governor Filip Pronin came. Yoav Gallant, Israel's defence minister, came too. The governor said 5 people were killed.", "Filip Pronin"),
        ("Governor Filip Pronin came. Yoav Gallant, Israel's defence minister, came too. The defence minister said 5 people were killed.", "Yoav Gallant"),
        ("Daniel Hagari, a spokesman for the Israeli army, spoke. The spokesman said 5 fighters were killed.", "Daniel Hagari"),
        ("Oleksandr Syrskyi was in Sumy. The commander-in-chief said 5 soldiers were killed.", "Syrskyi"),
        ("Filip Pronin said the night was long. The governor added that 5 people were killed.", "Filip Pronin"),
        ("Five people were killed in Kherson, the mayor said.", "mayor"),
    ],
)  # fmt: skip
def test_an_office_means_the_person_who_has_it(text: str, speaker: str) -> None:
    assert only(text).claimant_name == speaker


def test_the_ministry_is_that_of_the_capital_named_last() -> None:
    tale = "From Moscow came another tale. The defence ministry said that 40 drones sent by Ukraine had been downed."
    assert only(tale).claimant_name == "Russia's defence ministry"
    sum_up = "Moscow's briefings are long. More than 800 Ukrainian troops were lost, the defence ministry said."
    assert only(sum_up).claimant_name == "Russia's defence ministry"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Regional officials said 15 people were killed in Kherson.", "regional officials"),
        ("In Kherson 15 people were killed, regional officials said.", "regional officials"),
        ("Rescuers said 15 people were killed in Kherson.", "rescuers"),
        ("Kurdish officials said 15 people were killed in Erbil.", "Kurdish officials"),
        ("Wagner commanders said 15 people were killed in Kherson.", "Wagner commanders"),
    ],
)
def test_a_capital_that_a_sentence_gives_makes_no_other_claimant(text: str, speaker: str) -> None:
    assert only(text).claimant_name == speaker
    assert str(only(text).claimant) in text
