"""Reports: the corpus as a table, a page for each story, and the reports that need a date."""

from components import session, widgets

# Ask
widgets.need_library()
asked, opened = session.question(), session.view().report
if opened:
    widgets.open_report(opened)
    widgets.end_page()

# Fetch
reports = session.reports(asked)

# Draw
widgets.words_chip(asked, len(reports))
widgets.removed_last()
if reports.empty:
    widgets.no_reports(asked)
    widgets.end_page()

# Show
widgets.report_table(reports)
widgets.date_forms(reports[reports["day"].isna()])
