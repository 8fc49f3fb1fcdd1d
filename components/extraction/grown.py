"""Over which days a total grew: from the one reading of it to the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from components.extraction.count import Count
from components.extraction.days import When
from components.extraction.growth import growth
from components.extraction.timeline import Timeline

REACH = 8  # sentences back in which the two totals stand whose difference a number is
_THAN = re.compile(r"(?: [^\W\d]+){0,4} than(?: (?:on|in|at|of))? ")
_DAY = timedelta(days=1)

DayOf = Callable[[Count, Timeline], date | None]


def grown_over(count: Count, when: When | None, known: Timeline, day_of: DayOf) -> tuple[date, date] | None:
    """The days from the one total to the other of which a number is the difference; None where they are not told.

    They are a span of its own ("in May it grew by 30"), those of two totals that differ by it, or of all totals of its
    sentence or one before ("passed from 690 on 3 May to 720 on Friday. The difference, 30, ..."), or are named beside
    it ("30 more than a week before"). ``when`` is the time word of the count, ``day_of`` says of which day a total is.
    """
    here = known.told[count.sentence]
    if not growth(count, here):
        return None
    spans = [(w.first, w.last) for w in known.times[count.sentence] if not w.open and w.first and w.last]
    long = [(first, last) for first, last in spans if last - first > _DAY]
    if when and when.first and when.last and (when.first, when.last) in long:
        return when.first, when.last
    if when and when.open and len(long) == 1:
        return long[0]  # "for August, counted from 31 July"
    told_on = known.told_on or known.published
    for than in known.times[count.sentence]:
        if _THAN.fullmatch(here.text[count.span.end : than.start]) and than.last and told_on and than.last < told_on:
            return than.last, told_on
    reach = [
        number
        for number in range(count.sentence, max(-1, count.sentence - 1 - REACH), -1)
        if known.told[number].in_title == here.in_title
    ]
    greater = {number: _totals(count, number, known) for number in reach}
    if exact := _differing(count, [total for totals in greater.values() for total in totals]):
        return _apart([day_of(total, known) for total in exact])
    for number in reach:
        if days := _apart([day_of(total, known) for total in greater[number]]):
            return days
        if known.times[number] and (when is not None or number != count.sentence):
            return None  # which has days of its own
    return None


def _totals(count: Count, number: int, known: Timeline) -> list[Count]:
    """The numbers of a sentence of which a count may be the growth: greater ones, of losses or of people as it is."""
    own, told = count.quantity.low or 0, known.told[number]
    return [c for c in known.rivals.get(number, ()) if (c.quantity.low or 0) > own and not growth(c, told)]


def _differing(count: Count, totals: list[Count]) -> tuple[Count, Count] | None:
    """The two totals of what is counted that differ by a number, the nearest."""
    own = count.quantity.low
    same = [total for total in totals if total.metric == count.metric]
    pairs = ((one, other) for at, one in enumerate(same) for other in same[at + 1 :])
    return next(((a, b) for a, b in pairs if abs((a.quantity.low or 0) - (b.quantity.low or 0)) == own), None)


def _apart(days: list[date | None]) -> tuple[date, date] | None:
    """The first and the last of some days, where they differ."""
    known = {day for day in days if day}
    return (min(known), max(known)) if len(known) > 1 else None
