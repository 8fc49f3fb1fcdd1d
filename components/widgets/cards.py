"""Cards and lists: a metric at a glance, the names that come up most, the newest reports; every item a door."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from components import charts, session, vocabulary
from components.analysis import Marks
from components.question import Question
from components.vocabulary import outlet_words
from components.widgets.doors import door, outlet, report_door
from components.widgets.layout import counted, rows

# Metrics drawn at once; the others are named below with their counts.
_CARDS = 9
# Claimants of a metric whose latest figure a card tells: two are enough to see whether they agree.
_VOICES = 2
# What a card is made from: to take all columns of the marks apart by metric takes longer than to draw it.
_TOLD = (
    "claims", "metric", "unit", "voice", "scope", "panel", "x", "x_from", "day_stated", "low", "high", "vague", "words",
    "period",
)  # fmt: skip
_PANELS = {"events": ("event",), "running totals": ("running total",), "states": ("level held", "levels held")}


def metric_cards(drawn: Marks, claims: pd.DataFrame, asked: Question) -> None:
    """A card for each metric of these claims, most frequent first: how many, who said what last, a small chart."""
    told, numbers = claims[["claim", "metric"]], claims["metric"].value_counts()
    cards = [metric_card(drawn, told[told["metric"] == name], asked) for name in numbers.index[:_CARDS]]
    further = [
        door(_trends(asked, str(name)), f"{escape(vocabulary.metric(str(name)).label)} <b>{count:,}</b>")
        for name, count in numbers.iloc[_CARDS:].items()
    ]
    more = f'<p class="cl-more">Further metrics: {" ".join(further)}</p>' if further else ""
    st.html(f'<div class="cl-cards">{"".join(cards)}</div>{more}')


def metric_card(drawn: Marks, claims: pd.DataFrame, asked: Question) -> str:
    """The card of claims of one metric, the way to Trends: how many, the latest figures, their picture."""
    metric = str(claims["metric"].iloc[0])
    here = set(claims["claim"])
    marks = drawn.table.loc[drawn.table["metric"].eq(metric), list(_TOLD)]
    marks = marks[marks["claims"].map(here.isdisjoint).eq(False)]
    kinds = list(zip(marks["panel"].tolist(), marks["unit"].tolist(), strict=True))
    picture = "<p>None of them has a day yet, or nobody asserts them.</p>"
    if kinds:
        most = max(dict.fromkeys(kinds), key=kinds.count)
        shown = replace(drawn, table=marks[[kind == most for kind in kinds]], left_out=())
        besides = [counted(n, *_PANELS[kind[0]]) for kind, n in Counter(kinds).items() if kind != most]
        left_out = len(here.difference(*marks["claims"]))
        besides += [f"{left_out} without a day, or not asserted"] if left_out else []
        more = f"<small>besides {', '.join(besides)}</small>" if besides else ""
        picture = _latest(shown.table) + more + _image(charts.small(shown, session.look()), charts.summary(shown))
    head = f"<strong>{escape(vocabulary.metric(metric).label)}</strong><span>{counted(len(claims), 'claim')}</span>"
    return door(_trends(asked, metric), f'<span class="cl-head">{head}</span>{picture}', "cl-card")


def ranked(title: str, counts: Iterable[tuple[str, int]], things: str, more: str = "") -> None:
    """Names (HTML of our own) with how many ``things`` each has, as bars beside them."""
    found = list(counts)
    most = max((count for _, count in found), default=0) or 1
    items = (
        f'<li><span class="cl-name">{name}</span><span class="cl-bar"><i style="width:{100 * count / most:.0f}%"></i>'
        f"</span><b>{count:,}</b></li>"
        for name, count in found
    )
    st.html(
        f'<section class="cl-ranked"><h4>{escape(title)}</h4><p class="cl-fields">{escape(things)}</p>'
        f"<ul>{''.join(items)}</ul>{more}</section>"
    )


def report_list(title: str, reports: pd.DataFrame, more: str = "") -> None:
    """Reports with day, outlet and number of claims, each title the way to its story page."""
    items = (
        f"<li><span>{'needs a date' if pd.isna(row.day) else f'{row.day:%Y-%m-%d}'}</span>"
        f"<span>{report_door(row.report, row.title, _file(row.origin))}<br>"
        f"<small>{outlet(row.source)} · {counted(row.claims, 'claim')}</small></span></li>"
        for row in rows(reports)
    )
    st.html(f'<section class="cl-list"><h4>{escape(title)}</h4><ul>{"".join(items)}</ul>{more}</section>')


def _file(origin: str) -> str:
    """The last part of where a report was read, which tells untitled ones apart."""
    return re.split(r"[/\\]", origin)[-1]


def _trends(asked: Question, metric: str) -> str:
    return session.address("trends", replace(asked, metrics=(metric,)))


def _latest(marks: pd.DataFrame) -> str:
    """The latest figure of each of the claimants who spoke last; of a whole rather than of a part."""
    voices = list(marks["voice"])
    last = marks.sort_values(["x", "scope"], kind="stable", ascending=[True, True]).drop_duplicates(
        "voice", keep="last"
    )
    said = (
        f"<li>{_image(charts.sign(mark.voice, voices))}<b>{escape(mark.words)}</b>"
        f"<small>{escape(outlet_words(mark.voice))}, {escape(mark.period)}</small></li>"
        for mark in rows(last.sort_values("x", ascending=False, kind="stable").head(_VOICES))
    )
    others = last["voice"].nunique() - _VOICES
    more = f"<li><small>and {counted(others, 'other claimant')}</small></li>" if others > 0 else ""
    return f'<ul class="cl-latest">{"".join(said)}{more}</ul>'


def _image(svg: str, said: str = "") -> str:
    """A picture of ours inside a page; without words it is decoration beside words that say the same."""
    return f'<img src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}" alt="{escape(said)}">'
