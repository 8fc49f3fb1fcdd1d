# ruff: noqa: E501
"""The days that time words name."""

from __future__ import annotations

from datetime import date

import pytest

from components.extraction.days import days
from tests.extraction.reading import claims, only

WEDNESDAY = date(2024, 8, 14)


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
        ("from 5 to 8 August", (8, 5), (8, 8)),
        ("Killed, 28 July to 3 August", (7, 28), (8, 3)),
        ("Killed (28 Jul – 3 Aug)", (7, 28), (8, 3)),
        ("two days ago", (8, 12), (8, 12)),
        ("since the start of the day", (8, 14), (8, 14)),
        ("over last day", (8, 13), (8, 14)),
        ("in past five days", (8, 9), (8, 14)),
        ("Past 24 hours: drones", (8, 13), (8, 14)),
        ("in the three days to 10 August", (8, 7), (8, 10)),
        ("in the first six months of 2024", (1, 1), (6, 30)),
        ("in the first quarter of this year", (1, 1), (3, 31)),
        ("overnight on Tuesday", (8, 13), (8, 14)),
        ("overnight on Wednesday", (8, 13), (8, 14)),
        ("overnight to Tuesday", (8, 12), (8, 13)),
    ],
)
def test_time_words_are_counted_from_the_day_of_publication(
    text: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    (when,) = days(text, WEDNESDAY, "")
    assert (when.first, when.last) == (date(2024, *first), date(2024, *last))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("on 7 October last year", (2023, 10, 7)),
        ("since Oct. 7 last year", (2023, 10, 7)),
        ("since the coup of February 2021", None),
        ("since Azerbaijan attacked last year", None),
        ("since the start of Russia's Feb. 24, 2022 attack", (2022, 2, 24)),
        ("in all of 2022", (2022, 1, 1)),
        ("in March last year", (2023, 3, 1)),
    ],
)
def test_a_year_may_be_named_after_its_day_or_month(text: str, first: tuple[int, int, int] | None) -> None:
    (when,) = days(text, WEDNESDAY, "")
    assert when.first == (first and date(*first))
    assert when.open == text.startswith("since")


def test_past_days_without_their_number_name_none() -> None:
    assert days("over the past days", WEDNESDAY, "") == []


