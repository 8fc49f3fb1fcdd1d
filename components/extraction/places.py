"""Where it happened: the places that the sentence of a count names, as it has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from components import vocabulary
from components.extraction.count import Count
from components.extraction.gazetteer import country_codes, country_names, is_place, overlay, place
from components.extraction.names import identify
from components.extraction.story import Sentence, asides
from components.extraction.tokens import Token, tokens
from components.extraction.words import common_words, counting, cues, day_words, numbers, peoples, place_words, speech
from components.records import Place, Span

# Claims to which it belongs where somebody comes from.
COMING = ("displaced", "troops", "drones_launched", "missiles_launched", "prisoners_exchanged", "distance", "advance")
POSSESSIVE = frozenset({"’s", "'s", "'", "’"})
CLOSE = 12  # characters: room for "over the" between a part of a count and the place that is its own
STRUCK = ("attack", "damage")
_TITLED = re.compile(
    r"(?:[’']s)? (?:regional |region |oblast |military |city )?(?:governor|mayor|fleet|spokes\w+|police|command\w*"
    r"|prosecutors?|head|official|officials|administration|authorities|minister|ministry)\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\b(?:from|to|for|against)(?: the)? $", re.IGNORECASE)  # where the count itself is not
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_TOWN = re.compile(rf"\b(?:city|cities|town|towns|capital|port) of (?P<first>{_NAME})(?: and (?P<second>{_NAME}))?")
_LABEL = re.compile(r"\s?[:–—-]?\s")  # between the name of a line and its number: "Nabatieh 3 wounded", "Kharkiv: 12"
SHORT_WORD, FEW_WORDS = 4, 3  # letters of words that headlines may write small; as few say nothing of the others
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
    """The places of a count: those of its sentence, else of the nearest one before that names any, else the lead's.

    ``rivals`` are the counts of its sentence, so that each place goes to the count that it stands by.
    """
    names = _nearest(count, rivals, told[count.sentence]) or _inherited(count.sentence, told)
    towns = _towns(told[count.sentence].text) | played.towns
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
            if at < end or not _capital(word) or word.lower in common_words():
                continue
            end = _end(words, at)
            name = sentence.text[word.start : words[end - 1].end].lower()
            first, _, last = name.rpartition(" ")
            if last in bare:
                found.add(first)
            elif (end < len(words) and words[end].lower in bare) or _list_of_areas(words, end):
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


def named_places(sentence: Sentence) -> list[tuple[str, int, int]]:
    """The places that a sentence names, each with its characters; without people, peoples, outlets and days."""
    words = tokens(sentence.text)
    found: list[tuple[str, int, int]] = []
    at = 0
    while at < len(words):
        if not _capital(words[at]) or words[at].lower in common_words():
            at += 1
            continue
        end = _end(words, at)
        at = _past_direction(sentence.text, words, at, end)
        run = sentence.text[words[at].start : words[end - 1].end]
        name = _name(words, at, end, run)
        if name is not None:
            begin = words[at].start + run.find(name)
            found.append((name, begin, begin + len(name)))
        at = max(end, at + 1)
    return found


def _past_direction(text: str, words: list[Token], at: int, end: int) -> int:
    """Where the name in "Eastern Ukraine" begins; "West Bank" and "South Sudan" are names of their own."""
    known = place_words()
    leading = known.between | known.directions | known.held
    while at < end - 1 and words[at].lower in leading:
        run, rest = (text[words[start].start : words[end - 1].end].lower() for start in (at, at + 1))
        if run in country_names() or is_place(run) or not (rest in country_names() or is_place(rest)):
            break
        at += 1
    return at


def _capital(word: Token) -> bool:
    return word.text[0].isupper()


def _end(words: list[Token], at: int) -> int:
    """Where a run of capitalised words ends; hyphens and "al-" go on with it."""
    known = place_words()
    end = at + 1
    while end < len(words):
        word, joined = words[end], words[end].glued
        if word.lower in common_words() or words[end - 1].text.endswith(("’s", "'s")):
            break
        water = word.lower == "of" and words[end - 1].lower in known.waters
        if water and end + 1 < len(words) and _capital(words[end + 1]):
            end += 2
            continue
        hyphen = word.text == "-" and joined and end + 1 < len(words) and words[end + 1].glued
        hyphen = hyphen and words[end + 1].lower not in known.held
        after_hyphen = joined and words[end - 1].text == "-"
        article = word.lower in ("al", "el") and end + 1 < len(words) and words[end + 1].text == "-"
        if not (hyphen or after_hyphen or article or (_capital(word) and not joined)):
            break
        end += 1
    return end


def _name(words: list[Token], at: int, end: int, run: str) -> str | None:
    """The place in a run of capitalised words; None where it is something else."""
    known, lowered = place_words(), run.lower()
    before, following = _before(words, at), words[end].lower if end < len(words) else ""
    if (
        run.endswith("-")
        or any(lowered in those for those in (known.nowhere, speech().outlets, cues().openers))
        or _dated(lowered)
        or lowered.endswith(("’s", "'s"))
        or following in speech().press
        or (following == "-" and end + 1 < len(words) and words[end + 1].lower in known.held)
    ):
        return None
    area = following in known.areas or _list_of_areas(words, end)
    of_overlay = lowered in overlay()
    if "-" in run and all(part in peoples().sides for part in lowered.split("-")):
        return None  # "in US-British strikes"
    if lowered in peoples().sides or lowered in country_codes():
        country = lowered in country_names() and before in known.before and following not in POSSESSIVE
        return run if country or (of_overlay and area) else None
    listed = before in known.before or before in known.joints
    if vocabulary.claimant(run) is not None and not area and not (of_overlay and listed):
        return None
    if area or (of_overlay and following not in POSSESSIVE):
        return run
    parts = run.split()
    if parts[-1].lower() in known.areas and len(parts) > 1:
        return " ".join(parts[:-1]) if parts[-1].lower() in known.bare else run
    if len(words) <= end + 1 and not at and is_place(run):
        return run  # a heading of its own: "Valuyki."
    if not at and following in ("–", "-", ":") and lowered in country_names():
        return run
    if not at and following in (":", "live") and is_place(run):
        return run  # "Bukavu live: ...", "Idlib: ..."
    if following[:1].isdigit() and before in (":", ";", ",", "-", "–", "•") and is_place(run):
        return run  # a line of a list: "Nabatieh 3 wounded"
    if not at or (before not in known.firm and not ((listed or before in known.areas) and is_place(run))):
        return None
    if _capitals_throughout(words) and not is_place(run):
        return None  # in a headline a capital does not tell a name from any other word
    if (
        len(parts) > 1
        and not is_place(run)
        and ((identify(run).person and before in ("at", "to")) or identify(run).institution)
    ):
        return None
    return run


def _capitals_throughout(words: list[Token]) -> bool:
    """Whether a sentence is a headline that writes every longer word with a capital."""
    longer = [word for word in words if word.text.isalpha() and len(word.text) > SHORT_WORD]
    return len(longer) > FEW_WORDS and all(_capital(word) for word in longer)


def _before(words: list[Token], at: int) -> str:
    """The preposition before a name, past "the" and "western"."""
    known, back = place_words(), at - 1
    while back > 0 and words[back].lower in known.between:
        back -= 1
    side = back >= 0 and (words[back].lower in known.sides or words[back].lower in known.directions)
    if side and words[back + 1].lower == "of":
        return "in"
    if (
        back > 0
        and words[back].lower == "on"
        and "attack" in counting().doings.get(words[back - 1].lower.rstrip("s"), ())
    ):
        return "in"
    if back >= 0 and any(action in STRUCK for _, action in counting().verbs.get(words[back].lower, ())):
        return "at"  # "strikes hit southern Lebanon"
    if back >= 0 and words[back].lower in known.left:
        return "of"  # "fled Zamzam"
    return words[back].lower if back >= 0 else ""


def _list_of_areas(words: list[Token], end: int) -> bool:
    """Whether a list of names ends in "regions" ("the Kursk, Voronezh and Belgorod regions")."""
    for word in words[end : end + 24]:
        if word.lower in place_words().many:
            return True
        if not (_capital(word) or word.lower in place_words().joints or word.text == "-"):
            return False
    return False


def _dated(lowered: str) -> bool:
    first = lowered.split()[0].strip(".")
    return first in numbers().months or first in day_words().weekdays or bool(re.search(r"\d", lowered))
