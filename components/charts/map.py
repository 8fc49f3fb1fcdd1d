"""Claims by place: a circle a place on land and borders of our own file, so that no server is asked for a map."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from typing import TYPE_CHECKING, Any

import pandas as pd

from components import vocabulary
from components.charts import place_words, theme, words
from components.charts.axes import columns, each
from components.charts.ground import HEIGHT, WIDTH, Box, Ground, meet
from components.records import Provenance

if TYPE_CHECKING:
    import plotly.graph_objects as go

# Pixels: the circle of one mark, of the place with most marks at most, and of any place at least.
_ONE, _MOST, _LEAST = 11.0, 46.0, 6.0
# Names written beside the largest circles, letters of each, pixels of a letter and a line, and off a circle.
_NAMED, _NAME, _LETTER, _LINE, _OFF = 24, 34, 6.4, 15, 5
# Claims that a click on a place opens: the newest; all of them stand in the table.
OPENED = 12

# Pixels around the map.
_LEFT, _RIGHT, _HEAD, _SAMPLE_LINE, _KEY, _CAPTION_GAP, _CAPTION_LINE, _CAPTION_WIDTH = 8, 8, 66, 16, 58, 18, 15, 120

CREDIT = "Places: GeoNames (CC BY 4.0). Land and borders: Natural Earth."
BORDERS = "Natural Earth draws borders by who holds the land; dotted ones are in dispute, that of Crimea among them."


def map(drawn: place_words.Placed, provenance: Provenance, look: str = "light", captioned: bool = True) -> go.Figure:
    """A circle for each place, its area the number of marks there; in the claimant's colour where there is only one.

    ``captioned`` writes below it what a picture that leaves must say; a page that says it itself leaves it off.
    ``look`` is "light" or "dark". A circle's ``customdata`` is the list of the ids of its newest claims.
    """
    import plotly.graph_objects as go

    ink, found = theme.LOOKS[look], drawn.places
    lines = [
        line for text in map_caption(drawn, provenance) for line in words.wrapped(text, _CAPTION_WIDTH).split("<br>")
    ]
    lines = lines if captioned else []
    top = _HEAD + (_SAMPLE_LINE if provenance.sample else 0)
    bottom = _KEY + (_CAPTION_GAP + _CAPTION_LINE * len(lines) if lines else 0)
    ground = Ground.around(zip(found["longitude"], found["latitude"], strict=True))
    figure = go.Figure(ground.traces(ink))
    figure.update_layout(
        template=theme.template(ink),
        title=_title(drawn, provenance),
        height=top + HEIGHT + bottom,
        margin={"l": _LEFT, "r": _RIGHT, "t": top, "b": bottom},
        hovermode="closest",
        showlegend=False,
        uirevision=str(ground.window),
        **ground.axes(),
    )
    colour = _colour(found, ink)
    circles = [
        {
            "x": place.longitude, "y": place.latitude, "customdata": list(place.claims[:OPENED]),
            "hovertext": place_words.hover(place, drawn.figures), "size": _size(place.marks, found["marks"].max()),
        }
        for place in each(found)
    ]  # fmt: skip
    figure.add_traces(
        [*_names(ground, circles, ink), *_circles(circles, colour, ink), *_labels(ground, drawn, circles, ink)]
    )
    _key(figure, found, colour, ink)
    _credit(figure, ink)
    if lines:
        _note(figure, "<br>".join(lines), y=0, yanchor="top", yshift=-_KEY - _CAPTION_GAP + 8, align="left")
    return figure


def map_caption(drawn: place_words.Placed, provenance: Provenance) -> list[str]:
    """What a map may say, what stands beside it and where it comes from: the sentences below the picture."""
    return words.caption(drawn, provenance, [place_words.beside(drawn), CREDIT, BORDERS])


def _title(drawn: place_words.Placed, provenance: Provenance) -> dict[str, Any]:
    lines = [words.wrapped(f"{provenance.filters} · {provenance.period}", _CAPTION_WIDTH).split("<br>")[0]]
    if provenance.sample:
        lines.insert(0, f"<b>{words.plain(words.SAMPLE)}</b>")
    return {
        "text": words.plain(place_words.heading(drawn)),
        "subtitle": {"text": "<br>".join(lines)},
        "x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "container", "yanchor": "top", "pad": {"t": 14},
    }  # fmt: skip


def _colour(found: pd.DataFrame, ink: theme.Look) -> str:
    """The claimant's colour where one claimant speaks of all places; else the colour of quiet text."""
    voices = {voice for row in found["voices"] for voice, _ in row}
    return vocabulary.colour(voices.pop()) if len(voices) == 1 else ink.muted


def _circles(circles: list[dict[str, Any]], colour: str, ink: theme.Look) -> Iterator[go.Scatter]:
    import plotly.graph_objects as go

    if circles:
        points = columns(sorted(circles, key=lambda circle: -float(circle["size"])))
        marker = {
            "size": points.pop("size"), "color": colour, "opacity": 0.85, "line": {"color": ink.paper, "width": 1},
        }  # fmt: skip
        yield go.Scatter(
            **points,
            mode="markers",
            marker=marker,
            hoverinfo="text",
            name="places",
            unselected={"marker": {"opacity": 0.85}},
        )


