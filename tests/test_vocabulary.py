"""The words of the trade: complete, consistent, and the same colour for the same claimant everywhere."""

import re

import pytest

from components import vocabulary
from components.errors import QuestionError


def test_all_metrics_of_the_definition_are_there() -> None:
    assert len(vocabulary.metrics()) == 26
    assert vocabulary.metric("advance").unit == "km"


def test_an_unknown_metric_is_told_with_those_that_there_are() -> None:
    with pytest.raises(QuestionError, match="Drones downed"):
        vocabulary.metric("drones")


def test_a_claimant_is_found_by_any_of_its_names() -> None:
    names = ("Zelensky", "President Volodymyr Zelenskyy", "ZELENSKIY", "Ukraine's president")
    assert {vocabulary.claimant(name).name for name in names if vocabulary.claimant(name)} == {"Zelenskyy"}
    assert vocabulary.claimant("Russian MoD") == vocabulary.claimant("the Russian defence ministry")
    assert vocabulary.claimant("nobody in particular") is None


def test_no_name_means_two_claimants() -> None:
    seen: dict[str, str] = {}
    for entry in vocabulary.claimants().values():
        for alias in {name.casefold() for name in (entry.name, *entry.aliases)}:
            assert seen.setdefault(alias, entry.name) == entry.name


def test_a_country_is_not_its_ministry() -> None:
    ministry = vocabulary.claimant("Russia's defence ministry")
    assert ministry
    assert ministry != vocabulary.claimant("Russia")
    assert ministry != vocabulary.claimant("Moscow")


def test_everybody_has_one_colour() -> None:
    for name in (*vocabulary.claimants(), "a village elder"):
        assert re.fullmatch("#[0-9A-F]{6}", vocabulary.colour(name))
        assert vocabulary.colour(name) == vocabulary.colour(name)
    assert vocabulary.colour("Zelenskyy") != vocabulary.colour("Russia's defence ministry")


def test_an_outlet_in_its_own_words_never_looks_like_a_claimant() -> None:
    claimants = {vocabulary.colour(name) for name in [*vocabulary.claimants(), *map("Bureau {}".format, range(99))]}
    assert claimants.isdisjoint(vocabulary.colour(f"stated by Paper {number}") for number in range(99))


def test_numbers_in_words_are_read() -> None:
    assert [vocabulary.spelled(word) for word in ("Seventeen", "thirty-seven", "twenty-one", "четырнадцать")] == [
        17, 37, 21, 14,
    ]  # fmt: skip
    assert [vocabulary.spelled(word) for word in ("one", "house", "seven-twenty", "thirty-odd", "")] == [None] * 5


def test_no_name_means_two_agencies() -> None:
    known = vocabulary.agencies().known
    names = [name for agency in known for name in (agency.name, *agency.aliases)]
    sites = [agency.site for agency in known if agency.site]
    assert len(names) == len(set(names))
    assert len(sites) == len(set(sites))
