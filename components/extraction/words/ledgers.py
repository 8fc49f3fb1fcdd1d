"""Ledgers of losses: ``[ledger]`` of ``counting.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from components.extraction.words.files import data


@dataclass(frozen=True, slots=True)
class LedgerWords:
    """``[ledger]`` of ``counting.toml``: what its sentences and lines are made of; ``no_ledger`` is its ``not``."""

    people: tuple[str, ...]
    names: dict[str, str]
    words: frozenset[str]
    losses: tuple[str, ...]
    books: tuple[str, ...]
    totals: tuple[str, ...]
    others: tuple[str, ...]
    moves: tuple[str, ...]
    units: tuple[str, ...]
    ends: tuple[str, ...]
    headings: tuple[str, ...]
    became: tuple[str, ...]
    no_ledger: frozenset[str]


@cache
def ledger_words() -> LedgerWords:
    """How texts speak of losses that somebody counts."""
    raw = data("counting")["ledger"]
    names, words, no_ledger = raw.pop("names"), frozenset(raw.pop("words")), frozenset(raw.pop("not"))
    lists = {name: tuple(listed) for name, listed in raw.items()}
    return LedgerWords(names=names, words=words, no_ledger=no_ledger, **lists)
