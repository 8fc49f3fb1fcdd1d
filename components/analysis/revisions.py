"""Figures that their claimant changed: one figure followed through the stories that gave it anew.

The same figure is one voice's figure for the same metric, item, owner, places and days. A running total that grows is
no revision; one that goes down, or changes for the day that it spoke of before, is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import Any

import pandas as pd

from components.analysis.marks import Marks
from components.analysis.series import each
from components.analysis.subjects import meeting, reports_of, subjects
from components.records import REVISION_COLUMNS

# A total told longer after its day is history, not news that a later, smaller one corrects.
_NEWS = pd.Timedelta(days=7)

_SUBJECT = ("voice", "metric", "unit", "panel", "thing", "where", "whose")


def revisions(drawn: Marks, claims: pd.DataFrame, told: pd.DataFrame | None = None) -> pd.DataFrame:
    """The figures of these marks (of these claims) that were changed later, the latest change first.

    Returns REVISION_COLUMNS. Figures that one report gives side by side are two things and no change, and a figure that
    only becomes more precise ("more than 100", then 117) is none. ``told`` is what the marks speak of (see subjects),
    where it is at hand already.
    """
    told = subjects(drawn, claims) if told is None else told
    fit = meeting(told[told["unfit"].eq("") & told["published"].notna()], ("voice",), "mark")
    reports = reports_of(claims)
    changed = [_row(steps, reports) for steps in _changed(fit)]
    table = pd.DataFrame(changed, columns=list(REVISION_COLUMNS))
    for column in ("x", "latest"):
        table[column] = pd.to_datetime(table[column]).astype("datetime64[ns]")
    return table.sort_values(["latest", "x", "voice"], ascending=[False, False, True], kind="stable", ignore_index=True)


def _changed(fit: pd.DataFrame) -> Iterator[list[Any]]:
    groups: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for row in each(fit):
        groups[(*(getattr(row, column) for column in _SUBJECT), row.start if pd.notna(row.start) else None)].append(row)
    for group in groups.values():
        days: dict[pd.Timestamp, list[Any]] = defaultdict(list)
        for row in sorted(group, key=lambda row: (row.x, row.published)):
            days[row.x].append(row)
        for figures in days.values():
            if _changes(figures):
                yield figures
        if group[0].panel == "running totals":
            yield from _fallen(list(days.values()))


def _changes(steps: Sequence[Any]) -> bool:
    """Whether these figures of one thing, in the order of publication, replace one another."""
    reports = [report for step in steps for report in step.told_in]
    replaced = len(reports) == len(set(reports)) and all(
        one.published < other.published for one, other in pairwise(steps)
    )
    return replaced and any(_low(one) > _high(other) or _low(other) > _high(one) for one, other in pairwise(steps))


def _fallen(days: Sequence[list[Any]]) -> Iterator[list[Any]]:
    """Running totals that stand lower than all that the same claimant gave before, as of an earlier day."""
    news = [[row for row in figures if row.published - row.x <= _NEWS] for figures in days]
    for earlier, later in pairwise(figures for figures in news if figures):
        before, after = min(earlier, key=_low), max(later, key=_high)
        if _low(before) > _high(after) and _changes([before, after]):
            yield [before, after]


def _row(steps: list[Any], reports: dict[str, str]) -> dict[str, object]:
    first, last = steps[0], steps[-1]
    turn = "up" if _low(last) > _high(first) else "down" if _low(first) > _high(last) else ""
    about = {name: getattr(last, name) for name in ("metric", "unit", "item", "voice", "target", "places", "panel")}
    return {
        **about, "period": last.period, "x": last.x, "turn": turn, "latest": last.published.normalize(),
        "marks": tuple(step.mark for step in steps),
        "claims": tuple(step.claims for step in steps),
        "words": tuple(step.words for step in steps),
        "days": tuple(step.published.normalize() for step in steps),
        "reports": tuple(reports[step.claims[0]] for step in steps),
    }  # fmt: skip


def _low(row: Any) -> float:
    return 0.0 if pd.isna(row.low) else float(row.low)


def _high(row: Any) -> float:
    return inf if pd.isna(row.high) else float(row.high)
