"""Pairs of figures that two voices give for the same thing, and how far apart they are.

The same thing is the same metric, item, owner, places and days: a night, a day, a span. Running totals (with the same
start) and levels are compared as of the same day, else as of the nearest within a week, which is then said. A figure in
words, without a day, denied or hypothetical is compared with none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import inf, nan
from typing import Any

import pandas as pd

from components import vocabulary
from components.analysis.marks import Marks
from components.analysis.series import each
from components.analysis.subjects import VAGUE, meeting, same_owner, subjects, two_tellings
from components.records import PAIR_COLUMNS, RELATIONS

RULE = (
    "Two figures are compared where both speak of the same thing: metric, item, whose it is, places and days. Figures "
    "whose ranges meet agree; a ratio stands only between exact or about figures; running totals and levels are "
    "compared as of the same day, else within a week, which is said."
)

# Further apart than this a running total or a level may have become another one (Radford et al. compare by the week).
_WEEK = pd.Timedelta(days=7)
# Of more voices on one thing those with most figures are paired, so that a thing that 300 outlets tell makes 276 pairs
# and not 45,000; claimants who are asked for by name are few.
_VOICES = 24
# A voice that gives more figures than these for one thing on a day speaks of things that its words do not tell apart.
_FIGURES = 4

_GROUP = ("metric", "unit", "panel", "thing", "where")
# What a pair has of the larger figure, and what of either.
_ABOUT = ["metric", "unit", "item", "target", "places", "panel", "x", "x_from"]
_SIDE = ["voice", "mark", "claims", "low", "high", "words", "period"]
# What decides whether two figures make a pair.
_LOOKED_AT = [
    *_GROUP, "voice", "whose", "side", "x", "x_from", "start", "published", "told_in", "stories", "bound", "low",
    "high", "least", "most", "size",
]  # fmt: skip
_TYPES = {
    **dict.fromkeys(("x", "x_from"), "datetime64[ns]"),
    **dict.fromkeys(("ratio", "gap", "low", "high", "other_low", "other_high"), "float64"), "apart": "int64",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two rows of subjects that speak of the same thing, and what stands between them."""

    one: Any
    other: Any
    relation: str
    apart: int = 0


def compared(drawn: Marks, claims: pd.DataFrame, told: pd.DataFrame | None = None) -> pd.DataFrame:
    """All pairs of these marks (of these claims) that speak of the same thing, and figures that somebody rejects.

    Returns PAIR_COLUMNS: those that differ first, the widest first; then those whose days differ too, what is
    rejected, what agrees. ``told`` is what the marks speak of (see subjects), where it is at hand already.
    """
    told = subjects(drawn, claims) if told is None else told
    ends = {
        "least": told["low"].fillna(0.0),
        "most": told["high"].fillna(inf),
        "size": told[["low", "high"]].max(axis=1),
    }
    fit = meeting(told[told["unfit"].eq("")].assign(**ends), (), "voice")[_LOOKED_AT]
    pairs = _table(told, list(_pairs(fit)))
    if rejected := list(_rejected(told, claims)):
        pairs = pd.concat([pairs, pd.DataFrame(rejected, columns=list(PAIR_COLUMNS)).astype(_TYPES)])
    pairs["order"] = pairs["relation"].map(RELATIONS.index).astype("int64")
    by, ascending = ["order", "gap", "x", "mark"], [True, False, False, True]
    return pairs.sort_values(by, ascending=ascending, kind="stable", ignore_index=True)[list(PAIR_COLUMNS)]


def between(pairs: pd.DataFrame, voices: Iterable[str]) -> pd.DataFrame:
    """Those of the pairs of which both sides are among these voices."""
    chosen = set(voices)
    return pairs[pairs["voice"].isin(chosen) & pairs["other"].isin(chosen)].reset_index(drop=True)


def of_voices(drawn: Marks, voices: Iterable[str]) -> Marks:
    """The figures of these voices that can stand on a common scale; those in words are counted as left out."""
    table = drawn.table[drawn.table["voice"].isin(set(voices))]
    vague = int(table["vague"].sum())
    left_out = (*drawn.left_out, (VAGUE, vague)) if vague else drawn.left_out
    return Marks(table[~table["vague"].eq(True)].reset_index(drop=True), left_out, RULE)


def widest(pairs: pd.DataFrame) -> pd.DataFrame:
    """The widest disagreement of each two voices on each metric, the widest first."""
    return _first_of_two(pairs[pairs["relation"].eq("differ")])


def nearest(pairs: pd.DataFrame) -> pd.DataFrame:
    """Different figures of the same thing on days near one another, the nearest days first; no disagreement by itself.

    Running totals are not among them: within days they grow.
    """
    near = pairs[pairs["relation"].eq("days differ") & pairs["panel"].ne("running totals")]
    return _first_of_two(near.sort_values("apart", kind="stable"))


