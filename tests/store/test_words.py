"""What a person typed as an expression of the index."""

from __future__ import annotations

import apsw
from hypothesis import given
from hypothesis import strategies as st

from components.store.words import MOST_TERMS, expression

FREQUENT = {'"the"': 0.9, '"of"': 0.8, '"war"': 0.1, '"ukraine"': 0.15, '"kursk"': 0.01}


def common(term: str, share: float) -> bool:
    return FREQUENT.get(term, 0) > share


def rare(_term: str, _share: float) -> bool:
    return False


def test_each_word_once_and_in_quotes() -> None:
    assert expression("drones downed drones", rare) == '"drones" OR "downed"'


def test_words_without_a_subject_are_left_out_where_others_remain() -> None:
    assert expression("What did they say over Kursk?", rare) == '"say" OR "Kursk"'
    assert expression("who is who", rare) == '"who" OR "is"'
    assert expression('"the end"', rare) == '"the end"'


def test_a_hyphen_and_quotation_marks_keep_words_side_by_side() -> None:
    assert expression('Su-34 "air force" jets', rare) == '"Su 34" OR "air force" OR "jets"'


def test_a_possessive_is_its_word() -> None:
    assert expression("Kyiv's Russia’s", rare) == '"Kyiv" OR "Russia"'


def test_common_words_are_left_out_where_others_remain() -> None:
    assert expression("the war of kursk", common) == '"kursk"'
    assert expression("the war of ukraine", common) == '"war" OR "ukraine"'
    assert expression("of the", common) == '"of" OR "the"'


def test_a_pasted_story_does_not_make_an_endless_expression() -> None:
    assert expression(" ".join(f"w{n}" for n in range(5000)), rare).count(" OR ") == MOST_TERMS - 1


@given(st.text())
def test_any_text_is_an_expression_that_the_index_takes(query: str) -> None:
    built = expression(query, rare)
    db = apsw.Connection(":memory:")
    db.execute("CREATE VIRTUAL TABLE words USING fts5 (body)")
    if built:
        assert list(db.execute("SELECT rowid FROM words WHERE words MATCH ?", (built,))) == []
