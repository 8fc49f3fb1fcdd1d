"""When it happened: the days that time words name, counted from the day of publication, never from the clock."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from components.extraction.words import counting, cues, numbers, speech

_MONTHS = {
    name: number
    for number, names in enumerate(
        ["january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"], 1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d))?"
_UNTIL = r"(?:\s?(?:-|–|to|and)\s?(?P<until>\d{1,2}))?"
_WORDS = "|".join(
    ["a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", r"\d{1,3}"]
)
_WEEKDAY = "|".join(WEEKDAYS)
Days = tuple[date, date]
FUTURE = 40  # days that a date without a year may lie ahead before it means the year before


@dataclass(frozen=True, slots=True)
class When:
    """Days that a time word at ``start`` to ``end`` (characters of the sentence) names; ``open`` for "since"."""

    first: date | None
    last: date | None
    start: int
    end: int
    open: bool = False
    by: bool = False
    speech: bool = False


_MONTH_AFTER, _YEAR_AFTER = _MONTH.replace("month", "month2"), _YEAR.replace("year", "year2")
_DAY_BEFORE = r"(?<![\d.,])(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?:\s?(?:-|–|to|and)\s?(?P<until2>\d{1,2}))?"
_DATE_AFTER = rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH_AFTER}(?![a-z]){_YEAR_AFTER}"
_NAMED = rf"(?:(?:{_WEEKDAY}),? )?(?:the )?"
_LENGTH = r"(?P<unit>hours?|days?|weeks?|months?|years?|24-hour)"
_NIGHT = r"(?:during|in|through|throughout|over|at) (?:the )?night"
_START = r"(?:the start of the day|the day began|morning|dawn|daybreak|midnight)"
_WAR = r"(?:war|invasion|conflict|fighting)"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "nights",
            rf"\bnight (?:of|from|between) (?P<since>\d{{1,2}})\s?(?:-|–|to|and)\s?{_DAY} {_MONTH}(?![a-z]){_YEAR}",
        ),
        (
            "night_to",
            rf"\b(?:overnight|night) (?:to|into|on|before) {_NAMED}(?:{_MONTH} {_DAY}\b{_YEAR}|{_DATE_AFTER})",
        ),
        (
            "week_to",
            rf"\bweek (?:to|until|ending(?: on)?) {_NAMED}(?:{_MONTH} {_DAY}\b{_YEAR}|{_DATE_AFTER})",
        ),
        ("night_from", rf"\bnight of {_NAMED}(?:{_MONTH} {_DAY}\b{_YEAR}|{_DATE_AFTER})"),
        (
            "same",
            r"\b(?:the same|that|those|that same) (?:very )?(?:night|day|hours|period|morning|evening|afternoon|"
            r"time|stretch|span|weeks?|months?)\b",
        ),
        ("date", rf"\b(?:{_MONTH} {_DAY}{_UNTIL}\b{_YEAR}|{_DAY_BEFORE} {_MONTH_AFTER}(?![a-z]){_YEAR_AFTER})"),
        ("night_before", r"\b(?:the )?(?:previous|preceding) night\b|\b(?:a|the) night (?:before|earlier)\b"),
        ("iso", r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b"),
        (
            "month",
            r"\b(?:in|during|since|until|by|of|throughout) (?:(?:early|mid|late|mid-) ?)?"
            + rf"{_MONTH}{_YEAR}(?![\w\d])",
        ),
        ("night_of", rf"\b(?:(?:overnight|night) (?:to|into|on) (?P<to>{_WEEKDAY})|(?P<from>{_WEEKDAY}) night)\b"),
        (
            "night",
            rf"\b(?:overnight|last night|{_NIGHT}|the night|nighttime|night-time"
            r"|night (?:raid|attack|strike|barrage|bombardment|assault)s?|another night of)\b",
        ),
        ("today", rf"\b(?:today|this (?:morning|evening|afternoon)|tonight|since {_START}|earlier in the day)\b"),
        ("part_of_day", r"\b(?:(?:in|during) the (?:morning|afternoon|evening)|at dawn)\b(?! (?:of|on)\b)"),
        ("yesterday", r"\byesterday\b"),
        ("weekday", rf"\b(?P<next>next )?(?P<weekday>{_WEEKDAY})(?:[’']s)?\b"),
        (
            "past",
            r"\b(?:(?:in|over|during|for) )?the (?:past|last|previous|preceding) "
            + rf"(?:(?P<count>{_WORDS}) )?{_LENGTH}\b",
        ),
        ("hours_to", rf"\b(?:24 hours|day) (?:to|until|up to|ending(?: on)?) (?P<weekday2>{_WEEKDAY})\b"),
        ("weekend", r"\b(?:over|at|during|on) the weekend\b|\b(?:this|last|at the) weekend\b"),
        ("last", r"\b(?<!the )last (?P<unit4>week|month|year)\b"),
        (
            "in_past",
            r"\bin(?: the space of)?(?: just| only| under| less than| barely| little more than)? "
            rf"(?P<count3>{_WORDS}) (?P<unit5>hours|days?|weeks?)\b(?! of)",
        ),
        ("in_a_day", r"\b(?:within|in the (?:space|course) of) (?:(?:a|one|a single) day|24 hours)\b"),
        ("this_week", r"\bthis (?P<unit2>week|month|year)\b"),
        ("ago", rf"\b(?P<count2>{_WORDS}) (?P<unit3>days?|weeks?) (?P<sense>ago|earlier|before)\b"),
        ("previous", r"\b(?:the day before|the previous day|a day before)\b"),
        (
            "war",
            rf"\b(?:since|from) (?:the )?(?:\w+ ){{0,4}}{_WAR}(?: \w+)?\b"
            r"|\b(?:a year|\w+ months) into (?:the |\w+[’']s )?war\b",
        ),
    )
)
_SINCE = re.compile(
    r"\b(?:(?:since|from|after|starting)(?: the night of| early| late)?"
    r"|since (?:[\w’'-]+ ){0,7}(?:war|invasion|conflict|fighting|attack|incursion|offensive)(?: \w+)? (?:on|in)) $",
    re.IGNORECASE,
)
# A day that a total is of: "by 6 May", "as of Monday", "the total of 6 May".
_BY = re.compile(
    r"\b(?:by|as of|until|up to|till|(?:total|figure|tally|state)s? (?:of|for))"
    r"(?: the morning of| early| late| the end of)? $",
    re.IGNORECASE,
)


# "the deadliest attack since", "not seen since", "for the first time since": nothing is summed up from then on.
_COMPARES = re.compile(
    r"\b(?:[a-z]{2,}est|most|first|only|worst|best|last|spared|unseen|unprecedented|seen|lull|again|record)\b[^;:.]{0,60}"
    r"(?:since)?\W*$"
)
# "talks scheduled for Wednesday": a day that lies ahead dates nothing that has happened.
_AHEAD = re.compile(r"\b(?:scheduled|planned|due|set|expected|slated|plans?|planning) (?:for|on|by) $", re.IGNORECASE)
_SAME = re.compile(r"(?:the same|that|those) ", re.IGNORECASE)
# "between dusk on Tuesday and the morning of 21 August"
_OPENS = re.compile(r"\b(between|from)(?: (?:[a-z]+ on|the [a-z]+ of))? $", re.IGNORECASE)
_JOINS = re.compile(r",? (and|to|until)(?: (?:[a-z]+ on|the [a-z]+ of))? ", re.IGNORECASE)


def days(text: str, published: date | None, context: str, before: Days | None = None) -> list[When]:
    """The days that the time words of a sentence name, in order.

    Without a day of publication only dates with their year are read. ``context`` are words of the report by which
    "since the war began" is known; ``before`` are the days last named before, which "that night" means.
    """
    found: list[When] = []
    taken: list[tuple[int, int]] = []
    anchor: date | None = None
    same: list[re.Match[str]] = []
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if name == "same":
                same.append(match)
                continue
            base = anchor or (before[1] if before and name == "night_before" else None)
            span = _read(name, {k: v for k, v in match.groupdict().items() if v}, published, base, context)
            if span is None:
                continue
            words = text[max(0, match.start() - 90) : match.start()]
            since = (
                name == "war"
                or (bool(_SINCE.search(words)) and "between" not in words)
                or (name == "month" and match.group().lower().startswith(("since", "from")))
            )
            taken.append((match.start(), match.end()))
            anchor = span[1] or anchor
            if (since and compares(text[: match.start()])) or _AHEAD.search(words):
                continue
            if name == "month" and since:
                span = (None, None)
            found.append(When(span[0], span[1], match.start(), match.end(), since, bool(_BY.search(words))))
    found = _spans(sorted(found, key=lambda when: when.start), text)
    for match in same:
        named = [(w.first, w.last) for w in found if w.first and w.last and w.start < match.start()]
        if meant := named[-1] if named else before:
            found.append(When(*meant, match.start(), match.end()))
    return sorted(found, key=lambda when: when.start)


def compares(before: str) -> bool:
    """Whether a "since" that ends these words sets what happened against all before ("the heaviest raid since")."""
    return bool(_COMPARES.search(before.lower()))


def _spans(found: list[When], text: str) -> list[When]:
    """The same time words, two that "between" or "from" joins made one span ("between 31 July and 31 August")."""
    joined: list[When] = []
    for when in found:
        last = joined[-1] if joined else None
        between = text[last.end : when.start] if last else ""
        if last and not between.strip(" ,") and (last.first, last.last) == (when.first, when.last):
            joined[-1] = replace(last, end=when.end)  # "Tuesday, 6 August" is one day
        elif last and last.first and when.last and last.first < when.last and _joins(text, last, between):
            joined[-1] = When(last.first, when.last, last.start, when.end)
        else:
            joined.append(when)
    return joined


def _joins(text: str, first: When, between: str) -> bool:
    opens, joins = _OPENS.search(text[: first.start]), _JOINS.fullmatch(between)
    if opens is None or joins is None:
        return False
    return (opens.group(1).lower() == "between") == (joins.group(1).lower() == "and")


def _read(
    name: str, groups: dict[str, str], published: date | None, anchor: date | None, context: str
) -> tuple[date | None, date | None] | None:
    if name == "iso":
        return _valid(int(groups["y"]), int(groups["m"]), int(groups["d"]))
    if name == "week_to":
        end = _date({key.rstrip("2"): value for key, value in groups.items()}, published)
        return (end[0] - timedelta(days=7), end[1]) if end else None
    if name in ("nights", "night_to", "night_from"):
        return _night({key.rstrip("2"): value for key, value in groups.items()}, published, name == "night_from")
    if name == "date":
        return _date({key.rstrip("2"): value for key, value in groups.items()}, published)
    if name == "month":
        return _month(groups, published)
    if name == "war":
        start = next((day for word, day in cues().wars.items() if word in context), None)
        return (start, start) if start else None
    if published is None:
        return None
    return _relative(name, groups, published, anchor)


def _relative(name: str, groups: dict[str, str], day: date, anchor: date | None) -> tuple[date, date] | None:
    one = timedelta(days=1)
    match name:
        case "night":
            return day - one, day
        case "night_of":
            if "to" in groups:
                end = _weekday(groups["to"], day)
                return end - one, end
            start = _weekday(groups["from"], day)
            return start, min(start + one, day)
        case "today" | "part_of_day":
            return day, day
        case "yesterday":
            return day - one, day - one
        case "weekday":
            if "next" in groups:
                return None
            meant = _weekday(groups["weekday"], day)
            return meant, meant
        case "past":
            length = _length(groups.get("count", "one"), groups["unit"])
            return (day - timedelta(days=length), day) if length else None
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
        case "night_before":
            base = anchor or day
            return base - one, base
        case _:
            base = anchor or day
            return base - one, base - one


def _last(unit: str, day: date) -> Days:
    """The week (from Monday), month or year before the one of publication."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday() + 7)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        end = day.replace(day=1) - timedelta(days=1)
        return end.replace(day=1), end
    return date(day.year - 1, 1, 1), date(day.year - 1, 12, 31)


