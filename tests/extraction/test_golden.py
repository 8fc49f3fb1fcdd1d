"""Golden sentences, one file a metric, that a person who cannot program can extend."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from components.extraction import extract
from components.records import Claim
from components.vocabulary import metrics
from tests.extraction.reading import report

GOLDEN = Path(__file__).parent / "golden"
PLAIN = {
    "low": None, "high": None, "bound": "exact", "status": "claimed", "kind": "event", "disputed_by": None,
    "part": False, "vague": False,
}  # fmt: skip
COMPARED_WHERE_GIVEN = ("claimant", "target", "first", "last", "places", "from_place", "to_place", "unit")


def sentences(metric: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((GOLDEN / f"{metric}.toml").read_text(encoding="utf-8"))["sentence"])


def seen(claim: Claim, text: str) -> dict[str, Any]:
    return {
        "quote": claim.span.of(text), "metric": claim.metric, "low": claim.low, "high": claim.high,
        "bound": claim.bound, "claimant": claim.claimant_name, "status": claim.status, "kind": claim.kind,
        "target": claim.target, "first": claim.first, "last": claim.last, "part": claim.part_of is not None,
        "places": [place.name for place in claim.places], "vague": claim.vague, "disputed_by": claim.disputed_by,
        "from_place": claim.from_place, "to_place": claim.to_place, "unit": claim.unit,
    }  # fmt: skip


@pytest.mark.parametrize("metric", list(metrics()))
def test_each_golden_sentence_yields_its_claims_and_no_others(metric: str) -> None:
    golden = sentences(metric)
    found = extract(report(sentence["text"]) for sentence in golden)
    for sentence, claims in zip(golden, found, strict=True):
        text = sentence["text"]
        got = sorted((seen(claim, text) for claim in claims), key=lambda claim: text.index(claim["quote"]))
        wanted = sorted(sentence["claims"], key=lambda claim: text.index(claim["quote"]))
        assert [(c["metric"], c["quote"]) for c in got] == [(c.get("metric", metric), c["quote"]) for c in wanted], text
        for one, other in zip(got, wanted, strict=True):
            expected = PLAIN | {key: value for key, value in other.items() if key != "metric"}
            asked = {key: value for key, value in one.items() if key in expected or key in PLAIN}
            assert {key: asked[key] for key in expected} == expected, text
            assert set(other) <= set(one) | set(COMPARED_WHERE_GIVEN), f"an unknown field in: {text}"


@pytest.mark.parametrize("metric", list(metrics()))
def test_each_metric_has_golden_claims_and_a_trap(metric: str) -> None:
    golden = sentences(metric)
    assert len(golden) >= 3
    assert any(not sentence["claims"] for sentence in golden)
    assert any(claim.get("metric", metric) == metric for sentence in golden for claim in sentence["claims"])
