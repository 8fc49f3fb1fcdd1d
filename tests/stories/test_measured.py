"""How well stories are folded on labelled reports and on posts of one template, where ``../shared`` holds them."""

from __future__ import annotations

import csv
import json
from itertools import combinations
from pathlib import Path

import pytest

from components.records import Report
from tests.stories.loading import loaded

SHARED = Path(__file__).parents[3] / "shared"
GOLD, POSTS = SHARED / "gold" / "reports.jsonl", SHARED / "data" / "telegram_posts_ru_2024-08.csv"

LEAST_PRECISION, LEAST_RECALL = 0.98, 0.9


@pytest.mark.skipif(not GOLD.is_file(), reason="the labelled reports stand beside some checkouts only")
def test_labelled_stories_are_folded() -> None:
    raw = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines() if line.strip()]
    reports = [
        Report.new(r["text"], r.get("title") or "", r.get("source") or "", r["id"], published=r.get("published"))
        for r in raw
    ]
    story = {report.id: entry.get("story") or report.id for report, entry in zip(reports, raw, strict=True)}
    with loaded(*(reports[start : start + 10] for start in range(0, len(reports), 10))) as library:
        folded = {frozenset(pair) for found in library.stories() for pair in combinations(found, 2)}
    same = {frozenset(pair) for pair in combinations(story, 2) if len({story[id] for id in pair}) == 1}
    assert len(folded & same) >= LEAST_PRECISION * len(folded)
    assert len(folded & same) >= LEAST_RECALL * len(same)


@pytest.mark.skipif(not POSTS.is_file(), reason="the posts stand beside some checkouts only")
@pytest.mark.parametrize("source", ["", "the ministry's channel"])
def test_posts_of_different_times_are_not_folded(source: str) -> None:
    with POSTS.open(encoding="utf-8", newline="") as file:
        posts = [
            Report.new(row["text_snippet"], source=source, url=str(number), published=row["datetime"])
            for number, row in enumerate(csv.DictReader(file))
        ]
    published = {post.id: post.published for post in posts}
    with loaded(posts) as library:
        stories = library.stories()
    assert [found for found in stories if len({published[id] for id in found}) > 1] == []
