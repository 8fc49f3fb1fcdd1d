"""Where: the words around the names of places, ``grammar.toml``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from components.extraction.words.files import data


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """``[places]`` of ``grammar.toml``: what stands before, after and between the names of places."""

    before: frozenset[str]
    firm: frozenset[str]
    left: frozenset[str]
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
    capitals: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """How texts say where."""
    raw = data("grammar")["places"]
    return PlaceWords(**{field.name: frozenset(raw[field.name]) for field in fields(PlaceWords)})
