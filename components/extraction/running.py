"""Running heads: what a page repeats between its blocks ("War at a glance", "See all our coverage"), run together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from components.extraction.words import any_of, cues
from components.records import Span

# As in: Gaza war live: latest updates. Sudan conflict at a glance: what we know on day 300 of the war.
_DAY = r"(?::? what we know on day [\d,]+(?: of the [a-z]+)?)"
_SERIES = any_of(cues().running)
_OF = rf"(?:{any_of(cues().regions)}|[A-Z]\w*[–-][A-Z]\w*|[A-Z][\w’']*)"  # "Middle East", "Israel-Hamas"
_TOPIC = rf"{_OF} {any_of(cues().heads)}(?: ?[:–—-])?(?: {_SERIES}:?)+{_DAY}?"
_GLANCE = rf"(?:At a glance|What we know){_DAY}"
_POINTER = rf"{any_of(cues().see_also)} [^.;:?!\n]{{2,60}}? (?:coverage|updates|blog)"
_MORE = r"(?:Continue reading|Read more)\W*$"
# A head stands after words without a full stop, or first, and before a capital, a figure or a quotation, or last.
_HEAD = re.compile(rf"(?:^|(?<=\S ))(?:(?:{_TOPIC}|{_GLANCE}|{_POINTER})(?= [A-Z\d“\"‘]|$)|{_MORE})")


def blocks(text: str, span: Span) -> Iterator[Span]:
    """The stretches of a sentence between the running heads in it: each tells its own, the heads tell nothing."""
    words, start = span.of(text), 0
    for head in _HEAD.finditer(words):
        yield from _stretch(words, start, head.start(), span.start)
        start = head.end()
    yield from _stretch(words, start, len(words), span.start)


def _stretch(words: str, start: int, end: int, offset: int) -> Iterator[Span]:
    inner = words[start:end].strip()
    if inner:
        begin = start + words[start:end].index(inner)
        yield Span(offset + begin, offset + begin + len(inner))
