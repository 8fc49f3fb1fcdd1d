"""Marks by the place that they speak of: what each claimant says of each place, and what has no place on a map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import isnan
from typing import Any

import pandas as pd

from components import vocabulary
from components.analysis.facts import item_words
from components.analysis.marks import Marks
from components.records import BESIDE_COLUMNS, PLACE_COLUMNS, PLACE_FIGURE_COLUMNS, Place

RULE = (
    "Each circle is a place, as large as the number of marks that name it alone; one claimant's events of one thing "
    "there are summed, lows and highs apart, the latest figure of a day and only days that do not overlap; of running "
    "totals, levels and distances the latest stands; nothing is summed over places or claimants."
)

# Lengths, areas and money are never added up: two advances may be one and the same, and money is pledged and spent.
_MEASURED = ("km", "km2", "currency")
_STRICT, _LOOSE = {"low": "less_than", "high": "more_than"}, {"low": "up_to", "high": "at_least"}

_COLUMNS = (
    "mark", "claims", "stories", "metric", "unit", "item", "voice", "target", "panel", "day_stated", "low", "high",
    "bound", "vague", "status", "words", "period",
)  # fmt: skip

Row = dict[Any, Any]
Key = tuple[str, float, float]


@dataclass(frozen=True, slots=True)
class Places:
    """What a map draws: the marks at hand (``table``), their places, the figures of each, and what stands beside.

    ``places`` has PLACE_COLUMNS, the place with most marks first, ``figures`` PLACE_FIGURE_COLUMNS, ``beside``
    BESIDE_COLUMNS; ``left_out`` says why claims make no mark at all, and how many.
    """

    table: pd.DataFrame
    places: pd.DataFrame
    figures: pd.DataFrame
    beside: pd.DataFrame
    left_out: tuple[tuple[str, int], ...]
    rule: str = RULE


def places(drawn: Marks, claims: pd.DataFrame) -> Places:
    """The marks of these claims (CLAIM_COLUMNS) by place; a mark over several places is not split among them.

    A place without coordinates gets no point, least of all a country's middle; it stands beside the map.
    """
    facts = _Facts.of(claims)
    rows = _rows(drawn.table, facts)
    wholes = {claim: row for row in rows for claim in row["claims"]}
    located: dict[Key, list[Row]] = {}
    beside: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        found = row["at"]
        if len(found) == 1 and found[0].latitude is not None:
            located.setdefault(_key(found[0]), []).append(row)
        else:
            names = ", ".join(map(_name, found))
            reason = "several" if len(found) > 1 else "unknown" if found else "none"
            beside.setdefault((reason, row["mark"] if reason == "several" else names), []).append(row)
    return Places(
        drawn.table,
        _table((_place(key, found) for key, found in located.items()), PLACE_COLUMNS),
        pd.DataFrame(
            [
                {"place": key[0], "latitude": key[1], "longitude": key[2], **figure}
                for key, found in located.items()
                for figure in _figures(found, lambda row: facts.within(row, wholes))
            ],
            columns=list(PLACE_FIGURE_COLUMNS),
        ),
        _table((_beside(reason, found) for (reason, _), found in beside.items()), BESIDE_COLUMNS),
        drawn.left_out,
    )


def _rows(marks: pd.DataFrame, facts: _Facts) -> list[Row]:
    """What is needed of each mark: days as numbers, with its places and when it was published last."""
    columns = {name: marks[name].tolist() for name in _COLUMNS}
    columns |= {"from": _numbers(marks["x_from"].fillna(marks["x"])), "to": _numbers(marks["x"])}
    rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    return [{**row, "at": facts.at(row), "published": facts.published(row)} for row in rows]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the claims say of a mark's places, days of publication and wholes; each by the id of a claim."""

    located: dict[str, tuple[Place, ...]]
    sides: dict[str, frozenset[str]]
    days: dict[str, int]
    whole: dict[str, str]

    @classmethod
    def of(cls, claims: pd.DataFrame) -> _Facts:
        ids, wholes = claims["claim"].tolist(), claims["part_of"].tolist()
        sides = zip(claims["claimant_side"].tolist(), claims["target_side"].tolist(), strict=True)
        return cls(
            located={claim: tuple(found) for claim, found in zip(ids, claims["located"], strict=True)},
            sides={
                claim: frozenset(s for s in both if isinstance(s, str)) for claim, both in zip(ids, sides, strict=True)
            },
            days=dict(zip(ids, _numbers(claims["day"]), strict=True)),
            whole={claim: of for claim, of in zip(ids, wholes, strict=True) if isinstance(of, str) and of},
        )

    def at(self, mark: Row) -> list[Place]:
        """The places of a mark; a whole state says little about where, so it goes where there is another."""
        known: dict[str, Place] = {}
        for claim in mark["claims"]:
            for place in self.located.get(claim, ()):
                if _name(place) not in known or known[_name(place)].latitude is None:
                    known[_name(place)] = place
        states = frozenset[str]().union(*(self.sides.get(claim, frozenset()) for claim in mark["claims"]))
        smaller = [place for name, place in known.items() if name not in states or place.latitude is not None]
        return smaller or list(known.values())

    def published(self, mark: Row) -> int:
        """When its claimant was last reported to say so, as a number that grows with the days."""
        return max(self.days[claim] for claim in mark["claims"])

    def within(self, mark: Row, wholes: dict[str, Row]) -> bool:
        """Whether it breaks down a figure that stands at the same one place."""
        of = [wholes.get(self.whole.get(claim, "")) for claim in mark["claims"]]
        return any(whole is not None and whole["at"] == mark["at"] for whole in of)


