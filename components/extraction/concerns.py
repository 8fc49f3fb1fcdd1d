"""Whether a deed concerns a count at all: whom it has for its object, in which clause it stands, where it leads."""

from __future__ import annotations

from typing import Any

from components.extraction.doings import Deed
from components.extraction.gazetteer import country_names
from components.extraction.removals import removes
from components.extraction.words import Thing, counting

# What a verb with an object of its own does not do to those whom another clause counts.
_DONE_TO_OTHERS = ("exchange", "capture", "displace")
_DESTROYS = frozenset({"destroy", "destroys", "destroyed", "destroying"})
# Who comes to live in a place, and holds none.
CIVIL = frozenset({"people", "persons", "families", "households", "residents", "villagers", "civilians", "refugees",
                   "returnees", "evacuees", "inhabitants"})  # fmt: skip
_FINDS = frozenset({"detect", "spot", "identify", "track", "register"})
_LOSES = frozenset({"lose", "loses", "lost", "losing"})
_SEEKS = frozenset({"look", "looks", "looked", "looking", "search", "searches", "searched", "searching"})
_ADMITS = frozenset({"admit", "admits", "admitted", "admitting"})
_FALL = frozenset({"fall", "falls", "fell", "fallen", "falling"})
NOBODY = frozenset({"nobody", "none", "no-one"})


def concerns(doc: Any, candidate: Deed, action: str, anchor: tuple[int, int], thing: Thing) -> bool:
    """Whether the action of a deed may have happened to what is counted (tokens of number and noun)."""
    verb, head = doc[candidate.token], anchor[1]
    if action == "lose" and thing.people and _of_things(doc, candidate, thing):
        return False
    if action == "kill" and verb.lower_ in _FALL and not _falls_dead(verb, doc[head], thing):
        return False
    if verb.lower_ in counting().patients and _does(doc[head], verb):
        return False
    if _of_another(doc, candidate.token, anchor) or _by_forces(doc, candidate):
        return False
    if action == "wound" and verb.lower_ in _ADMITS and _let_in(verb):
        return False
    if action in _DONE_TO_OTHERS and thing.people and _done_to_another(doc, candidate, head):
        return False
    counted = counted_as(doc[anchor[0]], doc[head])
    if candidate.noun and thing.people and _of_its_own(verb, counted):
        return False
    if action == "launch" and thing.name == "ammunition" and verb.lemma_ in _FINDS:
        return False  # "sappers detected nine explosive devices"
    if action == "refuge" and thing.name == "people" and not _by_place(verb):
        return False
    if action == "control" and _by_civilians(verb):
        return False
    if action == "miss" and verb.lower_ in _SEEKS and not _searched(doc, verb):
        return False
    if action in ("down", "lose") and thing.name == "aircraft" and verb.lower_ in counting().escorts:
        return False
    if action == "attack" and thing.name == "times" and verb.dep_ == "advcl" and not verb.is_ancestor(counted):
        return False
    if action in ("lose", "kill") and verb.lower_ in _LOSES and _lost_others(verb, counted):
        return False
    if verb.dep_ == "amod" and verb.tag_ == "VBG" and verb.head.i not in (counted.i, head):
        return False  # "countries that take in fleeing families": another noun's
    if candidate.noun and action == "supply" and _carried(verb, counted):
        return False
    if not candidate.noun and (
        _of_those_named(verb, counted) or _above_clause(verb, counted) or _has_another(verb, counted)
    ):
        return False
    return removes(doc, candidate, action, thing) and not _across_clauses(doc, candidate.token, head)


def _by_place(verb: Any) -> bool:
    """Whether it is a place where people live that takes others in ("the district hosts 52,000 people")."""
    active = not any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    return active and any(child.dep_ == "nsubj" and child.lower_ in counting().homes for child in verb.children)


def _by_civilians(verb: Any) -> bool:
    """Whether those who come to hold a place are no force: households that have "regained two villages"."""
    return any(child.dep_ == "nsubj" and child.lower_ in CIVIL for child in verb.children)


def _of_things(doc: Any, candidate: Deed, thing: Thing) -> bool:
    """Whether a loss is one that things suffer, not people: men who are hit are not lost, civilians not destroyed."""
    word = doc[candidate.token].lower_
    of = doc[candidate.token + 1 : candidate.token + 2].text.lower() == "of"  # "the loss of eight people"
    of_people = thing.name in ("people", "life") and ((candidate.noun and not of) or word in _DESTROYS)
    return of_people or word in counting().of_things


def _does(noun: Any, verb: Any) -> bool:
    """Whether those who are counted do what a verb says ("thousands mourned the three")."""
    while noun.dep_ in ("conj", "appos", "nummod", "compound", "amod") and noun.head.i != noun.i:
        noun = noun.head
    return bool(noun.dep_ == "nsubj" and noun.head.i == verb.i)


def _let_in(verb: Any) -> bool:
    """Whether people are let into a land ("admitted into the country", "admitted to Germany"), not to a hospital."""
    into = [c for child in verb.children if child.lower_ in ("to", "into") for c in child.children if c.dep_ == "pobj"]
    return any(c.lower_ in counting().homes or c.lower_ in country_names() for c in into)


def _searched(doc: Any, verb: Any) -> bool:
    """Whether those who are looked for are missed, not recruits or staff whom somebody wants."""
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    return passive or any(token.lower_ in counting().searches for token in doc)


