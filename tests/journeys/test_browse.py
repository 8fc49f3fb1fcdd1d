"""Browsing in a real browser: every item is a door, and the browser's back and forward undo and redo each step."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as NotYet

from components.library import Library
from components.question import Question
from tests.journeys.conftest import CLICK_TAKEN


@pytest.fixture
def listed(_sample_once: Path) -> tuple[int, int]:
    """How many reports the sample has, and how many of them have a figure of Russia's defence ministry."""
    with Library(_sample_once) as library:
        return len(library.reports(Question())), len(
            library.reports(Question(claimants=("Russia's defence ministry",)))
        )


def test_a_metric_card_leads_to_its_chart_and_back(page: Page, dashboard: str) -> None:
    page.goto(dashboard)
    card(page, "Drones downed").click()
    expect(page.locator(".js-plotly-plot .gtitle")).to_contain_text("Drones downed, claimed")
    expect(page).to_have_url(re.compile(r"/trends\?.*metric=Drones\+downed"))
    page.go_back()
    expect(card(page, "Drones downed")).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    page.go_forward()
    expect(page.locator(".js-plotly-plot .gtitle")).to_contain_text("Drones downed, claimed")
    expect(page.get_by_test_id("stMultiSelect").get_by_text("Drones downed")).to_be_visible()


def test_a_door_is_no_new_load_of_the_page(page: Page, dashboard: str) -> None:
    page.goto(dashboard)
    page.evaluate("window.marked = true")
    card(page, "Drones downed").click()
    expect(page.locator(".js-plotly-plot")).to_be_visible()
    assert page.evaluate("window.marked")


def test_facets_combine_exclude_and_come_off_and_back_undoes_each(
    page: Page, dashboard: str, listed: tuple[int, int]
) -> None:
    page.goto(f"{dashboard}/reports")
    expect_listed(page, listed[0])
    facet(page, "Russia's defence ministry").click()
    expect_listed(page, listed[1])
    exclude(page, "in Kursk Oblast").click()
    expect(page.locator(".cl-asked")).to_contain_text("not in Kursk Oblast")
    expect(page).to_have_url(re.compile("not=place%3AKursk(\\+|%20)Oblast"))

    page.go_back()
    expect_listed(page, listed[1])
    expect(page.locator(".cl-asked")).not_to_contain_text("not in Kursk Oblast")
    page.go_back()
    expect_listed(page, listed[0])
    page.go_forward()
    expect_listed(page, listed[1])
    page.locator(".cl-asked").get_by_role("link", name="Take off: claimed by Russia's defence ministry").click()
    expect_listed(page, listed[0])


def open_first_row(page: Page) -> None:
    """Click the table's first row until its report is there: a table that is drawn anew just then takes no click."""
    row = page.get_by_test_id("stDataFrame").locator("canvas").first
    while not page.locator("article.cl-report").is_visible():
        with suppress(NotYet):
            row.click(position={"x": 500, "y": 55}, force=True, timeout=CLICK_TAKEN)
            page.locator("article.cl-report").wait_for(timeout=CLICK_TAKEN)


def test_a_report_leads_back_to_the_list_as_it_was_asked(page: Page, dashboard: str, listed: tuple[int, int]) -> None:
    page.goto(f"{dashboard}/reports")
    facet(page, "Russia's defence ministry").click()
    expect_listed(page, listed[1])
    open_first_row(page)
    expect(page).to_have_url(re.compile("report="))
    page.go_back()
    expect_listed(page, listed[1])
    page.go_back()
    expect_listed(page, listed[0])
    page.go_forward()
    expect_listed(page, listed[1])
    page.go_forward()
    expect(page.locator("article.cl-report")).to_be_visible()


