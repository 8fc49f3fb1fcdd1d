"""Where: the words around the names of places, ``grammar.toml``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from components.extraction.words.files import data
from components.extraction.words.forms import verb_forms


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """``[places]`` of ``grammar.toml``: what stands before, after and between the names of places."""

    before: frozenset[str]
    firm: frozenset[str]
    left: frozenset[str]
    stormed: frozenset[str]
    moved: frozenset[str]
    titles: frozenset[str]
    articles: frozenset[str]
    sides: frozenset[str]
    directions: frozenset[str]
    areas: frozenset[str]
    many: frozenset[str]
    bare: frozenset[str]
    waters: frozenset[str]
    joints: frozenset[str]
    between: frozenset[str]
    held: frozenset[str]
    meanwhile: frozenset[str]
    nowhere: frozenset[str]
    behind: frozenset[str]
    after: frozenset[str]
    lands: frozenset[str]
    buildings: frozenset[str]
    townspeople: frozenset[str]
    of_lands: frozenset[str]
    lists: frozenset[str]
    weapons: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """How texts say where."""
    raw = data("grammar")["places"]
    return PlaceWords(**{field.name: frozenset(raw[field.name]) for field in fields(PlaceWords)})


@dataclass(frozen=True, slots=True)
class GivingWords:
    """``[giving]`` of ``grammar.toml``: forms of verbs of giving and taking, what is given, words around it."""

    verbs: frozenset[str]
    gifts: frozenset[str]
    kinds: frozenset[str]
    takers: frozenset[str]
    willing: frozenset[str]


@cache
def giving_words() -> GivingWords:
    """How texts say to whom money and weapons go."""
    raw, forms = data("grammar")["giving"], data("counting")["forms"]
    verbs = frozenset(form for verb in raw["verbs"] for form in verb_forms(verb, forms))
    return GivingWords(verbs, *(frozenset(raw[name]) for name in ("gifts", "kinds", "takers", "willing")))
