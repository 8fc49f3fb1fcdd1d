"""Adding reports to a library: what is there already stays, what is new is read, embedded and kept, a batch at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice

from components import embedding, extraction
from components.question import Question
from components.readers import DayOrder
from components.records import Claim, Entry, Rejection, Report
from components.store import Store

# Reports that one transaction keeps: small enough that a load shows progress and that a kill costs seconds,
# large enough that sorting by length pays for the embedder.
BATCH = 64

# How the outlet of a sample report begins; a library holds such reports only, or none of them.
SAMPLE_SOURCE = "Claimline sample"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an input: reports added, those that were there already, and what could not be read.

    ``dated`` of those that were there already took another date, since it was said what comes first in dates that leave
    it open. ``share`` is how much of the input that is, 0 to 1, None where it is not known.
    """

    added: int = 0
    already: int = 0
    dated: int = 0
    undated: int = 0
    claims: int = 0
    rejected: tuple[Rejection, ...] = ()
    share: float | None = None


def is_sample(report: Report) -> bool:
    """Whether a report is of the sample corpus: its words are ours, not the outlet's."""
    return report.source.startswith(SAMPLE_SOURCE)


class Adding:
    """What a library does with reports that come in; ``embedder`` gives the model in use, when one is first needed.

    ``extracted`` gives the claims of a report as they were read, before any was corrected.
    """

    def __init__(
        self, store: Store, embedder: Callable[[], embedding.Embedder], extracted: Callable[[str], Sequence[Claim]]
    ) -> None:
        self._store = store
        self._extracted = extracted
        self._embedder = embedder
        self._sample = (-1, False)  # the version of the library for which it is known, and whether it is

    def sample(self) -> bool:
        """Whether the library holds the sample corpus."""
        version = self._store.summary().version
        if self._sample[0] != version:
            named = self._store.reports(Question(outlets=(SAMPLE_SOURCE,)), limit=self._store.summary().reports)
            self._sample = version, bool(named["source"].str.startswith(SAMPLE_SOURCE).any())
        return self._sample[1]

    def add(
        self,
        items: Iterable[Report | Entry | Rejection],
        progress: Callable[[Added], None],
        stop: Callable[[], bool],
        share: Callable[[], float | None],
        order: DayOrder | None = None,
    ) -> Added:
        """Add reports and say what became of each; ``Library.add`` says what the others are asked."""
        total, others = Added(), deque[tuple[Added, list[Entry], set[str]]]()
        with closing(extraction.read_ahead(self._fresh(items, others, share, order))) as read:
            for fresh, claims in read:
                other, coded, dated = others.popleft()
                reports = [*fresh, *(entry.report for entry in coded)]
                found = [*claims, *(entry.claims for entry in coded)]
                self.keep(reports, found)
                total = Added(
                    added=total.added + len(reports) - other.dated,
                    already=total.already + other.already,
                    dated=total.dated + other.dated,
                    undated=total.undated + sum(report.published is None for report in reports),
                    claims=total.claims
                    + sum(len(claims) for report, claims in zip(reports, found, strict=True) if report.id not in dated),
                    rejected=total.rejected + other.rejected,
                    share=other.share,
                )
                progress(total)
                if stop():
                    break
        return total

    def keep(self, reports: Sequence[Report], claims: Iterable[tuple[Claim, ...]]) -> None:
        """Embed and keep whole reports with their claims in one transaction."""
        entries = [
            Entry(report, embedding.passages(report), found) for report, found in zip(reports, claims, strict=True)
        ]
        texts = dict.fromkeys(
            passage.span.of(entry.report.title if passage.in_title else entry.report.text)
            for entry in entries
            for passage in entry.passages
        )
        embedder = self._embedder()
        model = embedder.name
        kept = self._store.embedded(model, texts)
        missing = [text for text in texts if text not in kept]
        vectors = dict(zip(missing, embedder.embed(missing), strict=True)) if missing else {}
        self._store.put(entries, model, vectors)

    def _fresh(
        self,
        items: Iterable[Report | Entry | Rejection],
        others: deque[tuple[Added, list[Entry], set[str]]],
        share: Callable[[], float | None],
        order: DayOrder | None,
    ) -> Iterator[list[Report]]:
        """Batch by batch the reports that are to be read and added.

        Into ``others`` goes what becomes of the rest of each batch, which of it comes with its claims, which is
        there already and only takes another date, and how much of the input ended with it: by the time that the
        batch is kept, much more has been read ahead.
        """
        sample = self.sample() if self._store.summary().reports else None
        taken = set[str]()  # batches are read before those ahead of them are kept
        for batch in _batches(items):
            behind = share()
            coded = {item.report.id: item for item in batch if isinstance(item, Entry)}
            given = [item.report if isinstance(item, Entry) else item for item in batch]
            reports = {item.id: item for item in given if isinstance(item, Report)}
            rejected = [item for item in given if isinstance(item, Rejection)]
            if reports and sample is None:
                sample = is_sample(next(iter(reports.values())))
            strangers = [report for report in reports.values() if is_sample(report) != sample]
            rejected += [_not_together(report) for report in strangers]
            for report in strangers:
                del reports[report.id]
            known = self._store.known(reports) | taken
            fresh = [report for report in reports.values() if report.id not in known]
            already = len(given) - len(rejected) - len(fresh)
            dated = self._dated([reports[id] for id in reports if id in known - taken], coded, order) if order else []
            taken.update(report.id for report in fresh)
            read = [*fresh, *dated]
            ready = [replace(coded[report.id], report=report) for report in read if report.id in coded]
            other = Added(already=already, dated=len(dated), rejected=tuple(rejected), share=behind)
            others.append((other, ready, {report.id for report in dated}))
            yield [report for report in read if report.id not in coded]

    def _dated(self, there: Iterable[Report], coded: Mapping[str, Entry], order: DayOrder) -> list[Report]:
        """Those of the reports that are there which have no date yet, or the one of the other order.

        Of coded claims also those whose days would be others. What an analyst dated by hand stays.
        """
        found = []
        for report in there:
            other, entry = order.other.get(report.id), coded.get(report.id)
            other_days = entry is not None and self._other_days(entry)
            kept = self._store.report(report.id) if other or other_days else None
            if kept is not None and other and kept.published in (None, other):
                found.append(report)
            elif kept is not None and other_days:
                found.append(replace(report, published=kept.published))
        return found

    def _other_days(self, entry: Entry) -> bool:
        kept = {claim.id: (claim.first, claim.last) for claim in self._extracted(entry.report.id)}
        return any(kept.get(claim.id) not in (None, (claim.first, claim.last)) for claim in entry.claims)


def _batches(items: Iterable[Report | Entry | Rejection]) -> Iterator[list[Report | Entry | Rejection]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _not_together(report: Report) -> Rejection:
    """Why a report may not join this library: the sample corpus and one's own reports are never on one chart."""
    if is_sample(report):
        reason = "a sample report cannot join a library of other reports; load the sample into a library of its own"
    else:
        reason = "this library holds the sample corpus; load your own reports into another one with --library"
    return Rejection(report.origin or report.given_id or report.id, reason)
