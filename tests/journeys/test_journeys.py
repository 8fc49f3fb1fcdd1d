"""What an analyst does, in a real browser before a real server."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.conftest import ROOT

STORY_FILE = ROOT / "tests" / "story.txt"


def test_the_first_start_loads_the_sample_and_tells_what_is_in_it(page: Page, first_start: str) -> None:
    page.goto(first_start)
    expect(page.get_by_text("sample library is being loaded")).to_be_visible()
    expect(page.get_by_role("heading", name="Sample library")).to_be_visible()
    expect(page.get_by_text("SAMPLE library")).to_be_visible()
    expect(page.locator("a.cl-card").first).to_contain_text("Drones downed")
    page.locator("a.cl-card").first.click()
    expect(page.locator(".js-plotly-plot .gtitle")).to_contain_text("Drones downed, claimed")


def test_a_search_by_meaning_finds_a_story_and_opens_it(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/search")
    box = page.get_by_role("textbox", name="Stories about")
    box.fill("troops who surrendered")
    box.press("Enter")
    first = page.locator(".cl-hit").first
    expect(first).to_contain_text(re.compile("prisoner|capti|captur|surrender"))
    expect(page).to_have_url(re.compile("q=troops"))
    page.locator(".cl-hit h4 a").first.click()
    expect(page.locator("article.cl-report")).to_contain_text(re.compile("prisoner|capti|captur|surrender"))
    expect(page.locator("article.cl-report mark").first).to_be_visible()


def test_a_question_that_nothing_answers_gets_nothing(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/search?q=recipe+for+apple+pie")
    expect(page.get_by_text("Nothing here is about that")).to_be_visible()
    expect(page.locator(".cl-hit")).to_have_count(0)


def test_a_click_on_a_mark_shows_its_sentence_and_stays_in_the_address(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/trends?metric=Drones+downed&from=2024-08-12&to=2024-08-18")
    click_mark(page, "117")
    expect(page.locator(".cl-evidence mark").first).to_contain_text("117")
    expect(page).to_have_url(re.compile("selected="))
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator(".cl-evidence mark").first).to_contain_text("117")


def test_a_filter_in_the_address_is_the_filter_of_the_chart(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/trends?metric=Drones+downed&claimant=Ukraine%27s+Air+Force")
    expect(page.locator(".js-plotly-plot .legend, .js-plotly-plot .annotation").first).to_be_visible()
    expect(page.locator(".js-plotly-plot")).not_to_contain_text("Russia's defence ministry")


def test_an_uploaded_story_is_dated_and_its_figure_stands_in_an_own_library(page: Page, own_dashboard: str) -> None:
    page.goto(f"{own_dashboard}/load")
    upload(page, STORY_FILE)
    expect(page.get_by_text("1 report added")).to_be_visible()
    expect(page.get_by_text("1 report needs a date")).to_be_visible()
    page.get_by_role("spinbutton", name="year, Published on").click()
    page.keyboard.type("20240814")
    page.get_by_role("button", name="Give this date").click()
    expect(page.get_by_text("1 report needs a date")).to_have_count(0)

    page.get_by_role("link", name="Trends").click()
    expect(page.get_by_text("SAMPLE library")).to_have_count(0)
    page.goto(f"{own_dashboard}/trends?metric=Drones+downed")
    click_mark(page, "117")
    expect(page.locator(".cl-evidence")).to_contain_text("117 Ukrainian drones")
    expect(page.locator(".cl-evidence")).to_contain_text("2024-08-13 to 2024-08-14")


def test_the_same_upload_twice_adds_nothing(page: Page, own_dashboard: str) -> None:
    for said in ("1 report added, 0 there already", "0 reports added, 1 there already"):
        page.goto(f"{own_dashboard}/load")
        upload(page, STORY_FILE)
        expect(page.get_by_text(said)).to_be_visible()


def test_a_file_that_cannot_be_read_is_named_with_its_reason(page: Page, own_dashboard: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{not json\n", encoding="utf-8")
    page.goto(f"{own_dashboard}/load")
    upload(page, broken, STORY_FILE)
    expect(page.get_by_text("1 report added")).to_be_visible()
    expect(page.get_by_text("1 problem")).to_be_visible()


def test_hostile_text_is_shown_letter_for_letter(page: Page, own_dashboard: str, tmp_path: Path) -> None:
    run = "document.title='owned'"
    payload = f'<img src=x onerror="{run}"><script>{run}</script> **bold** [link](javascript:{run}) :red[x] $x$'
    story = f"{payload} was the headline. At least 12 people were killed on a bus in Kharkiv, police said. {payload}"
    plain = tmp_path / "2024-08-14_hostile.txt"
    plain.write_text(story, encoding="utf-8")
    fields = dict.fromkeys(("title", "source", "url", "language", "id"), payload)
    table = tmp_path / "hostile.jsonl"
    table.write_text(json.dumps({**fields, "text": story, "published": "2024-08-15"}), encoding="utf-8")
    page.goto(f"{own_dashboard}/load")
    upload(page, plain, table)
    expect(page.get_by_text("2 reports added")).to_be_visible()

    page.goto(f"{own_dashboard}/search?q=people+killed+in+Kharkiv")
    expect(page.locator(".cl-hit").first).to_be_visible()
    page.locator(".cl-hit h4 a").last.click()
    expect(page.locator("article.cl-report")).to_contain_text("bus")
    page.goto(f"{own_dashboard}/reports")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    page.goto(f"{own_dashboard}/trends?metric=People+killed")
    expect(page.locator(".js-plotly-plot")).to_be_visible()
    page.goto(own_dashboard)
    letters = payload[payload.index("**") :]  # what a reader of files leaves of a field that holds HTML
    expect(page.locator(".cl-list").get_by_role("link", name=letters)).to_be_visible()
    page.locator(".cl-ranked").get_by_role("link", name=letters).click()
    expect(page.locator(".cl-asked")).to_contain_text(letters)
    assert "owned" not in page.title()
    assert page.locator("img[src=x]").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0


def test_nothing_is_asked_of_any_other_machine(page: Page, dashboard: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/trends", "/search?q=prisoners", "/reports", "/claimant?name=Syrskyi", "/load"):
        page.goto(f"{dashboard}{path}")
        expect(page.get_by_text("SAMPLE", exact=True).first).to_be_visible()
        page.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if not url.startswith((dashboard, "data:", "blob:"))] == []


def upload(page: Page, *files: Path) -> None:
    """Put files into the box of the page Load and load them."""
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Load", exact=True).first.click()


def click_mark(page: Page, text: str) -> None:
    """Click the mark whose hover begins with this figure: one whose point is drawn in the picture."""
    points = page.locator(".js-plotly-plot .scatterlayer .point")
    hover = page.locator(".js-plotly-plot .hoverlayer .hovertext")
    expect(points.first).to_be_visible()
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    for index in range(points.count()):
        page.mouse.move(0, 0)
        expect(hover).to_have_count(0)
        points.nth(index).hover(force=True)
        expect(hover.first).to_be_visible()
        if (hover.first.text_content() or "").startswith(text):
            points.nth(index).click(force=True)
            return
    raise AssertionError(f"no mark says {text}")
