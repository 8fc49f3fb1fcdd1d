# ruff: noqa: E501
"""What a total grew by is no total: it is of the days from the one reading of the total to the other."""

from __future__ import annotations

import pytest

from tests.extraction.reading import claims

# The day of publication is Wednesday, 6 November 2024. Each line: the text, then the claims as numbers, kinds and days.
READ = [
    (
        "The staff's count of enemy losses passed from 41,200 on 28 October to 42,050 a week later, a rise of 850.",
        [(41200, "cumulative", None, "10-28"), (42050, "cumulative", None, "11-04"), (850, "event", "10-28", "11-04")],
    ),
    (
        "On 20 October the total of enemy losses stood at 41,200, on Sunday, 3 November, at 42,050. The difference, 850 killed and wounded, is that of a fortnight. Tanks went from 611 to 640, that is 29 more. For artillery the subtraction yields 33 guns.",
        [
            (41200, "cumulative", None, "10-20"),
            (42050, "cumulative", None, "11-03"),
            (850, "event", "10-20", "11-03"),
            (611, "cumulative", None, "10-20"),
            (640, "cumulative", None, "11-06"),
            (29, "event", "10-20", "11-06"),
            (33, "event", "10-20", "11-06"),
        ],
    ),
    (
        "The ministry says 41,200 people have been killed in Gaza, 310 more than a week earlier.",
        [(41200, "cumulative", None, "11-06"), (310, "event", "10-30", "11-06")],
    ),
    (
        "Deaths in Gaza rose by 120 in a week to 40,100, the health ministry said.",
        [(120, "event", "10-30", "11-06"), (40100, "cumulative", None, "11-06")],
    ),
    (
        "The staff has counted 9,027 destroyed enemy tanks. On Monday the total was 9,014, so that 13 were added.",
        [(9027, "cumulative", None, "11-06"), (9014, "cumulative", None, "11-04"), (13, "event", "11-04", "11-06")],
    ),
    (  # trap: of one day, whatever total stands behind it
        "The army lost 12 soldiers on Monday; since 15 April 2023 it has lost 1,420.",
        [(12, "event", "11-04", "11-04"), (1420, "cumulative", "2023-04-15", "11-06")],
    ),
    (
        "The staff counted 1,330 enemy casualties for the past day; since 24 February 2022 it has counted 596,950.",
        [(1330, "event", "11-05", "11-06"), (596950, "cumulative", "2022-02-24", "11-06")],
    ),
    (  # trap: a number of each week is of no one total
        "Russia fires 10,000 drones a month, the general said.",
        [(10000, "event", None, None)],
    ),
    (
        "Gunners shot down 40 drones on Friday and 24 on Saturday, the army said.",
        [(40, "event", "11-01", "11-01"), (24, "event", "11-02", "11-02")],
    ),
    (
        "In the quarter to 30 September 310 civilians were killed in Sudan, the UN said.",
        [(310, "event", "06-30", "09-30")],
    ),
    (
        "The UN says 589 civilians were killed in Sudan between its first offensive and 31 August.",
        [(589, "event", None, "08-31")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_a_growth_is_of_the_days_between_two_totals(
    text: str, expected: list[tuple[int, str, str | None, str | None]]
) -> None:
    found = [
        (c.low, c.kind, *(str(day).removeprefix("2024-") if day else None for day in (c.first, c.last)))
        for c in claims(text)
    ]
    assert found == expected
