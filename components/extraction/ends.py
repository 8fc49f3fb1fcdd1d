"""The two ends of a distance: what lies there, and from what it is measured."""

from __future__ import annotations

import re
from typing import Any

from components.extraction.count import Count
from components.extraction.gazetteer import is_place
from components.extraction.names import identify
from components.extraction.story import Sentence
from components.extraction.toponyms import named_places
from components.extraction.words import speech

LIES = frozenset({"is", "was", "lies", "lay", "sits", "sat", "stands", "stood"})  # of a town as well
_NAME = r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
_BESIDE = re.compile(rf"{_NAME}, (?:just |only |barely )?$")  # "Sake, just 27 km from Goma"
_AT_ONCE = re.compile(rf"{_NAME} $")  # "the map showed Adigrat 35 km from the border"
_EASTWARD = re.compile(r" (?:\([^)]*\) )?to (?:the|its) (?:north|south|east|west)[a-z-]*\b(?! of)")
_TOWN = re.compile(rf"the (?:[a-z-]+ )*(?:city|town|village|port|settlement) of {_NAME}$")


def ends(count: Count, told: list[Sentence]) -> tuple[str | None, str | None]:
    """The two ends of a distance: what lies there, and what stands after "from" or "of".

    What lies there is the name or the noun right before the number, else the place named before it, else the subject.
    "Avdiivka, close to Donetsk, 20 km to the east": it is the name right before the number that lies to the east.
    """
    sentence = told[count.sentence]
    text, end = sentence.text, sentence.text[count.span.end :]
    before = [(name, start) for name, start, _ in named_places(sentence) if start < count.span.start]
    beside = _BESIDE.search(text[: count.span.start])
    name = beside.group("name") if beside and not identify(beside.group("name")).person else None
    at_once = _AT_ONCE.search(text[: count.span.start])
    if at_once and is_place(at_once.group("name")):
        name = at_once.group("name")
    if name and _EASTWARD.match(end):
        others = [place for place, _ in before if place != name]
        return (others[-1] if others else None), name
    after = re.match(r"[^.;]*?\b(?:from|of|to|outside|inside)\b (?P<to>[^,.;]+)", end)
    to = _trimmed(after.group("to")) if after else None
    if name:
        return name, to
    thing = _noun_before(count, sentence)
    return thing or (_thing(sentence.doc, *before[-1]) if before else _subject(count, sentence)), to


def _noun_before(count: Count, sentence: Sentence) -> str | None:
    """The noun that a distance follows at once ("soldiers just 500 metres from the front"); None where it is a name."""
    doc = sentence.doc
    first = next((t for t in doc if t.idx + len(t) > count.span.start), None)
    at = first.i - 1 if first is not None else -1
    while at >= 0 and doc[at].pos_ == "ADV":
        at -= 1
    if at < 0 or doc[at].pos_ != "NOUN" or doc[at].dep_ not in ("dobj", "pobj", "attr"):
        return None
    return str(doc[doc[at].left_edge.i : at + 1].text)


def _thing(doc: Any, name: str, start: int) -> str:
    """What a place's name belongs to ("Kursk nuclear power plant"), the name itself where it stands alone."""
    token = next((t for t in doc if t.idx <= start < t.idx + len(t)), None)
    first = token
    while token is not None and token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i:
        token = token.head
    if first is None or token is None or token is first or token.idx <= start + len(name):
        return name
    return str(doc[first.i : token.i + 1].text)


def _subject(count: Count, sentence: Sentence) -> str | None:
    doc = sentence.doc
    for ancestor in doc[min(count.head, len(doc) - 1)].ancestors:
        subject = next((c for c in ancestor.children if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ != "PRON"), None)
        if subject is not None:
            words = str(doc[subject.left_edge.i : subject.i + 1].text)
            person = identify(words).person and ancestor.lower_ not in LIES
            somebody = person or identify(words).outlet or ancestor.lower_ in speech().verbs
            return None if somebody else words
    return None


def _trimmed(words: str) -> str:
    kept = re.split(r"\b(?:where|which|who|while|as|and|after|on|since|said)\b", words)[0].strip()
    town = _TOWN.match(kept)
    return town.group("name") if town else kept
