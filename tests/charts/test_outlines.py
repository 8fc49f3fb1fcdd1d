"""Land and borders as our own file has them, cut to what a map shows."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components import vocabulary
from components.charts import regions
from components.charts.ground import HEIGHT, WIDTH, Ground
from components.charts.outlines import FILE, WORLD, Line, Point, Window, clipped_line, clipped_ring, outlines

SQUARE: Line = [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]
BLACK_SEA_AND_NORTH = Window(20, 40, 60, 60)

points = st.tuples(st.floats(-180, 180), st.floats(-85, 85))


def inside(rings: list[Line], point: Point) -> bool:
    x, y = point
    return bool(
        sum(
            (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax
            for ring in rings
            for (ax, ay), (bx, by) in pairwise(ring)
        )
        % 2
    )


def test_a_ring_is_cut_at_the_edges_and_stays_closed() -> None:
    cut = clipped_ring(SQUARE, Window(5, 5, 20, 20))
    assert cut[0] == cut[-1]
    assert {(5.0, 5.0), (10, 5.0), (10, 10), (5.0, 10)} == set(cut)
    assert clipped_ring(SQUARE, Window(20, 20, 30, 30)) == []


def test_a_line_that_leaves_and_comes_back_is_two_pieces() -> None:
    line: Line = [(1, 1), (1, 9), (3, 9), (3, 1)]
    pieces = list(clipped_line(line, Window(0, 0, 10, 5)))
    assert pieces == [[(1, 1), (1, 5)], [(3, 5), (3, 1)]]


@given(st.lists(points, min_size=2, max_size=12), points, st.floats(1, 90))
@settings(max_examples=200)
def test_what_is_cut_lies_in_the_window(line: Line, middle: Point, size: float) -> None:
    window = Window(middle[0] - size, middle[1] - size, middle[0] + size, middle[1] + size)
    kept = [point for piece in clipped_line(line, window) for point in piece] + clipped_ring(line, window)
    for x, y in kept:
        assert window.west - 1e-6 <= x <= window.east + 1e-6
        assert window.south - 1e-6 <= y <= window.north + 1e-6


@pytest.mark.parametrize(
    ("point", "land"),
    [((37.6, 55.75), True), ((30.5, 50.4), True), ((34.0, 43.3), False), ((34.0, 45.2), True), ((50.5, 42.0), False)],
)
def test_land_is_where_it_is(point: Point, land: bool) -> None:
    assert inside(outlines(BLACK_SEA_AND_NORTH).land, point) is land
    assert inside(outlines(WORLD).land, point) is land


def test_no_coast_leaps_across_the_map() -> None:
    for window in (WORLD, BLACK_SEA_AND_NORTH, Window(-30, 0, 90, 80)):
        for line in outlines(window).coasts:
            assert all(abs(ax - bx) + abs(ay - by) < 25 for (ax, ay), (bx, by) in pairwise(line))


def test_the_line_at_crimea_is_drawn_as_disputed() -> None:
    seen = outlines(BLACK_SEA_AND_NORTH)
    crimea = Window(32.4, 45.6, 35.3, 46.6)
    assert any(all(map(crimea.holds, line)) for line in seen.disputed)
    assert not any(all(map(crimea.holds, line)) for line in seen.borders)


def test_names_stand_in_their_countries() -> None:
    inside_of = outlines(BLACK_SEA_AND_NORTH).inside
    assert {"Ukraine", "Russia", "Belarus"} <= set(inside_of)
    assert all(22 < lon < 41 and 44 < lat < 53 for lon, lat in inside_of["Ukraine"])


def test_the_file_is_small_and_says_where_it_comes_from() -> None:
    assert FILE.stat().st_size + regions.FILE.stat().st_size < 400_000
    for file in (FILE, regions.FILE):
        assert "Natural Earth (public domain)" in file.read_text(encoding="utf-8")[:100].replace(" 4.1", "")


def test_every_region_that_has_a_point_has_its_outline_around_it() -> None:
    for place in vocabulary.named_places().values():
        if place.kind != "region" or place.longitude is None or place.latitude is None:
            continue
        rings = regions.region(place.canonical, WORLD)
        spots = [point for ring in rings for point in ring]
        for axis, own in enumerate((place.longitude, place.latitude)):
            assert min(spot[axis] for spot in spots) < own < max(spot[axis] for spot in spots), place.canonical


def test_a_region_is_cut_at_the_edges_of_the_map() -> None:
    window = Window(36, 51, 50, 60)
    assert all(window.holds(point) for ring in regions.region("Kursk Oblast", window) for point in ring)
    assert all(window.holds(point) for line in regions.region_borders(window) for point in line)


def test_a_town_or_an_unknown_place_has_no_outline() -> None:
    assert regions.region("Kharkiv", WORLD) == []
    assert regions.region("<script>", WORLD) == []


def test_lines_between_regions_are_drawn_where_they_can_be_told_apart() -> None:
    assert Ground.around([(36.2, 51.7), (30.5, 50.4)]).has_regions()
    assert not Ground.around([(36.2, 51.7), (-74, 40.7)]).has_regions()


@given(st.lists(points, max_size=6))
@settings(max_examples=200)
def test_every_place_is_on_its_map(places: list[Point]) -> None:
    ground = Ground.around(places)
    assert ground.window.within(ground.reach())
    for x, y in map(ground.spot, places):
        assert -1 <= x <= WIDTH + 1
        assert -1 <= y <= HEIGHT + 1


def test_a_single_place_is_seen_between_its_neighbours() -> None:
    window = Ground.around([(36.2, 51.7)]).window
    assert window.north - window.south >= 6.9
    assert Ground.around([]).window.holds((30.5, 50.4))
