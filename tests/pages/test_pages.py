"""Every page, with the sample library and without any: what it says would be wrong if the page were."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import analysis
from components.library import Library
from components.question import Question
from components.records import Report
from tests.conftest import ROOT, STORY


@pytest.fixture(autouse=True)
def _cold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINE_WARM", "0")


def opened(page: str = "overview", **params: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    if page != "overview":
        app.switch_page(f"components/pages/{page}.py")
    for name, value in params.items():
        app.query_params[name] = value
    app.session_state["in-words"] = True  # tables are sent once they are opened
    app.run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    """All that a page says in words, its own HTML included."""
    elements = [*app.markdown, *app.caption, *app.info, *app.warning, *app.success, *app.text, *app.get("html")]
    return "\n".join(str(getattr(element, "value", None) or element.proto.body) for element in elements)


def test_trends_says_how_many_figures_it_draws_and_by_whom(sample: Path) -> None:
    with Library(sample) as library:
        drawn = analysis.marks(library.claims(Question(metrics=("drones_downed",)))).table
    text = said(opened("trends", metric="Drones downed"))
    assert f"{len(drawn)} marks from" in text
    assert "Ukraine's Air Force" in text
    assert "SAMPLE" in text


def test_trends_without_a_metric_draws_the_most_frequent(sample: Path) -> None:
    with Library(sample) as library:
        label = library.summary().metrics[0].value
        expected = len(analysis.marks(library.claims(Question(metrics=(label,)))).table)
    assert f"{expected} marks from" in said(opened("trends"))


def test_a_selected_claim_shows_its_sentence(sample: Path) -> None:
    with Library(sample) as library:
        claims = library.claims(Question(metrics=("drones_downed",), claimants=("Russia's defence ministry",)))
    claim = claims[claims["low"] == 117].iloc[0]
    text = said(opened("trends", metric="Drones downed", selected=claim["claim"]))
    assert f'<mark class="cl">{claim["quote"]}</mark>' in text


def test_a_filter_that_nothing_passes_says_what_to_do(sample: Path) -> None:
    assert sample.is_dir()
    text = said(opened("trends", metric="Drones downed", **{"from": "1999-01-01", "to": "1999-02-01"}))
    assert "No figure passes these filters" in text
    assert "Take off all filters" in text


def test_as_known_on_a_day_says_so_and_how_much_came_later(sample: Path) -> None:
    with Library(sample) as library:
        claims = library.claims(Question(metrics=("drones_downed",)))
    later = int((claims["published"].str[:10] > "2024-08-20").sum())
    app = opened("trends", metric="Drones downed", known="2024-08-20")
    assert "Take off: as known on 2024-08-20" in said(app)
    assert f"{later} published after 2024-08-20" in said(app)
    assert [str(box.value) for box in app.date_input if box.label == "As known on"] == ["2024-08-20"]


def test_a_broken_address_is_told_and_the_rest_is_shown(sample: Path) -> None:
    assert sample.is_dir()
    text = said(opened("trends", metric="Drones downed", confidence="lots"))
    assert "was left out" in text
    assert "marks from" in text


def test_search_without_words_says_how_to_ask(sample: Path) -> None:
    assert sample.is_dir()
    assert "Ask in your own words" in said(opened("search"))


def test_search_finds_stories_by_meaning_and_says_how_many(sample: Path) -> None:
    asked = Question("troops who surrendered")
    with Library(sample) as library:
        hits = library.search(asked)
    text = said(opened("search", q=asked.words))
    assert f"**{sum(hit.close for hit in hits)} stories**" in text
    assert hits[0].report.source in text


def test_search_says_no(sample: Path) -> None:
    assert sample.is_dir()
    text = said(opened("search", q="recipe for apple pie"))
    assert "Nothing here is about that" in text


def test_reports_lists_them_all(sample: Path) -> None:
    with Library(sample) as library:
        loaded = library.summary().reports
    app = opened("reports")
    table = app.dataframe[0].value
    assert len(table) == loaded
    assert table["Outlet"].str.startswith("Claimline sample").all()


def test_the_reader_marks_every_claim(sample: Path) -> None:
    with Library(sample) as library:
        report = library.reports(Question()).sort_values("claims").iloc[-1]["report"]
        quotes = library.claims_of(report)["quote"]
    text = said(opened("reports", report=report))
    assert text.count("<mark") == len(quotes)
    assert all(f">{quote}</mark>" in text for quote in quotes)


def test_a_report_that_is_not_there_is_told(sample: Path) -> None:
    assert sample.is_dir()
    assert "There is no report" in said(opened("reports", report="0123")).replace("\\", "")


def test_load_offers_to_upload_and_to_paste(home: Path) -> None:
    assert not home.exists()
    app = opened("load")
    assert "They go into the library" in said(app)
    assert [area.label for area in app.text_area] == ["Text of the report"]


@pytest.mark.parametrize("page", ["overview", "trends", "search", "reports", "claimant", "place"])
def test_without_a_library_a_page_says_that_the_sample_comes(home: Path, page: str) -> None:
    assert "sample library is being loaded" in said(opened(page))
    assert not home.exists()


def test_an_own_library_without_claims_says_so(home: Path) -> None:
    with Library(home) as library:
        library.add([Report.new("Nothing was counted that day.", published="2024-08-14")])
    assert "No figure is here" in said(opened("trends"))


def test_figures_without_a_day_lead_to_the_dates(home: Path) -> None:
    with Library(home) as library:
        library.add([Report.new(STORY)])
    text = said(opened("trends", metric="Drones downed"))
    assert "1 undated" in text
    assert "give it its day" in text
    assert "1 report needs a date" in said(opened("reports"))


def test_a_library_that_cannot_be_opened_is_told_on_the_page(home: Path) -> None:
    home.mkdir()
    (home / "library.sqlite3").write_bytes(b"this is no database, whatever its name says" * 30)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    assert not app.exception
    assert "its file is no database" in app.error[0].value.replace("\\", "")


def test_the_first_page_needs_neither_torch_nor_spacy(sample: Path) -> None:
    assert sample.is_dir()
    program = (
        "import sys; from streamlit.testing.v1 import AppTest;"
        "app = AppTest.from_file('app.py', default_timeout=120).run(); assert not app.exception;"
        "print(sorted({'torch', 'spacy', 'sentence_transformers'} & set(sys.modules)),"
        "'cl-card' in str([html.proto.body for html in app.get('html')]))"
    )
    told = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.split("\n")[0] == "[] True", told.stderr


def test_what_the_model_in_use_has_not_embedded_is_told_where_it_is_looked_for_and_the_rest_is_shown(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMLINE_EMBEDDER", str(tmp_path / "nowhere"))
    with Library(sample) as library:
        report = library.reports(Question(), 1)["report"].iloc[0]
    searched, read = opened("search", q="prisoners"), opened("reports", report=report)
    for app in (searched, read):
        assert len(app.error) == 1
        assert "components embed" in app.error[0].value
    assert "Copies of this story" in said(read)


def test_the_same_figure_of_another_side_is_not_called_the_same(home: Path) -> None:
    texts = {
        "A": "Ukraine's Air Force said it shot down 17 Russian drones on 14 August.",
        "B": "Russia's defence ministry said 17 Ukrainian drones were shot down on 14 August.",
        "C": "Ukrainian officials said 17 Russian drones were shot down on 14 August.",
    }
    with Library(home) as library:
        library.add([Report.new(text, published="2024-08-14", source=name) for name, text in texts.items()])
        claims = library.claims(Question(metrics=("drones_downed",))).set_index("source")
    assert set(claims["low"]) == {17}
    (also,) = re.findall(r'<div class="cl-also">.*?</div>', said(
        opened("trends", metric="Drones downed", selected=claims.loc["A", "claim"])
    ))  # fmt: skip
    assert "The same figure in 1 other story" in also
    assert "<small>C" in also
