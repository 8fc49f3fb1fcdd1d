"""A library as a whole: its name, its copy, its end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw
import pandas as pd
import pytest

from components.errors import LibraryError
from components.question import Question
from components.store import Loads, Removals, Reviews, Store, folders, open_store
from tests.store.making import MODEL, claim, entry, found, put, report, vector

REPORT = report("The governor spoke of 3 dead.", "Night")
DEAD = claim(REPORT, "3 dead")
SECOND = report("Kyiv says it holds 74 villages.", "Day")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "one") as opened:
        put(opened, [entry(REPORT, DEAD), entry(SECOND)])
        yield opened


def identity(folder: Path) -> bytes:
    db = apsw.Connection(str(folder / "library.sqlite3"))
    known = bytes(db.execute("SELECT id FROM library").get)
    db.close()
    return known


def test_a_folder_with_a_library_is_told_from_others(store: Store, tmp_path: Path) -> None:
    assert store.summary().reports == 2
    assert folders.is_library(tmp_path / "one")
    assert not folders.is_library(tmp_path)
    assert not folders.is_library(tmp_path / "stranger")


def test_a_new_name_is_seen_where_the_library_is_open(store: Store, tmp_path: Path) -> None:
    assert (folders.name(tmp_path / "one"), store.summary().name) == ("", "")
    before = store.summary().fingerprint
    folders.rename(tmp_path / "one", "Summer '24; <script> \ud800")
    assert folders.name(tmp_path / "one") == store.summary().name == "Summer '24; <script> ?"
    assert store.summary().fingerprint == before


def test_a_copy_has_the_same_content_and_its_own_name(store: Store, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "beside" / "two"
    folders.rename(one, "First")
    with Reviews(one) as reviews, Removals(one) as removals:
        reviews.give(DEAD.id, "rejected", "of another war", "Mara")
        removals.remove([SECOND.id], "Mara")
    folders.copy(one, two, "Second")
    with open_store(two) as copy, Reviews(two) as reviews, Removals(two) as removals:
        assert (store.summary().name, copy.summary().name) == ("First", "Second")
        assert copy.summary().fingerprint == store.summary().fingerprint
        assert copy.report(REPORT.id) == REPORT
        asked = Question(review="all")
        pd.testing.assert_frame_equal(copy.claims(asked), store.claims(asked))
        assert [one.reason for one in reviews.history(DEAD.id)] == ["of another war"]
        assert [one.report_id for one in removals.all()] == [SECOND.id]
        scores = copy.nearest(vector(REPORT.title), MODEL, Question(), 1)
        assert found(scores) == [REPORT.id]
    assert identity(one) != identity(two)


def test_what_happens_to_a_copy_does_not_touch_the_other(store: Store, tmp_path: Path) -> None:
    before = store.summary()
    folders.copy(tmp_path / "one", tmp_path / "two", "Second")
    new = report("Words of the copy alone.")
    with open_store(tmp_path / "two") as copy, Reviews(tmp_path / "two") as reviews:
        put(copy, [entry(new)])
        reviews.give(DEAD.id, "rejected", "", "Mara")
        assert copy.summary().reports == 3
        assert store.summary() == before
        folders.delete(tmp_path / "one")
        assert copy.report(REPORT.id) == REPORT
        assert found(copy.nearest(vector(new.text), MODEL, Question(), 1)) == [new.id]


def test_a_copy_is_read_while_it_is_written(store: Store, tmp_path: Path) -> None:
    """As any library is: a long reading neither waits for a load nor holds it up."""
    assert store.summary().reports == 2
    folders.copy(tmp_path / "one", tmp_path / "two", "Second")
    reader = apsw.Connection(str(tmp_path / "two" / "library.sqlite3"))
    reader.execute("BEGIN")
    assert reader.execute("SELECT count(*) FROM report").get == 2
    with open_store(tmp_path / "two") as copy:
        put(copy, [entry(report("New words."))])
        assert copy.summary().reports == 3
    assert reader.execute("SELECT count(*) FROM report").get == 2
    reader.close()


def test_a_load_that_runs_is_not_copied_along(store: Store, tmp_path: Path) -> None:
    assert store.summary().reports == 2
    with Loads(tmp_path / "one") as loads:
        loads.finish(loads.begin(["a.csv"]), "done")
        loads.begin(["b.csv"])
    folders.copy(tmp_path / "one", tmp_path / "two", "Second")
    with Loads(tmp_path / "two") as loads:
        assert [load.origins for load in loads.all()] == [("a.csv",)]


def test_a_copy_replaces_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "notes.txt").write_text("mine")
    with pytest.raises(LibraryError, match="is there already; choose another name"):
        folders.copy(tmp_path / "one", tmp_path / "two", "Second")
    assert [file.name for file in (tmp_path / "two").iterdir()] == ["notes.txt"]
    with pytest.raises(LibraryError, match="cannot be made"):
        folders.copy(tmp_path / "one", tmp_path / "two" / "notes.txt" / "three", "Third")
    assert store.summary().reports == 2


def test_a_deleted_library_leaves_no_file_and_no_folder(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "one"
    assert found(store.nearest(vector(REPORT.title), MODEL, Question(), 1)) == [REPORT.id]
    (folder / "inbox" / "upload").mkdir(parents=True)
    (folder / "inbox" / "upload" / "a.csv").write_text("waits")
    store.close()
    folders.delete(folder)
    assert not folder.exists()


def test_deleting_leaves_the_files_of_others(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "one"
    assert found(store.nearest(vector(REPORT.title), MODEL, Question(), 1)) == [REPORT.id]
    store.close()
    strangers = {"notes.txt", "library.sqlite3.backup", "vectors-of-attack.csv", "library.md"}
    for name in strangers:
        (folder / name).write_text("mine")
    folders.delete(folder)
    assert {file.name for file in folder.iterdir()} == strangers
    assert not folders.is_library(folder)


def test_a_library_can_be_made_where_one_was_deleted(store: Store, tmp_path: Path) -> None:
    store.close()
    folders.delete(tmp_path / "one")
    with open_store(tmp_path / "one") as again:
        assert again.summary().reports == 0
        put(again, [entry(REPORT, DEAD)])
        assert found(again.nearest(vector(REPORT.title), MODEL, Question(), 1)) == [REPORT.id]


def test_a_folder_that_is_not_there_cannot_be_deleted(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="could not be deleted"):
        folders.delete(tmp_path / "stranger")
