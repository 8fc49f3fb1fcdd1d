"""Bytes of a file as text: by its byte order mark, as UTF-8, else by what its letters look like."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, TextIO

from components.errors import InputError
from components.readers.columns import Columns
from components.records import Rejection

# Formats that are one text or one tree are read as a whole; beyond this they belong into JSON Lines, which streams.
LARGEST_WHOLE = 256_000_000  # characters or bytes

# Encodings that reports come in; among all that Python knows, short texts are taken for exotic ones.
_GUESSES = ["cp1252", "cp1251", "koi8_r", "koi8_u", "cp866", "cp1250", "iso8859_2", "cp1253", "cp1254", "cp1255",
            "cp1256", "big5", "gb18030", "euc_jp", "euc_kr", "shift_jis"]  # fmt: skip

# What a header may call them, and what else is common there; any other name could be a codec that unpacks or evaluates.
_SAID = frozenset(codecs.lookup(name).name for name in (*_GUESSES, "latin-1", "iso8859-5", "iso8859-9", "gbk"))

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
    """A file, a member of an archive or an answer from the web: its seekable bytes, its bare name, its origin.

    ``columns`` is what is known of tables with names of their own. ``encoding`` and ``url`` are what the answer's
    header and its address say, "" where there is none.
    """

    stream: BinaryIO
    name: str
    origin: str
    columns: Columns = field(default_factory=Columns)
    encoding: str = ""
    url: str = ""


def open_text(stream: BinaryIO, said: str = "") -> TextIO:
    """The characters of a file, line breaks as they stand, the byte order mark left out; reads twice, holds little.

    ``said`` is the encoding that a header names: it counts where there is no mark and the bytes are not UTF-8, which
    they hardly ever are by chance. Bytes that are damage in a file of UTF-8 come as ``damaged`` finds them. Raises
    InputError for what is no text.
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
        encoding, errors = ("utf-8", "strict") if bad is None else _said(stream, said) or _guess(stream, bad)
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


def contents(file: File) -> bytes:
    """All bytes of a file whose format is read from both ends; raises InputError where they are too many."""
    file.stream.seek(0)
    data = file.stream.read(LARGEST_WHOLE + 1)
    if len(data) > LARGEST_WHOLE:
        raise InputError(f"It is larger than {LARGEST_WHOLE // 10**6} MB. Split it.")
    return data


def guesses(text: TextIO, origin: str, said: str = "") -> Iterator[Rejection]:
    """A sentence where the encoding of a text from ``open_text`` is a guess, not the one that was ``said``."""
    if text.encoding in _GUESSES and codecs.lookup(text.encoding).name != _known(said):
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


def _said(stream: BinaryIO, name: str) -> tuple[str, str] | None:
    """The encoding that a header names, where it is one of texts and fits."""
    encoding = _known(name)
    if not encoding or _first_undecodable(stream, encoding) is not None:
        return None
    return encoding, "strict"


def _known(name: str) -> str:
    """An encoding of texts by the one name that Python calls it, "" for any other."""
    try:
        encoding = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return encoding if encoding in _SAID else ""


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
