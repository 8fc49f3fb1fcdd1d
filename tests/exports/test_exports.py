"""What leaves carries its evidence, works offline, and is safe to open."""

from __future__ import annotations

import csv
import io
import json
import os
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from components import analysis, charts, exports
from components.errors import ClaimlineError, MissingPart
from components.records import CLAIM_COLUMNS, Place, Provenance, Span
from tests.analysis.claim_rows import AIR_FORCE, claim, claims, fortnight, night_of_the_ministry

PROVENANCE = Provenance(
    "Kursk desk", "3f9a1c2b7d00e412", True, "drones downed", "2024-08-14", 6, 4, ("APA", "Reuters"), "2024-08-14",
    "2026-01-05T09:00:00+00:00", (("denied", 2),), "One figure, one mark.",
)  # fmt: skip
HOSTILE = "</script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\"><b>"

ORIGIN = ("library", "fingerprint", "sample", "exported", "filters", "period", "left_out")


def browser() -> str:
    """The browser that draws; a missing one skips the test, and fails it where CI must have one."""
    found = exports.browser()
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(exports.NO_BROWSER)
    return str(found)


def figure(table: pd.DataFrame, provenance: Provenance = PROVENANCE) -> go.Figure:
    return charts.trends(analysis.marks(table), provenance)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"))))


