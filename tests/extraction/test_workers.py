"""Reading on all cores gives what reading alone gives, in its order, and says so where it is cut short."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from contextlib import closing

import pytest

from components import jobs, readers
from components.errors import ClaimlineError
from components.extraction import workers
from components.records import Report

pytestmark = pytest.mark.skipif((os.cpu_count() or 1) == 1, reason="one core has nobody to share with")


ALONE = 5_000  # characters, less than a batch


def batches() -> list[list[Report]]:
    """Three batches of sample reports."""
    sample = [item for item in readers.read(jobs.SAMPLE) if isinstance(item, Report)]
    return [sample[start : start + 20] for start in (0, 20, 40)]


def test_others_find_the_same_claims_in_the_same_order() -> None:
    given = batches()
    with closing(workers.read_ahead(given, ALONE)) as read:
        answers = list(read)
    assert answers == [(batch, workers.read(batch)) for batch in given]


def test_a_reader_that_is_killed_is_told_and_what_came_before_stands() -> None:
    class Deadly(Report):
        """A report that ends whoever takes it in."""

        def __reduce__(self) -> tuple[object, ...]:
            return _end_me, ()

    given: list[list[Report]] = [*batches(), [Deadly(id="x", text="x")]]
    answered = list[tuple[Sequence[Report], workers.Found]]()
    with pytest.raises(ClaimlineError, match="load the same input again"):
        answered.extend(workers.read_ahead(given, ALONE))
    assert [batch for batch, _ in answered] == given[: len(answered)]
    assert answered


def _end_me() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
