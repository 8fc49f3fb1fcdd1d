"""Map: claims by the place that they speak of; a click on a place filters by it and opens its evidence."""

import streamlit as st

from components import charts, exports, leaving, session, widgets

# Ask
widgets.need_library()
asked = widgets.metrics_at_hand(session.question())

# Fetch
claims, marks = session.claims(asked), session.marks(asked)
found = session.places(asked)
provenance = session.provenance(asked, claims, marks)

# Draw
widgets.words_chip(asked, claims["report"].nunique())
if marks.table.empty:
    widgets.no_marks(marks)
    widgets.end_page()
figure = session.map_of(asked, session.look())
taken = exports.Chart(
    draw=lambda width: charts.map(found, provenance, width=width),
    table=found.figures,
    claims=claims,
    provenance=provenance,
    summary=charts.place_summary(found),
    address=session.full_address(asked),
)
library = session.library()
picture, panel = st.columns([9, 4], gap="medium")

# Show
with picture:
    widgets.place_map(figure, found, asked)
    widgets.downloads(leaving.quoted(library, taken), lambda: leaving.briefing(library, asked))
    widgets.small_print(charts.map_caption(found, provenance))  # beside a list that is mostly longer than the map
with panel:
    if len(selected := session.selected()):
        widgets.evidence(selected)
    widgets.place_list(found, asked)
widgets.in_words(
    "The map in words and as a table", charts.place_summary(found), lambda: widgets.map_table(found, asked)
)
