"""Search: ask in words, or for more like a story; stories by meaning with their best passage and their figures."""

import streamlit as st

from components import session, widgets
from components.syntax import read_words

# Ask
widgets.need_library()
asked, example = session.question(), None
widgets.search_tools(asked)
if not asked.searches:
    widgets.empty(
        "Ask in your own words",
        "Stories are found by what they mean, not only by their words: try *troops who surrendered*, "
        "*drones over Moscow region* or *how far did they advance*. The sidebar's filters apply before the search.",
    )
    widgets.end_page()

if asked.like:
    example = session.example(asked)
    if example is None:
        widgets.no_example(asked)
        widgets.end_page()
    widgets.example_head(example)
elif not read_words(asked).words:
    widgets.empty(
        "These are filters alone",
        "The question has no words to look for by meaning; the page Reports lists the stories that pass its filters.",
        page="reports",
        label="List them",
    )
    widgets.end_page()

# Fetch
with st.spinner("Searching …"):
    hits = session.hits(asked)
    weak = session.weak(asked) if not hits else []

# Draw
widgets.looked_at(asked)
if not hits:
    widgets.nothing(asked, weak)
    if not (weak and session.view().weak):
        widgets.end_page()
    widgets.weakly()

# Show
if hits:
    widgets.to_charts(asked, hits)
widgets.hits(hits or weak)
