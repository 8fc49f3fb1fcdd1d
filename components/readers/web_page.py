"""A page in HTML: its main text by trafilatura, its title, outlet, address, language and day from its own head."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator

from lxml import etree, html  # type: ignore[import-untyped]

from components.errors import InputError
from components.readers import dates, documents, markup
from components.readers.decoding import File, contents, guesses, open_text, whole
from components.records import Rejection, Report

# Beyond this trafilatura gives up; the longest story is a hundredth of it.
LARGEST_PAGE = 20_000_000  # characters

_CHARSET = re.compile(
    rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{1,100}?encoding=["']([\w.:-]+)""", re.IGNORECASE
)
_CHARSET_WITHIN = 4096  # bytes; browsers look at the first 1,024

# Where pages say when they were first published, as names of <meta> in the order of trust. What says when a page was
# modified, fetched or printed is not among them.
_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "publishdate",
    "publish-date", "publish_date", "publication_date", "published_time", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "article.published", "pubdate", "dc.date.issued", "dcterms.issued",
    "citation_publication_date", "dc.date", "dc.date.created", "dcterms.created", "dcterms.date", "date",
)  # fmt: skip

# Kinds of schema.org that are the page itself, the surest first; what a page lists beside it has no say.
_ARTICLES = ("article", "report", "posting", "webpage")
_HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage")

# Its date is not used; this keeps it from searching the whole text for one.
_NO_GUESSES = {"extensive_search": False, "original_date": True}

_NOT_THE_STORY = "ancestor::*[self::aside or self::nav or self::footer]"
_CHANGED = re.compile("updat|modif|edit", re.IGNORECASE)


def read(file: File) -> Iterator[Report | Rejection]:
    """The page as one report; where it says no day, the one of the file's name."""
    said = file.encoding or _charset(contents(file)[:_CHARSET_WITHIN])
    with open_text(file.stream, said) as opened:
        yield from guesses(opened, file.origin, said)
        page = whole(opened).replace("\0", "\ufffd")
    if len(page) > LARGEST_PAGE:
        raise InputError(f"It is longer than {LARGEST_PAGE:,} characters, so it is no page of one story.")
    text, known = _story(page, file.url)
    if not text:
        raise InputError("No main text can be found in it. Copy the words of the story into a text file.")
    root = _root(page)
    if root is not None:
        known["language"] = root.get("lang") or next(iter(root.xpath("./@*[name()='xml:lang']")), "")
        known["published"] = _published(root)
    yield from documents.report(file, text, dates.day_in_name(file.name), **known)


def _story(page: str, url: str) -> tuple[str, dict[str, str]]:
    """The main text and what trafilatura knows of the page, its date apart: that may be a guess from the text."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        story = trafilatura.extract_with_metadata(
            page, url or None, output_format="html", include_comments=False, date_extraction_params=_NO_GUESSES
        )
    except Exception as error:  # a hostile page makes the library fail in any way there is
        raise InputError(f"Its HTML cannot be read: {error or type(error).__name__}. Save it again.") from None
    if story is None or not story.text:
        return "", {}
    facts = {"title": story.title, "source": story.sitename, "url": story.url}
    return markup.to_text(story.text), {name: fact for name, fact in facts.items() if fact}


def _published(root: etree._Element) -> str:
    """The first date that the page gives itself and that can be read, else the first of all, "" where there is none."""
    said = [one.strip() for one in (*_in_json(root), *_in_meta(root), *_in_time(root)) if one.strip()]
    return next((one for one in said if _day(one)), next(iter(said), ""))


def _in_json(root: etree._Element) -> Iterator[str]:
    found: list[tuple[int, str]] = []
    for script in root.xpath("//script[@type='application/ld+json']"):
        try:
            found += _articles(json.loads(script.text or "", strict=False))
        except (ValueError, RecursionError):
            continue
    yield from (day for _, day in sorted(found, key=lambda one: one[0]))


def _articles(tree: object) -> Iterator[tuple[int, str]]:
    """Days of publication in JSON-LD, each with the place of its kind among ``_ARTICLES``."""
    if isinstance(tree, list):
        for item in tree:
            yield from _articles(item)
    if isinstance(tree, dict):
        kinds = str(tree.get("@type", "")).lower()
        rank = next((rank for rank, kind in enumerate(_ARTICLES) if kind in kinds), None)
        for name in ("datePublished", "dateCreated"):
            if rank is not None and isinstance(tree.get(name), str):
                yield rank, tree[name]
                break
        for name in _HOLDERS:
            yield from _articles(tree.get(name))


def _in_meta(root: etree._Element) -> Iterator[str]:
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        said.setdefault(name.strip().lower(), meta.get("content", ""))
    yield from (said[name] for name in _META if name in said)


def _in_time(root: etree._Element) -> Iterator[str]:
    """What the page marks up as its publication; else the one day in its <time> elements, not one of several."""
    for element in root.xpath("//*[@itemprop='datePublished'] | //time[@pubdate]"):
        yield element.get("datetime") or element.get("content") or element.text or ""
    times = [
        time.get("datetime")
        for time in root.xpath(f"(//article)[1]//time[@datetime][not({_NOT_THE_STORY})]")
        or root.xpath(f"//time[@datetime][not({_NOT_THE_STORY})]")
        if not _CHANGED.search(time.get("class", ""))
    ]
    if len(set(map(_day, times))) == 1:
        yield times[0]


def _day(written: str) -> str:
    """The day that is written here, "" where none can be read."""
    try:
        return dates.published(written)[:10]
    except InputError:
        return ""


def _root(page: str) -> etree._Element | None:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, huge_tree=True)
    try:
        return html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        return None


def _charset(head: bytes) -> str:
    """The encoding that the page's own head names."""
    found = _CHARSET.search(head)
    return (found[1] or found[2]).decode("ascii") if found else ""
