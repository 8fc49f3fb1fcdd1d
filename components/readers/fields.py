"""The fields of a row or an object -> a Report: which names mean which field, and what each field may hold."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from components.errors import InputError
from components.readers import dates, markup
from components.readers.orders import OpenDate
from components.records import Rejection, Report

_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_IN_ADDRESS = re.compile(r"[\s\x00-\x20\x7f<>\"]")
# What would run where a page showed a title as HTML. No page does; whoever sent it is worth knowing of.
_SCRIPT = re.compile(r"<script\b|<[a-z][^>]*\son\w+\s*=|\bjavascript:", re.IGNORECASE)
# How much of a value is shown: enough to tell one from another.
LONGEST_SHOWN = 60


def to_report(
    row: Iterable[tuple[str, object]], origin: str, *, as_stands: bool = False, day: str | None = None
) -> Iterator[Report | Rejection]:
    """The report of a row, then a sentence for each field that it had to do without; or why there is no report.

    ``row`` gives names and values in the source's own words. Fields that hold HTML become text, unless the text is to
    be kept ``as_stands``. ``day`` is the publication where the row gives none.
    """
    values = by_field(row)
    given = values.get("text", values.get("summary"))
    if not isinstance(given, str) or not given.strip():
        yield Rejection(origin, _why_no_text(given))
        return
    problems: list[str] = []
    open_dates: list[OpenDate] = []
    known = {name: _scalar(name, value, problems) for name, value in values.items() if name not in ("text", "summary")}
    known["text"] = given
    for name, value in known.items():
        known[name] = _whole_characters(name, value, problems)
        if name not in ("text", "url") and _SCRIPT.search(value):
            problems.append(f'The field "{name}" holds a script, which does nothing here. Check where it comes from.')
    if not as_stands:
        try:
            for name in ("text", "title", "source"):
                known[name] = _seen(known.get(name, ""), one_line=name != "text")
        except InputError as error:
            yield Rejection(origin, f'The field "{name}" could not be read: {error}.')
            return
        if not known["text"].strip():
            yield Rejection(origin, 'The field "text" holds HTML without any words, so there is no report.')
            return
    yield Report.new(
        known["text"],
        known.get("title", ""),
        known.get("source", "").strip(),
        _address(known.get("url", "").strip(), problems),
        published=_published(known["published"].strip(), origin, problems, open_dates) if "published" in known else day,
        language=known.get("language", "").strip(),
        given_id=known.get("id", "").strip(),
        origin=origin,
    )
    yield from open_dates
    yield from (Rejection(origin, problem, kept=True) for problem in problems)


def by_field(row: Iterable[tuple[str, object]]) -> dict[str, object]:
    """The values of a row that are not empty, each under the field that its name means."""
    best: dict[str, tuple[int, object]] = {}
    for name, value in row:
        field, rank = _names().get(plain(name), ("", 0))
        if field and not empty(value) and (field not in best or rank < best[field][0]):
            best[field] = rank, value
    return {field: value for field, (_, value) in best.items()}


def meaning(name: str) -> str:
    """The field that a column's or a key's name means, "" where it means none."""
    return _names().get(plain(name), ("", 0))[0]


def empty(value: object) -> bool:
    """Whether a cell says nothing: no value, no words, or what a table of numbers has in place of one."""
    return value is None or value != value or (isinstance(value, str) and not value.strip())


def shown(value: object, longest: int = LONGEST_SHOWN) -> str:
    """A stranger's value or name on one line, shortened, without what would steer a terminal."""
    text = "" if empty(value) else " ".join(str(value)[: 4 * longest].split())
    text = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return text if len(text) <= longest else text[:longest] + "..."


def text_columns(names: Iterable[str]) -> bool:
    """Whether any of these names means the text of a report."""
    return any(meaning(name) in ("text", "summary") for name in names)


def has_text(item: object, fields: tuple[str, ...] = ("text", "summary")) -> bool:
    """Whether this is an object that has the text of a report, under a name of these fields."""
    if not isinstance(item, Mapping):
        return False
    values = by_field(item.items())
    return any(isinstance(values.get(field), str) for field in fields)


@cache
def _names() -> dict[str, tuple[str, int]]:
    """Each name without case and punctuation -> its field, and how far down the list it stands."""
    table = tomllib.loads(Path(__file__).with_name("fields.toml").read_text("utf-8"))
    return {plain(name): (field, rank) for field, names in table.items() for rank, name in enumerate([field, *names])}


def plain(name: str) -> str:
    """A name without what does not count in it: letter case, spaces, punctuation."""
    return "".join(filter(str.isalnum, name)).casefold()


def _why_no_text(given: object) -> str:
    if given is None:
        return 'The field "text" is missing or empty. Give it the words of the report.'
    return f'The field "text" holds {_kind(given)}, not words. Give it the words of the report.'


def _scalar(name: str, value: object, problems: list[str]) -> str:
    match value:
        case str():
            return value
        case datetime() if value.time() == time() and value.tzinfo is None:
            return value.date().isoformat()  # a spreadsheet's day is a midnight
        case date():
            return value.isoformat()
        case bool():
            pass
        case int() | float() if math.isfinite(value):
            return dates.moment(value) if name == "published" else str(value)
        case Decimal() if value.is_finite():
            return str(value)
    problems.append(f'The field "{name}" holds {_kind(value)}; it was left out.')
    return ""


def _kind(value: object) -> str:
    match value:
        case Mapping():
            return "an object"
        case list() | tuple():
            return "a list"
        case bool():
            return "true or false"
        case int() | float() | Decimal():
            return "a number"
        case _:
            return "no words"


def _whole_characters(name: str, value: str, problems: list[str]) -> str:
    """Half a character (a surrogate alone) can be neither kept nor shown; it becomes one that says so."""
    mended = _SURROGATE.sub("\ufffd", value)
    if mended != value:
        problems.append(f'The field "{name}" holds half a character; "\ufffd" stands in its place.')
    return mended


def _seen(value: str, *, one_line: bool) -> str:
    if not markup.holds_markup(value):
        return value
    text = markup.to_text(value)
    return " ".join(text.split()) if one_line else text


def _address(url: str, problems: list[str]) -> str:
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and parts.hostname and not _NOT_IN_ADDRESS.search(url):
            return url
    except ValueError:
        pass
    problems.append(f'The field "url" holds "{shown(url)}", no address on the web; it was left out.')
    return ""


def _published(written: str, origin: str, problems: list[str], open_dates: list[OpenDate]) -> str | None:
    if not written:
        return None
    try:
        return dates.published(written)
    except dates.EitherWay as either:
        open_dates.append(OpenDate.of_report(origin, either))
    except InputError as error:
        problems.append(
            f'The field "published" holds "{shown(written)}": {error}. The report was kept without its date.'
        )
    return None
