"""HTML that stands in a field of a table or an object, as the text that its reader sees."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

from lxml import etree, html  # type: ignore[import-untyped]

from components.errors import InputError

_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead title tr ul"
)
_INLINE_NAMES = (
    "a abbr acronym audio b big br button cite code col colgroup data del dfn em embed font i iframe img input ins kbd "
    "label link mark meta noscript object picture q s samp script small source span strike strong style sub sup svg td "
    "th time tt u var video wbr"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())

# A tag that HTML knows, closed by ">": "losses < 40 and > 12" and "<Telegram>" are plain text.
_TAG = re.compile(rf"</?(?:{'|'.join(f'{_BLOCK_NAMES} {_INLINE_NAMES}'.split())})(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_UNSEEN = ("script", "style", "noscript", "template", "iframe", "head")


def holds_markup(text: str) -> bool:
    """Whether a text clearly holds HTML tags or entities."""
    return bool(_TAG.search(text)) or any(found[1] == "#" or found[1:] in html5 for found in _ENTITY.findall(text))


def to_text(markup: str) -> str:
    """HTML as text: blocks and line breaks start a line, cells stand apart, scripts and styles go.

    Raises InputError where the parser gives up (tags nested thousands deep), so that no half of a text is kept.
    """
    if not _TAG.search(markup):
        return unescape(markup)
    data = markup.replace("\0", "\ufffd").encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, huge_tree=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except etree.LxmlError:
        return ""
    if any(error.level >= etree.ErrorLevels.FATAL for error in parser.error_log):
        raise InputError("its HTML is nested too deeply to be read")
    lines = re.sub(r"[^\S\n\u00a0]+", " ", "".join(_pieces(root))).split("\n")
    return "\n".join(line for line in (line.strip() for line in lines) if line)


def _pieces(root: etree._Element) -> list[str]:
    pieces: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "pi", "comment")):
        tag = element.tag
        breaks = "\n" if tag in _BLOCKS or tag == "br" else " " if tag in ("td", "th") else ""
        if event == "start":
            hidden += tag in _UNSEEN
            if not hidden:
                pieces.append(breaks + _flowing(element, element.text))
            continue
        if event == "end":
            hidden -= tag in _UNSEEN
        if not hidden:
            pieces.append(breaks + _flowing(element.getparent(), element.tail))
    return pieces


def _flowing(element: etree._Element | None, text: str | None) -> str:
    """Line breaks in the source of HTML are spaces, except in preformatted text."""
    if text is None or (element is not None and element.tag == "pre"):
        return text or ""
    return re.sub(r"[ \t\r\n\f]+", " ", text)
