"""Reports with all that belongs to them as rows; every function here runs inside a transaction of its caller."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

import apsw
import numpy as np

from components.records import Claim, Entry, Passage, Place, Report, Span
from components.store import folding, packing, verdicts
from components.store.database import storable

# How far from 1 the length of a vector may be: bfloat16 embedders round to three digits.
_UNIT = 0.01

_PLAIN = (
    "id", "metric", "item", "low", "high", "bound", "vague", "unit", "source_value", "source_unit", "claimant",
    "claimant_name", "claimant_side", "disputed_by", "target", "target_side", "status", "kind", "first", "last",
    "part_of", "from_place", "to_place", "confidence", "extractor", "in_title",
)  # fmt: skip
_CLAIM_COLUMNS = (
    *_PLAIN, "start", "end", "mentions", "report", "voice", "quote", "since", "until", "review", "judged", "extracted",
)  # fmt: skip
_REPORT_COLUMNS = (*(field.name for field in fields(Report)), "day", "characters", "digest")


def text_digest(text: str) -> bytes:
    """What a text's vector is kept under: 16 bytes, the same however its white space is laid out."""
    return hashlib.blake2b(" ".join(text.split()).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def remove(db: apsw.Connection, report: str) -> int:
    """Take a report out with its passages, words and claims; its part of the fingerprint, 0 where it is not there."""
    found = db.execute("SELECT row, digest FROM report WHERE id = ?", (report,)).get
    if found is None:
        return 0
    row, digest = found
    tied = folding.neighbours(db, row)
    db.execute("DELETE FROM words WHERE rowid IN (SELECT row FROM passage WHERE report = ?)", (row,))
    db.execute("DELETE FROM report WHERE row = ?", (row,))
    folding.regroup(db, tied)
    return int.from_bytes(digest, "big")


def read_entry(db: apsw.Connection, report: str) -> Entry:
    """A report that is there, with all that belongs to it, its claims as they were extracted."""
    names = [field.name for field in fields(Report)]
    row, *known = db.execute(f"SELECT row, {', '.join(names)} FROM report WHERE id = ?", (report,)).get
    passages = db.execute('SELECT id, start, "end", in_title FROM passage WHERE report = ? ORDER BY row', (row,))
    claims = db.execute(
        f'SELECT {", ".join(_PLAIN)}, start, "end", mentions, extracted, row FROM claim WHERE report = ? ORDER BY row',
        (row,),
    )
    return Entry(
        Report(**dict(zip(names, known, strict=True))),
        tuple(Passage(id, report, Span(start, end), bool(in_title)) for id, start, end, in_title in passages),
        tuple(_read_claim(db, report, values) for values in claims),
    )


def add(db: apsw.Connection, entry: Entry) -> tuple[int, list[bytes]]:
    """Put a report in that is not there, its claims as they stand after what readers decided about them.

    Gives its part of the fingerprint, and the digests of its passages' texts.
    """
    report = entry.report
    owners = {passage.report_id for passage in entry.passages} | {claim.report_id for claim in entry.claims}
    if owners - {report.id}:
        raise ValueError(f"a passage or a claim of another report came with report {report.id}")
    claims = dict[str, Claim]()
    for claim in entry.claims:
        claims.setdefault(claim.id, claim)
    standing = verdicts.standing(db, report.id, claims.values())
    rows = [_claim_row(one, report) for one in standing]
    places = {one.claim.id: one.claim.places for one in standing if one.claim.places}
    digest = _digest(report, rows, places)
    known = [_plain(getattr(report, field.name)) for field in fields(Report)]
    db.execute("DELETE FROM removed WHERE report = ?", (report.id,))
    row = _insert(db, "report", _REPORT_COLUMNS, [*known, _plain(report.day), len(report.text), digest])
    digests = _add_passages(db, entry, row)
    for values in rows:
        number = _insert(db, "claim", _CLAIM_COLUMNS, [row if value is report else value for value in values])
        found = places.get(values[0], ())
        db.executemany(
            "INSERT INTO claim_place VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, position, *_place_row(place)) for position, place in enumerate(found)],
        )
    return int.from_bytes(digest, "big"), digests


def keep_vectors(db: apsw.Connection, model: str, digests: Iterable[bytes], given: Mapping[bytes, Any]) -> None:
    """Keep the vector of every text digest that has none yet under the model; ValueError where one is not given."""
    row, dimension, rows = db.execute("SELECT row, dimension, vectors FROM model WHERE name = ?", (model,)).get or (
        None,
        None,
        0,
    )
    known = "SELECT 1 FROM vector WHERE model = ? AND digest = ?"
    fresh = [digest for digest in dict.fromkeys(digests) if row is None or not db.execute(known, (row, digest)).get]
    if not fresh:
        return
    if missing := [digest for digest in fresh if digest not in given]:
        raise ValueError(f'{len(missing)} passages came without their vector under "{model}"')
    vectors = [np.asarray(given[digest], dtype=np.float32) for digest in fresh]
    dimension = dimension or vectors[0].size
    if any(v.shape != (dimension,) or not abs(float(v @ v) - 1) < 2 * _UNIT for v in vectors):
        raise ValueError(f'"{model}" gives unit vectors of {dimension} numbers; one of these is of another form')
    if row is None:
        row = _insert(db, "model", ("name", "dimension", "vectors"), (model, dimension, 0))
    db.executemany(
        "INSERT INTO vector (model, position, digest, data) VALUES (?, ?, ?, ?)",
        [
            (row, rows + index, digest, vector.astype("<f2").tobytes())
            for index, (digest, vector) in enumerate(zip(fresh, vectors, strict=True))
        ],
    )
    db.execute("UPDATE model SET vectors = ? WHERE row = ?", (rows + len(fresh), row))


def note_change(db: apsw.Connection, difference: int) -> None:
    """Raise the library's version and move its fingerprint by what came and what went."""
    content = int.from_bytes(db.execute("SELECT content FROM library").get, "big")
    changed = (content + difference) % (1 << 128)
    db.execute("UPDATE library SET changes = changes + 1, content = ?", (changed.to_bytes(16, "big"),))


def _add_passages(db: apsw.Connection, entry: Entry, report: int) -> list[bytes]:
    digests = []
    for passage in {passage.id: passage for passage in entry.passages}.values():
        text = passage.span.of(entry.report.title if passage.in_title else entry.report.text)
        digest = text_digest(text)
        digests.append(digest)
        row = _insert(
            db,
            "passage",
            ("id", "report", "start", "end", "in_title", "digest"),
            (passage.id, report, passage.span.start, passage.span.end, passage.in_title, digest),
        )
        db.execute("INSERT INTO words (rowid, body) VALUES (?, ?)", (row, storable(text)))
    return digests


def _read_claim(db: apsw.Connection, report: str, values: tuple[Any, ...]) -> Claim:
    """A claim as it was extracted, of a row of _PLAIN, start, end, mentions, extracted and row."""
    *plain, start, end, mentions, extracted, row = values
    known = dict(zip(_PLAIN, plain, strict=True))
    for name in ("first", "last"):
        known[name] = date.fromisoformat(known[name]) if known[name] else None
    for name in ("vague", "in_title"):
        known[name] = bool(known[name])
    names = ", ".join(field.name for field in fields(Place))
    places = db.execute(f"SELECT {names} FROM claim_place WHERE claim = ? ORDER BY position", (row,))
    claim = Claim(
        report_id=report,
        span=Span(start, end),
        places=tuple(Place(*place) for place in places),
        mentions=tuple(Span(*span) for span in json.loads(mentions)),
        **known,
    )
    return packing.put_back(claim, extracted)


def _claim_row(standing: verdicts.Standing, report: Report) -> tuple[Any, ...]:
    """The values of _CLAIM_COLUMNS, the report itself standing where its row number goes."""
    claim = standing.claim
    since, until = _period(claim, report.day)
    return (
        *(_plain(getattr(claim, name)) for name in _PLAIN),
        claim.span.start,
        claim.span.end,
        json.dumps([(span.start, span.end) for span in claim.mentions]),
        report,
        storable(claim.claimant_name or claim.claimant or f"stated by {report.source or 'an unnamed outlet'}"),
        storable(claim.span.of(report.title if claim.in_title else report.text)),
        _plain(since),
        _plain(until),
        standing.verdict,
        standing.judged,
        standing.extracted,
    )


def _period(claim: Claim, published: date | None) -> tuple[date | None, date | None]:
    """The days that a claim speaks of: a running total of its last one, where nothing is stated of its publication."""
    last = claim.last or claim.first or published
    first = last if claim.kind == "cumulative" else claim.first or last
    return first, last


def _place_row(place: Place) -> tuple[Any, ...]:
    return tuple(_plain(getattr(place, field.name)) for field in fields(Place))


def _plain(value: Any) -> Any:
    """A field's value as SQLite keeps it."""
    if isinstance(value, str):
        return storable(value)
    return value.isoformat() if isinstance(value, date) else value


def _digest(report: Report, claims: list[tuple[Any, ...]], places: Mapping[str, tuple[Place, ...]]) -> bytes:
    """A report's part of the fingerprint: its id, its date and all of its claims but for who extracted them."""
    left_out = {_CLAIM_COLUMNS.index(name) for name in ("extractor", "report", "judged")}
    content = [
        report.id,
        report.published,
        sorted(
            [
                *(
                    float(value) if name in ("low", "high") and value is not None else value
                    for index, (name, value) in enumerate(zip(_CLAIM_COLUMNS, row, strict=True))
                    if index not in left_out
                ),
                [_place_row(place) for place in places.get(row[0], ())],
            ]
            for row in claims
        ),
    ]
    return hashlib.blake2b(json.dumps(content).encode(), digest_size=16).digest()


def _insert(db: apsw.Connection, table: str, columns: Iterable[str], values: Iterable[Any]) -> int:
    names = [f'"{column}"' for column in columns]
    db.execute(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", tuple(values))
    return db.last_insert_rowid()