def test_a_hit_leads_back_to_the_answer(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/search")
    box = page.get_by_role("textbox", name="Stories about")
    box.fill("troops who surrendered")
    box.press("Enter")
    hits = page.locator(".cl-hit")
    expect(hits.first).to_be_visible()
    page.locator(".cl-hit h4 a").first.click()
    expect(page.locator("article.cl-report")).to_be_visible()
    page.get_by_role("link", name="Back, or to all reports").click()
    expect(hits.first).to_be_visible()
    expect(box).to_have_count(1)
    expect(box).to_have_value("troops who surrendered")
    page.go_back()
    expect(page.get_by_text("Ask in your own words")).to_be_visible()
    expect(box).to_have_count(1)
    expect(box).to_have_value("")


def test_a_box_writes_a_step_of_history_too(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/trends?metric=Drones+downed")
    marks = page.get_by_text(re.compile(r"\d+ marks from"))
    expect(marks).to_be_visible()
    before = (re.search(r"\d+ marks from", marks.text_content() or "") or [""])[0]
    thumb = page.get_by_role("slider", name="Least confidence")
    thumb.press("End")
    expect(page.locator(".cl-asked")).to_contain_text("confidence 1 or more")
    page.go_back()
    expect(marks).to_contain_text(before)
    expect(thumb).to_have_value("0")


@pytest.mark.parametrize(("typed", "day"), [("20240806", "2024-08-06"), ("7/8/2024", "2024-08-07")])
def test_a_day_that_is_typed_is_taken_at_once_year_first_or_day_first(
    page: Page, dashboard: str, typed: str, day: str
) -> None:
    page.goto(f"{dashboard}/trends?metric=Drones+downed")
    expect(page.get_by_text(re.compile(r"\d+ marks from"))).to_be_visible()
    page.wait_for_function(
        "window.claimlineDays"
    )  # what takes a typed day comes with the page, on its first visit late
    page.get_by_test_id("stDateInputField").first.get_by_role("spinbutton").first.click()
    page.keyboard.type(typed, delay=30)
    expect(page.locator(".cl-asked").first).to_contain_text(f"from {day}")
    expect(page).to_have_url(re.compile(f"from={day}"))


def test_the_question_goes_along_from_page_to_page(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/reports?claimant=Syrskyi&not=place%3AKyiv")
    for title in ("Trends", "Search", "Overview", "Reports"):
        page.get_by_role("navigation", name="Pages").get_by_role("link", name=title).click()
        expect(page.locator(".cl-nav a[aria-current]")).to_have_text(title)
        expect(page.locator(".cl-asked").first).to_contain_text("claimed by Syrskyi")
        expect(page.locator(".cl-asked").first).to_contain_text("not in Kyiv")


def test_names_lead_to_claimants_and_places_and_from_there_to_charts(page: Page, dashboard: str) -> None:
    page.goto(dashboard)
    page.locator(".cl-ranked").get_by_role("link", name="Syrskyi").click()
    expect(page.get_by_role("heading", name="Syrskyi")).to_be_visible()
    page.locator(".cl-ranked").get_by_role("link", name="Kursk Oblast").click()
    expect(page.get_by_role("heading", name="Kursk Oblast")).to_be_visible()
    card(page, "Area controlled").click()
    expect(page.locator(".js-plotly-plot .gtitle")).to_contain_text("Area controlled, claimed")
    expect(page).to_have_url(re.compile("place=Kursk\\+Oblast"))
    page.go_back()
    page.go_back()
    expect(page.get_by_role("heading", name="Syrskyi")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Sample library")).to_be_visible()


def test_back_twice_in_a_hurry_is_back_twice(page: Page, dashboard: str) -> None:
    page.goto(dashboard)
    page.locator(".cl-ranked").get_by_role("link", name="Syrskyi").click()
    expect(page.get_by_role("heading", name="Syrskyi")).to_be_visible()
    card(page, "Area controlled").click()
    page.go_back()
    page.go_back()
    expect(page.get_by_role("heading", name="Sample library")).to_be_visible()
    page.go_forward()
    expect(page.get_by_role("heading", name="Syrskyi")).to_be_visible()
    page.go_forward()
    expect(page.locator(".js-plotly-plot .gtitle")).to_contain_text("Area controlled, claimed")


def test_the_keyboard_reaches_a_facet_and_its_exclusion(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/reports")
    facet(page, "Ukraine's Air Force").focus()
    page.keyboard.press("Tab")
    expect(exclude(page, "claimed by Ukraine's Air Force")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".cl-asked")).to_contain_text("not claimed by Ukraine's Air Force")


@pytest.mark.parametrize("path", ["/", "/trends", "/search", "/reports", "/claimant?name=Syrskyi", "/place?name=Kyiv"])
def test_nothing_stands_out_of_a_narrow_page(page: Page, dashboard: str, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{dashboard}{path}")
    expect(page.locator(".cl-nav")).to_be_visible()
    page.wait_for_load_state("networkidle")
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")


def expect_listed(page: Page, reports: int) -> None:
    expect(page.get_by_text(f"{reports} reports, the newest first")).to_be_visible()


def card(page: Page, metric: str) -> Locator:
    return page.locator("a.cl-card", has=page.get_by_text(metric, exact=True))


def facet(page: Page, value: str) -> Locator:
    return page.locator(".cl-facets").get_by_role("link", name=value, exact=True)


def exclude(page: Page, said: str) -> Locator:
    return page.locator(".cl-facets a.cl-no").and_(page.get_by_role("link", name=f"Exclude: {said}", exact=True))
