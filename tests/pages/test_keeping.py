"""The pages Library and Help, dates for many reports, and a least confidence that says what it leaves out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from components import vocabulary
from components.library import Library
from components.question import Question
from components.records import Report
from tests.pages.test_pages import opened, said


def button(app: AppTest, label: str) -> Any:
    return next(one for one in app.button if one.label == label)


def test_help_says_what_is_counted_and_how_far_the_extractor_can_be_trusted(sample: Path) -> None:
    assert sample.is_dir()
    app = opened("help")
    assert "What a claim is" in said(app)
    tables = [table.value for table in app.table]
    assert {one.label for one in vocabulary.measured()} <= set(tables[0]["What"])
    assert {metric.label for metric in vocabulary.metrics().values()} <= set(tables[1]["Metric"])


def test_many_reports_are_given_one_day_together(home: Path) -> None:
    with Library(home) as library:
        library.add([Report.new(f"At least {n} people were killed in Kharkiv, police said.") for n in (3, 4)])
    app = opened("library")
    assert "2 reports need a date" in said(app)
    next(box for box in app.date_input if box.label == "One day for all left empty").set_value(date(2024, 8, 14))
    next(button for button in app.button if button.label == "Give these dates").click().run()
    assert not app.exception
    with Library(home) as library:
        assert library.summary().undated == 0
        assert set(library.reports(Question())["published"]) == {"2024-08-14"}


def test_removed_reports_are_listed_and_come_back(home: Path) -> None:
    with Library(home) as library:
        library.add(
            [Report.new("All calm.", "One", published="2024-08-14"), Report.new("Calm.", published="2024-08-14")]
        )
        library.remove([library.reports(Question(), limit=1)["report"].iloc[0]], "Ada")
    app = opened("library")
    assert "1 removed report" in said(app)
    next(button for button in app.button if button.label == "Bring all back").click().run()
    with Library(home) as library:
        assert library.summary().reports == 2


def test_several_reports_are_chosen_and_those_of_another_table_are_not(home: Path) -> None:
    with Library(home) as library:
        library.add([Report.new(f"Calm day {n}.", f"Day {n}", published=f"2024-08-{n:02}") for n in (1, 2, 3)])
    app = opened("reports")
    next(box for box in app.toggle if box.label.startswith("Choose several")).set_value(True).run()
    assert button(app, "Remove the chosen").disabled
    (table,) = (key for key in app.session_state if str(key).startswith("several-"))
    app.session_state[table] = {"selection": {"rows": [0, 2], "columns": [], "cells": []}}
    app.run()
    assert not button(app, "Remove 2 reports").disabled
    with Library(home) as library:
        library.remove([library.reports(Question(), limit=1)["report"].iloc[0]], "Ada")
    app.run()
    assert button(app, "Remove the chosen").disabled


def test_a_chart_says_how_many_claims_lie_below_the_least_confidence(sample: Path) -> None:
    asked = Question(metrics=("drones_downed",), confidence=0.95)
    with Library(sample) as library:
        kept, every = len(library.claims(asked)), len(library.claims(Question(metrics=("drones_downed",))))
    assert 0 < kept < every
    assert f"{every - kept} below confidence 0.95" in said(opened("trends", metric="Drones downed", confidence="0.95"))


def test_a_damaged_library_does_not_keep_the_others_from_being_shown(sample: Path, home: Path) -> None:
    assert sample.is_dir()
    damaged = home.with_name("library-2")
    damaged.mkdir()
    (damaged / "library.sqlite3").write_bytes(b"this is no database, whatever its name says" * 30)
    assert "How far to trust it" in said(opened("help", library="Sample"))
    app = opened("library", library="Sample")
    assert not app.error
    assert app.dataframe[0].value["Library"].tolist() == ["library-2", "Sample"]
