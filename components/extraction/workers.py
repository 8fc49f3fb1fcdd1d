"""Reading on all cores: processes that read reports beside the one that asks, which meanwhile embeds and keeps."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future
from itertools import islice
from typing import Any

from components.errors import ClaimlineError
from components.extraction.compose import claims
from components.extraction.story import parsed, story
from components.records import Claim, Report

Found = list[tuple[Claim, ...]]

# Characters of an input that are read by the process that asks before others help. One takes 1.3 s of a core and
# 150 MB to load the language model, the time in which that process reads some 100,000 characters itself.
ALONE = 250_000

# More workers than this take memory and little time: embedding, which one process does, is then what a load waits for.
MOST = 4

# Seconds without work after which a worker ends; so none outlives for long a load that was killed.
IDLE = 60


def read(reports: Sequence[Report]) -> Found:
    """The claims of each of these reports, read in this process."""
    stories = [story(report) for report in reports]
    return [claims(report, told) for report, told in zip(reports, parsed(stories), strict=True)]


def read_ahead(batches: Iterable[Sequence[Report]], alone: int = ALONE) -> Generator[tuple[Sequence[Report], Found]]:
    """Each batch with the claims of its reports, in the order given; close it where it is left early.

    Of a large input, the batches after those in hand are read by other processes while the caller works on these; the
    first ``alone`` characters are not worth their start. ClaimlineError where such a process was ended from outside.
    """
    waiting, seen, cores = iter(batches), 0, min(os.cpu_count() or 1, MOST)
    while seen < alone or cores == 1:
        batch = next(waiting, None)
        if batch is None:
            return
        seen += sum(len(report.text) for report in batch)
        yield batch, read(batch)
    yield from _read_by_others(waiting, cores)


def _read_by_others(waiting: Iterator[Sequence[Report]], cores: int) -> Generator[tuple[Sequence[Report], Found]]:
    from loky import ProcessPoolExecutor
    from loky.process_executor import BrokenProcessPool

    ahead: deque[tuple[Sequence[Report], Future[Found]]] = deque()
    executor = ProcessPoolExecutor(cores, timeout=IDLE, initializer=_begin, env={"OMP_NUM_THREADS": "1"})
    try:
        while True:
            ahead.extend((batch, executor.submit(read, batch)) for batch in islice(waiting, 2 * cores - len(ahead)))
            if not ahead:
                return
            batch, found = ahead.popleft()
            yield batch, found.result()
    except BrokenProcessPool as error:
        raise ClaimlineError(
            "A process that reads reports was ended from outside, perhaps for want of memory. What was loaded before "
            "is kept; load the same input again to go on."
        ) from error
    finally:
        executor.shutdown(kill_workers=True)


def _begin() -> None:
    """Keep spaCy from loading torch where it is installed, which here would only double the time and the memory."""
    torch: Any = None
    sys.modules["torch"] = torch
