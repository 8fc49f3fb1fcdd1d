"""News agencies, and the words by which texts cite them: ``agencies.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency: ``name`` as pages show it, ``aliases`` as texts write it too, ``site`` where it publishes."""

    name: str
    aliases: tuple[str, ...] = ()
    site: str = ""


@dataclass(frozen=True, slots=True)
class Agencies:
    """All agencies, how names of others end, and the words that stand before and behind an agency that is cited."""

    known: tuple[Agency, ...]
    endings: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


@cache
def agencies() -> Agencies:
    """What the data file says of agencies."""
    raw = tomllib.loads(files("components.vocabulary").joinpath("agencies.toml").read_text(encoding="utf-8"))
    known = tuple(
        Agency(name, tuple(entry.get("aliases", ())), entry.get("site", "")) for name, entry in raw["agency"].items()
    )
    return Agencies(known, tuple(raw["endings"]), tuple(raw["before"]), tuple(raw["after"]))
