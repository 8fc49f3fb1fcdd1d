"""How near unrelated questions come to what a library holds, measured on it and kept until it has grown or shrunk."""

from __future__ import annotations

from components.store.database import Opened

# A library that has so many times the passages, or so few, as when it was measured is measured anew.
GROWN = 1.1


class Floors(Opened):
    """The floors of the library in a folder, one a model."""

    def of(self, model: str) -> float | None:
        """The floor that was kept for a model; None where none was, or the library is of another size by now."""
        with self._database.reading() as db:
            passages = db.execute("SELECT passages FROM library").get
            kept = db.execute("SELECT passages, value FROM floor WHERE model = ?", (model,)).get
        if kept is None or not kept[0] / GROWN <= passages <= kept[0] * GROWN:
            return None
        return float(kept[1])

    def keep(self, model: str, value: float) -> None:
        """Keep the floor that was measured on the library as it is."""
        with self._database.writing() as db:
            db.execute("INSERT OR REPLACE INTO floor SELECT ?, passages, ? FROM library", (model, value))
