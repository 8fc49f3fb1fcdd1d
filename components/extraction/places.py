"""Where it happened: the places that the sentence of a count names, as it has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from components.extraction.count import Count
from components.extraction.gazetteer import country_codes, place
from components.extraction.placenames import capital, list_of_areas, named_places, run_end
from components.extraction.story import TOPIC, Sentence, asides, first_item
from components.extraction.tokens import tokens
from components.extraction.words import common_words, place_words
from components.records import Place, Span

# Claims to which it belongs where somebody comes from.
GIVEN = ("aid", "weapons_supplied")  # which go to a state, though a text may call it by its capital
COMING = ("displaced", "troops", "drones_launched", "missiles_launched", "prisoners_exchanged", "distance", "advance")
CLOSE = 12  # characters: room for "over the" between a part of a count and the place that is its own
_TITLED = re.compile(
    r"(?:[’']s)? (?:regional |region |oblast |military |city )?(?:governor|mayor|fleet|spokes\w+|police|command\w*"
    r"|prosecutors?|head|official|officials|administration|authorities|minister|ministry)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:governor|mayor|head|chief|commander|prosecutor|ministry|command|administration) of (?:the )?$", re.IGNORECASE
)
_LOOSE = re.compile(r"\b(?:from|to|for|against)(?: the)? $", re.IGNORECASE)  # where the count itself is not
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_TOWN = re.compile(rf"\b(?:city|cities|town|towns|capital|port) of (?P<first>{_NAME})(?: and (?P<second>{_NAME}))?")
_LABEL = re.compile(r"\s?[:–—-]?\s")  # between the name of a line and its number: "Nabatieh 3 wounded", "Kharkiv: 12"
REACH = 3  # sentences back to which a place is carried on
LEAD = 2  # sentences in which a report says where it plays


@dataclass(frozen=True, slots=True)
class Scene:
    """What a report says of where it plays: ISO codes of the countries it names, names it calls a region or a town."""

    countries: frozenset[str]
    regions: frozenset[str]
    towns: frozenset[str]


def scene(told: list[Sentence]) -> Scene:
    """Where a report plays; names of regions and towns are in lower case."""
    regions = _regions(told)
    return Scene(_countries(told), regions, _towns(" ".join(s.text for s in told)) - regions)


def places(count: Count, rivals: list[Count], told: list[Sentence], played: Scene) -> tuple[Place, ...]:
    """The places of a count: those of its own clause, else of its paragraph or the title, else of what its sentence
    tells by the way or of the sentences before.

    ``rivals`` are the counts of its sentence, so that each place goes to the count that it stands by.
    """
    named = named_places(told[count.sentence])
    if count.metric in GIVEN:
        named = [entry for entry in named if entry[0].lower() not in place_words().capitals]
    names = _nearest(count, rivals, told[count.sentence], (named, True))
    names = names or _of_paragraph(count.sentence, told)
    names = names or _nearest(count, rivals, told[count.sentence], (named, False))
    names = names or _inherited(count.sentence, told)
    towns = _towns(told[count.sentence].text) | played.towns
    regions = played.regions - towns
    return tuple(place(name, played.countries, regions, towns) for name in dict.fromkeys(names))


def _of_paragraph(number: int, told: list[Sentence]) -> list[str]:
    """The places of the sentences right before one in its paragraph, else of the title."""
    here = told[number]
    for back in range(number - 1, max(-1, number - 1 - REACH), -1):
        if told[back].in_title != here.in_title or told[back].paragraph != here.paragraph:
            break
        if names := _tells_of(told[back]):
            return names
    if here.in_title or here.item != first_item(told):
        return []
    return next((names for s in told if s.in_title and (names := _tells_of(s))), [])


def _inherited(number: int, told: list[Sentence]) -> list[str]:
    """The places that a sentence goes on from: those before it, those of the lead, of the text for a title."""
    here = told[number]
    lead = next((n for n, s in enumerate(told) if s.in_title == here.in_title), number)
    near = list(range(number - 1, max(lead, number - REACH) - 1, -1))
    for back in [*near, *range(lead, min(lead + LEAD, number))]:
        before = told[back]
        if before.in_title == here.in_title and before.item == here.item and (names := _tells_of(before)):
            return names
    other = next((n for n, s in enumerate(told) if s.in_title != here.in_title), None)
    if other is None or not (here.in_title or here.item == first_item(told)):
        return []
    return _tells_of(told[other])


def _tells_of(sentence: Sentence) -> list[str]:
    """The places that a sentence plays in: the first that it names, sooner those that no office or label names."""
    if sentence.caption:
        return []
    groups = _groups(named_places(sentence), sentence.text)
    sure = [group for group in groups if not _by_the_way(sentence.text, group)] or groups
    return [name for name, *_ in sure[0]] if sure else []


def _by_the_way(text: str, group: list[tuple[str, int, int]]) -> bool:
    """Whether places stand in somebody's office, or in the label of a headline ("War in Ukraine: ...")."""
    start, end = group[0][1], group[-1][2]
    label = TOPIC.match(text)
    office = _TITLED.match(text, end) or _OFFICE.search(text[:start])
    return bool(office) or (label is not None and end < label.end())


