"""Which country a count falls in or goes to, where its report names no nearer place than the country or its people."""

from __future__ import annotations

import re

from components.extraction.gazetteer import country_codes, country_names, name_of, state_of
from components.extraction.story import Sentence
from components.extraction.toponyms import Toponym
from components.extraction.words import any_of, place_words

_WINDS = any_of(sorted(place_words().directions, key=len, reverse=True))
_PARTS = any_of(sorted(place_words().of_lands, key=len, reverse=True))
# "Ukrainian cities", "Sudan's west", not "from Russian territory", nor "the Ukrainian city", which has a name before
_PART = re.compile(
    rf"(?<!from )(?<!\b[Tt]he )(?<!\w)(?P<land>[A-Z][a-z]+)(?:[’']s (?:far )?{_WINDS}"
    rf"|(?:[’']s)?(?: (?:port|border|frontier|(?:east|west|south|north)ern|central|occupied))? {_PARTS})\b"
)
_NAME = re.compile(r"(?<!against )\b[A-Z][a-z]+(?: [A-Z][a-z]+)?\b(?![’'])")


def lands(text: str) -> list[Toponym]:
    """The countries of which a sentence names some part without its name: "Ukrainian cities", "in Sudan's west"."""
    found = [(country_codes().get(match.group("land").lower()), match) for match in _PART.finditer(text)]
    named = [(code, match) for code, match in found if code and not state_of(match.group("land"))]
    return [(name_of(code).title(), match.start(), match.end()) for code, match in named]


def only_land(told: list[Sentence]) -> list[str]:
    """The one country of those that fight or flee which a report names, not as the doer or the giver of something."""
    named = {
        country_codes()[match.group().lower()]: match.group()
        for sentence in told
        for match in _NAME.finditer(sentence.text)
        if match.group().lower() in country_names() - place_words().lands
    }
    return list(named.values()) if len(named) == 1 else []
