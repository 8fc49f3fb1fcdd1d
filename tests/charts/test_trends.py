"""What stands around a chart over time, and what any text and any figures make of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from components import analysis, charts
from components.records import Provenance
from tests.analysis.claim_rows import claim, claims, fortnight, night_of_the_ministry
from tests.charts.reading import PROVENANCE, SAMPLE, around, draw, points

HOSTILE = "<script>alert(1)</script><a href='javascript:x'>y</a><img src=x onerror=alert(2)>%{x}"


def test_the_title_says_that_figures_are_claimed_and_in_what() -> None:
    assert draw(claim("captured", 9)).layout.title.text == "People captured, claimed — people"
    assert draw(claim("area_controlled", 9, kind="state")).layout.title.text == "Area controlled, claimed — km²"


def test_of_a_few_metrics_the_title_names_each_and_of_many_that_they_are_claims() -> None:
    made = [claim("drones_downed", 3), claim("drones_launched", 9), claim("captured", 2), claim("killed", 1)]
    titles = [draw(*made[:number]).layout.title.text.replace("<br>", " ") for number in (2, 3, 4)]
    assert titles == [
        "Drones downed and drones launched, claimed",
        "Drones downed, drones launched and people captured, claimed",
        "Figures claimed in reports",
    ]


def test_the_name_of_a_first_month_of_which_a_day_is_shown_lies_on_no_other() -> None:
    days = [claim("killed", day, first=date(2024, 8, day), last=date(2024, 8, day)) for day in range(1, 32)]
    figure = charts.trends(analysis.marks(claims(*days)), PROVENANCE, width=1800)
    written = figure.layout.xaxis.tickvals
    assert str(written[0]).startswith("2024-08-01")
    assert [text for text in figure.layout.xaxis.ticktext if "<br>" in text] == ["1<br>Aug 2024", "1<br>Sep 2024"]


def test_a_subtitle_states_the_days_once() -> None:
    asked = replace(PROVENANCE, filters="killed; from 2024-08-06; to 2024-08-22")
    figure = charts.trends(analysis.marks(claims(claim("killed", 3))), asked)
    assert figure.layout.title.subtitle.text.count("2024-08-22") == 1
    assert "2024-08-06 to 2024-08-22" in draw(claim("killed", 3)).layout.title.subtitle.text


def test_a_picture_that_leaves_says_where_it_comes_from() -> None:
    said = around(draw(*night_of_the_ministry(), claim("drones_downed", 3, status="denied")))
    for words in (
        "not independently verified", "Left out: 1 denied", "3 marks from 12 claims in 4 reports of 3 outlets",
        "APA, BBC, Reuters", "Data as of 2024-08-22", "exported 2026-01-05T09:00:00+00:00", "Kursk desk",
        "3f9a1c2b7d00e412", "nothing is added up",
    ):  # fmt: skip
        assert words in said
    assert "SAMPLE" not in said


def test_a_sample_is_called_one_in_title_and_caption() -> None:
    figure = charts.trends(analysis.marks(claims(claim("killed", 3))), SAMPLE)
    assert figure.layout.title.subtitle.text.startswith("<b>SAMPLE: sample text, not the outlet's words</b>")
    assert around(figure).count("SAMPLE") == 2


def test_the_legend_names_claimants_by_their_number_of_marks_and_no_two_alike() -> None:
    figure = charts.trends(analysis.marks(fortnight()), PROVENANCE)
    keys = [t for t in figure.data if t.showlegend is None and t.name]
    counts = analysis.marks(fortnight()).table["voice"].value_counts()
    assert [unescape(t.name) for t in keys] == list(counts.index[: len(keys)])
    assert len({(t.marker.symbol, t.marker.color) for t in keys}) == len(keys)


def test_strangers_text_reaches_plotly_as_letters_only() -> None:
    row = claim("killed", 3, HOSTILE, source=HOSTILE, quote=HOSTILE, target=HOSTILE, places=(HOSTILE,), item=HOSTILE)
    provenance = Provenance(HOSTILE, "f", True, HOSTILE, HOSTILE, 1, 1, (HOSTILE,), None, "now")
    figure = charts.trends(analysis.marks(claims(row)), provenance)
    whole = figure.to_json()
    for tag in ("script", "a href", "img"):
        assert f"<{tag}" not in whole
        assert f"\\u003c{tag}" not in whole
    assert all("alert" not in t.hovertemplate for t in figure.data if t.hovertemplate)
    assert "&lt;script&gt;" in whole


def test_an_empty_table_says_that_there_is_nothing_to_draw() -> None:
    assert "No figure to draw" in around(draw())


@pytest.mark.parametrize("look", ["light", "dark"])
def test_all_kinds_of_claims_are_drawn_in_both_looks(look: str) -> None:
    marks = analysis.marks(fortnight())
    figure = charts.trends(marks, PROVENANCE, look)
    shown = {tuple(p["claims"]) for p in points(figure)}
    assert shown == set(marks.table["claims"])
    assert figure.layout.template.layout.paper_bgcolor == charts.LOOKS[look].paper


@given(text=st.text(max_size=80), low=st.one_of(st.none(), st.floats()), high=st.one_of(st.none(), st.floats()))
@example(text="", low=None, high=1.7e306)
@settings(max_examples=60)
def test_any_text_and_any_numbers_make_a_chart(text: str, low: float | None, high: float | None) -> None:
    row = claim("killed", 1, text, low=low, high=high, item=text, quote=text, places=(text,), source=text or "A")
    drawn = analysis.marks(claims(row))
    charts.trends(replace(drawn, log=True), PROVENANCE).to_json()
    charts.summary(drawn)
    charts.table(drawn)
