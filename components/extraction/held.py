"""Whether a number is a level: of what is held, missing or uprooted at a time, not of what was then done."""

from __future__ import annotations

from typing import Any

from components.extraction.count import Count
from components.extraction.days import When
from components.extraction.story import Sentence
from components.extraction.words import cues


def held(count: Count, sentence: Sentence, words: set[str]) -> bool:
    """Whether the count is of what is held, missing or uprooted at a time, not of what was then done."""
    holds = cues().state.get(count.metric, frozenset())
    if holds.isdisjoint(words):
        return False
    if count.metric == "aid":
        return words.isdisjoint(cues().sought) or not words.isdisjoint(cues().plans)
    if count.deed is None or count.whole is not None:
        return True
    token = sentence.doc[count.deed.token]
    if not words.isdisjoint(cues().still) and not _elsewhere_still(token):
        return True
    inside = count.span.start <= token.idx < count.span.end
    return (
        inside
        or token.lower_ not in cues().deeds
        or (
            any(
                child.lower_ in ("is", "are", "remain", "remains")
                for child in token.children
                if child.dep_ == "auxpass"
            )
            and count.metric in ("displaced", "captured")
            and "are" in words
        )
    )


def _elsewhere_still(verb: Any) -> bool:
    """Whether what has been done to people is over, and they only "still" do something else since.

    "They were evacuated to Poland and are still learning the language."
    """
    if verb.pos_ != "VERB" or verb.lower_ not in cues().deeds:
        return False
    still = [t for t in verb.doc if t.lower_ in cues().still and t.head.i not in (verb.i, verb.head.i)]
    return bool(still) and all(any(c.i == verb.i for c in t.head.ancestors) for t in still if t.head.dep_ == "conj")


def who_fled(count: Count, doc: Any, when: When | None, many: int) -> bool:
    """Whether a number is of the many of whom a text tells what they did before, and maybe what they do since.

    "The 130,000 who fled abroad", "49,000 were evacuated and are now at school there"; ``many`` is the least of many.
    """
    number = max(count.quantity.low or 0, count.quantity.high or 0)
    dated = when is not None and not (when.by or when.open)
    if count.metric != "displaced" or number < many or dated or count.deed is None or count.deed.noun:
        return False
    verb = doc[count.deed.token]
    described = verb.dep_ == "relcl" and verb.head.i == count.head
    since = any(c.dep_ == "conj" and {c.tag_, *(a.tag_ for a in c.children)} & {"VBP", "VBZ"} for c in verb.children)
    return verb.tag_ in ("VBD", "VBN") and (described or since)
