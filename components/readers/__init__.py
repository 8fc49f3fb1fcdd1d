"""Files -> Reports: a file, a folder or an archive in, its reports out, with a sentence for all that cannot be read.

``read`` is the one verb. A format is a module with a reader and its row in ``READERS``; the reader gets a file's
bytes and yields its reports, the names of fields are matched by ``fields``, dates by ``dates``, encodings by
``decoding``. ``origin`` of a report is the path as given, "!member" in an archive, "#row" in a table or list.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Protocol

from components.errors import InputError
from components.readers import archive, delimited, front_matter, lines, objects, plain
from components.readers.decoding import File
from components.records import Rejection, Report


class Reader(Protocol):
    """The reader of one format; it holds one report at a time where the format allows."""

    def __call__(self, file: File) -> Iterator[Report | Rejection]:
        """The reports in a file; a row that cannot be read is a Rejection, raises InputError where all cannot."""


READERS: dict[str, Reader] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": front_matter.read,
    ".markdown": front_matter.read,
    ".csv": delimited.read,
    ".tsv": delimited.read,
    ".jsonl": lines.read,
    ".ndjson": lines.read,
    ".json": objects.read,
    ".zip": archive.read,
}


def read(path: Path) -> Iterator[Report | Rejection]:
    """The reports in a file, a folder (with its folders, in order) or a zip archive of them.

    In a folder, hidden files and a README, which speaks of the reports and is none, are left out.

    What cannot be read comes as a Rejection that names file, row and field, and never stops the rest.
    """
    origin = _printable(path)
    try:
        if path.is_dir():
            yield from _read_folder(path)
        elif not path.exists():
            yield Rejection(origin, "There is no such file or folder.")
        elif not path.is_file():
            yield Rejection(origin, "It is no ordinary file.")
        else:
            with path.open("rb") as stream:
                yield from read_file(File(stream, path.name, origin))
    except OSError as error:
        yield Rejection(origin, f"It could not be opened: {error.strerror or error}.")


def read_file(file: File) -> Iterator[Report | Rejection]:
    """The reports in one file by the reader of its suffix."""
    suffix = PurePath(file.name).suffix.lower()
    if suffix not in READERS:
        yield Rejection(file.origin, f"It cannot be read: only files are whose names end in {', '.join(READERS)}.")
        return
    found = False
    try:
        for item in READERS[suffix](file):
            found = True
            yield item
    except InputError as error:
        yield Rejection(file.origin, str(error))
        return
    if not found:
        yield Rejection(file.origin, "It holds no reports.")


def _read_folder(folder: Path) -> Iterator[Report | Rejection]:
    problems: list[OSError] = []
    found = False
    for place, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.lower().startswith((".", "readme"))):
            found = True
            yield from read(Path(place, name))
    for problem in problems:
        yield Rejection(_printable(Path(problem.filename)), f"The folder could not be opened: {problem.strerror}.")
    if not found and not problems:
        yield Rejection(_printable(folder), "The folder holds no files.")


def _printable(path: Path) -> str:
    """A path as it can be kept and shown; bytes of a name that are no characters become question marks."""
    return str(path).encode("utf-8", "replace").decode("utf-8")
