"""Figures as reports of the world's wars state them: who fled, what was left, where a length only places a town."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.reading import claims, only


@pytest.mark.parametrize(
    ("text", "metric", "low"),
    [
        ("Nearly 30,000 households have left the town since the attack.", "displaced", 30000),
        ("Some 80,000 people left camps near Nyala after the militia's ultimatum.", "displaced", 80000),
        ("The bombing sent 20,000 villagers fleeing across the border.", "displaced", 20000),
        ("The offensive pushed 150,000 people towards Goma.", "displaced", 150000),
        ("As fighting raged, the mayor put the number of new arrivals at 14,200.", "displaced", 14200),
        ("Some 2,000 children have been transferred to Russia from occupied towns.", "displaced", 2000),
        ("The UN office verified 63 executions by militiamen in Ituri.", "killed", 63),
        ("After the strike on the market 110 people were burned.", "wounded", 110),
        ("Ten others were taken to hospital after the shelling.", "wounded", 10),
        ("Hospitals admitted 36 people after the strike.", "wounded", 36),
        ("The losses of the Russian invaders came to 1,240 persons.", "personnel_losses", 1240),
        ("The number of Russian soldiers killed or injured stands at 3,430.", "personnel_losses", 3430),
        ("Four missiles crossed Moldova.", "missiles_launched", 4),
        ("The programme would need $41 million to feed the camps in Darfur.", "aid", 41_000_000),
    ],
)
def test_what_happened_gives_the_metric(text: str, metric: str, low: float) -> None:
    claim = only(text)
    assert (claim.metric, claim.low) == (metric, low)


@pytest.mark.parametrize(
    "text",
    [
        "The army retook Nyala. The town's team won 3-1 in front of 12,000 people.",
        "A helicopter with three people on board was attacked.",
        "Soldiers left 12 people a message about the siege.",
        "Some 45 schools are closed in Ituri after the attack.",
        "In the siege 14 cars were burned by residents for warmth.",
    ],
)
def test_numbers_beside_a_war_are_no_claims(text: str) -> None:
    assert claims(text) == ()


def test_a_length_behind_a_name_and_a_comma_only_says_where_it_lies() -> None:
    found = claims("The army said it had driven the rebels from Fada, 90 km to the west, and destroyed 12 tanks.")
    assert [(c.metric, c.kind) for c in found] == [("distance", "state"), ("tanks_lost", "event")]


def test_a_part_behind_its_whole_shares_what_happened_to_it() -> None:
    whole, part, wounded = claims("The rebels counted 90 dead, seven of them officers, and 200 wounded.")
    assert (part.metric, part.part_of, wounded.metric) == ("killed", whole.id, "wounded")


def test_an_air_force_that_shot_some_down_lost_no_men() -> None:
    text = "Russia launched 60 drones, said the Ukrainian Air Force, which shot down 41 and lost track of 12."
    assert [c.metric for c in claims(text)] == ["drones_launched", "drones_downed", "drones_downed"]


@pytest.mark.parametrize(
    "doubt",
    [
        "Our correspondents cannot check this.",
        "Those numbers have not been confirmed by anybody else.",
        "The institute has not observed confirmation of this claim.",
    ],
)
def test_a_sentence_of_doubt_right_after_a_number_leaves_it_unverified(doubt: str) -> None:
    assert only(f"The governor said 80 soldiers were killed. {doubt}").status == "unverified"


def test_a_state_s_own_count_is_the_state_s_claim() -> None:
    assert only("As rockets fell, Israel's count of the dead stood at 24.").claimant_name == "Israel"


def test_preliminary_data_in_what_somebody_gives_out_are_theirs() -> None:
    text = (
        "Update of the General Staff of Ukraine\n\nAccording to preliminary data, 40 soldiers were killed near Lyman."
    )
    assert only(text).claimant_name == "Ukraine's General Staff"


def test_an_outlet_s_own_assessment_is_nobody_else_s() -> None:
    assert only("By our assessment, 4,000 civilians have fled the town.").claimant is None


def test_the_past_hour_lies_on_the_day_of_publication() -> None:
    claim = only("Two rockets were launched at Haifa in the past hour.")
    assert (claim.first, claim.last) == (date(2024, 11, 6), date(2024, 11, 6))
