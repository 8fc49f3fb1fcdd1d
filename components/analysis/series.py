"""Which marks are of one series, which of them tell of one event, and which a line may join.

A series is what one claimant says of one thing: voice, metric, item (as items.toml has it), target and scope (a part:
of which places), and for running totals since when. Two marks of a series tell of one event where they speak of the
same days and places.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from components import vocabulary

# Claims that somebody asserts; the others are in no line and in no sum.
ASSERTED = ("claimed", "unverified")

# Lengths between two places: a line through them would join one pair of places to another.
_NEVER_JOINED = ("distance",)

_DAY = pd.Timedelta(days=1)
_SAID = ["metric", "unit", "panel"]
_OF = ["voice", "metric", "unit", "panel", "what"]


def with_series(marks: pd.DataFrame) -> pd.DataFrame:
    """The marks with their ``series``, ``thing``, ``event``, ``standing`` and ``run`` (see MARK_COLUMNS).

    Takes, beside MARK_COLUMNS, ``what`` (the words that tell its item from others), ``subject`` (whose it is) and
    ``since`` (NaT but for running totals), one of each a mark; a mark that leaves the last two open is of the one
    series that it can mean, or of its own.
    """
    of = marks.groupby(_OF, sort=False).ngroup()
    table = marks.assign(**{column: _filled(marks[column], of) for column in ("subject", "since")})
    asserted = table["status"].isin(ASSERTED)
    table["class"] = table["status"].where(~asserted, "asserted")
    table["site"] = table["places"].map(_joined)
    table["where"] = table["site"].where(table["scope"].eq("part"), "")
    keys = [*_OF, "subject", "since", "scope", "where", "class"]
    table["code"] = table.groupby(keys, dropna=False, sort=False).ngroup()
    table["series"], table["thing"] = _names(table), things(table)
    table["event"], table["standing"], table["run"] = table["mark"], True, ""
    clear = asserted & table["day_stated"].astype(bool) & ~table["vague"].astype(bool)
    _tell_events(table, clear)
    _tell_runs(table, clear)
    return table.drop(columns=["class", "site", "where", "code"])


def eligible(marks: pd.DataFrame) -> pd.Series[Any]:
    """The marks that may be in a line, a sum or a difference: asserted, in numbers, of a stated day, not revised."""
    asserted = marks["status"].isin(ASSERTED) & ~marks["vague"].astype(bool)
    return asserted & marks["day_stated"].astype(bool) & marks["standing"].astype(bool)


def _filled(column: pd.Series[Any], of: pd.Series[Any]) -> pd.Series[Any]:
    """A column whose empty cells hold the one value that the others ``of`` the same voice, metric and item have."""
    known = column.astype(object).where(column.ne("") & column.notna(), None)
    groups = known.groupby(of, sort=False)
    only = groups.transform("first").astype(object).where(groups.transform("nunique").eq(1), None)
    return known.where(known.notna(), only)


def _names(table: pd.DataFrame) -> pd.Series[Any]:
    """What each series is called: voice, item, target, its part and its start, as far as they are known."""
    told = table[["code", "voice", "scope", "where", "since"]].assign(
        **{column: _commonest(table[column], table["code"]) for column in ("item", "target")}
    )
    named = {}
    for row in each(told.drop_duplicates("code")):
        part = f"part: {row.where}".removesuffix(": ") if row.scope == "part" else ""
        start = "" if pd.isna(row.since) else f"since {row.since.day} {row.since:%b %Y}"
        named[row.code] = " · ".join(filter(None, (row.voice, row.item, row.target, part, start)))
    return table["code"].map(named)


def things(table: pd.DataFrame) -> pd.Series[Any]:
    """What a mark counts, where the metric's items are things apart; the same word for all that count the same."""
    apart = [name for name, metric in vocabulary.metrics().items() if metric.apart]
    counted = table.groupby(["metric", "unit", "what"], sort=False).ngroup()
    return _commonest(table["item"], counted).where(table["metric"].isin(apart), "")


def _commonest(texts: pd.Series[Any], of: pd.Series[Any]) -> pd.Series[Any]:
    """The text that stands most often in the group ``of`` each, by numbers from 0 on, the first of the alphabet of two.

    "" only where nothing else stands there.
    """
    numbers, words = pd.factorize(texts, sort=True)
    pairs, counts = np.unique(of.to_numpy() * len(words) + numbers, return_counts=True)
    group, word = np.divmod(pairs, len(words))
    order = np.lexsort((word, np.where(words[word] == "", 0, -counts), group))
    best = order[np.unique(group, return_index=True)[1]]  # the groups are in order already
    return pd.Series(words[word[best]].take(of.to_numpy()), index=texts.index)


