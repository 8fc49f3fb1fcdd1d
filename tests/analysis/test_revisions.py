"""A figure that its claimant changed is followed from story to story; a total that grows is not one."""

from __future__ import annotations

from datetime import date

import pandas as pd

from components import analysis
from components.records import REVISION_COLUMNS
from tests.analysis.claim_rows import AIR_FORCE, MINISTRY, claim, claims

KYIV = {"places": ("Kyiv",)}


def revised(*rows: dict) -> pd.DataFrame:
    table = claims(*rows)
    return analysis.revisions(analysis.marks(table), table)


def told(number: float, day: int, voice: str = AIR_FORCE, **fields: object) -> dict:
    """A figure for 14 August that a report of its own gave on a later day."""
    published = {"day": date(2024, 8, day), "published": f"2024-08-{day:02}", "source": f"Outlet of {day}"}
    return claim("killed", number, voice, **{**published, **KYIV, **fields})


def total(number: float, day: int, as_of: int) -> dict:
    return told(number, day, kind="cumulative", first=None, last=date(2024, 8, as_of))


def test_a_changed_figure_is_told_step_by_step_in_the_order_of_publication() -> None:
    found = revised(told(12, 16), told(5, 14), told(9, 15)).iloc[0]
    assert found.words == ("5 people", "9 people", "12 people")
    assert [day.day for day in found.days] == [14, 15, 16]
    assert found.reports == ("report-Outlet of 14", "report-Outlet of 15", "report-Outlet of 16")
    assert (found.turn, found.latest.day, found.voice) == ("up", 16, AIR_FORCE)


def test_the_same_figure_again_and_another_claimants_are_no_revision() -> None:
    assert revised(told(5, 14), told(5, 15), told(9, 16, MINISTRY)).empty
    assert list(revised().columns) == list(REVISION_COLUMNS)


def test_figures_of_other_events_are_no_revision() -> None:
    assert revised(told(5, 14), told(9, 15, places=("Lviv",)), told(9, 15, item="children")).empty


def test_figures_side_by_side_in_one_report_are_two_things() -> None:
    assert revised(told(5, 14), told(9, 15), told(7, 15)).empty


def test_a_figure_that_becomes_more_precise_is_no_revision() -> None:
    assert revised(told(100, 14, bound="more_than"), told(117, 15)).empty
    assert len(revised(told(100, 14, bound="more_than"), told(80, 15))) == 1


def test_a_running_total_that_grows_is_no_revision() -> None:
    assert revised(total(100, 14, 14), total(120, 15, 15)).empty


def test_a_running_total_that_goes_down_is_one() -> None:
    found = revised(total(100, 14, 14), total(80, 15, 15), total(85, 16, 16)).iloc[0]
    assert (found.words, found.turn) == (("100 people", "80 people"), "down")


def test_a_running_total_that_changes_for_the_same_day_is_one() -> None:
    found = revised(total(100, 14, 14), total(104, 20, 14)).iloc[0]
    assert (found.words, found.turn) == (("100 people", "104 people"), "up")


def test_the_latest_change_stands_first() -> None:
    lviv = {"places": ("Lviv",)}
    found = revised(told(5, 14), told(6, 15), told(1, 14, **lviv), told(2, 18, **lviv))
    assert list(found["latest"].dt.day) == [18, 15]
