"""The class that ties the workshops, over real files and a real model."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from components import analysis, exports, readers
from components.errors import InputError
from components.library import Library
from components.question import Question
from components.records import CODED, Amendment, Report
from tests.conftest import ROOT, STORY

CODED_CLAIMS = [ROOT / "tests" / "coded_claims.csv", ROOT / "tests" / "coded_claims.toml"]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    with Library(tmp_path / "library") as opened:
        yield opened


def test_loading_twice_changes_nothing(library: Library) -> None:
    report = Report.new(STORY, published="2024-08-14", source="A newspaper")
    first = library.add([report])
    before = library.summary()
    again = library.add([report])
    assert (first.added, again.added, again.already) == (1, 0, 1)
    assert library.summary() == before


def test_two_outlets_with_one_text_are_two_reports(library: Library) -> None:
    library.add([Report.new(STORY, source="A newspaper"), Report.new(STORY, source="A broadcaster")])
    assert library.summary().reports == 2


def test_a_date_given_later_moves_the_claims_and_changes_no_id(library: Library) -> None:
    report = Report.new(STORY, source="A newspaper")
    assert library.add([report]).undated == 1
    before = library.claims(Question(metrics=("drones_downed",))).iloc[0]
    assert str(before["first"]) == "NaT"
    library.date([report.id], date(2024, 8, 14))
    after = library.claims(Question(metrics=("drones_downed",))).iloc[0]
    assert after["claim"] == before["claim"]
    assert (f"{after['first']:%Y-%m-%d}", f"{after['last']:%Y-%m-%d}") == ("2024-08-13", "2024-08-14")
    assert library.summary().undated == 0


def test_words_of_a_question_keep_the_claims_of_the_stories_found(library: Library) -> None:
    library.add(
        [
            Report.new("At least 12 people were killed when a bus was shelled in Kharkiv, police said.", given_id="a"),
            Report.new("The ministry pledged $30 million for new water pipes, it said.", given_id="b"),
        ]
    )
    found = library.claims(Question(words="bus passengers died under shelling"))
    assert found["given_id"].tolist() == ["a"]
    assert library.claims(Question(words="sourdough recipe with rye flour")).empty


def test_a_number_or_a_name_is_found_to_the_letter(library: Library) -> None:
    library.add(
        [
            Report.new("The mayor of Vuhledar said that 1,250 people had left the town by bus.", given_id="a"),
            Report.new("Prices of sunflower oil rose again at the exchange in Kyiv.", given_id="b"),
        ]
    )
    for words in ("Vuhledar", "1,250"):
        assert [hit.report.given_id for hit in library.search(Question(words))] == ["a"]


def test_the_nearest_stories_are_others_than_the_report_and_its_copies(library: Library) -> None:
    told = Report.new(STORY, source="A newspaper")
    copy = Report.new(f"{STORY}\nMore follows.", source="A broadcaster")
    like = Report.new(
        "Russia's defence ministry said its air defences shot down 31 Ukrainian drones overnight, most of them "
        "over the Kursk and Voronezh regions. Ukraine's president said troops advanced in Kursk and took prisoners.",
        source="Quay Post",
    )
    other = Report.new(
        "The bakery on the market square sells rye bread again, and poppy seed cake.", source="Quay Post"
    )
    library.add([told, copy, like, other])
    assert library.copies(told.id)["report"].tolist() == [copy.id]
    assert library.copies(like.id).empty
    found = library.search(Question(like=told.id))
    assert [hit.report.id for hit in found] == [like.id]
    assert library.search(Question(like=told.id, sources=("A broadcaster",))) == []
    (story,) = library.search(Question(like=like.id))
    assert {story.report.id, *story.copies} == {told.id, copy.id}


def test_where_it_comes_from_is_said(library: Library) -> None:
    library.add([Report.new(STORY, published="2024-08-14", source="A newspaper")])
    question = Question(metrics=("drones_downed",))
    said = library.provenance(question, library.claims(question))
    assert (said.claims, said.reports, said.sources, said.latest) == (1, 1, ("A newspaper",), "2024-08-14")
    assert (said.filters, said.sample, said.library) == ("drones downed", False, "library")
    assert said.fingerprint == library.summary().fingerprint


def test_the_period_of_a_picture_is_no_longer_than_the_days_asked_for(library: Library) -> None:
    text = "Ukraine's Air Force said that it shot down 900 drones from 1 July to 30 September."
    library.add([Report.new(text, published="2024-10-01"), Report.new(STORY, published="2024-08-14")])
    asked = Question(metrics=("drones_downed",), since=date(2024, 8, 1), until=date(2024, 8, 31))
    claims = library.claims(asked)
    assert claims["last"].max() > pd.Timestamp(2024, 8, 31)
    assert library.provenance(asked, claims).period == "2024-08-14 to 2024-08-31"


def test_a_report_that_is_not_there_is_an_error_in_words(library: Library) -> None:
    with pytest.raises(InputError, match="no report"):
        library.report("0123")


def test_coded_claims_are_kept_searched_and_counted_as_reports_and_a_second_load_adds_nothing(library: Library) -> None:
    first = library.add_paths(CODED_CLAIMS)
    assert (first.added, first.claims, first.undated, first.rejected) == (6, 6, 0, ())
    before = library.summary()
    again = library.add_paths(CODED_CLAIMS)
    assert (again.added, again.already) == (0, 6)
    assert library.summary() == before
    tanks = library.claims(Question(metrics=("tanks_lost",)))
    assert sorted(zip(tanks["voice"], tanks["kind"], tanks["low"], strict=True)) == [
        ("Ministry of the North", "cumulative", 340), ("Ministry of the North", "event", 12),
        ("Southern ministry", "cumulative", 95),
    ]  # fmt: skip
    drawn = analysis.marks(tanks).table
    assert set(drawn.loc[drawn["panel"] == "running totals", "voice"]) == {"Ministry of the North", "Southern ministry"}
    about = library.provenance(Question(), tanks)
    assert (about.reports, about.sources) == (3, ("Two Rivers loss count",))
    (hit, *_) = library.search(Question(words='"Amber Ridge" tanks'))
    assert "counted twice by the coder" in hit.report.text


def test_rows_that_read_alike_are_nobody_s_copies(library: Library) -> None:
    library.add_paths(CODED_CLAIMS)
    assert library.claims(Question())["story"].nunique() == 6
    for report in library.reports(Question())["report"]:
        assert library.copies(report).empty


def test_a_coded_claim_that_is_dated_later_stays_what_it_was(library: Library, tmp_path: Path) -> None:
    rows = "metric,value,claimant,date,note\nkilled,4,Observers,2031-05-02,40 drones were downed overnight\n"
    (tmp_path / "claims.csv").write_text(rows, "utf-8")
    assert library.add_paths([tmp_path / "claims.csv"]).undated == 1
    before = library.claims(Question()).iloc[0]
    library.correct(before["claim"], Amendment("killed", 5, 5, "exact", "Observers", None, None, ()), "typing", "me")
    told = Report.new("At least 12 people were killed in Kharkiv on Monday, police said.", source="A newspaper")
    library.add([told])
    library.date([before["report"], told.id], date(2031, 5, 9))
    after = library.claims_of(before["report"])
    assert after["claim"].tolist() == [before["claim"]]
    assert (after.iloc[0]["low"], after.iloc[0]["extractor"], after.iloc[0]["published"]) == (5, CODED, "2031-05-09")
    library.undo_review(before["claim"], "me")
    assert library.claims_of(before["report"])["low"].tolist() == [4]
    assert f"{library.claims_of(told.id).iloc[0]['last']:%Y-%m-%d}" == "2031-05-05"


def test_coded_claims_load_beside_reports_that_are_read(library: Library) -> None:
    report = Report.new(STORY, published="2024-08-14", source="A newspaper")
    added = library.add([*readers.read_all(CODED_CLAIMS), report])
    assert added.added == 7
    assert library.claims_of(report.id)["extractor"].ne(CODED).all()
    assert library.claims(Question(sources=("Two Rivers loss count",)))["extractor"].eq(CODED).all()


def test_an_export_of_claims_loads_again_as_the_same_claims(tmp_path: Path) -> None:
    with Library(tmp_path / "one") as one, Library(tmp_path / "other") as other:
        one.add([Report.new(STORY, "A night of drones", "A newspaper", published="2024-08-14")])
        one.add_paths(CODED_CLAIMS)
        before = one.claims(Question())
        (tmp_path / "claims.csv").write_bytes(exports.data(before, one.provenance(Question(), before), "csv"))
        added = other.add_paths([tmp_path / "claims.csv"])
        assert (added.added, added.rejected) == (len(before), ())
        after = other.claims(Question())
        assert _told(after) == _told(before)
        again = one.claims(Question(metrics=("drones_downed", "killed", "tanks_lost")))
        (tmp_path / "later.csv").write_bytes(exports.data(again, one.provenance(Question(), again), "csv"))
        assert other.add_paths([tmp_path / "later.csv"]).added == 0


def _told(claims: pd.DataFrame) -> list[str]:
    """What claims say, whatever report they stand in; which of them are parts, without the ids."""
    own = ["claim", "report", "story", "start", "end", "mentions", "given_id", "extractor", "part_of"]
    told = claims.drop(columns=own).assign(part=claims["part_of"].notna())
    return sorted(told.to_json(orient="records", lines=True, date_format="iso").splitlines())


def test_as_known_on_a_day_later_stories_leave_charts_and_copies_and_are_counted(library: Library) -> None:
    library.add(
        [
            Report.new(STORY, source="A newspaper", published="2024-08-14"),
            Report.new(STORY, source="A broadcaster", published="2024-08-15"),
            Report.new(STORY, source="A leaflet"),
        ]
    )
    first = library.reports(Question(sources=("A newspaper",)))["report"].item()
    asked = Question(metrics=("drones_downed",), known=date(2024, 8, 14))
    drawn = analysis.marks(library.claims(asked), left_out=library.left_out(asked)).table
    assert [(mark.words, mark.reports, mark.outlets) for mark in drawn.itertuples()] == [
        ("117 drones", 1, ("A newspaper",))
    ]
    assert dict(library.left_out(asked)) == {"published after 2024-08-14": 1, "in reports without a date": 1}
    assert len(library.copies(first)) == 2
    assert library.copies(first, date(2024, 8, 14)).empty
    assert library.copies(first, date(2024, 8, 15))["source"].tolist() == ["A broadcaster"]
    (hit,) = library.search(Question("drones downed overnight", known=date(2024, 8, 14)))
    assert (hit.report.source, hit.copies) == ("A newspaper", ())
    assert "as known on 2024-08-14" in library.provenance(asked, library.claims(asked)).filters
