"""A library in one SQLite file, with a matrix of vectors beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw
import numpy as np
import pandas as pd

from components.question import Question
from components.ranking import Scores
from components.records import Passage, Report
from components.store import Entry, Facet, Summary, Vector, counting, filters, folding, lexical, tables, words, writing
from components.store.database import Opened, storable
from components.store.scan import Vectors
from components.store.state import Rows, State, array
from components.store.vectors import VectorFile

# Of a filter that keeps more than a few reports (``state``), the best passages are found first and held against it, as
# deep into the ranking as these multiples of the limit; only where that gives too few are all that pass compared.
_REACH = (1, 4, 64)

_REPORT = "id, text, title, published, source, url, language, given_id, origin"
_REPORT_OF = tuple(
    f"SELECT {_REPORT} FROM report WHERE {column} = ? AND {column} <> '' ORDER BY row LIMIT 1"
    for column in ("id", "given_id")
)


class SqliteStore(Opened):
    """The store of a folder; what each method promises is said in ``components.store.Store``."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._files: dict[str, VectorFile] = {}
        self._summary: Summary | None = None
        self._state = State(-1)

    def known(self, ids: Iterable[str]) -> set[str]:
        condition, values = filters.one_of("id", ids)
        with self._database.reading() as db:
            return {found for (found,) in db.execute(f"SELECT id FROM report WHERE {condition}", (values,))}

    def embedded(self, model: str, texts: Iterable[str]) -> set[str]:
        query = "SELECT 1 FROM vector v JOIN model m ON m.row = v.model WHERE m.name = ? AND v.digest = ?"
        with self._database.reading() as db:
            return {text for text in texts if db.execute(query, (model, writing.text_digest(text))).get}

    def put(self, entries: Sequence[Entry], model: str, vectors: Mapping[str, Vector]) -> None:
        if not entries:
            return
        given = {writing.text_digest(text): vector for text, vector in vectors.items()}
        difference, digests = 0, list[bytes]()
        with self._database.writing() as db:
            for entry in entries:
                gone = writing.remove(db, entry.report.id)
                come, texts = writing.add(db, entry)
                difference += come - gone
                digests += texts
            writing.keep_vectors(db, model, digests, given)
            folding.fold(db, list(dict.fromkeys(entry.report.id for entry in entries)))
            writing.note_change(db, difference)

    def report(self, report_id: str) -> Report | None:
        with self._database.alone() as db:
            for query in _REPORT_OF:
                row = db.execute(query, (storable(report_id),)).get
                if row is not None:
                    return Report(*row)
        return None

    def texts(self, ids: Collection[str]) -> dict[str, Report]:
        condition, values = filters.one_of("id", ids)
        with self._database.alone() as db:
            rows: list[Any] = db.execute(f"SELECT {_REPORT} FROM report WHERE {condition}", (values,)).fetchall()
        return {report.id: report for report in (Report(*row) for row in rows)}

    def reports(
        self, question: Question, ids: Collection[str] | None = None, limit: int = 1000, stories: bool = False
    ) -> pd.DataFrame:
        where = filters.on_reports(question, None if stories else ids)
        if stories:
            where = where.joined("AND", filters.stories_of(ids or ()))
        with self._database.reading() as db:
            rows = db.execute(
                f"SELECT {tables.REPORT_SELECT} FROM report r WHERE {where.sql}"
                " ORDER BY r.day IS NOT NULL, r.day DESC, r.published DESC, r.id LIMIT ?",
                (*where.values, limit),
            )
            return tables.report_frame(rows)

    def claims(
        self, question: Question, ids: Collection[str] | None = None, among: Collection[str] | None = None
    ) -> pd.DataFrame:
        where = filters.on_claims(question, ids)
        if among is not None:
            condition, values = filters.one_of("c.id", among)
            where = filters.Condition(f"{where.sql} AND {condition}", (*where.values, values))
        with self._database.reading() as db:
            return self._state_in(db).claims(db, where)

    def facets(
        self,
        question: Question,
        ids: Collection[str] | None = None,
        of: str = "claims",
        fields: Collection[str] = (),
    ) -> dict[str, tuple[Facet, ...]]:
        with self._database.reading() as db:
            return counting.facets(db, question, ids, of, fields)

    def days(self, question: Question) -> dict[str, int]:
        where = filters.on_reports(question)
        with self._database.reading() as db:
            return dict(
                db.execute(
                    f"SELECT r.day, count(*) FROM report r WHERE {where.sql} AND r.day IS NOT NULL"
                    " GROUP BY r.day ORDER BY r.day",
                    where.values,
                )
            )

    def named(self, names: Iterable[str]) -> set[str]:
        with self._database.reading() as db:
            query = "SELECT 1 FROM words WHERE words MATCH ? LIMIT 1"
            # Most names stand somewhere as they are asked for, and one such place is found at once, while all words
            # that begin in some way have to be gathered first.
            ways = (words.phrase, words.beginning)
            return {name for name in names if any(db.execute(query, (way(name),)).get for way in ways)}

    def match(self, query: str, question: Question, limit: int) -> Scores:
        where = filters.on_reports(question)
        with self._database.reading() as db:
            state = self._state_in(db)
            passages = db.execute("SELECT passages FROM library").get

            def is_common(term: str, share: float) -> bool:
                return passages > words.LARGE and state.is_common(db, term, int(share * passages))

            terms = words.terms(query, is_common)
            if not terms:
                return Scores.of([])
            expression, few = " OR ".join(terms), state.few(db, where)
            if few is not None:
                found = lexical.best_marked(db, expression, few.passages(db), limit)
            elif where.values:
                found = lexical.best_passing(db, expression, where, limit)
            else:
                found = lexical.best(db, expression, limit)
            return Scores.of((tables.passage(row), score) for *row, score in found)

    def nearest(
        self, near: Vector | str, model: str, question: Question, limit: int, among: Collection[str] | None = None
    ) -> Scores:
        where = filters.on_reports(question)
        with self._database.reading() as db:
            library = db.execute("SELECT id FROM library").get
            row, dimension, count = db.execute(
                "SELECT row, dimension, vectors FROM model WHERE name = ?", (model,)
            ).get or (0, 0, 0)
            if count < 1 or limit < 1:
                return Scores.of([])
            if not isinstance(near, str) and np.shape(near) != (dimension,):
                raise ValueError(f'"{model}" gives vectors of {dimension} numbers, not of shape {np.shape(near)}')
            file = self._files.setdefault(model, VectorFile(self._database, model))
            vectors = file.vectors(library, count)
            if vectors is None:  # the library was compacted since this block began
                return self.nearest(near, model, question, limit, among)
            if isinstance(near, str):
                owner, positions = _named(db, row, near)
                if not positions:
                    return Scores.of([])
                near = vectors.mean(positions)
                where = where.joined("AND NOT", filters.stories_of([owner]))
            search = _Search(db, self._state_in(db), row, where, limit)
            return search.nearest(vectors, near) if among is None else search.among(vectors, near, among)

    def _state_in(self, db: apsw.Connection) -> State:
        """What was found out about the state of the library that the connection sees."""
        version, state = db.execute("SELECT changes FROM library").get, self._state
        if state.version != version:
            state = self._state = State(version)
        return state

    def summary(self) -> Summary:
        with self._database.reading() as db:
            version, *known = db.execute("SELECT changes, content, name, passages FROM library").get
            summary = self._summary
            if summary is None or summary.version != version:
                summary = self._summary = _summarise(db, version, *known)
        return summary


