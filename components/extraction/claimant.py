"""Who says so: the voices of each sentence, and the one that a count belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from components import vocabulary
from components.extraction.counts import Count
from components.extraction.names import Memory, Named
from components.extraction.story import Sentence
from components.extraction.words import counting, speech

LONGEST_LABEL = 7  # words before a colon, or after a closing dash, that may name who speaks
QUOTE_MARKS = {"“": "”", '"': '"', "«": "»"}


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks in a sentence; ``token`` is the verb or the preposition that says so.

    ``direct`` for a verb of saying, ``denies`` for one who rejects a number; ``named`` is None for hearsay.
    """

    token: int
    named: Named | None
    kind: str
    strong: bool = True
    denies: bool = False
    subject: int = -1


@dataclass(frozen=True, slots=True)
class Said:
    """The claimant of a count, who disputes it, and how sure the attribution is (0 to 1)."""

    claimant: Named | None = None
    disputed_by: str | None = None
    sure: float = 0.5
    verb: str = ""


def voices(told: list[Sentence]) -> list[list[Voice]]:
    """Who speaks in each sentence of a story, pronouns and "the ministry" resolved to the name last meant."""
    memory = Memory()
    spoken: list[list[Voice]] = []
    for number, sentence in enumerate(told):
        found = _voices(sentence, memory, number) if sentence.doc is not None else []
        memory.read(sentence.text, number)
        for voice in found:
            if voice.named is not None:
                memory.spoke(voice.named, number)
        spoken.append(found)
    return spoken


def claimant(count: Count, told: list[Sentence], spoken: list[list[Voice]]) -> Said:
    """Who claims a count; nobody where the outlet itself speaks."""
    sentence = told[count.sentence]
    here = spoken[count.sentence]
    denier = next((v.named.text for v in here if v.denies and v.named), None)
    voice = _governing(count, sentence, here)
    if voice is None and _quoted(sentence.text, count.quantity.number.start):
        voice = _around(count.sentence, told, spoken)
    if voice is None or voice.denies:
        return Said(None, denier, 0.6 if here else 0.5)
    return Said(voice.named, denier, 0.9 if voice.strong else 0.7, sentence.doc[voice.token].lower_)


def _governing(count: Count, sentence: Sentence, here: list[Voice]) -> Voice | None:
    doc = sentence.doc
    head = min(count.head, len(doc) - 1)
    if count.metric == "distance" and _aside(doc, head):
        return None
    ancestors = [head, *(token.i for token in doc[head].ancestors)]
    verbs = [v for v in here if v.kind == "verb" and v.token in ancestors and not _within(doc, v.subject, head)]
    by = [v for v in here if v.kind in ("by", "label")]
    nearest = min(verbs, key=lambda v: ancestors.index(v.token)) if verbs else None
    if by and (nearest is None or any(_under(doc, v.token, nearest.token) for v in by)):
        return min(by, key=lambda v: abs(v.token - head))
    if nearest is not None:
        return nearest
    loose = [v for v in here if v.kind == "verb" and v.strong and not _within(doc, v.subject, head)]
    if len(loose) == 1 and (loose[0].token <= 12 or loose[0].token >= len(doc) - 8 or loose[0].token < head):
        return loose[0]
    if len(loose) > 1:
        before = [v for v in loose if v.token < head]
        return before[-1] if before else None
    return None


def _aside(doc: Any, head: int) -> bool:
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


def _within(doc: Any, top: int, token: int) -> bool:
    return top >= 0 and (token == top or doc[top].is_ancestor(doc[token]))


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


def _around(number: int, told: list[Sentence], spoken: list[list[Voice]]) -> Voice | None:
    """The speaker of a quotation that names none: the sentence before in its paragraph, else the one after."""
    for other in (number - 1, number + 1):
        if 0 <= other < len(told) and told[other].in_title == told[number].in_title:
            near = abs(told[other].paragraph - told[number].paragraph) <= (2 if other < number else 0)
            direct = [v for v in spoken[other] if v.kind == "verb" and v.named]
            if near and direct:
                return Voice(0, direct[-1].named, "verb")
    return None


def _voices(sentence: Sentence, memory: Memory, number: int) -> list[Voice]:
    doc = sentence.doc
    found = [voice for token in doc if (voice := _verb(doc, token, memory, number)) is not None]
    found += _by(doc, memory, number)
    found += _labels(doc, memory, number)
    return found


