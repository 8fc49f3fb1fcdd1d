"""Questions about nothing that a library of conflict reporting speaks of: those of ``probes.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def probes() -> tuple[str, ...]:
    """The questions, in the order of the data file."""
    text = files("components.vocabulary").joinpath("probes.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["probes"])
