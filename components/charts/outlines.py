"""Land, coasts and borders for a map, from a file of our own: nothing is fetched when it is drawn.

``outlines.json`` is made by ``python -m tests.outlines`` from Natural Earth (public domain): the world coarsely,
Europe, western Asia and northern Africa finely. Lines are lists of points, (longitude, latitude) in degrees.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("outlines.json")
# Degrees of one step of the file's whole numbers: about a kilometre, less than its sources know.
STEP = 0.01

Point = tuple[float, float]
Line = list[Point]


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the world in degrees, from ``west`` to ``east`` and from ``south`` to ``north``."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north

    def within(self, other: Window) -> bool:
        """Whether all of it lies in another."""
        return other.holds((self.west, self.south)) and other.holds((self.east, self.north))

    def cut(self, other: Window) -> Window:
        """The part of it that lies in another."""
        return Window(
            max(self.west, other.west),
            max(self.south, other.south),
            min(self.east, other.east),
            min(self.north, other.north),
        )


WORLD = Window(-180, -90, 180, 90)


@dataclass(frozen=True, slots=True)
class Outlines:
    """What is to be seen in a window: ``land`` as closed rings to fill, the rest as lines.

    ``disputed`` are borders in dispute. ``inside`` are points in each country, by its name, on
    a lattice of whole degrees.
    """

    land: list[Line]
    coasts: list[Line]
    borders: list[Line]
    disputed: list[Line]
    inside: dict[str, list[Point]]


def near(window: Window) -> Window | None:
    """The part of the world that the file knows finely, where it holds all of a window."""
    fine = Window(*_file()["near"]["box"])
    return fine if window.within(fine) else None


@lru_cache(maxsize=16)
def outlines(window: Window) -> Outlines:
    """What the file has of a window, cut at its edges; finely where it knows all of the window finely."""
    part = _file()["near" if near(window) else "world"]
    box = Window(*part["box"])
    rings = list(map(unpacked, part["land"]))
    cut = {kind: [piece for line in part[kind] for piece in clipped_line(unpacked(line), window)] for kind in _BORDERS}
    spots = {
        name: [(x + 0.5, y + 0.5) for x, y in zip(s[::2], s[1::2], strict=True)] for name, s in part["names"].items()
    }
    return Outlines(
        land=[ring for whole in rings if (ring := clipped_ring(whole, window))],
        coasts=[piece for ring in rings for shore in _shores(ring, box) for piece in clipped_line(shore, window)],
        inside={
            name: inside for name, all_ in spots.items() if (inside := [spot for spot in all_ if window.holds(spot)])
        },
        **cut,
    )


_BORDERS = ("borders", "disputed")


def clipped_ring(ring: Line, window: Window) -> Line:
    """The part of a ring that lies in a window, closed along its edges (Sutherland and Hodgman's way), or nothing."""
    for axis, edge, sign in _edges(window):
        before, ring = ring, []
        for here, there in zip(before, before[1:] + before[:1], strict=True):
            in_here, in_there = (sign * point[axis] >= sign * edge for point in (here, there))
            if in_here:
                ring.append(here)
            if in_here != in_there:
                ring.append(_crossing(here, there, axis, edge))
    return [*ring, ring[0]] if ring and ring[0] != ring[-1] else ring


def clipped_line(line: Line, window: Window) -> Iterator[Line]:
    """The pieces of a line that lie in a window."""
    pieces = [line]
    for axis, edge, sign in _edges(window):
        pieces = [piece for whole in pieces for piece in _beyond(whole, axis, edge, sign)]
    yield from pieces


def _beyond(line: Line, axis: int, edge: float, sign: int) -> Iterator[Line]:
    """The pieces of a line on one side of an edge."""
    piece: Line = []
    for n, here in enumerate(line):
        inside = sign * here[axis] >= sign * edge
        crossing = n and inside != (sign * line[n - 1][axis] >= sign * edge)
        if crossing:
            piece.append(_crossing(line[n - 1], here, axis, edge))
        if inside:
            piece.append(here)
        elif len(piece) > 1:
            yield piece
            piece = []
        else:
            piece = []
    if len(piece) > 1:
        yield piece


def _shores(ring: Line, box: Window) -> Iterator[Line]:
    """A ring without the edges along which the file's own map was cut: those are no coast."""
    shore: Line = []
    for here, there in pairwise(ring):
        if any(abs(here[axis] - edge) < STEP and abs(there[axis] - edge) < STEP for axis, edge, _ in _edges(box)):
            if len(shore) > 1:
                yield shore
            shore = []
        else:
            shore = [*shore, there] if shore else [here, there]
    if len(shore) > 1:
        yield shore


def _edges(window: Window) -> tuple[tuple[int, float, int], ...]:
    """Axis, value and the sign under which more lies inside, of the window's four edges."""
    return ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1))


def _crossing(here: Point, there: Point, axis: int, edge: float) -> Point:
    share = (edge - here[axis]) / (there[axis] - here[axis])
    other = here[1 - axis] + share * (there[1 - axis] - here[1 - axis])
    return (edge, other) if axis == 0 else (other, edge)


def unpacked(numbers: Iterable[int]) -> Line:
    """A line as our files hold it: its first point in steps, then the way from each to the next."""
    x = y = 0
    points = []
    steps = iter(numbers)
    for dx, dy in zip(steps, steps, strict=True):
        x, y = x + dx, y + dy
        points.append((x * STEP, y * STEP))
    return points


@cache
def _file() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return content
