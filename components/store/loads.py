"""The log of loads: what is being loaded, how far it is, what could not be read, and the wish to stop it.

The process that loads writes here, any other process reads it and may ask it to stop.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from components.pace import Ahead
from components.records import Rejection
from components.store.database import Opened, storable

STATES = ("running", "done", "stopped", "failed")


@dataclass(frozen=True, slots=True)
class Load:
    """One load and how far it is: reports added, reports there already, things that could not be read.

    ``ahead`` is how much of its input that is, and how long the rest may take; ``message`` is why it failed.
    ``started`` and ``updated`` are moments in ISO 8601, UTC. A load that is "running" while no process ``pid`` lives
    was ended from outside.
    """

    id: int
    origins: tuple[str, ...]
    added: int
    already: int
    rejected: int
    message: str
    state: str
    stop_requested: bool
    pid: int
    started: str
    updated: str
    ahead: Ahead

    @property
    def done(self) -> int:
        """How many reports have been looked at."""
        return self.added + self.already


class Loads(Opened):
    """The log of the library in a folder."""

    def begin(self, origins: Sequence[str]) -> int:
        """Note that this process starts to load these files, folders or addresses; the load's id."""
        now = _now()
        with self._database.writing() as db:
            return int(
                db.execute(
                    "INSERT INTO load (origins, pid, started, updated) VALUES (?, ?, ?, ?) RETURNING id",
                    (json.dumps(list(origins)), os.getpid(), now, now),
                ).get
            )

    def adopt(self, load: int) -> None:
        """Note that this process does the load from now on, one that another process began or that was cut off."""
        with self._database.writing() as db:
            db.execute(
                "UPDATE load SET pid = ?, state = 'running', stop_requested = 0, share = NULL, seconds_left = NULL,"
                " updated = ? WHERE id = ?",
                (os.getpid(), _now(), load),
            )

    def update(
        self, load: int, added: int, already: int, rejected: Sequence[Rejection] = (), ahead: Ahead | None = None
    ) -> None:
        """Note how far a load is, each time in full; whichever process says so is the one that loads.

        ``rejected`` is everything that could not be read so far, in the order it was met.
        """
        with self._database.writing() as db:
            db.execute(
                "UPDATE load SET added = ?, already = ?, share = ?, seconds_left = ?, pid = ?, updated = ?"
                " WHERE id = ?",
                (added, already, *astuple(ahead or Ahead()), os.getpid(), _now(), load),
            )
            kept = db.execute("SELECT count(*) FROM load_rejection WHERE load = ?", (load,)).get
            db.executemany(
                "INSERT INTO load_rejection (load, origin, reason, kept) VALUES (?, ?, ?, ?)",
                [(load, storable(one.origin), storable(one.reason), one.kept) for one in rejected[kept:]],
            )

    def finish(self, load: int, state: str, message: str = "") -> None:
        """Note that a load is done, stopped or failed, and why."""
        if state not in STATES[1:]:
            raise ValueError(f"a load ends as one of {STATES[1:]}, not as {state!r}")
        with self._database.writing() as db:
            db.execute(
                "UPDATE load SET state = ?, message = ?, updated = ? WHERE id = ?",
                (state, storable(message), _now(), load),
            )

    def request_stop(self, load: int) -> None:
        """Ask the process that loads to stop after the reports it has in hand."""
        with self._database.writing() as db:
            db.execute("UPDATE load SET stop_requested = 1 WHERE id = ?", (load,))

    def stop_requested(self, load: int) -> bool:
        """Whether someone asked this load to stop."""
        with self._database.reading() as db:
            return bool(db.execute("SELECT stop_requested FROM load WHERE id = ?", (load,)).get)

    def latest(self) -> Load | None:
        """The load that began last, None where nothing was ever loaded."""
        return next(iter(self._newest(1)), None)

    def all(self) -> tuple[Load, ...]:
        """All loads, the one that began last first."""
        return self._newest(-1)

    def rejections(self, load: int) -> tuple[Rejection, ...]:
        """Everything that this load could not read, in the order it was met."""
        with self._database.reading() as db:
            rows = db.execute("SELECT origin, reason, kept FROM load_rejection WHERE load = ? ORDER BY row", (load,))
            return tuple(Rejection(origin, reason, bool(kept)) for origin, reason, kept in rows)

    def _newest(self, limit: int) -> tuple[Load, ...]:
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT id, origins, added, already,"
                " (SELECT count(*) FROM load_rejection WHERE load = load.id), message, state, stop_requested, pid,"
                " started, updated, share, seconds_left FROM load ORDER BY id DESC LIMIT ?",
                (limit,),
            )
            return tuple(_read(*row) for row in rows)


def _read(id: int, origins: str, *rest: Any) -> Load:
    *known, share, seconds = rest
    fields = (*known, Ahead(share, seconds))
    load = Load(id, tuple(json.loads(origins)), *fields)
    return replace(load, stop_requested=bool(load.stop_requested))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
