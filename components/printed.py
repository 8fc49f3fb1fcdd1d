"""Hits, claims and quantities as the command line prints them: one JSON object each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from components.extraction import Quantity
from components.records import Claim, Hit, Report


def hit_fields(hit: Hit, copies: Sequence[str]) -> dict[str, object]:
    """A story as ``search --json`` prints it; ``copies`` are the ids of the reports that are folded into it."""
    return {
        "report_id": hit.report.given_id or hit.report.id,
        "score": round(hit.score, 4),
        "title": hit.report.title,
        "published": hit.report.published,
        "source": hit.report.source,
        "passage": hit.passage.span.of(hit.report.title if hit.passage.in_title else hit.report.text),
        "start": hit.passage.span.start,
        "end": hit.passage.span.end,
        "in_title": hit.passage.in_title,
        "copies": list(copies),
    }


def claim_fields(claim: Claim, report: Report) -> dict[str, object]:
    """A claim as ``extract`` prints it."""
    text = report.title if claim.in_title else report.text
    fields = {
        **asdict(claim),
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": claim.span.of(text),
        "low": _whole(claim.low),
        "high": _whole(claim.high),
        "first": claim.first and claim.first.isoformat(),
        "last": claim.last and claim.last.isoformat(),
        "from": claim.from_place,
        "to": claim.to_place,
        "mentions": [{"start": span.start, "end": span.end, "quote": span.of(text)} for span in claim.mentions],
        "report_id": report.given_id or report.id,
    }
    return {name: value for name, value in fields.items() if name not in ("span", "from_place", "to_place")}


def quantity_fields(quantity: Quantity, report: Report) -> dict[str, object]:
    """A quantity as ``extract --quantities`` prints it."""
    return {
        "report_id": report.given_id or report.id,
        "low": _whole(quantity.low),
        "high": _whole(quantity.high),
        "bound": quantity.bound,
        "unit": quantity.unit,
        "item": quantity.item,
        "source_value": quantity.source_value,
        "source_unit": quantity.source_unit,
        "source_low": _whole(quantity.source_low),
        "source_high": _whole(quantity.source_high),
        "start": quantity.span.start,
        "end": quantity.span.end,
        "quote": quantity.span.of(report.text),
    }


def _whole(number: float | None) -> float | None:
    """A number as the text had it: 117, not 117.0."""
    return int(number) if number is not None and number.is_integer() else number
