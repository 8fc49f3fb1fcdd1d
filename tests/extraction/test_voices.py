# ruff: noqa: E501
"""Who speaks in a sentence: verbs, labels and what somebody gives out."""

from __future__ import annotations

import pytest

from tests.extraction.reading import claims, only


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The RSF spoke. The air force destroyed 5 drones over Sumy, according to its own report.", "Ukraine's Air Force"),
        ("By its own count, the Sudanese army lost 5 tanks in Darfur.", "Sudan's army"),
        ("Governor Filip Pronin saw the site in Poltava. Five people were wounded, by his count.", "Filip Pronin"),
        ("Hamas spoke again. According to their figures, 5 fighters were killed.", "Hamas"),
        ("Israel killed 5 militants in Jenin, according to its military.", "Israel's military"),
        ("Five drones were shot down, the Israeli army's morning report said.", "Israel's military"),
        ("An Israeli army statement said 5 rockets were intercepted.", "Israel's military"),
        ("According to a statement from the Houthis, 5 people were killed in Sanaa.", "Houthis"),
        ("From the evening bulletin of the Israeli army: five rockets were intercepted.", "Israel's military"),
        ("Statement of the Israeli army, 4 November: five rockets were intercepted.", "Israel's military"),
    ],
)  # fmt: skip
def test_what_somebody_gives_out_is_theirs_and_a_possessive_means_the_name(text: str, speaker: str) -> None:
    assert only(text).claimant_name == speaker


def test_a_headline_may_name_who_speaks_after_a_colon() -> None:
    assert (
        only("", title="Repair of Ukraine's shelled power grid needs $38bn: World Bank").claimant_name == "World Bank"
    )


def test_a_headline_may_name_who_speaks_after_a_dash() -> None:
    found = claims("", title="Russia fires 33 drones, five missiles at Odesa - Ukraine air force")
    assert [(c.metric, c.low, c.claimant_name) for c in found] == [
        ("drones_launched", 33, "Ukraine's Air Force"), ("missiles_launched", 5, "Ukraine's Air Force"),
    ]  # fmt: skip


def test_who_launched_what_a_line_counts_does_not_say_it() -> None:
    lines = "Attack drones launched by Russia: 16.\nAttack drones shot down: 15.\nFigures of the Ukrainian Air Force."
    assert {claim.claimant_name for claim in claims(lines)} == {"Ukraine's Air Force"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nearly 4,000 soldiers died in Tigray, ten times the official figure: new study", None),
        ("Nearly 4,000 soldiers died in Tigray: Oxfam study", "Oxfam"),
        ("Explosions and air raid sirens as one official says air defences shot down 15 missiles over Kharkiv", None),
        ("NATO Chief Urges Allies to Pledge Yearly €600 Million in Aid to Ukraine", None),
        ("Norway has reportedly sent $200 million in aid to Ukraine.", None),
        ("Norway has sent $200 million in aid to Ukraine.", "Norway"),
        ("Norway to set up $1 billion fund for Ukraine aid", "Norway"),
        ("The U.S. on Monday released a new $150 million aid package for Ukraine.", "United States"),
        ("Talks must go on, the president of Ethiopia said, after 12 people were killed in Mekelle.", None),
        (
            "UNICEF accused rebels of shelling Adigrat, two days after a barrage across Tigray killed 39 civilians.",
            None,
        ),
        ("UNICEF said on Friday that 39 civilians were killed in Tigray after a barrage.", "UNICEF"),
    ],
)
def test_nobody_claims_what_no_person_office_or_body_says(text: str, speaker: str | None) -> None:
    assert only(text).claimant_name == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("What the spokeswoman, Maly Keo, said on Saturday was that 13 people had been killed in the shelling.", "Maly Keo"),
        ("The editor cites Olu Obi, an envoy, who has said that up to 600,000 died in the war in Tigray.", "Olu Obi"),
        ("It was the governor, Aung Min, who first spoke of 17 dead in the shelling.", "Aung Min"),
        ("Figures compiled by the Sahel Observatory show that 61 civilians died in drone strikes.", "Sahel Observatory"),
        ("The hospital's register lists 27 killed in the shelling.", "hospital"),
        ("According to figures that the health council released, 41 people were killed in the strikes.", "health council"),
        ("Military sources quoted by the daily Le Jour had spoken of 33 soldiers killed in the attack.", "Military sources"),
        ("General Ngo was asked about the ambush. He did give his own losses, 18 dead.", "General Ngo"),
    ],
)  # fmt: skip
def test_who_speaks_is_found_behind_a_pronoun_a_cleft_or_the_figures_that_they_made(text: str, speaker: str) -> None:
    assert speaker.lower() in str(only(text).claimant).lower() or speaker in str(only(text).claimant_name)


def test_what_somebody_would_only_say_is_said() -> None:
    assert only("Colonel Diallo would only say that six of his men were killed in the ambush.").status == "claimed"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("By the SSU's own count, five bombers were wrecked on the ground.", "Security Service of Ukraine"),
        ("By the Kachin army's own tally they lost 12 fighters at Bhamo.", "Kachin army"),
        ("By the junta's latest published figures, 300 soldiers died in the siege.", "junta"),
        ("Ruslan Idris, the governor, spoke on Friday. Idris has asked the capital for $60 million for the war's refugees.", "Ruslan Idris"),
        ("In Ganja, Azerbaijan's second city, they counted 21 houses flattened by the missile.", None),
        ("Anna Weber said arms would follow, adding that Kyiv can count on some €4 billion in August.", "Anna Weber"),
        ("Thirty-two people were killed in the shelling of Omdurman, a war monitor reported on Monday.", "war monitor"),
        ("The mayor of Goma spoke to us by telephone. According to her, 40 shells had fallen.", "mayor of Goma"),
        (
            "Shota Beridze spoke of the raid. General Ngo of the General Staff was asked too. He would not be drawn. "
            "He did give his army's losses, 18 dead.",
            "Ngo",
        ),
        ("Official figures (UNHCR) show that 12,000 people fled the fighting in Djibo.", "UNHCR"),
        ("The singer is in Lebanon giving $5 million to displaced families.", None),
    ],
)  # fmt: skip
def test_an_account_a_plea_and_a_pronoun_are_those_of_whom_the_text_means(text: str, speaker: str | None) -> None:
    assert only(text).claimant_name == speaker


@pytest.mark.parametrize(
    ("text", "rejected_by"),
    [
        ("Armenia's defence ministry said 12 tanks were destroyed; Azerbaijan called the figure a fabrication.", "Azerbaijan"),
        ("Armenia's defence ministry said 12 tanks were destroyed, and called the crews heroes.", None),
        ("The Congolese army said it had killed 40 M23 fighters. Rwanda rejected the figure.", "Rwanda"),
        ("The Congolese army said it had killed 40 M23 fighters. Rwanda rejected claims that its troops had crossed.", None),
        ("The Congolese army said it had killed 40 M23 fighters. Rwanda denied a role in the fighting.", None),
    ],
)  # fmt: skip
def test_who_calls_a_figure_a_lie_disputes_it(text: str, rejected_by: str | None) -> None:
    assert only(text).disputed_by == rejected_by


def test_a_place_before_the_number_of_a_row_speaks_for_nobody() -> None:
    assert only("Raids of the week.\nCivilians killed in the West Bank: 884").claimant is None
    assert only("Ministry of Health in Gaza: in the past 24 hours 85 people were killed.").claimant_side == "Palestine"
