"""When: the names of days and the words around them, ``grammar.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from components.extraction.words.files import data


@dataclass(frozen=True, slots=True)
class DayWords:
    """``[days]`` of ``grammar.toml``: months by any of their names (``full`` and ``short``), and words around days."""

    months: dict[str, int]
    full: tuple[str, ...]
    short: tuple[str, ...]
    weekdays: tuple[str, ...]
    counts: tuple[str, ...]
    wars: tuple[str, ...]
    began: tuple[str, ...]
    attacks: tuple[str, ...]
    ahead: tuple[str, ...]
    compares: tuple[str, ...]
    totals: tuple[str, ...]
    parts: tuple[str, ...]
    ranks: tuple[str, ...]
    elsewhen: tuple[str, ...]
    holidays: dict[str, tuple[int, int]]


@cache
def day_words() -> DayWords:
    """How texts say when."""
    raw = data("grammar")["days"]
    names, feasts = raw.pop("months"), raw.pop("holidays")
    return DayWords(
        months={name: number for number, month in enumerate(names, 1) for name in month},
        full=tuple(month[0] for month in names),
        short=tuple(name for month in names for name in month[1:]),
        holidays={
            spelt: (month, day) for name, (month, day) in feasts.items() for spelt in {name, name.replace("'", "’")}
        },
        **{name: tuple(words) for name, words in raw.items()},
    )
