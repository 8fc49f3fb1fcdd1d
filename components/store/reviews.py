"""What readers decided about claims: rejected, corrected, taken back; a history that is only ever added to."""

from __future__ import annotations

from datetime import UTC, datetime

import apsw

from components.errors import InputError
from components.records import VERDICTS, Claim, Entry, Review
from components.store import packing, verdicts, writing
from components.store.database import Opened, storable


class Reviews(Opened):
    """The reviews of the library in a folder."""

    def claim(self, claim_id: str) -> Claim:
        """The claim of this id as it stands; an InputError where there is none."""
        with self._database.reading() as db:
            entry, extracted = _find(db, claim_id)
            standing = verdicts.standing(db, entry.report.id, entry.claims)
            return next(one.claim for one in standing if one.claim.id == extracted.id)

    def extracted(self, report_id: str) -> tuple[Claim, ...]:
        """The claims of a report as they were extracted or coded, whatever readers decided about them."""
        with self._database.reading() as db:
            if not db.execute("SELECT 1 FROM report WHERE id = ?", (storable(report_id),)).get:
                return ()
            return writing.read_entry(db, report_id).claims

    def give(self, claim_id: str, verdict: str, reason: str, who: str, corrected: Claim | None = None) -> None:
        """Note a verdict; from then on tables, counts and the fingerprint follow it. ``corrected`` as in Review."""
        if verdict not in VERDICTS or (verdict == "corrected") != (corrected is not None):
            raise ValueError(f"a verdict is one of {VERDICTS}, and only one that corrects brings a claim")
        with self._database.writing() as db:
            entry, extracted = _find(db, claim_id)
            report = entry.report.id
            db.execute(
                f"INSERT INTO review ({verdicts.REVIEW}, report) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    claim_id, verdict, storable(reason), storable(who), datetime.now(UTC).isoformat(timespec="seconds"),
                    packing.pack_claim(extracted), corrected and packing.pack_claim(corrected), report,
                ),
            )  # fmt: skip
            gone = writing.remove(db, report)
            come, _ = writing.add(db, entry)
            writing.note_change(db, come - gone)

    def history(self, claim_id: str) -> tuple[Review, ...]:
        """All that was decided about a claim, the first first."""
        with self._database.reading() as db:
            rows = db.execute(f"SELECT {verdicts.REVIEW} FROM review WHERE claim = ? ORDER BY row", (claim_id,))
            return tuple(verdicts.read_review(row) for row in rows)


def _find(db: apsw.Connection, claim_id: str) -> tuple[Entry, Claim]:
    """The claim as it was extracted, and the report that it stands in with all that belongs to it."""
    query = "SELECT r.id FROM claim c JOIN report r ON r.row = c.report WHERE c.id = ?"
    report = db.execute(query, (storable(claim_id),)).get
    if report is None:
        raise InputError(f'There is no claim "{claim_id}" in this library; its report may have been removed.')
    entry = writing.read_entry(db, report)
    return entry, next(claim for claim in entry.claims if claim.id == claim_id)
