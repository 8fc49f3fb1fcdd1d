"""The ground of a map: which part of the world is shown, its land and borders, and the names of countries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import cos, radians
from typing import Any

import numpy as np

from components.charts.axes import Trace
from components.charts.outlines import WORLD, Line, Outlines, Point, Window, near, outlines
from components.charts.regions import region, region_borders
from components.charts.theme import Look, faint

# Pixels of the map: its height, the width that a page gives it, and a phone's; names stand apart on both.
WIDTH, NARROW, HEIGHT = 560, 340, 500
# Degrees of latitude that are shown at least, so that a single place is seen between its neighbours; the share of the
# map that stays free around the outermost places; the latitude beyond which a map is stretched no further.
_LEAST, _MARGIN, _POLAR = 7.0, 0.16, 80.0
# Degrees of latitude up to which borders between regions are drawn: on a larger part of the world they are a scribble.
_REGIONS = 34.0
# How much of what is behind them the shade and the edge of a whole region cover.
_TINT, _EDGE = 0.10, 0.6
# How far beyond the map its ground reaches, as a share of it: what a narrow or a wide screen shows more, and a pull.
_BEYOND_SIDE, _BEYOND_TOP = 0.6, 1.2
# Pixels of a letter of a country's name, its height, and the distance that it keeps to edges and borders.
_LETTER, _LINE, _CLEAR = 6.4, 14, 9

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Ground:
    """The part of the world that a map shows, drawn so that a kilometre is as long both ways in its middle."""

    window: Window
    stretch: float
    width: int = WIDTH

    @classmethod
    def around(cls, points: Iterable[Point], width: int = WIDTH) -> Ground:
        """The part of the world that these places (longitude, latitude) lie in, on a map of so many pixels."""
        found = list(points) or [(31.0, 49.0)]
        west, east = min(x for x, _ in found), max(x for x, _ in found)
        south, north = min(y for _, y in found), max(y for _, y in found)
        stretch = 1 / cos(radians(min(_POLAR, abs(south + north) / 2)))
        high = max(north - south, (east - west) / stretch * HEIGHT / width, _LEAST * (1 - 2 * _MARGIN))
        high = high / (1 - 2 * _MARGIN)
        wide = high * width / HEIGHT * stretch
        middle = ((west + east) / 2, (south + north) / 2)
        return cls(_window(middle, min(wide, 360.0), min(high, 180.0)), stretch, width)

    @property
    def pixels(self) -> float:
        """Pixels of a degree of latitude: as many as both sides of the map have room for."""
        shown = self.window
        return min(HEIGHT / (shown.north - shown.south), self.width * self.stretch / (shown.east - shown.west))

    @property
    def narrowed(self) -> Ground:
        """The same part of the world on a phone."""
        return replace(self, width=min(self.width, NARROW))

    def holds(self, box: Box, taken: Iterable[Box]) -> bool:
        """Whether a box in pixels lies on the map and clear of all that are ``taken``."""
        inside = box[0] >= 0 and box[2] <= self.width and box[1] >= 0 and box[3] <= HEIGHT
        return inside and not any(meet(box, other) for other in taken)

    def spot(self, point: Point) -> Point:
        """Pixels of a place from the lower left corner of the map."""
        shown = self.window
        across, up = point[0] - (shown.west + shown.east) / 2, point[1] - (shown.south + shown.north) / 2
        return self.width / 2 + across / self.stretch * self.pixels, HEIGHT / 2 + up * self.pixels

    def axes(self) -> dict[str, dict[str, Any]]:
        """The axes for plotly: degrees, unseen, of one scale."""
        reach, unseen = self.reach(), {"visible": False, "fixedrange": False}
        return {
            "xaxis": {**unseen, "range": [self.window.west, self.window.east],
                      "minallowed": reach.west, "maxallowed": reach.east},
            "yaxis": {**unseen, "range": [self.window.south, self.window.north],
                      "minallowed": reach.south, "maxallowed": reach.north,
                      "scaleanchor": "x", "scaleratio": self.stretch},
        }  # fmt: skip

    def reach(self) -> Window:
        """The part of the world that is drawn, more than is shown at first."""
        shown = self.window
        wide, high = shown.east - shown.west, shown.north - shown.south
        middle = ((shown.west + shown.east) / 2, (shown.south + shown.north) / 2)
        reach = _window(middle, wide * (1 + 2 * _BEYOND_SIDE), high * (1 + 2 * _BEYOND_TOP))
        fine = near(shown)
        return reach.cut(fine) if fine else reach

    def traces(self, look: Look) -> list[Trace]:
        """Land, coasts, thin lines between regions, and borders; those in dispute are dotted."""
        seen, inner = outlines(self.reach()), region_borders(self.reach()) if self.has_regions() else []
        still = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "showlegend": False}
        quiet = {"width": 1.1, "color": look.muted}
        return [
            {**_joined(seen.land), **still, "fill": "toself", "fillcolor": look.raised, "line": {"width": 0}},
            {**_joined(inner), **still, "line": {"width": 0.6, "color": look.axis}, "name": "regions"},
            {**_joined(seen.coasts), **still, "line": {"width": 0.8, "color": look.axis}},
            {**_joined(seen.borders), **still, "line": quiet, "opacity": 0.6},
            {**_joined(seen.disputed), **still, "line": {**quiet, "dash": "dot"}, "opacity": 0.6},
        ]

    def has_regions(self) -> bool:
        """Whether so small a part of the world is shown that regions are to be told apart, and the file knows it."""
        return self.window.north - self.window.south <= _REGIONS and near(self.window) is not None

    def wholes(self, names: Iterable[str], colour: str) -> list[Trace]:
        """The regions of these names, lightly filled, so that a figure of all of one is not taken for its town's."""
        rings = [ring for name in names for ring in region(name, self.reach())] if self.has_regions() else []
        line = {"width": 0.8, "color": faint(colour, _EDGE)}
        return [
            {
                "type": "scatter", **_joined(rings), "mode": "lines", "hoverinfo": "skip", "showlegend": False,
                "line": line, "fill": "toself", "fillcolor": faint(colour, _TINT), "name": "whole regions",
            }
        ] if rings else []  # fmt: skip

    def names(self, taken: list[Box], narrow: list[Box] | None = None) -> Iterable[tuple[str, Point]]:
        """Countries that have room for their name within their borders and clear of what is ``taken``, where it stands.

        ``taken`` are boxes in pixels (left, bottom, right, top), ``narrow`` those on a phone, where it is seen there.
        """
        seen = outlines(self.reach())
        lines = np.array([self.spot(point) for point in _points(seen)] or [(-1e6, -1e6)])
        for name, spots in sorted(seen.inside.items()):
            here = np.array([self.spot(spot) for spot in spots])
            half = len(name) * _LETTER / 2
            edges = np.minimum.reduce(
                [here[:, 0] - half, self.width - here[:, 0] - half, here[:, 1] - _LINE, HEIGHT - here[:, 1] - _LINE]
            )
            inside = edges > _CLEAR
            if not inside.any():
                continue
            candidates, free = np.flatnonzero(inside), []
            for n in candidates:
                away = np.abs(lines - here[n])
                clear = float(np.maximum(away[:, 0] - half, away[:, 1] - _LINE / 2).min())
                box = self.about(spots[n], half)
                if narrow is not None and not self.narrowed.holds(self.narrowed.about(spots[n], half), narrow):
                    continue
                if clear > 0 and not any(meet(box, other) for other in taken):
                    free.append((min(clear, float(edges[n])), -n, spots[n], box))
            if free:
                *_, spot, box = max(free)
                taken.append(box)
                if narrow is not None:
                    narrow.append(self.narrowed.about(spot, half))
                yield name, spot

    def about(self, spot: Point, half: float) -> Box:
        """The pixels of a line of text about a place, ``half`` of it on either side."""
        x, y = self.spot(spot)
        return x - half, y - _LINE / 2, x + half, y + _LINE / 2


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes in pixels overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _window(middle: Point, wide: float, high: float) -> Window:
    """A window of this size about a point, moved and cut so that it lies in the world."""
    x = max(WORLD.west + min(wide, 360) / 2, min(WORLD.east - min(wide, 360) / 2, middle[0]))
    y = max(WORLD.south + min(high, 180) / 2, min(WORLD.north - min(high, 180) / 2, middle[1]))
    return Window(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2).cut(WORLD)


def _points(seen: Outlines) -> list[Point]:
    return [point for lines in (seen.coasts, seen.borders, seen.disputed) for line in lines for point in line]


def _joined(lines: list[Line]) -> dict[str, Any]:
    """Lines as plotly draws several in one: a gap between each and the next."""
    gap = (float("nan"), float("nan"))
    points = np.array([point for line in lines for point in (*line, gap)] or [gap], dtype=np.float32)
    return {"x": points[:, 0], "y": points[:, 1]}
