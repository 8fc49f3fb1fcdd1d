"""What is in the library: counts, fingerprint, version."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from components.question import Question
from components.store import Entry, Facet, Store, open_store
from tests.store.contract.corpus import ALL, DEAD, DOWNED, NIGHT
from tests.store.making import MODEL, entry, put, report, vector


def test_the_summary_counts_what_is_there(full: Store) -> None:
    summary = full.summary()
    assert (summary.reports, summary.passages, summary.claims) == (3, 8, 5)
    assert (summary.undated, summary.sources) == (1, 2)
    assert (summary.first_day, summary.last_day, summary.latest) == ("2024-08-14", "2024-08-16", "2024-08-16")
    assert summary.metrics[0] == Facet("settlements_controlled", 2)


def test_an_empty_library_says_so(store: Store) -> None:
    summary = store.summary()
    assert (summary.reports, summary.first_day, summary.latest, summary.metrics) == (0, None, None, ())
    assert store.match("drones", Question(), 10).passages == ()
    assert store.nearest(vector("q"), MODEL, Question(), 10).passages == ()
    assert all(values == () for values in store.facets(Question()).values())


def test_the_fingerprint_hangs_on_content_and_not_on_the_order_of_loading(tmp_path: Path) -> None:
    prints = []
    for name, batches in {"one": [ALL], "two": [ALL[::-1]], "three": [ALL[:2], ALL[1:], ALL]}.items():
        with open_store(tmp_path / name) as store:
            for batch in batches:
                put(store, batch)
            prints.append(store.summary().fingerprint)
    assert len(set(prints)) == 1


@pytest.mark.parametrize(
    "changed",
    [
        entry(replace(NIGHT, published="2024-08-15"), DOWNED, DEAD),
        entry(NIGHT, DOWNED),
        entry(NIGHT, replace(DOWNED, low=118), DEAD),
        entry(NIGHT, replace(DOWNED, status="denied"), DEAD),
        entry(NIGHT, replace(DOWNED, places=()), DEAD),
    ],
)
def test_the_fingerprint_changes_with_a_date_or_a_claim(full: Store, changed: Entry) -> None:
    before = full.summary().fingerprint
    put(full, [changed])
    assert full.summary().fingerprint != before
    put(full, ALL[:1])
    assert full.summary().fingerprint == before


def test_the_version_rises_with_every_change_of_whichever_process(full: Store, tmp_path: Path) -> None:
    before = full.summary().version
    assert full.summary().version == before
    with open_store(tmp_path / "library") as other:
        put(other, [entry(report("new words"))])
    assert full.summary().version > before
    assert full.summary().reports == 4
