"""Plotly itself, which is not asked while a page waits, takes every property of every kind of figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import plotly.graph_objects as go
import pytest

from components import analysis, charts
from components.records import Annotation
from tests.analysis.claim_rows import AIR_FORCE, MINISTRY, fortnight
from tests.analysis.test_places import BELGOROD, KURSK, at
from tests.charts.reading import PROVENANCE
from tests.charts.test_map import placed

KINDS = [
    lambda: over_time("day"), lambda: over_time("week", look="dark"), lambda: over_time("day", log=True),
    lambda: of_few_bars(), lambda: compared(), lambda: mapped(),
]  # fmt: skip
NOTES = [Annotation(n, date(2024, 8, 12), date(2024, 8, 12 + n), "Seen", "Ida", "2026-01-05") for n in range(2)]


def over_time(width: str, *, log: bool = False, look: str = "light") -> go.Figure:
    drawn = analysis.with_differences(analysis.binned(analysis.marks(fortnight()), width))
    return charts.annotated(charts.trends(replace(drawn, log=log), PROVENANCE, look), NOTES)


def of_few_bars() -> go.Figure:
    return charts.trends(analysis.gathered(analysis.marks(fortnight()), most=10, bars=8), PROVENANCE, width=800)


def compared() -> go.Figure:
    table = fortnight()
    marks, voices = analysis.marks(table), (AIR_FORCE, MINISTRY)
    pairs = analysis.between(analysis.compared(marks, table), voices)
    return charts.compare(analysis.of_voices(marks, voices), pairs, voices, PROVENANCE)


def mapped() -> go.Figure:
    return charts.map(placed(at(KURSK), at(BELGOROD)), PROVENANCE)


@pytest.mark.parametrize("draw", KINDS)
def test_plotly_knows_every_property_that_is_drawn(draw: Callable[[], go.Figure]) -> None:
    figure = draw()
    checked = go.Figure(figure.to_dict())  # a ValueError names the first property that it does not know
    assert len(checked.data) == len(figure.data) > 0


@pytest.mark.parametrize("draw", KINDS)
def test_a_figure_on_a_page_says_itself_what_its_template_says(draw: Callable[[], go.Figure]) -> None:
    figure = draw()
    page = charts.on_page(figure, "this one")
    said, template = page.layout.to_plotly_json(), figure.layout.template.layout.to_plotly_json()
    assert said["template"] is None
    assert said["datarevision"] == "this one"
    assert page.to_dict()["data"] == figure.to_dict()["data"]
    for name in ("paper_bgcolor", "colorway", "hoverlabel"):
        assert said[name] == template[name]
    assert said["title"]["subtitle"]["font"] == template["title"]["subtitle"]["font"]
    for name in ("xaxis", "yaxis"):
        own = figure.layout[name].to_plotly_json()
        assert said[name] == {**template[name], **own, "title": said[name]["title"]}
    assert all(note["showarrow"] is False for note in said["annotations"])
    assert charts.annotated(page, NOTES).layout.to_plotly_json()["template"] is None


def test_what_is_written_into_a_figure_on_a_page_is_not_in_the_one_that_leaves() -> None:
    figure = over_time("day")
    before = figure.to_dict()
    charts.on_page(figure, "this one")
    assert figure.to_dict() == before
