"""Whose loss or thing is counted."""

from __future__ import annotations

import re
from typing import Any

from components.extraction.claimant import Said, canonical
from components.extraction.count import Count
from components.extraction.foes import FOES
from components.extraction.story import Sentence
from components.extraction.words import peoples

ENEMY = frozenset({"enemy", "hostile", "occupying", "adversary", "aggressor", "foe"})
OWN = frozenset({"its", "his", "her", "their", "our", "own"})
BY_DOER = frozenset(
    {"advance", "area_controlled", "settlements_controlled", "drones_launched", "missiles_launched", "personnel_losses",
     "tanks_lost", "vehicles_lost", "artillery_lost", "aircraft_lost", "troops", "ammunition", "strikes", "clashes"}
)  # fmt: skip
# Who only saw what was launched has not launched it ("the army counted 250 rockets").
SEEN = frozenset({"count", "detect", "track", "spot", "identify", "register", "record", "report"})
# What befalls people, of whom a text may say only that they are children or fighters.
HARMED = frozenset({"killed", "wounded", "missing", "captured", "displaced", "prisoners_exchanged", "personnel_losses"})
# Who fires where the one who speaks fires: "it had fired 12 missiles", "our crews launched 20 drones".
OURS = frozenset({"it", "we", "they", "crews", "pilots", "forces", "units", "troops", "gunners", "jets", "fighters"})
SPEAKING = frozenset({"it", "we", "they"})
_LOSSES_OF = re.compile(
    r"[\w’']+(?: [a-z]+)? (?:losses|casualties)\b|\b(?:losses|casualties) (?:of|for) (?:the )?[\w’']+", re.IGNORECASE
)
_OF_ITS = re.compile(r"\bof (?:its|our|their)\b|\bits own\b", re.IGNORECASE)  # of the one who says it
_COST = re.compile(r"\bcost(?:s|ing)? (?:the )?([\w’']+)(?: [a-z-]+)? $", re.IGNORECASE)  # "has cost Russia 300 men"
MEASURED = 8  # tokens before a bare number in which the people that it counts may be named
LOSING = frozenset({"lost", "lose", "loses", "losing", "suffered", "suffers", "suffering", "takes", "take", "took",
                    "taking", "sustained"})  # fmt: skip
KINDS = frozenset({"civilians", "children", "women", "civilian", "child", "woman", "girls", "boys", "journalists",
                   "hostages", "aid workers", "prisoners of war", "medics", "fighters", "militants", "terrorists",
                   "rebels", "insurgents", "gunmen", "jihadists", "peacekeepers", "policemen", "police officers",
                   "mariners", "sailors", "schoolchildren"})  # fmt: skip
# Whoever is counted by what they do, where nothing says on whose side.
ROLES = frozenset({"soldiers", "troops", "servicemen", "servicewomen", "marines", "paratroopers", "officers",
                   "commanders", "recruits", "conscripts", "reservists", "volunteers", "mercenaries", "assailants",
                   "attackers", "bandits", "gendarmes", "guards", "police", "pilots", "militiamen", "occupiers",
                   "extremists", "guerrillas", "pupils", "students", "teachers", "doctors", "nurses", "miners",
                   "farmers", "villagers", "refugees", "migrants", "worshippers", "priests", "monks", "novices",
                   "security forces", "soldier", "policeman", "fighter", "girl", "boy", "journalist", "peacekeeper",
                   "commander", "officer", "gang members"})  # fmt: skip


