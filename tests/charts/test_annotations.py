"""Notes on a finished chart: where they stand, what they say, and what they keep clear of."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from components import analysis, charts
from components.records import Annotation
from tests.analysis.claim_rows import fortnight
from tests.charts.reading import PROVENANCE

# Pixels of a phone's plot and of a letter there, a little wider than the font's mean.
PHONE, LETTER, LINE = 300, 6.0, 14


def note(label: str, first: str, last: str = "") -> Annotation:
    days = date.fromisoformat(first), date.fromisoformat(last or first)
    return Annotation(1, *days, label, "Ida", "2026-01-05T09:00:00+00:00")


def chart() -> go.Figure:
    return charts.trends(analysis.marks(fortnight()), PROVENANCE)


def days(figure: go.Figure) -> tuple[pd.Timestamp, pd.Timestamp]:
    first, last = figure.layout.xaxis.range
    return pd.Timestamp(first), pd.Timestamp(last)


def middle(figure: go.Figure) -> pd.Timestamp:
    first, last = days(figure)
    return (first + (last - first) / 2).normalize()


def notes(figure: go.Figure) -> list[Any]:
    return [one for one in figure.layout.annotations if "Note: " in one.text]


def test_without_a_note_in_its_days_a_chart_is_as_it_was() -> None:
    assert charts.annotated(chart(), []) == chart()
    assert charts.annotated(chart(), [note("Long before", "1999-01-01")]) == chart()


def test_the_notes_that_leave_are_those_that_are_drawn() -> None:
    marks = analysis.marks(fortnight())
    first, last = days(chart())
    edges = [(first + pd.Timedelta(days=n)).date().isoformat() for n in (-1, 0, 1)]
    edges += [(last + pd.Timedelta(days=n)).date().isoformat() for n in (-1, 0, 1)]
    written = [note(f"Of {day}", day) for day in edges]
    drawn = {one.text.removeprefix("Note: ") for one in notes(charts.annotated(chart(), written))}
    assert {one.label for one in charts.notes_on(marks, written)} == drawn
    assert 0 < len(drawn) < len(edges)


def test_a_day_is_a_line_in_every_panel_and_its_label_stands_above_them() -> None:
    plain, day = chart(), middle(chart()).date().isoformat()
    figure = charts.annotated(plain, [note("The offensive begins", day)])
    (label,) = notes(figure)
    assert label.text == "Note: The offensive begins"
    assert label.y > 1
    lines = [shape for shape in figure.layout.shapes if shape.type == "line" and shape.x0 == shape.x1]
    assert {pd.Timestamp(shape.x0).date().isoformat() for shape in lines} == {day}
    panels = [axis for axis in figure.layout if axis.startswith("yaxis")]
    assert len(lines) == len(panels) + 1
    assert figure.data == plain.data


def test_the_strip_makes_the_chart_higher_and_leaves_its_panels_as_high_as_they_were() -> None:
    plain = chart()
    figure = charts.annotated(plain, [note("A turn", middle(plain).date().isoformat())])
    added = figure.layout.height - plain.layout.height
    assert added > LINE
    assert figure.layout.margin.t - plain.layout.margin.t == added
    below = [(1 - one.layout.legend.y) * one.layout.height for one in (plain, figure)]
    assert below[0] == pytest.approx(below[1])


def test_a_span_is_a_band_that_holds_both_its_days() -> None:
    first, last = middle(chart()), middle(chart()) + pd.Timedelta(days=2)
    figure = charts.annotated(chart(), [note("A truce", first.date().isoformat(), last.date().isoformat())])
    bands = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert bands
    assert all(pd.Timestamp(band.x0) < first < last < pd.Timestamp(band.x1) for band in bands)


def test_labels_run_into_one_another_on_no_screen() -> None:
    plain = chart()
    first, last = days(plain)
    inside = pd.date_range(first.normalize() + pd.Timedelta(days=1), last, freq="1D")
    many = [note(f"What happened on this {day:%A}, in some words", day.date().isoformat()) for day in inside]
    figure = charts.annotated(plain, many)
    labels = notes(figure)
    assert len(labels) == len(many)
    inner = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b

    def box(label: Any) -> tuple[float, float, float, float]:
        lines = label.text.split("<br>")
        width = max(map(len, lines)) * LETTER
        x = float((pd.Timestamp(label.x) - first) / (last - first)) * PHONE + label.xshift
        left = x if label.xanchor == "left" else x - width
        bottom = label.y * inner
        return left, left + width, bottom, bottom + len(lines) * LINE

    for one, other in combinations(map(box, labels), 2):
        apart = one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]
        assert apart, (one, other)
    assert max(box(label)[3] for label in labels) <= inner + figure.layout.margin.t


def test_a_stranger_s_letters_stay_letters() -> None:
    day = middle(chart()).date().isoformat()
    (label,) = notes(charts.annotated(chart(), [note("<b>bold</b> & <a href='x'>", day)]))
    assert "<b>" not in label.text
    assert "&lt;b&gt;bold&lt;/b&gt; &amp;" in label.text.replace("<br>", " ")
    assert "<a" not in label.hovertext


def test_notes_are_told_in_words() -> None:
    told = charts.in_words([note("A turn", "2024-08-06"), note("A truce", "2024-08-09", "2024-08-11")])
    assert told == "Notes of the analyst's own: 6 Aug 2024, “A turn” (Ida); 9 Aug 2024 to 11 Aug 2024, “A truce” (Ida)."
    assert charts.in_words([]) == ""
