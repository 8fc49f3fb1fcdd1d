"""Which names of a thing counted mean the same thing: ``items.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Items:
    """Names within one metric: ``bare`` words set nothing apart, ``same`` leads from a name to the one it means."""

    bare: frozenset[str]
    same: dict[str, str]


@cache
def items(metric: str) -> Items:
    """How the things that a metric counts are named, all in lower case."""
    text = files("components.vocabulary").joinpath("items.toml").read_text(encoding="utf-8")
    known = tomllib.loads(text)
    entry = known.get(metric, {})
    bare = [*known["every"]["bare"], *entry.get("bare", ())]
    same = {other.casefold(): name for name, others in entry.get("same", {}).items() for other in others}
    return Items(frozenset(word.casefold() for word in bare), same)