@dataclass(frozen=True, slots=True)
class _Search:
    """The best passages that pass a filter, by the meaning of one question."""

    db: apsw.Connection
    state: State
    model: int
    where: filters.Condition
    limit: int

    def nearest(self, vectors: Vectors, vector: Vector) -> Scores:
        """The passages nearest to the vector."""
        few = self.state.few(self.db, self.where)
        if few is not None:
            # "+": each passage is held against the reports, not each report looked up beside each passage.
            passing = filters.Condition("+p.report IN (SELECT value FROM carray(?))", (array(few.reports),))
            near = vectors.scan(vector, few.positions(self.db, self.model))
            return self._scores(passing, *near.best(self.limit))
        scan = vectors.scan(vector)
        for reach in (multiple * self.limit for multiple in _REACH):
            found = self._scores(self.where, *scan.best(reach))
            if len(found.passages) >= self.limit or reach >= len(vectors):
                return found
        return self._scores(self.where, *vectors.scan(vector, self._passing()).best(self.limit))

    def among(self, vectors: Vectors, vector: Vector, ids: Collection[str]) -> Scores:
        """Those of these passages that pass, the nearest first."""
        condition, values = filters.one_of("p.id", ids)
        found = self.db.execute(
            f"SELECT {tables.PASSAGE}, v.position FROM passage p CROSS JOIN report r ON r.row = p.report"
            " CROSS JOIN vector v INDEXED BY vector_place ON v.digest = p.digest"
            f" WHERE {condition} AND {self.where.sql} AND v.model = ?",
            (values, *self.where.values, self.model),
        ).fetchall()
        if not found:
            return Scores.of([])
        cosines = vectors.cosines(vector, np.array([position for *_, position in found])).tolist()
        return self._best_first((tables.passage(row), cosine) for (*row, _), cosine in zip(found, cosines, strict=True))

    def _passing(self) -> Rows:
        """Where the vectors of all passages stand that pass."""
        found = self.db.execute(
            "SELECT v.position FROM passage p JOIN report r ON r.row = p.report"
            " CROSS JOIN vector v INDEXED BY vector_place ON v.digest = p.digest"
            f" WHERE {self.where.sql} AND v.model = ?",
            (*self.where.values, self.model),
        ).fetchall()
        return np.unique(np.array(found, dtype=np.int64))

    def _scores(self, passing: filters.Condition, positions: Rows, cosines: np.ndarray[Any, Any]) -> Scores:
        """The passages that pass among those of these vectors, the best first."""
        if not len(positions):
            return Scores.of([])
        cosine = dict(zip(positions.tolist(), cosines.tolist(), strict=True))
        found = self.db.execute(
            f"SELECT {tables.PASSAGE}, v.position FROM carray(?) best CROSS JOIN vector v ON v.model = ?"
            " AND v.position = best.value CROSS JOIN passage p ON p.digest = v.digest"
            f" CROSS JOIN report r ON r.row = p.report WHERE {passing.sql}",
            (apsw.carray(positions.astype(np.int64)), self.model, *passing.values),
        )
        return self._best_first((tables.passage(passage), cosine[position]) for *passage, position in found)

    def _best_first(self, scored: Iterable[tuple[Passage, float]]) -> Scores:
        return Scores.of(sorted(scored, key=_by_score)[: self.limit])


