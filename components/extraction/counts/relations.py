"""How two counts of a sentence relate: in one list, one a part of the other, or each with a place of its own."""

from __future__ import annotations

import re
from typing import Any

from components.extraction.count import Count
from components.extraction.counts.reading import Reading, Stated
from components.extraction.doings import Deed
from components.extraction.quantities import Quantity
from components.extraction.words import Thing, counting, speech
from components.records import Span

BESIDE = 0.25  # a deed nearer than this is told of the part itself ("13 killed - five soldiers wounded")
# " - eight villagers, ": what stands between a number and its parts after a dash or in brackets.
_SET_OFF = re.compile(r"\s*(?: [-–—] |—|\()(?:[\w’' -]+(?:, | and |, and ))*(?:and )?")
# "(", ", or", ", being": what stands before the same count in another unit.
_AS_WELL = re.compile(r"\s*(?:\((?:or |i\.?e\.? |in )?|, (?:or|being|that is|i\.e\.|meaning),? |,? or )")
HOUSEHOLDS = frozenset({"family", "families", "household", "households"})
_FIRST_PART = re.compile(r"[^,.;:]{3,80}, (?:they were )?")  # " people were killed, " before the first part of them
_NEXT_PART = re.compile(r" [^,.;:\d]{3,40}?(?:,|,? and) ")
LONGEST_ASIDE = 10  # tokens of ", the army's spokesman said on Monday," between two numbers of one list


def coordinate(here: Reading, previous: Count, quantity: Quantity) -> bool:
    """Whether a quantity goes on a list that a count began: no verb between them, and a comma or "and" before it."""
    if previous.sentence != here.number or previous.span.end > quantity.span.start:
        return False
    between = here.sentence.text[previous.span.end : quantity.span.start]
    first, last = here.token_at(previous.span.end - 1), here.token_at(quantity.span.start)
    if first is None or last is None or re.search(r"[;:]|\. | but | while ", between):
        return False
    inner = _without_aside(here.doc, first.i + 1, last.i)
    if any(d.token in range(first.i + 1, last.i) and not d.noun for d in here.deeds):
        return False
    if any(token.lower_ in speech().verbs and token.pos_ == "VERB" for token in inner):
        return False
    return not len(inner) or inner[-1].lower_ in (",", "and", "plus", "with", "as", "also", "or", "(", "including")


def _without_aside(doc: Any, start: int, end: int) -> Any:
    """The tokens between two counts without ", the army said," between them."""
    commas = [token.i for token in doc[start:end] if token.text == ","]
    if len(commas) > 1 and commas[-1] - commas[0] <= LONGEST_ASIDE:
        aside = doc[commas[0] : commas[-1]]
        told = any(token.pos_ == "VERB" for token in doc[start : commas[0]])
        if not told and any(token.lower_ in speech().verbs for token in aside):
            return doc[commas[-1] : end]
    return doc[start:end]


def included(here: Reading, previous: Count, quantity: Quantity) -> bool:
    """Whether "including", "among them" or a list begun so stands between a part and its whole."""
    if previous.sentence != here.number:
        return False
    between = here.sentence.text[previous.span.end : quantity.span.start].lower()
    if any(word in between for word in counting().parts):
        return True
    return previous.part and coordinate(here, previous, quantity)


def set_off(here: Reading, previous: Count, stated: Stated, done: Deed | None) -> bool:
    """Whether people are parts of those before a dash or bracket ("13 dead - eight villagers, five soldiers")."""
    whole = previous.whole if previous.part and previous.whole else previous
    thing, own, all_of_them = stated.named.thing, stated.quantity.low, whole.quantity.low
    if whole.sentence != here.number or thing is None or not (thing.people and whole.thing.people):
        return False
    if own is None or all_of_them is None or own >= all_of_them or (done is not None and done.cost < BESIDE):
        return False
    between = here.sentence.text[whole.span.end : stated.quantity.span.start]
    return bool(_SET_OFF.fullmatch(between)) or _adds_up(here, whole, stated)


def _adds_up(here: Reading, whole: Count, stated: Stated) -> bool:
    """Whether the numbers after a comma make up the one before ("17 were killed, eleven women and six men")."""
    parts: list[Quantity] = []
    total, at = 0.0, whole.quantity.span.end
    for part in here.sentence.quantities:
        if part.span.start <= whole.quantity.span.start or part.unit or part.low is None:
            continue
        between = here.sentence.text[at : part.span.start]
        if not (_FIRST_PART if not parts else _NEXT_PART).fullmatch(between):
            return False
        parts.append(part)
        total, at = total + part.low, part.span.end
        if total >= (whole.quantity.low or 0):
            break
    return len(parts) > 1 and total == whole.quantity.low and any(part is stated.quantity for part in parts)


def sequel(stated: Stated) -> bool:
    """Whether a number goes on with another place: "37 were downed over Kursk and 17 over Belgorod"."""
    start = stated.span.start
    before = stated.span.doc[start - 1].lower_ if start else ""
    return before in ("and", ",", ";") and stated.next_word in ("over", "in", "near", "around", "above", "at", "on")


def parallel(here: Reading, whole: Count, stated: Stated) -> bool:
    """Whether two numbers have a place each ("19 over Rostov and eight over Crimea"): the second is no part."""
    last = here.token_at(whole.span.end - 1) if whole.sentence == here.number else None
    if last is None or whole.part:
        return False
    after = here.doc[last.i + 1].lower_ if last.i + 1 < len(here.doc) else ""
    return after == stated.next_word and after in ("over", "in", "on", "near", "at")


def within(here: Reading, quantity: Quantity) -> bool:
    """Whether a number stands in the words of the count before it ("14 of the state's 17 towns")."""
    previous = here.last
    return previous is not None and previous.span.start < quantity.span.start < previous.span.end


def restated(here: Reading, stated: Stated) -> bool:
    """Whether a number only gives the one before in another unit ("80,000 people (16,000 families)")."""
    previous, thing = here.last, stated.named.thing
    if previous is None or thing is None or not (thing.people and previous.thing.people):
        return False
    between = here.sentence.text[previous.span.end : stated.quantity.span.start]
    if between == ": " and previous.quantity.low == stated.quantity.low:
        return True  # "the mission counts 900 police and soldiers: 900 men in all"
    if not _AS_WELL.fullmatch(between):
        return False
    head = here.doc[stated.named.head].lower_
    return (head in HOUSEHOLDS) != (previous.item.rpartition(" ")[2].lower() in HOUSEHOLDS)


def whole_of_share(here: Reading, quantity: Quantity) -> Count | None:
    """The second number of "17 of 23 drones downed": those that were launched."""
    share = here.last
    if share is None or share.quantity.span.end >= quantity.span.start or not share.metric.endswith("_downed"):
        return None
    between = here.sentence.text[share.quantity.span.end : quantity.span.start].lower().split()
    if between not in (["of"], ["out", "of"], ["of", "the"], ["out", "of", "the"], ["of", "all"]):
        return None
    metric = share.metric.replace("_downed", "_launched")
    span = Span(quantity.span.start, max(share.span.end, quantity.span.end))
    return Count(quantity, here.number, metric, share.thing, share.item, span, share.head, None)


def same(thing: Thing, whole: Count) -> str:
    """The metric of a part of a count: people are parts of people, drones of drones."""
    if thing.name == whole.thing.name or (thing.people and whole.thing.people):
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
