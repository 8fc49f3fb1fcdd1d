"""Numbers with a noun that count none of it: a year, the size of each group, another thing of the same name."""

from __future__ import annotations

from components.extraction.counts.reading import Reading, Stated
from components.extraction.nouns import THEM, phrase
from components.extraction.words import Thing, counting

YEARS = range(1900, 2100)
OF_WHAT = 4  # tokens behind a noun in which "of talks" makes rounds something else
FLYING = frozenset({"drone", "missile"})


def counts_none(here: Reading, stated: Stated, thing: Thing) -> bool:
    """Whether a number counts none of the thing after it: a year, a size of each, people on board, another thing."""
    if describes(here, stated) or (thing.people and _aboard(here, stated)):
        return True
    if mixed(here, stated.named.end, thing) or _another_thing(here, stated) or _one_at_a_time(here, stated):
        return True
    if _of_which_some(here, stated, thing):
        return True
    start = stated.bare.start
    head, before = here.doc[stated.named.head], here.doc[max(0, start - 2) : start].text.lower()
    text = stated.quantity.number.of(here.sentence.text)
    if text.isdecimal() and int(text) in YEARS and head.tag_ in ("NN", "NNP"):
        return True
    return before.endswith(" of") and before.split()[0] in counting().sizes


def _another_thing(here: Reading, stated: Stated) -> bool:
    """Whether a noun means something else beside its words ("rail strikes", "rounds of talks", "two mine-hunters")."""
    head, end, doc = here.doc[stated.named.head], stated.named.end, here.doc
    known = counting()
    others = known.homonyms.get(head.lower_, frozenset())
    beside = {doc[head.i - 1].lower_}
    if end < len(doc) and doc[end].lower_ == "of":
        beside |= {token.lower_ for token in doc[end + 1 : end + OF_WHAT]}
    if not others.isdisjoint(beside):
        return True
    several = not stated.quantity.vague and (stated.quantity.low or stated.quantity.high or 0) > 1
    modifies = head.tag_ not in ("NNS", "NNPS") and head.text.islower() and head.lower_ not in known.states
    return bool(several and modifies and f"{head.lower_}s" in known.nouns)


def _one_at_a_time(here: Reading, stated: Stated) -> bool:
    """Whether so many come each time ("three at a time"), or one of a row of any length ("one raid after another")."""
    after = here.doc[stated.named.end : stated.named.end + 3].text.lower()
    in_a_row = here.doc[stated.bare.start].lower_ == "one" and after.startswith(("after another", "after the other"))
    return bool(in_a_row or after == "at a time")


def describes(here: Reading, stated: Stated) -> bool:
    """Whether "one of" only tells what a named thing is ("Izmail, one of the ports", "he is one of six")."""
    doc, start = here.doc, stated.bare.start
    if doc[start].lower_ != "one" or start + 2 >= len(doc) or doc[start + 1].lower_ != "of":
        return False
    if doc[start + 2].lower_ in THEM:
        return False  # "five people in Haifa, one of them a girl"
    return bool(doc[start].dep_ == "attr" or (doc[start].dep_ == "appos" and doc[start].head.pos_ == "PROPN"))


def _of_which_some(here: Reading, stated: Stated, thing: Thing) -> bool:
    """Whether a number is only the whole of which others were hit ("Of 106 clinics, 73 had been looted")."""
    first = here.doc[stated.span.start - 1] if stated.span.start else None
    fronted = first is not None and first.lower_ == "of" and (first.i == 0 or here.doc[first.i - 1].text in ";,:")
    return (
        fronted
        and thing.name in ("site", "settlement")
        and any(q.span.start > stated.quantity.span.end for q in here.sentence.quantities)
    )


def _aboard(here: Reading, stated: Stated) -> bool:
    """Whether a count only says how many were on board of what was hit."""
    after = here.doc[stated.named.end : stated.named.end + 2].text.lower()
    return here.doc[stated.bare.start - 1].lower_ in ("with", "carrying") and after.startswith(("on board", "aboard"))


def mixed(here: Reading, end: int, thing: Thing) -> bool:
    """Whether one number is of drones and missiles together, which no metric counts (CLAIMS.md, case 13)."""
    following = here.doc[end : end + 2]
    if thing.name not in FLYING or len(following) < 2 or following[0].lower_ != "and":
        return False
    other = phrase(here.doc, end + 1, end + 1)
    return other is not None and other[0].name in FLYING - {thing.name}
