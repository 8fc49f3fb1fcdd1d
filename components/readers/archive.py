"""A zip archive of anything that can be read; nothing of it is written to disk, and its size is looked at first."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from components import readers
from components.readers import zips
from components.readers.decoding import File
from components.records import Entry, Rejection, Report

# What one archive with all archives inside it may hold: several times what newsroom exports hold, and far below what
# a few kilobytes made for the purpose unpack to.
MOST_MEMBERS = 100_000
MOST_BYTES = 8 * 1024**3
# An archive in an archive happens (a folder of exports); deeper ones are made to harm. Inner ones are held in memory.
DEEPEST = 2
LARGEST_INNER = 256 * 1024**2


@dataclass(slots=True)
class _Budget:
    members: int
    bytes: int


def read(file: File) -> Iterator[Report | Entry | Rejection]:
    """The reports of all members in the order of their names; each member that cannot be read is named."""
    yield from _read(file, _Budget(MOST_MEMBERS, MOST_BYTES), depth=1)


def _read(file: File, budget: _Budget, depth: int) -> Iterator[Report | Entry | Rejection]:
    try:
        archive = zipfile.ZipFile(file.stream)
    except (*zips.BROKEN, OSError) as error:
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
                yield from _member(archive, member, file, budget, depth)


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, file: File, budget: _Budget, depth: int
) -> Iterator[Report | Entry | Rejection]:
    origin = f"{file.origin}!{zips.printable(member.filename)}"
    refused = _refusal(member, depth)
    if refused:
        yield Rejection(origin, refused)
        return
    name = PurePosixPath(member.filename).name
    try:
        with archive.open(member) as stream:
            inner = replace(file, stream=cast(BinaryIO, stream), name=name, origin=origin)
            if _is_archive(name):
                yield from _read(replace(inner, stream=io.BytesIO(stream.read())), budget, depth + 1)
            else:
                yield from readers.read_file(inner)
    except (*zips.BROKEN, OSError) as error:
        yield Rejection(origin, f"It cannot be unpacked: {error}.")


def _refusal(member: zipfile.ZipInfo, depth: int) -> str:
    if zips.refusal(member):
        return zips.refusal(member)
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
