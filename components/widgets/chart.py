"""A chart on a page: the picture whose marks open their evidence, its words, its table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from math import ceil
from typing import Any

import streamlit as st

from components import charts, session
from components.analysis import Marks
from components.widgets.layout import empty, nothing_passes, plain

# A new turn draws chart and table anew, with nothing selected in them.
_TURN = "selection-turn"
# Rows of a page of the table.
_ROWS = 500
# Claims that a selection holds: an address with more of them would be too long for some servers and mailers.
_MOST = 300


def chart(figure: Any, said: str) -> None:
    """A figure; a click on a mark, or a box over several, puts their claims into the address, a click beside none."""
    st.plotly_chart(
        figure,
        key=_key("chart"),
        theme=None,
        on_select=_select,
        selection_mode=("points", "box"),
        # no camera: a picture leaves with its caption only, through the downloads below
        config={"displaylogo": False, "modeBarButtonsToRemove": ["lasso2d", "autoScale2d", "toImage"]},
        alt=said.splitlines()[0] if said else None,
    )


def in_words(label: str, said: str, table: Callable[[], None]) -> None:
    """What a chart shows in words and as a table, which is sent once it is opened: the chart waits for no rows."""
    with st.expander(label, key="in-words", on_change="rerun") as opened:
        st.text(said)
        if opened.open:
            table()


def small_print(said: Iterable[str]) -> None:
    """What the chart may say, its signs, what it leaves out and where it comes from, a paragraph each."""
    with st.container(key="small-print"):
        st.caption("\n\n".join(map(plain, said)))


def no_marks(drawn: Marks) -> None:
    """Why there is nothing to draw, and what would change that."""
    reasons = dict(drawn.left_out)
    left_out = ", ".join(f"{count} {reason}" for reason, count in drawn.left_out)
    if "undated" in reasons:
        advice = f"Left out: {left_out}. A report without a date says nothing about when: give it its day."
        empty("These figures have no day yet", advice, "reports", "Give reports their dates")
    elif reasons:
        nothing_passes("figure", f"Left out: {left_out}. Ask for their status in the sidebar.")
    else:
        nothing_passes("figure")


def marks_table(drawn: Marks) -> None:
    """What the chart shows as a table; a row opens its evidence too, by mouse or keyboard."""
    newest = drawn.table.iloc[::-1].reset_index(drop=True)  # the table begins with the newest mark
    pages = ceil(len(newest) / _ROWS)
    first = _ROWS * (int(_page(pages, len(newest))) - 1) if pages > 1 else 0
    shown = newest.iloc[first : first + _ROWS]
    table, claims = charts.table(replace(drawn, table=shown.iloc[::-1])), shown["claims"]

    def open_rows() -> None:
        rows = st.session_state[_key("marks")].selection.rows
        select(claim for row in rows for claim in claims.iloc[row])

    st.caption(
        "A chosen row opens its evidence [beside the chart](#evidence). By keyboard: arrows lead to a row, Shift and "
        "Space choose it."
    )
    st.dataframe(table, key=_key("marks"), hide_index=True, on_select=open_rows, selection_mode="multi-row")


def _page(pages: int, rows: int) -> float:
    """Which page of the table is shown; a browser that held all rows would take seconds over each step."""
    said = f"Page of {pages:,} with {_ROWS} rows each, {rows:,} in all, the newest first"
    return float(st.number_input(said, 1, pages, key=_key("marks-page"), width=420))


def _select() -> None:
    points = st.session_state[_key("chart")].selection.points
    select(claim for point in points for claim in point.get("customdata") or [])


def select(claims: Iterable[str]) -> None:
    """Put these claims into the address as the selection, each once, as many as one holds."""
    session.put(selected=list(islice(dict.fromkeys(claims), _MOST)))


def clear_selection() -> None:
    """Select nothing, in the address as in the chart and its table."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    session.put(selected="")


def _key(name: str) -> str:
    return f"{name}-{st.session_state.get(_TURN, 0)}"
