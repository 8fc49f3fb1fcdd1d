"""Search of a library: the stories that answer words, or are like an example, each once; or none."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from itertools import accumulate

from components import alike, embedding, ranking, rewording, vocabulary
from components.embedding import Vector
from components.question import Question
from components.records import Example, Hit, Passage, Report, Span
from components.sentences import sentences
from components.store import Floors, Models, Scores, Searches, Store
from components.syntax import read_words

# Passages that words and meaning each propose before they are fused (measured on news sets: DESIGN of search).
CANDIDATES = 100

# Stories that come nearest where none answers: enough to see that they do not, not to read on.
WEAK_LISTED = 5

# What the floors are kept for, under the model's name: how near questions come.
NEAR = ", nearness"

# Passages with words of a probe that are looked at for whether the library speaks of it: those with most come first.
PROBED = 20

# No question comes less near than the one, or nearer than the other.
ANY, NONE = -math.inf, math.inf

# Stories of which the sentence nearest to the question is marked: what a reader sees of a list.
MARKED = 15


@dataclass(frozen=True, slots=True)
class _Passages:
    """Passages that words or meaning find: their cosines, their texts by id, what the words are worth in them."""

    near: Scores
    texts: Mapping[str, str]
    wording: ranking.Wording


@dataclass(frozen=True, slots=True)
class _Found:
    """The reports that a question's words find, the best first, and how close the first are where they were read."""

    ranked: list[ranking.Ranked] = field(default_factory=list)
    closeness: list[float] = field(default_factory=list)