def within_larger(marks: pd.DataFrame) -> pd.Series[Any]:
    """The marks that may be in another of their series and days: one no smaller, of a common place or of none named.

    Nothing that may be in a larger figure is added to it, nor has the line of its day to pass through it.
    """
    several = marks[marks.duplicated([*_SAID, "series", "x"], keep=False)]
    top = several["low"].where(several["high"].isna(), several["high"])
    width = (several["high"] - several["low"]).fillna(np.inf)
    where = several["places"].map(_within_states)
    rows = list(zip((-top).tolist(), width.tolist(), several["mark"].tolist(), several.index, where, strict=True))
    inside = []
    for group in positions(several, [*_SAID, "series", "x"]):
        order = sorted(rows[n] for n in group)
        inside += [
            label
            for n, (_, _, _, label, places) in enumerate(order)
            if any(not (places and others) or not places.isdisjoint(others) for *_, others in order[:n])
        ]
    return pd.Series(marks.index.isin(inside), index=marks.index, dtype=bool)


def _within_states(places: tuple[str, ...]) -> frozenset[str]:
    """The places that are no whole state: a figure of all Russia may hold one of any of its regions."""
    return frozenset(place for place in places if vocabulary.side_of(place) != place)


def positions(marks: pd.DataFrame, columns: list[str]) -> Iterator[list[int]]:
    """The positions of the marks that are alike in these columns, group by group, in the order of their first marks."""
    groups: dict[int, list[int]] = {}
    for position, group in enumerate(marks.groupby(columns, sort=False, dropna=False).ngroup().tolist()):
        groups.setdefault(group, []).append(position)
    yield from groups.values()


def alike(marks: pd.DataFrame, columns: list[str]) -> Iterator[list[Any]]:
    """The marks that are alike in these columns, each with its columns as attributes, group by group."""
    rows = list(each(marks))
    yield from ([rows[position] for position in group] for group in positions(marks, columns))


def each(marks: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table, their columns as attributes, their labels as ``Index``."""
    # Whole columns at a time: ``itertuples`` takes each text out of its column by itself and names a class each time.
    values = (marks[name].tolist() for name in marks.columns)
    return map(_record(tuple(marks.columns))._make, zip(marks.index.tolist(), *values, strict=True))


@cache
def _record(names: tuple[str, ...]) -> Any:
    return namedtuple("_Row", ("Index", *names))


def _tell_events(table: pd.DataFrame, clear: pd.Series[Any]) -> None:
    """Fill ``event`` and ``standing``: of the figures for one event, in the same places, the latest stands.

    Another of that day and of as many stories stands too, and one that the latest merely tells less exactly.
    """
    days = ["code", "x", "x_from", "site"]
    told = table.loc[clear & table.duplicated(days, keep=False), [*days, "mark", "given", "stories", "low", "high"]]
    if told.empty:
        return
    told = told.iloc[_latest_first(told)]
    numbers = told.groupby(days, sort=False, dropna=False).ngroup().to_numpy()
    best = told.iloc[np.unique(numbers, return_index=True)[1][numbers]]
    given, of_best = (marks["given"].astype("int64").to_numpy() for marks in (told, best))
    as_late = (given == of_best) & (told["stories"].to_numpy() == best["stories"].to_numpy())
    table.loc[list(told.index), "event"] = best["mark"].to_numpy()
    table.loc[list(told.index[~(as_late | _holds(best, told))]), "standing"] = False


def _latest_first(told: pd.DataFrame) -> np.ndarray[Any, np.dtype[np.intp]]:
    """An order that begins with what was given latest, then in most independent stories.

    Where nothing tells two apart both stand, the lower one first, so that nothing hangs on the order of rows.
    """
    number, ids = told["low"].fillna(told["high"]), pd.factorize(told["mark"], sort=True)[0]
    late = -told["given"].astype("int64").where(told["given"].notna(), -np.iinfo(np.int64).max)
    return np.lexsort((ids, number, -told["stories"], late))


def _holds(ones: pd.DataFrame, others: pd.DataFrame) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Whether a figure leaves room for all that the other says: "more than 100" for 117, "up to 2" for "1 to 2"."""
    low, high = (ones[end].to_numpy() for end in ("low", "high"))
    # A comparison with an end that is open is false.
    below = np.isnan(low) | (low <= others["low"].to_numpy())
    return np.asarray(below & (np.isnan(high) | (others["high"].to_numpy() <= high)))


def _tell_runs(table: pd.DataFrame, clear: pd.Series[Any]) -> None:
    """Fill ``run``: marks on days that follow one another, one event a day; two events of a day are in no line."""
    fit = clear & table["standing"] & table["x_from"].isna() & ~table["metric"].isin(_NEVER_JOINED)
    points = table.loc[fit, [*_SAID, "code", "series", "x", "low", "high", "places", "mark"]]
    points = points[~within_larger(points)]
    points = points[~points.duplicated(["code", "x"], keep=False)].sort_values(["code", "x"], kind="stable")
    follows = points["code"].eq(points["code"].shift()) & points["x"].sub(points["x"].shift()).eq(_DAY)
    number = (~follows).cumsum()
    lengths = number.map(number.value_counts())
    first = points["mark"].groupby(number).transform("first")
    table.loc[points.index, "run"] = np.where(lengths > 1, first, "")


def _joined(places: tuple[str, ...]) -> str:
    return ", ".join(sorted(places))
