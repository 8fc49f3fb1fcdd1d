"""Whether people were driven out, freed or taken: where a verb of moving leads, and whether captivity is spoken of."""

from __future__ import annotations

from typing import Any

from components.extraction.doings import Deed
from components.extraction.gazetteer import country_names, overlay
from components.extraction.words import Thing, counting, peoples

# Prepositions by which a verb of moving names where it leads or leads from.
_WHITHER = frozenset({"into", "to", "toward", "towards", "from", "across", "onto", "through"})
_TAKE = frozenset({"take", "takes", "took", "taking", "bring", "brings", "brought", "bringing"})


def removes(doc: Any, candidate: Deed, action: str, thing: Thing) -> bool:
    """Whether the action of a deed that moves people is one of a war: they flee, are freed, or are taken captive."""
    verb = doc[candidate.token]
    if thing.name == "people" and action in ("displace", "exchange") and _came_back(verb):
        return False
    if action == "displace":
        return not (_merely_named(verb, candidate) or _leads_nowhere(verb) or _prevented(verb))
    if action == "exchange":
        return verb.lower_ not in counting().homecomings or thing.name in ("prisoner", "captive") or _captivity(doc)
    return not (action == "capture" and _led_along(verb, candidate))


def _came_back(verb: Any) -> bool:
    """Whether people have returned of themselves: who has come home is neither uprooted nor exchanged."""
    if verb.lower_ not in ("return", "returns", "returned"):
        return False
    helped = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    active = any(child.dep_ == "nsubj" for child in verb.children) and helped <= {"have", "has", "had"}
    return active and not any(child.dep_ in ("dobj", "neg") for child in verb.children)


def _merely_named(verb: Any, candidate: Deed) -> bool:
    """Whether a word that could be a verb of moving is a noun here ("armed forces", "an order")."""
    return (
        not candidate.noun
        and candidate.last == candidate.token
        and verb.pos_ in ("NOUN", "PROPN")
        and verb.lower_ in counting().drivers
    )


def _leads_nowhere(verb: Any) -> bool:
    """Whether a verb of driving leads into something that is no place ("pushed into poverty", "into a market")."""
    if verb.lower_ not in counting().drivers:
        return False
    led = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in _WHITHER]
    led += [c for child in verb.children if child.dep_ == "prep" for c in child.children if c.dep_ == "prep"]
    ends = [end for preposition in led for end in preposition.children if end.dep_ == "pobj"]
    return bool(ends) and not any(_place(end) for end in ends)


def _place(token: Any) -> bool:
    """Whether a noun is a place that people can be in: a name, or a word for one."""
    word = token.lower_
    named = (
        token.pos_ == "PROPN"
        or token.text[:1].isupper()
        or word in overlay()
        or word in country_names()
        or word in peoples().sides
    )
    return named or word in counting().destinations


def _prevented(verb: Any) -> bool:
    """Whether people are kept from leaving ("unable to leave", "banned from fleeing")."""
    governs = verb.head if verb.dep_ in ("xcomp", "acomp") else verb.head.head if verb.dep_ == "pcomp" else None
    return governs is not None and governs.lower_ in counting().kept


def _captivity(doc: Any) -> bool:
    """Whether a sentence speaks of captives, an exchange or a deal, so that who comes home was freed."""
    return any(token.lower_ in counting().captivity for token in doc)


def _led_along(verb: Any, candidate: Deed) -> bool:
    """Whether "to take" only leads people somewhere ("a plan to take six ministers to the capital")."""
    if verb.lower_ not in _TAKE or candidate.last != candidate.token:
        return False
    planned = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    return planned and any(child.dep_ == "prep" and child.lower_ == "to" for child in verb.children)