class Search:
    """What finds the reports of a store by meaning, with the model in use; the other rooms are of the same library."""

    def __init__(self, store: Store, models: Models, floors: Floors, searches: Searches) -> None:
        self._store = store
        self._models = models
        self._floors = floors
        self._searches = searches

    @cached_property
    def embedder(self) -> embedding.Embedder:
        """The model in use, loaded when first needed; LibraryError where what this library keeps of it is another's."""
        model = embedding.embedder()
        self._models.must_fit(model.name, model.dimension)
        return model

    def hits(
        self, question: Question, limit: int | None = None, least: float | None = None, weak: bool = False
    ) -> list[Hit]:
        """The stories that answer, as ``Library.search`` says; those that come near too where ``weak`` ones will do."""
        question = read_words(question)
        if question.like:
            return self._hits(question, self._ranked(question), ranking.likeness, limit)
        found = self._by_words(question, least, weak, read=True)
        ranked = ranking.reordered(found.ranked, found.closeness)
        return self._with_nearest_sentence(question, self._hits(question, ranked, ranking.strength, limit))

    def weak(self, question: Question) -> list[Hit]:
        """The stories that come nearest where none answers, as ``Library.weak`` says."""
        if question.like or not question.words.strip():
            return []
        found = self.hits(question, WEAK_LISTED, weak=True)
        return [replace(hit, strength="weak", close=False) for hit in found]

    def stories(self, question: Question) -> int:
        """How many stories answer a question, or pass its filters where it looks for nothing by meaning."""
        question = read_words(question)
        if not question.searches:
            return int(self._store.reports(question, limit=self._store.summary().reports)["story"].nunique())
        found = [one.report_id for one in self._ranked(question)]
        return len({story[0] for story in self.copied(found, question.known).values()})

    def found(self, question: Question) -> list[str] | None:
        """The reports whose figures a question asks for by meaning; None where it does not, and all reports count."""
        question = read_words(question)
        if not question.searches:
            return None
        found = list(dict.fromkeys(one.report_id for one in self._ranked(question) if one.close))
        return list(dict.fromkeys(id for story in self.copied(found, question.known).values() for id in story))

    def listed(self, question: Question) -> set[str]:
        """All reports of the stories that answer a question, also of those that a chart takes no figures of."""
        found = [one.report_id for one in self._ranked(read_words(question))]
        return {id for story in self.copied(found, question.known).values() for id in story}

    def example(self, like: str) -> Example | None:
        """What ``Question.like`` names; None where that is not in the library, or not any more."""
        return alike.example(like, self._store, self._searches, lambda texts: self.embedder.embed(texts))

    def copied(self, report_ids: Collection[str], known: date | None = None) -> dict[str, tuple[str, ...]]:
        """For each of these reports, in their order, all reports of its story with itself, the earliest first.

        Those only that had come out on a day, where one is ``known``.
        """
        table = self._store.reports(
            Question(known=known), report_ids, self._store.summary().reports, stories=True
        ).iloc[::-1]
        stories = {name: tuple(ids) for name, ids in table.groupby("story")["report"]}
        story = dict(zip(table["report"], table["story"], strict=True))
        return {id: stories[story[id]] for id in report_ids}

    def floor(self) -> float:
        """What all but a few unrelated questions stay below on this library, as ``Library.floor`` says."""
        model = self.embedder.name
        kept = self._floors.of(f"{model}{NEAR}")
        if kept is None:
            asked = vocabulary.probes()
            vectors = self.embedder.embed(asked)
            found = [self._store.nearest(vector, model, Question(), ranking.BEST) for vector in vectors]
            near = [ranking.nearness(best.values.tolist()) for best in found]
            kept = ranking.floor(near, [self._wording(words).spoken_of for words in asked])
            self._floors.keep(f"{model}{NEAR}", kept)
        return kept

    def _wording(self, probe: str) -> ranking.Wording:
        """What the words of a probe are worth in the passages that hold most of them."""
        held = self._store.match(probe, Question(), PROBED).passages
        return ranking.Wording.of(probe, {one.id: _text(one, self._report(one.report_id)) for one in held})

    def _ranked(self, question: Question) -> list[ranking.Ranked]:
        """The reports that a question finds by meaning, before their passages are read word by word."""
        return self._alike(question) if question.like else self._by_words(question).ranked

    def _by_words(
        self, question: Question, least: float | None = None, weak: bool = False, read: bool = False
    ) -> _Found:
        """The reports that a question's words find; none where these do not answer it, nor come near for ``weak`` ones.

        ``least`` is how near it has to come, whatever the library says. The first are read word by word where ``read``,
        else only where that tells whether there is an answer: it takes as long as all else together.
        """
        if not question.words.strip():
            return _Found()
        self._models.must_cover(embedding.in_use())
        asked = rewording.reworded(question.words)
        vector, *others = self.embedder.embed([asked.query, asked.words] if asked.parts else [asked.query])
        # Words and meaning keep a core each busy: what words alone lead to does not wait for the meaning.
        meant = self._meant(vector, question)
        words = self._store.match(question.words, question, CANDIDATES)
        passages = self._compared(question, words, vector, meant)
        # Whether there is an answer is told by the question as it was asked, the order also by what reports say for it.
        found = self._answer(asked.query, words, passages, least, weak)
        if found is None:
            return _Found(ranking.rank(words, passages.near, NONE, passages.wording))
        if others:
            # The cosine with the mean of two vectors is the mean of the cosines.
            both = (vector + others[0]) / 2
            passages = self._compared(question, words, both, self._meant(both, question))
            found = _Found(ranking.rank(words, passages.near, ANY, passages.wording))
        if read and not found.closeness:
            found = replace(found, closeness=self._closeness(asked, found.ranked, passages))
        return found

    def _answer(
        self, words: str, lexical: Scores, passages: _Passages, least: float | None, weak: bool
    ) -> _Found | None:
        """The reports that answer a question, read where that had to tell; None where none does."""
        comes = ranking.nearness(passages.near.values.tolist())
        found = _Found(ranking.rank(lexical, passages.near, ANY, passages.wording))
        if least is not None:
            return found if comes >= least else None
        floor, unheard = self.floor(), 0.0 if weak else self._unheard(words, passages.wording)
        comes += ranking.WEAK if weak else 0.0
        if comes >= ranking.least(floor, unheard):
            return found
        if comes < ranking.least(floor, unheard, ranking.MOST_OUT):
            return None
        closeness = self._closeness(rewording.Reworded(words), found.ranked, passages)
        answered = comes >= ranking.least(floor, unheard, ranking.standing_out(closeness))
        return replace(found, closeness=closeness) if answered else None

    def _meant(self, vector: Vector, question: Question) -> Future[Scores]:
        """The passages nearest to a vector of those that pass the question's filters, looked for beside."""
        return _beside().submit(self._store.nearest, vector, self.embedder.name, question, CANDIDATES)

    def _compared(self, question: Question, words: Scores, vector: Vector, meant: Future[Scores]) -> _Passages:
        """All passages found by words or meaning, with their cosines and texts."""
        among = [one.id for one in words.passages]
        said = self._store.nearest(vector, self.embedder.name, Question(), CANDIDATES, among)
        reports = self._reports(words.passages)
        near = meant.result().joined(said)
        reports |= self._reports(one for one in near.passages if one.report_id not in reports)
        texts = {one.id: _text(one, reports[one.report_id]) for one in (*near.passages, *words.passages)}
        return _Passages(near, texts, ranking.Wording.of(question.words, texts))

    def _unheard(self, words: str, wording: ranking.Wording) -> float:
        """The share of the names asked for of which no report speaks, under whatever name of theirs; 0 of none."""
        names = [(name, *_also_called(name)) for name in ranking.names(words, _is_claimant)]
        return 1 - sum(bool(self._store.named(one)) for one in names) / len(names) if names else float(wording.unread)

    def _closeness(
        self, asked: rewording.Reworded, ranked: Sequence[ranking.Ranked], passages: _Passages
    ) -> list[float]:
        """How close the first of these reports are to a question when they are read word by word."""
        groups = [[passages.texts[passage.id] for passage in found.read] for found in ranked[: ranking.READ]]
        read, nearest = self.embedder.nearest_words(asked.words, [text for group in groups for text in group])
        ends = accumulate(map(len, groups))
        of_report = [nearest[end - len(group) : end] for group, end in zip(groups, ends, strict=True)]
        return ranking.closeness(passages.wording, *asked.as_asked(read, of_report))

    def _alike(self, question: Question) -> list[ranking.Ranked]:
        """The reports like the question's example, those only that answer its words where it has any.

        For a report or a passage kept vectors are compared, so that no model is loaded.
        """
        self._models.must_cover(embedding.in_use())
        found = self.example(question.like)
        if found is None:
            return []
        scores = alike.near(found, self._store, lambda texts: self.embedder.embed(texts), question, CANDIDATES)
        ranked = ranking.alike(scores, self._floors.of(f"{embedding.in_use()}{NEAR}") or ranking.FLOOR)
        if not question.words.strip():
            return ranked
        about = {one.report_id for one in self._ranked(replace(question, like=""))}
        return [one for one in ranked if one.report_id in about]

    def _hits(
        self, question: Question, ranked: list[ranking.Ranked], strength: Callable[[float], str], limit: int | None
    ) -> list[Hit]:
        """Ranked reports as hits, those of one story folded into its best."""
        stories, hits, folded = (
            self.copied([found.report_id for found in ranked], question.known),
            list[Hit](),
            set[str](),
        )
        close = {found.report_id for found in ranked if found.close}
        marked = rewording.reworded(question.words).words
        for found in ranked:
            if found.report_id in folded or len(hits) == limit:
                continue
            report = self._report(found.report_id)
            matched = ranking.matched_words(marked, _text(found.passage, report))
            copies = tuple(id for id in stories[report.id] if id != report.id)
            folded.update(copies)
            word, chart = strength(found.score), not close.isdisjoint(stories[report.id])
            hits.append(Hit(found.passage, report, found.score, found.similarity, word, matched, copies, chart))
        return hits

    def _with_nearest_sentence(self, question: Question, hits: list[Hit]) -> list[Hit]:
        """The same hits, the first of them with the sentence of their passage that is nearest to the question."""
        spans = [_sentences(hit) for hit in hits[:MARKED]]
        texts = [span.of(hit.report.text) for hit, of_hit in zip(hits, spans, strict=False) for span in of_hit]
        if not texts:
            return hits
        asked, *vectors = self.embedder.embed([question.words, *texts])
        cosines, nearest = iter([float(asked @ vector) for vector in vectors]), list[Hit]()
        for hit, of_hit in zip(hits, spans, strict=False):
            scored = {span: next(cosines) for span in of_hit}
            nearest.append(replace(hit, sentence=max(scored, key=scored.__getitem__)) if scored else hit)
        return [*nearest, *hits[len(nearest) :]]

    def _reports(self, passages: Iterable[Passage]) -> dict[str, Report]:
        """The reports of these passages, by their ids; empty where one was removed since."""
        ids = {passage.report_id for passage in passages}
        return {id: Report(id, "") for id in ids} | self._store.texts(ids)

    def _report(self, report_id: str) -> Report:
        """A report that a passage of the store names; empty where it was removed since."""
        return self._store.report(report_id) or Report(report_id, "")


@cache
def _beside() -> ThreadPoolExecutor:
    """For what goes on while the thread that asks does something else; several may ask at once."""
    return ThreadPoolExecutor(os.cpu_count())


def _sentences(hit: Hit) -> list[Span]:
    """The sentences of a passage, where they lie in the report's text; none of a title."""
    if hit.passage.in_title:
        return []
    here = hit.passage.span
    spans = sentences(here.of(hit.report.text), hit.report.language)
    return [Span(here.start + span.start, here.start + span.end) for span in spans]


def _is_claimant(name: str) -> bool:
    return vocabulary.claimant(name) is not None


def _also_called(name: str) -> tuple[str, ...]:
    """The other names of a claimant or a place that the vocabulary knows."""
    known = vocabulary.claimant(name)
    place = next((p for p in vocabulary.named_places().values() if name in (p.canonical, *p.names)), None)
    return (*((known.name, *known.aliases) if known else ()), *((place.canonical, *place.names) if place else ()))


def _text(passage: Passage, report: Report) -> str:
    return passage.span.of(report.title if passage.in_title else report.text)
