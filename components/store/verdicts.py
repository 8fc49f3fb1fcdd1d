"""The claims of a report as they stand after what readers decided about them.

A decision belongs to a place in the report's text: it stands when the report is extracted anew, also where another
extractor reads that place otherwise or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import apsw

from components.records import Claim, Review
from components.store import packing

REVIEW = ", ".join({"when": "moment"}.get(field.name, field.name) for field in fields(Review))


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim, corrected where it was: its verdict, the row of its review, and what the correction replaced (JSON)."""

    claim: Claim
    verdict: str = ""
    judged: int | None = None
    extracted: str = ""


def standing(db: apsw.Connection, report: str, claims: Iterable[Claim]) -> list[Standing]:
    """The extracted claims of a report as they stand after its reviews.

    A judged claim that is not among them stays as it was judged, and what was extracted over it in the same metric
    gives way.
    """
    verdicts = _verdicts(db, report)
    found = {claim.id: claim for claim in claims}
    kept = [_judged(review.extracted, row, review) for id, (row, review) in verdicts.items() if id not in found]
    given = [
        _judged(claim, *verdicts[claim.id]) if claim.id in verdicts else Standing(claim)
        for claim in found.values()
        if claim.id in verdicts or not any(_same_words(claim, one) for one in kept)
    ]
    return [*given, *kept]


def read_review(row: Sequence[Any]) -> Review:
    """The review of a row of REVIEW."""
    claim, verdict, reason, who, when, extracted, corrected = row
    return Review(
        claim, verdict, reason, who, when, packing.unpack_claim(extracted),
        packing.unpack_claim(corrected) if corrected else None,
    )  # fmt: skip


def _judged(claim: Claim, row: int, review: Review) -> Standing:
    if review.corrected is None:
        return Standing(claim, review.verdict, row)
    after = packing.put_back(claim, packing.replaced(review.corrected, review.extracted))
    return Standing(after, review.verdict, row, packing.replaced(claim, after))


def _same_words(claim: Claim, judged: Standing) -> bool:
    other = judged.claim
    metrics = {other.metric, packing.put_back(other, judged.extracted).metric}
    meet = claim.span.start < other.span.end and other.span.start < claim.span.end
    return claim.in_title == other.in_title and meet and claim.metric in metrics


def _verdicts(db: apsw.Connection, report: str) -> dict[str, tuple[int, Review]]:
    """For each claim the review that stands, with its row: the last one that was not taken back."""
    stacks: dict[str, list[tuple[int, Review]]] = {}
    for row, *values in db.execute(f"SELECT row, {REVIEW} FROM review WHERE report = ? ORDER BY row", (report,)):
        review = read_review(values)
        stack = stacks.setdefault(review.claim, [])
        if review.verdict != "undone":
            stack.append((row, review))
        elif stack:
            stack.pop()
    return {claim: stack[-1] for claim, stack in stacks.items() if stack}
