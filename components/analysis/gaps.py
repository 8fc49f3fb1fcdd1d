"""Days of which nothing is known: no report was loaded, or those of the day give no figure. Neither is zero."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from components.analysis.marks import Marks


def with_days(drawn: Marks, loaded: pd.Series[Any], since: date | None = None, until: date | None = None) -> Marks:
    """The marks with the days of which they could tell: ``days`` has a row a day with ``reports`` and ``told``.

    ``loaded`` counts the reports of each day (datetime64) that has any; a day is told where a mark speaks of it.
    ``since`` and ``until`` are those of the question, else the first and the last day that a mark stands at.
    """
    table = drawn.table
    if table.empty:
        return drawn
    begins = table["x_from"].fillna(table["x"])
    first = pd.Timestamp(since) if since else begins.min()
    last = pd.Timestamp(until) if until else table["x"].max()
    days = pd.date_range(first, max(first, last))
    told = set(table["x"])
    spans = table["x_from"].notna()
    for start, end in zip(begins[spans], table.loc[spans, "x"], strict=True):
        told.update(pd.date_range(max(start, days[0]), min(end, days[-1])))
    reports = loaded.groupby(level=0).sum().reindex(days, fill_value=0).astype("int64")
    return replace(drawn, days=pd.DataFrame({"reports": reports, "told": days.isin(list(told))}, index=days))
