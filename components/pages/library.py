"""Library: which libraries there are; name, copy and delete them; what was removed; reports that need a date."""

from components import session, widgets

# Ask
widgets.need_library(with_reports=False)

# Fetch, draw and show
widgets.library_list()
widgets.which_library()
widgets.making_forms()
widgets.date_forms(session.undated())
widgets.removed_list()
