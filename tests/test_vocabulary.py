"""The words of the trade: complete, consistent, and the same colour for the same claimant everywhere."""

import re

import pytest

from components import vocabulary
from components.errors import QuestionError


def test_all_metrics_of_the_definition_are_there() -> None:
    assert len(vocabulary.metrics()) == 26
    assert vocabulary.metric("advance").unit == "km"


def test_an_unknown_metric_is_told_with_those_that_there_are() -> None:
    with pytest.raises(QuestionError, match="drones_downed"):
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
