"""A process of its own beside the test's: ``write`` fills a library batch by batch, ``read`` reads it until it is full.

``write`` prints a line after each batch, so that the test can wait for it and kill it while it writes the next.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from components.question import Question
from components.store import Entry, Store, open_store
from tests.store.making import MODEL, claim, entry, put, report, vector

ROOT = Path(__file__).parent.parent.parent
REPORTS = 240
BATCH = 8
LINES = 6
CLAIMS = 2


def made(number: int) -> Entry:
    """Report number so and so: a title, six lines, two claims and a word that no other report has."""
    lines = [f"line {line} of report{number} speaks of {number + line} drones" for line in range(LINES)]
    owner = report(
        "\n".join(lines), f"Title of report{number}", f"2024-08-{number % 28 + 1:02}", source=f"s{number % 5}"
    )
    quotes = [f"{number + line} drones" for line in range(CLAIMS)]
    return entry(owner, *(claim(owner, quote, metric="drones_downed", unit="drones") for quote in quotes))


def start(command: str, folder: Path) -> subprocess.Popen[str]:
    """This module as a process that writes to, or reads from, the library in the folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.child", command, str(folder)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def write(store: Store) -> None:
    entries = [made(number) for number in range(REPORTS)]
    known = store.known(one.report.id for one in entries)
    missing = [one for one in entries if one.report.id not in known]
    for first in range(0, len(missing), BATCH):
        put(store, missing[first : first + BATCH])
        store.nearest(vector("q"), MODEL, Question(), 1)
        print(first, flush=True)


def read(store: Store) -> None:
    before = 0
    while before < REPORTS:
        summary = store.summary()
        assert summary.reports >= before
        assert summary.claims == CLAIMS * summary.reports
        assert summary.passages == (LINES + 1) * summary.reports
        before = summary.reports
        counted = store.claims(Question()).groupby("report").size()
        assert (counted == CLAIMS).all()
        assert len(store.reports(Question(sources=("s1",)), limit=5)) <= 5
        if before:
            assert len(store.match("drones", Question(), 5).passages) == 5
            nearest = store.nearest(vector("Title of report0"), MODEL, Question(), 3)
            assert len(nearest.passages) == 3
            assert nearest.values[0] > 0.99
    print(before)


if __name__ == "__main__":
    _, command, folder = sys.argv
    with open_store(Path(folder)) as opened:
        {"write": write, "read": read}[command](opened)