def target(count: Count, told: list[Sentence], said: Said, inherited: str | None) -> tuple[str | None, str | None]:
    """The target of a count and its side: its own words, who did or sent it, or that of the count it belongs to."""
    sentence = told[count.sentence]
    doc = sentence.doc
    start = doc.char_span(count.span.start, count.span.end, alignment_mode="expand")
    side = canonical(said.claimant)[1]
    named = _named(start.text.lower(), side) if start is not None and count.metric != "aid" else None  # nor "US$3bn"
    own = speaking_for(said)
    if named is None and start is not None and _OF_ITS.search(start.text):
        named = own
    if named is None and count.metric.endswith(("_losses", "_lost")):
        losses = re.search(
            r"([\w’']+)(?: \w+)? (?:losses|casualties)\b", sentence.text[: count.span.start], re.IGNORECASE
        )
        named = _named(losses.group(1).lower(), side) if losses else None
    if named is None and count.metric in HARMED and (cost := _COST.search(sentence.text[: count.span.start])):
        named = _named(cost.group(1).lower(), side)
    if named is None and count.deed is not None and not count.deed.noun:
        named = _doer(count, doc, side)
    if named is None and count.thing.name == "losses" and doc[count.head].head.lower_ in LOSING:
        named = _of_subject(doc[count.head].head, side)
    if named is None and count.metric in ("strikes", "clashes") and doc[count.head].dep_ == "dobj":
        named = _of_subject(doc[count.head].head, side)
    if named is None:
        named = _by_enemy_of(count, doc, side)
    if named is None and count.metric not in ("distance", "aid", "clashes", "strikes"):
        named = _after(doc, start.end, side, count.metric in BY_DOER | FOES) if start is not None else None
    if named is None and count.deed is not None and count.deed.noun and count.metric == "advance" and side:
        named = peoples().of_side.get(side)
    if named is None and count.head < count.quantity.number.end and not count.item and start is not None:
        before = doc[max(0, start.start - MEASURED) : start.start].text.lower()
        of = re.search(r"\b(?:number|toll|count|total) (?:of|among) (.*)", before)
        named = _named(of.group(1), None) if of and _counted(count) else None
    if named is None:
        named = _named(count.item.lower(), None) if count.metric in HARMED else None
    if named is None:
        named = _called(count, KINDS) or inherited or _called(count, ROLES)
    if named is None and count.metric.endswith("_launched") and _launched_by_us(count, doc):
        return peoples().of_side.get(side or ""), side if side in peoples().of_side else None
    return named, peoples().side.get(named or "")


def _called(count: Count, names: frozenset[str]) -> str | None:
    """The one of these names that people are counted by, where harm is counted that came to them."""
    found = (name for name in sorted(names) if re.search(rf"\b{name}$", count.item.lower()))
    return next(found, None) if count.metric in HARMED else None


def speaking_for(said: Said) -> str | None:
    """The people for whom the claimant speaks: that of its side, else the one that its name tells ("a US official")."""
    side = canonical(said.claimant)[1]
    return peoples().of_side.get(side or "") or (_named(said.claimant.text.lower(), None) if said.claimant else None)


def losers(told: list[Sentence]) -> str | None:
    """The one people of whose losses a report speaks ("Russian losses", "casualties of Russia"), else None."""
    named = set()
    for sentence in told:
        for match in _LOSSES_OF.finditer(sentence.text):
            named.add(_named(match.group().lower(), None))
    return next(iter(named - {None})) if len(named - {None}) == 1 else None


def _by_enemy_of(count: Count, doc: Any, side: str | None) -> str | None:
    """Whose are the missiles that "Russia intercepts", the assaults that "Ukrainian troops repelled": of the enemy."""
    fended = count.metric.endswith("_downed") or (count.metric == "clashes" and _repels(count))
    if not fended or count.deed is None or count.deed.noun:
        return None
    verb = doc[count.deed.token]
    if verb.lower_ in LOSING:  # "Ukraine is losing 10,000 drones a month", not "415 were lost from radar"
        told = verb.dep_ == "xcomp"  # "the Ukrainians are said to be losing 300 drones a week"
        own = told or any(child.dep_ == "nsubj" for child in verb.children)
        return _of_subject(verb, side) if own else None
    if any(child.dep_ == "nsubjpass" for child in verb.children):  # "Russia launched 38, and 30 were shot down"
        return None
    return peoples().enemy.get(_of_subject(verb, side) or "")


def _repels(count: Count) -> bool:
    return count.deed is not None and "repel" in count.deed.actions


def _launched_by_us(count: Count, doc: Any) -> bool:
    """Whether the one who speaks has launched what is counted: the subject is "it" or forces of no other name."""
    if count.deed is None or count.deed.noun:
        return False
    verb = doc[count.deed.token]
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or (verb.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in verb.children)):
        return False
    return subject.lower_ in OURS


def _counted(count: Count) -> bool:
    """Whether a bare number is a measure of people named before it ("the number of Palestinians killed at 39")."""
    return count.metric in ("killed", "wounded", "captured", "missing") and count.whole is None


