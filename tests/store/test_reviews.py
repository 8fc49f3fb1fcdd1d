"""What readers decided about claims stands, is undone step by step, and survives another extraction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from components.errors import InputError
from components.question import Question
from components.records import Place, Span
from components.store import Facet, Removals, Reviews, Store, open_store
from tests.store.making import MODEL, claim, day, entry, found, put, report, vector

TOLD = report("The ministry said 117 drones were downed.\nThe governor spoke of 3 dead.", "A zebrafinch night")
DOWNED = claim(
    TOLD, "117 drones", metric="drones_downed", low=117, high=117, unit="drones", claimant="the ministry",
    claimant_name="Ministry", first=day("2024-08-13"), last=day("2024-08-14"), places=(Place("Kursk", "Kursk Oblast"),),
)  # fmt: skip
DEAD = claim(TOLD, "3 dead")
OTHER = report("Calm at the harbour.", "Another", "2024-08-15")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_store(tmp_path / "library") as store:
        put(store, [entry(TOLD, DOWNED, DEAD), entry(OTHER)])
    return tmp_path / "library"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with open_store(folder) as opened:
        yield opened


@pytest.fixture
def reviews(folder: Path) -> Iterator[Reviews]:
    with Reviews(folder) as opened:
        yield opened


def quotes(store: Store, **filters: object) -> list[str]:
    return sorted(store.claims(Question(**filters))["quote"])  # type: ignore[arg-type]


def test_a_rejected_claim_leaves_tables_and_counts_and_an_undo_brings_all_back(store: Store, reviews: Reviews) -> None:
    before = store.summary()
    reviews.give(DOWNED.id, "rejected", "another war", "Ada")
    assert quotes(store) == ["3 dead"]
    assert quotes(store, review="all") == ["117 drones", "3 dead"]
    assert quotes(store, review="rejected") == ["117 drones"]
    assert set(store.facets(Question())["review"]) == {Facet("rejected", 1), Facet("", 1)}
    assert (store.summary().claims, store.summary().rejected) == (before.claims - 1, 1)
    assert store.summary().fingerprint != before.fingerprint
    (row,) = store.claims(Question(review="rejected")).to_dict("records")
    assert (row["review"], row["reviewer"], row["reason"]) == ("rejected", "Ada", "another war")
    reviews.give(DOWNED.id, "undone", "", "Ada")
    assert store.summary().fingerprint == before.fingerprint
    assert quotes(store) == ["117 drones", "3 dead"]


def test_a_correction_is_what_filters_see_and_keeps_what_was_extracted(store: Store, reviews: Reviews) -> None:
    right = replace(DOWNED, low=107.0, high=107.0, metric="drones_launched", places=(Place("Sudzha"),))
    reviews.give(DOWNED.id, "corrected", "a slip", "Ada", right)
    (row,) = store.claims(Question(metrics=("drones_launched",), places=("Sudzha",))).to_dict("records")
    assert (row["low"], row["review"], row["claim"]) == (107, "corrected", DOWNED.id)
    assert '"low": 117' in row["extracted"]
    assert quotes(store, metrics=("drones_downed",)) == []
    assert reviews.claim(DOWNED.id).low == 107


def test_undo_goes_back_one_step_at_a_time_and_the_history_keeps_them_all(store: Store, reviews: Reviews) -> None:
    reviews.give(DOWNED.id, "corrected", "first", "Ada", replace(DOWNED, low=107.0, high=107.0))
    reviews.give(DOWNED.id, "rejected", "second", "Bo")
    reviews.give(DOWNED.id, "undone", "", "Bo")
    assert store.claims(Question(metrics=("drones_downed",)))["low"].tolist() == [107]
    reviews.give(DOWNED.id, "undone", "", "Ada")
    assert store.claims(Question(metrics=("drones_downed",)))["low"].tolist() == [117]
    history = reviews.history(DOWNED.id)
    assert [(one.verdict, one.who) for one in history] == [
        ("corrected", "Ada"), ("rejected", "Bo"), ("undone", "Bo"), ("undone", "Ada"),
    ]  # fmt: skip
    assert history[0].extracted == DOWNED
    assert history[0].corrected == replace(DOWNED, low=107.0, high=107.0)


def test_a_decision_stands_when_the_report_is_extracted_anew(store: Store, reviews: Reviews) -> None:
    reviews.give(DOWNED.id, "corrected", "a slip", "Ada", replace(DOWNED, low=107.0, high=107.0))
    put(store, [entry(TOLD, replace(DOWNED, claimant_name="Defence", extractor="rules 2"), DEAD)])
    (row,) = store.claims(Question(metrics=("drones_downed",))).to_dict("records")
    assert (row["low"], row["claimant_name"], row["extractor"]) == (107, "Defence", "rules 2")

    wider = claim(TOLD, "said 117 drones", metric="drones_downed", low=117, high=117, unit="drones")
    put(store, [entry(TOLD, wider, DEAD)])
    assert store.claims(Question(metrics=("drones_downed",)))["low"].tolist() == [107]
    put(store, [entry(TOLD, DEAD)])
    assert store.claims(Question(metrics=("drones_downed",)))["low"].tolist() == [107]
    put(store, [entry(TOLD, DOWNED, DEAD)])
    assert store.claims(Question(metrics=("drones_downed",)))["low"].tolist() == [107]


def test_a_claim_that_is_not_there_is_told(reviews: Reviews) -> None:
    with pytest.raises(InputError, match="no claim"):
        reviews.give("0123", "rejected", "", "Ada")


def test_a_removed_report_is_gone_everywhere_and_comes_back_as_it_was(folder: Path, store: Store) -> None:
    before, claims = store.summary(), store.claims(Question())
    with Reviews(folder) as reviews, Removals(folder) as removals:
        reviews.give(DEAD.id, "rejected", "", "Ada")
        reviewed = store.summary().fingerprint
        assert removals.remove([TOLD.id, "stranger"], "Ada") == 1
        assert store.known([TOLD.id]) == set()
        assert store.report(TOLD.id) is None
        assert store.claims(Question(review="all")).empty
        assert found(store.match("zebrafinch", Question(), 5)) == []
        assert TOLD.id not in found(store.nearest(vector(TOLD.title), MODEL, Question(), 5))
        assert [one.title for one in removals.all()] == [TOLD.title]
        assert removals.restore([TOLD.id]) == 1
        assert store.summary().fingerprint == reviewed
        assert store.report(TOLD.id) == TOLD
        assert found(store.match("zebrafinch", Question(), 5)) == [TOLD.id]
        reviews.give(DEAD.id, "undone", "", "Ada")
    assert store.summary().fingerprint == before.fingerprint
    assert store.claims(Question())["claim"].tolist() == claims["claim"].tolist()


def test_a_report_that_is_loaded_again_is_removed_no_longer(folder: Path, store: Store) -> None:
    with Removals(folder) as removals:
        removals.remove([TOLD.id], "Ada")
        put(store, [entry(TOLD, DOWNED, DEAD)])
        assert removals.all() == ()
        assert removals.restore([TOLD.id]) == 0


def test_after_compacting_no_byte_of_a_removed_report_is_left_and_search_stays_exact(
    folder: Path, store: Store
) -> None:
    assert found(store.nearest(vector(TOLD.title), MODEL, Question(), 1)) == [TOLD.id]
    spoken = [*TOLD.text.split("\n"), TOLD.title]
    with Removals(folder) as removals:
        removals.remove([TOLD.id], "Ada")
        removals.compact()
        assert removals.restore([TOLD.id]) == 0
    scores = store.nearest(vector(OTHER.title), MODEL, Question(), 1)
    assert found(scores) == [OTHER.id]
    assert scores.values == pytest.approx([1.0], abs=1e-3)
    files = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert b"zebrafinch" not in files.lower()
    for text in spoken:
        assert text.encode() not in files
        assert vector(text).astype("<f2").tobytes() not in files


def test_a_library_whose_reports_are_all_removed_and_compacted_can_be_loaded_again(folder: Path, store: Store) -> None:
    with Removals(folder) as removals:
        removals.remove([TOLD.id, OTHER.id], "Ada")
        removals.compact()
    assert store.nearest(vector("anything"), MODEL, Question(), 3).passages == ()
    put(store, [entry(OTHER)])
    assert found(store.nearest(vector(OTHER.title), MODEL, Question(), 1)) == [OTHER.id]


def test_a_judged_claim_is_marked_at_its_place(store: Store, reviews: Reviews) -> None:
    reviews.give(DEAD.id, "rejected", "", "Ada")
    (row,) = store.claims(Question(review="rejected")).to_dict("records")
    assert Span(row["start"], row["end"]) == DEAD.span
