"""Trends: each claim on a time axis, by who claims it; a click on a mark opens its evidence."""

import streamlit as st

from components import charts, leaving, session, widgets

# Ask
widgets.need_library()
asked = widgets.metrics_at_hand(session.question())
beside = widgets.widths()

# Fetch
claims = session.claims(asked)
marks, folded = session.arranged(asked)
seen = session.seen(asked)
provenance = session.provenance(asked, claims, marks)

# Draw
widgets.words_chip(asked, claims["report"].nunique())
widgets.asked_for(marks, claims)
widgets.gathered(seen)
widgets.scales(beside, seen)
if marks.table.empty:
    widgets.no_marks(marks)
    widgets.end_page()
notes, library, width = session.notes(), session.library(), session.view().bin
figure = charts.annotated(session.trends(asked, session.look()), notes, session.look())
taken = leaving.shown(library, claims, (marks, seen), provenance, session.full_address(asked))
picture, panel = st.columns([9, 4], gap="medium")

# Show
with picture:
    widgets.chart(figure, taken.summary)
    widgets.folded_panels(folded)
    widgets.downloads(taken, lambda: leaving.briefing(library, asked, width, seen.log))
with panel:
    widgets.evidence(session.selected())
widgets.small_print(charts.caption(seen, provenance))
widgets.annotating(notes)
widgets.in_words(
    "The chart in words and as a table",
    f"{taken.summary}\n{charts.in_words(notes)}",
    lambda: widgets.marks_table(marks),
)
