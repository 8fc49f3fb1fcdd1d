"""When it happened: the days that time words name, counted from the day of publication, never from the clock."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from components.extraction.reckoning import Days, began_in, reckon
from components.extraction.timewords import AHEAD, BY, COMPARES, JOINS, OPENS, PATTERNS, SAME, SINCE
from components.extraction.words import counting, speech

FROM_BEFORE = frozenset({"night_before", "next", "later"})  # counted from the day named before them
_TO_ITS_END = re.compile(r" \((?:up )?to (?:the )?", re.IGNORECASE)
_BARE = re.compile(r"\b(?:since|from)(?: (?:early|late|mid|of|in))? $", re.IGNORECASE)  # "since October"
# "Between its first day and 31 August": a span whose start is none of the days that are read.
_UNREAD_START = re.compile(r"\bbetween (?:(?!and\b)[^\W\d]+ ){1,4}and $", re.IGNORECASE)
_LONGER = re.compile(r"(?:week|month)s?$", re.IGNORECASE)  # "in the same week", behind a day: not that day
_SAID = re.compile(r"\bsa(?:id|ys) (?:(?:late|early) )?(?:on )?$")


@dataclass(frozen=True, slots=True)
class When:
    """Days that a time word at ``start`` to ``end`` (characters of the sentence) names; ``open`` for "since".

    ``ahead`` where it dates only what stands behind it ("two weeks after a strike killed 12").
    """

    first: date | None
    last: date | None
    start: int
    end: int
    open: bool = False
    by: bool = False
    speech: bool = False
    ahead: bool = False


def days(text: str, published: date | None, context: str, before: Days | None = None) -> list[When]:
    """The days that the time words of a sentence name, in order.

    Without a day of publication only dates with their year are read. ``context`` are words of the report by which
    "since the war began" is known; ``before`` are the days last named before, which "that night" means.
    """
    found: list[When] = []
    taken: list[tuple[int, int]] = []
    anchor: date | None = None
    same: list[re.Match[str]] = []
    for name, pattern in PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if name == "same":
                same.append(match)
                continue
            base = anchor or (before[1] if before and name in FROM_BEFORE else None)
            span = reckon(name, {k: v for k, v in match.groupdict().items() if v}, published, base, context)
            if span is None:
                continue
            words = text[max(0, match.start() - 90) : match.start()]
            since = (
                name == "war"
                or (name != "whole_month" and bool(SINCE.search(words)) and "between" not in words)
                or (name == "month" and match.group().lower().startswith(("since", "from")))
                or (name == "month" and bool(SINCE.search(f"{words}{match.group().split()[0].lower()} ")))
            )
            taken.append((match.start(), match.end()))
            anchor = anchor if name == "weeks_after" else span[1] or anchor
            if (since and compares(text[: match.start()])) or AHEAD.search(words):
                continue
            since = since and not (name == "date" and span[0] != span[1])  # "from 3 to 9 October" has its end
            since = since or (name == "year" and span[1] == published) or name == "year_began"
            if since and name == "last" and match.group().lower().endswith("year"):
                span = (None, None)
            elif since and name == "month":
                bare = _BARE.search(f"{words}{match.group().split()[0]} ") is not None
                span = began_in(span, context, bare)
            by, ahead = bool(BY.search(words)), name == "weeks_after"
            found.append(When(span[0], span[1], match.start(), match.end(), since, by, ahead=ahead))
    found = _spans(sorted(found, key=lambda when: when.start), text)
    for match in same:
        named = [(w.first, w.last) for w in found if w.first and w.last and w.start < match.start()]
        meant = named[-1] if named else before
        if meant and not (meant[0] == meant[1] and _LONGER.search(match.group())):
            found.append(When(*meant, match.start(), match.end()))
    return sorted(found, key=lambda when: when.start)


def compares(before: str) -> bool:
    """Whether a "since" that ends these words sets what happened against all before ("the heaviest raid since")."""
    return bool(COMPARES.search(before.lower()))


def _spans(found: list[When], text: str) -> list[When]:
    """The same time words, two that "between" or "from" joins made one span ("between 31 July and 31 August")."""
    joined: list[When] = []
    for word in found:
        when = replace(word, first=None) if _UNREAD_START.search(text[: word.start]) else word
        last = joined[-1] if joined else None
        between = text[last.end : when.start] if last else ""
        if last and not between.strip(" ,") and last.last == when.last and when.first in (last.first, when.last):
            joined[-1] = replace(last, end=when.end)  # "Tuesday, 6 August" is one day
        elif last and last.first and last.last == when.last and _TO_ITS_END.fullmatch(between):
            joined[-1] = replace(last, end=when.end)  # "in October (to 31 October)"
        elif last and last.first and when.last and last.first < when.last and _joins(text, last, between):
            joined[-1] = When(last.first, when.last, last.start, when.end)
        else:
            joined.append(when)
    return joined


def _joins(text: str, first: When, between: str) -> bool:
    opens, joins = OPENS.search(text[: first.start]), JOINS.fullmatch(between)
    opened = (opens.group(1) or "").lower() if opens else ""
    return joins is not None and (opened == "between") == ((joins.group(1) or "").lower() == "and")


def of_speech(when: When, doc: Any) -> bool:
    """Whether a time word hangs on a verb of saying in the parse of its sentence ("said on Wednesday").

    Nobody speaks for "the night to Wednesday, 14 August", nor for "the same weeks".
    """
    if when.first != when.last and doc is not None and re.match(r"night .*\d", doc.text[when.start : when.end]):
        return False
    if (
        when.first
        and when.last
        and (when.last - when.first).days > 1
        and SAME.match(doc.text if doc else "", when.start)
    ):
        return False
    span = doc.char_span(when.start, when.end, alignment_mode="expand") if doc is not None else None
    if span is None or not len(span):
        return False
    token = span.root
    if "for" in (span[0].lower_, token.head.lower_) or (token.dep_ == "dobj" and token.pos_ == "NOUN"):
        return False  # "reported another night of drones"
    said = _SAID.search(doc.text[: when.start])
    goes_on = span.end < len(doc) and not doc[span.end].is_punct
    if said and goes_on:
        return True  # "said on Tuesday 12 fighters had died", whatever the parse makes of it
    for _ in range(3):
        if token.head.i == token.i:
            return False
        token = token.head
        if token.lower_ in counting().nouns:  # "losses over the past day: ..., the staff says"
            return False
        if token.pos_ in ("VERB", "AUX"):
            if speech().verbs.get(token.lower_) == "add" and _adds_to_count(token):
                return False  # "on 3 November it added 40 drones"
            return speech().verbs.get(token.lower_) in speech().strong
    return False


def _adds_to_count(verb: Any) -> bool:
    """Whether a verb of adding has a number, or what is numbered, for its object or its subject in the passive."""
    put = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    return any(child.like_num or any(c.dep_ == "nummod" for c in child.children) for child in put)
