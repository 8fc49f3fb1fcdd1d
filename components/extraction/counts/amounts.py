"""Lengths, areas and sums of money: what was advanced or held, what lies between two things, what is aid."""

from __future__ import annotations

from components.extraction.count import Count
from components.extraction.counts.reading import Reading, Stated
from components.extraction.counts.relations import coordinate
from components.extraction.doings import Deed
from components.extraction.happened import deed
from components.extraction.words import Thing, counting

# How far away (in steps of the parse) the deed of a length or an area may stand: nearer where it may be a distance.
REACH, REACH_APART = 5.0, 3.0
BESIDE = 8  # tokens around a length in which "range" or "wide" makes it the reach or the size of something
OWN_VERB = 1.5  # a deed farther away than this leaves a length a distance if another verb stands between them


def measure(here: Reading, stated: Stated) -> Count | None:
    """A length or an area: advanced or held, or between two things."""
    known, quantity = counting(), stated.quantity
    length = quantity.unit == "km"
    thing = known.things["length" if length else "area"]
    head = stated.span.end - 1
    near = {token.lower_ for token in here.doc[max(0, stated.span.start - BESIDE) : stated.span.end + BESIDE]}
    asked = "distance" in here.words or " distance " in here.previous
    aside = length and _aside(here, stated)
    apart = length and (_apart(here, stated.span.end) or asked)
    done = deed(here.doc, here.deeds, (stated.bare.start, head), thing, REACH_APART if apart else REACH)
    if aside or (apart and (done is None or (done.cost > OWN_VERB and _verb_between(here, done, stated)))):
        if not aside and not near.isdisjoint(known.not_apart) and not asked:
            return None
        return Count(quantity, here.number, "distance", thing, "", quantity.span, head)
    previous = here.last
    if done is None and previous and previous.deed and coordinate(here, previous, quantity):
        action = next((a for a in thing.metrics if a in previous.deed.actions), "")
        done = previous.deed if action else None
    if done is None or (length and not near.isdisjoint(known.not_apart - {"deep"}) and apart):
        return None
    return Count(quantity, here.number, next(iter(thing.metrics.values())), thing, "", quantity.span, head, done)


def _aside(here: Reading, stated: Stated) -> bool:
    """Whether a length only says where a place lies: "in Diapaga, 220 km to the south-east"."""
    doc, start = here.doc, stated.span.start
    named = start > 1 and doc[start - 1].text == "," and doc[start - 2].pos_ == "PROPN"
    return bool(named and _apart(here, stated.span.end))


def _verb_between(here: Reading, done: Deed, stated: Stated) -> bool:
    """Whether another verb stands between a deed and a length, so that the length tells of something else."""
    number = here.token_at(stated.quantity.number.start)
    low, high = sorted((done.token, number.i if number is not None else 0))
    return any(token.pos_ == "VERB" and token.i != done.token for token in here.doc[low + 1 : high])


def _apart(here: Reading, end: int) -> bool:
    """Whether a length lies between two things: "18 km from", "40 km (25 miles) south of"."""
    for token in here.doc[end : end + 3]:
        if token.lower_ in counting().apart:
            return True
        if token.lower_ not in ("or", "about", "further", "(", ")", "-"):
            return False
    return False


def money(here: Reading, stated: Stated) -> Count | None:
    """A sum of money, where its sentence says that it is aid."""
    known, quantity = counting(), stated.quantity
    largest = max(quantity.low or 0, quantity.high or 0)
    aid = not here.words.isdisjoint(known.money) and here.words.isdisjoint(known.no_money)
    if not aid or largest < known.least_money:
        return None
    return Count(quantity, here.number, "aid", Thing("money", {}, {}), "", quantity.span, stated.span.end - 1)
