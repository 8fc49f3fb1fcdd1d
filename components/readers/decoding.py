"""Bytes of a file as text: by its byte order mark, as UTF-8, else by what its letters look like."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from components.errors import InputError
from components.records import Rejection

# Formats that are one text or one tree are read as a whole; beyond this they belong into JSON Lines, which streams.
LARGEST_WHOLE = 256_000_000  # characters

# Encodings that reports come in; among all that Python knows, short texts are taken for exotic ones.
_GUESSES = ["cp1252", "cp1251", "koi8_r", "koi8_u", "cp866", "cp1250", "iso8859_2", "cp1253", "cp1254", "cp1255",
            "cp1256", "big5", "gb18030", "euc_jp", "euc_kr", "shift_jis"]  # fmt: skip

_CHUNK = 1 << 20
# What is shown to charset-normalizer around the first byte that is not UTF-8: more makes it slow, not surer.
_SAMPLE = 1 << 18
# Above this share of zero bytes a file is no text (UTF-16 without its mark is one half of them).
_ZEROS = 0.01

# UTF-32 first: its little-endian mark begins with the one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_DAMAGE = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\0-\x7f\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class File:
    """A file or a member of an archive: its seekable bytes, its bare name, and where it stands as reports say it."""

    stream: BinaryIO
    name: str
    origin: str


def open_text(stream: BinaryIO) -> TextIO:
    """The characters of a file, line breaks as they stand, the byte order mark left out; reads twice, holds little.

    Bytes that are damage in a file of UTF-8 come as ``damaged`` finds them. Raises InputError for what is no text.
    """
    stream.seek(0)
    head = stream.read(_CHUNK)
    encoding, errors = next((name for mark, name in _MARKS if head.startswith(mark)), ""), "strict"
    if not encoding and head.count(0) > _ZEROS * len(head):
        raise InputError("It is no text: it holds zero bytes. Save it as UTF-8.")
    if encoding:
        bad = _first_undecodable(stream, encoding)
        if bad is not None and encoding != "utf-8-sig":
            raise InputError(f"It says that it is {encoding.upper()} but byte {bad} is not. Save it as UTF-8.")
        errors = "strict" if bad is None else "surrogateescape"
    else:
        bad = _first_undecodable(stream, "utf-8")
        encoding, errors = ("utf-8", "strict") if bad is None else _guess(stream, bad)
    stream.seek(0)
    return io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="")


def whole(text: TextIO) -> str:
    """All characters of a file that is one text; raises InputError where it is too large or damaged."""
    characters = text.read(LARGEST_WHOLE + 1)
    if len(characters) > LARGEST_WHOLE:
        raise InputError(f"It is longer than {LARGEST_WHOLE:,} characters. Split it, or save it as JSON Lines.")
    damage = damaged(characters)
    if damage is not None:
        raise InputError(f"Its character {damage + 1:,} is damaged: the rest is UTF-8, this is not. Mend it.")
    return characters


def guesses(text: TextIO, origin: str) -> Iterator[Rejection]:
    """A sentence where the encoding of a text from ``open_text`` is a guess."""
    if text.encoding in _GUESSES:
        reason = (
            f"It does not say its encoding; it was read as {text.encoding}. Check its letters, or save it as UTF-8."
        )
        yield Rejection(origin, reason, kept=True)


def damaged(text: str) -> int | None:
    """Where a text from ``open_text`` has its first byte that could not be decoded; None where it is sound."""
    found = _DAMAGE.search(text)
    return found.start() if found else None


def _first_undecodable(stream: BinaryIO, encoding: str) -> int | None:
    decoder = codecs.getincrementaldecoder(encoding)()
    stream.seek(0)
    done = 0
    while True:
        chunk = stream.read(_CHUNK)
        held = len(decoder.getstate()[0])
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            return max(0, done - held + error.start)
        if not chunk:
            return None
        done += len(chunk)


def _guess(stream: BinaryIO, bad: int) -> tuple[str, str]:
    """Encoding and error handling of a file whose byte ``bad`` is the first that is not UTF-8."""
    import charset_normalizer

    stream.seek(max(0, bad - _SAMPLE // 2))
    sample = stream.read(_SAMPLE)
    if 0 in sample:
        raise InputError("It is no text: it holds zero bytes. Save it as UTF-8.")
    # Letters beyond ASCII in valid UTF-8 hardly ever come about by chance: such a file is UTF-8 with some damage.
    as_utf8 = sample.decode("utf-8", "surrogateescape")
    if len(_BEYOND_ASCII.findall(as_utf8)) > len(_DAMAGE.findall(as_utf8)):
        return "utf-8", "surrogateescape"
    telling = b"\n".join(line for line in sample.splitlines() if not line.isascii())
    best = charset_normalizer.from_bytes(telling, cp_isolation=_GUESSES).best()
    if best is None or _first_undecodable(stream, best.encoding) is not None:
        raise InputError(f"It is no text in any encoding known, from byte {bad} on. Save it as UTF-8.")
    return best.encoding, "strict"
