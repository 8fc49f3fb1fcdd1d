"""What the chart draws for each kind of claim, and what stands around it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from components import analysis, charts, vocabulary
from components.records import Provenance
from tests.analysis.claim_rows import (
    AIR_FORCE,
    GENERAL_STAFF,
    MINISTRY,
    claim,
    claims,
    fortnight,
    night_of_the_ministry,
)
from tests.analysis.test_series import on

PROVENANCE = Provenance(
    "Kursk desk", "3f9a1c2b7d00e412", False, "drones downed", "2024-08-06 to 2024-08-22", 12, 4,
    ("APA", "BBC", "Reuters"), "2024-08-22", "2026-01-05T09:00:00+00:00",
)  # fmt: skip
SAMPLE = Provenance("sample", "0" * 16, True, "everything", "2024", 1, 1, ("A",), None, "2026-01-05T09:00:00+00:00")


def draw(*rows: dict, log: bool = False, **how: Any) -> go.Figure:
    return charts.trends(replace(analysis.marks(claims(*rows)), log=log), PROVENANCE, **how)


def points(figure: go.Figure) -> list[dict[str, Any]]:
    """Every point that a reader sees, with its marker; no labels, no legend keys."""
    found = []
    for trace in figure.data:
        if trace.type == "bar" or trace.hoverinfo == "skip" or trace.x[0] is None:
            continue
        for n, y in enumerate(trace.y):
            marker = {k: trace.marker[k][n] for k in ("symbol", "size", "angle") if isinstance(trace.marker[k], tuple)}
            text = (trace.text or [""] * len(trace.y))[n]
            more = {"x": trace.x[n][:10], "y": y, "text": text, "axis": trace.yaxis, "mode": trace.mode}
            found.append({**marker, **more, "claims": trace.customdata[n], "hover": trace.hovertext[n]})
    return found


def figures(figure: go.Figure) -> list[dict[str, Any]]:
    """The points that stand for figures: no bars, no arrows."""
    return [p for p in points(figure) if p["mode"] == "markers+text"]


def around(figure: go.Figure) -> str:
    """All that is written around the marks."""
    notes = [a.text for a in figure.layout.annotations]
    return unescape(" ".join([figure.layout.title.text, figure.layout.title.subtitle.text, *notes])).replace(
        "<br>", " "
    )


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


def joined(figure: go.Figure) -> list[list[float]]:
    """The figures that each line joins."""
    found: list[list[float]] = []
    for trace in figure.data:
        if trace.type == "scatter" and trace.mode == "lines":
            for y, before in zip(trace.y, (None, *trace.y), strict=False):
                if y is not None:
                    found = [*found[:-1], [*found[-1], y]] if before is not None else [*found, [y]]
    return found


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
    marked = [t for t in figure.data if t.mode == "markers+text" and t.hovertext]
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


def test_totals_and_events_never_share_an_axis() -> None:
    figure = draw(
        claim("captured", 102), claim("captured", 594, GENERAL_STAFF, kind="cumulative"),
        claim("captured", 70, AIR_FORCE, kind="state"),
    )  # fmt: skip
    assert len({p["axis"] for p in figures(figure)}) == 3


def test_two_currencies_never_share_an_axis() -> None:
    figure = draw(claim("aid", 1e9, unit="USD"), claim("aid", 1e9, unit="EUR", source="BBC"))
    assert len({p["axis"] for p in figures(figure)}) == 2
    assert "USD" in around(figure)


def test_counts_begin_at_nought_and_a_logarithm_never_hides_one() -> None:
    rows = [claim("killed", 3), claim("killed", 900, AIR_FORCE)]
    assert draw(*rows).layout.yaxis.range[0] == 0
    assert draw(*rows, log=True).layout.yaxis.type == "log"
    assert draw(*rows, claim("killed", 0, "Zelenskyy"), log=True).layout.yaxis.type == "linear"
    assert draw(*rows, claim("killed", (0, 5), "Zelenskyy"), log=True).layout.yaxis.type == "linear"


def test_a_logarithmic_axis_and_the_words_below_say_that_it_is_one() -> None:
    rows = [claim("killed", 3), claim("killed", 900, AIR_FORCE), claim("wounded", 5), claim("wounded", 40, AIR_FORCE)]
    figure = draw(*rows, log=True)
    assert "logarithmic" in figure.layout.yaxis.title.text
    assert figure.layout.yaxis3.type == "linear"  # of figures that are not far apart
    assert "Logarithmic scale" in around(figure)
    assert "ogarithmic" not in around(draw(*rows))
    assert "ogarithmic" not in around(draw(*rows[2:], log=True))


def test_a_logarithmic_scale_is_offered_where_figures_of_a_panel_are_far_apart_and_nothing_is_added_up() -> None:
    near, far = [claim("killed", 3), claim("killed", 200)], [claim("killed", 3), claim("killed", 300)]
    assert not charts.far_apart(analysis.marks(claims(*near)))
    marks = analysis.marks(claims(*far))
    assert charts.far_apart(marks)
    assert not charts.far_apart(analysis.binned(marks, "week"))


def test_equal_figures_of_one_day_stand_side_by_side_within_it() -> None:
    figure = draw(claim("killed", 3), claim("killed", 3, AIR_FORCE))
    stood = [x for t in figure.data if t.hovertext for x in t.x]
    assert len(set(stood)) == 2
    assert {x[:10] for x in stood} == {"2024-08-14"}


def test_the_title_says_that_figures_are_claimed_and_in_what() -> None:
    assert draw(claim("captured", 9)).layout.title.text == "People captured, claimed — people"
    assert draw(claim("area_controlled", 9, kind="state")).layout.title.text == "Area controlled, claimed — km²"


def test_a_subtitle_states_the_days_once() -> None:
    asked = replace(PROVENANCE, filters="killed; from 2024-08-06; to 2024-08-22")
    figure = charts.trends(analysis.marks(claims(claim("killed", 3))), asked)
    assert figure.layout.title.subtitle.text.count("2024-08-22") == 1
    assert "2024-08-06 to 2024-08-22" in draw(claim("killed", 3)).layout.title.subtitle.text


def test_a_picture_that_leaves_says_where_it_comes_from() -> None:
    said = around(draw(*night_of_the_ministry(), claim("drones_downed", 3, status="denied")))
    for words in (
        "not independently verified", "Left out: 1 denied", "3 marks from 12 claims in 4 reports of 3 outlets",
        "APA, BBC, Reuters", "Data as of 2024-08-22", "exported 2026-01-05T09:00:00+00:00", "Kursk desk",
        "3f9a1c2b7d00e412", "nothing is added up",
    ):  # fmt: skip
        assert words in said
    assert "SAMPLE" not in said


def test_a_sample_is_called_one_in_title_and_caption() -> None:
    figure = charts.trends(analysis.marks(claims(claim("killed", 3))), SAMPLE)
    assert figure.layout.title.subtitle.text.startswith("<b>SAMPLE: sample text, not the outlet's words</b>")
    assert around(figure).count("SAMPLE") == 2


def test_the_legend_names_claimants_by_their_number_of_marks_and_no_two_alike() -> None:
    figure = charts.trends(analysis.marks(fortnight()), PROVENANCE)
    keys = [t for t in figure.data if t.showlegend is None and t.name]
    counts = analysis.marks(fortnight()).table["voice"].value_counts()
    assert [unescape(t.name) for t in keys] == list(counts.index[: len(keys)])
    assert len({(t.marker.symbol, t.marker.color) for t in keys}) == len(keys)


def test_a_claimant_has_the_colour_of_the_vocabulary() -> None:
    figure = draw(claim("killed", 3, "Zelenskyy"))
    assert {t.marker.color for t in figure.data if t.hovertext} == {vocabulary.colour("Zelenskyy")}


def bars(figure: go.Figure) -> list[dict[str, Any]]:
    """The bars of figures that were added up or derived, and of the reports of each day."""
    return [
        {"base": base, "top": base + y, "text": text, "claims": claims_, "hover": hover, "colour": t.marker.color}
        for t in figure.data
        if t.type == "bar"
        for base, y, text, claims_, hover in zip(
            t.base or [0] * len(t.y), t.y, t.text or [""] * len(t.y), t.customdata, t.hovertext, strict=True
        )
    ]


def test_a_week_is_a_bar_that_says_how_many_days_were_reported_and_opens_all_its_claims() -> None:
    week = analysis.binned(analysis.marks(claims(*(on(day, 10) for day in (5, 6, 8)))), "week")
    (bar,) = bars(charts.trends(week, PROVENANCE))
    assert (bar["base"], bar["top"], bar["text"]) == (0, 30, "3 of 7 days")
    assert len(bar["claims"]) == 3
    assert "3 of 7 days reported" in bar["hover"]
    assert "3 of 7 days reported" in str(charts.table(week)["Made from"].iloc[0])
    assert "30 drones" in charts.summary(week)


def test_the_bars_of_a_week_stand_side_by_side_in_the_colours_of_their_claimants() -> None:
    week = analysis.binned(analysis.marks(claims(on(5, 10), on(6, 20, MINISTRY))), "week")
    figure = charts.trends(week, PROVENANCE)
    starts = {t.x[0]: t.marker.line.color for t in figure.data if t.type == "bar"}
    assert set(starts.values()) == {vocabulary.colour(AIR_FORCE), vocabulary.colour(MINISTRY)}
    assert len(starts) == 2


def test_a_sum_with_two_ends_is_lighter_between_them_and_an_open_one_has_an_arrow() -> None:
    figure = charts.trends(analysis.binned(analysis.marks(claims(on(5, 10), on(6, (5, 8)))), "week"), PROVENANCE)
    lower, upper = sorted(bars(figure), key=lambda bar: bar["base"])
    assert (lower["base"], lower["top"], upper["base"], upper["top"]) == (0, 15, 15, 18)
    assert lower["colour"] != upper["colour"]
    rows = claims(on(5, 10), on(6, 5, bound="more_than"))
    opened = charts.trends(analysis.binned(analysis.marks(rows), "week"), PROVENANCE)
    assert [abs(p["angle"]) for p in points(opened) if p.get("symbol") == "arrow-down"] == [180]


def test_differences_stand_on_a_panel_of_their_own_and_are_called_derived() -> None:
    totals = [on(day, number, metric="captured", kind="cumulative") for day, number in ((1, 594), (9, 711))]
    figure = charts.trends(analysis.with_differences(analysis.marks(claims(*totals))), PROVENANCE)
    (bar,) = bars(figure)
    assert bar["top"] == 117
    assert [t.marker.pattern.shape for t in figure.data if t.type == "bar"] == ["/"]
    assert "derived: 711 (9 Aug 2024) less 594 (1 Aug 2024)" in bar["hover"]
    assert len({p["axis"] for p in figures(figure)}) == 2


def test_days_without_reports_and_days_whose_reports_give_no_figure_are_both_shown_and_differ() -> None:
    loaded = pd.Series({pd.Timestamp("2024-08-01"): 3, pd.Timestamp("2024-08-02"): 1, pd.Timestamp("2024-08-04"): 2})
    drawn = analysis.with_days(analysis.marks(claims(on(1, 10), on(4, 12))), loaded)
    figure = charts.trends(drawn, PROVENANCE)
    said = {t.hovertext[n]: t.marker.color for t in figure.data if t.name == "reports" for n in range(len(t.x))}
    assert list(said) == [
        "1 Aug 2024: 3 reports published", "4 Aug 2024: 2 reports published",
        "2 Aug 2024: 1 report published: none gives a figure", "3 Aug 2024: no report loaded",
    ]  # fmt: skip
    assert len(figure.layout.shapes) == 1
    assert "1 day without any report loaded" in around(figure)
    assert "1 day with reports that give no figure" in around(figure)


def test_the_days_are_those_asked_for_and_a_span_is_cut_at_them() -> None:
    rows = claims(on(5, 10), on(20, 90, first=date(2024, 7, 1), last=date(2024, 12, 31)))
    period = date(2024, 8, 1), date(2024, 8, 31)
    figure = charts.trends(analysis.with_days(analysis.marks(rows), pd.Series(dtype="int64"), *period), PROVENANCE)
    first, last = figure.layout.xaxis.range
    assert "2024-07-29" < first < "2024-08-01" < "2024-08-31" < last < "2024-09-03"
    assert all(first[:10] <= p["x"] <= last[:10] for p in points(figure) if p["claims"])
    assert any("1 Jul 2024 to 31 Dec 2024" in p["hover"] for p in points(figure))


def test_items_that_are_things_apart_have_panels_of_their_own_that_name_them() -> None:
    rows = [
        on(day, n + day, metric="vehicles_lost", item=item)
        for day in (1, 2)
        for item, n in (("lorries", 9), ("carriers", 3))
    ]
    figure = draw(*rows)
    assert len({p["axis"] for p in figures(figure)}) == 2
    assert joined(figure) == [[4, 5], [10, 11]]
    assert "carriers" in around(figure)


@pytest.mark.parametrize(("status", "sign"), [("denied", "denied"), ("hypothetical", "if"), ("unverified", "?")])
def test_each_status_and_a_dispute_have_signs_of_their_own(status: str, sign: str) -> None:
    drawn = analysis.marks(claims(on(1, 5, status=status), on(1, 9, MINISTRY, disputed_by="Kyiv")), ("claimed", status))
    figure = charts.trends(drawn, PROVENANCE)
    assert {p["y"]: p["text"].strip() for p in figures(figure)} == {5: sign, 9: "≠"}
    assert "≠ = disputed" in around(figure)


HOSTILE = "<script>alert(1)</script><a href='javascript:x'>y</a><img src=x onerror=alert(2)>%{x}"


def test_strangers_text_reaches_plotly_as_letters_only() -> None:
    row = claim("killed", 3, HOSTILE, source=HOSTILE, quote=HOSTILE, target=HOSTILE, places=(HOSTILE,), item=HOSTILE)
    provenance = Provenance(HOSTILE, "f", True, HOSTILE, HOSTILE, 1, 1, (HOSTILE,), None, "now")
    figure = charts.trends(analysis.marks(claims(row)), provenance)
    whole = figure.to_json()
    for tag in ("script", "a href", "img"):
        assert f"<{tag}" not in whole
        assert f"\\u003c{tag}" not in whole
    assert all("alert" not in t.hovertemplate for t in figure.data if t.hovertemplate)
    assert "&lt;script&gt;" in whole


def test_an_empty_table_says_that_there_is_nothing_to_draw() -> None:
    assert "No figure to draw" in around(draw())


@pytest.mark.parametrize("look", ["light", "dark"])
def test_all_kinds_of_claims_are_drawn_in_both_looks(look: str) -> None:
    marks = analysis.marks(fortnight())
    figure = charts.trends(marks, PROVENANCE, look)
    shown = {tuple(p["claims"]) for p in points(figure)}
    assert shown == set(marks.table["claims"])
    assert figure.layout.template.layout.paper_bgcolor == charts.LOOKS[look].paper


def test_nothing_is_written_over_the_left_edge_by_large_sums() -> None:
    assert draw(claim("aid", 61e9, unit="USD")).layout.margin.l > draw(claim("killed", 3)).layout.margin.l


@given(text=st.text(max_size=80), low=st.one_of(st.none(), st.floats()), high=st.one_of(st.none(), st.floats()))
@example(text="", low=None, high=1.7e306)
@settings(max_examples=60)
def test_any_text_and_any_numbers_make_a_chart(text: str, low: float | None, high: float | None) -> None:
    row = claim("killed", 1, text, low=low, high=high, item=text, quote=text, places=(text,), source=text or "A")
    drawn = analysis.marks(claims(row))
    charts.trends(replace(drawn, log=True), PROVENANCE).to_json()
    charts.summary(drawn)
    charts.table(drawn)


@pytest.mark.parametrize(("screen", "width", "share"), [("labels-wide", 510, 1.0), ("labels-narrow", 240, 0.8)])
def test_labels_run_into_none_and_out_of_no_plot_on_a_wide_and_a_narrow_screen(
    screen: str, width: int, share: float
) -> None:
    rows = [claim("tanks_lost", 8_000 + 3 * day, f"Voice of bureau {day % 4}", last=date(2024, 8, day), first=None)
            for day in range(1, 14)]  # fmt: skip
    figure = draw(*rows, *(claim("captured", (90, 100 + n), f"Bureau number {n}") for n in range(4)))
    inner = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    first, last = (pd.Timestamp(end) for end in figure.layout.xaxis.range)
    seen = [trace for trace in figure.data if screen in str(trace.textfont.family)]
    assert seen
    for trace in seen:
        axis = figure.layout[trace.yaxis.replace("y", "yaxis")]
        boxes = []
        for x, y, text, place, size in zip(
            trace.x, trace.y, trace.text, trace.textposition, trace.marker.size, strict=True
        ):
            long, off = len(re.sub("<.*?>", "", text)) * 6, size / 1.6
            across = float((pd.Timestamp(x) - first) / (last - first)) * width
            up = (
                (y - axis.range[0])
                / (axis.range[1] - axis.range[0])
                * (axis.domain[1] - axis.domain[0])
                * inner
                * share
            )
            left = across + off if "right" in place else across - off - long
            bottom = up + off if "top" in place else up - 6
            boxes.append((left, bottom, left + long, bottom + 12))
        assert all(box[0] >= 0 and box[2] <= width for box in boxes)
        for one, other in combinations(boxes, 2):
            assert not (one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3])


def test_a_long_span_has_a_panel_of_its_own_where_the_axis_shows_a_week_of_it() -> None:
    week = pd.DataFrame({"reports": 1, "told": True}, index=pd.date_range("2024-08-12", "2024-08-18"))
    long = claim("drones_downed", 8_000, GENERAL_STAFF, first=date(2024, 7, 31), last=date(2024, 12, 31))
    drawn = analysis.marks(claims(long, claim("drones_downed", 17, AIR_FORCE)))
    figure = charts.trends(replace(drawn, days=week), PROVENANCE)
    assert "Events over longer spans" in around(figure)
    assert figure.layout.yaxis.range[1] < 100


def test_a_picture_of_one_width_has_its_labels_once() -> None:
    figure = draw(claim("captured", 100), width=420)
    assert sum("100" in str(trace.text) for trace in figure.data) == 1


def test_bars_of_many_figures_of_single_days_are_no_longer_spans() -> None:
    rows = [claim("killed", 3 + n % 7, AIR_FORCE, first=day, last=day, day=day)
            for n, day in enumerate(date(2024, 1, 1) + timedelta(days=n) for n in range(200))]  # fmt: skip
    seen = analysis.gathered(analysis.marks(claims(*rows)), most=50, bars=3)
    figure = charts.trends(seen, PROVENANCE)
    said = around(figure)
    assert "the lowest to the highest of several figures" in said
    assert "longer spans" not in said
    bars = [trace for trace in figure.data if trace.type == "bar"]
    assert [(base, base + height) for trace in bars for base, height in zip(trace.base, trace.y, strict=True)] == [
        (low, high) for low, high in zip(seen.table["low"], seen.table["high"], strict=True)
    ]
    assert all(1 <= len(ids) <= 2 for trace in bars for ids in trace.customdata)


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
