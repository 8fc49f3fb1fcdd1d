"""Who speaks in reports of the world's wars: offices of states, agencies that quote, headlines that end so."""

from __future__ import annotations

import pytest

from components import vocabulary
from components.extraction.names import identify
from tests.extraction.reading import claims, only


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Azerbaijani health ministry", "Azerbaijan's health ministry", "Azerbaijan"),
        ("the Ministry of Health of Sudan", "Sudan's health ministry", "Sudan"),
        ("the Polish border guard", "Poland's border guard", "Poland"),
        ("the Ethiopian authorities", "Ethiopia", "Ethiopia"),
        ("Thai armed forces", "Thailand's army", "Thailand"),
        ("Russian Ministry of Defense", "Russia's defence ministry", "Russia"),
    ],
)
def test_an_office_of_a_state_has_one_name_and_its_side(text: str, name: str, side: str) -> None:
    assert (identify(text).name, vocabulary.side_of(identify(text).name)) == (name, side)


@pytest.mark.parametrize("text", ["Sudanese teachers", "Polish farmers", "Ministry of Sound"])
def test_not_everybody_of_a_state_is_an_office(text: str) -> None:
    assert not identify(text).known


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Interfax quoted the governor, Ivan Petrov, as saying five people were hurt in shelling.", "Ivan Petrov"),
        ("The ministry, quoted by Interfax, said 12 drones were downed.", "ministry"),
        ("Tass, with reference to the emergency services, put the wounded in the strike at 14.", "emergency services"),
        ("The Hostages Forum marked the day. It said 48 hostages are still held.", "Hostages Forum"),
    ],
)
def test_who_is_quoted_speaks_not_the_agency_that_quotes(text: str, speaker: str) -> None:
    assert only(text).claimant_name == speaker


def test_a_headline_may_close_with_who_says_so() -> None:
    assert claims("", title="One dead as shells hit Kherson, says governor")[0].claimant == "governor"


def test_a_headline_that_opens_with_a_country_is_about_it() -> None:
    assert claims("", title="Sudan: 4,000 people evacuated from Khartoum")[0].claimant is None


def test_who_only_has_troops_does_not_speak() -> None:
    assert only("Wagner has up to 50,000 troops in Ukraine.").claimant is None
