"""Passages by the meaning of words or of a report."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from components.question import Question
from components.store import Store
from tests.store.contract.corpus import AGAIN, EXCERPT, NIGHT, TOLD, UNDATED
from tests.store.making import DIMENSION, MODEL, entry, found, put, report, texts, vector


def test_the_nearest_passages_are_those_of_brute_force(store: Store) -> None:
    entries = [entry(report("\n".join(f"line {n} of {i}" for n in range(5)), source=f"s{i % 7}")) for i in range(100)]
    put(store, entries)
    sources = {one.report.id: one.report.source for one in entries}
    lines = [(p, p.span.of(one.report.text)) for one in entries for p in one.passages]
    for question in ("x", "y", "z"):
        for wanted in ((), ("s3",), ("s1", "s2")):
            for limit in (1, 7, 1000):
                allowed = [(p, text) for p, text in lines if not wanted or sources[p.report_id] in wanted]
                cosines = {p.id: float(vector(text) @ vector(question)) for p, text in allowed}
                best = sorted(cosines, key=lambda id: -cosines[id])[:limit]
                scores = store.nearest(vector(question), MODEL, Question(sources=wanted), limit)
                assert [p.id for p in scores.passages] == best
                assert scores.values == pytest.approx([cosines[id] for id in best], abs=1e-5)


def test_a_filter_that_keeps_only_what_is_far_is_exact_too(store: Store) -> None:
    entries = [entry(report(f"line {n}", source="all")) for n in range(600)]
    farthest = min(entries, key=lambda one: float(vector(one.report.text) @ vector("q")))
    lonely = entry(replace(farthest.report, id="lonely", source="lonely"))
    put(store, [*entries, lonely])
    assert found(store.nearest(vector("q"), MODEL, Question(sources=("lonely",)), 2)) == ["lonely"]


def test_what_a_narrow_filter_keeps_is_looked_up_anew_after_an_addition_and_after_a_correction(store: Store) -> None:
    put(store, [entry(report(f"drones, line {n}", source="all")) for n in range(200)])
    lonely, joined = (entry(report(f"drones, {text}", source="lonely")) for text in ("first", "second"))
    put(store, [lonely])
    asked = Question(sources=("lonely",))
    for _ in range(2):
        assert found(store.nearest(vector("q"), MODEL, asked, 9)) == [lonely.report.id]
        assert found(store.match("drones", asked, 9)) == [lonely.report.id]
    put(store, [joined])
    both = {lonely.report.id, joined.report.id}
    assert set(found(store.nearest(vector("q"), MODEL, asked, 9))) == both
    assert set(found(store.match("drones", asked, 9))) == both
    put(store, [entry(replace(lonely.report, source="all"))])
    assert found(store.nearest(vector("q"), MODEL, asked, 9)) == [joined.report.id]
    assert found(store.match("drones", asked, 9)) == [joined.report.id]


def test_a_narrow_filter_leaves_out_a_report_that_has_a_passage_in_common_with_what_passes(store: Store) -> None:
    put(store, [entry(report("the same words", source=f"s{n}")) for n in range(200)])
    scores = store.nearest(vector("q"), MODEL, Question(sources=("s7",)), 9)
    assert found(scores) == [report("the same words", source="s7").id]


def test_one_text_in_many_reports_is_embedded_once_and_found_in_all(store: Store) -> None:
    put(store, [entry(report("the same words", source=f"s{n}")) for n in range(5)])
    assert store.embedded(MODEL, ["the same words", "other words"]) == {"the same words"}
    assert store.embedded("another model", ["the same words"]) == set()
    scores = store.nearest(vector("the same words"), MODEL, Question(), 10)
    assert len(set(found(scores))) == 5
    assert scores.values == pytest.approx(np.ones(5), abs=1e-3)


def test_among_gives_the_cosine_of_these_passages(full: Store) -> None:
    passages = full.match("wounded", Question(), 10).passages
    scores = full.nearest(vector("q"), MODEL, Question(), 10, among=[passage.id for passage in passages])
    assert scores.passages == passages
    assert scores.values == pytest.approx([float(vector(UNDATED.text) @ vector("q"))], abs=1e-5)
    assert full.nearest(vector("q"), MODEL, Question(), 10, among=[]).passages == ()


def test_a_model_that_nothing_was_embedded_with_finds_nothing(full: Store) -> None:
    assert full.nearest(vector("q"), "another model", Question(), 10).passages == ()


def test_a_vector_of_another_length_is_refused(full: Store) -> None:
    with pytest.raises(ValueError, match=f"{DIMENSION} numbers"):
        full.nearest(np.ones(3, dtype=np.float32), MODEL, Question(), 10)


def test_near_a_report_means_near_the_mean_of_its_passages(store: Store) -> None:
    others = [entry(report(f"line {n}", source=f"s{n % 3}")) for n in range(50)]
    put(store, [entry(TOLD), entry(AGAIN), entry(EXCERPT), *others])
    total = sum(vector(text) for text in texts(entry(TOLD)))
    cosines = {o.report.id: float(vector(o.report.text) @ total / np.linalg.norm(total)) for o in others}
    best = sorted(cosines, key=lambda id: -cosines[id])
    scores = store.nearest(TOLD.id, MODEL, Question(), 50)
    assert found(scores) == best
    assert scores.values == pytest.approx([cosines[id] for id in best], abs=2e-3)
    chosen = store.nearest(TOLD.id, MODEL, Question(sources=("s1",)), 5)
    sources = {o.report.id: o.report.source for o in others}
    assert found(chosen) == [id for id in best if sources[id] == "s1"][:5]


def test_near_a_passage_are_others_than_its_report_and_its_copies(store: Store) -> None:
    others = [entry(report(f"line {n}", source=f"s{n % 3}")) for n in range(50)]
    put(store, [entry(TOLD), entry(AGAIN), entry(EXCERPT), *others])
    passage = entry(TOLD).passages[3]
    asked = vector(passage.span.of(TOLD.text))
    best = sorted(others, key=lambda one: -float(vector(one.report.text) @ asked))
    assert found(store.nearest(passage.id, MODEL, Question(), 50)) == [one.report.id for one in best]
    chosen = [one.report.id for one in best if one.report.source == "s1"]
    assert found(store.nearest(passage.id, MODEL, Question(sources=("s1",)), 5)) == chosen[:5]


def test_near_a_report_that_is_not_there_is_nothing(full: Store) -> None:
    assert full.nearest("stranger", MODEL, Question(), 10).passages == ()
    assert full.nearest(NIGHT.id, "another model", Question(), 10).passages == ()


def test_two_models_stand_side_by_side_each_with_its_own_length(store: Store) -> None:
    entries = [entry(report(f"line {n}")) for n in range(20)]
    put(store, entries)
    longer = {
        text: np.eye(2 * DIMENSION, dtype=np.float32)[n] for n, text in enumerate(one.report.text for one in entries)
    }
    store.put(entries, "a longer model", longer)
    assert store.summary().reports == len(entries)
    for n in (3, 11):
        asked = np.eye(2 * DIMENSION, dtype=np.float32)[n]
        assert found(store.nearest(asked, "a longer model", Question(), 1)) == [entries[n].report.id]
        assert found(store.nearest(vector(f"line {n}"), MODEL, Question(), 1)) == [entries[n].report.id]
