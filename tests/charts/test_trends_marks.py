"""How the figures of a chart over time are drawn: points, ranges, arrows, lines, words, labels."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations, pairwise

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from components import analysis, charts, vocabulary
from tests.analysis.claim_rows import AIR_FORCE, MINISTRY, claim, claims, fortnight, night_of_the_ministry
from tests.analysis.test_series import on
from tests.charts.reading import PROVENANCE, around, draw, figures, joined, points


def test_a_click_on_any_mark_gives_the_claims_behind_it() -> None:
    figure = draw(*night_of_the_ministry())
    whole = next(p for p in figures(figure) if p["y"] == 117)
    assert len(whole["claims"]) == 4
    for trace in figure.data:
        if trace.mode == "lines":
            continue
        assert "markers" in trace.mode
        if trace.x[0] is not None:
            assert len(trace.customdata) == len(trace.x)
            assert all(isinstance(ids, list | tuple) and ids for ids in trace.customdata)


def test_a_range_is_drawn_at_both_ends_and_nowhere_between() -> None:
    figure = draw(claim("advance", (1, 2), "Zelenskyy"))
    assert [p["y"] for p in figures(figure)] == [1, 2]
    assert {p["y"] for p in points(figure)} == {1, 2, None}
    assert sum(p.get("symbol") == "line-ew-open" and p["size"] > 0 for p in points(figure)) == 2


@pytest.mark.parametrize(
    ("bound", "angle"), [("more_than", 180), ("at_least", 180), ("up_to", 0), ("less_than", 0), ("exact", None)]
)
def test_an_open_side_has_an_arrow_that_way(bound: str, angle: int | None) -> None:
    found = points(draw(claim("captured", 100, bound=bound), claim("captured", 30, AIR_FORCE)))
    arrows = [p for p in found if p.get("symbol") == "arrow-down"]
    assert [abs(p["angle"]) for p in arrows] == ([] if angle is None else [angle])
    assert {p["y"] for p in found} == {100, 30}


def test_a_line_runs_through_the_figures_of_one_claimant_and_breaks_where_a_day_has_none() -> None:
    assert joined(draw(on(1, 10), on(2, 12), on(4, 9), on(5, 8), on(2, 50, MINISTRY))) == [
        [10, 12], [9, 8],
    ]  # fmt: skip


def test_a_line_runs_through_both_ends_of_ranges_and_never_between_them() -> None:
    assert joined(draw(on(1, 10), on(2, (12, 15)), on(3, 9))) == [[10, 12, 9], [10, 15, 9]]


def test_running_totals_rise_in_steps() -> None:
    figure = draw(*(on(day, 500 + day, kind="cumulative") for day in (1, 2, 3)))
    assert [t.line.shape for t in figure.data if t.type == "scatter" and t.mode == "lines"] == ["hv"]


def test_an_earlier_figure_stays_as_a_faint_revision() -> None:
    figure = draw(on(1, 10), on(2, 12), on(2, 14, day=date(2024, 8, 4), source="Later"), on(3, 9))
    assert joined(figure) == [[10, 14, 9]]
    marked = [t for t in figure.data if t.hovertext]
    shown = {y: opacity for t in marked for y, opacity in zip(t.y, t.marker.opacity, strict=True)}
    assert shown[12] < shown[14] == 1
    assert "faint" in around(figure)


def test_nothing_but_a_series_joins_two_marks() -> None:
    figure = charts.trends(analysis.marks(fortnight()), PROVENANCE)
    lines = [t for t in figure.data if t.mode == "lines+markers"]
    assert lines
    for trace in lines:
        for (y, ids), (next_y, next_ids) in pairwise(zip(trace.y, trace.customdata, strict=True)):
            assert y is None or next_y is None or ids == next_ids


def test_a_longer_span_is_a_horizontal_bar() -> None:
    found = points(draw(claim("drones_downed", 90, first=date(2024, 8, 7), last=date(2024, 8, 14))))
    bar = [p for p in found if "lines" in p["mode"] and p["y"] is not None]
    assert [(p["x"], p["y"]) for p in bar] == [("2024-08-07", 90), ("2024-08-14", 90)]


def test_a_day_not_stated_is_hollow() -> None:
    found = figures(draw(claim("killed", 4, first=None, last=None), claim("killed", 9, AIR_FORCE)))
    assert {p["y"]: p["symbol"].endswith("-open") for p in found} == {4: True, 9: False}
    assert "hollow" in around(draw(claim("killed", 4, first=None, last=None)))


def test_a_part_is_smaller_than_its_whole() -> None:
    sizes = {p["y"]: p["size"] for p in figures(draw(*night_of_the_ministry()))}
    assert sizes[37] == sizes[17] < sizes[117]


def test_unverified_and_about_have_their_own_signs() -> None:
    found = figures(draw(claim("killed", 4, status="unverified", bound="about"), claim("killed", 9, AIR_FORCE)))
    assert {p["y"]: p["text"].strip() for p in found} == {4: "~?", 9: ""}


def test_vague_words_stand_on_a_rail_and_never_as_points() -> None:
    vague = {"bound": "about", "vague": True, "high": np.nan}
    figure = draw(claim("troops", 2000, "stated by APA", **vague), claim("troops", 300, MINISTRY))
    rail = [p for p in points(figure) if "thousands" in p["text"]]
    assert len(rail) == 1
    assert rail[0]["axis"] != next(p["axis"] for p in points(figure) if p["y"] == 300)
    assert 2000 not in {p["y"] for p in points(figure)}


def test_words_alone_make_a_chart_too() -> None:
    figure = draw(claim("troops", 2000, bound="about", vague=True, high=np.nan))
    assert [p["text"].strip() for p in points(figure)] == ["thousands"]


def test_equal_figures_of_one_day_stand_side_by_side_within_it() -> None:
    figure = draw(claim("killed", 3), claim("killed", 3, AIR_FORCE))
    stood = [x for t in figure.data if t.hovertext for x in t.x]
    assert len(set(stood)) == 2
    assert {x[:10] for x in stood} == {"2024-08-14"}


def test_a_claimant_has_the_colour_of_the_vocabulary() -> None:
    figure = draw(claim("killed", 3, "Zelenskyy"))
    assert {t.marker.color for t in figure.data if t.hovertext} == {vocabulary.colour("Zelenskyy")}


@pytest.mark.parametrize(("status", "sign"), [("denied", "denied"), ("hypothetical", "if"), ("unverified", "?")])
def test_each_status_and_a_dispute_have_signs_of_their_own(status: str, sign: str) -> None:
    drawn = analysis.marks(claims(on(1, 5, status=status), on(1, 9, MINISTRY, disputed_by="Kyiv")), ("claimed", status))
    figure = charts.trends(drawn, PROVENANCE)
    assert {p["y"]: p["text"].strip() for p in figures(figure)} == {5: sign, 9: "≠"}
    assert "≠ = disputed" in around(figure)


Box = tuple[float, float, float, float]


def up(figure: go.Figure, axis_name: str, value: float, share: float) -> float:
    """Pixels of a figure from the lower edge of its panel, which keeps a share of its height."""
    axis = figure.layout[axis_name.replace("y", "yaxis")]
    inner = (figure.layout.height - figure.layout.margin.t - figure.layout.margin.b) * share
    return (value - axis.range[0]) / (axis.range[1] - axis.range[0]) * (axis.domain[1] - axis.domain[0]) * inner


def across(figure: go.Figure, x: str, width: int) -> float:
    """Pixels of a day from the left edge of a plot of so many."""
    first, last = (pd.Timestamp(end) for end in figure.layout.xaxis.range)
    return float((pd.Timestamp(x) - first) / (last - first)) * width


def labels(figure: go.Figure, screen: str, width: int, share: float) -> list[tuple[str, str, Box]]:
    """What is written beside the marks on a screen: the text, its axis, where it stands in pixels of its panel."""
    found = []
    for trace in figure.data:
        if screen not in str(trace.textfont.family):
            continue
        for x, y, said, place, size in zip(
            trace.x, trace.y, trace.text, trace.textposition, trace.marker.size, strict=True
        ):
            text = re.sub("<.*?>", "", said)
            long, off = len(text) * 6, size / 1.6
            here, high = across(figure, x, width), up(figure, trace.yaxis, y, share)
            left = here + off if "right" in place else here - off - long
            bottom = high + off if "top" in place else high - 6
            found.append((text, trace.yaxis, (left, bottom, left + long, bottom + 12)))
    return found


SCREENS = pytest.mark.parametrize(
    ("screen", "width", "share"), [("labels-wide", 510, 1.0), ("labels-narrow", 240, 0.8)]
)


@SCREENS
def test_labels_run_into_none_and_out_of_no_plot_on_a_wide_and_a_narrow_screen(
    screen: str, width: int, share: float
) -> None:
    rows = [claim("tanks_lost", 8_000 + 3 * day, f"Voice of bureau {day % 4}", last=date(2024, 8, day), first=None)
            for day in range(1, 14)]  # fmt: skip
    figure = draw(*rows, *(claim("captured", (90, 100 + n), f"Bureau number {n}") for n in range(4)))
    seen = labels(figure, screen, width, share)
    assert seen
    assert all(box[0] >= 0 and box[2] <= width for _, _, box in seen)
    for (_, axis, one), (_, other_axis, other) in combinations(seen, 2):
        meet = one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
        assert axis != other_axis or not meet


@SCREENS
def test_the_figure_of_a_span_stands_over_its_own_bar(screen: str, width: int, share: float) -> None:
    ends = [date(2024, month, 30) for month in range(3, 9)]
    months = [
        claim("killed", 900 + 40 * n, AIR_FORCE, first=last.replace(day=1), last=last) for n, last in enumerate(ends)
    ]
    figure = draw(*months)
    spans = {
        f"{900 + 40 * n:,}": (across(figure, str(last.replace(day=1)), width), across(figure, str(last), width))
        for n, last in enumerate(ends)
    }
    alone = [(text, box) for text, _, box in labels(figure, screen, width, share) if " " not in text]
    assert alone or width < 300
    for text, (left, _, right, _) in alone:
        shared = {said: min(right, stops) - max(left, begins) for said, (begins, stops) in spans.items()}
        assert max(shared, key=lambda said: shared[said]) == text


@SCREENS
def test_a_figure_stands_above_no_mark_but_its_own(screen: str, width: int, share: float) -> None:
    rising = [on(day, 12_000 + 150 * day, kind="cumulative") for day in (1, 3, 12, 14, 22)]
    figure = draw(*rising, on(7, 13_472, MINISTRY, kind="cumulative"), on(18, 14_897, "Syrskyi", kind="cumulative"))
    spots = [
        (f"{p['y']:,}", p["axis"], across(figure, p["x"], width), up(figure, p["axis"], p["y"], share))
        for p in figures(figure)
    ]
    seen = labels(figure, screen, width, share)
    assert seen or width < 300
    of_others = {f"{number:,}" for number in (13_472, 14_897)}
    for text, axis, (left, bottom, right, _) in seen:
        said, *name = text.split(" ", 1)
        below = {said for said, of, x, y in spots if of == axis and left < x < right and 0 < bottom - y < 25} - {said}
        assert not (below & of_others if name == [AIR_FORCE] else below), (text, below)


def test_the_figure_that_most_stories_carry_is_written_among_many_of_many_claimants() -> None:
    others = [on(day, 3 * day, f"Governor {day}") for day in range(1, 29)]
    told = [on(15, 400, MINISTRY, source=f"Outlet {n}") for n in range(4)]
    seen = labels(draw(*others, *told), "labels-wide", 510, 1.0)
    assert [text for text, *_ in seen] == [f"400 {MINISTRY}"]
    assert not labels(draw(*others), "labels-wide", 510, 1.0)


@SCREENS
def test_no_line_is_drawn_through_what_is_written(screen: str, width: int, share: float) -> None:
    falls = [on(20, 300), on(21, 5)]
    figure = draw(*falls, on(26, 150, MINISTRY), *(on(day, 290, "Syrskyi") for day in range(1, 18, 2)))
    seen = labels(figure, screen, width, share)
    assert seen
    x = across(figure, "2024-08-20T12:00", width)
    for text, _, (left, bottom, right, top) in seen:
        crossed = left < x - 12 and x + 12 < right and bottom < up(figure, "y", 150, share) < top
        assert not crossed, text


def test_a_picture_of_one_width_has_its_labels_once() -> None:
    figure = draw(claim("captured", 100), width=420)
    assert sum("100" in str(trace.text) for trace in figure.data) == 1


def test_of_very_many_words_each_has_a_line_of_its_own_on_the_rail() -> None:
    said = {24: "dozens", 200: "hundreds", 20_000: "tens of thousands"}
    rows = [
        claim("killed", low, f"Outlet {number}", high=None, bound="at_least", vague=True, day=day, first=day, last=day)
        for number, low in enumerate([*said] * 8)
        for day in [date(2024, 8, 1 + number // 3)]
    ]
    figure = draw(*rows)
    axis = next(axis for axis in figure.select_yaxes() if axis.ticktext and "dozens" in axis.ticktext)
    assert list(axis.ticktext) == ["tens of<br>thousands", "hundreds", "dozens"]
    lines = dict(zip(axis.ticktext, axis.tickvals, strict=True))
    words = [p for p in points(figure) if p["y"] in lines.values() and p["claims"]]
    assert len(words) == len(rows)
    assert not any(p["text"].strip() for p in words)
    assert figure.layout.height < 600
