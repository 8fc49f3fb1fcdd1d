"""Saved searches and pasted texts: kept, replaced, removed, copied with their library, and let go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from components.question import Question
from components.store import Searches, folders
from components.store.searches import KEPT

ASKED = Question("troops who surrendered", claimants=("Kyiv",), since=date(2024, 8, 6), excluded=(("places", "Kursk"),))


@pytest.fixture
def searches(tmp_path: Path) -> Iterator[Searches]:
    with Searches(tmp_path / "library") as opened:
        yield opened


def test_a_saved_search_comes_back_as_it_was_asked(searches: Searches) -> None:
    assert searches.all() == ()
    searches.save("Prisoners; DROP TABLE saved", ASKED, {"b", "a"}, "f0", "Ana")
    (kept,) = searches.all()
    assert (kept.name, kept.question, kept.seen) == ("Prisoners; DROP TABLE saved", ASKED, {"a", "b"})
    assert (kept.fingerprint, kept.who) == ("f0", "Ana")
    assert kept.when.endswith("+00:00")


def test_a_name_that_is_saved_again_stands_once_and_a_removed_one_not_at_all(searches: Searches) -> None:
    searches.save("mine", ASKED, (), "f0", "Ana")
    searches.save("mine", Question("drones"), (), "f1", "Bo")
    searches.save("also", ASKED, (), "f1", "Bo")
    assert [(one.name, one.question.words) for one in searches.all()] == [
        ("also", ASKED.words),
        ("mine", "drones"),
    ]
    searches.remove("mine")
    searches.remove("never saved")
    assert [one.name for one in searches.all()] == ["also"]


def test_looking_at_a_saved_search_changes_what_was_seen_alone(searches: Searches) -> None:
    searches.save("mine", ASKED, {"a"}, "f0", "Ana")
    before = searches.all()[0]
    searches.look("mine", {"a", "b"}, "f1")
    after = searches.all()[0]
    assert (after.seen, after.fingerprint) == ({"a", "b"}, "f1")
    assert (after.question, after.who, after.when) == (before.question, before.who, before.when)


def test_a_copy_of_the_library_has_its_searches_and_texts(searches: Searches, tmp_path: Path) -> None:
    searches.save("mine", ASKED, {"a"}, "f0", "Ana")
    text = searches.paste("A pasted text.")
    folders.copy(tmp_path / "library", tmp_path / "copy", "copy")
    with Searches(tmp_path / "copy") as copied:
        assert copied.all() == searches.all()
        assert copied.pasted(text) == "A pasted text."


def test_of_pasted_texts_the_newest_are_kept_and_those_of_saved_searches(searches: Searches) -> None:
    saved = searches.paste("The text of a saved search.")
    searches.save("like it", Question(like=f"text:{saved}"), (), "f0", "Ana")
    ids = [searches.paste(f"Text {n} with half a character \ud800.") for n in range(KEPT + 1)]
    assert searches.pasted(ids[0]) is None
    assert searches.pasted(ids[1]) == "Text 1 with half a character ?."
    assert searches.pasted(saved) == "The text of a saved search."
    assert searches.paste("Text 1 with half a character \ud800.") == ids[1]
    assert searches.pasted("stranger") is None
