"""Outlets that are known by their feed's address: pages call them by their host, filters ask for the address."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote_plus

import pytest

from components.question import Question
from components.store import open_store
from tests.pages.test_pages import opened, said
from tests.store.making import claim, entry, put, report

FEEDS = ("https://www.quaypost.org/world/rss", "https://www.quaypost.org/rss", "http://feeds.ferry.net/all.xml")


@pytest.fixture(autouse=True)
def library(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMLINE_WARM", "0")
    with open_store(home) as store:
        for number, feed in enumerate(FEEDS, start=3):
            owner = report(f"{number} people were killed on the road.", f"Road {number}", source=feed)
            put(store, [entry(owner, claim(owner, str(number), low=float(number), high=float(number)))])
    return home


@pytest.mark.parametrize("page", ["overview", "trends", "map", "compare", "reports"])
def test_a_page_calls_outlets_by_their_host_and_tells_those_of_one_host_apart(page: str) -> None:
    html = said(opened(page))
    seen = re.sub(r"<[^>]*>", " ", html.replace("<wbr>", ""))
    assert "://" not in seen
    assert "ferry.net" in seen
    assert re.search(r"quaypost\.org/world(?!\S)|quaypost\.org/world,", seen)
    assert re.search(r"quaypost\.org(?!/)", seen)
    assert FEEDS[0] in unquote_plus(unescape(html))  # what a filter asks for is the outlet itself


def test_a_short_name_has_the_whole_address_under_the_pointer_and_the_list_of_reports_tells_feeds_apart() -> None:
    app = opened("reports")
    assert f'<span title="{FEEDS[0]}">quaypost.org/<wbr>world</span>' in said(app)
    assert sorted(app.dataframe[0].value["Outlet"]) == ["ferry.net", "quaypost.org", "quaypost.org/world"]


def test_evidence_and_the_story_name_the_host(library: Path) -> None:
    with open_store(library) as store:
        claims = store.claims(Question())
    row = claims.iloc[0]
    for page, params in (("trends", {"selected": row["claim"]}), ("reports", {"report": row["report"]})):
        seen = re.sub(r"<[^>]*>", " ", said(opened(page, **params)))
        assert "://" not in seen


def test_an_outlet_that_gives_the_same_figure_itself_says_so_in_its_own_words(library: Path) -> None:
    with open_store(library) as store:
        for words, speaker in (("The mayor said 21 people were killed.", "Mayor"), ("Some 21 people were killed.", "")):
            owner = report(words, source="Ferry Wire" if speaker else "Quay Courier")
            told = {"low": 21.0, "high": 21.0, "claimant": speaker, "claimant_name": speaker}
            put(store, [entry(owner, claim(owner, "21", first=owner.day, last=owner.day, **told))])
        row = next(row for row in store.claims(Question()).itertuples() if row.claimant_name == "Mayor")
    seen = re.sub(r"<[^>]*>", " ", said(opened("trends", selected=row.claim)))
    assert "Quay Courier, in its own words" in " ".join(seen.split())
