"""How well every quantity of a sentence is found, metric or not, on the labelled sentences of quantities.toml.

``python -m tests.extraction.quantity_set`` prints the figures and raises the floors of quantity_floors.toml; to lower
one takes ``--lower``, to see what is wrong in a half ``--wrong tune``.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from components.extraction import Quantity, quantities

LABELS = Path(__file__).with_name("quantities.toml")
FILE = Path(__file__).with_name("quantity_floors.toml")
# What "tune" and "fresh_tune" show has been mended; "judge" has been looked at once, after it had judged, by kinds of
# mistakes; "fresh_judge" never.
HALVES = ("tune", "judge", "fresh_tune", "fresh_judge")
TOLERANCE = 0.01  # of the number: a unit converted by another factor is no other number
# F1 of the numbers themselves ("value" of CQE, Almasian et al. 2023), of numbers with their bound, and with unit too.
HELD = ("value_f1", "bound_f1", "unit_f1")


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity as a person has labelled it or as it was found; None where that side is open."""

    low: float | None
    high: float | None
    bound: str
    unit: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence and its quantities."""

    text: str
    stated: tuple[Stated, ...]


def sentences(half: str) -> list[Labelled]:
    """The labelled sentences of one half."""
    raw = tomllib.loads(LABELS.read_text(encoding="utf-8"))["sentence"]
    return [
        Labelled(
            entry["text"],
            tuple(
                Stated(one.get("low"), one.get("high"), one.get("bound", "exact"), one.get("unit", ""))
                for one in entry["quantities"]
            ),
        )
        for entry in raw
        if entry["set"] == half
    ]


def found(text: str) -> list[Stated]:
    """The quantities that are found in a text."""
    return [_stated(quantity) for quantity in quantities(text)]


def _stated(quantity: Quantity) -> Stated:
    return Stated(quantity.low, quantity.high, quantity.bound, quantity.unit)


def measured(half: str) -> dict[str, float]:
    """The figures of HELD on one half, in four decimals."""
    held = sentences(half)
    pairs = [(sentence.stated, found(sentence.text)) for sentence in held]
    both = sum(len(labels) + len(ours) for labels, ours in pairs)
    return {figure: round(2 * sum(_hits(labels, ours, figure) for labels, ours in pairs) / both, 4) for figure in HELD}


def _hits(labels: Iterable[Stated], ours: Iterable[Stated], figure: str) -> int:
    """How many labels are met, each quantity found meeting one at the most."""
    left, hits = list(ours), 0
    for label in labels:
        match = next((one for one in left if _meets(one, label, figure)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits


def _meets(one: Stated, label: Stated, figure: str) -> bool:
    if figure == "value_f1":
        return _close(_ends(one), _ends(label))
    sides = [(one.low is None, one.high is None), (label.low is None, label.high is None)]
    same = _close(_ends(one), _ends(label)) and sides[0] == sides[1] and one.bound == label.bound
    return same and (figure == "bound_f1" or one.unit == label.unit)


def _ends(stated: Stated) -> list[float]:
    return sorted({end for end in (stated.low, stated.high) if end is not None})


def _close(ours: list[float], theirs: list[float]) -> bool:
    return len(ours) == len(theirs) and all(
        abs(one - other) <= TOLERANCE * abs(other) for one, other in zip(ours, theirs, strict=True)
    )


def floors() -> dict[str, dict[str, float]]:
    """The floors by half."""
    return tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def main(lower: bool) -> None:
    """Measure every half and write their floors: never lower ones, unless that is asked for."""
    known = floors()
    for half in HALVES:
        now = measured(half)
        print(half, now)
        before = known.get(half, {})
        known[half] = {key: now[key] if lower else max(now[key], before.get(key, 0.0)) for key in HELD}
    head = (
        "# Written by python -m tests.extraction.quantity_set: what quantities reached, by half of quantities.toml.\n"
    )
    lines = [f"\n[{half}]\n" + "".join(f"{key} = {held[key]}\n" for key in HELD) for half, held in known.items()]
    FILE.write_text(head + "".join(lines), encoding="utf-8")


def show_wrong(half: str) -> None:
    """Print each sentence of a half where labels and quantities differ in a number, a bound or a unit."""
    for sentence in sentences(half):
        ours = found(sentence.text)
        if _hits(sentence.stated, ours, "unit_f1") < max(len(ours), len(sentence.stated)):
            print(sentence.text)
            print("  labelled", *(f"{s.low} {s.high} {s.bound} {s.unit};" for s in sentence.stated))
            print("  found   ", *(f"{s.low} {s.high} {s.bound} {s.unit};" for s in ours))


if __name__ == "__main__":
    if "--wrong" in sys.argv:
        show_wrong(sys.argv[sys.argv.index("--wrong") + 1])
    else:
        main("--lower" in sys.argv)
