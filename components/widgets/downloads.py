"""What can be taken away of a chart: picture, table or claims, briefing; each file is made on the click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from components import exports

_TABLES = {"marks": "The chart's table, a row a mark", "claims": "The claims behind it, a row a claim"}


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
        _button("Briefing", briefing, f"claimline-briefing-{metrics}.html", "text/html")


def _picture(chart: exports.Chart, metrics: str) -> None:
    form = st.radio("Form", exports.PICTURES, format_func=lambda f: exports.PICTURES[f].name, key="picture-form")
    size = st.radio("Size", exports.SIZES, format_func=lambda s: exports.SIZES[s].name, key="picture-size")
    missing = exports.PICTURES[form].drawn and not exports.has_browser()
    if missing:
        st.caption(exports.NO_BROWSER)
    elif form == "html":
        st.caption("Works offline; a click on a mark shows its sentences, and a button saves the picture.")
    _button(
        "Download the picture",
        lambda: exports.picture(chart, form, size),
        f"claimline-{metrics}-{size}.{form}",
        exports.PICTURES[form].mime,
        disabled=missing,
    )


def _data(chart: exports.Chart, metrics: str) -> None:
    table = st.radio("Table", _TABLES, format_func=lambda t: _TABLES[t], key="data-table")
    form = st.radio("Form", exports.DATA, format_func=lambda f: exports.DATA[f].name, key="data-form")
    rows = chart.marks if table == "marks" else chart.claims
    _button(
        "Download the table",
        lambda: exports.data(rows, chart.provenance, form),
        f"claimline-{metrics}-{table}.{form}",
        exports.DATA[form].mime,
    )


def _button(label: str, make: Callable[[], bytes], name: str, mime: str, **how: Any) -> None:
    how |= {"icon": ":material/download:", "on_click": "ignore", "key": f"export-{label}"}
    st.download_button(label, make, name, mime, **how)
