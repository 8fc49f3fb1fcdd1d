"""From a question to a chart and back, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from components.library import Library
from components.question import Question


@pytest.fixture
def folded(_sample_once: Path) -> tuple[str, str]:
    """Words whose first story has copies, and an outlet that carries one of them."""
    with Library(_sample_once) as library:
        words = "Ukrainian troops took prisoners in Kursk, Zelenskyy says"
        hit = next(hit for hit in library.search(Question(words)) if hit.copies)
        return words, library.report(hit.copies[0]).source


def test_a_question_leads_by_a_folded_story_and_its_like_to_their_chart_and_back(
    page: Page, dashboard: str, folded: tuple[str, str]
) -> None:
    words, outlet = folded
    page.goto(f"{dashboard}/search")
    box = page.get_by_role("textbox", name="Stories about")
    box.fill(words)
    box.press("Enter")
    expect(page.locator(".cl-hit").first).to_be_visible()
    expect(page.locator(".cl-hit .cl-near").first).to_be_visible()

    page.locator(".cl-facets").get_by_role("link", name="People captured", exact=True).click()
    expect(page.locator(".cl-asked")).to_contain_text("People captured")
    story = page.locator(".cl-hit", has=page.locator(".cl-copies")).first
    expect(story).to_be_visible()
    story.locator(".cl-copies summary").click()
    expect(story.locator(".cl-copies")).to_contain_text(outlet)
    asked = page.url

    story.get_by_role("link", name=re.compile("^More like the story")).click()
    expect(page.locator(".cl-evidence")).to_contain_text("Stories like")
    expect(page.locator(".cl-hit").first).to_be_visible()
    expect(page.locator(".cl-asked")).to_contain_text("People captured")
    expect(page).to_have_url(re.compile("like="))
    like = page.url

    page.get_by_role("link", name=re.compile("^Chart the figures")).click()
    expect(page.locator(".js-plotly-plot .gtitle")).to_contain_text("People captured, claimed")
    expect(page.locator(".cl-asked").first).to_contain_text("like “")
    expect(page).to_have_url(re.compile(r"/trends\?.*like="))

    page.go_back()
    expect(page.locator(".cl-evidence")).to_contain_text("Stories like")
    expect(page).to_have_url(like)
    page.go_back()
    expect(page.locator(".cl-hit .cl-near").first).to_be_visible()
    expect(page).to_have_url(asked)
    page.go_back()
    expect(page.locator(".cl-asked")).to_have_count(0)
    expect(box).to_have_value(words)
    page.go_forward()
    page.go_forward()
    page.go_forward()
    expect(page.locator(".js-plotly-plot .gtitle")).to_contain_text("People captured, claimed")


def test_where_nothing_answers_a_filter_comes_off_and_weak_matches_come_on_request(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/search?q=troops+who+surrendered&source=No+such+outlet")
    page.get_by_role("link", name=re.compile("^Without “reported by No such outlet”")).click()
    expect(page.locator(".cl-hit").first).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Nothing here is about that")).to_be_visible()

    page.goto(f"{dashboard}/search?q=which+arms+cause+most+injuries")
    page.get_by_role("link", name=re.compile("^Show what is nearest anyway")).click()
    expect(page.get_by_text("Weak matches.")).to_be_visible()
    expect(page.locator(".cl-hit").first).to_contain_text("weak match")
    box = page.get_by_role("textbox", name="Stories about")
    box.fill("recipe for apple pie")
    box.press("Enter")
    expect(page.locator(".cl-hit")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("weak="))
