"""From a question to a chart and back, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from components.library import Library
from components.records import Report
from tests.journeys.conftest import served

TOLD = (
    "Our brigades took 102 Russian soldiers prisoner near Sudzha on Wednesday, Ukraine's president Volodymyr Zelenskyy "
    "said. The captives will be held until an exchange is agreed. He thanked the scouts who had crossed the border "
    "first. Shelling went on through the night, residents said."
)
AGAIN = (
    "Ukraine's security service captured 41 Russian troops in a bunker near Korenevo, its spokesman said on Friday. "
    "The prisoners laid down their arms after a night of shelling. They join those who wait for an exchange."
)
DRONES = "Russia's defence ministry said on Friday that 117 Ukrainian drones were downed overnight over Kursk region."


@pytest.fixture
def wire(home: Path, tmp_path: Path) -> Iterator[str]:
    """A dashboard over a library in which a broadcaster copies a newspaper's story."""
    with Library(home) as library:
        library.add(
            [
                Report.new(TOLD, "Captives near Sudzha", source="Harbour Wire", published="2024-08-14"),
                Report.new(f"{TOLD} More follows.", "Captives at Sudzha", source="Quay Radio", published="2024-08-14"),
                Report.new(AGAIN, "A bunker gives up", source="Tide Table", published="2024-08-16"),
                Report.new(DRONES, "A night of drones", source="Tide Table", published="2024-08-16"),
            ]
        )
    with served(home, tmp_path / "server.log") as address:
        yield address


def test_a_question_leads_by_a_folded_story_and_its_like_to_their_chart_and_back(page: Page, wire: str) -> None:
    page.goto(f"{wire}/search")
    box = page.get_by_role("textbox", name="Stories about")
    box.fill("soldiers held as prisoners")
    box.press("Enter")
    expect(page.locator(".cl-hit").first).to_be_visible()

    page.locator(".cl-facets").get_by_role("link", name="Zelenskyy", exact=True).click()
    expect(page.locator(".cl-asked")).to_contain_text("claimed by Zelenskyy")
    expect(page.locator(".cl-hit")).to_have_count(1)
    expect(page.locator(".cl-hit .cl-near")).to_be_visible()
    page.locator(".cl-copies summary").click()
    expect(page.locator(".cl-copies")).to_contain_text(re.compile("Quay Radio|Harbour Wire"))
    page.locator(".cl-asked").get_by_role("link", name=re.compile("^Take off: claimed by")).click()
    expect(page.locator(".cl-hit")).not_to_have_count(1)
    asked = page.url

    folded = page.locator(".cl-hit", has=page.locator(".cl-copies"))
    expect(folded).to_have_count(1)  # that of the page before is gone
    folded.get_by_role("link", name=re.compile("^More like the story")).click()
    expect(page.locator(".cl-evidence")).to_contain_text("Stories like Captives")
    expect(page.locator(".cl-hit").first).to_contain_text("A bunker gives up")
    expect(page.locator(".cl-hit h4", has_text="Captives")).to_have_count(0)
    expect(page).to_have_url(re.compile("like="))
    like = page.url

    page.get_by_role("link", name=re.compile("^Chart the figures")).click()
    expect(page.locator(".js-plotly-plot .gtitle")).to_contain_text("People captured, claimed")
    expect(page.locator(".cl-asked").first).to_contain_text("like “Captives")
    expect(page).to_have_url(re.compile(r"/trends\?.*like="))
    chart = page.url

    page.go_back()
    expect(page.locator(".cl-evidence")).to_contain_text("Stories like Captives")
    expect(page).to_have_url(like)
    page.go_back()
    expect(folded).to_be_visible()
    expect(page).to_have_url(asked)
    page.go_back()
    expect(page.locator(".cl-asked")).to_contain_text("claimed by Zelenskyy")
    expect(page.locator(".cl-hit")).to_have_count(1)
    page.go_back()
    expect(page.locator(".cl-asked")).to_have_count(0)
    expect(box).to_have_value("soldiers held as prisoners")
    for _ in range(4):
        page.go_forward()
    expect(page).to_have_url(chart)
    expect(page.locator(".js-plotly-plot .gtitle")).to_contain_text("People captured, claimed")


def test_where_nothing_answers_a_filter_comes_off_and_weak_matches_come_on_request(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/search?q=troops+who+surrendered&source=No+such+outlet")
    page.get_by_role("link", name=re.compile("^Without “reported by No such outlet”")).click()
    expect(page.locator(".cl-hit").first).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Nothing here is about that")).to_be_visible()

    page.goto(f"{dashboard}/search?q=North+Korean+soldiers+sent+to+fight")
    page.get_by_role("link", name=re.compile("^Show what is nearest anyway")).click()
    expect(page.get_by_text("Weak matches.")).to_be_visible()
    expect(page.locator(".cl-hit").first).to_contain_text("weak match")
    box = page.get_by_role("textbox", name="Stories about")
    box.fill("recipe for apple pie")
    box.press("Enter")
    expect(page.locator(".cl-hit")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("weak="))
