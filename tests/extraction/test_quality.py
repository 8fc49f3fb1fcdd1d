"""Extraction does not fall below what it reached on labelled reports."""

from __future__ import annotations

import pytest

from tests.extraction.floors import HELD, SETS, floors, measured, reports


@pytest.mark.parametrize("name", SETS)
def test_no_figure_falls_below_its_floor(name: str) -> None:
    if not reports(name):
        pytest.skip("the shared labelled reports are not beside this checkout")
    now, held = measured(name), floors()[name]
    assert {key: now[key] for key in HELD if now[key] < held[key]} == {}
