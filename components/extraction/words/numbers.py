"""Numbers, bounds, units, and what only looks like a number: ``numbers.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from components.extraction.words.counting import counting
from components.extraction.words.files import data
from components.extraction.words.forms import plural

OPENERS = frozenset({"a", "an", "several", "few", "half", "quarter"})  # words that may begin a number and are none


@dataclass(frozen=True, slots=True)
class Numbers:
    """``numbers.toml``: number words, scales, bounds, units and what counts nothing, each by the word in lower case."""

    words: dict[str, float]
    scales: dict[str, float]
    short: frozenset[str]
    vague: dict[str, float]
    parts: dict[tuple[str, ...], float]
    signs: dict[str, float]
    openers: frozenset[str]
    fractions: dict[str, float]
    apportions: frozenset[str]
    compares: frozenset[str]
    closes: frozenset[str]
    halved: frozenset[str]
    halves_named: frozenset[str]
    whole: frozenset[str]
    spans: frozenset[str]
    million_things: frozenset[str]
    sets: dict[str, float]
    bounds: dict[str, str]
    after: dict[str, str]
    currencies: dict[str, str]
    prefixes: dict[str, str]
    named_scaled: dict[str, str]
    units: dict[str, tuple[str, float]]
    touching: dict[str, tuple[str, float]]
    kinds: dict[str, str]
    formats: frozenset[str]
    measured: frozenset[str]
    tells: frozenset[str]
    comparatives: frozenset[str]
    changes: frozenset[str]
    weighing: frozenset[str]
    paid: frozenset[str]
    lasting: frozenset[str]
    labels: frozenset[str]
    titled: frozenset[str]
    months: frozenset[str]
    clock: frozenset[str]
    ages: frozenset[str]
    ranked: frozenset[str]
    products: frozenset[str]
    articles: frozenset[str]
    tied: frozenset[str]
    zero_before: frozenset[str]
    zero_after: frozenset[str]
    aged: frozenset[str]
    dated: frozenset[str]
    won: frozenset[str]
    wins: frozenset[str]
    dialled: frozenset[str]
    lines: frozenset[str]
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
        signs=raw["signs"],
        openers=frozenset(raw["words"]) | frozenset(raw["vague"]) | frozenset(raw["signs"]) | OPENERS,
        fractions=raw["fractions"],
        million_things=frozenset(raw["millions"]["things"]),
        sets={word: float(value) for word, value in raw["sets"].items()},
        bounds={phrase: bound for bound, phrases in raw["bounds"].items() for phrase in phrases},
        after={phrase: bound for bound, phrases in raw["after"].items() for phrase in phrases},
        currencies=raw["currencies"],
        prefixes=raw["prefixes"],
        named_scaled=raw["named_scaled"],
        weighing=frozenset(raw["pounds"]["weighing"]),
        paid=frozenset(raw["pounds"]["paid"]),
        lasting=frozenset(raw["lasting"]["words"]),
        units=_units(raw),
        touching={
            name: (entry["unit"], entry["factor"]) for entry in raw["units"] for name in entry.get("touching", ())
        },
        kinds={unit: kind for kind, units in raw["kinds"].items() for unit in units},
        **{name: frozenset(words) for name, words in (*raw["part_words"].items(), *raw["readings"].items())},
        **{
            name: frozenset(not_[name])
            for name in (
                *("labels", "titled", "ranked", "products", "articles", "months", "clock", "ages", "tied"),
                *("zero_before", "zero_after", "aged", "dated", "won", "wins", "dialled", "lines"),
                *("idioms", "pronoun", "streets", "wars", "persons", "governs"),
            )
        },
        counted=frozenset(form for noun in counting().nouns for form in plural(noun.rsplit(" ", 1)[-1])),
        stops=frozenset(data("grammar")["stops"]),
    )


def _units(raw: dict[str, Any]) -> dict[str, tuple[str, float]]:
    units = {name: (entry["unit"], entry["factor"]) for entry in raw["units"] for name in entry["names"]}
    named = {word: (code, 1.0) for word, code in raw["currencies"].items() if word.replace(" ", "").isalpha()}
    return named | units
