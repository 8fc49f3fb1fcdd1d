"""A story that search found."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from components import session
from components.question import Question
from components.records import Hit, Span
from components.vocabulary import outlet_words
from components.widgets.alike import more_like
from components.widgets.doors import claimant_door, outlet, report_door, to_trends
from components.widgets.layout import counted, day_words, rows
from components.widgets.marked import agency_words, byline, chip, marked, opening, words_in

# Claims shown as chips under a story; the reader shows them all.
_CHIPS = 8


def hits(found: list[Hit]) -> None:
    """The stories that search found, those that come close to what is asked first, the others folded away."""
    claims = session.claims_in([one.report.id for one in found])
    copies = session.listed([id for one in found for id in one.copies])
    close, further = _close(found)
    more = f", and {counted(len(further), 'further match', 'further matches')} below" if further else ""
    st.markdown(f"**{counted(len(close), 'story', 'stories')}**, the closest first{more}")
    for one in close:
        hit(one, claims, copies)
    if further:
        with st.expander(counted(len(further), "further match", "further matches")):
            for one in further:
                hit(one, claims, copies)


def to_charts(asked: Question, found: list[Hit]) -> None:
    """The way to the charts of the figures of the stories that come close to what is asked."""
    close = len(_close(found)[0])
    to_trends(asked, f"Chart the figures of {'this story' if close == 1 else f'these {close} stories'}")


def _close(found: list[Hit]) -> tuple[list[Hit], list[Hit]]:
    """The stories that come close to what is asked, and the others; all of them where none does."""
    close = [one for one in found if one.close]
    return (close, [one for one in found if not one.close]) if close else (found, [])


def hit(found: Hit, claims: pd.DataFrame, copies: pd.DataFrame) -> None:
    """A story that search found: its best passage with the words that matched, and its figures as chips.

    ``claims`` and ``copies`` are of all stories found.
    """
    report, passage = found.report, found.passage
    claims = claims[claims["report"] == report.id]
    score = f'<span title="score {found.score:.2f}, cosine {found.similarity:.2f}">{found.strength} match</span>'
    shown = opening(report) if passage.in_title else passage.span
    words = dict.fromkeys(words_in(shown.of(report.text), shown.start, found.words), "")
    nearest = found.sentence or Span(shown.start, shown.start)
    before, after = Span(shown.start, nearest.start), Span(nearest.end, shown.end)
    said, told, more = (marked(report.text, words, part, "cl-word") for part in (before, nearest, after))
    near = (
        f'<span class="cl-near" title="the sentence nearest to the question in meaning">{told}</span>' if told else ""
    )
    body = f"<p>{said}{near}{more}</p>"
    chips = "".join(f'<span class="cl-chip">{_chip(row)}</span>' for row in rows(claims.head(_CHIPS)))
    title = f"<h4>{report_door(report.id, report.title, report.text)}</h4>"
    rest = f"and {len(claims) - _CHIPS} more" if len(claims) > _CHIPS else ""
    told = byline(report, agency_words(report), score)
    st.html(
        f'<div class="cl-hit">{title}{told}{body}{_copies(found, copies)}<p>{chips}{rest}</p>{more_like(found)}</div>'
    )


def _copies(found: Hit, copies: pd.DataFrame) -> str:
    """The other outlets of a story, folded; a click unfolds them, the earliest first."""
    if not found.copies:
        return ""
    told = copies[copies["report"].isin(found.copies)].iloc[::-1]
    outlets = ", ".join(dict.fromkeys(outlet_words(source) or "an outlet not known" for source in told["source"]))
    items = (
        f"<li>{report_door(row.report, row.title, row.origin)} <small>{outlet(row.source)} · "
        f"{'needs a date' if pd.isna(row.day) else day_words(row.day)}</small></li>"
        for row in rows(told)
    )
    said = f"{counted(len(told), 'copy', 'copies')} of this story: {escape(outlets)}"
    return f'<details class="cl-copies"><summary>{said}</summary><ul>{"".join(items)}</ul></details>'


def _chip(row: Any) -> str:
    """A claim as a few words, the claimant's name a door."""
    return f"{escape(chip(row).removesuffix(outlet_words(row.voice)))}{claimant_door(row.voice)}"
