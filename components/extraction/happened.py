"""What happened to the thing that is counted: the nearest deed of the sentence that its kind of thing can suffer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from components.extraction.concerns import concerns
from components.extraction.doings import Deed
from components.extraction.gazetteer import country_names
from components.extraction.words import Thing, counting, numbers, peoples, speech

# Costs in steps of the parse; compared, never shown. Where the deed stands next to the count the parse is not asked,
# since it goes wrong most in headlines and lists.
ADJACENT = 0.2
OWN_ARGUMENT = 0.5
REDUCED = 0.8  # "117 drones sent by Ukraine were destroyed": the sending is told by the way
NOUN_DEED = 0.6
PER_STEP = 0.01  # the same of a count's own verb
PER_TOKEN = 0.04  # breaks ties between deeds that the parse puts equally near
ACROSS_SPEECH = 4.0
# The most that these may cost: troops "pour" and "mass" near their number; common verbs ("hold", "use") want it as
# their own argument; a noun ("the killing of") wants it within its own phrase.
FAR_DEPLOYED, FAR_WEAK, FAR_NOUN = 1.9, 1.3, 3.2
FAR_LOST = 2.0  # "with three people on board ... the aircraft had lost its way"
NAMED = 6.0  # the most for a thing that is named, since its number surely counts something
OWN_DEED = 1.0  # a deed at most so far is the count's own, and no other is taken over from the count before

# Who is one of these is lost as the dead are: "killed or captured".
_OUT_OF_ACTION = frozenset({"wounded", "injured", "maimed", "disabled", "missing", "captured", "incapacitated"})
_OPENERS = frozenset({"all", "another", "some", "the", "to", "as", "more", "least", "up", "at", "over", "many", "than"})
# What is thought of somebody is theirs: "40 are believed to have been killed".
_RAISING = frozenset({"think", "believe", "say", "estimate", "report", "know", "presume", "fear", "understand", "seem"})
_AROUND = frozenset({"around", "about", "over", "under", "above"})
_COMES = frozenset({"come", "comes", "came", "coming"})
UPROOTED = frozenset({"people", "persons", "families", "households", "villagers", "residents"})
MEASURES = ("length", "area")  # "moved forward by two kilometres": no means and no doer


def deed(doc: Any, known: list[Deed], anchor: tuple[int, int], thing: Thing, most: float) -> Deed | None:
    """The deed nearest to a count (tokens of number and noun) that gives its thing a metric; None past ``most``."""
    best: Deed | None = None
    path = _path(doc, anchor[1])
    number = _path(doc, anchor[0])
    for candidate in known:
        named = candidate.noun or (candidate.token == anchor[1] and doc[anchor[1]].pos_ in ("NOUN", "PROPN"))
        if anchor[0] <= candidate.token <= anchor[1] and named and anchor[0] < anchor[1]:
            continue
        agent = thing.name not in MEASURES and _agent(doc, candidate, anchor[1])
        metrics = thing.agent if agent else thing.metrics
        action = _action(doc, candidate, metrics, anchor[1])
        if not action or not metrics[action] or not concerns(doc, candidate, action, anchor, thing):
            continue
        cost = _cost(doc, candidate, anchor, (path, number))
        if agent and doc[candidate.token].lower_ in counting().weak and _means(doc, candidate, anchor[1]):
            cost = min(cost, OWN_ARGUMENT)
        if action == "lose" and thing.name == "people" and cost > FAR_LOST:
            continue
        if cost > _most(doc[candidate.token].lower_, action, candidate, thing):
            continue
        if cost <= most and (best is None or cost < best.cost):
            both = (action == "kill" and _and_wounded(doc, candidate.last)) or (
                action == "wound" and _killed_and(doc, candidate.token)
            )
            best = replace(candidate, action=action, metric=metrics[action], cost=cost, both=both)
    return best


def _action(doc: Any, candidate: Deed, metrics: dict[str, str], head: int) -> str:
    """The first action of a deed that gives a metric; what is sent as aid is supplied, what is fired on is hit."""
    action = next((name for name in metrics if name in candidate.actions), "")
    if action == "launch" and {"supply"} <= metrics.keys() & {*candidate.actions} and _given(doc[candidate.token]):
        return "supply"
    if action == "come" and not _in_state(doc[candidate.token]):
        return ""
    if action == "drill" and not _of_nation(doc[head]):
        return ""
    if not action and "launch" in candidate.actions and "damage" in metrics and _aimed_at(doc, candidate, head):
        return "damage"
    if (
        not action
        and "arrive" in candidate.actions
        and "displace" in metrics
        and _fled(doc[candidate.token], doc[head])
    ):
        return "displace"
    return action


def _in_state(deed: Any) -> bool:
    """Whether something arrives in a state that is named ("the arrival of 24 fighting vehicles in Ukraine")."""
    return any(token.dep_ in ("pobj", "dobj") and token.lower_ in country_names() for token in deed.subtree)


def _aimed_at(doc: Any, candidate: Deed, head: int) -> bool:
    """Whether a thing is what something is dropped or fired on ("dropped four bombs on two command posts")."""
    preposition = doc[head].head
    if doc[head].dep_ != "pobj" or preposition.lower_ not in ("on", "onto", "at", "against", "into"):
        return False
    of = preposition.head
    return bool(of.i == candidate.token or (of.dep_ == "dobj" and of.head.i == candidate.token))


def _of_nation(people: Any) -> bool:
    """Whether people are called by their nation alone ("120 Ukrainians")."""
    return people.lower_ in counting().nationals or people.lower_ in peoples().sides


def _fled(verb: Any, people: Any) -> bool:
    """Whether people who arrive are refugees: of a nation, in another place ("120,000 Sudanese arrived in Chad")."""
    named = _of_nation(people) or (people.lower_ in UPROOTED and _of_flight(people.doc))
    where = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in ("in", "to", "at", "into")]
    there = any(child.pos_ == "PROPN" for governor in (verb, *where) for child in governor.children if child != people)
    whence = any(child.lower_ == "from" and child.dep_ == "prep" for child in verb.children)
    return (named or whence) and (there or (named and whence))


def _of_flight(doc: Any) -> bool:
    """Whether a sentence speaks of flight or of what people flee from."""
    return any(token.lower_ in counting().whereabouts.flights for token in doc)


def _given(verb: Any) -> bool:
    """Whether what is sent is aid: somebody has promised to send it, or it goes to a state."""
    if verb.dep_ == "xcomp" and speech().verbs.get(verb.head.lower_) in speech().pledges:
        return True
    to = [child for child in verb.children if child.dep_ in ("dative", "prep") and child.lower_ == "to"]
    taking = [child for child in verb.children if child.dep_ == "dative" and child.lower_ != "to"]
    taking += [child for preposition in to for child in preposition.children if child.dep_ == "pobj"]
    return any(child.lower_ in peoples().sides for child in taking)


def _most(word: str, action: str, candidate: Deed, thing: Thing) -> float:
    if thing.name in MEASURES:
        return 99.0
    if word in counting().weak and candidate.last == candidate.token:
        return FAR_WEAK
    return FAR_DEPLOYED if action in ("deploy", "repel") else FAR_NOUN if candidate.noun else 99.0


def _path(doc: Any, token: int) -> dict[int, int]:
    """Steps from a token to each of its ancestors; a step along a list of equals is free."""
    steps: dict[int, int] = {}
    at, count = doc[token], 0
    while at.i not in steps:
        steps[at.i] = count
        raised = at.dep_ == "xcomp" and at.head.lemma_ in _RAISING
        bounded = at.dep_ == "pobj" and at.pos_ == "NUM" and at.head.lower_ in _AROUND
        if at.dep_ not in ("conj", "appos", "nummod") and not raised and not bounded:
            count += 1
        at = at.head
    return steps


def _cost(doc: Any, candidate: Deed, anchor: tuple[int, int], paths: tuple[dict[int, int], dict[int, int]]) -> float:
    token = doc[candidate.token]
    far = min(abs(candidate.token - anchor[0]), abs(candidate.token - anchor[1]))
    before = _verb_before(doc, anchor[0])
    if doc[before].tag_ == "VBG" and before and doc[before - 1].lower_ in ("of", "the", "amid", "during"):
        before = -1  # "in three weeks of fighting 710 died"
    if _follows(doc, anchor[1], candidate.token) or (candidate.last == before and not candidate.noun):
        by_the_way = token.dep_ in ("acl", "relcl") and doc[anchor[1]].dep_.startswith("nsubj")
        reduced = token.tag_ == "VBN" and candidate.token == anchor[1] + 1 and doc[before].pos_ == "VERB"
        return REDUCED if by_the_way or (reduced and doc[before].lower_ in counting().verbs) else ADJACENT
    if anchor[0] < candidate.token < anchor[1]:
        return ADJACENT
    if candidate.noun and candidate.token == before - 1 and doc[before].lower_ == "of":
        return ADJACENT  # "an advance of 800 metres"
    under = doc[anchor[1] + 1] if anchor[1] + 1 < len(doc) else None
    if candidate.noun and under is not None and under.lower_ == "under" and token.head.i == under.i:
        return OWN_ARGUMENT  # "settlements under its control", whatever the parse hangs "under" on
    own = _path(doc, candidate.token)
    best = 99.0
    for path in paths:
        meeting = min((path[i] + own[i] for i in path if i in own), default=99)
        best = min(best, meeting)
    if token.i in paths[0] and paths[0][token.i] <= 1 and not candidate.noun:
        return OWN_ARGUMENT + PER_STEP * far
    if candidate.noun:
        best += NOUN_DEED
    for ancestor in paths[0]:
        told = doc[ancestor].lower_ in speech().verbs and doc[ancestor].pos_ != "NOUN"
        if ancestor != candidate.token and told and ancestor not in own:
            best += ACROSS_SPEECH
            break
    return best + PER_TOKEN * far


def _verb_before(doc: Any, number: int) -> int:
    """The token before a number and the words of its bound, where a verb that has it for its object would end."""
    at = number - 1
    while at > 0 and (words := _bounding(doc, at)):
        at -= words
    return at


def _bounding(doc: Any, at: int) -> int:
    """How many words that end at a token only bound a number ("downed all 39", "treated upwards of 600")."""
    if doc[at].lower_ in _OPENERS or doc[at].is_quote:
        return 1
    bounds = numbers().bounds
    return next((n for n in range(min(4, at), 0, -1) if doc[at - n + 1 : at + 1].text.lower() in bounds), 0)


def _follows(doc: Any, head: int, token: int) -> bool:
    """Whether nothing but auxiliaries and adverbs stands between a noun and the participle after it."""
    if not head < token <= head + 6:
        return False
    return all(
        t.pos_ in ("AUX", "ADV", "PART") or t.lower_ in counting().auxiliaries or t.lower_ in ("who", "that", "which")
        for t in doc[head + 1 : token]
    ) and doc[token].pos_ not in ("NOUN",)


def _agent(doc: Any, candidate: Deed, head: int) -> bool:
    """Whether the thing is the doer of a deed, or its means ("with two missiles"), not the one that suffers it."""
    verb, noun = doc[candidate.token], doc[head]
    if any(c.dep_ in ("dobj", "obj") and c.i <= candidate.last for c in verb.children if c.i > verb.i):
        return False  # "700 gave themselves up", "five lost their lives": the object is a word of the deed
    while noun.dep_ in ("conj", "appos", "nummod", "compound", "amod") and noun.head.i != noun.i:
        noun = noun.head
    following = doc[head + 1] if head + 1 < len(doc) else None
    if following is not None and following.dep_ == "nsubj" and following.head.i == verb.i and following.tag_ == "WDT":
        return verb.lower_ not in counting().movers and any(child.dep_ == "dobj" for child in verb.children)
    shared = verb
    while shared.dep_ == "conj" and not any(child.dep_.startswith("nsubj") for child in shared.children):
        shared = shared.head
    if shared.i != verb.i and noun.dep_ == "nsubj" and noun.head.i == shared.i and verb.tag_ != "VBN":
        return verb.lower_ not in counting().movers and any(c.dep_ in ("dobj", "obj", "ccomp") for c in verb.children)
    if noun.dep_ == "nsubj" and noun.head.i == verb.i and verb.pos_ in ("VERB", "AUX"):
        if verb.lower_ in counting().movers:
            return False
        active = verb.tag_ != "VBN" or _perfect(verb)
        objects = [child for child in verb.children if child.dep_ in ("dobj", "obj")]
        return active and any(not _goes_on(child) for child in objects)
    if _means(doc, candidate, noun.i):
        return True
    return bool(noun.dep_ in ("dobj", "obj") and noun.head.lower_ in ("using", "used", "use") and verb.i != noun.head.i)


def _goes_on(token: Any) -> bool:
    """Whether what looks like an object is what somebody was doing ("six killed fighting for"), not a thing."""
    return token.lower_.endswith("ing") and token.lower_ not in counting().nouns


def _means(doc: Any, candidate: Deed, noun: int) -> bool:
    """Whether a thing is what a deed is done with ("hit by 30 drones", "came under fire from six boats")."""
    verb, preposition = doc[candidate.token], doc[noun].head
    if doc[noun].dep_ != "pobj" or preposition.head.i != verb.i:
        return False
    if preposition.lower_ == "with" and "supply" in candidate.actions:
        return False  # "provided Chad with 40 vehicles"
    return preposition.lower_ in ("with", "using", "by") or (preposition.lower_ == "from" and verb.lower_ in _COMES)


def _perfect(verb: Any) -> bool:
    """Whether a participle is a verb's perfect tense ("two drones had struck the bridge"), not its passive."""
    auxiliaries = {child.dep_: child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return "auxpass" not in auxiliaries and auxiliaries.get("aux") in ("has", "have", "had", "'ve", "’ve")


def _killed_and(doc: Any, token: int) -> bool:
    before = [t.lower_ for t in doc[max(0, token - 2) : token]]
    return len(before) == 2 and before[0] in ("killed", "dead") and before[1] in ("and", "or")


def _and_wounded(doc: Any, last: int) -> bool:
    after = [token.lower_ for token in doc[last + 1 : last + 3]]
    return len(after) == 2 and after[0] in ("and", "or") and after[1] in _OUT_OF_ACTION
