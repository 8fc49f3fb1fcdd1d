"""Keep reports, passages, vectors and claims, and find them again; the only room that knows SQL.

``open_store`` gives the store of a folder. Any other store (a server, say) fulfils the same protocol and passes the
same tests.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np
import pandas as pd

from components.question import Question
from components.records import Claim, Passage, Report

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float32]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A report with all that belongs to it; kept as a whole or not at all.

    ``vectors`` holds one row a passage of ``passages``, None where every passage's text is in the store already.
    """

    report: Report
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that claims or reports have, and how many have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What is in a library; ``version`` rises with every change, ``fingerprint`` is the same for the same content."""

    reports: int
    passages: int
    claims: int
    undated: int
    sources: int
    first_day: str | None
    last_day: str | None
    latest: str | None
    fingerprint: str
    version: int
    metrics: tuple[Facet, ...] = ()


class Store(Protocol):
    """Ten verbs over one library."""

    def known(self, ids: Iterable[str]) -> set[str]:
        """Those of these report ids that are in the library."""

    def embedded(self, model: str, texts: Iterable[str]) -> set[str]:
        """Those of these texts whose vector under the model is kept already."""

    def put(self, entries: Sequence[Entry], model: str, vectors: dict[str, np.ndarray]) -> None:
        """Keep these reports in one transaction; a report that is known is replaced with its passages and claims.

        ``vectors`` gives the unit vector of every passage text that ``embedded`` did not name.
        """

    def report(self, report_id: str) -> Report | None:
        """The report of this id, or of this id given by the input."""

    def reports(self, question: Question, ids: Collection[str] | None = None, limit: int = 1000) -> pd.DataFrame:
        """Reports (REPORT_COLUMNS), newest first, undated ones before; only those among ``ids`` where given."""

    def claims(self, question: Question, ids: Collection[str] | None = None) -> pd.DataFrame:
        """Claims (CLAIM_COLUMNS) that pass every filter of the question; of these reports only where ``ids`` is given."""

    def facets(self, question: Question) -> dict[str, tuple[Facet, ...]]:
        """For each filter of a question, by its field's name, the values that it could take, most frequent first."""

    def match(self, query: str, question: Question, limit: int) -> Scores:
        """The passages that hold words of the query, best first (BM25, higher is better)."""

    def nearest(self, vector: np.ndarray, model: str, question: Question, limit: int) -> Scores:
        """The passages nearest in meaning (cosine), exact, filters applied before the best are taken."""

    def summary(self) -> Summary:
        """Counts, period, fingerprint and version."""
