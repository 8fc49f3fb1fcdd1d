"""People of whom a sentence says only where they are or to whom they belong: uprooted, or under arms."""

from __future__ import annotations

import re

from components.extraction.count import Count
from components.extraction.counts.reading import Reading, Stated, end_of
from components.extraction.happened import NAMED, deed
from components.extraction.words import Thing, any_of, counting
from components.records import Span

_KNOWN = counting().whereabouts
_AFOOT = re.compile(rf"\W*(?:\w+ )?{any_of(_KNOWN.afoot)}\b", re.IGNORECASE)
_SHELTERS = re.compile(rf"\b{any_of(_KNOWN.shelters)}\b", re.IGNORECASE)
_THERE = re.compile(
    r"\b(?:there (?:are|were)|(?:are|were|remain|live|lived|stay|stayed)) (?:now |still )?$", re.IGNORECASE
)
# "the group's strength, some 7,000 fighters", "a garrison of 300 men"
_STRENGTH = re.compile(rf"\b{any_of(_KNOWN.strengths)}(?: of)?(?:[^,.;:]{{0,40}},)? $", re.IGNORECASE)
# "900-strong", "1,200-member"
_SIZED = frozenset({"strong", "man", "member", "soldier", "troop"})
# "the mission counts 973 soldiers"
_COUNTS = re.compile(
    rf"\b{any_of(_KNOWN.forces)}\b[^.;:]{{0,120}}"
    r"\b(?:counts?|numbers?|numbered|comprises?|comprised|consists? of|musters?) $",
    re.IGNORECASE,
)


def whereabouts(here: Reading, stated: Stated, thing: Thing) -> str:
    """The metric of people by where they are said to be; empty where that tells nothing."""
    text, span = here.sentence.text, stated.quantity.span
    before = text[: span.start]
    if thing.military and (_STRENGTH.search(before) or _COUNTS.search(before)):
        return thing.metrics.get("deploy", "")
    if thing.people and "displace" in thing.metrics and not thing.military:
        after = text[here.doc[stated.named.end - 1].idx + len(here.doc[stated.named.end - 1]) :]
        sheltered = _SHELTERS.search(text) is not None and _THERE.search(before) is not None
        return thing.metrics["displace"] if _AFOOT.match(after) or sheltered else ""
    return ""


def strong(here: Reading, stated: Stated) -> Count | None:
    """The troops of a force by its size: "a 900-strong battalion landed", "the 1,200-member mission deployed"."""
    doc, end = here.doc, stated.span.end
    sized = doc[end + 1] if end + 1 < len(doc) else None
    if sized is None or sized.lower_ not in _SIZED or sized.head.lower_ not in _KNOWN.forces:
        return None
    force, soldiers = sized.head, counting().things["soldier"]
    done = deed(doc, here.deeds, (stated.span.start, force.i), soldiers, NAMED)
    if done is None or done.metric != soldiers.metrics["deploy"] or force.i < end:
        return None
    span = Span(stated.quantity.span.start, end_of(doc, force.i + 1))
    return Count(stated.quantity, here.number, done.metric, soldiers, force.text, span, force.i, done)
