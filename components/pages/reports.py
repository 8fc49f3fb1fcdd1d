"""Reports: the corpus as a table, a reader with every claim marked, and the reports that need a date."""

import streamlit as st

from components import session, widgets

# Ask
widgets.need_library()
asked, opened = session.question(), session.view().report

# Fetch
reports = session.reports(asked)
undated = reports[reports["day"].isna()]

# Draw
if opened:
    widgets.open_report(opened)
    st.stop()
widgets.words_chip(asked, len(reports))
if reports.empty:
    widgets.empty("No report passes these filters", "Take off a filter, or load more reports.", "load", "Load reports")
    st.stop()

# Show
widgets.report_table(reports)
widgets.date_forms(undated)
