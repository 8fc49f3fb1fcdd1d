"""The pictures of the tour in README, taken from the running dashboard: python -m tests.tour."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import expect, sync_playwright

from components import jobs
from components.library import Library
from components.question import Question
from tests.conftest import ROOT
from tests.journeys.conftest import CHROMIUM, PATIENCE, QUIET, served

SIZE = {"width": 1280, "height": 860}


def main() -> None:
    """Load the sample into a folder of its own, serve it, and write docs/tour-*.png."""
    assert CHROMIUM, "Chromium is missing: apt-get install chromium"
    expect.set_options(timeout=PATIENCE)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "library"
        sample = home.with_name("library-sample")
        jobs.load(sample, [jobs.SAMPLE])
        with Library(sample) as library:
            claims = library.claims(Question(metrics=("drones_downed",)))
        selected = claims.loc[claims["low"].eq(117), "claim"].iloc[0]
        report = claims.loc[claims["claim"].eq(selected), "report"].iloc[0]
        week = "metric=Drones+downed&from=2024-08-05&to=2024-08-31"
        pages = {
            "overview": ("", ".cl-card"),
            "trends": (f"trends?{week}&selected={selected}", ".js-plotly-plot .point"),
            "search": ("search?q=troops+who+surrendered", ".cl-hit"),
            "story": (f"reports?report={report}", "article.cl-report mark"),
            "load": ("load", "[data-testid=stFileUploader]"),
        }
        with served(home, Path(folder) / "log") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            page = browser.new_context(viewport=SIZE).new_page()
            for name, (path, sign) in pages.items():
                page.goto(f"{address}/{path}")
                expect(page.locator(sign).first).to_be_visible()
                page.wait_for_load_state("networkidle")
                expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
                target = ROOT / "docs" / f"tour-{name}.png"
                page.screenshot(path=target)
                # A page has few colours: a palette of them is a quarter of the size. It must hold those of claimants
                # too, which take few pixels.
                whole = Image.open(target).convert("RGB")
                few = whole.quantize(192, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
                few.save(target, optimize=True)
            browser.close()


if __name__ == "__main__":
    main()
