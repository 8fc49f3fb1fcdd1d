"""Charts into pictures of a chosen size, drawn by a browser that is on the machine."""

from __future__ import annotations

import asyncio
import logging
import os
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from components.errors import ClaimlineError, MissingPart

if TYPE_CHECKING:
    import plotly.graph_objects as go

Draw = Callable[[int], "go.Figure"]


@dataclass(frozen=True, slots=True)
class Size:
    """A size of pictures: for how many pixels a chart is laid out, and how large it leaves.

    ``ratio`` is width to height, 0 for as high as the chart is; with a ratio ``width`` is the least. ``dots`` are those
    of a png's width, ``across`` is the width of an svg or a pdf, in pixels of which 96 are an inch. ``most`` is the
    widest layout whose words can still be read in it, 0 where none is too wide.
    """

    name: str
    width: int
    ratio: float
    dots: int
    across: int
    most: int = 0


# A column is laid out for 420 pixels and printed on 9 cm, where its 11 pixels are letters of 6.7 points; a slide is as
# wide as its panels need to be no higher than 9 of 16; wider than 1760, which two panels need and where letters
# are 1.1 % of the slide's height, it shows fewer panels instead.
SIZES = {
    "screen": Size("Screen", 1000, 0, 2000, 1000),
    "column": Size("Column, 9 cm wide", 420, 0, 1260, 340),
    "slide": Size("Slide, 16:9", 960, 16 / 9, 1920, 1280, most=1760),
}
# The width of a sheet of A4 between margins of 15 mm.
SHEET = Size("Sheet", 680, 0, 1360, 680)

NO_BROWSER = (
    "A picture is drawn by Chrome or Chromium, and none was found. Install it (Debian and Ubuntu: sudo apt install "
    "chromium; elsewhere: plotly_get_chrome), or name it in the environment variable BROWSER_PATH; or export HTML, "
    "which needs none and saves its picture from your own browser."
)
# A browser that has not drawn a picture by then will not.
_SECONDS = 60
# Panels tried where a size cannot hold all, the most first.
_FEWER = (6, 5, 4, 3, 2, 1)
# A wider sheet has shorter words under the chart; by then its height has settled. In steps of 16 pixels a picture of
# 16:9 has whole pixels of height.
_TRIES, _STEP = 8, 16


def images(figures: Sequence[go.Figure], form: str, size: Size) -> list[bytes]:
    """Figures that were fitted to a size as pictures of it (png, svg or pdf), all drawn by one browser.

    MissingPart where no browser can be found that draws them.
    """
    path = browser()
    if path is None:
        raise MissingPart(NO_BROWSER)
    try:
        with warnings.catch_warnings(), ThreadPoolExecutor(1) as apart:  # a page's thread may have a loop of its own
            warnings.simplefilter("ignore")
            return apart.submit(asyncio.run, _drawn(figures, form, size, path)).result()
    except Exception as error:
        raise ClaimlineError(
            f"The browser {path} could not draw the picture ({type(error).__name__}: {error}). "
            "Try again, name another browser in BROWSER_PATH, or export HTML."
        ) from error


def fitted(draw: Draw, size: Size, fewer: Callable[[int], Draw] | None = None) -> go.Figure:
    """The figure of a chart laid out for a size, with its width and height in pixels.

    Where its words would be too small to read, it has only as many panels as leave them large enough, as ``fewer``
    draws them; one at least.
    """
    figure = _fitted(draw, size)
    if fewer and size.most:
        for panels in _FEWER:
            if figure.layout.width <= size.most:
                break
            figure = _fitted(fewer(panels), size)
    return figure


def _fitted(draw: Draw, size: Size) -> go.Figure:
    width = size.width
    figure = draw(width)
    for _ in range(_TRIES if size.ratio else 0):
        if figure.layout.height * size.ratio <= width:
            break
        width = ceil(figure.layout.height * size.ratio / _STEP) * _STEP
        figure = draw(width)
    if size.ratio:
        _heighten(figure, max(figure.layout.height, round(width / size.ratio)))
    return figure.update_layout(width=width)


def browser() -> str | None:
    """The Chrome or Chromium that draws pictures: the one that BROWSER_PATH names, else the first found; or None."""
    named = os.environ.get("BROWSER_PATH")
    if named:
        return named if os.access(named, os.X_OK) else None
    from choreographer.browsers.chromium import Chromium

    found = Chromium.find_browser(skip_local=False)
    return str(found) if found else None


def has_browser() -> bool:
    """Whether pictures can be drawn here; where not, NO_BROWSER says what to do."""
    return browser() is not None


async def _drawn(figures: Sequence[go.Figure], form: str, size: Size, path: str) -> list[bytes]:
    import kaleido

    # What the drawing browser says to itself is nothing that a reader of the picture can use.
    for name in ("kaleido", "choreographer"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    async with kaleido.Kaleido(path=path, mathjax=False, timeout=_SECONDS) as drawer:
        return [bytes(await drawer.calc_fig(figure.to_dict(), opts=_options(figure, form, size))) for figure in figures]


def _options(figure: go.Figure, form: str, size: Size) -> dict[str, Any]:
    width, height = int(figure.layout.width), int(figure.layout.height)
    # plotly cuts off what is no whole dot: half a dot more, and rounding cannot lose one.
    across = size.dots + 0.5 if form == "png" else size.across
    return {"format": form, "width": width, "height": height, "scale": across / width}


def _heighten(figure: go.Figure, height: int) -> None:
    """Give the plot more height; the legend keeps its distance from the upper edge."""
    legend = figure.layout.legend
    if legend.yref == "container":
        legend.y = 1 - (1 - legend.y) * figure.layout.height / height
    figure.update_layout(height=height)
