"""Where it happened: the places that the sentence of a count names, as it has them."""

from __future__ import annotations

import re
from typing import Any

from components.extraction.count import Count
from components.extraction.gazetteer import place
from components.extraction.scenes import Scene, named_towns
from components.extraction.story import Sentence, asides
from components.extraction.toponyms import named_places
from components.extraction.words import place_words
from components.records import Place, Span

# Claims to which it belongs where somebody comes from.
COMING = ("displaced", "troops", "drones_launched", "missiles_launched", "prisoners_exchanged", "distance", "advance")
CLOSE = 12  # characters: room for "over the" between a part of a count and the place that is its own
_TITLED = re.compile(
    r"(?:[’']s)? (?:regional |region |oblast |military |city )?(?:governor|mayor|fleet|spokes\w+|police|command\w*"
    r"|prosecutors?|head|official|officials|administration|authorities|minister|ministry)\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\b(?:from|to|for|against)(?: the)? $", re.IGNORECASE)  # where the count itself is not
_LABEL = re.compile(r"\s?[:–—-]?\s")  # between the name of a line and its number: "Nabatieh 3 wounded", "Kharkiv: 12"
REACH = 3  # sentences back to which a place is carried on
LEAD = 2  # sentences in which a report says where it plays


def places(count: Count, rivals: list[Count], told: list[Sentence], played: Scene) -> tuple[Place, ...]:
    """The places of a count: those of its sentence, else of the nearest one before that names any, else the lead's.

    ``rivals`` are the counts of its sentence, so that each place goes to the count that it stands by.
    """
    names = _nearest(count, rivals, told[count.sentence]) or _inherited(count.sentence, told)
    towns = named_towns(told[count.sentence].text) | played.towns
    regions = played.regions - towns
    return tuple(place(name, played.countries, regions, towns) for name in dict.fromkeys(names))


def _inherited(number: int, told: list[Sentence]) -> list[str]:
    """The places that a sentence goes on from: those right before it, those of the lead, of the title for a text."""
    here = told[number]
    lead = next((n for n, s in enumerate(told) if s.in_title == here.in_title), number)
    near = list(range(number - 1, max(lead, number - REACH) - 1, -1))
    for back in [*near, *range(lead, min(lead + LEAD, number))]:
        if told[back].in_title == here.in_title:
            groups = _groups(named_places(told[back]), told[back].text)
            if groups:
                return [name for name, *_ in groups[0]]
    other = next((n for n, s in enumerate(told) if s.in_title != here.in_title), None)
    groups = _groups(named_places(told[other]), told[other].text) if other is not None else []
    return [name for name, *_ in groups[0]] if groups else []


def _nearest(count: Count, rivals: list[Count], sentence: Sentence) -> list[str]:
    """The places between a count and the next one, else those between it and the one before, else the nearest."""
    named = named_places(sentence)
    if not named:
        return []
    if count.metric == "distance":
        before = [entry for entry in named if entry[1] < count.span.start]
        return [before[-1][0]] if before else [named[0][0]]
    if label := [name for name, _, end in named if _LABEL.fullmatch(sentence.text[end : count.span.start])]:
        return label
    groups = _own(count, _groups(named, sentence.text), sentence)
    others = [
        c for c in rivals if c.span.start > count.span.start and not (c.whole is count and not _placed(c, groups))
    ]
    following = min((c.span.start for c in others), default=len(sentence.text))
    previous = max((c.span.end for c in rivals if c.span.start < count.span.start), default=0)
    after = [group for group in groups if count.span.start <= group[0][1] < following]
    before_it = [group for group in groups if previous <= group[0][1] < count.span.start]
    shared = [] if any(rival.part for rival in rivals) else groups[-1:]
    best = after[:1] or before_it[-1:] or shared
    return [name for name, *_ in best[0]] if best else []


def _own(
    count: Count, groups: list[list[tuple[str, int, int]]], sentence: Sentence
) -> list[list[tuple[str, int, int]]]:
    """The groups of places that may be a count's: those of its own clause, not of somebody's title or origin.

    Where none is left, the others serve: a governor's region is where the governor counts.
    """
    doc, text = sentence.doc, sentence.text
    beside = asides(doc, min(count.head, len(doc) - 1), joined=True)
    beside += [clause for clause in _meanwhile(doc, count.head) if not clause.start <= count.span.start < clause.end]
    there = [group for group in groups if not any(a.start <= group[0][1] < a.end for a in beside)] or groups
    placed = [group for group in there if not _TITLED.match(text, group[-1][2])] or there
    if count.metric in COMING:
        return placed
    return [group for group in placed if not _LOOSE.search(text[: group[0][1]])] or placed


def _meanwhile(doc: Any, head: int) -> list[Span]:
    return [
        Span(doc[token.left_edge.i].idx, doc[token.right_edge.i].idx + len(doc[token.right_edge.i]))
        for token in doc
        if token.dep_ == "advcl"
        and any(c.dep_ == "mark" and c.lower_ in place_words().meanwhile for c in token.children)
        and token.i > head
    ]


def _placed(count: Count, groups: list[list[tuple[str, int, int]]]) -> bool:
    """Whether a place follows a count so closely that it is that count's alone ("one over Moscow")."""
    return any(0 <= group[0][1] - count.span.end <= CLOSE for group in groups)


def _groups(named: list[tuple[str, int, int]], text: str) -> list[list[tuple[str, int, int]]]:
    known = place_words()
    joints = known.joints | known.areas | {"the", "of", "'s"}
    groups: list[list[tuple[str, int, int]]] = []
    for entry in named:
        between = text[groups[-1][-1][2] : entry[1]] if groups else ""
        words = re.findall(r"\w+|[^\w\s]", between.lower())
        if groups and "in" in words and len(words) <= 3 and known.between.issuperset({*words} - {"in"}):
            continue  # "in Kramatorsk in eastern Ukraine" is one place
        if groups and len(words) <= 4 and joints.issuperset(words):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups
