"""Notes of the analyst's own on the time axis: days with a label, and who wrote it when."""

from __future__ import annotations

from datetime import UTC, date, datetime

from components.errors import InputError
from components.records import LONGEST_LABEL, Annotation
from components.store.database import Opened, storable


class Annotations(Opened):
    """The annotations of the library in a folder: no content of it, so that its fingerprint does not hang on them."""

    def add(self, first: date, last: date, label: str, who: str) -> Annotation:
        """Keep a note on a day, or on the days from ``first`` to ``last``; InputError where it cannot be one."""
        label = " ".join(label.split())
        if not label or len(label) > LONGEST_LABEL or not label.isprintable():
            raise InputError(f"A note has 1 to {LONGEST_LABEL} letters; write it shorter, or write one.")
        if last < first:
            raise InputError(f"A note cannot end on {last}, before it begins on {first}; exchange the days.")
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        values = (first.isoformat(), last.isoformat(), storable(label), storable(who), moment)
        with self._database.writing() as db:
            db.execute("INSERT INTO annotation (first, last, label, who, moment) VALUES (?, ?, ?, ?, ?)", values)
            number = db.last_insert_rowid()
        return Annotation(number, first, last, storable(label), storable(who), moment)

    def remove(self, number: int) -> bool:
        """Take a note away for good; whether it was there."""
        with self._database.writing() as db:
            db.execute("DELETE FROM annotation WHERE number = ?", (number,))
            return db.changes() > 0

    def all(self) -> tuple[Annotation, ...]:
        """All notes in the order of their days."""
        query = "SELECT number, first, last, label, who, moment FROM annotation ORDER BY first, last, number"
        with self._database.reading() as db:
            return tuple(
                Annotation(number, date.fromisoformat(first), date.fromisoformat(last), *said)
                for number, first, last, *said in db.execute(query)
            )
