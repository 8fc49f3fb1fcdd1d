"""Numbers that stand against a count before them: what somebody else says of the same, what it was before."""

from __future__ import annotations

import re
from typing import Any

from components.extraction.count import Count
from components.extraction.counts.reading import Reading, Stated

# Verbs whose bare number is somebody's own figure: "the bloggers conceded twenty", "relatives speak of thirty".
SAYS = frozenset(
    {"speak", "talk", "concede", "acknowledge", "admit", "claim", "put", "cite", "say", "confirm", "give", "count",
     "record", "register", "list", "estimate", "allege", "mention", "report"}
)  # fmt: skip
_LINKS = frozenset({"of", "at", "about"})
PRONOUNS = frozenset({"it", "them", "that", "this", "number", "figure", "toll", "total", "tally", "count"})
# ", up from 11 in September", "rose to 4,310 from 3,720", ", against 78 in April", ", double the 12 of the day before",
# ", not 39"
_UP_FROM = re.compile(
    r"(?:\b(?:up|down) from|\bcompared (?:with|to)|^ from|, (?:as )?against|, (?:and )?not|\bit (?:was|is) not"
    r"|\b(?:double|twice|triple|half|three times) (?:the|its|their)) $",
    re.IGNORECASE,
)
_CLOSES = frozenset({"and", "but", "so", "out", "since", "by"})


def former(here: Reading, stated: Stated) -> Count | None:
    """What a count was before ("38 attacks in October, up from 11 in September")."""
    now = here.last.whole if here.last and here.last.part else here.last
    if now is None or stated.quantity.unit or now.quantity.unit or not stated.named.bare:
        return None
    between = here.sentence.text[now.span.end : stated.quantity.span.start]
    return _same(here, stated, now) if _UP_FROM.search(between) else None


def rival(here: Reading, stated: Stated) -> Count | None:
    """What somebody else says of what was last counted ("the ministry had spoken of nine")."""
    before = [count for count in (*here.before, *here.own) if not count.quantity.unit and not count.part]
    if not before or not stated.named.bare or stated.quantity.vague or not _ends(stated) or not _said(stated):
        return None
    if stated.quantity.number.of(here.sentence.text).lower() == "one":
        return None
    return _same(here, stated, before[-1])


def _same(here: Reading, stated: Stated, other: Count) -> Count:
    span = stated.quantity.span
    return Count(stated.quantity, here.number, other.metric, other.thing, other.item, span, stated.span.end - 1)


def _ends(stated: Stated) -> bool:
    """Whether nothing that is counted follows a number: its clause ends with it."""
    after = stated.span.doc[stated.span.end : stated.span.end + 1]
    return not len(after) or not after[0].text[0].isalnum() or after[0].lower_ in _CLOSES


def _said(stated: Stated) -> bool:
    """Whether a verb of saying has a number for its object ("acknowledged two", "spoke of 54", "put it at 90")."""
    token = stated.span.root
    while token.dep_ in ("nummod", "quantmod", "compound", "npadvmod") and token.head.i != token.i:
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ in _LINKS:
        verb = token.head.head
        return bool(verb.lemma_ in SAYS and (verb.lemma_ != "put" or _of_the_count(verb)))
    return bool(token.dep_ in ("dobj", "ccomp") and token.head.lemma_ in SAYS - {"put", "speak", "talk"})


def _of_the_count(verb: Any) -> bool:
    """Whether somebody puts the count itself at a number ("put it at 90"), not something else."""
    return any(child.dep_ == "dobj" and child.lower_ in PRONOUNS for child in verb.children)
