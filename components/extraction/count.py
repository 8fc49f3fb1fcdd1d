"""One count of a story: what the steps after ``counts`` hand on."""

from __future__ import annotations

from dataclasses import dataclass

from components.extraction.doings import Deed
from components.extraction.quantities import Quantity
from components.extraction.words import Thing
from components.records import Span


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity that answers a metric: ``head`` is the token of its noun (or number), ``deed`` what happened to it.

    ``span`` counts characters of the sentence. ``whole`` is the count that this one is a part of or repeats the noun
    of ("17 of them", "37 over Kursk"), ``part`` whether it is a part. ``heading`` is the sentence that heads its list.
    """

    quantity: Quantity
    sentence: int
    metric: str
    thing: Thing
    item: str
    span: Span
    head: int
    deed: Deed | None = None
    whole: Count | None = None
    part: bool = False
    heading: int | None = None


def is_loss(count: Count) -> bool:
    """Whether a count is of what one side loses, which staffs and ministries list as totals."""
    return count.metric.endswith(("_lost", "_losses", "_downed"))
