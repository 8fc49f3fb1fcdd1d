"""One report, and which ones are known."""

from __future__ import annotations

from components.store import Store
from tests.store.contract.corpus import NIGHT, UNDATED


def test_a_report_comes_back_field_for_field(full: Store) -> None:
    assert full.report(NIGHT.id) == NIGHT
    assert full.report(UNDATED.id) == UNDATED


def test_a_report_is_found_by_the_id_its_input_gave_it(full: Store) -> None:
    assert full.report("night") == NIGHT
    assert full.report("") is None
    assert full.report("another") is None


def test_the_texts_of_several_are_read_at_once(full: Store) -> None:
    assert full.texts([UNDATED.id, "stranger", NIGHT.id]) == {NIGHT.id: NIGHT, UNDATED.id: UNDATED}
    assert full.texts([]) == {}


def test_known_names_the_reports_that_are_there(full: Store) -> None:
    assert full.known([NIGHT.id, "stranger"]) == {NIGHT.id}
    assert full.known([]) == set()
