"""What DOCX and XLSX are made of: a zip archive of XML parts, looked at before anything of it is unpacked or parsed."""

from __future__ import annotations

import io
import zipfile
from typing import BinaryIO, cast

from lxml import etree  # type: ignore[import-untyped]

from components.errors import InputError
from components.readers import trees, zips
from components.readers.decoding import File, contents

# What all XML parts of one file may unpack to: many times the longest book, and what fits into memory as a tree.
MOST_BYTES = 512 * 1024**2

# How files of Office before 2007, and newer ones with a password, begin.
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"


def checked(file: File) -> io.BytesIO:
    """The bytes of a file, once it is sure that none of its parts leads out, unpacks to a bomb or declares entities."""
    data = contents(file)
    if data.startswith(_OLD_OR_LOCKED):
        raise InputError(
            "It has a password, or the format of Office before 2007. Save it as .docx or .xlsx without one."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            _look_at(parts)
    except zips.BROKEN as error:
        raise InputError(f"It is damaged: {error}. Open it in the program that wrote it and save it again.") from None
    return io.BytesIO(data)


def tree(parts: zipfile.ZipFile, name: str) -> etree._Element | None:
    """A part as a tree, None where the file has no such part."""
    if name not in parts.namelist():
        return None
    try:
        return trees.parse(parts.read(name))
    except (InputError, *zips.BROKEN) as error:
        raise _in_part(name, error) from None


def _look_at(parts: zipfile.ZipFile) -> None:
    written = [part for part in parts.infolist() if part.filename.lower().endswith((".xml", ".rels"))]
    for part in parts.infolist():
        # Pictures may shrink as they like: they are never unpacked.
        refused = zips.refusal(part) if part in written else zips.leads_out(part.filename)
        if refused:
            raise InputError(f'Its part "{zips.printable(part.filename)}" is refused. {refused}')
    if sum(part.file_size for part in written) > MOST_BYTES:
        raise InputError(f"It would unpack to more than {MOST_BYTES >> 20} MB (a zip bomb?). Split it.")
    for part in written:
        try:
            with parts.open(part) as stream:
                trees.look_at(cast(BinaryIO, stream))
        except InputError as error:
            raise _in_part(part.filename, error) from None


def _in_part(name: str, error: Exception) -> InputError:
    return InputError(f'Its part "{zips.printable(name)}" cannot be read. {error}')
