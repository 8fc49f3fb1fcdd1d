"""Whose the drones and missiles are that a text gives nobody: by where they came down, and whose attack it tells of."""

from __future__ import annotations

import re

from components.extraction.count import Count
from components.extraction.gazetteer import country_names, name_of
from components.extraction.story import Sentence
from components.extraction.words import any_of, counting, peoples
from components.records import Place

# What is launched or shot down, and lists of an enemy's losses leave to the reader.
FOES = frozenset({"drones_downed", "missiles_downed", "drones_launched", "missiles_launched"})
_PEOPLE = any_of(sorted(peoples().adjectives, key=len, reverse=True))
_ATTACKS = any_of(sorted(noun for noun, doing in counting().doings.items() if doing & {"attack", "launch"}))
_BETWEEN = r"(?:for|in|on|at|of|to|from|with|and|against|by|an?|the|that|after|over|says?|said)"
_ATTACK_OF = re.compile(
    rf"\b(?P<people>{_PEOPLE})(?:[’']s?)?(?: (?!{_BETWEEN}\b)[a-z-]+){{0,4}}?"
    rf" (?:{_ATTACKS}|drones?|missiles?|rockets?|UAVs?)\b"
    rf"|\b(?P<doer>{_PEOPLE})(?: [a-z]+){{0,2}}(?: has| had| have)? "
    r"(?:launch(?:ed|es)|fire[ds]|unleash(?:ed|es)|sent|hurled|attack(?:ed|s))\b",
    re.IGNORECASE,
)


def attackers(told: list[Sentence]) -> list[frozenset[str]]:
    """The peoples whose attacks, drones or missiles each sentence names ("Houthi drones", "an Iranian barrage")."""
    found = [
        [match.group("people") or match.group("doer") for match in _ATTACK_OF.finditer(sentence.text)]
        for sentence in told
    ]
    known = peoples().adjectives
    return [frozenset(known[name.lower()] for name in names if name != "us") for names in found]


def presumed(
    count: Count, sentence: Sentence, own: str | None, where: tuple[Place, ...], attacking: list[frozenset[str]]
) -> str | None:
    """The people whose drones or missiles a count is of; ``own`` is the people of the one who claims it.

    ``where`` are its places, of which those that its sentence names tell; ``attacking`` is what ``attackers`` found.

    What comes down over a country is its enemy's, unless those speak who hold a part of it; else it is of the one whom
    the claimant fights, else of the only ones whose attack the sentence or the report tells of.
    """
    if count.metric not in FOES:
        return None
    known = peoples()
    if count.metric.endswith("_downed"):
        for place in (place for place in where if place.name in sentence.text):
            people = _people_of(place)
            foe, held = known.enemy.get(people), known.held.get(people, frozenset())
            unsure = held and own == foe if own else place.name.lower() in held
            if foe and not unsure:
                return foe
    if own in known.enemy:
        return known.enemy[own or ""]
    if count.metric.endswith("_launched") and _has_doer(count, sentence):
        return None
    for named in (attacking[count.sentence], frozenset().union(*attacking)):
        if len(others := named - {own}) == 1:
            return next(iter(others))
    return None


def _has_doer(count: Count, sentence: Sentence) -> bool:
    """Whether somebody of no known people has launched what is counted ("the crews fired 12 missiles")."""
    if count.deed is None or count.deed.noun:
        return False
    verb = sentence.doc[count.deed.token]
    return any(child.dep_ == "nsubj" and child.i != count.head for child in verb.children)


def _people_of(place: Place) -> str:
    """The people of the country in which a place lies, or that it is; empty where it is not known."""
    name = place.name.lower()
    return peoples().adjectives.get(name if name in country_names() else name_of(place.country), "")
