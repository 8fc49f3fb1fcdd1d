"""Where it happened: the places that the sentence of a count names, as it has them."""

from __future__ import annotations

import re
from typing import Any

from components import vocabulary
from components.extraction.counts import Count
from components.extraction.gazetteer import country_codes, is_place, overlay, place
from components.extraction.names import identify
from components.extraction.story import Sentence
from components.extraction.words import cues, data, numbers, peoples, speech
from components.records import Place

# What stands before a place. A capitalised word after one of these is a place even where no gazetteer has it.
SPATIAL = frozenset(
    {"in", "over", "near", "at", "around", "across", "into", "inside", "outside", "towards", "toward", "within",
     "throughout", "between", "against", "from", "of", "on", "to", "for"}
)  # fmt: skip
FIRM = frozenset(
    {"in", "over", "near", "at", "around", "across", "into", "inside", "outside", "towards", "toward", "within"}
)
AREA = frozenset(
    {"region", "regions", "oblast", "oblasts", "district", "districts", "province", "provinces", "city", "town",
     "village", "villages", "axis", "sector", "direction", "front", "area", "state", "governorate", "strip", "crimea"}
)  # fmt: skip
JOINTS = frozenset({"and", ",", "or", "/", "as", "well"})
FAR_AWAY = 3.0  # a place this many times farther off than the nearest in the sentence belongs to something else


def places(count: Count, told: list[Sentence], countries: frozenset[str], speaker: str) -> tuple[Place, ...]:
    """The places of a count: those that its sentence names nearest to it, else those of the sentence before.

    ``speaker`` are the words that name its claimant, which are no place of the event.
    """
    names = _nearest(count, told[count.sentence], speaker)
    if not names:
        for back in (count.sentence - 1, count.sentence - 2):
            if (
                back >= 0
                and told[back].paragraph == told[count.sentence].paragraph
                and told[back].in_title == (told[count.sentence].in_title)
            ):
                names = [name for name, *_ in named_places(told[back], "")]
                if names:
                    break
    return tuple(place(name, countries) for name in dict.fromkeys(names))


def countries_named(told: list[Sentence]) -> frozenset[str]:
    """ISO codes of the countries that a report names."""
    words = " ".join(sentence.text.lower() for sentence in told[:40])
    return frozenset(code for word, code in country_codes().items() if re.search(rf"\b{re.escape(word)}\b", words))


def ends(count: Count, told: list[Sentence]) -> tuple[str | None, str | None]:
    """The two ends of a distance: the place before the number, and what stands after "from" or "of"."""
    sentence = told[count.sentence]
    after = re.match(r"[^.;]*?\b(?:from|of|to|outside|inside)\b (?P<to>[^,.;]+)", sentence.text[count.span.end :])
    before = [name for name, start, _ in named_places(sentence, "") if start < count.span.start]
    subject = _subject(count, sentence)
    return before[-1] if before else subject, _trimmed(after.group("to")) if after else None


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


def _nearest(count: Count, sentence: Sentence, speaker: str) -> list[str]:
    named = named_places(sentence, speaker)
    if not named:
        return []
    if count.metric == "distance":
        before = [entry for entry in named if entry[1] < count.span.start]
        return [before[-1][0]] if before else [named[0][0]]
    groups = _groups(named, sentence.text)
    best = min(groups, key=lambda group: _far(group, count))
    return [name for name, *_ in best]


def _far(group: list[tuple[str, int, int]], count: Count) -> float:
    """Characters between a count and a group of places; places after the count are nearer than those before."""
    if group[0][1] >= count.span.end:
        return group[0][1] - count.span.end
    return (count.span.start - group[-1][2]) * FAR_AWAY / 2


def _groups(named: list[tuple[str, int, int]], text: str) -> list[list[tuple[str, int, int]]]:
    groups: list[list[tuple[str, int, int]]] = []
    for entry in named:
        between = text[groups[-1][-1][2] : entry[1]] if groups else ""
        words = re.findall(r"\w+|[^\w\s]", between.lower())
        if groups and len(words) <= 4 and all(word in JOINTS | AREA | {"the", "of"} or word == "'s" for word in words):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups


def named_places(sentence: Sentence, speaker: str) -> list[tuple[str, int, int]]:
    """The places that a sentence names, each with its characters; without people, peoples, outlets and days."""
    doc = sentence.doc
    if doc is None:
        return []
    found: list[tuple[str, int, int]] = []
    at = 0
    while at < len(doc):
        if not _capital(doc[at]):
            at += 1
            continue
        end = _end(doc, at)
        name = _name(doc, at, end, speaker)
        if name is not None:
            begin = doc[at].idx + doc[at:end].text.find(name)
            found.append((name, begin, begin + len(name)))
        at = max(end, at + 1)
    return found


def _capital(token: Any) -> bool:
    return bool(token.text[0].isupper()) and token.text[0].isalpha()


def _end(doc: Any, at: int) -> int:
    end = at + 1
    while end < len(doc) and (
        _capital(doc[end])
        or (
            doc[end].text == "-" and end + 1 < len(doc) and doc[end + 1].text[:1].isalpha() and not doc[end].whitespace_
        )
        or (doc[end - 1].text == "-" and not doc[end - 1].whitespace_ and doc[end].text[:1].isalpha())
        or (doc[end].lower_ in ("al", "el") and end + 1 < len(doc) and doc[end + 1].text == "-")
    ):
        if doc[end - 1].text in (",",):
            break
        end += 1
    return end


def _name(doc: Any, at: int, end: int, speaker: str) -> str | None:
    """The place in a run of capitalised words; None where it is something else."""
    words = doc[at:end].text
    before = doc[at - 1].lower_ if at else ""
    if before in ("the", "western", "eastern", "southern", "northern", "central", "occupied", "’s", "'s"):
        before = doc[at - 2].lower_ if at > 1 else before
    following = doc[end].lower_ if end < len(doc) else ""
    lowered = words.lower()
    if lowered in _common() or _unplaced(lowered):
        return None
    if speaker and (words in speaker or speaker in words) and before not in FIRM:
        return None
    area = following in AREA or _list_of_areas(doc, end)
    if vocabulary.claimant(words) is not None and not (area or (lowered in overlay() and before in SPATIAL)):
        return None
    if lowered in peoples().sides and not (before in FIRM and lowered in country_codes()):
        return None
    if at == 0 and before == "" and not area:
        return (
            words
            if lowered in overlay()
            and following not in ("’s", "'s")
            and end < len(doc)
            and following not in speech().verbs
            else None
        )
    if area or lowered in overlay():
        return words
    parts = words.split()
    if parts[-1].lower() in AREA and len(parts) > 1:
        return (
            " ".join(parts[:-1]) if parts[-1].lower() in ("region", "oblast", "district", "province", "axis") else words
        )
    if before in FIRM or (
        before in SPATIAL | JOINTS | {"village", "town", "city", "port", "settlement"} and is_place(words)
    ):
        person = identify(words).person and not is_place(words)
        return None if person and len(parts) > 1 and before in ("at", "to") else words
    return None


def _list_of_areas(doc: Any, end: int) -> bool:
    """Whether a list of names ends in "regions" ("the Kursk, Voronezh and Belgorod regions")."""
    for token in doc[end : end + 24]:
        if token.lower_ in ("regions", "oblasts", "districts", "provinces", "sectors", "axes", "directions"):
            return True
        if not (_capital(token) or token.lower_ in JOINTS or token.text == "-"):
            return False
    return False


def _unplaced(lowered: str) -> bool:
    first = lowered.split()[0].strip(".")
    return first in numbers().months or first in _days() or (bool(re.search(r"\d", lowered)) and "-" in lowered)


def _days() -> frozenset[str]:
    return frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def _common() -> frozenset[str]:
    return frozenset(data_common())


def data_common() -> tuple[str, ...]:
    """Capitalised words that are no places though a gazetteer may have them."""
    return (*_COMMON, *speech().outlets, *cues().openers)


_COMMON: tuple[str, ...] = tuple(data("grammar")["no_places"])
