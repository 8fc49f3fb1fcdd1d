"""Whatever a claim says comes back as it was said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.question import Question
from components.records import BOUNDS, KINDS, STATUSES, Claim, Place, Span
from components.store import Store, open_store
from tests.store.making import entry, put, report

OWNER = report("A text of some length, in which 12 things are said.", "A title")
WORDS = st.text(max_size=20)
MAYBE = st.none() | WORDS
NUMBER = st.none() | st.floats(allow_nan=False, allow_infinity=False)
SPANS = st.tuples(st.integers(0, 40), st.integers(0, 10)).map(lambda ends: Span(ends[0], ends[0] + ends[1]))
DAY = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
PLACES = st.builds(
    Place,
    name=st.text(min_size=1, max_size=10),
    canonical=WORDS,
    latitude=st.none() | st.floats(-90, 90),
    longitude=st.none() | st.floats(-180, 180),
    country=WORDS,
    gazetteer_id=WORDS,
)
CLAIMS = st.builds(
    Claim,
    id=st.just("0123456789abcdef"), report_id=st.just(OWNER.id), span=SPANS, metric=WORDS, low=NUMBER, high=NUMBER,
    bound=st.sampled_from(BOUNDS), unit=WORDS, item=WORDS, vague=st.booleans(), source_value=WORDS, source_unit=WORDS,
    claimant=MAYBE, claimant_name=MAYBE, claimant_side=MAYBE, disputed_by=MAYBE, target=MAYBE, target_side=MAYBE,
    status=st.sampled_from(STATUSES), kind=st.sampled_from(KINDS), first=DAY, last=DAY,
    places=st.lists(PLACES, max_size=3).map(tuple), part_of=MAYBE, from_place=MAYBE, to_place=MAYBE,
    in_title=st.booleans(), mentions=st.lists(SPANS, max_size=3).map(tuple), confidence=st.floats(0, 1),
    extractor=WORDS,
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("any")) as opened:
        yield opened


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CLAIMS)
def test_any_claim_comes_back_as_it_was(store: Store, claim: Claim) -> None:
    put(store, [entry(OWNER, claim)])
    (row,) = store.claims(Question()).to_dict("records")

    def known(name: str) -> object:
        return row[name] if isinstance(row[name], tuple) or pd.notna(row[name]) else None

    def day(name: str) -> date | None:
        return None if pd.isna(row[name]) else row[name].date()

    back = Claim(
        id=row["claim"], report_id=row["report"], span=Span(row["start"], row["end"]), places=row["located"],
        first=day("first"), last=day("last"),
        **{
            name: known(name)
            for name in Claim.__slots__
            if name not in ("id", "report_id", "span", "places", "first", "last")
        },
    )  # fmt: skip
    assert back == claim
    assert row["quote"] == claim.span.of(OWNER.title if claim.in_title else OWNER.text)
