# ruff: noqa: E501
"""The days of a claim, by its kind, who speaks and what stands before it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.reading import claims, only


def test_the_day_on_which_somebody_spoke_holds_for_what_they_say_next() -> None:
    text = "Syrskyi spoke to soldiers. Syrskyi said on Monday that Ukraine holds 1,000 square km. The commander-in-chief added that it holds 93 settlements."
    assert [(c.metric, c.last) for c in claims(text)] == [
        ("area_controlled", date(2024, 11, 4)), ("settlements_controlled", date(2024, 11, 4)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Israel struck Beirut on Sunday. That day 12 people were killed, medics said.",
        "What happened on Sunday?\nThe army struck.\n\nWhat does Hamas say?\nThat 12 people were killed.",
        "In Gaza, on Sunday:\n\n- Strikes went on in Rafah.\n\n- Aid came in.\n\n- There, 12 people were killed.",
    ],
)
def test_that_day_and_the_days_of_a_question_or_a_heading_hold_below(text: str) -> None:
    assert (only(text).first, only(text).last) == (date(2024, 11, 3), date(2024, 11, 3))


def test_a_total_never_ends_before_it_begins() -> None:
    found = only("The army said on Thursday that 15 soldiers had been killed since Monday.")
    assert (found.first, found.last) == (date(2024, 11, 4), date(2024, 11, 6))


def test_the_day_of_a_dateline_is_no_day_of_the_event() -> None:
    claim = only("CAIRO, Nov. 6 - A strike killed 5 people in Khartoum on Monday, Nov. 4.")
    assert claim.last == date(2024, 11, 4)


def test_a_day_that_a_number_is_compared_with_is_not_its_own() -> None:
    claim = only("On Monday the strikes killed 12 people in Khartoum, compared with none on Sunday.")
    assert claim.last == date(2024, 11, 4)


def test_both_ends_of_the_way_of_a_total_have_their_day() -> None:
    low, high = claims("Between 1 and 31 October, the tanks that Russia lost rose from 600 tanks to 640 tanks.")
    assert [(c.kind, c.last) for c in (low, high)] == [
        ("cumulative", date(2024, 10, 1)), ("cumulative", date(2024, 10, 31)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tuesday, 5 November, brought news from Darfur. Since the war began, 312 people have been killed, medics said.", 5),
        ("A strike killed 5 people on Tuesday. Since the war began, 312 people have been killed, medics said.", 6),
    ],
)  # fmt: skip
def test_a_total_is_of_the_one_day_that_a_report_speaks_of_unless_an_event_fell_on_it(text: str, day: int) -> None:
    (total,) = [claim for claim in claims(text) if claim.kind == "cumulative"]
    assert total.last == date(2024, 11, day)


@pytest.mark.parametrize(
    ("title", "text", "parts"),
    [
        ("", "Two children were among nine people injured when missiles hit a house in Dnipro.", {2: 9}),
        ("At least 20 wounded in raids on Odesa", "Five children were among those injured in the raid.", {5: 20}),
        ("", "The request holds $60bn in aid for Ukraine, $40bn of which is for shells.", {40e9: 60e9}),
        ("", "Two children were injured in Odesa and nine people were injured in Kherson.", {}),
        ("", "Nine people were wounded in Odesa. Twelve soldiers were among the dead in Kherson.", {}),
    ],
)
def test_who_is_among_others_is_a_part_of_them(title: str, text: str, parts: dict[float, float]) -> None:
    found = {claim.id: claim for claim in claims(text, title=title)}
    assert {c.low: found[c.part_of].low for c in found.values() if c.part_of} == parts
    assert len({tuple(p.name for p in c.places) for c in found.values() if parts}) <= 1
