"""Whether confidence means what it says: ``python -m tests.extraction.calibration``, with ``--fit`` to weigh anew.

Confidence is the chance that a claim is one: that its number and what is counted are right. It is fitted on claims of
feed entries that were read by eye (judged.csv; the entries themselves stand beside the checkout where they are at hand)
and judged on the labelled reports of held_out.toml, on which nothing is fitted.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from components.extraction import extract
from components.extraction.compose import weighed
from components.extraction.confidence import Signs
from components.extraction.story import parsed, story
from components.readers import markup
from components.records import Report
from tests.conftest import ROOT
from tests.extraction import labelled
from tests.extraction.scoring import outcome

FEEDS = ROOT.parent / "shared" / "data" / "feeds_2023_ukraine_en.jsonl.gz"
JUDGED = Path(__file__).with_name("judged.csv")
WEIGHTS = files("components.extraction") / "confidence.toml"
BINS = 10
SURE = 0.9


def held_out() -> tuple[np.ndarray, np.ndarray]:
    """Confidence and whether the claim was one, of every claim found in the reports kept apart."""
    held = labelled.own("held_out")
    pairs = []
    for one, claims in zip(held, extract([one.report for one in held]), strict=True):
        wrong = {claim.id for claim in outcome(one, claims).false}
        pairs += [(claim.confidence, claim.id not in wrong) for claim in claims]
    confidences, right = zip(*pairs, strict=True)
    return np.array(confidences), np.array(right, dtype=float)


def calibration_error(confidences: np.ndarray, right: np.ndarray) -> float:
    """The expected calibration error: mean distance of confidence and share of right ones, over ten equal bins."""
    bins = np.minimum((confidences * BINS).astype(int), BINS - 1)
    gaps = [(bins == n).mean() * abs((confidences - right)[bins == n].mean()) for n in range(BINS) if (bins == n).any()]
    return float(sum(gaps))


def judged() -> Iterator[tuple[Signs, bool]]:
    """The signs of each claim that was read by eye and is still found, and whether it is one."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        verdicts = {
            tuple(row[key] for key in ("report", "metric", "low", "high")): row["right"] for row in csv.DictReader(file)
        }
    wanted = {report for report, *_ in verdicts}
    reports = [report for report in _feeds() if report.id in wanted]
    for report, told in zip(reports, parsed([story(report) for report in reports]), strict=True):
        for claim, found in weighed(report, told):
            verdict = verdicts.get((report.id, claim.metric, _written(claim.low), _written(claim.high)))
            if verdict is not None:
                yield found, verdict == "1"


def _feeds() -> Iterator[Report]:
    with gzip.open(FEEDS, "rt", encoding="utf-8") as lines:
        for entry in map(json.loads, lines):
            text, title = (_plain(entry[key] or "") for key in ("text", "title"))
            yield Report.new(text, title, entry["source"], published=entry["published"])


def _plain(field: str) -> str:
    return markup.to_text(field) if markup.holds_markup(field) else field


def _written(value: float | None) -> str:
    return "" if value is None else str(int(value)) if value == int(value) else f"{value:g}"


def fit() -> None:
    """Weigh the signs on the judged claims and write the weights."""
    found, right = zip(*judged(), strict=True)
    names = list(found[0])
    model = LogisticRegression(max_iter=2000).fit([[signs[name] for name in names] for signs in found], right)
    weights = {"always": model.intercept_[0], **dict(zip(names, model.coef_[0], strict=True))}
    head = (
        "# How much each sign of a claim (confidence.py) speaks for it being one. Written by\n"
        f"# python -m tests.extraction.calibration --fit: logistic regression on {len(found)} claims read by eye.\n"
    )
    Path(str(WEIGHTS)).write_text(
        head + "".join(f"{name} = {weight:.3f}\n" for name, weight in weights.items()), "utf-8"
    )


def show() -> None:
    """Print how far confidence and truth lie apart on the reports kept apart, and what is true of the surest claims."""
    confidences, right = held_out()
    sure = confidences >= SURE
    print(f"{len(right)} claims kept apart, {right.mean():.3f} right, mean confidence {confidences.mean():.3f}")
    print(f"expected calibration error {calibration_error(confidences, right):.3f}")
    print(f"{sure.mean():.2f} of them at {SURE} and more, of which {right[sure].mean() if sure.any() else 0:.3f} right")


if __name__ == "__main__":
    if "--fit" in sys.argv:
        fit()
    else:
        show()
