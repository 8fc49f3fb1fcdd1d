"""What readers decide about claims, and what tables, counts and another extraction make of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from components.errors import InputError
from components.question import Question
from components.records import Claim, Place
from components.store import Facet, Reviews, Store, open_store
from tests.store.making import claim, entry, put, report

REPORT = report("The ministry said 117 drones were downed over Kursk.\nThe governor spoke of 3 dead.", "Night")
OTHER = report("Kyiv says 12 were wounded.", "Day", "2024-08-16")
DOWNED = claim(
    REPORT, "117 drones", metric="drones_downed", low=117.0, high=117.0, unit="drones", claimant="the ministry",
    claimant_name="Russian Ministry of Defence", claimant_side="Russia", places=(Place("Kursk", "Kursk Oblast"),),
    first=date(2024, 8, 13), last=date(2024, 8, 14), confidence=0.9,
)  # fmt: skip
LAUNCHED = claim(REPORT, "117 drones", metric="drones_launched", low=117.0, high=117.0, unit="drones")
DEAD = claim(REPORT, "3 dead")
HURT = claim(OTHER, "12 were wounded", metric="wounded", low=12.0, high=12.0)
PUT_RIGHT = replace(
    DOWNED, low=110.0, high=115.0, bound="range", claimant="Kyiv", claimant_name="Ukraine", claimant_side="Ukraine",
    places=(Place("Belgorod", "Belgorod Oblast", 50.6, 36.59, "RU"),), first=date(2024, 8, 1), last=date(2024, 8, 2),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        put(opened, [entry(REPORT, DOWNED, LAUNCHED, DEAD), entry(OTHER, HURT)])
        yield opened


@pytest.fixture
def reviews(store: Store, tmp_path: Path) -> Iterator[Reviews]:  # noqa: ARG001 - the claims come first
    with Reviews(tmp_path) as opened:
        yield opened


def ids(store: Store, **filters: object) -> set[str]:
    return set(store.claims(Question(**filters))["claim"])  # type: ignore[arg-type]


def row(store: Store, claim_id: str) -> dict[str, object]:
    (found,) = store.claims(Question(review="all"), among=[claim_id]).to_dict("records")
    return found


ALL = {one.id for one in (DOWNED, LAUNCHED, DEAD, HURT)}


def test_a_rejected_claim_leaves_tables_and_counts(store: Store, reviews: Reviews) -> None:
    before = store.summary()
    reviews.give(DEAD.id, "rejected", "of another war", "Mara")
    after = store.summary()
    assert ids(store) == ALL - {DEAD.id}
    assert "killed" not in {facet.value for facet in store.facets(Question())["metrics"]}
    assert set(store.facets(Question())["review"]) == {Facet("", 3), Facet("rejected", 1)}
    assert (after.claims, after.rejected, after.corrected) == (before.claims - 1, 1, 0)
    assert Facet("killed", 1) not in after.metrics
    assert after.fingerprint != before.fingerprint
    assert after.version > before.version
    assert store.reports(Question(metrics=("killed",))).empty
    assert store.reports(Question(), [REPORT.id])["claims"].tolist() == [2]


def test_a_question_may_ask_for_what_was_decided(store: Store, reviews: Reviews) -> None:
    reviews.give(DEAD.id, "rejected", "", "Mara")
    reviews.give(DOWNED.id, "corrected", "", "Mara", PUT_RIGHT)
    assert ids(store, review="all") == ALL
    assert ids(store, review="rejected") == {DEAD.id}
    assert ids(store, review="corrected") == {DOWNED.id}
    assert ids(store, review="unreviewed") == {LAUNCHED.id, HURT.id}
    assert set(store.reports(Question(review="rejected"))["report"]) == {REPORT.id}
    assert (store.summary().rejected, store.summary().corrected) == (1, 1)


@pytest.mark.parametrize(("verdict", "corrected"), [("rejected", None), ("corrected", PUT_RIGHT)])
def test_what_was_decided_is_taken_back_without_a_trace_in_the_content(
    store: Store, reviews: Reviews, verdict: str, corrected: Claim | None
) -> None:
    before, table = store.summary(), store.claims(Question())
    reviews.give(DOWNED.id, verdict, "", "Mara", corrected)
    assert store.summary().fingerprint != before.fingerprint
    reviews.give(DOWNED.id, "undone", "", "Ivo")
    assert store.summary().fingerprint == before.fingerprint
    pd.testing.assert_frame_equal(store.claims(Question()), table)
    assert reviews.claim(DOWNED.id) == DOWNED


def test_a_decision_about_one_claim_leaves_the_order_of_the_others(store: Store, reviews: Reviews) -> None:
    order = store.claims(Question())["claim"].tolist()
    reviews.give(DEAD.id, "corrected", "", "Mara", replace(DEAD, low=4.0, high=4.0))
    assert store.claims(Question())["claim"].tolist() == order


def test_several_decisions_are_taken_back_one_at_a_time(store: Store, reviews: Reviews) -> None:
    prints = [store.summary().fingerprint]
    steps = [("corrected", PUT_RIGHT), ("corrected", replace(PUT_RIGHT, low=112.0)), ("rejected", None)]
    for verdict, corrected in steps:
        reviews.give(DOWNED.id, verdict, "", "Mara", corrected)
        prints.append(store.summary().fingerprint)
    assert len(set(prints)) == 4
    for expected in prints[-2::-1]:
        reviews.give(DOWNED.id, "undone", "", "Mara")
        assert store.summary().fingerprint == expected
    reviews.give(DOWNED.id, "undone", "", "Mara")  # one time too many
    assert store.summary().fingerprint == prints[0]
    reviews.give(DOWNED.id, "rejected", "", "Mara")
    assert ids(store, review="rejected") == {DOWNED.id}


def test_the_history_tells_all_that_was_decided(reviews: Reviews) -> None:
    reviews.give(DOWNED.id, "corrected", "a range,\n<b>not</b> one number", "Mara; DROP TABLE review", PUT_RIGHT)
    reviews.give(DOWNED.id, "undone", "", "Ivo")
    reviews.give(DOWNED.id, "rejected", "half a character \ud800", "")
    reviews.give(DEAD.id, "rejected", "", "Ivo")
    first, second, third = reviews.history(DOWNED.id)
    assert (first.claim, first.verdict) == (DOWNED.id, "corrected")
    assert (first.reason, first.who) == ("a range,\n<b>not</b> one number", "Mara; DROP TABLE review")
    assert (first.extracted, first.corrected) == (DOWNED, PUT_RIGHT)
    assert (second.verdict, second.who, second.extracted, second.corrected) == ("undone", "Ivo", DOWNED, None)
    assert (third.verdict, third.reason, third.who) == ("rejected", "half a character ?", "")
    for one in (first, second, third):
        assert datetime.fromisoformat(one.when).utcoffset() == timedelta(0)
    assert reviews.history("stranger") == ()


def test_a_correction_is_seen_by_filters_and_facets(store: Store, reviews: Reviews) -> None:
    reviews.give(DOWNED.id, "corrected", "", "Mara", PUT_RIGHT)
    asked = {"metrics": ("drones_downed",)}
    assert ids(store, claimants=("Ukraine",)) == {DOWNED.id}
    assert ids(store, claimants=("Russian Ministry of Defence",)) == set()
    assert ids(store, places=("Belgorod Oblast",)) == {DOWNED.id}
    assert ids(store, places=("Kursk Oblast",)) == set()
    assert ids(store, **asked, since=date(2024, 8, 2), until=date(2024, 8, 2)) == {DOWNED.id}
    assert ids(store, **asked, since=date(2024, 8, 14)) == set()
    assert Facet("Ukraine", 1) in store.facets(Question())["claimants"]
    assert store.facets(Question())["places"] == (Facet("Belgorod Oblast", 1),)


def test_a_corrected_metric_is_seen_by_filters_and_the_claim_keeps_its_id(store: Store, reviews: Reviews) -> None:
    reviews.give(DEAD.id, "corrected", "", "Mara", replace(DEAD, metric="wounded"))
    assert ids(store, metrics=("wounded",)) == {DEAD.id, HURT.id}
    assert ids(store, metrics=("killed",)) == set()
    assert store.summary().metrics[0] == Facet("wounded", 2)


def test_a_row_says_who_corrected_what_and_what_was_read_from_the_text(store: Store, reviews: Reviews) -> None:
    reviews.give(DOWNED.id, "corrected", "a range", "Mara", PUT_RIGHT)
    (decided,) = reviews.history(DOWNED.id)
    found = row(store, DOWNED.id)
    assert (found["low"], found["high"], found["bound"], found["voice"]) == (110, 115, "range", "Ukraine")
    assert (found["places"], found["located"]) == (("Belgorod Oblast",), PUT_RIGHT.places)
    assert (found["review"], found["reviewer"], found["reason"]) == ("corrected", "Mara", "a range")
    assert found["reviewed"] == decided.when
    extracted = json.loads(str(found["extracted"]))
    assert extracted.keys() == {
        "low", "high", "bound", "claimant", "claimant_name", "claimant_side", "places", "first", "last",
    }  # fmt: skip
    assert (extracted["low"], extracted["claimant"], extracted["first"]) == (117, "the ministry", "2024-08-13")
    assert [place["canonical"] for place in extracted["places"]] == ["Kursk Oblast"]
    unjudged = row(store, HURT.id)
    assert (unjudged["review"], unjudged["extracted"]) == ("", "")
    assert pd.isna(unjudged["reviewer"])
    assert pd.isna(unjudged["reason"])


def test_a_second_correction_still_knows_what_was_read_from_the_text(store: Store, reviews: Reviews) -> None:
    reviews.give(DEAD.id, "corrected", "", "Mara", replace(DEAD, low=4.0, high=4.0))
    reviews.give(DEAD.id, "corrected", "", "Ivo", replace(reviews.claim(DEAD.id), low=5.0))
    found = row(store, DEAD.id)
    assert (found["low"], found["high"], found["reviewer"]) == (5, 4, "Ivo")
    assert json.loads(str(found["extracted"])) == {"low": 3.0, "high": 3.0}
    assert reviews.history(DEAD.id)[-1].extracted == DEAD


def test_a_correction_stands_over_other_values_of_another_extraction(store: Store, reviews: Reviews) -> None:
    reviews.give(DOWNED.id, "corrected", "", "Mara", replace(DOWNED, low=110.0, high=110.0))
    put(
        store,
        [entry(REPORT, replace(DOWNED, low=7.0, high=7.0, item="Shahed", kind="cumulative", extractor="rules 2"))],
    )
    found = row(store, DOWNED.id)
    assert (found["low"], found["high"], found["review"]) == (110, 110, "corrected")
    assert (found["item"], found["kind"], found["extractor"]) == ("Shahed", "cumulative", "rules 2")
    assert json.loads(str(found["extracted"])) == {"low": 7.0, "high": 7.0}


def test_the_same_extraction_again_changes_nothing(store: Store, reviews: Reviews) -> None:
    reviews.give(DOWNED.id, "corrected", "", "Mara", PUT_RIGHT)
    reviews.give(DEAD.id, "rejected", "", "Mara")
    before, table = store.summary(), store.claims(Question(review="all"))
    put(store, [entry(REPORT, DOWNED, LAUNCHED, DEAD)])
    assert store.summary().fingerprint == before.fingerprint
    pd.testing.assert_frame_equal(store.claims(Question(review="all")), table)


def test_a_judged_claim_stays_where_another_extraction_misses_it(store: Store, reviews: Reviews) -> None:
    reviews.give(DOWNED.id, "corrected", "", "Mara", PUT_RIGHT)
    reviews.give(DEAD.id, "rejected", "", "Mara")
    put(store, [entry(REPORT)])
    assert ids(store, review="all") == {DOWNED.id, DEAD.id, HURT.id}
    assert row(store, DOWNED.id)["low"] == 110
    assert row(store, DEAD.id)["review"] == "rejected"
    assert reviews.claim(DOWNED.id) == PUT_RIGHT


@pytest.mark.parametrize("corrected", [None, replace(DEAD, low=4.0, high=4.0)])
def test_a_judged_claim_stays_where_its_words_have_moved(
    store: Store, reviews: Reviews, corrected: Claim | None
) -> None:
    verdict = "corrected" if corrected else "rejected"
    reviews.give(DEAD.id, verdict, "", "Mara", corrected)
    wider = claim(REPORT, "of 3 dead")
    elsewhere = claim(REPORT, "117", low=117.0, high=117.0)
    other_metric = claim(REPORT, "of 3 dead", metric="wounded")
    in_title = claim(replace(REPORT, title=REPORT.text), "of 3 dead", in_title=True)
    put(store, [entry(REPORT, wider, elsewhere, other_metric, in_title)])
    assert ids(store, review=verdict) == {DEAD.id}
    assert ids(store, review="unreviewed") == {elsewhere.id, other_metric.id, in_title.id, HURT.id}


def test_a_number_that_another_extraction_reads_as_it_was_corrected_is_not_doubled(
    store: Store, reviews: Reviews
) -> None:
    reviews.give(DEAD.id, "corrected", "", "Mara", replace(DEAD, metric="wounded"))
    read_right = claim(REPORT, "3 dead", metric="wounded")
    put(store, [entry(REPORT, read_right)])
    assert ids(store, metrics=("wounded",)) == {DEAD.id, HURT.id}
    assert ids(store, metrics=("killed",)) == set()


def test_a_decision_waits_for_a_report_that_is_loaded_anew_with_another_date(store: Store, reviews: Reviews) -> None:
    reviews.give(DEAD.id, "rejected", "", "Mara")
    put(store, [entry(replace(REPORT, published="2024-08-20"), DOWNED, LAUNCHED, DEAD)])
    assert ids(store, review="rejected") == {DEAD.id}


@pytest.mark.parametrize("claim_id", ["stranger", "", "\ud800", "' OR 1=1 --"])
def test_a_claim_that_is_not_there_cannot_be_judged(store: Store, reviews: Reviews, claim_id: str) -> None:
    before = store.summary()
    with pytest.raises(InputError, match=r"There is no claim .* its report may have been removed"):
        reviews.give(claim_id, "rejected", "", "Mara")
    with pytest.raises(InputError, match="There is no claim"):
        reviews.claim(claim_id)
    assert store.summary() == before


@pytest.mark.parametrize(("verdict", "corrected"), [("liked", None), ("corrected", None), ("rejected", PUT_RIGHT)])
def test_a_verdict_of_another_form_is_refused(reviews: Reviews, verdict: str, corrected: Claim | None) -> None:
    with pytest.raises(ValueError, match="a verdict is one of"):
        reviews.give(DOWNED.id, verdict, "", "Mara", corrected)
    assert reviews.history(DOWNED.id) == ()
