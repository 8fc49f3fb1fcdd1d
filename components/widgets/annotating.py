"""The analyst's own notes on the time axis: written, listed and taken away under the chart that shows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from components import charts, session
from components.errors import ClaimlineError
from components.records import LONGEST_LABEL, Annotation
from components.widgets.layout import FIRST_DAY, LAST_DAY, plain


def annotating(found: Sequence[Annotation]) -> None:
    """The notes of this library, and a form for another one; they stand on its charts and on exported pictures."""
    with st.expander("Your notes on the time axis"):
        if not found:
            st.caption(
                "None yet. Write what explains a turn of the figures: the day of an offensive, a new way to count."
            )
        for one in found:
            said, away = st.columns([5, 1], vertical_alignment="center")
            said.markdown(plain(charts.in_words([one]).partition(": ")[2]))
            if away.button("Remove", key=f"note-{one.number}", type="tertiary", help=f"Written {one.when[:10]}"):
                session.remove_annotation(one.number)
                st.rerun()
        _form()


def _form() -> None:
    with st.form("annotate", border=False, clear_on_submit=True):
        label = st.text_input("Note", max_chars=LONGEST_LABEL, placeholder="e.g. the offensive begins")
        left, middle, right = st.columns(3)
        first = left.date_input("On", None, FIRST_DAY, LAST_DAY, format="YYYY-MM-DD")
        last = middle.date_input("Until, if several days", None, FIRST_DAY, LAST_DAY, format="YYYY-MM-DD")
        who = right.text_input("Your name", session.reviewer())
        if not st.form_submit_button("Add the note"):
            return
    if not isinstance(first, date):
        st.error("A note needs its day.")
        return
    session.sign(who)
    try:
        session.annotate(first, last if isinstance(last, date) else first, label)
    except ClaimlineError as error:
        st.error(plain(str(error)))
        return
    st.rerun()
