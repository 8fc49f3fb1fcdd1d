"""RSS 2.0, RSS 1.0 and Atom: a report an item, with the feed's own title as its outlet where the item names none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from urllib.parse import urljoin

from lxml import etree  # type: ignore[import-untyped]

from components.errors import InputError
from components.readers import fields, trees
from components.readers.decoding import File, contents, guesses, open_text
from components.records import Rejection, Report

_CONTENT, _DUBLIN = "{http://purl.org/rss/1.0/modules/content/}", "{http://purl.org/dc/elements/1.1/}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"

# Where each field stands in an item, the first place that is not empty counts; "~" is the feed's own namespace, which
# differs by version. Atom's "updated" stands in where an entry says nothing else: it is the one date that all have.
_PLACES = {
    "title": ("~title",),
    "text": (f"{_CONTENT}encoded", "~content", "~description", "~summary"),
    "published": ("~pubDate", "~published", "~issued", f"{_DUBLIN}date", "~updated"),
    "source": ("~source/~title", "~source", f"{_DUBLIN}publisher"),
    "id": ("~guid", "~id"),
    "language": (f"{_DUBLIN}language",),
}

_DECLARED = re.compile(rb"\s*(\xef\xbb\xbf)?<\?xml[^>]{0,100}encoding|\xff\xfe|\xfe\xff")
_ENTITY = re.compile(rb"&([a-zA-Z][a-zA-Z0-9]{1,31};)")
_XML_KNOWS = (b"amp;", b"lt;", b"gt;", b"quot;", b"apos;")


def read(file: File) -> Iterator[Report | Rejection]:
    """The reports of a feed, numbered from 1; of a feed whose XML is broken, those that can still be read."""
    data, broken = contents(file), ""
    if not _DECLARED.match(data):
        with open_text(file.stream, file.encoding) as opened:
            yield from guesses(opened, file.origin, file.encoding)
            data = opened.read().encode("utf-8", "replace")
    data = _with_numbers(data)
    try:
        root = trees.parse(data)
    except trees.EntityBomb:
        raise
    except InputError as error:
        root, broken = trees.parse(data, recover=True), str(error)
    kind = trees.local(root)
    feed = root if kind == "feed" else root.find("{*}channel")
    if feed is None or kind not in ("rss", "RDF", "feed"):
        raise InputError(broken or "It is XML, but no feed: neither RSS nor Atom. Load the page that it stands for.")
    outlet, language = _first(feed, ("~title",)), _first(feed, ("~language",)) or root.get(_LANGUAGE, "")
    for number, item in enumerate(root.iter("{*}item", "{*}entry"), start=1):
        row = {"source": outlet, "language": item.get(_LANGUAGE) or language, **_row(item, file.url)}
        yield from fields.to_report(row.items(), f"{file.origin}#{number}")
    if broken:
        yield Rejection(file.origin, f"{broken} Items may be missing or cut.", kept=True)


def _row(item: etree._Element, base: str) -> dict[str, str]:
    row = {field: found for field, places in _PLACES.items() if (found := _first(item, places))}
    row.setdefault("id", item.get(_ABOUT, ""))
    row["url"] = _link(item, row["id"], base)
    if "text" not in row:
        row["text"] = row.get("title", "")  # a feed of headlines: they are all the words that there are
    return row


def _first(item: etree._Element, places: tuple[str, ...]) -> str:
    own = item.tag.removesuffix(trees.local(item))  # "{namespace}", or nothing
    for place in places:
        found = item.find(place.replace("~", own))
        said = "" if found is None else _words(found)
        if said:
            return said
    return ""


def _words(element: etree._Element) -> str:
    """What stands in an element: text, HTML written as text, or XHTML as elements."""
    if element.get("type") == "xhtml":
        return "".join(etree.tostring(part, encoding="unicode", method="html") for part in element).strip()
    return "".join(element.itertext()).strip()


def _link(item: etree._Element, given_id: str, base: str) -> str:
    for link in item.findall("{*}link"):
        address = link.get("href") or (link.text or "").strip()
        if address and link.get("rel", "alternate") == "alternate":
            return str(urljoin(link.base or base, address))
    guid = item.find("guid")
    permanent = guid is not None and guid.get("isPermaLink") != "false" and given_id.startswith(("http:", "https:"))
    return given_id if permanent else ""


def _with_numbers(data: bytes) -> bytes:
    """HTML's names of characters, which feeds use and XML does not know, as their numbers."""

    def number(found: re.Match[bytes]) -> bytes:
        characters = "" if found[1] in _XML_KNOWS else html5.get(found[1].decode("ascii"), "")
        return "".join(f"&#{ord(character)};" for character in characters).encode("ascii") or found[0]

    return _ENTITY.sub(number, data)
