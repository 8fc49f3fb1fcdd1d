"""Numbers without a noun: "37 of them", "thirty-seven were brought down", "put the toll at 41"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from components.extraction.count import Count
from components.extraction.counts.antecedents import antecedent, apposed, asked, left_over, spoken_of
from components.extraction.counts.countless import describes, mixed
from components.extraction.counts.levels import measured, measured_deed, number_of, numbered
from components.extraction.counts.reading import Reading, Stated, end_of, item_of
from components.extraction.counts.relations import coordinate, included, parallel, same, sequel
from components.extraction.counts.rivals import former, rival
from components.extraction.doings import Deed
from components.extraction.happened import OWN_DEED, deed
from components.extraction.words import Thing, counting
from components.records import Span

# How far away (in steps of the parse) the deed of a count may stand, by how sure it is that the number counts at all.
MEASURED, PARTITIVE, AUXILIARY, BESIDE = 6.0, 3.0, 2.0, 1.0
# "Of that total, 37 ...", "among them 12": what stands before the number of a part.
OF_WHICH = re.compile(
    r"\b(?:of|among) (?:that|this|these|those|them|which|whom)(?: (?:total|number|figure|\w+s))?,? *$", re.I
)
# What is done to people that their bare number can stand for.
DONE_TO_PEOPLE = ("kill", "wound", "capture", "exchange", "displace", "miss")
OTHERS = ("more", "others", "other", "further")


@dataclass(frozen=True, slots=True)
class _Bare:
    """A number without a noun, and what its words make of it.

    ``partitive`` where it is so many of something ("37 of them"), ``of_which`` where that stands before it,
    ``measured`` where a toll or the like comes to it, ``beside`` are the verbs right after it, ``whole`` is the count
    that it may speak of.
    """

    stated: Stated
    whole: Count | None
    partitive: bool
    of_which: bool
    measured: bool
    beside: list[Deed]


def without_noun(here: Reading, stated: Stated) -> Count | None:
    """The count of a number without a noun; None where it counts nothing."""
    if found := numbered(here, stated) or number_of(here, stated):
        return found
    if _other_doing(stated) or describes(here, stated) or _of_mixed(here, stated):
        return None
    if found := _done_to(here, stated):
        return found
    number = _bare(here, stated)
    if number.partitive and stated.span.start and here.doc[stated.span.start - 1].lower_ == "in":
        return None  # "in 49 of these attacks people were killed"
    if (
        stated.next_word in OTHERS
        and stated.span.start
        and here.doc[stated.span.start - 1].lower_ in ("at", "in", "on")
    ):
        return None  # "debris came down at six more"
    reach = _reach(here, number)
    found = (_told(here, number, reach) or _going_on(here, number)) if reach else None
    return found or asked(here, stated) or former(here, stated) or rival(here, stated)


def _bare(here: Reading, stated: Stated) -> _Bare:
    pronouns, doc, end = counting().pronouns, here.doc, stated.span.end
    of_which = bool(OF_WHICH.search(here.sentence.text[: stated.quantity.span.start]))
    of_them = stated.named.anaphor or stated.next_word in pronouns or doc[end : end + 2].text.lower() in pronouns
    beside = [d for d in here.deeds if d.token == end and not d.noun] or _done_to_those(here, end)
    whole = None if of_them and not of_which and _of_uncounted(here, stated) else antecedent(here, stated)
    toll = measured(here, stated) and not stated.quantity.vague and not beside
    return _Bare(stated, whole, of_them or of_which, of_which, toll, beside)


def _done_to_those(here: Reading, end: int) -> list[Deed]:
    """What was done to a part that stands before its verb ("50 of which the army shot down")."""
    if here.doc[end : end + 2].text.lower() not in ("of which", "of whom"):
        return []
    subject = next((t for t in here.doc[end + 2 : end + 8] if t.dep_ == "nsubj"), None)
    return [] if subject is None else [d for d in here.deeds if d.token == subject.head.i and not d.noun]


def _of_uncounted(here: Reading, stated: Stated) -> bool:
    """Whether "them" are people named right before whom nothing counted happened to ("lifted 25 from the ruins")."""
    before = [q for q in here.sentence.quantities if q.span.end <= stated.quantity.span.start and not q.unit]
    if not before or any(count.quantity is before[-1] for count in here.own):
        return False
    other = here.stated(before[-1])
    return other is not None and other.named.thing is not None and other.named.thing.people


def _of_mixed(here: Reading, stated: Stated) -> bool:
    """Whether a number is part of drones and missiles together ("63 missiles and drones, of which 37 fell")."""
    before = [q for q in here.sentence.quantities if q.span.end <= stated.quantity.span.start and not q.unit]
    whole = here.stated(before[-1]) if before else None
    if (
        whole is None
        or whole.named.thing is None
        or not OF_WHICH.search(here.sentence.text[: stated.quantity.span.start])
    ):
        return False
    return mixed(here, whole.named.end, whole.named.thing)


def _reach(here: Reading, number: _Bare) -> float:
    """How far the deed of a number without a noun may stand; 0 where the number counts nothing."""
    stated, start = number.stated, number.stated.span.start
    before = here.doc[start - 1].lower_
    if number.beside:
        return PARTITIVE if number.partitive else BESIDE
    if number.partitive:
        return PARTITIVE
    if stated.next_word in counting().auxiliaries:
        return AUXILIARY
    if stated.quantity.number.of(here.sentence.text).lower() == "one" and before in counting().weak:
        return 0.0  # "won't take one" counts nothing
    if start and (before in counting().verbs or here.verb_ends(start - 1)):
        return BESIDE
    if number.measured:
        return MEASURED
    previous = here.last
    if previous is None or stated.named.share:
        return 0.0
    return AUXILIARY if coordinate(here, previous, stated.quantity) or sequel(stated) else 0.0


def _told(here: Reading, number: _Bare, reach: float) -> Count | None:
    """A number of what a deed near it was done to; None where there is none."""
    stated, whole, quantity = number.stated, number.whole, number.stated.quantity
    if number.partitive and _appended(here, number):
        return None
    thing, done = _deed(here, number, reach)
    if thing is None or done is None or (done.both and not thing.military):
        return None
    if number.partitive and whole and whole.metric.endswith("_downed") and done.action == "launch":
        return None  # "of these, four fell into the sea"
    if whole and whole.sentence == here.number and whole.deed and done.cost > AUXILIARY and thing is whole.thing:
        done = whole.deed
    new = (
        not number.partitive and here.doc[stated.bare.start].dep_ == "dobj"
    )  # "rockets killed eight" goes on with none
    if new and whole and whole.sentence != here.number:
        whole = None
    related = whole if whole and (number.partitive or thing is whole.thing) and same(thing, whole) else None
    metric = "personnel_losses" if done.both else thing.metrics.get(done.action) or done.metric
    end = _quote_end(here, number)
    if not number.partitive and done.token == stated.span.end and done.cost <= OWN_DEED:
        end = end_of(here.doc, done.last + 1) if done.last < stated.span.end + 3 else end
    of_it = number.partitive or (whole is not None and included(here, whole, quantity))
    part = bool(of_it and related and related.metric == metric and stated.next_word not in OTHERS)
    return Count(
        quantity, here.number, metric, thing, _item(here, stated, related), Span(quantity.span.start, end),
        stated.span.end - 1, done, related, part,
    )  # fmt: skip


def _appended(here: Reading, number: _Bare) -> bool:
    """Whether a part only stands behind its whole, and nothing else happened to it ("200 dead, ten of them men")."""
    doc, whole, end = here.doc, number.whole, number.stated.span.end
    if whole is None or whole is not here.last or number.beside:
        return False
    between = here.sentence.text[whole.span.end : number.stated.quantity.span.start]
    after = doc[end + 2] if end + 2 < len(doc) and doc[end].lower_ == "of" else None
    return between.strip() in (",", "(", "—", "–", "-") and after is not None and after.pos_ in ("NOUN", "PROPN")


def _deed(here: Reading, number: _Bare, reach: float) -> tuple[Thing | None, Deed | None]:
    """The first of the things that a number may stand for to which something happened, and what that was."""
    stated, people = number.stated, counting().things["people"]
    span, near = stated.span, number.beside or [d for d in here.deeds if not _own_noun(here, stated, d)]
    for thing in _candidates(here, number):
        if number.measured and not number.partitive:
            done = measured_deed(here, stated, thing)
        else:
            done = deed(here.doc, near, (span.start, span.end - 1), thing, reach)
        freed = done and done.action == "exchange" and number.partitive and number.whole is not None
        if done and not (thing is people and not freed and not _of_people(done, stated.named.thing is people)):
            return thing, done
    return None, None


def _own_noun(here: Reading, stated: Stated, done: Deed) -> bool:
    """Whether a deed is only the noun that is counted, though it could be a verb ("one of the targets")."""
    word = here.doc[done.token].lower_
    own = stated.named.anaphor and done.token == stated.named.head
    return own and word not in counting().states and word not in counting().doings


def _of_people(done: Deed, named: bool) -> bool:
    """Whether a deed makes a bare number a number of people."""
    if done.action in ("kill", "wound", "miss"):
        return True
    return done.action in ("displace", "capture") and (named or done.cost <= 1.5)


def _candidates(here: Reading, number: _Bare) -> list[Thing]:
    """The things that a number may stand for: its own, the one spoken of, that of the count before it, people."""
    stated, whole, start = number.stated, number.whole, number.stated.span.start
    slain = start and any(d.last == start - 1 and set(d.actions) & {"kill", "wound"} for d in here.deeds)
    stands_for = not slain and (stated.next_word in counting().auxiliaries or (start and here.verb_ends(start - 1)))
    things = (
        stated.named.thing,
        apposed(here, stated) if number.partitive else None,
        left_over(here, stated) if whole is None and stated.next_word in counting().auxiliaries else None,
        spoken_of(here, start) if stands_for else None,
        whole.thing if whole else None,
        counting().things["people"] if not number.of_which or whole is None or _done_beside(number) else None,
    )
    return [thing for thing in things if thing is not None]


def _done_beside(number: _Bare) -> bool:
    """Whether something else happened to a part of people ("of those wounded, 16 died")."""
    return bool(number.beside) and number.whole is not None and number.whole.thing.people


def _going_on(here: Reading, number: _Bare) -> Count | None:
    """A number that goes on with the count before it and names no deed of its own ("17 over Belgorod")."""
    stated, whole, partitive = number.stated, number.whole, number.partitive
    if whole is None or (stated.next_word in ("other", "others") and not partitive):
        return None
    of_this_sentence = whole.sentence == here.number
    last = here.doc[stated.span.end - 1]
    if partitive and not of_this_sentence and last.dep_ == "dobj" and last.head.pos_ == "VERB":
        return None  # it suffers something else than what it is a part of ("withdrew 800 of its men")
    auxiliary = stated.next_word in counting().auxiliaries
    if auxiliary and not partitive and _other_deed(here, stated.span.end, whole):
        return None
    if auxiliary and not (partitive or number.measured or of_this_sentence) and not _done_after(here, stated):
        return None  # "only 14 are working"
    joined = coordinate(here, whole, stated.quantity) or (sequel(stated) and of_this_sentence)
    if not (partitive or number.measured or joined or auxiliary):
        return None
    thing = stated.named.thing
    if thing and thing.name != whole.thing.name and not same(thing, whole):
        return None
    return Count(
        stated.quantity, here.number, whole.metric, whole.thing, _item(here, stated, whole),
        Span(stated.quantity.span.start, _quote_end(here, number)), stated.span.end - 1,
        whole.deed if of_this_sentence else None,  # its tokens are those of its own sentence
        whole, not number.measured and stated.next_word not in OTHERS and not parallel(here, whole, stated),
    )  # fmt: skip


def _other_doing(stated: Stated) -> bool:
    """Whether a part of a count only does something itself ("nine drones, one of which wounded two")."""
    after = list(stated.span.doc[stated.span.end : stated.span.end + 4])
    if len(after) < 3 or after[0].lower_ != "of" or after[1].lower_ not in ("which", "whom"):
        return False
    verb = next((t for t in after[2:] if t.pos_ == "VERB"), None)
    return verb is not None and any(child.dep_ == "dobj" for child in verb.children)


def _done_to(here: Reading, stated: Stated) -> Count | None:
    """How many people a doing is done to: "an exchange of 150", "the killing of 12"."""
    start, quantity = stated.span.start, stated.quantity
    doing = next((d for d in here.deeds if d.token == start - 2 and d.noun), None)
    if doing is None or here.doc[start - 1].lower_ != "of" or quantity.unit:
        return None
    people = counting().things["people"]
    action = next((name for name in DONE_TO_PEOPLE if name in doing.actions), "")
    if not action:
        return None
    done = replace(doing, action=action, metric=people.metrics[action], cost=OWN_DEED)
    return Count(quantity, here.number, done.metric, people, "", quantity.span, stated.span.end - 1, done)


def _done_after(here: Reading, stated: Stated) -> bool:
    """Whether something that counts is done right after a number, or a place follows ("eight were over Crimea")."""
    end = stated.span.end
    placed = any(
        token.dep_ == "prep" and token.head.lower_ in counting().auxiliaries for token in here.doc[end : end + 4]
    )
    return placed or any(end <= d.token < end + 5 for d in here.deeds)


def _other_deed(here: Reading, after: int, whole: Count) -> bool:
    """Whether the verb of a number is of another doing than that of the count before it."""
    near = [d for d in here.deeds if after <= d.token < after + 5]
    return bool(near) and not (whole.deed and whole.deed.action in near[0].actions)


def _item(here: Reading, stated: Stated, source: Count | None) -> str:
    named = stated.named
    if named.thing is not None and named.end > named.head:
        return item_of(here.doc[named.head : named.end].text)
    return source.item if source else ""


def _quote_end(here: Reading, number: _Bare) -> int:
    """Where the words of a number end: behind "of them", where that stands after it."""
    doc, named, end = here.doc, number.stated.named, number.stated.span.end
    if number.partitive and end < len(doc) and not OF_WHICH.search(doc[: number.stated.span.start].text + " "):
        end = min(len(doc), end + (2 if doc[end].lower_ == "of" else 1))
        if doc[end - 1].lower_ in ("the", "its", "his", "their", "our", "her") and named.end > end:
            end = named.end
    return end_of(doc, end)
