"""Extraction does not fall below what it reached on labelled reports."""

from __future__ import annotations

import pytest

from tests.extraction.calibration import SURE, calibration_error, held_out
from tests.extraction.floors import HELD, SETS, floors, measured, reports

# How far confidence may lie from the share of right claims on reports kept apart: a few hundredths are chance on 128.
FURTHEST = 0.08


@pytest.mark.parametrize("name", SETS)
def test_no_figure_falls_below_its_floor(name: str) -> None:
    if not reports(name):
        pytest.skip("the shared labelled reports are not beside this checkout")
    now, held = measured(name), floors()[name]
    assert {key: now[key] for key in HELD if now[key] < held[key]} == {}


def test_confidence_is_the_share_that_is_right_and_tells_claims_apart() -> None:
    confidences, right = held_out()
    assert calibration_error(confidences, right) <= FURTHEST
    assert 0.1 <= (confidences >= SURE).mean() <= 0.9
    assert right[confidences >= SURE].mean() > right[confidences < SURE].mean()