def test_the_next_day_is_counted_from_the_one_before_it() -> None:
    on = (date(2024, 8, 5), date(2024, 8, 5))
    assert [when.first for when in days("Three days later and the following morning", WEDNESDAY, "", on)] == [
        date(2024, 8, 8),
        date(2024, 8, 9),
    ]


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


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Russia lost 301 tanks over the past month, the General Staff of Ukraine said.", (10, 6), (11, 6)),
        ("Russia lost 301 tanks over the month, the General Staff of Ukraine said.", (10, 1), (10, 31)),
        ("Russia lost 301 tanks in the past three months, the General Staff of Ukraine said.", (8, 6), (11, 6)),
        ("Russia lost 301 tanks in October, the General Staff of Ukraine said.", (10, 1), (10, 31)),
        ("The White House said on Monday that Russia had suffered 900 casualties, with more than 120 killed, in the past two months.", (9, 6), (11, 6)),
    ],
)  # fmt: skip
def test_months_are_closed_spans(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    for claim in claims(text):
        assert (claim.kind, claim.first, claim.last) == ("event", date(2024, *first), date(2024, *last))


def test_a_total_beside_since_the_end_of_a_month_is_of_the_day_of_publication() -> None:
    text = "Since the end of July the army had not claimed as many losses. Russia had lost 9,200 tanks, Kyiv said."
    assert only(text).last == date(2024, 11, 6)


def test_a_month_is_not_told_in_its_middle() -> None:
    assert only("Russia lost 301 tanks over the month, the army said.", "2024-10-16").first is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Kyiv said on Tuesday that it had shot down 20 drones overnight.", (11, 4), (11, 5)),
        ("Kyiv said that it had shot down 20 drones overnight.", (11, 5), (11, 6)),
    ],
)
def test_the_night_is_the_one_before_it_was_told(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    claim = only(text)
    assert (claim.first, claim.last) == (date(2024, *first), date(2024, *last))


def test_since_an_invasion_with_its_month_opens_a_total() -> None:
    claim = only("Since Russia's invasion of Ukraine in February 2022, over 8 million people have fled the country.")
    assert (claim.kind, claim.first, claim.last) == ("cumulative", date(2022, 2, 24), date(2024, 11, 6))


def test_aid_is_not_dated_by_the_attack_of_the_paragraph_before() -> None:
    text = "A strike hit Sumy on Sunday and another one hit Odesa on Monday.\n\nNorway pledged $300 million in aid to Ukraine."
    assert only(text).first is None


def test_what_a_month_added_is_of_that_month_and_the_total_of_its_end() -> None:
    total, added = claims(
        "Kyiv's total of downed drones reached 9,200 after a month in which 710 were added.", "2024-10-31"
    )
    assert (total.low, total.kind, total.first, total.last) == (9200, "cumulative", None, date(2024, 10, 31))
    assert (added.low, added.kind, added.first, added.last) == (710, "event", date(2024, 10, 1), date(2024, 10, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Five prisoners were brought home despite a prisoner exchange last year under which they were to stay.", None, None),
        ("At least 30 people were killed by shelling on Christmas Day in El Fasher.", (2023, 12, 25), (2023, 12, 25)),
        ("Some 40 drones were downed between Monday evening and Tuesday morning.", (2024, 11, 4), (2024, 11, 5)),
        ("The army said on Tuesday 12 fighters had been killed the day before.", (2024, 11, 4), (2024, 11, 4)),
        ("The UN said 400 people had been killed by shelling in the first half of October.", (2024, 10, 1), (2024, 10, 15)),
        ("About 200 soldiers were killed in 2023.", (2023, 1, 1), (2023, 12, 31)),
        ("Norway on Friday announced a package of military aid for Ukraine worth $2.1 billion.", (2024, 11, 1), (2024, 11, 1)),
        ("The army says 20 missiles were launched in the past hour.", (2024, 11, 6), (2024, 11, 6)),
        ("The mayor said Kherson's third bombardment this month wounded 12 people.", None, None),
        ("The heaviest raid in two weeks killed 12 people in Kherson.", None, None),
        ("Twelve people were killed in Kherson this week.", (2024, 11, 4), (2024, 11, 6)),
        ("The army said on Tuesday that 12 drones had been launched overnight on Monday.", (2024, 11, 4), (2024, 11, 5)),
        ("In under a week, starting from the 1st November, our brigade killed more than 300 enemy soldiers.", (2024, 11, 1), (2024, 11, 6)),
        ("The ministry reported another night of Ukrainian drones. Twelve were shot down over Kursk.", (2024, 11, 5), (2024, 11, 6)),
        ("The town is less than 5 km west of Bakhmut, which Russia captured in May after a long siege.", (2024, 11, 6), (2024, 11, 6)),
    ],
)  # fmt: skip
def test_an_event_has_the_days_that_are_its_own(
    text: str, first: tuple[int, int, int] | None, last: tuple[int, int, int] | None
) -> None:
    claim = only(text)
    assert (claim.first, claim.last) == (first and date(*first), last and date(*last))


def test_so_many_weeks_after_an_attack_is_counted_from_the_day_before_it() -> None:
    later, earlier = claims("Three people were killed in Sumy on Friday, two weeks after a strike killed 12.")
    assert (later.last, earlier.last) == (date(2024, 11, 1), date(2024, 10, 18))


def test_a_total_since_a_truce_ended_begins_on_that_day() -> None:
    claim = only("More than 100 people have been killed since the ceasefire ended on 18 March, the ministry said.")
    assert (claim.kind, claim.first, claim.last) == ("cumulative", date(2024, 3, 18), date(2024, 11, 6))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("The war live", "Shells hit a depot on Monday.\n\nA raid killed 12 people in Sumy.\n\nLate on Tuesday a dam broke."),
        ("", "14:05 A depot was shelled on Monday.\n13:40 A raid killed 12 people in Sumy."),
        ("", "- On Monday a drone hit a bus.\n- A raid killed 12 people in Sumy."),
        ("", "A gunner near Siversk, Feb. 20, 2024 (Ada Munk/Wire Press).\nA raid killed 12 people in Sumy."),
    ],
)  # fmt: skip
def test_a_day_is_not_carried_over_from_another_item_or_a_caption(title: str, text: str) -> None:
    assert only(text, title=title).first is None


