"""The two ends of a distance: what lies there, and from what it is measured."""

from __future__ import annotations

import re
from typing import Any

from components.extraction.count import Count
from components.extraction.story import Sentence
from components.extraction.toponyms import named_places


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
