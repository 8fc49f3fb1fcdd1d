"""The forms of a word: plurals of nouns, tenses of verbs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_PLURALS = {"person": "persons", "man": "men", "woman": "women", "child": "children", "life": "lives",
            "people": "people",
            "serviceman": "servicemen", "servicewoman": "servicewomen", "policeman": "policemen", "gunman": "gunmen",
            "militiaman": "militiamen", "aircraft": "aircraft", "personnel": "personnel", "staff": "staff"}  # fmt: skip


_NO_MEN = frozenset({"german", "human", "roman", "ottoman", "turkoman", "shaman"})


def plural(noun: str) -> tuple[str, ...]:
    """A noun of one or more words and its plural; the first word changes in "prisoner of war"."""
    head, of, rest = noun.partition(" of ")
    before, _, last = head.rpartition(" ")
    if last in _PLURALS:
        many = _PLURALS[last]
    elif last.endswith("child"):
        many = last + "ren"
    elif last.endswith("man") and last not in _NO_MEN:
        many = last[:-2] + "en"
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


def any_of(words: Iterable[str]) -> str:
    """A pattern (for ``re``) of any of these words or phrases."""
    return f"(?:{'|'.join(map(re.escape, words))})"
