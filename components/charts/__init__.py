"""Marks into plotly figures, and into words and tables that say the same; nothing is shown or stored here.

    trends    each claim on a time axis, one panel a metric and kind, by who claims it
    map       claims by place, on land and borders of our own
    compare   claimants side by side, which of their figures are of the same thing, and their ratio
    small     one metric's claims at a glance, as a small picture for grids
    annotated a finished figure with the analyst's own notes on its days
    summary   the same chart in words, for those who cannot see it
    table     the same chart as a table; ``place_summary`` and ``place_table`` are a map's

Strangers' text (names, items, quotes) reaches a figure through ``words.plain`` only, since plotly reads some HTML.
"""

from components.charts.annotations import annotated, in_words, notes_on
from components.charts.compare import caption as compared_caption
from components.charts.compare import compare, compared_summary, compared_table, ratio_words
from components.charts.drawing import on_page
from components.charts.map import map, map_caption
from components.charts.place_words import Placed, figures_at, place_summary, place_table
from components.charts.small import sign, small
from components.charts.theme import LOOKS, Look
from components.charts.trends import caption, far_apart, trends
from components.charts.words import Drawn, summary, table

__all__ = [
    "LOOKS", "Drawn", "Look", "Placed", "annotated", "caption", "compare", "compared_caption", "compared_summary",
    "compared_table", "far_apart", "figures_at", "in_words", "map", "map_caption", "notes_on", "on_page",
    "place_summary", "place_table", "ratio_words", "sign", "small", "summary", "table", "trends",
]  # fmt: skip
