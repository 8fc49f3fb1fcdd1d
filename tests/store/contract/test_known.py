"""As known on a day: what had been published by then, and how much had not."""

from __future__ import annotations

from datetime import date

from components.question import Question
from components.store import Facet, Store
from tests.store.contract.corpus import DAY, NIGHT, UNDATED, quotes
from tests.store.making import claim, entry, found, put, report, titles, vector

EVE, MORNING = date(2024, 8, 14), date(2024, 8, 16)


def test_claims_of_reports_published_later_are_out_and_those_of_the_day_itself_are_in(full: Store) -> None:
    assert quotes(full, known=EVE) == ["117 drones", "3 dead"]
    assert quotes(full, known=MORNING) == ["117 drones", "28", "3 dead", "74 villages"]
    assert quotes(full, known=date(2024, 8, 13)) == []


def test_a_report_without_a_date_was_known_on_no_day(full: Store) -> None:
    assert "12 wounded" not in quotes(full, known=date(2100, 1, 1))
    assert titles(full.reports(Question(known=MORNING))) == [DAY.title, NIGHT.title]


def test_what_was_not_known_is_counted_by_why(full: Store) -> None:
    assert set(full.facets(Question(known=EVE))["known"]) == {Facet("later", 2), Facet("undated", 1)}
    assert set(full.facets(Question(known=EVE), of="reports")["known"]) == {Facet("later", 1), Facet("undated", 1)}
    assert full.facets(Question(known=MORNING, metrics=("settlements_controlled",)))["known"] == ()


def test_the_other_filters_count_what_was_known(full: Store) -> None:
    assert full.facets(Question(known=EVE))["sources"] == (Facet("Harbour Wire", 2),)
    assert full.facets(Question(known=EVE), of="reports")["sources"] == (Facet("Harbour Wire", 1),)


def test_the_days_that_figures_speak_of_are_another_filter(store: Store) -> None:
    early = report("By now 3 dead.", "Early", "2024-08-14")
    late = report("It had been 5 dead.", "Late", "2024-09-20")
    days = {"first": date(2024, 8, 14), "last": date(2024, 8, 14)}
    five = claim(late, "5 dead", low=5, high=5, **days)
    put(store, [entry(early, claim(early, "3 dead", **days)), entry(late, five)])
    assert quotes(store, since=date(2024, 8, 14), until=date(2024, 8, 14)) == ["3 dead", "5 dead"]
    assert quotes(store, since=date(2024, 8, 14), until=date(2024, 8, 14), known=date(2024, 8, 31)) == ["3 dead"]


def test_search_finds_only_what_was_known(full: Store) -> None:
    assert set(found(full.match("Moscow Kyiv drones day", Question(known=EVE), 9))) == {NIGHT.id}
    near = full.nearest(vector(UNDATED.text), "letters", Question(known=EVE), 99)
    assert set(found(near)) == {NIGHT.id}
