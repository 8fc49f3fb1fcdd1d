"""The chart in words and as a table says what the chart says."""

from __future__ import annotations

from components import analysis, charts
from components.charts import words
from tests.analysis.claim_rows import AIR_FORCE, MINISTRY, claim, claims, fortnight, night_of_the_ministry


def test_the_summary_counts_names_and_spans_what_is_drawn() -> None:
    said = charts.summary(
        analysis.marks(
            claims(*night_of_the_ministry(), claim("drones_downed", 4, AIR_FORCE), claim("killed", 3, status="denied"))
        )
    )
    assert "Drones downed, claimed — drones, events: 4 figures on 14 Aug 2024" in said
    assert f"{MINISTRY} (3), {AIR_FORCE} (1)" in said
    assert "Smallest: 4 drones (Ukraine's Air Force, 14 Aug 2024)" in said
    assert "Largest: 117" in said
    assert "Left out: 1 denied." in said


def test_the_summary_tells_totals_from_events_and_words_from_figures() -> None:
    said = charts.summary(analysis.marks(fortnight()))
    assert "People captured, claimed — people, running totals: 1 figure" in said
    assert "In words only: hundreds of prisoners of war." in said


def test_the_summary_of_nothing_says_what_was_left_out() -> None:
    said = charts.summary(analysis.marks(claims(claim("killed", 3, status="denied"))))
    assert said == "No figure to draw. Left out: 1 denied."


def test_the_table_has_a_row_a_mark_newest_first_with_bounds_in_words() -> None:
    drawn = analysis.marks(fortnight())
    table = charts.table(drawn)
    assert len(table) == len(drawn.table)
    assert {"more than 100 prisoners of war", "1 to 2 km", "thousands of troops"} <= set(table["Figure"])
    assert table["Days"].iloc[0] == drawn.table["period"].iloc[-1]
    assert set(table["Kind"]) == {"event", "running total", "level"}


def test_an_empty_table_keeps_its_columns() -> None:
    assert "Figure" in charts.table(analysis.marks(claims())).columns


def test_a_long_name_keeps_its_beginning_and_its_end() -> None:
    name = "stated by Claimline sample, after Business Recorder"
    assert words.short(name, 34) == "stated by … Business Recorder"
    assert words.short("Zelenskyy", 34) == "Zelenskyy"
    assert len(words.short("x" * 200, 34)) <= 34