def test_the_day_that_leads_in_a_digest_is_of_its_items() -> None:
    text = "The situation on Monday:\n\n- A drone hit a bus.\n- A raid killed 12 people in Sumy."
    assert only(text).first == date(2024, 11, 4)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Kyiv gave the number of villages under its control as 74 on the evening before.", ["2024-11-05"]),
        ("On 3 November Ukraine's army added 40 drones to those it had shot down.", ["2024-11-03"]),
        ("Losses in October (30 September to 31 October): 8,000 soldiers", ["2024-10-31"]),
        ("Their total stood at 8,447 tanks lost on 28 October and stands at 8,508 now.", ["2024-10-28", "2024-11-06"]),
    ],
)
def test_each_number_has_the_day_that_its_own_words_name(text: str, days: list[str]) -> None:
    assert [str(claim.last) for claim in claims(text)] == days


@pytest.mark.parametrize(
    "text",
    [
        "A rocket strike on a hospital in Marib killed six people, officials said on Monday, as the army played down Sunday's drone raid on Aden.",
        "Four people were killed in Marib while residents buried those who died in Tuesday's attack on Aden.",
        "Ministers will meet in Geneva on Monday. Denmark is donating 14 tanks to Ukraine.",
        "The allies are to speak on Monday. Shelling killed four people in Marib.",
        "Talks are under way ahead of the summit in December. The US announced $325m in new military aid for Ukraine.",
        "The minister holds a news conference in Ottawa on Sept. 13, 2024. The minister says Canada will provide 200 armoured vehicles to Ukraine.",
        "The war has changed the country over the past 15 months. A girl was pulled from the ruins and 22 were injured after the strike.",
        "The death toll from the strike on the market climbed to 41 on Friday.",
        "The toll of the strike on the market rose to 41 on Friday.",
    ],
)
def test_a_day_of_something_else_is_not_the_day_of_an_event(text: str) -> None:
    claim = only(text)
    assert (claim.kind, claim.first, claim.last) == ("event", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Sunday's raid on Aden killed six people, officials said, as the army fought on.",
        "The army kept silent as Sunday's raid on Aden killed six people.",
        "The army said it would fight on. On Sunday it shelled Aden. Six people were killed.",
        "The death toll from the raid on Aden on Sunday rose to six.",
    ],
)
def test_the_day_of_the_event_itself_is_kept(text: str) -> None:
    claim = claims(text)[-1]
    assert (claim.first, claim.last) == (date(2024, 11, 3), date(2024, 11, 3))


def test_a_year_long_past_is_that_of_what_its_paragraph_goes_on_to_tell() -> None:
    text = (
        "Shelling hit Aden on Friday. In 2015 it was worse, said a teacher. In that round of fighting, 28 people died."
    )
    assert (only(text).first, only(text).last) == (date(2015, 1, 1), date(2015, 12, 31))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Since August, 260 civilians have been killed in the valley, monitors said.", date(2024, 8, 1)),
        ("Since the war in Gaza began last October, 260 medics have been killed there.", date(2023, 10, 7)),
        ("Since the coup of February 2021, 260 civilians have been killed in the valley, monitors said.", None),
    ],
)
def test_a_month_since_which_is_counted_begins_with_it_or_with_its_war(text: str, first: date | None) -> None:
    assert only(text).first == first
