"""Compare: what stands side by side is of the same thing, and where nothing can, the page says why."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.library import Library
from components.question import Question
from components.records import Report
from tests.conftest import ROOT
from tests.pages.test_browsing import doors, words
from tests.pages.test_pages import opened

AIR_FORCE, MINISTRY = "Ukraine's Air Force", "Russia's defence ministry"


@pytest.fixture(autouse=True)
def _cold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINE_WARM", "0")


@pytest.fixture
def disputed(home: Path) -> Path:
    """A library in which two claimants count the same dead differently, and one of them changes a figure."""
    told = [
        ("Zelenskyy said 12 civilians were killed in Kharkiv on Wednesday.", "Quay Post", "2024-08-14"),
        ("Russia's defence ministry said 4 civilians were killed in Kharkiv on Wednesday.", "Ferry Post", "2024-08-14"),
        ("Zelenskyy said 9 civilians were killed in Odesa on Tuesday.", "Quay Post", "2024-08-13"),
        ("Zelenskyy said 11 civilians were killed in Odesa on Tuesday.", "Lock Post", "2024-08-15"),
        ("Syrskyi said that 3 Russian tanks were destroyed on Wednesday.", "Lock Post", "2024-08-14"),
    ]
    with Library(home) as library:
        library.add([Report.new(text, source=source, published=day) for text, source, day in told])
    return home


def compared(*voices: str, metric: str = "People killed") -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.switch_page("components/pages/compare.py")
    app.query_params["metric"] = metric
    app.query_params["claimant"] = list(voices)
    app.run()
    assert not app.exception
    return app


def test_without_a_question_the_pair_with_most_figures_in_common_is_shown(disputed: Path) -> None:
    app = opened("compare")
    assert app.selectbox[0].value == "killed"
    assert app.multiselect[0].value == [MINISTRY, "Zelenskyy"]
    text = words(app)
    assert "1 pair of them speaks of the same thing: 0 agree, 1 differ" in text
    assert disputed.is_dir()


def test_a_disagreement_shows_both_sentences_with_outlet_and_day(disputed: Path) -> None:
    text = words(compared("Zelenskyy", MINISTRY))
    assert disputed.is_dir()
    at = text.index("Widest disagreements")
    assert "3.0 times" in text[at:]
    for said in (
        "Zelenskyy said 12 civilians were killed in Kharkiv on Wednesday.",
        "Russia's defence ministry said 4 civilians were killed in Kharkiv on Wednesday.",
        "Quay Post · 14 Aug 2024", "Ferry Post · 14 Aug 2024",
    ):  # fmt: skip
        assert said in text[at:]


def test_a_changed_figure_is_told_with_its_reports(disputed: Path) -> None:
    text = words(compared("Zelenskyy", MINISTRY))
    assert disputed.is_dir()
    assert "Quay Post, 13 Aug 2024 → 11 civilians Lock Post, 15 Aug 2024" in text


def test_choosing_claimants_writes_them_into_the_address(disputed: Path) -> None:
    assert disputed.is_dir()
    app = opened("compare")
    app.selectbox[0].select("tanks_lost").run()
    assert app.query_params["metric"] in ("Tanks lost", ["Tanks lost"])
    assert "claimant" not in app.query_params
    app = compared("Zelenskyy", MINISTRY)
    app.multiselect[0].unselect(MINISTRY).run()
    assert app.query_params["claimant"] in ("Zelenskyy", ["Zelenskyy"])
    assert "Compare Zelenskyy with" in words(app)
    assert f"{MINISTRY} 1 pair of figures" in words(app)


def test_evidence_of_a_pair_stands_beside_the_chart(disputed: Path) -> None:
    led = [to for to in doors(compared("Zelenskyy", MINISTRY)) if "selected=" in to]
    with Library(disputed) as library:
        claims = library.claims(Question(metrics=("killed",), places=("Kharkiv",)))["claim"]
    assert all(f"selected={claim}" in led[0] for claim in claims)


def test_a_metric_of_one_claimant_says_so(disputed: Path) -> None:
    assert disputed.is_dir()
    text = words(opened("compare", metric="Tanks lost"))
    assert "No two claimants on tanks lost" in text
    assert "Only Syrskyi gives figures here" in text


def test_figures_that_cannot_be_compared_say_how_many_there_are_and_why(sample: Path) -> None:
    assert sample.is_dir()
    text = words(compared(AIR_FORCE, MINISTRY, metric="Drones downed"))
    assert "None of these figures speak of the same thing" in text
    assert re.search(rf"{AIR_FORCE} gives \d+ figures[^;]*; {MINISTRY} gives \d+ figures", text)
    assert "They speak of different sides" in text


def test_beside_two_of_one_side_stands_a_claimant_of_another(home: Path) -> None:
    told = [
        ("Zelenskyy said 12 civilians were killed in Kharkiv on Wednesday.", "Quay Post"),
        ("Syrskyi said 4 civilians were killed in Kharkiv on Wednesday.", "Lock Post"),
        ("Russia's defence ministry said 3 civilians were killed in Belgorod on Wednesday.", "Ferry Post"),
    ]
    with Library(home) as library:
        library.add([Report.new(text, source=source, published="2024-08-14") for text, source in told])
    app = opened("compare")
    assert set(app.multiselect(key="compare-claimants").value) == {"Syrskyi", "Zelenskyy", MINISTRY}
    assert "1 pair of figures of the same thing: 1 in disagreement." in words(app)


def test_a_disagreement_over_two_days_names_both_on_the_first_page(home: Path) -> None:
    told = [
        ("Zelenskyy said that 900 Russian tanks have been destroyed since the invasion began.", "2024-08-10"),
        ("Russia's defence ministry said that 90 Russian tanks have been destroyed since the invasion began.",
         "2024-08-13"),
    ]  # fmt: skip
    with Library(home) as library:
        library.add([Report.new(text, source="Quay Post", published=day) for text, day in told])
    text = words(opened())
    listed = text[text.index("Largest disagreements") :]
    assert "10 times" in listed
    assert re.search(r"900 [^:]*10 Aug 2024", listed)
    assert re.search(r": 90 [^:]*13 Aug 2024", listed)


def test_the_first_page_leads_to_the_comparison_of_what_disagrees_and_what_changed(disputed: Path) -> None:
    assert disputed.is_dir()
    app = opened()
    text = words(app)
    assert "Largest disagreements People killed: 3.0 times" in text
    assert "Latest revisions 9 civilians → 11 civilians" in text
    led = [to for to in doors(app) if to.startswith("compare?metric=People+killed&claimant=Zelenskyy")]
    assert any("claimant=Russia%27s+defence+ministry" in to and to.count("selected=") == 2 for to in led)


def test_a_claimants_page_names_who_says_otherwise(disputed: Path) -> None:
    assert disputed.is_dir()
    assert "Who says otherwise People killed: 3.0 times" in words(opened("claimant", name=MINISTRY))


def test_filters_that_keep_everything_out_leave_an_empty_state(disputed: Path) -> None:
    assert disputed.is_dir()
    assert "No figure passes these filters" in words(opened("compare", place="Nowhere"))
    assert "These claimants give no figure that can be drawn" in words(compared("Nobody", "Somebody"))


def test_of_very_many_claims_the_most_frequent_metric_is_compared_first(
    disputed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [(f"Syrskyi said that {n} Russian tanks were destroyed on that day.", f"2024-08-{n}") for n in range(16, 24)]
    with Library(disputed) as library:
        library.add([Report.new(text, source="Lock Post", published=day) for text, day in days])

    def metric() -> str:
        return next(str(box.value) for box in opened("compare").selectbox if box.label == "Metric")

    assert metric() == "killed"
    monkeypatch.setattr(import_module("components.widgets.compare"), "_LOOKED_THROUGH", 5)
    assert metric() == "tanks_lost"
