"""What a person typed as terms of the index."""

from __future__ import annotations

import apsw
from hypothesis import given
from hypothesis import strategies as st

from components.store.words import MOST_TERMS, terms

FREQUENT = {'"the"': 0.9, '"of"': 0.8, '"war"': 0.1, '"ukraine"': 0.15, '"kursk"': 0.01}


def common(term: str, share: float) -> bool:
    return FREQUENT.get(term, 0) > share


def rare(_term: str, _share: float) -> bool:
    return False


def test_each_word_once_and_in_quotes() -> None:
    assert terms("drones downed drones", rare) == ['"drones"', '"downed"']


def test_words_without_a_subject_are_left_out_where_others_remain() -> None:
    assert terms("What did they say over Kursk?", rare) == ['"say"', '"Kursk"']
    assert terms("who is who", rare) == ['"who"', '"is"']
    assert terms('"the end"', rare) == ['"the end"']


def test_a_hyphen_and_quotation_marks_keep_words_side_by_side() -> None:
    assert terms('Su-34 "air force" jets', rare) == ['"Su 34"', '"air force"', '"jets"']


def test_a_possessive_is_its_word() -> None:
    assert terms("Kyiv's Russia’s", rare) == ['"Kyiv"', '"Russia"']


def test_common_words_are_left_out_where_others_remain() -> None:
    assert terms("the war of kursk", common) == ['"kursk"']
    assert terms("the war of ukraine", common) == ['"war"', '"ukraine"']
    assert terms("of the", common) == ['"of"', '"the"']


def test_a_pasted_story_does_not_make_endless_terms() -> None:
    assert len(terms(" ".join(f"w{n}" for n in range(5000)), rare)) == MOST_TERMS


@given(st.text())
def test_any_text_is_terms_that_the_index_takes(query: str) -> None:
    built = " OR ".join(terms(query, rare))
    db = apsw.Connection(":memory:")
    db.execute("CREATE VIRTUAL TABLE words USING fts5 (body)")
    if built:
        assert list(db.execute("SELECT rowid FROM words WHERE words MATCH ?", (built,))) == []
