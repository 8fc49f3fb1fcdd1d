"""The libraries on this machine, by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from components import shelf
from components.errors import LibraryError
from components.store import Loads, folders, open_store
from tests.store.making import claim, entry, put, report

REPORT = report("The governor spoke of 3 dead.", "Night")


@pytest.fixture
def own(home: Path) -> Path:
    """One's own library, with a report in it."""
    with open_store(home) as store:
        put(store, [entry(REPORT, claim(REPORT, "3 dead"))])
    return home


def names() -> list[str]:
    return list(shelf.libraries())


def test_a_new_machine_has_no_library(home: Path) -> None:
    assert shelf.libraries() == {}
    assert not home.exists()


def test_ones_own_library_comes_first_and_the_sample_last(own: Path) -> None:
    open_store(own.with_name("library-sample")).close()
    made = [shelf.create(f"Number {n}") for n in range(2, 12)]
    assert [folder.name for folder in made] == [f"library-{n}" for n in range(2, 12)]
    assert names() == [shelf.OWN, *(f"Number {n}" for n in range(2, 12)), shelf.SAMPLE]
    assert list(shelf.libraries().values()) == [own, *made, own.with_name("library-sample")]


def test_a_folder_without_a_library_and_one_of_another_name_are_left_aside(own: Path) -> None:
    own.with_name("library-notes").mkdir()
    open_store(own.with_name("elsewhere")).close()
    open_store(own.with_name("library-old")).close()
    assert names() == [shelf.OWN, "library-old"]


def test_a_library_that_was_copied_by_hand_is_told_from_its_original(own: Path) -> None:
    folders.rename(own, "Summer")
    folders.copy(own, own.with_name("library-by-hand"), "Summer")
    assert names() == ["Summer", "Summer (library-by-hand)"]


def test_a_library_is_made_renamed_copied_and_deleted(own: Path) -> None:
    second = shelf.create("Second")
    shelf.rename(own, "First")
    third = shelf.copy(own, "Third")
    assert shelf.libraries() == {"First": own, "Second": second, "Third": third}
    with open_store(own) as store, open_store(second) as empty, open_store(third) as copy:
        assert copy.summary().fingerprint == store.summary().fingerprint
        assert (empty.summary().reports, copy.summary().reports) == (0, 1)
    shelf.delete(second)
    assert names() == ["First", "Third"]
    assert not second.exists()
    shelf.delete(own)
    assert shelf.libraries() == {"Third": third}


@pytest.mark.parametrize(
    "name", ["", "   ", "a" * 61, "two\nlines", "tab\tinside", "\u202eturned", "half \ud800", "\x00"]
)
def test_a_name_that_cannot_be_read_is_refused(own: Path, name: str) -> None:
    with pytest.raises(LibraryError, match="1 to 60 letters on one line"):
        shelf.create(name)
    with pytest.raises(LibraryError, match="1 to 60 letters on one line"):
        shelf.rename(own, name)
    with pytest.raises(LibraryError, match="1 to 60 letters on one line"):
        shelf.copy(own, name)
    assert shelf.libraries() == {shelf.OWN: own}


@pytest.mark.parametrize("name", ["Summer", "SUMMER", "summer", " Summer ", shelf.OWN.upper()])
def test_a_name_that_is_taken_is_refused(own: Path, name: str) -> None:
    summer = shelf.create("Summer")
    third = shelf.create("Third")
    with pytest.raises(LibraryError, match="already; choose another name"):
        shelf.create(name)
    with pytest.raises(LibraryError, match="already; choose another name"):
        shelf.rename(third, name)
    with pytest.raises(LibraryError, match="already; choose another name"):
        shelf.copy(own, name)
    assert shelf.libraries() == {shelf.OWN: own, "Summer": summer, "Third": third}


def test_a_library_may_take_its_own_name_in_other_letters(own: Path) -> None:
    shelf.rename(own, "summer")
    shelf.rename(own, "Summer")
    assert names() == ["Summer"]


def test_space_around_a_name_is_no_part_of_it(own: Path) -> None:
    shelf.create("  Summer ")
    shelf.copy(own, " Autumn")
    shelf.rename(own, "Winter ")
    assert names() == ["Winter", "Summer", "Autumn"]


@pytest.mark.parametrize(
    "name", ["../x", "/x", "..", "<script>alert(1)</script>", "'; DROP TABLE library", "a/b\\c", "%00"]
)
def test_a_hostile_name_is_only_a_name(own: Path, name: str) -> None:
    before = {file.name for file in own.parent.parent.iterdir()}
    made, copied = shelf.create(name), shelf.copy(own, f"{name}2")
    assert shelf.libraries() == {shelf.OWN: own, name: made, f"{name}2": copied}
    assert {folder.name for folder in own.parent.iterdir()} == {"library", "library-2", "library-3"}
    assert {file.name for file in own.parent.parent.iterdir()} == before
    shelf.delete(made)
    assert shelf.libraries() == {shelf.OWN: own, f"{name}2": copied}


def test_a_library_that_is_being_loaded_is_not_deleted(own: Path) -> None:
    with Loads(own) as loads:
        begun = loads.begin(["a.csv"])
        with pytest.raises(LibraryError, match="A load is at work on this library; stop it first"):
            shelf.delete(own)
        assert names() == [shelf.OWN]
        loads.finish(begun, "stopped")
    shelf.delete(own)
    assert not own.exists()


def test_a_damaged_library_does_not_hide_the_others(own: Path) -> None:
    damaged = shelf.create("Damaged")
    (damaged / "library.sqlite3").write_bytes(b"no database at all" * 1000)
    assert shelf.libraries() == {shelf.OWN: own, "library-2": damaged}
