"""The words of a name and whom it means."""

from __future__ import annotations

import pytest

from components.extraction.names import identify
from tests.extraction.reading import only


def test_titles_and_nations_are_no_part_of_a_name() -> None:
    assert identify("acting regional governor Alexei Smirnov").name == "Alexei Smirnov"
    assert identify("Ukrainian President Volodymyr Zelenskyy").name == "Zelenskyy"
    assert identify("the Russian defence ministry").name == "Russia's defence ministry"


def test_an_institution_of_institutions_keeps_its_whole_name() -> None:
    text = "The General Staff of the Armed Forces of Ukraine said 15 tanks were destroyed."
    assert only(text).claimant_name == "Ukraine's General Staff"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norwegian Fisheries Minister Kari Olsen", "Kari Olsen"),
        ("Lebanon's Bekaa Governor Kamal Abu Jaoude", "Kamal Abu Jaoude"),
        ("Labour MP and former Health Minister Ann Smith", "Ann Smith"),
        ("NATO Secretary-General Jens Stoltenberg", "Jens Stoltenberg"),
        ("President Vladimir V. Putin", "Putin"),
        ("the U.S", "United States"),
        ("the head of the Goma hospital", "head of the Goma hospital"),
    ],
)
def test_a_name_stands_behind_the_last_post_in_it(text: str, name: str) -> None:
    assert identify(text).name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Six people died, according to the head of the city's military council, Aung Min.", "Aung Min"),
        ("Six people died, Aung Min, the head of the city's military council, said.", "Aung Min"),
    ],
)
def test_who_holds_an_office_is_named_beside_it(text: str, name: str) -> None:
    assert only(text).claimant_name == name
