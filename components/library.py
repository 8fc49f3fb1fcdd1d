"""A library of reports: load them, search them, read their claims, mend and remove what is wrong.

The one class that ties readers, extraction, embedding and store; pages, the command line and notebooks stand on it.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

import pandas as pd

from components import alike, amending, embedding, extraction, readers
from components.analysis import Marks
from components.errors import InputError
from components.question import Question
from components.records import (
    CODED,
    Amendment,
    Annotation,
    Claim,
    Entry,
    Example,
    Hit,
    Provenance,
    Rejection,
    Removed,
    Report,
    Review,
)
from components.search import Search
from components.store import (
    Annotations,
    Facet,
    Floors,
    Models,
    Removals,
    Reviews,
    Saved,
    Searches,
    Summary,
    folders,
    open_store,
)
from components.syntax import read_words

# Reports that one transaction keeps: small enough that a load shows progress and that a kill costs seconds,
# large enough that sorting by length pays for the embedder.
BATCH = 64

# How the outlet of a sample report begins; a library holds such reports only, or none of them.
SAMPLE_SOURCE = "Claimline sample"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an input: reports added, those that were there already, and what could not be read.

    ``share`` is how much of the input that is, 0 to 1, None where it is not known.
    """

    added: int = 0
    already: int = 0
    undated: int = 0
    claims: int = 0
    rejected: tuple[Rejection, ...] = ()
    share: float | None = None


def default_folder() -> Path:
    """The analyst's own library: what CLAIMLINE_LIBRARY names, else ``library`` beside app.py."""
    return Path(os.environ.get("CLAIMLINE_LIBRARY") or Path(__file__).parent.parent / "library")


def sample_folder() -> Path:
    """The library of the sample corpus, beside the analyst's own."""
    own = default_folder()
    return own.with_name(f"{own.name}-sample")


def is_sample(report: Report) -> bool:
    """Whether a report is of the sample corpus: its words are ours, not the outlet's."""
    return report.source.startswith(SAMPLE_SOURCE)


