"""While a load runs: what is shown stays, the page says so and offers to refresh; what was read is read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.library import sample_folder
from components.pace import Ahead
from components.store import Loads, open_store
from components.store.sqlite import SqliteStore
from tests.pages.test_pages import opened, said
from tests.store.making import claim, entry, put, report


@pytest.fixture(autouse=True)
def _cold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINE_WARM", "0")


def add(folder: Path, number: int) -> None:
    """One report more, with one claim of its own."""
    text = f"{number} people were killed on the road to the harbour."
    owner = report(text, f"Report {number}", f"2024-08-{number:02}")
    with open_store(folder) as store:
        put(store, [entry(owner, claim(owner, str(number), low=float(number), high=float(number)))])


@pytest.fixture
def library(home: Path) -> Path:
    for number in (11, 12):
        add(home, number)
    return home


def test_reports_that_come_in_change_nothing_until_somebody_asks(library: Path) -> None:
    app = opened("trends")
    assert "2 marks from 2 claims" in said(app)
    with Loads(library) as log:
        load = log.begin(["file.jsonl"])  # this process lives: the load is at work
        add(library, 13)
        app.run()
        assert "2 marks from 2 claims" in said(app)
        assert "Reports are being loaded" in said(app)
        refresh(app)
        assert "3 marks from 3 claims" in said(app)
        add(library, 14)
        log.finish(load, "done")
    app.run()
    assert "4 marks from 4 claims" in said(app)
    assert "Reports are being loaded" not in said(app)


def test_the_first_start_says_how_far_the_sample_is(home: Path) -> None:
    folder = sample_folder()
    with Loads(folder) as log:
        load = log.begin(["reports.jsonl"])  # this process lives: the load is at work
        assert "Loading …" in said(opened())
        log.update(load, added=40, already=0, ahead=Ahead(0.4, 90.0))
        app = opened()
        (bar,) = app.get("progress")
        assert bar.proto.value == 40
        assert "40 %: 40 reports read" in bar.proto.text
    assert not home.exists()


def test_a_rerun_reads_no_claims_and_a_fetch_reads_them_once(library: Path, calls: Counter[str]) -> None:
    assert library.is_dir()
    app = opened("trends", metric="People killed")
    assert calls["claims"] == 2  # those of the question, and those that the address selects
    assert calls["facets"] <= 3  # of the question, of the whole library, and of its outlets
    calls.clear()
    app.run()
    assert calls["claims"] == 1
    assert calls["facets"] == 0


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each verb of the store that reads tables was called; each does what it always does."""
    counted = Counter[str]()

    def counting(name: str, verb: Callable[..., Any]) -> Callable[..., Any]:
        def called(*given: Any, **more: Any) -> Any:
            counted[name] += 1
            return verb(*given, **more)

        return called

    for name in ("claims", "facets"):
        monkeypatch.setattr(SqliteStore, name, counting(name, getattr(SqliteStore, name)))
    return counted


def refresh(app: AppTest) -> None:
    next(button for button in app.button if button.label == "Refresh").click().run()
