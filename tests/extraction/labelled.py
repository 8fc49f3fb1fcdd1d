"""Reports with the claims that a person has labelled in them: the project's own, and those of a folder beside it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from components.records import Report

OWN = Path(__file__).parent / "gold"
SHARED = Path(__file__).parents[3] / "shared" / "gold" / "reports.jsonl"


@dataclass(frozen=True, slots=True)
class Mention:
    """One statement of a labelled number; ``start`` and ``end`` are None where it stands in the title."""

    low: float | None
    high: float | None
    bound: str
    quote: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Label:
    """A claim as a person has labelled it; where several answers are right, all of them.

    ``metrics``, ``statuses`` and ``kinds`` begin with the plain answer. ``days`` are pairs of first and last day.
    ``optional`` labels are neither missed where nothing finds them nor false where something does.
    """

    metrics: tuple[str, ...]
    mentions: tuple[Mention, ...]
    claimants: tuple[str, ...]
    nobody_too: bool
    statuses: tuple[str, ...]
    kinds: tuple[str, ...]
    target: str | None
    days: tuple[tuple[date | None, date | None], ...]
    places: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """A report and its labels; ``ignored`` are places (characters of the text) where claims are not judged."""

    report: Report
    labels: tuple[Label, ...]
    ignored: tuple[tuple[int, int], ...] = ()


def own(name: str) -> list[Labelled]:
    """The reports of one file of ``gold/``; its README says how they are written."""
    raw = tomllib.loads((OWN / f"{name}.toml").read_text(encoding="utf-8"))["report"]
    return [_labelled({**entry, "published": str(entry["published"]), "source": "Test Wire"}) for entry in raw]


def shared() -> list[Labelled]:
    """The reports of ``../shared/gold``; none where the checkout stands alone."""
    if not SHARED.is_file():
        return []
    return [_labelled(json.loads(line)) for line in SHARED.read_text(encoding="utf-8").splitlines() if line.strip()]


def _labelled(raw: dict[str, Any]) -> Labelled:
    text, title = raw["text"], raw.get("title") or ""
    report = Report.new(
        text, title, raw.get("source") or "", given_id=str(raw["id"]), published=raw.get("published") or None
    )
    labels = tuple(_label(claim, text) for claim in raw["claims"])
    return Labelled(report, labels, tuple((span["start"], span["end"]) for span in raw.get("ignore") or ()))


def _label(raw: dict[str, Any], text: str) -> Label:
    named = raw.get("claimant") or []
    days = [(_day(raw.get("first")), _day(raw.get("last")))]
    days += [(_day(pair[0]), _day(pair[1])) if pair else (None, None) for pair in raw.get("alt_dates") or ()]
    return Label(
        (raw["metric"], *_many(raw.get("alt_metric"))),
        tuple(_mention({**raw, **other}, text) for other in ({}, *(raw.get("also") or ()))),
        (named,) if isinstance(named, str) else tuple(named),
        bool(raw.get("claimant_optional")),
        (raw.get("status", "claimed"), *_many(raw.get("alt_status"))),
        (raw.get("kind", "event"), *_many(raw.get("alt_kind"))),
        raw.get("target") or None,
        tuple(days),
        tuple(raw.get("places") or ()),
        bool(raw.get("optional")),
    )


def _mention(raw: dict[str, Any], text: str) -> Mention:
    start, end = raw.get("start"), raw.get("end")
    if raw.get("where") == "title":
        start = end = None
    elif start is None:
        start = _nth(text, raw["quote"], raw.get("nth", 1))
        end = start + len(raw["quote"])
    return Mention(raw.get("low"), raw.get("high"), raw.get("bound", "exact"), raw["quote"], start, end)


def _nth(text: str, quote: str, nth: int) -> int:
    at = -1
    for _ in range(nth):
        at = text.index(quote, at + 1)
    return at


def _day(raw: Any) -> date | None:
    return raw if isinstance(raw, date) or raw is None else date.fromisoformat(raw[:10])


def _many(raw: Any) -> Iterator[str]:
    yield from [raw] if isinstance(raw, str) else raw or ()
