"""What an analyst takes away of a chart: each form is downloaded on Trends and opened again."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pandas as pd
import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import kept, served, take

CAPTURED = "trends?metric=People+captured"


MARKS, CLAIMS = "The chart's table, a row a mark", "The evidence behind it, a row a claim with quote and report"


def shown(page: Page) -> tuple[int, int]:
    """How many marks and claims the page says that its chart shows."""
    said = page.get_by_text(re.compile(r"\d+ marks from \d+ claims")).last.text_content() or ""
    found = re.search(r"([\d,]+) marks from ([\d,]+) claims", said)
    assert found, said
    return int(found[1]), int(found[2])


def test_a_picture_is_downloaded_in_each_size(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/{CAPTURED}")
    expect(page.locator(".js-plotly-plot .point").first).to_be_visible()
    for size, name, width in (
        ("screen", "Screen", 2000), ("column", "Column, 9 cm wide", 1260), ("slide", "Slide, 16:9", 1920)
    ):  # fmt: skip
        png = take(page, "Picture", f"PNG, {size}", name).read_bytes()
        assert png.startswith(b"\x89PNG\r\n")
        assert int.from_bytes(png[16:20], "big") == width
    assert int.from_bytes(png[20:24], "big") == 1080

    (sheet,) = pypdf.PdfReader(take(page, "Picture", "PDF, slide", "PDF")).pages
    assert (float(sheet.mediabox.width), float(sheet.mediabox.height)) == (960, 540)
    svg = take(page, "Picture", "SVG, slide", "SVG")
    assert svg.name == "claimline-captured-slide.svg"
    assert 'width="1280" height="720"' in svg.read_text(encoding="utf-8")[:300]


def test_a_page_is_downloaded_whose_marks_open_their_sentences(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/{CAPTURED}")
    expect(page.locator(".js-plotly-plot .point").first).to_be_visible()
    _, claims = shown(page)
    page.goto(take(page, "Picture", "HTML, screen", "HTML").as_uri())
    rows = page.locator("tr[data-claim]:visible")
    expect(rows).to_have_count(claims)
    expect(page.locator("body")).to_contain_text("SAMPLE")
    page.locator(".plot .scatterlayer .point").last.click(force=True)
    expect(page.locator("#told")).to_contain_text(f"of {claims} claims: those behind the mark")
    assert 0 < rows.count() < claims
    expect(rows.first.locator("mark")).to_be_visible()


def test_tables_hold_the_rows_that_are_shown_in_each_form(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/{CAPTURED}")
    expect(page.locator(".js-plotly-plot .point").first).to_be_visible()
    for name, table, rows in zip(("claims", "marks"), (CLAIMS, MARKS), reversed(shown(page)), strict=True):
        csv = pd.read_csv(take(page, "Data", f"CSV, {name}", table, "CSV"))
        book = openpyxl.load_workbook(take(page, "Data", f"XLSX, {name}", "XLSX"))
        parquet = pd.read_parquet(take(page, "Data", f"Parquet, {name}", "Parquet"))
        lines = pd.read_json(take(page, "Data", f"JSON Lines, {name}", "JSON Lines"), lines=True)
        assert [len(csv), book["Data"].max_row - 1, len(parquet), len(lines)] == [rows] * 4
        assert csv["low"].tolist() == pytest.approx(parquet["low"].tolist(), nan_ok=True)
    page.goto(csv["permalink"][0])
    expect(page.locator(".cl-evidence mark").first).to_be_visible()


def test_a_briefing_is_downloaded_with_a_chart_of_each_metric(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/{CAPTURED}&metric=Distance+advanced")
    expect(page.locator(".js-plotly-plot .point").first).to_be_visible()
    _, claims = shown(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Briefing").click()
    page.goto(kept(waiting.value).as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text("Briefing: people captured, distance advanced")
    expect(page.locator("section.chart img")).to_have_count(2)
    expect(page.locator("tr[data-claim]")).to_have_count(claims)
    expect(page.locator(".sources q mark").first).to_be_visible()


def test_without_chrome_a_picture_says_how_to_get_it_and_the_page_saves_it(
    page: Page, sample: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sample.is_dir()
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))
    with served(home, tmp_path / "server.log") as address:
        page.goto(f"{address}/{CAPTURED}")
        page.get_by_test_id("stPopover").get_by_role("button", name="Picture").click()
        body = page.get_by_test_id("stPopoverBody")
        expect(body).to_contain_text("sudo apt install chromium")
        expect(body.get_by_role("button", name="Download PNG, screen")).to_be_disabled()
        page.goto(take(page, "Picture", "HTML, screen", "HTML").as_uri())
        with page.expect_download() as waiting:
            page.get_by_role("button", name="PNG", exact=True).click()
        assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG\r\n")
