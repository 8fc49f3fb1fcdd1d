"""Take reports out of a library and bring them back; compacting makes it final."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import apsw
from filelock import FileLock

from components.errors import LibraryError
from components.records import Removed
from components.store import folding, packing, vectors, writing
from components.store.database import Opened, storable


class Removals(Opened):
    """The removed reports of the library in a folder."""

    def remove(self, ids: Iterable[str], who: str) -> int:
        """Take these reports out with passages, words and claims, all or none; how many were there."""
        moment, difference, removed = datetime.now(UTC).isoformat(timespec="seconds"), 0, 0
        with self._database.writing() as db:
            for id in dict.fromkeys(map(storable, ids)):
                if not db.execute("SELECT 1 FROM report WHERE id = ?", (id,)).get:
                    continue
                packed = packing.pack_entry(writing.read_entry(db, id))
                db.execute("INSERT INTO removed VALUES (?, ?, ?, ?)", (id, packed, storable(who), moment))
                difference -= writing.remove(db, id)
                removed += 1
            if removed:
                writing.note_change(db, difference)
        return removed

    def restore(self, ids: Iterable[str]) -> int:
        """Bring these reports back as they were, with what readers had decided about their claims; how many came."""
        difference, restored = 0, list[str]()
        with self._database.writing() as db:
            for id in dict.fromkeys(map(storable, ids)):
                packed = db.execute("SELECT entry FROM removed WHERE report = ?", (id,)).get
                if packed is None:
                    continue
                come, _ = writing.add(db, packing.unpack_entry(packed))
                difference += come
                restored.append(id)
            if restored:
                folding.fold(db, restored)
                writing.note_change(db, difference)
        return len(restored)

    def all(self) -> tuple[Removed, ...]:
        """The reports that can be brought back, the one removed last first."""
        with self._database.reading() as db:
            rows = db.execute("SELECT entry, who, moment FROM removed ORDER BY moment DESC, report")
            return tuple(_removed(*row) for row in rows)

    def compact(self) -> None:
        """Let removed reports go for good: no byte of them stays in the library's files, and the files shrink.

        Their vectors go too, so that positions change: the library gets a new identity, by which every process that
        has it open finds that its matrix is of the past. LibraryError where another program reads on and on, so that
        the file cannot be made smaller yet.
        """
        with self._database.writing() as db:
            db.execute("DELETE FROM review WHERE report IN (SELECT report FROM removed)")
            db.execute("DELETE FROM removed")
            db.execute("DELETE FROM vector WHERE digest NOT IN (SELECT digest FROM passage)")
            _close_gaps(db)
            db.execute("UPDATE library SET id = randomblob(16), changes = changes + 1")
            db.execute("INSERT INTO words (words) VALUES ('optimize')")
        for lock in {file.with_suffix(".lock") for file in self._database.folder.glob("vectors-*.*")}:
            with FileLock(lock):  # a search that is writing the files finishes them first
                for left in (*vectors.FILES, ".new"):
                    lock.with_suffix(left).unlink(missing_ok=True)
        with self._database.alone() as db:
            db.execute("VACUUM")
            ((blocked, *_),) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        if blocked:
            raise LibraryError(
                f'Removed reports are gone from the library "{self._database.folder}", but its files still hold their '
                "words while another program reads them; compact it again when that has ended."
            )


def _close_gaps(db: apsw.Connection) -> None:
    """Number the vectors of each model from nought again, in the order they had."""
    for (model,) in db.execute("SELECT row FROM model").fetchall():
        rows = [row for (row,) in db.execute("SELECT row FROM vector WHERE model = ? ORDER BY position", (model,))]
        # In this order a position is free before it is taken.
        db.executemany("UPDATE vector SET position = ? WHERE row = ?", enumerate(rows))
        db.execute("UPDATE model SET vectors = ? WHERE row = ?", (len(rows), model))


def _removed(packed: str, who: str, moment: str) -> Removed:
    entry = packing.unpack_entry(packed)
    report = entry.report
    claims = len(entry.claims)
    return Removed(report.id, report.title, report.source, report.published, claims, who, moment, report.given_id)
