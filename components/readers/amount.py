"""How much of an input has been read: the bytes of its files that lie behind the reader, over those of all of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


class Amount:
    """What there is to read and what of it was read; nothing is known of an address until it has been fetched."""

    def __init__(self, files: Iterable[Path] | None = None) -> None:
        """``files`` are all that will be read; None where not all of it is known."""
        self._total = sum(map(_size, files or ()))
        self._behind = 0
        self._stream: BinaryIO | None = None

    @contextmanager
    def reading(self, path: Path, stream: BinaryIO, in_rows: bool) -> Iterator[None]:
        """Count a file once it has been read; while it is read, how far it is, where its rows are read one by one.

        Of other formats the whole file is taken in before its first report comes.
        """
        self._stream = stream if in_rows else None
        try:
            yield
        finally:
            self._stream = None
            self._behind += _size(path)

    def share(self) -> float | None:
        """The share that was read so far, 0 to 1; None where it is not known, or nothing can be said yet."""
        here = 0 if self._stream is None or self._stream.closed else self._stream.tell()
        return min((self._behind + here) / self._total, 1.0) if self._total and self._behind + here else None


def _size(path: Path) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
