"""What a running total grew by from one figure to the next: a number that no claim states, made on demand."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from components import vocabulary
from components.analysis.marks import Marks
from components.analysis.series import eligible
from components.records import MARK_COLUMNS

# The panel of differences, by which an address asks for them.
DIFFERENCES = "differences"

_SERIES = ["metric", "unit", "series"]
_DAY = pd.Timedelta(days=1)


def with_differences(drawn: Marks) -> Marks:
    """The marks, and for each running total how much it grew since the claimant's figure before, as marks derived.

    One mark from the day after the earlier figure to the day of the later one, however many days lie between. Its ends
    are what the ends of the two allow; where these leave it open, or the total fell, there is none, which is counted.
    """
    table = drawn.table
    totals = table[eligible(table) & table["panel"].eq("running totals")].sort_values("x", kind="stable")
    totals = totals[~totals.duplicated([*_SERIES, "x"], keep=False)]
    made: list[dict[str, Any]] = []
    not_made = Counter[str]()
    for _, series in totals.groupby(_SERIES, sort=False):
        rows: list[dict[str, Any]] = series.to_dict("records")  # type: ignore[assignment]
        for earlier, later in pairwise(rows):
            low, high = later["low"] - earlier["high"], later["high"] - earlier["low"]
            if np.isnan(high) and not low > 0:
                not_made["differences that their figures leave open"] += 1
            elif high < 0:
                not_made["falls of a running total"] += 1
            else:
                made.append(_difference(earlier, later, low, high))
    if not made:
        return replace(drawn, left_out=(*drawn.left_out, *sorted(not_made.items())))
    derived = pd.DataFrame(made, columns=list(MARK_COLUMNS)).astype(table.dtypes.to_dict())
    whole = pd.concat([table, derived]).sort_values(["x", "metric", "voice", "mark"], kind="stable", ignore_index=True)
    return replace(drawn, table=whole, left_out=(*drawn.left_out, *sorted(not_made.items())))


def _difference(earlier: dict[str, Any], later: dict[str, Any], low: float, high: float) -> dict[str, Any]:
    about = "about" in (earlier["bound"], later["bound"])
    if np.isnan(low) or np.isnan(high):
        bound = "up_to" if np.isnan(low) else "at_least"
    else:
        bound = "about" if about else "exact" if low == high else "range"
    unverified = earlier["unverified"] + later["unverified"]
    told = tuple(dict.fromkeys((*earlier["told_in"], *later["told_in"])))
    before, after = (_said(mark) for mark in (earlier, later))
    first = earlier["x"] + _DAY
    return {
        **later,
        "mark": f"since {earlier['mark']} {later['mark']}",
        "claims": (*earlier["claims"], *later["claims"]),
        "told_in": told,
        "reports": len({report for _, report in told}),
        "stories": len({story for story, _ in told}),
        "outlets": tuple(dict.fromkeys((*earlier["outlets"], *later["outlets"]))),
        "event": "",
        "run": "",
        "panel": DIFFERENCES,
        "x_from": first,
        "low": low,
        "high": high,
        "bound": bound,
        "status": "unverified" if unverified else "claimed",
        "unverified": unverified,
        "corrected": earlier["corrected"] + later["corrected"],
        "words": vocabulary.figure_words(low, high, bound, noun=vocabulary.counted(later["item"], later["unit"])),
        "period": _day(later["x"]) if first == later["x"] else f"{_day(first)} to {_day(later['x'])}",
        "quote": "",
        "basis": f"derived: {after} less {before}",
    }


def _said(mark: dict[str, Any]) -> str:
    return f"{vocabulary.figure_words(mark['low'], mark['high'], mark['bound'])} ({_day(mark['x'])})"


def _day(moment: pd.Timestamp) -> str:
    return f"{moment.day} {moment:%b} {moment.year}"
