"""The sample corpus: every report loads, says what it is, and states nothing that its facts do not."""

import csv
import re
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from components import readers
from components.records import Report

SAMPLE = Path(__file__).parents[1] / "sample_data"
# The tables that the reports were written from, and the story that names places and days beyond them. A checkout alone
# does not have them: they lie in a folder beside it.
SHARED = Path(__file__).parents[2] / "shared"
beside_the_tables = pytest.mark.skipif(
    not (SHARED / "facts").is_dir(), reason="the tables of facts (../shared/facts) are not beside this checkout"
)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
NAMED = rf"(?:{'|'.join(MONTHS)})|(?:{'|'.join(month[:3] for month in MONTHS)})\."
DATE = re.compile(rf"\b(\d{{1,2}}) ({NAMED})(?: (\d{{4}})\b)?|\b({NAMED}) (\d{{1,2}})\b(?:, (\d{{4}})\b)?")
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SPELLED: dict[str, float] = {
    **{word: value for value, word in enumerate(SMALL.split())},
    **{word: 10 * value for value, word in enumerate(TENS.split(), start=2)},
    "single": 1, "couple": 2, "dozen": 12, "dozens": 24, "scores": 40, "hundred": 100, "hundreds": 200,
    "thousand": 1000, "thousands": 2000, "million": 10**6, "millions": 2 * 10**6, "half": 0.5,
}  # fmt: skip

# How a source names the tables that no outlet's page stands for, and the outlet that their facts bear.
TABLES = {
    "the General Staff's daily figures": "General Staff, data set of P. Ivaniuk",
    "the Air Force's nightly figures": "Air Force, night by night",
}

ITEMS = list(readers.read(SAMPLE / "reports.jsonl"))
REPORTS = [item for item in ITEMS if isinstance(item, Report)]
FACTS: dict[str, list[dict[str, str]]] = defaultdict(list)
with (Path(__file__).with_name("sample_facts.csv")).open(encoding="utf-8", newline="") as table:
    for row in csv.DictReader(table):
        FACTS[row["report"]].append(row)

each_report = pytest.mark.parametrize("report", REPORTS, ids=[r.given_id for r in REPORTS])


def day_of(found: re.Match[str]) -> date:
    """The day that a date in a report names: "14 August", "24 February 2022", "Aug. 14" or "August 14, 2024"."""
    day, month, year = found.group(1, 2, 3) if found[1] else found.group(5, 4, 6)
    return date(int(year or 2024), [name[:3] for name in MONTHS].index(month[:3]) + 1, int(day))


def numbers_and_days(text: str) -> tuple[set[float], set[str]]:
    """The numbers, written in digits or in words, and the days that a text states."""
    days = {day_of(found).isoformat() for found in DATE.finditer(text)}
    rest = DATE.sub(" ", text)
    digits = {float(found.replace(",", "")) for found in NUMBER.findall(rest)}
    spelled = re.findall(rf"(?:{TENS.replace(' ', '|')})-[a-z]+|[a-z]+", rest.lower())
    parts = [word.split("-") for word in spelled]
    words = {sum(SPELLED.get(part, 0) for part in word) for word in parts if SPELLED.keys() & word}
    return digits | words, days


def values(report: Report) -> set[float]:
    return {float(fact[side]) for fact in FACTS[report.given_id] for side in ("low", "high") if fact[side]}


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 8]) for i in range(len(words) - 7)}


def test_some_seventy_to_a_hundred_and_twenty_reports_load_and_nothing_is_rejected() -> None:
    assert 70 <= len(REPORTS) == len(ITEMS) <= 120
    assert len({r.id for r in REPORTS}) == len({r.given_id for r in REPORTS}) == len(REPORTS)
    assert set(FACTS) == {r.given_id for r in REPORTS}


def test_the_file_is_sorted_by_day_and_id() -> None:
    order = [(r.published, r.given_id) for r in REPORTS]
    assert order == sorted(order)


