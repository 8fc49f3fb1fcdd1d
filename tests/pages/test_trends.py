"""The trends page: weeks, differences, what is left out and folded away, each a click and each in the address."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components import analysis, exports, leaving, vocabulary
from components.library import Library
from components.question import Question
from components.store import open_store
from tests.pages.test_pages import opened, said
from tests.store.making import claim, entry, put, report


@pytest.fixture(autouse=True)
def _cold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINE_WARM", "0")


def test_a_week_in_the_address_adds_up_and_says_so(sample: Path) -> None:
    assert sample.is_dir()
    text = said(opened("trends", metric="Drones downed", bin="week"))
    assert "Each bar adds up, for one week" in text
    assert "days reported" in text


def test_choosing_a_month_writes_it_into_the_address(sample: Path) -> None:
    assert sample.is_dir()
    app = opened("trends", metric="Drones downed")
    app.button_group(key="show-bin").set_value("month").run()
    assert app.query_params["bin"] == "month"
    assert "for one month" in said(app)


def test_a_second_metric_at_hand_stands_beside_the_first(sample: Path) -> None:
    assert sample.is_dir()
    app = opened("trends")
    (first,) = app.button_group(key="at-hand").value
    app.button_group(key="at-hand").set_value([first, "captured"]).run()
    assert app.query_params["metric"] == [vocabulary.metric(first).label, "People captured"]
    assert "People captured, claimed" in said(app)


def test_differences_are_shown_on_demand_and_kept_in_the_address(sample: Path) -> None:
    assert sample.is_dir()
    app = opened("trends", metric="People captured")
    assert "derived" not in said(app)
    app.toggle(key="show-differences").set_value(True).run()
    assert app.query_params["panel"] == "differences"
    assert "hatched bar = derived" in said(app).replace("\\", "")


def test_the_page_says_which_days_have_no_report(sample: Path) -> None:
    assert sample.is_dir()
    assert "without any report loaded" in said(opened("trends", metric="Drones downed"))


def test_hypothetical_claims_are_left_out_with_a_door_that_asks_for_them(home: Path) -> None:
    with open_store(home) as store:
        owner = report("Three people were killed. A minister said that 40 might be killed.")
        plan = claim(owner, "40", low=40.0, high=40.0, claimant="A minister", status="hypothetical")
        put(store, [entry(owner, claim(owner, "Three"), plan)])
    text = said(opened("trends", metric="People killed"))
    assert "1 hypothetical claim" in text
    assert "status=hypothetical" in text
    asked = said(opened("trends", metric="People killed", status="hypothetical"))
    assert "hypothetical claim: show" not in asked


def test_panels_folded_away_are_named_and_open_by_a_click(sample: Path) -> None:
    with Library(sample) as library:
        lost = ("aircraft_lost", "artillery_lost", "vehicles_lost", "tanks_lost")
        drawn = analysis.marks(library.claims(Question(metrics=lost)))
    _, folded = analysis.fold(drawn)
    assert folded
    params = {"metric": ["Aircraft lost", "Artillery lost", "Vehicles lost", "Tanks lost"]}
    text = said(opened("trends", **params))  # type: ignore[arg-type]
    assert f"{len(folded)} panels folded away" in text
    more = said(opened("trends", **params, panel=folded[0].key))  # type: ignore[arg-type]
    assert f"{len(folded) - 1} panels folded away" in more


def test_figures_of_days_long_before_the_reports_are_left_out_with_a_door_that_shows_them(home: Path) -> None:
    owner = report("Four died on Monday, five on Tuesday, six on Wednesday, seven on Thursday. In 2019, 45 had died.")
    week = [
        claim(owner, word, low=number, high=number, first=date(2024, 8, day), last=date(2024, 8, day))
        for word, number, day in (("Four", 4.0, 12), ("five", 5.0, 13), ("six", 6.0, 14), ("seven", 7.0, 14))
    ]
    past = claim(owner, "45", low=45.0, high=45.0, first=date(2019, 3, 31), last=date(2019, 3, 31))
    with open_store(home) as store:
        put(store, [entry(owner, *week, past)])
    text = said(opened("trends", metric="People killed"))
    assert "1 of days long before the reports: show" in text
    assert "from=2019-03-31" in text
    asked = said(opened("trends", metric="People killed", **{"from": "2019-03-31"}))
    assert "long before the reports" not in asked


def test_a_logarithmic_scale_is_offered_for_figures_far_apart_stands_in_the_address_and_leaves_with_the_chart(
    home: Path,
) -> None:
    with open_store(home) as store:
        owner = report("Three were killed in a town. In the whole war 900 were killed, and 5 wounded.")
        few, many = claim(owner, "Three", low=3.0, high=3.0), claim(owner, "900", low=900.0, high=900.0, claimant="B")
        put(store, [entry(owner, few, many, claim(owner, "5", metric="wounded", low=5.0, high=5.0))])
    assert not [one for one in opened("trends", metric="People wounded").toggle if one.key == "show-log"]
    app = opened("trends", metric="People killed")
    app.toggle(key="show-log").set_value(True).run()
    assert app.query_params["panel"] == "log"
    assert "Logarithmic scale where the axis says so" in said(app)
    assert '"type":"log"' in app.get("plotly_chart")[0].proto.spec
    with Library(home) as library:
        drawn = leaving.chart(library, Question(metrics=("killed",)), log=True)
        assert b"Logarithmic scale where the axis says so" in exports.picture(drawn, "html", "screen")
    app.toggle(key="show-log").set_value(False).run()
    assert "panel" not in app.query_params


def test_by_week_a_logarithmic_scale_that_no_panel_can_have_is_off_and_says_why(home: Path) -> None:
    with open_store(home) as store:
        owner = report("Three were killed in a town. In the whole war 900 were killed.")
        few, many = claim(owner, "Three", low=3.0, high=3.0), claim(owner, "900", low=900.0, high=900.0, claimant="B")
        put(store, [entry(owner, few, many)])
    app = opened("trends", metric="People killed", panel="log", bin="week")
    toggle = app.toggle(key="show-log")
    assert (toggle.value, toggle.disabled) == (False, True)
    assert "Not by week: what is added up begins at zero." in said(app)
    app.button_group(key="show-bin").set_value("day").run()
    toggle = app.toggle(key="show-log")
    assert (toggle.value, toggle.disabled) == (True, False)
