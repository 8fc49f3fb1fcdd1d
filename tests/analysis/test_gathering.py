"""More marks than a screen can show: what a bar of several figures says, and what it never does."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd

from components import analysis
from components.analysis import Marks
from components.records import TOLD_APART
from tests.analysis.claim_rows import AIR_FORCE, MINISTRY, claim, claims

FIRST = date(2024, 1, 1)


def drawn(*more: dict) -> Marks:
    """Two claimants' drones on 140 days, two figures a day each, and a few more rows."""
    rows = [
        claim("drones_downed", 10 + (7 * number) % 83 + 5 * hour, voice, first=day, last=day, day=day, item="drones")
        for number, day in enumerate(FIRST + timedelta(days=n) for n in range(140))
        for voice in (MINISTRY, AIR_FORCE)
        for hour in (0, 1)
    ]
    return analysis.marks(claims(*rows, *more))


def test_a_view_that_a_screen_can_show_stays_as_it_is() -> None:
    marks = drawn()
    assert analysis.gathered(marks) is marks


def test_a_bar_reaches_from_the_lowest_to_the_highest_figure_of_one_claimant() -> None:
    marks = drawn()
    bars = analysis.gathered(marks, most=100, bars=50)
    assert len(bars.table) <= 50
    for bar in bars.table.itertuples():
        days = marks.table["x"].between(bar.x_from, bar.x) & marks.table["voice"].eq(bar.voice)
        behind = marks.table[days]
        assert (bar.low, bar.high) == (behind["low"].min(), behind["high"].max())
        assert bar.basis == f"{len(behind)} figures, lowest to highest"
        ends = behind[behind["low"].eq(bar.low) | behind["high"].eq(bar.high)]
        assert set(bar.claims) <= {claim for ids in ends["claims"] for claim in ids}
        assert len(bar.claims) <= 2
    figures = bars.table["basis"].str.split(" ").str[0].astype(int).sum()
    assert figures == len(marks.table) == bars.gathered


def test_the_page_is_told_how_many_figures_there_are_and_how_to_see_each() -> None:
    marks = drawn()
    said = analysis.gathered(marks, most=100, bars=50).rule
    assert said.startswith(f"{len(marks.table):,} figures are more than a screen can show")
    assert "nothing is added up or averaged" in said


def test_of_many_claimants_those_who_gave_most_are_shown_and_the_others_are_counted() -> None:
    outlets = [
        claim("drones_downed", 20 + number, f"stated by Outlet {number}", first=day, last=day, day=day, item="drones")
        for number in range(60)
        for day in (FIRST + timedelta(days=number), FIRST + timedelta(days=number + 70))
    ]
    bars = analysis.gathered(drawn(*outlets), most=100, bars=300)
    shown = set(bars.table["voice"])
    assert {MINISTRY, AIR_FORCE} <= shown
    assert len(shown) == TOLD_APART
    left = 62 - TOLD_APART
    assert dict(bars.left_out) == {"by claimants who gave fewer, not shown among so many figures": 2 * left}
    assert f"figures of {left} others are left out." in bars.rule


def test_each_panel_shows_the_claimants_who_gave_most_in_it() -> None:
    alone = [
        claim("captured", number, "Zelenskyy", first=day, last=day, day=day, item="prisoners")
        for number, day in enumerate(FIRST + timedelta(days=n) for n in range(60))
    ]
    others = [
        claim("drones_downed", 20 + hour, f"Governor {number}", first=day, last=day, day=day, item="drones")
        for number in range(TOLD_APART)
        for day in (FIRST + timedelta(days=n) for n in range(40))
        for hour in range(2)
    ]
    bars = analysis.gathered(drawn(*alone, *others), most=100, bars=400).table
    assert set(bars.loc[bars["metric"].eq("captured"), "voice"]) == {"Zelenskyy"}
    assert bars.loc[bars["metric"].eq("drones_downed"), "voice"].nunique() == TOLD_APART


def test_bars_never_hide_the_course_where_that_needs_it_fewer_claimants_are_shown() -> None:
    outlets = [
        claim("drones_downed", 20 + number, f"Outlet {number}", first=day, last=day, day=day, item="drones")
        for number in range(6)
        for day in (FIRST + timedelta(days=n) for n in range(number, 140, 6))
    ]
    bars = analysis.gathered(drawn(*outlets), most=100, bars=50)
    assert (bars.table["x"] - bars.table["x_from"].fillna(bars.table["x"])).max() < timedelta(days=140 / 12)
    assert {MINISTRY, AIR_FORCE} <= set(bars.table["voice"])
    assert len(bars.table) <= 50
    assert sum(count for _, count in bars.left_out) == len(
        [row for row in outlets if row["voice"] not in set(bars.table["voice"])]
    )


def test_a_panel_of_few_marks_keeps_each_of_them() -> None:
    alone = claim("captured", 100, "Zelenskyy", bound="more_than", item="prisoners")
    kept = analysis.gathered(drawn(alone), most=100, bars=50).table
    mark = kept[kept["metric"].eq("captured")].iloc[0]
    assert (mark["low"], mark["bound"], mark["basis"]) == (100, "more_than", "")


def test_an_open_end_counts_with_the_figure_that_it_states() -> None:
    rows = [claim("killed", 3 + n, AIR_FORCE, bound="more_than", source=f"S{n}") for n in range(6)]
    marks = analysis.marks(claims(*rows))
    bar = analysis.gathered(marks, most=2, bars=1).table.iloc[0]
    assert (bar["low"], bar["high"]) == (3, 8)


def test_figures_in_words_are_counted_where_they_are_not_shown() -> None:
    vague = claim("drones_downed", 24, AIR_FORCE, bound="about", vague=True, high=np.nan)
    assert dict(analysis.gathered(drawn(vague), most=100, bars=50).left_out) == {
        "in words, not shown among so many figures": 1
    }


def test_long_spans_stand_apart_from_single_days() -> None:
    spans = [
        claim("drones_downed", 900 + n, MINISTRY, first=FIRST + timedelta(days=n), last=FIRST + timedelta(days=n + 30))
        for n in range(30)
    ]
    table = analysis.gathered(drawn(*spans), most=100, bars=40).table
    assert table.loc[table["high"].ge(900), "low"].min() >= 900
    long = table[table["high"].ge(900)]
    assert (long["x"] - long["x_from"] > pd.Timedelta(days=14)).all()
