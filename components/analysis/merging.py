"""Claims that state one fact into one mark: what they agree on, what most of them say, and who carries them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from components import vocabulary
from components.analysis.facts import thing_words

# What a mark has from the claim that was published first, as it stands there; of which type its columns are.
_OF_LEAD = ("metric", "unit", "voice", "x", "x_from", "low", "high", "bound", "vague", "quote")
_LEADS = ("claim", "kind", "status", "day", *_OF_LEAD)
_STATED = ("day_stated", "first", "last", "x")
_PANELS = {"event": "events", "cumulative": "running totals", "state": "states"}
_TEXTS = (
    "mark", "metric", "unit", "voice", "bound", "quote", "item", "target", "scope", "panel", "status", "disputed_by",
    "words", "period", "carried", "basis", "what", "subject",
)  # fmt: skip
_TUPLES = ("claims", "told_in", "outlets", "places")
_ALIKE = ["voice", "metric", "unit", "panel", "x", "vague"]


def merged(claims: pd.DataFrame, facts: np.ndarray[Any, np.dtype[np.int64]]) -> pd.DataFrame:
    """One mark for each fact; ``facts`` says which one each claim states, by numbers from 0 on.

    The earliest published claim comes first and gives the mark its id. Besides MARK_COLUMNS, but for what tells series
    apart, there are ``what``, ``subject`` and ``since`` (see series.py).
    """
    ids = pd.factorize(claims["claim"], sort=True)[0]
    order = np.lexsort((ids, claims["day"].fillna(pd.Timestamp.max), facts))
    told = _Told.of(claims.iloc[order], facts[order])
    lead, stated = told.at(told.starts, _LEADS), told.at(told.first(told.table["day_stated"]), _STATED)
    lead_stated, totals = stated["day_stated"], lead["kind"].eq("cumulative")
    item, target = told.commonest("item"), told.commonest("target")
    reports, stories, outlets = told.number("report"), told.number("story"), told.each("source")
    unverified = told.count(told.table["status"].eq("unverified"))
    low, high = (_known(lead[end]) for end in ("low", "high"))
    nouns = _said(vocabulary.counted, item, lead["unit"])
    marks = pd.DataFrame({
        "mark": lead["claim"],
        "claims": told.all("claim"),
        "told_in": told.all("story", "report"),
        "reports": reports,
        "stories": stories,
        "outlets": outlets,
        **{column: lead[column] for column in _OF_LEAD},
        "item": item,
        "target": target,
        "scope": told.scopes(),
        "panel": [_PANELS.get(kind, "events") for kind in lead["kind"].tolist()],
        "day_stated": lead_stated,
        "given": lead["day"],
        "status": lead["status"].mask(unverified > 0, "unverified"),
        "unverified": unverified,
        "corrected": told.count(told.table["review"].eq("corrected")),
        "disputed_by": told.commonest("disputed_by"),
        "places": told.places(),
        "words": _said(vocabulary.figure_words, low, high, lead["bound"], lead["vague"], nouns),
        "period": _said(_period, *(stated[c].astype("int64") for c in ("first", "last", "x")), lead_stated, totals),
        "carried": _said(_carried, reports, stories, map(len, outlets), (names[:1] for names in outlets)),
        "basis": "",
        "what": counted_words(lead["metric"], item, lead["unit"], target),
        "subject": told.commonest("subject"),
        "since": stated["first"].where(totals & stated["first"].ne(stated["x"])),
    })  # fmt: skip
    marks = marks.assign(scope=_parts(marks))
    return marks.astype({column: "str" if column in _TEXTS else object for column in (*_TEXTS, *_TUPLES)})


def counted_words(metric: Iterable[str], item: Iterable[str], unit: Iterable[str], target: Iterable[str]) -> list[str]:
    """The words that tell what each mark counts from the metric's other things."""
    return _said(_what, metric, item, unit, target)


