"""Who speaks: the claimants of ``claimants.toml``, their aliases, sides and colours."""

from __future__ import annotations

import re
import tomllib
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from components.vocabulary.outlets import own_words

# Colours that stay apart for colour-blind readers, at 3:1 or more on white and on near-black alike.
# After Okabe and Ito (2008) and Tol (2021), darkened or lightened where the contrast asked for it.
PALETTE = ("#0072B2", "#D55E00", "#2E8B6F", "#B8589A", "#8A6D1D", "#5B7FBF", "#A8485A", "#5A8A2C", "#7D6BB0", "#777777")
# Others of that kind for outlets that speak in their own words, so that none looks like a claimant: each the one of 700
# that lies farthest from all before it, for common sight and for deuteranopia (CIE76, twice the least distance above).
OUTLETS_PALETTE = (
    "#6F4CD9", "#BF7F69", "#4D6D8C", "#807146", "#C016D9", "#B2869C", "#C170CC", "#A68C7C", "#8D9936", "#CC2B14",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claimant:
    """Somebody whom reports quote: ``name`` is canonical, ``side`` a state or "" for none."""

    name: str
    aliases: tuple[str, ...] = ()
    side: str = ""
    colour: str = ""
    person: bool = False


@cache
def claimants() -> dict[str, Claimant]:
    """All claimants of the data file by canonical name."""
    text = files("components.vocabulary").joinpath("claimants.toml").read_text(encoding="utf-8")
    return {
        name: Claimant(name=name, **{**entry, "aliases": tuple(entry.get("aliases", ()))})
        for name, entry in tomllib.loads(text).items()
    }


def claimant(name: str) -> Claimant | None:
    """The claimant whom a text means by this name, "the", possessive and letter case aside; None where unknown."""
    return _by_alias().get(_key(name))


def side_of(name: str | None) -> str:
    """The side of a claimant by canonical name; "" where it takes none or is unknown."""
    known = claimants().get(name or "")
    owner = claimants().get((name or "").partition("'s ")[0])  # "Chad's health ministry" stands with Chad
    return known.side if known else owner.side if owner else ""


@lru_cache(maxsize=4096)
def colour(name: str) -> str:
    """The colour of a claimant, the same on every page; one not in the data file gets one by its name."""
    known = claimants().get(name)
    if known and known.colour:
        return known.colour
    palette = OUTLETS_PALETTE if own_words(name) else PALETTE
    return palette[zlib.crc32(name.encode("utf-8", "replace")) % len(palette)]


@cache
def _by_alias() -> dict[str, Claimant]:
    return {_key(alias): entry for entry in claimants().values() for alias in (entry.name, *entry.aliases)}


def _key(name: str) -> str:
    words = re.sub(r"[’']s?\b", "", name.casefold()).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
