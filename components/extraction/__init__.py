"""Text to claims: the numbers that a report states about a conflict, with who says so, of whom, when and where.

``extract`` runs the steps in their order (``compose``), each with one verb: sentences and quantities (``story``), what
is counted (``counts``, a room of its own), the ``days`` that time words name, the ``voices`` of each sentence, what a
list says of all its lines (``listed``), who claims each count (``claimant``, and ``issuer`` for a whole statement),
its ``status``, ``target``, ``kind``, ``places`` and ``confidence``, and one claim for a fact that a report repeats
(``repeats``). The words that they know stand in the TOML files beside them, which ``words`` reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from components.extraction.compose import EXTRACTOR
from components.extraction.quantities import Quantity, quantities
from components.extraction.workers import read_ahead
from components.records import Claim, Report

__all__ = ["EXTRACTOR", "Quantity", "extract", "quantities", "read_ahead"]

BATCH = 64  # reports whose sentences go through the parser together: enough to fill its batches, little to hold


def extract(reports: Iterable[Report]) -> Iterator[tuple[Claim, ...]]:
    """The claims of each report, one tuple a report in the order given.

    Spans count characters of the report's text, of its title where ``in_title``. Raises MissingPart where the
    language model is not installed. Of a large input most is read by other processes (``workers``), on all cores.
    """
    waiting = iter(reports)
    for _, found in read_ahead(iter(lambda: list(islice(waiting, BATCH)), [])):
        yield from found
