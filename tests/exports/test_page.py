"""A chart as one file works offline, opens the sentences of each mark, and runs no stranger's text."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from components import exports
from tests.analysis.claim_rows import claim, claims, night_of_the_ministry
from tests.exports.making import PROVENANCE, browser, chart, hostile_chart


class Fetched(HTMLParser):
    """Whatever a page would ask a server for, and whatever it lets run."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.policy = ""
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name.startswith("on"):
                self.handlers.append(name)
            if name in ("src", "data", "srcset") or (name == "href" and tag != "a"):
                self.asked.append(value or "")
            if name == "href" and tag == "a":
                self.links.append(value or "")
            if name == "content" and value and "default-src" in value:
                self.policy = value


def test_the_page_asks_no_server_for_anything() -> None:
    page = exports.picture(chart(claims(*night_of_the_ministry())), "html")
    read = Fetched(page)
    assert read.asked == []
    assert "default-src 'none'" in read.policy
    assert "http" not in read.policy
    for host in (b"cdn.plot.ly", b"cdn.jsdelivr", b"cartocdn", b"cdnjs"):
        assert host not in page
    assert b"Plotly.newPlot" in page


def test_the_page_carries_its_evidence() -> None:
    table = claims(*night_of_the_ministry(), claim("captured", 100, bound="more_than", item="prisoners of war"))
    page = exports.picture(chart(table), "html").decode("utf-8")
    for words in (
        "Kursk desk, fingerprint 3f9a1c2b7d00e412", "SAMPLE", "2 denied", "One figure, one mark.", "117 things",
        "more than 100 prisoners of war", "https://example.org/story", "<title>",
    ):  # fmt: skip
        assert words in page


def test_the_same_chart_gives_the_same_page() -> None:
    drawn = chart(claims(*night_of_the_ministry()))
    assert exports.picture(drawn, "html") == exports.picture(drawn, "html")


def test_only_addresses_of_the_web_become_links() -> None:
    table = claims(claim("killed", 3, url="javascript:alert(1)"), claim("killed", 4, url="https://example.org/a?b=1&c"))
    assert Fetched(exports.picture(chart(table), "html")).links == ["https://example.org/a?b=1&c"]


def test_strangers_text_adds_no_element_and_no_handler() -> None:
    page = exports.picture(hostile_chart(), "html")
    read = Fetched(page)
    assert (read.asked, read.handlers, read.links) == ([], [], [])
    assert page.count(b"<script>") == 2


def test_text_that_is_no_unicode_spoils_no_page() -> None:
    drawn = chart(claims(claim("killed", 3)), sentences=lambda: {"claim-00000": ("", "a\ud800b", "")})
    assert "a?b" in exports.picture(drawn, "html").decode("utf-8")


@pytest.mark.browser
def test_the_page_draws_offline_and_runs_no_strangers_script(tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    file = tmp_path / "chart.html"
    file.write_bytes(exports.picture(hostile_chart(), "html"))
    asked: list[str] = []
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page = chromium.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        page.wait_for_selector(".main-svg .point")
        assert page.title() == "People killed, claimed — people"
        assert page.locator(".main-svg .point").count() >= 2
        assert "Ukraine's Air Force" in str(page.locator(".legend").first.text_content())
        assert page.locator(".plot img, .plot b, td img, td b, li b").count() == 0
        chromium.close()
    assert {address.split(":")[0] for address in asked} <= {"file", "data", "blob"}


@pytest.mark.browser
def test_a_click_on_a_mark_leaves_its_sentences_and_a_button_saves_the_picture(tmp_path: Path) -> None:
    from playwright.sync_api import expect, sync_playwright

    table = claims(claim("killed", 3, quote="three"), claim("killed", 40, quote="forty", source="APA"))
    said = {"claim-00000": ("The mayor said ", "three", " died."), "claim-00001": ("Others count ", "forty", " dead.")}
    file = tmp_path / "chart.html"
    file.write_bytes(exports.picture(chart(table, sentences=lambda: said), "html"))
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1280, "height": 900}, accept_downloads=True)
        page.goto(file.as_uri())
        sentences = page.locator("tr[data-claim]:visible td.said")
        expect(sentences).to_have_count(2)
        marks = page.locator(".main-svg .scatterlayer .point")
        highest = min(range(marks.count()), key=lambda n: (marks.nth(n).bounding_box() or {"y": 9e9})["y"])
        marks.nth(highest).click(force=True)
        expect(sentences).to_have_text(["Others count forty dead."])
        expect(page.locator("#told")).to_have_text("1 of 2 claims: those behind the mark.")
        page.get_by_role("button", name="Show all").click()
        expect(sentences).to_have_count(2)
        for form, begins in (("PNG", b"\x89PNG"), ("SVG", b"<svg")):
            with page.expect_download() as waiting:
                page.get_by_role("button", name=form, exact=True).click()
            assert Path(waiting.value.path()).read_bytes().startswith(begins)
        with page.expect_download() as waiting:  # the camera above the chart
            page.get_by_role("button", name="Download plot as a PNG").click(force=True)
        assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG")
        chromium.close()


def test_every_claim_shown_is_a_row_of_the_page() -> None:
    table = claims(*night_of_the_ministry())
    page = exports.picture(chart(table, PROVENANCE), "html").decode("utf-8")
    assert [id for id in table["claim"] if f'<tr data-claim="{id}">' in page] == table["claim"].tolist()
    assert page.count("<tr data-claim=") == len(table)