class Fetched(HTMLParser):
    """Whatever a page would ask a server for, and whatever it lets run."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.policy = ""
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name.startswith("on"):
                self.handlers.append(name)
            if name in ("src", "data", "srcset") or (name == "href" and tag != "a"):
                self.asked.append(value or "")
            if name == "href" and tag == "a":
                self.links.append(value or "")
            if name == "content" and value and "default-src" in value:
                self.policy = value


def test_the_page_asks_no_server_for_anything() -> None:
    table = claims(*night_of_the_ministry())
    page = exports.html(figure(table), PROVENANCE, table)
    read = Fetched(page)
    assert read.asked == []
    assert "default-src 'none'" in read.policy
    assert "http" not in read.policy
    for host in (b"cdn.plot.ly", b"cdn.jsdelivr", b"cartocdn", b"cdnjs"):
        assert host not in page
    assert b"Plotly.newPlot" in page


def test_the_page_carries_its_evidence() -> None:
    table = claims(*night_of_the_ministry(), claim("captured", 100, bound="more_than", item="prisoners of war"))
    page = exports.html(figure(table), PROVENANCE, table).decode("utf-8")
    for words in (
        "Kursk desk, fingerprint 3f9a1c2b7d00e412", "SAMPLE", "2 denied", "One figure, one mark.", "117 things",
        "more than 100 prisoners of war", "https://example.org/story", "<title>",
    ):  # fmt: skip
        assert words in page


def test_the_same_chart_gives_the_same_page() -> None:
    table = claims(*night_of_the_ministry())
    assert exports.html(figure(table), PROVENANCE) == exports.html(figure(table), PROVENANCE)


def test_only_addresses_of_the_web_become_links() -> None:
    table = claims(claim("killed", 3, url="javascript:alert(1)"), claim("killed", 4, url="https://example.org/a?b=1&c"))
    assert Fetched(exports.html(figure(table), PROVENANCE, table)).links == ["https://example.org/a?b=1&c"]


def hostile_table() -> pd.DataFrame:
    texts: dict[str, Any] = dict.fromkeys(("source", "quote", "item", "target", "title", "url"), HOSTILE)
    return claims(claim("killed", 3, HOSTILE, places=(HOSTILE,), **texts), claim("killed", 4, AIR_FORCE, url=""))


def hostile_provenance() -> Provenance:
    return Provenance(HOSTILE, "f", False, HOSTILE, HOSTILE, 1, 1, (HOSTILE,), None, "now")


def test_strangers_text_adds_no_element_and_no_handler() -> None:
    page = exports.html(figure(hostile_table(), hostile_provenance()), hostile_provenance(), hostile_table())
    read = Fetched(page)
    assert (read.asked, read.handlers, read.links) == ([], [], [])
    assert page.count(b"<script>") == 2


@pytest.mark.browser
def test_the_page_draws_offline_and_runs_no_strangers_script(tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    table = hostile_table()
    file = tmp_path / "chart.html"
    file.write_bytes(exports.html(figure(table, hostile_provenance()), hostile_provenance(), table))
    asked: list[str] = []
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page = chromium.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        page.wait_for_selector(".main-svg .point")
        assert page.title() == "People killed, claimed — people"
        assert page.locator(".main-svg .point").count() >= 2
        assert "Ukraine's Air Force" in str(page.locator(".legend").first.text_content())
        assert page.locator("#chart img, #chart b, td img, td b").count() == 0
        chromium.close()
    assert {address.split(":")[0] for address in asked} <= {"file", "data", "blob"}


def test_a_picture_is_as_wide_as_asked_and_as_high_as_the_figure(capfd: pytest.CaptureFixture[str]) -> None:
    browser()
    drawn = figure(claims(*night_of_the_ministry()))
    picture = exports.image(drawn, "png", width=700, scale=1)
    assert picture.startswith(b"\x89PNG")
    assert [int.from_bytes(picture[i : i + 4], "big") for i in (16, 20)] == [700, drawn.layout.height]
    assert capfd.readouterr() == ("", "")


def test_a_vector_picture_says_what_the_chart_says() -> None:
    browser()
    drawn = figure(fortnight()[lambda t: t["metric"] == "captured"])
    picture = exports.image(drawn, "svg").decode("utf-8")
    for words in ("People captured, claimed", "not independently verified", "more than 100", "SAMPLE", "hundreds"):
        assert words in picture


def test_without_a_browser_the_message_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))
    assert not exports.has_browser()
    with pytest.raises(MissingPart, match=r"apt install.*BROWSER_PATH.*HTML"):
        exports.image(figure(claims(claim("killed", 3))))


def test_a_browser_that_cannot_draw_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/bin/false")
    with pytest.raises(ClaimlineError, match="/bin/false could not draw"):
        exports.image(figure(claims(claim("killed", 3))))


def test_another_form_of_picture_is_refused_in_words() -> None:
    with pytest.raises(ClaimlineError, match="png, svg, pdf"):
        exports.image(figure(claims(claim("killed", 3))), "bmp")


def test_a_row_a_claim_with_all_columns_and_where_it_comes_from() -> None:
    table = fortnight()
    read = rows(exports.csv(table, PROVENANCE))
    assert len(read) == len(table)
    assert tuple(read[0]) == (*CLAIM_COLUMNS, *ORIGIN)
    assert {r["fingerprint"] for r in read} == {"3f9a1c2b7d00e412"}
    assert {r["sample"] for r in read} == {"sample text, not the outlet's words"}


def test_open_sides_unknown_days_and_places_survive_the_file() -> None:
    places = {"places": ("Kursk Oblast", "Sudzha"), "located": (Place("Sudzha", "Sudzha", 51.2, 35.27, "RU"),)}
    (row,) = rows(exports.csv(claims(claim("captured", 100.5, bound="more_than", first=None, **places)), PROVENANCE))
    assert (row["low"], row["high"], row["first"], row["last"]) == ("100.5", "", "", "2024-08-14")
    assert row["places"] == "Kursk Oblast; Sudzha"
    assert json.loads(row["located"])[0]["latitude"] == 51.2


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_text_becomes_a_formula(start: str) -> None:
    text = f'{start}HYPERLINK("https://example.org","x")'
    table = claims(claim("killed", 3, text, source=text, quote=text, item=text, places=(text,)))
    provenance = Provenance(text, "f", False, "", "", 1, 1, (), None, "now")
    content = exports.csv(table, provenance).decode("utf-8")
    (row,) = csv.DictReader(io.StringIO(content, newline=""))
    for column in ("voice", "source", "quote", "item", "places", "library"):
        assert row[column] == "'" + text


def test_numbers_below_nought_stay_numbers() -> None:
    (row,) = rows(exports.csv(claims(claim("advance", -2.5, source_value="-2.5", quote="-5")), PROVENANCE))
    assert (row["low"], row["source_value"], row["quote"]) == ("-2.5", "-2.5", "-5")


def test_quotes_commas_and_line_breaks_come_back_as_they_were() -> None:
    quote = 'said "more than 100",\nперехоплено – 17 “Шахедів”'
    (row,) = rows(exports.csv(claims(claim("killed", 3, quote=quote)), PROVENANCE))
    assert row["quote"] == quote


def test_json_lines_give_each_claim_whole() -> None:
    table = claims(claim("captured", 100, bound="more_than", first=None, places=("Sudzha",), mentions=(Span(4, 9),)))
    (row,) = [json.loads(line) for line in exports.jsonl(table, PROVENANCE).splitlines()]
    assert set(row) == {*CLAIM_COLUMNS, *ORIGIN}
    assert (row["low"], row["high"], row["first"], row["last"]) == (100, None, None, "2024-08-14")
    assert (row["places"], row["mentions"], row["sample"]) == (
        ["Sudzha"],
        [{"start": 4, "end": 9}],
        "sample text, not the outlet's words",
    )


def test_a_table_without_claims_is_a_file_without_rows() -> None:
    assert exports.jsonl(claims()) == b""
    assert rows(exports.csv(claims(), PROVENANCE)) == []
    assert exports.csv(claims(), PROVENANCE).startswith(b"claim,report,metric")


def test_text_that_is_no_unicode_spoils_no_file() -> None:
    table = claims(claim("killed", 3))
    table["quote"] = pd.Series(["a\ud800b"], dtype=object)
    assert json.loads(exports.jsonl(table))["quote"] == "a\ud800b"
    assert rows(exports.csv(table, PROVENANCE))[0]["quote"] == "a?b"
    assert "a?b" in exports.html(go.Figure(), PROVENANCE, table).decode("utf-8")
