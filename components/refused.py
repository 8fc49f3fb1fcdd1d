"""What could not be read, told by its reasons: the first places of each by name, the rest counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from components.records import Rejection

# Places named of one reason, and reasons told, before the rest is only counted: a screen of a terminal.
NAMED, REASONS = 3, 30


@dataclass(frozen=True, slots=True)
class Refused:
    """All that could not be read for one ``reason``, in the order it was met."""

    reason: str
    all: tuple[Rejection, ...]


def by_reason(rejected: Iterable[Rejection]) -> list[Refused]:
    """What could not be read by its reason, the most frequent first; of two alike the one met first."""
    found: dict[str, list[Rejection]] = {}
    for one in rejected:
        found.setdefault(one.reason, []).append(one)
    return [Refused(reason, tuple(all)) for reason, all in sorted(found.items(), key=lambda pair: -len(pair[1]))]


def told(rejected: Iterable[Rejection]) -> Iterator[Rejection | str]:
    """The first ``NAMED`` of each of ``REASONS`` reasons, and sentences that count those which are not named."""
    reasons = by_reason(rejected)
    for one in reasons[:REASONS]:
        yield from one.all[:NAMED]
        if len(one.all) > NAMED:
            yield f"… and {len(one.all) - NAMED:,} more of the same: {one.reason}"
    if others := reasons[REASONS:]:
        yield f"… and {sum(len(one.all) for one in others):,} more for {len(others):,} other reasons."


def shortened(rejected: Iterable[Rejection]) -> bool:
    """Whether ``told`` leaves out the name of any."""
    return any(isinstance(one, str) for one in told(rejected))
