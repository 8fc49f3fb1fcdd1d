"""Reports, claims and vectors that tests of the store are made of; all words are our own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np

from components.records import Claim, Passage, Report, Span, claim_id, passage_id
from components.store import Entry, Store

MODEL = "letters"
DIMENSION = 24


def vector(text: str) -> np.ndarray[Any, np.dtype[np.float32]]:
    """A unit vector that hangs on the text alone, rounded as the store rounds it."""
    seed = int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big")
    numbers = np.random.default_rng(seed).standard_normal(DIMENSION)
    return (numbers / np.linalg.norm(numbers)).astype(np.float16).astype(np.float32)


def report(text: str, title: str = "", day: str | None = "2024-08-14", **known: str) -> Report:
    return Report.new(text, title, known.pop("source", "Harbour Wire"), published=day, **known)


def claim(owner: Report, quote: str, **known: Any) -> Claim:
    """A claim of a report at the first place where the report says so."""
    in_title = known.pop("in_title", False)
    start = (owner.title if in_title else owner.text).index(quote)
    span = Span(start, start + len(quote))
    values: dict[str, Any] = {"metric": "killed", "low": 3.0, "high": 3.0, "bound": "exact", "unit": "people"} | known
    return Claim(
        id=claim_id(owner.id, values["metric"], span, in_title),
        report_id=owner.id,
        span=span,
        in_title=in_title,
        **values,
    )


def entry(owner: Report, *claims: Claim) -> Entry:
    """A report in passages: its title, and a passage a line."""
    spans = [(Span(0, len(owner.title)), True)] if owner.title else []
    start = 0
    for line in owner.text.split("\n"):
        if line:
            spans.append((Span(start, start + len(line)), False))
        start += len(line) + 1
    passages = [Passage(passage_id(owner.id, span, title), owner.id, span, title) for span, title in spans]
    return Entry(owner, tuple(passages), claims)


def texts(entry: Entry) -> list[str]:
    return [p.span.of(entry.report.title if p.in_title else entry.report.text) for p in entry.passages]


def put(store: Store, entries: Sequence[Entry], model: str = MODEL) -> None:
    """Keep entries with the vectors that the store lacks."""
    wanted = {text for one in entries for text in texts(one)}
    store.put(entries, model, {text: vector(text) for text in wanted - store.embedded(model, wanted)})


def day(text: str) -> date:
    return date.fromisoformat(text)


def found(scores: Any) -> list[str]:
    """The reports that own the scored passages, in order."""
    return [passage.report_id for passage in scores.passages]


def titles(table: Any, ids: Iterable[str] = ()) -> list[str]:
    return [title for title in table["title"].tolist() if not ids or title in ids]
