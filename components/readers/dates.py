"""The day or moment of publication as the source wrote it, in ISO 8601; never filled in from the clock."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from dateutil.parser import parser, parserinfo

from components.errors import InputError
from components.readers import months

_ISO = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?")
_ISO_LIKE = re.compile(r"(\d{4}-\d\d-\d\d|\d{8})([T ]\d\d(:?\d\d.*)?)?", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?!\d)")
_IN_NAME = re.compile(r"(?<!\d)(\d{4})([-_.])(\d\d)\2(\d\d)(?!\d)")

# Longer than any date that a person or a program writes; dateutil is slow on long strings.
_LONGEST = 80

# The zones that RFC 822 gives names to; any other name means different hours in different countries.
_ZONES = {"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
          "PST": -8, "PDT": -7}  # fmt: skip

# Moments that programs write as a number: seconds or milliseconds since 1970, from September 2001 on. Smaller numbers
# could be days of a spreadsheet or anything else.
_SECONDS, _MILLISECONDS = range(10**9, 10**10), range(10**12, 10**13)

# What dateutil fills gaps from: a part of the date that differs between the two was not in the text.
# Fourteen days apart, so that a weekday without a day does not meet in both.
_ONE, _OTHER = datetime(2000, 1, 1), datetime(2004, 2, 15, 11, 11, 11, 11)


class EitherWay(InputError):
    """A date whose day and month could be exchanged; with what it is in either order, in ISO 8601."""

    def __init__(self, written: str, day_first: str, month_first: str) -> None:
        super().__init__("day and month can be read either way")
        self.written, self.day_first, self.month_first = written, day_first, month_first


class _FourDigitYears(parserinfo):
    """Words of dates as dateutil knows them; a year of two digits, which it would complete from the clock, is none."""

    def convertyear(self, year: int, century_specified: bool = False) -> int:
        if year < 100 and not century_specified:
            raise ValueError("a year of two digits")
        return year


_PARSER = parser(_FourDigitYears())


def published(written: str) -> str:
    """A date as an outlet wrote it -> ISO 8601: a day, or a moment with its own time zone where it has one.

    Raises InputError where day, month or year is missing, or where it can be read in two ways.
    """
    text = " ".join(written[: _LONGEST + 1].split())
    if len(text) > _LONGEST:
        raise InputError("it is too long for a date")
    try:
        year_first = _YEAR_FIRST.match(text)
        if year_first:
            year, month, day = map(int, year_first.groups())
            text = date(year, month, day).isoformat() + text[year_first.end() :]
        return _iso(text) or _words(months.in_english(text), day_first=(False,) if year_first else (True, False))
    except (ValueError, OverflowError, TypeError, IndexError, ArithmeticError, AssertionError, AttributeError):
        raise InputError("no day, month and year of four digits can be read from it") from None


def in_order(written: str, first: str = "") -> str:
    """``published``, with what comes ``first`` ("day" or "month") said for a date that leaves it open."""
    try:
        return published(written)
    except EitherWay as open_date:
        if not first:
            raise
        return open_date.day_first if first == "day" else open_date.month_first


def is_date(written: str) -> bool:
    """Whether this is a whole date, be it one whose day and month could be exchanged."""
    try:
        published(written)
    except EitherWay:
        return True
    except InputError:
        return False
    return True


def moment(number: float) -> str:
    """A number in a field of dates, as ``published`` takes it: a moment in UTC where programs mean one by it."""
    scale = 1 if int(number) in _SECONDS else 1000 if int(number) in _MILLISECONDS else 0
    if not scale:
        return str(number)
    return datetime.fromtimestamp(int(number) / scale, UTC).isoformat(timespec="auto")


def day_in_name(name: str) -> str | None:
    """The day that a file's name gives (2024-08-14_briefing.txt, 2024_08_14.pdf); None where none or several."""
    days = set()
    for year, _, month, day in _IN_NAME.findall(name):
        try:
            days.add(date(int(year), int(month), int(day)).isoformat())
        except ValueError:
            continue
    return days.pop() if len(days) == 1 else None


def _iso(text: str) -> str | None:
    if not _ISO_LIKE.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) in (8, 10):
        return moment.date().isoformat()
    return text if _ISO.fullmatch(text) else moment.isoformat()


def _words(text: str, day_first: tuple[bool, ...]) -> str:
    read: list[str] = []
    for first in day_first:
        one, other = (_PARSER.parse(text, default=gap, dayfirst=first, tzinfos=_zone) for gap in (_ONE, _OTHER))
        if one.date() != other.date():
            raise InputError("day, month or year is missing")
        timed = (one.hour, one.minute) == (other.hour, other.minute)
        read.append((one if timed else one.date()).isoformat())
    if len(set(read)) > 1:
        raise EitherWay(text, *read)
    return read[0]


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    if offset is None and name in _ZONES:
        offset = _ZONES[name] * 3600
    return None if offset is None else timezone(timedelta(seconds=offset))
