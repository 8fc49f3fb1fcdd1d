"""The places that a sentence names, and what the gazetteer knows of them."""

from __future__ import annotations

import pytest

from components.extraction.gazetteer import place
from components.extraction.places import named_places
from components.extraction.story import story
from tests.extraction.reading import report


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They fell over the Kursk, Voronezh and Nizhny Novgorod regions.", ["Kursk", "Voronezh", "Nizhny Novgorod"]),
        ("A strike in Beit Lahiya hit a house near Khan Younis.", ["Beit Lahiya", "Khan Younis"]),
        ("Fighting goes on in Ukraine.", ["Ukraine"]),
        ("Shebekino district. It was quiet.", ["Shebekino"]),
        ("On Telegram, Zelenskyy thanked Ukraine's Air Force on Monday.", []),
    ],
)
def test_places_are_named_as_the_text_has_them(text: str, names: list[str]) -> None:
    found = [name for sentence in story(report(text)) for name, *_ in named_places(sentence)]
    assert found == names


def test_a_place_of_the_overlay_is_sure_and_an_unknown_one_has_no_coordinates() -> None:
    assert place("Kursk", frozenset()).canonical == "Kursk Oblast"
    assert place("Kursk", frozenset()).latitude is not None
    assert place("Nowheresk", frozenset({"RU"})).latitude is None


def test_a_town_of_the_gazetteer_is_sure_where_its_country_is_named() -> None:
    found = place("Avdiivka", frozenset({"UA"}))
    assert found.country == "UA"
    assert found.latitude == pytest.approx(48.14, abs=0.05)
