"""The measures of search, and the questions that they are taken on."""

from __future__ import annotations

import json
import tomllib
from collections import Counter

import pytest

from components import jobs
from tests.search.scoring import HERE, Asked, ndcg, questions, recall, reciprocal_rank, scores

GRADED = {"a": 2, "b": 1}


def test_the_best_order_scores_one_and_no_answer_nought() -> None:
    assert ndcg(["a", "b", "x"], GRADED) == reciprocal_rank(["a"], GRADED) == recall(["x", "b", "a"], GRADED) == 1
    assert ndcg([], GRADED) == reciprocal_rank(["x"], GRADED) == recall([], GRADED) == 0


def test_a_full_answer_weighs_more_than_one_in_part_and_an_early_one_more_than_a_late_one() -> None:
    assert ndcg(["a"], GRADED) > ndcg(["b"], GRADED) > ndcg(["x", "b"], GRADED) > 0
    assert ndcg(["b", "a"], GRADED) == pytest.approx((1 + 3 / 1.5849625) / (3 + 1 / 1.5849625))


def test_what_stands_below_the_tenth_place_does_not_count() -> None:
    late = [*"0123456789", "a"]
    assert ndcg(late, GRADED) == reciprocal_rank(late, GRADED) == recall(late, GRADED) == 0


def test_ten_of_many_answers_are_all_that_ten_places_hold() -> None:
    assert recall([str(n) for n in range(10)], {str(n): 1 for n in range(30)}) == 1


def test_silence_is_right_where_nothing_answers_and_wrong_elsewhere() -> None:
    asked = [Asked("yes", answers={"a": 2}), Asked("also", answers={"a": 2}), Asked("no"), Asked("never")]
    found = {"yes": ["a"], "also": [], "no": [], "never": ["a"]}
    assert scores(asked, found.__getitem__) == pytest.approx(
        {"nDCG@10": 0.5, "MRR@10": 0.5, "recall@10": 0.5, "nothing": 0.5, "silenced": 0.5}
    )


def test_a_hit_counts_for_the_copies_of_its_story_and_copies_take_no_place_in_a_list() -> None:
    asked = [Asked("copy", answers={"first": 1, "copy": 2}), Asked("behind", answers={"a": 2})]
    found = {"copy": ["first"], "behind": ["first", "copy", "a"]}
    told = scores(asked, found.__getitem__, {"first": "story", "copy": "story", "a": "other"})
    assert told["MRR@10"] == pytest.approx((1 + 1 / 2) / 2)
    assert told["recall@10"] == 1
    assert scores(asked[:1], found.__getitem__, {"first": "story", "copy": "story"})["nDCG@10"] == 1


def test_every_answer_is_a_report_of_the_sample_and_every_question_stands_once() -> None:
    reports = {json.loads(line)["id"] for line in jobs.SAMPLE.read_text("utf-8").splitlines()}
    asked = questions()
    assert max(Counter(one.words for one in asked).values()) == 1
    assert {id for one in asked for id in one.answers} <= reports
    assert {grade for one in asked for grade in one.answers.values()} == {1, 2}


def test_both_halves_hold_questions_of_every_kind_and_those_of_no_answer_are_marked_so() -> None:
    asked = questions()
    kinds = Counter((one.set, one.kind) for one in asked)
    assert {one.set for one in asked} == {"tune", "judge", "fresh"}
    assert all(abs(kinds["tune", one.kind] - kinds["judge", one.kind]) <= 2 for one in asked)
    assert all(bool(one.answers) == (one.kind in ("meaning", "name", "number")) for one in asked)


def test_the_file_of_questions_says_nothing_else() -> None:
    (only,) = tomllib.loads((HERE / "questions.toml").read_text("utf-8"))
    assert only == "question"
