"""Claims by place: a circle a place on land and borders of our own file, so that no server is asked for a map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING, Any

import pandas as pd

from components import vocabulary
from components.charts import place_words, theme, words
from components.charts.axes import Trace, each
from components.charts.drawing import Drawing
from components.charts.ground import HEIGHT, WIDTH, Box, Ground
from components.charts.outlines import Point
from components.records import Provenance

if TYPE_CHECKING:
    import plotly.graph_objects as go

# Pixels: the circle of one mark, of the place with most marks at most, and of any place at least.
_ONE, _MOST, _LEAST = 11.0, 46.0, 6.0
# Names written beside the largest circles, letters of each, pixels of a letter and a line, and off a circle.
_NAMED, _NAME, _LETTER, _LINE, _OFF = 24, 34, 6.4, 15, 5
# Where a name may stand, the best place first.
_SIDES = (
    "middle right", "middle left", "top center", "bottom center",
    "top right", "top left", "bottom right", "bottom left",
)  # fmt: skip
# Claims that a click on a place opens: the newest; all of them stand in the table.
OPENED = 12

# Pixels around the map.
_LEFT, _RIGHT, _GAP, _KEY, _CAPTION_GAP, _CAPTION_LINE = 8, 8, 4, 58, 18, 15

_PLACES, _LAND = "Places: GeoNames (CC BY 4.0).", "Land, borders and regions: Natural Earth."
CREDIT = f"{_PLACES} {_LAND}"
WHOLE = "A figure of a whole region has its circle at one point of the region, which is shaded."
BORDERS = "Natural Earth draws borders by who holds the land; dotted ones are in dispute, that of Crimea among them."


@dataclass(frozen=True, slots=True)
class _Circle:
    """A place as it is drawn: ``spot`` in degrees, ``size`` in pixels, ``figure`` where it is the place's only one."""

    spot: Point
    size: float
    claims: tuple[str, ...]
    name: str
    figure: str
    hover: str

    def box(self, ground: Ground) -> Box:
        """The pixels that it takes."""
        (x, y), half = ground.spot(self.spot), self.size / 2
        return x - half, y - half, x + half, y + half


@dataclass(frozen=True, slots=True)
class _Screen:
    """The map as wide as one screen has it, and the pixels that are ``taken`` there."""

    ground: Ground
    taken: list[Box]


def map(
    drawn: place_words.Placed, provenance: Provenance, look: str = "light", captioned: bool = True, width: int = 0
) -> go.Figure:
    """A circle for each place, its area the number of marks there; in the claimant's colour where there is only one.

    ``captioned`` writes below it what a picture that leaves must say, ``width`` wraps words for so many pixels; a page
    that says it itself leaves both off. ``look`` is "light" or "dark". A circle's ``customdata`` is the list of the ids
    of its newest claims.
    """
    ink, found = theme.LOOKS[look], drawn.places
    letters, said = words.small_print(width), map_caption(drawn, provenance) if captioned else []
    lines = [line for text in said for line in words.wrapped(text, letters).split("<br>")]
    about = [*([words.SAMPLE] if provenance.sample else []), words.about(provenance)]
    heading = words.heading(place_words.heading(drawn), about, width)
    top = words.heading_height(heading) + _GAP
    bottom = _KEY + (_CAPTION_GAP + _CAPTION_LINE * len(lines) if lines else 0)
    inner = width - _LEFT - _RIGHT if width else WIDTH
    ground = Ground.around(zip(found["longitude"], found["latitude"], strict=True), inner)
    drawing = Drawing({
        "template": theme.template(ink),
        "title": heading,
        "height": top + HEIGHT + bottom,
        "margin": {"l": _LEFT, "r": _RIGHT, "t": top, "b": bottom},
        "hovermode": "closest",
        "showlegend": False,
        "uirevision": str(ground.window),
        **ground.axes(),
    }, ground.traces(ink))  # fmt: skip
    colour, circles = _colour(found, ink), _circles(drawn)
    drawing.traces += ground.wholes(place_words.regions(drawn), colour)
    screens = [
        _Screen(one, [c.box(one) for c in circles]) for one in ([ground] if width else [ground, ground.narrowed])
    ]
    labels = list(_labels(screens, circles, ink))
    drawing.traces += [*_names(screens, ink), *_places(circles, colour, ink), *labels]
    _key(drawing, found, colour, ink)
    credit = {"x": 1, "xanchor": "right", "y": 0, "yanchor": "bottom", "yshift": 2, "bgcolor": ink.paper}
    credit |= {"align": "right"}
    drawing.note(
        f"{_PLACES}<br>{_LAND}", **credit, font={"size": 10, "color": ink.muted}, opacity=0.9
    )  # stays with every picture of it
    if lines:
        drawing.note("<br>".join(lines), y=0, yanchor="top", yshift=-_KEY - _CAPTION_GAP + 8, align="left")
    return drawing.figure()


