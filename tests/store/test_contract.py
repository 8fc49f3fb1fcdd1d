"""What every store promises, whatever it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from components.question import Question
from components.records import CLAIM_COLUMNS, REPORT_COLUMNS, Place, Report, Span
from components.store import Entry, Facet, Store, open_store
from tests.store.making import DIMENSION, MODEL, claim, day, entry, found, put, report, texts, titles, vector

STORES = {"sqlite": open_store}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with STORES[request.param](tmp_path / "library") as opened:
        yield opened


NIGHT = report(
    "The ministry said 117 drones were downed overnight, most of them over Kursk.\nThe governor spoke of 3 dead.",
    "117 drones downed",
    given_id="night",
    url="https://example.org/night",
    language="en",
    origin="night.txt",
)
DAY = report(
    "Kyiv says it holds 74 villages.\nMoscow counts 28.", "Villages change hands", "2024-08-16", source="Quay Post"
)
UNDATED = report("A post without a day tells of 12 wounded.", "No day", None, source="Quay Post")

DOWNED = claim(
    NIGHT,
    "117 drones",
    metric="drones_downed",
    low=117,
    high=117.0,
    unit="drones",
    item="drones",
    source_value="117",
    source_unit="drones",
    claimant="the ministry",
    claimant_name="Russian Ministry of Defence",
    claimant_side="Russia",
    disputed_by="Kyiv",
    target="Ukrainian",
    target_side="Ukraine",
    first=date(2024, 8, 13),
    last=date(2024, 8, 14),
    places=(Place("Kursk", "Kursk Oblast", 51.7373, 36.1874, "RU", "538562"), Place("Russkoye")),
    part_of="0123456789abcdef",
    from_place="Kursk",
    to_place="Sudzha",
    mentions=(Span(0, 3), Span(4, 9)),
    confidence=0.85,
    extractor="rules 1",
)
DEAD = claim(NIGHT, "3 dead", item="dead", status="unverified", confidence=0.4)
HELD = claim(
    DAY, "74 villages", metric="settlements_controlled", low=74, high=None, bound="at_least", unit="settlements",
    claimant="Kyiv", claimant_name="Ukraine", kind="state", first=date(2024, 8, 15), last=date(2024, 8, 15),
    target="Russian", places=(Place("Kursk", "Kursk Oblast"),), confidence=0.9,
)  # fmt: skip
COUNTED = claim(
    DAY, "28", metric="settlements_controlled", low=28, high=28, unit="settlements", claimant="Moscow",
    kind="cumulative", first=date(2024, 8, 6), last=date(2024, 8, 16), confidence=0.9,
)  # fmt: skip
HURT = claim(UNDATED, "12 wounded", metric="wounded", low=12, high=12, item="wounded", confidence=0.9)

ALL = (entry(NIGHT, DOWNED, DEAD), entry(DAY, HELD, COUNTED), entry(UNDATED, HURT))


@pytest.fixture
def full(store: Store) -> Store:
    put(store, ALL)
    return store


def quotes(store: Store, **filters: object) -> list[str]:
    return sorted(store.claims(Question(**filters))["quote"])  # type: ignore[arg-type]


def test_a_report_comes_back_field_for_field(full: Store) -> None:
    assert full.report(NIGHT.id) == NIGHT
    assert full.report(UNDATED.id) == UNDATED


def test_a_report_is_found_by_the_id_its_input_gave_it(full: Store) -> None:
    assert full.report("night") == NIGHT
    assert full.report("") is None
    assert full.report("another") is None


def test_known_names_the_reports_that_are_there(full: Store) -> None:
    assert full.known([NIGHT.id, "stranger"]) == {NIGHT.id}
    assert full.known([]) == set()


def test_a_claim_comes_back_without_loss(full: Store) -> None:
    table = full.claims(Question(metrics=("drones_downed",)))
    assert tuple(table.columns) == CLAIM_COLUMNS
    (row,) = table.to_dict("records")
    assert row["claim"] == DOWNED.id
    assert row["report"] == NIGHT.id
    for field in (
        "metric", "item", "low", "high", "bound", "unit", "vague", "source_value", "source_unit", "claimant",
        "claimant_name", "claimant_side", "disputed_by", "target", "target_side", "status", "kind", "part_of",
        "from_place", "to_place", "confidence", "extractor", "in_title", "mentions",
    ):  # fmt: skip
        assert row[field] == getattr(DOWNED, field), field
    assert (row["start"], row["end"]) == (DOWNED.span.start, DOWNED.span.end)
    assert (row["first"].date(), row["last"].date()) == (DOWNED.first, DOWNED.last)
    assert row["located"] == DOWNED.places
    assert row["places"] == ("Kursk Oblast", "Russkoye")
    assert row["quote"] == "117 drones"
    assert row["voice"] == "Russian Ministry of Defence"
    assert row["title"] == NIGHT.title
    assert row["published"] == NIGHT.published
    assert row["day"].date() == NIGHT.day
    assert (row["source"], row["url"], row["given_id"]) == (NIGHT.source, NIGHT.url, NIGHT.given_id)


def test_an_open_side_an_unknown_day_and_a_missing_claimant_stay_unknown(full: Store) -> None:
    (held,) = full.claims(Question(claimants=("Ukraine",))).to_dict("records")
    assert held["low"] == 74
    assert pd.isna(held["high"])
    (hurt,) = full.claims(Question(metrics=("wounded",))).to_dict("records")
    assert pd.isna(hurt["first"])
    assert pd.isna(hurt["day"])
    assert pd.isna(hurt["claimant"])
    assert hurt["places"] == ()


def test_a_quote_is_taken_from_the_title_where_the_claim_stands_there(store: Store) -> None:
    odd = report("Nothing here.", "🛩 17 drones 🛩 downed")
    put(store, [entry(odd, claim(odd, "17 drones", in_title=True))])
    assert store.claims(Question())["quote"].tolist() == ["17 drones"]
    assert store.claims(Question())["in_title"].tolist() == [True]


def test_a_claimant_without_a_canonical_name_speaks_under_the_texts_own(full: Store) -> None:
    assert quotes(full, claimants=("Moscow",)) == ["28"]
    assert quotes(full, claimants=("stated by Quay Post",)) == ["12 wounded"]


@pytest.mark.parametrize("number", [0.0, 0.1, 2.0**53, 1e300])
def test_a_number_is_never_rounded(store: Store, number: float) -> None:
    put(store, [entry(NIGHT, replace(DOWNED, low=number, high=number))])
    assert store.claims(Question())["low"].tolist() == [number]


def test_days_of_any_year_come_back(store: Store) -> None:
    odd = report("In the year 1 there were 3 dead.", day="0001-01-01")
    put(store, [entry(odd, claim(odd, "3 dead", first=date(1, 1, 1), last=date(9999, 12, 31)))])
    table = store.claims(Question())
    assert [table[column][0].year for column in ("first", "last", "day")] == [1, 9999, 1]


def test_an_empty_answer_has_the_columns_and_types_of_a_full_one(full: Store) -> None:
    nobody = Question(claimants=("nobody",))
    assert len(full.claims(nobody)) == 0
    assert full.claims(nobody).dtypes.to_dict() == full.claims(Question()).dtypes.to_dict()
    assert tuple(full.reports(nobody).columns) == REPORT_COLUMNS
    assert full.reports(nobody).dtypes.to_dict() == full.reports(Question()).dtypes.to_dict()


def test_columns_have_their_types(full: Store) -> None:
    types = full.claims(Question()).dtypes
    for column in ("first", "last", "day"):
        assert pd.api.types.is_datetime64_dtype(types[column])
    assert types["low"] == types["high"] == np.float64
    assert types["vague"].kind == types["in_title"].kind == "b"


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, ["117 drones", "12 wounded", "28", "3 dead", "74 villages"]),
        ({"metrics": ("killed", "wounded")}, ["12 wounded", "3 dead"]),
        ({"items": ("drones",)}, ["117 drones"]),
        ({"claimants": ("Russian Ministry of Defence", "Moscow")}, ["117 drones", "28"]),
        ({"targets": ("Ukrainian",)}, ["117 drones"]),
        ({"places": ("Kursk Oblast",)}, ["117 drones", "74 villages"]),
        ({"places": ("Kursk",)}, ["117 drones", "74 villages"]),
        ({"places": ("Russkoye",)}, ["117 drones"]),
        ({"sources": ("Quay Post",)}, ["12 wounded", "28", "74 villages"]),
        ({"status": ("unverified",)}, ["3 dead"]),
        ({"kinds": ("state", "cumulative")}, ["28", "74 villages"]),
        ({"confidence": 0.85}, ["117 drones", "12 wounded", "28", "74 villages"]),
        ({"metrics": ("killed",), "sources": ("Quay Post",)}, []),
        ({"items": ("x' OR '1'='1", '"', "%")}, []),
    ],
)
def test_each_filter_keeps_what_it_names(full: Store, filters: dict[str, object], kept: list[str]) -> None:
    assert quotes(full, **filters) == kept


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        ("2024-08-13", "2024-08-13", []),  # a night belongs to the day it ends
        ("2024-08-14", "2024-08-14", ["117 drones", "3 dead"]),  # no day of its own: that of publication
        ("2024-08-15", "2024-08-15", ["74 villages"]),
        ("2024-08-06", "2024-08-12", []),  # a running total belongs to its last day
        ("2024-08-16", None, ["28"]),
        (None, "2024-08-14", ["117 drones", "3 dead"]),
        ("2024-08-01", "2024-08-31", ["117 drones", "28", "3 dead", "74 villages"]),  # undated left out
    ],
)
def test_a_period_is_held_against_the_days_that_a_claim_speaks_of(
    full: Store, since: str | None, until: str | None, kept: list[str]
) -> None:
    period = {"since": day(since) if since else None, "until": day(until) if until else None}
    assert quotes(full, **period) == kept


def test_ids_keep_claims_and_reports_of_these_reports_only(full: Store) -> None:
    assert full.claims(Question(), [DAY.id])["quote"].tolist() == ["74 villages", "28"]
    assert titles(full.reports(Question(), [DAY.id, "stranger"])) == [DAY.title]
    assert len(full.claims(Question(), [])) == len(full.reports(Question(), [])) == 0
    assert len(full.claims(Question(), [str(number) for number in range(50_000)] + [DAY.id])) == 2


def test_reports_come_newest_first_and_the_undated_before_them(full: Store) -> None:
    table = full.reports(Question())
    assert titles(table) == [UNDATED.title, DAY.title, NIGHT.title]
    assert table["claims"].tolist() == [1, 2, 2]
    assert table["characters"].tolist() == [len(one.text) for one in (UNDATED, DAY, NIGHT)]
    assert titles(full.reports(Question(), limit=1)) == [UNDATED.title]


def test_filters_on_claims_keep_the_reports_that_make_one(full: Store) -> None:
    assert titles(full.reports(Question(kinds=("state",)))) == [DAY.title]
    assert titles(full.reports(Question(confidence=0.95))) == []
    assert titles(full.reports(Question(metrics=("killed",), confidence=0.5))) == []  # one claim has to pass both


def test_the_period_of_reports_is_their_publication(full: Store) -> None:
    assert titles(full.reports(Question(since=day("2024-08-15")))) == [DAY.title]
    assert titles(full.reports(Question(until=day("2024-08-14")))) == [NIGHT.title]


def test_facets_count_each_filter_as_if_it_were_empty(full: Store) -> None:
    facets = full.facets(Question(metrics=("settlements_controlled",)))
    assert facets["metrics"][0] == Facet("settlements_controlled", 2)
    assert {facet.value for facet in facets["metrics"]} == {
        "settlements_controlled", "drones_downed", "killed", "wounded",
    }  # fmt: skip
    assert set(facets["claimants"]) == {Facet("Ukraine", 1), Facet("Moscow", 1)}
    assert facets["places"] == (Facet("Kursk Oblast", 1),)
    assert facets["targets"] == (Facet("Russian", 1),)
    assert facets["items"] == ()
    assert facets["sources"] == (Facet("Quay Post", 2),)
    assert facets["months"] == (Facet("2024-08", 2),)
    everything = full.facets(Question())
    assert everything["sources"] == (Facet("Quay Post", 3), Facet("Harbour Wire", 2))
    assert everything["languages"] == (Facet("en", 2),)


def test_facets_count_reports_on_request_those_without_claims_too(full: Store) -> None:
    silent = report("A calm day at the harbour, nothing was counted.", day="2024-09-01", source="Tide Table")
    put(full, [entry(silent)])
    facets = full.facets(Question(), of="reports")
    assert facets["sources"] == (Facet("Quay Post", 2), Facet("Harbour Wire", 1), Facet("Tide Table", 1))
    assert facets["months"] == (Facet("2024-08", 2), Facet("2024-09", 1))
    assert Facet("settlements_controlled", 1) in facets["metrics"]
    assert full.facets(Question(), [DAY.id], "reports")["sources"] == (Facet("Quay Post", 1),)


def test_what_is_excluded_is_left_out_and_still_counted_by_its_own_filter(full: Store) -> None:
    asked = Question(metrics=("settlements_controlled",), excluded=(("claimants", "Ukraine"),))
    assert full.claims(asked)["quote"].tolist() == ["28"]
    assert set(full.facets(asked)["claimants"]) == {Facet("Ukraine", 1), Facet("Moscow", 1)}
    assert full.facets(asked)["metrics"][0].count == 1
    assert quotes(full, excluded=(("places", "Kursk Oblast"),)) == ["12 wounded", "28", "3 dead"]
    assert quotes(full, excluded=(("sources", "Quay Post"),)) == ["117 drones", "3 dead"]
    assert titles(full.reports(Question(excluded=(("languages", "en"),)))) == [UNDATED.title, DAY.title]


def test_months_are_those_of_the_days_that_claims_speak_of(full: Store) -> None:
    late = report("It was said that 5 died on the last day of July.", day="2024-08-01")
    put(full, [entry(late, claim(late, "5 died", low=5, high=5, first=day("2024-07-31"), last=day("2024-07-31")))])
    assert quotes(full, months=("2024-07",)) == ["5 died"]
    assert late.title in titles(full.reports(Question(months=("2024-08",))))


def test_confidence_counts_what_it_leaves_below(full: Store) -> None:
    assert set(full.facets(Question(confidence=0.5))["confidence"]) == {Facet("", 4), Facet("below", 1)}


def test_words_are_matched_in_any_form_and_the_better_passage_comes_first(full: Store) -> None:
    assert found(full.match("drone", Question(), 10)) == [NIGHT.id, NIGHT.id]
    assert found(full.match("village counting", Question(), 1)) == [DAY.id]
    scores = full.match("drones over Kursk", Question(), 10)
    assert scores.values.tolist() == sorted(scores.values.tolist(), reverse=True)
    assert len(scores.passages) == len(scores.values)


def test_words_obey_the_filters(full: Store) -> None:
    assert set(found(full.match("drones villages wounded", Question(sources=("Quay Post",)), 10))) == {
        UNDATED.id,
        DAY.id,
    }
    assert set(found(full.match("drones villages", Question(kinds=("state",)), 10))) == {DAY.id}
    assert found(full.match("drones", Question(until=day("2024-08-01")), 10)) == []


@pytest.mark.parametrize(
    "query",
    ["", "   ", '"', "'", '""', "*", "zebra AND", "NEAR(", "body:x", "^x", "{x y}: z", "-", "\x00", "\ud800", "; DROP"],
)
def test_no_query_is_syntax(full: Store, query: str) -> None:
    assert full.match(query, Question(), 10).passages == ()


def test_a_query_that_looks_like_syntax_finds_its_words(full: Store) -> None:
    assert set(found(full.match('wounded) OR body:"* NOT', Question(), 10))) == {UNDATED.id}


def test_quoted_words_stand_side_by_side(full: Store) -> None:
    assert found(full.match('"drones downed"', Question(), 10)) == [NIGHT.id]
    assert found(full.match('"downed drones"', Question(), 10)) == []


def test_the_nearest_passages_are_those_of_brute_force(store: Store) -> None:
    entries = [entry(report("\n".join(f"line {n} of {i}" for n in range(5)), source=f"s{i % 7}")) for i in range(100)]
    put(store, entries)
    sources = {one.report.id: one.report.source for one in entries}
    lines = [(p, p.span.of(one.report.text)) for one in entries for p in one.passages]
    for question in ("x", "y", "z"):
        for wanted in ((), ("s3",), ("s1", "s2")):
            for limit in (1, 7, 1000):
                allowed = [(p, text) for p, text in lines if not wanted or sources[p.report_id] in wanted]
                cosines = {p.id: float(vector(text) @ vector(question)) for p, text in allowed}
                best = sorted(cosines, key=lambda id: -cosines[id])[:limit]
                scores = store.nearest(vector(question), MODEL, Question(sources=wanted), limit)
                assert [p.id for p in scores.passages] == best
                assert scores.values == pytest.approx([cosines[id] for id in best], abs=1e-5)


def test_a_filter_that_keeps_only_what_is_far_is_exact_too(store: Store) -> None:
    entries = [entry(report(f"line {n}", source="all")) for n in range(600)]
    farthest = min(entries, key=lambda one: float(vector(one.report.text) @ vector("q")))
    lonely = entry(replace(farthest.report, id="lonely", source="lonely"))
    put(store, [*entries, lonely])
    assert found(store.nearest(vector("q"), MODEL, Question(sources=("lonely",)), 2)) == ["lonely"]


def test_one_text_in_many_reports_is_embedded_once_and_found_in_all(store: Store) -> None:
    put(store, [entry(report("the same words", source=f"s{n}")) for n in range(5)])
    assert store.embedded(MODEL, ["the same words", "other words"]) == {"the same words"}
    assert store.embedded("another model", ["the same words"]) == set()
    scores = store.nearest(vector("the same words"), MODEL, Question(), 10)
    assert len(set(found(scores))) == 5
    assert scores.values == pytest.approx(np.ones(5), abs=1e-3)


def test_among_gives_the_cosine_of_these_passages(full: Store) -> None:
    passages = full.match("wounded", Question(), 10).passages
    scores = full.nearest(vector("q"), MODEL, Question(), 10, among=[passage.id for passage in passages])
    assert scores.passages == passages
    assert scores.values == pytest.approx([float(vector(UNDATED.text) @ vector("q"))], abs=1e-5)
    assert full.nearest(vector("q"), MODEL, Question(), 10, among=[]).passages == ()


def test_a_model_that_nothing_was_embedded_with_finds_nothing(full: Store) -> None:
    assert full.nearest(vector("q"), "another model", Question(), 10).passages == ()


def test_a_vector_of_another_length_is_refused(full: Store) -> None:
    with pytest.raises(ValueError, match=f"{DIMENSION} numbers"):
        full.nearest(np.ones(3, dtype=np.float32), MODEL, Question(), 10)


HARBOUR = ("pier", "crane", "depot", "ferry", "quay", "mole", "dock", "store", "yard", "mast")
LINES = [f"the {what} was hit from the sea." for what in HARBOUR]
TOLD = report("\n".join(LINES), "One title")
AGAIN = report("\n".join([*LINES, "a line of its own."]), "Another title", source="Quay Post")
EXCERPT = report("\n".join(LINES[1:]), source="Tide Table")
TOUCHED = report("\n".join([LINES[0], "something else went on.", "and something more."]), "One title")


@pytest.mark.parametrize(
    ("of", "copies"), [(TOLD, {AGAIN, EXCERPT}), (AGAIN, {TOLD, EXCERPT}), (EXCERPT, {TOLD, AGAIN}), (TOUCHED, set())]
)
def test_copies_are_the_other_reports_of_a_story(store: Store, of: Report, copies: set[Report]) -> None:
    put(store, [entry(one) for one in (TOLD, AGAIN, EXCERPT, TOUCHED)])
    assert set(store.reports(Question(), copies_of=of.id)["report"]) == {copy.id for copy in copies}
    assert store.reports(Question(sources=("Tide Table",)), copies_of=of.id)["report"].tolist() == [
        copy.id for copy in copies if copy is EXCERPT
    ]


def test_a_story_is_the_same_whatever_order_its_reports_come_in(store: Store) -> None:
    for one in (EXCERPT, TOUCHED, AGAIN, TOLD):
        put(store, [entry(one)])
    assert set(store.reports(Question(), copies_of=TOLD.id)["report"]) == {AGAIN.id, EXCERPT.id}
    put(store, [entry(replace(AGAIN, published="2020-01-01"))])
    assert set(store.reports(Question(), copies_of=TOLD.id)["report"]) == {EXCERPT.id}


def test_a_report_without_text_and_one_that_is_not_there_have_no_copies(store: Store) -> None:
    put(store, [entry(report("", "A title", source=source)) for source in ("Quay Post", "Tide Table")])
    for id in (*store.reports(Question())["report"], "stranger"):
        assert store.reports(Question(), copies_of=id).empty


def test_near_a_report_means_near_the_mean_of_its_passages(store: Store) -> None:
    others = [entry(report(f"line {n}", source=f"s{n % 3}")) for n in range(50)]
    put(store, [entry(TOLD), entry(AGAIN), entry(EXCERPT), *others])
    total = sum(vector(text) for text in texts(entry(TOLD)))
    cosines = {o.report.id: float(vector(o.report.text) @ total / np.linalg.norm(total)) for o in others}
    best = sorted(cosines, key=lambda id: -cosines[id])
    scores = store.nearest(TOLD.id, MODEL, Question(), 50)
    assert found(scores) == best
    assert scores.values == pytest.approx([cosines[id] for id in best], abs=2e-3)
    chosen = store.nearest(TOLD.id, MODEL, Question(sources=("s1",)), 5)
    sources = {o.report.id: o.report.source for o in others}
    assert found(chosen) == [id for id in best if sources[id] == "s1"][:5]


def test_near_a_report_that_is_not_there_is_nothing(full: Store) -> None:
    assert full.nearest("stranger", MODEL, Question(), 10).passages == ()
    assert full.nearest(NIGHT.id, "another model", Question(), 10).passages == ()


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


def test_the_summary_counts_what_is_there(full: Store) -> None:
    summary = full.summary()
    assert (summary.reports, summary.passages, summary.claims) == (3, 8, 5)
    assert (summary.undated, summary.sources) == (1, 2)
    assert (summary.first_day, summary.last_day, summary.latest) == ("2024-08-14", "2024-08-16", "2024-08-16")
    assert summary.metrics[0] == Facet("settlements_controlled", 2)


def test_an_empty_library_says_so(store: Store) -> None:
    summary = store.summary()
    assert (summary.reports, summary.first_day, summary.latest, summary.metrics) == (0, None, None, ())
    assert store.match("drones", Question(), 10).passages == ()
    assert store.nearest(vector("q"), MODEL, Question(), 10).passages == ()
    assert all(values == () for values in store.facets(Question()).values())


def test_the_fingerprint_hangs_on_content_and_not_on_the_order_of_loading(tmp_path: Path) -> None:
    prints = []
    for name, batches in {"one": [ALL], "two": [ALL[::-1]], "three": [ALL[:2], ALL[1:], ALL]}.items():
        with open_store(tmp_path / name) as store:
            for batch in batches:
                put(store, batch)
            prints.append(store.summary().fingerprint)
    assert len(set(prints)) == 1


@pytest.mark.parametrize(
    "changed",
    [
        entry(replace(NIGHT, published="2024-08-15"), DOWNED, DEAD),
        entry(NIGHT, DOWNED),
        entry(NIGHT, replace(DOWNED, low=118), DEAD),
        entry(NIGHT, replace(DOWNED, status="denied"), DEAD),
        entry(NIGHT, replace(DOWNED, places=()), DEAD),
    ],
)
def test_the_fingerprint_changes_with_a_date_or_a_claim(full: Store, changed: Entry) -> None:
    before = full.summary().fingerprint
    put(full, [changed])
    assert full.summary().fingerprint != before
    put(full, ALL[:1])
    assert full.summary().fingerprint == before


def test_the_version_rises_with_every_change_of_whichever_process(full: Store, tmp_path: Path) -> None:
    before = full.summary().version
    assert full.summary().version == before
    with open_store(tmp_path / "library") as other:
        put(other, [entry(report("new words"))])
    assert full.summary().version > before
    assert full.summary().reports == 4
