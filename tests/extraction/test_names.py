"""The words of a name and whom it means."""

from __future__ import annotations

from components.extraction.names import identify
from tests.extraction.reading import only


def test_titles_and_nations_are_no_part_of_a_name() -> None:
    assert identify("acting regional governor Alexei Smirnov").name == "Alexei Smirnov"
    assert identify("Ukrainian President Volodymyr Zelenskyy").name == "Zelenskyy"
    assert identify("the Russian defence ministry").name == "Russia's defence ministry"


def test_an_institution_of_institutions_keeps_its_whole_name() -> None:
    text = "The General Staff of the Armed Forces of Ukraine said 15 tanks were destroyed."
    assert only(text).claimant_name == "Ukraine's General Staff"
