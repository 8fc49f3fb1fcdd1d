"""Claims -> the marks that a chart draws, each with the claims behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from components import vocabulary
from components.analysis.facts import Statement, item_words, same_facts
from components.analysis.series import ASSERTED, with_series
from components.records import MARK_COLUMNS

RULE = (
    "Each mark is one figure that one claimant gave: a night stands at the day it ends, a longer span is a bar, a "
    "running total stands at its last day, a hollow mark (day not stated) at its publication; the same figure in "
    "several reports is one mark. A line joins, from one day to the next, the latest figure that one claimant gave for "
    "one thing (of two given on one day, the one in more independent stories; earlier ones are faint), and never "
    "figures in words, hypothetical or denied ones, distances, or across days without one; nothing is added up or "
    "averaged."
)

_PANELS = {"event": "events", "cumulative": "running totals", "state": "states"}
_DAY = pd.Timedelta(days=1)
# What marks are made from, of the columns of claims and of those that say where a claim stands.
_READ = (
    "claim", "report", "story", "metric", "item", "low", "high", "bound", "vague", "unit", "voice", "claimant_side",
    "disputed_by", "target", "target_side", "status", "kind", "first", "last", "places", "part_of", "from_place",
    "to_place", "quote", "day", "source", "review", "x", "x_from", "day_stated",
)  # fmt: skip
# What a mark is told into series by, and nobody reads.
_FOR_SERIES = ("what", "subject", "since")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a chart draws (``table``: MARK_COLUMNS), what it leaves out and why, and the rule in one sentence.

    ``bin`` is one of BINS; ``days`` are those that a chart shows, a row each with the number of ``reports`` that came
    out and whether a mark speaks of it (``told``), None where nobody counted them.
    """

    table: pd.DataFrame
    left_out: tuple[tuple[str, int], ...]
    rule: str = RULE
    bin: str = "day"
    days: pd.DataFrame | None = None


def marks(claims: pd.DataFrame, statuses: Collection[str] = (), left_out: Iterable[tuple[str, int]] = ()) -> Marks:
    """The marks of these claims (CLAIM_COLUMNS), in the order of their days; no number is summed, averaged or rounded.

    ``statuses`` are those that the question asks for; without any, denied and hypothetical claims are left out.
    ``left_out`` says why claims are not even among these, and how many.
    """
    placed, not_drawn = _placed(claims, tuple(statuses) or ASSERTED)
    values = (placed[column].tolist() for column in _READ)
    rows = [dict(zip(_READ, row, strict=True)) for row in zip(*values, strict=True)]
    drawn = [_mark([rows[p] for p in fact]) for fact in same_facts([_statement(row) for row in rows])]
    _mark_parts(drawn)
    table = pd.DataFrame(drawn, columns=[*MARK_COLUMNS, *_FOR_SERIES])
    for column in ("x", "x_from", "given", "since"):
        table[column] = pd.to_datetime(table[column]).astype("datetime64[ns]")
    for column in ("low", "high"):
        table[column] = table[column].astype("float64")
    table = table.sort_values(["x", "metric", "voice", "mark"], kind="stable", ignore_index=True)
    return Marks(with_series(table)[list(MARK_COLUMNS)], (*not_drawn, *left_out))


def _placed(claims: pd.DataFrame, statuses: tuple[str, ...]) -> tuple[pd.DataFrame, tuple[tuple[str, int], ...]]:
    """The claims that can be drawn, with the day at which each stands, and the others counted by reason."""
    table = claims.copy()
    for column in ("first", "last", "day"):
        table[column] = _days(table[column])
    for column in ("low", "high"):
        table[column] = pd.to_numeric(table[column], errors="coerce").replace([np.inf, -np.inf], np.nan)
    table["vague"] = table["vague"].eq(True)
    stated = table["last"].fillna(table["first"])
    table["x"], table["day_stated"] = stated.fillna(table["day"]), stated.notna()
    longer = (table["last"] - table["first"] > _DAY) & table["kind"].ne("cumulative")
    table["x_from"] = table["first"].where(longer)

    reasons = pd.Series("", index=table.index, dtype=object)
    reasons[table["x"].isna()] = "undated"
    reasons[table["low"].isna() & table["high"].isna()] = "without a number"
    other_status = ~table["status"].isin(statuses)
    reasons[other_status] = table["status"][other_status].astype(object)
    counted = Counter(reasons[reasons.ne("")])
    return table[reasons.eq("")], tuple(sorted(counted.items()))


def _days(column: pd.Series[Any]) -> pd.Series[Any]:
    days = pd.to_datetime(column, errors="coerce")
    if isinstance(days.dtype, pd.DatetimeTZDtype):
        days = days.dt.tz_localize(None)  # the day as written, in the source's own zone
    return days.astype("datetime64[ns]").dt.normalize()


def _statement(row: dict[Any, Any]) -> Statement:
    status = "claimed" if row["status"] in ASSERTED else row["status"]
    key = (
        row["metric"], row["unit"], row["voice"], row["kind"], status, row["x"], _known(row["x_from"]),
        _known(row["low"]), _known(row["high"]), row["bound"], row["vague"],
    )  # fmt: skip
    sides = {_text(row["claimant_side"]), _text(row["target_side"])}  # a whole state says little about where
    return Statement(
        key=key,
        report=row["report"],
        item=item_words(" ".join(_text(row[c]) for c in ("item", "from_place", "to_place")), _text(row["unit"])),
        target=(_text(row["target_side"]) or _text(row["target"])).casefold(),
        places=frozenset(place for place in _names(row["places"]) if place not in sides),
        part=bool(_text(row["part_of"])),
        number=row["high"] if pd.isna(row["low"]) else row["low"],
    )


