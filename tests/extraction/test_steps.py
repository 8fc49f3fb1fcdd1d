# ruff: noqa: E501
"""Each step alone: what is counted, who speaks, of whom, how it is meant, when and where."""

from __future__ import annotations

from datetime import date

import pytest

from components.extraction.claimant import claimants
from components.extraction.days import days
from components.extraction.gazetteer import place
from components.extraction.names import identify
from components.extraction.places import named_places
from components.extraction.story import story
from components.extraction.voices import voices
from components.extraction.words import plural, verb_forms
from tests.extraction.reading import claims, counted, only, report, told

WEDNESDAY = date(2024, 8, 14)


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


def test_a_list_of_losses_is_read_line_by_line_under_its_heading() -> None:
    text = (
        "Total losses of the enemy, the General Staff of Ukraine said:\n"
        "personnel – about 600,000 (+1,100),\ntanks – 8,400 (+9),\nvehicles and fuel tanks – 23,000 (+60)"
    )
    found = claims(text)
    assert [(c.metric, c.low, c.kind, c.part_of is not None) for c in found] == [
        ("personnel_losses", 600_000, "cumulative", False), ("personnel_losses", 1100, "event", True),
        ("tanks_lost", 8400, "cumulative", False), ("tanks_lost", 9, "event", True),
        ("vehicles_lost", 23_000, "cumulative", False), ("vehicles_lost", 60, "event", True),
    ]  # fmt: skip
    assert {c.claimant_name for c in found} == {"Ukraine's General Staff"}


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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Russia's defence ministry spoke of a quiet night. It said 5 drones were downed.", "Russia's defence ministry"),
        ("Russia's defence ministry spoke again. Later the ministry said 5 drones were downed.", "Russia's defence ministry"),
        ("Governor Filip Pronin visited the city. He said 5 people were killed.", "Filip Pronin"),
        ('Governor Filip Pronin spoke late. Pronin said 5 people were killed.', "Filip Pronin"),
    ],
)  # fmt: skip
def test_a_pronoun_a_role_and_a_surname_mean_the_name_last_used(text: str, speaker: str) -> None:
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


def test_a_number_that_only_its_denier_names_is_denied() -> None:
    claim = only("Moscow denied that 300 of its soldiers had been captured.")
    assert (claim.claimant, claim.disputed_by, claim.status) == (None, "Moscow", "denied")


def test_titles_and_nations_are_no_part_of_a_name() -> None:
    assert identify("acting regional governor Alexei Smirnov").name == "Alexei Smirnov"
    assert identify("Ukrainian President Volodymyr Zelenskyy").name == "Zelenskyy"
    assert identify("the Russian defence ministry").name == "Russia's defence ministry"


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
    ("text", "first", "last"),
    [
        ("overnight", (8, 13), (8, 14)),
        ("during the night", (8, 13), (8, 14)),
        ("on Wednesday", (8, 14), (8, 14)),
        ("on Monday", (8, 12), (8, 12)),
        ("in the night to Tuesday", (8, 12), (8, 13)),
        ("on Friday night", (8, 9), (8, 10)),
        ("yesterday", (8, 13), (8, 13)),
        ("over the past week", (8, 7), (8, 14)),
        ("in the past 24 hours", (8, 13), (8, 14)),
        ("on Aug. 6", (8, 6), (8, 6)),
        ("between 5 and 8 August", (8, 5), (8, 8)),
        ("two days ago", (8, 12), (8, 12)),
        ("since the start of the day", (8, 14), (8, 14)),
    ],
)
def test_time_words_are_counted_from_the_day_of_publication(
    text: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    (when,) = days(text, WEDNESDAY, "")
    assert (when.first, when.last) == (date(2024, *first), date(2024, *last))


def test_since_opens_a_period_and_does_not_close_it() -> None:
    (when,) = days("since 15 April 2023", WEDNESDAY, "")
    assert when.open
    assert when.first == date(2023, 4, 15)


def test_without_a_day_of_publication_only_dates_with_a_year_give_a_day() -> None:
    assert days("overnight, on Wednesday, on Aug. 6 and in the past week", None, "") == []
    (when,) = days("on 6 August 2024", None, "")
    assert when.first == date(2024, 8, 6)
    assert only("Russia shot down 5 drones overnight.", published=None).first is None


def test_a_date_without_a_year_is_the_last_one_before_publication() -> None:
    (when,) = days("on 24 December", date(2025, 1, 3), "")
    assert when.first == date(2024, 12, 24)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They fell over the Kursk, Voronezh and Nizhny Novgorod regions.", ["Kursk", "Voronezh", "Nizhny Novgorod"]),
        ("A strike in Beit Lahiya hit a house near Khan Younis.", ["Beit Lahiya", "Khan Younis"]),
        ("Fighting goes on in Ukraine.", ["Ukraine"]),
        ("Shebekino district. It was quiet.", ["Shebekino"]),
        ("On Telegram, Zelenskyy thanked Ukraine's Air Force on Monday.", []),
    ],
)
def test_places_are_named_as_the_text_has_them(text: str, names: list[str]) -> None:
    found = [name for sentence in story(report(text)) for name, *_ in named_places(sentence)]
    assert found == names


