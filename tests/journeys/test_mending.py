"""A wrong figure is put right on the spot, and everything that shows it follows at once."""

from __future__ import annotations

import csv
import io
import re
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as NotYet

from components.library import Library
from components.question import Question
from tests.journeys.conftest import CLICK_TAKEN, take

WEEK = "metric=Drones+downed&from=2024-08-12&to=2024-08-18"


def test_117_is_rejected_and_brought_back(page: Page, own_dashboard: str, sample: Path) -> None:
    with Library(sample) as library:
        claims = library.claims(Question(metrics=("drones_downed",), claimants=("Russia's defence ministry",)))
    ids = claims.loc[claims["low"].eq(117), "claim"]
    page.goto(f"{own_dashboard}/trends?{WEEK}{''.join(f'&selected={id}' for id in ids)}")
    before = exported(page)
    expect(page.locator(".cl-evidence")).to_have_count(len(ids))
    drawn = marks(page)

    settled(page).get_by_role("button", name=f"All {len(ids)} are wrong").click()
    page.get_by_label("Reason").fill("counted twice")
    settled(page).get_by_role("button", name="Reject it").click()
    expect(page.locator(".cl-decided")).to_have_count(len(ids))
    expect(page.locator(".cl-decided").first).to_contain_text("counted twice")
    expect(page.locator(".cl-evidence mark s").first).to_contain_text("117")
    expect(caption(page)).to_contain_text(f"{len(ids)} rejected by a reader")
    assert marks(page) < drawn
    after = exported(page)
    assert len(after) == len(before) - len(ids)
    assert {row["left_out"] for row in after} == {f"{len(ids)} rejected by a reader"}

    settled(page).get_by_role("button", name=f"Undo all {len(ids)}").click()
    expect(page.locator(".cl-decided")).to_have_count(0)
    expect(caption(page)).not_to_contain_text("rejected by a reader")
    assert marks(page) == drawn
    assert [row["claim"] for row in exported(page)] == [row["claim"] for row in before]


def test_the_same_by_keyboard_through_the_table(page: Page, own_dashboard: str) -> None:
    page.goto(f"{own_dashboard}/trends?{WEEK}&claimant=Russia%27s+defence+ministry")
    expect(page.locator(".js-plotly-plot")).to_be_visible()
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    summary = page.locator("summary", has_text="The chart in words and as a table")
    focus(page, summary)
    page.keyboard.press("Enter")
    table = page.get_by_test_id("stDataFrame")
    expect(table).to_be_visible()
    focus(page, table.locator("canvas").first)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    expect(page.locator(".cl-evidence").first).to_be_visible()
    quote = page.locator(".cl-evidence mark").first.text_content()
    wrong = page.get_by_role("button", name="Wrong", exact=True).first
    focus(page, wrong)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    focus(page, page.get_by_label("Reason"))
    page.keyboard.type("by keyboard")
    focus(page, page.get_by_role("button", name="Reject it"))
    page.keyboard.press("Enter")
    expect(page.locator(".cl-decided").first).to_contain_text("by keyboard")
    expect(caption(page)).to_contain_text("1 rejected by a reader")
    focus(page, page.get_by_role("button", name="Undo", exact=True).first)
    page.keyboard.press("Enter")
    expect(caption(page)).not_to_contain_text("rejected by a reader")
    assert quote


def test_a_correction_in_the_reader_moves_the_mark(page: Page, own_dashboard: str, sample: Path) -> None:
    with Library(sample) as library:
        claims = library.claims(Question(metrics=("advance",)))
    report = claims["report"].iloc[0]
    page.goto(f"{own_dashboard}/reports?report={report}")
    settled(page).get_by_role("button", name="Correct", exact=True).first.click()
    page.get_by_label("Number, or lower end").fill("12")
    page.get_by_label("The same, or upper end").fill("7")
    page.get_by_label("Reason").fill("the map says so")
    refused = page.get_by_text("exchange them")
    while not refused.is_visible():  # a click that a busy machine lost is given again; what it refuses changes nothing
        with suppress(NotYet):
            settled(page).get_by_role("button", name="Save the correction").click()
            refused.wait_for(timeout=CLICK_TAKEN)
    page.get_by_label("Number, or lower end").fill("7")
    settled(page).get_by_role("button", name="Save the correction").click()
    expect(page.locator(".cl-decided").first).to_contain_text(re.compile("Corrected by .*the map says so.*Extracted"))


def test_a_report_is_removed_and_brought_back(page: Page, own_dashboard: str, sample: Path) -> None:
    with Library(sample) as library:
        report = library.reports(Question()).iloc[-1]["report"]
        count = library.summary().reports
    page.goto(f"{own_dashboard}/reports?report={report}")
    removed = page.get_by_text("This report was removed")
    while not removed.is_visible():
        with suppress(NotYet):  # a dialog that is drawn anew just then takes no click, and is opened again
            if not page.get_by_role("dialog").is_visible():
                settled(page).get_by_role("button", name="Remove this report").click(timeout=CLICK_TAKEN)
            settled(page).get_by_role("button", name="Remove it").click(timeout=CLICK_TAKEN)
            removed.wait_for(timeout=CLICK_TAKEN)
    with Library(sample) as library:
        assert library.summary().reports == count - 1
    settled(page).get_by_role("button", name="Bring it back").click()
    expect(page.locator("article.cl-report")).to_be_visible()
    with Library(sample) as library:
        assert library.summary().reports == count


def test_a_library_is_made_renamed_and_deleted(page: Page, own_dashboard: str, home: Path) -> None:
    page.goto(f"{own_dashboard}/library")
    page.get_by_label("A new, empty library").fill("Donbas desk")
    settled(page).get_by_role("button", name="Make it").click()
    expect(page).to_have_url(re.compile("library=Donbas"))
    expect(page.get_by_role("heading", name="Donbas desk")).to_be_visible()
    page.get_by_label("Another name").fill("Southern desk")
    settled(page).get_by_role("button", name="Rename it").click()
    expect(page.get_by_role("heading", name="Southern desk")).to_be_visible()
    page.get_by_placeholder("type Southern desk").fill("Donbas desk")
    settled(page).get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("type its name")).to_be_visible()
    page.get_by_placeholder("type Southern desk").fill("Southern desk")
    settled(page).get_by_role("button", name="Delete it").click()
    expect(page.get_by_role("heading", name="Sample")).to_be_visible()
    assert not home.with_name("library-2").exists()


def exported(page: Page) -> list[dict[str, str]]:
    """The rows of the chart's CSV."""
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    file = take(page, "Data", "CSV, claims", "The evidence behind it, a row a claim with quote and report", "CSV")
    page.keyboard.press("Escape")
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))


def settled(page: Page) -> Page:
    """The page once its script has run to the end, so that no click meets a button about to be drawn anew."""
    page.wait_for_load_state("networkidle")
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    expect(page.locator('[data-stale="true"]')).to_have_count(0)
    return page


def marks(page: Page) -> int:
    """How many marks the chart says it has."""
    said = re.search(r"(\d+) marks? from", caption(page).text_content() or "")
    assert said
    return int(said[1])


def caption(page: Page) -> Locator:
    """All paragraphs under the chart."""
    return page.locator(".st-key-small-print")


def focus(page: Page, target) -> None:
    """Tab on until the focus is on a thing or inside it, as a hand on the keyboard does."""
    for _ in range(150):
        if target.evaluate("e => e === document.activeElement || e.contains(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {target}")
