"""The three reports and five claims that a full store holds, and copies of one story; all words are our own."""

from __future__ import annotations

from datetime import date

from components.question import Question
from components.records import Place, Span
from components.store import Store
from tests.store.making import claim, entry, report

NIGHT = report(
    "The ministry said 117 drones were downed overnight, most of them over Kursk.\nThe governor spoke of 3 dead.",
    "117 drones downed",
    given_id="night",
    url="https://example.org/night",
    language="en",
    origin="night.txt",
)
DAY = report(
    "Kyiv says it holds 74 villages.\nMoscow counts 28.", "Villages change hands", "2024-08-16", source="Quay Post"
)
UNDATED = report("A post without a day tells of 12 wounded.", "No day", None, source="Quay Post")

DOWNED = claim(
    NIGHT,
    "117 drones",
    metric="drones_downed",
    low=117,
    high=117.0,
    unit="drones",
    item="drones",
    source_value="117",
    source_unit="drones",
    claimant="the ministry",
    claimant_name="Russian Ministry of Defence",
    claimant_side="Russia",
    disputed_by="Kyiv",
    target="Ukrainian",
    target_side="Ukraine",
    first=date(2024, 8, 13),
    last=date(2024, 8, 14),
    places=(Place("Kursk", "Kursk Oblast", 51.7373, 36.1874, "RU", "538562"), Place("Russkoye")),
    part_of="0123456789abcdef",
    from_place="Kursk",
    to_place="Sudzha",
    mentions=(Span(0, 3), Span(4, 9)),
    confidence=0.85,
    extractor="rules 1",
)
DEAD = claim(NIGHT, "3 dead", item="dead", status="unverified", confidence=0.4)
HELD = claim(
    DAY, "74 villages", metric="settlements_controlled", low=74, high=None, bound="at_least", unit="settlements",
    claimant="Kyiv", claimant_name="Ukraine", kind="state", first=date(2024, 8, 15), last=date(2024, 8, 15),
    target="Russian", places=(Place("Kursk", "Kursk Oblast"),), confidence=0.9,
)  # fmt: skip
COUNTED = claim(
    DAY, "28", metric="settlements_controlled", low=28, high=28, unit="settlements", claimant="Moscow",
    kind="cumulative", first=date(2024, 8, 6), last=date(2024, 8, 16), confidence=0.9,
)  # fmt: skip
HURT = claim(UNDATED, "12 wounded", metric="wounded", low=12, high=12, item="wounded", confidence=0.9)

ALL = (entry(NIGHT, DOWNED, DEAD), entry(DAY, HELD, COUNTED), entry(UNDATED, HURT))

# One story, two more reports that share most of its passages, and one that shares too few.
HARBOUR = ("pier", "crane", "depot", "ferry", "quay", "mole", "dock", "store", "yard", "mast")
LINES = [f"the {what} was hit from the sea." for what in HARBOUR]
TOLD = report("\n".join(LINES), "One title")
AGAIN = report("\n".join([*LINES, "a line of its own."]), "Another title", source="Quay Post")
EXCERPT = report("\n".join(LINES[1:]), source="Tide Table")
TOUCHED = report("\n".join([LINES[0], "something else went on.", "and something more."]), "One title")


def quotes(store: Store, **filters: object) -> list[str]:
    return sorted(store.claims(Question(**filters))["quote"])  # type: ignore[arg-type]
