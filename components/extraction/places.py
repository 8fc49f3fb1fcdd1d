"""Where it happened: the places that the sentence of a count names, as it has them."""

from __future__ import annotations

import re

from components.extraction.count import Count
from components.extraction.elsewhere import behind, by_the_way, described, meanwhile, seated, within
from components.extraction.ends import ends
from components.extraction.gazetteer import country_names, is_place, place, state_of
from components.extraction.lands import lands, only_land
from components.extraction.listed import is_line
from components.extraction.plans import PLEDGED
from components.extraction.pointers import pointers
from components.extraction.recipients import given_to, recipients
from components.extraction.scenes import Scene, named_towns
from components.extraction.story import Sentence, asides, first_item
from components.extraction.toponyms import Toponym, named_places
from components.extraction.words import place_words
from components.records import Place

# Claims to which it belongs where somebody comes from.
COMING = ("displaced", "troops", "drones_launched", "missiles_launched", "prisoners_exchanged", "distance", "advance")
GIVEN = frozenset({"aid", "weapons_supplied"})  # which is counted where it goes, never where somebody speaks of it
DOWNED = frozenset({"drones_downed", "missiles_downed"})  # which is never counted where it came from
CLOSE = 12  # characters: room for "over the" between a part of a count and the place that is its own
_LOOSE = re.compile(r"\b(?:from|to|for|against)(?: the)? $", re.IGNORECASE)  # where the count itself is not
# between a place and another by which it lies
_BY = re.compile(
    r"(?:,| \(| city| region)?(?: an? [a-z][a-z -]{2,40}?)?(?:,? (?:just|not far|only|some|about|around|roughly))*"
    r"(?: [\d.]+ ?(?:km|kilomet(?:re|er)s?|miles))?"
    r" (?:near|outside|close to|along|off|(?:to the )?(?:north|south|east|west)[a-z-]* (?:of|from))"
    r"(?: the)?(?: (?:border|frontier|line of contact|edge) (?:with|of))?(?: the)? ",
)
_FROM = re.compile(rf"\bfrom (?:the |[A-Z]\w+-)*(?:{'|'.join(sorted(place_words().held | place_words().between))})? ?$")
_BLAMED = re.compile(r"\b(?:blam\w+|pinned)\b[^.;:]{0,40} on $")  # "a strike that Kyiv blames on Russia"
_AGAINST = re.compile(r"\bagainst(?: the)? $", re.IGNORECASE)
_MIDST = re.compile(r"\b(?:in|of|on|for) $", re.IGNORECASE)  # before a name that is not the whole label
_LABEL = re.compile(r"\s?[:–—-]?\s")  # between the name of a line and its number: "Nabatieh 3 wounded", "Kharkiv: 12"
REACH = 3  # sentences back to which a place is carried on
LEAD = 2  # sentences in which a report says where it plays
# "From Moscow came another tale": where somebody speaks, not where what they tell has happened.
_TALE = re.compile(
    r"\bFrom [A-Z]\w+ (?:came|comes) (?:[a-z]+ ){1,3}(?:tale|account|version|story|answer|picture|reply)\b"
)


def places(count: Count, rivals: list[Count], told: list[Sentence], played: Scene) -> tuple[Place, ...]:
    """The places of a count: those of its own clause, else of its paragraph or the title, else of what its sentence
    tells by the way or of the sentences before.

    ``rivals`` are the counts of its sentence, so that each place goes to the count that it stands by. What is given is
    counted where it goes.
    """
    names: list[str] = []
    if count.metric in PLEDGED:
        names = _given(count, rivals, told)
        near = _nearest(count, rivals, told, strictly=True, shared=False)
        names = names or _receiving(near, count) or _given_elsewhere(count, told)
    names = names or (only_land(told) if count.metric in GIVEN else _nearest(count, rivals, told, strictly=True))
    if not names and count.part and count.whole is not None and count.whole.sentence == count.sentence:
        return places(count.whole, rivals, told, played)
    if not names:
        near, loose = _of_paragraph(count.sentence, told), _nearest(count, rivals, told, strictly=False)
        names = loose if set(loose) <= set(near) and loose else near or loose
        names = (
            _receiving(names, count)
            or ([] if count.metric in GIVEN else _lands(count, told))
            or _inherited(count.sentence, told)
        )
    towns = named_towns(told[count.sentence].text) | played.towns
    regions = played.regions - towns
    return tuple(place(name, played.countries, regions, towns) for name in dict.fromkeys(names))


