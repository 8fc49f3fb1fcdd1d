"""A library as a whole: its name, a copy of it, its end."""

from __future__ import annotations

import shutil
from pathlib import Path

from components.errors import LibraryError
from components.store.database import FILE, Database, storable

# The files that a library makes: of SQLite, of vectors for search, and the locks of both.
_OWN = (FILE, f"{FILE}-wal", f"{FILE}-shm", f"{FILE}-journal", "library.lock",
        "vectors-*.f16", "vectors-*.i8", "vectors-*.scales", "vectors-*.new", "vectors-*.lock")  # fmt: skip


def is_library(folder: Path) -> bool:
    """Whether this folder holds a library."""
    return (folder / FILE).is_file()


def name(folder: Path) -> str:
    """The name that a person gave the library in this folder, "" where none was given."""
    database = Database(folder)
    try:
        with database.reading() as db:
            return str(db.execute("SELECT name FROM library").get)
    finally:
        database.close()


def rename(folder: Path, new: str) -> None:
    """Give the library in this folder a name; its folder stays where it is."""
    database = Database(folder)
    try:
        with database.writing() as db:
            db.execute("UPDATE library SET name = ?, changes = changes + 1", (storable(new),))
    finally:
        database.close()


def copy(folder: Path, to: Path, new: str) -> None:
    """Make another library of this one's state of the moment, with an identity of its own, under a new name.

    LibraryError where something stands at ``to`` already, or it cannot be written.
    """
    if to.exists():
        raise LibraryError(f'"{to}" is there already; choose another name for the copy.')
    database = Database(folder)
    try:
        to.mkdir(parents=True)
        with database.alone() as db:
            db.execute("VACUUM INTO ?", (str(to / FILE),))
    except OSError as error:
        raise LibraryError(f'The copy "{to}" cannot be made: {error.strerror}.') from error
    finally:
        database.close()
    copied = Database(to)
    try:
        with copied.alone() as db:
            db.pragma("journal_mode", "wal")  # which a copy does not take over
        with copied.writing() as db:
            db.execute("UPDATE library SET id = randomblob(16), name = ?", (storable(new),))
            db.execute("DELETE FROM load WHERE state = 'running'")
    finally:
        copied.close()


def delete(folder: Path) -> None:
    """Delete the library in this folder for good; files that are not the library's stay, and with them the folder.

    LibraryError where a file cannot be deleted.
    """
    try:
        for pattern in _OWN:
            for file in folder.glob(pattern):
                file.unlink(missing_ok=True)
        if (folder / "inbox").is_dir():
            shutil.rmtree(folder / "inbox")
        if not any(folder.iterdir()):
            folder.rmdir()
    except OSError as error:
        raise LibraryError(f'The library "{folder}" could not be deleted: {error.strerror}.') from error
