"""Which claims of one voice state the same fact, so that ten reports of one figure are one mark.

Two claims that agree in voice, metric, day, number and bound still need not be one fact: five cruise missiles and five
ballistic missiles, three dead in one town and three in another. They are one where neither contradicts the other on
what is counted, whose it is and where, and where no third claim could be meant as well.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import cache

# Words that say nothing about which of a metric's things are counted: the trade's names for a drone, and connectives.
_DRONE = re.compile(r"\b(uavs?|unmanned (aerial|aircraft) (vehicles?|systems?)|unmanned aircraft)\b")
# A number from which on two reports that give it for one voice, thing and day mean one fact whatever places they name:
# towns share a count of three, but of the sample's 117 drones each outlet names other regions, and none a second 117.
_TELLING = 100
_EMPTY_WORDS = frozenset({"of", "the", "and", "in", "a"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim as far as it decides which fact is meant; ``key`` holds all that must be equal."""

    key: Hashable
    report: str
    item: frozenset[str]
    target: str
    places: frozenset[str]
    part: bool
    number: float = 0


@dataclass(slots=True)
class _Fact:
    members: list[int] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def repeated_by(self, other: Statement) -> bool:
        """Whether the claim says of the fact what another claim has said of it already."""
        return any(
            (s.item, s.target, s.places, s.part) == (other.item, other.target, other.places, other.part)
            for s in self.statements
        )

    def allows(self, other: Statement) -> bool:
        """Whether the claim, from a report that is not among the fact's, contradicts none that state it."""
        return all(_compatible(s, other) for s in self.statements)


def same_facts(statements: Sequence[Statement]) -> list[list[int]]:
    """The positions of the claims that state one fact, one list a fact, in the order of their first claims."""
    buckets: dict[Hashable, list[int]] = {}
    for position, statement in enumerate(statements):
        buckets.setdefault(statement.key, []).append(position)
    facts = [members for bucket in buckets.values() for members in _facts(statements, bucket)]
    return sorted(facts)


@cache
def item_words(item: str, unit: str) -> frozenset[str]:
    """What tells an item from the metric's other things: nothing for "drones" among drones, else "shahed"."""
    words = _DRONE.sub("drone", item.casefold())
    return frozenset(
        _stem(w) for w in re.findall(r"[\w-]+", words) if w not in _EMPTY_WORDS and _stem(w) != _stem(unit)
    )


def _facts(statements: Sequence[Statement], bucket: list[int]) -> list[list[int]]:
    """Most telling claims first, so that a plain "five drones" finds the one fact that it can mean, or stays alone."""
    facts: list[_Fact] = []
    for position in sorted(bucket, key=lambda p: (*_telling(statements[p]), p)):
        statement = statements[position]
        chosen = [f for f in facts if f.repeated_by(statement)][:1]
        if not chosen:
            possible = [f for f in facts if f.allows(statement)]
            chosen = possible if len(possible) == 1 else []
        if not chosen:
            facts.append(_Fact())
            chosen = facts[-1:]
        chosen[0].members.append(position)
        chosen[0].statements.append(statement)
    return [sorted(fact.members) for fact in facts]


def _telling(statement: Statement) -> tuple[int, bool, int]:
    return -len(statement.item), not statement.target, -len(statement.places)


def _compatible(one: Statement, other: Statement) -> bool:
    return (
        one.report != other.report
        and (one.item <= other.item or other.item <= one.item)
        and (not one.target or not other.target or one.target == other.target)
        and (min(one.number, other.number) >= _TELLING or _of_one_place(one, other))
    )


def _of_one_place(one: Statement, other: Statement) -> bool:
    return (not one.places or not other.places or bool(one.places & other.places)) and (
        one.part == other.part or (one.places == other.places and bool(one.places))
    )


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
