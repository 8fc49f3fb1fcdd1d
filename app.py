"""The door of the dashboard: page set-up, navigation, the question, the library's banner."""

import streamlit as st

from components import session, widgets

widgets.set_page()
pages = [
    st.Page("components/pages/overview.py", title="Overview", default=True),
    st.Page("components/pages/trends.py", title="Trends"),
    st.Page("components/pages/map.py", title="Map"),
    st.Page("components/pages/search.py", title="Search"),
    st.Page("components/pages/compare.py", title="Compare"),
    st.Page("components/pages/reports.py", title="Reports"),
    st.Page("components/pages/load.py", title="Load"),
    st.Page("components/pages/library.py", title="Library"),
    st.Page("components/pages/help.py", title="Help"),
]
further = [
    st.Page("components/pages/claimant.py", title="Claimant"),
    st.Page("components/pages/place.py", title="Place"),
]
page = st.navigation([*pages, *further], position="hidden")
with widgets.errors_told(), session.found_once(), session.run():
    session.begin(page)
    session.name_library()
    session.settle()
    widgets.navigation({one.title: one.url_path for one in pages})
    widgets.banner()
    with widgets.ask():
        page.run()
session.end()
