"""Weeks and months: events of one claimant added up, the last figure of running totals and levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from components import vocabulary
from components.analysis.facts import item_words
from components.analysis.marks import Marks
from components.analysis.series import alike, eligible, within_larger
from components.records import MARK_COLUMNS

_PERIODS = {"week": "W-SUN", "month": "M"}
_SERIES = ["metric", "unit", "panel", "series"]
_DAY = pd.Timedelta(days=1)


def binned(drawn: Marks, width: str, since: date | None = None, until: date | None = None) -> Marks:
    """The marks by ``width``, "week" (from Monday) or "month"; by "day" they stay as they are.

    Events of one series are added up, lows and highs apart: each event once, with the latest figure that its claimant
    gave; no parts (their whole is in the sum), nothing in words, hypothetical, denied or of an unstated day. One open
    end opens the sum. Of running totals and levels the last figure stands. Metrics that are not added up (lengths,
    money) stay as they are. ``since`` and ``until`` bound the days of which a sum says how many were reported.
    """
    if width == "day":
        return drawn
    table = drawn.table.copy()
    table["bin"] = _starts(table["x"], width)
    metrics = vocabulary.metrics()
    summed = table["metric"].map(lambda name: name not in metrics or metrics[name].summed).astype(bool)
    events = table["panel"].eq("events") & summed & ~table["vague"].astype(bool)
    reasons = _not_added(table[events], width).reindex(table.index, fill_value="")
    levels = table["panel"].isin(("running totals", "states")) & eligible(table)
    last = ~table[levels].duplicated([*_SERIES, "bin"], keep="last")
    reasons[last.index[~last]] = f"not the last of its {width}"

    bounds = (pd.Timestamp(since) if since else None, pd.Timestamp(until) if until else None)
    sums, open_ended = [], 0
    for group in alike(table[events & reasons.eq("")], [*_SERIES, "bin"]):
        total = _sum(group, width, bounds)
        sums += [total] if total else []
        open_ended += 0 if total else sum(len(mark.claims) for mark in group)
    kept = table[~events & reasons.eq("")][list(MARK_COLUMNS)]
    counts = Counter[str]()
    for reason, claims in zip(reasons, table["claims"], strict=True):
        counts[reason] += len(claims)
    counts["open at both ends when added up"] = open_ended
    left_out = tuple(sorted((reason, count) for reason, count in counts.items() if reason and count))
    added = pd.DataFrame(sums, columns=list(MARK_COLUMNS)).astype(kept.dtypes.to_dict())
    whole = pd.concat([kept, added]) if len(kept) and len(added) else added if len(added) else kept
    whole = whole.sort_values(["x", "metric", "voice", "mark"], kind="stable", ignore_index=True)
    return replace(drawn, table=whole, left_out=(*drawn.left_out, *left_out), rule=_rule(width), bin=width)


def _rule(width: str) -> str:
    return (
        f"Each bar adds up, for one {width}, the events that one claimant gave figures for: lows and highs apart, each "
        "event once with the latest figure given for it (of several on one day the one in most stories), one "
        "open end opening the sum; parts, what may be in a larger figure, figures in words, "
        "hypothetical and denied ones and those of an unstated day are in no sum; of running totals and levels the "
        f"last figure of the {width} stands, and lines join neighbouring days only; names that set nothing apart, as "
        "attack drones and drones, are one thing; nothing is averaged."
    )


def _starts(days: pd.Series[Any], width: str) -> pd.Series[Any]:
    starts: pd.Series[Any] = days.dt.to_period(_PERIODS[width]).dt.start_time
    return starts


def _end(start: pd.Timestamp, width: str) -> pd.Timestamp:
    return start + (6 * _DAY if width == "week" else pd.offsets.MonthEnd(0))


def _not_added(events: pd.DataFrame, width: str) -> pd.Series[Any]:
    """Why each of these events is in no sum; "" for those that are."""
    reasons = pd.Series("", index=events.index, dtype=object)
    begins = events["x_from"].fillna(events["x"])
    spans = events["x_from"].notna()
    reasons[spans & _starts(begins, width).ne(events["bin"])] = f"over more than one {width}"
    inside = spans & reasons.eq("")
    if inside.any():
        among = events[reasons.eq("") & events["standing"].astype(bool)]
        reasons[[row for group in alike(among, _SERIES) for row in _overlapping(group)]] = (
            "spans that hold other events"
        )
    reasons[events["scope"].eq("part")] = "parts of a larger figure"
    fit = events[eligible(events) & reasons.eq("")]
    reasons[fit.index[within_larger(fit)]] = "that may be in a larger figure"
    reasons[~events["standing"].astype(bool)] = "of events added with another figure"
    reasons[~events["day_stated"].astype(bool)] = "of an unstated day"
    doubted = ~events["status"].isin(("claimed", "unverified"))
    reasons[doubted] = events.loc[doubted, "status"] + ", in no sum"
    return reasons


def _overlapping(group: list[Any]) -> Iterator[Any]:
    """The spans that hold days of the series' other events: what happened on those would be added twice."""
    for mark in group:
        if not pd.isna(mark.x_from) and any(
            other is not mark and _begin(other) <= mark.x and mark.x_from <= other.x for other in group
        ):
            yield mark.Index


