# ruff: noqa: E501
"""Who claims a number, and who disputes it."""

from __future__ import annotations

import pytest

from components.extraction.claimant import claimants
from components.extraction.voices import voices
from tests.extraction.reading import claims, counted, only, told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Zelenskyy said 5 people were killed in Dnipro.", "Zelenskyy"),
        ("Five people were killed in Dnipro, according to Ukraine's Air Force.", "Ukraine's Air Force"),
        ("Five people were killed in Dnipro, President Volodymyr Zelenskyy said on Monday.", "Zelenskyy"),
        ("Syrian Observatory: 5 people killed in Idlib strike", "Syrian Observatory for Human Rights"),
        ("A northern outlet reports, citing UNICEF, that 5 people were killed in Darfur.", "UNICEF"),
        ("Five people were killed in Dnipro.", None),
        ("Russia said 5 soldiers were killed.", "Russia"),
    ],
)
def test_the_claimant_is_who_the_sentence_says_speaks(text: str, speaker: str | None) -> None:
    assert only(text).claimant_name == speaker


def test_in_a_quotation_the_claimant_is_the_speaker_named_beside_it() -> None:
    text = '"We lost 70 men in two hours." Sergeant Ivan Petrenko was speaking in a trench.'
    sentences = told(text)
    count = counted(text)[0]
    (said,) = claimants([count], sentences, voices(sentences)).values()
    assert said.claimant is not None
    assert said.claimant.name == "Ivan Petrenko"


def test_who_denies_a_number_of_another_disputes_it() -> None:
    claim = only("Israel rejected a Hamas statement that 200 of its soldiers had been killed.")
    assert (claim.claimant_name, claim.disputed_by, claim.status) == ("Hamas", "Israel", "claimed")


def test_who_speaks_in_the_text_is_fuller_than_who_speaks_in_the_title() -> None:
    text = "Drones came before dawn, and the defence ministry of Russia says that its crews downed 90. Of that total, 31 were shot down over Kursk, the ministry said."
    found = claims(text, title="Russia reports 90 drones downed, 31 of them above Kursk")
    assert [(c.low, c.claimant_name, c.in_title, c.part_of is not None) for c in found] == [
        (90, "Russia's defence ministry", False, False), (31, "Russia's defence ministry", False, True),
    ]  # fmt: skip
    assert [place.name for place in found[1].places] == ["Kursk"]


def test_a_number_that_goes_on_keeps_the_claimant_of_its_sentence() -> None:
    found = claims("The Israeli army said the Houthis had fired nine missiles; seven were shot down.")
    assert {c.claimant_name for c in found} == {"Israel's military"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hamas, meanwhile, had another count: it said 5 soldiers were killed in Gaza.", ["Hamas"]),
        ("The army said 5 tanks were destroyed. Hamas, meanwhile, said that 6 soldiers had been killed.", ["army", "Hamas"]),
        ("Hamas rejected the offer, and it said 5 soldiers were killed.", ["Hamas"]),
        ("Israel lost 500 soldiers, Hamas said. The figure includes 13 soldiers killed in Rafah.", ["Hamas", "Hamas"]),
        ("The army lost 50 tanks in Darfur, according to the RSF. On Monday its running totals had stood at 40 tanks.",
         ["Rapid Support Forces"] * 2),
        ("Russia holds 500 square km in the north, Syrskyi noted on Monday, with 40 settlements on it.", ["Syrskyi"] * 2),
    ],
)  # fmt: skip
def test_asides_totals_and_pointers_keep_who_speaks(text: str, expected: list[str]) -> None:
    assert [claim.claimant_name for claim in claims(text)] == expected


def test_a_known_name_speaks_though_its_last_word_is_a_thing() -> None:
    assert only("The White House said Monday that Russia had lost 900 tanks.").claimant_name == "White House"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nine people were hurt in Odesa, including a seven-year-old boy, reported Mayor Petro Koval.", "Petro Koval"),
        ("Ukraine officials said 12 people were wounded in Kyiv.", "Ukraine"),
        ("Russia attacked again. The country's defence ministry said it had downed 12 drones.", "Russia's defence ministry"),
        ("Russian forces attacked on Monday. The defence ministry said it had downed 12 drones.", "Russia's defence ministry"),
        ("Russian and Ukrainian forces fought on Monday. The defence ministry said it had downed 12 drones.", "defence ministry"),
        ("EU Commissioner Anna Lindberg said 12 people were killed in Kyiv.", "Anna Lindberg"),
    ],
)  # fmt: skip
def test_roles_and_states_around_a_claimant_are_resolved(text: str, name: str) -> None:
    assert only(text).claimant_name == name


