# ruff: noqa: E501
"""The places that a sentence names, and what the gazetteer knows of them."""

from __future__ import annotations

import pytest

from components.extraction import extract
from components.extraction.gazetteer import place
from components.extraction.placenames import named_places
from components.extraction.story import story
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


@pytest.mark.parametrize(
    ("title", "text", "where"),
    [
        ("War in Sudan: At least 14 wounded in strikes in Nyala and El Fasher", "Shells fell for hours.", ["Nyala", "El Fasher"]),
        ("Missiles hit Ukraine", "The raids, which came after a blast on a ship in Crimea, have killed at least 12 people.", ["Ukraine"]),
        ("", "Russia has sent thousands of troops to take Kupiansk, which sits close to the occupied city of Svatove.", ["Kupiansk"]),
        ("Kherson live: a market is hit", "Prokudin says 71 attacks were counted in a day; the president calls for aid to Kyiv", ["Kherson"]),
        ("", "A hotel in Kryvyi Rih was hit. Twenty-five people were injured, said Serhiy Bondar, governor of Dnipropetrovsk region.", ["Kryvyi Rih"]),
        ("", "The front near Bakhmut is quiet.\n\nThe mayor of Kyiv has opened shelters after three people were killed by debris.", ["Kyiv"]),
        ("", "Norway announced a package for Ukraine worth $2.1 billion, with military aid for Kyiv's hospitals.", ["Ukraine"]),
        ("", "Denmark will send Ukraine $250 million to aid its military.", ["Ukraine"]),
        ("", "Military aid worth £5bn was pledged as fears of World War Three grew.", []),
        ("Aid for Ukraine", "Military aid of $3bn was approved.\n\nA gunner near Siversk, Feb. 20 (Ada Munk/Wire Press)", ["Ukraine"]),
    ],
)  # fmt: skip
def test_a_count_has_the_places_of_its_own_clause_then_of_its_paragraph(
    title: str, text: str, where: list[str]
) -> None:
    found = claims(text, title=title)
    assert [[place.name for place in claim.places] for claim in found] == [where]


DIGEST = """Shells hit a market in Kherson on Monday.

An air raid killed 12 people.

In Sumy a depot burned down; four people were wounded."""


def test_a_paragraph_of_a_digest_takes_no_place_from_the_one_before() -> None:
    of_story = claims(DIGEST)
    of_digest = claims(DIGEST, title="The war at a glance: what we know on day 300")
    assert [[place.name for place in claim.places] for claim in of_story] == [["Kherson"], ["Sumy"]]
    assert [[place.name for place in claim.places] for claim in of_digest] == [[], ["Sumy"]]
