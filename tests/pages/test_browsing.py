"""Overview, facets, stories, claimants and places: what they say is what the library holds."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from html import escape, unescape
from pathlib import Path
from urllib.parse import parse_qs, quote_plus, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from components import analysis, vocabulary
from components.library import Library
from components.question import Question
from components.records import Report
from tests.conftest import STORY
from tests.pages.test_pages import opened, said

AIR_FORCE = "Ukraine's Air Force"
EMPTY_PAGES = ["overview", "trends", "search", "compare", "reports", "claimant", "place"]


@pytest.fixture(autouse=True)
def _cold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINE_WARM", "0")


def words(app: AppTest) -> str:
    """What a page says, without the tags of its HTML."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", said(app))).split())


def doors(app: AppTest) -> list[str]:
    """Where a page leads to."""
    return [unescape(found) for found in re.findall(r'class="cl-door[^"]*" href="([^"]+)"', said(app))]


def test_the_first_page_says_what_is_in_the_library(sample: Path) -> None:
    with Library(sample) as library:
        summary, reports = library.summary(), library.reports(Question())
    app = opened()
    text = words(app)
    assert f"{summary.claims} claims in {summary.reports} reports of {summary.sources} outlets" in text
    assert f"published {_day(summary.first_day)} to {_day(summary.last_day)}" in text
    assert reports["title"].iloc[0] in text
    for metric in summary.metrics[:9]:
        assert re.search(rf"{vocabulary.metric(metric.value).label} {metric.count} claims?\b", text)


def test_a_card_tells_the_latest_figure_of_its_chart(sample: Path) -> None:
    with Library(sample) as library:
        claims = library.claims(Question(metrics=("drones_launched",)))
    latest = analysis.marks(claims).table.iloc[-1]
    assert f"Drones launched {len(claims)} claims {latest['words']} {latest['voice']}, {latest['period']}" in words(
        opened()
    )


def test_every_count_of_a_list_is_that_of_the_library(sample: Path) -> None:
    with Library(sample) as library:
        by_claims, by_reports = library.facets(), library.facets(of="reports")
    text = words(opened())
    for facet in by_claims["claimants"][:8] + by_claims["places"][:8] + by_reports["sources"][:8]:
        assert f"{facet.value} {facet.count}" in text


def test_a_month_without_a_report_is_said_and_not_left_out(home: Path) -> None:
    with Library(home) as library:
        library.add([Report.new(f"All calm in {day}.", published=day) for day in ("2024-08-14", "2024-10-02")])
    assert "September 2024 0" in words(opened())


def test_every_item_of_the_first_page_is_a_door(sample: Path) -> None:
    with Library(sample) as library:
        newest = library.reports(Question())["report"].iloc[0]
        outlet = library.facets(of="reports")["sources"][0].value
    led = doors(opened())
    for to in (
        "trends?metric=Drones+downed", "claimant?library=Sample&name=Zelenskyy", "place?library=Sample&name=Kursk",
        f"reports?source={quote_plus(outlet)}", "reports?month=2024-12", f"report={newest}",
    ):  # fmt: skip
        assert any(to in one for one in led), to


def test_filters_limit_the_first_page_and_it_says_so(sample: Path) -> None:
    asked = Question(claimants=(AIR_FORCE,), confidence=0.5)
    with Library(sample) as library:
        claims = library.claims(asked)
    text = words(opened(claimant=AIR_FORCE, confidence="0.5"))
    assert f"Shown: {len(claims)} claims in {claims['report'].nunique()} reports that pass the filters" in text
    assert f"claimed by {AIR_FORCE} ×" in text
    assert "confidence 0.5 or more ×" in text
    downed = int((claims["metric"] == "drones_downed").sum())
    assert re.search(rf"Drones downed {downed} claims", text)


def test_what_waits_for_a_reader_is_on_the_first_page(home: Path) -> None:
    with Library(home) as library:
        library.add([Report.new(STORY), Report.new(STORY, source="A newspaper", published="2024-08-14")])
        first, second = library.claims(Question())["claim"].iloc[:2]
        library.reject(first, "a test", "me")
        library.remove(library.reports(Question(sources=("A newspaper",)))["report"], "me")
    text = words(opened())
    assert "1 report needs a date" in text
    assert "1 claim rejected by a reader" in text
    assert "1 report was removed and can be restored" in text
    assert second