def test_a_place_of_the_overlay_is_sure_and_an_unknown_one_has_no_coordinates() -> None:
    assert place("Kursk", frozenset()).canonical == "Kursk Oblast"
    assert place("Kursk", frozenset()).latitude is not None
    assert place("Nowheresk", frozenset({"RU"})).latitude is None


def test_a_town_of_the_gazetteer_is_sure_where_its_country_is_named() -> None:
    found = place("Avdiivka", frozenset({"UA"}))
    assert found.country == "UA"
    assert found.latitude == pytest.approx(48.14, abs=0.05)


def test_forms_of_words_follow_rules() -> None:
    assert "armies" in plural("army")
    assert "prisoners of war" in plural("prisoner of war")
    assert {"control", "controls", "controlled", "controlling"} <= set(verb_forms("control"))
    assert "advanced" in verb_forms("advance")


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


def test_who_speaks_in_the_text_is_fuller_than_who_speaks_in_the_title() -> None:
    text = "Drones came before dawn, and the defence ministry of Russia says that its crews downed 90. Of that total, 31 were shot down over Kursk, the ministry said."
    found = claims(text, title="Russia reports 90 drones downed, 31 of them above Kursk")
    assert [(c.low, c.claimant_name, c.in_title, c.part_of is not None) for c in found] == [
        (90, "Russia's defence ministry", False, False), (31, "Russia's defence ministry", False, True),
    ]  # fmt: skip
    assert [place.name for place in found[1].places] == ["Kursk"]


def test_what_befell_some_is_not_said_of_all() -> None:
    found = counted("Eight drones approached Eilat, according to the military, and six were brought down.")
    assert [(c.metric, c.quantity.low) for c in found] == [("drones_downed", 6)]


def test_a_number_that_goes_on_keeps_the_claimant_of_its_sentence() -> None:
    found = claims("The Israeli army said the Houthis had fired nine missiles; seven were shot down.")
    assert {c.claimant_name for c in found} == {"Israel's military"}


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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Governor Filip Pronin came. Yoav Gallant, Israel's defence minister, came too. The governor said 5 people were killed.", "Filip Pronin"),
        ("Governor Filip Pronin came. Yoav Gallant, Israel's defence minister, came too. The defence minister said 5 people were killed.", "Yoav Gallant"),
        ("Daniel Hagari, a spokesman for the Israeli army, spoke. The spokesman said 5 fighters were killed.", "Daniel Hagari"),
        ("Oleksandr Syrskyi was in Sumy. The commander-in-chief said 5 soldiers were killed.", "Syrskyi"),
        ("Filip Pronin said the night was long. The governor added that 5 people were killed.", "Filip Pronin"),
        ("Five people were killed in Kherson, the mayor said.", "mayor"),
    ],
)  # fmt: skip
def test_an_office_means_the_person_who_has_it(text: str, speaker: str) -> None:
    assert only(text).claimant_name == speaker


