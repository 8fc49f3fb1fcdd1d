# ruff: noqa: E501
"""What a number counts, with a noun and without one."""

from __future__ import annotations

import pytest

from tests.extraction.reading import claims, counted, only


def test_a_whole_and_its_share_are_two_counts() -> None:
    found = [(c.metric, c.quantity.low) for c in counted("Ukraine shot down 17 of 23 drones.")]
    assert found == [("drones_downed", 17), ("drones_launched", 23)]


def test_numbers_without_a_noun_go_on_with_the_count_before() -> None:
    text = "Some 60 Ukrainian drones were destroyed. Twenty-four were intercepted over Tula and 19 over Oryol."
    assert [(c.metric, c.quantity.low, c.whole is not None) for c in counted(text)] == [
        ("drones_downed", 60, False), ("drones_downed", 24, True), ("drones_downed", 19, True),
    ]  # fmt: skip


def test_people_named_by_what_befell_them_are_counted() -> None:
    found = counted("The raid on Kherson left 20 dead, 3 missing and over 450 hurt.")
    assert [(c.metric, c.quantity.low) for c in found] == [("killed", 20), ("missing", 3), ("wounded", 450)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hezbollah sent six drones, the Israeli army said on Friday, and all six were shot down.",
         [("drones_launched", 6), ("drones_downed", 6)]),
        ("Hezbollah fired 40 rockets and three drones at Haifa. All 40 were intercepted.",
         [("missiles_launched", 40), ("drones_launched", 3), ("missiles_downed", 40)]),
        ("Iran launched 170 drones, the air force said, and none got through: all 170 were destroyed.",
         [("drones_launched", 170), ("drones_downed", 170)]),
        ("The RSF attacked El Fasher with 12 drones, the army said. Ten of them were shot down.",
         [("drones_launched", 12), ("drones_downed", 10)]),
    ],
)  # fmt: skip
def test_a_bare_number_takes_the_noun_last_counted_not_that_of_who_speaks(
    text: str, expected: list[tuple[str, float]]
) -> None:
    assert [(c.metric, c.quantity.low) for c in counted(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drones came before dawn, and the ministry says that its crews downed 90. Of that total, 31 were shot down over Tver.",
         [("drones_downed", 90, False), ("drones_downed", 31, True)]),
        ("Rockets flew at Haifa, and the army said it had intercepted 12.", [("missiles_downed", 12, False)]),
        ("The raid wounded 12 people in Khartoum. Of these, four died.", [("wounded", 12, False), ("killed", 4, False)]),
        ("A raid killed 12 people in Khartoum. Among them four were children.", [("killed", 12, False), ("killed", 4, True)]),
        ("Russia launched 81 drones, of which 60 were shot down.", [("drones_launched", 81, False), ("drones_downed", 60, False)]),
        ("The army intercepted 12 rockets. Of these, four fell into the sea.", [("missiles_downed", 12, False), ("missiles_downed", 4, True)]),
    ],
)  # fmt: skip
def test_a_number_after_its_verb_or_after_of_these_finds_what_it_counts(
    text: str, expected: list[tuple[str, float, bool]]
) -> None:
    assert [(c.metric, c.quantity.low, c.part) for c in counted(text)] == expected


def test_the_words_of_a_part_are_its_number_and_what_befell_it() -> None:
    text = "The ministry said 90 drones were downed. Of that total, 31 were shot down over Tver."
    assert [c.span.of(text) for c in claims(text)][1] == "31"


def test_what_befell_some_is_not_said_of_all() -> None:
    found = counted("Eight drones approached Eilat, according to the military, and six were brought down.")
    assert [(c.metric, c.quantity.low) for c in found] == [("drones_downed", 6)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Settlements under Russian control numbered 74, Syrskyi said.", ("settlements_controlled", 74)),
        ("The number of prisoners taken in the raid stood at 59, the army said.", ("captured", 59)),
        ("Displaced people in Sudan now number 12,000, the UN said.", ("displaced", 12_000)),
    ],
)
def test_a_subject_that_comes_to_a_number_is_counted(text: str, expected: tuple[str, float]) -> None:
    assert [(c.metric, c.quantity.low) for c in counted(text)] == [expected]


