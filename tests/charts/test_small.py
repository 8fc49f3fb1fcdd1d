"""The small picture of a metric draws each figure by the rules of the large chart."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components import analysis, charts, vocabulary
from components.records import BOUNDS
from tests.analysis.claim_rows import AIR_FORCE, GENERAL_STAFF, MINISTRY, claim, claims

SVG = "{http://www.w3.org/2000/svg}"


def draw(*rows: dict, look: str = "light") -> ElementTree.Element:
    return ElementTree.fromstring(charts.small(analysis.marks(claims(*rows)), look))


def signs(picture: ElementTree.Element) -> list[ElementTree.Element]:
    """The signs of claimants, which stand for figures."""
    return [*picture.iter(f"{SVG}circle"), *picture.iter(f"{SVG}polygon")]


def lines(picture: ElementTree.Element) -> list[str]:
    """The strokes beside the baseline."""
    return [path.get("d", "") for path in picture.iter(f"{SVG}path")][1:]


def written(picture: ElementTree.Element) -> list[str]:
    return [str(text.text) for text in picture.iter(f"{SVG}text")]


def test_each_claimant_has_the_colour_of_every_page_and_a_sign_of_its_own() -> None:
    rows = [claim("drones_downed", 17, AIR_FORCE), claim("drones_downed", 117, MINISTRY)]
    drawn = signs(draw(*rows))
    assert {sign.get("fill") for sign in drawn} == {vocabulary.colour(AIR_FORCE), vocabulary.colour(MINISTRY)}
    assert len({(sign.tag, len(sign.get("points", "").split())) for sign in drawn}) == 2
    named = ElementTree.fromstring(charts.sign(MINISTRY, [AIR_FORCE, MINISTRY]))
    assert signs(named)[0].get("fill") == vocabulary.colour(MINISTRY)


def test_no_line_joins_two_figures() -> None:
    days = [date(2024, 8, 10 + n) for n in range(4)]
    picture = draw(*(claim("drones_downed", 10 + n, first=day, last=day) for n, day in enumerate(days)))
    assert len(signs(picture)) == 4
    assert lines(picture) == []


def test_a_range_has_both_its_ends_and_a_bar_between() -> None:
    picture = draw(claim("advance", (1, 2)))
    assert len(signs(picture)) == 2
    assert len(lines(picture)) == 1


@pytest.mark.parametrize("bound", ["more_than", "up_to"])
def test_an_open_end_is_an_arrow_and_no_second_figure(bound: str) -> None:
    picture = draw(claim("captured", 100, bound=bound))
    assert len(signs(picture)) == 1
    (arrow,) = lines(picture)
    start, tip = float(arrow.split("V")[0].split(" ")[1]), float(arrow.split("V")[1].split("M")[0])
    assert (tip < start) == (bound == "more_than")


def test_a_figure_in_words_stands_at_no_number() -> None:
    picture = draw(claim("troops", 2_000, bound="about", vague=True, high=np.nan))
    assert signs(picture) == []
    assert len(lines(picture)) == 1
    assert "events, in words" in written(picture)


def test_a_day_that_is_only_the_publications_is_hollow() -> None:
    (sign,) = signs(draw(claim("advance", 12, first=None, last=None)))
    assert sign.get("fill") == charts.LOOKS["light"].paper
    assert sign.get("stroke") == vocabulary.colour(MINISTRY)


def test_it_says_what_it_shows_up_to_which_figure_and_from_when_to_when() -> None:
    total = {"kind": "cumulative", "first": None}
    rows = [claim("tanks_lost", 8_440 + n, GENERAL_STAFF, last=date(2024, 8, 9 + n), **total) for n in range(3)]
    assert written(draw(*rows)) == ["running totals, 0 to 8,442 tanks", "9 Aug 2024", "11 Aug 2024"]


def test_the_look_is_that_of_the_page() -> None:
    inks = {text.get("fill") for text in draw(claim("killed", 3), look="dark").iter(f"{SVG}text")}
    assert inks == {charts.LOOKS["dark"].muted}


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.floats(0, 1e12),
            st.sampled_from(BOUNDS),
            st.booleans(),
            st.dates(date(1950, 1, 1), date(2100, 1, 1)),
            st.text(),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_any_figures_make_a_picture(found: list[tuple[float, str, bool, date, str]]) -> None:
    rows = [
        claim("killed", (low, low + 1) if bound == "range" else low, voice, bound=bound, vague=vague, last=day)
        for low, bound, vague, day, voice in found
    ]
    picture = draw(*rows)
    assert "nan" not in ElementTree.tostring(picture, encoding="unicode")


def test_a_figure_for_months_does_not_press_those_of_days_flat() -> None:
    months = claim("drones_downed", 8_000, GENERAL_STAFF, first=date(2024, 7, 31), last=date(2024, 12, 31))
    assert written(draw(claim("drones_downed", 17, AIR_FORCE), months))[0] == (
        "events, 0 to 17 drones; longer spans left out"
    )
    assert written(draw(months))[0] == "events, 0 to 8,000 drones"


def test_a_crowd_weighs_little_and_still_stands_where_each_figure_stands() -> None:
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(400)]
    rows = [claim("drones_downed", 10 + n % 7, voice, first=day, last=day, published=day)
            for n, day in enumerate(days) for voice in (AIR_FORCE, MINISTRY)]  # fmt: skip
    drawn = analysis.marks(claims(*rows))
    svg = charts.small(drawn)
    picture = ElementTree.fromstring(svg)
    several = [path for path in picture.iter(f"{SVG}path") if path.get("marker-mid")]
    spots = [len(str(path.get("d")).split()) / 2 for path in several]
    assert len(drawn.table) == 800
    assert {sign.get("fill") for sign in signs(picture)} == {vocabulary.colour(AIR_FORCE), vocabulary.colour(MINISTRY)}
    assert all(number > 250 for number in spots)  # of 400 days on 286 pixels, some fall on one another
    assert len(svg) < 10_000
