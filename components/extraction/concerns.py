"""Whether a deed concerns a count at all: whom it has for its object, in which clause it stands, where it leads."""

from __future__ import annotations

from typing import Any

from components.extraction.doings import Deed
from components.extraction.words import Thing, counting

# What a verb with an object of its own does not do to those whom another clause counts.
_DONE_TO_OTHERS = ("exchange", "capture", "displace")
NOBODY = frozenset({"nobody", "none", "no-one"})


def concerns(doc: Any, candidate: Deed, action: str, anchor: tuple[int, int], thing: Thing) -> bool:
    """Whether the action of a deed may have happened to what is counted (tokens of number and noun)."""
    verb, head = doc[candidate.token], anchor[1]
    if action == "lose" and thing.people and _of_things(doc, candidate, thing):
        return False
    if _of_another(doc, candidate.token, anchor) or _by_forces(doc, candidate):
        return False
    if verb.lower_ in counting().patients and _does(doc[head], verb):
        return False
    if thing.name == "people" and action in ("displace", "exchange") and _came_back(verb):
        return False
    if action in _DONE_TO_OTHERS and thing.people and _done_to_another(doc, candidate, head):
        return False
    return not _across_clauses(doc, candidate.token, head)


def _of_things(doc: Any, candidate: Deed, thing: Thing) -> bool:
    """Whether a loss is one that things suffer, not people: men who are hit are not lost."""
    of = doc[candidate.token + 1 : candidate.token + 2].text.lower() == "of"  # "the loss of eight people"
    return (candidate.noun and thing.name == "people" and not of) or doc[candidate.token].lower_ in counting().of_things


def _does(noun: Any, verb: Any) -> bool:
    """Whether those who are counted do what a verb says ("thousands mourned the three")."""
    while noun.dep_ in ("conj", "appos", "nummod", "compound", "amod") and noun.head.i != noun.i:
        noun = noun.head
    return bool(noun.dep_ == "nsubj" and noun.head.i == verb.i)


def _came_back(verb: Any) -> bool:
    """Whether people have returned of themselves: who has come home is neither uprooted nor exchanged."""
    if verb.lower_ not in ("return", "returns", "returned"):
        return False
    helped = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    active = any(child.dep_ == "nsubj" for child in verb.children) and helped <= {"have", "has", "had"}
    return active and not any(child.dep_ in ("dobj", "neg") for child in verb.children)


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