def _figures(rows: list[Row], within: Any) -> Iterable[Row]:
    """What each voice says of each thing at one place."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        status = "claimed" if row["status"] == "unverified" else row["status"]
        key = (
            *(row[column] for column in ("voice", "metric", "unit", "panel")), status,
            row["target"].casefold(), _thing(row["item"], row["unit"], row["target"]),
        )  # fmt: skip
        groups.setdefault(key, []).append(row)
    for (voice, metric, unit, panel, status, *_), found in groups.items():
        numbers = [row for row in found if not row["vague"]]
        wholes = [row for row in numbers if not within(row)] or numbers
        measured = vocabulary.metric(str(metric)).unit in _MEASURED
        added = _apart(wholes) if panel == "events" and not measured else []
        latest = max(numbers, key=_newest, default=None)
        said = _summed(added) if len(added) > 1 else _said(added[0] if added else latest)
        yield {
            "voice": voice, "metric": metric, "unit": unit, "item": _commonest(found, "item"),
            "target": _commonest(found, "target"), "panel": panel, "status": status, **said,
            "marks": len(found), "summed": len(added) if len(added) > 1 else 0,
            "basis": _basis(added, numbers, latest), "vague": tuple(row["words"] for row in found if row["vague"]),
            "claims": _claims(found),
        }  # fmt: skip


def _apart(rows: list[Row]) -> list[Row]:
    """Events whose days do not overlap, the latest figure of each; shorter spans before longer ones.

    An event whose day is not stated may be one of the others, so it counts only where it is alone.
    """
    stated = [row for row in rows if row["day_stated"]]
    kept: list[Row] = []
    for row in sorted(stated, key=lambda row: (row["to"] - row["from"], -row["published"])):
        if all(row["to"] < other["from"] or other["to"] < row["from"] for other in kept):
            kept.append(row)
    return sorted(kept, key=lambda row: row["to"]) if kept else sorted(rows, key=_newest)[-1:]


def _summed(rows: list[Row]) -> Row:
    """Lows and highs added separately; one open end opens the sum."""
    low, high = (float(sum(row[end] for row in rows)) for end in ("low", "high"))
    bounds = {row["bound"] for row in rows}
    open_end = next((end for end, value in (("low", low), ("high", high)) if isnan(value)), None)
    if open_end:
        bound = _STRICT[open_end] if _STRICT[open_end] in bounds else _LOOSE[open_end]
    else:
        bound = "about" if "about" in bounds else "exact" if low == high else "range"
    noun = vocabulary.counted(_commonest(rows, "item"), rows[0]["unit"])
    if isnan(low) and isnan(high):
        words = "no sum: open upwards and downwards"
    else:
        words = vocabulary.figure_words(low, high, bound, noun=noun)
    return {"low": low, "high": high, "words": words}


def _said(row: Row | None) -> Row:
    if row is None:
        return {"low": float("nan"), "high": float("nan"), "words": "in words only"}
    return {"low": row["low"], "high": row["high"], "words": row["words"]}


def _basis(added: list[Row], numbers: list[Row], latest: Row | None) -> str:
    """How a figure came about, so that nobody takes a sum for a claim."""
    if latest is None:
        return "no number was given"
    if not added:
        return latest["period"] if len(numbers) == 1 else f"latest of {len(numbers)} figures: {latest['period']}"
    more = len(numbers) - len(added)
    besides = f"; {more} more not added: of the same days, without a day, or parts" if more else ""
    if len(added) == 1:
        return f"{added[0]['period']}{besides}"
    return f"sum of {len(added)} figures, {_day(added[0]['from'])} to {_day(added[-1]['to'])}{besides}"


@lru_cache(maxsize=4096)
def _thing(item: str, unit: str, target: str) -> frozenset[str]:
    """What is counted, whosever it is: "Ukrainian drones" of Ukrainian target are drones."""
    return item_words(item, unit) - item_words(target, "")


def _place(key: Key, rows: list[Row]) -> Row:
    country = next((place.country for row in rows for place in row["at"] if place.country), "")
    where = dict(zip(("place", "latitude", "longitude"), key, strict=True))
    return {**where, "country": country, **_counted(rows)}


def _beside(reason: str, rows: list[Row]) -> Row:
    said = f"{rows[0]['words']}, {rows[0]['period']}" if len(rows) == 1 and reason != "none" else ""
    return {"reason": reason, "places": tuple(map(_name, rows[0]["at"])), "words": said, **_counted(rows)}


def _counted(rows: list[Row]) -> Row:
    voices = Counter(str(row["voice"]) for row in rows).most_common()
    return {"marks": len(rows), "claims": _claims(rows), "voices": tuple(voices)}


def _claims(rows: list[Row]) -> tuple[str, ...]:
    newest = sorted(rows, key=_newest, reverse=True)
    return tuple(dict.fromkeys(claim for row in newest for claim in row["claims"]))


def _table(rows: Iterable[Row], columns: tuple[str, ...]) -> pd.DataFrame:
    """Rows as a table, most marks first, by name where two are level."""
    found = sorted(rows, key=lambda row: (-row["marks"], row.get("place") or row.get("places"), row["claims"]))
    return pd.DataFrame(found, columns=list(columns))


def _newest(row: Row) -> tuple[int, int, int]:
    return row["to"], row["published"], row["stories"]


def _numbers(days: pd.Series[Any]) -> list[int]:
    return list(pd.to_datetime(days).astype("datetime64[ns]").astype("int64"))


def _commonest(rows: list[Row], column: str) -> str:
    counted = Counter(row[column] for row in rows if row[column])
    return str(counted.most_common(1)[0][0]) if counted else ""


def _key(place: Place) -> Key:
    return _name(place), float(place.latitude or 0), float(place.longitude or 0)


def _name(place: Place) -> str:
    return place.canonical or place.name


def _day(number: int) -> str:
    day = pd.Timestamp(number)
    return f"{day.day} {day:%b} {day.year}"
