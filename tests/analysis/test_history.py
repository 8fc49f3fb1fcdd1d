"""Figures of days long before the reports: left out of the axis where they are few, counted, shown when asked for."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from components import analysis, charts
from tests.analysis.claim_rows import claim, claims
from tests.exports.making import PROVENANCE

PAST = {"first": date(2019, 3, 31), "last": date(2019, 3, 31)}


def on(day: int) -> dict:
    return claim("killed", 10 + day, first=date(2024, 8, day), last=date(2024, 8, day), day=date(2024, 8, day))


def test_two_figures_of_another_year_do_not_stretch_the_axis_and_are_counted() -> None:
    marks = analysis.marks(claims(*map(on, range(1, 9)), claim("killed", 45, **PAST), claim("killed", 9, **PAST)))
    drawn = analysis.without_history(marks)
    assert drawn.table["x"].min().date() == date(2024, 8, 1)
    assert dict(drawn.left_out) == {"of days long before the reports": 2}


def test_who_asks_since_when_sees_them() -> None:
    marks = analysis.marks(claims(*map(on, range(1, 9)), claim("killed", 45, **PAST)))
    assert analysis.without_history(marks, date(2019, 1, 1)) is marks


@pytest.mark.parametrize("reports", [0, 2])
def test_reports_that_look_back_show_what_they_look_back_to(reports: int) -> None:
    marks = analysis.marks(claims(*map(on, range(1, 1 + reports)), claim("killed", 45, **PAST)))
    assert analysis.without_history(marks) is marks


def test_a_span_that_began_years_before_the_reports_is_kept_and_does_not_stretch_the_axis() -> None:
    war = {"first": date(2014, 4, 6), "last": date(2024, 8, 5)}
    marks = analysis.without_history(analysis.marks(claims(*map(on, range(1, 9)), claim("killed", 14_000, **war))))
    drawn = analysis.with_days(marks, pd.Series([1], index=pd.to_datetime(["2024-08-01"])))
    assert drawn.days is not None
    assert drawn.days.index[0] == pd.Timestamp("2024-08-01")
    assert pd.Timestamp("2014-04-06") in set(drawn.table["x_from"])
    assert any("cut at the left edge" in line for line in charts.caption(drawn, PROVENANCE))
    alone = analysis.with_days(analysis.marks(claims(claim("killed", 14_000, **war))), pd.Series(dtype="int64"))
    assert alone.days is not None
    assert alone.days.index[0] == pd.Timestamp("2014-04-06")


def test_the_month_before_the_reports_is_no_history() -> None:
    weeks_before = {"first": date(2024, 7, 10), "last": date(2024, 7, 10)}
    marks = analysis.marks(claims(*map(on, range(1, 9)), claim("killed", 45, **weeks_before)))
    assert analysis.without_history(marks) is marks