def _named(db: apsw.Connection, model: int, id: str) -> tuple[str, list[int]]:
    """The report of this id, or that of the passage of this id, and where the vectors of either stand."""
    for column in ("r.id", "p.id"):
        rows: list[Any] = db.execute(
            "SELECT r.id, v.position FROM report r JOIN passage p ON p.report = r.row"
            f" JOIN vector v ON v.model = ? AND v.digest = p.digest WHERE {column} = ?",
            (model, storable(id)),
        ).fetchall()
        if rows:
            return rows[0][0], [position for _, position in rows]
    return "", []


def _by_score(scored: tuple[Passage, float]) -> tuple[float, str]:
    passage, score = scored
    return -score, passage.id


def _summarise(db: apsw.Connection, version: int, content: bytes, name: str, passages: int) -> Summary:
    reports, undated, sources, first_day, last_day, latest = db.execute(
        "SELECT count(*), count(*) - count(day), count(DISTINCT nullif(source, '')), min(day), max(day), max(published)"
        " FROM report"
    ).get
    claims, rejected, corrected = db.execute(
        "SELECT count(*) FILTER (WHERE review <> 'rejected'), count(*) FILTER (WHERE review = 'rejected'),"
        " count(*) FILTER (WHERE review = 'corrected') FROM claim"
    ).get
    return Summary(
        reports=reports,
        passages=passages,
        claims=claims,
        undated=undated,
        sources=sources,
        first_day=first_day,
        last_day=last_day,
        latest=latest,
        fingerprint=content[:8].hex(),
        version=version,
        metrics=counting.metrics(db),
        rejected=rejected,
        corrected=corrected,
        name=name,
    )
