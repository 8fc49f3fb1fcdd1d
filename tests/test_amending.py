"""A claim that a reader puts right: what can be said, and what contradicts itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from components.amending import amended, number
from components.errors import InputError
from components.records import Amendment, Claim, Place
from tests.store.making import claim, report

REPORT = report("The ministry said 117 drones were downed over Kursk and Sudzha.")
SUDZHA = Place("Sudzha", "Sudzha", 51.19, 35.27, "RU", "485699")
CLAIM = claim(
    REPORT, "117 drones", metric="drones_downed", low=117.0, high=117.0, unit="drones", source_value="117",
    claimant="the ministry", claimant_name="Russian Ministry of Defence", claimant_side="Russia",
    disputed_by="Kyiv", first=date(2024, 8, 13), last=date(2024, 8, 14), places=(SUDZHA,), confidence=0.9,
)  # fmt: skip


def amendment(of: Claim = CLAIM, **changed: Any) -> Amendment:
    """What the form sends: every field as it was, but for those that are changed."""
    known: dict[str, Any] = {
        "metric": of.metric, "low": of.low, "high": of.high, "bound": of.bound,
        "claimant": of.claimant_name or of.claimant, "first": of.first, "last": of.last,
        "places": tuple(place.canonical or place.name for place in of.places),
    }  # fmt: skip
    return Amendment(**known | changed)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", None), ("  ", None), ("0", 0), ("1200", 1200), ("1,200", 1200), ("1 200", 1200), ("1\u00a0200", 1200),
        (" 12 ", 12), ("1.5", 1.5), (".5", 0.5), ("1,234,567.25", 1234567.25), ("1e+15", 1e15),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_type_it(written: str, meant: float | None) -> None:
    assert number(written) == meant


@pytest.mark.parametrize(
    "written",
    ["many", "-3", "1,5", "12,34", "1 2", "1_000", "nan", "inf", "1e999", "=1+1", ".", "e5", "1.2.3", "<b>3</b>", "३"],
)
def test_what_could_be_meant_otherwise_is_no_number(written: str) -> None:
    with pytest.raises(InputError, match=r"is no number; write it in digits, such as 1200 or 1\.5"):
        number(written)


def test_a_long_text_that_is_no_number_is_not_repeated_whole() -> None:
    with pytest.raises(InputError) as told:
        number("x" * 5000)
    assert len(str(told.value)) < 200


def test_a_form_sent_as_it_was_changes_nothing() -> None:
    assert amended(CLAIM, amendment()) == CLAIM


@pytest.mark.parametrize(
    ("bound", "low", "high"),
    [
        ("exact", 5, 5), ("about", 5, 5), ("range", 5, 9), ("more_than", 5, None), ("at_least", 5, None),
        ("up_to", None, 5), ("less_than", None, 5),
    ],
)  # fmt: skip
def test_every_bound_can_be_said(bound: str, low: float | None, high: float | None) -> None:
    assert amended(CLAIM, amendment(bound=bound, low=low, high=high)) == replace(CLAIM, bound=bound, low=low, high=high)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"bound": "some"}, "is no bound; it is one of exact, about"),
        ({"high": None}, "has both numbers: fill in"),
        ({"low": None, "high": None}, "has both numbers: fill in"),
        ({"bound": "range", "low": None}, "has both numbers: fill in"),
        ({"bound": "more_than"}, '"more than" has the lower number only'),
        ({"bound": "at_least", "low": None}, '"at least" has the lower number only'),
        ({"bound": "up_to"}, '"up to" has the upper only'),
        ({"bound": "less_than", "high": None}, '"less than" has the upper only'),
        ({"bound": "range", "low": 9, "high": 5}, "larger than the upper one; exchange them"),
        ({"bound": "exact", "low": 5, "high": 9}, '"exact" has one number.* or choose "range"'),
        ({"bound": "about", "low": 5, "high": 9}, '"about" has one number.* or choose "range"'),
        ({"first": date(2024, 8, 15)}, "The first day lies after the last one; exchange them"),
        ({"metric": "aid"}, "names no currency"),
    ],
)
def test_what_contradicts_itself_is_told(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError, match=told):
        amended(CLAIM, amendment(**changed))


def test_the_unit_follows_the_metric() -> None:
    changed = amended(CLAIM, amendment(metric="killed"))
    assert (changed.metric, changed.unit, changed.id) == ("killed", "people", CLAIM.id)
    assert changed == replace(CLAIM, metric="killed", unit="people")


def test_money_keeps_its_currency() -> None:
    money = replace(CLAIM, metric="aid", unit="EUR")
    assert amended(money, amendment(money, low=5.0, high=5.0)).unit == "EUR"


def test_a_claimant_is_known_by_any_of_its_names() -> None:
    changed = amended(CLAIM, amendment(claimant="the Ukrainian air force"))
    assert changed == replace(
        CLAIM, claimant="the Ukrainian air force", claimant_name="Ukraine's Air Force", claimant_side="Ukraine"
    )


def test_a_claimant_whom_the_vocabulary_lacks_takes_no_side() -> None:
    changed = amended(CLAIM, amendment(claimant="The harbour master"))
    assert (changed.claimant, changed.claimant_name, changed.claimant_side) == (
        "The harbour master", "The harbour master", None,
    )  # fmt: skip


def test_without_a_claimant_the_outlet_itself_speaks() -> None:
    changed = amended(CLAIM, amendment(claimant=None))
    assert (changed.claimant, changed.claimant_name, changed.claimant_side) == (None, None, None)


def test_places_get_their_coordinates_from_the_vocabulary_in_any_letter_case() -> None:
    kursk, nowhere = amended(CLAIM, amendment(places=("kursk REGION", "Quayside"))).places
    assert (kursk.name, kursk.canonical, kursk.country) == ("kursk REGION", "Kursk Oblast", "RU")
    assert (kursk.latitude, kursk.longitude) == (51.76, 36.19)
    assert nowhere == Place("Quayside")


def test_a_place_that_stays_keeps_what_is_known_of_it() -> None:
    assert amended(CLAIM, amendment(places=("Belgorod", "Sudzha"))).places[1] == SUDZHA
    assert amended(CLAIM, amendment(places=())).places == ()


def test_days_can_be_set_and_emptied() -> None:
    changed = amended(CLAIM, amendment(first=None, last=date(2024, 8, 1)))
    assert changed == replace(CLAIM, first=None, last=date(2024, 8, 1))


DOZENS = replace(CLAIM, low=24.0, high=None, bound="about", vague=True)


def test_a_vague_number_stays_vague_where_it_is_left_alone() -> None:
    assert amended(DOZENS, amendment(DOZENS, claimant="Kyiv")).vague
    assert not amended(DOZENS, amendment(DOZENS, low=36.0, high=36.0)).vague


def test_numbers_of_a_form_that_nobody_types_stand_where_they_are_left_alone() -> None:
    wide = replace(CLAIM, low=10.0, high=20.0, bound="about")
    assert amended(wide, amendment(wide, last=None)) == replace(wide, last=None)
