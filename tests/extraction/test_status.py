"""How a number is meant."""

from __future__ import annotations

import pytest

from tests.extraction.reading import claims, only


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ukraine said 5 soldiers were killed.", "claimed"),
        ("An assault would require 20,000 troops.", "hypothetical"),
        ("Should the front move, 5,000 people could flee Tawila.", "hypothetical"),
        ("A strike on Idlib reportedly killed 20 people. That figure could not be verified.", "unverified"),
    ],
)
def test_the_status_is_what_the_text_says_of_the_number(text: str, status: str) -> None:
    assert only(text).status == status


def test_a_number_that_only_its_denier_names_is_denied() -> None:
    claim = only("Moscow denied that 300 of its soldiers had been captured.")
    assert (claim.claimant, claim.disputed_by, claim.status) == (None, "Moscow", "denied")


def test_a_plan_told_after_a_semicolon_leaves_what_happened() -> None:
    assert only("Shelling of Kherson kills three; Turkey may agree to a truce").status == "claimed"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The president is asking lawmakers for $3 billion in aid for Ukraine.", "hypothetical"),
        ("Biden has asked Congress to add $3 billion in military aid for Ukraine.", "hypothetical"),
        ("Lawmakers debated providing $24 billion in aid to Ukraine.", "hypothetical"),
        ("Hungary will block a further 90 million euros in military aid for Ukraine.", "hypothetical"),
        ("The union will not meet its goal of supplying 800,000 artillery shells to Ukraine.", "hypothetical"),
        ("Ministers failed to agree on 40 million euros in military aid for Ukraine.", "hypothetical"),
        ("Norway readies a $200 million aid package for Ukraine.", "hypothetical"),
        ("Norway is pressing its neighbours to give $200 million in aid to Ukraine.", "hypothetical"),
        ("Norway plans to send $250 million in aid to Ukraine.", "hypothetical"),
        ("Norway announced plans to send $250 million in aid to Ukraine.", "claimed"),
        ("The bill would sanction Eritrea because of its supply of 300 tanks to Russia.", "claimed"),
        ("For the first time the army has been able to shoot down three of the missiles.", "claimed"),
        ("The army would be able to shoot down three of the missiles.", "hypothetical"),
        ("Ethiopia has 60,000 troops there, if leaked papers are to be believed.", "unverified"),
        ("Norway will send $300 million in military aid to Ukraine.", "claimed"),
        ("Moscow was urged to sign the treaty while the death toll of the strike rose to 52.", "claimed"),
    ],
)
def test_what_is_asked_for_or_withheld_is_not_given(text: str, status: str) -> None:
    assert only(text).status == status


def test_what_is_only_likely_is_a_plan() -> None:
    assert only("The union will likely back 5 billion euros in aid for Ukraine.").status == "hypothetical"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Senate was set to approve $9 billion in aid for Ukraine on Tuesday.", "hypothetical"),
        ("The chancellor spoke of the need to approve €4 billion in military aid for Ukraine.", "hypothetical"),
        (
            "The ministry says it needs lawmakers to approve $2 billion in aid for Ukraine.",
            "hypothetical",
        ),
        ("Lawmakers voted to approve $9 billion in aid for Ukraine.", "claimed"),
        ("Denmark is looking to give $800 million in aid to Ukraine.", "hypothetical"),
        ("Diplomats are hopeful of sealing a deal to give Ukraine €3 billion in aid.", "hypothetical"),
        ("The allies look unlikely to agree on a €6 billion fund for Ukraine.", "hypothetical"),
        ("The party is holding up an anticipated $70 billion package of aid for Ukraine.", "hypothetical"),
        ("The senators discussed a $4 billion aid proposal for Ukraine.", "hypothetical"),
        ("The new cabinet rejected a $30 million package of military aid for Ukraine.", "hypothetical"),
        ("She is expected to speak of Berlin's commitment to sending Ukraine billions of euros.", "claimed"),
        ("The millions of euros in military aid approved for Ukraine in May could run out by autumn.", "claimed"),
    ],
)
def test_money_not_yet_voted_hoped_for_or_refused_is_not_given(text: str, status: str) -> None:
    assert only(text).status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Troops shelled the bus depot in Sumy as a bus was set to take families out, killing six.",
            "claimed",
        ),
        ("Four prisoners, released last year in an exchange, will be tried again.", "claimed"),
        ("The 900 soldiers killed in May would amount to half of the brigade.", "claimed"),
        ("Paris announced that 200 French soldiers will be sent to Romania.", "claimed"),
        ("The colonel said 200 soldiers will be sent to the border.", "hypothetical"),
        ("Hamas to release four more hostages after talks in Doha", "hypothetical"),
        ("The minister warned of war if one Moldovan soldier is killed at the border.", "hypothetical"),
        ("The army could attack the town, killing 200 people.", "hypothetical"),
    ],
)
def test_a_word_of_plans_speaks_of_its_own_verb_alone(text: str, status: str) -> None:
    assert only(text).status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russian forces shelled the station as a train was set to leave, killing one policeman.", "claimed"),
        ("The minister announced that 150 French soldiers will be sent to Poland to train recruits.", "claimed"),
        ("The government rejected a $43 million package of rockets and ammunition for Ukraine.", "hypothetical"),
        ("Three Britons released in 2022 in a prisoner swap will likely face trial.", "claimed"),
        ("The army counted 40 dead soldiers in the raid. Our reporters cannot check this figure.", "unverified"),
    ],
)  # fmt: skip
def test_a_plan_beside_a_number_leaves_what_was_done(text: str, status: str) -> None:
    assert only(text).status == status


