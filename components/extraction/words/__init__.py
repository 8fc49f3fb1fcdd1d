"""The words that extraction knows, read once from the data files of the room: one verb a file, each with its record.

``numbers`` how texts write numbers, ``counting`` what they count and what happens to it, ``speech`` how they name who
speaks, ``peoples`` whose something is, ``cues`` how a number is meant, ``place_words`` and ``day_words`` how they say
where and when, ``giving_words`` to whom they give, ``ledger_words`` how they list losses; ``forms`` derives plurals
and tenses.
"""

from __future__ import annotations

from functools import cache

from components.extraction.words.counting import Thing, counting
from components.extraction.words.cues import cues
from components.extraction.words.days import day_words
from components.extraction.words.files import data
from components.extraction.words.forms import any_of, plural, verb_forms
from components.extraction.words.ledgers import ledger_words
from components.extraction.words.numbers import numbers
from components.extraction.words.peoples import peoples
from components.extraction.words.places import giving_words, place_words
from components.extraction.words.speech import speech

__all__ = [
    "Thing", "any_of", "common_words", "counting", "cues", "data", "day_words", "giving_words", "ledger_words",
    "numbers", "peoples", "place_words", "plural", "speech", "verb_forms",
]  # fmt: skip


@cache
def common_words() -> frozenset[str]:
    """The words of this room that are no names, in lower case."""
    known = counting()
    nouns = {word for phrase in known.nouns if phrase not in known.nationals for word in phrase.split()}
    found = set(known.verbs) | nouns | set(known.doings) | set(known.states) | speech().forms | numbers().stops
    found |= set(numbers().words) | set(numbers().vague) | set(numbers().scales)
    return frozenset(found - peoples().sides - place_words().areas - place_words().waters)  # "Red Sea", "Harbour Town"
