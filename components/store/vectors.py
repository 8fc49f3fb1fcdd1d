"""The vectors of one model as memory-mapped files, derived from the store and mended from it at any time.

A file has a header and then row after row, row i being of the vector at position i: in one file the vector in float16,
as the store keeps it, in another the same in whole numbers of 8 bits, which ``scan`` reads, in a third their scales,
which are looked through at every addition. An addition only appends; a library that is compacted becomes another one by
its id, and the files are made anew. The header counts the rows that are safely on disk: what a kill left behind them is
written again.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import re
import struct
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

import apsw
import numpy as np
from filelock import FileLock

from components.errors import LibraryError
from components.store import scan
from components.store.database import Database
from components.store.scan import Vectors

# How the names of the three files end.
FILES = _HALVES, _WHOLES, _SCALES = ".f16", ".i8", ".scales"

# Mark, library, dimension, rows that can be trusted; padded to a cache line.
_HEADER = struct.Struct("<8s16sQQ24x")

# Rows derived at a time: 3 MB of 384 dimensions in float16.
_CHUNK = 4096

# Rows compared with those that they are derived from when a file is first opened; reading a whole large file at every
# start would take seconds, and a file that is another library's, cut short or zeroed shows in these. A single spoilt
# row may not: delete the file, and the next search makes it again.
_PROBES = 64


class VectorFile:
    """The vectors of one model beside a library."""

    def __init__(self, database: Database, model: str) -> None:
        name = re.sub(r"[^A-Za-z0-9]+", "-", model).strip("-")[-40:]
        digest = hashlib.blake2b(model.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
        self.path: Path = database.folder / f"vectors-{name}-{digest}{_HALVES}"
        self._database = database
        self._model = model
        self._mapped: tuple[bytes, Vectors] | None = None
        self._lock = Lock()

    def vectors(self, library: bytes, count: int) -> Vectors | None:
        """The first ``count`` vectors of the store, from files brought up to date.

        ``library`` is the id under which the caller sees the library; None where it has another one by now, since the
        rows have other positions then.
        """
        mapped = self._mapped
        if mapped is None or mapped[0] != library or len(mapped[1]) < count:
            try:
                with self._lock, FileLock(self.path.with_suffix(".lock")):
                    mapped = self._mapped = self._bring_up_to_date()
            except OSError as error:
                raise LibraryError(
                    f'"{self.path}", which holds the vectors for search, cannot be written: {error.strerror}. Make '
                    "room or mend the permissions and search again; no report is lost."
                ) from error
        owner, vectors = mapped
        return vectors.first(count) if owner == library else None

    def _bring_up_to_date(self) -> tuple[bytes, Vectors]:
        with self._database.reading() as db:
            library = db.execute("SELECT id FROM library").get
            model, dimension, count = db.execute(
                "SELECT row, dimension, vectors FROM model WHERE name = ?", (self._model,)
            ).get
            file = _Rows(self.path, b"CLMLvec1", library, dimension, np.dtype(("<f2", dimension)))
            halves = file.map(count, lambda start, stop: _kept(db, model, start, stop))
        file = _Rows(self.path.with_suffix(_WHOLES), b"CLMLint2", library, dimension, np.dtype(("i1", dimension)))
        wholes = file.map(count, lambda start, stop: scan.in_whole_numbers(halves[start:stop])[0].tobytes())
        file = _Rows(self.path.with_suffix(_SCALES), b"CLMLscl1", library, dimension, scan.SCALE)
        scales = file.map(count, lambda start, stop: scan.in_whole_numbers(halves[start:stop])[1].tobytes())
        return library, Vectors(halves, wholes, scales)


class _Rows:
    """A file of rows of one form, derived from others by position."""

    def __init__(self, path: Path, mark: bytes, library: bytes, dimension: int, form: np.dtype[Any]) -> None:
        self._path, self._form, self._width = path, form, form.itemsize
        self._owner = (mark, library, dimension)

    def map(self, count: int, derive: Callable[[int, int], bytes]) -> np.ndarray[Any, Any]:
        """The first ``count`` rows of the file in memory; those that it lacks are derived and written."""
        trusted = self._trusted(derive)
        if trusted < count:
            path = self._path if trusted else self._path.with_suffix(".new")
            with path.open("r+b" if trusted else "wb") as file:
                file.truncate(_HEADER.size + trusted * self._width)
                file.seek(0, os.SEEK_END)
                for start in range(trusted, count, _CHUNK):
                    file.write(derive(start, min(start + _CHUNK, count)))
                file.flush()
                os.fsync(file.fileno())
                file.seek(0)
                file.write(_HEADER.pack(*self._owner, count))
            if not trusted:
                path.replace(self._path)
        with self._path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), _HEADER.size + count * self._width, access=mmap.ACCESS_READ)
        return np.frombuffer(mapped, self._form, count, _HEADER.size)

    def _trusted(self, derive: Callable[[int, int], bytes]) -> int:
        """How many rows of the file are those that they are derived from; none where any of them is not."""
        try:
            with self._path.open("rb") as file:
                *owner, trusted = _HEADER.unpack(file.read(_HEADER.size))
                if tuple(owner) != self._owner:
                    return 0
                # The last row is among them: a file cut short or longer than the store shows there.
                for probe in np.linspace(0, trusted - 1, min(_PROBES, trusted), dtype=int).tolist():
                    file.seek(_HEADER.size + probe * self._width)
                    if file.read(self._width) != (derive(probe, probe + 1) or None):
                        return 0
                return int(trusted)
        except (OSError, struct.error):
            return 0


def _kept(db: apsw.Connection, model: int, start: int, stop: int) -> bytes:
    rows = db.execute(
        "SELECT data FROM vector WHERE model = ? AND position >= ? AND position < ? ORDER BY position",
        (model, start, stop),
    )
    return b"".join(data for (data,) in rows)
