"""What stands around a map in words: its title, hovers, summary, table, and what has no place on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

import pandas as pd

from components import vocabulary
from components.charts import words
from components.charts.axes import each

# Lines of a hover, and places that a summary names with figures of each.
_VOICES, _FIGURES, _NAMED, _TOLD = 4, 6, 5, 2
_WIDTH = 60


class Placed(words.Captioned, Protocol):
    """What a map is made from: marks, and their places as records.py names them."""

    @property
    def places(self) -> pd.DataFrame: ...
    @property
    def figures(self) -> pd.DataFrame: ...
    @property
    def beside(self) -> pd.DataFrame: ...


def heading(drawn: Placed) -> str:
    """The title of a map: "Drones downed, claimed — drones"; of several metrics their names, where they are few."""
    return words.title_of(zip(drawn.table["metric"], drawn.table["unit"], strict=True), ", by place")


def regions(drawn: Placed) -> list[str]:
    """The places that are whole regions, by name."""
    return [place for place in drawn.places["place"] if _is_region(place)]


def hover(place: Any, here: Sequence[Any]) -> str:
    """What a circle says under the pointer: the place, who speaks of it how often, and their figures (``here``)."""
    more = f"and {len(here) - _FIGURES} more figures" if len(here) > _FIGURES else ""
    whole = "The region as a whole, not its main town" if _is_region(place.place) else ""
    lines = [whole, f"{_marks(place.marks)}: {_by(place.voices)}", *_said(here[:_FIGURES]), more]
    return f"<b>{words.wrapped(place.place, _WIDTH)}</b><br>" + "<br>".join(
        words.wrapped(line, _WIDTH) for line in lines if line
    )


def figure(here: Sequence[Any]) -> str:
    """The figure of a place where one claimant gives a single one, else nothing: several are no sum."""
    return str(here[0].words) if len(here) == 1 else ""


def figures_at(drawn: Placed) -> list[list[Any]]:
    """The figures of each place in the order of the places, of each those with most marks first; rows of figures."""
    found: dict[tuple[str, float, float], list[Any]] = {key: [] for key in _keys(drawn.places)}
    for row in each(_most_first(drawn.figures)):
        found[row.place, row.latitude, row.longitude].append(row)
    return list(found.values())


def beside(drawn: Placed) -> str:
    """How many marks have no point on the map, and why, as a sentence."""
    counts = drawn.beside.groupby("reason")["marks"].sum().to_dict()
    told = {
        "several": "over several places",
        "unknown": "at a place whose point is not known, or a whole country",
        "none": "without a place",
    }
    said = [f"{counts[reason]:,} {name}" for reason, name in told.items() if reason in counts]
    return f"Beside the map: {', '.join(said)}." if said else "Every mark has its point on the map."


def place_summary(drawn: Placed) -> str:
    """The map in words: how many places, the most named with their figures, and what is not on it."""
    found = drawn.places
    if found.empty:
        return f"{heading(drawn)}: no figure has a known place. {beside(drawn)}"
    sentence = f"{heading(drawn)}: {_marks(int(found['marks'].sum()))} at {len(found)} place{'s' * (len(found) != 1)}."
    lines = [
        f"{place.place}: {_by(place.voices)}. {'; '.join(_said(here[:_TOLD]))}."
        for place, here in zip(each(found.head(_NAMED)), figures_at(drawn), strict=False)
    ]
    more = [f"And {len(found) - _NAMED} more places."] if len(found) > _NAMED else []
    return "\n".join([sentence, *lines, *more, beside(drawn)])


def place_table(drawn: Placed) -> pd.DataFrame:
    """The map as a table: one row a figure of a place, the places with most marks first."""
    rank = {key: number for number, key in enumerate(_keys(drawn.places))}
    order = [rank[key] for key in _keys(drawn.figures)]
    shown = _most_first(drawn.figures.assign(order=order)).sort_values("order", kind="stable")
    return pd.DataFrame(
        {
            "Place": shown["place"],
            "Claimed by": shown["voice"].map(vocabulary.outlet_words),
            "Metric": shown["metric"].map(words.label),
            "Figure": shown["words"],
            "How": shown["basis"],
            "In words": [", ".join(vague) for vague in shown["vague"]],
            "Of": shown["target"],
            "Marks": shown["marks"],
        }
    ).reset_index(drop=True)


def _is_region(name: str) -> bool:
    known = vocabulary.named_places().get(name)
    return known is not None and known.kind == "region"


def _said(here: Sequence[Any]) -> Iterable[str]:
    """Figures of a place, with their metric where there are several."""
    several = len({row.metric for row in here}) > 1
    for row in here:
        vague = f"; in words: {', '.join(row.vague)}" if row.vague else ""
        metric = f"{words.label(str(row.metric))}, " if several else ""
        yield f"{metric}{vocabulary.outlet_words(row.voice)}: {row.words} ({row.basis}){vague}"


def _most_first(figures: pd.DataFrame) -> pd.DataFrame:
    return figures.sort_values("marks", ascending=False, kind="stable")


def _keys(table: pd.DataFrame) -> Iterable[tuple[str, float, float]]:
    return zip(table["place"], table["latitude"], table["longitude"], strict=True)


def _by(voices: Iterable[tuple[str, int]]) -> str:
    named = list(voices)
    said = [f"{count} by {vocabulary.outlet_words(voice)}" for voice, count in named[:_VOICES]]
    rest = sum(count for _, count in named[_VOICES:])
    return ", ".join([*said, f"{rest} by {len(named) - _VOICES} others"] if rest else said)


def _marks(count: int) -> str:
    return f"{count:,} mark{'s' * (count != 1)}"
