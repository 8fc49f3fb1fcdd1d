"""The words in which people ask for what reports tell in others: those of ``asked.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def asked() -> Mapping[str, tuple[str, ...]]:
    """For what reports say, the words and phrases that ask for it."""
    text = files("components.vocabulary").joinpath("asked.toml").read_text(encoding="utf-8")
    return {told: tuple(ways) for told, ways in tomllib.loads(text).items()}
