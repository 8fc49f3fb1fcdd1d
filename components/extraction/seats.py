"""Whose office words mean: that of the state whose capital or forces a text names, told apart by branch."""

from __future__ import annotations

import re
from typing import Any

from components import vocabulary
from components.extraction.gazetteer import country_names
from components.extraction.names import Named, identify
from components.extraction.words import peoples, speech


def capitals(text: str) -> set[str]:
    """The states whose capitals a text names, as claimants.toml calls those states by them."""
    return {entry.name for word in re.findall(r"[A-Z]\w+", text) if (entry := _by_capital(word)) is not None}


def _by_capital(word: str) -> Any:
    entry = vocabulary.claimant(word)
    if entry is None or entry.name.lower() not in country_names():
        return None
    return None if word.lower() == entry.name.lower() or word in peoples().adjectives.values() else entry


def of_any_state(words: list[str]) -> bool:
    """Whether the words of an office name no state: "the Defense Ministry" is that of the state in question."""
    return " ".join(words).replace("defense", "defence") in speech().of_states


def branches(words: list[str]) -> set[str]:
    """The words of a name that say which of a state's ministries or services it is, one spelling each."""
    return {word.replace("defense", "defence") for word in words if word in speech().branches}


def of_nation(doc: Any, words: list[str]) -> Named | None:
    """The ministry that "Russian air defences downed 5, the defence ministry said" means: that of the forces named."""
    role = " ".join(words[1:] if words[0] == "the" else words)
    for token in doc:
        following = {t.lower_ for t in doc[token.i + 1 : token.i + 4]}
        counted = any(child.dep_ == "nummod" for child in token.head.children)  # "800 Ukrainian troops were lost"
        if token.lower_ in peoples().sides and not counted and not following.isdisjoint(speech().forces):
            adjective = peoples().adjectives[token.lower_]
            if vocabulary.claimant(f"{adjective} {role}") is not None:
                found = identify(f"{adjective} {role}")
                return Named(" ".join(words), found.name, found.person, found.institution, True)
            return None
    return None
