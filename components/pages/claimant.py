"""Claimant: who it is, what they claim by metric, where and of whom, what of it is disputed."""

from dataclasses import replace

import pandas as pd
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
everything, pairs = session.claims(everybody.without("claimants")), session.compared(everybody.without("claimants"))
theirs, others = pairs[pairs["voice"].eq(name)], pairs[pairs["other"].eq(name)]

# Draw
if claims.empty:
    widgets.empty(
        "No claim of theirs is here",
        f"Nobody called “{widgets.plain(name)}” speaks in this library, or the filters in the sidebar keep them out.",
        label="What is in the library",
    )
    widgets.end_page()
widgets.claimant_head(name, claims, int(theirs["relation"].eq("rejected").sum()))
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
    widgets.disputes("Disputed by others", theirs, everything, "No report says that it is.")
    widgets.disputes("What they dispute", others, everything, "No report says that they do.")
widgets.largest(pd.concat([theirs, others]), asked, "Who says otherwise")
widgets.newest_claims(claims, voices=False)
