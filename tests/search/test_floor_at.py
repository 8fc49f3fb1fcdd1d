"""The measure of a library's floor, on a small library of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from components.library import Library
from components.records import Report
from tests.search import floor_at

TITLES = ("Drones shot down over Kursk at night", "Prisoners come home after an exchange", "Kursk")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Library(tmp_path / "library") as library:
        library.add(
            Report.new(f"{title}, officials said on Tuesday.", title, published="2024-08-14") for title in TITLES
        )
    return tmp_path / "library"


def test_titles_of_the_library_are_answered_and_what_is_about_no_war_is_not(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floor_at.main([str(folder)])
    told = capsys.readouterr().out
    assert "3 reports, 6 passages, floor 0." in told
    quiet, asked = map(int, re.findall(r"off-topic: (\d+) of (\d+) get nothing", told)[0])
    assert 0 <= asked - quiet <= 1  # six passages are few to tell chance by
    assert "titles: 0 of 2 get nothing: none" in told


def test_the_same_titles_are_drawn_each_time_and_short_ones_never(folder: Path) -> None:
    with Library(folder) as library:
        assert floor_at.titles(library) == floor_at.titles(library)
        assert sorted(floor_at.titles(library)) == sorted(TITLES[:2])
        assert len(floor_at.titles(library, 1)) == 1


def test_a_folder_without_a_library_is_wrong_usage_and_stays_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        floor_at.main([str(tmp_path / "nowhere")])
    assert not (tmp_path / "nowhere").exists()
