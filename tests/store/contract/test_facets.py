"""What a question could be narrowed to, with counts."""

from __future__ import annotations

from components.question import Question
from components.store import Facet, Store
from tests.store.contract.corpus import DAY, UNDATED, quotes
from tests.store.making import entry, put, report, titles


def test_facets_count_each_filter_as_if_it_were_empty(full: Store) -> None:
    facets = full.facets(Question(metrics=("settlements_controlled",)))
    assert facets["metrics"][0] == Facet("settlements_controlled", 2)
    assert {facet.value for facet in facets["metrics"]} == {
        "settlements_controlled", "drones_downed", "killed", "wounded",
    }  # fmt: skip
    assert set(facets["claimants"]) == {Facet("Ukraine", 1), Facet("Moscow", 1)}
    assert facets["places"] == (Facet("Kursk Oblast", 1),)
    assert facets["targets"] == (Facet("Russian", 1),)
    assert facets["items"] == ()
    assert facets["sources"] == (Facet("Quay Post", 2),)
    assert facets["months"] == (Facet("2024-08", 2),)
    everything = full.facets(Question())
    assert everything["sources"] == (Facet("Quay Post", 3), Facet("Harbour Wire", 2))
    assert everything["languages"] == (Facet("en", 2),)


def test_facets_count_reports_on_request_those_without_claims_too(full: Store) -> None:
    silent = report("A calm day at the harbour, nothing was counted.", day="2024-09-01", source="Tide Table")
    put(full, [entry(silent)])
    facets = full.facets(Question(), of="reports")
    assert facets["sources"] == (Facet("Quay Post", 2), Facet("Harbour Wire", 1), Facet("Tide Table", 1))
    assert facets["months"] == (Facet("2024-08", 2), Facet("2024-09", 1))
    assert Facet("settlements_controlled", 1) in facets["metrics"]
    assert full.facets(Question(), [DAY.id], "reports")["sources"] == (Facet("Quay Post", 1),)


def test_what_is_excluded_is_left_out_and_still_counted_by_its_own_filter(full: Store) -> None:
    asked = Question(metrics=("settlements_controlled",), excluded=(("claimants", "Ukraine"),))
    assert full.claims(asked)["quote"].tolist() == ["28"]
    assert set(full.facets(asked)["claimants"]) == {Facet("Ukraine", 1), Facet("Moscow", 1)}
    assert full.facets(asked)["metrics"][0].count == 1
    assert quotes(full, excluded=(("places", "Kursk Oblast"),)) == ["12 wounded", "28", "3 dead"]
    assert quotes(full, excluded=(("sources", "Quay Post"),)) == ["117 drones", "3 dead"]
    assert titles(full.reports(Question(excluded=(("languages", "en"),)))) == [UNDATED.title, DAY.title]


def test_confidence_counts_what_it_leaves_below(full: Store) -> None:
    assert set(full.facets(Question(confidence=0.5))["confidence"]) == {Facet("", 4), Facet("below", 1)}


def test_facets_of_some_fields_are_those_that_are_among_all(full: Store) -> None:
    for of in ("claims", "reports"):
        everything, some = (full.facets(Question(), of=of, fields=fields) for fields in ((), ("sources", "places")))
        assert some == {field: everything[field] for field in ("sources", "places")}