def test_a_depth_in_a_headline_is_the_distance_of_its_text() -> None:
    claim = only(
        "The raid reaches up to 30 km from the border into Russia.",
        title="Drones, and a spearhead thirty kilometres deep",
    )
    assert (claim.metric, claim.high, claim.in_title) == ("distance", 30, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israel downed all 39 Houthi drones launched overnight.", [("drones_downed", 39)]),
        ("Shelling of Kherson kills at least 11, wounds over 2 dozen more", [("killed", 11), ("wounded", 24)]),
        ("Poland said two Russian helicopters crossed the border and announced patrols.", []),
        ("The army said 15 soldiers had been killed, taking the total to 605.", [("killed", 15), ("killed", 605)]),
        ("The death toll is now at least 20 following an attack on Dnipro.", [("killed", 20)]),
    ],
)  # fmt: skip
def test_the_deed_is_that_of_the_number_and_not_one_told_by_the_way(
    text: str, expected: list[tuple[str, float]]
) -> None:
    assert [(c.metric, c.quantity.low) for c in counted(text)] == expected


@pytest.mark.parametrize(
    "text", ["Gaza was hit with one of the most deadly missile attacks.", "It was one of its largest drone raids."]
)
def test_one_of_the_largest_is_a_rank(text: str) -> None:
    assert counted(text) == []


def test_a_number_between_two_deeds_belongs_to_the_one_that_follows_it() -> None:
    found = counted("Monday: Russia sent 12 drones. Tuesday: 31 launched and 31 shot down.")
    assert [(c.metric, c.quantity.low) for c in found][1:] == [("drones_launched", 31), ("drones_downed", 31)]


def test_drones_named_in_the_sentence_before_are_what_a_bare_number_counts() -> None:
    found = counted(
        "The night brought hardly any drones. Russia launched five, the army said, and five were shot down."
    )
    assert [(c.metric, c.quantity.low) for c in found] == [("drones_launched", 5), ("drones_downed", 5)]


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Two sea drones had struck a tanker off Tuapse, the navy said.", "drones_launched"),
        ("One missile has destroyed a warehouse in Poltava, the mayor said.", "missiles_launched"),
        ("Two sea drones had been destroyed off Tuapse, the navy said.", "drones_downed"),
    ],
)
def test_what_a_drone_has_hit_is_not_what_befell_the_drone(text: str, metric: str) -> None:
    assert [claim.metric for claim in claims(text) if claim.unit in ("drones", "missiles")] == [metric]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Ukraine shot down 12 Russian drones.", "drones"),
        ("Ukraine shot down 12 Iranian-made Shahed drones.", "Shahed drones"),
        ("The strike left five people injured in Sumy.", "people"),
        ("The army killed 20 Wagner group fighters.", "Wagner group fighters"),
        ("Some 300 Ukrainians were wounded in the attack.", "Ukrainians"),
        ("The army buried 40 Ukrainian soldiers killed last week.", "soldiers"),
    ],
)
def test_the_item_is_the_noun_without_whose_it_is_and_what_befell_it(text: str, item: str) -> None:
    assert only(text).item == item


def test_a_toll_in_a_headline_measures_deaths_not_the_forces_named_before_it() -> None:
    claim = only("Belarus ends air force drills; Poltava strike death toll rises to 27")
    assert (claim.metric, claim.low, claim.item) == ("killed", 27, "")


@pytest.mark.parametrize(
    "text",
    [
        "A snowstorm killed nine people in Ukraine and Moldova.",
        "Eleven people died when a helicopter crashed near Kyiv.",
        "The US approved the sale of weapons worth $900 million to Poland amid the war in Ukraine.",
    ],
)
def test_storms_crashes_and_sales_count_nothing(text: str) -> None:
    assert not claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Syrskyi has given the number of settlements under its control as 74.",
        "The commander put the number of villages under Ukrainian control at 74.",
    ],
)
def test_settlements_under_control_are_counted_wherever_the_sentence_hangs_them(text: str) -> None:
    assert [(c.metric, c.low) for c in claims(text)] == [("settlements_controlled", 74)]


