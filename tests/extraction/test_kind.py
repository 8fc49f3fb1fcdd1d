# ruff: noqa: E501
"""Events, running totals and levels."""

from __future__ import annotations

import pytest

from tests.extraction.reading import claims, only


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A strike killed 5 people in Idlib on Monday.", "event"),
        ("WHO has verified 97 attacks in Sudan since 15 April 2023.", "cumulative"),
        ("The missile strikes have killed 5 people so far.", "cumulative"),
        ("Ukraine controls 74 settlements in the Kursk region.", "state"),
        ("Israel says 111 hostages are still held in Gaza.", "state"),
        ("The village lies 6 km from the border.", "state"),
    ],
)
def test_the_kind_tells_events_from_totals_and_levels(text: str, kind: str) -> None:
    assert only(text).kind == kind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The list of destroyed equipment has reached 860 tanks, 40 jets and 145 drones, the army said.", ["cumulative"] * 3),
        ("The toll of the war rose to 312 dead on Monday, medics said.", ["cumulative"]),
        ("Civilian deaths in Gaza now stand at 312, medics said.", ["cumulative"]),
        ("Since the siege began, the RSF has lost 800 fighters, the army said. It has captured 71 soldiers there.", ["cumulative"] * 2),
        ("Shelling killed 12 people on Monday, medics said.", ["event"]),
        ("The death toll from the strike on a market in Rafah has climbed to 41, medics said.", ["event"]),
        ("Death toll from Idlib raid rises to 12", ["event"]),
        ("The death toll from strikes on Gaza climbed to 641, medics said.", ["cumulative"]),
    ],
)  # fmt: skip
def test_a_total_is_told_from_an_event(text: str, kinds: list[str]) -> None:
    assert [claim.kind for claim in claims(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Some 3,000 Sudanese children were evacuated by bus to Chad and are still learning its language.", ["cumulative"]),
        ("Homes are sought for the 130,000 Ukrainians who fled to Britain.", ["cumulative"]),
        ("Some 5,000 people from Goma are still displaced.", ["state"]),
        ("Ukraine is losing 10,000 drones a month, a report says.", ["event"]),
        ("Kyiv said 120 Russian soldiers had been killed on Tuesday, taking the toll since the war began to 8,910.", ["event", "cumulative"]),
        ("Washington pledged $300 million, bringing the total of arms promised to Ukraine in its war to $4 billion.", ["event", "cumulative"]),
        ("Baku said 39 tanks had been destroyed and 24 captured so far.", ["cumulative"] * 2),
    ],
)  # fmt: skip
def test_what_was_done_once_is_told_from_what_goes_on(text: str, kinds: list[str]) -> None:
    assert [claim.kind for claim in claims(text)] == kinds


def test_what_one_strike_has_done_is_an_event() -> None:
    assert only("A drone attack on the airfield of Pskov has destroyed four jets.").kind == "event"
    assert only("Russia has lost four jets, the army said.").kind == "cumulative"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The army lost another 70 soldiers within a day, 41,200 since the war began, Hamas said.", ["event", "cumulative"]),
        ("The RSF lost 40 more tanks, which makes 612 tanks destroyed in all.", ["event", "cumulative"]),
        ("Sudan's army lost 18,000 soldiers, the RSF said on Monday.", ["cumulative"]),
        ("Sudan's army lost 18,000 soldiers between 1 October and 1 November, the RSF said.", ["event"]),
    ],
)  # fmt: skip
def test_a_total_and_what_it_grew_by_are_told_apart(text: str, kinds: list[str]) -> None:
    assert [claim.kind for claim in claims(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Earlier in the war Russia lost dozens of soldiers in a strike on the town.", "event"),
        ("Russia was accused of hitting rescuers with two missile strikes, and has denied it.", "event"),
        ("Russia has carried out two missile strikes, the mayor said.", "cumulative"),
        ("US forces have trained 7,000 Ukrainian soldiers since Russia first attacked last year.", "cumulative"),
        ("Canada announced a package for Ukraine worth $300 million in aid.", "event"),
    ],
)
def test_what_was_done_once_is_no_total_and_no_level(text: str, kind: str) -> None:
    assert only(text).kind == kind


def test_the_greatest_attack_to_date_makes_no_total_of_its_victims() -> None:
    assert only("Five people were injured in Kyiv in the largest drone attack of the war to date.").kind == "event"


def test_what_an_old_war_has_brought_is_a_total() -> None:
    assert only("Russia has launched about 7,400 missiles during its 22-month-old invasion.").kind == "cumulative"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Sudan's army said the RSF had lost 800 fighters, and that 71 had been taken prisoner.", ["cumulative"] * 2),
        ("Its total of killed and wounded went up by 8,100, to 53,060 from 44,950, the army said.", ["event", "cumulative", "cumulative"]),
        ("Russian losses of the day were 540, Ukraine's General Staff says, making 40,860 in all.", ["event", "cumulative"]),
        ("Killed and wounded, as the army counts them: 4,890 from 30 September to 31 October.", ["event"]),
    ],
)  # fmt: skip
def test_what_a_total_grew_by_and_what_stands_beside_it(text: str, kinds: list[str]) -> None:
    assert [claim.kind for claim in claims(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels say they have killed or wounded at least 40 soldiers in strikes on a barracks.", "event"),
        ("The army announced on 4 November that the ambush near Bambari had cost it fifteen soldiers.", "event"),
        ("The attack on a shop in Hama killed 51 people and was one of the war's worst.", "event"),
        ("Togo, which is no part of the war in Mali, has arrested 17 fighters.", "event"),
        ("The war in Sudan has killed 600 children, the agency said.", "cumulative"),
        ("The army lost 850 tanks during the war.", "cumulative"),
        ("The opposition there talks of 3,400 dead soldiers.", "cumulative"),
        ("At least 42 people have been killed in Tambura since the herders' militias began raiding it on 27 October.", "cumulative"),
        ("Monitors record 1,840 deaths in the province since May, most of them of civilians.", "cumulative"),
        ("Since the first of August the operation has led to the deaths of 412 rebels, the army said.", "cumulative"),
        ("Camps round the town sheltered 90,000 displaced people.", "state"),
        ("The office counted 19,400 people who had left their homes in Gezira by Saturday.", "cumulative"),
    ],
)  # fmt: skip
def test_what_sums_up_a_war_is_told_from_what_one_attack_has_done(text: str, kind: str) -> None:
    assert only(text).kind == kind


def test_a_piece_of_a_total_that_is_new_is_an_event() -> None:
    text = "With the fall of five more villages the army has taken 139 villages since 24 October."
    assert [claim.kind for claim in claims(text)] == ["event", "cumulative"]