def _begin(mark: Any) -> Any:
    return mark.x if pd.isna(mark.x_from) else mark.x_from


def _sum(group: list[Any], width: str, asked: tuple[pd.Timestamp | None, pd.Timestamp | None]) -> dict[str, Any]:
    """One mark for the events of one series in one bin; nothing where both its ends are open."""
    low, high = (float(sum(getattr(mark, end) for mark in group)) for end in ("low", "high"))
    if np.isnan(low) and np.isnan(high):
        return {}
    lead = group[0]
    first, last = lead.bin, _end(lead.bin, width)
    told = _each(mark.told_in for mark in group)
    outlets, bound = _each(mark.outlets for mark in group), _bound({mark.bound for mark in group}, low, high)
    item, unverified = _item(group), sum(mark.unverified for mark in group)
    events = "1 event" if len(group) == 1 else f"{len(group)} events"
    return {
        **{column: getattr(lead, column) for column in MARK_COLUMNS},
        "mark": f"{width} {first:%Y-%m-%d} {lead.mark}",
        "claims": _each(mark.claims for mark in group),
        "told_in": told,
        "reports": len({report for _, report in told}),
        "stories": len({story for story, _ in told}),
        "outlets": outlets,
        "item": item,
        "event": "",
        "run": "",
        "x": last,
        "x_from": first,
        "low": low,
        "high": high,
        "bound": bound,
        "status": "unverified" if unverified else "claimed",
        "unverified": unverified,
        "corrected": sum(mark.corrected for mark in group),
        "disputed_by": _commonest(mark.disputed_by for mark in group),
        "places": _each(mark.places for mark in group),
        "words": vocabulary.figure_words(low, high, bound, noun=vocabulary.counted(item, lead.unit)),
        "period": f"{first.day} {first:%b} to {last.day} {last:%b} {last.year}",
        "carried": f"{events} carried by {len(outlets)} outlet{'' if len(outlets) == 1 else 's'}",
        "quote": "",
        "basis": _reported(group, first, last, asked),
    }


def _bound(bounds: set[str], low: float, high: float) -> str:
    """What may be said of a sum: as loose as the loosest of its figures."""
    if np.isnan(high):
        return "more_than" if "more_than" in bounds else "at_least"
    if np.isnan(low):
        return "less_than" if "less_than" in bounds else "up_to"
    return "about" if "about" in bounds else "exact" if low == high else "range"


def _reported(
    group: list[Any], first: pd.Timestamp, last: pd.Timestamp, asked: tuple[pd.Timestamp | None, pd.Timestamp | None]
) -> str:
    """How many of the days asked for the sum speaks of: "5 of 7 days reported"."""
    since, until = max(first, asked[0] or first), min(last, asked[1] or last)
    days = {mark.x for mark in group if pd.isna(mark.x_from) and since <= mark.x <= until}
    for mark in group:
        if not pd.isna(mark.x_from):
            days.update(pd.date_range(max(mark.x_from, since), min(mark.x, until)))
    number = max((until - since).days + 1, len(days))
    return f"{len(days)} of {number} {'day' if number == 1 else 'days'} reported"


def _each(tuples: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(value for values in tuples for value in values))


def _item(group: list[Any]) -> str:
    """What all of them count: nothing more than the metric says where some are of "drones", some of "attack drones"."""
    alike = {item_words(mark.item, mark.unit) for mark in group}
    return _commonest(mark.item for mark in group) if len(alike) == 1 else ""


def _commonest(texts: Iterable[str]) -> str:
    counted = Counter(text for text in texts if text)
    return counted.most_common(1)[0][0] if counted else ""