@pytest.mark.parametrize("page", ["trends", "search", "reports"])
def test_facets_count_what_the_library_counts(sample: Path, page: str) -> None:
    of = "claims" if page == "trends" else "reports"
    asked = Question(claimants=(AIR_FORCE,))
    with Library(sample) as library:
        facets = library.facets(asked, of)
    text = words(opened(page, claimant=AIR_FORCE))
    assert f"✓ {AIR_FORCE}" in text
    others = [facet for facet in facets["claimants"] if facet.value != AIR_FORCE]
    for facet in (*facets["places"], *others[:7]):
        assert f"{facet.value} {facet.count} not" in text


def test_an_excluded_value_is_called_so_in_words(sample: Path) -> None:
    with Library(sample) as library:
        left = library.reports(Question(excluded=(("claimants", AIR_FORCE),)))
    app = opened("reports", **{"not": f"claimant:{AIR_FORCE}"})
    assert f"not claimed by {AIR_FORCE} ×" in words(app)
    assert f"not <s>{escape(AIR_FORCE)}</s>" in said(app)
    assert len(app.dataframe[0].value) == len(left)


def test_a_facet_leads_to_the_question_with_it_and_its_other_control_to_the_one_without(sample: Path) -> None:
    assert sample.is_dir()
    led = doors(opened("reports", claimant="Syrskyi"))
    assert "reports?claimant=Syrskyi&place=Kursk+Oblast&library=Sample" in led
    assert "reports?claimant=Syrskyi&not=place%3AKursk+Oblast&library=Sample" in led
    assert "reports?library=Sample" in led


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("trends", {"metric": ["Drones downed", "Drones launched"]}),
        ("compare", {"metric": ["Drones downed"], "claimant": [AIR_FORCE, "Russia's defence ministry"]}),
    ],
)
def test_taking_off_a_chip_keeps_what_the_page_itself_chooses(
    sample: Path, page: str, kept: dict[str, list[str]]
) -> None:
    assert sample.is_dir()
    app = opened(page, **kept, **{"from": "2024-08-01"})
    link = re.search(r'href="([^"]*)"[^>]*aria-label="Take off: from 2024-08-01"', said(app))
    assert link is not None
    asked = parse_qs(urlsplit(unescape(link[1])).query)
    assert {name: asked.get(name) for name in kept} == kept
    assert "from" not in asked
    assert "Take off: drones" not in said(app).lower()


def test_a_long_list_keeps_its_rest_behind_more(home: Path) -> None:
    with Library(home) as library:
        library.add([Report.new("A calm day.", source=f"Outlet {n:02}", published="2024-08-14") for n in range(12)])
    assert "4 more Outlet 08 1 not" in words(opened("reports"))


def test_a_story_shows_its_copies_the_same_figures_and_its_neighbours(home: Path) -> None:
    told = Report.new(STORY, "One title", source="A newspaper", published="2024-08-14")
    copy = Report.new(f"{STORY}\nMore follows.", "Another title", source="A broadcaster", published="2024-08-15")
    again = Report.new(
        "Russia's defence ministry said on Wednesday that 117 Ukrainian drones were shot down overnight.",
        "The ministry counts", source="Quay Post", published="2024-08-14",
    )  # fmt: skip
    with Library(home) as library:
        library.add([told, copy, again])
    text = words(opened("reports", report=told.id))
    copies, near = text.index("Copies of this story"), text.index("Nearest in meaning")
    same = text.index("The same figures elsewhere")
    assert "117" in text[same:copies]
    assert "The ministry counts Quay Post" in text[same:copies]
    assert "Another title" in text[copies:near]
    assert "The ministry counts" not in text[copies:near]
    assert "The ministry counts Quay Post" in text[near:]
    assert "Another title" not in text[near:]


def test_a_story_tells_what_its_claimants_said_of_the_same_elsewhere(sample: Path) -> None:
    with Library(sample) as library:
        everything = library.claims(Question())
        theirs = everything[everything["voice"].eq(AIR_FORCE) & everything["metric"].eq("drones_downed")]
    app = opened("reports", report=theirs["report"].iloc[0])
    assert "What else they said of the same" in words(app)
    assert f"Drones downed {len(theirs)} claims" in words(app)
    assert "trends?metric=Drones+downed&claimant=Ukraine%27s+Air+Force&library=Sample" in doors(app)


def test_a_story_without_figures_says_so(home: Path) -> None:
    calm = Report.new("Nothing was counted that day.", source="Quay Post", published="2024-08-14")
    with Library(home) as library:
        library.add([calm])
    text = words(opened("reports", report=calm.id))
    assert "No figure in this report" in text
    assert "No other story comes near this one" in text


