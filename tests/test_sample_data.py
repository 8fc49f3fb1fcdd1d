"""The sample corpus: every report loads, says what it is, and states nothing that its facts do not."""

import csv
import re
from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from components import readers
from components.records import Report

SAMPLE = Path(__file__).parents[1] / "sample_data"
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


def numbers_and_days(report: Report) -> tuple[set[float], set[str]]:
    """The numbers, written in digits or in words, and the days that a report states."""
    text = f"{report.title}\n{report.text}"
    days = {day_of(found).isoformat() for found in DATE.finditer(text)}
    rest = DATE.sub(" ", text)
    digits = {float(found.replace(",", "")) for found in NUMBER.findall(rest)}
    spelled = re.findall(rf"(?:{TENS.replace(' ', '|')})-[a-z]+|[a-z]+", rest.lower())
    words = {sum(SPELLED.get(part, 0) for part in word.split("-")) for word in spelled if SPELLED.keys() & word.split("-")}
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
    numbers, _ = numbers_and_days(report)
    assert numbers == values(report)


@each_report
def test_every_day_in_a_report_is_a_day_of_its_facts(report: Report) -> None:
    _, days = numbers_and_days(report)
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
