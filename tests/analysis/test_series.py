"""What one claimant says of one thing: which figures a line may join, which of several stands for an event."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from components import analysis
from components.analysis.series import within_larger
from tests.analysis.claim_rows import AIR_FORCE, GENERAL_STAFF, MINISTRY, claim, claims


def on(night: int, number: float = 5, voice: str = AIR_FORCE, metric: str = "drones_downed", **fields: object) -> dict:
    """A claim of one night of August 2024, published that day."""
    at = date(2024, 8, night)
    dated = {"first": at, "last": at, "day": at, "source": f"Paper of {night}", **fields}
    return claim(metric, number, voice, **dated)


def drawn(*rows: dict, statuses: tuple[str, ...] = ()) -> pd.DataFrame:
    return analysis.marks(claims(*rows), statuses).table


def runs(table: pd.DataFrame) -> list[list[float]]:
    """The figures that each line joins, in the order of days."""
    joined = table[table["run"].ne("")].sort_values("x", kind="stable")
    return [list(group["low"].fillna(group["high"])) for _, group in joined.groupby("run", sort=False)]


def test_a_line_joins_one_claimants_figures_of_days_that_follow_one_another() -> None:
    assert runs(drawn(on(1, 10), on(2, 12), on(3, 9))) == [[10, 12, 9]]


def test_no_line_over_a_day_without_a_claim() -> None:
    assert runs(drawn(on(1, 10), on(2, 12), on(4, 9), on(5, 8), on(7, 1))) == [[10, 12], [9, 8]]


@pytest.mark.parametrize(
    "other",
    [
        {"voice": MINISTRY}, {"item": "reconnaissance drones"}, {"target_side": "Ukraine"}, {"part_of": "whole"},
        {"kind": "cumulative"}, {"vague": True, "bound": "about", "high": np.nan}, {"first": None, "last": None},
        {"first": date(2024, 7, 25)}, {"metric": "drones_launched"},
    ],
)  # fmt: skip
def test_no_line_to_what_is_another_series_or_no_figure_of_that_day(other: dict) -> None:
    first, third = {"target_side": "Russia"}, {"target_side": "Russia"}
    assert runs(drawn(on(1, 10, **first), on(2, 12, **{**first, **other}), on(3, 9, **third))) == []


@pytest.mark.parametrize("status", ["hypothetical", "denied"])
def test_no_line_through_what_nobody_asserts_even_where_it_is_asked_for(status: str) -> None:
    table = drawn(on(1), on(2, 6, status=status), on(3, 7), statuses=("claimed", status))
    assert len(table) == 3
    assert runs(table) == []


def test_no_line_through_distances() -> None:
    rows = [on(day, 10 + day, metric="distance", kind="state", from_place="Sudzha") for day in (1, 2, 3)]
    assert runs(drawn(*rows)) == []


def test_an_unstated_target_is_the_only_one_known_and_with_two_known_ones_none() -> None:
    russian, ukrainian = {"target": "Russian", "target_side": "Russia"}, {"target": "Ukrainian"}
    assert runs(drawn(on(1, 10, **russian), on(2, 12), on(3, 9, **russian))) == [[10, 12, 9]]
    assert runs(drawn(on(1, 10, **russian), on(2, 12), on(3, 9, **russian), on(9, 1, **ukrainian))) == []


def test_the_latest_figure_of_an_event_stands_and_the_earlier_one_stays_as_its_revision() -> None:
    first, later = on(2, 12), on(2, 14, day=date(2024, 8, 4), source="Later paper")
    table = drawn(on(1, 10), first, later, on(3, 9))
    assert dict(zip(table["low"], table["standing"], strict=True)) == {10: True, 12: False, 14: True, 9: True}
    assert runs(table) == [[10, 14, 9]]
    same = table[table["low"].isin((12, 14))]
    assert same["event"].nunique() == 1


def test_of_two_figures_given_on_one_day_the_one_in_more_independent_stories_stands() -> None:
    rows = [
        on(2, 12, source="A", report="a", story="a"),
        on(2, 14, source="B", report="b", story="b"),
        on(2, 14, source="C", report="c", story="c"),
        *(on(2, 12, source=name, report=name, story="a") for name in "DEF"),  # copies of A's story
    ]
    table = drawn(*rows)
    assert dict(zip(table["low"], table["standing"], strict=True)) == {12: False, 14: True}


def test_a_looser_figure_given_later_sets_the_exact_one_not_aside() -> None:
    exact = on(2, (1, 2), metric="advance")
    looser = {**on(2, 2, metric="advance", bound="up_to", source="Later"), "day": date(2024, 8, 4)}
    assert drawn(exact, looser)["standing"].all()


def test_a_figure_that_may_be_in_a_larger_one_of_its_day_breaks_no_line() -> None:
    table = drawn(on(1, 10), on(2, 12), on(2, 5, places=("Bryansk Oblast",), source="Other"), on(3, 9))
    assert runs(table) == [[10, 12, 9]]


def test_two_places_on_one_day_are_two_events_and_no_line_runs_through_that_day() -> None:
    table = drawn(
        on(1, 3, metric="killed", places=("Kharkiv",)),
        on(2, 4, metric="killed", places=("Kharkiv",)),
        on(2, 5, metric="killed", places=("Odesa",), source="Other"),
        on(3, 6, metric="killed", places=("Kharkiv",)),
    )
    assert table["standing"].all()
    assert runs(table) == []


def test_parts_of_other_places_are_other_series() -> None:
    rows = [on(day, 10 + day, part_of="whole", places=(place,)) for day, place in ((1, "Kursk"), (2, "Bryansk"))]
    assert runs(drawn(*rows)) == []
    assert drawn(*rows)["series"].nunique() == 2


def test_carriers_and_lorries_of_one_list_are_two_series_on_panels_of_their_own() -> None:
    rows = [
        on(day, number + day, GENERAL_STAFF, "vehicles_lost", kind="cumulative", item=item, first=date(2022, 2, 24))
        for day in (1, 2, 3)
        for item, number in (("armoured carriers", 16_000), ("lorries", 22_000))
    ]
    table = drawn(*rows)
    assert runs(table) == [[16_001, 16_002, 16_003], [22_001, 22_002, 22_003]]
    assert set(table["thing"]) == {"armoured carriers", "lorries"}


def test_running_totals_with_other_starts_are_never_joined() -> None:
    since = {"kind": "cumulative", "metric": "captured"}
    war, raid = {"first": date(2022, 2, 24), **since}, {"first": date(2024, 8, 6), **since}
    assert runs(drawn(on(10, 500, **war), on(11, 594, **raid), on(12, 600, **raid))) == [[594, 600]]


def test_a_figure_of_a_region_may_be_in_one_of_its_whole_state() -> None:
    night = {"first": date(2024, 8, 12), "last": date(2024, 8, 13)}
    marks = drawn(
        claim("drones_downed", 14, places=("Russia",), **night),
        claim("drones_downed", 12, places=("Kursk Oblast",), source="BBC", **night),
        claim("drones_downed", 2, places=("Bryansk Oblast",), source="BBC", **night),
    )
    assert dict(zip(marks["low"], within_larger(marks), strict=True)) == {14: False, 12: True, 2: True}
