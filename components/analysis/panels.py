"""Which panels a chart has, and which of many it folds away."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from components.analysis.marks import Marks

# More panels than these nobody reads at one glance: the ones with most marks are shown, the others a click away.
SHOWN = 6

_PANEL = ["metric", "unit", "panel", "thing"]


@dataclass(frozen=True, slots=True)
class Folded:
    """A panel that is not shown: its ``key`` opens it; what it is of, and how many marks it has."""

    key: str
    metric: str
    unit: str
    panel: str
    thing: str
    marks: int


def fold(
    drawn: Marks, opened: Collection[str] = (), shown: int = SHOWN, why: str = "folded away"
) -> tuple[Marks, tuple[Folded, ...]]:
    """The marks of the ``shown`` panels that have most of them and of those ``opened`` by key, and the panels folded.

    What is left out says how many panels are, and ``why``. A metric, a currency, a kind and, where a metric's items are
    things apart, an item have a panel each.
    """
    keys = _keys(drawn.table)
    counts = keys.value_counts(sort=False).sort_index().sort_values(ascending=False, kind="stable")
    away = [key for key in counts.index[shown:] if key not in opened]
    if not away:
        return drawn, ()
    one_each = drawn.table.assign(key=keys).drop_duplicates("key").set_index("key")
    of = {column: one_each[column] for column in _PANEL}
    folded = tuple(
        Folded(key, of["metric"][key], of["unit"][key], of["panel"][key], of["thing"][key], int(counts[key]))
        for key in away
    )
    hidden = keys.isin(away)
    claims = sum(map(len, drawn.table.loc[hidden, "claims"]))
    left_out = (*drawn.left_out, (f"in {len(away)} {'panel' if len(away) == 1 else 'panels'} {why}", claims))
    return replace(drawn, table=drawn.table[~hidden].reset_index(drop=True), left_out=left_out), folded


def _keys(table: pd.DataFrame) -> pd.Series[Any]:
    texts = table[_PANEL].astype("str")
    keys: pd.Series[Any] = texts[_PANEL[0]].str.cat(texts[_PANEL[1:]], sep=":").str.rstrip(":")
    return keys
