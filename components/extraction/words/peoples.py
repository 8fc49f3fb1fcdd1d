"""What belongs to a people or a state: ``peoples.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from components.extraction.words.files import data


@dataclass(frozen=True, slots=True)
class Peoples:
    """``peoples.toml``: the adjective of each word; by adjective its side, that of its enemy, what that one holds."""

    adjectives: dict[str, str]
    side: dict[str, str]
    enemy: dict[str, str]
    of_side: dict[str, str]
    sides: frozenset[str]
    held: dict[str, frozenset[str]]


@cache
def peoples() -> Peoples:
    """How texts call what belongs to a people or a state."""
    raw = data("peoples")
    of_side: dict[str, str] = {}
    for adjective, entry in raw.items():
        of_side.setdefault(entry["side"], adjective)
    adjectives = {word: adjective for adjective, entry in raw.items() for word in entry["words"]}
    return Peoples(
        adjectives=adjectives,
        side={adjective: entry["side"] for adjective, entry in raw.items()},
        enemy={adjective: entry["enemy"] for adjective, entry in raw.items() if "enemy" in entry},
        of_side=of_side,
        sides=frozenset(adjectives),
        held={adjective: frozenset(entry["held"]) for adjective, entry in raw.items() if "held" in entry},
    )
