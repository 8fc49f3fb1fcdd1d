"""The words of the data files beside this one, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any


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


def data(name: str) -> dict[str, Any]:
    """The data file of this name in this room."""
    return tomllib.loads(files("components.extraction").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


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


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that reports count: which metric each action gives, which one where it acts itself, which one alone."""

    name: str
    metrics: dict[str, str]
    agent: dict[str, str]
    alone: str = ""
    military: bool = False


@dataclass(frozen=True, slots=True)
class Counting:
    """``counting.toml``: things by the forms of their nouns, actions by the forms of their words."""

    things: dict[str, Thing]
    nouns: dict[str, Thing]
    verbs: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    weak: frozenset[str]
    movers: frozenset[str]
    doings: dict[str, frozenset[str]]
    states: dict[str, frozenset[str]]
    measures: frozenset[str]
    pronouns: frozenset[str]
    auxiliaries: frozenset[str]
    groups: frozenset[str]
    money: frozenset[str]
    no_money: frozenset[str]
    least_money: float
    apart: frozenset[str]
    not_apart: frozenset[str]
    possesses: frozenset[str]
    sizes: frozenset[str]
    ledger_people: frozenset[str]
    ledger_names: dict[str, str]
    ledger_words: frozenset[str]
    no_ledger: frozenset[str]
    noise: frozenset[str]
    war: frozenset[str]
    conflict: frozenset[str]


@cache
def counting() -> Counting:
    """What reports count and what happens to it."""
    raw = data("counting")
    things = {
        name: Thing(
            name, entry["metrics"], entry.get("agent", {}), entry.get("alone", ""), entry.get("military", False)
        )
        for name, entry in raw["things"].items()
    }
    verbs: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    actions = {name: entry for name, entry in raw["actions"].items() if isinstance(entry, dict)}
    for action, entry in actions.items():
        for phrase in entry.get("verbs", ()):
            first, *rest = phrase.split()
            for form in verb_forms(first, raw["forms"]):
                verbs.setdefault(form, []).append((tuple(rest), action))
    return Counting(
        things=things,
        nouns={
            form: things[name]
            for name, entry in raw["things"].items()
            for noun in entry["nouns"]
            for form in plural(noun)
        },
        verbs={form: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for form, entries in verbs.items()},
        weak=frozenset(form for verb in raw["weak"] for form in verb_forms(verb.split()[0], raw["forms"])),
        movers=frozenset(form for verb in raw["movers"] for form in verb_forms(verb, raw["forms"])),
        doings=_by_form(actions, "nouns", plural),
        states=_by_form(actions, "states", lambda word: (word,)),
        measures=frozenset(form for word in raw["measures"]["words"] for form in plural(word)),
        pronouns=frozenset(raw["measures"]["pronouns"]),
        auxiliaries=frozenset(raw["measures"]["auxiliaries"]),
        groups=frozenset(form for word in raw["groups"]["nouns"] for form in plural(word)),
        money=frozenset(raw["money"]["words"]),
        no_money=frozenset(raw["money"]["not"]),
        least_money=raw["money"]["least"],
        apart=frozenset(raw["distance"]["words"]),
        not_apart=frozenset(raw["distance"]["not"]),
        possesses=frozenset(raw["possesses"]["words"]),
        sizes=frozenset(raw["sizes"]["words"]),
        ledger_people=frozenset(raw["ledger"]["people"]),
        ledger_names=raw["ledger"]["names"],
        ledger_words=frozenset(raw["ledger"]["words"]),
        no_ledger=frozenset(raw["ledger"]["not"]),
        noise=frozenset(raw["noise"]["words"]),
        war=frozenset(raw["noise"]["but"]),
        conflict=frozenset(raw["conflict"]["words"]),
    )


