"""Places that the world gazetteer lacks: the overlay of ``places.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place of the overlay; coordinates are None where they are not sure.

    ``town`` is what a region's bare name means in reports that do not speak of the region.
    """

    canonical: str
    names: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    country: str = ""
    kind: str = ""
    town: str = ""


@cache
def named_places() -> dict[str, NamedPlace]:
    """All places of the overlay by canonical name."""
    text = files("components.vocabulary").joinpath("places.toml").read_text(encoding="utf-8")
    return {
        name: NamedPlace(canonical=name, **{**entry, "names": tuple(entry.get("names", ()))})
        for name, entry in tomllib.loads(text).items()
    }
