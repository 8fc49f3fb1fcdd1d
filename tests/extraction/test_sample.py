"""The sample corpus, for which extraction was never written sentence by sentence: how many of its facts are found."""

from __future__ import annotations

import csv
from pathlib import Path

from components import readers
from components.extraction import extract
from components.records import Claim, Report

ROOT = Path(__file__).parents[2]
FACTS = ROOT / "tests" / "sample_facts.csv"
KINDS = {"cumulative": {"cumulative", "state"}, "state": {"state"}}  # of any other period: an event
# Of 395 facts: found with metric and numbers, and right in day and kind too; besides them, claims that are no facts.
# Measured 363, 350 and 1 when set. Lists and terse statements of the sample were read while extraction was made.
FOUND, RIGHT, EXTRA = 362, 349, 2


def bounds(fact: dict[str, str]) -> tuple[float | None, float | None]:
    low = float(fact["low"]) if fact["low"] and fact["bound"] != "up_to" else None
    return low, float(fact["high"]) if fact["high"] else None


def test_the_facts_of_the_sample_are_found_and_hardly_anything_else() -> None:
    with FACTS.open(encoding="utf-8", newline="") as table:
        facts = [fact for fact in csv.DictReader(table) if fact["metric"]]
    reports = [item for item in readers.read(ROOT / "sample_data" / "reports.jsonl") if isinstance(item, Report)]
    left = {report.given_id: list(claims) for report, claims in zip(reports, extract(reports), strict=True)}
    found: list[tuple[dict[str, str], Claim]] = []
    for fact in facts:
        claims = left[fact["report"]]
        match = next((c for c in claims if (c.metric, c.low, c.high) == (fact["metric"], *bounds(fact))), None)
        if match is not None:
            claims.remove(match)
            found.append((fact, match))
    right = [
        claim
        for fact, claim in found
        if str(claim.last) == fact["day"] and claim.kind in KINDS.get(fact["period"], {"event"})
    ]
    assert len(found) >= FOUND
    assert len(right) >= RIGHT
    assert sum(len(claims) for claims in left.values()) <= EXTRA
