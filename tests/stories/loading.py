"""Reports loaded into a real library, and the stories that it folds them into."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from components.library import Library
from components.question import Question
from components.records import Report


class Loaded:
    """A library that is loaded in batches, each compared only with what is there."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def add(self, reports: Sequence[Report]) -> None:
        """Load some reports."""
        self._library.add(reports)

    def stories(self) -> frozenset[tuple[str, ...]]:
        """The stories of more than one report: the id of the earliest, then the others' in order of id."""
        reports = self._library.reports(Question(), limit=100_000)
        found = {story: sorted(ids) for story, ids in reports.groupby("story")["report"]}
        return frozenset((story, *(id for id in ids if id != story)) for story, ids in found.items() if len(ids) > 1)


@contextmanager
def loaded(*batches: Sequence[Report]) -> Iterator[Loaded]:
    """A library with these batches in it."""
    with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "library") as library:
        opened = Loaded(library)
        for batch in batches:
            opened.add(batch)
        yield opened