class Library:
    """One folder of reports with their passages, vectors and claims; open it as a context or close it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = open_store(folder)
        self._reviews = Reviews(folder)
        self._removals = Removals(folder)
        self._floors = Floors(folder)
        self._searches = Searches(folder)
        self._models = Models(folder)
        self._search = Search(self.store, self._models, self._floors, self._searches)
        self._annotations = Annotations(folder)
        self._sample = (-1, False)  # the version of the library for which it is known, and whether it is

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the library's files."""
        rooms = (self._reviews, self._removals, self._floors, self._searches, self._models, self._annotations)
        for one in (self.store, *rooms):
            one.close()

    @property
    def name(self) -> str:
        """The name that a person gave the library, else that of its folder."""
        return self.store.summary().name or self.folder.resolve().name

    @property
    def embedder(self) -> embedding.Embedder:
        """The model in use, which turns texts into vectors; loaded when first needed."""
        return self._search.embedder

    def summary(self) -> Summary:
        """Counts, period, fingerprint and version."""
        return self.store.summary()

    def is_sample(self) -> bool:
        """Whether this library holds the sample corpus."""
        version = self.summary().version
        if self._sample[0] != version:
            named = self.store.reports(Question(outlets=(SAMPLE_SOURCE,)), limit=self.summary().reports)
            self._sample = version, bool(named["source"].str.startswith(SAMPLE_SOURCE).any())
        return self._sample[1]

    def facets(self, question: Question | None = None, of: str = "claims") -> dict[str, tuple[Facet, ...]]:
        """For each filter of a question, by its field's name, the values that it could take and their counts.

        Claims are counted, or the reports that make them where ``of`` is "reports".
        """
        question = read_words(question or Question())
        return self.store.facets(question, self._search.found(question), of)

    def left_out(
        self, question: Question, facets: Mapping[str, tuple[Facet, ...]] | None = None
    ) -> tuple[tuple[str, int], ...]:
        """Why claims that pass the question's other filters are not among its claims, and how many they are.

        ``facets`` are the question's, where they are at hand already.
        """
        facets = facets or self.facets(question)
        rejected = sum(facet.count for facet in facets["review"] if facet.value == "rejected" and not question.review)
        below = sum(facet.count for facet in facets["confidence"] if facet.value == "below")
        unknown = {facet.value: facet.count for facet in facets.get("known", ())}
        counts = {
            "rejected by a reader": rejected,
            f"below confidence {question.confidence:g}": below,
            f"published after {question.known}": unknown.get("later", 0),
            "in reports without a date": unknown.get("undated", 0),
        }
        return tuple((reason, count) for reason, count in counts.items() if count)

    def add(
        self,
        items: Iterable[Report | Entry | Rejection],
        progress: Callable[[Added], None] = lambda _: None,
        stop: Callable[[], bool] = lambda: False,
        share: Callable[[], float | None] = lambda: None,
    ) -> Added:
        """Load reports, a batch a transaction, and say what became of each.

        What is there already is left as it is. ``progress`` is told the counts after each batch; ``stop`` is asked
        between batches, ``share`` how much of the input lies behind the item that was taken last. A load that was cut
        off goes on where it stopped when the same input is added again. An Entry is a report that brings its claims,
        which somebody coded: its text is not read for others.
        """
        total, others = Added(), deque[tuple[Added, list[Entry]]]()
        with closing(extraction.read_ahead(self._fresh(items, others, share))) as read:
            for fresh, claims in read:
                other, coded = others.popleft()
                reports = [*fresh, *(entry.report for entry in coded)]
                found = [*claims, *(entry.claims for entry in coded)]
                self._keep(reports, found)
                total = Added(
                    added=total.added + len(reports),
                    already=total.already + other.already,
                    undated=total.undated + sum(report.published is None for report in reports),
                    claims=total.claims + sum(map(len, found)),
                    rejected=total.rejected + other.rejected,
                    share=other.share,
                )
                progress(total)
                if stop():
                    break
        return total

    def add_paths(
        self,
        places: Iterable[Path | str],
        progress: Callable[[Added], None] = lambda _: None,
        stop: Callable[[], bool] = lambda: False,
        mappings: Iterable[Mapping[str, str]] = (),
    ) -> Added:
        """Load files, folders, zip files and addresses; ``mappings`` say which column of a table holds which field."""
        places = list(places)
        amount = readers.measure(places)
        return self.add(readers.read_all(places, mappings, amount), progress, stop, amount.share)

    def embed(self, progress: Callable[[int, int], None] = lambda *_: None) -> int:
        """Embed what has no vector under the model in use yet, a batch a transaction; how many texts that were.

        So a second model comes beside the first. ``progress`` is told how many are done, and of how many; what a kill
        leaves undone is done by the next call.
        """
        lacking, done = self._models.lacking(embedding.in_use()), 0
        model = self.embedder
        for texts in self._models.texts(model.name, BATCH):
            self._models.keep(model.name, dict(zip(texts, model.embed(texts), strict=True)))
            done += len(texts)
            progress(done, lacking)
        return done

    def search(self, question: Question, limit: int | None = None, least: float | None = None) -> list[Hit]:
        """The stories that answer the question and pass its filters, best first; none where none is close.

        They answer its words, or are like its example. A story comes once, its copies and rewrites folded into its best
        report. ``least`` is how near the best passages have to come, the library's own floor where it is not given.
        """
        return self._search.hits(question, limit, least)

    def weak(self, question: Question) -> list[Hit]:
        """The few stories that come nearest to words that nothing answers, though not far under the floor."""
        return self._search.weak(question)

    def stories(self, question: Question) -> int:
        """How many stories answer a question, or pass its filters where it looks for nothing by meaning."""
        return self._search.stories(question)

    def floor(self) -> float:
        """How near its best passages must come to a question: nearer than unrelated questions come to this library.

        Measured on the library itself (``ranking.nearness``), and anew once it has grown or shrunk by a tenth.
        """
        return self._search.floor()

    def example(self, like: str) -> Example | None:
        """What ``Question.like`` names: the report, passage or pasted text; None where it is not here (any more)."""
        return self._search.example(like)

    def paste(self, text: str) -> Question:
        """The question for the stories that are like a text; the library keeps it for some time (store/searches.py)."""
        return Question(like=alike.like_text(self._searches.paste(text)))

    def saved(self) -> tuple[Saved, ...]:
        """The searches that were saved, by name."""
        return self._searches.all()

    def save_search(self, name: str, question: Question, who: str) -> None:
        """Keep a question under a name, in place of what was kept under it, and what it finds now as looked at."""
        self._searches.save(name, question, self._search.listed(question), self.summary().fingerprint, who)

    def look_at(self, saved: Saved) -> None:
        """Note that what a saved search finds now has been looked at."""
        self._searches.look(saved.name, self._search.listed(saved.question), self.summary().fingerprint)

    def new_in(self, saved: Saved) -> int:
        """How many stories a saved search finds of which it found no report when it was last looked at."""
        if saved.fingerprint == self.summary().fingerprint:
            return 0
        new = self._search.listed(saved.question) - saved.seen
        stories = self._search.copied(new).values()
        return len({story[0] for story in stories if saved.seen.isdisjoint(story)})

    def forget_search(self, name: str) -> None:
        """Remove a saved search."""
        self._searches.remove(name)

    def copies(self, report_id: str, known: date | None = None) -> pd.DataFrame:
        """The other reports (REPORT_COLUMNS) of a report's story: its copies and rewrites, newest first.

        Those only that had come out on a day, where one is ``known``.
        """
        story = self.store.reports(Question(known=known), [report_id], self.summary().reports, stories=True)
        return story[story["report"] != report_id]

    def listed(self, report_ids: Collection[str]) -> pd.DataFrame:
        """These reports (REPORT_COLUMNS), newest first."""
        return self.store.reports(Question(), report_ids, len(report_ids))

    def claims(self, question: Question) -> pd.DataFrame:
        """Claims (CLAIM_COLUMNS) that pass the question's filters; its words keep those of the stories found."""
        question = read_words(question)
        return self.store.claims(question, self._search.found(question))

    def claims_in(self, report_ids: Collection[str]) -> pd.DataFrame:
        """The claims (CLAIM_COLUMNS) of these reports, without those that a reader rejected."""
        return self.store.claims(Question(), report_ids)

    def reports(self, question: Question, limit: int = 1000) -> pd.DataFrame:
        """Reports (REPORT_COLUMNS) that pass the question's filters, newest first."""
        question = read_words(question)
        return self.store.reports(question, self._search.found(question), limit)

    def selected(self, claim_ids: Collection[str]) -> pd.DataFrame:
        """The claims (CLAIM_COLUMNS) of these ids, rejected ones too."""
        return self.store.claims(Question(review="all"), among=claim_ids)

    def claims_of(self, report_id: str) -> pd.DataFrame:
        """All claims (CLAIM_COLUMNS) of one report, rejected ones too, in the order of its text."""
        return self.store.claims(Question(review="all"), [report_id]).sort_values(
            ["in_title", "start"], ascending=[False, True]
        )

    def loaded(self, question: Question) -> pd.Series[int]:
        """How many reports came out on each day (datetime64), of those that the question could have been answered from.

        Its outlets and languages count, nothing that it asks of claims and no words: a day without any has no report
        that could have said something.
        """
        of_reports = ("sources", "languages")
        asked = Question(
            sources=question.sources,
            languages=question.languages,
            outlets=question.outlets,
            known=question.known,
            excluded=tuple(pair for pair in question.excluded if pair[0] in of_reports),
        )
        days = self.store.days(asked)
        return pd.Series(list(days.values()), index=pd.to_datetime(list(days)), dtype="int64", name="reports")

    def report(self, report_id: str) -> Report:
        """The report of this id, or of this id given by the input; an InputError where there is none."""
        report = self.store.report(report_id)
        if report is None:
            raise InputError(f'There is no report "{report_id}" in the library "{self.name}".')
        return report

    def annotations(self) -> tuple[Annotation, ...]:
        """The analyst's own notes on the time axis, in the order of their days."""
        return self._annotations.all()

    def annotate(self, first: date, last: date, label: str, who: str) -> Annotation:
        """Write a note on a day, or on the days from ``first`` to ``last``; InputError where it cannot be one."""
        return self._annotations.add(first, last, label, who)

    def remove_annotation(self, number: int) -> None:
        """Take a note away for good."""
        self._annotations.remove(number)

    def date(self, report_ids: Iterable[str], day: date) -> None:
        """Give reports the day on which they were published; their claims are read anew, since their days hang on it.

        What readers decided about the claims stands. Coded claims stay as they are.
        """
        reports = [replace(self.report(id), published=day.isoformat()) for id in report_ids]
        known = [self._reviews.extracted(report.id) for report in reports]
        coded = [any(claim.extractor == CODED for claim in found) for found in known]
        read = extraction.extract([report for report, given in zip(reports, coded, strict=True) if not given])
        self._keep(reports, [found if given else next(read) for found, given in zip(known, coded, strict=True)])

    def claim(self, claim_id: str) -> Claim:
        """The claim of this id as it stands after corrections; an InputError where there is none."""
        return self._reviews.claim(claim_id)

    def reject(self, claim_id: str, reason: str, who: str) -> None:
        """Call a claim wrong: it leaves charts, exports and counts, which say how many were rejected."""
        self._reviews.give(claim_id, "rejected", reason, who)

    def correct(self, claim_id: str, amendment: Amendment, reason: str, who: str) -> None:
        """Put a claim right; InputError where the amendment contradicts itself. What was extracted is kept."""
        corrected = amending.amended(self.claim(claim_id), amendment)
        self._reviews.give(claim_id, "corrected", reason, who, corrected)

    def undo_review(self, claim_id: str, who: str) -> None:
        """Take back what was decided last about a claim."""
        self._reviews.give(claim_id, "undone", "", who)

    def reviews(self, claim_id: str) -> tuple[Review, ...]:
        """All that readers decided about a claim, the first first."""
        return self._reviews.history(claim_id)

    def remove(self, report_ids: Iterable[str], who: str) -> int:
        """Take reports out, with their passages, words and claims, until they are restored; how many were there."""
        return self._removals.remove(report_ids, who)

    def restore(self, report_ids: Iterable[str]) -> int:
        """Bring removed reports back as they were; how many came."""
        return self._removals.restore(report_ids)

    def removed(self) -> tuple[Removed, ...]:
        """The reports that can be restored, the one removed last first."""
        return self._removals.all()

    def compact(self) -> None:
        """Let removed reports go for good, and make the files as small as what is left."""
        self._removals.compact()

    def rename(self, name: str) -> None:
        """Give the library a name of its own; its folder stays where it is."""
        folders.rename(self.folder, name)

    def provenance(self, question: Question, claims: pd.DataFrame, drawn: Marks | None = None) -> Provenance:
        """Where these claims come from, and what of them is drawn, as every picture and export that leaves must say."""
        days = claims["last"].fillna(claims["day"]).dropna()
        published = claims["published"].dropna()
        return Provenance(
            library=self.name,
            fingerprint=self.summary().fingerprint,
            sample=self.is_sample(),
            filters=question.in_words(self._called(question.like)),
            period=f"{days.min():%Y-%m-%d} to {days.max():%Y-%m-%d}" if len(days) else "no days known",
            claims=len(claims),
            reports=claims["report"].nunique(),
            sources=tuple(sorted(source for source in claims["source"].unique() if source)),
            latest=published.max() if len(published) else None,
            exported=datetime.now(UTC).isoformat(timespec="seconds"),
            left_out=drawn.left_out if drawn else self.left_out(question),
            rule=drawn.rule if drawn else "",
            corrected=int(claims["review"].eq("corrected").sum()),
        )

    def _called(self, like: str) -> str:
        """How a reader of an export calls what stories are to be like."""
        found = self.example(like) if like else None
        if found is None or found.report is None:
            return "a pasted text" if found else ""
        report = found.report
        said = f'"{report.title or report.id}" ({", ".join(filter(None, (report.source, report.published)))})'
        return f"a passage of {said}" if found.passage else said

    def _fresh(
        self,
        items: Iterable[Report | Entry | Rejection],
        others: deque[tuple[Added, list[Entry]]],
        share: Callable[[], float | None],
    ) -> Iterator[list[Report]]:
        """Batch by batch the reports that are to be read and added.

        Into ``others`` goes what becomes of the rest of each batch, which of it comes with its claims, and how much of
        the input ended with it: by the time that the batch is kept, much more has been read ahead.
        """
        sample = self.is_sample() if self.summary().reports else None
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
            known = self.store.known(reports) | taken
            fresh = [report for report in reports.values() if report.id not in known]
            taken.update(report.id for report in fresh)
            already = len(given) - len(rejected) - len(fresh)
            ready = [coded[report.id] for report in fresh if report.id in coded]
            others.append((Added(already=already, rejected=tuple(rejected), share=behind), ready))
            yield [report for report in fresh if report.id not in coded]

    def _keep(self, reports: Sequence[Report], claims: Iterable[tuple[Claim, ...]]) -> None:
        """Embed and keep whole reports with their claims in one transaction."""
        entries = [
            Entry(report, embedding.passages(report), found) for report, found in zip(reports, claims, strict=True)
        ]
        texts = dict.fromkeys(
            passage.span.of(entry.report.title if passage.in_title else entry.report.text)
            for entry in entries
            for passage in entry.passages
        )
        model = self.embedder.name
        kept = self.store.embedded(model, texts)
        missing = [text for text in texts if text not in kept]
        vectors = dict(zip(missing, self.embedder.embed(missing), strict=True)) if missing else {}
        self.store.put(entries, model, vectors)


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
