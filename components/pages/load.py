"""Load: upload, paste or fetch reports; what was added, was there already, or could not be read and why."""

import streamlit as st

from components import session, widgets

# Ask
st.markdown("### Load reports")
widgets.where_loaded()
upload, paste, address = st.tabs(["Upload files", "Paste a text", "From an address"])
with upload:
    widgets.upload_form()
with paste:
    widgets.paste_form()
with address:
    widgets.address_form()

# Fetch, draw and show, again and again while a load runs
widgets.load_progress()
widgets.column_forms()
widgets.order_forms()
widgets.date_forms(session.undated())
