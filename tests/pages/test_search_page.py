"""The page Search: what it offers where nothing answers, more like this, and saved searches."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from components.library import Library
from components.question import Question
from tests.pages.test_browsing import doors, words
from tests.pages.test_pages import opened, said

WEAK = "North Korean soldiers sent to fight"


@pytest.fixture(autouse=True)
def _cold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINE_WARM", "0")


def leading(app: AppTest, label: str) -> dict[str, list[str]]:
    """The parameters of the address that a door with this label leads to."""
    found = re.search(rf'href="([^"]+)"[^>]*>{label}', said(app))
    assert found, label
    return parse_qs(urlsplit(found.group(1).replace("&amp;", "&")).query)


def test_a_filter_that_keeps_all_stories_out_can_be_taken_off_there(sample: Path) -> None:
    with Library(sample) as library:
        stories = library.stories(Question("troops who surrendered"))
    app = opened("search", q="troops who surrendered", source="No such outlet")
    assert "Nothing here is about that" in said(app)
    assert f"Without “reported by No such outlet”: {stories} stories" in words(app)
    assert leading(app, "Without “reported by") == {"q": ["troops who surrendered"], "library": ["Sample"]}


def test_filters_in_the_box_are_offered_too_and_all_at_once_where_none_alone_helps(sample: Path) -> None:
    with Library(sample) as library:
        stories = library.stories(Question("troops who surrendered"))
    app = opened("search", q="troops who surrendered after:2031-01-01 source:nobody")
    assert f"Without any filter: {stories} stories" in words(app)
    assert "Without “from" not in words(app)
    app = opened("search", q="troops who surrendered after:2031-01-01")
    assert f"Without “from 2031-01-01”: {stories} stories" in words(app)


def test_the_way_to_the_charts_counts_the_stories_as_the_list_does(sample: Path) -> None:
    assert sample.is_dir()
    text = words(opened("search", q="troops who surrendered")).replace("**", "")
    with Library(sample) as library:
        found = library.search(Question("troops who surrendered"))
    close = sum(hit.close for hit in found)
    assert 1 < close < len(found)
    assert f"{close} stories, the closest first, and {len(found) - close} further matches below" in text
    assert f"Chart the figures of these {close} stories" in text


def test_what_is_nearest_anyway_is_shown_on_request_alone(sample: Path) -> None:
    assert sample.is_dir()
    app = opened("search", q=WEAK)
    assert "Nothing here is about that" in said(app)
    assert 'class="cl-hit"' not in said(app)
    assert leading(app, "Show what is nearest anyway")["weak"] == ["shown"]

    shown = opened("search", q=WEAK, weak="shown")
    assert "Nothing here is about that" in said(shown)
    assert "Weak matches. None of these comes near enough" in words(shown).replace("**", "")
    assert 'class="cl-hit"' in said(shown)
    assert "strong match" not in said(shown)
    assert "Chart the figures" not in said(shown)
    assert all("weak=" not in door for door in doors(shown))


def test_nonsense_has_nothing_near_it(sample: Path) -> None:
    assert sample.is_dir()
    for view in ({}, {"weak": "shown"}):
        app = opened("search", q="recipe for apple pie", **view)
        assert "nearest anyway" not in said(app)
        assert 'class="cl-hit"' not in said(app)


def test_a_story_found_leads_to_more_like_it_and_like_its_passage(sample: Path) -> None:
    with Library(sample) as library:
        question = Question("troops who surrendered", metrics=("captured",))
        hit = library.search(question)[0]
        like = library.search(Question(like=hit.report.id, metrics=("captured",)))
    app = opened("search", q=question.words, metric="People captured")
    to = leading(app, "story</a>")
    assert (to["like"], to["metric"]) == ([hit.report.id], ["People captured"])
    assert "q" not in to

    app = opened("search", like=hit.report.id, metric="People captured")
    assert f"Stories like {hit.report.title}" in words(app)
    assert like[0].report.title in words(app)
    assert f"like “{hit.report.title}” ×" in words(app)
    assert "Chart the figures of" in said(app)


def test_an_example_that_is_gone_is_said_on_every_page(sample: Path) -> None:
    assert sample.is_dir()
    assert "What these stories were to be like is not here" in said(opened("search", like="text:0123"))
    for page in ("trends", "reports", "overview"):
        assert "like a text or story that is not here" in words(opened(page, like="text:0123"))


def test_a_pasted_text_becomes_an_address(sample: Path) -> None:
    assert sample.is_dir()
    app = opened("search", source="Claimline sample, after APA")
    app.text_area[0].set_value("The president said that troops took more than a hundred prisoners in Kursk region.")
    app.button[0].click().run()
    assert not app.exception
    assert str(app.query_params["like"]).startswith("text:")
    assert app.query_params["source"] == "Claimline sample, after APA"
    assert "Stories like the text" in words(app)


def test_a_search_is_saved_listed_opened_and_removed(sample: Path) -> None:
    assert sample.is_dir()
    app = opened("search", q="troops who surrendered", metric="People captured")
    app.text_input[1].set_value("Who gave up <b>")
    next(button for button in app.button if button.label == "Save").click().run()
    assert not app.exception

    app = opened("search")
    assert "Who gave up <b>" in words(app).replace("&lt;", "<")
    (door,) = [door for door in doors(app) if door.startswith("search?q=troops+who+surrendered")]
    assert "metric=People+captured" in door
    next(button for button in app.button if button.label == "Remove").click().run()
    assert "Saved searches" not in said(app)
