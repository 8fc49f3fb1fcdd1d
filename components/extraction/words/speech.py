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
    pledges: frozenset[str]
    by: tuple[tuple[str, ...], ...]
    hearsay: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    offices: frozenset[str]
    outlet: frozenset[str]
    outlets: frozenset[str]
    press: frozenset[str]
    forces: frozenset[str]
    given: frozenset[str]
    issued: frozenset[str]
    kept: frozenset[str]
    gives: frozenset[str]
    human: frozenset[str]
    sayings: frozenset[str]
    pointing: frozenset[str]


_SPEECH_SETS = (
    "strong", "deniers", "pledges", "hearsay", "titles", "roles", "offices", "outlet", "outlets", "press", "forces",
    "given", "issued", "kept", "gives", "human", "sayings", "pointing",
)  # fmt: skip


@cache
def speech() -> Speech:
    """How texts name who speaks."""
    raw, irregular = data("speech"), data("counting")["forms"]
    verbs = {form: verb for verb in raw["verbs"] for form in verb_forms(verb, irregular)}
    return Speech(
        verbs=verbs,
        forms=frozenset(verbs) | {"according", "citing", "quoting", "by"},
        by=tuple(sorted((tuple(phrase.split()) for phrase in raw["by"]), key=len, reverse=True)),
        **{name: frozenset(raw[name]) for name in _SPEECH_SETS},
    )
