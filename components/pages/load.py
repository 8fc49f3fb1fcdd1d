"""Load: upload or paste reports; what was added, was there already, or could not be read and why."""

import streamlit as st

from components import session, widgets

# Ask
st.markdown("### Load reports")
st.markdown("They go into your own library on this machine, beside the sample and never mixed with it.")
upload, paste = st.tabs(["Upload files", "Paste a text"])
with upload:
    widgets.upload_form()
with paste:
    widgets.paste_form()

# Fetch, draw and show, again and again while a load runs
widgets.load_progress()
widgets.date_forms(session.undated())
