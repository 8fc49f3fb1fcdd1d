"""Claims as a table that is read, not computed with."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components import vocabulary


def readable(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims (CLAIM_COLUMNS) with figures in words, so that no bound is lost, one row each in the same order."""
    items, units = claims["item"].fillna(""), claims["unit"].fillna("")
    nouns = [vocabulary.counted(item, unit) for item, unit in zip(items, units, strict=True)]
    columns = ("low", "high", "bound", "vague")
    figures = [
        vocabulary.figure_words(low, high, bound, bool(vague), noun)
        for low, high, bound, vague, noun in zip(*(claims[c] for c in columns), nouns, strict=True)
    ]
    return pd.DataFrame(
        {
            "first": _days(claims["first"]),
            "last": _days(claims["last"]),
            "published": _days(claims["day"]),
            "claimed by": claims["voice"].to_numpy(),
            "metric": claims["metric"].to_numpy(),
            "figure": figures,
            "kind": claims["kind"].to_numpy(),
            "status": claims["status"].to_numpy(),
            "of": claims["target"].fillna("").to_numpy(),
            "places": [", ".join(places) for places in claims["places"]],
            "outlet": claims["source"].fillna("").to_numpy(),
            "quote": claims["quote"].fillna("").to_numpy(),
        }
    )


def _days(column: pd.Series[Any]) -> list[str]:
    return ["" if pd.isna(day) else pd.Timestamp(day).date().isoformat() for day in column]
