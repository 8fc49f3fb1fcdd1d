"""A map on a page: the picture whose places filter, the same places as a list, what stands beside it, its table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from components import charts, session
from components.analysis import Places
from components.question import Question
from components.vocabulary import outlet_words
from components.widgets.doors import door, swatch
from components.widgets.layout import counted, rows

# Places of a list, figures of each, and marks over several places that are told one by one: what a screen holds; the
# table below the map has all.
_PLACES, _FIGURES, _BESIDE = 12, 2, 8


def place_map(figure: Any, found: Places, asked: Question) -> None:
    """A map; a click on a place, or a box around several, asks for them and opens their newest claims."""
    key = f"map {session.here(asked)}"  # another question is another map, on which nothing is selected yet
    where = {claim: row.place for row in rows(found.places) for claim in row.claims}

    def take() -> None:
        points = st.session_state[key].selection.points
        claims = list(dict.fromkeys(claim for point in points for claim in point.get("customdata") or []))
        if claims:
            _ask_for(asked, [where[claim] for claim in claims], claims)

    st.plotly_chart(
        figure,
        key=key,
        theme=None,
        on_select=take,
        selection_mode=("points", "box"),
        config={"displaylogo": False, "scrollZoom": False, "modeBarButtonsToRemove": ["lasso2d", "autoScale2d"]},
        alt=charts.place_summary(found).splitlines()[0],
    )


def place_list(found: Places, asked: Question) -> None:
    """The places of the map with their figures, then what stands beside it; each name asks for its place."""
    listed = zip(rows(found.places.head(_PLACES)), charts.figures_at(found), strict=False)
    items = [_place(row, told, asked) for row, told in listed]
    _list("Places", items, len(found.places) - _PLACES, "No figure here has a place whose point is known.")
    unknown = found.beside[found.beside["reason"].eq("unknown")]
    said = [f"<li>{_asking(asked, *row.places)} {_marks(row.marks)}<br>{_said(row)}</li>" for row in rows(unknown)]
    if said:
        _list("Not on the map: a country, or where it lies is not known", said[:_PLACES], len(said) - _PLACES)
    several = found.beside[found.beside["reason"].eq("several")]
    said = [f"<li>{_several(row, asked)}</li>" for row in rows(several)]
    if said:
        _list("Over several places, not split among them", said[:_BESIDE], len(said) - _BESIDE)
    nowhere = int(found.beside.loc[found.beside["reason"].eq("none"), "marks"].sum())
    if nowhere:
        st.html(f'<p class="cl-fields">{counted(nowhere, "mark names", "marks name")} no place.</p>')


def map_table(found: Places, asked: Question) -> None:
    """The map as a table; a row asks for its place, by mouse or keyboard."""
    table = charts.place_table(found)

    def ask_for() -> None:
        if chosen := st.session_state["places"].selection.rows:
            _ask_for(asked, table["Place"].iloc[chosen], [])

    st.dataframe(table, key="places", hide_index=True, on_select=ask_for, selection_mode="single-row")


def _ask_for(asked: Question, places: Iterable[str], claims: list[str]) -> None:
    session.ask(replace(asked, places=tuple(dict.fromkeys(places))))
    session.put(selected=claims)


def _list(title: str, items: list[str], more: int, none: str = "") -> None:
    body = f"<ul>{''.join(items)}</ul>" if items else f"<p>{escape(none)}</p>"
    rest = f"<p>and {more:,} more in the table below the map</p>" if more > 0 else ""
    st.html(f'<section class="cl-list cl-plain"><h4>{escape(title)}</h4>{body}{rest}</section>')


def _place(row: Any, told: list[Any], asked: Question) -> str:
    """A place with its marks and the figures with most of them, each under who claims it."""
    said = "".join(
        f"<br>{swatch(one.voice)}<b>{escape(one.words)}</b> "
        f"<small>{escape(outlet_words(one.voice))}, {escape(one.basis)}</small>"
        for one in told[:_FIGURES]
    )
    more = f"<br><small>and {counted(len(told) - _FIGURES, 'more figure')}</small>" if len(told) > _FIGURES else ""
    return f"<li>{_asking(asked, row.place)} {_marks(row.marks)}{said}{more}</li>"


def _asking(asked: Question, place: str) -> str:
    """The name of a place, the way to the map of it alone; one that is asked for is only named."""
    if place in asked.places:
        return f"<b>{escape(place)}</b>"
    return door(session.here(replace(asked, places=(place,))), escape(place), says=f"Only {place}")


def _several(row: Any, asked: Question) -> str:
    """A figure over several places, with who claims it and each place."""
    named = ", ".join(_asking(asked, place) for place in row.places)
    return (
        f"<b>{escape(row.words)}</b> <small>{escape(outlet_words(row.voices[0][0]))}</small><br><small>{named}</small>"
    )


def _said(row: Any) -> str:
    """What is said of a place without a point: its one figure, or who speaks of it."""
    by = ", ".join(f"{count} by {outlet_words(voice)}" for voice, count in row.voices[:_FIGURES])
    more = len(row.voices) - _FIGURES
    others = f" and {counted(more, 'other')}" if more > 0 else ""
    return f"<small>{escape(f'{row.words}, {row.voices[0][0]}' if row.words else by + others)}</small>"


def _marks(count: int) -> str:
    return f"<small>{counted(count, 'mark')}</small>"
