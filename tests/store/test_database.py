"""Opening, migrating, sharing and closing a library's file."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import apsw
import pytest

from components.errors import LibraryError
from components.question import Question
from components.store import open_store
from components.store.database import FILE, Database
from components.store.schema import STEPS
from tests.store.making import MODEL, entry, found, put, report, vector

WORDS = ("CREATE TABLE thing (row INTEGER PRIMARY KEY, name TEXT NOT NULL)", "INSERT INTO thing VALUES (1, 'first')")


def test_a_library_of_an_older_version_takes_the_steps_it_lacks(tmp_path: Path) -> None:
    with Database(tmp_path, WORDS[:1]).writing() as db:
        db.execute("INSERT INTO thing VALUES (7, 'kept')")
    newer = (*WORDS, "ALTER TABLE thing ADD COLUMN size INTEGER NOT NULL DEFAULT 5")
    with Database(tmp_path, newer).reading() as db:
        assert list(db.execute("SELECT * FROM thing ORDER BY row")) == [(1, "first", 5), (7, "kept", 5)]
        assert db.pragma("user_version") == 3
    with Database(tmp_path, newer).reading() as db:  # and takes none twice
        assert db.execute("SELECT count(*) FROM thing").get == 2


def test_a_migration_that_fails_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    Database(tmp_path, WORDS[:1]).close()
    with pytest.raises(apsw.SQLError):
        Database(tmp_path, (*WORDS, "INSERT INTO nothing VALUES (1)"))
    with Database(tmp_path, WORDS[:1]).reading() as db:
        assert db.execute("SELECT count(*) FROM thing").get == 0
        assert db.pragma("user_version") == 1


def test_todays_schema_is_reached_from_every_version_before(tmp_path: Path) -> None:
    schemas = []
    for version in range(len(STEPS) + 1):
        if version:
            Database(tmp_path / str(version), STEPS[:version]).close()
        with Database(tmp_path / str(version)).reading() as db:
            schemas.append(list(db.execute("SELECT name, sql FROM sqlite_schema ORDER BY name")))
    assert all(schema == schemas[0] for schema in schemas)


def test_a_library_that_kept_no_count_of_its_passages_counts_them_once(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        put(store, [entry(report(f"text number {number}")) for number in range(3)])
        passages = store.summary().passages
    with Database(tmp_path).writing() as db:
        db.execute("DROP TRIGGER passage_came; DROP TRIGGER passage_went; ALTER TABLE library DROP COLUMN passages")
        db.pragma("user_version", 7)
    with open_store(tmp_path) as store:
        assert store.summary().passages == passages
        put(store, [entry(report("one more text"))])
        assert store.summary().passages > passages


def test_a_library_of_a_newer_version_says_so(tmp_path: Path) -> None:
    Database(tmp_path, (*STEPS, "CREATE TABLE later (row INTEGER PRIMARY KEY)")).close()
    with pytest.raises(LibraryError, match=r"newer version of Claimline .* update Claimline"):
        open_store(tmp_path)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    db = apsw.Connection(str(tmp_path / FILE))
    db.execute("CREATE TABLE theirs (x)")
    db.close()
    with pytest.raises(LibraryError, match="another program"):
        open_store(tmp_path)


def test_a_file_that_is_no_database_says_so(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("this is a letter and no database\n" * 100)
    with pytest.raises(LibraryError, match="no database"):
        open_store(tmp_path)


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="cannot be made"):
        open_store(tmp_path / "file" / "library")


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.close()
    with pytest.raises(LibraryError, match="closed"):
        store.summary()


def test_what_is_written_can_be_lost_by_no_crash(tmp_path: Path) -> None:
    with Database(tmp_path).reading() as db:
        assert db.pragma("journal_mode") == "wal"
        assert db.pragma("synchronous") == 2
        assert db.pragma("mmap_size") == 0
        assert db.pragma("foreign_keys") == 1


def test_many_threads_use_one_store(tmp_path: Path) -> None:
    with open_store(tmp_path) as store, ThreadPoolExecutor(8) as threads:

        def work(number: int) -> list[str]:
            one = entry(report(f"words of report number{number}"))
            put(store, [one])
            assert found(store.match(f"number{number}", Question(), 10)) == [one.report.id]
            return found(store.nearest(vector(one.report.text), MODEL, Question(), 1))

        assert len({id for ids in threads.map(work, range(40)) for id in ids}) == 40
        assert store.summary().reports == 40


def test_a_new_library_can_be_opened_many_times_at_once(tmp_path: Path) -> None:
    start = Barrier(8)

    def work(_: int) -> int:
        start.wait()
        with open_store(tmp_path / "new") as store:
            return store.summary().reports

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(work, range(8))) == [0] * 8


def test_a_reader_sees_one_state_to_the_end_of_its_block(tmp_path: Path) -> None:
    database = Database(tmp_path)
    with open_store(tmp_path) as store, database.reading() as db:
        assert db.execute("SELECT count(*) FROM report").get == 0
        put(store, [entry(report("came while the other was reading"))])
        assert db.execute("SELECT count(*) FROM report").get == 0
    with database.reading() as db:
        assert db.execute("SELECT count(*) FROM report").get == 1
    database.close()
