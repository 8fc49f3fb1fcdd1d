"""From the first page to a comparison, its evidence and back, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from components.library import Library
from components.records import Report
from tests.journeys.conftest import served


@pytest.fixture
def disputed(home: Path, tmp_path: Path) -> Iterator[str]:
    """A dashboard over a library in which two claimants count the same dead differently."""
    told = [
        ("Zelenskyy said 12 civilians were killed in Kharkiv on Wednesday.", "Quay Post"),
        ("Russia's defence ministry said 4 civilians were killed in Kharkiv on Wednesday.", "Ferry Post"),
    ]
    with Library(home) as library:
        library.add([Report.new(text, source=source, published="2024-08-14") for text, source in told])
    with served(home, tmp_path / "server.log") as address:
        yield address


def test_a_disagreement_leads_to_its_comparison_its_evidence_and_back(page: Page, disputed: str) -> None:
    page.goto(disputed)
    listed = page.locator(".cl-list", has=page.get_by_role("heading", name="Largest disagreements"))
    listed.locator('a.cl-door[href*="compare?"]').first.click()
    expect(page).to_have_url(re.compile(r"/compare\?metric=.*claimant=.*claimant=.*selected="))
    expect(page.locator(".js-plotly-plot .gtitle")).to_contain_text("claimed")
    expect(page.locator(".cl-evidence")).to_have_count(2)
    pair = page.locator(".cl-pair").first
    expect(pair.locator("mark.cl")).to_have_count(2)
    pair.get_by_role("link", name="show the evidence").click()
    expect(page.locator(".cl-evidence")).to_have_count(2)
    page.locator(".cl-pair small a.cl-door").nth(1).click()
    expect(page.locator("article.cl-report")).to_be_visible()
    page.go_back()
    expect(page.locator(".cl-pair").first).to_be_visible()


def test_the_page_fits_a_narrow_screen(page: Page, disputed: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{disputed}/compare")
    expect(page.locator(".cl-pair").first).to_be_visible()
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
