"""Numbers in words, in the languages of ``spelled.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def spelled(word: str) -> int | None:
    """The number that a word means, letter case aside: up to 99 ("thirty-seven"); None where it means none."""
    tens, _, ones = word.casefold().partition("-")
    value, rest = _words().get(tens), 1 if ones == "one" else _words().get(ones)
    if not ones:
        return value
    return value + rest if value is not None and value >= 20 and rest is not None and rest < 10 else None


@cache
def _words() -> Mapping[str, int]:
    text = files("components.vocabulary").joinpath("spelled.toml").read_text(encoding="utf-8")
    return {
        word: int(value) for table in tomllib.loads(text).values() for value, words in table.items() for word in words
    }
