"""Numbers, bounds, units, and what only looks like a number: ``numbers.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from components.extraction.words.counting import counting
from components.extraction.words.files import data
from components.extraction.words.forms import plural


@dataclass(frozen=True, slots=True)
class Numbers:
    """``numbers.toml``: number words, scales, bounds, units and what counts nothing, each by the word in lower case."""

    words: dict[str, float]
    scales: dict[str, float]
    short: frozenset[str]
    vague: dict[str, float]
    parts: dict[tuple[str, ...], float]
    sets: dict[str, float]
    bounds: dict[str, str]
    after: dict[str, str]
    currencies: dict[str, str]
    named_scaled: dict[str, str]
    units: dict[str, tuple[str, float]]
    weighs: float
    paid: frozenset[str]
    lasting: frozenset[str]
    labels: frozenset[str]
    titled: frozenset[str]
    months: frozenset[str]
    clock: frozenset[str]
    ages: frozenset[str]
    fractions: frozenset[str]
    idioms: frozenset[str]
    pronoun: frozenset[str]
    streets: frozenset[str]
    wars: frozenset[str]
    persons: frozenset[str]
    governs: frozenset[str]
    counted: frozenset[str]
    stops: frozenset[str]


@cache
def numbers() -> Numbers:
    """How texts write numbers."""
    raw = data("numbers")
    not_ = raw["not"]
    return Numbers(
        words={word: float(value) for word, value in raw["words"].items()},
        scales={word: float(value) for word, value in raw["scales"].items()} | {"couple": 2.0},
        short=frozenset(raw["glued"]["short"]),
        vague={word: float(value) for word, value in raw["vague"].items()},
        parts={tuple(phrase.split()): float(value) for phrase, value in raw["parts"].items()},
        sets={word: float(value) for word, value in raw["sets"].items()},
        bounds={phrase: bound for bound, phrases in raw["bounds"].items() for phrase in phrases},
        after={phrase: bound for bound, phrases in raw["after"].items() for phrase in phrases},
        currencies=raw["currencies"],
        named_scaled=raw["named_scaled"],
        weighs=float(raw["pounds"]["kg"]),
        paid=frozenset(raw["pounds"]["paid"]),
        lasting=frozenset(raw["lasting"]["words"]),
        units=_units(raw),
        **{
            name: frozenset(not_[name])
            for name in (
                *("labels", "titled", "months", "clock", "ages", "fractions", "idioms", "pronoun"),
                *("streets", "wars", "persons", "governs"),
            )
        },
        counted=frozenset(form for noun in counting().nouns for form in plural(noun.rsplit(" ", 1)[-1])),
        stops=frozenset(data("grammar")["stops"]),
    )


def _units(raw: dict[str, Any]) -> dict[str, tuple[str, float]]:
    units = {name: (entry["unit"], entry["factor"]) for entry in raw["units"] for name in entry["names"]}
    named = {word: (code, 1.0) for word, code in raw["currencies"].items() if word.replace(" ", "").isalpha()}
    return named | units
