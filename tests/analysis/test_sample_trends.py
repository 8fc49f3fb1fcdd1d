"""What the trends of the sample library must show: who claims what of Kursk and the air war in 2024."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from components import analysis
from components.library import Library
from components.question import Question

MINISTRY, AIR_FORCE, GENERAL_STAFF = "Russia's defence ministry", "Ukraine's Air Force", "Ukraine's General Staff"
NIGHT = pd.Timestamp("2024-08-14")


@pytest.fixture
def claims(sample: Path) -> pd.DataFrame:
    with Library(sample) as library:
        return library.claims(Question())


def shown(claims: pd.DataFrame, metric: str, **columns: Any) -> pd.DataFrame:
    """The marks of one metric that have these values."""
    table = analysis.marks(claims[claims["metric"].eq(metric)]).table
    for column, value in columns.items():
        table = table[table[column].eq(value)]
    return table


def test_the_ministrys_117_stand_once_with_all_their_stories(claims: pd.DataFrame) -> None:
    night = shown(claims, "drones_downed", voice=MINISTRY, x=NIGHT)
    whole = night[night["low"].eq(117)]
    assert len(whole) == 1
    assert whole["scope"].item() == "whole"
    assert whole["stories"].item() >= 4
    assert whole["standing"].item()
    parts = night[night["scope"].eq("part")]
    assert ((37.0, ("Kursk Oblast",))) in list(zip(parts["low"], parts["places"], strict=True))


def test_the_regions_are_not_added_to_the_117(claims: pd.DataFrame) -> None:
    drawn = analysis.marks(claims[claims["metric"].eq("drones_downed")])
    week = analysis.binned(drawn, "week", date(2024, 8, 1), date(2024, 8, 31)).table
    ministry = week[week["voice"].eq(MINISTRY) & week["x_from"].eq(pd.Timestamp("2024-08-12"))]
    days = shown(claims, "drones_downed", voice=MINISTRY, scope="whole")
    days = days[days["x"].between(pd.Timestamp("2024-08-12"), pd.Timestamp("2024-08-18"))]
    # Two nights, and five drones by day on Wednesday; the regions of the second night are in its 117.
    assert ministry["low"].sum() == 14 + 117 + 5
    assert {14, 117, 5} <= set(days["low"])


def test_the_air_forces_17_of_23_are_of_the_same_night(claims: pd.DataFrame) -> None:
    for metric, number in (("drones_downed", 17), ("drones_launched", 23)):
        assert number in set(shown(claims, metric, voice=AIR_FORCE, x=NIGHT)["low"])


def test_prisoners_are_more_than_100_and_a_running_total_and_up_to_2000(claims: pd.DataFrame) -> None:
    captured = shown(claims, "captured")
    open_ended = captured[captured["voice"].eq("Zelenskyy") & captured["bound"].eq("more_than")]
    assert set(open_ended["low"]) == {100}  # two reports, of which one names no place
    assert open_ended["high"].isna().all()
    totals = captured[captured["voice"].eq("Syrskyi") & captured["panel"].eq("running totals")]
    assert list(zip(totals["x"].dt.date, totals["low"], strict=True)) == [
        (date(2024, 8, 27), 594), (date(2024, 10, 24), 711),
    ]  # fmt: skip
    assert totals["series"].nunique() == 1
    colonel = captured[captured["voice"].str.contains("colonel")]
    assert list(colonel["high"]) == [2000]
    assert colonel["low"].isna().all()
    grown = analysis.with_differences(analysis.marks(claims[claims["metric"].eq("captured")])).table
    assert list(grown.loc[grown["panel"].eq("differences"), "low"]) == [117]


def test_advances_are_1_to_2_and_1_to_3_and_nothing_between(claims: pd.DataFrame) -> None:
    ends = set(zip(*(shown(claims, "advance")[end] for end in ("low", "high")), strict=True))
    assert {(1.0, 2.0), (1.0, 3.0)} <= ends


def test_tanks_carriers_and_guns_of_the_general_staff_are_items_of_their_own(claims: pd.DataFrame) -> None:
    for metric in ("tanks_lost", "vehicles_lost", "artillery_lost"):
        table = shown(claims, metric, voice=GENERAL_STAFF, panel="running totals")
        assert len(table)
        for _, run in table[table["run"].ne("")].groupby("run"):
            assert run["series"].nunique() == 1
            assert run["thing"].nunique() == 1
    carriers = shown(claims, "vehicles_lost", voice=GENERAL_STAFF, panel="running totals")
    assert any("carriers" in thing for thing in carriers["thing"])


@pytest.mark.parametrize(
    "chosen",
    [
        {"metric": ["drones_downed", "advance"]},
        {"metric": ["personnel_losses", "vehicles_lost"], "voice": [GENERAL_STAFF]},
        {"voice": [MINISTRY, AIR_FORCE]},
    ],
)
def test_marks_are_taken_out_of_those_of_all_as_they_would_be_made(
    claims: pd.DataFrame, chosen: dict[str, list[str]]
) -> None:
    claims = claims.assign(status=claims["status"].where(claims.index % 5 > 0, "denied"))
    some = claims[claims[list(chosen)].isin(chosen).all(axis=1)]
    made, taken = analysis.marks(some), analysis.taken_out(analysis.marks(claims), some)
    assert len(made.table) > 30
    pd.testing.assert_frame_equal(taken.table, made.table)
    assert taken.left_out == made.left_out != ()
