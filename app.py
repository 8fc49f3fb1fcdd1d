"""The door of the dashboard: page set-up, navigation, the question's banner."""

import streamlit as st

from components import session, widgets

widgets.set_page()
page = st.navigation(
    [
        st.Page("components/pages/trends.py", title="Trends", icon=":material/monitoring:", default=True),
        st.Page("components/pages/search.py", title="Search", icon=":material/search:"),
        st.Page("components/pages/reports.py", title="Reports", icon=":material/article:"),
        st.Page("components/pages/load.py", title="Load", icon=":material/upload_file:"),
    ],
    position="top",
)
with widgets.errors_told():
    session.begin(page)
    session.name_library()
    widgets.banner()
    widgets.ask(aside=page.title == "Load")
    page.run()
    session.warm()