@dataclass(frozen=True, slots=True)
class _Told:
    """The claims in the order of their facts, those of one fact from ``starts`` up to, not including, ``ends``."""

    table: pd.DataFrame
    starts: np.ndarray[Any, np.dtype[np.int64]]
    ends: np.ndarray[Any, np.dtype[np.int64]]
    spans: tuple[slice, ...]

    @classmethod
    def of(cls, claims: pd.DataFrame, facts: np.ndarray[Any, np.dtype[np.int64]]) -> _Told:
        starts = np.flatnonzero(np.diff(facts, prepend=-1))
        ends = np.append(starts[1:], len(facts)) if len(facts) else starts
        return cls(claims, starts, ends, tuple(map(slice, starts.tolist(), ends.tolist())))

    def at(self, positions: np.ndarray[Any, np.dtype[np.int64]], columns: Sequence[str]) -> pd.DataFrame:
        """These columns of the claims at some positions, one a fact."""
        return self.table[list(columns)].iloc[positions].reset_index(drop=True)

    def groups(self, *columns: str) -> Iterable[list[Any]]:
        """The values of a column, or the rows of several, fact by fact."""
        values = [self.table[column].tolist() for column in columns]
        return map((values[0] if len(values) == 1 else list(zip(*values, strict=True))).__getitem__, self.spans)

    def all(self, *columns: str) -> list[tuple[Any, ...]]:
        """For each fact all values of a column, or the rows of several."""
        return list(map(tuple, self.groups(*columns)))

    def each(self, column: str) -> list[tuple[str, ...]]:
        """For each fact the values of a column that are not empty, each once."""
        found: list[tuple[str, ...]] = [(text,) if text else () for text in self._lead(column)]
        for fact, values in self._mixed(column):
            found[fact] = tuple(dict.fromkeys(filter(None, values)))
        return found

    def places(self) -> list[tuple[str, ...]]:
        """For each fact the places that its claims name, each once."""
        return [tuple(dict.fromkeys(chain.from_iterable(named))) for named in self.groups("places")]

    def number(self, column: str) -> list[int]:
        """For each fact how many values of a column there are."""
        found = [1] * len(self.starts)
        for fact, values in self._mixed(column):
            found[fact] = len(set(values))
        return found

    def commonest(self, column: str) -> list[str]:
        """For each fact the text given most often, the earlier where two are level; "" where none is given."""
        found = self._lead(column)
        for fact, values in self._mixed(column):
            found[fact] = _commonest(values)
        return found

    def _lead(self, column: str) -> list[str]:
        """For each fact the text of its first claim."""
        texts: list[str] = self.table[column].iloc[self.starts].tolist()
        return texts

    def _mixed(self, column: str) -> Iterator[tuple[int, list[str]]]:
        """Each fact whose claims differ in a column, by its number, with their texts; most facts have one claim."""
        codes = pd.factorize(self.table[column])[0]
        if not len(codes):
            return
        differ = np.minimum.reduceat(codes, self.starts) < np.maximum.reduceat(codes, self.starts)
        texts = self.table[column].tolist() if differ.any() else []
        yield from ((fact, texts[self.spans[fact]]) for fact in np.flatnonzero(differ).tolist())

    def count(self, chosen: pd.Series[Any]) -> np.ndarray[Any, np.dtype[np.int64]]:
        """How many claims of each fact are chosen."""
        sums = np.append(0, np.cumsum(chosen.to_numpy(dtype=np.int64)))
        return np.asarray(sums[self.ends] - sums[self.starts])

    def first(self, chosen: pd.Series[Any]) -> np.ndarray[Any, np.dtype[np.int64]]:
        """The position of the first chosen claim of each fact, of its first claim where none is chosen."""
        positions = np.append(np.flatnonzero(chosen.to_numpy()), len(self.table))
        found = positions[np.searchsorted(positions, self.starts)]
        return np.where(found < self.ends, found, self.starts)

    def scopes(self) -> list[str]:
        """Whether each fact is a whole or a part: a part where all who name its places call it one."""
        parts = self.count(self.table["part"])
        scopes = np.where(parts == self.ends - self.starts, "part", "whole").astype(object)
        for n in np.flatnonzero((parts > 0) & (scopes == "whole")):
            rows = self.table.iloc[self.starts[n] : self.ends[n]]
            of_parts = {place for places in rows["places"][rows["part"]] for place in places}
            wholes = rows["places"][~rows["part"]]
            scopes[n] = "whole" if any(not places or not of_parts >= set(places) for places in wholes) else "part"
        return list(scopes)


def _said(say: Callable[..., str], *values: Iterable[Any]) -> list[str]:
    """What ``say`` makes of each row of these columns; the same rows are said once."""
    rows: list[tuple[Any, ...]] = list(
        zip(*(v.tolist() if isinstance(v, pd.Series) else v for v in values), strict=True)
    )
    told = {row: say(*row) for row in set(rows)}
    return [told[row] for row in rows]


def _known(column: pd.Series[Any]) -> list[float | None]:
    """The numbers of a column, None where there is none, so that equal rows are equal."""
    return [None if value != value else value for value in column.tolist()]


def _what(metric: str, item: str, unit: str, target: str) -> str:
    return " ".join(sorted(thing_words(metric, item, unit, target)))


def _parts(marks: pd.DataFrame) -> list[str]:
    """Scopes: a part too where the same voice gave no smaller a figure, the same day, for its places and others too."""
    scopes = marks["scope"].tolist()
    named = marks["places"].tolist()
    top = marks["high"].fillna(marks["low"]).tolist()
    groups: dict[int, list[int]] = {}
    of = marks.groupby(_ALIKE, sort=False, dropna=False).ngroup().to_numpy()
    several = np.fromiter(map(len, named), dtype=np.int64) > 1
    for n in np.flatnonzero(np.isin(of, of[several])).tolist():
        groups.setdefault(int(of[n]), []).append(n)
    for alike in groups.values():
        wide = [(frozenset(named[n]), top[n]) for n in alike if len(named[n]) > 1]
        for n in alike if wide and len(alike) > 1 else ():
            here = frozenset(named[n])
            if here and any(here < places and top[n] <= most for places, most in wide):
                scopes[n] = "part"
    return scopes


def _period(first: int, last: int, at: int, stated: bool, total: bool) -> str:
    """The days of a mark (in nanoseconds) in words; a day that is only the publication's is called so."""
    begins, ends, stands = (_day(day) for day in (first, last, at))
    if not stated:
        return f"day not stated, published {stands}"
    if total:
        return f"from {begins}, as of {stands}" if begins and begins != stands else f"as of {stands}"
    return f"{begins} to {ends}" if begins and ends and begins != ends else stands


@cache
def _day(nanoseconds: int) -> str:
    moment = pd.Timestamp(nanoseconds)
    return "" if pd.isna(moment) else f"{moment.day} {moment:%b} {moment.year}"


def _carried(reports: int, stories: int, outlets: int, first: tuple[str, ...]) -> str:
    """Who carries a figure: a story that ten outlets copy is one story in ten reports."""
    told = "1 story" if stories == 1 else f"{stories} stories"
    in_reports = f"in {told}, {reports} reports" if stories < reports else f"in {told}"
    if outlets > 1:
        return f"carried by {outlets} outlets {in_reports}"
    return f"carried by {first[0]} {in_reports}" if first else f"carried {in_reports}"


def _commonest(values: Sequence[str]) -> str:
    given = [value for value in values if value]
    return given[0] if len(given) == 1 else max(dict.fromkeys(given), key=given.count, default="")
