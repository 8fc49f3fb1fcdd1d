"""Files -> Reports: a file, a folder or an archive in, its reports out, with a sentence for all that cannot be read.

``read`` is the one verb. A format is a module with a reader and its row in ``READERS``; the reader gets a file's bytes
and yields its reports, the names of fields are matched by ``fields``, dates by ``dates``, encodings by ``decoding``,
columns with names of their own by ``columns``. Tables of claims that somebody coded are read by ``coded`` as their
``forms`` say. ``orders`` are for dates that leave day and month open. ``origin`` of a report is the path or address as
given, "!member" in an archive, "!sheet" in a workbook, "#row" in a table, list or feed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import Protocol

from components.errors import InputError
from components.readers import (
    archive,
    delimited,
    feeds,
    forms,
    front_matter,
    lines,
    mail,
    objects,
    packed,
    parquet,
    pdf,
    plain,
    sheets,
    web_page,
    word,
)
from components.readers.amount import Amount
from components.readers.columns import Columns, UnknownColumns, read_mapping, write_mapping
from components.readers.decoding import File
from components.readers.forms import Form, is_form
from components.readers.forms import read as read_form
from components.readers.orders import DayOrder, OpenDate
from components.records import Entry, Rejection, Report

__all__ = [
    "READERS", "Amount", "Columns", "DayOrder", "File", "OpenDate", "UnknownColumns", "is_address", "is_form",
    "measure", "read", "read_all", "read_file", "read_form", "read_mapping", "write_mapping",
]  # fmt: skip


class Reader(Protocol):
    """The reader of one format; it holds one report at a time where the format allows.

    A coded claim comes as an Entry: the report that is its row, with the claim and without passages.
    """

    def __call__(self, file: File) -> Iterator[Report | Entry | Rejection]:
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
    ".html": web_page.read,
    ".htm": web_page.read,
    ".xhtml": web_page.read,
    ".pdf": pdf.read,
    ".docx": word.read,
    ".eml": mail.read,
    ".rss": feeds.read,
    ".atom": feeds.read,
    ".rdf": feeds.read,
    ".xml": feeds.read,
    ".xlsx": sheets.read,
    ".xlsm": sheets.read,
    ".parquet": parquet.read,
    ".zip": archive.read,
    ".gz": packed.read,
}

# Formats whose rows come one by one as the file is read, so that how far it has been read says how far its reports are.
_IN_ROWS = (".csv", ".tsv", ".jsonl", ".ndjson")

# Formats that people have and that are not read -> what the program that they were made with can save them as.
_SAVE_AS = {
    ".doc": ".docx", ".odt": ".docx", ".rtf": ".docx", ".pages": ".docx", ".xls": ".xlsx", ".xlsb": ".xlsx",
    ".ods": ".xlsx", ".numbers": ".xlsx", ".msg": ".eml", ".mht": ".html", ".mhtml": ".html", ".7z": ".zip",
    ".rar": ".zip", ".tar": ".zip", ".tgz": ".zip",
}  # fmt: skip

# How files begin whose name may say something else, and the suffixes that they may have.
_SIGNATURES = (
    (b"%PDF-", "a PDF document", (".pdf",)),
    (b"PK\x03\x04", "a zip archive, or a document or workbook of Office", (".zip", ".docx", ".xlsx", ".xlsm")),
)
_LOOKED_AT = 8


def measure(places: Iterable[Path | str]) -> Amount:
    """How much there is to read in these places; unknown where an address is among them."""
    places = list(places)
    if any(map(is_address, places)):
        return Amount()
    files = (path for place in places if not forms.is_form(place) for path in _files(Path(place)))
    return Amount(files)


def read_all(
    places: Iterable[Path | str],
    mappings: Iterable[Mapping[str, str]] = (),
    amount: Amount | None = None,
    order: DayOrder | None = None,
) -> Iterator[Report | Entry | Rejection]:
    """The reports of all these places in order; a mapping (field -> column) that fits no table of them is named.

    A place that is a TOML file is a mapping too: of the tables of coded claims among the others. ``amount`` (of
    ``measure``) is kept up to date with how much was read. ``order`` says what comes first in dates that leave it open.
    """
    places = list(places)
    coded: list[Form] = []
    for place in filter(forms.is_form, places):
        try:
            coded.append(forms.read(Path(place)))
        except InputError as error:
            yield Rejection(_printable(Path(place)), str(error))
    columns = Columns(mappings, coded, order.first if order else "")
    for place in places:
        if not forms.is_form(place):
            found = read(place, columns, amount)
            yield from order.settle(found) if order else found
    yield from columns.unmet()


def read(
    place: Path | str, columns: Columns | None = None, amount: Amount | None = None
) -> Iterator[Report | Entry | Rejection]:
    """The reports in a file, a folder (with its folders, in order), a zip archive of them, or at an address of the web.

    In a folder, hidden files and a README, which speaks of the reports and is none, are left out.

    What cannot be read comes as a Rejection that names file, row and field, and never stops the rest. ``columns`` is
    what the analyst says of tables whose columns have names of their own; without it they are UnknownColumns.
    """
    columns, amount = Columns() if columns is None else columns, amount or Amount()
    if is_address(place):
        yield from _read_address(str(place), columns)
        return
    path = Path(place)
    origin = _printable(path)
    try:
        if path.is_dir():
            yield from _read_folder(path, columns, amount)
        elif not path.exists():
            yield Rejection(origin, "There is no such file or folder.")
        elif not path.is_file():
            yield Rejection(origin, "It is no ordinary file.")
        else:
            with path.open("rb") as stream, amount.reading(path, stream, _in_rows(path)):
                yield from read_file(File(stream, path.name, origin, columns))
    except OSError as error:
        yield Rejection(origin, f"It could not be opened: {error.strerror or error}.")


def read_file(file: File) -> Iterator[Report | Entry | Rejection]:
    """The reports in one file by the reader of its suffix."""
    suffix = PurePath(file.name).suffix.lower()
    found = False
    try:
        _refuse(file, suffix)
        for item in READERS[suffix](file):
            found = True
            yield item
    except InputError as error:
        yield Rejection(file.origin, str(error))
        return
    if not found:
        yield Rejection(file.origin, "It holds no reports.")


def is_address(place: Path | str) -> bool:
    """Whether a place to read is an address of the web, not a path."""
    return isinstance(place, str) and place.lower().startswith(("http://", "https://"))


def _refuse(file: File, suffix: str) -> None:
    """Raise InputError for a file whose name says that it cannot be read, or says something else than its bytes."""
    if suffix in _SAVE_AS:
        raise InputError(f"Files whose names end in {suffix} cannot be read. Save it as {_SAVE_AS[suffix]}.")
    if suffix == ".toml":
        raise InputError("A mapping of coded claims is named by itself beside the table, or with --map.")
    if suffix not in READERS:
        raise InputError(f"It cannot be read: only files are whose names end in {', '.join(READERS)}.")
    head = file.stream.read(_LOOKED_AT)
    file.stream.seek(0)
    for signature, kind, suffixes in _SIGNATURES:
        if head.startswith(signature) and suffix not in suffixes:
            raise InputError(f"It is {kind}, whatever its name says. Call it {' or '.join(suffixes)}.")


def _read_address(url: str, columns: Columns) -> Iterator[Report | Entry | Rejection]:
    from components.readers import web

    try:
        file = web.fetch(url, columns, READERS)
    except InputError as error:
        yield Rejection(url, str(error))
        return
    yield from read_file(file)


def _read_folder(folder: Path, columns: Columns, amount: Amount) -> Iterator[Report | Entry | Rejection]:
    problems: list[OSError] = []
    found = False
    for path in _files(folder, problems.append):
        found = True
        yield from read(path, columns, amount)
    for problem in problems:
        yield Rejection(_printable(Path(problem.filename)), f"The folder could not be opened: {problem.strerror}.")
    if not found and not problems:
        yield Rejection(_printable(folder), "The folder holds no files.")


def _files(place: Path, trouble: Callable[[OSError], None] | None = None) -> Iterator[Path]:
    """A file itself, or the files of a folder and its folders that are read, in order."""
    if not place.is_dir():
        yield place
        return
    for folder, folders, names in os.walk(place, onerror=trouble):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.lower().startswith((".", "readme"))):
            yield Path(folder, name)


def _in_rows(path: Path) -> bool:
    suffixes = [suffix.lower() for suffix in path.suffixes if suffix.lower() != ".gz"]
    return bool(suffixes) and suffixes[-1] in _IN_ROWS


def _printable(path: Path) -> str:
    """A path as it can be kept and shown; bytes of a name that are no characters become question marks."""
    return str(path).encode("utf-8", "replace").decode("utf-8")
