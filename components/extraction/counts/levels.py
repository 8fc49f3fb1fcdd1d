"""Numbers that something comes to: "numbered 74", "the number of hostages freed to 58", "the toll at 41"."""

from __future__ import annotations

import re

from components.extraction.count import Count
from components.extraction.counts.reading import Reading, Stated, item_of
from components.extraction.doings import Deed
from components.extraction.happened import NAMED, deed
from components.extraction.nouns import Noun, noun, phrase
from components.extraction.words import Thing, counting, cues, ledger_words

MEASURE_REACH = 16  # tokens before a number in which "toll", "number", "range" make it a count
DEATH_TOLL = re.compile(r"\bdeath toll\b[^;:.]*$")  # "one more died of wounds, taking the death toll to 14"
PUTS = frozenset({"give", "put", "place", "set", "estimate", "list"})
EVENTS = frozenset({"strike", "clash"})  # a toll of these is of their dead
_AS_THE_NUMBER = re.compile(r" as the (?:number|toll|total|count|tally) of ", re.IGNORECASE)
QUOTES = ('"', "“", "‘", "«", "„")
VERB_REACH = 4  # tokens before a number in which the verb stands whose subject comes to it


def level(here: Reading, stated: Stated) -> bool:
    """Whether a total stands at a number, or numbers it: "its totals stood at 40", "the dead numbered 40"."""
    before = here.sentence.text[: stated.quantity.span.start].lower().rstrip()
    return before.endswith(cues().reached + cues().numbered)


def numbered(here: Reading, stated: Stated) -> Count | None:
    """A number that its subject comes to: "settlements under Russian control numbered 74"."""
    if not level(here, stated):
        return None
    doc, start = here.doc, stated.span.start
    verb = next((t for t in reversed(doc[max(0, start - VERB_REACH) : start]) if t.pos_ == "VERB"), None)
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None) if verb is not None else None
    if subject is None:
        return None
    first = max((t.i + 1 for t in doc[subject.left_edge.i : subject.i] if t.text in ";:"), default=subject.left_edge.i)
    words = list(doc[first : subject.right_edge.i + 1])
    if subject.lower_ in counting().measures:  # "the strike's death toll": deaths are what it measures
        words = [*reversed(doc[first : subject.i + 1]), *doc[subject.i + 1 : subject.right_edge.i + 1]]
    for token in words:
        matched = phrase(doc, first, token.i) if token.pos_ not in ("DET", "ADP") and token.dep_ != "amod" else None
        if token.lower_ == "those":  # "the number of those killed in the shelling"
            matched = (counting().things["people"], token.i + 1)
        if matched is None:
            continue
        thing = matched[0]
        if subject.lower_ == "toll" and thing.name in EVENTS:
            return _dead_of(here, stated)
        done = deed(doc, here.deeds, (token.i, token.i), thing, NAMED)
        metric = done.metric if done else thing.alone
        if done and done.both and thing.military:
            metric = "personnel_losses"
        if metric:
            of_toll = token.dep_ == "compound" and token.head.lower_ in counting().measures  # "the death toll"
            item, span = "" if of_toll else item_of(token.text), stated.quantity.span
            return Count(stated.quantity, here.number, metric, thing, item, span, token.i, done)
    return None


def _dead_of(here: Reading, stated: Stated) -> Count:
    """The dead that the toll of an attack comes to: "the toll of the strike climbed to 41" counts no strikes."""
    people, quantity = counting().things["people"], stated.quantity
    return Count(quantity, here.number, people.metrics["kill"], people, "", quantity.span, stated.span.end - 1)


def number_of(here: Reading, stated: Stated) -> Count | None:
    """A number that something is brought to: "brought the number of hostages freed under the truce to 58"."""
    doc, start, quantity = here.doc, stated.span.start, stated.quantity
    if counted := _AS_THE_NUMBER.match(here.sentence.text, quantity.span.end):
        return _given_as(here, stated, counted.end())
    if start and doc[start - 1].text in QUOTES:
        start -= 1  # 'the injured at "more than 50"'
    if not start or doc[start - 1].lower_ not in ("to", "at", "from", "as", "by"):
        return None
    for at in range(start - 2, max(0, start - MEASURE_REACH), -1):
        if doc[at].lower_ != "of" or doc[at - 1].lower_ not in ("number", "total", "toll", "tally", "amount"):
            continue
        named = noun(doc, at + 1)
        if doc[at + 1].lower_ == "those":  # "the number of those who have left home"
            named = Noun(counting().things["people"], at + 1, at + 2)
        if named.thing is None or named.anaphor or named.end > start:
            return None
        if doc[at - 1].lower_ == "toll" and named.thing.name in EVENTS:
            return _dead_of(here, stated)
        done = deed(doc, here.deeds, (named.head, named.head), named.thing, NAMED)
        inside = done.metric if done and at < done.token < start else ""  # "the number of hostages freed to 58"
        metric = inside or named.thing.alone or _by_itself(here, named.thing) or (done.metric if done else "")
        done = done if done and done.metric == metric else None
        if done and done.both and named.thing.military:
            metric = "personnel_losses"
        item = item_of(doc[at + 1 : named.end].text)
        metric = metric or (named.thing.metrics.get("deploy", "") if named.thing.military else "")
        if not metric:
            return None
        return Count(quantity, here.number, metric, named.thing, item, quantity.span, stated.span.end - 1, done)
    return _put_at(here, stated)


