"""Keep reports, passages, vectors and claims, and find them again; the only room that knows SQL.

``open_store`` gives the store of a folder, ``Loads`` the log of what was loaded into it, ``Reviews`` what readers
decided about its claims, ``Removals`` the reports that were taken out, ``Searches`` what was asked and is to be asked
again, ``Models`` which passages have a vector under which model, ``Floors`` how near chance brings a question to it,
``Annotations`` the analyst's own notes on the time axis; ``folders`` names, copies and deletes whole libraries. Any
other store (a server, say) fulfils the same protocol and passes the same tests.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import numpy as np
import pandas as pd

from components.question import Question
from components.ranking import Scores
from components.records import Entry, Report
from components.store import folders
from components.store.annotations import Annotations
from components.store.floors import Floors
from components.store.loads import Load, Loads
from components.store.models import Models
from components.store.removals import Removals
from components.store.reviews import Reviews
from components.store.searches import Saved, Searches

__all__ = [
    "Annotations", "Entry", "Facet", "Floors", "Load", "Loads", "Models", "Removals", "Reviews", "Saved", "Scores",
    "Searches", "Store", "Summary", "folders", "open_store",
]  # fmt: skip

Vector = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that claims or reports have, and how many have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What is in a library; ``version`` rises with every change, ``fingerprint`` is the same for the same content.

    ``first_day`` and ``last_day`` are days of publication, ``latest`` the newest publication as its source wrote it.
    ``name`` is what a person called the library, "" where nobody did.
    ``claims`` and ``metrics`` leave out the claims that readers ``rejected``; ``corrected`` ones are among them.
    """

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
    rejected: int = 0
    corrected: int = 0
    name: str = ""


class Store(Protocol):
    """Twelve verbs over one library; ``with`` or ``close`` lets go of its files.

    A question's claim filters keep, where reports or passages are asked for, those whose report makes such a claim;
    its period and its months are then those of publication. Its words are not looked at here.
    """

    def known(self, ids: Iterable[str]) -> set[str]:
        """Those of these report ids that are in the library."""

    def embedded(self, model: str, texts: Iterable[str]) -> set[str]:
        """Those of these texts whose vector under the model is kept already."""

    def put(self, entries: Sequence[Entry], model: str, vectors: Mapping[str, Vector]) -> None:
        """Keep these reports in one transaction; a report that is known is replaced with its passages and claims.

        ``vectors`` gives, by its text, the unit vector of every passage that ``embedded`` did not name. ValueError
        where one is missing or of the wrong form: nothing is kept then.
        """

    def report(self, report_id: str) -> Report | None:
        """The report of this id, or of this id given by the input."""

    def texts(self, ids: Collection[str]) -> dict[str, Report]:
        """The reports of these ids, those that are here, with their texts; read at once."""

    def reports(
        self, question: Question, ids: Collection[str] | None = None, limit: int = 1000, stories: bool = False
    ) -> pd.DataFrame:
        """Reports (REPORT_COLUMNS), newest first, undated ones before; only those among ``ids`` where given.

        With ``stories`` the reports of the whole stories of ``ids``: their copies and rewrites too.
        """

    def claims(
        self, question: Question, ids: Collection[str] | None = None, among: Collection[str] | None = None
    ) -> pd.DataFrame:
        """Claims (CLAIM_COLUMNS) that pass every filter of the question; of these reports only where ``ids`` is given.

        ``among`` are claim ids to keep to.

        Rows go by publication, report and place in the text. A running total belongs to the period of its last day.
        """

    def facets(
        self,
        question: Question,
        ids: Collection[str] | None = None,
        of: str = "claims",
        fields: Collection[str] = (),
    ) -> dict[str, tuple[Facet, ...]]:
        """For each filter of a question, by its field's name, the values that it could take, most frequent first.

        Of all filters, or of those whose ``fields`` are named.

        A filter's own values are counted as if it were empty. Counted are claims, or the reports that make them where
        ``of`` is "reports" (sources, languages and months then count reports without claims too); those of ``ids``
        only where given. "review" counts what readers decided ("" for no decision), "confidence" the claims "below"
        the question's least confidence and the others (""), "known", where the question names a day, those that came
        out "later" or are "undated".
        """

    def days(self, question: Question) -> dict[str, int]:
        """How many of the reports that pass came out on each day, in the order of days; undated ones are not counted.

        Days without any are missing.
        """

    def named(self, names: Iterable[str]) -> set[str]:
        """Those of these names (one word or several side by side) that stand in some passage, in whatever ending."""

    def match(self, query: str, question: Question, limit: int) -> Scores:
        """The passages that hold words of the query, best first (BM25, higher is better).

        Words in "double quotes" are looked for side by side. Word forms are folded the English way.
        """

    def nearest(
        self, near: Vector | str, model: str, question: Question, limit: int, among: Collection[str] | None = None
    ) -> Scores:
        """The passages nearest in meaning (cosine), exact, filters applied before the best are taken.

        They are near a vector, or near a report or a passage, named by its id: near the vectors that are kept of it, of
        a report the mean of its passages', so that no model is needed. Passages of that report and of its copies are
        not among them.
        ``among`` are passage ids to keep to: the way to the cosine of passages that ``match`` found.
        """

    def summary(self) -> Summary:
        """Counts, period, fingerprint and version; cheap where nothing has changed since the last call."""

    def close(self) -> None:
        """Let go of the library's files."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def open_store(folder: Path) -> Store:
    """The library in this folder, made where there is none.

    LibraryError where it cannot be opened or written, or was made by a newer version.
    """
    from components.store.sqlite import SqliteStore

    return SqliteStore(folder)
