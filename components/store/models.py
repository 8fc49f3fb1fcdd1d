"""Which passages have a vector under which model: a library keeps a matrix a model, filled as reports come or later."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from typing import Any

import apsw
import numpy as np

from components.errors import LibraryError
from components.records import Span
from components.store import folding, writing
from components.store.database import Opened

_WITHOUT = "NOT EXISTS (SELECT 1 FROM vector v WHERE v.model = ? AND v.digest = p.digest)"


class Models(Opened):
    """The models of the library in a folder."""

    # The version of the library and the model for which passages were counted, which takes a while, and how many lack.
    _counted: tuple[int, str, int] = (-1, "", 0)

    def must_fit(self, model: str, dimension: int) -> None:
        """LibraryError where the vectors that are kept under a model are of another length.

        That is so where its folder holds another model by now.
        """
        with self._database.reading() as db:
            kept = db.execute("SELECT dimension FROM model WHERE name = ?", (model,)).get
        if kept not in (None, dimension):
            raise LibraryError(
                f'The model "{model}" gives vectors of {dimension} numbers, but those that the library '
                f'"{self._database.folder}" keeps under that name have {kept}: it was another model then. Put that one '
                "back, or give the new one a folder of its own."
            )

    def must_cover(self, model: str) -> None:
        """LibraryError where passages have no vector under a model: a search would pass them over in silence."""
        lacking = self.lacking(model)
        if lacking:
            raise LibraryError(
                f'{lacking:,} texts of the library "{self._database.folder}" are not embedded yet by the model in use, '
                f'"{model}". To search with it, embed them: python -m components embed --library '
                f"{shlex.quote(str(self._database.folder))}"
            )

    def lacking(self, model: str) -> int:
        """How many texts of passages have no vector under a model yet."""
        with self._database.reading() as db:
            changes = db.execute("SELECT changes FROM library").get
            if self._counted[:2] != (changes, model):
                self._counted = changes, model, _lacking(db, model)
            return self._counted[2]

    def texts(self, model: str, limit: int) -> Iterator[list[str]]:
        """The texts that lack a vector under a model, so many at a time, each once; keep theirs before the next."""
        last = -1
        while True:
            with self._database.reading() as db:
                rows: list[Any] = db.execute(
                    'SELECT p.row, p.start, p."end", iif(p.in_title, r.title, r.text) FROM passage p'
                    f" JOIN report r ON r.row = p.report WHERE p.row > ? AND {_WITHOUT} ORDER BY p.row LIMIT ?",
                    (last, _row(db, model), limit),
                ).fetchall()
            if not rows:
                return
            last = rows[-1][0]
            yield list(dict.fromkeys(Span(start, end).of(text) for _, start, end, text in rows))

    def keep(self, model: str, vectors: Mapping[str, Any]) -> None:
        """Keep the unit vectors of these texts, float32, all or none; ValueError where one is of the wrong form.

        The content stays what it was, its version rises. Reports whose first vectors these are under the model by which
        stories are folded are compared with others then.
        """
        given = {writing.text_digest(text): np.asarray(vector) for text, vector in vectors.items()}
        with self._database.writing() as db:
            writing.keep_vectors(db, model, given, given)
            if _row(db, model) == db.execute("SELECT min(row) FROM model").get:
                folding.fold_again(db, given)
            writing.note_change(db, 0)


def _lacking(db: apsw.Connection, model: str) -> int:
    """Of a library that was only ever embedded by this model nothing lacks, and nothing needs to be counted."""
    if [name for (name,) in db.execute("SELECT name FROM model")] == [model]:
        return 0
    return int(
        db.execute(
            f"SELECT count(*) FROM (SELECT DISTINCT digest FROM passage) p WHERE {_WITHOUT}", (_row(db, model),)
        ).get
    )


def _row(db: apsw.Connection, model: str) -> int:
    return int(db.execute("SELECT row FROM model WHERE name = ?", (model,)).get or 0)
