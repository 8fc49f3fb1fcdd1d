"""A briefing is one file to print: charts, each in words, all claims, all sources with their quotes, their origin."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from components import exports
from tests.analysis.claim_rows import claims, fortnight, night_of_the_ministry
from tests.exports.making import HOSTILE, PROVENANCE, browser, chart, hostile_chart
from tests.exports.test_page import Fetched

METRICS = ("captured", "drones_downed")


def parts() -> list[exports.Chart]:
    return [chart(fortnight()[lambda t, m=metric: t["metric"] == m]) for metric in METRICS]


@pytest.fixture(params=["still", "drawn by the page"])
def page(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> bytes:
    """The briefing where a browser draws its pictures, and where there is none."""
    if request.param == "still":
        browser()
    else:
        monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))
    return exports.briefing(parts(), PROVENANCE)


def test_it_holds_each_chart_with_its_words_all_claims_sources_and_their_origin(page: bytes) -> None:
    text = page.decode("utf-8")
    for part in parts():
        for claim in part.claims["claim"]:
            assert f'<tr data-claim="{claim}">' in text
        for line in part.summary.replace("'", "&#x27;").splitlines():
            assert line in text
        for quote in part.claims["quote"]:
            assert f"<q><mark>{quote}</mark></q>" in text
    assert text.count('<section class="chart"') == 2
    assert text.count("<tr data-claim=") == sum(len(part.claims) for part in parts())
    for words in ("SAMPLE", "not independently verified", "fingerprint 3f9a1c2b7d00e412", "2 denied"):
        assert words in text


def test_it_asks_no_server_for_anything(page: bytes) -> None:
    read = Fetched(page)
    assert {asked.split(";")[0] for asked in read.asked} <= {"data:image/svg+xml"}
    assert "default-src 'none'" in read.policy
    assert read.handlers == []


def test_still_pictures_need_no_script() -> None:
    browser()
    page = exports.briefing(parts(), PROVENANCE)
    assert b"<script" not in page
    assert "script-src 'none'" in Fetched(page).policy


def test_strangers_text_is_shown_letter_for_letter() -> None:
    page = exports.briefing([hostile_chart()], PROVENANCE)
    read = Fetched(page)
    assert (read.handlers, read.links) == ([], [])
    assert HOSTILE.encode() not in page


@pytest.mark.browser
def test_it_is_printed_on_sheets_of_a4_with_its_charts(
    page: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from playwright.sync_api import sync_playwright

    monkeypatch.undo()  # the reader of a page that was made without a browser has one
    file = tmp_path / "briefing.html"
    file.write_bytes(page)
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        opened = chromium.new_page()
        opened.goto(file.as_uri())
        opened.wait_for_selector("figure img, .main-svg .point")
        wide = opened.eval_on_selector_all("figure img, .plot .main-svg", "all => all.map(f => f.clientWidth)")
        sheets = pypdf.PdfReader(io.BytesIO(opened.pdf(prefer_css_page_size=True, print_background=True))).pages
        chromium.close()
    assert max(wide) <= 680
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets} == {(595, 842)}
    printed = " ".join(sheet.extract_text() for sheet in sheets)
    assert "Sources" in printed
    assert "117 things" in printed


def test_a_claim_of_two_charts_is_told_once() -> None:
    night = chart(claims(*night_of_the_ministry()))
    page = exports.briefing([night, night], PROVENANCE).decode("utf-8")
    assert page.count("<tr data-claim=") == len(night.claims)