@each_report
def test_a_report_says_what_it_is_and_whose_facts_it_has(report: Report) -> None:
    assert re.fullmatch(r"Claimline sample, after \S.*\S", report.source)
    named = report.source.removeprefix("Claimline sample, after ").split(" and ")
    assert {fact["outlet"] for fact in FACTS[report.given_id]} == {TABLES.get(outlet, outlet) for outlet in named}
    assert report.url in {fact["url"] for fact in FACTS[report.given_id]}
    assert report.language == "en"
    assert report.title.strip()


@each_report
def test_a_report_is_dated_within_the_period_and_never_before_its_facts(report: Report) -> None:
    assert report.published is not None
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", report.published)
    assert "2024-07-01" <= report.published <= "2024-12-31"
    assert max(fact["day"] for fact in FACTS[report.given_id]) <= report.published


@each_report
def test_a_report_is_neither_a_scrap_nor_an_essay(report: Report) -> None:
    assert 40 <= len(report.text.split()) <= 250


@each_report
def test_every_number_in_a_report_is_a_fact_and_every_fact_is_in_it(report: Report) -> None:
    numbers, _ = numbers_and_days(f"{report.title}\n{report.text}")
    assert numbers == values(report)


@each_report
def test_every_day_in_a_report_is_a_day_of_its_facts(report: Report) -> None:
    _, days = numbers_and_days(f"{report.title}\n{report.text}")
    assert days
    assert days <= {fact[end] for fact in FACTS[report.given_id] for end in ("day", "since")} | {report.published}
    assert days >= {fact["day"] for fact in FACTS[report.given_id] if fact["period"] == "start"}


@each_report
def test_a_weekday_goes_with_its_date(report: Report) -> None:
    for found in DATE.finditer(report.text):
        weekday = re.search(r"\b([A-Z]\w+day), $", report.text[: found.start()])
        assert weekday is None or weekday[1] == f"{day_of(found):%A}"


@each_report
def test_no_report_quotes_anybody(report: Report) -> None:
    assert not re.search(r"[\"“”«»„]", report.title + report.text)


def test_no_two_reports_share_a_run_of_eight_words() -> None:
    for one, other in combinations(REPORTS, 2):
        assert not shingles(f"{one.title}\n{one.text}") & shingles(f"{other.title}\n{other.text}")


def test_no_two_reports_open_or_close_alike() -> None:
    openings = Counter(tuple(report.text.lower().split()[:4]) for report in REPORTS)
    closings = Counter(re.split(r"(?<=[.!?])\s+|\n+", report.text.strip())[-1] for report in REPORTS)
    assert [shared for shared, times in (openings + closings).items() if times > 1] == []


def test_there_are_short_notes_and_long_pieces_datelines_lists_and_questions() -> None:
    lengths = [len(report.text.split()) for report in REPORTS]
    assert sum(length < 60 for length in lengths) >= 20
    assert sum(length > 100 for length in lengths) >= 20
    assert sum(length > 180 for length in lengths) >= 10
    lines = [[line for line in report.text.splitlines() if line] for report in REPORTS]
    assert sum(re.match(r"(KYIV|MOSCOW)\b", own[0]) is not None for own in lines) >= 8
    assert sum(sum(len(line.split()) < 10 and bool(re.search(r"\d", line)) for line in own) >= 3 for own in lines) >= 8
    assert sum(sum(line.endswith("?") for line in own) >= 4 for own in lines) >= 3


def test_every_month_and_many_outlets_have_their_reports() -> None:
    months = Counter(str(report.published)[:7] for report in REPORTS)
    assert sorted(months) == [f"2024-{month:02}" for month in range(7, 13)]
    assert min(months.values()) >= 3
    assert len({fact["outlet"] for facts in FACTS.values() for fact in facts}) >= 25


def test_a_chart_of_august_has_enough_days_with_drones_downed() -> None:
    days = {
        fact["day"]
        for facts in FACTS.values()
        for fact in facts
        if fact["metric"] == "drones_downed" and fact["period"] == "night" and fact["day"].startswith("2024-08")
    }
    assert len(days) >= 12


