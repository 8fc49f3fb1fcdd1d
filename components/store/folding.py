"""Copies and rewrites of one wire story, told while reports come in; every function runs inside a caller's transaction.

Each report keeps a signature, its bands and the mean of its vectors; one that has none yet (it is new, was restored, or
stems from before) is compared with those that share a band with it or lie near it in meaning. Pairs are kept, and the
story of each report is derived from them anew wherever a pair comes or goes, so that the order of loading does not
matter.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import apsw
import numpy as np

from components import stories
from components.records import CODED, Report
from components.stories import Signature

# Rises with every change of what a signature is made of: reports with another one are compared anew.
VERSION = 1
# Reports without a signature that one transaction compares: more than a batch of a load, so that those of an older
# library are caught up with, yet few enough for a writer to wait.
AT_ONCE = 512
# Days whose mean vectors are kept in memory while a batch is compared: the week around a report needs 7.
_DAYS_READ = 31

_REPORT = "id, text, title, published, source, url, language, given_id, origin"
# Stories are folded by the vectors of one model, that by which the library was begun.
_FIRST = "SELECT min(row) FROM model"
# The numbers that two reports of one story come to; the signature of a report by its row.
_SIGNATURE = "s.shingles, s.hashes, s.numbers, s.names, s.capitals, r.id, r.source, r.published"


@dataclass(frozen=True, slots=True)
class _Known:
    """A report that is compared: its row, its signature and its mean vector (None where it has no passage)."""

    row: int
    signature: Signature
    mean: Any


def fold(db: apsw.Connection, new: Sequence[str]) -> None:
    """Compare these reports, and those of an older library that were not compared yet, and note whose story each is."""
    compared: int = db.execute("SELECT count(*) FROM signature WHERE version = ?", (VERSION,)).get
    if db.execute("SELECT count(*) FROM report").get == compared + len(new):
        lacking = _lacking(db, "r.id IN (SELECT value FROM json_each(?))", json.dumps(new))
    else:  # which goes through the whole library
        lacking = _lacking(db, "r.row NOT IN (SELECT report FROM signature WHERE version = ?)", VERSION)
    means, touched = _Means(db), set[int]()
    for row, coded, *values in lacking:
        signature = stories.signature(Report(*values))
        if coded:
            # Rows of one table read alike and copy nobody; thousands of them would be compared with each other.
            _keep(db, _Known(row, signature, None), (), ())
            continue
        one = _Known(row, signature, _mean(db, row))
        pairs = [(row, other.row) for other in _candidates(db, one, means) if _same(one, other)]
        _keep(db, one, pairs, stories.bands(signature))
        means.add(one)
        touched.update(row for pair in pairs for row in pair)
    regroup(db, touched)


def fold_again(db: apsw.Connection, digests: Iterable[bytes]) -> None:
    """Compare the reports anew that hold these texts and had no mean vector, where all their texts have one by now."""
    new: list[str] = [
        id
        for (id,) in db.execute(
            "SELECT DISTINCT r.id FROM passage p JOIN signature s ON s.report = p.report AND s.mean IS NULL"
            " JOIN report r ON r.row = p.report WHERE p.digest IN (SELECT unhex(value) FROM json_each(?))"
            f" AND NOT EXISTS (SELECT 1 FROM passage o WHERE o.report = p.report AND NOT EXISTS"
            f" (SELECT 1 FROM vector v WHERE v.digest = o.digest AND v.model = ({_FIRST})))",
            (json.dumps([digest.hex() for digest in digests]),),
        )
    ]
    if new:
        rows = "SELECT row FROM report WHERE id IN (SELECT value FROM json_each(?))"
        db.execute(f"DELETE FROM signature WHERE report IN ({rows})", (json.dumps(new),))
        fold(db, new)


def regroup(db: apsw.Connection, rows: Iterable[int]) -> None:
    """Derive anew the stories of these reports and of all that pairs tie to them."""
    waiting, done = set(rows), set[int]()
    while waiting:
        tied = _tied(db, waiting.pop())
        waiting -= tied
        if tied <= done:
            continue
        done |= tied
        signatures = {known.signature.report_id: known.signature for known in _signatures(db, tied)}
        pairs: list[Any] = db.execute(
            "SELECT o.id, t.id FROM same_story s JOIN report o ON o.row = s.one JOIN report t ON t.row = s.other"
            " WHERE s.one IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(tied)),),
        ).fetchall()
        db.execute(
            "UPDATE report SET story = '' WHERE row IN (SELECT value FROM json_each(?))", (json.dumps(sorted(tied)),)
        )
        for story in stories.groups(pairs, signatures):
            db.executemany("UPDATE report SET story = ? WHERE id = ?", [(story[0], id) for id in story])


def neighbours(db: apsw.Connection, row: int) -> list[int]:
    """The reports that a pair ties to this one: their stories are to be derived anew when it goes."""
    query = "SELECT other FROM same_story WHERE one = ? UNION SELECT one FROM same_story WHERE other = ?"
    return [other for (other,) in db.execute(query, (row, row))]


def _lacking(db: apsw.Connection, condition: str, value: object) -> list[Any]:
    """Row, whether its claims were coded, and the fields of each report that is to be compared."""
    query = (
        "SELECT r.row, EXISTS (SELECT 1 FROM claim c WHERE c.report = r.row AND c.extractor = ?),"
        f" {_REPORT} FROM report r WHERE {condition} ORDER BY r.row LIMIT ?"
    )
    return list(db.execute(query, (CODED, value, AT_ONCE)))


def _same(one: _Known, other: _Known) -> bool:
    cosine = 0.0 if one.mean is None or other.mean is None else float(one.mean @ other.mean)
    return stories.same_story(one.signature, other.signature, cosine)


class _Means:
    """The mean vectors of the reports of a day, read once: those that come in together are often of a few days."""

    def __init__(self, db: apsw.Connection) -> None:
        self._db = db
        self._of_days: dict[date, tuple[list[int], Any]] = {}

    def near(self, new: _Known, day: date) -> set[int]:
        """The rows of the reports of about this day that come near a report in meaning."""
        found = set[int]()
        first, last = day.toordinal() - stories.DAYS, day.toordinal() + stories.DAYS
        for number in range(max(first, date.min.toordinal()), min(last, date.max.toordinal()) + 1):
            rows, means = self._of(date.fromordinal(number))
            if rows:
                found.update(rows[at] for at in np.flatnonzero(means @ new.mean >= stories.REWRITE_COSINE))
        return found

    def add(self, new: _Known) -> None:
        """Take down a report that was compared, as it is kept."""
        day = new.signature.day
        if day in self._of_days and new.mean is not None:
            rows, means = self._of_days[day]
            kept = new.mean.astype("<f2").astype(np.float32)[None]
            self._of_days[day] = [*rows, new.row], np.concatenate([means, kept]) if rows else kept

    def _of(self, day: date) -> tuple[list[int], Any]:
        if day not in self._of_days:
            found: list[Any] = self._db.execute(
                "SELECT s.report, s.mean FROM report r JOIN signature s ON s.report = r.row"
                " WHERE s.mean IS NOT NULL AND r.day = ?",
                (day.isoformat(),),
            ).fetchall()
            means = np.frombuffer(b"".join(mean for _, mean in found), dtype="<f2").astype(np.float32)
            self._of_days[day] = [row for row, _ in found], means.reshape(len(found), -1) if found else means
            if len(self._of_days) > _DAYS_READ:
                del self._of_days[next(iter(self._of_days))]
        return self._of_days[day]


def _candidates(db: apsw.Connection, new: _Known, means: _Means) -> Iterator[_Known]:
    """The reports of about the same day, or of an unknown one, that share a band or come near in meaning."""
    day = new.signature.day
    period = f"r.day BETWEEN date(?1, '-{stories.DAYS} days') AND date(?1, '+{stories.DAYS} days')"
    rows = {
        row
        for (row,) in db.execute(
            "SELECT b.report FROM band b JOIN report r ON r.row = b.report"
            f" WHERE (r.day IS NULL OR ?1 IS NULL OR {period}) AND b.band IN (SELECT value FROM json_each(?2))",
            (day.isoformat() if day else None, json.dumps(stories.bands(new.signature))),
        )
    }
    if day is not None and new.mean is not None:
        rows |= means.near(new, day)
    yield from _signatures(db, rows - {new.row})


def _signatures(db: apsw.Connection, rows: Collection[int]) -> Iterator[_Known]:
    found: list[Any] = db.execute(
        f"SELECT r.row, s.mean, {_SIGNATURE} FROM signature s JOIN report r ON r.row = s.report"
        " WHERE r.row IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(rows)),),
    ).fetchall()
    for row, mean, shingles, hashes, numbers, names, capitals, id, source, published in found:
        sets = [frozenset(json.loads(words)) for words in (numbers, names, capitals)]
        vector = None if mean is None else np.frombuffer(mean, dtype="<f2").astype(np.float32)
        yield _Known(row, Signature(id, source, published, shingles, hashes, *sets), vector)


def _keep(db: apsw.Connection, new: _Known, pairs: Iterable[tuple[int, int]], bands: Iterable[int]) -> None:
    signature = new.signature
    sets = [json.dumps(sorted(words)) for words in (signature.numbers, signature.names, signature.capitals)]
    mean = None if new.mean is None else new.mean.astype("<f2").tobytes()
    db.execute(
        "INSERT OR REPLACE INTO signature VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (new.row, VERSION, signature.shingles, signature.hashes, *sets, mean),
    )
    db.execute("DELETE FROM band WHERE report = ?", (new.row,))
    db.executemany("INSERT OR IGNORE INTO band VALUES (?, ?)", [(band, new.row) for band in bands])
    db.executemany("INSERT OR IGNORE INTO same_story VALUES (?, ?)", [tuple(sorted(pair)) for pair in pairs])


def _mean(db: apsw.Connection, row: int) -> Any:
    """The mean of the vectors of a report's passages under the library's first model, a unit vector.

    None where it has no passage, or another model embedded them and the first one did not yet.
    """
    data: list[Any] = db.execute(
        f"SELECT v.data FROM passage p LEFT JOIN vector v ON v.digest = p.digest AND v.model = ({_FIRST})"
        " WHERE p.report = ?",
        (row,),
    ).fetchall()
    if not data or (None,) in data:
        return None
    total = (
        np.frombuffer(b"".join(blob for (blob,) in data), dtype="<f2")
        .reshape(len(data), -1)
        .sum(axis=0, dtype=np.float32)
    )
    length = float(np.linalg.norm(total))
    return total / length if length else None


def _tied(db: apsw.Connection, row: int) -> set[int]:
    """The report and all that pairs tie to it, directly or through others."""
    return {
        found
        for (found,) in db.execute(
            "WITH RECURSIVE tied (report) AS (VALUES (?) UNION SELECT iif(s.one = t.report, s.other, s.one)"
            " FROM tied t JOIN same_story s ON t.report IN (s.one, s.other)) SELECT report FROM tied",
            (row,),
        )
    }
