"""The table of claims and its filters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from components.question import Question
from components.records import CLAIM_COLUMNS, REPORT_COLUMNS
from components.store import Store
from tests.store.contract.corpus import DAY, DOWNED, NIGHT, quotes
from tests.store.making import claim, day, entry, put, report, titles


def test_a_claim_comes_back_without_loss(full: Store) -> None:
    table = full.claims(Question(metrics=("drones_downed",)))
    assert tuple(table.columns) == CLAIM_COLUMNS
    (row,) = table.to_dict("records")
    assert row["claim"] == DOWNED.id
    assert row["report"] == NIGHT.id
    for field in (
        "metric", "item", "low", "high", "bound", "unit", "vague", "source_value", "source_unit", "claimant",
        "claimant_name", "claimant_side", "disputed_by", "target", "target_side", "status", "kind", "part_of",
        "from_place", "to_place", "confidence", "extractor", "in_title", "mentions",
    ):  # fmt: skip
        assert row[field] == getattr(DOWNED, field), field
    assert (row["start"], row["end"]) == (DOWNED.span.start, DOWNED.span.end)
    assert (row["first"].date(), row["last"].date()) == (DOWNED.first, DOWNED.last)
    assert row["located"] == DOWNED.places
    assert row["places"] == ("Kursk Oblast", "Russkoye")
    assert row["quote"] == "117 drones"
    assert row["voice"] == "Russian Ministry of Defence"
    assert row["title"] == NIGHT.title
    assert row["published"] == NIGHT.published
    assert row["day"].date() == NIGHT.day
    assert (row["source"], row["url"], row["given_id"]) == (NIGHT.source, NIGHT.url, NIGHT.given_id)


def test_an_open_side_an_unknown_day_and_a_missing_claimant_stay_unknown(full: Store) -> None:
    (held,) = full.claims(Question(claimants=("Ukraine",))).to_dict("records")
    assert held["low"] == 74
    assert pd.isna(held["high"])
    (hurt,) = full.claims(Question(metrics=("wounded",))).to_dict("records")
    assert pd.isna(hurt["first"])
    assert pd.isna(hurt["day"])
    assert pd.isna(hurt["claimant"])
    assert hurt["places"] == ()


def test_a_quote_is_taken_from_the_title_where_the_claim_stands_there(store: Store) -> None:
    odd = report("Nothing here.", "🛩 17 drones 🛩 downed")
    put(store, [entry(odd, claim(odd, "17 drones", in_title=True))])
    assert store.claims(Question())["quote"].tolist() == ["17 drones"]
    assert store.claims(Question())["in_title"].tolist() == [True]


def test_a_claimant_without_a_canonical_name_speaks_under_the_texts_own(full: Store) -> None:
    assert quotes(full, claimants=("Moscow",)) == ["28"]
    assert quotes(full, claimants=("stated by Quay Post",)) == ["12 wounded"]


@pytest.mark.parametrize("number", [0.0, 0.1, 2.0**53, 1e300])
def test_a_number_is_never_rounded(store: Store, number: float) -> None:
    put(store, [entry(NIGHT, replace(DOWNED, low=number, high=number))])
    assert store.claims(Question())["low"].tolist() == [number]


def test_days_of_any_year_come_back(store: Store) -> None:
    odd = report("In the year 1 there were 3 dead.", day="0001-01-01")
    put(store, [entry(odd, claim(odd, "3 dead", first=date(1, 1, 1), last=date(9999, 12, 31)))])
    table = store.claims(Question())
    assert [table[column][0].year for column in ("first", "last", "day")] == [1, 9999, 1]


def test_an_empty_answer_has_the_columns_and_types_of_a_full_one(full: Store) -> None:
    nobody = Question(claimants=("nobody",))
    assert len(full.claims(nobody)) == 0
    assert full.claims(nobody).dtypes.to_dict() == full.claims(Question()).dtypes.to_dict()
    assert tuple(full.reports(nobody).columns) == REPORT_COLUMNS
    assert full.reports(nobody).dtypes.to_dict() == full.reports(Question()).dtypes.to_dict()


def test_columns_have_their_types(full: Store) -> None:
    types = full.claims(Question()).dtypes
    for column in ("first", "last", "day"):
        assert pd.api.types.is_datetime64_dtype(types[column])
    assert types["low"] == types["high"] == np.float64
    assert types["vague"].kind == types["in_title"].kind == "b"


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, ["117 drones", "12 wounded", "28", "3 dead", "74 villages"]),
        ({"metrics": ("killed", "wounded")}, ["12 wounded", "3 dead"]),
        ({"items": ("drones",)}, ["117 drones"]),
        ({"claimants": ("Russian Ministry of Defence", "Moscow")}, ["117 drones", "28"]),
        ({"targets": ("Ukrainian",)}, ["117 drones"]),
        ({"places": ("Kursk Oblast",)}, ["117 drones", "74 villages"]),
        ({"places": ("Kursk",)}, ["117 drones", "74 villages"]),
        ({"places": ("Russkoye",)}, ["117 drones"]),
        ({"sources": ("Quay Post",)}, ["12 wounded", "28", "74 villages"]),
        ({"status": ("unverified",)}, ["3 dead"]),
        ({"kinds": ("state", "cumulative")}, ["28", "74 villages"]),
        ({"confidence": 0.85}, ["117 drones", "12 wounded", "28", "74 villages"]),
        ({"metrics": ("killed",), "sources": ("Quay Post",)}, []),
        ({"items": ("x' OR '1'='1", '"', "%")}, []),
    ],
)
def test_each_filter_keeps_what_it_names(full: Store, filters: dict[str, object], kept: list[str]) -> None:
    assert quotes(full, **filters) == kept


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        ("2024-08-13", "2024-08-13", []),  # a night belongs to the day it ends
        ("2024-08-14", "2024-08-14", ["117 drones", "3 dead"]),  # no day of its own: that of publication
        ("2024-08-15", "2024-08-15", ["74 villages"]),
        ("2024-08-06", "2024-08-12", []),  # a running total belongs to its last day
        ("2024-08-16", None, ["28"]),
        (None, "2024-08-14", ["117 drones", "3 dead"]),
        ("2024-08-01", "2024-08-31", ["117 drones", "28", "3 dead", "74 villages"]),  # undated left out
    ],
)
def test_a_period_is_held_against_the_days_that_a_claim_speaks_of(
    full: Store, since: str | None, until: str | None, kept: list[str]
) -> None:
    period = {"since": day(since) if since else None, "until": day(until) if until else None}
    assert quotes(full, **period) == kept


def test_ids_keep_claims_and_reports_of_these_reports_only(full: Store) -> None:
    assert full.claims(Question(), [DAY.id])["quote"].tolist() == ["74 villages", "28"]
    assert titles(full.reports(Question(), [DAY.id, "stranger"])) == [DAY.title]
    assert len(full.claims(Question(), [])) == len(full.reports(Question(), [])) == 0
    assert len(full.claims(Question(), [str(number) for number in range(50_000)] + [DAY.id])) == 2


def test_months_are_those_of_the_days_that_claims_speak_of(full: Store) -> None:
    late = report("It was said that 5 died on the last day of July.", day="2024-08-01")
    put(full, [entry(late, claim(late, "5 died", low=5, high=5, first=day("2024-07-31"), last=day("2024-07-31")))])
    assert quotes(full, months=("2024-07",)) == ["5 died"]
    assert late.title in titles(full.reports(Question(months=("2024-08",))))


def test_a_filter_finds_the_same_rows_whatever_was_asked_before_it(full: Store) -> None:
    narrow = [
        Question(metrics=("drones_downed",)),
        Question(sources=("Harbour Wire",)),
        Question(until=day("2024-08-14")),
    ]
    alone = [full.claims(asked) for asked in narrow]
    full.claims(Question())
    for before, asked in zip(alone, narrow, strict=True):
        pd.testing.assert_frame_equal(full.claims(asked), before)


def test_what_is_replaced_is_read_anew(store: Store) -> None:
    told = report("3 killed, 5 wounded.")
    put(store, [entry(told, claim(told, "3 killed"))])
    assert store.claims(Question())["low"].tolist() == [3]
    put(store, [entry(told, claim(told, "5 wounded", low=5.0))])
    assert store.claims(Question())["low"].tolist() == [5]
    assert store.claims(Question(metrics=("killed",)))["quote"].tolist() == ["5 wounded"]
