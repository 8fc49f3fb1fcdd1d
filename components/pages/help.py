"""Help: what a claim is, how charts draw it, how to search, how to mend, and how far the extractor can be trusted."""

import streamlit as st

from components import vocabulary, widgets

# Draw
text, facts = st.columns([3, 2], gap="large")

# Show
with text:
    widgets.help_text()
with facts:
    widgets.trust(vocabulary.measured())
    widgets.metric_list(vocabulary.metrics().values())
