"""What a total grew by: "a rise of 40", "the difference, 40", "40 more than a week before"."""

from __future__ import annotations

import re

from components.extraction.count import Count, is_loss
from components.extraction.story import Sentence
from components.extraction.words import any_of, cues

# Said of a number whose total the sentence has as well: "another 40, making 1,256 in all".
_MORE_BEFORE = re.compile(r"(?:\b(?:another|an additional|a further|adding|added|plus|up)|\+) *$")
_MORE_AFTER = re.compile(r"(?: [^\W\d]+){0,4}? (?:more|further|(?:was|were) added)\b")
_MORE_THAN = re.compile(r"(?: [^\W\d]+){0,4}? more than (?:a|one|the|on|at|in|last) ")  # "310 more than a week earlier"
# Said of what a total grew by, wherever that stands.
_GREW_BY = re.compile(
    rf"\b{any_of(cues().growths)} of $|\b{any_of(cues().grows)}(?: up)?(?: [a-z]+ly)? by $"
    rf"|\b{any_of(cues().subtractions)}(?:,| {any_of(cues().yields)}) $"
)
_OTHERS = ("killed", "wounded", "missing", "captured", "displaced", "settlements_controlled")


def growth(count: Count, sentence: Sentence) -> bool:
    """Whether a number of losses, people or places is what a greater one, a total, grew by, and so no total itself."""
    if not is_loss(count) and count.metric not in _OTHERS:
        return False
    before = sentence.text[: count.quantity.span.start].lower()
    return bool(_GREW_BY.search(before)) or _grew_by(count, sentence) or _added(count, sentence)


def _grew_by(count: Count, sentence: Sentence) -> bool:
    """Whether the parse has a verb of growing above the "by" of a number ("went up, if more slowly, by 307")."""
    doc = sentence.doc
    by = next((t for t in doc if t.idx < count.span.start <= t.idx + len(t) + 1), None)
    return by is not None and by.lower_ == "by" and by.head.lower_ in cues().grows


def _added(count: Count, sentence: Sentence) -> bool:
    number = count.quantity.number
    before, after = sentence.text[: number.start].lower(), sentence.text[number.end :].lower()
    listed = is_loss(count) or count.metric == "settlements_controlled"
    more = listed and (_MORE_BEFORE.search(before) or _MORE_AFTER.match(after))
    if not more and not _MORE_THAN.match(after):
        return False
    own = count.quantity.low or count.quantity.high or 0
    return any((q.low or q.high or 0) > own for q in sentence.quantities)
