"""The page Map: what it draws, what it lists beside, and what it says where there is nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from components import analysis
from components.library import Library
from components.question import Question
from components.records import Report
from tests.pages.test_pages import opened, said


@pytest.fixture(autouse=True)
def _cold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINE_WARM", "0")


def places(folder: Path, asked: Question) -> analysis.Places:
    with Library(folder) as library:
        claims = library.claims(asked)
    return analysis.places(analysis.marks(claims), claims)


def test_the_map_lists_its_places_and_what_has_none(sample: Path) -> None:
    found = places(sample, Question(metrics=("drones_downed",)))
    text = said(opened("map", metric="Drones downed"))
    for name in found.places["place"]:
        assert f'"Only {name}"' in text
    assert "Over several places, not split among them" in text
    nowhere = found.beside.loc[found.beside["reason"].eq("none"), "marks"].sum()
    assert f"{nowhere} marks name no place" in text
    assert f"{len(found.table)} marks from" in text
    assert "Natural Earth" in text


def test_a_country_is_no_point_and_is_listed(sample: Path) -> None:
    found = places(sample, Question(metrics=("drones_downed",)))
    assert "Ukraine" not in set(found.places["place"])
    text = said(opened("map", metric="Drones downed"))
    assert "Not on the map" in text
    assert '"Only Ukraine"' in text


def test_a_place_in_the_address_is_the_map_of_it_with_a_chip(sample: Path) -> None:
    assert sample.is_dir()
    text = said(opened("map", metric="Drones downed", place="Kursk Oblast"))
    assert "Take off: in Kursk Oblast" in text
    assert "Only Moscow" not in text


def test_the_words_below_the_map_say_the_same(sample: Path) -> None:
    found = places(sample, Question(metrics=("drones_downed",)))
    app = opened("map", metric="Drones downed")
    assert f"at {len(found.places)} places" in said(app)
    assert len(app.dataframe[0].value) == len(found.figures)


def test_without_a_metric_the_most_frequent_is_drawn_and_others_are_offered(sample: Path) -> None:
    assert sample.is_dir()
    app = opened("map")
    assert "figures" in said(app) or "marks" in said(app)
    assert app.get("button_group")


def test_figures_whose_place_nobody_knows_are_listed_without_a_map(home: Path) -> None:
    with Library(home) as library:
        library.add([Report.new("Ukraine's Air Force said it downed 12 drones on Monday.", published="2024-08-14")])
    text = said(opened("map", metric="Drones downed"))
    assert "No figure here has a place whose point is known" in text
    assert "1 mark names no place" in text


def test_without_a_library_the_map_says_that_the_sample_comes(home: Path) -> None:
    assert "sample library is being loaded" in said(opened("map"))
    assert not home.exists()


def test_a_filter_that_nothing_passes_says_what_to_do(sample: Path) -> None:
    assert sample.is_dir()
    text = said(opened("map", metric="Drones downed", **{"from": "1999-01-01", "to": "1999-02-01"}))
    assert "No figure passes these filters" in text
