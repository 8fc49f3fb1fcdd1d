"""Whose words a whole text is, by its heading, and whose number a bracket or a party's press gives."""

from __future__ import annotations

import pytest

from tests.extraction.reading import claims, only


@pytest.mark.parametrize(
    ("title", "text", "speaker"),
    [
        ("", "Morning summary of the General Staff of Ukraine as of 08:00\n\nNear Lyman 12 attacks were repelled.",
         "Ukraine's General Staff"),
        ("CENTCOM press release, 3 May", "Five drones were shot down over the Red Sea.", "CENTCOM"),
        ("Post of the Sumy regional military administration", "Overnight two civilians were killed in Sumy.",
         "Sumy regional military administration"),
        ("From the website of the Israeli army (translated)", "Two rockets were intercepted over Ashkelon.",
         "Israel's military"),
    ],
)  # fmt: skip
def test_a_heading_that_names_a_document_and_its_giver_says_whose_words_follow(
    title: str, text: str, speaker: str
) -> None:
    assert only(text, title=title).claimant_name == speaker


@pytest.mark.parametrize(
    "title", ["Report of heavy fighting at Lyman", "Statement by Hamas angers Cairo, diplomats say"]
)
def test_a_headline_about_a_statement_gives_nothing_out(title: str) -> None:
    assert only("Near Lyman 12 attacks were repelled.", title=title).claimant is None


def test_others_speak_for_themselves_in_what_somebody_gives_out() -> None:
    text = "Two civilians were killed in Sumy.\n\nKyiv said 5 drones had been launched."
    found = claims(text, title="Post of the Sumy regional military administration")
    assert [c.claimant_name for c in found] == ["Sumy regional military administration", "Ukraine"]


def test_a_bracket_that_closes_a_sentence_names_the_source() -> None:
    assert only("Some 12,000 people fled Djibo in May (UNHCR).").claimant_name == "UNHCR"
    assert only("Some 12,000 people fled Djibo (source: OCHA).").claimant_name == "OCHA"


def test_the_abbreviation_of_a_name_is_no_source() -> None:
    assert only("Two soldiers were killed by the Kachin Independence Army (KIA).").claimant is None


def test_the_press_of_a_party_speaks_for_it() -> None:
    assert only("Opposition media claimed that 60 soldiers were killed near Hama.").claimant == "Opposition media"


def test_a_label_of_a_person_before_a_quotation_speaks() -> None:
    text = 'General Tomas Veld: "We destroyed more than 80 guns." The spokesman says 20 soldiers were killed.'
    assert {c.claimant_name for c in claims(text)} == {"Tomas Veld"}


def test_a_pronoun_means_the_person_that_a_text_calls_by_one_name_no_part_of_a_forces_name() -> None:
    text = 'The Free Syrian Command came in. A shopkeeper named Yusuf saw it. "We counted 31 dead soldiers," he said.'
    assert only(text).claimant_name == "Yusuf"


def test_what_stands_before_a_colon_does_not_speak_in_the_clause_behind_it() -> None:
    assert only("The main points: an opposition channel says 40 rebels died on Friday.").claimant_name == (
        "opposition channel"
    )


def test_one_person_without_a_name_may_claim() -> None:
    assert only("A pro-war blogger claimed an 800-metre advance near Toretsk.").claimant == "A pro-war blogger"


def test_losses_read_from_the_one_ledger_that_a_report_names_are_its_keepers() -> None:
    ledger = "On Sunday the running total of Ukraine's General Staff grew.\n\nRussia lost 40 tanks over the past day."
    assert only(ledger).claimant_name == "Ukraine's General Staff"
    assert only(f"{ledger} Nobody could check this, Hamas said.").claimant is None
    assert only("Ukraine's General Staff met on Sunday.\n\nRussia lost 40 tanks over the past day.").claimant is None


def test_a_count_that_a_ministry_breaks_down_is_its_own_in_every_line() -> None:
    opening = "Russia's defence ministry breaks down its drone count by region."
    text = f"{opening}\n\nPerm comes first with 37 drones shot down."
    assert only(text).claimant_name == "Russia's defence ministry"
    account = "On Friday Russia's defence ministry presented its account: 40 Ukrainian tanks lost."
    assert only(account).claimant_name == "Russia's defence ministry"
