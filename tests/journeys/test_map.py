"""The map in a real browser that reaches nothing but the dashboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from components import analysis, charts, exports
from components.library import Library
from components.question import Question


@pytest.fixture
def elsewhere(page: Page) -> list[str]:
    """The addresses beyond this machine that the page asked for; none is answered."""
    asked: list[str] = []

    def only_here(route: Route) -> None:
        if route.request.url.startswith(("http://localhost", "data:", "blob:", "file:")):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    page.route("**/*", only_here)
    return asked


def outlines_drawn(page: Page) -> None:
    """The land is filled and borders are lines of some length."""
    page.wait_for_selector(".js-plotly-plot .scatterlayer path.js-fill", state="attached")
    drawn = page.evaluate(
        "() => [...document.querySelectorAll('.js-plotly-plot .scatterlayer path')]"
        ".map((path) => (path.getAttribute('d') || '').length)"
    )
    assert sum(length > 1000 for length in drawn) >= 3


def circle(page: Page, number: int) -> tuple[float, float]:
    """Where a circle is, in pixels of the page; the first is the largest."""
    x, y = page.evaluate(
        """(n) => {
            const plot = document.querySelector('.js-plotly-plot'), box = plot.getBoundingClientRect();
            const places = plot._fullData.find((trace) => trace.name === 'places');
            const {xaxis: x, yaxis: y} = plot._fullLayout;
            return [box.left + x._offset + x.d2p(places.x[n]), box.top + y._offset + y.d2p(places.y[n])];
        }""",
        number,
    )
    return x, y


def test_the_map_is_drawn_without_a_network_and_a_click_filters(
    page: Page, dashboard: str, elsewhere: list[str]
) -> None:
    page.goto(f"{dashboard}/map?metric=Drones+downed&from=2024-08-01&to=2024-08-31")
    outlines_drawn(page)
    page.mouse.click(*circle(page, 0))
    expect(page).to_have_url(re.compile("place=Kursk"))
    expect(page.locator(".cl-evidence mark").first).to_be_visible()
    chip = page.get_by_role("link", name="Take off: in Kursk Oblast")
    expect(chip.first).to_be_visible()
    chip.first.click()
    expect(page).not_to_have_url(re.compile("place="))
    expect(page.get_by_role("link", name="Only Moscow").first).to_be_visible()
    assert elsewhere == []


def test_the_list_beside_the_map_does_the_same_by_keyboard(page: Page, dashboard: str, elsewhere: list[str]) -> None:
    page.goto(f"{dashboard}/map?metric=Drones+downed&from=2024-08-01&to=2024-08-31")
    place = page.get_by_role("link", name="Only Moscow").first
    expect(place).to_be_visible()
    place.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("place=Moscow"))
    expect(page.get_by_role("link", name="Take off: in Moscow").first).to_be_visible()
    assert elsewhere == []


def test_an_exported_map_asks_no_server(page: Page, sample: Path, tmp_path: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with Library(sample) as library:
        question = Question(metrics=("drones_downed",))
        claims = library.claims(question)
        drawn = analysis.marks(claims)
        provenance = library.provenance(question, claims, drawn)
    file = tmp_path / "map.html"
    found = analysis.places(drawn, claims)
    chart = exports.Chart(lambda width: charts.map(found, provenance, width=width), found.figures, claims, provenance)
    file.write_bytes(exports.picture(chart, "html"))
    page.goto(file.as_uri())
    outlines_drawn(page)
    expect(page.locator(".js-plotly-plot .gtitle")).to_contain_text("Drones downed, claimed")
    assert [address for address in asked if not address.startswith(("file:", "data:", "blob:"))] == []
