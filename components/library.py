"""A library of reports: load them, search them, read their claims, mend and remove what is wrong.

The one class that ties readers, extraction, embedding and store; pages, the command line and notebooks stand on it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd

from components import alike, amending, embedding, extraction, readers
from components.adding import BATCH, Added, Adding
from components.analysis import Marks
from components.errors import InputError
from components.question import Question
from components.readers import DayOrder
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


def default_folder() -> Path:
    """The analyst's own library: what CLAIMLINE_LIBRARY names, else ``library`` beside app.py."""
    return Path(os.environ.get("CLAIMLINE_LIBRARY") or Path(__file__).parent.parent / "library")


def sample_folder() -> Path:
    """The library of the sample corpus, beside the analyst's own."""
    own = default_folder()
    return own.with_name(f"{own.name}-sample")


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
        self._adding = Adding(self.store, lambda: self.embedder, self._reviews.extracted)

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
        return self._adding.sample()

    def facets(
        self, question: Question | None = None, of: str = "claims", fields: Collection[str] = ()
    ) -> dict[str, tuple[Facet, ...]]:
        """For each filter of a question, by its field's name, the values that it could take and their counts.

        Claims are counted, or the reports that make them where ``of`` is "reports"; for some ``fields`` only, if named.
        """
        question = read_words(question or Question())
        return self.store.facets(question, self._search.found(question), of, fields)

    def left_out(self, question: Question) -> tuple[tuple[str, int], ...]:
        """Why claims that pass the question's other filters are not among its claims, and how many they are."""
        # A filter that is not set leaves nothing out, and to count what it could takes as long as a chart.
        fields = [("review", not question.review), ("confidence", question.confidence), ("known", question.known)]
        set_fields = [field for field, is_set in fields if is_set]
        facets = self.facets(question, fields=set_fields) if set_fields else {}
        rejected = sum(facet.count for facet in facets.get("review", ()) if facet.value == "rejected")
        below = sum(facet.count for facet in facets.get("confidence", ()) if facet.value == "below")
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
        order: DayOrder | None = None,
    ) -> Added:
        """Load reports, a batch a transaction, and say what became of each.

        What is there already is left as it is; with an ``order`` of day and month, the one by which ``items``
        were read, a report whose date left them open takes the date of that order. ``progress`` is told the
        counts after each batch; ``stop`` is asked between batches, ``share`` how much of the input lies behind
        the item that was taken last. A load that was cut off goes on where it stopped when the same input is
        added again. An Entry is a report that brings its claims, which somebody coded: its text is not read for
        others.
        """
        return self._adding.add(items, progress, stop, share, order)

    def add_paths(
        self,
        places: Iterable[Path | str],
        progress: Callable[[Added], None] = lambda _: None,
        stop: Callable[[], bool] = lambda: False,
        mappings: Iterable[Mapping[str, str]] = (),
        order: DayOrder | None = None,
    ) -> Added:
        """Load files, folders, zip files and addresses; ``mappings`` say which column of a table holds which field.

        ``order`` says what comes first in dates that leave day and month open.
        """
        places = list(places)
        amount = readers.measure(places)
        return self.add(readers.read_all(places, mappings, amount, order), progress, stop, amount.share, order)

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
        report. ``least`` is how near the best passages have to come; else the library and the question tell it.
        """
        return self._search.hits(question, limit, least)

    def weak(self, question: Question) -> list[Hit]:
        """The few stories that come nearest to words that nothing answers, where little is lacking for an answer."""
        return self._search.weak(question)

    def stories(self, question: Question) -> int:
        """How many stories answer a question, or pass its filters where it looks for nothing by meaning."""
        return self._search.stories(question)

    def floor(self) -> float:
        """How near unrelated questions come to this library, nearly all of them: the more, the nearer others have to.

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
            raise InputError(f'There is no report "{report_id}" in this library.')
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
        self._adding.keep(reports, [found if given else next(read) for found, given in zip(known, coded, strict=True)])

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
            period=_period(days, question),
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


def _period(days: pd.Series[pd.Timestamp], question: Question) -> str:
    """The first and the last of these days, no span reaching beyond the days asked for, as it is drawn."""
    if not len(days):
        return "no days known"
    ends = [days.min(), days.max()]
    if question.since:
        ends = [max(end, pd.Timestamp(question.since)) for end in ends]
    if question.until:
        ends = [min(end, pd.Timestamp(question.until)) for end in ends]
    return " to ".join(f"{end:%Y-%m-%d}" for end in ends)
