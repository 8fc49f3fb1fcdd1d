"""Library: which libraries there are; name, copy and delete them; what was removed; reports that need a date."""

import streamlit as st

from components import session, widgets

# Ask
widgets.need_library(with_reports=False)

# Fetch, draw and show
widgets.library_list()
st.html('<p class="cl-said">Loads, searches and charts use the library that is chosen in the sidebar.</p>')
widgets.making_forms()
widgets.date_forms(session.undated())
widgets.removed_list()
