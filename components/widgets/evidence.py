"""The sentences behind a mark, each in its report's words with what is read from them."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from components import session
from components.records import Span
from components.widgets.layout import rows
from components.widgets.marked import around, byline, fields, marked
from components.widgets.mending import mend, mend_all


def evidence(claims: pd.DataFrame) -> None:
    """The sentences behind these claims: quote marked, the sentence before and after, who, where, when."""
    st.markdown("#### Evidence")
    if claims.empty:
        st.caption("Click a mark to read the sentences behind it.")
    mend_all(list(rows(claims)))
    for row in rows(claims):
        report = session.library().report(row.report)
        text = report.title if row.in_title else report.text
        quote = Span(row.start, row.end)
        struck = {quote} if row.review == "rejected" else ()
        sentence = marked(text, {quote: ""}, around(text, quote, report.language), struck=struck)
        st.html(
            f'<div class="cl-evidence">{byline(report)}<p>{sentence}</p>'
            f'<p class="cl-fields">{escape(fields(row))}</p></div>'
        )
        st.page_link(
            "components/pages/reports.py",
            label="Read the whole report",
            icon=":material/article:",
            query_params={"report": report.id},
        )
        mend(row)
