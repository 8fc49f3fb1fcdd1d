"""The analyst's own notes on the time axis: kept with who wrote them and when, taken away, copied with a library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from components.errors import InputError
from components.records import LONGEST_LABEL
from components.store import Annotations, folders, open_store

SIXTH, NINTH = date(2024, 8, 6), date(2024, 8, 9)


@pytest.fixture
def notes(tmp_path: Path) -> Iterator[Annotations]:
    with Annotations(tmp_path / "one") as opened:
        yield opened


def test_notes_come_back_in_the_order_of_their_days_with_who_and_when(notes: Annotations) -> None:
    before = datetime.now(UTC).isoformat(timespec="seconds")
    later = notes.add(NINTH, NINTH, "The  minister\nresigns ", "Ida")
    span = notes.add(SIXTH, NINTH, "The ferry is out of service", "Ole")
    assert notes.all() == (span, later)
    assert (later.label, later.who) == ("The minister resigns", "Ida")
    assert (span.first, span.last) == (SIXTH, NINTH)
    assert before <= later.when <= datetime.now(UTC).isoformat(timespec="seconds")


def test_a_note_is_taken_away_once(notes: Annotations) -> None:
    kept, gone = notes.add(SIXTH, SIXTH, "Kept", "Ida"), notes.add(SIXTH, SIXTH, "Gone", "Ida")
    assert notes.remove(gone.number)
    assert not notes.remove(gone.number)
    assert notes.all() == (kept,)
    assert notes.add(SIXTH, SIXTH, "Another", "Ida").number > gone.number


@pytest.mark.parametrize("label", ["", "  \n ", "x" * (LONGEST_LABEL + 1), "bell \a"])
def test_what_cannot_be_a_label_is_refused(notes: Annotations, label: str) -> None:
    with pytest.raises(InputError, match="1 to 60 letters"):
        notes.add(SIXTH, SIXTH, label, "Ida")
    assert notes.all() == ()


def test_a_span_that_ends_before_it_begins_is_refused(notes: Annotations) -> None:
    with pytest.raises(InputError, match="before it begins"):
        notes.add(NINTH, SIXTH, "Backwards", "Ida")


def test_whatever_is_written_is_kept_letter_for_letter(notes: Annotations) -> None:
    hostile = "'); DROP TABLE annotation; -- <b>Ж\u202e"
    label = hostile.replace("\u202e", "")
    assert notes.add(SIXTH, SIXTH, label, hostile).label == label
    assert notes.all()[0].who == hostile


def test_a_copy_of_a_library_has_its_notes_and_goes_its_own_way(notes: Annotations, tmp_path: Path) -> None:
    note = notes.add(SIXTH, SIXTH, "Before the copy", "Ida")
    folders.copy(tmp_path / "one", tmp_path / "two", "Second")
    notes.remove(note.number)
    with Annotations(tmp_path / "two") as copied:
        assert copied.all() == (note,)


def test_a_note_is_no_content(notes: Annotations, tmp_path: Path) -> None:
    with open_store(tmp_path / "one") as store:
        before = store.summary()
        notes.add(SIXTH, SIXTH, "A note", "Ida")
        assert store.summary() == before
