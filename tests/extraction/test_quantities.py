"""Quantities: every number of a text with its bound, unit and span, and nothing that only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.extraction import quantities
from tests.extraction.reading import only


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("117 drones", 117, 117, "exact"),
        ("all 24 drones", 24, 24, "exact"),
        ("more than 100 prisoners", 100, None, "more_than"),
        ("upwards of 60 rockets", 60, None, "more_than"),
        ("no fewer than 12 dead", 12, None, "at_least"),
        ("30 or more tanks", 30, None, "at_least"),
        ("as many as 40 people", None, 40, "up_to"),
        ("fewer than ten men", None, 10, "less_than"),
        ("one to two kilometres", 1, 2, "range"),
        ("between 5 and 7 people", 5, 7, "range"),
        ("up to 40-50 vehicles", 40, 50, "range"),
        ("about 40–50 vehicles", 40, 50, "range"),
        ("15+ million people", 15_000_000, None, "more_than"),
        ("1.5 million, or even 2 million people", 1_500_000, 2_000_000, "range"),
        ("40 or perhaps 60 people", 40, 60, "range"),
        ("3-4 million people", 3_000_000, 4_000_000, "range"),
        ("nearly 300 soldiers", 300, 300, "about"),
        ("300 or so soldiers", 300, 300, "about"),
        ("they were 300 or so", 300, 300, "about"),
        ("they were 300 or more", 300, None, "at_least"),
        ("a dozen drones", 12, 12, "exact"),
        ("a couple of shells", 2, 2, "exact"),
        ("dozens of people", 24, None, "about"),
        ("scores of people", 40, None, "about"),
        ("tens of thousands of people", 20_000, None, "about"),
        ("hundreds of thousands of people", 200_000, None, "about"),
        ("several hundred people", 200, None, "about"),
        ("half a million people", 500_000, 500_000, "exact"),
        ("one hundred and eleven captives", 111, 111, "exact"),
        ("Fifteen thousand men", 15_000, 15_000, "exact"),
        ("1 200 people", 1200, 1200, "exact"),
        ("10.9 million people", 10_900_000, 10_900_000, "exact"),
        ("all but one of the 30 drones", 29, 29, "exact"),
        ("a single drone, then 4 drones", 4, 4, "exact"),
        ("four and a half million people", 4_500_000, 4_500_000, "exact"),
        ("six and a half of them", 6, 6, "exact"),
        ("two and a quarter million people", 2_250_000, 2_250_000, "exact"),
        ("a score of villages", 20, 20, "exact"),
        ("2.5m refugees", 2_500_000, 2_500_000, "exact"),
        ("500-plus shells", 500, None, "at_least"),
        ("eighty-odd shells", 80, 80, "about"),
        ("20 million–25 million people", 20_000_000, 25_000_000, "range"),
        ("15.000 soldiers", 15_000, 15_000, "exact"),
        ("3 or so, talked about 7 deals", 7, 7, "exact"),
        ("no fewer than 200,000 or higher", 200_000, None, "at_least"),
        ("two points higher than 50", 50, 50, "exact"),
        ("waits longer than 18 of them", 18, None, "more_than"),
        ("5% to 10% of it", 5, 10, "range"),
        ("a 5- to 10-year plan", 5, 10, "range"),
        ("a two-to-three-year wait", 2, 3, "range"),
        ("spread over 10 to 15 years", 10, 15, "range"),
        ("£40m plus £5m", 40_000_000, 40_000_000, "exact"),
        ("a couple of hundred men", 200, 200, "exact"),
        ("a hundred and fifty men", 150, 150, "exact"),
        ("two point five million men", 2_500_000, 2_500_000, "exact"),
        ("450m monthly users", 450_000_000, 450_000_000, "exact"),
        ("a 200-room hotel", 200, 200, "exact"),
        ("more than half of them", 0.5, None, "more_than"),
        ("a quarter of a million men", 250_000, 250_000, "exact"),
        ("2.345.678 votes, 4.500 of them by post", 4_500, 4_500, "exact"),
    ],
)
def test_a_number_keeps_its_bound(text: str, low: float | None, high: float | None, bound: str) -> None:
    wanted = (low, high, bound)
    assert wanted in [(q.low, q.high, q.bound) for q in quantities(text)]


@pytest.mark.parametrize(
    ("text", "low", "unit", "quote"),
    [
        ("lies 18 km (11 miles) from it", 18, "km", "18 km (11 miles)"),
        ("lies 11 miles from it", 17.7, "km", "11 miles"),
        ("ten nautical miles off", 18.52, "km", "ten nautical miles"),
        ("300 metres away", 0.3, "km", "300 metres"),
        ("1,263 square kilometers of land", 1263, "km2", "1,263 square kilometers"),
        ("250 hectares burnt", 2.5, "km2", "250 hectares"),
        ("48.6 per cent of it", 48.6, "percent", "48.6 per cent"),
        ("a 72-hour truce", 72, "hours", "72-hour"),
        ("$4.5 billion", 4.5e9, "USD", "$4.5 billion"),
        ("US$2.7 billion", 2.7e9, "USD", "US$2.7 billion"),
        ("€45bn of loans", 45e9, "EUR", "€45bn"),
        ("30 million pounds ($37.38 million) more", 30e6, "GBP", "30 million pounds ($37.38 million)"),
        ("tens of billions of dollars", 20e9, "USD", "tens of billions of dollars"),
        ("a 250-pound bomb", 250, "lb", "250-pound"),
        ("30 pounds of flour", 30, "lb", "30 pounds"),
        ("30 pounds a week", 30, "GBP", "30 pounds"),
        ("a 50-pound note", 50, "GBP", "50-pound"),
        ("a 3 million-pound contract", 3e6, "GBP", "3 million-pound"),
        ("3 trillion won of loans", 3e12, "KRW", "3 trillion won"),
        ("5 million Swiss francs", 5e6, "CHF", "5 million Swiss francs"),
        ("₹200 crore of it", 2e9, "INR", "₹200 crore"),
        ("three decades of it", 3, "decades", "three decades"),
        ("a gust of 60 mph (97 km/h)", 60, "mph", "60 mph (97 km/h)"),
        ("20 cm of snow", 20, "cm", "20 cm"),
        ("2.4 GW of it", 2.4, "GW", "2.4 GW"),
        ("800 acres (324 hectares) burnt", 3.24, "km2", "800 acres (324 hectares)"),
        ("12,5 million euros of it", 12.5e6, "EUR", "12,5 million euros"),
        ("buried under 40 cm of rubble", 40, "cm", "40 cm"),
        ("a loan over six years", 6, "years", "six years"),
        ("it lasted over six years", 6, "years", "over six years"),
        ("all of it in one day", 1, "days", "one day"),
        ("C$6 billion of it", 6e9, "CAD", "C$6 billion"),
        ("more than NZ$40m", 4e7, "NZD", "more than NZ$40m"),
        ("Rs. 1,400 each", 1400, "INR", "Rs. 1,400"),
        ("700 € in cash", 700, "EUR", "700 €"),
        ("35p a copy", 35, "pence", "35p"),
        ("270m euros of it", 2.7e8, "EUR", "270m euros"),
        ("3.2m sq km of ice", 3.2e6, "km2", "3.2m sq km"),
        ("12GB of it", 12, "GB", "12GB"),
        ("47.5C at noon", 47.5, "degrees", "47.5C"),
        ("-12C at dawn", -12, "degrees", "-12C"),
        ("minus 0.4 per cent", -0.4, "percent", "minus 0.4 per cent"),
        ("-$2.5bn of it", -2.5e9, "USD", "-$2.5bn"),
        ("plus or minus two points", 2, "points", "two points"),
        ("a fall of half a percentage point", 0.5, "percent", "half a percentage point"),
        ("half an hour of it", 0.5, "hours", "half an hour"),
        ("a year and a half of it", 1.5, "years", "a year and a half"),
        ("two-and-a-half-year terms", 2.5, "years", "two-and-a-half-year"),
        ("5 1/2 percent of it", 5.5, "percent", "5 1/2 percent"),
        ("two thirds of them", 0.6667, "share", "two thirds"),
        ("prices fell by a fifth", 0.2, "share", "a fifth"),
        ("nearly half the crew", 0.5, "share", "nearly half"),
        ("a $4-a-day fee", 4, "USD", "$4"),
        ("12x as many", 12, "times", "12x"),
    ],
)
def test_a_unit_is_converted_and_a_second_value_in_brackets_is_the_same_quantity(
    text: str, low: float, unit: str, quote: str
) -> None:
    (found,) = quantities(text)
    assert (found.low, found.unit, found.span.of(text)) == (low, unit, quote)


@pytest.mark.parametrize(
    "text",
    [
        "Su-34 and F-16 jets, Kh-59/69 missiles, a T-72B3 and an S-300",
        "on Aug. 6, on 15 April 2023, in 2024, in the 1980s, on 20-22 February",
        "at 05:40 and at 7 a.m.",
        "Nina, 71, and Oleh, aged 33",
        "a 29-year-old and a boy of 9",
        "the 82nd brigade, No. 14, page 3, Article 5, day 321",
        "World War Two",
        "1 in 6, 1 in 2,500",
        "no one came, and one of these days",
        "several cars, a few people, many houses",
        "the sixth attack",
        "call +380 44 123 4567 or 020 7946 0111",
        "a 6-2 win, a fifty-fifty chance",
        "the Six-Day War and the Hundred and Thirty Years' War",
        "at 12 Hrushevsky Street",
        "one in four homes, seven in ten voters",
        "16- to 24-year-olds, children aged 5 to 12",
        "his brother, 44, and their driver, 51, fled",
        "Ward 5, Court 2",
        "the Zephyr 9 and a PlayStation 4, the Nikkei 225 and the S&P 500",
        "the southern half of it, its first half of the year, the third quarter, a third man",
        "a two-way street, the twenty-first century, a 737-MAX",
        "6-3, 4-6, 7-5, a 1-3 defeat, they trailed 0-2 at home",
        "since 1887, from 2021-22, between 4 and 5 p.m.",
        "children under five, adults over 65",
        "ground zero, zero tolerance, below zero",
        "dial 112, the 911 call, a 401(k)",
        'see https://example.org/2023/1500 and width="620"',
        "1. Nobody came",
        "in season 3, phase two, number one",
    ],
)
def test_names_dates_ages_and_labels_are_no_quantities(text: str) -> None:
    assert [q.span.of(text) for q in quantities(text)] in ([], ["one"])


def test_a_bound_holds_for_its_own_number_only() -> None:
    assert [(q.low, q.bound) for q in quantities("at least 7 killed and 12 injured")] == [
        (7, "at_least"),
        (12, "exact"),
    ]


def test_the_text_s_own_number_and_unit_stand_beside_the_converted_ones() -> None:
    (found,) = quantities("about 11 miles from here")
    assert (found.source_value, found.source_unit, found.item) == ("11", "miles", "")


def test_a_count_names_what_it_counts() -> None:
    (found,) = quantities("They lost 12 armoured vehicles on the road.")
    assert found.item == "armoured vehicles"


@pytest.mark.parametrize("text", ["between one and two villages", "between 1 and 2 villages"])
def test_between_one_and_two_is_a_range(text: str) -> None:
    (quantity,) = quantities(text)
    assert (quantity.low, quantity.high, quantity.bound) == (1, 2, "range")


@pytest.mark.parametrize(
    "text",
    [
        "rose by 12 to 4,310",
        "between Monday and Friday, from 4,298 to 4,310",
        "went from 7 to 9",
        "rose 3 percent to 4,120",
        "raised by half a point to 4.75 points",
        "rose $2 to $85",
        "fell by a third to 2.1m tonnes",
    ],
)
def test_a_step_and_its_totals_are_no_range(text: str) -> None:
    found = quantities(text)
    assert len(found) == 2
    assert all(quantity.bound == "exact" for quantity in found)


def _joined(pieces: list[tuple[str, str]]) -> str:
    return "".join(piece + gap for piece, gap in pieces)


PIECES = st.sampled_from(
    [
        "5",
        "0",
        "1,200",
        "2.345.678",
        "1/2",
        "½",
        "²",
        "1 000",
        "-",
        "–",
        "$",
        "C$",
        "Rs.",
        "€",
        "%",
        "(",
        ")",
        "'",
        '"',
        "one",
        "hundred and",
        "a half",
        "half a",
        "a third of",
        "two",
        "to",
        "million",
        "of",
        "m",
        "km",
        "minus",
        "plus",
        "between",
        "and",
        "at least",
        "up to",
        "hundreds of",
        "no",
        "zero",
        "+44",
        "6-3,",
        "in",
        "year-old",
        "p.m.",
        "=",
        "January",
        "Su-",
        "the Zephyr",
        "https://",
        "\u200f",
        "٥",
        "😀",
        "\x00",
        "\n",
        "x",
        "point",
        "dozen",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=30).map(_joined)))
def test_any_text_gives_quantities_that_stand_in_it(text: str) -> None:
    end = 0
    for quantity in quantities(text):
        assert (
            end <= quantity.span.start <= quantity.number.start < quantity.number.end <= quantity.span.end <= len(text)
        )
        assert quantity.low is not None or quantity.high is not None
        end = quantity.span.start


def test_who_takes_over_forty_captive_takes_more_than_forty() -> None:
    assert only("Israel took over 40 Syrians captive on Monday, Hamas said.").bound == "more_than"
    assert only("Hamas handed over 12 hostages on Monday.").bound == "exact"


@pytest.mark.parametrize("text", ["A single bridge was hit.", "It took an hour and a half."])
def test_every_number_is_of_one_type_however_it_is_said(text: str) -> None:
    found = quantities(text)
    assert found
    assert all(type(end) is float for one in found for end in (one.low, one.high) if end is not None)
