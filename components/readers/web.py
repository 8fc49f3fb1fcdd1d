"""A file, a page or a feed at an address of the web: fetched within limits, and read as what it is."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import httpx

from components.errors import InputError
from components.readers.columns import Columns
from components.readers.decoding import File
from components.readers.network import MOST_SECONDS, Transport

MOST_REDIRECTS = 5
LARGEST = 100_000_000  # bytes, unpacked

_CHUNK = 1 << 16

# What an answer says that it is -> the suffix by which its reader is known.
_TYPES = {
    "application/rss+xml": ".rss", "application/atom+xml": ".atom", "application/rdf+xml": ".rdf",
    "application/xml": ".xml", "text/xml": ".xml", "text/html": ".html", "application/xhtml+xml": ".html",
    "application/json": ".json", "application/feed+json": ".json", "text/json": ".json",
    "application/x-ndjson": ".jsonl", "application/jsonl": ".jsonl", "application/x-jsonlines": ".jsonl",
    "text/csv": ".csv", "text/tab-separated-values": ".tsv", "application/pdf": ".pdf", "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.apache.parquet": ".parquet", "application/zip": ".zip", "text/markdown": ".md",
}  # fmt: skip

# How answers begin whose header often says something else.
_ABOVE = rb"(<\?xml.{0,200}?\?>)?\s*(<!--.{0,2000}?-->\s*)?"
_BEGINNINGS = (
    (re.compile(rb"%PDF-"), ".pdf"),
    (re.compile(_ABOVE + rb"<(rss|feed|rdf:RDF)\b", re.DOTALL), ".xml"),
    (re.compile(_ABOVE + rb"<(!doctype\s+html|html)\b", re.DOTALL | re.IGNORECASE), ".html"),
)
_LOOKED_AT = 4096


def fetch(url: str, columns: Columns, known: Iterable[str]) -> File:
    """What stands at an address, as a file whose name ends as its reader wants it (one of ``known`` suffixes).

    Raises InputError where the address is refused, does not answer, or answers with too much or an error.
    """
    try:
        if "@" in urlsplit(url).netloc:
            raise InputError(
                "It holds a name and a password, which would stay in the library. Download it and load the file."
            )
        with httpx.Client(
            transport=Transport(), follow_redirects=True, max_redirects=MOST_REDIRECTS, timeout=MOST_SECONDS,
            trust_env=False, headers={"User-Agent": "Claimline", "Accept": "*/*"},
        ) as client, client.stream("GET", url) as answer:  # fmt: skip
            if answer.status_code != httpx.codes.OK:
                raise InputError(f"It answers {answer.status_code} {answer.reason_phrase}. Check the address.")
            data = bytearray()
            for chunk in answer.iter_bytes(_CHUNK):
                data += chunk
                if len(data) > LARGEST:
                    raise InputError(f"It is larger than {LARGEST // 10**6} MB. Download it and load the file.")
    except httpx.TooManyRedirects:
        raise InputError(f"It leads on more than {MOST_REDIRECTS} times. Give the address at the end.") from None
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise InputError(f"It cannot be fetched: {str(error).rstrip('.') or type(error).__name__}. Check it.") from None
    name = _name(answer, bytes(data[:_LOOKED_AT]), tuple(known))
    return File(io.BytesIO(data), name, url, columns, answer.charset_encoding or "", str(answer.url))


def _name(answer: httpx.Response, head: bytes, known: tuple[str, ...]) -> str:
    """The name of the file there, with the suffix of what it is: by how it begins, else by its header, else by name."""
    path = PurePosixPath(unquote(urlsplit(str(answer.url)).path))
    begins = next((suffix for pattern, suffix in _BEGINNINGS if pattern.match(head.lstrip(b"\xef\xbb\xbf \t\r\n"))), "")
    says = _TYPES.get(answer.headers.get("content-type", "").partition(";")[0].strip().lower(), "")
    named = path.suffix.lower() if path.suffix.lower() in known else ""
    # A zip of any kind is what its name says; a header of plain text or mere bytes says nothing.
    suffix = begins or (named if says in ("", ".zip", ".xml") and named else says) or ".txt"
    return path.name if path.suffix.lower() == suffix else f"{path.name or 'page'}{suffix}"