def _date(groups: dict[str, str], published: date | None) -> tuple[date, date] | None:
    month, day = _MONTHS[groups["month"].lower()], int(groups["day"])
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
    month = _MONTHS[groups["month"].lower()]
    year = _year(groups, month, 1, published)
    if year is None:
        return None
    if published is not None and (year, month) == (published.year, published.month):
        return None, None
    first = date(year, month, 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _year(groups: dict[str, str], month: int, day: int, published: date | None) -> int | None:
    if "year" in groups:
        return int(groups["year"])
    if published is None:
        return None
    this = _valid(published.year, month, day)
    return published.year - 1 if this and this[0] - published > timedelta(days=FUTURE) else published.year


def _valid(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        return (date(year, month, day),) * 2
    except ValueError:
        return None


def _weekday(name: str, day: date) -> date:
    return day - timedelta(days=(day.weekday() - WEEKDAYS.index(name.lower())) % 7)


def _length(count: str, unit: str) -> int:
    """A length of time in days: 24 hours reach back to the day before; months and years are not counted in days."""
    number = int(count) if count.isdecimal() else int(numbers().words.get(count.lower(), 1))
    unit = unit.lower().rstrip("s")
    if unit in ("hour", "24-hour"):
        return max(1, number // 24)
    return {"day": number, "week": 7 * number}.get(unit, 0)


def of_speech(when: When, doc: Any) -> bool:
    """Whether a time word hangs on a verb of saying in the parse of its sentence ("said on Wednesday").

    Nobody speaks for "the night to Wednesday, 14 August", nor for "the same weeks".
    """
    if when.first != when.last and doc is not None and re.match(r"night .*\d", doc.text[when.start : when.end]):
        return False
    if (
        when.first
        and when.last
        and (when.last - when.first).days > 1
        and _SAME.match(doc.text if doc else "", when.start)
    ):
        return False
    span = doc.char_span(when.start, when.end, alignment_mode="expand") if doc is not None else None
    if span is None or not len(span):
        return False
    token = span.root
    if token.head.lower_ == "for":
        return False
    for _ in range(3):
        if token.head.i == token.i:
            return False
        token = token.head
        if token.lower_ in counting().nouns:  # "losses over the past day: ..., the staff says"
            return False
        if token.pos_ in ("VERB", "AUX"):
            return speech().verbs.get(token.lower_) in speech().strong
    return False