def _countries(told: list[Sentence]) -> frozenset[str]:
    words = " ".join(sentence.text.lower() for sentence in told[:40])
    return frozenset(code for word, code in country_codes().items() if re.search(rf"\b{re.escape(word)}\b", words))


def _regions(told: list[Sentence]) -> frozenset[str]:
    """Names before "region" or "oblast", also those in a list of them."""
    bare = place_words().bare
    found = set[str]()
    for sentence in told:
        words, end = tokens(sentence.text), 0
        for at, word in enumerate(words):
            if at < end or not capital(word) or word.lower in common_words():
                continue
            end = run_end(words, at)
            name = sentence.text[word.start : words[end - 1].end].lower()
            first, _, last = name.rpartition(" ")
            if last in bare:
                found.add(first)
            elif (end < len(words) and words[end].lower in bare) or list_of_areas(words, end):
                found.add(name)
    return frozenset(found)


def _towns(text: str) -> frozenset[str]:
    """Names that a text calls a town ("the Russian city of Voronezh"), in lower case."""
    named = [match.group("first", "second") for match in _TOWN.finditer(text)]
    return frozenset(name.lower() for pair in named for name in pair if name)


def ends(count: Count, told: list[Sentence]) -> tuple[str | None, str | None]:
    """The two ends of a distance: the place before the number, and what stands after "from" or "of"."""
    sentence = told[count.sentence]
    after = re.match(r"[^.;]*?\b(?:from|of|to|outside|inside)\b (?P<to>[^,.;]+)", sentence.text[count.span.end :])
    before = [(name, start) for name, start, _ in named_places(sentence) if start < count.span.start]
    thing = _thing(sentence.doc, *before[-1]) if before else _subject(count, sentence)
    return thing, _trimmed(after.group("to")) if after else None


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
            return str(doc[subject.left_edge.i : subject.i + 1].text)
    return None


def _trimmed(words: str) -> str:
    kept = re.split(r"\b(?:where|which|who|while|as|and|after|on|since|said)\b", words)[0]
    return kept.strip()


def _nearest(
    count: Count, rivals: list[Count], sentence: Sentence, named_strictly: tuple[list[tuple[str, int, int]], bool]
) -> list[str]:
    """The places between a count and the next one, else those between it and the one before, else the nearest.

    ``named_strictly`` are the places of the sentence, and whether only those of the count's own clause are taken.
    """
    named, strictly = named_strictly
    if not named:
        return []
    if count.metric == "distance":
        before = [entry for entry in named if entry[1] < count.span.start]
        return [before[-1][0]] if before else [named[0][0]]
    if label := [name for name, at, end in named if _is_label(sentence.text, at, end, count.span.start)]:
        return label
    groups = _own(count, _groups(named, sentence.text), sentence, strictly)
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


def _is_label(text: str, start: int, end: int, number: int) -> bool:
    """Whether a name is all that stands before the number of a line ("Kharkiv: 12")."""
    return bool(_LABEL.fullmatch(text[end:number])) and not (TOPIC.match(text) and re.search(r"\w", text[:start]))


def _own(
    count: Count, groups: list[list[tuple[str, int, int]]], sentence: Sentence, strictly: bool
) -> list[list[tuple[str, int, int]]]:
    """The groups of places that may be a count's: those of its own clause, not of somebody's title or origin.

    Where none is left, the others serve unless ``strictly``: a governor's region is where the governor counts.
    """
    doc, text = sentence.doc, sentence.text
    if strictly:
        groups = [g for g in groups if not (_by_the_way(text, g) or _apart(count, g, sentence))]
    beside = asides(doc, min(count.head, len(doc) - 1), joined=True)
    beside += [clause for clause in _meanwhile(doc, count.head) if not clause.start <= count.span.start < clause.end]
    there = [group for group in groups if not any(a.start <= group[0][1] < a.end for a in beside)] or groups
    placed = [group for group in there if not _by_the_way(text, group)] or there
    if count.metric in COMING:
        return placed
    return [group for group in placed if not _LOOSE.search(text[: group[0][1]])] or placed


def _apart(count: Count, group: list[tuple[str, int, int]], sentence: Sentence) -> bool:
    """Whether places stand in a part of the sentence that tells of something else.

    That is one after a semicolon that follows the count, or a clause that only describes another thing
    ("the strikes, which came after a blast in Crimea").
    """
    start = group[0][1]
    if ";" in sentence.text[count.span.end : start]:
        return True
    doc, head = sentence.doc, min(count.head, len(sentence.doc) - 1)
    token = next((t for t in doc if t.idx <= start < t.idx + len(t)), None)
    for above in token.ancestors if token is not None else ():
        if above.dep_ == "relcl" and doc[above.left_edge.i - 1].text == "," and above.left_edge.i:
            return not (above.i == head or above.is_ancestor(doc[head]))
    return False


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
