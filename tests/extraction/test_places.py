"""The places that a sentence names, and what the gazetteer knows of them."""

from __future__ import annotations

import pytest

from components.extraction import extract
from components.extraction.gazetteer import place
from components.extraction.story import story
from components.extraction.toponyms import named_places
from tests.extraction.reading import claims, report


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


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Two people were killed in Kharkiv on Tuesday.", "Kharkiv"),
        ("Two people were killed in the Kharkiv region on Tuesday.", "Kharkiv Oblast"),
        ("The Sumy and Kharkiv oblasts were shelled. Two people were killed in Kharkiv.", "Kharkiv Oblast"),
        ("Two drones were downed over Kursk on Tuesday.", "Kursk Oblast"),
    ],
)
def test_a_bare_name_means_the_town_unless_the_report_speaks_of_the_region(text: str, canonical: str) -> None:
    (claim,) = next(iter(extract([report(text)])))
    assert [found.canonical for found in claim.places] == [canonical]


def test_a_town_of_the_gazetteer_is_sure_where_its_country_is_named() -> None:
    found = place("Avdiivka", frozenset({"UA"}))
    assert found.country == "UA"
    assert found.latitude == pytest.approx(48.14, abs=0.05)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("A strike hit the Russian city of Voronezh, wounding two people.", ["Voronezh"]),
        ("Two people were killed in the city of Kherson. The Kherson region was shelled for hours.", ["Kherson"]),
        ("Shelling wounded seven civilians in the cities of Kupiansk and Zaporizhzhia.", ["Kupyansk", "Zaporizhzhya"]),
        ("Some 42 drones were shot down over the Crimean peninsula.", ["Crimea"]),
        ("Attack Around Key Mostly Repelled: Ukraine Shot Down 12 Drones", []),
    ],
)
def test_what_a_text_calls_a_town_is_the_town(text: str, canonical: list[str]) -> None:
    assert [place.canonical for place in claims(text)[0].places] == canonical
