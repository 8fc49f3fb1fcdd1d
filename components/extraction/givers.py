"""Whose claim a number is where nobody speaks: that of who gives, and of the force that tells what it shot down."""

from __future__ import annotations

from typing import Any

from components.extraction.count import Count
from components.extraction.names import Named, identify, phrase
from components.extraction.voices import urges
from components.extraction.words import counting, speech

GIVEN = ("aid", "weapons_supplied", "ammunition")
HIGHEST = 4  # words up from a verb of giving to who gives ("made the decision to begin to deliver")
WITHIN = 12  # tokens before what is given in which a verb says that it is
_HANGS_ON = ("xcomp", "acl", "dobj", "conj", "prep", "pcomp")


def giver(count: Count, doc: Any) -> Named | None:
    """Who gives or pledges what is given: "Norway delivered three jets" is Norway's claim (CLAIMS.md, case 3)."""
    if count.metric not in GIVEN:
        return None
    deed = count.deed
    if deed is not None and deed.action == "supply" and not deed.noun:
        subject = next((child for child in doc[deed.token].children if child.dep_ == "nsubj"), None)
        if subject is not None:
            return None if doc[deed.token].lower_ in speech().takes else _named(doc, subject)
    head = min(count.head, len(doc) - 1)
    for verb in reversed(doc[max(0, head - WITHIN) : head]):
        if verb.text in ";:" or verb.lower_ in speech().takes:
            return None
        if any(action == "supply" for _, action in counting().verbs.get(verb.lower_, ())) or _puts_up(verb):
            named = _giving(doc, verb)
            return named if named is not None and (named.known or named.institution or named.person) else None
    return None


def _puts_up(verb: Any) -> bool:
    """Whether a verb gives a sum in other words ("set aside $2bn", "set up a fund", "released a package")."""
    sets = verb.lemma_ == "set" and any(child.lower_ in ("aside", "up") for child in verb.children)
    return sets or (verb.lemma_ in speech().puts_up and any(child.dep_ == "dobj" for child in verb.children))


def _giving(doc: Any, verb: Any) -> Named | None:
    """Who gives by a verb: its subject or that of the verb it hangs on, else the name right before it in a headline."""
    at = verb
    for _ in range(HIGHEST):
        subject = next((child for child in at.lefts if child.dep_ == "nsubj"), None)
        if subject is not None and at.pos_ in ("VERB", "AUX"):
            return _named(doc, subject)
        if at.dep_ not in _HANGS_ON:
            break
        at = at.head
    before = verb.i - 1
    while before > 0 and doc[before].pos_ in ("AUX", "ADV", "PART"):
        before -= 1
    if before < 0 or doc[before].dep_ == "pobj":  # "he was in Ukraine giving away millions"
        return None
    return _named(doc, doc[before]) if verb.pos_ in ("VERB", "NOUN", "PROPN") else None


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
    hearsay = any(token.lower_ == "reportedly" for token in subject.head.children)
    office = subject.pos_ == "NOUN" and subject.lower_ in speech().roles  # "Danish government to set up a fund"
    if not (subject.pos_ == "PROPN" or office) or subject.lower_ in speech().hearsay or hearsay or urges(subject):
        return None
    named = identify(phrase(doc, subject))
    return None if named.outlet or (office and not named.known) else named
