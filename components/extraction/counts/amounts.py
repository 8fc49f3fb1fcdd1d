"""Lengths, areas and sums of money: what was advanced or held, what lies between two things, what is aid."""

from __future__ import annotations

import re
from typing import Any

from components.extraction.count import Count
from components.extraction.counts.reading import Reading, Stated
from components.extraction.counts.relations import coordinate
from components.extraction.doings import Deed
from components.extraction.gazetteer import country_names
from components.extraction.happened import deed
from components.extraction.words import Thing, counting, peoples

# How far away (in steps of the parse) the deed of a length or an area may stand: nearer where it may be a distance.
REACH, REACH_APART = 5.0, 3.0
BESIDE = 8  # tokens around a length in which "range" or "wide" makes it the reach or the size of something
TAKERS = 6  # tokens after a sum in which "for" or "to" says who takes it
REACHING = 6  # tokens before the end of a length in which "within" is looked for
STANDS = frozenset({"stand", "lie", "sit", "be"})
FOR_WHOM = 8  # tokens after a sum in which "for" or "to" says which state it goes to
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
    before = doc[start - 2] if start > 1 and doc[start - 1].text == "," else None
    named = before is not None and (before.pos_ == "PROPN" or before.lower_ in counting().homes)
    stands = start > 0 and doc[start - 1].lemma_ in STANDS  # "and stand 10 km from Goma"
    return bool((named or stands) and _apart(here, stated.span.end))


def _verb_between(here: Reading, done: Deed, stated: Stated) -> bool:
    """Whether another verb stands between a deed and a length, so that the length tells of something else."""
    number = here.token_at(stated.quantity.number.start)
    low, high = sorted((done.token, number.i if number is not None else 0))
    return any(token.pos_ == "VERB" and token.i != done.token for token in here.doc[low + 1 : high])


def _apart(here: Reading, end: int) -> bool:
    """Whether a length lies between two things: "18 km from", "40 km (25 miles) south of"."""
    for token in here.doc[end : end + 3]:
        if token.lower_ == "of" and not _reaching(here, end):
            return False  # "240 km of track"
        if token.lower_ in counting().apart:
            return True
        if token.lower_ not in ("or", "about", "further", "(", ")", "-"):
            return False
    return False


def _reaching(here: Reading, end: int) -> bool:
    """Whether "of" after a length names what something is near to ("within 5 km of the line")."""
    near = {token.lower_ for token in here.doc[max(0, end - REACHING) : end]}
    return not near.isdisjoint(counting().within)


def money(here: Reading, stated: Stated) -> Count | None:
    """A sum of money, where its sentence says that it is aid."""
    known, quantity = counting(), stated.quantity
    largest = max(quantity.low or 0, quantity.high or 0)
    aid = not here.words.isdisjoint(known.money) or _given(here, stated)
    if not aid or not here.words.isdisjoint(known.no_money) or largest < known.least_money:
        return None
    if _of_business(here) or _given_elsewhere(here, stated):
        return None
    return Count(quantity, here.number, "aid", Thing("money", {}, {}), "", quantity.span, stated.span.end - 1)


def _given(here: Reading, stated: Stated) -> bool:
    """Whether a sum is given, raised or asked for where a state is named ("is giving them billions")."""
    known, doc = counting(), here.doc
    if not here.words.isdisjoint(known.paid):
        return False
    after = doc[stated.span.end : stated.span.end + FOR_WHOM]
    goes_to = any(t.lower_ in ("for", "to") and _a_state(doc, t.i + 1) for t in after)
    token = stated.span.root
    while token.dep_ in ("nummod", "quantmod", "compound", "nmod", "appos") and token.head.i != token.i:
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "for" and token.head.head.lemma_ in ("ask", "appeal", "call"):
        return True
    given = token.dep_ in ("dobj", "nsubjpass", "attr", "dative") and token.head.lemma_ in known.money_verbs
    named = any(word in peoples().sides or word in country_names() for word in here.words)
    at_war = not here.words.isdisjoint(known.causes | known.war)
    return goes_to or (given and (named or at_war)) or (given and here.previous != "" and _in_war(here.previous))


def _a_state(doc: Any, at: int) -> bool:
    """Whether a state is named at a token, past an article."""
    at += at < len(doc) and doc[at].lower_ == "the"
    return at < len(doc) and doc[at].lower_ in country_names()


def _in_war(text: str) -> bool:
    """Whether a sentence names a party of a war, its fighting or the flight from it."""
    words, known = set(re.findall(r"\w+", text.lower())), counting()
    return not words.isdisjoint(peoples().sides | known.causes | known.whereabouts.flights)


def _of_business(here: Reading) -> bool:
    """Whether the sentence before tells of pay or profits, and this one names no side of a war."""
    before = set(re.findall(r"[^\W_]+", here.previous.lower()))
    return not before.isdisjoint(counting().no_money) and here.words.isdisjoint(peoples().sides)


def _given_elsewhere(here: Reading, stated: Stated) -> bool:
    """Whether all whom a sum is given to are at peace ("€30bn earmarked for Budapest")."""
    after = here.doc[stated.span.end : stated.span.end + TAKERS]
    takers = [here.doc[t.i + 1].lower_ for t in after if t.lower_ in ("for", "to") and t.i + 1 < len(here.doc)]
    return bool(takers) and all(taker in counting().elsewhere for taker in takers)
