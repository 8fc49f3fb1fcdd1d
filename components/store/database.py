"""The file under a library: connections, transactions, and what goes wrong with them, told in words."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import apsw
from filelock import FileLock

from components.errors import LibraryError
from components.store.schema import STEPS, is_current, migrate

FILE = "library.sqlite3"

# How long a writer waits for another one. Each transaction is one batch of a load (well under a second); a minute
# lets a slow disk finish before the user is told.
PATIENCE = 60_000

# Kilobytes of the file that a connection keeps in memory: a search looks hundreds of rows up in indices of some ten
# megabytes each, and SQLite's own 2 MB make it read the same pages again and again.
_CACHE = 48_000

_TROUBLES = {
    apsw.BusyError: "another program is writing to it and does not finish; wait for that load or stop it",
    apsw.ReadOnlyError: "it cannot be written; check the permissions of its folder",
    apsw.PermissionsError: "it cannot be read; check the permissions of its folder",
    apsw.CantOpenError: "it cannot be opened; check that the folder is there and can be written",
    apsw.FullError: "the disk is full; nothing of the last step was kept, make room and load again",
    apsw.IOError: "the disk could not be read or written; check the disk, then open it again",
    apsw.CorruptError: "its file is damaged; restore it from a copy or load the reports into a new library",
    apsw.NotADBError: "its file is no database; choose another folder or move that file away",
}


class Database:
    """One library file, safe to use from many threads and many processes at once.

    A connection serves one thread at a time and goes back to the pool afterwards: threads that come and go, as a web
    server's do, share a few. A process made by ``fork`` has to open the library itself.
    """

    def __init__(self, folder: Path, steps: Sequence[str] = STEPS) -> None:
        self.folder = folder
        self._path = folder / FILE
        self._idle: list[apsw.Connection] = []
        self._closed = False
        self._process = os.getpid()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(f'The library folder "{folder}" cannot be made: {error.strerror}.') from error
        with self._connection() as db:
            with _transaction(db, "DEFERRED"):  # one state, also while another process makes the library
                current = is_current(db, steps)
            if not current:
                # Two processes that open a new library at once: SQLite answers "busy" at once, without patience, to
                # the second that turns the write-ahead log on.
                with FileLock(folder / "library.lock"):
                    db.pragma("journal_mode", "wal")
                    with _transaction(db, "IMMEDIATE"):
                        migrate(db, steps)

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """A connection that sees one state of the library from its first query to the end of the block."""
        with self._connection() as db, _transaction(db, "DEFERRED"):
            yield db

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """A connection whose changes are kept as a whole at the end of the block, on disk, or not at all."""
        with self._connection() as db, _transaction(db, "IMMEDIATE"):
            yield db

    @contextmanager
    def alone(self) -> Iterator[apsw.Connection]:
        """A connection outside any transaction, for what concerns the file as a whole."""
        with self._connection() as db:
            yield db

    def close(self) -> None:
        """Let go of the file; blocks still running in other threads close theirs when they end."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _connection(self) -> Iterator[apsw.Connection]:
        if self._closed or self._process != os.getpid():
            raise LibraryError(f'The library "{self.folder}" was closed, or opened by another process; open it again.')
        try:
            try:
                db = self._idle.pop()
            except IndexError:
                db = self._connect()
            try:
                yield db
            finally:
                if self._closed:
                    db.close()
                else:
                    self._idle.append(db)
        except tuple(_TROUBLES) as error:
            trouble = next(words for kind, words in _TROUBLES.items() if isinstance(error, kind))
            raise LibraryError(f'The library "{self.folder}" cannot be used: {trouble}.') from error

    def _connect(self) -> apsw.Connection:
        db = apsw.Connection(str(self._path))
        db.set_busy_timeout(PATIENCE)
        db.pragma("foreign_keys", True)
        db.pragma("synchronous", "full")
        db.pragma("mmap_size", 0)
        db.pragma("cache_size", -_CACHE)
        return db


class Opened:
    """Whatever works on the file of a library folder; open it as a context or close it. Errors as in ``open_store``."""

    def __init__(self, folder: Path) -> None:
        self._database = Database(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the library's files."""
        self._database.close()


def storable(text: str) -> str:
    """The text with each half of a broken character (a lone surrogate) turned into "?"; offsets stay."""
    return text.encode("utf-8", "replace").decode("utf-8")


@contextmanager
def _transaction(db: apsw.Connection, kind: str) -> Iterator[None]:
    db.execute(f"BEGIN {kind}")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
