"""Claimant: who it is, what they claim by metric, where and of whom, what of it is disputed."""

from dataclasses import replace

import streamlit as st

from components import session, vocabulary, widgets

# Ask
widgets.need_library()
known = vocabulary.claimant(session.view().name)
name = known.name if known else session.view().name
everybody = session.question()
asked = replace(everybody.without("claimants"), claimants=(name,))

# Fetch
claims, drawn, facets = session.claims(asked), session.marks(asked), session.facets(asked)

# Draw
if claims.empty:
    widgets.empty(
        "No claim of theirs is here",
        f"Nobody called “{widgets.plain(name)}” speaks in this library, or the filters above keep them out.",
        label="What is in the library",
    )
    st.stop()
widgets.claimant_head(name, claims)
widgets.metric_cards(drawn, claims, asked)

# Show
of_whom, where, carried, disputed = st.columns(4, gap="medium")
with of_whom:
    widgets.names("Whom they speak of", "targets", facets["targets"], asked)
with where:
    widgets.where(facets["places"])
with carried:
    widgets.names("Carried by", "sources", facets["sources"], asked)
with disputed:
    widgets.disputes("Disputed by others", claims[claims["disputed_by"].notna()], "No report says that it is.")
    theirs = widgets.disputed_by(name, session.claims(everybody.without("claimants")))
    widgets.disputes("What they dispute", theirs, "No report says that they do.")
widgets.newest_claims(claims, voices=False)
