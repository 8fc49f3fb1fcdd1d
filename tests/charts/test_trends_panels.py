"""The panels, scales and days of a chart over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from components import analysis, charts
from tests.analysis.claim_rows import AIR_FORCE, GENERAL_STAFF, claim, claims
from tests.analysis.test_series import on
from tests.charts.reading import PROVENANCE, around, draw, figures, joined, points


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


def test_of_more_days_than_a_page_has_pixels_each_still_says_what_its_reports_are() -> None:
    days = pd.date_range("2023-01-01", periods=700)
    loaded = pd.Series(2, index=days[days != pd.Timestamp("2023-05-05")])
    told = [on(1, 10, first=day.date(), last=day.date(), day=day.date()) for day in days[:600] if day.day != 5]
    figure = charts.trends(analysis.with_days(analysis.marks(claims(*told)), loaded), PROVENANCE)
    strip = {t.type: dict(zip(t.hovertext, t.y, strict=True)) for t in figure.data if t.name == "reports"}
    assert set(strip) == {"scatter", "bar"}
    assert strip["scatter"]["4 May 2023: 2 reports published"] == 2
    assert strip["scatter"]["5 Jun 2023: 2 reports published"] == 0
    bars = [text for t in figure.data if t.name == "reports" and t.type == "bar" for text in t.hovertext]
    assert "5 May 2023: no report loaded" in bars
    assert "5 Jun 2023: 2 reports published: none gives a figure" in bars
    assert sum(t.type == "bar" for t in figure.data if t.name == "reports") == 2


def test_the_days_are_those_asked_for_and_a_span_is_cut_at_them() -> None:
    rows = claims(on(5, 10), on(20, 90, first=date(2024, 7, 1), last=date(2024, 12, 31)))
    period = date(2024, 8, 1), date(2024, 8, 31)
    figure = charts.trends(analysis.with_days(analysis.marks(rows), pd.Series(dtype="int64"), *period), PROVENANCE)
    first, last = figure.layout.xaxis.range
    assert "2024-07-29" < first < "2024-08-01" < "2024-08-31" < last < "2024-09-03"
    assert all(first[:10] <= p["x"] <= last[:10] for p in points(figure) if p["claims"])
    assert any("1 Jul 2024 to 31 Dec 2024" in p["hover"] for p in points(figure))
    assert {p["y"]: p["text"].strip() for p in figures(figure)} == {10: "", 90: "→"}
    said = around(figure)
    assert "cut at the left edge began earlier, one cut at the right edge (→) goes on" in said


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


def test_nothing_is_written_over_the_left_edge_by_large_sums() -> None:
    assert draw(claim("aid", 61e9, unit="USD")).layout.margin.l > draw(claim("killed", 3)).layout.margin.l


def test_a_long_span_has_a_panel_of_its_own_where_the_axis_shows_a_week_of_it() -> None:
    week = pd.DataFrame({"reports": 1, "told": True}, index=pd.date_range("2024-08-12", "2024-08-18"))
    long = claim("drones_downed", 8_000, GENERAL_STAFF, first=date(2024, 7, 31), last=date(2024, 12, 31))
    drawn = analysis.marks(claims(long, claim("drones_downed", 17, AIR_FORCE)))
    figure = charts.trends(replace(drawn, days=week), PROVENANCE)
    assert "Events over longer spans" in around(figure)
    assert figure.layout.yaxis.range[1] < 100


def test_as_known_on_a_day_the_axis_ends_there_but_hides_no_figure_of_a_later_one() -> None:
    asked, known = (date(2024, 8, 1), date(2024, 8, 31)), date(2024, 8, 20)
    loaded = pd.Series(1, index=pd.date_range("2024-08-01", "2024-08-20"))
    drawn = analysis.marks(claims(on(5, 10)))
    assert str(analysis.with_days(drawn, loaded, *asked, known).days.index[-1])[:10] == "2024-08-20"
    later = analysis.with_days(analysis.marks(claims(on(5, 10), on(25, 12))), loaded, *asked, known)
    assert str(later.days.index[-1])[:10] == "2024-08-25"
    figure = charts.trends(later, PROVENANCE)
    assert all(p["x"] <= figure.layout.xaxis.range[1] for p in figures(figure))
