"""What a mark speaks of, as far as it decides whether two of them speak of the same thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from statistics import median
from typing import Any

import pandas as pd

from components import vocabulary
from components.analysis.facts import item_words, thing_words
from components.analysis.marks import Marks
from components.analysis.series import each

# Why a figure is compared with no other.
VAGUE, UNDATED, UNASSERTED, BETWEEN, PLEDGED, PART, RESTARTED, LATE = (
    "in words only", "without a day", "denied or hypothetical", "of distances between two things",
    "of aid whose packages cannot be told apart", "of parts whose place is not named",
    "far below their claimant's own earlier totals", "of totals told long after their day",
)  # fmt: skip

# A running total of less than half of what its claimant counted before (the median of the last three) counts from
# another start that the text does not tell: 36,830 of one month beside 614,950 of the war. Corrections are smaller.
_RESTARTED, _BEFORE = 0.5, 3
# A total told longer after its day is history, which repeats what was said then or mistakes the day.
_LATE = pd.Timedelta(days=31)


# Metrics that count people of a place, whichever side they are of.
_VICTIMS = ("killed", "wounded", "missing", "displaced")

# In which columns two figures must be equal, and what is said where they never are.
_OBSTACLES = (
    (("panel",), "One counts events, another gives running totals or levels held."),
    (("panel", "thing"), "They count different things."),
    (("panel", "thing", "where"), "They speak of different places."),
    (("panel", "thing", "where", "whose"), "They speak of different sides, or do not tell whose it is."),
)
# What two running totals of one voice must share to be of one count.
_OF_SERIES = ("voice", "metric", "unit", "thing", "where", "whose", "start")

_OTHER_DAYS = "They never speak of the same days."


def subjects(drawn: Marks, claims: pd.DataFrame) -> pd.DataFrame:
    """The marks (of these claims, CLAIM_COLUMNS) with what each speaks of, one row each in the same order.

    Besides MARK_COLUMNS: ``thing`` and ``where`` are frozensets (what is counted beyond the metric; the places but for
    whole states), ``whose`` a side or a name ("" where not told), ``side`` that of the voice, ``start`` the first day
    (NaT where not told), ``published`` the moment (UTC) at which the figure was first published, ``told_in`` its
    reports, and ``unfit`` why the mark is compared with no other, "" where it is.
    """
    marks = drawn.table
    fields = claims[["claim", "first", "day", "published", "target_side", "claimant_side"]].set_index("claim")
    told = marks[["mark", "claims"]].explode("claims").join(fields, on="claims").groupby("mark", sort=False)
    known = pd.DataFrame({"start": told["first"].min(), "told_side": told["target_side"].first()})
    known["side"] = told["claimant_side"].first()
    known["published"] = told["published"].min()
    table = marks.join(known, on="mark")
    table["start"] = pd.to_datetime(table["start"]).astype("datetime64[ns]")
    moments = pd.to_datetime(table["published"], utc=True, errors="coerce", format="ISO8601")
    table["published"] = moments.dt.tz_localize(None).astype("datetime64[ns]")
    named = zip(*_texts(table, "metric", "item", "unit", "target"), strict=True)
    table["thing"] = _column(table, (thing_words(*one) for one in named))
    table["where"] = _column(table, map(_where, table["places"]))
    whose = zip(table["told_side"].fillna("").tolist(), table["target"].tolist(), table["thing"], strict=True)
    table["whose"] = [_whose(side, target, thing) for side, target, thing in whose]
    reports = reports_of(claims)
    table["told_in"] = _column(table, (frozenset(reports[claim] for claim in row) for row in table["claims"]))
    table["side"] = table["side"].fillna("")
    table["unfit"] = _unfit(table)
    totals = table[table["unfit"].eq("") & table["panel"].eq("running totals")]
    table.loc[totals.index[totals["published"] - totals["x"] > _LATE], "unfit"] = LATE
    table.loc[_restarted(table[table["unfit"].eq("") & table["panel"].eq("running totals")]), "unfit"] = RESTARTED
    return table


def reports_of(claims: pd.DataFrame) -> dict[str, str]:
    """The report of each claim, by their ids."""
    return dict(zip(*_texts(claims, "claim", "report"), strict=True))


def meeting(fit: pd.DataFrame, by: Sequence[str], different: str) -> pd.DataFrame:
    """Those rows that share metric, thing, places and ``by`` (an event its day too) with a row that is ``different``.

    A first sieve, so that of 100,000 figures only those are looked at one by one that can be part of a pair.
    """
    day = fit["x"].where(fit["panel"].eq("events"))
    kept = fit.assign(day=day).groupby(["metric", "panel", "thing", "where", "day", *by], sort=False, dropna=False)
    return fit[kept[different].transform("nunique") > 1]


def same_owner(one: Any, other: Any) -> bool:
    """Whether two rows speak of the same one's losses; where it is not told, two enemies each count the other's.

    Of the dead and hurt of a place both speak alike, unless they are soldiers.
    """
    if one.whose and other.whose:
        return bool(one.whose == other.whose)
    enemies = one.side and other.side and one.side != other.side
    if enemies and not (one.metric in _VICTIMS and one.where and "soldier" not in one.thing):
        return False
    return one.whose == other.whose or bool(one.where)


def two_tellings(one: Any, other: Any) -> bool:
    """Whether two voices are told apart: an outlet that gives another figure beside a claimant's tells two things."""
    return not (any(map(vocabulary.own_words, (one.voice, other.voice))) and len(one.told_in | other.told_in) == 1)


