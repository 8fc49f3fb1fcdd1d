"""Ledgers, lists and tables of losses."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.reading import claims, counted

LOSSES = "\n\ntanks: 412, including 3 in the past day\npersonnel: 9,100\n"


def test_a_list_of_losses_is_read_line_by_line_under_its_heading() -> None:
    text = (
        "Total losses of the enemy, the General Staff of Ukraine said:\n"
        "personnel – about 600,000 (+1,100),\ntanks – 8,400 (+9),\nvehicles and fuel tanks – 23,000 (+60)"
    )
    found = claims(text)
    assert [(c.metric, c.low, c.kind, c.part_of is not None) for c in found] == [
        ("personnel_losses", 600_000, "cumulative", False), ("personnel_losses", 1100, "event", True),
        ("tanks_lost", 8400, "cumulative", False), ("tanks_lost", 9, "event", True),
        ("vehicles_lost", 23_000, "cumulative", False), ("vehicles_lost", 60, "event", True),
    ]  # fmt: skip
    assert {c.claimant_name for c in found} == {"Ukraine's General Staff"}


def test_a_ledger_of_losses_gives_totals_and_the_steps_between_them() -> None:
    text = (
        "The army's table of enemy losses was out at dawn. Tanks rose by 12 to 4,310. "
        "Cruise missiles stood at 210 on Monday, and in the same week 14 howitzers were added. "
        "The total of casualties went from 81,200 to 82,050, an addition of 850."
    )
    assert [(c.metric, c.quantity.low) for c in counted(text)] == [
        ("tanks_lost", 12), ("tanks_lost", 4310), ("missiles_downed", 210), ("artillery_lost", 14),
        ("personnel_losses", 81200), ("personnel_losses", 82050), ("personnel_losses", 850),
    ]  # fmt: skip


def test_a_terse_list_of_losses_needs_no_verb() -> None:
    text = "Joint staff: enemy losses to date. Tanks destroyed, 310. Drones: 45, up two. Rocket launchers, 17."
    assert [(c.metric, c.quantity.low) for c in counted(text)] == [
        ("tanks_lost", 310), ("drones_downed", 45), ("drones_downed", 2), ("artillery_lost", 17),
    ]  # fmt: skip


def test_equipment_that_exists_is_in_no_ledger() -> None:
    text = "The army has its tables too. Tanks: 310. Its fleet of drones stood at 45, and rocket launchers number 17."
    assert counted(text) == []


def test_lines_under_a_heading_count_what_it_says() -> None:
    text = (
        "The staff's list of enemy losses grew. Totals of the morning:\n- 9,210 personnel\n- 480 tanks\n- 77 drones\n\n"
        "The list of casualties, month by month:\n- in May: 3,400\n- in June: 2,950"
    )
    assert [(c.metric, c.quantity.low) for c in counted(text)] == [
        ("personnel_losses", 9210), ("tanks_lost", 480), ("drones_downed", 77),
        ("personnel_losses", 3400), ("personnel_losses", 2950),
    ]  # fmt: skip


def test_a_line_names_its_doing_or_its_place() -> None:
    text = "The raid in figures.\n\nMissiles launched by Iran: 16.\nMissiles intercepted: 14."
    assert [(c.metric, c.quantity.low) for c in counted(text)] == [("missiles_launched", 16), ("missiles_downed", 14)]
    text = "Most of the 30 drones shot down fell near Tula. Elsewhere:\n\nOryol: four\nKaluga: two"
    assert [(c.metric, c.quantity.low, c.part) for c in counted(text)] == [
        ("drones_downed", 30, False), ("drones_downed", 4, True), ("drones_downed", 2, True),
    ]  # fmt: skip


def test_a_ledger_of_soldiers_counts_no_villages_and_no_civilians() -> None:
    text = (
        "The staff's table puts enemy losses at 4,200. Civilian deaths rose to 41. "
        "The front moved, and the brigade reached 12 villages."
    )
    assert [c.quantity.low for c in counted(text) if c.metric == "personnel_losses"] == [4200]


def test_stocks_and_output_are_no_losses_in_a_story_of_losses() -> None:
    text = (
        "The army lost 300 tanks, the staff's count says. Its stock of tanks grew to 500. "
        "The country has raised its output of drones to 4,000."
    )
    assert [(c.metric, c.quantity.low) for c in counted(text)] == [("tanks_lost", 300)]


@pytest.mark.parametrize(
    "text",
    [
        "What the General Staff of Ukraine gives as total Russian losses for Tuesday, 5 November:" + LOSSES,
        "Russian losses up to the morning of 5 November, by the General Staff of Ukraine:" + LOSSES,
        "The General Staff of Ukraine lists Russian losses for 5 November:" + LOSSES
        + "\nAll of them since the invasion began.",
    ],
)  # fmt: skip
def test_what_is_said_of_a_list_holds_for_its_lines_and_not_for_a_part_of_a_day(text: str) -> None:
    tanks, day, men = claims(text)
    assert [(c.kind, c.last) for c in (tanks, men)] == [("cumulative", date(2024, 11, 5))] * 2
    assert (day.kind, day.last, day.part_of) == ("event", date(2024, 11, 6), tanks.id)
    assert {c.claimant_name for c in (tanks, day, men)} == {"Ukraine's General Staff"}
