"""Several processes on one library, and what a kill leaves behind."""

from __future__ import annotations

import random
import signal
from pathlib import Path

import apsw

from components.question import Question
from components.store import open_store
from tests.store.child import BATCH, CLAIMS, LINES, REPORTS, made, start
from tests.store.making import MODEL, found, vector


def assert_whole(folder: Path) -> int:
    """Every report of the library has all its parts; how many reports there are."""
    db = apsw.Connection(str(folder / "library.sqlite3"))
    assert db.execute("PRAGMA integrity_check").get == "ok"
    assert db.execute("PRAGMA foreign_key_check").get is None
    db.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    assert db.execute("SELECT count(*) FROM words_docsize WHERE id NOT IN (SELECT row FROM passage)").get == 0
    db.close()
    with open_store(folder) as store:
        table = store.reports(Question(), limit=REPORTS + 1)
        assert len(table) % BATCH == 0  # a batch is kept as a whole or not at all
        assert (table["claims"] == CLAIMS).all()
        numbers = [int(title.removeprefix("Title of report")) for title in table["title"]]
        for number in numbers:
            one = made(number)
            assert store.report(one.report.id) == one.report
            assert set(store.match(f"report{number}", Question(), 100).passages) == set(one.passages)
            assert len(one.passages) == LINES + 1
            nearest = store.nearest(vector(one.report.title), MODEL, Question(), 1)
            assert found(nearest) == [one.report.id]
            assert nearest.values[0] > 0.99
        return len(numbers)


def test_a_killed_load_leaves_whole_reports_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    chance = random.Random(20240814)
    kept = 0
    for _ in range(4):
        child = start("write", tmp_path)
        assert child.stdout is not None
        for _ in range(chance.randint(1, 5)):
            assert child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        child.communicate()
        assert child.returncode == -signal.SIGKILL
        now = assert_whole(tmp_path)
        assert kept < now < REPORTS
        kept = now
    child = start("write", tmp_path)
    _, errors = child.communicate()
    assert (child.returncode, errors) == (0, "")
    assert assert_whole(tmp_path) == REPORTS


def test_a_load_that_was_killed_has_the_content_of_one_that_was_not(tmp_path: Path) -> None:
    child = start("write", tmp_path / "killed")
    assert child.stdout is not None
    assert child.stdout.readline()
    child.kill()
    child.communicate()
    for folder in ("killed", "whole"):
        assert start("write", tmp_path / folder).communicate()[1] == ""
    with open_store(tmp_path / "killed") as killed, open_store(tmp_path / "whole") as whole:
        assert killed.summary().fingerprint == whole.summary().fingerprint
        assert killed.summary().reports == REPORTS


def test_readers_read_on_while_another_process_writes(tmp_path: Path) -> None:
    children = [start("write", tmp_path), start("read", tmp_path), start("read", tmp_path)]
    answers = [child.communicate() for child in children]
    assert [errors for _, errors in answers] == ["", "", ""]
    assert [child.returncode for child in children] == [0, 0, 0]


def test_two_processes_that_load_the_same_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    children = [start("write", tmp_path), start("write", tmp_path)]
    assert [child.communicate()[1] for child in children] == ["", ""]
    assert assert_whole(tmp_path) == REPORTS