def test_a_claimant_is_told_with_side_aliases_and_claims(sample: Path) -> None:
    with Library(sample) as library:
        claims = library.claims(Question(claimants=("Syrskyi",)))
    text = words(opened("claimant", name="Syrskyi"))
    assert "side: Ukraine · also called Oleksandr Syrskyi" in text
    period = f"{claims['last'].min():%-d %b %Y} to 24 Oct 2024"
    assert f"{len(claims)} claims in {claims['report'].nunique()} reports, {period}." in text
    for metric, count in Counter(claims["metric"]).items():
        assert re.search(rf"{vocabulary.metric(metric).label} {count} claims?\b", text)
    assert "Since the operation began, Russian forces have lost 17,819 personnel in the Kursk region, he said." in text
    assert words(opened("claimant", name="Oleksandr Syrskyi")) == text.replace("name=Syrskyi", "")


def test_what_is_disputed_is_told_on_both_claimants_pages(home: Path) -> None:
    with Library(home) as library:
        library.add([Report.new(
            "Moscow said on Wednesday that 40 Ukrainian soldiers had surrendered; Kyiv denied it.",
            published="2024-08-14",
        )])  # fmt: skip
        claim = library.claims(Question()).iloc[0]
    theirs = words(opened("claimant", name=claim["voice"]))
    assert "1 figure is disputed" in theirs
    assert "disputed by Ukraine" in theirs  # whom the text calls Kyiv


def test_a_place_is_told_with_country_coordinates_and_who_speaks_of_it(sample: Path) -> None:
    with Library(sample) as library:
        claims = library.claims(Question(places=("Kursk Oblast",)))
    text = words(opened("place", name="Kursk"))
    assert "Kursk Oblast Russia · 51.76° N, 36.19° E" in text
    assert f"{len(claims)} claims in {claims['report'].nunique()} reports" in text
    for voice, count in claims["voice"].value_counts().head(5).items():
        assert f"{voice} {count}" in text


def test_a_claim_without_day_or_place_has_its_place_on_the_pages(home: Path) -> None:
    with Library(home) as library:
        library.add(
            [
                Report.new(
                    "Zelenskyy said his troops had captured more than 100 Russian soldiers.",
                    "Undated",
                    source="Quay Post",
                )
            ]
        )
    text = words(opened())
    assert "None of them has a day yet" in text
    assert "1 report needs a date" in text
    assert "No place is named" in text
    assert "day not known more than 100 soldiers" in words(opened("claimant", name="Zelenskyy"))


@pytest.mark.parametrize("page", ["claimant", "place"])
def test_a_name_that_is_not_here_is_told(sample: Path, page: str) -> None:
    assert sample.is_dir()
    assert "What is in the library →" in words(opened(page, name="<b>Nobody</b>"))
    assert "<b>Nobody" not in said(opened(page, name="<b>Nobody</b>"))


@pytest.mark.parametrize("page", EMPTY_PAGES)
def test_a_library_without_reports_leads_to_load(home: Path, page: str) -> None:
    with Library(home) as library:
        library.add([Report.new("A calm day.", source="Quay Post", published="2024-08-14")])
        library.remove(library.reports(Question())["report"], "me")
    text = words(opened(page))
    assert "This library has no reports" in text
    assert "1 report was removed and can be restored" in text
    assert "Load reports →" in text


def test_the_library_shown_goes_along(home: Path, sample: Path) -> None:
    with Library(home) as library:
        library.add([Report.new("A calm day.", source="Quay Post", published="2024-08-14")])
    assert sample.is_dir()
    app = opened(library="Sample")
    assert all("library=Sample" in one for one in doors(app))
    app.selectbox[0].select("Your reports").run()
    assert "1 report" in words(app)
    assert all("library=Your+reports" in one for one in doors(app))


def test_a_box_writes_what_the_address_then_says(sample: Path) -> None:
    assert sample.is_dir()
    app = opened("trends", metric="Drones downed")
    app.multiselect[0].select("Drones launched").run()
    assert app.query_params["metric"] == ["Drones downed", "Drones launched"]
    app.slider[0].set_value(0.5).run()
    assert app.query_params["confidence"] == "0.5"
    app.slider[0].set_value(0.0).run()
    assert "confidence" not in app.query_params


def _day(iso: str | None) -> str:
    day = date.fromisoformat(iso or "")
    return f"{day.day} {day:%b %Y}"
