"""The days that a time word means, counted from the day of publication and from the day named before it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from components.extraction.words import cues, day_words, numbers

Days = tuple[date, date]
NIGHT = 10  # hours: fewer that are past lie on the day of publication, more reach back to the day before
MONTH_TOLD = 7  # days around the end of a month in which texts sum it up
PLACES = ("first", "second", "third", "fourth")
HALF = 15  # the last day of the first half of a month
FUTURE = 40  # days that a date without a year may lie ahead before it means the year before


def reckon(
    name: str, groups: dict[str, str], published: date | None, anchor: date | None, context: str
) -> tuple[date | None, date | None] | None:
    """The first and the last day that a time word means; None where it names none.

    ``name`` and ``groups`` are its pattern and the parts that this caught, ``anchor`` is the day named before it,
    ``context`` are words of the report by which "since the war began" is known.
    """
    if name == "iso":
        return _valid(int(groups["y"]), int(groups["m"]), int(groups["d"]))
    if name == "span_to":
        end = _date({key.rstrip("2"): value for key, value in groups.items()}, published)
        return _back_from(end[1], groups) if end else None
    if name in ("nights", "night_to", "night_from"):
        return _night({key.rstrip("2"): value for key, value in groups.items()}, published, name == "night_from")
    if name == "date":
        return _date({key.rstrip("2"): value for key, value in groups.items()}, published)
    if name == "month":
        return _month(groups, published)
    if name == "half":
        return _half(_month(groups, published), groups["half"])
    if name == "part_of_year":
        return _part_of_year(groups, published)
    if name == "year":
        year = int(groups["whole"])
        now = published is not None and published.year == year
        return date(year, 1, 1), published if now else date(year, 12, 31)
    if name == "weeks_after":
        length = _length(groups["count4"], groups["unit6"])
        return (anchor - timedelta(days=length),) * 2 if anchor and length else None
    if name == "war":
        start = next((day for word, day in cues().wars.items() if word in context), None)
        return (start, start) if start else None
    if published is None:
        return None
    return _relative(name, groups, published, anchor)


def began_in(month: tuple[date | None, date | None], context: str, bare: bool) -> tuple[date | None, date | None]:
    """A month since which something is counted: from the day on which a war of the report began in it.

    Else from its first day where it stands ``bare`` ("since October"), of an event on no known day otherwise.
    """
    first, last = month
    wars = [day for word, day in cues().wars.items() if word in context and first and last and first <= day <= last]
    return (wars[0], last) if wars else month if bare else (None, None)


def _relative(name: str, groups: dict[str, str], day: date, anchor: date | None) -> Days | None:
    one = timedelta(days=1)
    match name:
        case "night":
            return day - one, day
        case "night_of":
            if "to" in groups:
                end = _weekday(groups["to"], day)
                return end - one, end
            start = _weekday(groups.get("from") or groups["on"], day)
            if "on" in groups and start == day:  # "overnight on Sunday", told on Sunday, is the night that is over
                return day - one, day
            return start, min(start + one, day)
        case "today" | "part_of_day":
            return day, day
        case "holiday":
            return _holiday(groups["holiday"], day)
        case "year_began":
            return day.replace(day=1, month=1 if groups["began"].lower() == "year" else day.month), day
        case "yesterday":
            return day - one, day - one
        case "weekday":
            if "next" in groups:
                return None
            meant = _weekday(groups["weekday"], day)
            return meant, meant
        case "past" if groups["unit"].lower() == "hour":
            return day, day
        case "past":
            return _back_from(day, groups)
        case "whole_month":
            return _whole_month(day)
        case "hours_to":
            end = _weekday(groups["weekday2"], day)
            return end - one, end
        case "weekend":
            sunday = day - timedelta(days=(day.weekday() + 1) % 7)
            return (
                (day - one, day) if day.weekday() == 6 else (day, day) if day.weekday() == 5 else (sunday - one, sunday)
            )
        case "last":
            return _last(groups["unit4"].lower(), day)
        case "in_past":
            length = _length(groups["count3"], groups["unit5"])
            return (day - timedelta(days=length), day) if length else None
        case "in_a_day":
            return day - one, day
        case "this_week":
            starts = {"week": day - timedelta(days=day.weekday()), "month": day.replace(day=1)}
            start = starts.get(groups["unit2"].lower(), day.replace(month=1, day=1))
            return start, day
        case "ago":
            length = _length(groups["count2"], groups["unit3"])
            base = day if groups["sense"].lower() == "ago" else anchor or day
            return (base - timedelta(days=length),) * 2 if length else None
        case "later" | "next":
            length = 1 if name == "next" else _length(groups["count2"], groups["unit3"])
            then = anchor + timedelta(days=length) if anchor and length else None
            return (then, then) if then and then <= day else None
        case "night_before":
            base = anchor or day
            return base - one, base
        case _:
            base = anchor or day
            return base - one, base - one


def _back_from(day: date, groups: dict[str, str]) -> Days | None:
    """The days, weeks or months that end on a day; "the past days", of which there is no number, name none."""
    count, unit = groups.get("count", ""), groups["unit"].lower()
    if not count and unit.endswith("s"):
        return None
    if unit.startswith(("month", "quarter", "year")):
        return _months(count or "one", unit, day)
    if unit.startswith("hour") and _number(count or "one") < NIGHT:
        return day, day
    length = _length(count or "one", unit)
    return (day - timedelta(days=length), day) if length else None


def _part_of_year(groups: dict[str, str], published: date | None) -> Days | None:
    """The half, the quarter or the first or last months of a year."""
    whole = groups["whole"].lower()
    if not whole.isdigit() and published is None:
        return None
    year = int(whole) if whole.isdigit() else (published or date.max).year - (whole == "last year")
    length = {"half": 6, "quarter": 3}.get(groups["part"].lower()) or _number(groups.get("count", "0"))
    most, which = 12 // max(length, 1), groups["which"].lower()
    at = most if which == "last" else PLACES.index(which) + 1
    if not 0 < length < 12 or at > most or (at > 1 and which != "last" and groups["part"].lower() == "months"):
        return None
    start = 12 - length if which == "last" else (at - 1) * length
    end = start + length
    return date(year, start + 1, 1), date(year, end, monthrange(year, end)[1])


def _holiday(name: str, day: date) -> Days:
    """The last holiday of this name up to a day."""
    month, of_month = day_words().holidays[name.lower()]
    meant = date(day.year, month, of_month)
    return (meant if meant <= day else meant.replace(year=day.year - 1),) * 2


def _half(month: tuple[date | None, date | None] | None, half: str) -> tuple[date | None, date | None] | None:
    """The first half of a month, to the 15th, or its second."""
    if month is None or month[0] is None or month[1] is None:
        return month
    if half.lower() == "first":
        return month[0], min(month[1], month[0].replace(day=HALF))
    return month[0].replace(day=HALF + 1), max(month[1], month[0].replace(day=HALF + 1))


def _last(unit: str, day: date) -> Days:
    """The week (from Monday), month or year before the one of publication."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday() + 7)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        end = day.replace(day=1) - timedelta(days=1)
        return end.replace(day=1), end
    return date(day.year - 1, 1, 1), date(day.year - 1, 12, 31)