def _lost_others(verb: Any, counted: Any) -> bool:
    """Whether those who are counted lost others ("16 recruits lost 11 dead"), not their lives."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or not subject.left_edge.i <= counted.i <= subject.right_edge.i:
        return False
    return any(child.dep_ == "dobj" and child.lower_ not in ("life", "lives") for child in verb.children)


def _carried(doing: Any, counted: Any) -> bool:
    """Whether what is counted only carries the supplies that a noun names ("three lorries carrying supplies")."""
    carries = doing.head
    borne = doing.dep_ == "dobj" and carries.pos_ == "VERB"
    return bool(borne and (carries.head.i == counted.i or (counted.dep_ == "nsubj" and counted.head.i == carries.i)))


def _falls_dead(verb: Any, head: Any, thing: Thing) -> bool:
    """Whether those who fall have died, not "fallen out" or "fallen ill", nor "all three fell" of whoever they are."""
    if not thing.military and head.pos_ == "NUM":
        return False
    return not any(child.dep_ in ("prt", "acomp", "dobj", "oprd") for child in verb.children)


def _across_clauses(doc: Any, verb: int, head: int) -> bool:
    """Whether a semicolon stands between a deed and a count whose clause has a verb ("85 are closed; 12 were hit")."""
    low, high = sorted((verb, head))
    marks = [token.i for token in doc[low:high] if token.text == ";"]
    if not marks:
        return False
    edges = [-1, *(token.i for token in doc if token.text == ";"), len(doc)]
    first, last = max(at for at in edges if at < head), min(at for at in edges if at > head)
    return any(t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBD", "VBP", "VBZ") for t in doc[first + 1 : last])


def _of_another(doc: Any, verb: int, anchor: tuple[int, int]) -> bool:
    """Whether a verb after a count has another number for its subject ("eight came near, and six were shot down")."""
    if verb <= anchor[1]:
        return False
    subjects = [child for child in doc[verb].children if child.dep_ in ("nsubj", "nsubjpass")]
    if any(subject.lower_ in NOBODY for subject in subjects):
        return True
    return any(
        any(t.pos_ == "NUM" for t in doc[s.left_edge.i : s.i + 1])
        and any(t.pos_ == "VERB" for t in doc[anchor[1] + 1 : s.left_edge.i])
        for s in subjects
    )


def _by_forces(doc: Any, candidate: Deed) -> bool:
    """Whether a noun only names who did it ("executed by Russian forces"): no force that is counted."""
    token = doc[candidate.token]
    return candidate.noun and "deploy" in candidate.actions and token.dep_ == "pobj" and token.head.lower_ == "by"


def _done_to_another(doc: Any, candidate: Deed, head: int) -> bool:
    """Whether a verb has an object of its own and a clause without the count ("talked, after China freed a writer")."""
    verb = doc[candidate.token]
    if candidate.noun or candidate.last != candidate.token or verb.dep_ != "advcl" or verb.tag_ == "VBG":
        return False
    doers = [child for child in verb.children if child.dep_ == "nsubj"]
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    return bool(doers and objects) and not verb.left_edge.i <= head <= verb.right_edge.i


def counted_as(number: Any, noun: Any) -> Any:
    """The word in whose place a count stands: its noun, its number ("hundreds of"), the first of a list."""
    while number.dep_ == "quantmod" and number.head.i != number.i:
        number = number.head  # "tens of millions of"
    head = number if number.is_ancestor(noun) else noun
    while head.dep_ in ("conj", "appos", "nummod", "compound") and head.head.i != head.i:
        head = head.head
    return head


def _of_those_named(verb: Any, counted: Any) -> bool:
    """Whether a relative clause tells of other people ("three pupils wrote for children who have fled")."""
    if verb.dep_ != "relcl" or verb.left_edge.i <= counted.i <= verb.right_edge.i:
        return False
    whom = verb.head
    thing = counting().nouns.get(whom.lower_)
    alike = whom.pos_ == "NUM" or (thing is not None and thing.people)  # "69 drones, 50 of which the army shot down"
    equals = counted_as(whom, whom) if alike else whom
    if equals.i == counted.i or counted.i >= whom.left_edge.i or whom.lower_ == "those":
        return False
    who = {child.lower_ for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "dobj")} & {"who", "whom"}
    return not who or (thing is not None and thing.people)


def _above_clause(verb: Any, counted: Any) -> bool:
    """Whether a count does something else in a relative clause of a deed ("killed there, where 300 have gone")."""
    clause = counted.head
    if counted.dep_ != "nsubj" or clause.pos_ not in ("VERB", "AUX"):
        return False
    while clause.dep_ in ("conj", "ccomp", "xcomp") and clause.head.i != clause.i:
        clause = clause.head
    return clause.dep_ == "relcl" and bool(verb.is_ancestor(clause))


def _of_its_own(doing: Any, counted: Any) -> bool:
    """Whether a doing names others that it was done to, and the count is what another verb has for its object."""
    if counted.dep_ != "dobj" or counted.head.i == doing.i:
        return False
    others = [end for child in doing.children if child.lower_ == "of" for end in child.children if end.dep_ == "pobj"]
    return any((thing := counting().nouns.get(end.lower_)) is not None and thing.people for end in others)


def _has_another(verb: Any, counted: Any) -> bool:
    """Whether a verb beside the one that the count is the object of has its own ("has 300 shells and fired 12")."""
    governs = counted.head
    if counted.dep_ != "dobj" or governs.i == verb.i or verb.dep_ in ("xcomp", "ccomp") or counted.is_ancestor(verb):
        return False
    return any(child.dep_ == "dobj" for child in verb.children)
