"""Whose loss or thing is counted."""

from __future__ import annotations

import pytest

from tests.extraction.reading import claims, only


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Russia's defence ministry said 12 Ukrainian drones were downed.", "Ukrainian"),
        ("The Ukrainian Air Force said 12 enemy drones were downed.", "Russian"),
        ("Russia's defence ministry said 12 drones were downed.", "Ukrainian"),
        ("Russia has lost 12 tanks, Kyiv said.", "Russian"),
        ("Russian forces destroyed 12 tanks near Sudzha.", "Ukrainian"),
        ("The Sudanese army said 40 fighters of the RSF had died.", "RSF"),
        ("A strike killed 9 civilians in Idlib.", "civilians"),
    ],
)
def test_the_target_is_whose_loss_is_counted(text: str, target: str) -> None:
    assert only(text).target == target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Two firefighters were killed by Russian rockets near Izium.", None),
        ("Some 40 drones sent by Russia were downed.", "Russian"),
        ("Russia sent 38 attack drones at Ukraine, its Air Force said, and 30 of them were shot down.", "Russian"),
        ("Russia launched 26 drones overnight, and 25 were destroyed, Ukraine's Air Force said.", "Russian"),
        ("In Poland, 15 French instructors will train 600 soldiers every month.", None),
        ("Ukraine asked for 3 billion euros (US$3.3 billion) in aid.", None),
    ],
)
def test_who_kills_trains_or_counts_in_a_currency_is_no_target(text: str, target: str | None) -> None:
    assert claims(text)[-1].target == target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Russia was taking 500 casualties a day in Bakhmut, the minister claimed.", "Russian"),
        ("Russia intercepted two missiles at dawn.", "Ukrainian"),
        ("Ukraine is losing 300 drones a month to jamming.", "Ukrainian"),
        ("The Ukrainians are said to be losing some 300 drones a month on the battlefield.", "Ukrainian"),
        ("Ukraine said it had fired 12 missiles at a depot in Crimea.", "Ukrainian"),
        ("Russia said Ukrainian forces had conducted 14 counterattacks near Sudzha.", "Ukrainian"),
    ],
)
def test_the_doer_tells_whose_are_what_it_loses_fires_or_fends_off(text: str, target: str) -> None:
    assert only(text).target == target


@pytest.mark.parametrize(
    ("title", "text", "target"),
    [
        ("", "Three drones were shot down over Moscow on Sunday, the mayor said.", "Ukrainian"),
        ("", "More than 40 drones were intercepted over Kyiv.", "Russian"),
        ("", "Five drones were shot down over Crimea on Sunday.", None),
        ("", "Russia's defence ministry said five drones were shot down near Sevastopol.", "Ukrainian"),
        ("", "Zelenskyy said nothing after three drones were shot down over Tula.", "Ukrainian"),
        ("Refinery burns in Kursk as Russia downs four UAVs", "Nobody was hurt.", "Ukrainian"),
        ("Navies say they beat back a Houthi barrage", "Some 12 drones were shot down off Hodeidah.", "Houthi"),
        ("Houthi barrage meets Iranian missiles", "Some 12 drones were shot down off Hodeidah.", None),
    ],
)
def test_what_comes_down_over_a_country_or_in_an_attack_is_the_attackers(
    title: str, text: str, target: str | None
) -> None:
    assert [claim.target for claim in claims(text, title=title)] == [target]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Russia's defence ministry said it had killed 50 Ukrainian troops and destroyed 16 tanks.", ["Ukrainian"] * 2),
        ("Hezbollah claims it destroyed three tanks near Khiam.", ["Israeli"]),
        ("The war has cost Russia 31,500 dead soldiers, a source said.", ["Russian"]),
        ("South Africa's army announced that four of its soldiers had been killed.", ["South African"]),
    ],
)
def test_who_speaks_of_it_fights_the_one_whose_losses_they_are(text: str, targets: list[str]) -> None:
    assert [claim.target for claim in claims(text)] == targets


def test_the_losses_of_a_report_are_those_of_the_one_people_whose_losses_it_speaks_of() -> None:
    lines = "Hamas gave a list of Israeli losses:\n\nTanks destroyed: 12\nGuns destroyed: 34"
    assert {claim.target for claim in claims(lines)} == {"Israeli"}
    both = lines.replace("of Israeli losses", "of Israeli losses and of Syrian casualties")
    assert {claim.target for claim in claims(both)} == {None}


def test_a_claimant_who_counts_the_losses_of_one_people_counts_theirs_throughout() -> None:
    text = "Iran's army said 12 Israeli tanks were destroyed. It also reported 30 guns destroyed on Sunday."
    assert [claim.target for claim in claims(text)] == ["Israeli", "Israeli"]


def test_they_are_the_people_named_before_not_those_who_speak() -> None:
    text = (
        "Since Rwandan units entered Goma they have lost more than 900 soldiers there, Congo's defence ministry said."
    )
    assert only(text).target == "Rwandan"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Eleven soldiers were killed in an ambush near Gao, the mayor said.", "soldiers"),
        ("A bomb wounded six police at a post in Quetta.", "police"),
        ("The raid on the camp left nine assailants dead.", "assailants"),
        ("Militants abducted 17 pupils from a school in Zamfara.", "pupils"),
        ("Eleven Ukrainian soldiers were killed near Pokrovsk.", "Ukrainian"),
    ],
)
def test_people_of_no_side_are_named_by_their_role(text: str, target: str) -> None:
    assert only(text).target == target