def map_caption(drawn: place_words.Placed, provenance: Provenance) -> list[str]:
    """What a map may say, what stands beside it and where it comes from: the sentences below the picture."""
    whole = [WHOLE] if place_words.regions(drawn) else []
    return words.caption(drawn, provenance, [place_words.beside(drawn), *whole, CREDIT, BORDERS])


def _colour(found: pd.DataFrame, ink: theme.Look) -> str:
    """The claimant's colour where one claimant speaks of all places; else the colour of quiet text."""
    voices = {voice for row in found["voices"] for voice, _ in row}
    return vocabulary.colour(voices.pop()) if len(voices) == 1 else ink.muted


def _circles(drawn: place_words.Placed) -> list[_Circle]:
    """The places as circles, the one with most marks first."""
    most = float(drawn.places["marks"].max())
    return [
        _Circle(
            spot=(place.longitude, place.latitude),
            size=_size(place.marks, most),
            claims=place.claims[:OPENED],
            name=words.short(place.place, _NAME),
            figure=place_words.figure(here),
            hover=place_words.hover(place, here),
        )
        for place, here in zip(each(drawn.places), place_words.figures_at(drawn), strict=True)
    ]


def _places(circles: list[_Circle], colour: str, ink: theme.Look) -> Iterator[Trace]:
    """The circles, the smaller ones above the larger."""
    if circles:
        marker = {
            "size": [circle.size for circle in circles], "color": colour, "opacity": 0.85,
            "line": {"color": ink.paper, "width": 1},
        }  # fmt: skip
        yield {
            "type": "scatter", **_at(circles), "mode": "markers", "marker": marker, "hoverinfo": "text",
            "name": "places", "hovertext": [circle.hover for circle in circles],
            "unselected": {"marker": {"opacity": 0.85}},
        }  # fmt: skip


def _labels(screens: list[_Screen], circles: list[_Circle], ink: theme.Look) -> Iterator[Trace]:
    """The names of the largest places beside their circles, with their figure where it is the only one; apart.

    They are so on all screens; where a name has room without its figure only, it stands without.
    """
    named = [place for circle in circles[:_NAMED] if (place := _placed(screens, circle)) is not None]
    if named:
        shown = [circle for circle, _ in named]
        said = [
            f"<b>{words.plain(circle.name)}</b>" + (f"<br>{words.plain(circle.figure)}" if circle.figure else "")
            for circle in shown
        ]
        yield {
            "type": "scatter", **_at(shown), "mode": "markers+text", "text": said, "name": "names",
            "textposition": [side for _, side in named], "hoverinfo": "skip",
            "marker": {"size": [circle.size for circle in shown], "opacity": 0},
            "textfont": {"color": ink.text, "size": 11}, "unselected": {"textfont": {"color": ink.text}},
        }  # fmt: skip


