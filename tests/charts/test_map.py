"""What the map draws of places, and what stands around it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from components import analysis, charts, exports, vocabulary
from components.charts.theme import LOOKS
from components.records import Place
from tests.analysis.claim_rows import AIR_FORCE, MINISTRY, claims
from tests.analysis.test_places import BELGOROD, KHARKIV, KURSK, UKRAINE, VILLAGE, at, on
from tests.charts.reading import PROVENANCE, SAMPLE


def placed(*rows: dict) -> analysis.Places:
    table = claims(*rows)
    return analysis.places(analysis.marks(table), table)


def draw(*rows: dict, **how: Any) -> go.Figure:
    return charts.map(placed(*rows), PROVENANCE, **how)


def trace(figure: go.Figure, name: str) -> go.Scatter:
    return next(one for one in figure.data if one.name == name)


def circles(figure: go.Figure) -> dict[tuple[float, float], dict[str, Any]]:
    one = trace(figure, "places")
    return {
        (x, y): {"size": one.marker.size[n], "claims": one.customdata[n], "hover": one.hovertext[n]}
        for n, (x, y) in enumerate(zip(one.x, one.y, strict=True))
    }


def around(figure: go.Figure) -> str:
    notes = [a.text for a in figure.layout.annotations]
    return unescape(" ".join([figure.layout.title.text, figure.layout.title.subtitle.text, *notes])).replace(
        "<br>", " "
    )


def test_a_place_is_a_circle_whose_area_is_its_marks() -> None:
    rows = [at(KURSK, number=n, **on(9 + n)) for n in range(4)]
    found = circles(draw(*rows, at(BELGOROD)))
    sizes = {where: circle["size"] for where, circle in found.items()}
    assert sizes[36.19, 51.76] ** 2 == pytest.approx(4 * sizes[36.59, 50.60] ** 2)


def test_a_click_on_a_place_gives_its_newest_claims() -> None:
    rows = [at(KURSK, number=n, claim=f"claim-of-{n:02}", **on(n + 1)) for n in range(20)]
    given = circles(draw(*rows))[36.19, 51.76]["claims"]
    assert given[0] == "claim-of-19"
    assert len(given) == 12


def test_one_claimant_draws_in_their_colour_several_in_ink() -> None:
    assert trace(draw(at(KURSK), at(BELGOROD)), "places").marker.color == vocabulary.colour(MINISTRY)
    several = draw(at(KURSK), at(BELGOROD, voice=AIR_FORCE))
    assert trace(several, "places").marker.color == LOOKS["light"].muted
    assert "2 claimants" in around(several)


def test_a_hover_tells_who_speaks_and_how_each_figure_came_about() -> None:
    hover = circles(draw(at(KURSK, number=5, **on(9)), at(KURSK, number=7, **on(10)), at(KURSK, voice=AIR_FORCE)))
    said = hover[36.19, 51.76]["hover"].replace("<br>", " ")
    assert f"2 by {MINISTRY}" in said
    assert "12 drones (sum of 2 figures, 9 Aug 2024 to 10 Aug 2024)" in said
    assert f"{AIR_FORCE}: 5 drones" in said


def test_a_name_has_its_figure_only_where_one_claimant_gives_one() -> None:
    names = trace(draw(at(KURSK), at(BELGOROD), at(BELGOROD, voice=AIR_FORCE)), "names").text
    assert set(names) == {"<b>Kursk Oblast</b><br>5 drones", "<b>Belgorod Oblast</b>"}


def boxes(figure: go.Figure, width: int) -> list[tuple[float, float, float, float]]:
    """The pixels of all words on the map where it is so wide, reckoned from what plotly is given alone."""
    x, y = figure.layout.xaxis.range, figure.layout.yaxis.range
    stretch, high = figure.layout.yaxis.scaleratio, 500
    per = min(high / (y[1] - y[0]), width * stretch / (x[1] - x[0]))
    found = []
    for one in (one for one in figure.data if one.name in ("names", "countries")):
        sides = one.textposition if one.name == "names" else ["middle center"] * len(one.x)
        sizes = one.marker.size if one.name == "names" else [0] * len(one.x)
        for east, north, text, side, size in zip(one.x, one.y, one.text, sides, sizes, strict=True):
            lines = re.sub(r"</?[bi]>", "", text).split("<br>")
            wide, tall, off = 6 * max(map(len, lines)), 14 * len(lines), size / 1.6 + 1
            up, across = side.split()
            left = (
                width / 2
                + (east - sum(x) / 2) / stretch * per
                + {"left": -off - wide, "center": -wide / 2, "right": off}[across]
            )
            foot = high / 2 + (north - sum(y) / 2) * per + {"bottom": -off - tall, "middle": -tall / 2, "top": off}[up]
            found.append((left, foot, left + wide, foot + tall))
    return found


@pytest.mark.parametrize(("width", "seen"), [(0, 544), (0, 340), (420, 404), (1000, 984)])
def test_words_on_the_map_stand_apart_and_inside_on_a_page_a_phone_and_in_print(width: int, seen: int) -> None:
    towns = [
        Place(f"Town of {name}", f"Town of {name}", 50 + row * 0.5, 34 + column * 0.9, "UA", name)
        for row, column, name in ((n // 4, n % 4, name) for n, name in enumerate("ABCDEFGHIJKL"))
    ]
    rows = [at(town, number=n, **on(n + 1)) for n, town in enumerate(towns)]
    found = boxes(draw(*rows, width=width), seen)
    assert len(found) >= 5
    for n, one in enumerate(found):
        assert one[0] >= 0
        assert one[2] <= seen
        for other in found[n + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.parametrize("width", [0, 420])
def test_the_subtitle_of_a_map_is_told_to_its_end(width: int) -> None:
    provenance = replace(PROVENANCE, filters="people killed; claimed by the ministry of the north; in the harbour")
    table = claims(at(KURSK))
    figure = charts.map(analysis.places(analysis.marks(table), table), provenance, width=width)
    assert around(figure).startswith(f"{figure.layout.title.text} {provenance.filters} · {provenance.period}")
    assert figure.layout.margin.t >= 60 + 16 * figure.layout.title.subtitle.text.count("<br>")


def test_nothing_of_the_map_is_fetched() -> None:
    figure = draw(at(KURSK), at(KHARKIV))
    assert {one.type for one in figure.data} == {"scatter"}
    content = json.loads(figure.to_json())
    assert not {"geo", "map", "mapbox"} & set(content["layout"])
    assert "http" not in json.dumps(content["data"])
    behind = claims(at(KURSK))
    table = pd.DataFrame({"claims": [tuple(behind["claim"])]})
    page = exports.picture(exports.Chart(lambda _: figure, table, behind, PROVENANCE), "html").decode()
    assert "default-src 'none'" in page


def test_the_map_says_claimed_and_whose_it_is() -> None:
    text = around(draw(at(KURSK), at(VILLAGE), at(UKRAINE), at(KURSK, BELGOROD), at(voice=AIR_FORCE)))
    assert "Drones downed, claimed — drones" in text
    assert "GeoNames (CC BY 4.0)" in text
    assert "Natural Earth" in text
    assert "not independently verified" in text
    assert "1 over several places" in text
    assert "2 at a place whose point is not known" in text
    assert "1 without a place" in text
    assert "dotted ones are in dispute" in text


def test_the_sample_is_called_so_on_the_map() -> None:
    assert "SAMPLE" in around(charts.map(placed(at(KURSK)), SAMPLE, captioned=False))


def test_without_a_caption_the_credit_stays() -> None:
    text = around(draw(at(KURSK), captioned=False))
    assert "GeoNames" in text
    assert "not independently verified" not in text


def test_a_whole_region_is_shaded_and_said_to_be_one() -> None:
    figure = draw(at(KURSK), at(KHARKIV))
    shaded = trace(figure, "whole regions")
    assert np.nanmin(shaded.x) < 34.6
    assert np.nanmax(shaded.x) > 38.3
    assert "region, which is shaded" in around(figure)
    hovers = {where: circle["hover"] for where, circle in circles(figure).items()}
    assert "The region as a whole" in hovers[36.19, 51.76]
    assert "The region as a whole" not in hovers[36.25, 49.98]


def test_a_town_shades_nothing() -> None:
    figure = draw(at(KHARKIV))
    assert all(one.name != "whole regions" for one in figure.data)
    assert "shaded" not in around(figure)


def test_figures_without_a_known_place_draw_no_circle() -> None:
    figure = draw(at(UKRAINE))
    assert all(one.name != "places" for one in figure.data)
    assert "No place of these figures is known" in around(figure)
    assert "no figure has a known place" in charts.place_summary(placed(at(UKRAINE)))


def test_a_name_that_is_html_is_shown_letter_by_letter() -> None:
    place = type(KURSK)("x", "<b>Sud</b>zha & <script>", 51.2, 35.3, "RU")
    figure = draw(at(place))
    assert "&lt;b&gt;Sud" in trace(figure, "names").text[0]
    assert "<script>" not in circles(figure)[35.3, 51.2]["hover"]


@pytest.mark.parametrize("look", ["light", "dark"])
def test_both_looks_draw(look: str) -> None:
    figure = draw(at(KURSK), at(KHARKIV), look=look)
    assert figure.layout.template.layout.paper_bgcolor == LOOKS[look].paper
    assert trace(figure, "names").textfont.color == LOOKS[look].text


def test_the_summary_and_the_table_say_what_the_map_shows() -> None:
    found = placed(
        at(KURSK, number=5, **on(9)), at(KURSK, number=7, **on(10)), at(KHARKIV, voice=AIR_FORCE), at(VILLAGE)
    )
    said = charts.place_summary(found)
    assert "3 marks at 2 places" in said
    assert "Kursk Oblast: 2 by" in said
    assert "12 drones (sum of 2 figures" in said
    assert "1 at a place whose point is not known" in said
    table = charts.place_table(found)
    assert list(table["Place"]) == ["Kursk Oblast", "Kharkiv"]
    assert list(table["Figure"]) == ["12 drones", "5 drones"]
    assert table["How"].iloc[0].startswith("sum of 2 figures")
