"""A DOCX document: its paragraphs and tables in order as the text of one report, its own properties as the rest."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from components.errors import InputError
from components.readers import dates, documents, office, trees
from components.readers.decoding import File
from components.records import Rejection, Report

_MAIN, _PROPERTIES, _STYLES = "word/document.xml", "docProps/core.xml", "word/styles.xml"

# What a reader of the document does not see: text that was taken out or moved away, and the second form of a drawing's
# text, for programs that cannot show the first.
_UNSEEN = frozenset(("del", "moveFrom", "Fallback"))
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

# The styles of a document's title by the names that Word gives them in every language.
_TITLES = ("title", "heading 1")

# When the template of a library that writes such files was made: every file written with it says so of itself.
_TEMPLATE_MADE = "2013-12-23T23:15:00Z"


def read(file: File) -> Iterator[Report | Rejection]:
    """The document as one report; the day from the file's name, else the one on which the document was made.

    A document is as a rule made on the day it is given out, but one that is saved again under another name keeps the
    day of the first: so the name of the file goes before it.
    """
    with zipfile.ZipFile(office.checked(file)) as parts:
        body = office.tree(parts, _main_part(parts))
        if body is None:
            raise InputError("It is no DOCX document: it has no text part. Save it again as .docx.")
        lines = list(_lines(body, _title_styles(parts)))
        facts = _facts(parts)
    text = "\n".join(line for line, _ in lines).strip()
    if not text:
        raise InputError("It holds no words. If it holds pictures of pages, read them with a text recognition first.")
    made = "" if facts.get("created") == _TEMPLATE_MADE else facts.get("created", "")
    day = dates.day_in_name(file.name)
    heading = next((line for line, heads in lines if heads and line.strip()), "")
    yield from documents.report(
        file, text, day,
        title=documents.meaningful(facts.get("title", "")) or heading,
        published="" if day else made,
        language=facts.get("language", ""),
    )  # fmt: skip


def _lines(body: etree._Element, titles: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """The paragraphs and rows of tables in order, and whether each is in a style of titles."""
    unseen, rows = 0, 0
    pieces: list[str] = []
    heads = False
    for event, element in etree.iterwalk(body, events=("start", "end")):
        name = trees.local(element)
        if name in _UNSEEN:
            unseen += 1 if event == "start" else -1
        elif unseen:
            continue
        elif event == "start":
            rows += name == "tr"
            if name == "t":
                pieces.append(element.text or "")
            elif name == "pStyle":
                heads = any(value in titles for value in element.attrib.values())
            elif name != "tab" or trees.local(element.getparent()) == "r":  # the other tabs are a style's tab stops
                pieces.append(_MARKS.get(name, ""))
        elif name == "p" and rows:
            pieces.append(" ")
        elif name in ("p", "tr"):
            rows -= name == "tr"
            line = "".join(pieces)
            yield re.sub(" +", " ", line).strip(" ") if name == "tr" else line, heads and name == "p"
            pieces, heads = [], False


def _title_styles(parts: zipfile.ZipFile) -> frozenset[str]:
    """The ids of the styles that titles have."""
    styles = office.tree(parts, _STYLES)
    found = () if styles is None else styles.iter("{*}style")
    return frozenset(
        _attribute(style, "styleId")
        for style in found
        if any(_attribute(name, "val").lower() in _TITLES for name in style.iter("{*}name"))
    )


def _facts(parts: zipfile.ZipFile) -> dict[str, str]:
    """What the document says of itself: title, created, language and more."""
    properties = office.tree(parts, _PROPERTIES)
    return {} if properties is None else {trees.local(one): (one.text or "").strip() for one in properties}


def _main_part(parts: zipfile.ZipFile) -> str:
    """The name of the part that holds the text; some programs number it."""
    relations = office.tree(parts, "_rels/.rels")
    for relation in () if relations is None else relations:
        if relation.get("Type", "").endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return _MAIN


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
