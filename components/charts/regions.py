"""Regions inside countries for a map: the lines between them, and the outline of each that our places name.

``regions.json`` is made by ``python -m tests.regions`` from Natural Earth (public domain), for the countries of whose
wars reports speak and those around them.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from components.charts.outlines import Line, Window, clipped_line, clipped_ring, unpacked

FILE = Path(__file__).with_name("regions.json")


@lru_cache(maxsize=16)
def region_borders(window: Window) -> list[Line]:
    """The lines between regions of one country that lie in a window."""
    return [piece for line in _borders() for piece in clipped_line(line, window)]


def region(name: str, window: Window) -> list[Line]:
    """The rings of a region by the canonical name of a place, cut to a window; none where it is no region we know."""
    return [ring for whole in _file()["regions"].get(name, ()) if (ring := clipped_ring(unpacked(whole), window))]


@cache
def _borders() -> list[Line]:
    return [unpacked(line) for line in _file()["borders"]]


@cache
def _file() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return content
