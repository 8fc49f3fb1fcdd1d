"""The libraries on a machine: made, named, copied, deleted, each with an identity of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components import amending, shelf
from components.errors import InputError, LibraryError
from components.records import Amendment
from components.store import Loads, open_store
from tests.store.making import claim, entry, put, report

TOLD = report("The governor spoke of 3 dead.")


def test_a_library_is_made_named_copied_and_deleted(home: Path) -> None:
    folder = shelf.create("Southern desk")
    with open_store(folder) as store:
        put(store, [entry(TOLD, claim(TOLD, "3 dead"))])
        shelf.rename(folder, "Eastern desk")
        assert store.summary().name == "Eastern desk"
        copied = shelf.copy(folder, "A trial")
        with open_store(copied) as copy:
            assert copy.summary().fingerprint == store.summary().fingerprint
            put(copy, [entry(report("Calm."))])
            assert (copy.summary().reports, store.summary().reports) == (2, 1)
    assert shelf.libraries() == {"Eastern desk": folder, "A trial": copied}
    (copied / "letter.txt").write_text("a stranger's")
    shelf.delete(copied)
    shelf.delete(folder)
    assert [path.name for path in copied.iterdir()] == ["letter.txt"]
    assert not folder.exists()
    assert not home.exists()


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "two\nlines", "southern DESK"])
def test_a_name_that_cannot_be_is_refused(home: Path, name: str) -> None:
    assert not home.exists()
    shelf.create("Southern desk")
    with pytest.raises(LibraryError):
        shelf.create(name)


def test_a_hostile_name_is_only_a_name(home: Path) -> None:
    folder = shelf.create("../../<script>")
    assert folder.parent == home.parent
    assert "../../<script>" in shelf.libraries()


def test_a_library_at_which_a_load_works_is_not_deleted(home: Path) -> None:
    assert not home.exists()
    folder = shelf.create("Busy")
    with Loads(folder) as log:
        log.begin(["somewhere"])
    with pytest.raises(LibraryError, match="stop it first"):
        shelf.delete(folder)


def amendment(**changed: object) -> Amendment:
    known: dict[str, object] = {
        "metric": "killed", "low": 3.0, "high": 3.0, "bound": "exact", "claimant": None, "first": None, "last": None,
        "places": (),
    }  # fmt: skip
    return Amendment(**{**known, **changed})  # type: ignore[arg-type]


def test_an_amendment_changes_what_it_says_and_nothing_else() -> None:
    before = claim(TOLD, "3 dead")
    assert amending.amended(before, amendment()) == before
    after = amending.amended(
        before, amendment(metric="tanks_lost", claimant="Volodymyr Zelensky", places=("Kursk",), last=date(2024, 8, 14))
    )
    assert (after.metric, after.unit, after.claimant_name, after.claimant_side) == (
        "tanks_lost", "tanks", "Zelenskyy", "Ukraine",
    )  # fmt: skip
    assert (after.places[0].canonical, after.places[0].country) == ("Kursk Oblast", "RU")
    assert (after.id, after.span, after.last) == (before.id, before.span, date(2024, 8, 14))


@pytest.mark.parametrize(
    "changed",
    [
        {"low": 5.0, "high": 2.0, "bound": "range"}, {"low": 1.0, "high": 2.0}, {"bound": "more_than"},
        {"high": None}, {"bound": "rather"}, {"first": date(2024, 8, 15), "last": date(2024, 8, 14)},
    ],
)  # fmt: skip
def test_an_amendment_that_contradicts_itself_is_told(changed: dict[str, object]) -> None:
    with pytest.raises(InputError):
        amending.amended(claim(TOLD, "3 dead"), amendment(**changed))


def test_numbers_are_read_as_people_type_them() -> None:
    assert [amending.number(text) for text in ("1,200", "1 200", "1.5", "")] == [1200, 1200, 1.5, None]
    for text in ("many", "-3", "inf"):
        with pytest.raises(InputError, match="no number"):
            amending.number(text)
