"""More figures than a screen can show: the lowest and the highest of what one claimant gave in some days, and how many.

Nothing is added up or averaged, and no two claimants are put together.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from components import vocabulary
from components.analysis.marks import Marks
from components.records import LONG_SPAN, MARK_COLUMNS, TOLD_APART

# With more marks than these nobody sees the single one any more, and a browser takes seconds to draw them: of 3,000 on
# a page lines and signs hid one another, and it took twice as long as a thousand bars.
MOST = 2_000
# Bars in their place: some hundred a panel stand apart on a screen, and a click on one is answered at once.
_BARS = 600
# Days of a bar, the fewest that give no more bars than that; weeks rather than odd numbers of days.
_WIDTHS = (1, 2, 7, 14, 28, 56, 91, 364, 3640)
# Bars that lie one after another on the axis at least: of wider ones nobody sees the course of anything. Where the bars
# of all claimants are too many all the same, those who gave fewest figures are left out instead.
_LEAST = 12

_DAY = pd.Timedelta(days=1)
_PANEL = ["metric", "unit", "thing", "panel", "long"]
# What decides which figures share a bar and what it says; all else of a mark is read where it is drawn only.
_READ = [
    *_PANEL[:-1], "voice", "series", "status", "low", "high", "x", "x_from", "reports", "stories", "unverified",
    "corrected", "claims",
]  # fmt: skip


def gathered(drawn: Marks, most: int = MOST, bars: int = _BARS) -> Marks:
    """The marks; where there are more than ``most``, those of the panels that have many as ``bars`` at most.

    A bar is a mark over some days, from the lowest to the highest figure that one claimant gave of one thing in a day
    of them; its ``claims`` are those of the two only, its ``basis`` says how many figures there are. Figures in words
    are left out then, and in a panel of many those of all but the claimants who gave most, whom one tells apart; both
    are counted.
    """
    if len(drawn.table) <= most:
        return drawn
    vague = drawn.table["vague"].astype(bool)
    table = drawn.table.loc[~vague, _READ]
    table["long"] = table["x"] - table["x_from"] > LONG_SPAN * _DAY
    table["of"] = table.groupby(_PANEL, sort=False, dropna=False).ngroup()
    counts = table["of"].value_counts()
    room = bars // max(1, len(counts))
    many = table["of"].isin(counts.index[counts > room])
    days, shown = _fit(_told_apart(table[many]), bars - int((~many).sum()))
    whole = pd.concat([drawn.table.loc[table.index[~many], list(MARK_COLUMNS)], *_bars(drawn.table, days, shown)])
    whole = whole.sort_values(["x", "metric", "voice", "mark"], kind="stable", ignore_index=True)
    words = sum(map(len, drawn.table.loc[vague, "claims"]))
    left_out = (*drawn.left_out, ("in words, not shown among so many figures", words)) if words else drawn.left_out
    few = table[many].drop(shown.index)
    fewer = few["voice"].nunique()
    if fewer:
        claims = sum(map(len, few["claims"]))
        left_out = (*left_out, ("by claimants who gave fewer, not shown among so many figures", claims))
    return replace(drawn, table=whole, left_out=left_out, rule=_rule(days, len(shown), fewer), gathered=len(shown))


def farthest(pairs: pd.DataFrame, most: int = MOST) -> pd.DataFrame:
    """The pairs; of more than ``most`` the one whose ratio is smallest and largest of each two voices and month.

    A pair without a ratio is not among them then.
    """
    if len(pairs) <= most:
        return pairs
    told = pairs[pairs["ratio"].notna()]
    sides = told.groupby([told["x"].dt.to_period("M"), "metric", "unit", "panel", "voice", "other"])["ratio"]
    return told.loc[sorted({*sides.idxmin(), *sides.idxmax()})].reset_index(drop=True)


def _rule(days: int, figures: int, fewer: int) -> str:
    span = "on one day" if days == 1 else f"within {days} days"
    others = (
        f" Of each thing the claimants who gave most are shown, {TOLD_APART} at most; figures of {fewer:,} others are "
        "left out."
        if fewer
        else ""
    )
    return (
        f"{figures:,} figures are more than a screen can show: each bar reaches from the lowest to the highest of "
        f"those that one claimant gave of one thing {span}, and says how many they are; nothing is added up or "
        f"averaged, and a click shows the lowest and the highest.{others} A shorter period, one claimant or one metric "
        "shows each figure."
    )


def _told_apart(table: pd.DataFrame) -> pd.DataFrame:
    """The marks of those claimants who gave most in each panel."""
    figures = table.groupby(["of", "voice"], sort=True).size().sort_values(ascending=False, kind="stable")
    most = figures.groupby(level="of", sort=False).head(TOLD_APART).index
    return table[pd.MultiIndex.from_arrays([table["of"], table["voice"]]).isin(most)]


def _fit(table: pd.DataFrame, room: int) -> tuple[int, pd.DataFrame]:
    """How many days each bar takes so that there is room for all, and the marks with the number of their ``bar``.

    They are the marks of those claimants for whom there is room; one claimant at least has it.
    """
    number = (table["x"] - table["x"].min()).dt.days
    given = table.groupby(["of", "voice", "series", "status"], sort=False, dropna=False).ngroup()
    widths = [days for days in _WIDTHS if days * _LEAST <= int(number.max()) + 1] or [1]
    bars = {days: given * 10**6 + number // days for days in widths}
    days = next((days for days in widths if bars[days].nunique() <= room), widths[-1])
    figures = table["voice"].value_counts()
    taken = bars[days].groupby(table["voice"]).nunique()[figures.index].cumsum()
    kept = figures.index[(taken <= room) | (taken == taken.iloc[0])]
    return days, table.assign(bar=bars[days], bin=number // days)[table["voice"].isin(kept)]


def _bars(whole: pd.DataFrame, days: int, table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The marks that stand alone in so many days, as they are, and the bars of the others.

    ``table`` has those of the ``whole`` marks that are meant.
    """
    since = table["x"].min()
    table = table.assign(least=table["low"].fillna(table["high"]), most=table["high"].fillna(table["low"]))
    groups = table.groupby("bar", sort=False)
    least, most = groups["least"].idxmin().to_numpy(), groups["most"].idxmax().to_numpy()
    lowest = whole.loc[least, list(MARK_COLUMNS)].reset_index(drop=True)
    first, long = (table.loc[least, name].reset_index(drop=True) for name in ("bin", "long"))
    sums = groups[["reports", "stories", "unverified", "corrected"]].sum().reset_index(drop=True)
    count = groups.size().reset_index(drop=True)
    begins, last = (times.reset_index(drop=True) for times in (groups["x_from"].min(), groups["x"].max()))
    starts = since + first * days * _DAY
    stops = starts + (days - 1) * _DAY
    alone = count.eq(1)
    both = zip(table.loc[least, "claims"], table.loc[most, "claims"], strict=True)
    made = lowest.assign(
        mark="bar " + lowest["mark"],
        claims=pd.Series([tuple(dict.fromkeys((one[0], other[0]))) for one, other in both], dtype=object),
        **sums,
        standing=True, run="", event="", bound="range", quote="", disputed_by="",
        places=pd.Series([()] * len(lowest), dtype=object),
        low=table.loc[least, "least"].to_numpy(), high=table.loc[most, "most"].to_numpy(),
        x_from=starts.where(~long, begins), x=stops.where(~long, last),
    )[~alone]  # fmt: skip
    made["words"] = [
        vocabulary.figure_words(low, high, "range", noun=vocabulary.counted(item, unit))
        for low, high, item, unit in zip(*(made[c].tolist() for c in ("low", "high", "item", "unit")), strict=True)
    ]
    made["period"] = _periods(made)
    over = long[~alone].map({True: " over longer spans", False: ""})
    made["basis"] = [
        f"{count:,} figures{spans}, lowest to highest" for count, spans in zip(count[~alone], over, strict=True)
    ]
    made["carried"] = [f"in {reports:,} reports" for reports in made["reports"]]
    return lowest[alone], made


def _periods(made: pd.DataFrame) -> list[str]:
    days: dict[Any, str] = {}
    for moment in {*made["x"], *made["x_from"]}:
        days[moment] = f"{moment.day} {moment:%b} {moment.year}"
    pairs = zip(made["x_from"], made["x"], strict=True)
    return [days[last] if first == last else f"{days[first]} to {days[last]}" for first, last in pairs]
