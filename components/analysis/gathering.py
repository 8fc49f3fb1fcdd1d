"""More figures than a screen can show: the lowest and the highest of what one claimant gave in some days, and how many.

Nothing is added up or averaged, and no two claimants are put together.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from components import vocabulary
from components.analysis.marks import Marks
from components.records import LONG_SPAN, MARK_COLUMNS

# With more marks than these nobody sees the single one any more, and a browser takes seconds to draw them: of 3,000 on
# a page lines and signs hid one another, and it took twice as long as a thousand bars.
MOST = 2_000
# Bars in their place: some hundred a panel stand apart on a screen, and a click on one is answered at once.
_BARS = 1_200
# Days of a bar, the fewest that give no more bars than that; weeks rather than odd numbers of days.
_WIDTHS = (1, 2, 7, 14, 28, 56, 91, 364, 3640)
# Bars that lie one after another on the axis at least: of wider ones nobody sees the course of anything. Where so many
# claimants are there that their bars are too many all the same, those who gave fewest figures are left out instead.
_LEAST = 12

_DAY = pd.Timedelta(days=1)
_PANEL = ["metric", "unit", "thing", "panel", "long"]
_GIVEN = [*_PANEL, "voice", "series", "status", "bin"]


def gathered(drawn: Marks, most: int = MOST, bars: int = _BARS) -> Marks:
    """The marks; where there are more than ``most``, those of the panels that have many as ``bars`` at most.

    A bar is a mark over some days, from the lowest to the highest figure that one claimant gave of one thing in a day
    of them; its ``claims`` are those of the two only, its ``basis`` says how many figures there are. Figures in words
    are left out then, and where very many claimants are there those of the claimants with fewest; both are counted.
    """
    if len(drawn.table) <= most:
        return drawn
    vague = drawn.table["vague"].astype(bool)
    table = drawn.table[~vague]
    table = table.assign(long=table["x"] - table["x_from"] > LONG_SPAN * _DAY)
    panel = table.groupby(_PANEL, sort=False, dropna=False).ngroup()
    counts = panel.value_counts()
    room = bars // max(1, len(counts))
    many = panel.isin(counts.index[counts > room])
    shown = _fit(table[many], bars - int((~many).sum()))
    days, made = _bars(table.loc[shown.index], shown)
    whole = pd.concat([table.loc[~many, list(MARK_COLUMNS)], made])
    whole = whole.sort_values(["x", "metric", "voice", "mark"], kind="stable", ignore_index=True)
    words = sum(map(len, drawn.table.loc[vague, "claims"]))
    left_out = (*drawn.left_out, ("in words, not shown among so many figures", words)) if words else drawn.left_out
    few = table[many].drop(shown.index)
    fewer = few["voice"].nunique()
    if fewer:
        claims = sum(map(len, few["claims"]))
        left_out = (*left_out, (f"of the {fewer:,} claimants who gave fewest, not shown among so many figures", claims))
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
    others = f" The {fewer:,} claimants who gave fewest figures are left out." if fewer else ""
    return (
        f"{figures:,} figures are more than a screen can show: each bar reaches from the lowest to the highest of "
        f"those that one claimant gave of one thing {span}, and says how many they are; nothing is added up or "
        f"averaged, and a click shows the lowest and the highest.{others} A shorter period, one claimant or one metric "
        "shows each figure."
    )


def _fit(table: pd.DataFrame, room: int) -> pd.Series[int]:
    """How many days each bar takes so that there is room for all, for the marks of those claimants for whom there is.

    One claimant at least has room.
    """
    number = (table["x"] - table["x"].min()).dt.days
    group = table.groupby(_GIVEN[:-1], sort=False, dropna=False).ngroup()
    widths = [days for days in _WIDTHS if days * _LEAST <= int(number.max()) + 1] or [1]
    bars = {days: group * 10**6 + number // days for days in widths}
    days = next((days for days in widths if bars[days].nunique() <= room), widths[-1])
    figures = table["voice"].value_counts()
    taken = bars[days].groupby(table["voice"]).nunique()[figures.index].cumsum()
    kept = figures.index[(taken <= room) | (taken == taken.iloc[0])]
    return pd.Series(days, index=table.index[table["voice"].isin(kept)])


def _bars(table: pd.DataFrame, widths: pd.Series[int]) -> tuple[int, pd.DataFrame]:
    """How many days a bar takes, and the bars."""
    since, days = table["x"].min(), int(widths.iloc[0])
    number = (table["x"] - since).dt.days
    table = table.assign(bin=number // days, least=table["low"].fillna(table["high"]))
    table["most"] = table["high"].fillna(table["low"])
    groups = table.groupby(_GIVEN, sort=False, dropna=False)
    lowest, highest = (
        table.loc[at].reset_index(drop=True) for at in (groups["least"].idxmin(), groups["most"].idxmax())
    )
    sums = groups[["reports", "stories", "unverified", "corrected"]].sum().reset_index(drop=True)
    ends = groups.agg(begins=("x_from", "min"), count=("mark", "size"), last=("x", "max")).reset_index(drop=True)
    starts = since + lowest["bin"] * days * _DAY
    stops = starts + (days - 1) * _DAY
    alone = ends["count"].eq(1)
    both = zip(lowest["claims"], highest["claims"], strict=True)
    claims = [tuple(dict.fromkeys((one[0], other[0]))) for one, other in both]
    # What stands alone in its days stays as it is.
    made = lowest.assign(
        mark="bar " + lowest["mark"],
        claims=pd.Series(claims, dtype=object),
        reports=sums["reports"], stories=sums["stories"], unverified=sums["unverified"], corrected=sums["corrected"],
        standing=True, run="", event="", bound="range", quote="", disputed_by="",
        places=pd.Series([()] * len(lowest), dtype=object),
        low=lowest["least"], high=highest["most"],
        x_from=starts.where(~lowest["long"], ends["begins"]), x=stops.where(~lowest["long"], ends["last"]),
    )  # fmt: skip
    made["words"] = [
        vocabulary.figure_words(low, high, "range", noun=vocabulary.counted(item, unit))
        for low, high, item, unit in zip(*(made[c].tolist() for c in ("low", "high", "item", "unit")), strict=True)
    ]
    made["period"] = _periods(made)
    over = made["long"].map({True: " over longer spans", False: ""})
    made["basis"] = [
        f"{count:,} figures{spans}, lowest to highest" for count, spans in zip(ends["count"], over, strict=True)
    ]
    made["carried"] = [f"in {reports:,} reports" for reports in made["reports"]]
    columns = list(MARK_COLUMNS)
    whole = pd.concat([lowest.loc[alone, columns], made.loc[~alone, columns]])
    return days, whole


def _periods(made: pd.DataFrame) -> list[str]:
    days: dict[Any, str] = {}
    for moment in {*made["x"], *made["x_from"]}:
        days[moment] = f"{moment.day} {moment:%b} {moment.year}"
    pairs = zip(made["x_from"], made["x"], strict=True)
    return [days[last] if first == last else f"{days[first]} to {days[last]}" for first, last in pairs]
