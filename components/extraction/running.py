"""Blocks of a page run together: parted by its running heads ("War at a glance", "See all our coverage")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from components.extraction.words import any_of, cues
from components.records import Span

# As in: Gaza war live: latest updates. Sudan conflict at a glance: what we know on day 300 of the war.
_ON_DAY = r" on day [\d,]+(?: of (?:the|[A-Z]\w*[’']s) [a-z]+)?"
_DAY = rf"(?::? what we know{_ON_DAY})"
_SERIES = any_of(cues().running)
_OF = rf"(?:{any_of(cues().regions)}|[A-Z]\w*[–-][A-Z]\w*|[A-Z][\w’']*)"  # "Middle East", "Israel-Hamas"
_TOPIC = rf"{_OF} {any_of(cues().heads)}(?: ?[:–—-])?(?: {_SERIES}:?)+{_DAY}?"
_GLANCE = rf"(?:At a glance{_DAY}|What we know{_ON_DAY})"
_POINTER = rf"{any_of(cues().see_also)} [^.;:?!\n]{{2,60}}? (?:coverage|updates|blog)"
_MORE = r"(?:Continue reading|Read more)\W*$"
# A head stands after words without a full stop, or first, and before a capital, a figure or a quotation, or last.
_HEAD = re.compile(rf"(?:^|(?<=\S ))(?:(?:{_TOPIC}|{_GLANCE}|{_POINTER})(?= [A-Z\d“\"‘]|$)|{_MORE})")
# "... hit the port The mayor said": not behind a small word that goes on to a name ("of The Hague", "told The Post").
_GOES_ON = "".join(rf"(?<!\b{word})" for word in ("in", "of", "to", "by", "and", "the", "from", "or"))
_LOST = re.compile(rf"(?<=[a-z\d%)”’]){_GOES_ON} (?={any_of(cues().openings)} [a-z])")


def blocks(text: str, span: Span) -> Iterator[Span]:
    """The stretches of a sentence that tell each their own, parted by running heads and by full stops that are lost."""
    words, start = span.of(text), 0
    ends = [match.span() for pattern in (_HEAD, _LOST) for match in pattern.finditer(words)]
    for begin, end in [*sorted(ends), (len(words), len(words))]:
        if begin >= start:
            yield from _stretch(words, start, begin, span.start)
            start = end


def _stretch(words: str, start: int, end: int, offset: int) -> Iterator[Span]:
    inner = words[start:end].strip()
    if inner:
        begin = start + words[start:end].index(inner)
        yield Span(offset + begin, offset + begin + len(inner))