def obstacle(drawn: Marks, claims: pd.DataFrame, voices: Sequence[str]) -> str:
    """Why no two figures of these voices (of one metric) speak of the same thing, with how many each gives."""
    told = subjects(drawn, claims)
    theirs = {voice: told[told["voice"].eq(voice)] for voice in voices}
    said = [_given(voice, table) for voice, table in theirs.items()]
    fit = [table[table["unfit"].eq("")] for table in theirs.values()]
    why = "So no figure of one can be held against one of another."
    if sum(len(table) > 0 for table in fit) > 1:
        why = next((reason for columns, reason in _OBSTACLES if not _shared(fit, columns)), _OTHER_DAYS)
    return f"{'; '.join(said)}. {why}"


def uncompared(told: pd.DataFrame, voices: Sequence[str]) -> str:
    """Which of these figures (see subjects) of these voices are compared with no other, and why; "" where none is."""
    reasons = _reasons(told[told["voice"].isin(voices)])
    return f"Figures compared with none: {reasons}." if reasons else ""


def _reasons(table: pd.DataFrame) -> str:
    reasons = Counter(reason for reason in table["unfit"] if reason)
    return ", ".join(f"{count} {reason}" for reason, count in reasons.items())


def _given(voice: str, table: pd.DataFrame) -> str:
    unfit = _reasons(table)
    said = f"{len(table):,} figure{'s' * (len(table) != 1)}{f' ({unfit})' if unfit else ''}"
    return f"{vocabulary.outlet_words(voice)} gives {said}"


def _shared(tables: Sequence[pd.DataFrame], columns: Sequence[str]) -> bool:
    """Whether two of these tables have a row that is equal in these columns."""
    keys = [key for table in tables for key in set(zip(*(table[c] for c in columns), strict=True))]
    return len(keys) > len(set(keys))


def _unfit(table: pd.DataFrame) -> pd.Series[Any]:
    reasons = pd.Series("", index=table.index, dtype=object)
    reasons[table["scope"].eq("part") & (table["where"].map(len) == 0)] = PART
    reasons[table["metric"].eq("distance")] = BETWEEN
    reasons[table["metric"].isin(("aid", "weapons_supplied"))] = PLEDGED
    reasons[~table["day_stated"].astype(bool)] = UNDATED
    reasons[table["vague"].eq(True)] = VAGUE
    reasons[~table["status"].isin(("claimed", "unverified"))] = UNASSERTED
    return reasons


def _texts(table: pd.DataFrame, *columns: str) -> Iterator[list[str]]:
    """Columns as lists: a column of texts gives them one by one seven times as slowly."""
    return (table[column].tolist() for column in columns)


def _column(table: pd.DataFrame, values: Iterable[object]) -> pd.Series[Any]:
    return pd.Series(list(values), index=table.index, dtype=object)


def _series(row: Any) -> tuple[Any, ...]:
    return (*(getattr(row, column) for column in _OF_SERIES[:-1]), str(row.start))


def _size(row: Any) -> float:
    return float(row.low if pd.isna(row.high) else row.high)


def _restarted(totals: pd.DataFrame) -> list[Any]:
    """The labels of running totals that fall far below what the same voice counted of the same thing before."""
    found = []
    sized = totals.assign(size=totals["high"].fillna(totals["low"])).sort_values(
        ["x", "size"], ascending=[True, False], kind="stable"
    )
    before: dict[tuple[Any, ...], list[float]] = defaultdict(list)
    for row in each(sized[[*_OF_SERIES, "size"]]):
        key = _series(row)
        if before[key] and row.size < _RESTARTED * median(before[key][-_BEFORE:]):
            found.append(row.Index)
        else:
            before[key].append(row.size)
    return found


@cache
def _where(places: tuple[str, ...]) -> frozenset[str]:
    return frozenset(places) - _states()


@cache
def _states() -> frozenset[str]:
    """The sides: a whole state says little about where."""
    return frozenset(claimant.side for claimant in vocabulary.claimants().values() if claimant.side)


def _whose(side: str, target: str, thing: frozenset[str]) -> str:
    """A side, else the name; nothing where the name only says what is counted ("civilians")."""
    words = item_words(target, "")
    return side or ("" if words <= thing else target.casefold())
