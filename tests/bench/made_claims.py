"""A made-up library of many claims, for measuring charts: the sample corpus' claims told anew, on other days.

Each thing told is two claims of one of the sample's reports, moved to a day of its own, with other digits in text and
figures alike; a few outlets tell it. No text is embedded, and none is compared with others: what is measured is what
becomes of claims.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from components import embedding, extraction
from components.records import CODED, Claim, Entry, Report, claim_id
from components.store import open_store
from tests.bench import made_up

REPORTS = 50_000
CLAIMS_EACH = 2

# How many outlets tell a thing, one as likely as the other: most of what is told stands in a report or two.
_TELLERS = (1, 1, 1, 2, 2, 3, 5, 8)
# A running total that begins longer before its day counts from a day that stays the same: from the war's first.
_FAR = timedelta(days=31)


def build(folder: Path, count: int = REPORTS) -> None:
    """Make a library of so many reports, with CLAIMS_EACH times as many claims, in this folder, through the store."""
    with open_store(folder) as store:
        batch: list[Entry] = []
        for entry in entries(count):
            batch.append(entry)
            if len(batch) == made_up.BATCH:
                store.put(batch, embedding.DEFAULT_NAME, {})
                batch = []
        store.put(batch, embedding.DEFAULT_NAME, {})


def entries(count: int, seed: int = made_up.SEED) -> Iterator[Entry]:
    """So many reports with their claims, all different; the same for the same seed."""
    rng, number = random.Random(seed), 0
    pairs = _pairs()
    while number < count:
        report, claims = rng.choice(pairs)
        moved = made_up.day(rng.randrange(made_up.DAYS)) - (report.day or made_up.FIRST_DAY)
        shift = rng.randrange(10)
        for outlet in rng.sample(range(made_up.OUTLETS), min(rng.choice(_TELLERS), count - number)):
            yield _told(report, claims, moved, shift, f"Outlet {outlet}")
            number += 1


def _pairs() -> list[tuple[Report, tuple[Claim, ...]]]:
    """Two neighbouring claims each of the sample's reports, with the report."""
    sample = made_up.sample()
    found = zip(sample, extraction.extract(sample), strict=True)
    return [
        (report, claims[start : start + CLAIMS_EACH])
        for report, claims in found
        for start in range(len(claims) - CLAIMS_EACH + 1)
    ]


def _told(report: Report, claims: tuple[Claim, ...], moved: timedelta, shift: int, outlet: str) -> Entry:
    digits = made_up.shift(shift)
    day = (report.day or made_up.FIRST_DAY) + moved
    text, title = f"{report.text.translate(digits)} ({day})", report.title.translate(digits)
    made = Report.new(text, title, outlet, published=day.isoformat(), language=report.language)
    ids = {claim.id: claim_id(made.id, claim.metric, claim.span, claim.in_title) for claim in claims}
    return Entry(made, claims=tuple(_claim(claim, made, ids, moved, shift) for claim in claims))


def _claim(claim: Claim, report: Report, ids: dict[str, str], moved: timedelta, shift: int) -> Claim:
    low, high = (_shifted(end, claim.source_value, shift) for end in (claim.low, claim.high))
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    first = claim.first
    if not (claim.kind == "cumulative" and claim.first and claim.last and claim.last - claim.first > _FAR):
        first = _moved(claim.first, moved)
    return replace(
        claim, id=ids[claim.id], report_id=report.id, low=low, high=high, first=first, last=_moved(claim.last, moved),
        part_of=ids.get(claim.part_of or ""), extractor=CODED,
    )  # fmt: skip


def _shifted(end: float | None, written: str, shift: int) -> float | None:
    """An end of a figure whose digits stand in the text, with the digits that the text has now."""
    if end is None or not end.is_integer() or str(int(end)) not in written.replace(",", ""):
        return end
    return float(str(int(end)).translate(made_up.shift(shift)))


def _moved(day: date | None, by: timedelta) -> date | None:
    return None if day is None else day + by
