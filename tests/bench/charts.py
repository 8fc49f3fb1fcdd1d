"""Pages over 100,000 claims in a real browser: from a click to the new chart or page, and what it weighs.

The yardstick of a chart is a bare page of Streamlit that shows the same two figures, ready-made: what no page of ours
can be faster than.

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
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from playwright.sync_api import Page, sync_playwright

from components import analysis, charts, vocabulary
from components.library import Library
from components.question import Question
from tests.bench import made_claims
from tests.bench.measuring import held, seconds, workers

ROOT = Path(__file__).parents[2]

# Seconds from a change of filter to the new chart, to another page that was not read before, and megabytes that a page
# sends for it.
CHART, ANOTHER, PAYLOAD = 1.0, 3.0, 3.0
PATIENCE = 180_000
# Milliseconds without work of the server after which it has none, more than it waits before it reads ahead.
STILL = 3_000
# Processor seconds that a server without work takes in that time all the same.
IDLE = 0.1
METRIC, OTHER = "drones_downed", "personnel_losses"
LABEL, OTHER_LABEL = (vocabulary.metric(metric).label for metric in (METRIC, OTHER))
# How often the bare page shows each figure.
ROUNDS = 4

# The chart's subtitle says what is asked: it has changed when the new chart stands.
_SHOWN = """said => {
    const line = document.querySelector('.js-plotly-plot .gtitle-subtitle');
    return line !== null && line.textContent.includes(said)
}"""
# Nothing is being worked out any more.
_WHOLE = "() => document.querySelector('[data-test-script-state=\"notRunning\"]') !== null"
# Another view by a door of our own, as a click on a link leads there: nothing is loaded anew.
_LED = """to => {
    const door = Object.assign(document.createElement('a'), { className: 'cl-door', href: to });
    document.body.append(door);
    door.click();
    door.remove();
}"""
# A page that does nothing but show one of two figures.
_BARE = """
import json
from pathlib import Path
import plotly.graph_objects as go
import streamlit as st

st.set_page_config(layout="wide")

@st.cache_resource
def figure(name):
    return go.Figure(json.loads(Path(__file__).with_name(name).read_text()), _validate=False)

shown = "other.json" if st.toggle("other") else "one.json"
st.plotly_chart(figure(shown), theme=None, key="chart", on_select=lambda: None)
"""
# What stands on each other page where it is whole; by name of its address.
_PAGES = {
    "map": "The map in words and as a table",
    "compare": "The comparison in words and as a table",
    "": "Newest reports",
    "reports": "Click a row to read the report",
}


@dataclass(frozen=True, slots=True)
class Step:
    """What a change of filter took: seconds to the new chart and to the whole page, megabytes, the server's work."""

    seconds: float
    whole: float
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
        return self._until(act, lambda: self.page.wait_for_function(_SHOWN, arg=said, timeout=PATIENCE))

    def reached(self, said: str, act: Callable[[], object]) -> Step:
        """What it took from an act to the page where this stands."""
        return self._until(act, lambda: self.page.get_by_text(said).first.wait_for(timeout=PATIENCE))

    def _until(self, act: Callable[[], object], shown: Callable[[], object]) -> Step:
        self.bytes = 0
        start, worked = perf_counter(), workers()
        act()
        shown()
        took = perf_counter() - start
        self.page.wait_for_function(_WHOLE, timeout=PATIENCE)
        return Step(took, perf_counter() - start, self.bytes / 1e6, workers() - worked)

    def still(self) -> float:
        """The server's work for what it reads ahead, once nobody asks for anything; waits until there is no more."""
        began = worked = workers()
        while True:
            self.page.wait_for_timeout(STILL)
            before, worked = worked, workers()
            if worked - before < IDLE:
                return worked - began

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


