"""Several charts as one HTML file that is fit to print, each in words too, with the claims and sources of all."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from components.exports import evidence, pictures, shell
from components.exports.chart import Chart, Quoted
from components.exports.page import INVITATION
from components.records import SAMPLE_WORDS, Provenance

if TYPE_CHECKING:
    import plotly.graph_objects as go


def briefing(charts: Sequence[Chart], provenance: Provenance) -> bytes:
    """All charts in words, then one under another: still pictures where a browser draws them, else drawn by the page.

    ``provenance`` is that of all charts together.
    """
    claims = pd.concat([chart.claims for chart in charts]).drop_duplicates("claim")
    sentences: dict[str, Quoted] = {}
    for chart in charts:
        sentences |= chart.sentences()
    figures = [pictures.fitted(chart.draw, pictures.SHEET) for chart in charts]
    still = pictures.has_browser()
    drawn = _still(figures) if still else [shell.plot(n, figure) for n, figure in enumerate(figures)]
    title = f"Briefing: {provenance.filters}"
    told = "".join(f'<p class="words" id="words-{n}">{escape(chart.summary)}</p>\n' for n, chart in enumerate(charts))
    sections = "".join(
        f'<section class="chart" aria-describedby="words-{n}">\n{place}</section>\n' for n, place in enumerate(drawn)
    )
    body = (
        f"<h1>{escape(title)}</h1>\n{_standing(provenance)}"
        f'<section class="short">\n<h2>In short</h2>\n{told}</section>\n{sections}'
        + evidence.claim_table(claims, sentences, "" if still else INVITATION)
        + evidence.source_list(claims, sentences)
        + evidence.facts(provenance)
    )
    return shell.document(title, body, [] if still else figures)


def _still(figures: Sequence[go.Figure]) -> list[str]:
    drawn = pictures.images(figures, "svg", pictures.SHEET)
    return [shell.picture(svg, shell.title(figure)) for svg, figure in zip(drawn, figures, strict=True)]


def _standing(provenance: Provenance) -> str:
    """What must be said before anything else: whether it is the sample, that these are claims, which, as of when."""
    sample = f"<p><strong>SAMPLE: {SAMPLE_WORDS}</strong></p>\n" if provenance.sample else ""
    return (
        f"{sample}<p>Figures as claimed, not independently verified.</p>\n"
        f'<p class="lesser">{escape(provenance.period)} · data as of '
        f"{escape(provenance.latest or 'an unknown day')}, exported {escape(provenance.exported)}</p>\n"
    )