def _of_paragraph(number: int, told: list[Sentence]) -> list[str]:
    """The places of the sentences right before one in its paragraph, else of the title if it names more than states."""
    here = told[number]
    for back in range(number - 1, max(-1, number - 1 - REACH), -1):
        if told[back].in_title != here.in_title or told[back].paragraph != here.paragraph:
            break
        if _TALE.search(told[back].text):
            return []
        if names := _first(back, told):
            return names
    if here.in_title or here.item != first_item(told):
        return []
    titled = next((names for n, s in enumerate(told) if s.in_title and (names := _first(n, told))), [])
    return [] if all(name.lower() in country_names() for name in titled) else titled


def _given(count: Count, rivals: list[Count], told: list[Sentence]) -> list[str]:
    """Those who are given what is counted, as its own sentence says; not those who are given something else there."""
    text = told[count.sentence].text
    others = [c.span for c in rivals if not c.part and c is not count.whole]
    first = max((span.end for span in others if span.end <= count.span.start), default=0)
    last = min((span.start for span in others if span.start >= count.span.end), default=len(text))
    names = given_to(text, count.span.start, count.span.end, (first, last))
    return [_of_state(name, told) for name in names] if len(names) == 1 else names


def _receiving(names: list[str], count: Count) -> list[str]:
    """The places that a count may have: of what is given those of countries at war, and where weapons stop by."""
    if count.metric not in GIVEN:
        return names
    passing = place_words().lands if count.metric == "weapons_supplied" else frozenset()
    return [n for n in names if n.lower() in (country_names() - place_words().lands) | passing]


def _lands(count: Count, told: list[Sentence]) -> list[str]:
    """The country of which the clause of a count names some part."""
    sentence = told[count.sentence]
    head = min(count.head, len(sentence.doc) - 1)
    beside = asides(sentence.doc, head, joined=True)
    beside += [span for span in meanwhile(sentence.doc, head) if not sentence.text.startswith("as ", span.start)]
    groups = [[land] for land in lands(sentence.text)]
    own = [g for g in groups if not (within(g, beside) or behind(g, sentence.doc, head))]
    return [own[0][0][0]] if own else []


def _of_state(name: str, told: list[Sentence]) -> str:
    """The country that a report names and whose capital stands for it ("aid for Kyiv"); the name itself otherwise."""
    state = state_of(name)
    found = re.search(rf"\b{re.escape(state)}\b", " ".join(s.text for s in told), re.IGNORECASE) if state else None
    return found.group() if found else name


def _given_elsewhere(count: Count, told: list[Sentence]) -> list[str]:
    """Those to whom aid goes by the title, or by another sentence of a title's text."""
    here = told[count.sentence]
    for sentence in told:
        if sentence.in_title != here.in_title and (groups := recipients(sentence.text)):
            names = [name for name, *_ in groups[0]]
            return [_of_state(name, told) for name in names] if len(names) == 1 else names
    return []


def _inherited(number: int, told: list[Sentence]) -> list[str]:
    """The places that a sentence goes on from: those before it, those of the lead, of the text for a title."""
    here = told[number]
    lead = next((n for n, s in enumerate(told) if s.in_title == here.in_title), number)
    told_of = [n for n in range(number - 1, lead - 1, -1) if not is_line(told, n)]
    near = told_of[:REACH]
    for back in [*near, *range(lead, min(lead + LEAD, number))]:
        before = told[back]
        if _TALE.search(before.text):
            return []
        if before.in_title == here.in_title and before.item == here.item and (names := _first(back, told)):
            return names
    other = next((n for n, s in enumerate(told) if s.in_title != here.in_title), None)
    if other is None or not (here.in_title or here.item == first_item(told)):
        return []
    return _first(other, told)


def _first(number: int, told: list[Sentence]) -> list[str]:
    """The places that a sentence plays in: the first that it names, sooner those that no office or label names.

    Not those of what happened before or meanwhile, nor of a photograph.
    """
    sentence = told[number]
    if sentence.caption:
        return []
    groups = _groups(_named(number, told), sentence.text)
    if sentence.doc is not None:
        root = next((token.i for token in sentence.doc if token.dep_ == "ROOT"), 0)
        beside = meanwhile(sentence.doc, root)
        groups = [g for g in groups if not within(g, beside) and not behind(g, sentence.doc)]
    groups = [g for g in groups if g[0][0].lower() not in place_words().lands and not seated(sentence.text, g)]
    sure = [group for group in groups if not by_the_way(sentence.text, group)] or groups
    return [name for name, *_ in sure[0]] if sure else []


def _nearest(count: Count, rivals: list[Count], told: list[Sentence], strictly: bool, shared: bool = True) -> list[str]:
    """The places between a count and the next one, else those between it and the one before, else any ``shared``.

    ``strictly`` those of the count's own clause, not of somebody's office.
    """
    sentence = told[count.sentence]
    named = _named(count.sentence, told)
    lies = ends(count, told)[0] if count.metric == "distance" else None
    if lies is not None and is_place(lies):
        return [lies]
    if not named:
        return []
    if count.metric == "distance":
        before = [entry for entry in named if entry[1] < count.span.start]
        return [before[-1][0]] if before else [named[0][0]]
    if label := _label(count, named, sentence.text):
        return label
    groups = _own(count, _groups(named, sentence.text), sentence, strictly)
    others = [
        c for c in rivals if c.span.start > count.span.start and not (c.whole is count and not _placed(c, groups))
    ]
    following = min((c.span.start for c in others), default=len(sentence.text))
    previous = max((c.span.end for c in rivals if c.span.start < count.span.start), default=0)
    after = [group for group in groups if count.span.start <= group[0][1] < following]
    before_it = [group for group in groups if previous <= group[0][1] < count.span.start]
    apart = any(rival.part and not _leads(rival) for rival in rivals) or any(
        (c.metric in PLEDGED) != (count.metric in PLEDGED) for c in others
    )
    later = [group for group in groups if group[0][1] >= count.span.end]
    best = after[:1] or before_it[-1:] or ((later[:1] or groups[-1:]) if shared and not apart else [])
    return [name for name, *_ in best[0]] if best else []


def _leads(part: Count) -> bool:
    """Whether a part stands before what it is a part of, so that both have one place ("two were among nine hurt")."""
    return part.whole is not None and (part.whole.sentence, part.whole.span.start) > (part.sentence, part.span.start)


def _label(count: Count, named: list[Toponym], text: str) -> list[str]:
    """The place that heads a line right before its number ("Kharkiv: 12 wounded"), not "War in Ukraine: 12 wounded"."""
    return [
        name
        for name, start, end in named
        if _LABEL.fullmatch(text[end : count.span.start]) and not _MIDST.search(text[:start])
    ]


def _own(count: Count, groups: list[list[Toponym]], sentence: Sentence, strictly: bool) -> list[list[Toponym]]:
    """The groups of places that may be a count's: those of its own clause, not of somebody's title or origin.

    Where none is left, the others serve unless ``strictly``: a governor's region is where the governor counts. What is
    told after a semicolon, or of what happened before, never does.
    """
    doc, text = sentence.doc, sentence.text
    head = min(count.head, len(doc) - 1)
    groups = [
        g
        for g in groups
        if ";" not in text[count.span.end : max(g[0][1], count.span.end)]
        and not (behind(g, doc, head) or seated(text, g))
        and not (count.metric in DOWNED and _FROM.search(text[: g[0][1]]))
        and not _BLAMED.search(text[: g[0][1]])
        and not (count.metric in PLEDGED and _AGAINST.search(text[: g[0][1]]))
    ]
    if strictly:
        groups = [g for g in groups if not (by_the_way(text, g) or described(g, doc, head))]
    beside = asides(doc, head, joined=True)
    beside += [clause for clause in meanwhile(doc, count.head) if not clause.start <= count.span.start < clause.end]
    there = [group for group in groups if not within(group, beside)] or groups
    placed = [group for group in there if not by_the_way(text, group)] or there
    if count.metric in COMING:
        return placed
    return [group for group in placed if not _LOOSE.search(text[: group[0][1]])] or placed


def _named(number: int, told: list[Sentence]) -> list[Toponym]:
    """The places that a sentence names or points to ("the city", "the Russian capital"), in order."""
    named = named_places(told[number])
    pointed = [entry for entry in pointers(number, told) if all(entry[2] <= n[1] or entry[1] >= n[2] for n in named)]
    return sorted([*named, *pointed], key=lambda entry: entry[1])


def _placed(count: Count, groups: list[list[Toponym]]) -> bool:
    """Whether a place follows a count so closely that it is that count's alone ("one over Moscow")."""
    return any(0 <= group[0][1] - count.span.end <= CLOSE for group in groups)


def _groups(named: list[Toponym], text: str) -> list[list[Toponym]]:
    known = place_words()
    joints = known.joints | known.areas | {"the", "of", "'s"}
    groups: list[list[Toponym]] = []
    for entry in named:
        between = text[groups[-1][-1][2] : entry[1]] if groups else ""
        words = re.findall(r"'s|\w+|[^\w\s]", between.lower().replace("’", "'"))
        if groups and "in" in words and len(words) <= 3 and known.between.issuperset({*words} - {"in"}):
            continue  # "in Kramatorsk in eastern Ukraine" is one place
        if groups and _BY.fullmatch(between):
            continue  # "in Belgorod near the border with Ukraine", "in a village north of Kharkiv"
        if groups and len(words) <= 4 and joints.issuperset(words):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups
