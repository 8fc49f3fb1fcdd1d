"""How a number is meant: ``cues.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from components.extraction.words.files import data


@dataclass(frozen=True, slots=True)
class Cues:
    """``cues.toml``: words that tell how a number is meant."""

    modals: frozenset[str]
    future: frozenset[str]
    hypothetical: frozenset[str]
    openers: frozenset[str]
    withheld: frozenset[str]
    with_infinitive: frozenset[str]
    votes: frozenset[str]
    decided: frozenset[str]
    pledges: frozenset[str]
    granted: frozenset[str]
    promises: frozenset[str]
    concerning: frozenset[str]
    meanwhile: frozenset[str]
    denied: tuple[str, ...]
    own: frozenset[str]
    corrections: frozenset[str]
    unverified: tuple[str, ...]
    pointers: frozenset[str]
    verifying: tuple[str, ...]
    cumulative: tuple[str, ...]
    reached: tuple[str, ...]
    numbered: tuple[str, ...]
    parts: tuple[str, ...]
    single: frozenset[str]
    since: tuple[str, ...]
    brings: tuple[str, ...]
    brought: tuple[str, ...]
    grows: frozenset[str]
    growths: tuple[str, ...]
    subtractions: tuple[str, ...]
    yields: tuple[str, ...]
    perfect: frozenset[str]
    past_perfect: frozenset[str]
    received: frozenset[str]
    supplied: frozenset[str]
    most_in_a_day: dict[str, float]
    state: dict[str, frozenset[str]]
    still: frozenset[str]
    sought: frozenset[str]
    plans: frozenset[str]
    deeds: frozenset[str]
    wars: dict[str, date]
    points_back: tuple[str, ...]
    abbreviations: frozenset[str]
    digests: frozenset[str]
    topics: frozenset[str]
    heads: tuple[str, ...]
    regions: tuple[str, ...]
    running: tuple[str, ...]
    see_also: tuple[str, ...]
    openings: tuple[str, ...]


@cache
def cues() -> Cues:
    """How texts say that a number is a plan, a total, a level, doubted or wrong."""
    raw = data("cues")
    state = {name: frozenset(words) for name, words in raw["state"].items()}
    return Cues(
        modals=frozenset(raw["hypothetical"]["modals"]),
        future=frozenset(raw["hypothetical"]["future"]),
        hypothetical=frozenset(raw["hypothetical"]["verbs"]),
        openers=frozenset(raw["hypothetical"]["openers"]),
        concerning=frozenset(raw["background"]["concerning"]),
        withheld=frozenset(raw["hypothetical"]["withheld"]),
        meanwhile=frozenset(raw["hypothetical"]["meanwhile"]),
        **{
            name: frozenset(raw["hypothetical"][name])
            for name in ("with_infinitive", "votes", "decided", "pledges", "granted", "promises")
        },
        denied=tuple(raw["denied"]["phrases"]),
        own=frozenset(raw["denied"]["own"]),
        corrections=frozenset(raw["denied"]["corrections"]),
        unverified=tuple(raw["unverified"]["phrases"]),
        pointers=frozenset(raw["unverified"]["pointers"]),
        verifying=tuple(raw["unverified"]["verifying"]),
        cumulative=tuple(raw["cumulative"]["phrases"]),
        reached=tuple(raw["cumulative"]["reached"]),
        numbered=tuple(raw["cumulative"]["numbered"]),
        parts=tuple(raw["cumulative"]["parts"]),
        single=frozenset(raw["cumulative"]["single"]),
        since=tuple(raw["cumulative"]["since"]),
        brings=tuple(raw["cumulative"]["brings"]),
        brought=tuple(raw["cumulative"]["brought"]),
        grows=frozenset(raw["cumulative"]["grows"]),
        growths=tuple(raw["cumulative"]["growths"]),
        subtractions=tuple(raw["cumulative"]["subtractions"]),
        yields=tuple(raw["cumulative"]["yields"]),
        perfect=frozenset(raw["cumulative"]["perfect"]),
        past_perfect=frozenset(raw["cumulative"]["past_perfect"]),
        supplied=frozenset(raw["cumulative"]["supplied"]),
        received=frozenset(raw["cumulative"]["received"]),
        most_in_a_day=raw["most_in_a_day"],
        **{name: state.pop(name) for name in ("still", "sought", "plans", "deeds")},
        state=state,
        wars=raw["wars"],
        points_back=tuple(raw["lists"]["points_back"]),
        abbreviations=frozenset(raw["clauses"]["abbreviations"]),
        digests=frozenset(raw["digests"]["titles"]),
        topics=frozenset(raw["digests"]["topics"]),
        heads=tuple(raw["digests"]["heads"]),
        regions=tuple(raw["digests"]["regions"]),
        running=tuple(raw["digests"]["running"]),
        see_also=tuple(raw["digests"]["see_also"]),
        openings=tuple(raw["digests"]["openings"]),
    )
