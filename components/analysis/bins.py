"""Weeks and months: events of one claimant added up, the last figure of running totals and levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from components import vocabulary
from components.analysis.marks import Marks
from components.analysis.series import eligible, within_larger
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
    for _, group in table[events & reasons.eq("")].groupby([*_SERIES, "bin"], sort=False):
        total = _sum(group, width, bounds)
        sums += [total] if total else []
        open_ended += 0 if total else sum(map(len, group["claims"]))
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
        f"last figure of the {width} stands, and lines join neighbouring days only; nothing is averaged."
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
        reasons[[row for _, group in events[reasons.eq("")].groupby(_SERIES) for row in _overlapping(group)]] = (
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


def _overlapping(group: pd.DataFrame) -> Iterator[Any]:
    """The spans that hold days of the series' other events: what happened on those would be added twice."""
    begins = group["x_from"].fillna(group["x"])
    for row in group.index[group["x_from"].notna()]:
        others = group.drop(index=row)
        if (others["x"].ge(begins[row]) & begins[others.index].le(group.at[row, "x"])).any():
            yield row


def _sum(group: pd.DataFrame, width: str, asked: tuple[pd.Timestamp | None, pd.Timestamp | None]) -> dict[str, Any]:
    """One mark for the events of one series in one bin; nothing where both its ends are open."""
    low, high = (group[end].sum(skipna=False) for end in ("low", "high"))
    if np.isnan(low) and np.isnan(high):
        return {}
    lead = group.iloc[0]
    first, last = lead["bin"], _end(lead["bin"], width)
    told = tuple(dict.fromkeys(pair for pairs in group["told_in"] for pair in pairs))
    bound = _bound(set(group["bound"]), low, high)
    item = _commonest(group["item"])
    outlets = tuple(dict.fromkeys(name for names in group["outlets"] for name in names))
    unverified, events = int(group["unverified"].sum()), len(group)
    return {
        **{column: lead[column] for column in MARK_COLUMNS},
        "mark": f"{width} {first:%Y-%m-%d} {lead['mark']}",
        "claims": tuple(claim for claims in group["claims"] for claim in claims),
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
        "corrected": int(group["corrected"].sum()),
        "disputed_by": _commonest(group["disputed_by"]),
        "places": tuple(dict.fromkeys(place for places in group["places"] for place in places)),
        "words": vocabulary.figure_words(low, high, bound, noun=vocabulary.counted(item, lead["unit"])),
        "period": f"{first.day} {first:%b} to {last.day} {last:%b} {last.year}",
        "carried": f"{events} {'event' if events == 1 else 'events'} carried by {len(outlets)} outlet"
        f"{'' if len(outlets) == 1 else 's'}",
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
    group: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, asked: tuple[pd.Timestamp | None, pd.Timestamp | None]
) -> str:
    """How many of the days asked for the sum speaks of: "5 of 7 days reported"."""
    since, until = max(first, asked[0] or first), min(last, asked[1] or last)
    spans = zip(group["x_from"].fillna(group["x"]), group["x"], strict=True)
    days = {day for begin, end in spans for day in pd.date_range(max(begin, since), min(end, until))}
    number = max(len(pd.date_range(since, until)), len(days))
    return f"{len(days)} of {number} {'day' if number == 1 else 'days'} reported"


def _commonest(texts: pd.Series[Any]) -> str:
    given: Callable[[str], bool] = bool
    counted = Counter(filter(given, texts))
    return counted.most_common(1)[0][0] if counted else ""
