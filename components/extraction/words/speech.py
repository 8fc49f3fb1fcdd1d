"""Who speaks: ``speech.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from components.extraction.words.files import data
from components.extraction.words.forms import verb_forms


@dataclass(frozen=True, slots=True)
class Speech:
    """``speech.toml``: how texts name who speaks, verbs by their forms."""

    verbs: dict[str, str]
    forms: frozenset[str]
    strong: frozenset[str]
    deniers: frozenset[str]
    retracts: frozenset[str]
    falsehoods: frozenset[str]
    pledges: frozenset[str]
    by: tuple[tuple[str, ...], ...]
    hearsay: frozenset[str]
    accounts: frozenset[str]
    titles: frozenset[str]
    branches: frozenset[str]
    bodies: frozenset[str]
    roles: frozenset[str]
    mute: frozenset[str]
    puts_up: frozenset[str]
    offices: frozenset[str]
    posts: frozenset[str]
    takes: frozenset[str]
    pleas: frozenset[str]
    services: frozenset[str]
    outlet: frozenset[str]
    outlets: frozenset[str]
    press: frozenset[str]
    forces: frozenset[str]
    given: frozenset[str]
    issued: frozenset[str]
    kept: frozenset[str]
    books: frozenset[str]
    keepers: frozenset[str]
    tallies: frozenset[str]
    gives: frozenset[str]
    human: frozenset[str]
    sayings: frozenset[str]
    pointing: frozenset[str]
    announces: frozenset[str]
    documents: frozenset[str]
    of_states: frozenset[str]
    posted: frozenset[str]
    party_press: frozenset[str]
    of_outlet: frozenset[str]


@cache
def speech() -> Speech:
    """How texts name who speaks."""
    raw, irregular = data("speech"), data("counting")["forms"]
    verbs = {form: verb for verb in raw.pop("verbs") for form in verb_forms(verb, irregular)}
    by = raw.pop("by")
    return Speech(
        verbs=verbs,
        forms=frozenset(verbs) | {*raw["gives"], "according", "citing", "quoting", "by"},
        by=tuple(sorted((tuple(phrase.split()) for phrase in by), key=len, reverse=True)),
        **{name: frozenset(words) for name, words in raw.items()},
    )
