"""What can be taken away of a chart: picture, table or claims, briefing; each file is made on the click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from components import exports
from components.exports import DATA, PICTURES, SIZES

_TABLES = {
    "marks": "The chart's table, a row a mark",
    "claims": "The evidence behind it, a row a claim with quote and report",
}
_BRIEFING = (
    "One page to print: a chart of each metric that is asked for, in words too, all claims, all sources with their "
    "quotes. For several charts choose several metrics."
)
_SLIDE = "A slide holds as many panels as can be read on it; what it lacks stands counted on it."


@st.fragment
def downloads(chart: exports.Chart, briefing: Callable[[], bytes]) -> None:
    """A row of three: picture in a form and a size, data in a form, briefing.

    ``briefing`` makes its page on the click, apart from the session.
    """
    metrics = "-".join(sorted(chart.claims["metric"].unique()))[:60]
    row = st.container(horizontal=True)
    with row.popover("Picture", icon=":material/image:"):
        _picture(chart, metrics)
    with row.popover("Data", icon=":material/table:"):
        _data(chart, metrics)
    with row:
        _button("Briefing", briefing, f"claimline-briefing-{metrics}.html", "text/html", help=_BRIEFING)


def _picture(chart: exports.Chart, metrics: str) -> None:
    form = st.radio("Form", PICTURES, format_func=lambda f: PICTURES[f].name, key="picture-form", horizontal=True)
    size = st.radio("Size", SIZES, format_func=lambda s: SIZES[s].name, key="picture-size")
    missing = PICTURES[form].drawn and not exports.has_browser()
    if missing:
        st.caption(exports.NO_BROWSER)
    elif size == "slide":
        st.caption(_SLIDE)
    if form == "html":
        st.caption("Works offline; a click on a mark shows its sentences, and a button saves the picture.")
    _button(
        f"Download {PICTURES[form].name}, {size}",
        lambda: exports.picture(chart, form, size),
        f"claimline-{metrics}-{size}.{form}",
        PICTURES[form].mime,
        disabled=missing,
    )


def _data(chart: exports.Chart, metrics: str) -> None:
    table = st.radio("Table", _TABLES, format_func=lambda t: _TABLES[t], key="data-table")
    form = st.radio("Form", DATA, format_func=lambda f: DATA[f].name, key="data-form", horizontal=True)
    _button(
        f"Download {DATA[form].name}, {table}",
        lambda: exports.data(chart.marks if table == "marks" else chart.claims, chart.provenance, form),
        f"claimline-{metrics}-{table}.{form}",
        DATA[form].mime,
    )


def _button(label: str, make: Callable[[], bytes], name: str, mime: str, **how: Any) -> None:
    """A button that says what it downloads, so that a choice which the page has not taken in yet is seen."""
    st.download_button(
        label, make, name, mime, icon=":material/download:", on_click="ignore", key=f"export-{name}", **how
    )
