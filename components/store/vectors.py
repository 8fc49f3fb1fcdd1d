"""The vectors of one model as a memory-mapped matrix, derived from the store and mended from it at any time.

The file has a header and then row after row of float16, row i being the vector at position i. An addition only appends;
a library that is compacted becomes another one by its id, and the file is made anew. The header counts the rows that
are safely on disk: what a kill left behind them is written again.
"""

from __future__ import annotations

import hashlib
import os
import re
import struct
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import apsw
import numkong
import numpy as np
from filelock import FileLock

from components.errors import LibraryError
from components.store.database import Database

Halves = np.ndarray[Any, np.dtype[np.float16]]

# Mark, library, dimension, rows that can be trusted; padded to a cache line.
_HEADER = struct.Struct("<8s16sQQ24x")
_MARK = b"CLMLvec1"

# Rows copied from the store at a time: 3 MB of 384 dimensions.
_CHUNK = 4096

# Rows compared with the store when a file is first opened; reading a whole large file at every start would take
# seconds, and a file that is another library's, cut short or zeroed shows in these. A single spoilt row may not: delete
# the file, and the next search makes it again.
_PROBES = 64


class VectorFile:
    """The matrix of one model beside a library."""

    def __init__(self, database: Database, model: str) -> None:
        name = re.sub(r"[^A-Za-z0-9]+", "-", model).strip("-")[-40:]
        digest = hashlib.blake2b(model.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
        self.path: Path = database.folder / f"vectors-{name}-{digest}.f16"
        self._database = database
        self._model = model
        self._mapped: tuple[bytes, Halves] | None = None
        self._lock = Lock()

    def rows(self, library: bytes, count: int) -> Halves | None:
        """The first ``count`` vectors of the store, float16 (count, dimension), from a file brought up to date.

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
        owner, matrix = mapped
        return matrix[:count] if owner == library else None

    def _bring_up_to_date(self) -> tuple[bytes, Halves]:
        with self._database.reading() as db:
            library = db.execute("SELECT id FROM library").get
            model, dimension, rows = db.execute(
                "SELECT row, dimension, vectors FROM model WHERE name = ?", (self._model,)
            ).get
            trusted = self._trusted(db, library, model, dimension)
            if trusted < rows:
                path = self.path if trusted else self.path.with_suffix(".new")
                with path.open("r+b" if trusted else "wb") as file:
                    file.truncate(_HEADER.size + trusted * dimension * 2)
                    file.seek(0, os.SEEK_END)
                    for start in range(trusted, rows, _CHUNK):
                        file.write(b"".join(_vectors(db, model, start, start + _CHUNK)))
                    file.flush()
                    os.fsync(file.fileno())
                    file.seek(0)
                    file.write(_HEADER.pack(_MARK, library, dimension, rows))
                if not trusted:
                    path.replace(self.path)
        return library, np.memmap(self.path, dtype="<f2", mode="r", offset=_HEADER.size, shape=(rows, dimension))

    def _trusted(self, db: apsw.Connection, library: bytes, model: int, dimension: int) -> int:
        """How many rows of the file are those of the store; none where any of them is not."""
        try:
            with self.path.open("rb") as file:
                mark, owner, width, trusted = _HEADER.unpack(file.read(_HEADER.size))
                if (mark, owner, width) != (_MARK, library, dimension):
                    return 0
                # The last row is among them: a file cut short or longer than the store shows there.
                for probe in np.linspace(0, trusted - 1, min(_PROBES, trusted), dtype=int).tolist():
                    file.seek(_HEADER.size + probe * dimension * 2)
                    if [file.read(dimension * 2)] != _vectors(db, model, probe, probe + 1):
                        return 0
                return int(trusted)
        except (OSError, struct.error):
            return 0


def cosines(matrix: Halves, vector: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The cosine of a unit vector with every row of a matrix of unit vectors, float64 (n,).

    numkong multiplies float16 as it is: 21 ms for 200,000 rows of 384 against 126 ms for numpy, which has to widen
    them first (one core).
    """
    if not len(matrix):
        return np.empty(0)
    return np.asarray(numkong.cdist(np.asarray(vector, dtype=np.float16)[None], matrix, "dot")).ravel()


def mean(matrix: Halves, rows: Sequence[int]) -> np.ndarray[Any, np.dtype[np.float32]]:
    """The direction in which these rows of a matrix of unit vectors point together, a unit vector, float32.

    Nought, which is near nothing, where they cancel out.
    """
    total = matrix[np.asarray(rows, dtype=np.int64)].astype(np.float32).sum(axis=0)
    length = float(np.linalg.norm(total))
    return np.asarray(total / (length or 1.0), dtype=np.float32)


def _vectors(db: apsw.Connection, model: int, start: int, stop: int) -> list[bytes]:
    rows = db.execute(
        "SELECT data FROM vector WHERE model = ? AND position >= ? AND position < ? ORDER BY position",
        (model, start, stop),
    )
    return [data for (data,) in rows]