def _labels(
    ground: Ground, drawn: place_words.Placed, circles: list[dict[str, Any]], ink: theme.Look
) -> Iterator[go.Scatter]:
    """The names of the largest places beside their circles, with their figure where it is the only one; apart."""
    import plotly.graph_objects as go

    taken = [_box(ground, circle) for circle in circles]
    written = []
    for circle, place in list(zip(circles, each(drawn.places), strict=True))[:_NAMED]:
        name, figure = words.short(place.place, _NAME), place_words.figure(place, drawn.figures)
        letters, off = max(len(name), len(figure)) * _LETTER, circle["size"] / 2 + _OFF
        x, y = ground.spot((circle["x"], circle["y"]))
        high = _LINE * (2 if figure else 1)
        for side, box in {
            "middle right": (x + off, y - high / 2, x + off + letters, y + high / 2),
            "middle left": (x - off - letters, y - high / 2, x - off, y + high / 2),
            "top center": (x - letters / 2, y + off, x + letters / 2, y + off + high),
            "bottom center": (x - letters / 2, y - off - high, x + letters / 2, y - off),
        }.items():
            if box[0] < 0 or box[2] > WIDTH or box[1] < 0 or box[3] > HEIGHT or any(meet(box, o) for o in taken):
                continue
            taken.append(box)
            said = f"<b>{words.plain(name)}</b>" + (f"<br>{words.plain(figure)}" if figure else "")
            where = {"x": circle["x"], "y": circle["y"], "customdata": circle["customdata"]}
            written.append({**where, "text": said, "textposition": side, "size": circle["size"]})
            break
    if written:
        points = columns(written)
        unseen = {"size": points.pop("size"), "opacity": 0}
        yield go.Scatter(
            **points, mode="markers+text", marker=unseen, hoverinfo="skip", textfont={"color": ink.text, "size": 11},
            name="names", unselected={"textfont": {"color": ink.text}}, cliponaxis=True,
        )  # fmt: skip


def _names(ground: Ground, circles: list[dict[str, Any]], ink: theme.Look) -> Iterator[go.Scatter]:
    """The names of countries where there is room, so that a reader sees where the map is."""
    import plotly.graph_objects as go

    named = list(ground.names([_box(ground, circle) for circle in circles]))
    if named:
        yield go.Scatter(
            x=[spot[0] for _, spot in named], y=[spot[1] for _, spot in named],
            text=[f"<i>{words.plain(name)}</i>" for name, _ in named], mode="text", hoverinfo="skip",
            textfont={"color": ink.muted, "size": 11}, name="countries",
        )  # fmt: skip


def _key(figure: go.Figure, found: pd.DataFrame, colour: str, ink: theme.Look) -> None:
    """What a circle's size means, by circles of their true size in pixels; whose it is where it is one claimant's."""
    if found.empty:
        _note(figure, "No place of these figures is known: they stand beside the map.", y=0.5, font={"size": 14})
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
        figure.add_shape(type="circle", **where, **span, fillcolor=colour, opacity=0.85, line={"width": 0})
        said = f"{count:,}" if count != counts[-1] else f"{count:,} mark{'s' * (count != 1)} "
        said = said if count != counts[-1] else said + _whose(found)
        _note(
            figure,
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
    return (
        f"by {words.short(voices.pop(), _NAME)}" if len(voices) == 1 else f"at a place; {len(voices)} claimants in all"
    )


def _credit(figure: go.Figure, ink: theme.Look) -> None:
    """Whose the map is, on the map itself, so that it stays with every picture of it."""
    note = {"x": 1, "xref": "paper", "xanchor": "right", "y": 0, "yref": "paper", "yanchor": "bottom", "yshift": 2}
    figure.add_annotation(
        {"text": CREDIT, **note, "font": {"size": 10, "color": ink.muted}, "bgcolor": ink.paper, "opacity": 0.9}
    )


def _note(figure: go.Figure, text: str, **where: Any) -> None:
    figure.add_annotation({"text": text, "x": 0, "xref": "paper", "xanchor": "left", "yref": "paper", **where})


def _box(ground: Ground, circle: dict[str, Any]) -> Box:
    x, y = ground.spot((circle["x"], circle["y"]))
    half = circle["size"] / 2
    return x - half, y - half, x + half, y + half


def _size(marks: float, most: float) -> float:
    """Pixels across a circle whose area is as the number of marks."""
    return max(_LEAST, sqrt(marks) * min(_ONE, _MOST / sqrt(most)))


def _round(count: float) -> int:
    """A count of the series 1, 2, 5, 10 … that is no larger."""
    whole = max(1, int(count))
    power = 10 ** (len(str(whole)) - 1)
    return int(max(step * power for step in (1, 2, 5) if step * power <= whole))
