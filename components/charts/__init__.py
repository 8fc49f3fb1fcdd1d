"""Marks into plotly figures, and into words and tables that say the same; nothing is shown or stored here.

    trends    each claim on a time axis, one panel a metric and kind, by who claims it
    compare   claimants side by side, which of their figures are of the same thing, and their ratio
    small     one metric's claims at a glance, as a small picture for grids
    annotated a finished figure with the analyst's own notes on its days
    summary   the same chart in words, for those who cannot see it
    table     the same chart as a table

Strangers' text (names, items, quotes) reaches a figure through ``words.plain`` only, since plotly reads some HTML.
"""

from components.charts.annotations import annotated, in_words
from components.charts.compare import caption as compared_caption
from components.charts.compare import compare, compared_summary, compared_table, ratio_words
from components.charts.small import sign, small
from components.charts.theme import LOOKS, Look
from components.charts.trends import caption, trends
from components.charts.words import Drawn, summary, table

__all__ = [
    "LOOKS", "Drawn", "Look", "annotated", "caption", "compare", "compared_caption", "compared_summary",
    "compared_table", "in_words", "ratio_words", "sign", "small", "summary", "table", "trends",
]  # fmt: skip
