"""From a mark to its sentence and its report, by mouse and by keyboard alone; links and notes, in a real browser."""

from __future__ import annotations

import re
from contextlib import suppress

from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as NotYet

from tests.journeys.conftest import CLICK_TAKEN, take

CHART = "trends?library=Sample&metric=Drones+downed&from=2024-08-12&to=2024-08-18"
# More Tabs than lead through any page: filters, boxes, doors.
TABS = 400


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.tagName + ' ' + document.activeElement.textContent"))


def tab_to(page: Page, wanted: str) -> None:
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if re.search(wanted, focused(page)):
            return
    raise AssertionError(f"no Tab leads to {wanted}")


def test_a_row_of_the_table_opens_its_evidence_and_its_report_by_keyboard_alone(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/{CHART}")
    expect(page.locator(".js-plotly-plot .point").first).to_be_visible()
    tab_to(page, "^SUMMARY.*The chart in words and as a table")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Shift and Space choose it")).to_be_visible()
    tab_to(page, "^CANVAS")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    expect(page.locator(".cl-evidence mark").first).to_be_visible()
    expect(page).to_have_url(re.compile("selected="))
    tab_to(page, "^A Read the whole report")
    page.keyboard.press("Enter")
    expect(page.locator("mark.cl-led")).to_be_in_viewport()


def choose(page: Page, mark: int) -> None:
    """Click a mark until it is selected: a chart that is drawn anew just then takes no click."""
    while "selected=" not in page.url:
        with suppress(NotYet):
            page.locator(".js-plotly-plot .scatterlayer .point").nth(mark).click(force=True, timeout=CLICK_TAKEN)
            page.wait_for_url(re.compile("selected="), timeout=CLICK_TAKEN)


def test_a_click_right_after_a_typed_date_keeps_both(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/trends?library=Sample&metric=Drones+downed&to=2024-08-18")
    expect(page.locator(".js-plotly-plot .point").first).to_be_visible()
    box = page.locator('[data-testid="stDateInput"]').first.get_by_role("spinbutton")
    for mark, day in enumerate(("04", "05", "06", "07"), start=20):
        box.first.click()
        page.keyboard.type(f"202408{day}")
        choose(page, mark)
        expect(page).to_have_url(re.compile(f"(?=.*from=2024-08-{day})(?=.*selected=)"))
        expect(page.locator(".cl-evidence mark").first).to_be_visible()
        page.get_by_role("button", name="Clear the selection").click()
        expect(page).not_to_have_url(re.compile("selected="))
        expect(page.locator(".cl-evidence")).to_have_count(0)


def test_a_link_is_shown_to_copy_where_the_browser_gives_no_clipboard(page: Page, dashboard: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(f"{dashboard}/{CHART}")
    expect(page.locator(".js-plotly-plot .point").first).to_be_visible()
    page.get_by_role("link", name="Copy link").click()
    expect(page.get_by_text("Copy this address (for this computer only):")).to_be_visible()
    address = page.get_by_label("Address of this view").input_value()
    assert "state=" in address
    title = page.locator(".js-plotly-plot .gtitle").text_content()
    page.goto(address)
    expect(page.locator(".js-plotly-plot .gtitle")).to_have_text(str(title))


def test_a_note_stands_on_the_chart_and_on_what_leaves_until_it_is_removed(page: Page, own_dashboard: str) -> None:
    page.goto(f"{own_dashboard}/{CHART}")
    page.get_by_text("Your notes on the time axis").click()
    form = page.locator('[data-testid="stForm"]')
    form.get_by_label("Note", exact=True).fill("Decoys <b>join</b> the count")
    form.get_by_role("spinbutton").first.click()
    page.keyboard.type("20240814")
    form.get_by_role("button", name="Add the note").click()
    note = page.locator(".js-plotly-plot .annotation-text", has_text="Note: Decoys <b>join</b>")
    expect(note).to_be_visible()
    page.reload()
    expect(note).to_be_visible()
    exported = take(page, "Picture", "HTML, screen", "HTML").read_text(encoding="utf-8")
    assert "Note: Decoys &lt;b&gt;join" in exported.replace("\\u0026", "&").replace("\\u003c", "<")
    page.keyboard.press("Escape")
    page.get_by_text("Your notes on the time axis").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(note).to_have_count(0)


def test_a_box_over_marks_opens_the_claims_behind_them(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/{CHART}")
    expect(page.locator(".js-plotly-plot .point").first).to_be_visible()
    plot = page.locator(".js-plotly-plot .nsewdrag").first
    plot.scroll_into_view_if_needed()
    page.get_by_test_id("stPlotlyChart").hover()
    page.locator('.js-plotly-plot .modebar-btn[data-title="Box Select"]').click()
    box = plot.bounding_box()
    assert box
    # The upper half of the week: the ministry's 117 and its other tellings, none of the Air Force's figures.
    page.mouse.move(box["x"] + 2, box["y"] + 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    expect(page.get_by_text(re.compile(r"\d+ claims selected"))).to_be_visible()
    expect(page).to_have_url(re.compile("selected=.*selected="))
    quotes = page.locator(".cl-evidence mark")
    expect(quotes.filter(has_text="117").first).to_be_visible()
    expect(quotes.filter(has_text="17 of")).to_have_count(0)
    page.get_by_role("button", name="Clear the selection").click()
    expect(page.locator(".cl-evidence")).to_have_count(0)