def _first_of_two(apart: pd.DataFrame) -> pd.DataFrame:
    """The first pair of each two voices on each metric."""
    sides = zip(*(apart[c].tolist() for c in ("metric", "voice", "other")), strict=True)
    first = ~pd.Series([frozenset(side) for side in sides], index=apart.index, dtype=object).duplicated()
    return apart[first].reset_index(drop=True)


def most_at_odds(pairs: pd.DataFrame) -> tuple[str, tuple[str, ...]]:
    """The metric and the two voices that disagree most often; "" and nobody where there is no pair.

    Claimants go before outlets that state figures as their own, which mostly repeat somebody, and of those that
    disagree two of opposite sides before others, two of one side last. Where nobody disagrees, those with most figures
    that differ on days near one another, then those with most pairs.
    """
    figures = pairs[pairs["relation"].ne("rejected")]
    if figures.empty:
        return "", ()
    counted: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    sides = zip(*(figures[c].tolist() for c in ("metric", "voice", "other", "relation")), strict=True)
    for metric, one, other, relation in sides:
        counted[(metric, *sorted((one, other)))][relation] += 1

    def order(key: tuple[str, str, str]) -> tuple[Any, ...]:
        found = counted[key]
        one, other = map(vocabulary.side_of, key[1:])
        kin = 1 if not (one and other) else 2 if one == other else 0
        often = (-found["differ"], -found["days differ"], -found.total())
        return sum(map(vocabulary.own_words, key[1:])), not found["differ"], kin, *often, key

    metric, *voices = min(counted, key=order)
    return metric, tuple(voices)


