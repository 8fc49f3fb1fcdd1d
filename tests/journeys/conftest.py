"""A served dashboard and a real browser before it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Page, expect, sync_playwright

from tests.conftest import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

# A first page waits for imports and, on a first start, for the sample's load, on a machine that may be busy.
PATIENCE = 120_000
# Milliseconds in which a click that was taken has drawn what it asks for; one that was lost is given again.
CLICK_TAKEN = 15_000

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium the journeys are skipped and say how to get it; where CI is set they fail instead."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason="needs Chromium: apt-get install chromium"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "Chromium is missing: apt-get install chromium"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@contextmanager
def served(library: Path, log: Path) -> Iterator[str]:
    """The address of a dashboard over this library; it is up when it says so."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = {**os.environ, "CLAIMLINE_LIBRARY": str(library)}
    with (
        log.open("w") as errors,
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        ) as server,
    ):
        try:
            assert server.stdout
            assert any("URL" in line for line in server.stdout), log.read_text()
            yield f"http://localhost:{port}"
        finally:
            server.kill()


@pytest.fixture
def first_start(home: Path, tmp_path: Path) -> Iterator[str]:
    """A dashboard that nobody has started before."""
    with served(home, tmp_path / "server.log") as address:
        yield address


@pytest.fixture(scope="session")
def dashboard(_sample_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard with the sample library loaded; journeys that change nothing share it."""
    with served(_sample_once.with_name("library"), tmp_path_factory.mktemp("log") / "server.log") as address:
        yield address


@pytest.fixture
def own_dashboard(sample: Path, home: Path, tmp_path: Path) -> Iterator[str]:
    """A dashboard with the sample library loaded and room for an own one."""
    assert sample.is_dir()
    with served(home, tmp_path / "server.log") as address:
        yield address


def take(page: Page, menu: str, offered: str, *choices: str) -> Path:
    """Open a menu under the chart, choose in it, and download what its button offers then."""
    button = page.get_by_test_id("stPopover").get_by_role("button", name=menu)
    if button.get_attribute("aria-expanded") != "true":
        button.click()
    body = page.get_by_test_id("stPopoverBody")
    for choice in choices:
        body.get_by_text(choice, exact=True).click()
    with page.expect_download() as waiting:
        body.get_by_role("button", name=f"Download {offered}", exact=True).click()
    return kept(waiting.value)


def kept(download: Download) -> Path:
    """A downloaded file under the name that it was given."""
    file = Path(download.path()).with_name(download.suggested_filename)
    download.save_as(file)
    return file
