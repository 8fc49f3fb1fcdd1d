"""Makes components/charts/outlines.json, the land and the borders that the map draws, from Natural Earth.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m tests.outlines package

Natural Earth 4.1 is in the public domain; world-atlas (ISC licence) holds it as TopoJSON. The whole world is taken at
1:110 million, Europe, western Asia and northern Africa at 1:50 million; points that lie nearer to their line than the
tolerance go. Regions inside countries are made by tests/regions.py.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from components.charts.outlines import FILE, STEP, WORLD, Point, Window, clipped_line, clipped_ring

# Where the finer outlines reach: Iceland to India, the equator to Spitsbergen.
NEAR = Window(-30, 0, 90, 80)
# Degrees that a line may stray: nothing that is seen on a map of the world, and on one of a country.
TOLERANCE = {"world": 0.05, "near": 0.006}

# Natural Earth draws who holds the land. The borders of these, which are in dispute, are drawn dotted, and so is the
# line between Crimea and the rest of Ukraine.
DISPUTED = {"N. Cyprus", "Somaliland", "Kosovo", "W. Sahara", "Palestine", "Siachen Glacier"}
CRIMEA = Window(32.4, 45.6, 35.3, 46.6)

# Degrees between the points of a country at which its name may be written: on the world's map only the large are named.
NAME_STEPS = {"world": 3, "near": 1}
LONG_NAMES = {
    "Bosnia and Herz.": "Bosnia and Herzegovina", "Dem. Rep. Congo": "DR Congo",
    "Central African Rep.": "Central African Republic",
    "S. Sudan": "South Sudan", "Dominican Rep.": "Dominican Republic", "Eq. Guinea": "Equatorial Guinea",
    "United States of America": "United States", "W. Sahara": "Western Sahara", "N. Cyprus": "Northern Cyprus",
    "Macedonia": "North Macedonia", "eSwatini": "Eswatini",
}  # fmt: skip


def made(package: Path) -> dict[str, Any]:
    """The file's content from the unpacked package."""
    parts = {"world": ("110m", WORLD), "near": ("50m", NEAR)}
    return {
        "source": "Natural Earth 4.1 (public domain), from world-atlas 2.0.2",
        **{name: _part(package / f"countries-{scale}.json", name, window) for name, (scale, window) in parts.items()},
    }


def _part(file: Path, name: str, window: Window) -> dict[str, Any]:
    topology = json.loads(file.read_text(encoding="utf-8"))
    arcs = [_thinned(arc, TOLERANCE[name]) for arc in _arcs(topology)]
    countries = topology["objects"]["countries"]["geometries"]
    owners: dict[int, list[str]] = {}
    for country in countries:
        for ring in _rings(country):
            for arc in ring:
                owners.setdefault(_forward(arc), []).append(country["properties"]["name"])
    borders: dict[bool, list[list[Point]]] = {True: [], False: []}
    for arc, names in sorted(owners.items()):
        if len(set(names)) > 1:
            borders[_disputed(set(names), arcs[arc])].append(arcs[arc])
    land = list(_unrolled(topology["objects"]["land"]["geometries"][0], arcs))
    return {
        "box": [window.west, window.south, window.east, window.north],
        "land": _packed(clipped_ring(ring, window) for ring in land),
        "borders": _packed(piece for line in borders[False] for piece in clipped_line(line, window)),
        "disputed": _packed(piece for line in borders[True] for piece in clipped_line(line, window)),
        "names": {
            LONG_NAMES.get(c["properties"]["name"], c["properties"]["name"]): spots
            for c in countries
            if (spots := _spots(list(_unrolled(c, arcs)), window, NAME_STEPS[name]))
        },
    }


def _arcs(topology: dict[str, Any]) -> Iterator[list[Point]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def _rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    match geometry["type"]:
        case "Polygon":
            yield from geometry["arcs"]
        case "MultiPolygon":
            for polygon in geometry["arcs"]:
                yield from polygon


def _ring(ring: Iterable[int], arcs: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for arc in ring:
        line = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        points += line[1:] if points else line
    return points


def _unrolled(geometry: dict[str, Any], arcs: list[list[Point]]) -> Iterator[list[Point]]:
    """The rings of a geometry, none of which jumps from one end of the map to the other; those over the end twice.

    A ring about the pole is closed along it.
    """
    for arc in _rings(geometry):
        ring = _ring(arc, arcs)
        turns, line = 0, [ring[0]]
        for (before, _), (x, y) in pairwise(ring):
            turns -= round((x - before) / 360)
            line.append((x + 360 * turns, y))
        if turns:
            line += [(line[-1][0], -90.0), (line[0][0], -90.0)]
        reach = (min(x for x, _ in line), max(x for x, _ in line))
        for shift in (-360, 0, 360):
            if reach[0] + shift < WORLD.east and reach[1] + shift > WORLD.west:
                yield [(x + shift, y) for x, y in line]


def _forward(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _disputed(names: set[str], line: list[Point]) -> bool:
    crimea = names == {"Russia", "Ukraine"} and all(CRIMEA.holds(point) for point in line)
    return crimea or bool(names & DISPUTED)


def _thinned(line: list[Point], tolerance: float) -> list[Point]:
    """Ramer, Douglas and Peucker's way; the ends stay, so that lines that meet still meet."""
    kept, open_ = {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_:
        first, last = open_.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        far, at = 0.0, 0
        for n in range(first + 1, last):
            x, y = line[n]
            off = (
                abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
                if length
                else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
            )
            if off > far:
                far, at = off, n
        if far > tolerance:
            kept.add(at)
            open_ += [(first, at), (at, last)]
    return [line[n] for n in sorted(kept)]


def _spots(rings: list[list[Point]], window: Window, step: int) -> list[int]:
    """Points of a country at which its name may stand: those of a lattice that lie in it, in whole degrees."""
    spots = []
    xs, ys = [p[0] for ring in rings for p in ring], [p[1] for ring in rings for p in ring]
    for lon in range(int(max(min(xs), window.west)), int(min(max(xs), window.east)) + 1, step):
        for lat in range(int(max(min(ys), window.south)), int(min(max(ys), window.north)) + 1, step):
            if sum(_crossings(ring, (lon + 0.5, lat + 0.5)) for ring in rings) % 2:
                spots += [lon, lat]
    return spots


def _crossings(ring: list[Point], point: Point) -> int:
    x, y = point
    return sum(
        (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True)
    )


def _packed(lines: Iterable[list[Point]]) -> list[list[int]]:
    """Each line as its first point in steps of STEP degrees, then the way to the next ones."""
    packed = []
    for line in lines:
        whole = [(round(x / STEP), round(y / STEP)) for x, y in line]
        moves = [whole[0]] if whole else []
        moves += [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(whole) if (ax, ay) != (bx, by)]
        if len(moves) > 1:
            packed.append([number for move in moves for number in move])
    return packed


if __name__ == "__main__":
    FILE.write_text(
        json.dumps(made(Path(sys.argv[1])), separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8"
    )
    print(f"{FILE.name}: {FILE.stat().st_size:,} bytes")
