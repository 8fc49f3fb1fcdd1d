"""Who rejects a number, by what their verb says of it: denied, withdrawn, called a fabrication."""

from __future__ import annotations

from typing import Any

from components.extraction.attributions import Voice
from components.extraction.story import Sentence
from components.extraction.words import speech

POINTS = frozenset({"it", "this", "that"})


def rejects(verb: Any, base: str | None) -> bool | None:
    """Whether a verb of saying rejects a number; None where it rejects something else, and so says nothing of any."""
    known = speech()
    things = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    if base in known.retracts:  # "withdrew its figure of 70", not "withdrew 400 troops"
        return True if any(thing.lower_ in known.issued | known.sayings for thing in things) else None
    if base == "call":  # "called the figure a fabrication"
        words = {token.lower_ for token in verb.subtree if token.i > verb.i}
        told = {token.lower_ for token in verb.subtree} & (known.sayings | known.issued | known.pointing | POINTS)
        return bool(told and words & known.falsehoods)
    if base not in known.deniers:
        return False
    return True if not things or any(_told(thing) for thing in things) else None


def rejected_next(number: int, told: list[Sentence], spoken: list[list[Voice]]) -> str | None:
    """Who rejects in the sentence after one what it says, by a word that points back ("Kigali rejected the figure")."""
    if number + 1 >= len(told):
        return None
    here, after = told[number], told[number + 1]
    apart = after.in_title != here.in_title or after.paragraph - here.paragraph > 1
    if apart or after.quantities or after.doc is None:
        return None
    known = speech()
    back = known.sayings | known.issued | known.pointing - POINTS
    for voice in spoken[number + 1]:
        things = [c for c in after.doc[voice.token].children if c.dep_ in ("dobj", "nsubjpass")] if voice.denies else []
        if voice.named is not None and any(thing.lower_ in back and not _of_its_own(thing) for thing in things):
            return voice.named.text
    return None


def _of_its_own(thing: Any) -> bool:
    """Whether a claim that is rejected is told in the same breath ("rejected reports that its troops had crossed")."""
    return any(child.dep_ in ("acl", "ccomp", "relcl", "prep") for child in thing.children)


def _told(thing: Any) -> bool:
    """Whether what somebody rejects may be a number: a claim, a report, a toll, a clause."""
    known = speech()
    return thing.lower_ in known.sayings | known.issued | known.pointing | POINTS or _counted_or_told(thing)


def _counted_or_told(thing: Any) -> bool:
    """Whether a noun has a number ("denied 40 deaths", "the loss of 40 tanks") or a clause ("rumours that 40 fell")."""
    inner = [child for link in thing.children if link.lower_ == "of" for child in link.children]
    numbered = any(child.dep_ == "nummod" for noun in [thing, *inner] for child in noun.children)
    return numbered or any(child.dep_ in ("acl", "ccomp") for child in thing.children)
