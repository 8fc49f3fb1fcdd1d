"""Loads that run beside, are stopped, are killed, and go on: real processes, real signals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from components import jobs
from components.library import Library
from components.question import Question
from components.records import Report
from tests.conftest import ROOT, STORY

MANY = 200


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file of 200 short reports, each with one claim."""
    path = tmp_path / "many.jsonl"
    rows = (
        {"id": f"r{n}", "text": f"At least {n} people were killed in Kharkiv, police said.", "published": "2024-08-14"}
        for n in range(2, MANY + 2)
    )
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def loading(folder: Path, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "components", "add", str(path), "--library", str(folder)],
        cwd=ROOT, stderr=subprocess.PIPE, text=True, bufsize=1,
    )  # fmt: skip


def read_until(words: str, process: subprocess.Popen[str]) -> None:
    """Read what a load says until it has said these words."""
    told = ""
    while words not in told:
        letter = process.stderr.read(1) if process.stderr else ""
        assert letter, told
        told += letter


def test_a_load_that_is_killed_keeps_whole_reports_and_goes_on(tmp_path: Path, many: Path) -> None:
    folder = tmp_path / "library"
    with loading(folder, many) as process:
        read_until("64 reports", process)
        os.kill(process.pid, signal.SIGKILL)

    with Library(folder) as library:
        kept = library.summary()
        assert 64 <= kept.reports < MANY
        assert (kept.claims, kept.passages) == (kept.reports, kept.reports)
        load = jobs.newest(folder)
        assert load
        assert (load.state, jobs.running(load)) == ("running", False)
        # What is said to be done is what is kept, though all of the file had been read ahead.
        assert load.ahead.share is not None
        assert load.done / MANY <= load.ahead.share < 1

    jobs.resume(folder, load.id)
    ended = jobs.wait(folder, load.id)
    assert (ended.state, ended.added, ended.already) == ("done", MANY - kept.reports, kept.reports)
    with Library(folder) as library:
        assert library.summary().reports == MANY
        assert sorted(library.claims(Question())["low"]) == list(range(2, MANY + 2))


def test_a_load_that_is_asked_to_stop_stops_and_says_so(tmp_path: Path, many: Path) -> None:
    folder = tmp_path / "library"
    with loading(folder, many) as process:
        read_until("64 reports", process)
        load = jobs.newest(folder)
        assert load
        jobs.stop(folder, load.id)
        assert process.stderr
        process.stderr.read()
    ended = jobs.newest(folder)
    assert ended
    assert ended.state == "stopped"
    assert 64 <= ended.added < MANY


def test_an_upload_waits_in_the_inbox_and_leaves_it_when_it_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    path = jobs.receive(folder, "../../2024-08-14 story & co.txt", STORY.encode())
    assert path.parent.parent == folder / "inbox"
    assert path.name == "2024-08-14_story_co.txt"
    ended = jobs.wait(folder, jobs.start(folder, [path]))
    assert (ended.state, ended.added) == ("done", 1)
    assert list((folder / "inbox").iterdir()) == []
    with Library(folder) as library:
        assert library.claims(Question(metrics=("drones_downed",)))["low"].tolist() == [117]


def test_a_load_that_cannot_go_on_says_why(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    ended = jobs.wait(folder, jobs.start(folder, [tmp_path / "nowhere.txt"]))
    assert ended.state == "done"
    assert "no such file" in jobs.rejections(folder, ended.id)[0].reason.lower()


def test_own_reports_do_not_join_the_sample(sample: Path) -> None:
    with Library(sample) as library:
        before = library.summary().reports
        added = library.add([Report.new(STORY, source="A newspaper")])
        assert (added.added, library.summary().reports) == (0, before)
        assert "another" in added.rejected[0].reason


def test_a_table_of_coded_claims_and_its_mapping_are_uploaded_together(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    names = ("coded_claims.csv", "coded_claims.toml")
    received = [jobs.receive(folder, name, (ROOT / "tests" / name).read_bytes()) for name in names]
    ended = jobs.wait(folder, jobs.start(folder, received))
    assert (ended.state, ended.added, ended.rejected) == ("done", 6, 0)
    assert not any(path.exists() for path in received)
    assert not jobs.asked(folder)
