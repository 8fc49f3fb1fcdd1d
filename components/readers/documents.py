"""One document with facts about itself (PDF, DOCX, a page, a mail) -> its report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from components.readers import fields
from components.readers.decoding import File
from components.records import Rejection, Report

# What programs write into the field of titles when nobody else does: their own words, or the name of the file.
_NO_TITLE = re.compile(
    r"(untitled|document|word document|powerpoint presentation|presentation|slide)\s*\d*"
    r"|\(anonymous\)|microsoft word - .*"
    r"|.*\.(docx?|pdf|rtf|odt|indd|qxd|pages|tmp|html?|xlsx?|pptx?)",
    re.IGNORECASE,
)

# Characters that are no text and that no browser shows; tabs, line and page breaks are kept.
_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f]")


def report(file: File, text: str, day: str | None, **known: str) -> Iterator[Report | Rejection]:
    """The report of one document whose text and ``known`` fields are plain text; ``day`` where no field gives it.

    The address that a document was fetched from is its link, unless it names another.
    """
    row = {"url": file.url, **{name: value for name, value in known.items() if value.strip()}}
    for name in ("title", "source"):
        row[name] = " ".join(row.get(name, "").split())
    yield from fields.to_report([*row.items(), ("text", plain(text))], file.origin, as_stands=True, day=day)


def meaningful(title: str) -> str:
    """The title that a document gives itself, "" where the program that wrote it did."""
    title = " ".join(title.split())
    return "" if _NO_TITLE.fullmatch(title) else title


def plain(text: str) -> str:
    """A text without the control characters that damage leaves in it."""
    return _CONTROL.sub("", text)
