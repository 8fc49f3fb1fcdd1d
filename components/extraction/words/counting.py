"""What reports count and what happens to it: ``counting.toml``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from components.extraction.words.files import data
from components.extraction.words.forms import plural, verb_forms


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that reports count: which metric each action gives, which one where it acts itself, which one alone."""

    name: str
    metrics: dict[str, str]
    agent: dict[str, str]
    alone: str = ""
    military: bool = False
    people: bool = False


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Words that tell of people by where they are: ``afoot`` after them, ``shelters``, ``strengths`` and ``forces``."""

    afoot: frozenset[str]
    shelters: frozenset[str]
    strengths: frozenset[str]
    forces: frozenset[str]
    flights: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counting:
    """``counting.toml``: things by the forms of their nouns, actions by the forms of their words."""

    things: dict[str, Thing]
    nouns: dict[str, Thing]
    verbs: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    weak: frozenset[str]
    movers: frozenset[str]
    drivers: frozenset[str]
    destinations: frozenset[str]
    kept: frozenset[str]
    homecomings: frozenset[str]
    captivity: frozenset[str]
    searches: frozenset[str]
    escorts: frozenset[str]
    lifeless: frozenset[str]
    homes: frozenset[str]
    nationals: frozenset[str]
    doings: dict[str, frozenset[str]]
    doings_of: dict[str, frozenset[str]]
    states: dict[str, frozenset[str]]
    patients: frozenset[str]
    of_people: frozenset[str]
    of_things: frozenset[str]
    measures: frozenset[str]
    pronouns: frozenset[str]
    auxiliaries: frozenset[str]
    groups: frozenset[str]
    money: frozenset[str]
    no_money: frozenset[str]
    elsewhere: frozenset[str]
    money_verbs: frozenset[str]
    paid: frozenset[str]
    least_money: float
    apart: frozenset[str]
    not_apart: frozenset[str]
    possesses: frozenset[str]
    within: frozenset[str]
    homonyms: dict[str, frozenset[str]]
    sizes: frozenset[str]
    parts: tuple[str, ...]
    noise: frozenset[str]
    noise_metrics: frozenset[str]
    war: frozenset[str]
    accidents: frozenset[str]
    causes: frozenset[str]
    crimes: frozenset[str]
    conflict: frozenset[str]
    whereabouts: Whereabouts


@cache
def counting() -> Counting:
    """What reports count and what happens to it."""
    raw = data("counting")
    things = {
        name: Thing(
            name,
            entry["metrics"],
            entry.get("agent", {}),
            entry.get("alone", ""),
            entry.get("military", False),
            entry.get("people", False),
        )
        for name, entry in raw["things"].items()
    }
    nationals = {form: things["people"] for word in raw["nationals"] for form in plural(word)}
    verbs: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    actions = {name: entry for name, entry in raw["actions"].items() if isinstance(entry, dict)}
    for action, entry in actions.items():
        for phrase in entry.get("verbs", ()):
            first, *rest = phrase.split()
            for form in verb_forms(first, raw["forms"]):
                verbs.setdefault(form, []).append((tuple(rest), action))
    return Counting(
        things=things,
        nouns=nationals
        | {
            form: things[name]
            for name, entry in raw["things"].items()
            for noun in entry["nouns"]
            for form in plural(noun)
        },
        verbs={form: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for form, entries in verbs.items()},
        weak=frozenset(form for verb in raw["weak"] for form in verb_forms(verb.split()[0], raw["forms"])),
        movers=frozenset(form for verb in raw["movers"] for form in verb_forms(verb, raw["forms"])),
        drivers=frozenset(form for verb in raw["drivers"] for form in verb_forms(verb, raw["forms"])),
        destinations=frozenset(raw["destinations"]) | frozenset(raw["homes"]),
        kept=frozenset(raw["kept"]),
        homecomings=frozenset(raw["homecomings"]),
        captivity=frozenset(raw["captivity"]),
        searches=frozenset(raw["searches"]),
        escorts=frozenset(raw["escorts"]),
        lifeless=frozenset(raw["lifeless"]),
        homes=frozenset(raw["homes"]),
        nationals=frozenset(nationals),
        doings=_by_form(actions, "nouns", plural),
        doings_of=_by_form(actions, "of", lambda word: (word,)),
        patients=frozenset(form for verb in raw["patients"] for form in verb_forms(verb, raw["forms"])),
        of_people=frozenset(raw["of_people"]),
        states=_by_form(actions, "states", lambda word: (word,)),
        of_things=frozenset(
            form for verb in actions["lose"]["things"] for form in verb_forms(verb.split()[0], raw["forms"])
        ),
        measures=frozenset(form for word in raw["measures"]["words"] for form in plural(word)),
        pronouns=frozenset(raw["measures"]["pronouns"]),
        auxiliaries=frozenset(raw["measures"]["auxiliaries"]),
        groups=frozenset(form for word in raw["groups"]["nouns"] for form in plural(word)),
        money=frozenset(raw["money"]["words"]),
        no_money=frozenset(raw["money"]["not"]),
        elsewhere=frozenset(raw["money"]["elsewhere"]),
        money_verbs=frozenset(raw["money"]["verbs"]),
        paid=frozenset(raw["money"]["paid"]),
        least_money=raw["money"]["least"],
        apart=frozenset(raw["distance"]["words"]),
        not_apart=frozenset(raw["distance"]["not"]),
        possesses=frozenset(raw["possesses"]["words"]),
        within=frozenset(raw["distance"]["within"]),
        homonyms={form: frozenset(words) for noun, words in raw["homonyms"].items() for form in plural(noun)},
        sizes=frozenset(raw["sizes"]["words"]),
        parts=tuple(raw["parts"]["words"]),
        noise=frozenset(raw["noise"]["words"]),
        noise_metrics=frozenset(raw["noise"]["metrics"]),
        war=frozenset(raw["noise"]["but"]),
        accidents=frozenset(raw["noise"]["accidents"]),
        causes=frozenset(raw["noise"]["causes"]),
        crimes=frozenset(raw["noise"]["crimes"]),
        conflict=frozenset(raw["conflict"]["words"]),
        whereabouts=Whereabouts(**{name: frozenset(words) for name, words in raw["whereabouts"].items()}),
    )


def _by_form(actions: dict[str, Any], key: str, forms: Callable[[str], tuple[str, ...]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for action, entry in actions.items():
        for word in entry.get(key, ()):
            for form in forms(word):
                found.setdefault(form, set()).add(action)
    return {form: frozenset(names) for form, names in found.items()}
