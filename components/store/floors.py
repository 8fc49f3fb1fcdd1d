"""How near unrelated questions come to what a library holds, measured on it and kept until it has grown or shrunk."""

from __future__ import annotations

from components.store.database import Opened

# A library that has so many times the passages, or so few, as when it was measured is measured anew.
GROWN = 1.1


class Floors(Opened):
    """The floors of the library in a folder, one a model."""

    # The version of the library for which its passages were counted, which takes a while, and how many there were.
    _counted = (-1, 0)

    def of(self, model: str) -> float | None:
        """The floor that was kept for a model; None where none was, or the library is of another size by now."""
        with self._database.reading() as db:
            changes = db.execute("SELECT changes FROM library").get
            if self._counted[0] != changes:
                self._counted = changes, db.execute("SELECT count(*) FROM passage").get
            passages = self._counted[1]
            kept = db.execute("SELECT passages, value FROM floor WHERE model = ?", (model,)).get
        if kept is None or not kept[0] / GROWN <= passages <= kept[0] * GROWN:
            return None
        return float(kept[1])

    def keep(self, model: str, value: float) -> None:
        """Keep the floor that was measured on the library as it is."""
        with self._database.writing() as db:
            passages = db.execute("SELECT count(*) FROM passage").get
            db.execute("INSERT OR REPLACE INTO floor VALUES (?, ?, ?)", (model, passages, value))
