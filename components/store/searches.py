"""What analysts want to ask again: searches that they named, and texts that they pasted to find others like them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from components.question import Question, read_question
from components.store.database import Opened, storable

# Pasted texts that are kept for the addresses that name them, besides those of saved searches: enough for the back
# button and for a link sent on the same day, few enough that nobody's clipboard piles up in a library.
KEPT = 50


@dataclass(frozen=True, slots=True)
class Saved:
    """A search that somebody named; ``when`` is a moment in ISO 8601, UTC.

    ``seen`` are the reports that it brought when it was last looked at, ``fingerprint`` the library's state then.
    """

    name: str
    question: Question
    seen: frozenset[str]
    fingerprint: str
    who: str
    when: str


class Searches(Opened):
    """The saved searches and the pasted texts of the library in a folder."""

    def all(self) -> tuple[Saved, ...]:
        """The saved searches by name."""
        with self._database.reading() as db:
            rows = db.execute("SELECT name, params, seen, fingerprint, who, moment FROM saved ORDER BY name")
            return tuple(
                Saved(name, read_question(json.loads(params))[0], frozenset(json.loads(seen)), *rest)
                for name, params, seen, *rest in rows
            )

    def save(self, name: str, question: Question, seen: Collection[str], fingerprint: str, who: str) -> None:
        """Keep a question under a name, in place of what was kept under it."""
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        kept = (json.dumps(question.to_params()), json.dumps(sorted(seen)), fingerprint, who, moment)
        with self._database.writing() as db:
            db.execute("INSERT OR REPLACE INTO saved VALUES (?, ?, ?, ?, ?, ?)", tuple(map(storable, (name, *kept))))

    def look(self, name: str, seen: Collection[str], fingerprint: str) -> None:
        """Note what a saved search brought when it was looked at."""
        with self._database.writing() as db:
            db.execute(
                "UPDATE saved SET seen = ?, fingerprint = ? WHERE name = ?",
                (json.dumps(sorted(seen)), fingerprint, storable(name)),
            )

    def remove(self, name: str) -> None:
        """Forget a saved search."""
        with self._database.writing() as db:
            db.execute("DELETE FROM saved WHERE name = ?", (storable(name),))

    def paste(self, text: str) -> str:
        """Keep a text for the address that names it by the id given back; the oldest ones that nothing needs go."""
        text = storable(text)
        id = hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
        with self._database.writing() as db:
            moment = datetime.now(UTC).isoformat(timespec="microseconds")
            db.execute("INSERT OR REPLACE INTO pasted VALUES (?, ?, ?)", (id, text, moment))
            db.execute(
                "DELETE FROM pasted WHERE id NOT IN (SELECT id FROM pasted ORDER BY moment DESC LIMIT ?)"
                " AND NOT EXISTS (SELECT 1 FROM saved WHERE instr(params, pasted.id))",
                (KEPT,),
            )
        return id

    def pasted(self, id: str) -> str | None:
        """The pasted text of this id; None where it is not kept any more."""
        with self._database.reading() as db:
            text = db.execute("SELECT text FROM pasted WHERE id = ?", (storable(id),)).get
        return None if text is None else str(text)