@pytest.mark.parametrize(
    "text",
    [
        "Two people were hurt in the strike, the latest of a series that has hit Tula, as Kyiv says it is preparing an offensive.",
        "After a brutal invasion and thousands of deaths, Ukraine insists it must be paid.",
    ],
)  # fmt: skip
def test_who_says_something_else_in_the_sentence_claims_nothing(text: str) -> None:
    assert only(text).claimant is None


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Two killed in shelling of Goma; M23 says it wants talks", "", [None]),
        ("Sudan war live: army says drone kills four in Nyala; RSF predicts an assault on El Obeid", "", ["army"]),
        ("", "Nine people killed in strikes on Tyre; Europe must arm itself, says Nato chief", [None]),
        ("", "Ukraine says it shot down 30 drones; one person killed in Odesa port strike", ["Ukraine", None]),
        ("Three killed in Tyre; two more wounded in Sidon – Hezbollah", "", ["Hezbollah"] * 2),
        ("", "Three people were killed in Tyre; two more were wounded in Sidon, Hezbollah said.", ["Hezbollah"] * 2),
        ("", "Hezbollah said three people were killed in Tyre; two more were wounded in Sidon.", ["Hezbollah"] * 2),
        ("", "Nine people killed in Tyre Gaza war at a glance: what we know on day 90 of the war Hamas said it had freed two hostages.",
         [None, "Hamas"]),
        ("", "Fighting spreads in Darfur Sudan conflict live: latest updates The army shelled El Fasher, killing six people.", [None]),
        ("", "Army loses a base, says the RSF See all our Sudan war coverage Six people were killed in Nyala on Monday.", [None]),
    ],
)  # fmt: skip
def test_an_item_of_a_digest_has_the_voice_that_stands_in_it(title: str, text: str, expected: list[str | None]) -> None:
    assert [claim.claimant_name for claim in claims(text, title=title)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv insists it will hold the town despite its men suffering an estimated 90 casualties a day.", [None]),
        ("The president promises the whole truth after at least 30 soldiers killed in Kidal.", [None]),
        ("Hamas said on Monday, after 30 people were killed in Rafah, that it was ready for talks.", [None]),
        ("The army says that 30 people were killed after a drone struck Nyala.", ["army"]),
        ("Six people were hurt after Israel struck Tyre in what officials said was its heaviest raid.", [None]),
        ("Nyala is 30 km west of Kass, which the RSF says it holds.", [None]),
        ("Six people died in Tyre, near a base that Israel says held a radar.", [None]),
        ("The page now has the new toll, which Governor Ali Haddad announced on Monday: 30 dead and 60 wounded.", ["Ali Haddad"] * 2),
        ("Six people died in Goma, the governor said, while 30 were wounded.", ["governor"] * 2),
    ],
)  # fmt: skip
def test_what_the_outlet_tells_beside_somebody_s_words_is_its_own(text: str, expected: list[str | None]) -> None:
    assert [claim.claimant_name for claim in claims(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pair said to have been travelling to Goma Six soldiers were killed in the town on Monday, Oxfam has said.", ["Oxfam"]),
        ("The U.S. said on Monday that Russia has seen 3,000 casualties since May.", ["United States"]),
        ("The navy says it needs parliament to approve $3 billion for Ukraine.", ["navy"]),
        ("A report citing the number of casualties as 300 killed in Darfur was published on Monday.", [None]),
        ("According to official statistics, 3,000 people fled Goma.", ["official statistics"]),
        ("Warsaw received 18 tanks from Seoul this week.", [None]),
        ("The group has an estimated 5,000 fighters in Darfur.", [None]),
        ("KHARTOUM: A drone attack on Monday killed six people in the market.", [None]),
    ],
)  # fmt: skip
def test_a_verb_or_a_label_that_says_nothing_is_no_voice(text: str, expected: list[str | None]) -> None:
    assert [claim.claimant_name for claim in claims(text)] == expected


