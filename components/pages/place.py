"""Place: where it is, what is claimed of it by metric, and who speaks of it."""

from dataclasses import replace

import streamlit as st

from components import session, widgets

# Ask
widgets.need_library()
name = session.view().name
asked = replace(session.question().without("places"), places=(name,))

# Fetch
claims, drawn, facets = session.claims(asked), session.marks(asked), session.facets(asked)

# Draw
if claims.empty:
    widgets.empty(
        "No claim names this place",
        f"Nothing in this library is claimed of “{widgets.plain(name)}”, or the filters in the sidebar keep it out.",
        label="What is in the library",
    )
    widgets.end_page()
widgets.place_head(name, claims)
widgets.metric_cards(drawn, claims, asked)

# Show
claimants, carried, newest = st.columns([1, 1, 2], gap="medium")
with claimants:
    widgets.who_claims(facets["claimants"])
with carried:
    widgets.names("Carried by", "sources", facets["sources"], asked)
with newest:
    widgets.newest_claims(claims, voices=True)
