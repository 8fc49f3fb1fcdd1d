"""Weeks and months: what is added up, what never is, and how much of the time was reported."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from components import analysis
from components.analysis import Marks
from tests.analysis.claim_rows import AIR_FORCE, GENERAL_STAFF, MINISTRY, claim, claims, night_of_the_ministry
from tests.analysis.test_series import on

# Monday 5 to Sunday 11 August 2024 is one week.


def weeks(*rows: dict, statuses: tuple[str, ...] = (), **more: Any) -> Marks:
    return analysis.binned(analysis.marks(claims(*rows), statuses), "week", **more)


def only(drawn: Marks) -> Any:
    assert len(drawn.table) == 1
    return drawn.table.iloc[0]


def test_by_day_the_marks_are_as_they_were() -> None:
    drawn = analysis.marks(claims(on(5), on(6)))
    assert analysis.binned(drawn, "day") is drawn


def test_events_of_a_week_are_added_up_and_the_days_reported_counted() -> None:
    drawn = weeks(*(on(day, day) for day in (5, 6, 8, 9, 11)))
    week = only(drawn)
    assert (week.low, week.high, week.bound) == (39, 39, "exact")
    assert week.basis == "5 of 7 days reported"
    assert (week.x_from, week.x) == (pd.Timestamp("2024-08-05"), pd.Timestamp("2024-08-11"))
    assert len(week.claims) == 5
    assert "week" in drawn.rule


def test_weeks_begin_on_monday_and_months_on_the_first() -> None:
    rows = [on(4, 1), on(5, 2), on(11, 4), on(12, 8)]
    assert list(weeks(*rows).table["low"]) == [1, 6, 8]
    month = only(analysis.binned(analysis.marks(claims(*rows)), "month"))
    assert (month.low, month.basis) == (15, "4 of 31 days reported")


def test_days_outside_the_period_asked_for_are_not_missed() -> None:
    week = only(weeks(on(7), on(8), since=date(2024, 8, 7), until=date(2024, 8, 9)))
    assert week.basis == "2 of 3 days reported"


def test_lows_and_highs_are_added_up_apart() -> None:
    week = only(weeks(on(5, (1, 3)), on(6, 10), on(7, (2, 4))))
    assert (week.low, week.high, week.bound, week.words) == (13, 17, "range", "13 to 17 drones")


@pytest.mark.parametrize(
    ("bound", "ends", "words"),
    [
        ("more_than", (110, np.nan), "more than 110 drones"),
        ("at_least", (110, np.nan), "at least 110 drones"),
        ("up_to", (np.nan, 110), "up to 110 drones"),
        ("about", (110, 110), "about 110 drones"),
    ],
)
def test_one_open_end_opens_the_sum(bound: str, ends: tuple[float, float], words: str) -> None:
    week = only(weeks(on(5, 100, bound=bound), on(6, 10)))
    np.testing.assert_equal((week.low, week.high), ends)
    assert week.words == words


def test_a_sum_that_would_be_open_at_both_ends_is_none() -> None:
    drawn = weeks(on(5, 100, bound="more_than"), on(6, 10, bound="up_to"))
    assert drawn.table.empty
    assert dict(drawn.left_out)["open at both ends when added up"] == 2


def test_parts_are_not_added_to_their_total() -> None:
    drawn = weeks(*night_of_the_ministry())
    assert only(drawn).low == 117
    assert dict(drawn.left_out)["parts of a larger figure"] == 2


def test_an_event_is_added_once_with_the_latest_figure_for_it() -> None:
    drawn = weeks(on(5, 12), on(5, 14, day=date(2024, 8, 7), source="Later paper"), on(6, 1))
    week = only(drawn)
    assert (week.low, len(week.claims)) == (15, 2)
    assert dict(drawn.left_out)["of events added with another figure"] == 1


@pytest.mark.parametrize(
    "other",
    [
        {"first": None, "last": None, "day": date(2024, 8, 6)},
        {"status": "denied"},
        {"status": "hypothetical"},
        {"first": date(2024, 8, 1), "last": date(2024, 8, 6)},
        {"first": date(2024, 8, 5), "last": date(2024, 8, 8)},
        {"part_of": "whole"},
    ],
)
def test_what_might_be_added_twice_or_is_not_asserted_is_in_no_sum(other: dict) -> None:
    drawn = weeks(on(5, 10), on(6, 100, **other), statuses=("claimed", "denied", "hypothetical"))
    assert only(drawn).low == 10
    assert sum(count for _, count in drawn.left_out) == 1


def test_what_may_be_in_a_larger_figure_is_not_added_and_events_of_other_places_are() -> None:
    drawn = weeks(on(5, 12), on(5, 5, places=("Bryansk Oblast",), source="Other"))
    assert only(drawn).low == 12
    assert dict(drawn.left_out)["that may be in a larger figure"] == 1
    rows = [on(5, n, metric="killed", places=(place,), source=place) for n, place in ((3, "Kharkiv"), (4, "Odesa"))]
    assert only(weeks(*rows)).low == 7


def test_a_span_within_a_week_counts_all_its_days_where_no_other_event_lies_in_it() -> None:
    week = only(weeks(on(5, 10), on(8, 30, first=date(2024, 8, 6))))
    assert (week.low, week.basis) == (40, "4 of 7 days reported")


def test_words_stay_words_beside_the_sums() -> None:
    table = weeks(on(5, 10), on(6, 24, vague=True, bound="about", high=np.nan)).table
    assert sorted(table["words"]) == ["10 drones", "dozens of drones"]


def test_names_that_set_nothing_apart_are_one_thing_and_no_night_is_counted_twice() -> None:
    night = on(5, 24, item="Shahed drones", source="APA", places=("Kyiv",))
    rows = [on(5, 24, item="attack drones"), night, on(6, 15, item="drones"), on(7, 3, item="reconnaissance drones")]
    sums = weeks(*rows).table
    told = {(mark.low, mark.words, mark.basis) for mark in sums.itertuples()}
    assert told == {
        (39.0, "39 drones", "2 of 7 days reported"),
        (3.0, "3 reconnaissance drones", "1 of 7 days reported"),
    }


def test_claimants_items_and_currencies_are_never_merged() -> None:
    rows = [
        on(5), on(5, voice=MINISTRY), on(6, item="reconnaissance drones"),
        on(5, 9, metric="strikes"), on(6, 9, metric="strikes", item="air strikes"),
    ]  # fmt: skip
    assert len(weeks(*rows).table) == 5
    money = [on(5, 1e6, metric="aid", unit=unit, source=unit) for unit in ("USD", "EUR")]
    assert set(weeks(*money).table["unit"]) == {"USD", "EUR"}


@pytest.mark.parametrize("metric", ["advance", "aid", "troops"])
def test_lengths_levels_and_money_are_not_added_up(metric: str) -> None:
    unit = {"unit": "USD"} if metric == "aid" else {}
    assert list(weeks(on(5, 2, metric=metric, **unit), on(6, 3, metric=metric, **unit)).table["low"]) == [2, 3]


@pytest.mark.parametrize("kind", ["cumulative", "state"])
def test_of_running_totals_and_levels_the_last_of_the_week_stands(kind: str) -> None:
    rows = [on(day, 500 + day, GENERAL_STAFF, "captured", kind=kind) for day in (5, 7, 9, 12)]
    drawn = weeks(*rows)
    assert list(drawn.table["low"]) == [509, 512]
    assert set(drawn.table["basis"]) == {""}
    assert dict(drawn.left_out)["not the last of its week"] == 2


def test_reports_that_carry_two_events_are_counted_once() -> None:
    both = {"report": "r", "story": "r", "source": "Tide Table"}
    week = only(weeks(on(5, 1, **both), on(6, 2, **both)))
    assert (week.reports, week.stories, week.outlets) == (1, 1, ("Tide Table",))


def test_every_sum_is_that_of_its_claims() -> None:
    rows = [on(day, day * 3, voice) for day in range(1, 29) for voice in (AIR_FORCE, MINISTRY)]
    table = claims(*rows)
    stated = table.set_index("claim")["low"]
    for week in analysis.binned(analysis.marks(table), "week").table.itertuples():
        assert week.low == stated[list(week.claims)].sum()


def test_the_order_of_rows_changes_no_sum() -> None:
    rows = [on(day, day * 3, voice) for day in range(1, 29) for voice in (AIR_FORCE, MINISTRY)]
    one, other = (weeks(*order).table[["x", "voice", "low", "basis"]] for order in (rows, rows[::-1]))
    pd.testing.assert_frame_equal(one, other)


def totals(*figures: tuple[int, float], **fields: object) -> Marks:
    rows = [on(day, number, GENERAL_STAFF, "captured", kind="cumulative", **fields) for day, number in figures]
    return analysis.with_differences(analysis.marks(claims(*rows)))


def derived(drawn: Marks) -> pd.DataFrame:
    return drawn.table[drawn.table["panel"].eq("differences")]


def test_a_difference_over_missing_days_is_one_mark_over_the_span_and_says_how_it_was_made() -> None:
    found = derived(totals((1, 594), (2, 600), (9, 711)))
    assert list(found["low"]) == [6, 111]
    assert list(found["x_from"]) == [pd.Timestamp("2024-08-02"), pd.Timestamp("2024-08-03")]
    assert list(found["basis"]) == [
        "derived: 600 (2 Aug 2024) less 594 (1 Aug 2024)", "derived: 711 (9 Aug 2024) less 600 (2 Aug 2024)",
    ]  # fmt: skip
    assert [len(ids) for ids in found["claims"]] == [2, 2]


def test_the_ends_of_a_difference_are_those_that_its_figures_allow() -> None:
    table = claims(
        on(1, (590, 600), metric="captured", kind="cumulative"), on(2, 711, metric="captured", kind="cumulative"),
        on(3, 800, metric="captured", kind="cumulative", bound="more_than"),
    )  # fmt: skip
    found = derived(analysis.with_differences(analysis.marks(table)))
    np.testing.assert_equal(found[["low", "high"]].to_numpy(), [[111, 121], [89, np.nan]])


def test_a_difference_that_nothing_bounds_or_that_is_a_fall_is_not_made_and_counted() -> None:
    open_ended = totals((1, 100), (2, 200), bound="more_than")
    assert derived(open_ended).empty
    assert dict(open_ended.left_out) == {"differences that their figures leave open": 1}
    assert dict(totals((1, 200), (2, 100)).left_out) == {"falls of a running total": 1}


def test_differences_are_made_within_one_series_only_and_of_no_denied_figure() -> None:
    rows = [
        on(1, 100, GENERAL_STAFF, "captured", kind="cumulative"),
        on(2, 150, MINISTRY, "captured", kind="cumulative"),
        on(3, 170, GENERAL_STAFF, "captured", kind="cumulative", status="denied"),
        claim("captured", 3, GENERAL_STAFF),
    ]
    drawn = analysis.with_differences(analysis.marks(claims(*rows), ("claimed", "denied")))
    assert derived(drawn).empty


def test_of_many_panels_the_fullest_are_shown_and_a_folded_one_can_be_opened() -> None:
    rows = [
        on(day, day, metric=metric) for day, metric in ((1, "killed"), (2, "killed"), (1, "wounded"), (1, "missing"))
    ]
    drawn = analysis.marks(claims(*rows))
    shown, folded = analysis.fold(drawn, shown=1)
    assert set(shown.table["metric"]) == {"killed"}
    assert [(panel.metric, panel.marks) for panel in folded] == [("missing", 1), ("wounded", 1)]
    assert shown.left_out == (("in 2 panels folded away", 2),)
    opened, left = analysis.fold(drawn, [folded[0].key], shown=1)
    assert set(opened.table["metric"]) == {"killed", "missing"}
    assert len(left) == 1
    assert analysis.fold(drawn, shown=3) == (drawn, ())
