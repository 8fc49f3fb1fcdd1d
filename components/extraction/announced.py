"""The day on which a number was given out, or on which what is given was promised."""

from __future__ import annotations

from datetime import date
from typing import Any

from components.extraction.count import Count
from components.extraction.timeline import Timeline
from components.extraction.words import cues, speech

SOURCES = frozenset({"person", "people", "source", "sources"})  # whose telling of a gift is not its announcement
CARRIED = 2  # sentences over which the day that somebody spoke on is carried to what they say next


def spoken_day(count: Count, known: Timeline, speaker: str | None) -> date | None:
    """The day on which a number was given out: its sentence says so, or one before it in which the same one spoke."""
    here = known.told[count.sentence]
    for number in range(count.sentence, max(-1, count.sentence - 1 - CARRIED), -1):
        before = known.told[number]
        if before.in_title != here.in_title or here.paragraph - before.paragraph > CARRIED:
            break
        same = number == count.sentence or speaker in [v.named.name for v in known.spoken[number] if v.named]
        named = [when.last for when in known.times[number] if when.speech and when.last]
        if named:
            return named[0] if same else None
    return None


def pledged_on(count: Count, known: Timeline) -> tuple[date, date] | None:
    """The day on which what is given was announced or promised: that is the event."""
    doc = known.told[count.sentence].doc
    for when in known.times[count.sentence]:
        span = doc.char_span(when.start, when.end, alignment_mode="expand")
        if not (when.speech and when.first and when.last and span is not None and len(span)):
            continue
        verb = next((token for token in span.root.ancestors if token.pos_ == "VERB"), None)
        said = verb is not None and speech().verbs.get(verb.lower_)
        if said in speech().pledges or (said in speech().strong and _says_of(verb, doc[min(count.head, len(doc) - 1)])):
            return when.first, when.last
    return None


def _says_of(verb: Any, head: Any) -> bool:
    """Whether somebody who is no mere source says that what is counted will be given ("said that it would send 14")."""
    if any(child.dep_ == "nsubj" and child.lower_ in SOURCES for child in verb.children):
        return False
    told = [
        child for child in verb.children if child.dep_ == "ccomp" and (child.i == head.i or child.is_ancestor(head))
    ]
    return any(child.lower_ in (*cues().future, "would") for given in told for child in given.lefts)
