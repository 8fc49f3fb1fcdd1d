"""Tables of made-up claims (CLAIM_COLUMNS) for the tests of analysis, charts and exports."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from components import vocabulary
from components.records import CLAIM_COLUMNS

MINISTRY = "Russia's Defence Ministry"
AIR_FORCE = "Ukraine's Air Force"
GENERAL_STAFF = "Ukraine's General Staff"

_ENDS = {
    "exact": (True, True), "about": (True, True), "more_than": (True, False), "at_least": (True, False),
    "up_to": (False, True), "less_than": (False, True),
}  # fmt: skip


def claim(metric: str, number: float | tuple[float, float], voice: str = MINISTRY, **fields: object) -> dict:
    """One row: ``number`` is a value or a pair of ends, ``fields`` any other column; published on 14 August 2024."""
    bound = str(fields.get("bound", "range" if isinstance(number, tuple) else "exact"))
    if isinstance(number, tuple):
        low, high = number
    else:
        has_low, has_high = _ENDS.get(bound, (True, True))
        low, high = (number if has_low else np.nan), (number if has_high else np.nan)
    source = str(fields.get("source", "Reuters"))
    row: dict[str, object] = dict.fromkeys(CLAIM_COLUMNS)
    row |= {
        "report": f"report-{source}", "story": f"report-{source}",
        "metric": metric, "item": "", "low": low, "high": high, "bound": bound,
        "vague": False, "unit": vocabulary.metric(metric).unit, "source_value": str(number), "source_unit": "",
        "voice": voice, "claimant": voice, "claimant_name": voice, "claimant_side": vocabulary.side_of(voice),
        "status": "claimed", "kind": "event", "first": date(2024, 8, 14), "last": date(2024, 8, 14),
        "places": (), "located": (), "mentions": (),
        "confidence": 0.9, "extractor": "test", "in_title": False, "start": 0, "end": 3, "quote": f"{number} things",
        "title": "A made-up headline", "published": "2024-08-14", "day": date(2024, 8, 14), "source": source,
        "url": "https://example.org/story", "given_id": "", "review": "", "extracted": "",
    }  # fmt: skip
    return row | fields


def claims(*rows: dict) -> pd.DataFrame:
    """A table as the store gives it: each row its own claim id, days as datetime64, ends as float64."""
    numbered = [{**row, "claim": row["claim"] or f"claim-{n:05}"} for n, row in enumerate(rows)]
    table = pd.DataFrame(numbered, columns=list(CLAIM_COLUMNS))
    for column in ("first", "last", "day"):
        table[column] = pd.to_datetime(table[column])
    for column in ("low", "high"):
        table[column] = table[column].astype("float64")
    return table


def night_of_the_ministry() -> list[dict]:
    """117 drones in the night to 14 August, carried by four outlets, and two of its parts in one of them."""
    night = {"first": date(2024, 8, 13), "last": date(2024, 8, 14), "target": "Ukrainian", "target_side": "Ukraine"}
    whole = [
        claim("drones_downed", 117, item=item, source=source, **night)
        for source, item in (("Reuters", "drones"), ("APA", "Ukrainian drones"), ("TASS", "UAVs"), ("BBC", ""))
    ]
    whole[0]["claim"] = "the-night"
    parts = [
        claim("drones_downed", number, item="drones", source="Reuters", part_of="the-night", places=(place,), **night)
        for number, place in ((37, "Kursk Oblast"), (17, "Voronezh Oblast"))
    ]
    return whole + parts


def fortnight() -> pd.DataFrame:
    """Two weeks of claims of every kind that a chart has to draw."""
    rows = night_of_the_ministry()
    for n, (downed, launched) in enumerate(((17, 23), (4, 4), (29, 38), (14, 16), (0, 2), (53, 55))):
        day = date(2024, 8, 12 + 2 * n)
        night = {"first": day.replace(day=day.day - 1), "last": day, "item": "Shahed drones", "day": day}
        rows.append(claim("drones_downed", downed, AIR_FORCE, **night))
        rows.append(claim("drones_launched", launched, AIR_FORCE, **night))
    for n in range(12):
        day = date(2024, 8, 9 + n)
        total = {"kind": "cumulative", "first": date(2022, 2, 24), "last": day, "day": day, "target": "Russian"}
        rows.append(claim("personnel_losses", 588_000 + 1_190 * n, GENERAL_STAFF, bound="about", **total))
        rows.append(claim("tanks_lost", 8_440 + 9 * n, GENERAL_STAFF, **total))
    prisoners = {"item": "prisoners of war", "target": "Russian"}
    rows += [
        claim("advance", (1, 2), "Zelenskyy"),
        claim("advance", (28, 35), "Oleksandr Syrskyi", first=date(2024, 8, 6), last=date(2024, 8, 15)),
        claim("advance", 12, "Alexei Smirnov", first=None, last=None, day=date(2024, 8, 12)),
        claim("captured", 100, "Zelenskyy", bound="more_than", **prisoners),
        claim("captured", 102, "Security Service of Ukraine", first=None, last=None, status="unverified", **prisoners),
        claim("captured", 2_000, "a colonel", bound="up_to", status="unverified", last=date(2024, 8, 17), **prisoners),
        claim("captured", 594, "Oleksandr Syrskyi", kind="cumulative", last=date(2024, 8, 20), **prisoners),
        claim("captured", 200, "stated by Reuters", bound="about", vague=True, high=np.nan, **prisoners),
        claim("troops", 2_000, "stated by APA", bound="about", vague=True, high=np.nan, item="troops"),
        claim("area_controlled", 1_000, "Oleksandr Syrskyi", bound="about", kind="state"),
        claim("area_controlled", 1_263, "Oleksandr Syrskyi", kind="state", last=date(2024, 8, 20)),
        claim("settlements_controlled", 74, "Zelenskyy", kind="state"),
        claim("killed", 12, "stated by Reuters", bound="at_least", item="civilians", places=("Kharkiv",)),
        claim("killed", 3, "stated by Reuters", status="denied"),
        claim("troops", 40_000, "stated by Reuters", status="hypothetical"),
        claim("killed", 5, "Governor of Belgorod Oblast", first=None, last=None, day=None),
    ]
    return claims(*rows)
