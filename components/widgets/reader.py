"""A report to read, every claim marked in its text and listed beside it."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from components import session
from components.errors import InputError
from components.records import Report, Span
from components.widgets.layout import counted, plain, rows
from components.widgets.marked import byline, fields, marked


def open_report(report_id: str) -> None:
    """A report to read, every claim marked in title and text and listed beside it; a mark tells its fields on hover."""
    st.page_link("components/pages/reports.py", label="All reports", icon=":material/arrow_back:")
    try:
        report = session.library().report(report_id)
    except InputError as error:
        st.warning(plain(str(error)))
        return
    claims = session.library().claims_of(report.id)
    text, figures = st.columns([3, 2], gap="medium")
    with text:
        _article(report, claims)
    with figures:
        st.markdown(f"#### {counted(len(claims), 'figure')} in this report")
        if claims.empty:
            st.caption("It states no figure that answers a metric.")
        items = (f"<p><strong>{escape(row.quote)}</strong><br>{escape(fields(row))}</p>" for row in rows(claims))
        st.html(f'<div class="cl-fields">{"".join(items)}</div>')


def _article(report: Report, claims: pd.DataFrame) -> None:
    notes: dict[bool, dict[Span, str]] = {True: {}, False: {}}
    for row in rows(claims):
        notes[row.in_title][Span(row.start, row.end)] = fields(row)
    title = marked(report.title, notes[True], Span(0, len(report.title))) or "Untitled"
    text = marked(report.text, notes[False], Span(0, len(report.text)))
    st.html(f'<article class="cl-report"><h3>{title}</h3>{byline(report)}<div>{text}</div></article>')
