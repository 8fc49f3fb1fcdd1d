"""A PDF document: the words of its pages as the text of one report, its own properties as the rest."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Mapping

from components.errors import InputError
from components.readers import dates, documents
from components.readers.decoding import File, contents
from components.records import Rejection, Report

# More pages than any report has; a library of scans belongs into files of its own.
MOST_PAGES = 2_000

# A line that goes on in the next one is about as wide as the page's others; the last of a paragraph, a headline or a
# line of a list is shorter.
_WIDE = 0.7
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")

# D:20240814060000+03'00'; a day at least, since a year alone is no date.
_MADE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?)?)?")


def read(file: File) -> Iterator[Report | Rejection]:
    """The document as one report; the day from the file's name, else the one on which the document was made.

    A PDF says of itself when it was made, which is as a rule when it was given out, but the print of a page or a scan
    is made later: so the name of the file goes before it.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells each oddity of a damaged file on stderr
    try:
        document = pypdf.PdfReader(io.BytesIO(contents(file)))
        if document.is_encrypted and not document.decrypt(""):
            raise InputError("It has a password. Save it without one.")
        if len(document.pages) > MOST_PAGES:
            raise InputError(f"It has more than {MOST_PAGES:,} pages. Split it.")
        text = "\n\n".join(filter(None, (_flowing(page.extract_text()) for page in document.pages)))
        facts: Mapping[str, object] = document.metadata or {}
        title, made = (str(facts.get(name) or "") for name in ("/Title", "/CreationDate"))
        language = str(document.root_object.get("/Lang") or "")
    except (InputError, MemoryError):
        raise
    except pypdf.errors.DependencyError:
        raise InputError("It is encrypted in a way that cannot be read here. Save it without encryption.") from None
    except Exception as error:  # a damaged file makes the library fail in any way there is
        raise InputError(f"It is no PDF that can be read: {error or type(error).__name__}. Save it again.") from None
    if not text.strip():
        raise InputError("It holds no words, only pictures of pages (a scan?). Read it with a text recognition first.")
    day = dates.day_in_name(file.name)
    yield from documents.report(
        file, text, day, title=documents.meaningful(title), published="" if day else _iso(made), language=language
    )


def _flowing(page: str) -> str:
    """The words of a page with each paragraph on a line of its own, since a PDF breaks its lines wherever they end."""
    lines = [" ".join(line.split()) for line in page.splitlines()]
    wide = _WIDE * max(map(len, lines), default=0)
    flowing, goes_on = "", False
    for line in lines:
        hyphen = flowing.endswith("-") and goes_on
        flowing += line if hyphen or not flowing else f" {line}" if goes_on and line else f"\n{line}"
        goes_on = len(line) >= wide and not _ENDS.search(line)
    return re.sub(r"\n{3,}", "\n\n", flowing).strip()


def _iso(made: str) -> str:
    """A PDF's moment as ISO 8601, "" where it holds no whole day."""
    found = _MADE.match(made)
    if not found:
        return ""
    year, month, day, hour, minute, second, utc, hours, minutes = found.groups()
    if not hour or (hour, minute, second or "00") == ("00", "00", "00"):
        return f"{year}-{month}-{day}"
    zone = "Z" if utc else f"{hours}:{minutes or '00'}" if hours else ""
    return f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone}"
