"""One count of a story, and how it stands to the count before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from components.extraction.happened import Deed
from components.extraction.quantities import Quantity
from components.extraction.words import Thing
from components.records import Span

PEOPLE = ("people", "men", "soldier", "captive", "prisoner", "displaced", "dead", "wounded")


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


def same(thing: Thing, whole: Count) -> str:
    """The metric of a part of a count: people are parts of people, drones of drones."""
    if thing.name == whole.thing.name or (thing.name in PEOPLE and whole.thing.name in PEOPLE):
        return whole.metric
    return ""


def handed_on(thing: Thing, previous: Count) -> str:
    """The metric that the deed of the count before gives this thing."""
    if previous.deed is None:
        return ""
    if previous.metric in thing.agent.values() and previous.deed.action not in thing.metrics:
        return previous.metric
    if previous.deed.metric in previous.thing.agent.values() and previous.deed.action in thing.agent:
        return thing.agent[previous.deed.action]
    return thing.metrics.get(previous.deed.action, "")


def without(thing: Thing, action: str) -> Thing:
    metrics = {name: metric for name, metric in thing.metrics.items() if name != action}
    return Thing(thing.name, metrics, thing.agent, thing.alone, thing.military)


def of_people(done: Deed, named: bool) -> bool:
    """Whether a deed makes a bare number a number of people."""
    if done.action in ("kill", "wound", "miss"):
        return True
    return done.action in ("displace", "capture") and (named or done.cost <= 1.5)


def end_of(doc: Any, end: int) -> int:
    last = doc[end - 1]
    return int(last.idx + len(last))


def item_of(words: str) -> str:
    cleaned = " ".join(word for word in words.split() if word.lower() not in ("the", "its", "his", "their"))
    return re.sub(r"^(?:(?:out )?of )?(?:[\d.,]+ )?", "", cleaned).strip(" -–,()\"“”'’")
