"""A whole load in one ``add``, and the same again: ``python -m tests.bench.loads [FILE] [--entries N]``.

Without a file, the entries of a year's feeds where the folder ``shared`` stands beside this checkout, else the sample's
reports with other digits. What a stage takes is told by watching the processes at work a few times a second: which
function of ours each thread is in is asked of the interpreter, so that the load itself runs as it always does. Worker
processes have threads of their own, which are not seen: all of their processor time is shown as theirs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter

from components import readers
from components.library import Library
from tests.bench import made_up
from tests.bench.measuring import held, peak, processor, workers

FEEDS = Path(__file__).parents[3] / "shared" / "data" / "feeds_2023_ukraine_en.jsonl.gz"
ENTRIES = 24_361

# The second ``add`` of the same file, in seconds for all ENTRIES.
AGAIN = 15.0

# A stage is the first of these that a thread is in, looked for from the innermost call.
STAGES = {
    "components/readers/": "read", "components/extraction/": "extract", "components/embedding/": "embed",
    "components/store/folding": "fold", "components/stories": "fold", "components/store/": "store",
}  # fmt: skip
EVERY = 0.02


class Watch:
    """How often the thread that loads was seen in each stage."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        self._loading, self._over = threading.get_ident(), threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(EVERY):
            frame = sys._current_frames().get(self._loading)
            stage = "other"
            while frame is not None and stage == "other":
                name = frame.f_code.co_filename.replace("\\", "/")
                stage = next((stage for part, stage in STAGES.items() if part in name), "other")
                frame = frame.f_back
            self.seen[stage] += 1


def entries(file: Path | None, count: int, folder: Path) -> Path:
    """A file of so many entries, in a form that ``add`` reads."""
    path = folder / "entries.jsonl"
    path.write_text("".join(islice(_lines(file), count)), encoding="utf-8")
    return path


def _lines(file: Path | None) -> Iterator[str]:
    if file is None and not FEEDS.exists():
        for report in made_up.reports(ENTRIES):
            known = {"text": report.text, "title": report.title, "published": report.published}
            yield json.dumps(known) + "\n"
        return
    path = file or FEEDS
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from lines


def main(arguments: Sequence[str] = ()) -> None:
    """Load, load again, and print what took how long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", help="JSON Lines, packed with gzip or not")
    parser.add_argument("--entries", type=int, default=ENTRIES, help="no more than so many")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        path = entries(given.file, given.entries, Path(temporary))
        with Library(Path(temporary) / "library") as library:
            library.embedder.embed(["loaded before, as it is in a dashboard that runs"])
            start, busy = perf_counter(), processor()
            with Watch() as watch:
                added = library.add(readers.read_all([path]))
            took, busy, helped = perf_counter() - start, processor() - busy, workers()
            print(f"{added.added:,} of {given.entries:,} entries added, {added.claims:,} claims, in {took:,.1f} s")
            print(f"{added.added / took:9,.1f} entries/s   {busy / took:.2f} cores busy   peak memory {peak():,.0f} MB")
            worked = resource.getrusage(resource.RUSAGE_CHILDREN)
            print(f"{worked.ru_utime + worked.ru_stime + helped:9,.1f} s of the processor in worker processes")
            for stage, seen in watch.seen.most_common():
                print(f"{stage:>9} {seen / watch.seen.total():6.1%} of the loading thread's time")
            start = perf_counter()
            again = library.add(readers.read_all([path]))
            held("the same again", perf_counter() - start, "s", AGAIN * min(1.0, given.entries / ENTRIES))
            print(f"{again.added} added by it")


if __name__ == "__main__":
    main(sys.argv[1:])
