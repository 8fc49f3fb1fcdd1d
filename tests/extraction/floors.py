"""Floors of quality: what extraction reached on labelled reports, below which it may not fall.

``python -m tests.extraction.floors`` measures and raises the floors of floors.toml; to lower one takes ``--lower``.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from components.extraction import extract
from tests.extraction import labelled
from tests.extraction.scoring import figures, outcome

FILE = Path(__file__).with_name("floors.toml")
HELD = ("f1", "strict_f1", "claimant", "bound", "kind", "days")
# Sets of labelled reports: the project's own, and one that stands beside the checkout where it is at hand.
SHARED = "shared"
SETS = (*sorted(path.stem for path in labelled.OWN.glob("*.toml")), SHARED)


def reports(name: str) -> list[labelled.Labelled]:
    """The labelled reports of a set; none where it is not at hand."""
    return labelled.shared() if name == SHARED else labelled.own(name)


def measured(name: str) -> dict[str, float]:
    """The figures of HELD on one set of labelled reports."""
    held = reports(name)
    found = extract([one.report for one in held])
    every = figures(outcome(one, claims) for one, claims in zip(held, found, strict=True))
    return {figure: every[figure] for figure in HELD}


def floors() -> dict[str, dict[str, float]]:
    """The floors by set."""
    return tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def main(lower: bool) -> None:
    """Measure all sets at hand and write their floors: never lower ones, unless that is asked for."""
    known = floors()
    for name in SETS:
        if reports(name):
            now = measured(name)
            print(name, now)
            before = known.get(name, {})
            known[name] = {key: now[key] if lower else max(now[key], before.get(key, 0.0)) for key in HELD}
    lines = [f"\n[{name}]\n" + "".join(f"{key} = {held[key]}\n" for key in HELD) for name, held in known.items()]
    head = "# Written by python -m tests.extraction.floors: what extraction reached, by set of labelled reports.\n"
    FILE.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main("--lower" in sys.argv)
