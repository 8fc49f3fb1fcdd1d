"""Fonts and colours of the charts, light and dark; equal to those of ``.streamlit/config.toml``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from components import vocabulary

# Fonts that every system has one of and whose digits are all of one width, so that numbers stand in columns.
FONT = "Segoe UI, Roboto, Helvetica Neue, Noto Sans, Liberation Sans, Arial, sans-serif"

# Shapes that stay apart at ten pixels; no triangle and no x, which would read as "more than", "up to" or "denied".
_SYMBOLS = ("circle", "square", "diamond", "cross", "pentagon", "star", "hexagram", "star-square", "hexagon", "bowtie")


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of one theme: ``paper`` behind all, ``text`` on it, ``muted`` for lesser text, ``grid`` for rules."""

    paper: str
    raised: str
    text: str
    muted: str
    grid: str
    axis: str
    primary: str


LOOKS = {
    "light": Look("#FFFFFF", "#F3F5F7", "#1B2530", "#56616D", "#E6EAEE", "#D5DBE1", "#0B5A8F"),
    "dark": Look("#12161B", "#1C2229", "#E4E8EC", "#9DA8B3", "#272E36", "#39424C", "#7DB7E8"),
}


def template(look: Look) -> dict[str, Any]:
    """The plotly template of a look: no frame, no vertical rules, quiet axes, room for the evidence under the chart."""
    axis = {
        "gridcolor": look.grid,
        "linecolor": look.axis,
        "zerolinecolor": look.axis,
        "tickcolor": look.axis,
        "tickfont": {"color": look.muted, "size": 12},
        "title": {"font": {"color": look.muted, "size": 12}},
        "automargin": False,
        "layer": "below traces",
    }
    return {
        "layout": {
            "font": {"family": FONT, "size": 12, "color": look.text},
            "paper_bgcolor": look.paper,
            "plot_bgcolor": look.paper,
            "colorway": list(vocabulary.PALETTE),
            "title": {
                "font": {"size": 18, "color": look.text, "weight": 600},
                "subtitle": {"font": {"size": 12, "color": look.muted}},
            },
            "hoverlabel": {
                "bgcolor": look.raised,
                "bordercolor": look.axis,
                "font": {"family": FONT, "size": 12, "color": look.text},
                "align": "left",
            },
            "legend": {"font": {"size": 12, "color": look.text}, "bgcolor": "rgba(0,0,0,0)"},
            "xaxis": {**axis, "showgrid": False, "showline": True, "ticks": "outside", "ticklen": 4},
            "yaxis": {**axis, "showgrid": True, "separatethousands": True, "exponentformat": "none"},
            "annotationdefaults": {"font": {"color": look.muted, "size": 11}, "showarrow": False},
        }
    }


def faint(colour: str, share: float) -> str:
    """A colour (#RRGGBB) of which only a share covers what is behind it."""
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share})"


def symbols(voices: Sequence[str]) -> dict[str, str]:
    """A symbol for each voice, so that colour is never the only sign: no two share one while there are enough.

    Where there are more voices than symbols, two share one only in different colours as far as that goes.
    """
    chosen: dict[str, str] = {}
    for voice in sorted(set(voices)):
        start = crc32(voice.encode("utf-8", "replace")) % len(_SYMBOLS)
        order = _SYMBOLS[start:] + _SYMBOLS[:start]
        taken = {(vocabulary.colour(other), symbol) for other, symbol in chosen.items()}
        free = [s for s in order if s not in chosen.values()]
        apart = [s for s in order if (vocabulary.colour(voice), s) not in taken]
        chosen[voice] = (free or apart or list(order))[0]
    return chosen
