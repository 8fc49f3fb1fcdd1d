"""Search in made-up libraries of 300,000 and (``--large``) of a million passages, without embedding the question.

``python -m tests.bench.search [--large] [--folder FOLDER]``: libraries are built, which takes minutes, in a temporary
folder, or in FOLDER, where they are found again. They are opened and searched by a process of its own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter

import numpy as np

from components import embedding
from components.embedding import Matrix
from components.question import Question
from components.ranking import FLOOR
from components.search import CANDIDATES, NEAR, Search
from components.store import Floors, Models, Searches, Store, open_store
from components.store.vectors import VectorFile
from tests.bench import made_up
from tests.bench.measuring import each, held, middles, resident, spread, work

# Reports of a library, and within how many milliseconds half and 19 of 20 searches of it are to be answered.
SIZES = {"300k": (50_000, 25, 80), "1M": (166_667, 60, 200)}
FILTERED = 15
OPENED, RESIDENT = 2_000, 1_536

ASKED = 200
COMPARED = 20
BATCH = 64
BLOCK = 50_000


class Given:
    """An embedder that was told every vector before: what is measured is all but the model."""

    name = embedding.DEFAULT_NAME
    dimension = made_up.DIMENSION

    def __init__(self, asked: Sequence[made_up.Asked]) -> None:
        self._vectors = {one.words: one.vector for one in asked}
        self._other = asked[0].vector

    def embed(self, texts: Sequence[str], progress: object = None) -> Matrix:  # noqa: ARG002
        return np.stack([self._vectors.get(text, self._other) for text in texts])

    def nearest_words(self, question: str, texts: Sequence[str]) -> tuple[tuple[str, ...], Matrix]:
        return (question,), np.zeros((len(texts), 1), dtype=np.float32)


def measure(folder: Path, size: str) -> None:
    """Open the library in this folder, search it, add to it, and print how long it took."""
    _, middle, slow = SIZES[size]
    asked = made_up.questions(ASKED)
    start = perf_counter()
    with (
        open_store(folder) as store, Models(folder) as models, Floors(folder) as floors, Searches(folder) as searches,
    ):  # fmt: skip
        count = store.summary()
        search = Search(store, models, floors, searches)
        search.embedder = Given(asked)
        floors.keep(f"{embedding.DEFAULT_NAME}{NEAR}", FLOOR)
        search._ranked(Question(asked[0].words))
        print(f"-- {count.passages:,} passages of {count.reports:,} reports, {ASKED} questions")
        held("opening, first search included", (perf_counter() - start) * 1000, "ms", OPENED)

        def ranked(one: made_up.Asked, **filters: object) -> None:
            search._ranked(Question(one.words, **filters))

        spread("words and meaning", each([lambda one=one: ranked(one) for one in asked]), middle, slow)
        busy = work([lambda one=one: ranked(one) for one in asked])
        middles("... processor time, all cores", busy)
        for what, filters in (
            ("an outlet", {"sources": ("Outlet 7",)}),
            ("ten days", {"since": made_up.day(700), "until": made_up.day(709)}),
        ):
            times = each([lambda one=one, filters=filters: ranked(one, **filters) for one in asked])
            spread(f"... filter that keeps 1 % ({what})", times, FILTERED, 2 * FILTERED)
            busy = work([lambda one=one, filters=filters: ranked(one, **filters) for one in asked])
            middles("... processor time, all cores", busy)
        spread(
            "of it words", each([lambda o=o: store.match(o.words, Question(), CANDIDATES) for o in asked]), middle, slow
        )
        near = each([lambda o=o: store.nearest(o.vector, Given.name, Question(), CANDIDATES) for o in asked])
        spread("of it meaning", near, middle, slow)
        spread(
            "a page of ten stories",
            each([lambda o=o: search.hits(Question(o.words), 10) for o in asked[:COMPARED]]),
            middle,
            slow,
        )
        held("resident memory", resident(), "MB", RESIDENT)
        print(f"recall of the nearest {CANDIDATES} by brute force in float32: {_recall(store, asked[:COMPARED]):.4f}")
        _add(store, count.reports)


def _recall(store: Store, asked: Sequence[made_up.Asked]) -> float:
    """The share of the nearest passages, told by plain arithmetic over all kept vectors, that the store finds too."""
    found = []
    with store._database.reading() as db:
        count = db.execute("SELECT count(*) FROM vector").get
        kept = db.execute("SELECT data FROM vector WHERE model = 1 ORDER BY position")
        questions = np.stack([one.vector for one in asked])
        parts = []
        while block := [data for (data,) in islice(kept, BLOCK)]:
            rows = np.frombuffer(b"".join(block), "<f2").reshape(len(block), -1).astype(np.float32)
            parts.append(rows @ questions.T)
    cosines = np.concatenate(parts)
    assert len(cosines) == count
    for at, one in enumerate(asked):
        least = np.partition(cosines[:, at], -CANDIDATES)[-CANDIDATES]
        scores = store.nearest(one.vector, Given.name, Question(), CANDIDATES).values
        found.append(np.mean(scores >= least - 1e-6))
    return float(np.mean(found))


def _add(store: Store, number: int) -> None:
    """Add one batch and search again; the files of vectors only grow at their ends."""
    file = VectorFile(store._database, Given.name).path
    files = [file, file.with_suffix(".i8")]
    before = [(path.stat().st_ino, path.stat().st_size) for path in files]
    entries, vectors = made_up.batch(BATCH, seed=number)
    start = perf_counter()
    store.put(entries, Given.name, vectors)
    held(f"adding a batch of {BATCH} reports", (perf_counter() - start) * 1000, "ms", 1000)
    start = perf_counter()
    store.nearest(made_up.questions(1)[0].vector, Given.name, Question(), CANDIDATES)
    held("the first search after it", (perf_counter() - start) * 1000, "ms", 1000)
    after = [(path.stat().st_ino, path.stat().st_size) for path in files]
    same = all(old[0] == new[0] and old[1] < new[1] for old, new in zip(before, after, strict=True))
    print("the files of vectors were", "appended to" if same else "REBUILT")


def main(arguments: Sequence[str] = ()) -> None:
    """Build what is not there, and measure each library in a fresh process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="a million passages too")
    parser.add_argument("--folder", type=Path, help="where libraries are kept and found again")
    parser.add_argument("--measure", choices=SIZES, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.measure:
        measure(given.folder / given.measure, given.measure)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        for size in SIZES if given.large else ["300k"]:
            if not (folder / size).is_dir():
                start = perf_counter()
                made_up.build(folder / size, SIZES[size][0])
                with open_store(folder / size) as store:  # as the first search after a load does
                    store.nearest(made_up.questions(1)[0].vector, Given.name, Question(), 1)
                print(f"built {size} in {perf_counter() - start:,.0f} s")
            subprocess.run(
                [sys.executable, "-m", "tests.bench.search", "--measure", size, "--folder", str(folder)], check=True
            )


if __name__ == "__main__":
    main(sys.argv[1:])
