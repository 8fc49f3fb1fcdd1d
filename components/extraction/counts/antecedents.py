"""What a number without a noun speaks of: a count before it, a thing named before it, or what a question asks for."""

from __future__ import annotations

import re

from components.extraction.count import Count
from components.extraction.counts.reading import Reading, Stated
from components.extraction.nouns import phrase
from components.extraction.words import Thing, counting, speech

_HOW_MANY = re.compile(r"\bhow many ([^?]+)\?$", re.I)
# "... misstated the number of people who had died. It was 50."
_NUMBER_OF = re.compile(r"\bnumber of ([^.;:?]+)", re.I)
_IT_IS = re.compile(
    r"\W*(?:it|that|this|the (?:\w+ )?(?:number|figure|total|toll|count))"
    r" (?:was|is|should (?:be|have been)|stands? at) $",
    re.I,
)


def antecedent(here: Reading, stated: Stated) -> Count | None:
    """The count that a number without a noun speaks of: the last one of its thing, for "all 24" of its number."""
    quantity, thing = stated.quantity, stated.named.thing
    everything = [count for count in (*here.before, *here.own) if not count.quantity.unit]  # no part of a length
    least = quantity.low or quantity.high or 0  # nine missiles are not what 160 of them were downed of
    everything = [c for c in everything if (c.quantity.low or c.quantity.high or 0) >= least] or everything
    if quantity.span.of(here.sentence.text).lower().startswith("all ") and thing is None:
        everything = [c for c in everything if c.quantity.low == quantity.low] or everything
    alike = [c for c in everything if thing is not None and c.thing.name == thing.name] or everything
    return alike[-1] if alike else None


def spoken_of(here: Reading, before: int) -> Thing | None:
    """The thing that a sentence names before a token ("Russia fired missiles at Kyiv; twelve were shot down").

    Not who speaks, nor who does it: "the army said its troops had shot down twelve".
    """
    for at in range(before - 1, -1, -1):
        token = here.doc[at]
        does = token.dep_ == "nsubj" and (token.head.lower_ in speech().verbs or token.head.i >= before - 2)
        force = token.pos_ == "PROPN" and token.lower_ in speech().roles  # "the Air Force"
        if token.pos_ not in ("NOUN", "PROPN") or does or force:
            continue
        if any(count.span.start <= token.idx < count.span.end for count in here.own):
            return None
        if matched := phrase(here.doc, max(0, at - 2), at):
            return matched[0] if matched[0].agent else None
    return None if here.own or here.before else _spoken_of_before(here.previous)


def _spoken_of_before(previous: str) -> Thing | None:
    """The drones or missiles of which the sentence before spoke without a number."""
    words = re.findall(r"[\w-]+", previous.lower())
    things = [counting().nouns[word] for word in words if word in counting().nouns]
    flying = [thing for thing in things if "down" in thing.metrics and thing.agent]
    return flying[-1] if flying and flying[-1] is things[-1] else None


def apposed(here: Reading, stated: Stated) -> Thing | None:
    """What a number says the size of that stands behind its noun ("the fighters, some 300 of them, were sent")."""
    start = stated.span.start
    if start < 2 or here.doc[start - 1].text not in ",(-–—":
        return None
    matched = phrase(here.doc, max(0, start - 4), start - 2)
    return matched[0] if matched and matched[1] == start - 1 else None


def left_over(here: Reading, stated: Stated) -> Thing | None:
    """What the number before counts to which nothing happened ("85 schools are closed; 12 were hit by shells")."""
    before = [q for q in here.sentence.quantities if q.span.end <= stated.quantity.span.start and q.unit != "share"]
    while before:
        other = here.stated(before.pop())
        if other is None or any(count.quantity is other.quantity for count in here.own):
            return None
        if other.named.thing is not None:
            return None if other.named.thing.people else other.named.thing
    told = re.findall(r"\b\d[\d,.]* (?:\w+ ){0,3}?(\w+)\b", here.previous) if not here.own else []
    things = [counting().nouns[word] for word in told if word in counting().nouns]
    return things[-1] if things and things[-1].name == "site" else None


def asked(here: Reading, stated: Stated) -> Count | None:
    """The number that answers the question before it ("How many died in the battle? At least 90"), or corrects one."""
    quantity = stated.quantity
    question = _HOW_MANY.search(here.previous)
    if question is None and _IT_IS.match(here.sentence.text[: quantity.span.start]):
        question = _NUMBER_OF.search(here.previous)
    if question is None or here.own or quantity.vague:
        return None
    words = re.findall(r"[\w-]+", question.group(1).lower())
    known = counting()
    nouns = [" ".join(words[at : at + length]) for at in range(2) for length in (2, 1)]
    thing = next((known.nouns[word] for word in nouns if word in known.nouns), None)
    if thing is None:
        return None
    told = [action for word in words for rest, action in known.verbs.get(word, ()) if not rest]
    told += [action for word in words for action in known.states.get(word, ())]
    metric = next((thing.metrics[action] for action in thing.metrics if action in told), thing.alone)
    if not metric:
        return None
    return Count(quantity, here.number, metric, thing, words[0], quantity.span, stated.span.end - 1)
