"""Claims -> the marks that a chart draws, each with the claims behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from components.analysis.facts import owner, same_facts
from components.analysis.merging import counted_words, merged
from components.analysis.series import ASSERTED, things, with_series
from components.records import MARK_COLUMNS

RULE = (
    "Each mark is one figure that one claimant gave: a night stands at the day it ends, a longer span is a bar, a "
    "running total stands at its last day, a hollow mark (day not stated) at its publication; the same figure in "
    "several reports is one mark. A line joins, from one day to the next, the latest figure that one claimant gave for "
    "one thing (of two given on one day, the one in more independent stories; earlier ones are faint), and never "
    "figures in words, hypothetical or denied ones, distances, or across days without one; nothing is added up or "
    "averaged."
)
# How an address asks for logarithmic scales, beside the panels that it opens.
LOG = "log"

_DAY = pd.Timedelta(days=1)
# What marks are made from, of the columns of claims: texts that a claim may leave open, and all else.
_TEXTS = (
    "unit", "item", "target", "target_side", "claimant_side", "from_place", "to_place", "part_of", "source", "quote",
    "disputed_by",
)  # fmt: skip
_READ = (
    "claim", "report", "story", "metric", "low", "high", "bound", "vague", "voice", "status", "kind", "first", "last",
    "places", "day", "review", *_TEXTS,
)  # fmt: skip
# What tells whether a claim can be drawn at all.
_TOLD = ("status", "first", "last", "day", "low", "high")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a chart draws (``table``: MARK_COLUMNS), what it leaves out and why, and the rule in one sentence.

    ``bin`` is one of BINS; ``days`` are those that a chart shows, a row each with the number of ``reports`` that came
    out and whether a mark speaks of it (``told``), None where nobody counted them. ``gathered`` is how many figures
    stand in bars of several (gathering.py). ``log`` asks for logarithmic scales in the panels that can have one.
    """

    table: pd.DataFrame
    left_out: tuple[tuple[str, int], ...]
    rule: str = RULE
    bin: str = "day"
    days: pd.DataFrame | None = None
    gathered: int = 0
    log: bool = False


def marks(claims: pd.DataFrame, statuses: Collection[str] = (), left_out: Iterable[tuple[str, int]] = ()) -> Marks:
    """The marks of these claims (CLAIM_COLUMNS), in the order of their days; no number is summed, averaged or rounded.

    ``statuses`` are those that the question asks for; without any, denied and hypothetical claims are left out.
    ``left_out`` says why claims are not even among these, and how many.
    """
    placed, not_drawn = _placed(claims, tuple(statuses) or ASSERTED)
    table = merged(placed, same_facts(placed))
    table = table.sort_values(["x", "metric", "voice", "mark"], kind="stable", ignore_index=True)
    return Marks(with_series(table)[list(MARK_COLUMNS)], (*not_drawn, *left_out))


def taken_out(every: Marks, claims: pd.DataFrame, left_out: Iterable[tuple[str, int]] = ()) -> Marks:
    """The marks of ``claims``, all that a library has of some metrics and claimants, out of ``every`` mark of it.

    They are those that ``marks`` would make: a mark, and what it means beside others, is of one metric's and one
    claimant's claims; but for the word for what it counts, which is the one that most of those shown have.
    """
    theirs = every.table["metric"].isin(claims["metric"].unique()) & every.table["voice"].isin(claims["voice"].unique())
    table = every.table[theirs].reset_index(drop=True)
    table["thing"] = things(
        table.assign(what=counted_words(table["metric"], table["item"], table["unit"], table["target"]))
    )
    not_drawn = _counted(_reasons(_typed(claims, _TOLD), ASSERTED))
    return Marks(table, (*not_drawn, *left_out))


def _placed(claims: pd.DataFrame, statuses: tuple[str, ...]) -> tuple[pd.DataFrame, tuple[tuple[str, int], ...]]:
    """The claims that can be drawn, as they are merged into marks, and the others counted by reason.

    Besides _READ: ``x`` and ``x_from``, the days at which each stands, ``day_stated``, ``class`` (the status that tells
    facts apart), whether it is a ``part`` and its ``subject``, whose it is.
    """
    table = _typed(claims, _READ)
    longer = (table["last"] - table["first"] > _DAY) & table["kind"].ne("cumulative")
    table["x_from"] = table["first"].where(longer)
    reasons = _reasons(table, statuses)
    drawn = table[reasons.eq("")]
    drawn["vague"] = drawn["vague"].eq(True)
    for column in _TEXTS:
        drawn[column] = drawn[column].fillna("").astype("str")
    # As lists: a column of texts gives them one by one seven times as slowly.
    drawn["target"] = list(map(owner, *(drawn[column].tolist() for column in ("item", "target", "target_side"))))
    drawn["class"] = drawn["status"].mask(drawn["status"].isin(ASSERTED), ASSERTED[0])
    drawn["part"] = drawn["part_of"].ne("")
    drawn["subject"] = drawn["target_side"].mask(drawn["target_side"].eq(""), drawn["target"]).map(str.casefold)
    drawn["places"] = pd.Series(map(_names, drawn["places"]), index=drawn.index, dtype=object)
    return drawn, _counted(reasons)


def _typed(claims: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """These columns of claims with days and numbers as such, ``x``, at which each stands, and ``day_stated``."""
    table = claims[list(columns)]
    for column in ("first", "last", "day"):
        table[column] = _days(table[column])
    for column in ("low", "high"):
        table[column] = pd.to_numeric(table[column], errors="coerce").replace([np.inf, -np.inf], np.nan)
    stated = table["last"].fillna(table["first"])
    table["x"], table["day_stated"] = stated.fillna(table["day"]), stated.notna()
    return table


def _reasons(table: pd.DataFrame, statuses: tuple[str, ...]) -> pd.Series[Any]:
    """Why a claim cannot be drawn, "" for one that can."""
    reasons = pd.Series("", index=table.index, dtype=object)
    reasons[table["x"].isna()] = "undated"
    reasons[table["low"].isna() & table["high"].isna()] = "without a number"
    other_status = ~table["status"].isin(statuses)
    reasons[other_status] = table["status"][other_status].astype(object)
    return reasons


def _counted(reasons: pd.Series[Any]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(reasons[reasons.ne("")]).items()))


def _names(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()


def _days(column: pd.Series[Any]) -> pd.Series[Any]:
    days = pd.to_datetime(column, errors="coerce")
    if isinstance(days.dtype, pd.DatetimeTZDtype):
        days = days.dt.tz_localize(None)  # the day as written, in the source's own zone
    return days.astype("datetime64[ns]").dt.normalize()