def test_drones_aimed_at_a_country_have_been_launched() -> None:
    text = "Of 16 drones that Russia aimed at Ukraine overnight, 14 were destroyed, the Ukrainian Air Force said."
    assert [claim.status for claim in claims(text)] == ["claimed", "claimed"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The raid that killed 14 people in Goma will be investigated.", "claimed"),
        ("The killing of 14 people in Goma could lead to new sanctions.", "claimed"),
        ("A strike on three hospitals would be a crime, the envoy said.", "hypothetical"),
        ("The raid in which 14 soldiers died should be looked into, a lawmaker said.", "claimed"),
        ("An assault that would kill 14 people is feared.", "hypothetical"),
        ("The army says it will hold Goma despite losing 14 soldiers.", "claimed"),
        ("Missiles were aimed at Lviv in a raid in which Russia fired at least 28 rockets.", "claimed"),
        ("Warsaw said on Thursday that it would deliver 60 tanks to Kyiv.", "claimed"),
        ("Warsaw said on Thursday that it would have delivered 60 tanks to Kyiv.", "hypothetical"),
        ("Warsaw said on Thursday that it could deliver 60 tanks to Kyiv.", "hypothetical"),
        ("Warsaw said that if Berlin agreed it would deliver 60 tanks to Kyiv.", "hypothetical"),
        ("The White House's request includes $6 billion in aid for Ukraine.", "hypothetical"),
        ("The House is voting on a $6 billion aid package for Ukraine.", "hypothetical"),
    ],
)
def test_a_plan_made_with_what_happened_or_a_promise_reported_is_no_plan(text: str, status: str) -> None:
    assert {claim.status for claim in claims(text)} == {status}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The army said 40 men were killed. “It was a hard day,” it said. "
            "The reports have not been independently verified.",
            ["unverified"],
        ),
        (
            "The army said 40 men were killed. The RSF made no mention of it. "
            "The claim has yet to be corroborated.",
            ["unverified"],
        ),
        ("The army said 40 men were killed. Our reporters had no way to authenticate the account.", ["unverified"]),
        (
            "The army said 40 men were killed. The RSF said 12 fighters were killed. "
            "That could not be verified.",
            ["claimed", "unverified"],
        ),
        ("The army said 40 men were killed.\nThe RSF holds the town.\nIts claims could not be verified.", ["claimed"]),
        ("The UN verified that 40 men were killed and did not name them.", ["claimed"]),
        ("Kass, which Hamas said it holds, is 9 km from Nyala. The claim could not be verified.", ["claimed"]),
    ],
)  # fmt: skip
def test_doubt_reaches_back_over_sentences_without_numbers(text: str, expected: list[str]) -> None:
    assert [claim.status for claim in claims(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Messages on social networks report 60 soldiers killed. It is pure manipulation; nobody fought.", ["denied"]),
        ("Rumours on Telegram speak of 200 soldiers killed at Kidal. That is a lie.", ["denied"]),
        ("Pakistan says it shot down five Indian jets. We could not establish whether that was true.", ["unverified"]),
        ("Rebels speak of 1,500 soldiers killed, but have shown nothing to support it.", ["unverified"]),
        ("The army counted 40 dead soldiers and did not say whether officers were among them.", ["claimed"]),
        ("Correction: The camp is about 18 miles from the front, not 80 miles, as a caption had it.", ["claimed"]),
        ("Correction: An item in the Sahel Briefing said that 400 rebels had been killed.", ["denied"]),
    ],
)  # fmt: skip
def test_a_rumour_called_a_lie_is_denied_and_the_right_figure_of_a_correction_is_not(
    text: str, expected: list[str]
) -> None:
    assert [claim.status for claim in claims(text)] == expected


def test_a_number_that_its_sentence_sets_right_is_denied() -> None:
    found = claims("The army killed 300 rebels, not 3,000, in the battle of Mekelle.")
    assert [(claim.low, claim.status) for claim in found] == [(300, "claimed"), (3000, "denied")]


def test_a_number_behind_not_is_the_wrong_one_of_a_correction() -> None:
    right, wrong = claims("In the camp 60 people died in the strike, not 600, the ministry said.")
    assert (right.low, right.status) == (60, "claimed")
    assert (wrong.low, wrong.status, wrong.claimant) == (600, "denied", None)


def test_only_whole_words_say_that_a_number_is_wrong() -> None:
    assert only("Volnovakha lies only 10 km from the front at Vuhledar.").status == "claimed"
