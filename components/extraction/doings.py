"""Every action that the words of a sentence name, by the verbs, nouns and states of counting.toml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from components.extraction.gazetteer import country_names
from components.extraction.words import counting

_BOUNDS = ("at least", "more than", "over ", "up to", "nearly ", "about ", "around ", "dozens", "hundreds", "scores")
_LEAVES = frozenset({"leave", "leaves", "left", "leaving"})
_TAKES = frozenset({"take", "takes", "took", "taken", "taking"})
_BRINGS = frozenset({"bring", "brings", "bringing", "brought"})
_TAKEN = frozenset(
    {"part", "place", "power", "office", "charge", "control", "action", "steps", "cover", "shelter", "refuge"}
)
_CARRIES = frozenset({"armed", "equipped", "fitted"})
_MADE_OF = frozenset({"consist", "contain", "include", "comprise", "involve", "feature", "see"})
_STAYS = frozenset({"remain", "stay", "be"})
_INSTEAD = {"capture", "miss"}  # of those who suffer these by a phrase of its own, its verb alone says no death
_UNKNOWN = frozenset({"unknown", "unclear", "mystery", "uncertain", "unresolved"})
_SURVIVES = frozenset({"survive", "survived"})


@dataclass(frozen=True, slots=True)
class Deed:
    """An action in a sentence: its token, its name in counting.toml, and for one count the metric and its cost."""

    token: int
    actions: tuple[str, ...]
    noun: bool
    last: int
    action: str = ""
    metric: str = ""
    cost: float = 0.0
    both: bool = False


def deeds(doc: Any) -> list[Deed]:
    """Every action that the words of a sentence name."""
    known = counting()
    found: list[Deed] = []
    for token in doc:
        if token.dep_ in ("aux", "auxpass", "prt") or _modifies(doc, token):
            continue
        word = token.lower_
        names: dict[str, None] = {}
        last = token.i
        for rest, action in () if _no_doing(token) else known.verbs.get(word, ()):
            reached = _rest(doc, token, rest)
            if reached is None or (not rest and action == "capture" and _only_takes(token)):
                continue
            if rest == ("in",) and word in _TAKES | _BRINGS and not _has_particle(token, "in"):
                continue  # "taken in the Kursk region"
            if action == "kill" and not rest and _INSTEAD & names.keys():
                continue  # "fell into rebel hands", "buried under the rubble"
            names.setdefault(action)
            last = max(last, reached)
        if word in _LEAVES and any(_left(child) for child in token.children):
            names.setdefault("displace")
        if token.lemma_ in _MADE_OF and _of_attack(token):
            names.setdefault("launch")
        if token.lemma_ in _STAYS and _stays_at(token):
            names.setdefault("deploy")
        if word == "fate" and not _UNKNOWN.isdisjoint(t.lower_ for t in doc):
            names.setdefault("miss")
        if word in _SURVIVES and any(child.dep_ == "neg" for child in token.children):
            names.setdefault("kill")
        noun = False
        if token.pos_ in ("NOUN", "PROPN") or not names:
            if token.pos_ == "NOUN" and word in known.doings and not _before_number(doc, token.i):
                names.clear()  # "armed forces" force nobody
            for action in known.doings.get(word, ()):
                names.setdefault(action)
                noun = token.pos_ in ("NOUN", "PROPN") and not (names and _before_number(doc, token.i))
            for action in known.doings_of.get(word, ()) if doc[token.i + 1 : token.i + 2].text.lower() == "of" else ():
                names.setdefault(action)
                noun = True
        for action in known.states.get(word, ()):
            names.setdefault(action)
        if names:
            found.append(Deed(token.i, tuple(names), noun, last))
    return found


def _left(token: Any) -> bool:
    """Whether an object of "leave" is a place where people lived ("110,000 people left camps", "left Goma")."""
    return token.dep_ == "dobj" and (token.lower_ in counting().homes or token.lower_ in country_names())


def _only_takes(token: Any) -> bool:
    """Whether "take" captures nobody: "took over", "took part", "took reporters to the front for a day"."""
    if token.lower_ not in _TAKES:
        return False
    led = {child.lower_ for child in token.children if child.dep_ == "prep"}
    return {"to", "for"} <= led or any(
        child.dep_ == "prt" or (child.dep_ == "dobj" and child.lower_ in _TAKEN) for child in token.children
    )


def _no_doing(token: Any) -> bool:
    """Whether a word that looks like a verb is none here, or says what something carries."""
    before = token.doc[token.i - 1] if token.i else None
    tied = before is not None and before.text == "-" and not before.whitespace_ and token.tag_[:2] in ("JJ", "NN")
    after_preposition = token.tag_ == "NNS" and token.dep_ == "pobj"  # "launched from ships"
    return tied or after_preposition or _named_thing(token) or _carries_only(token)


def _has_particle(verb: Any, particle: str) -> bool:
    """Whether a word belongs to a verb itself ("took in 300 people")."""
    return any(child.dep_ == "prt" and child.lower_ == particle for child in verb.children)


def _named_thing(token: Any) -> bool:
    """Whether an article makes a word a thing, whatever verb it looks like ("such a shelter"), and no doing of it."""
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]  # "the shooting down of"
    of = "of" in after or any(child.lower_ in ("of", "by") for child in token.children)
    return token.pos_ == "NOUN" and not of and any(child.dep_ == "det" for child in token.children)


def _carries_only(token: Any) -> bool:
    """Whether "armed with two missiles" or "equipped with" says what something carries, not what it is given."""
    return token.lower_ in _CARRIES and not any(child.dep_ == "dobj" for child in token.children)


def _of_attack(verb: Any) -> bool:
    """Whether a verb says what an attack was made of ("the barrage included 11 missiles")."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    return any({"attack", "launch"} & counting().doings.get(child.lower_, frozenset()) for child in subjects)


