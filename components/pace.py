"""How far something long has come and how long it still takes, told by how fast it went of late."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

# Seconds that are looked back on: long enough that a slow batch does not move the estimate, short enough that it is of
# what is being done now. What was done before that may have gone at quite another speed.
WINDOW = 120.0

# Seconds without which no estimate is made: the first batches wait for models to be loaded.
LEAST = 10.0

_MINUTE, _HOUR = 60, 3600
_TENS = 10


@dataclass(frozen=True, slots=True)
class Ahead:
    """The share that is done, 0 to 1, and the seconds that the rest may take; None where nobody knows."""

    share: float | None = None
    seconds: float | None = None

    def in_words(self) -> str:
        """How long it still takes, as roughly as it is known: "about 4 minutes to go"; "" where it is not known."""
        return "" if self.seconds is None else f"about {_about(self.seconds)} to go"


class Pace:
    """Looks back on the shares that it was told."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, float]] = deque()

    def at(self, share: float | None) -> Ahead:
        """What is ahead now that this share is done."""
        if share is None:
            return Ahead()
        now = self._clock()
        self._seen.append((now, share))
        while now - self._seen[0][0] > WINDOW and now - self._seen[1][0] >= LEAST:
            self._seen.popleft()
        since, before = self._seen[0]
        if now - since < LEAST or not before < share < 1:
            return Ahead(share)
        return Ahead(share, (1 - share) * (now - since) / (share - before))


def _about(seconds: float) -> str:
    if seconds < _MINUTE - _TENS / 2:
        return f"{max(1, round(seconds / _TENS)) * _TENS} seconds"
    if seconds < _HOUR - _MINUTE / 2:
        return _counted(round(seconds / _MINUTE) or 1, "minute")
    hours, minutes = divmod(round(seconds / _MINUTE / _TENS) * _TENS, 60)
    return _counted(hours, "hour") + (f" {minutes} minutes" if minutes else "")


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
