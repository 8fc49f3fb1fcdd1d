# ruff: noqa: E501
"""Text to claims as a whole: the story of the seed in other words, repeats, titles, and any text at all."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.extraction import EXTRACTOR, extract, quantities
from components.records import Claim, Report, claim_id
from components.vocabulary import metrics
from tests.extraction.reading import claims, only, report

SEED = Path(__file__).parents[2].parent / "shared" / "seed" / "story.txt"

STORY = """Ukrainian troops went on advancing in Russia's Kursk region on Wednesday, in the largest incursion into Russia since World War Two.
Hundreds of Ukrainian soldiers had crossed the Russian border before dawn on Aug. 6, and more than a week of fighting has not driven them out.
President Volodymyr Zelenskyy said his troops had moved forward another two to three kilometres on Wednesday.
"We keep advancing in the Kursk region," Zelenskyy wrote on Telegram, "from two to three kilometres since the start of the day. And more than 60 Russian prisoners of war were taken."
Russia's defence ministry said 45 Ukrainian drones had been shot down overnight, mostly over the Kursk, Voronezh and Belgorod regions. It showed Su-34 bombers at work.
Later the ministry said an attack had been beaten off at Russkoye Porechnoye, 18 km (11 miles) from the border.
Five Russian military airfields were hit in the night, a Ukrainian security source said."""


def seen(claim: Claim) -> tuple[str, float | None, float | None, str, str | None]:
    return claim.metric, claim.low, claim.high, claim.bound, claim.claimant_name


def test_a_story_yields_its_claims_and_nothing_else() -> None:
    assert [seen(claim) for claim in claims(STORY, "2024-08-14")] == [
        ("troops", 200, None, "about", None),
        ("advance", 2, 3, "range", "Zelenskyy"),
        ("captured", 60, None, "more_than", "Zelenskyy"),
        ("drones_downed", 45, 45, "exact", "Russia's defence ministry"),
        ("distance", 18, 18, "exact", "Russia's defence ministry"),
        ("sites_hit", 5, 5, "exact", "Ukrainian security source"),
    ]


@pytest.mark.skipif(not SEED.exists(), reason="the seed story lies beside the project, not in it")
def test_the_seed_story_yields_exactly_its_seven_claims() -> None:
    text = SEED.read_text(encoding="utf-8")
    found = claims(text, "2024-08-14")
    day = date(2024, 8, 14)
    assert [(c.span.of(text), *seen(c)[1:], c.target, c.kind, c.first, c.last) for c in found] == [
        ("Thousands of Ukrainian troops", 2000, None, "about", None, "Ukrainian", "event", date(2024, 8, 6), date(2024, 8, 6)),
        ("another one to two kilometres", 1, 2, "range", "Zelenskyy", "Ukrainian", "event", day, day),
        ("more than 100 Russian prisoners of war", 100, None, "more_than", "Zelenskyy", "Russian", "event", day, day),
        ("117 Ukrainian drones", 117, 117, "exact", "Russia's defence ministry", "Ukrainian", "event", date(2024, 8, 13), day),
        ("18 km (11 miles)", 18, 18, "exact", "Russia's defence ministry", None, "state", day, day),
        ("four Russian military airfields", 4, 4, "exact", "Ukrainian security source", "Russian", "event", date(2024, 8, 13), day),
        ("35 km (22 miles)", 35, 35, "exact", None, None, "state", day, day),
    ]  # fmt: skip
    assert [place.name for place in found[3].places] == ["Kursk", "Voronezh", "Belgorod", "Nizhny Novgorod"]
    assert len(found[1].mentions) == 1
    assert found[1].mentions[0].of(text) == "one to two kilometres"


def test_a_quotation_that_repeats_a_fact_is_a_mention_of_one_claim() -> None:
    (advance,) = [claim for claim in claims(STORY, "2024-08-14") if claim.metric == "advance"]
    assert [span.of(STORY) for span in advance.mentions] == ["two to three kilometres"]


def test_a_fact_of_title_and_text_is_one_claim_of_the_text() -> None:
    text = "Russia's defence ministry said more than 40 drones were downed over Kursk."
    claim = only(text, title="Russia downs 40 drones")
    assert not claim.in_title
    assert (claim.low, claim.bound) == (40, "more_than")


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Army advances up to three miles",
            "The army moved forward by one to three miles in Darfur.",
            (1.61, 4.83, "range"),
        ),
        ("More than 100 drones downed", "The ministry said 117 drones were destroyed over Kursk.", (117, 117, "exact")),
        ("Nearly 50 dead in Rafah", "At least 48 people were killed in Rafah, medics said.", (48, None, "at_least")),
        ("At least 40 dead in raid on Idlib", "Between 40 and 45 people were killed in Idlib.", (40, 45, "range")),
    ],
)
def test_a_headline_that_rounds_a_number_of_its_text_is_no_claim_of_its_own(
    title: str, text: str, expected: tuple[float | None, float | None, str]
) -> None:
    claim = only(text, title=title)
    assert (claim.in_title, claim.low, claim.high, claim.bound) == (False, *expected)


def test_a_headline_of_another_number_stays_a_claim() -> None:
    found = claims("Since Friday 312 people have been killed in Gaza.", title="More than 40 killed in Rafah")
    assert sorted(claim.low or 0 for claim in found) == [40, 312]


def test_a_claim_of_the_title_alone_has_its_offsets_there() -> None:
    title = "Air force: 12 drones downed near Kyiv"
    claim = only("The sirens sounded for hours.", title=title)
    assert claim.in_title
    assert claim.span.of(title) == "12 drones"


def test_a_part_points_at_its_whole() -> None:
    whole, part = claims("A strike on Idlib killed 12 people, including three children.")
    assert (whole.part_of, part.part_of) == (None, whole.id)


def test_two_small_events_in_two_places_stay_two_claims() -> None:
    found = claims("Two people were killed in Kherson on Monday.\n\nTwo people were killed in Sumy on Tuesday.")
    assert [[place.name for place in claim.places] for claim in found] == [["Kherson"], ["Sumy"]]


def test_ids_name_report_metric_and_span() -> None:
    told = report("Russia shot down 5 drones.")
    (found,) = next(iter(extract([told])))
    assert found.id == claim_id(told.id, "drones_downed", found.span, False)
    assert (found.report_id, found.extractor, found.unit) == (told.id, EXTRACTOR, "drones")
    assert 0 < found.confidence <= 1


def test_confidence_is_higher_where_a_number_is_plain() -> None:
    vague = only("Dozens of people were killed in the shelling, residents said.")
    plain = only("In all 57 people were killed in the shelling, residents said.")
    assert plain.confidence > vague.confidence


def test_a_sum_has_its_currency_as_unit() -> None:
    claim = only("Norway pledged $800 million in military aid to Ukraine.")
    assert (claim.unit, claim.source_value) == ("USD", "800 million")


def test_reports_come_back_one_tuple_each_in_order() -> None:
    texts = ["Russia shot down 5 drones.", "", "No number here.", "A strike killed 7 people."]
    found = list(extract(report(text) for text in texts))
    assert [[claim.low for claim in one] for one in found] == [[5], [], [], [7]]


def test_a_report_without_war_counts_nothing() -> None:
    assert claims("The club hired two engineers and 300 people came to the match.") == ()


def test_a_short_sentence_may_go_on_from_a_long_one() -> None:
    text = "During the long and bitter night before the ceasefire over the southern towns, the army said, 24 drones were shot down. Twelve of them over Gaza."
    assert [(c.metric, c.low, c.part_of is not None) for c in claims(text)] == [
        ("drones_downed", 24, False), ("drones_downed", 12, True),
    ]  # fmt: skip


PIECES = st.sampled_from(
    ["117", "one to two", "more than", "km", "drones", "were shot down", "killed", "said", "overnight", "on Aug. 6", "(", "%",
     "$", "million", "-", "–", "“", '"', "\n", "\n\n", ".", ",", ":", "Kursk", "of them", "Zelenskyy", "since", "its report", "his army", "their own figures", "it said", "; it", "of that total", "reached", "the governor",
     "that night", "night to", "one of the", "\u202e", "\u200f",
     "ضربة", "😀", "\x00", "\x1b", "1.2.3", "1,2,3", "٣٤", "²", "½", "Ⅷ", "12.", "İ", "ﬁ", "'s", "’"]
)  # fmt: skip


def assert_sound(told: Report) -> None:
    (found,) = list(extract([told]))
    for claim in found:
        where = told.title if claim.in_title else told.text
        for span in (claim.span, *claim.mentions):
            assert 0 <= span.start < span.end <= len(where)
        assert claim.metric in metrics()
        assert claim.low is not None or claim.high is not None
        assert not (claim.first and claim.last and claim.first > claim.last)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=300), title=st.text(max_size=60))
def test_any_text_at_all_is_read_without_a_crash(text: str, title: str) -> None:
    assert_sound(Report.new(text, title, "Test Wire", published="2024-11-06"))
    for quantity in quantities(text):
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(pieces=st.lists(PIECES, max_size=40), joint=st.sampled_from([" ", ""]))
def test_any_heap_of_the_words_it_knows_is_read_without_a_crash(pieces: list[str], joint: str) -> None:
    assert_sound(
        Report.new(
            "The army said " + joint.join(pieces), joint.join(reversed(pieces)), "Test Wire", published="2024-11-06"
        )
    )


@pytest.mark.parametrize(
    "text",
    ["word " * 200_000, "5" * 200_000, "“" * 20_000, "killed " * 20_000, "a\n" * 100_000, "5-" * 20_000, "Kursk " * 20_000],
)  # fmt: skip
def test_long_text_without_a_break_is_read_in_pieces(text: str) -> None:
    assert_sound(report(text))


# What makes readers of text slow: one line of numbers and words, control characters, right-to-left text, emoji, and
# phrases that only begin a quantity, so that each is looked at from every place before it.
MONOTONY = {
    "digits and words": "117 drones and 3-4 of 12 ",
    "control characters": "12\x00\x1b\x07 5\x7f",
    "right to left": "\u202e117 ضربة ٣٤ ",
    "emoji": "😀12👍🏽km ",
    "groups of digits": "123 456 ",
    "scales": "a thousand ",
    "hanging hyphens": "5- to 6- ",
    "bounds": "up to more than at least ",
    "telephones": "+5 01 ",
    "brackets": "5 km (",
}


def calls(read: Callable[[str], Any], text: str) -> int:
    """How many functions are called while a text is read."""
    count = 0

    def called(_frame: FrameType, event: str, _of: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("piece", MONOTONY.values(), ids=MONOTONY.keys())
def test_quantities_of_a_text_four_times_as_long_take_four_times_the_steps(piece: str) -> None:
    times = 5_000 // len(piece)
    assert calls(quantities, piece * 4 * times) <= 4.4 * calls(quantities, piece * times)


def test_a_megabyte_in_one_line_is_read() -> None:
    text = "117 drones, 3-4 of 12 tanks. " * 35_000
    assert len(quantities(text)) == 3 * 35_000


@pytest.mark.parametrize("piece", list(MONOTONY.values())[:4], ids=list(MONOTONY)[:4])
def test_claims_of_a_line_four_times_as_long_take_no_more_than_eight_times_as_long(piece: str) -> None:
    told = [report("The army said: " + piece * (length // len(piece))) for length in (6_000, 24_000)]
    taken = []
    for one in told:
        begun = time.process_time()
        assert_sound(one)
        taken.append(time.process_time() - begun)
    assert taken[1] <= 8 * max(taken[0], 0.05)


@pytest.mark.parametrize("filed", ["KYIV - ", "GAZA CITY — ", "MOSCOW, Aug 14 (TASS) - ", ""])
def test_a_dateline_is_no_part_of_who_speaks(filed: str) -> None:
    claim = only(f"{filed}Oleksandr Syrskyi said that 40 Russian soldiers had been captured near Sudzha.")
    assert (claim.claimant, claim.claimant_name) == ("Oleksandr Syrskyi", "Syrskyi")


def test_a_line_of_a_list_in_capitals_is_no_dateline() -> None:
    found = claims("Russian losses, says Ukraine's General Staff:\nTANKS - 8,601\nARTILLERY SYSTEMS - 17,450")
    assert [(claim.metric, claim.low) for claim in found] == [("tanks_lost", 8601), ("artillery_lost", 17450)]


@pytest.mark.parametrize("who", ["the General Staff", "Syrskyi", "Ukraine's Air Force"])
def test_a_weekday_before_a_name_is_no_part_of_it(who: str) -> None:
    claim = only(f"On Wednesday {who} reported that 40 Russian soldiers had been captured near Sudzha.")
    assert claim.claimant
    assert "Wednesday" not in claim.claimant


def test_the_end_of_a_distance_is_the_thing_and_not_the_town_it_is_named_after() -> None:
    claim = only(
        "Guards were posted at the Zaporizhzhia nuclear power plant, located just 35 km (22 miles) from the fighting."
    )
    assert (claim.from_place, claim.to_place) == ("Zaporizhzhia nuclear power plant", "the fighting")
    claim = only("Shells fell near Sudzha, 10 km from the border, as Ukrainian troops attacked.")
    assert (claim.from_place, claim.to_place) == ("Sudzha", "the border")
