"""A story that search found."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from components.records import Hit
from components.widgets.doors import claimant_door, report_door
from components.widgets.layout import rows
from components.widgets.marked import byline, chip, marked, opening, words_in

# From these cosines on a match is called strong or fair, below weak. Read off the sample with a dozen questions:
# stories on the very subject lie above 0.55, those that share a name or a place with it above 0.42. The rank says
# nothing here: the least bad answer to a poor question is the first too.
_STRENGTHS = ((0.55, "strong match"), (0.42, "fair match"), (-1.0, "weak match"))

# Claims shown as chips under a story; the reader shows them all.
_CHIPS = 8


def hit(found: Hit, claims: pd.DataFrame) -> None:
    """A story that search found: its best passage with the words that matched, and its figures as chips."""
    report, passage = found.report, found.passage
    strength = next(name for least, name in _STRENGTHS if found.similarity >= least)
    score = f'<span title="score {found.score:.2f}, cosine {found.similarity:.2f}">{strength}</span>'
    shown = opening(report) if passage.in_title else passage.span
    words = dict.fromkeys(words_in(shown.of(report.text), shown.start, found.words), "")
    body = f"<p>{marked(report.text, words, shown, 'cl-word')}</p>"
    chips = "".join(f'<span class="cl-chip">{_chip(row)}</span>' for row in rows(claims.head(_CHIPS)))
    title = f"<h4>{report_door(report.id, report.title, report.text)}</h4>"
    more = f"and {len(claims) - _CHIPS} more" if len(claims) > _CHIPS else ""
    st.html(f'<div class="cl-hit">{title}{byline(report, score)}{body}<p>{chips}{more}</p></div>')


def _chip(row: Any) -> str:
    """A claim as a few words, the claimant's name a door."""
    return f"{escape(chip(row).removesuffix(row.voice))}{claimant_door(row.voice)}"