def _mark(rows: list[dict[Any, Any]]) -> dict[str, object]:
    """One mark of the claims that state one fact; the earliest published comes first and gives the mark its id."""
    rows = sorted(rows, key=lambda row: (pd.isna(row["day"]), row["day"], row["claim"]))
    lead = rows[0]
    item = _commonest(_text(row["item"]) for row in rows)
    target = _commonest(_text(row["target"]) for row in rows)
    unit = _text(lead["unit"])
    outlets = tuple(dict.fromkeys(_text(row["source"]) for row in rows if _text(row["source"])))
    reports, stories = (len({row[column] for row in rows}) for column in ("report", "story"))
    unverified = sum(row["status"] == "unverified" for row in rows)
    stated = next((row for row in rows if row["day_stated"]), lead)
    of_parts = {place for row in rows if _text(row["part_of"]) for place in _names(row["places"])}
    wholes = [_names(row["places"]) for row in rows if not _text(row["part_of"])]
    scope = "whole" if any(not places or not of_parts >= set(places) for places in wholes) else "part"
    return {
        "mark": lead["claim"],
        "claims": tuple(row["claim"] for row in rows),
        "told_in": tuple((row["story"], row["report"]) for row in rows),
        "reports": reports,
        "stories": stories,
        "outlets": outlets,
        "metric": lead["metric"],
        "unit": unit,
        "item": item,
        "voice": lead["voice"],
        "target": target,
        "scope": scope,
        "panel": _PANELS.get(lead["kind"], "events"),
        "x": lead["x"],
        "x_from": lead["x_from"],
        "day_stated": bool(stated["day_stated"]),
        "given": lead["day"],
        "low": lead["low"],
        "high": lead["high"],
        "bound": lead["bound"],
        "vague": lead["vague"],
        "status": "unverified" if unverified else lead["status"],
        "unverified": unverified,
        "corrected": sum(row["review"] == "corrected" for row in rows),
        "disputed_by": _commonest(_text(row["disputed_by"]) for row in rows),
        "places": tuple(dict.fromkeys(place for row in rows for place in _names(row["places"]))),
        "words": vocabulary.figure_words(
            lead["low"], lead["high"], lead["bound"], lead["vague"], vocabulary.counted(item, unit)
        ),
        "period": _period(stated),
        "carried": _carried(reports, stories, outlets),
        "quote": _text(lead["quote"]),
        "basis": "",
        "what": " ".join(sorted(item_words(item, unit) - item_words(target, unit))),
        "subject": _commonest((_text(row["target_side"]) or _text(row["target"])).casefold() for row in rows),
        "since": stated["first"] if lead["kind"] == "cumulative" and stated["first"] != stated["x"] else None,
    }


def _mark_parts(drawn: list[dict[str, Any]]) -> None:
    """Call a mark a part where the same voice gave no smaller a figure, the same day, for its places and others too."""
    groups: dict[tuple[object, ...], list[dict[str, Any]]] = {}
    for mark in drawn:
        key = tuple(mark[c] for c in ("voice", "metric", "unit", "panel", "x", "vague"))
        groups.setdefault(key, []).append(mark)
    for group in groups.values():
        for mark in group:
            places = set(mark["places"])
            if (
                mark["scope"] == "whole"
                and places
                and any(places < set(other["places"]) and _top(mark) <= _top(other) for other in group)
            ):
                mark["scope"] = "part"


def _top(mark: dict[str, Any]) -> float:
    return float(mark["low"] if pd.isna(mark["high"]) else mark["high"])


def _period(row: dict[Any, Any]) -> str:
    """The days of a mark in words; a day that is only the publication's is called so."""
    first, last, at = row["first"], row["last"], row["x"]
    if not row["day_stated"]:
        return f"day not stated, published {_day(at)}"
    if row["kind"] == "cumulative":
        return f"as of {_day(at)}" if pd.isna(first) or first == at else f"from {_day(first)}, as of {_day(at)}"
    return _day(at) if pd.isna(first) or pd.isna(last) or first == last else f"{_day(first)} to {_day(last)}"


def _day(moment: pd.Timestamp) -> str:
    return f"{moment.day} {moment:%b} {moment.year}"


def _carried(reports: int, stories: int, outlets: tuple[str, ...]) -> str:
    """Who carries a figure: a story that ten outlets copy is one story in ten reports."""
    told = "1 story" if stories == 1 else f"{stories} stories"
    in_reports = f"in {told}, {reports} reports" if stories < reports else f"in {told}"
    if len(outlets) > 1:
        return f"carried by {len(outlets)} outlets {in_reports}"
    return f"carried by {outlets[0]} {in_reports}" if outlets else f"carried {in_reports}"


def _commonest(values: Iterable[str]) -> str:
    """The value given most often, the earlier where two are level; "" where none is given."""
    given = [value for value in values if value]
    return given[0] if len(given) == 1 else max(dict.fromkeys(given), key=given.count, default="")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _names(value: object) -> tuple[str, ...]:
    return tuple(str(name) for name in value) if isinstance(value, list | tuple) else ()


def _known(value: Any) -> Any:
    return None if pd.isna(value) else value