def test_the_day_on_which_somebody_spoke_holds_for_what_they_say_next() -> None:
    text = "Syrskyi spoke to soldiers. Syrskyi said on Monday that Ukraine holds 1,000 square km. The commander-in-chief added that it holds 93 settlements."
    assert [(c.metric, c.last) for c in claims(text)] == [
        ("area_controlled", date(2024, 11, 4)), ("settlements_controlled", date(2024, 11, 4)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the night to Monday, 4 November, drones came.", (date(2024, 11, 3), date(2024, 11, 4))),
        ("Overnight into 4 November drones came.", (date(2024, 11, 3), date(2024, 11, 4))),
        ("On the night of 3 November drones came.", (date(2024, 11, 3), date(2024, 11, 4))),
        ("In the night from 3 to 4 November drones came.", (date(2024, 11, 3), date(2024, 11, 4))),
    ],
)
def test_a_night_named_by_its_date_is_two_days(text: str, expected: tuple[date, date]) -> None:
    assert [(when.first, when.last) for when in days(text, date(2024, 11, 6), "")] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Israel struck Beirut on Sunday. That day 12 people were killed, medics said.",
        "What happened on Sunday?\nThe army struck.\n\nWhat does Hamas say?\nThat 12 people were killed.",
        "In Gaza, on Sunday:\n\n- Strikes went on in Rafah.\n\n- Aid came in.\n\n- There, 12 people were killed.",
    ],
)
def test_that_day_and_the_days_of_a_question_or_a_heading_hold_below(text: str) -> None:
    assert (only(text).first, only(text).last) == (date(2024, 11, 3), date(2024, 11, 3))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The list of destroyed equipment has reached 860 tanks, 40 jets and 145 drones, the army said.", ["cumulative"] * 3),
        ("The toll of the war rose to 312 dead on Monday, medics said.", ["cumulative"]),
        ("Civilian deaths in Gaza now stand at 312, medics said.", ["cumulative"]),
        ("Since the siege began, the RSF has lost 800 fighters, the army said. It has captured 71 soldiers there.", ["cumulative"] * 2),
        ("Shelling killed 12 people on Monday, medics said.", ["event"]),
    ],
)  # fmt: skip
def test_a_total_is_told_from_an_event(text: str, kinds: list[str]) -> None:
    assert [claim.kind for claim in claims(text)] == kinds


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


def test_a_plan_told_after_a_semicolon_leaves_what_happened() -> None:
    assert only("Shelling of Kherson kills three; Turkey may agree to a truce").status == "claimed"


def test_a_total_never_ends_before_it_begins() -> None:
    found = only("The army said on Thursday that 15 soldiers had been killed since Monday.")
    assert (found.first, found.last) == (date(2024, 11, 4), date(2024, 11, 6))


def test_an_institution_of_institutions_keeps_its_whole_name() -> None:
    text = "The General Staff of the Armed Forces of Ukraine said 15 tanks were destroyed."
    assert only(text).claimant_name == "Ukraine's General Staff"


def test_a_headline_may_name_who_speaks_after_a_colon() -> None:
    assert (
        only("", title="Repair of Ukraine's shelled power grid needs $38bn: World Bank").claimant_name == "World Bank"
    )


