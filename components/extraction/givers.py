"""Whose claim a number is where nobody speaks: that of who gives, and of the force that tells what it shot down."""

from __future__ import annotations

from typing import Any

from components.extraction.count import Count
from components.extraction.names import Named, identify, phrase
from components.extraction.words import counting, speech

GIVEN = ("aid", "weapons_supplied", "ammunition")
HIGHEST = 4  # verbs up from what is given in which somebody gives it ("decided to begin to deliver")
_ON = ("xcomp", "pcomp", "conj", "acl", "advcl", "ccomp", "prep", "pobj", "dobj", "relcl")


def giver(count: Count, doc: Any) -> Named | None:
    """Who gives or pledges what is given: "Norway delivered three jets" is Norway's claim (CLAIMS.md, case 3)."""
    if count.metric not in GIVEN or count.deed is None or count.deed.action != "supply":
        return None
    verb = doc[count.deed.token]
    if count.deed.noun:
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or verb.lower_ in speech().takes:
        return None
    return _named(doc, subject)


def downer(count: Count, doc: Any) -> Named | None:
    """The force that tells what it shot down: "Ukraine's air force intercepted 30 of the 40 missiles"."""
    if not count.metric.endswith(("_downed", "_launched")):
        return None
    for verb in doc[min(count.head, len(doc) - 1)].ancestors:
        if verb.pos_ == "VERB":
            downs = any(action == "down" for _, action in counting().verbs.get(verb.lower_, ()))
            subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
            if downs and subject is not None and subject.lower_ in speech().services:
                named = identify(phrase(doc, subject))
                return named if named.known and not named.state else None
            if downs:
                return None
    return None


def _named(doc: Any, subject: Any) -> Named | None:
    """Who the subject of giving is, where a name says so, and not an outlet's."""
    if subject.pos_ != "PROPN" or subject.lower_ in speech().hearsay:
        return None
    named = identify(phrase(doc, subject))
    return None if named.outlet else named