def _named(words: str, side: str | None) -> str | None:
    """The people named in the words of a count, "enemy" being whom the claimant's side fights."""
    known = peoples()
    for word in re.findall(r"[\w.]+(?:[’'-][\w]+)*", words):
        bare = re.sub(r"[’']s?$", "", word).strip(".")
        if bare in known.adjectives:
            return known.adjectives[bare]
        if bare in ENEMY and side:
            return known.enemy.get(known.of_side.get(side, ""))
    for name, adjective in known.adjectives.items():
        if " " in name and name in words:
            return adjective
    return None


def _after(doc: Any, end: int, side: str | None, doers: bool) -> str | None:
    """The people in "sent by Ukraine" (where ``doers`` own it), "of the enemy", "fighters of Hamas", after a count."""
    following = doc[end : end + 6]
    for token in following:
        if token.lower_ == "by" and not doers:
            return None  # "two medics killed by Russian rockets" are not Russian
        if token.lower_ in ("by", "of", "belonging"):
            head = next((t for t in doc[token.i + 1 : token.i + 4] if t.pos_ in ("PROPN", "NOUN", "ADJ")), None)
            return _named(doc[token.i + 1 : head.i + 2].text.lower(), side) if head is not None else None
        if token.pos_ in ("ADP", "PUNCT", "CCONJ") or token.text in ",.;":
            return None
    return None


def _doer(count: Count, doc: Any, side: str | None) -> str | None:
    """Who advanced, holds, sent or lost what is counted: the subject of its verb."""
    if count.metric not in BY_DOER or count.deed is None or (count.metric == "clashes" and _repels(count)):
        return None
    verb = doc[count.deed.token]
    if verb.lemma_ == "train" or verb.lemma_ in SEEN:
        return None  # who trains soldiers has none of theirs
    lost = count.metric.endswith(("_lost", "_losses"))
    if lost and verb.lower_ not in LOSING:
        return peoples().enemy.get(_doing(verb, side) or "")
    return _of_subject(verb, side)


def _doing(verb: Any, side: str | None) -> str | None:
    """Who has done it to the other side: the subject, which is the one who speaks where it is "it" or "our crews"."""
    for at in (verb, verb.head) if verb.dep_ == "conj" else (verb,):
        passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in at.children)
        subject = next((child for child in at.children if child.dep_ == "nsubj"), None)
        if subject is not None and not passive:
            words = at.doc[subject.left_edge.i : subject.i + 1]
            spoken = words.text.lower() in SPEAKING or words[0].lower_ in OWN
            return _named(words.text.lower(), side) or (peoples().of_side.get(side or "") if spoken else None)
    return None


def _of_subject(verb: Any, side: str | None) -> str | None:
    """The people that the subject of a verb names, or of the verb that it hangs on."""
    doc, raised = verb.doc, False
    for _ in range(4):
        roles = ("nsubj", "nsubjpass") if raised else ("nsubj", "agent")
        subjects = [child for child in verb.children if child.dep_ in roles]
        subject = next((child for child in reversed(subjects) if child.i < verb.i), next(iter(subjects), None))
        if subject is not None:
            words = doc[subject.left_edge.i : subject.i + 1 if subject.dep_ == "nsubj" else subject.right_edge.i + 1]
            named = _named(words.text.lower(), side)
            if named is not None:
                return named
            if words.text.lower() == "they" and (meant := _they(subject, side)) is not None:
                return meant
            if words[0].lower_ in OWN | {"they", "we"} and side and words[-1].lower_ != "enemy":
                return peoples().of_side.get(side)
            return None
        if verb.dep_ not in ("xcomp", "conj", "advcl", "prep", "pobj") or verb.head.i == verb.i:
            return None
        raised = verb.dep_ == "xcomp"  # "is said to have lost": who is spoken of has lost it
        verb = verb.head
    return None


def _they(subject: Any, side: str | None) -> str | None:
    """The people whom "they" takes up: the subject before it ("since Ukrainian units came they have lost 900")."""
    doc = subject.doc
    before = [t for t in doc[: subject.i] if t.dep_ in ("nsubj", "nsubjpass") and t.tag_ in ("NNS", "NNPS")]
    return _named(doc[before[-1].left_edge.i : before[-1].i + 1].text.lower(), side) if before else None
