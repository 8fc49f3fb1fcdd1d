"""Trends over 100,000 claims in a real browser: from a click on a filter to the new chart, and what the page weighs.

``python -m tests.bench.charts [--reports N] [--folder FOLDER] [--port PORT]``: the library is made in a temporary
folder, which takes a minute or two, or in FOLDER, where it is found again. Needs Debian's chromium.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from playwright.sync_api import Page, sync_playwright

from components import analysis, vocabulary
from components.library import Library
from components.question import Question
from tests.bench import made_claims
from tests.bench.measuring import held, seconds, workers

ROOT = Path(__file__).parents[2]

# Seconds from a change of filter to the new chart, and megabytes that a page sends for it.
CHART, PAYLOAD = 1.0, 3.0
PATIENCE = 180_000
METRIC, OTHER = "drones_downed", "personnel_losses"

# The chart's subtitle says what is asked: it has changed when the new chart stands.
_SHOWN = """said => {
    const line = document.querySelector('.js-plotly-plot .gtitle-subtitle');
    return line !== null && line.textContent.includes(said)
}"""


@dataclass(frozen=True, slots=True)
class Step:
    """What a change of filter took: seconds to the new chart, megabytes sent for it, the server's processor time."""

    seconds: float
    megabytes: float
    worked: float


class Weighed:
    """A page whose traffic is counted, in bytes."""

    def __init__(self, page: Page) -> None:
        self.page, self.bytes = page, 0
        traffic = page.context.new_cdp_session(page)
        traffic.send("Network.enable")
        traffic.on("Network.webSocketFrameReceived", self._frame)

    def until(self, said: str, act: Callable[[], object]) -> Step:
        """What it took from an act to the chart whose filters say so."""
        self.bytes = 0
        start, worked = perf_counter(), workers()
        act()
        self.page.wait_for_function(_SHOWN, arg=said, timeout=PATIENCE)
        took = perf_counter() - start
        self.page.locator('[data-testid="stStatusWidget"]').wait_for(state="hidden", timeout=PATIENCE)
        return Step(took, self.bytes / 1e6, workers() - worked)

    def _frame(self, event: Any) -> None:
        data = event["response"]["payloadData"]
        self.bytes += len(data) * 3 // 4 if event["response"]["opcode"] == 2 else len(data)


def stages(folder: Path) -> None:
    """Print what each step to a chart takes by itself: one metric, then everything."""
    with Library(folder) as library:
        for name, asked in ((METRIC, Question(metrics=(METRIC,))), ("everything", Question())):
            claims = library.claims(asked)
            marks = analysis.marks(claims)
            print(f"-- {name}: {len(claims):,} claims, {len(marks.table):,} marks; seconds")
            for what, work in {
                "claims read": lambda asked=asked: library.claims(asked),
                "filters counted": lambda asked=asked: library.facets(asked),
                "marks": lambda claims=claims: analysis.marks(claims),
                "weeks": lambda marks=marks: analysis.binned(marks, "week"),
                "pairs": lambda marks=marks, claims=claims: analysis.compared(marks, claims),
                "places": lambda marks=marks, claims=claims: analysis.places(marks, claims),
                "gathered": lambda marks=marks: analysis.gathered(marks),
            }.items():
                print(f"{what:44} {seconds(work):9,.2f} s", flush=True)


def browse(address: str, page: Page) -> None:
    """Change filters on Trends as an analyst does, and print how long each took and what it weighed."""
    weighed = Weighed(page)
    label, other = (vocabulary.metric(metric).label for metric in (METRIC, OTHER))
    every = "&".join(f"metric={vocabulary.metric(m).label}" for m in vocabulary.metrics())

    def click(field: str, number: int) -> str:
        """Ask for a value of a filter by a click; what the chart's filters then say."""
        group = page.locator(".cl-facets > details", has=page.locator(f'summary:text-is("{field}")'))
        link = group.locator("li > a:not(.cl-no)").nth(number)
        value = link.inner_text()
        link.click()
        return value

    def take_off() -> None:
        page.locator(".cl-facets li.cl-on > a").first.click()

    def told(what: str, found: Step) -> None:
        held(f"{what}: chart after", found.seconds, "s", CHART)
        print(f"{'... processor time of server and driver':44} {found.worked:9,.1f} s")
        held("... sent for it", found.megabytes, "MB", PAYLOAD)
        sys.stdout.flush()

    first = weighed.until(label.lower(), lambda: page.goto(f"{address}/trends?metric={label}"))
    print(f"{'first page, imports included':44} {first.seconds:9,.1f} s   {first.megabytes:.2f} MB")
    told("one claimant", weighed.until("claimed by", lambda: click("Claimed by", 0)))
    told("... and back to all", weighed.until("downed ·", lambda: take_off()))
    told("one outlet", weighed.until("reported by", lambda: click("Outlet", 1)))
    told("... and back, read before", weighed.until("downed ·", lambda: take_off()))
    told("another metric", weighed.until(other.lower(), lambda: page.goto(f"{address}/trends?metric={other}")))
    told("every metric", weighed.until("killed", lambda: page.goto(f"{address}/trends?{every}")))


@contextmanager
def served(folder: Path, port: int) -> Iterator[str]:
    """The address of a dashboard over this library."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", port))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = {**os.environ, "CLAIMLINE_LIBRARY": str(folder), "CLAIMLINE_WARM": "0"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            assert any("URL" in line for line in server.stdout)
            yield f"http://localhost:{port}"
        finally:
            server.kill()


def main(arguments: Sequence[str] = ()) -> None:
    """Make the library, measure the steps alone, then the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=made_claims.REPORTS)
    parser.add_argument("--folder", type=Path, help="where the library is kept and found again")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--page-only", action="store_true", help="measure the page only")
    given = parser.parse_args(arguments)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as temporary:
        folder = (given.folder or Path(temporary)) / "library"
        if not folder.is_dir():
            start = perf_counter()
            made_claims.build(folder, given.reports)
            print(f"built in {perf_counter() - start:,.0f} s", flush=True)
        if not given.page_only:
            stages(folder)
        if chromium is None:
            print("The page is not measured: chromium is missing (apt-get install chromium).")
            return
        with served(folder, given.port) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            browse(address, browser.new_page(viewport={"width": 1280, "height": 900}))
            browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