@pytest.mark.parametrize(
    "text",
    [
        "Father-of-two killed in Russian strike on Kyiv.",
        "The officials said 559 civilians remained in Soledar and could not be evacuated.",
        "Kyiv shot down more than 30 missiles and drones in the morning.",
    ],
)
def test_a_family_those_who_stay_and_mixed_weapons_count_nothing(text: str) -> None:
    assert not claims(text)


def test_fighters_of_a_named_model_are_aircraft() -> None:
    assert only("Ukraine says it shot down 3 Russian Su-34 fighters.").metric == "aircraft_lost"


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        (
            "Russia launched 69 attack drones, 50 of which the Air Force shot down.",
            ["drones_launched", "drones_downed"],
        ),
        ("It was a long night: 109 drones, of which 99 were shot down.", ["drones_launched", "drones_downed"]),
    ],
)
def test_of_what_was_sent_only_the_part_was_shot_down(text: str, metrics: list[str]) -> None:
    assert [claim.metric for claim in claims(text)] == metrics


@pytest.mark.parametrize(
    "text",
    [
        "A wave of raids hit the port, but no-one was injured.",
        "The garrison held firm, absorbing one attack after another for weeks.",
        "After sending Leopard two tanks to Ukraine, the government wants to buy more.",
        "The army said Russia launched 63 missiles and drones at the ports, of which 37 had been shot down.",
        "Of the drones that came on Monday the gunners got two out of ten.",
        "At least 40 villagers were killed or displaced in the raid, aid workers said.",
        "It was unclear what happened to the two drones that were not downed.",
        "More than 2,700 Sudanese have been admitted into the country.",
        "Moscow said one of its jet fighters had dropped a weapon on the wrong city.",
    ],
)
def test_idioms_models_and_what_was_not_done_count_nothing(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two missiles hit a residential building in Aden, officials said.", ("missiles_launched", 2)),
        ("One man was admitted to hospital after the shelling of Aden.", ("wounded", 1)),
        ("Twelve people wounded in the raid were admitted to the hospital in Aden.", ("wounded", 12)),
        ("The toll of the strike on the market climbed to 41.", ("killed", 41)),
        ("The number of strikes on the market rose to 41.", ("strikes", 41)),
        ("One attack on the port followed after the truce.", ("strikes", 1)),
        ("Germany sent Ukraine two Leopard tanks.", ("weapons_supplied", 2)),
        ("Of 63 drones, of which most were decoys, 37 had been shot down.", ("drones_downed", 37)),
    ],
)
def test_what_sounds_alike_and_counts_is_kept(text: str, expected: tuple[str, float]) -> None:
    assert expected in [(c.metric, c.low) for c in claims(text)]


def test_downed_or_lost_otherwise_are_those_that_were_sent() -> None:
    (claim,) = claims("By dawn all 18 attack drones had either been shot down or disappeared from the radar.")
    assert (claim.metric, claim.low) == ("drones_launched", 18)
    (claim,) = claims("By dawn all 18 attack drones had either been shot down or jammed.")
    assert (claim.metric, claim.low) == ("drones_downed", 18)


def test_a_bare_number_below_a_list_of_different_things_is_of_none_of_them() -> None:
    text = "Enemy losses to date:\n- 9,584 tanks\n- 20,600 drones\n\nThe figure to beat was that of May, when the staff stated 2,030."
    assert [claim.low for claim in claims(text)] == [9584, 20600]


def test_those_taken_prisoner_are_counted_by_what_they_are() -> None:
    (claim,) = claims("In the same time they took more than 100 Russian servicemen prisoner.")
    assert (claim.metric, claim.low, claim.item) == ("captured", 100, "servicemen")
