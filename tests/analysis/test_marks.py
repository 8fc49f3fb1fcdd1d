"""What a chart may say: one mark a fact, where it stands, what is left out; nothing added up or invented."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from components import analysis, vocabulary
from components.records import MARK_COLUMNS
from tests.analysis.claim_rows import (
    AIR_FORCE,
    GENERAL_STAFF,
    MINISTRY,
    claim,
    claims,
    fortnight,
    night_of_the_ministry,
)

CRUISE, BALLISTIC = {"item": "cruise missiles"}, {"item": "ballistic missiles"}


def drawn(*rows: dict) -> pd.DataFrame:
    return analysis.marks(claims(*rows)).table


def test_one_figure_carried_by_four_outlets_is_one_mark() -> None:
    table = drawn(*night_of_the_ministry())
    whole = table[table["low"] == 117].iloc[0]
    assert len(table) == 3
    assert (whole.reports, set(whole.outlets)) == (4, {"Reuters", "APA", "TASS", "BBC"})
    assert whole.carried == "carried by 4 outlets in 4 stories"
    assert len(whole.claims) == 4


def test_parts_are_marked_and_never_added_to_their_whole() -> None:
    table = drawn(*night_of_the_ministry())
    assert dict(zip(table["low"], table["scope"], strict=True)) == {117: "whole", 37: "part", 17: "part"}
    assert table["low"].max() == 117


def test_a_figure_for_some_of_a_larger_figures_places_is_a_part_in_any_report() -> None:
    table = drawn(
        claim("drones_downed", 117, places=("Kursk Oblast", "Voronezh Oblast")),
        claim("drones_downed", 37, places=("Kursk Oblast",), source="BBC"),
        claim("drones_downed", 40, places=("Bryansk Oblast",), source="BBC"),
    )
    assert dict(zip(table["low"], table["scope"], strict=True)) == {117: "whole", 37: "part", 40: "whole"}


def test_a_large_number_is_one_fact_whatever_places_its_reports_name() -> None:
    night = {"first": date(2024, 8, 13), "last": date(2024, 8, 14)}
    table = drawn(
        claim("drones_downed", 117, places=("Kursk Oblast", "Belgorod Oblast"), **night),
        claim("drones_downed", 117, places=("Moscow",), source="BBC", **night),
        claim("drones_downed", 117, places=("Kursk Oblast",), part_of="x", source="TASS", **night),
        claim("drones_downed", 37, places=("Kursk Oblast",), part_of="x", source="TASS", **night),
        claim("drones_downed", 37, places=("Voronezh Oblast",), part_of="x", source="APA", **night),
    )
    assert sorted(zip(table["low"], table["reports"], table["scope"], strict=True)) == [
        (37, 1, "part"), (37, 1, "part"), (117, 3, "whole"),
    ]  # fmt: skip


def test_two_claimants_are_two_marks_even_with_one_figure() -> None:
    table = drawn(claim("killed", 12, MINISTRY), claim("killed", 12, AIR_FORCE, source="BBC"))
    assert list(table["voice"]) == [MINISTRY, AIR_FORCE]


@pytest.mark.parametrize(
    "other",
    [
        {"target": "Russian", "target_side": "Russia"},
        {"places": ("Kherson",)},
        {"bound": "about"},
        {"first": date(2024, 8, 15), "last": date(2024, 8, 15)},
        {"kind": "cumulative"},
        {"item": "women"},
    ],
)
def test_a_claim_that_differs_in_more_than_its_outlet_is_a_mark_of_its_own(other: dict) -> None:
    one = {"target": "Ukrainian", "target_side": "Ukraine", "places": ("Kharkiv",), "item": "children"}
    assert len(drawn(claim("killed", 3, **one), claim("killed", 3, source="BBC", **{**one, **other}))) == 2


def test_soldiers_in_one_report_and_servicemen_in_another_are_one_fact() -> None:
    told = [
        claim("captured", 100, bound="more_than", item=item, source=source)
        for item, source in (("Russian soldiers", "Reuters"), ("servicemen", "TASS"), ("Russian troops", "APA"))
    ]
    assert list(drawn(*told)["reports"]) == [3]


def test_a_fuller_and_a_barer_telling_are_one_fact() -> None:
    table = drawn(
        claim("drones_downed", 117, item="Ukrainian drones", target="Ukrainian", target_side="Ukraine"),
        claim("drones_downed", 117, item="UAVs", source="BBC"),
        claim("drones_downed", 117, item="unmanned aerial vehicles", source="TASS", places=("Kursk Oblast",)),
    )
    assert list(table["reports"]) == [3]


def test_soldiers_of_nobody_s_are_those_of_a_side_where_number_and_day_agree() -> None:
    table = drawn(
        claim("captured", 711, item="Russian soldiers", target="Russian", target_side="Russia"),
        claim("captured", 711, item="soldiers", target="soldiers", source="BBC"),
    )
    assert list(table["reports"]) == [2]


def test_five_cruise_and_five_ballistic_missiles_stay_two_facts_and_plain_five_guesses_neither() -> None:
    table = drawn(
        claim("missiles_downed", 5, **CRUISE),
        claim("missiles_downed", 5, **BALLISTIC),
        claim("missiles_downed", 5, source="BBC", **CRUISE),
        claim("missiles_downed", 5, source="BBC", **BALLISTIC),
        claim("missiles_downed", 5, source="TASS", item="missiles"),
    )
    assert sorted(zip(table["item"], table["reports"], strict=True)) == [
        ("ballistic missiles", 2),
        ("cruise missiles", 2),
        ("missiles", 1),
    ]


def test_distances_between_other_places_are_other_facts() -> None:
    table = drawn(
        claim("distance", 18, kind="state", from_place="Porechnoye", to_place="the border"),
        claim("distance", 18, kind="state", from_place="Snagost", to_place="the border", source="BBC"),
    )
    assert len(table) == 2


def test_a_night_stands_at_the_day_it_ends_and_a_longer_span_is_a_bar() -> None:
    table = drawn(
        claim("drones_downed", 17, first=date(2024, 8, 13), last=date(2024, 8, 14)),
        claim("drones_downed", 90, first=date(2024, 8, 7), last=date(2024, 8, 14)),
    )
    assert set(table["x"]) == {pd.Timestamp("2024-08-14")}
    assert table.loc[table["low"] == 17, "x_from"].isna().all()
    assert list(table.loc[table["low"] == 90, "x_from"]) == [pd.Timestamp("2024-08-07")]


def test_a_running_total_stands_at_its_last_day_on_a_panel_of_its_own() -> None:
    total = claim("tanks_lost", 8458, GENERAL_STAFF, kind="cumulative", first=date(2022, 2, 24), last=date(2024, 8, 11))
    mark = drawn(total).iloc[0]
    assert (mark.panel, mark.x, pd.isna(mark.x_from)) == ("running totals", pd.Timestamp("2024-08-11"), True)
    assert mark.period == "from 24 Feb 2022, as of 11 Aug 2024"


def test_an_event_without_a_day_stands_at_its_publication_and_says_so() -> None:
    mark = drawn(claim("killed", 4, first=None, last=None)).iloc[0]
    assert (mark.x, mark.day_stated) == (pd.Timestamp("2024-08-14"), False)
    assert mark.period == "day not stated, published 14 Aug 2024"


def test_what_is_not_drawn_is_counted_by_its_reason() -> None:
    found = analysis.marks(
        claims(
            claim("killed", 3, status="denied"),
            claim("troops", 9, status="hypothetical"),
            claim("troops", 8, status="hypothetical"),
            claim("killed", 5, first=None, last=None, day=None),
            claim("killed", 6, low=np.nan, high=np.nan),
            claim("killed", 7, low=np.inf, high=np.nan),
            claim("killed", 1),
        )
    )
    assert dict(found.left_out) == {"denied": 1, "hypothetical": 2, "undated": 1, "without a number": 2}
    assert len(found.table) == 1


def test_denied_claims_are_drawn_where_the_question_asks_for_them() -> None:
    found = analysis.marks(claims(claim("killed", 3, status="denied"), claim("killed", 3, source="BBC")), ["denied"])
    assert list(found.table["status"]) == ["denied"]
    assert found.left_out == (("claimed", 1),)


def test_a_doubt_in_one_report_stays_on_the_mark() -> None:
    mark = drawn(claim("killed", 3), claim("killed", 3, source="BBC", status="unverified")).iloc[0]
    assert (mark.status, mark.unverified, mark.reports) == ("unverified", 1, 2)


def test_a_range_keeps_both_ends_and_an_open_side_stays_open() -> None:
    table = drawn(
        claim("advance", (1, 2)), claim("captured", 100, bound="more_than"), claim("killed", 9, bound="up_to")
    )
    ends = {m.metric: (m.low, m.high) for m in table.itertuples()}
    assert ends["advance"] == (1, 2)
    assert ends["captured"][0] == 100
    assert np.isnan(ends["captured"][1])
    assert np.isnan(ends["killed"][0])
    assert set(table["words"]) == {"1 to 2 km", "more than 100 people", "up to 9 people"}


def test_no_mark_holds_a_number_that_no_claim_states() -> None:
    table, stated = fortnight(), {float(v) for v in fortnight()[["low", "high"]].to_numpy().ravel() if not np.isnan(v)}
    marks = analysis.marks(table).table
    assert {float(v) for v in marks[["low", "high"]].to_numpy().ravel() if not np.isnan(v)} <= stated


def test_every_claim_is_behind_one_mark_or_counted_as_left_out() -> None:
    table = fortnight()
    found = analysis.marks(table)
    behind = [c for claims_ in found.table["claims"] for c in claims_]
    assert len(behind) == len(set(behind))
    assert len(behind) + sum(n for _, n in found.left_out) == len(table)


def test_an_empty_table_gives_an_empty_table_of_the_same_columns() -> None:
    found = analysis.marks(claims())
    assert tuple(found.table.columns) == MARK_COLUMNS
    assert len(found.table) == 0
    assert found.left_out == ()


def test_the_order_of_the_rows_changes_nothing() -> None:
    table = fortnight()
    shuffled = table.sample(frac=1, random_state=7, ignore_index=True)
    pd.testing.assert_frame_equal(analysis.marks(table).table, analysis.marks(shuffled).table)


@pytest.mark.parametrize("metric", list(vocabulary.metrics()))
def test_every_metric_can_be_drawn(metric: str) -> None:
    unit = "USD" if metric == "aid" else vocabulary.metric(metric).unit
    mark = drawn(claim(metric, 1_200_000, unit=unit, bound="at_least")).iloc[0]
    assert mark.words == f"at least 1,200,000 {vocabulary.unit_words(unit)}"


def test_days_in_the_sources_own_zone_are_the_days_as_written() -> None:
    table = claims(claim("killed", 4, first=None, last=None))
    table["day"] = pd.to_datetime(["2024-08-14T23:30:00-05:00"])
    assert analysis.marks(table).table["x"].iloc[0] == pd.Timestamp("2024-08-14")


def test_columns_without_any_text_are_as_good_as_empty_ones() -> None:
    table = claims(claim("killed", 4, item=None, target=None, quote=None, source=None))
    assert list(analysis.readable(table)["figure"]) == ["4 people"]
    assert list(analysis.marks(table).table["carried"]) == ["carried in 1 story"]


def test_a_table_for_the_eye_keeps_every_claim_and_its_bound() -> None:
    table = analysis.readable(fortnight())
    assert len(table) == len(fortnight())
    assert {"more than 100 prisoners of war", "28 to 35 km", "thousands of troops"} <= set(table["figure"])
