"""Bars of a chart over time: figures added up, derived, and gathered."""

from __future__ import annotations

from datetime import date, timedelta

from components import analysis, charts, vocabulary
from tests.analysis.claim_rows import AIR_FORCE, MINISTRY, claim, claims
from tests.analysis.test_series import on
from tests.charts.reading import PROVENANCE, around, bars, figures, points


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
