"""Whether a number is of one event, a running total, or a level that is held."""

from __future__ import annotations

import re

from components.extraction.counts import Count
from components.extraction.story import Sentence
from components.extraction.words import cues


def kind(count: Count, told: list[Sentence], spans: bool, whole: str | None) -> str:
    """event, cumulative or state; ``spans`` where a time word closes the period, ``whole`` the kind of the count's whole."""
    if count.metric == "distance":
        return "state"
    sentence = told[count.sentence]
    known = cues()
    clause = _clause(count, sentence)
    words = set(re.findall(r"[\w’']+", clause))
    deed = sentence.doc[count.deed.token].lower_ if count.deed and count.whole is None else ""
    if whole is not None and not re.search(r"\bsince\b", clause):
        return whole
    if re.search(r"\bsince\b(?! (?:the start of the day|morning|dawn|midnight|the morning))", clause):
        return "cumulative"
    if not spans and any(phrase in clause for phrase in known.cumulative if phrase != "since"):
        return "cumulative"
    holds = known.state.get(count.metric, frozenset())
    if holds and not holds.isdisjoint(words) and deed not in known.deeds:
        return "state"
    if count.metric == "aid" and not words.isdisjoint(known.received):
        return "cumulative"
    perfect = re.search(
        r"\b(?:has|have|had|’ve|'ve) (?:\w+ )?(?:been )?\w+(?:ed|en|ost|ent|led|ght|eld|own|ut)\b", clause
    )
    if perfect and not spans and count.metric in known.perfect:
        return "cumulative"
    if (
        count.quantity.unit == ""
        and re.search(r"\(\s*\+", sentence.text)
        and count.metric.endswith(("_lost", "_losses"))
    ):
        return "event" if count.whole is not None else "cumulative"
    return "event"


def _clause(count: Count, sentence: Sentence) -> str:
    """The words of the sentence around a count, cut where another clause begins."""
    text = sentence.text.lower()
    start, end = count.span.start, count.span.end
    left = max(text.rfind(mark, 0, start) for mark in ("; ", ". ", " while ", " but ", " – ", ": "))
    rights = [at for mark in ("; ", ". ", " while ", " but ", " – ") if (at := text.find(mark, end)) >= 0]
    return text[max(left, 0) : min(rights, default=len(text))]
