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
from functools import cached_property
from itertools import islice
from pathlib import Path

import pandas as pd

from components import amending, embedding, extraction, ranking, readers, vocabulary
from components.analysis import Marks
from components.errors import InputError
from components.question import Question
from components.records import (
    Amendment,
    Claim,
    Entry,
    Hit,
    Passage,
    Provenance,
    Rejection,
    Removed,
    Report,
    Review,
    Span,
)
from components.sentences import sentences
from components.store import Facet, Floors, Removals, Reviews, Summary, folders, open_store
from components.syntax import read_words

# Reports that one transaction keeps: small enough that a load shows progress and that a kill costs seconds,
# large enough that sorting by length pays for the embedder.
BATCH = 64

# How the outlet of a sample report begins; a library holds such reports only, or none of them.
SAMPLE_SOURCE = "Claimline sample"

# Passages that words and meaning each propose before they are fused (measured on news sets: DESIGN of search).
CANDIDATES = 100


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an input: reports added, those that were there already, and what could not be read."""

    added: int = 0
    already: int = 0
    undated: int = 0
    claims: int = 0
    rejected: tuple[Rejection, ...] = ()


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

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the library's files."""
        for one in (self.store, self._reviews, self._removals, self._floors):
            one.close()

    @property
    def name(self) -> str:
        """The name that a person gave the library, else that of its folder."""
        return self.store.summary().name or self.folder.resolve().name

    @cached_property
    def embedder(self) -> embedding.Embedder:
        """The model that turns texts into vectors; loaded when first needed."""
        return embedding.embedder()

    def summary(self) -> Summary:
        """Counts, period, fingerprint and version."""
        return self.store.summary()

    def is_sample(self) -> bool:
        """Whether this library holds the sample corpus."""
        sources = self.store.facets(Question(), of="reports")["sources"]
        return any(facet.value.startswith(SAMPLE_SOURCE) for facet in sources)

    def facets(self, question: Question | None = None, of: str = "claims") -> dict[str, tuple[Facet, ...]]:
        """For each filter of a question, by its field's name, the values that it could take and their counts.

        Claims are counted, or the reports that make them where ``of`` is "reports".
        """
        question = read_words(question or Question())
        return self.store.facets(question, self._found(question), of)

    def left_out(self, question: Question) -> tuple[tuple[str, int], ...]:
        """Why claims that pass the question's other filters are not among its claims, and how many they are."""
        facets = self.facets(question)
        rejected = sum(facet.count for facet in facets["review"] if facet.value == "rejected" and not question.review)
        below = sum(facet.count for facet in facets["confidence"] if facet.value == "below")
        counts = {"rejected by a reader": rejected, f"below confidence {question.confidence:g}": below}
        return tuple((reason, count) for reason, count in counts.items() if count)

    def add(
        self,
        items: Iterable[Report | Rejection],
        progress: Callable[[Added], None] = lambda _: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Added:
        """Load reports, a batch a transaction, and say what became of each.

        What is there already is left as it is. ``progress`` is told the counts after each batch; ``stop`` is asked
        between batches. A load that was cut off goes on where it stopped when the same input is added again.
        """
        total, others = Added(), deque[Added]()
        with closing(extraction.read_ahead(self._fresh(items, others))) as read:
            for fresh, claims in read:
                self._keep(fresh, claims)
                other = others.popleft()
                total = Added(
                    added=total.added + len(fresh),
                    already=total.already + other.already,
                    undated=total.undated + sum(report.published is None for report in fresh),
                    claims=total.claims + sum(map(len, claims)),
                    rejected=total.rejected + other.rejected,
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
        return self.add(readers.read_all(places, mappings), progress, stop)

    def search(self, question: Question, limit: int | None = None, least: float | None = None) -> list[Hit]:
        """The stories that answer the question's words and pass its filters, best first; none where none is close.

        A story comes once, its copies and rewrites folded into its best report. ``least`` is how near the best passages
        have to come, the library's own floor where it is not given.
        """
        question = read_words(question)
        ranked = self._ranked(question, least)
        head = ranked[: ranking.READ]
        texts = [_text(found.passage, self.report(found.report_id)) for found in head]
        if len(head) > 1:
            ranked = ranking.reordered(ranked, self.embedder.closeness(question.words, texts).tolist())
        hits, folded = list[Hit](), set[str]()
        for found in ranked:
            if found.report_id in folded or len(hits) == limit:
                continue
            report = self.report(found.report_id)
            matched = ranking.matched_words(question.words, _text(found.passage, report))
            copies = tuple(reversed(self.copies(report.id)["report"].tolist()))
            folded.update(copies)
            hits.append(Hit(found.passage, report, found.score, found.similarity, matched, copies))
        return self._with_nearest_sentence(question, hits)

    def floor(self) -> float:
        """How near its best passages must come to a question: nearer than unrelated questions come to this library.

        Measured on the library itself (``ranking.nearness``), and anew once it has grown or shrunk by a tenth.
        """
        model = self.embedder.name
        kept = self._floors.of(model)
        if kept is None:
            probes = self.embedder.embed(vocabulary.probes())
            found = (self.store.nearest(probe, model, Question(), ranking.BEST) for probe in probes)
            kept = ranking.floor([ranking.nearness(scores.values.tolist()) for scores in found])
            self._floors.keep(model, kept)
        return kept

    def copies(self, report_id: str) -> pd.DataFrame:
        """The other reports (REPORT_COLUMNS) of a report's story: its copies and rewrites, newest first."""
        return self.store.reports(Question(), copies_of=report_id)

    def nearest(self, report_id: str, limit: int = 5) -> list[Hit]:
        """The stories nearest to a report in meaning, the nearest first, each by its best passage; no copies of it.

        Kept vectors are compared, so that no model is loaded. None where none comes as near as an answer must.
        """
        scores = self.store.nearest(report_id, embedding.DEFAULT_NAME, Question(), CANDIDATES)
        best: dict[str, tuple[Passage, float]] = {}
        least = self._floors.of(embedding.DEFAULT_NAME) or ranking.FLOOR
        for passage, cosine in zip(scores.passages, scores.values.tolist(), strict=True):
            if cosine >= least:
                best.setdefault(passage.report_id, (passage, cosine))
        return [Hit(passage, self.report(id), cosine, cosine) for id, (passage, cosine) in islice(best.items(), limit)]

    def claims(self, question: Question) -> pd.DataFrame:
        """Claims (CLAIM_COLUMNS) that pass the question's filters; its words keep those of the stories found."""
        question = read_words(question)
        return self.store.claims(question, self._found(question))

    def reports(self, question: Question, limit: int = 1000) -> pd.DataFrame:
        """Reports (REPORT_COLUMNS) that pass the question's filters, newest first."""
        question = read_words(question)
        return self.store.reports(question, self._found(question), limit)

    def selected(self, claim_ids: Collection[str]) -> pd.DataFrame:
        """The claims (CLAIM_COLUMNS) of these ids, rejected ones too."""
        return self.store.claims(Question(review="all"), among=claim_ids)

    def claims_of(self, report_id: str) -> pd.DataFrame:
        """All claims (CLAIM_COLUMNS) of one report, rejected ones too, in the order of its text."""
        return self.store.claims(Question(review="all"), [report_id]).sort_values(
            ["in_title", "start"], ascending=[False, True]
        )

    def report(self, report_id: str) -> Report:
        """The report of this id, or of this id given by the input; an InputError where there is none."""
        report = self.store.report(report_id)
        if report is None:
            raise InputError(f'There is no report "{report_id}" in the library "{self.name}".')
        return report

    def date(self, report_ids: Iterable[str], day: date) -> None:
        """Give reports the day on which they were published; their claims are read anew, since their days hang on it.

        What readers decided about the claims stands.
        """
        reports = [replace(self.report(id), published=day.isoformat()) for id in report_ids]
        self._keep(reports, extraction.extract(reports))

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
            filters=question.in_words(),
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

    def _found(self, question: Question) -> list[str] | None:
        """The reports whose figures the question's words ask for; None where it has no words and all reports count."""
        if not question.words.strip():
            return None
        found = dict.fromkeys(one.report_id for one in self._ranked(question) if one.close)
        return list(dict.fromkeys(id for report in found for id in (report, *self.copies(report)["report"])))

    def _ranked(self, question: Question, least: float | None = None) -> list[ranking.Ranked]:
        """The reports that the question's words find, before their passages are read word by word."""
        if not question.words.strip():
            return []
        vector = self.embedder.embed([question.words])[0]
        model = self.embedder.name
        words = self.store.match(question.words, question, CANDIDATES)
        near = self.store.nearest(vector, model, question, CANDIDATES)
        said = self.store.nearest(vector, model, question, CANDIDATES, [passage.id for passage in words.passages])
        if least is None:
            least = self.floor() + (ranking.UNHEARD if self._unheard(question.words) else 0.0)
        reports = {id: self.report(id) for id in {passage.report_id for passage in words.passages}}
        literal = {
            passage.id
            for passage in words.passages
            if ranking.holds_all(question.words, _text(passage, reports[passage.report_id]))
        }
        return ranking.rank(words, near.joined(said), least, literal)

    def _fresh(self, items: Iterable[Report | Rejection], others: deque[Added]) -> Iterator[list[Report]]:
        """Batch by batch the reports that are to be added; into ``others`` goes what becomes of the rest of each."""
        sample = self.is_sample() if self.summary().reports else None
        taken = set[str]()  # batches are read before those ahead of them are kept
        for batch in _batches(items):
            reports = {item.id: item for item in batch if isinstance(item, Report)}
            rejected = [item for item in batch if isinstance(item, Rejection)]
            if reports and sample is None:
                sample = is_sample(next(iter(reports.values())))
            strangers = [report for report in reports.values() if is_sample(report) != sample]
            rejected += [_not_together(report) for report in strangers]
            for report in strangers:
                del reports[report.id]
            known = self.store.known(reports) | taken
            fresh = [report for report in reports.values() if report.id not in known]
            taken.update(report.id for report in fresh)
            already = sum(isinstance(item, Report) for item in batch) - len(fresh) - len(strangers)
            others.append(Added(already=already, rejected=tuple(rejected)))
            yield fresh

    def _with_nearest_sentence(self, question: Question, hits: list[Hit]) -> list[Hit]:
        """The same hits, the first of them with the sentence of their passage that is nearest to the question."""
        spans = [_sentences(hit) for hit in hits[: ranking.READ]]
        texts = [span.of(hit.report.text) for hit, of_hit in zip(hits, spans, strict=False) for span in of_hit]
        if not texts:
            return hits
        asked, *vectors = self.embedder.embed([question.words, *texts])
        cosines, nearest = iter([float(asked @ vector) for vector in vectors]), list[Hit]()
        for hit, of_hit in zip(hits, spans, strict=False):
            scored = {span: next(cosines) for span in of_hit}
            nearest.append(replace(hit, sentence=max(scored, key=scored.__getitem__)) if scored else hit)
        return [*nearest, *hits[len(nearest) :]]

    def _unheard(self, words: str) -> bool:
        """Whether a question names somebody or somewhere of whom, under no name, any report speaks."""
        names = ranking.names(words)
        heard = self.store.named(names)
        others = (self.store.named(_also_called(name)) for name in names if name not in heard)
        return not all(others)

    def _keep(self, reports: Sequence[Report], claims: Iterable[tuple[Claim, ...]]) -> None:
        """Embed and keep whole reports with their claims in one transaction."""
        entries = [
            Entry(report, embedding.passages(report), found) for report, found in zip(reports, claims, strict=True)
        ]
        texts = dict.fromkeys(_text(passage, entry.report) for entry in entries for passage in entry.passages)
        model = self.embedder.name
        kept = self.store.embedded(model, texts)
        missing = [text for text in texts if text not in kept]
        vectors = dict(zip(missing, self.embedder.embed(missing), strict=True)) if missing else {}
        self.store.put(entries, model, vectors)


def _sentences(hit: Hit) -> list[Span]:
    """The sentences of a passage, where they lie in the report's text; none of a title."""
    if hit.passage.in_title:
        return []
    here = hit.passage.span
    spans = sentences(here.of(hit.report.text), hit.report.language)
    return [Span(here.start + span.start, here.start + span.end) for span in spans]


def _also_called(name: str) -> tuple[str, ...]:
    """The other names of a claimant or a place that the vocabulary knows."""
    known = vocabulary.claimant(name)
    place = next((p for p in vocabulary.named_places().values() if name in (p.canonical, *p.names)), None)
    return (*((known.name, *known.aliases) if known else ()), *((place.canonical, *place.names) if place else ()))


def _text(passage: Passage, report: Report) -> str:
    return passage.span.of(report.title if passage.in_title else report.text)


def _batches(items: Iterable[Report | Rejection]) -> Iterator[list[Report | Rejection]]:
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