def _by_form(actions: dict[str, Any], key: str, forms: Callable[[str], tuple[str, ...]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for action, entry in actions.items():
        for word in entry.get(key, ()):
            for form in forms(word):
                found.setdefault(form, set()).add(action)
    return {form: frozenset(names) for form, names in found.items()}


_PLURALS = {"person": "persons", "man": "men", "woman": "women", "child": "children", "life": "lives",
            "people": "people",
            "serviceman": "servicemen", "servicewoman": "servicewomen", "policeman": "policemen", "gunman": "gunmen",
            "militiaman": "militiamen", "aircraft": "aircraft", "personnel": "personnel", "staff": "staff"}  # fmt: skip


def plural(noun: str) -> tuple[str, ...]:
    """A noun of one or more words and its plural; the first word changes in "prisoner of war"."""
    head, of, rest = noun.partition(" of ")
    before, _, last = head.rpartition(" ")
    if last in _PLURALS:
        many = _PLURALS[last]
    elif last.endswith(("s", "x", "ch", "sh")):
        many = last + "es"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        many = last[:-1] + "ies"
    else:
        many = last + "s"
    start = before + " " if before else ""
    return (noun, f"{start}{many}{of}{rest}")


def verb_forms(verb: str, irregular: Mapping[str, list[str]] = {}) -> tuple[str, ...]:
    """A verb's forms: the regular ones by rule, those of ``irregular`` as given."""
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        regular: tuple[str, ...] = (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    else:
        third = verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "go")) else "s")
        regular = (verb, third, stem + "ed", stem + "ing")
        if re.search(r"[^aeiou][aeiou][bdglmnprt]$", verb):
            regular += (verb + verb[-1] + "ed", verb + verb[-1] + "ing")
    return (*regular, *irregular.get(verb, ()))


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


@dataclass(frozen=True, slots=True)
class Peoples:
    """``peoples.toml``: the adjective of each word, the side of each adjective, the adjective of its enemy."""

    adjectives: dict[str, str]
    side: dict[str, str]
    enemy: dict[str, str]
    of_side: dict[str, str]
    sides: frozenset[str]


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
    )


@dataclass(frozen=True, slots=True)
class Cues:
    """``cues.toml``: words that tell how a number is meant."""

    modals: frozenset[str]
    future: frozenset[str]
    hypothetical: frozenset[str]
    openers: frozenset[str]
    denied: tuple[str, ...]
    own: frozenset[str]
    corrections: frozenset[str]
    unverified: tuple[str, ...]
    pointers: frozenset[str]
    cumulative: tuple[str, ...]
    reached: tuple[str, ...]
    numbered: tuple[str, ...]
    perfect: frozenset[str]
    past_perfect: frozenset[str]
    received: frozenset[str]
    supplied: frozenset[str]
    most_in_a_day: dict[str, float]
    state: dict[str, frozenset[str]]
    deeds: frozenset[str]
    wars: dict[str, date]


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
        denied=tuple(raw["denied"]["phrases"]),
        own=frozenset(raw["denied"]["own"]),
        corrections=frozenset(raw["denied"]["corrections"]),
        unverified=tuple(raw["unverified"]["phrases"]),
        pointers=frozenset(raw["unverified"]["pointers"]),
        cumulative=tuple(raw["cumulative"]["phrases"]),
        reached=tuple(raw["cumulative"]["reached"]),
        numbered=tuple(raw["cumulative"]["numbered"]),
        perfect=frozenset(raw["cumulative"]["perfect"]),
        past_perfect=frozenset(raw["cumulative"]["past_perfect"]),
        supplied=frozenset(raw["cumulative"]["supplied"]),
        received=frozenset(raw["cumulative"]["received"]),
        most_in_a_day=raw["most_in_a_day"],
        deeds=state.pop("deeds"),
        state=state,
        wars=raw["wars"],
    )


@cache
def common_words() -> frozenset[str]:
    """The words of this room that are no names, in lower case."""
    known = counting()
    nouns = {word for phrase in known.nouns for word in phrase.split()}
    found = set(known.verbs) | nouns | set(known.doings) | set(known.states) | speech().forms | numbers().stops
    return frozenset((found | set(numbers().words) | set(numbers().vague) | set(numbers().scales)) - peoples().sides)
