"""The few figures of days long before the reports that tell of them, which an axis need not reach back to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from components.analysis.marks import Marks

HISTORY = "of days long before the reports"

# Reports look back as long as they themselves go on, a month at least: so much of an axis may lie before the first.
_MONTH = pd.Timedelta(days=31)
# Where more than so many of the marks are of earlier days, it is these that the reports are about.
_FEW = 1 / 4


def without_history(drawn: Marks, since: date | None = None) -> Marks:
    """The marks without the few of days long before the reports, which are counted; all where ``since`` is given.

    Two figures of 2019 among the reports of one January would press all others together at the end of an axis.
    """
    table = drawn.table
    old = table["x"] < _looked_back_to(table)
    if since or not 0 < old.mean() <= _FEW:
        return drawn
    claims = sum(map(len, table.loc[old, "claims"]))
    return replace(drawn, table=table[~old].reset_index(drop=True), left_out=(*drawn.left_out, (HISTORY, claims)))


def first_day(marks: pd.DataFrame) -> pd.Timestamp:
    """The day to which an axis must reach back: the first of these marks, but for the few spans that begin long before.

    A bar of years that ends among the reports is cut at the edge, as one is that begins before the days asked for.
    """
    begins = marks["x_from"].fillna(marks["x"])
    long_before = begins < _looked_back_to(marks)
    few = long_before.mean() <= _FEW
    return pd.Timestamp((begins.mask(long_before, marks["x"]) if few else begins).min())


def _looked_back_to(marks: pd.DataFrame) -> pd.Timestamp:
    """The day before which all is long before the reports that tell these marks."""
    first, last = marks["given"].min(), marks["given"].max()
    return pd.Timestamp(first - max(_MONTH, last - first))
