"""A chart as it leaves: how it is drawn, its own table, the claims behind it and their sentences."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pandas as pd

from components.question import View
from components.records import Provenance

if TYPE_CHECKING:
    import plotly.graph_objects as go

# What stands before a quote in its sentences, the quote, what stands behind it.
Quoted = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Chart:
    """What any chart brings to an export, so that each form can be made of each chart.

    ``draw`` gives the figure laid out for a picture of so many pixels, with its caption; each mark's ``customdata`` is
    the list of the ids of its claims. ``table`` is what it shows, a row a mark, with a column ``claims`` of such ids;
    ``claims`` (CLAIM_COLUMNS) are those that passed the filters. ``summary`` is the chart in words. ``sentences``
    finds the sentences around the quotes, by claim id, when they are needed; ``address`` is where the dashboard shows
    the chart, "" where none does. ``fewer`` gives it with at most so many panels, for sizes that cannot hold all; None
    where panels cannot be told apart.
    """

    draw: Callable[[int], go.Figure]
    table: pd.DataFrame
    claims: pd.DataFrame
    provenance: Provenance
    summary: str = ""
    sentences: Callable[[], Mapping[str, Quoted]] = dict
    address: str = ""
    fewer: Callable[[int], Callable[[int], go.Figure]] | None = None

    @property
    def marks(self) -> pd.DataFrame:
        """The chart's own table, each mark with the addresses of its reports and of its evidence on the dashboard."""
        urls = dict(zip(self.claims["claim"], self.claims["url"].fillna(""), strict=True))
        behind, index = self.table["claims"], self.table.index
        return self.table.assign(
            urls=pd.Series([_distinct(urls, ids) for ids in behind], index, dtype=object),
            permalink=pd.Series([self._permalink(ids) for ids in behind], index, dtype="str"),
        )

    def _permalink(self, claims: Collection[str]) -> str:
        if not self.address:
            return ""
        selected = urlencode(View(selection=tuple(claims)).to_params(), doseq=True)
        return f"{self.address}{'&' if '?' in self.address else '?'}{selected}"


def _distinct(urls: Mapping[str, str], claims: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(urls[id] for id in claims if urls.get(id)))
