"""Which claims of one voice state the same fact, so that ten reports of one figure are one mark.

Two claims that agree in voice, metric, day, number and bound still need not be one fact: five cruise missiles and five
ballistic missiles, three dead in one town and three in another. They are one where neither contradicts the other on
what is counted, whose it is and where, and where no third claim could be meant as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from components import vocabulary

# Words that say nothing about which of a metric's things are counted: the trade's names for a drone, and connectives.
_DRONE = re.compile(r"\b(uavs?|unmanned (aerial|aircraft) (vehicles?|systems?)|unmanned aircraft)\b")
# A number from which on two reports that give it for one voice, thing and day mean one fact whatever places they name:
# towns share a count of three, but of the sample's 117 drones each outlet names other regions, and none a second 117.
_TELLING = 100
# Of whom a war takes a count of their own, though they belong to no side.
_EVERYBODY = frozenset({"civilian", "children", "women"})
_EMPTY_WORDS = frozenset({"of", "the", "and", "in", "a"})


# What must be equal in two claims of one fact, and what else of a claim's words decides it.
_KEY = ("metric", "unit", "voice", "kind", "class", "x", "x_from", "low", "high", "bound", "vague")
_WORDING = (
    "metric", "item", "from_place", "to_place", "unit", "target", "target_side", "claimant_side", "places", "part",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Statement:
    """One claim as far as it decides which fact is meant, beyond what must be equal."""

    report: str
    number: float
    item: frozenset[str]
    target: str
    places: frozenset[str]
    part: bool


@dataclass(slots=True)
class _Fact:
    members: list[int] = field(default_factory=list)
    statements: list[_Statement] = field(default_factory=list)

    def repeated_by(self, other: _Statement) -> bool:
        """Whether the claim says of the fact what another claim has said of it already."""
        return any(
            (s.item, s.target, s.places, s.part) == (other.item, other.target, other.places, other.part)
            for s in self.statements
        )

    def allows(self, other: _Statement) -> bool:
        """Whether the claim, from a report that is not among the fact's, contradicts none that state it."""
        return all(_compatible(s, other) for s in self.statements)


def same_facts(claims: pd.DataFrame) -> np.ndarray[Any, np.dtype[np.int64]]:
    """For each claim the number of the fact that it states; facts are numbered in the order of their first claims.

    Besides CLAIM_COLUMNS, texts "" where unknown, there are ``x``, ``x_from``, ``part`` and ``class`` (see marks.py).
    """
    if claims.empty:
        return np.empty(0, dtype=np.int64)
    key = _numbered(claims, _KEY)
    wording = _numbered(claims.assign(places=pd.factorize(claims["places"])[0]), _WORDING)
    one_each = np.unique(wording, return_index=True)[1]
    worded = [_wording(*row) for row in zip(*(claims[c].iloc[one_each] for c in _WORDING), strict=True)]
    says = pd.factorize(pd.Series(worded, dtype=object))[0][wording]
    first = np.unique(key, return_index=True)[1][key]  # where all say the same, it is one fact
    apart = pd.Series(says).groupby(key).nunique().gt(1).to_numpy()[key]
    buckets: dict[int, list[int]] = {}
    for position in np.flatnonzero(apart).tolist():
        buckets.setdefault(int(key[position]), []).append(position)
    if buckets:
        reports, numbers = claims["report"].tolist(), claims["low"].fillna(claims["high"]).tolist()
        for bucket in buckets.values():
            statements = [_Statement(reports[p], numbers[p], *worded[wording[p]]) for p in bucket]
            for members in _facts(statements):
                first[[bucket[n] for n in members]] = bucket[members[0]]
    return np.asarray(np.unique(first, return_inverse=True)[1], dtype=np.int64)


def _numbered(claims: pd.DataFrame, columns: Sequence[str]) -> np.ndarray[Any, np.dtype[np.int64]]:
    """For each claim a number, equal where all of these columns are; what is not known equals what is not known."""
    return np.asarray(claims.groupby(list(columns), sort=False, dropna=False).ngroup(), dtype=np.int64)


def _wording(
    metric: str,
    item: str,
    start: str,
    end: str,
    unit: str,
    target: str,
    side: str,
    speaks: str,
    places: tuple[str, ...],
    part: bool,
) -> tuple[frozenset[str], str, frozenset[str], bool]:
    """What a claim's words say: of which item, of whom, of which places, and whether it is a part."""
    of = (side or target).casefold()
    named = frozenset(places) - {speaks, side}  # a whole state says little about where
    return thing_words(metric, item, unit, target) | item_words(f"{start} {end}", unit), of, named, part


@cache
def item_words(item: str, unit: str) -> frozenset[str]:
    """What tells an item from the metric's other things: nothing for "drones" among drones, else "shahed"."""
    words = _DRONE.sub("drone", item.casefold())
    return frozenset(
        _stem(w) for w in re.findall(r"[\w-]+", words) if w not in _EMPTY_WORDS and _stem(w) != _stem(unit)
    )


@cache
def owner(item: str, target: str, side: str) -> str:
    """Whose a claim is of: nobody's where its target only says again what is counted ("58 soldiers")."""
    repeated = item_words(target, "") <= item_words(item, "") and not item_words(target, "") <= _EVERYBODY
    return "" if repeated and not side else target


@cache
def thing_words(metric: str, item: str, unit: str, target: str) -> frozenset[str]:
    """What is counted within a metric, without words that set nothing apart (items.toml) and without whose it is."""
    named = vocabulary.items(metric)
    owner = item_words(target, unit) - _EVERYBODY
    words = " ".join(word for word in item.casefold().split() if not item_words(word, unit) & owner)
    words = named.same.get(words, words)
    return item_words(words, unit) - {stem for word in named.bare for stem in item_words(word, unit)}


def _facts(statements: Sequence[_Statement]) -> list[list[int]]:
    """Most telling claims first, so that a plain "five drones" finds the one fact that it can mean, or stays alone."""
    facts: list[_Fact] = []
    for position in sorted(range(len(statements)), key=lambda p: (*_telling(statements[p]), p)):
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


def _telling(statement: _Statement) -> tuple[int, bool, int]:
    return -len(statement.item), not statement.target, -len(statement.places)


def _compatible(one: _Statement, other: _Statement) -> bool:
    return (
        one.report != other.report
        and (one.item <= other.item or other.item <= one.item)
        and (not one.target or not other.target or one.target == other.target)
        and (min(one.number, other.number) >= _TELLING or _of_one_place(one, other))
    )


def _of_one_place(one: _Statement, other: _Statement) -> bool:
    return (not one.places or not other.places or bool(one.places & other.places)) and (
        one.part == other.part or (one.places == other.places and bool(one.places))
    )


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
