"""Many reports at once, and filters by keyboard alone."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as NotYet

from components.library import Library
from tests.journeys.conftest import CLICK_TAKEN
from tests.journeys.test_mending import settled

# Pixels of a row of the table, its head too, and of the middle of its box.
ROW, BOX = 35, 16


def test_several_reports_are_removed_and_come_back_with_one_click(page: Page, own_dashboard: str, sample: Path) -> None:
    with Library(sample) as library:
        count = library.summary().reports
    page.goto(f"{own_dashboard}/reports")
    page.get_by_text("Choose several, to remove them").click()
    remove = page.get_by_role("button", name="Remove 2 reports")
    table = page.get_by_test_id("stDataFrame").first
    expect(page.get_by_role("button", name="Remove the chosen")).to_be_visible()
    for row in (1, 3):
        settled(page)
        table.click(position={"x": BOX, "y": ROW * row + ROW / 2})
    gone = page.get_by_text("2 reports were removed.")
    while not gone.is_visible():
        with suppress(NotYet):  # a dialog that is drawn anew just then takes no click, and is opened again
            if not page.get_by_role("dialog").is_visible():
                settled(page)
                remove.click(timeout=CLICK_TAKEN)
            settled(page).get_by_role("button", name="Remove them").click(timeout=CLICK_TAKEN)
            gone.wait_for(timeout=CLICK_TAKEN)
    with Library(sample) as library:
        assert library.summary().reports == count - 2
    expect(page.get_by_role("button", name="Remove the chosen")).to_be_disabled()
    settled(page).get_by_role("button", name="Bring them back").click()
    expect(gone).to_be_hidden()
    with Library(sample) as library:
        assert library.summary().reports == count


def test_who_filters_by_keyboard_stays_on_the_filter(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/reports")
    kursk = page.locator('[data-facet="places:Kursk Oblast"] a').first
    kursk.focus()
    page.keyboard.press("Enter")
    taken_off = page.locator(".cl-facets").get_by_role("link", name="Take off: in Kursk Oblast")
    expect(taken_off).to_be_focused()
    page.keyboard.press("Enter")
    expect(taken_off).to_be_hidden()
    expect(kursk).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator('[data-facet="places:Kursk Oblast"] a.cl-no')).to_be_focused()
