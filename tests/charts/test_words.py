"""The chart in words and as a table says what the chart says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

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


DAILY = "stated by Quay Post, after the harbour master's daily lists"
BOTH = "stated by Quay Post, after the lighthouse's nightly lists and the harbour master's daily lists"


def test_long_names_that_begin_and_end_alike_are_told_apart_by_what_differs() -> None:
    assert words.short(DAILY, 30) == words.short(BOTH, 30)
    told = words.shortened((DAILY, BOTH, "Zelenskyy"), 30)
    assert told == {
        DAILY: "stated by … harbour master's …", BOTH: "stated by … lighthouse's …", "Zelenskyy": "Zelenskyy",
    }  # fmt: skip


def test_long_names_that_begin_alike_keep_what_follows() -> None:
    daily, nightly = "the harbour master's daily lists", "the lighthouse's nightly lists"
    outlets = (daily, nightly, f"{nightly} and {daily}", "Lock Quay Gazette")
    told = words.shortened([*(f"stated by Made-up paper, after {outlet}" for outlet in outlets), "Zelenskyy"], 42)
    assert list(told.values()) == [
        "stated by … harbour master's daily lists", "stated by … lighthouse's nightly lists",
        "stated by … lighthouse's … daily lists", "stated by … Lock Quay Gazette", "Zelenskyy",
    ]  # fmt: skip


@given(names=st.lists(st.text(max_size=60), max_size=4, unique=True), letters=st.integers(12, 40))
def test_shortened_names_are_never_alike(names: list[str], letters: int) -> None:
    told = words.shortened(names, letters)
    assert len(set(told.values())) == len(names)


def test_a_title_on_a_page_is_as_narrow_as_a_phone_and_that_of_a_picture_as_wide_as_it_is() -> None:
    title = words.title("settlements_controlled", "settlements")
    page = words.heading(title, ["a long filter; " * 20], 0)
    assert [len(line) <= 37 for line in page["text"].split("<br>")] == [True, True]
    assert page["subtitle"]["text"].count("<br>") == 1
    assert page["subtitle"]["text"].endswith("…")
    picture = words.heading(title, ["a long filter; " * 20], 1000)
    assert picture["text"] == words.plain(title)
    assert picture["subtitle"]["text"].replace("<br>", " ").count("a long filter;") == 20