def _pairs(fit: pd.DataFrame) -> Iterator[_Pair]:
    groups: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for row in each(fit):
        days = {"events": (row.x, _known(row.x_from)), "running totals": (_known(row.start),), "states": ()}
        groups[(*(getattr(row, column) for column in _GROUP), *days[row.panel])].append(row)
    for group in groups.values():
        figures: dict[tuple[str, str], dict[pd.Timestamp, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for row in group:
            figures[row.voice, row.whose][row.x].append(row)
        panel = group[0].panel
        given = {
            key: {day: told for day in sorted(days) if len(told := _latest(days[day], panel)) <= _FIGURES}
            for key, days in figures.items()
        }
        yield from (pair for pair in _between_voices(given, panel) if two_tellings(pair.one, pair.other))


def _latest(figures: list[Any], panel: str) -> list[Any]:
    """The figures that a voice gave last for one event: those published within a day of the latest; all totals."""
    published = [row.published for row in figures if not pd.isna(row.published)]
    if len(published) < 2 or panel != "events":
        return figures
    return [row for row in figures if max(published) - row.published < pd.Timedelta(days=1)]


def _between_voices(given: dict[tuple[str, str], dict[pd.Timestamp, list[Any]]], panel: str) -> Iterator[_Pair]:
    owners: dict[str, list[str]] = defaultdict(list)
    for voice, whose in given:
        owners[voice].append(whose)
    most = sorted(owners, key=lambda voice: (-sum(len(given[voice, whose]) for whose in owners[voice]), voice))
    for one, other in combinations(most[:_VOICES], 2):
        # Told owners before untold ones, so that a figure of unknown owner stands in only where there is no better.
        chosen = [(a, b) for a in sorted(owners[one], reverse=True) for b in sorted(owners[other], reverse=True)]
        taken: set[pd.Timestamp] = set()
        for a, b in chosen:
            ours, theirs = given[one, a], given[other, b]
            if not (ours and theirs and same_owner(next(iter(ours.values()))[0], next(iter(theirs.values()))[0])):
                continue
            fewer, more = sorted((ours, theirs), key=len)
            for day in fewer:
                if day not in taken and (pair := _pair_on(fewer[day], more, day, panel)):
                    taken.add(day)
                    yield pair


def _pair_on(figures: list[Any], others: dict[pd.Timestamp, list[Any]], day: pd.Timestamp, panel: str) -> _Pair | None:
    """The figures of one day with those of another voice on the same day, else on the nearest of the same week."""
    if day in others:
        one, other = _nearest(figures, others[day])
        same_days = panel != "events" or one.start == other.start
        return _Pair(one, other, "agree" if _gap(one, other) == 1 else "differ" if same_days else "days differ")
    if panel == "events":
        return None
    days = list(others)
    at = bisect_left(days, day)
    before = [d for d in days[max(at - 1, 0) : at] if day - d <= _WEEK]
    after = [d for d in days[at : at + 1] if d - day <= _WEEK]
    near = sorted((*before, *after), key=lambda d: abs(d - day))
    if not near:
        return None
    one, other = _nearest(figures, others[near[0]])
    if panel == "running totals":
        # A total only grows: an earlier one that is larger contradicts it, as does a later one that is smaller.
        against = next((d for d in near if _contradict(figures, others[d], d < day)), None)
        if against is not None:
            return _Pair(*_nearest(figures, others[against]), "differ", abs(against - day).days)
        if len(near) == 2:
            return _Pair(one, other, "agree", abs(near[0] - day).days)
    relation = "agree" if _gap(one, other) == 1 else "days differ"
    return _Pair(one, other, relation, abs(near[0] - day).days)


def _contradict(ours: list[Any], theirs: list[Any], theirs_first: bool) -> bool:
    """Whether a total of one day lies above one of a later day, whichever of each day's figures is taken."""
    earlier, later = (theirs, ours) if theirs_first else (ours, theirs)
    return bool(min(row.least for row in earlier) > max(row.most for row in later))


def _nearest(ours: list[Any], theirs: list[Any]) -> tuple[Any, Any]:
    """Of several figures on each side the two that are nearest, so that no disagreement is made of a loose telling."""
    if len(ours) == len(theirs) == 1:
        return ours[0], theirs[0]
    pairs = [(one, other) for one in ours for other in theirs]
    return min(pairs, key=lambda pair: (_gap(*pair), -pair[0].stories - pair[1].stories))


def _gap(one: Any, other: Any) -> float:
    """The factor between the nearest ends of two figures: 1 where they meet, inf where one of them is nought."""
    if one.least <= other.most and other.least <= one.most:
        return 1.0
    larger, smaller = (one.least, other.most) if one.least > other.most else (other.least, one.most)
    return float(larger / smaller) if smaller else inf


def _ratio(one: Any, other: Any) -> float:
    exact = [row.low for row in (one, other) if row.low == row.high and row.bound in ("exact", "about")]
    return float(max(exact) / min(exact)) if len(exact) == 2 and min(exact) > 0 else nan


def _table(told: pd.DataFrame, pairs: list[_Pair]) -> pd.DataFrame:
    """The pairs with what either side says, the larger figure first; whole columns at a time, since they are many."""
    sides = [sorted((pair.one, pair.other), key=lambda row: (-row.size, row.voice)) for pair in pairs]
    larger, smaller = (told.loc[[side[n].Index for side in sides]].reset_index(drop=True) for n in (0, 1))
    table = larger[[*_ABOUT, *_SIDE]].assign(
        relation=[pair.relation for pair in pairs],
        ratio=[_ratio(*side) for side in sides],
        gap=[_gap(*side) for side in sides],
        apart=[pair.apart for pair in pairs],
        **{name: larger[name].where(larger[name].ne(""), smaller[name]) for name in ("item", "target")},
        **{f"other_{name}".replace("other_voice", "other"): smaller[name] for name in _SIDE},
    )
    return table[list(PAIR_COLUMNS)].astype(_TYPES)


def _rejected(told: pd.DataFrame, claims: pd.DataFrame) -> Iterator[dict[str, object]]:
    """A figure and who rejects it, once however many reports say so; those without a day too."""
    disputed = claims[claims["disputed_by"].notna() & claims["status"].isin(("claimed", "unverified"))]
    if disputed.empty:
        return
    ids = set(disputed["claim"])
    drawn = told[[not ids.isdisjoint(row) for row in told["claims"]]]
    marks = {claim: row for row in each(drawn) for claim in row.claims}
    seen: set[tuple[str, str]] = set()
    for claim in each(disputed):
        known = vocabulary.claimant(claim.disputed_by)
        other, mark = known.name if known else claim.disputed_by, marks.get(claim.claim)
        key = (mark.mark if mark else claim.claim, other)
        if other == claim.voice or key in seen:
            continue
        seen.add(key)
        side = {name: getattr(mark, name) for name in (*_ABOUT, *_SIDE)} if mark else _unplaced(claim)
        nobody = {"other": other, "other_mark": "", "other_claims": (), "other_low": nan, "other_high": nan}
        yield {
            "relation": "rejected", "ratio": nan, "gap": nan, "apart": 0, **side, **nobody,
            "other_words": "", "other_period": "",
        }  # fmt: skip


def _unplaced(claim: Any) -> dict[str, object]:
    """A rejected claim that no chart draws, since nothing fixes its day."""
    text = {
        name: value if isinstance(value := getattr(claim, name), str) else "" for name in ("item", "unit", "target")
    }
    noun = vocabulary.counted(text["item"], text["unit"])
    return {
        **text, "metric": claim.metric, "places": tuple(claim.places), "panel": "events", "x": pd.NaT, "x_from": pd.NaT,
        "voice": claim.voice, "mark": claim.claim, "claims": (claim.claim,), "low": claim.low, "high": claim.high,
        "words": vocabulary.figure_words(claim.low, claim.high, claim.bound, claim.vague, noun),
        "period": "day not known",
    }  # fmt: skip


def _known(day: Any) -> Any:
    return None if pd.isna(day) else day