def test_what_makes_the_story_of_14_august_is_there() -> None:
    stated = {(f["metric"], f["place"], f["low"], f["high"]) for facts in FACTS.values() for f in facts}
    assert stated >= {
        ("drones_downed", "", "117", "117"), ("drones_downed", "Kursk", "37", "37"),
        ("drones_downed", "Belgorod", "17", "17"), ("drones_downed", "", "17", "17"),
        ("drones_launched", "", "23", "23"), ("captured", "", "100", ""), ("captured", "", "594", "594"),
        ("captured", "", "711", "711"), ("captured", "", "", "2000"), ("advance", "", "1", "2"),
        ("advance", "", "1", "3"),
    }  # fmt: skip
    assert len({f["url"] for facts in FACTS.values() for f in facts if f["low"] == "117"}) >= 3


def table(name: str) -> list[dict[str, str]]:
    with (SHARED / "facts" / name).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def stated() -> list[dict[str, str]]:
    return [fact for facts in FACTS.values() for fact in facts if fact["metric"]]


SAME = ("claimant", "metric", "target", "place", "low", "high", "bound", "unit", "day", "period", "outlet", "url")


@beside_the_tables
def test_what_a_page_states_is_in_the_table_of_its_page_or_in_the_story() -> None:
    rows = [{**row, "day": row["event_date"]} for row in table("kursk_2024.csv")]
    rows += [{**row, "metric": "drones_launched"} for row in rows if row["note"] == "all that were launched"]
    known = {tuple(row[name] for name in SAME) for row in rows}
    used = {tuple(fact[name] for name in SAME) for fact in stated() if fact["url"]}
    numbers, days = numbers_and_days((SHARED / "seed" / "story.txt").read_text(encoding="utf-8"))
    for fact in (dict(zip(SAME, row, strict=True)) for row in used - known):
        assert fact["outlet"] == "APA"
        assert {float(fact[end]) for end in ("low", "high") if fact[end]} <= numbers
        assert fact["day"] in days | {"2024-08-14"}
    begun = {fact["day"] for facts in FACTS.values() for fact in facts if fact["period"] == "start"}
    assert begun <= days | {"2022-02-24"}  # the invasion, which the addresses of the pages date
    never_told = known - used
    assert {row for row in never_told if row[SAME.index("metric")] != "drones_launched"} == set()


@beside_the_tables
def test_a_report_after_a_page_is_published_when_the_page_was() -> None:
    published = {row["url"]: row["published"] for row in table("kursk_2024.csv")}
    for report in REPORTS:
        pages = {fact["url"] for fact in FACTS[report.given_id]} - {""}
        if pages:
            assert report.published == max(published[page] for page in pages)


@beside_the_tables
def test_what_the_air_force_says_of_a_night_is_in_its_table_and_every_night_is_told() -> None:
    columns = {"drones_downed": "attack_drones_downed", "drones_launched": "attack_drones_launched"}
    nights = {row["night_ending"]: row for row in table("air_force_nights_2024-08.csv")}
    for fact in stated():
        if fact["outlet"] == TABLES["the Air Force's nightly figures"]:
            assert fact["low"] == fact["high"] == nights[fact["day"]][columns[fact["metric"]]]
    assert {fact["day"] for fact in stated() if fact["metric"] == "drones_launched"} >= set(nights)


@beside_the_tables
def test_a_running_total_is_in_the_general_staffs_table_and_a_loss_is_the_difference_of_two_days() -> None:
    columns = {
        "persons": "personnel", "tanks": "tank", "armoured personnel carriers": "APC",
        "artillery systems": "field_artillery", "multiple rocket launchers": "MRL", "drones": "drone",
        "aircraft": "aircraft", "helicopters": "helicopter", "cruise missiles": "cruise_missiles",
    }  # fmt: skip
    days = {row["date"]: row for row in table("general_staff_losses_2024.csv")}
    for fact in stated():
        if fact["outlet"] == TABLES["the General Staff's daily figures"]:
            column = f"{columns[fact['unit']]}_total"
            earlier = int(days[fact["since"]][column]) if fact["since"] else 0
            assert int(fact["low"]) == int(fact["high"]) == int(days[fact["day"]][column]) - earlier
            assert (fact["period"] == "cumulative") == (not fact["since"])
