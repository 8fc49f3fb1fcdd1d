"""Claimants side by side: figures as they are stated, pairs joined, the ratio about 1; clicks know their claims."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pandas as pd
import pytest

from components import analysis, charts
from components.analysis import Marks
from components.records import Provenance
from tests.analysis.claim_rows import AIR_FORCE, claim, claims

OTHER = "<b>Moscow</b>"
ABOUT = Provenance("A library", "f00d", False, "killed", "2024-08", 3, 3, ("Reuters",), "2024-08-14", "2024-08-20")


def side_by_side(*rows: dict, look: str = "light") -> tuple[Any, Marks, pd.DataFrame]:
    table = claims(*rows)
    drawn = analysis.of_voices(analysis.marks(table), (AIR_FORCE, OTHER))
    pairs = analysis.between(analysis.compared(analysis.marks(table), table), (AIR_FORCE, OTHER))
    return charts.compare(drawn, pairs, (AIR_FORCE, OTHER), ABOUT, look), drawn, pairs


def killed(number: float | tuple[float, float], voice: str, day: int = 14, **more: object) -> dict:
    days = {"first": date(2024, 8, day), "last": date(2024, 8, day), "places": ("Kyiv",), "source": f"{voice} {day}"}
    return claim("killed", number, voice, **{**days, **more})


def test_a_pair_is_joined_and_its_ratio_stands_to_the_first_claimant() -> None:
    figure, _, _ = side_by_side(
        killed(12, AIR_FORCE, claim="ours"), killed(4, OTHER, claim="theirs"),
        killed(2, AIR_FORCE, 16), killed(10, OTHER, 16),
    )  # fmt: skip
    ratios = next(trace for trace in figure.data if trace.yaxis == "y2")
    assert [round(y, 3) for y in ratios.y] == [5.0, 0.333]
    assert ["ours", "theirs"] in [list(ids) for ids in ratios.customdata]
    assert figure.layout.yaxis2.type == "log"
    low, high = figure.layout.yaxis2.range
    assert low == -high
    joined = next(trace for trace in figure.data if trace.mode == "lines")
    assert list(joined.y)[:2] in ([12, 4], [10, 2])


def test_every_mark_knows_its_claims_and_strangers_text_is_escaped() -> None:
    figure, _, _ = side_by_side(
        killed((3, 5), AIR_FORCE, claim="range"), killed(9, OTHER, bound="more_than", claim="open")
    )
    ids = {one for trace in figure.data if trace.customdata is not None for ids in trace.customdata for one in ids}
    assert ids == {"range", "open"}
    assert not any("<b>Moscow" in (trace.name or "") for trace in figure.data)
    assert "yaxis2" not in figure.layout.to_plotly_json()


def test_words_are_left_out_and_counted() -> None:
    _, drawn, _ = side_by_side(killed(24, AIR_FORCE, vague=True), killed(9, OTHER))
    assert len(drawn.table) == 1
    assert ("in words only", 1) in drawn.left_out
    assert any("1 in words only" in line for line in charts.compared_caption(drawn, ABOUT))


def test_the_comparison_in_words_and_as_a_table_says_what_the_chart_shows() -> None:
    _, drawn, pairs = side_by_side(killed(12, AIR_FORCE), killed(4, OTHER), killed(5, OTHER, 15))
    said = charts.compared_summary(drawn, pairs, (AIR_FORCE, OTHER))
    assert (
        f"{AIR_FORCE} 1 figure, {OTHER} 2 figures. 1 pair of them speaks of the same thing: 0 agree, 1 differ" in said
    )
    assert "Widest: 12 people" in said
    assert "3.0 times" in said
    table = charts.compared_table(pairs)
    assert table.loc[0, ["Times", "Figure", "Their figure"]].tolist() == ["3.0 times", "12 people", "4 people"]


@pytest.mark.parametrize(
    ("ratio", "said"), [(1.0, "the same"), (1.004, "1.004 times"), (2.66, "2.7 times"), (76.6, "77 times")]
)
def test_a_ratio_in_words(ratio: float, said: str) -> None:
    assert charts.ratio_words(ratio) == said


def test_without_a_figure_the_chart_says_so() -> None:
    figure, _, _ = side_by_side(look="dark")
    assert any(note.text == "No figure to draw." for note in figure.layout.annotations)


def test_a_label_stands_on_no_line_between_two_figures_and_the_caption_begins_at_the_picture_s_edge() -> None:
    rows = [killed(92, AIR_FORCE, 14, kind="state"), killed(93, OTHER, 16, kind="state")]
    table = claims(*rows)
    drawn = analysis.of_voices(analysis.marks(table), (AIR_FORCE, OTHER))
    pairs = analysis.compared(analysis.marks(table), table)
    assert list(pairs["relation"]) == ["days differ"]
    figure = charts.compare(drawn, pairs, (AIR_FORCE, OTHER), ABOUT, width=1000)
    places = {re.sub("<.*?>", "", text)[:2]: place for trace in figure.data if trace.hoverinfo == "skip" and trace.text
              for text, place in zip(trace.text, trace.textposition, strict=True)}  # fmt: skip
    assert places == {"92": "middle left", "93": "middle right"}
    caption = next(note for note in figure.layout.annotations if "not independently verified" in note.text)
    assert caption.xshift + figure.layout.margin.l == 14


def test_more_figures_than_a_screen_can_show_are_bars_from_the_lowest_to_the_highest_and_the_chart_says_so() -> None:
    rows = [killed(10 + n, voice, day) for day in range(1, 29) for n, voice in enumerate((AIR_FORCE, OTHER))]
    _, drawn, pairs = side_by_side(*rows)
    few = analysis.gathered(drawn, most=20, bars=16)
    figure = charts.compare(few, analysis.farthest(pairs, most=20), (AIR_FORCE, OTHER), ABOUT)
    bars = [trace for trace in figure.data if trace.type == "bar"]
    assert 0 < sum(len(trace.x) for trace in bars) <= 16
    assert len(next(trace for trace in figure.data if trace.yaxis == "y2").x) == 1
    assert "are more than a screen can show" in " ".join(charts.compared_caption(few, ABOUT))


def test_figures_of_long_spans_stand_in_a_panel_of_their_own_and_press_no_others_flat() -> None:
    figure, *_ = side_by_side(
        killed(12, AIR_FORCE), killed(4, OTHER), killed(8_000, AIR_FORCE, 30, first=date(2024, 6, 1)),
    )  # fmt: skip
    headings = [note.text for note in figure.layout.annotations]
    assert any("longer spans" in heading for heading in headings)
    tops = sorted(axis.range[1] for axis in (figure.layout.yaxis, figure.layout.yaxis3))
    assert tops[0] < 100 < 8_000 < tops[1]


def test_an_axis_does_not_reach_back_to_where_a_long_span_began_and_the_bar_is_cut_and_said() -> None:
    war = killed(14_000, OTHER, first=date(2014, 4, 6))
    _, drawn, pairs = side_by_side(*(killed(day, AIR_FORCE, day) for day in range(1, 9)), killed(4, OTHER, 3), war)
    shown = analysis.with_days(drawn, pd.Series([1], index=pd.to_datetime(["2024-08-01"])))
    figure = charts.compare(shown, pairs, (AIR_FORCE, OTHER), ABOUT)
    assert str(figure.layout.xaxis.range[0]) > "2024-07-01"
    starts = [day for trace in figure.data for day in trace.x or () if day is not None]
    assert min(map(str, starts)) >= str(figure.layout.xaxis.range[0])
    assert any("cut at the left edge" in line for line in charts.compared_caption(shown, ABOUT))


def test_a_pair_of_days_before_the_axis_leaves_its_ratio_out() -> None:
    past = {"first": date(2019, 3, 1), "last": date(2019, 3, 1)}
    _, drawn, pairs = side_by_side(
        *(killed(day, AIR_FORCE, day) for day in range(1, 9)), killed(4, OTHER, 8),
        killed(6, AIR_FORCE, **past), killed(3, OTHER, **past),
    )  # fmt: skip
    shown = analysis.with_days(analysis.without_history(drawn), pd.Series(dtype="int64"))
    assert dict(shown.left_out) == {"of days long before the reports": 2}
    figure = charts.compare(shown, pairs, (AIR_FORCE, OTHER), ABOUT)
    ratios = next(trace for trace in figure.data if trace.yaxis == "y2")
    assert [str(day)[:10] for day in ratios.x] == ["2024-08-08"]
