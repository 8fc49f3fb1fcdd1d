"""Claims by place: what is summed, what is not, and what stands beside the map."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from components import analysis
from components.analysis import Places
from components.records import BESIDE_COLUMNS, PLACE_COLUMNS, PLACE_FIGURE_COLUMNS, Place
from tests.analysis.claim_rows import AIR_FORCE, GENERAL_STAFF, MINISTRY, claim, claims, fortnight

KURSK = Place("Kursk", "Kursk Oblast", 51.76, 36.19, "RU")
BELGOROD = Place("Belgorod", "Belgorod Oblast", 50.60, 36.59, "RU")
KHARKIV = Place("Kharkiv", "Kharkiv", 49.98, 36.25, "UA", "706483")
VILLAGE = Place("Malaya Loknya")
UKRAINE = Place("Ukraine")


def at(*where: Place, metric: str = "drones_downed", number: Any = 5, voice: str = MINISTRY, **fields: object) -> dict:
    names = tuple(place.canonical or place.name for place in where)
    return claim(metric, number, voice, places=names, located=where, **fields)


def on(day: int) -> dict[str, date]:
    return dict.fromkeys(("first", "last", "day"), date(2024, 8, day))


def placed(*rows: dict) -> Places:
    table = claims(*rows)
    return analysis.places(analysis.marks(table), table)


def figure(*rows: dict) -> pd.Series:
    figures = placed(*rows).figures
    assert len(figures) == 1
    return figures.iloc[0]


def test_a_place_is_one_row_with_its_marks_by_claimant() -> None:
    found = placed(at(KURSK, **on(9)), at(KURSK, **on(10)), at(KURSK, voice=AIR_FORCE), at(BELGOROD))
    assert list(found.places["place"]) == ["Kursk Oblast", "Belgorod Oblast"]
    assert list(found.places["marks"]) == [3, 1]
    assert found.places["voices"].iloc[0] == ((MINISTRY, 2), (AIR_FORCE, 1))
    assert found.places["latitude"].iloc[0] == 51.76
    assert found.places["country"].iloc[0] == "RU"


def test_one_figure_in_ten_reports_is_one_mark_of_its_place() -> None:
    found = placed(*(at(KURSK, source=f"Outlet {n}") for n in range(10)))
    assert found.places["marks"].iloc[0] == 1
    assert len(found.places["claims"].iloc[0]) == 10


def test_events_of_one_claimant_at_one_place_are_summed() -> None:
    row = figure(at(KURSK, number=5, **on(9)), at(KURSK, number=7, **on(10)))
    assert (row["low"], row["high"], row["summed"], row["words"]) == (12, 12, 2, "12 drones")
    assert row["basis"] == "sum of 2 figures, 9 Aug 2024 to 10 Aug 2024"


def test_lows_and_highs_are_summed_apart() -> None:
    row = figure(at(KURSK, number=(5, 7), **on(9)), at(KURSK, number=3, **on(10)))
    assert (row["low"], row["high"], row["words"]) == (8, 10, "8 to 10 drones")


def test_one_open_end_opens_the_sum() -> None:
    row = figure(at(KURSK, number=100, bound="more_than", **on(9)), at(KURSK, number=3, **on(10)))
    assert row["low"] == 103
    assert np.isnan(row["high"])
    assert row["words"] == "more than 103 drones"


def test_a_sum_open_at_both_ends_is_no_number() -> None:
    row = figure(at(KURSK, number=100, bound="at_least", **on(9)), at(KURSK, number=3, bound="up_to", **on(10)))
    assert row["words"] == "no sum: open upwards and downwards"


def test_about_stays_about() -> None:
    row = figure(at(KURSK, number=100, bound="about", **on(9)), at(KURSK, number=3, **on(10)))
    assert row["words"] == "about 103 drones"


def test_vague_words_are_told_and_not_summed() -> None:
    vague = at(KURSK, number=24, bound="about", vague=True, high=np.nan, **on(11))
    row = figure(at(KURSK, number=5, **on(9)), at(KURSK, number=7, **on(10)), vague)
    assert row["low"] == 12
    assert row["vague"] == ("dozens of drones",)
    alone = figure(vague)
    assert alone["words"] == "in words only"
    assert np.isnan(alone["low"])


def test_claimants_are_never_summed() -> None:
    figures = placed(at(KURSK, number=5, **on(9)), at(KURSK, number=7, voice=AIR_FORCE, **on(10))).figures
    assert sorted(figures["low"]) == [5, 7]
    assert set(figures["summed"]) == {0}


def test_items_metrics_and_statuses_are_never_summed() -> None:
    rows = [
        at(KURSK, item="Lancet drones", **on(9)),
        at(KURSK, item="Shahed drones", **on(10)),
        at(KURSK, metric="missiles_downed", **on(11)),
    ]
    assert len(placed(*rows).figures) == 3
    table = claims(at(KURSK, **on(9)), at(KURSK, status="hypothetical", **on(10)))
    asked = analysis.marks(table, ("claimed", "hypothetical"))
    assert set(analysis.places(asked, table).figures["status"]) == {"claimed", "hypothetical"}


def test_places_are_never_summed_so_a_town_is_not_added_to_its_region() -> None:
    region = Place("Kharkiv region", "Kharkiv Oblast", 49.5, 36.3, "UA")
    figures = placed(at(KHARKIV, number=5), at(region, number=8)).figures
    assert dict(zip(figures["place"], figures["low"], strict=True)) == {"Kharkiv": 5, "Kharkiv Oblast": 8}


def test_of_one_day_the_latest_figure_counts() -> None:
    night = {"first": date(2024, 8, 9), "last": date(2024, 8, 9)}
    row = figure(
        at(KURSK, number=5, day=date(2024, 8, 9), source="A", **night),
        at(KURSK, number=6, day=date(2024, 8, 10), source="B", **night),
        at(KURSK, number=2, **on(11)),
    )
    assert (row["low"], row["summed"]) == (8, 2)
    assert "1 more not added" in row["basis"]


def test_a_span_is_not_added_to_the_days_that_it_holds() -> None:
    week = at(KURSK, number=40, first=date(2024, 8, 5), last=date(2024, 8, 11))
    row = figure(at(KURSK, number=5, **on(9)), at(KURSK, number=7, **on(10)), week)
    assert (row["low"], row["summed"]) == (12, 2)


def test_an_event_without_a_day_is_not_added_to_others() -> None:
    undated = at(KURSK, number=9, first=None, last=None, day=date(2024, 8, 12))
    assert figure(at(KURSK, number=5, **on(9)), undated)["low"] == 5
    assert figure(undated)["words"] == "9 drones"


def test_a_part_at_the_place_of_its_whole_is_not_added() -> None:
    whole = at(KHARKIV, metric="killed", number=12, claim="whole", **on(9))
    row = figure(
        whole,
        at(KHARKIV, metric="killed", number=3, part_of="whole", **on(9)),
        at(KHARKIV, metric="killed", number=2, **on(10)),
    )
    assert (row["low"], row["summed"]) == (14, 2)


def test_parts_stand_at_their_places_and_the_whole_over_several_beside() -> None:
    whole = at(KURSK, BELGOROD, number=117, claim="whole")
    found = placed(whole, at(KURSK, number=37, part_of="whole"), at(BELGOROD, number=4, part_of="whole"))
    assert dict(zip(found.figures["place"], found.figures["low"], strict=True)) == {
        "Kursk Oblast": 37,
        "Belgorod Oblast": 4,
    }
    several = found.beside.iloc[0]
    assert (several["reason"], several["places"]) == ("several", ("Kursk Oblast", "Belgorod Oblast"))
    assert several["words"].startswith("117 drones")
    assert several["claims"] == ("whole",)


@pytest.mark.parametrize("kind", ["cumulative", "state"])
def test_of_totals_and_levels_the_latest_stands(kind: str) -> None:
    rows = [
        at(KURSK, metric="captured", number=n, voice=GENERAL_STAFF, kind=kind, **on(d))
        for n, d in ((594, 20), (700, 27))
    ]
    row = figure(*rows)
    assert (row["low"], row["summed"]) == (700, 0)
    assert row["basis"].startswith("latest of 2 figures")


def test_lengths_are_never_summed() -> None:
    row = figure(
        at(KURSK, metric="advance", number=(1, 2), **on(9)), at(KURSK, metric="advance", number=(1, 3), **on(10))
    )
    assert (row["low"], row["high"], row["summed"]) == (1, 3, 0)


def test_unknown_places_and_countries_stand_beside_with_their_counts() -> None:
    found = placed(at(VILLAGE, **on(9)), at(VILLAGE, **on(10)), at(UKRAINE), at(voice=AIR_FORCE))
    assert found.places.empty
    counts = {(row.reason, row.places): row.marks for row in found.beside.itertuples()}
    assert counts == {("unknown", ("Malaya Loknya",)): 2, ("unknown", ("Ukraine",)): 1, ("none", ()): 1}


def test_a_whole_state_beside_a_town_says_little_about_where() -> None:
    found = placed(at(UKRAINE, KHARKIV, target="Ukrainian", target_side="Ukraine"))
    assert list(found.places["place"]) == ["Kharkiv"]


def test_every_mark_is_somewhere_and_every_claim_once() -> None:
    table = fortnight()
    drawn = analysis.marks(table)
    found = analysis.places(drawn, table)
    assert found.places["marks"].sum() + found.beside["marks"].sum() == len(drawn.table)
    ids = [claim for column in (found.places, found.beside) for ids in column["claims"] for claim in ids]
    assert sorted(ids) == sorted(claim for ids in drawn.table["claims"] for claim in ids)
    assert found.left_out == drawn.left_out


def test_nothing_gives_empty_tables_with_their_columns() -> None:
    found = placed()
    assert list(found.places.columns) == list(PLACE_COLUMNS)
    assert list(found.figures.columns) == list(PLACE_FIGURE_COLUMNS)
    assert list(found.beside.columns) == list(BESIDE_COLUMNS)
    assert found.places.empty
    assert found.beside.empty
