"""The tables of a library, as numbered steps: a library of an older version takes the steps that it lacks.

A step that was released is never edited; what changes is a new step at the end.
"""

from __future__ import annotations

from collections.abc import Sequence

import apsw

from components.errors import LibraryError

# "CLML" in SQLite's application_id: tells a library from any other database.
APPLICATION_ID = 0x434C4D4C

STEPS = (
    """
    CREATE TABLE library (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        id BLOB NOT NULL,             -- 16 random bytes: which library a file of vectors belongs to
        changes INTEGER NOT NULL,     -- rises with every change of content
        content BLOB NOT NULL         -- sum of all report.digest modulo 2^128, in any order the same
    ) STRICT;
    INSERT INTO library VALUES (1, randomblob(16), 0, zeroblob(16));

    CREATE TABLE report (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        title TEXT NOT NULL,
        published TEXT,
        source TEXT NOT NULL,
        url TEXT NOT NULL,
        language TEXT NOT NULL,
        given_id TEXT NOT NULL,
        origin TEXT NOT NULL,
        day TEXT,
        characters INTEGER NOT NULL,
        digest BLOB NOT NULL
    ) STRICT;
    CREATE INDEX report_given_id ON report (given_id) WHERE given_id <> '';
    CREATE INDEX report_day ON report (day);
    CREATE INDEX report_source ON report (source);

    CREATE TABLE passage (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        in_title INTEGER NOT NULL,
        digest BLOB NOT NULL          -- of the passage's text; the vector is found by it
    ) STRICT;
    CREATE INDEX passage_report ON passage (report);
    CREATE INDEX passage_digest ON passage (digest);

    CREATE VIRTUAL TABLE words USING fts5 (
        body, content = '', contentless_delete = 1, tokenize = "porter unicode61 remove_diacritics 2"
    );

    CREATE TABLE model (
        row INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        dimension INTEGER NOT NULL,
        vectors INTEGER NOT NULL      -- how many; their positions are 0 to this, without gaps
    ) STRICT;
    CREATE TABLE vector (
        row INTEGER PRIMARY KEY,
        model INTEGER NOT NULL REFERENCES model,
        position INTEGER NOT NULL,
        digest BLOB NOT NULL,
        data BLOB NOT NULL,           -- float16, little-endian
        UNIQUE (model, position),
        UNIQUE (model, digest)
    ) STRICT;

    CREATE TABLE claim (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
        metric TEXT NOT NULL,
        item TEXT NOT NULL,
        low REAL,
        high REAL,
        bound TEXT NOT NULL,
        vague INTEGER NOT NULL,
        unit TEXT NOT NULL,
        source_value TEXT NOT NULL,
        source_unit TEXT NOT NULL,
        voice TEXT NOT NULL,
        claimant TEXT,
        claimant_name TEXT,
        claimant_side TEXT,
        disputed_by TEXT,
        target TEXT,
        target_side TEXT,
        status TEXT NOT NULL,
        kind TEXT NOT NULL,
        first TEXT,
        last TEXT,
        part_of TEXT,
        from_place TEXT,
        to_place TEXT,
        confidence REAL NOT NULL,
        extractor TEXT NOT NULL,
        in_title INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        quote TEXT NOT NULL,          -- the characters themselves: no text is read to show them
        mentions TEXT NOT NULL,       -- [[start, end], ...]
        since TEXT,                   -- the days that a period is held against
        until TEXT
    ) STRICT;
    CREATE INDEX claim_report ON claim (report);
    CREATE INDEX claim_metric ON claim (metric);

    CREATE TABLE claim_place (
        claim INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        canonical TEXT NOT NULL,
        latitude REAL,
        longitude REAL,
        country TEXT NOT NULL,
        gazetteer_id TEXT NOT NULL,
        PRIMARY KEY (claim, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE load (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        origins TEXT NOT NULL,        -- a JSON list
        total INTEGER,
        added INTEGER NOT NULL DEFAULT 0,
        already INTEGER NOT NULL DEFAULT 0,
        message TEXT NOT NULL DEFAULT '',
        state TEXT NOT NULL DEFAULT 'running',
        stop_requested INTEGER NOT NULL DEFAULT 0,
        pid INTEGER NOT NULL,
        started TEXT NOT NULL,
        updated TEXT NOT NULL
    ) STRICT;
    CREATE TABLE load_rejection (
        row INTEGER PRIMARY KEY,
        load INTEGER NOT NULL REFERENCES load ON DELETE CASCADE,
        origin TEXT NOT NULL,
        reason TEXT NOT NULL,
        kept INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX load_rejection_load ON load_rejection (load);
    """,
    """
    ALTER TABLE library ADD COLUMN name TEXT NOT NULL DEFAULT '';  -- given by a person; else the folder's is meant

    CREATE TABLE review (             -- what readers decided, in order; rows are only ever added
        row INTEGER PRIMARY KEY AUTOINCREMENT,
        claim TEXT NOT NULL,          -- ids, not rows: a claim that is extracted anew has another row
        report TEXT NOT NULL,
        verdict TEXT NOT NULL,
        reason TEXT NOT NULL,
        who TEXT NOT NULL,
        moment TEXT NOT NULL,
        extracted TEXT NOT NULL,      -- JSON of the claim
        corrected TEXT                -- JSON of the claim as it should be
    ) STRICT;
    CREATE INDEX review_claim ON review (claim);
    CREATE INDEX review_report ON review (report);

    -- The claim's columns hold what stands after corrections; `extracted` the fields that a correction replaced.
    ALTER TABLE claim ADD COLUMN review TEXT NOT NULL DEFAULT '';
    ALTER TABLE claim ADD COLUMN judged INTEGER REFERENCES review;
    ALTER TABLE claim ADD COLUMN extracted TEXT NOT NULL DEFAULT '';
    CREATE INDEX claim_review ON claim (review) WHERE review <> '';

    CREATE TABLE removed (            -- reports that were taken out, whole, until the library is compacted
        report TEXT PRIMARY KEY,
        entry TEXT NOT NULL,          -- JSON of the report, its passages and its claims as extracted
        who TEXT NOT NULL,
        moment TEXT NOT NULL
    ) STRICT;
    """,
    """
    ALTER TABLE report ADD COLUMN story TEXT NOT NULL DEFAULT '';  -- id of its story's earliest report; '' alone

    CREATE TABLE signature (          -- by what reports are compared; one that has none yet is compared next
        report INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE,
        version INTEGER NOT NULL,
        shingles INTEGER NOT NULL,
        hashes BLOB NOT NULL,
        numbers TEXT NOT NULL,        -- JSON lists of words
        names TEXT NOT NULL,
        capitals TEXT NOT NULL,
        mean BLOB                     -- of its passages' vectors, float16, little-endian
    ) STRICT;
    CREATE TABLE band (
        band INTEGER NOT NULL,
        report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
        PRIMARY KEY (band, report)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX band_report ON band (report);
    CREATE TABLE same_story (         -- pairs that were found to be one story, the lower row first
        one INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
        other INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
        PRIMARY KEY (one, other)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX same_story_other ON same_story (other);
    CREATE INDEX report_story ON report (story) WHERE story <> '';

    CREATE TABLE floor (              -- how near unrelated questions come to the library, as measured on it
        model TEXT PRIMARY KEY,
        passages INTEGER NOT NULL,    -- how many it held then
        value REAL NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE saved (              -- searches that somebody named, to ask them again
        name TEXT PRIMARY KEY,
        params TEXT NOT NULL,         -- the question's address parameters, JSON
        seen TEXT NOT NULL,           -- ids of the reports that it brought when it was last looked at, a JSON list
        fingerprint TEXT NOT NULL,    -- of the library then
        who TEXT NOT NULL,
        moment TEXT NOT NULL
    ) STRICT;
    CREATE TABLE pasted (             -- texts that stories were to be like
        id TEXT PRIMARY KEY,
        text TEXT NOT NULL,
        moment TEXT NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE annotation (         -- notes of the analyst's own on the time axis
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        first TEXT NOT NULL,
        last TEXT NOT NULL,           -- the first again where it is one day
        label TEXT NOT NULL,
        who TEXT NOT NULL,
        moment TEXT NOT NULL
    ) STRICT;
    """,
    """
    CREATE INDEX signature_version ON signature (version);
    -- What filters and counts ask of reports, without their texts, which a look at the table itself reads along.
    CREATE INDEX report_asked ON report (source, day, language, published, story, id);
    DROP INDEX report_source;
    -- From a report to the positions of its vectors without a look at passages and vectors themselves.
    CREATE INDEX passage_text ON passage (report, digest);
    DROP INDEX passage_report;
    CREATE INDEX vector_place ON vector (model, digest, position);
    """,
    """
    ALTER TABLE load DROP COLUMN total;
    ALTER TABLE load ADD COLUMN share REAL;         -- how much of its input is kept, 0 to 1, and how many seconds the
    ALTER TABLE load ADD COLUMN seconds_left REAL;  -- rest may take; NULL where nobody knows
    """,
    """
    -- How many passages there are, which an index of a million takes a second to tell where it is read from the disk.
    ALTER TABLE library ADD COLUMN passages INTEGER NOT NULL DEFAULT 0;
    UPDATE library SET passages = (SELECT count(*) FROM passage);
    CREATE TRIGGER passage_came AFTER INSERT ON passage BEGIN
        UPDATE library SET passages = passages + 1;
    END;
    CREATE TRIGGER passage_went AFTER DELETE ON passage BEGIN
        UPDATE library SET passages = passages - 1;
    END;
    """,
)


def is_current(db: apsw.Connection, steps: Sequence[str] = STEPS) -> bool:
    """Whether a library has taken all steps; LibraryError for a newer one, or for another program's database."""
    version = db.pragma("user_version")
    if version == 0:
        tables = db.execute("SELECT count(*) FROM sqlite_schema").get
    else:
        tables = db.pragma("application_id") != APPLICATION_ID
    if tables:
        raise LibraryError(f'"{db.filename}" is a database of another program; choose another folder for the library.')
    if version > len(steps):
        raise LibraryError(
            f'"{db.filename}" was made by a newer version of Claimline (its format is {version}, this version knows '
            f"formats up to {len(steps)}); update Claimline to open it."
        )
    return bool(version == len(steps))


def migrate(db: apsw.Connection, steps: Sequence[str] = STEPS) -> None:
    """Take the steps that a library lacks, all of them or none; call it inside a transaction that can write."""
    if is_current(db, steps):
        return
    for step in steps[db.pragma("user_version") :]:
        db.execute(step)
    db.pragma("application_id", APPLICATION_ID)
    db.pragma("user_version", len(steps))