def _date(groups: dict[str, str], published: date | None) -> Days | None:
    month, day = day_words().months[groups["month"].lower()], int(groups["day"])
    year = _year(groups, month, day, published)
    if year is None:
        return None
    first = _valid(year, month, day)
    last = _valid(year, month, int(groups["until"])) if "until" in groups else first
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _night(groups: dict[str, str], published: date | None, begins: bool) -> Days | None:
    """The night that a date ends, or that it begins ("the night of 5 August")."""
    named = _date(groups, published)
    if named is None:
        return None
    one = timedelta(days=1)
    return (named[0], named[0] + one) if begins else (named[0] - one, named[0])


def _month(groups: dict[str, str], published: date | None) -> tuple[date | None, date | None] | None:
    month = day_words().months[groups["month"].lower()]
    year = _year(groups, month, 1, published)
    if year is None:
        return None
    if published is not None and (year, month) == (published.year, published.month):
        return date(year, month, 1), published
    first = date(year, month, 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _year(groups: dict[str, str], month: int, day: int, published: date | None) -> int | None:
    if "year" in groups:
        return int(groups["year"])
    if published is None:
        return None
    if "ago" in groups:
        return published.year - 1
    this = _valid(published.year, month, day)
    return published.year - 1 if this and this[0] - published > timedelta(days=FUTURE) else published.year


def _valid(year: int, month: int, day: int) -> Days | None:
    try:
        return (date(year, month, day),) * 2
    except ValueError:
        return None


def _weekday(name: str, day: date) -> date:
    return day - timedelta(days=(day.weekday() - day_words().weekdays.index(name.lower())) % 7)


def _whole_month(day: date) -> Days | None:
    """The month that "over the month" closes: the one that ends about a day; in the middle of one none is sure."""
    if day.day <= MONTH_TOLD:
        return _last("month", day)
    return (day.replace(day=1), day) if (day + timedelta(days=MONTH_TOLD)).month != day.month else None


def _months(count: str, unit: str, day: date) -> Days | None:
    """The months or years that end on a day: "the past month" of 6 November begins on 6 October."""
    length = _number(count) * {"year": 12, "quarter": 3}.get(unit.lower().rstrip("s"), 1)
    year, month = divmod(day.year * 12 + day.month - 1 - length, 12)
    if not 1 <= year <= day.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])), day


def _number(count: str) -> int:
    return int(count) if count.isdecimal() else int(numbers().words.get(count.lower(), 1))


def _length(count: str, unit: str) -> int:
    """A length of time in days: 24 hours reach back to the day before; months and years are not counted in days."""
    number = _number(count)
    unit = unit.lower().rstrip("s")
    if unit in ("hour", "24-hour"):
        return max(1, number // 24) if number >= NIGHT else 0
    return {"day": number, "week": 7 * number, "fortnight": 14 * number}.get(unit, 0)
