"""Search: ask in words; stories by meaning with their best passage and their figures."""

import streamlit as st

from components import session, widgets
from components.question import Question
from components.syntax import read_words

# Ask
widgets.need_library()
asked = session.question()
if not asked.words.strip():
    widgets.empty(
        "Ask in your own words",
        "Stories are found by what they mean, not only by their words: try *troops who surrendered*, "
        "*drones over Moscow region* or *how far did they advance*. The sidebar's filters apply before the search.",
    )
    st.stop()

if not read_words(asked).words:
    widgets.empty(
        "These are filters alone",
        "The question has no words to look for by meaning; the page Reports lists the stories that pass its filters.",
        page="reports",
        label="List them",
    )
    st.stop()

# Fetch
with st.spinner("Searching …"):
    hits = session.hits(asked)
claims = session.claims(Question())

# Draw
if not hits:
    widgets.empty(
        "Nothing here is about that",
        "No story in this library comes close enough to the question. Widen it: take off filters in the sidebar, "
        "ask in other words, or load more reports.",
        page="load",
        label="Load reports",
    )
    st.stop()

# Show
widgets.to_trends(asked, "Chart the figures of these stories")
widgets.hits(hits, claims)
