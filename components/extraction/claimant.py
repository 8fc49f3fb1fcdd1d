"""Who says so: the voice that a count belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from components import vocabulary
from components.extraction.attributions import Voice
from components.extraction.background import relative, says_else, told_beside
from components.extraction.count import Count, is_loss
from components.extraction.denials import rejected_next
from components.extraction.givers import GIVEN, downer, giver
from components.extraction.issuer import issued, keeper
from components.extraction.names import Named, identify, known_names
from components.extraction.story import Sentence
from components.extraction.voices import within
from components.extraction.words import any_of, speech

# Tokens: an attribution opens a sentence, or closes it with room for "on Tuesday morning".
OPENING, CLOSING = 12, 12
POINTER = 4  # tokens at the beginning of a sentence in which "the figure" points back
HEADING_REACH = 3  # sentences up from the heading of a list in which it says who gives the list out
ENDS = '.!?”"’)'  # of sentences of running text, which headlines and the lines below them lack
HELD = ("troops", *GIVEN)  # what somebody has, which they do not say by having it
SET_OFF = (",", "—", "–", "-", "”", '"', "’")
QUOTE_MARKS = {"“": "”", '"': '"', "«": "»"}

_OWNED = re.compile(rf"[’']s?\b|[’'] | (?:[\w-]+ ){{0,3}}?{any_of(sorted(speech().offices))}\b")
_OWNS = re.compile(r"\b(?:of|for)(?: the)? $")


@dataclass(frozen=True, slots=True)
class Said:
    """The claimant of a count, who disputes it, and how sure the attribution is (0 to 1)."""

    claimant: Named | None = None
    disputed_by: str | None = None
    sure: float = 0.5
    verb: str = ""


def claimants(
    found: list[Count], told: list[Sentence], spoken: list[list[Voice]], of_lists: Mapping[int, Said] = {}
) -> dict[int, Said]:
    """Who claims each count, by the count's identity.

    A sentence that names no voice and goes on from a count before it ("Thirty-seven were brought down over Kursk")
    keeps that count's claimant. ``of_lists`` is who gives out the list that a sentence is a line of.
    """
    issuer, by_issuer = issued(told, spoken)
    booked = keeper(told, spoken)
    said: dict[int, Said] = {}
    going_on: dict[int, Said] = {}
    for count in found:
        own = claimant(count, told, spoken)
        if count.whole is not None and count.whole.sentence != count.sentence:
            going_on.setdefault(count.sentence, said[id(count.whole)])
        if count.heading is not None and own.claimant is None:
            going_on.setdefault(count.sentence, _of_heading(count.heading, told, spoken))
        if own.claimant is None and not own.disputed_by:
            if not spoken[count.sentence]:
                own = going_on.get(count.sentence) or _pointed_back(count, told, said, found) or own
            elif count.whole is not None and count.whole.sentence == count.sentence:
                own = said[id(count.whole)]
        if own.claimant is None and not own.disputed_by and count.sentence in of_lists:
            own = of_lists[count.sentence]
        silent = own.sure <= 0.5 or all(voice.kind == "by" for voice in spoken[count.sentence])
        if own.claimant is None and not own.disputed_by and silent and count.sentence in by_issuer:
            own = Said(issuer, None, 0.6)
        if own.claimant is None and not own.disputed_by and booked is not None and _entered(count):
            own = Said(booked, None, 0.6)
        rejecter = rejected_next(count.sentence, told, spoken) if own.claimant and not own.disputed_by else None
        if own.claimant is not None and rejecter is not None and rejecter != own.claimant.text:
            own = replace(own, disputed_by=rejecter)
        said[id(count)] = own
    spoken_of = {(c.metric, c.quantity.low) for c in found if said[id(c)].claimant is not None}
    for count in found:
        if said[id(count)].claimant is None and not spoken[count.sentence]:
            alone = (count.metric, count.quantity.low) not in spoken_of
            doer = downer(count, told[count.sentence].doc) if alone else None
            said[id(count)] = Said(doer, None, 0.5) if doer is not None else said[id(count)]
    return said


def _entered(count: Count) -> bool:
    """Whether a count is of what staffs keep books on: what a side loses, and what it sent that was then shot down."""
    return is_loss(count) or count.metric.endswith("_launched")


def _pointed_back(count: Count, told: list[Sentence], said: dict[int, Said], found: list[Count]) -> Said | None:
    """Who gave the number that "the figure includes 40" goes on with."""
    here = told[count.sentence]
    opening = [token.lower_ for token in here.doc[:POINTER]]
    if opening[:1] and opening[0] not in ("the", "this", "that", "these", "those", "of", "among"):
        return None
    if speech().pointing.isdisjoint(opening):
        return None
    before = [c for c in found if c.sentence == count.sentence - 1 and told[c.sentence].paragraph == here.paragraph]
    return said.get(id(before[-1])) if before else None


def _of_heading(heading: int, told: list[Sentence], spoken: list[list[Voice]]) -> Said:
    """Who speaks in the heading of a list, or in the sentences right before it."""
    for number in range(heading, max(-1, heading - HEADING_REACH), -1):
        named = [voice.named for voice in spoken[number] if voice.named]
        if named and told[number].in_title == told[heading].in_title:
            return Said(named[-1], None, 0.7)
    return Said()


def claimant(count: Count, told: list[Sentence], spoken: list[list[Voice]]) -> Said:
    """Who claims a count; nobody where the outlet itself speaks."""
    sentence = told[count.sentence]
    here = spoken[count.sentence]
    denier = next((v.named.text for v in here if v.denies and v.named), None)
    voice = _governing(count, sentence, here)
    if (voice is None or voice.named is None) and _quoted(sentence.text, count.quantity.number.start):
        voice = _quoting(sentence, here, count.head) or voice or _around(count.sentence, told, spoken)
    if voice is not None and voice.denies:
        asserted = _asserted(sentence.doc, voice.token)
        return Said(identify(asserted) if asserted else None, denier, 0.7)
    if voice is None:
        return Said(giver(count, sentence.doc), denier, 0.6 if here else 0.5)
    if voice.named is not None and voice.named.text == denier:
        denier = None
    return Said(voice.named, denier, 0.9 if voice.strong else 0.7, sentence.doc[voice.token].lower_)


def _governing(count: Count, sentence: Sentence, here: list[Voice]) -> Voice | None:
    """The voice of its own sentence that a count belongs to."""
    doc = sentence.doc
    head = min(count.head, len(doc) - 1)
    here = [voice for voice in here if _reaches(sentence, voice, head)]
    if count.metric == "distance" and describes(doc, head):
        return None
    verbs = [v for v in here if v.kind == "verb" and _covers(doc, v, head)]
    if count.metric in HELD:
        verbs = [v for v in verbs if doc[v.token].lower_ not in ("has", "have")]
    by = [v for v in here if v.kind in ("by", "label", "turn")]
    ancestors = [head, *(token.i for token in doc[head].ancestors)]
    nearest = min(verbs, key=lambda v: ancestors.index(v.token)) if verbs else None
    if by and (nearest is None or any(_under(doc, v.token, nearest.token) for v in by)):
        return min(by, key=lambda v: abs(v.token - head))
    return nearest or _loose(doc, here, head)


def _reaches(sentence: Sentence, voice: Voice, head: int) -> bool:
    """Whether a voice may speak of a count though semicolons stand between: each item of a headline has its own.

    In running text who speaks speaks on, and so does a label; an attribution that closes a list of numbers is of all.
    """
    doc = sentence.doc
    marks = [t.i for t in doc if t.text == ";" and min(voice.token, head) < t.i < max(voice.token, head)]
    if not marks:
        return True
    if voice.token < head:
        return voice.kind in ("label", "turn") or (not sentence.in_title and sentence.text[-1] in ENDS)
    last = marks[-1]
    numbered = sentence.text[-1] in ENDS or any(token.pos_ == "NUM" for token in doc[last : voice.token])
    closes = voice.kind != "verb" or doc[voice.token - 1].text in SET_OFF or last + 1 < voice.subject < voice.token
    return numbered and closes and not any(token.pos_ == "NUM" or token.text == ";" for token in doc[voice.token :])


def _asserted(doc: Any, verb: int) -> str | None:
    """Whose number is denied: "denied a blogger's report that 300 were taken"."""
    for child in doc[verb].children:
        if child.dep_ == "dobj":
            for owner in child.children:
                if owner.dep_ in ("poss", "compound") and owner.pos_ in ("PROPN", "NOUN"):
                    return str(doc[owner.left_edge.i : owner.i + 1].text)
    return None


def _covers(doc: Any, voice: Voice, head: int) -> bool:
    """Whether what a verb of saying says holds a count; what a clause beside its object tells, it does not say."""
    if voice.token != head and not doc[voice.token].is_ancestor(doc[head]):
        return False
    if _in_subject(doc, voice, head) or told_beside(doc, voice, head):
        return False
    aside = False
    for token in [doc[head], *doc[head].ancestors]:
        if token.head.i == voice.token:
            return not (aside and token.dep_ in ("dobj", "obj", "prep", "pobj", "nsubj", "npadvmod"))
        aside = aside or token.dep_ in ("relcl", "advcl")
    return True


def _loose(doc: Any, here: list[Voice], head: int) -> Voice | None:
    """A voice that the parse does not tie to a count but that frames its sentence: at its end, or opening it."""
    free = [v for v in here if v.kind == "verb" and v.strong and not _in_subject(doc, v, head)]
    free = [v for v in free if not told_beside(doc, v, head)]
    listed = [v for v in free if any(t.text == ":" for t in doc[v.token + 1 : min(head, v.token + POINTER + 1)])]
    if listed:
        return listed[-1]
    free = [v for v in free if not relative(doc, v)]
    closing = [v for v in free if v.token > head and v.token >= len(doc) - CLOSING]
    closing = [v for v in closing if v.subject < v.token or doc[v.token - 1].text in SET_OFF]  # "..., says governor"
    closing = [v for v in closing if not says_else(doc[v.token])]
    if closing:
        return closing[-1]
    opening = [v for v in free if v.token < head and not any(c.dep_ == "ccomp" for c in doc[v.token].children)]
    if opening and (len(free) == 1 or opening[-1].token > head - CLOSING):
        return opening[-1] if opening[-1].token <= OPENING or opening[-1].token > head - CLOSING else None
    middle = [
        v for v in free if doc[v.token + 1 : v.token + 2].text == "," and doc[v.token].dep_ in ("parataxis", "ROOT")
    ]
    return middle[0] if len(middle) == 1 else None


def describes(doc: Any, head: int) -> bool:
    """Whether a distance stands in a clause set off by a comma that only describes a place ("located 35 km from")."""
    token = doc[head]
    for ancestor in [token, *token.ancestors]:
        if (
            ancestor.dep_ in ("acl", "relcl", "advcl", "amod")
            and ancestor.left_edge.i
            and (doc[ancestor.left_edge.i - 1].text == ",")
        ):
            return True
        if ancestor.lower_ in speech().verbs:
            return False
    return False


def _in_subject(doc: Any, voice: Voice, head: int) -> bool:
    """Whether a count stands in the words for who speaks, not behind the verb, where the parse may yet put it there."""
    return within(doc, voice.subject, head) and not voice.subject < voice.token < head


def _under(doc: Any, token: int, top: int) -> bool:
    return bool(doc[top].is_ancestor(doc[token]))


def _quoted(text: str, at: int) -> bool:
    """Whether a place in a sentence lies in quotation marks."""
    for opening, closing in QUOTE_MARKS.items():
        begin = text.rfind(opening, 0, at)
        if opening == closing:
            if text.count(opening, 0, at) % 2:
                return True
        elif begin >= 0 and text.find(closing, begin, at) < 0:
            return True
    return False


def _quoting(sentence: Sentence, here: list[Voice], head: int) -> Voice | None:
    """Who speaks a quotation of several sentences: the voice beside it, outside its quotation marks."""
    doc = sentence.doc
    free = [
        v for v in here if v.kind == "verb" and v.strong and v.named and not _quoted(sentence.text, doc[v.token].idx)
    ]
    return min(free, key=lambda voice: abs(voice.token - head), default=None)


def _around(number: int, told: list[Sentence], spoken: list[list[Voice]]) -> Voice | None:
    """The speaker of a quotation that names none: the sentence before in its paragraph, else the one after."""
    for other in (number - 1, number + 1):
        if 0 <= other < len(told) and told[other].in_title == told[number].in_title:
            near = abs(told[other].paragraph - told[number].paragraph) <= (2 if other < number else 0)
            direct = [v for v in spoken[other] if v.kind == "verb" and v.named]
            if near and direct:
                return Voice(0, direct[-1].named, "verb")
    return None


def canonical(named: Named | None) -> tuple[str | None, str | None]:
    """The canonical name of a claimant and its side (None where it takes none)."""
    if named is None:
        return None, None
    return named.name, vocabulary.side_of(named.name) or _side_of_office(named) or None


def _side_of_office(named: Named) -> str | None:
    """The side of an office not known by name: that of the force or state whose it is ("the RSF's spokesman")."""
    if speech().offices.isdisjoint(named.text.lower().split()) and not named.institution:
        return None
    for _, owner in known_names(named.text):
        before, _, after = named.text.partition(owner.text)
        if _OWNED.match(after) or _OWNS.search(before):
            return vocabulary.side_of(owner.name) or None
    return None