def test_a_headline_may_name_who_speaks_after_a_dash() -> None:
    found = claims("", title="Russia fires 33 drones, five missiles at Odesa - Ukraine air force")
    assert [(c.metric, c.low, c.claimant_name) for c in found] == [
        ("drones_launched", 33, "Ukraine's Air Force"), ("missiles_launched", 5, "Ukraine's Air Force"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Gaza was hit with one of the most deadly missile attacks.", "It was one of its largest drone raids."]
)
def test_one_of_the_largest_is_a_rank(text: str) -> None:
    assert counted(text) == []


def test_what_one_strike_has_done_is_an_event() -> None:
    assert only("A drone attack on the airfield of Pskov has destroyed four jets.").kind == "event"
    assert only("Russia has lost four jets, the army said.").kind == "cumulative"


def test_a_ledger_of_losses_gives_totals_and_the_steps_between_them() -> None:
    text = (
        "The army's table of enemy losses was out at dawn. Tanks rose by 12 to 4,310. "
        "Cruise missiles stood at 210 on Monday, and in the same week 14 howitzers were added. "
        "The total of casualties went from 81,200 to 82,050, an addition of 850."
    )
    assert [(c.metric, c.quantity.low) for c in counted(text)] == [
        ("tanks_lost", 12), ("tanks_lost", 4310), ("missiles_downed", 210), ("artillery_lost", 14),
        ("personnel_losses", 81200), ("personnel_losses", 82050), ("personnel_losses", 850),
    ]  # fmt: skip


def test_a_terse_list_of_losses_needs_no_verb() -> None:
    text = "Joint staff: enemy losses to date. Tanks destroyed, 310. Drones: 45, up two. Rocket launchers, 17."
    assert [(c.metric, c.quantity.low) for c in counted(text)] == [
        ("tanks_lost", 310), ("drones_downed", 45), ("drones_downed", 2), ("artillery_lost", 17),
    ]  # fmt: skip


def test_equipment_that_exists_is_in_no_ledger() -> None:
    text = "The army has its tables too. Tanks: 310. Its fleet of drones stood at 45, and rocket launchers number 17."
    assert counted(text) == []


def test_lines_under_a_heading_count_what_it_says() -> None:
    text = (
        "The staff's list of enemy losses grew. Totals of the morning:\n- 9,210 personnel\n- 480 tanks\n- 77 drones\n\n"
        "The list of casualties, month by month:\n- in May: 3,400\n- in June: 2,950"
    )
    assert [(c.metric, c.quantity.low) for c in counted(text)] == [
        ("personnel_losses", 9210), ("tanks_lost", 480), ("drones_downed", 77),
        ("personnel_losses", 3400), ("personnel_losses", 2950),
    ]  # fmt: skip


def test_a_line_names_its_doing_or_its_place() -> None:
    text = "The raid in figures.\n\nMissiles launched by Iran: 16.\nMissiles intercepted: 14."
    assert [(c.metric, c.quantity.low) for c in counted(text)] == [("missiles_launched", 16), ("missiles_downed", 14)]
    text = "Most of the 30 drones shot down fell near Tula. Elsewhere:\n\nOryol: four\nKaluga: two"
    assert [(c.metric, c.quantity.low, c.part) for c in counted(text)] == [
        ("drones_downed", 30, False), ("drones_downed", 4, True), ("drones_downed", 2, True),
    ]  # fmt: skip


def test_a_number_between_two_deeds_belongs_to_the_one_that_follows_it() -> None:
    found = counted("Monday: Russia sent 12 drones. Tuesday: 31 launched and 31 shot down.")
    assert [(c.metric, c.quantity.low) for c in found][1:] == [("drones_launched", 31), ("drones_downed", 31)]


def test_drones_named_in_the_sentence_before_are_what_a_bare_number_counts() -> None:
    found = counted(
        "The night brought hardly any drones. Russia launched five, the army said, and five were shot down."
    )
    assert [(c.metric, c.quantity.low) for c in found] == [("drones_launched", 5), ("drones_downed", 5)]


def test_a_ledger_of_soldiers_counts_no_villages_and_no_civilians() -> None:
    text = (
        "The staff's table puts enemy losses at 4,200. Civilian deaths rose to 41. "
        "The front moved, and the brigade reached 12 villages."
    )
    assert [c.quantity.low for c in counted(text) if c.metric == "personnel_losses"] == [4200]


def test_stocks_and_output_are_no_losses_in_a_story_of_losses() -> None:
    text = (
        "The army lost 300 tanks, the staff's count says. Its stock of tanks grew to 500. "
        "The country has raised its output of drones to 4,000."
    )
    assert [(c.metric, c.quantity.low) for c in counted(text)] == [("tanks_lost", 300)]


LOSSES = "\n\ntanks: 412, including 3 in the past day\npersonnel: 9,100\n"


@pytest.mark.parametrize(
    "text",
    [
        "What the General Staff of Ukraine gives as total Russian losses for Tuesday, 5 November:" + LOSSES,
        "Russian losses up to the morning of 5 November, by the General Staff of Ukraine:" + LOSSES,
        "The General Staff of Ukraine lists Russian losses for 5 November:" + LOSSES
        + "\nAll of them since the invasion began.",
    ],
)  # fmt: skip
def test_what_is_said_of_a_list_holds_for_its_lines_and_not_for_a_part_of_a_day(text: str) -> None:
    tanks, day, men = claims(text)
    assert [(c.kind, c.last) for c in (tanks, men)] == [("cumulative", date(2024, 11, 5))] * 2
    assert (day.kind, day.last, day.part_of) == ("event", date(2024, 11, 6), tanks.id)
    assert {c.claimant_name for c in (tanks, day, men)} == {"Ukraine's General Staff"}


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
    ("text", "first", "last"),
    [
        ("between 5 October and 1 November", (10, 5), (11, 1)),
        ("from dusk on Monday to the morning of 5 November", (11, 4), (11, 5)),
        ("in the week to 3 November", (10, 27), (11, 3)),
        ("within a day", (11, 5), (11, 6)),
        ("since the day began", (11, 6), (11, 6)),
        ("on Tuesday, 5 November", (11, 5), (11, 5)),
    ],
)
def test_two_days_may_be_the_ends_of_one_span(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    (when,) = days(text, date(2024, 11, 6), "")
    assert (when.first, when.last) == (date(2024, *first), date(2024, *last))


def test_the_night_before_is_counted_from_the_day_last_named() -> None:
    (when,) = days("the preceding night", date(2024, 11, 6), "", (date(2024, 11, 4), date(2024, 11, 4)))
    assert (when.first, when.last) == (date(2024, 11, 3), date(2024, 11, 4))


def test_the_day_of_a_dateline_is_no_day_of_the_event() -> None:
    claim = only("CAIRO, Nov. 6 - A strike killed 5 people in Khartoum on Monday, Nov. 4.")
    assert claim.last == date(2024, 11, 4)


def test_a_day_that_a_number_is_compared_with_is_not_its_own() -> None:
    claim = only("On Monday the strikes killed 12 people in Khartoum, compared with none on Sunday.")
    assert claim.last == date(2024, 11, 4)


def test_both_ends_of_the_way_of_a_total_have_their_day() -> None:
    low, high = claims("Between 1 and 31 October, the tanks that Russia lost rose from 600 tanks to 640 tanks.")
    assert [(c.kind, c.last) for c in (low, high)] == [
        ("cumulative", date(2024, 10, 1)), ("cumulative", date(2024, 10, 31)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tuesday, 5 November, brought news from Darfur. Since the war began, 312 people have been killed, medics said.", 5),
        ("A strike killed 5 people on Tuesday. Since the war began, 312 people have been killed, medics said.", 6),
    ],
)  # fmt: skip
def test_a_total_is_of_the_one_day_that_a_report_speaks_of_unless_an_event_fell_on_it(text: str, day: int) -> None:
    (total,) = [claim for claim in claims(text) if claim.kind == "cumulative"]
    assert total.last == date(2024, 11, day)
