"""A file packed by gzip: read as what it is without the ending, unpacked as it is read and never written to disk."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import BinaryIO, cast

from components import readers
from components.errors import InputError
from components.readers import zips
from components.readers.decoding import File
from components.records import Entry, Rejection, Report

# What holds files itself is read by itself: packed once more it gains nothing, and is how a bomb is made.
_ARCHIVES = (".gz", ".zip")


def read(file: File) -> Iterator[Report | Entry | Rejection]:
    """The reports of the file that is packed; its rows are named as if it were not."""
    name = PurePath(file.name).stem
    if PurePath(name).suffix.lower() in _ARCHIVES:
        raise InputError("It is an archive packed once more. Unpack it and load the files.")
    size = file.stream.seek(0, os.SEEK_END)
    file.stream.seek(0)
    most = max(zips.RATIO_COUNTS_FROM, zips.HIGHEST_RATIO * size)
    try:
        with _Unpacked(file.stream, most) as stream:
            yield from readers.read_file(replace(file, stream=cast(BinaryIO, stream), name=name))
    except (*zips.BROKEN, OSError) as error:
        yield Rejection(file.origin, f"It cannot be unpacked: {error}.")


class _Unpacked(gzip.GzipFile):
    """What is packed, up to so many bytes; InputError beyond."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        super().__init__(fileobj=stream, mode="rb")
        self._most = most

    def read(self, size: int | None = -1) -> bytes:
        """As of any stream; one that is asked for all stops at the limit."""
        return self._within(super().read(self._most + 1 if size is None or size < 0 else size))

    def read1(self, size: int = -1) -> bytes:
        """As of any stream."""
        return self._within(super().read1(size))

    def _within(self, data: bytes) -> bytes:
        if self.tell() > self._most:
            raise InputError(
                f"It would unpack to more than {zips.HIGHEST_RATIO} times its size (a bomb?). Load the file itself."
            )
        return data
