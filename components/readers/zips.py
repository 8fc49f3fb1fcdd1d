"""Why a member of a zip archive is not even opened, and what a damaged archive raises."""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from pathlib import PurePosixPath

# Text shrinks to a third or a tenth, repetitive tables to a fiftieth; only zeros reach the format's thousandfold.
# Small members may shrink more, since they can do no harm.
HIGHEST_RATIO = 200
RATIO_COUNTS_FROM = 1_000_000

BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, RuntimeError, ValueError,
)  # fmt: skip


def refusal(member: zipfile.ZipInfo) -> str:
    """Why a member is refused by what the archive's list says of it, "" where it is not."""
    if leads_out(member.filename):
        return leads_out(member.filename)
    if member.flag_bits & 1:
        return "It is encrypted. Unpack it with its password and load the files."
    if stat.S_ISLNK(member.external_attr >> 16):
        return "It is a link, not a file. Pack the file itself."
    if member.file_size > max(RATIO_COUNTS_FROM, HIGHEST_RATIO * member.compress_size):
        return f"It would unpack to more than {HIGHEST_RATIO} times its size (a zip bomb?). Load the file itself."
    return ""


def leads_out(name: str) -> str:
    """Why the name of a member is refused, whatever is in it, "" where it is not."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in name[:2]:
        return "Its name leads out of the archive. Pack it again with a plain name."
    return ""


def printable(name: str) -> str:
    """The name of a member as it can be shown."""
    return "".join(character if character.isprintable() else "\ufffd" for character in name)
