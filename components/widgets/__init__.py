"""Pieces of pages: the question, evidence and readers, charts with their downloads, loads, empty states.

Strangers' text is escaped before it is shown: ``layout.plain`` for labels, which Streamlit reads as Markdown,
``html.escape`` for marked texts, which are HTML of our own.
"""

from components.widgets.cards import metric_cards
from components.widgets.chart import chart, downloads, marks_table, no_marks
from components.widgets.dates import date_forms
from components.widgets.doors import navigation, to_trends
from components.widgets.evidence import evidence
from components.widgets.help import help_text, metric_list, trust
from components.widgets.hits import hits
from components.widgets.keeping import library_list, making_forms, removed_list
from components.widgets.layout import banner, counted, empty, errors_told, need_library, plain, set_page
from components.widgets.loading import address_form, column_forms, load_progress, paste_form, upload_form
from components.widgets.map import map_table, place_list, place_map
from components.widgets.overview import contents, months, newest, outlets, where, who_claims
from components.widgets.profile import claimant_head, disputed_by, disputes, names, newest_claims, place_head
from components.widgets.question import ask, metrics_at_hand, words_chip
from components.widgets.reader import open_report
from components.widgets.reports import no_reports, report_table

__all__ = [
    "address_form", "ask", "banner", "chart", "claimant_head", "column_forms", "contents", "counted", "date_forms",
    "disputed_by", "disputes", "downloads", "empty", "errors_told", "evidence", "help_text", "hits", "library_list",
    "load_progress", "making_forms", "map_table", "marks_table", "metric_cards", "metric_list", "metrics_at_hand",
    "months", "names", "navigation", "need_library", "newest", "newest_claims", "no_marks", "no_reports",
    "open_report", "outlets", "paste_form", "place_head", "place_list", "place_map", "plain", "removed_list",
    "report_table", "set_page", "to_trends", "trust", "upload_form", "where", "who_claims", "words_chip",
]  # fmt: skip