def _stays_at(verb: Any) -> bool:
    """Whether those who remain do so in a place that is named ("1,500 mercenaries remain in Mali")."""
    where = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in ("in", "on", "at", "near")]
    return any(child.pos_ == "PROPN" for preposition in where for child in preposition.children)


def _before_number(doc: Any, at: int) -> bool:
    """Whether a word that may be noun or verb has a number for its object ("wounds at least 12")."""
    following = doc[at + 1 : at + 4]
    return bool(len(following)) and (following[0].like_num or following.text.lower().startswith(_BOUNDS))


def _modifies(doc: Any, token: Any) -> bool:
    """Whether a word only modifies the noun right after it ("strike drones", "attack helicopters")."""
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    number = following is not None and (following.like_num or following.lower_ in counting().measures)
    return token.dep_ in ("compound", "nmod") and token.pos_ in ("NOUN", "PROPN") and not number


def _out_of(particle: Any) -> bool:
    """Whether "out" only stands before what a number is a part of ("got two out of ten")."""
    after = particle.doc[particle.i + 1 : particle.i + 3]
    return particle.lower_ == "out" and len(after) == 2 and after[0].lower_ == "of" and after[1].like_num


def _rest(doc: Any, token: Any, rest: tuple[str, ...]) -> int | None:
    """Where the words after a verb end ("shot 15 drones down"); None where they do not follow."""
    if not rest:
        return int(token.i)
    window = [t.lower_ for t in doc[token.i + 1 : token.i + 1 + len(rest)]]
    if window == list(rest):
        return int(token.i) + len(rest)
    wanted = list(rest)
    near = [*token.children, *(c for child in token.children if child.dep_ == "dobj" for c in child.children)]
    for child in token.subtree if len(rest) > 1 else near:
        if wanted and child.i > token.i and child.lower_ == wanted[0] and not _out_of(child):
            wanted.pop(0)
    return None if wanted else int(token.i)