def _verb(doc: Any, token: Any, memory: Memory, number: int) -> Voice | None:
    known = speech()
    base = known.verbs.get(token.lower_)
    has = token.lower_ in ("has", "have") and token.pos_ == "VERB"
    if base is None and not has:
        return None
    if token.pos_ not in ("VERB", "AUX") and not (token.lower_ in ("says", "said") or token.tag_.startswith("VB")):
        return None
    strong = base in known.strong
    subject = _subject(doc, token, strong)
    if subject is None:
        return None
    if subject.dep_ == "nsubjpass" and base not in ("quote", "cite", "believe", "tell"):
        return None
    noun = subject.lower_
    thing = counting().nouns.get(noun)
    if thing is not None and thing.name not in ("people", "soldier", "captive"):
        return None
    if noun in known.hearsay and not subject.text.isupper():
        return Voice(token.i, None, "verb", strong, base in known.deniers, subject.i) if strong else None
    named = memory.resolve(doc, subject, number)
    if named is None:
        return None
    if has and not (named.institution and any(c.dep_ in ("dobj", "ccomp") for c in token.children)):
        return None
    if not strong and not (named.known or named.institution or named.person or subject.pos_ in ("PROPN", "PRON")):
        return None
    return Voice(token.i, named, "verb", strong, base in known.deniers, subject.i)


def _subject(doc: Any, verb: Any, strong: bool) -> Any:
    """The token that heads the subject of a verb, also of the verb before it ("rose, adding that ...")."""
    at = verb
    for _ in range(3):
        for child in at.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return child
        if at.dep_ in ("conj", "xcomp", "advcl", "pcomp") and at.head.i != at.i:
            at = at.head
            if at.pos_ == "ADP":
                at = at.head
        else:
            break
    if not strong:
        return None
    if (
        verb.i + 1 < len(doc)
        and doc[verb.i + 1].pos_ in ("PROPN", "DET", "PRON")
        and verb.i
        and doc[verb.i - 1].is_punct
    ):
        for token in doc[verb.i + 1 : verb.i + 8]:
            if token.pos_ in ("PROPN", "NOUN") and (
                token.i + 1 >= len(doc) or doc[token.i + 1].pos_ not in ("PROPN", "NOUN", "PART")
            ):
                return token
    if verb.i and doc[verb.i - 1].pos_ in ("PROPN", "NOUN", "PRON"):
        return doc[verb.i - 1]
    return None


def _by(doc: Any, memory: Memory, number: int) -> list[Voice]:
    found: list[Voice] = []
    at = 0
    words = [token.lower_ for token in doc]
    while at < len(words):
        phrase = next((p for p in speech().by if tuple(words[at : at + len(p)]) == p), None)
        if phrase is None and words[at] == "by":
            following = words[at + 1 : at + 4]
            if set(following) & speech().issued:
                phrase = ("by",)
        if phrase is not None:
            head = _following_noun(doc, at + len(phrase))
            if head is not None and head.lower_ not in speech().hearsay - {
                "figures",
                "data",
                "estimates",
                "report",
                "reports",
            }:
                named = memory.resolve(doc, head, number)
                found.append(Voice(at, named, "by"))
            at += len(phrase)
        else:
            at += 1
    return found


def _following_noun(doc: Any, start: int) -> Any:
    """The noun that heads the phrase beginning at ``start``."""
    last = None
    for token in doc[start : start + 14]:
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            last = token
            following = doc[token.i + 1] if token.i + 1 < len(doc) else None
            if following is None or not (following.pos_ in ("NOUN", "PROPN", "PART", "ADJ") or following.text in "-’'"):
                return last
        elif token.pos_ in ("VERB", "AUX", "ADP", "CCONJ") or (token.is_punct and token.text not in "-.'’"):
            break
    return last


def _labels(doc: Any, memory: Memory, number: int) -> list[Voice]:
    """A name before a colon, or after the last dash of a headline ("32 drones downed - authorities")."""
    known = speech()
    for token in doc[: LONGEST_LABEL + 1]:
        if token.text == ":" and token.i:
            text = doc[: token.i].text
            if re.search(r"\d", text) or token.i > LONGEST_LABEL:
                break
            head = doc[token.i - 1]
            if head.lower_ in known.outlet or doc[0].lower_ in known.outlet:
                break
            named = memory.resolve(doc, head, number)
            if named and (named.known or named.institution or memory.introduced(text)):
                return [Voice(0, named, "label")]
            break
    for token in reversed(doc[max(0, len(doc) - LONGEST_LABEL) :]):
        if token.text in "–—-:" and token.i + 1 < len(doc) and doc[token.i - 1].whitespace_ and token.i > 2:
            head = _following_noun(doc, token.i + 1)
            named = memory.resolve(doc, head, number) if head is not None and head.i >= len(doc) - 2 else None
            if named and (named.known or named.institution or named.person):
                return [Voice(token.i, named, "label")]
            break
    return []


def canonical(named: Named | None) -> tuple[str | None, str | None]:
    """The canonical name of a claimant and its side (None where it takes none)."""
    if named is None:
        return None, None
    return named.name, vocabulary.side_of(named.name) or None
