"""What is kept: replaced as a whole, refused as a whole, hostile text as it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from components.question import Question
from components.records import Report
from components.store import Entry, Store
from tests.store.contract.corpus import DAY, DEAD, HELD, HURT, NIGHT, UNDATED, quotes
from tests.store.making import DIMENSION, MODEL, claim, day, entry, found, put, report, vector


def test_replacing_a_report_replaces_its_passages_claims_and_words(full: Store) -> None:
    again = replace(NIGHT, published="2024-08-15")
    fewer = Entry(again, entry(again).passages[1:2], (DEAD,))
    put(full, [fewer])
    assert full.report(NIGHT.id) == again
    assert full.claims(Question(), [NIGHT.id])["quote"].tolist() == ["3 dead"]
    assert len(full.match("governor", Question(), 10).passages) == 0
    assert len(full.match("Kursk", Question(), 10).passages) == 1
    assert found(full.nearest(vector(NIGHT.title), MODEL, Question(), 10)).count(NIGHT.id) == 1
    assert full.summary().claims == 4
    assert full.summary().reports == 3


def test_no_word_of_a_replaced_report_stays_behind(store: Store) -> None:
    """The passages of the newest report leave numbers free that the next passages take."""
    put(store, [entry(replace(NIGHT, text="zebra\nhorse"))])
    put(store, [entry(replace(NIGHT, text="mule\ndonkey"))])
    assert store.match("zebra horse", Question(), 10).passages == ()
    assert len(store.match("mule", Question(), 10).passages) == 1


def test_a_date_given_later_moves_the_claims_without_a_day(full: Store) -> None:
    dated = replace(UNDATED, published="2024-08-20")
    put(full, [entry(dated, HURT)])
    assert quotes(full, since=day("2024-08-20")) == ["12 wounded"]


def test_a_passage_without_its_vector_is_refused_and_nothing_is_kept(store: Store) -> None:
    with pytest.raises(ValueError, match="without their vector"):
        store.put([entry(NIGHT)], MODEL, {NIGHT.title: vector(NIGHT.title)})
    assert store.summary().reports == 0


@pytest.mark.parametrize("wrong", [np.ones(DIMENSION), np.zeros(DIMENSION), np.full(DIMENSION, np.nan), np.eye(2)])
def test_a_vector_of_the_wrong_form_is_refused_and_nothing_is_kept(store: Store, wrong: np.ndarray) -> None:
    put(store, [entry(DAY)])
    one = report("one line")
    with pytest.raises(ValueError, match="unit vectors of 24"):
        store.put([entry(one)], MODEL, {"one line": wrong.astype(np.float32)})
    assert store.summary().reports == 1


def test_a_claim_of_another_report_is_refused_and_nothing_is_kept(store: Store) -> None:
    with pytest.raises(ValueError, match="another report"):
        put(store, [entry(DAY), Entry(NIGHT, (), (HELD,))])
    assert store.summary().reports == 0


def test_hostile_text_is_kept_as_it_is(store: Store) -> None:
    hostile = Report.new(
        "'; DROP TABLE report; -- <script>\x00 after a NUL 5 dead", "\"'%_", "o'hara; \x00", given_id="'"
    )
    put(store, [entry(hostile, claim(hostile, "5 dead"))])
    assert store.report("'") == hostile
    assert store.claims(Question(sources=("o'hara; \x00",)))["quote"].tolist() == ["5 dead"]


def test_half_a_character_is_replaced_and_offsets_stay(store: Store) -> None:
    broken = Report.new("broken \ud83d here, 5 dead")
    put(store, [entry(broken, claim(broken, "5 dead"))])
    kept = store.report(broken.id)
    assert kept is not None
    assert len(kept.text) == len(broken.text)
    assert store.claims(Question())["quote"].tolist() == ["5 dead"]
