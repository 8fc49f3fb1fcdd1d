"""The places that a sentence points to without their name: "the city", "the Russian capital"."""

from __future__ import annotations

import re

from components.extraction.gazetteer import country_codes, is_town, seats
from components.extraction.story import Sentence
from components.extraction.toponyms import Toponym, named_places

BACK = 4  # sentences back, and those of the title, in which what "the city" points to is looked for
_TOWN = re.compile(
    r"\b(?:the|this)(?: [a-z]+)? (?:city|town|village)\b(?! of [A-Z])(?! (?:council|hall|authorit|administration))"
)
_CAPITAL = re.compile(r"\b(?:the (?P<people>[A-Z]\w+)|(?P<country>[A-Z]\w+)[’']s) capital\b(?! of)")


def pointers(number: int, told: list[Sentence]) -> list[Toponym]:
    """The places that a sentence points to, by the names that the report gives them before, with their characters."""
    text = told[number].text
    found: list[Toponym] = []
    for match in _CAPITAL.finditer(text):
        code = country_codes().get((match.group("people") or match.group("country")).lower())
        name = _written(seats(code), told) if code else None
        if name is not None:
            found.append((name, match.start(), match.end()))
    for match in _TOWN.finditer(text):
        name = _last_town(number, match.start(), told)
        if name is not None:
            found.append((name, match.start(), match.end()))
    return found


def _written(names: tuple[str, ...], told: list[Sentence]) -> str | None:
    """The first of these names that a report writes, as it writes it."""
    for sentence in told:
        for name in names:
            if found := re.search(rf"\b{re.escape(name)}\b", sentence.text, re.IGNORECASE):
                return name.title() if found.group().isupper() else found.group()
    return None


def _last_town(number: int, start: int, told: list[Sentence]) -> str | None:
    """The town that a report named last before a character of a sentence, else the one that its title names."""
    here = [name for name, begin, _ in named_places(told[number]) if begin < start and is_town(name)]
    if here:
        return here[-1]
    before = [n for n in range(number - 1, max(-1, number - 1 - BACK), -1) if not told[n].in_title]
    for back in [*before, *(n for n, s in enumerate(told) if s.in_title and n != number)]:
        towns = [name for name, *_ in named_places(told[back]) if is_town(name)]
        if towns:
            return towns[-1]
    return None
