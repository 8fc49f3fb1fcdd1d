"""How far the shipped extractor can be trusted: the figures of ``measured.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Measured:
    """One thing that was measured: right in so many of 100, of which cases."""

    label: str
    right: int
    counts: str


@cache
def measured() -> tuple[Measured, ...]:
    """What was measured, in the order of the data file."""
    text = files("components.vocabulary").joinpath("measured.toml").read_text(encoding="utf-8")
    return tuple(Measured(**entry) for entry in tomllib.loads(text).values())