@pytest.mark.parametrize(
    ("text", "claimed", "disputed"),
    [
        ("The president dismisses his commander; the army says that 30 soldiers were killed.", "army", None),
        ("Moscow denied responsibility for the strike on Odesa, which killed 14 people.", None, None),
        ("The minister, who dismissed talk that he would resign, said that 30 soldiers were killed.", "minister", None),
        ("Hamas said 30 soldiers were killed in Rafah, a claim that Israel denied.", "Hamas", "Israel"),
    ],
)  # fmt: skip
def test_who_denies_something_else_disputes_no_number(text: str, claimed: str | None, disputed: str | None) -> None:
    claim = only(text)
    assert (claim.claimant_name, claim.disputed_by) == (claimed, disputed)


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Israel's army shot down six drones over Haifa on Monday.", "", ["Israel's military"]),
        ("The Indian Air Force downed 30 of the 40 drones that came.", "", ["India's Air Force"] * 2),
        ("Six drones were shot down over Haifa on Monday.", "", [None]),
        ("Israel shot down six drones over Haifa on Monday.", "", [None]),
        ("Hezbollah says that six drones were shot down over Haifa.", "Israeli army downs six drones over Haifa", ["Hezbollah"]),
    ],
)  # fmt: skip
def test_a_force_that_shot_something_down_tells_it_where_nobody_else_does(
    text: str, title: str, expected: list[str | None]
) -> None:
    assert [claim.claimant_name for claim in claims(text, title=title)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IMF grants Ukraine $15 billion loan to rebuild its grid", ["International Monetary Fund"]),
        ("The European Union is setting aside €500 million in military aid for Ukraine.", ["European Union"]),
        ("The EU made the decision to deliver a million artillery shells to Ukraine.", ["European Union"]),
        ("New sanctions follow a day after US pledges $1bn in military aid for Kyiv.", ["United States"]),
        ("Ukraine needs $411 billion in aid over ten years.", [None]),
        ("Kyiv gets $2 billion in aid this week.", [None]),
    ],
)  # fmt: skip
def test_who_gives_or_pledges_is_the_claimant_of_what_is_given(text: str, expected: list[str | None]) -> None:
    assert [claim.claimant_name for claim in claims(text)] == expected


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Six soldiers were killed in Nyala, the Rapid Support Forces' spokesman said.", "Rapid Support Forces' spokesman", "RSF"),
        ("Six soldiers were killed in Goma, a spokesman for M23 said.", "spokesman for M23", "M23"),
        ("Six soldiers were killed in Goma, M23 spokesman Lawrence Kanyuka said.", "Lawrence Kanyuka", "M23"),
        ("Bloggers close to the army conceded that twenty soldiers were killed in Kidal.", "bloggers", None),
        ("Nineteen soldiers were killed in Kidal, seven of them officers, Colonel Ag Sidi told reporters.", "Ag Sidi", None),
        ("The army suffered losses, the defence ministry in Kyiv said on Monday: 3 tanks and 2 guns.", "Ukraine's defence ministry", "Ukraine"),
    ],
)  # fmt: skip
def test_an_office_has_the_side_of_whose_it_is(text: str, name: str, side: str | None) -> None:
    assert {(claim.claimant_name, claim.claimant_side) for claim in claims(text)} == {(name, side)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The house fell. According to first reports, three people died. Nine people were hurt,” Ali Haddad, the governor, said.", ["Ali Haddad"] * 2),
        ("White House press secretary Karine Jean-Pierre said: “Look at this: 49 people were killed. We mourn. Another 12 people were wounded.”", ["Karine Jean-Pierre"] * 2),
        ("“Hamas says that nine soldiers died. We lost one man,” Ali Haddad, the governor, said.", ["Hamas", "Ali Haddad"]),
    ],
)  # fmt: skip
def test_a_quotation_of_several_sentences_has_the_speaker_beside_it(text: str, expected: list[str]) -> None:
    assert [claim.claimant_name for claim in claims(text)] == expected


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Six soldiers were killed in Goma, and more may die but doctors say the hospital needs help.", "", [None]),
        ("Six soldiers were killed in Goma on Monday, the Institute for the Study of War (ISW) has said.", "", ["Institute for the Study of War"]),
        ("", "Goma sees 22 clashes in one day as rebels advance—ISW", ["Institute for the Study of War"]),
        ("The UN released a report citing the number of casualties as 300 killed in Darfur.", "", ["United Nations"]),
    ],
)  # fmt: skip
def test_brackets_dashes_and_reports_released_name_who_speaks(
    text: str, title: str, expected: list[str | None]
) -> None:
    assert [claim.claimant_name for claim in claims(text, title=title)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In brief, as President Zelenskyy has it:\n\n* 12 tanks of the invader were destroyed;\n* in the same time they took more than 100 Russian servicemen prisoner.", ["Zelenskyy"] * 2),
        ("The night as Governor Ali Haddad puts it:\n\n- 12 people killed\n- 40 wounded", ["Ali Haddad"] * 2),
        ("Ukraine's Air Force on the night to Sunday, 3 November:\n\nLaunched, nine drones.\nShot down, eight drones.", ["Ukraine's Air Force"] * 2),
        ("The Sudan Doctors Network said 12 people were killed. According to the same network, 40 were wounded.", ["Sudan Doctors Network"] * 2),
        ("Ukraine's General Staff updates its books every day. In May Russia lost 21,430 soldiers, the table says.", ["Ukraine's General Staff"]),
    ],
)  # fmt: skip
def test_lines_under_a_speaker_the_same_body_and_the_table_have_who_gives_them(
    text: str, expected: list[str | None]
) -> None:
    assert [claim.claimant_name for claim in claims(text)] == expected
