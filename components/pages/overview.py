"""Overview: what is in the library, who claims what and where, what is new, disputed or changed; each item a door."""

import streamlit as st

from components import session, widgets

# Ask
widgets.need_library()
asked = session.question()

# Fetch
summary, claims, drawn = session.library().summary(), session.claims(asked), session.marks(asked)
by_claims, by_reports = session.facets(asked), session.facets(asked, "reports", ("sources", "months"))
newest = session.reports(asked)

# Draw
widgets.contents(summary, asked, claims)
if newest.empty:
    widgets.nothing_passes("report")
    widgets.end_page()
widgets.metric_cards(drawn, claims, asked)

# Show
claimants, places, outlets, months = st.columns(4, gap="medium")
with claimants:
    widgets.who_claims(by_claims["claimants"])
with places:
    widgets.where(by_claims["places"])
with outlets:
    widgets.outlets(by_reports["sources"], asked)
with months:
    widgets.months(by_reports["months"], asked)
fresh, wide, changed = st.columns(3, gap="medium")
with fresh:
    widgets.newest(newest, asked)
with wide:  # what takes longest is worked out when all else stands
    widgets.largest(session.compared(asked), asked)
with changed:
    widgets.latest_revisions(session.revisions(asked), asked)
