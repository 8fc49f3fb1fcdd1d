"""Which counts are parts of another that stands elsewhere: "two children were among nine people injured"."""

from __future__ import annotations

import re
from dataclasses import replace

from components.extraction.count import Count
from components.extraction.story import Sentence

BACK = 40  # counts back in which what "the injured" are a whole of is looked for
_AMONG = re.compile(
    r"(?: \w+){0,2}? (?:were |was |are |is )?(?:also |reportedly |reported )?among (?:the |those |them |all )?",
    re.IGNORECASE,
)
_HARMED = re.compile(r"(?:\w+ )?(?:injured|wounded|hurt|dead|killed|victims?|casualties|fatalities)\b", re.IGNORECASE)
_OF_WHICH = re.compile(r" of (?:which|whom|it|that)\b")


def among(found: list[Count], told: list[Sentence]) -> list[Count]:
    """The counts of a story, each that is said to be among others made a part of them, and put behind them."""
    made: list[Count] = []
    moved: set[int] = set()
    for at, count in enumerate(found):
        if id(count) in moved:
            continue
        whole = None if count.part else _after(count, found[at + 1 :], told) or _before(count, found[:at], told)
        if whole is None:
            made.append(count)
            continue
        if whole in found[at + 1 :]:
            made.append(whole)
            moved.add(id(whole))
        made.append(replace(count, whole=whole, part=True))
    return made


def _after(count: Count, later: list[Count], told: list[Sentence]) -> Count | None:
    """The count of its sentence that a count is said to be among."""
    text = told[count.sentence].text
    following = _AMONG.match(text, count.span.end)
    if following is None:
        return None
    wholes = [c for c in later[:1] if c.sentence == count.sentence and following.end() == c.span.start]
    return wholes[0] if wholes and _holds(wholes[0], count) else None


def _before(count: Count, earlier: list[Count], told: list[Sentence]) -> Count | None:
    """The last count before of what "the injured" are, or of what a sum is said to be a part of."""
    text = told[count.sentence].text
    following = _AMONG.match(text, count.span.end)
    spoken = following is not None and _HARMED.match(text, following.end()) is not None
    share = count.metric == "aid" and _OF_WHICH.match(text, count.span.end) is not None
    if not (spoken or share):
        return None
    wholes = [c for c in earlier[-BACK:] if _holds(c, count) and (spoken or c.sentence == count.sentence)]
    return wholes[-1] if wholes else None


def _holds(whole: Count, part: Count) -> bool:
    """Whether one count may hold another: of the same, no part itself, and greater."""
    sizes = [c.quantity.low or c.quantity.high or 0 for c in (whole, part)]
    return whole.metric == part.metric and not whole.part and sizes[0] > sizes[1]
