"""Numbers with a noun: the metric that the nearest deed gives the thing they count."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from components.extraction.concerns import counted_as
from components.extraction.count import Count, is_loss
from components.extraction.counts.countless import FLYING, counts_none
from components.extraction.counts.levels import level, numbered
from components.extraction.counts.losses import headed, in_list
from components.extraction.counts.reading import Reading, Stated, end_of, item_of
from components.extraction.counts.relations import coordinate, handed_on, included, same, set_off
from components.extraction.doings import Deed
from components.extraction.happened import NAMED, OWN_DEED, deed
from components.extraction.words import Thing, counting, speech
from components.records import Span

LEADS = frozenset({"about", "around", "some", "nearly", "up to", "over", "more than", "at least", "and", "also"})
BESIDE = 1.2  # how far away the deed may stand by which an unknown noun is known to be of people
# "They include", "The dead included", "Among the victims were", "It counted": a sentence that breaks a number down.
_WHOM = r"(?:dead|victims|injured|wounded|casualties|toll|figure|total|number|hostages|prisoners|captives)"
_INCLUDES = re.compile(
    r"(?:.{0,90}\b(?:said|says|,) )?"
    rf"(?:(?:they|these|those(?: \w+)?|the {_WHOM})(?: \w+){{0,2}} (?:also )?includ(?:e|es|ed)\b"
    rf"|among (?:them|the {_WHOM})(?: \w+){{0,2}} (?:were|are|was)\b"
    r"|(?:it|he|she) (?:also )?(?:counted|counts|listed|lists)\b)[^.;]*$",
    re.IGNORECASE,
)
# Whom such a sentence breaks down, by the word that it uses for them.
_BROKEN_DOWN = (("dead", "killed"), ("killed", "killed"), ("injured", "wounded"), ("wounded", "wounded"))
_AMONG = re.compile(r"\bamong (?:the|those) (?:\d+ )?(\w+)\b[^.;:]*\b(?:were|was|are|is) (?:also )?$", re.IGNORECASE)
_MOST_OF = re.compile(
    r"\b(?:most|many|some|half|part|several|few|a majority) of (?:the|its|their|these|those) $", re.IGNORECASE
)


def with_noun(here: Reading, stated: Stated, thing: Thing) -> Count | None:
    """The count of a number whose noun names a thing; None where nothing that happened gives it a metric."""
    named, quantity, previous = stated.named, stated.quantity, here.last
    if counts_none(here, stated, thing):
        return None
    suffers = _without(thing, "launch") if named.share else thing
    done = deed(here.doc, here.deeds, (stated.bare.start, named.head), suffers, NAMED)
    far = done is None or done.cost > OWN_DEED
    if far and thing.people and _speak(here.doc[named.head]):
        return None
    metric, part = _metric(here.doc, done, thing), False
    if previous is not None and set_off(here, previous, stated, done):
        parted = previous.whole if previous.part and previous.whole else previous
        return _count(here, stated, (thing, parted.metric), parted.deed, parted, True)
    if previous is not None and far:
        if included(here, previous, quantity) and (inherited := same(thing, previous)):
            metric, done, part = inherited, previous.deed, True
        elif coordinate(here, previous, quantity) and (inherited := handed_on(thing, previous)):
            metric, done = inherited, previous.deed
    if (whole := _told_before(here, stated, thing)) is not None:
        metric, part = whole.metric, True
        return _count(here, stated, (thing, metric), done, whole, part)
    if not metric:
        had = _merely_had(counted_as(stated.bare[0], here.doc[named.head]), thing)
        metric = _among(here, stated, thing) or _led(here, stated, thing) or _lost(here, stated, thing)
        metric = metric or ("" if had else thing.alone)
    if thing.name in FLYING and metric.endswith("_downed") and done and _share_of(here, stated, done):
        metric = metric.replace("_downed", "_launched")
    undone = done and {"neg", "auxpass"} <= {c.dep_ for c in here.doc[done.token].children}
    if undone and (metric == "displaced" or metric.endswith("_downed")):
        return None  # "could not be evacuated", "the two that were not shot down"
    if done and done.both:
        metric = "personnel_losses" if thing.military else ""
    if not metric:
        return numbered(here, stated) if thing.people else None
    whole = (previous.whole if previous.part else None) or previous if part and previous else None
    return _count(here, stated, (thing, metric), done, whole, part)


def _count(
    here: Reading, stated: Stated, counted: tuple[Thing, str], done: Deed | None, whole: Count | None, part: bool
) -> Count:
    """The count of a number with its noun; ``counted`` are the thing and its metric."""
    quantity, named = stated.quantity, stated.named
    span = Span(quantity.span.start, max(end_of(here.doc, named.end), quantity.span.end))
    item = item_of(here.doc[stated.bare.end : named.end].text)
    return Count(quantity, here.number, counted[1], counted[0], item, span, named.head, done, whole, part)


def _told_before(here: Reading, stated: Stated, thing: Thing) -> Count | None:
    """The count of the sentence before that a sentence breaks down ("They include three children")."""
    before = here.sentence.text[: stated.quantity.span.start]
    if not thing.people or not _INCLUDES.match(before):
        return None
    own = stated.quantity.low or stated.quantity.high or 0
    wholes = [
        c for c in here.before if c.thing.people and not c.part and (c.quantity.low or c.quantity.high or 0) > own
    ]
    deed_named = next((metric for word, metric in _BROKEN_DOWN if word in before.lower()), None)
    wholes = [c for c in wholes if deed_named in (None, c.metric)]
    return wholes[-1] if wholes else None


def _among(here: Reading, stated: Stated, thing: Thing) -> str:
    """The metric of those whom a sentence finds among others ("among the dead of the raid were three nurses")."""
    found = _AMONG.search(here.sentence.text[: stated.quantity.span.start]) if thing.people else None
    known = counting()
    if found is None:
        return ""
    word = found.group(1).lower()
    told = known.states.get(word, frozenset())
    return next((thing.metrics[action] for action in thing.metrics if action in told), "")


def somebody(here: Reading, stated: Stated) -> Count | None:
    """Whoever is killed, wounded or arrested is somebody, whatever the text calls them."""
    people, named, quantity = counting().things["people"], stated.named, stated.quantity
    done = deed(here.doc, here.deeds, (stated.bare.start, named.head), people, BESIDE)
    if (
        done is None
        or done.action not in ("kill", "wound", "capture")
        or (done.action == "capture" and here.doc[done.token].lemma_ not in counting().of_people)
        or here.doc[done.token].lower_ in counting().weak  # "14 cars were burned"
        or any(token.lower_ in counting().lifeless for token in here.doc[stated.bare.end : named.end])
        or not (here.doc[named.head].text.islower() or here.doc[named.head].tag_ == "NNPS")
    ):
        return None
    item, span = here.doc[stated.bare.end : named.end].text, Span(quantity.span.start, end_of(here.doc, named.end))
    return Count(quantity, here.number, done.metric, people, item_of(item), span, named.head, done)


def _metric(doc: Any, done: Deed | None, thing: Thing) -> str:
    """The metric of a deed; troops that "attacked 27 times" fought, what guns or jets do are strikes."""
    if done is None:
        return ""
    doer = next((c for c in doc[done.token].children if c.dep_ == "nsubj"), None)
    doers = counting().nouns.get(doer.lower_) if doer is not None else None
    fought = thing.name == "times" and doers is not None and doers.name == "soldier"
    return "clashes" if fought else done.metric


def _share_of(here: Reading, stated: Stated, done: Deed) -> bool:
    """Whether something happened to an uncounted share only ("most of the 26 drones were downed")."""
    before = here.sentence.text[: stated.quantity.span.start]
    return bool(_MOST_OF.search(before)) and here.doc[done.token - 1].lower_ in counting().auxiliaries


def _led(here: Reading, stated: Stated, thing: Thing) -> str:
    """The metric of a thing in a line by what the sentence above the list says was done ("have shot down:")."""
    if stated.bare.start > 1 and here.doc[: stated.bare.start].text.strip("-•*– ").lower() not in LEADS:
        return ""
    return next((thing.metrics[action] for action in here.lead if action in thing.metrics), "")


def _lost(here: Reading, stated: Stated, thing: Thing) -> str:
    """The metric of a thing that stands in a list of losses."""
    if thing.name == "people":  # civilians are no loss that staffs list
        return ""
    at = stated.bare.start
    head = here.doc[stated.named.head]
    if head.dep_ == "nsubj" and head.head.pos_ == "VERB" and head.i < head.head.i:
        return ""  # "the two men discussed"
    if here.last and not is_loss(here.last):
        return ""  # "over 9,000 servicemen and 350 armoured vehicles"
    listed = here.heading is not None and (in_list(here, at) or level(here, stated))
    listed = listed or (in_list(here, at) and headed(here, stated.quantity.span.start))
    return thing.metrics.get("lose", "") if listed else ""


def _speak(head: Any) -> bool:
    """Whether those who are counted only speak ("two people familiar with the plan said")."""
    strong = speech().verbs.get(head.head.lower_) in speech().strong
    return head.dep_ == "nsubj" and head.i < head.head.i and strong


def _merely_had(head: Any, thing: Thing) -> bool:
    """Whether weapons only exist, are made or kept: "the country has some 300 nuclear warheads"."""
    suffers = head.dep_ in ("dobj", "nsubjpass") and head.head.lower_ in counting().possesses
    return thing.name == "ammunition" and suffers


def _without(thing: Thing, action: str) -> Thing:
    """A thing as if an action gave it no metric: of "17 of 23 drones launched" the 17 are not what was launched."""
    metrics = {name: metric for name, metric in thing.metrics.items() if name != action}
    return replace(thing, metrics=metrics)