def _given_as(here: Reading, stated: Stated, at: int) -> Count | None:
    """What a number is given as the number of, which stands at a character ("gave 170 as the number of bodies")."""
    doc, quantity = here.doc, stated.quantity
    behind = doc.char_span(quantity.span.start, at, alignment_mode="expand")
    named = noun(doc, behind.end)
    if named.thing is None:
        return None
    done = deed(doc, here.deeds, (named.head, named.head), named.thing, NAMED)
    metric = named.thing.alone or (done.metric if done else "")
    item = item_of(doc[behind.end : named.end].text)
    return Count(quantity, here.number, metric, named.thing, item, quantity.span, named.head, done) if metric else None


def _by_itself(here: Reading, thing: Thing) -> str:
    """The metric of a number of rockets, drones or soldiers of which nothing else is said: fired, or under arms."""
    if not here.words.isdisjoint(ledger_words().no_ledger):
        return ""  # "put the number of rockets in its arsenal at 40,000"
    return thing.metrics.get("launch") or (thing.metrics.get("deploy", "") if thing.military else "")


def _put_at(here: Reading, stated: Stated) -> Count | None:
    """A number at which somebody puts the dead or the wounded: "gave its military dead as eleven"."""
    start = stated.span.start - (here.doc[stated.span.start - 1].text in QUOTES)
    preposition = here.doc[start - 1]
    puts = any(token.lemma_ in PUTS for token in here.doc[:start])
    if preposition.lower_ not in ("at", "as") or not puts:
        return None
    before = [token.lower_ for token in here.doc[max(0, start - 4) : start - 1]]
    listed = len(before) == 3 and before[0] in ("and", ",") and before[1] in ("the", "its", "their")
    named = before[2:] if listed else []  # "the dead at 80 and the kidnapped at some 20"
    if preposition.head.lemma_ in PUTS:
        named += [child.lower_ for child in preposition.head.children if child.dep_ in ("dobj", "nsubjpass")]
    for put in named:
        thing, metric = _alone(put)
        if metric:
            span = stated.quantity.span
            return Count(stated.quantity, here.number, metric, thing, put, span, stated.span.end - 1)
    return None


def _alone(word: str) -> tuple[Thing, str]:
    """What a word stands for by itself, and its metric: "the dead", "the kidnapped"; an empty one for other words."""
    known, people = counting(), counting().things["people"]
    thing = known.nouns.get(word)
    if thing is not None and thing.alone:
        return thing, thing.alone
    told = known.states.get(word, frozenset())
    return people, next((people.metrics[action] for action in people.metrics if action in told), "")


def measured(here: Reading, stated: Stated) -> bool:
    """Whether a toll, a number or the like stands before a number that it may come to."""
    start = stated.span.start
    words = {token.lower_ for token in here.doc[max(0, start - MEASURE_REACH) : start]}
    return not words.isdisjoint(counting().measures)


def measured_deed(here: Reading, stated: Stated, thing: Thing) -> Deed | None:
    """What "put the number of wounded at 91" measures: the deed last named before the number."""
    killed = thing.metrics.get("kill")
    near = here.doc[max(0, stated.span.start - MEASURE_REACH) : stated.span.start].text.lower()
    if DEATH_TOLL.search(near):
        return (
            Deed(stated.span.start - 1, ("kill",), True, stated.span.start - 1, "kill", killed, 1.0) if killed else None
        )
    for found in reversed([d for d in here.deeds if d.token < stated.span.start]):
        objects = [c.lower_ for c in here.doc[found.token].children if c.dep_ == "dobj" and not found.noun]
        if not counting().measures.isdisjoint(objects):
            continue  # "taking the total to 40" captures nobody
        left = any(c.dep_ == "dobj" and c.lower_ in counting().homes for c in here.doc[found.token].children)
        if here.doc[found.token].lower_ in counting().weak and not found.noun and not left:
            continue  # an estimate that "moves to 40" displaces nobody
        action = next((name for name in thing.metrics if name in found.actions), "")
        if action in ("kill", "wound", "miss", "capture", "displace", "down"):
            return Deed(found.token, found.actions, found.noun, found.last, action, thing.metrics[action], 1.0)
    return None