def _placed(screens: list[_Screen], circle: _Circle) -> tuple[_Circle, str] | None:
    """The circle as it is named, and to which side of it, taking that room on all screens; None where there is none."""
    for said in (circle, replace(circle, figure="")) if circle.figure else (circle,):
        for side in _SIDES:
            boxes = [_beside(screen.ground, said, side) for screen in screens]
            if all(screen.ground.holds(box, screen.taken) for screen, box in zip(screens, boxes, strict=True)):
                for screen, box in zip(screens, boxes, strict=True):
                    screen.taken.append(box)
                return said, side
    return None


def _beside(ground: Ground, circle: _Circle, side: str) -> Box:
    """The pixels that the name of a circle takes to a side of it, as plotly calls that."""
    wide, off = max(len(circle.name), len(circle.figure)) * _LETTER, circle.size / 2 + _OFF
    high, (x, y) = _LINE * (2 if circle.figure else 1), ground.spot(circle.spot)
    up, across = side.split()
    left = {"right": x + off, "left": x - off - wide, "center": x - wide / 2}[across]
    bottom = {"top": y + off, "bottom": y - off - high, "middle": y - high / 2}[up]
    return left, bottom, left + wide, bottom + high


def _at(circles: list[_Circle]) -> dict[str, Any]:
    """Where circles stand and which claims a click on each opens."""
    x, y = zip(*(circle.spot for circle in circles), strict=True)
    return {"x": x, "y": y, "customdata": [list(circle.claims) for circle in circles]}


def _names(screens: list[_Screen], ink: theme.Look) -> Iterator[Trace]:
    """The names of countries where there is room, so that a reader sees where the map is."""
    wide, *narrow = screens
    named = list(wide.ground.names(wide.taken, narrow[0].taken if narrow else None))
    if named:
        yield {
            "type": "scatter", "x": [spot[0] for _, spot in named], "y": [spot[1] for _, spot in named],
            "text": [f"<i>{words.plain(name)}</i>" for name, _ in named], "mode": "text", "hoverinfo": "skip",
            "textfont": {"color": ink.muted, "size": 11}, "name": "countries",
        }  # fmt: skip


def _key(drawing: Drawing, found: pd.DataFrame, colour: str, ink: theme.Look) -> None:
    """What a circle's size means, by circles of their true size in pixels; whose it is where it is one claimant's."""
    if found.empty:
        drawing.note("No place of these figures is known: they stand beside the map.", y=0.5, font={"size": 14})
        return
    most = int(found["marks"].max())
    counts = sorted({1, _round(most / 4), _round(most)})
    left = 4.0
    for count in counts:
        size = _size(count, most)
        where = {
            "xref": "paper",
            "yref": "paper",
            "xanchor": 0,
            "yanchor": 0,
            "xsizemode": "pixel",
            "ysizemode": "pixel",
        }
        middle = -_KEY / 2 - 2
        span = {"x0": left, "x1": left + size, "y0": middle - size / 2, "y1": middle + size / 2}
        drawing.shape(type="circle", **where, **span, fillcolor=colour, opacity=0.85, line={"width": 0})
        said = f"{count:,}" if count != counts[-1] else f"{count:,} mark{'s' * (count != 1)} "
        said = said if count != counts[-1] else said + _whose(found)
        drawing.note(
            words.plain(said),
            y=0,
            yanchor="middle",
            yshift=middle,
            xshift=left + size + 4,
            font={"size": 12, "color": ink.text},
        )
        left += size + 4 + len(said) * _LETTER + 16


def _whose(found: pd.DataFrame) -> str:
    voices = {voice for row in found["voices"] for voice, _ in row}
    if len(voices) > 1:
        return f"at a place; {len(voices)} claimants in all"
    return f"by {words.short(vocabulary.outlet_words(voices.pop()), _NAME)}"


def _size(marks: float, most: float) -> float:
    """Pixels across a circle whose area is as the number of marks."""
    return max(_LEAST, sqrt(marks) * min(_ONE, _MOST / sqrt(most)))


def _round(count: float) -> int:
    """A count of the series 1, 2, 5, 10 … that is no larger."""
    whole = max(1, int(count))
    power = 10 ** (len(str(whole)) - 1)
    return int(max(step * power for step in (1, 2, 5) if step * power <= whole))
