"""Days of which nothing is known: no report was loaded, or those of the day give no figure. Neither is zero."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from components.analysis.history import first_day
from components.analysis.marks import Marks


def with_days(
    drawn: Marks,
    loaded: pd.Series[Any],
    since: date | None = None,
    until: date | None = None,
    known: date | None = None,
) -> Marks:
    """The marks with the days of which they could tell: ``days`` has a row a day with ``reports`` and ``told``.

    ``loaded`` counts the reports of each day (datetime64) that has any; a day is told where a mark speaks of it.
    ``since``, ``until`` and ``known`` are those of the question; without the first two the first day of a mark (see
    history.py) and the last are meant. Days after ``known`` are there only as far as a mark speaks of them: that no
    report of then is known says nothing of them.
    """
    table = drawn.table
    if table.empty:
        return drawn
    begins = table["x_from"].fillna(table["x"])
    first = pd.Timestamp(since) if since else first_day(table)
    last = pd.Timestamp(until) if until else table["x"].max()
    if known:
        last = min(last, max(pd.Timestamp(known), table["x"].max()))
    days = pd.date_range(first, max(first, last))
    reports = loaded.groupby(level=0).sum().reindex(days, fill_value=0).astype("int64")
    return replace(drawn, days=pd.DataFrame({"reports": reports, "told": _told(days, begins, table["x"])}, index=days))


def _told(days: pd.DatetimeIndex, begins: pd.Series[Any], ends: pd.Series[Any]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Whether one of these spans (both ends included) holds each of the days."""
    begun = np.searchsorted(np.sort(begins.to_numpy()), days.to_numpy(), side="right")
    ended = np.searchsorted(np.sort(ends.to_numpy()), days.to_numpy(), side="left")
    return np.asarray(begun > ended)
