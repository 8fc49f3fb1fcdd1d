"""A zip archive of anything that can be read; nothing of it is written to disk, and its size is looked at first."""

from __future__ import annotations

import io
import lzma
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from components import readers
from components.readers.decoding import File
from components.records import Rejection, Report

# What one archive with all archives inside it may hold: several times what newsroom exports hold, and far below what
# a few kilobytes made for the purpose unpack to.
MOST_MEMBERS = 100_000
MOST_BYTES = 8 * 1024**3
# Text shrinks to a third or a tenth, repetitive tables to a fiftieth; only zeros reach the format's thousandfold.
# Small members may shrink more, since they can do no harm.
HIGHEST_RATIO = 200
RATIO_COUNTS_FROM = 1_000_000
# An archive in an archive happens (a folder of exports); deeper ones are made to harm. Inner ones are held in memory.
DEEPEST = 2
LARGEST_INNER = 256 * 1024**2

_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, RuntimeError, ValueError,
)  # fmt: skip


@dataclass(slots=True)
class _Budget:
    members: int
    bytes: int


def read(file: File) -> Iterator[Report | Rejection]:
    """The reports of all members in the order of their names; each member that cannot be read is named."""
    yield from _read(file, _Budget(MOST_MEMBERS, MOST_BYTES), depth=1)


def _read(file: File, budget: _Budget, depth: int) -> Iterator[Report | Rejection]:
    try:
        archive = zipfile.ZipFile(file.stream)
    except (*_BROKEN, OSError) as error:
        yield Rejection(file.origin, f"It is no zip archive that can be opened: {error}.")
        return
    with archive:
        members = sorted(
            (m for m in archive.infolist() if not m.filename.endswith("/")), key=lambda member: member.filename
        )
        budget.members -= len(members)
        budget.bytes -= sum(member.file_size for member in members)
        if budget.members < 0:
            yield Rejection(file.origin, f"It holds more than {MOST_MEMBERS:,} files. Split it.")
            return
        if budget.bytes < 0:
            yield Rejection(file.origin, f"It would unpack to more than {MOST_BYTES >> 30} GB (a zip bomb?). Split it.")
            return
        for member in members:
            if not _hidden(member.filename):
                yield from _member(archive, member, f"{file.origin}!{_printable(member.filename)}", budget, depth)


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, origin: str, budget: _Budget, depth: int
) -> Iterator[Report | Rejection]:
    refusal = _refusal(member, depth)
    if refusal:
        yield Rejection(origin, refusal)
        return
    name = PurePosixPath(member.filename).name
    try:
        with archive.open(member) as stream:
            if _is_archive(name):
                yield from _read(File(io.BytesIO(stream.read()), name, origin), budget, depth + 1)
            else:
                yield from readers.read_file(File(cast(BinaryIO, stream), name, origin))
    except (*_BROKEN, OSError) as error:
        yield Rejection(origin, f"It cannot be unpacked: {error}.")


def _refusal(member: zipfile.ZipInfo, depth: int) -> str:
    """Why a member is not even opened."""
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in member.filename[:2]:
        return "Its name leads out of the archive. Pack it again with a plain name."
    if member.flag_bits & 1:
        return "It is encrypted. Unpack it with its password and load the files."
    if stat.S_ISLNK(member.external_attr >> 16):
        return "It is a link, not a file. Pack the file itself."
    if member.file_size > max(RATIO_COUNTS_FROM, HIGHEST_RATIO * member.compress_size):
        return f"It would unpack to more than {HIGHEST_RATIO} times its size (a zip bomb?). Load the file itself."
    if _is_archive(member.filename) and depth >= DEEPEST:
        return f"It is an archive more than {DEEPEST} deep. Unpack it and load the files."
    if _is_archive(member.filename) and member.file_size > LARGEST_INNER:
        return f"It is an archive of more than {LARGEST_INNER >> 20} MB inside another. Load it by itself."
    return ""


def _is_archive(name: str) -> bool:
    return name.lower().endswith(".zip")


def _hidden(name: str) -> bool:
    """Files that no one packs on purpose; "..", which leads out, is not among them."""
    return any(part == "__MACOSX" or (part.startswith(".") and part.strip(".")) for part in re.split(r"[/\\]", name))


def _printable(name: str) -> str:
    return "".join(character if character.isprintable() else "\ufffd" for character in name)
