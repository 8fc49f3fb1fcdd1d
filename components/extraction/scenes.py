"""Where a report plays: the countries that it names, and the names that it calls a region or a town."""

from __future__ import annotations

import re
from dataclasses import dataclass

from components.extraction.gazetteer import country_codes
from components.extraction.story import Sentence
from components.extraction.tokens import tokens
from components.extraction.toponyms import is_capital, list_of_areas, name_end
from components.extraction.words import common_words, place_words

_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_TOWN = re.compile(rf"\b(?:city|cities|town|towns|capital|port) of (?P<first>{_NAME})(?: and (?P<second>{_NAME}))?")


@dataclass(frozen=True, slots=True)
class Scene:
    """What a report says of where it plays: ISO codes of the countries it names, names it calls a region or a town."""

    countries: frozenset[str]
    regions: frozenset[str]
    towns: frozenset[str]


def scene(told: list[Sentence]) -> Scene:
    """Where a report plays; names of regions and towns are in lower case."""
    regions = _regions(told)
    return Scene(_countries(told), regions, named_towns(" ".join(s.text for s in told)) - regions)


def _countries(told: list[Sentence]) -> frozenset[str]:
    words = " ".join(sentence.text.lower() for sentence in told[:40])
    return frozenset(code for word, code in country_codes().items() if re.search(rf"\b{re.escape(word)}\b", words))


def _regions(told: list[Sentence]) -> frozenset[str]:
    """Names before "region" or "oblast", also those in a list of them."""
    bare = place_words().bare
    found = set[str]()
    for sentence in told:
        words, end = tokens(sentence.text), 0
        for at, word in enumerate(words):
            if at < end or not is_capital(word) or word.lower in common_words():
                continue
            end = name_end(words, at)
            name = sentence.text[word.start : words[end - 1].end].lower()
            first, _, last = name.rpartition(" ")
            if last in bare:
                found.add(first)
            elif (end < len(words) and words[end].lower in bare) or list_of_areas(words, end):
                found.add(name)
    return frozenset(found)


def named_towns(text: str) -> frozenset[str]:
    """Names that a text calls a town ("the Russian city of Voronezh"), in lower case."""
    named = [match.group("first", "second") for match in _TOWN.finditer(text)]
    return frozenset(name.lower() for pair in named for name in pair if name)
