"""Dates whose day and month could be exchanged: told as open, or read in the order that the analyst says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from components.readers.dates import EitherWay
from components.records import Entry, Rejection, Report

# What can come first in such a date.
ORDERS = ("day", "month")

_OPEN = "The date can be read either way, day or month first; kept without it until you say which."
_OPEN_ROW = "A day can be read either way, day or month first; the row is left out until you say which."


@dataclass(frozen=True, slots=True)
class OpenDate(Rejection):
    """A date as it is ``written``, and what it is with the day first and with the month first (ISO 8601)."""

    written: str = ""
    day_first: str = ""
    month_first: str = ""

    @classmethod
    def of_report(cls, origin: str, date: EitherWay) -> OpenDate:
        """The date of the report that stands here."""
        return cls(origin, _OPEN, True, date.written, date.day_first, date.month_first)

    @classmethod
    def of_row(cls, origin: str, date: EitherWay) -> OpenDate:
        """A day of the coded claim in the row that stands here."""
        return cls(origin, _OPEN_ROW, False, date.written, date.day_first, date.month_first)


@dataclass(slots=True)
class DayOrder:
    """What comes ``first`` in dates that leave it open, one of ORDERS.

    ``other`` is kept while reading: what the date of each report so read, by its id, would be in the other order.
    """

    first: str
    other: dict[str, str] = field(default_factory=dict)

    def settle(self, items: Iterable[Report | Entry | Rejection]) -> Iterator[Report | Entry | Rejection]:
        """The same with open dates, which follow their reports, read in this order and told no more."""
        report: Report | Entry | None = None
        told: list[Rejection] = []
        for item in chain(items, (None,)):
            if report is not None and isinstance(item, OpenDate) and item.kept:
                report = self._dated(report, item)
            elif report is not None and isinstance(item, Rejection) and item.kept:
                told.append(item)
            else:
                yield from (report, *told) if report is not None else ()
                report, told = (None, []) if item is None or isinstance(item, Rejection) else (item, [])
                if isinstance(item, Rejection):
                    yield item

    def _dated(self, item: Report | Entry, date: OpenDate) -> Report | Entry:
        day, other = (date.day_first, date.month_first)[:: 1 if self.first == ORDERS[0] else -1]
        report = replace(item.report if isinstance(item, Entry) else item, published=day)
        self.other[report.id] = other
        return replace(item, report=report) if isinstance(item, Entry) else report
