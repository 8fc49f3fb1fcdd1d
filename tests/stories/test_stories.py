"""Copies and rewrites of one wire story are folded into one; bulletins of one template are not."""

from __future__ import annotations

import random
import tomllib
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components import stories
from components.library import Library
from components.question import Question
from components.records import Report
from tests.stories.loading import loaded

WIRE = tomllib.loads((Path(__file__).parent / "reports.toml").read_text(encoding="utf-8"))["report"]
REPORTS = [
    Report.new(e["text"], e.get("title", ""), e.get("source", ""), url=str(n), published=e["published"])
    for n, e in enumerate(WIRE)
]
STORY = {report.id: entry["story"] for report, entry in zip(REPORTS, WIRE, strict=True)}


@pytest.fixture(scope="module")
def found() -> frozenset[tuple[str, ...]]:
    with loaded(REPORTS) as library:
        return library.stories()


def test_every_copy_is_folded_and_nothing_else(found: frozenset[tuple[str, ...]]) -> None:
    folded = {frozenset(pair) for story in found for pair in combinations(story, 2)}
    same = {frozenset(pair) for pair in combinations(STORY, 2) if len({STORY[id] for id in pair}) == 1}
    assert {tuple(sorted(STORY[id] for id in pair)) for pair in folded - same} == set()
    assert {tuple(sorted(STORY[id] for id in pair)) for pair in same - folded} == set()


def test_the_earliest_report_gives_the_story_its_name(found: frozenset[tuple[str, ...]]) -> None:
    sources = {report.id: report.source for report in REPORTS}
    depot = next(story for story in found if STORY[story[0]] == "depot")
    assert sources[depot[0]] == "Halden News Agency"
    assert {sources[id] for id in depot[1:]} == {"Morning Ledger", "The Coast Evening", "Radio Vesna"}


def test_the_order_in_which_reports_are_loaded_changes_nothing(found: frozenset[tuple[str, ...]]) -> None:
    shuffled = random.Random(5).sample(REPORTS, len(REPORTS))
    with loaded(*(shuffled[start : start + 4] for start in range(0, len(shuffled), 4))) as other:
        assert other.stories() == found


def test_a_story_goes_on_without_its_earliest_report(tmp_path: Path) -> None:
    wire, copy, *_, rewrite = REPORTS[:4]
    with Library(tmp_path) as library:
        library.add([wire, copy, rewrite])
        library.remove([wire.id], "test")
        assert set(library.reports(Question())["story"]) == {copy.id}
        library.restore([wire.id])
        assert set(library.reports(Question())["story"]) == {wire.id}
        library.date([wire.id], date(2024, 1, 1))
        assert set(library.copies(copy.id)["report"]) == {rewrite.id}


def test_a_question_finds_a_story_once_and_charts_it_with_all_its_copies(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(REPORTS)
        asked = Question("fuel depot set on fire by drones in Marovo")
        (hit,) = [hit for hit in library.search(asked) if STORY[hit.report.id] == "depot"]
        depot = [id for id, story in STORY.items() if story == "depot"]
        assert sorted((hit.report.id, *hit.copies)) == sorted(depot)
        assert set(depot) <= set(library.reports(asked)["report"])
        claims = library.claims(replace(asked, metrics=("drones_downed",)))
        assert set(claims.loc[claims["report"].isin(depot), "story"]) == {REPORTS[0].id}


def test_an_undated_report_is_a_copy_but_no_rewrite() -> None:
    wire, copy, rewrite = (
        Report.new(r.text, r.title, r.source, published=None if at else r.published)
        for at, r in enumerate((REPORTS[0], REPORTS[1], REPORTS[3]))
    )
    with loaded([copy, rewrite, wire]) as library:
        assert library.stories() == {(wire.id, copy.id)}


def test_the_earliest_is_told_across_time_zones() -> None:
    text, title = REPORTS[0].text, REPORTS[0].title
    later = Report.new(text, title, "Morning Ledger", published="2024-06-11T09:00:00+00:00")
    earlier = Report.new(text, title, "Radio Vesna", published="2024-06-11T10:30:00+02:00")
    with loaded([later, earlier]) as library:
        assert library.stories() == {(earlier.id, later.id)}


def test_two_bulletins_are_not_joined_by_a_report_that_resembles_both() -> None:
    def one(id: str, *numbers: str) -> stories.Signature:
        return stories.Signature(id, id, "2024-06-04", 10, b"", frozenset(numbers), frozenset(), frozenset())

    signatures = {"a": one("a", "24"), "b": one("b", "18"), "short": one("short")}
    assert stories.groups([("a", "short"), ("short", "b")], signatures) == (("a", "short"),)


def test_a_signature_is_small_and_the_same_however_often_it_is_made() -> None:
    signature = stories.signature(REPORTS[0])
    assert signature == stories.signature(REPORTS[0])
    assert len(signature.hashes) == 4 * stories.HASHES
    assert {"23", "17", "140", "48000", "6"} <= signature.numbers
    assert {"beres", "leski", "marov"} <= signature.names <= signature.capitals
    assert stories.bands(signature) == stories.bands(stories.signature(REPORTS[0]))
    assert all(-(2**63) <= band < 2**63 for band in stories.bands(signature))


@settings(max_examples=60)
@given(text=st.text(), title=st.text(), source=st.text())
def test_any_text_at_all_has_a_signature(text: str, title: str, source: str) -> None:
    signature = stories.signature(Report.new(text, title, source))
    assert stories.shared(signature, signature) == 1
    assert stories.bands(signature)


@pytest.mark.parametrize(
    ("text", "source", "chain"),
    [
        ("Two men were hurt, APA reports, citing Reuters.", "", ("APA", "Reuters")),
        ("APA, citing Reuters, says that two men were hurt.", "", ("APA", "Reuters")),
        ("LOMSK, June 4. /TASS/. A plant is on fire.", "", ("TASS",)),
        ("KELM (AP) - A plant is on fire.", "https://www.example.org/feed", ("Associated Press",)),
        ("A plant is on fire, according to the news agency AFP.", "", ("AFP",)),
        ("A witness told Agence France-Presse that a plant is on fire.", "", ("AFP",)),
        ("Горит завод, сообщает ТАСС.", "", ("TASS",)),
        ("A plant is on fire. Reporting by Northern Newswire; editing by A. Dale.", "", ("Northern Newswire",)),
        ("A plant is on fire, Halden News Agency said, quoting Interfax.", "", ("Halden News Agency", "Interfax")),
        ("A plant is on fire (TASS).", "https://www.reuters.com/world/", ("Reuters", "TASS")),
        ("A plant is on fire.", "Reuters", ("Reuters",)),
        ("A man in Reuters Square saw it. (Photo: A. Dale/AFP)", "", ()),
        ("The Governor's Press Service said that a plant is on fire.", "", ()),
        ("An ap said so, and fars wrote it.", "Morning Ledger", ()),
    ],
)
def test_the_agencies_that_a_report_comes_through(text: str, source: str, chain: tuple[str, ...]) -> None:
    assert stories.agencies(text, source=source) == chain