def bare(library: Path, page: Page) -> float:
    """Seconds from a click to the other figure on the bare page, the median of a few."""
    with tempfile.TemporaryDirectory() as temporary, Library(library) as opened:
        for name, metric in (("one", METRIC), ("other", OTHER)):
            asked = Question(metrics=(metric,))
            claims = opened.claims(asked)
            drawn = analysis.with_days(analysis.marks(claims), opened.loaded(asked), None, None)
            seen = analysis.gathered(drawn)
            figure = charts.trends(seen, opened.provenance(asked, claims, seen), captioned=False)
            Path(temporary, f"{name}.json").write_text(charts.on_page(figure, name).to_json(), encoding="utf-8")
        Path(temporary, "bare.py").write_text(_BARE, encoding="utf-8")
        with served(Path(temporary, "bare.py"), {}) as address:
            weighed, took = Weighed(page), []
            weighed.until(LABEL.lower(), lambda: page.goto(address))
            for said in (OTHER_LABEL, LABEL) * ROUNDS:
                took.append(weighed.until(said.lower(), page.get_by_text("other", exact=True).click).seconds)
                page.wait_for_timeout(500)
    return median(took[2:])  # each figure is read from its file the first time


def browse(address: str, page: Page, yardstick: float) -> None:
    """Change filters on Trends as an analyst does, then see the other pages; print what each took and weighed."""
    weighed = Weighed(page)
    label, other = LABEL, OTHER_LABEL
    every = "&".join(f"metric={vocabulary.metric(m).label}" for m in vocabulary.metrics())

    def click(field: str, number: int) -> None:
        group = page.locator(".cl-facets > details", has=page.locator(f'summary:text-is("{field}")'))
        group.locator("li > a:not(.cl-no)").nth(number).click()

    def take_off() -> None:
        page.locator(".cl-facets li.cl-on > a").first.click()

    def led(to: str) -> Callable[[], object]:
        return lambda: page.evaluate(_LED, f"{address}/{to}")

    def told(what: str, found: Step, most: float = CHART) -> None:
        held(f"{what}: {'chart' if most == CHART else 'there'} after", found.seconds, "s", most)
        if most == CHART:
            said = f"x {found.seconds / yardstick:.2f}"
            print(f"{'... beside a bare page with a ready figure':44} {yardstick:9,.2f} s   {said}")
        print(f"{'... whole page; processor time of the server':44} {found.whole:9,.2f} s   {found.worked:.2f} s")
        held("... sent for it", found.megabytes, "MB", PAYLOAD)
        sys.stdout.flush()

    first = weighed.until(label.lower(), lambda: page.goto(f"{address}/trends?metric={label}"))
    print(f"{'first page, imports included':44} {first.seconds:9,.1f} s   {first.megabytes:.2f} MB")
    print(f"{'read ahead while nobody asks, by the server':44} {weighed.still():9,.1f} s", flush=True)
    told("one claimant", weighed.until("claimed by", lambda: click("Claimed by", 0)))
    told("... and back to all", weighed.until("downed ·", take_off))
    told("one outlet", weighed.until("reported by", lambda: click("Outlet", 1)))
    told("... and back, read before", weighed.until("downed ·", take_off))
    told("a year", weighed.until("from 2023-01-01", led(f"trends?metric={label}&from=2023-01-01&to=2023-12-31")))
    told("another metric", weighed.until(other.lower(), led(f"trends?metric={other}")))
    told("every metric", weighed.until("killed", led(f"trends?{every}")))
    for query, what in ((f"?metric={label}", label.lower()), ("", "everything")):
        for name, said in _PAGES.items():
            page_name = name.capitalize() or "Overview"
            told(f"{page_name} of {what}", weighed.reached(said, led(f"{name}{query}")), ANOTHER)


@contextmanager
def served(script: Path, environment: Mapping[str, str], port: int = 0) -> Iterator[str]:
    """The address of a page of Streamlit."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", port))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    everything = {**os.environ, **environment}
    with subprocess.Popen(command, cwd=ROOT, env=everything, stdout=subprocess.PIPE, text=True) as server:
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
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            screen: Any = {"viewport": {"width": 1280, "height": 900}}
            yardstick = bare(folder, browser.new_page(**screen))
            with served(ROOT / "app.py", {"CLAIMLINE_LIBRARY": str(folder)}, given.port) as address:
                browse(address, browser.new_page(**screen), yardstick)
            browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
