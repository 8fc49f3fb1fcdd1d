"""Pieces of pages: the question, evidence and readers, charts with their downloads, loads, empty states.

Strangers' text is escaped before it is shown: ``layout.plain`` for labels, which Streamlit reads as Markdown,
``html.escape`` for marked texts, which are HTML of our own.
"""

from components.widgets.alike import example_head
from components.widgets.annotating import annotating
from components.widgets.cards import metric_cards
from components.widgets.chart import chart, in_words, marks_table, no_marks, small_print
from components.widgets.compare import (
    largest,
    latest_revisions,
    no_pair,
    nothing_to_compare,
    pair_list,
    pairs_table,
    pick_comparison,
    revision_list,
)
from components.widgets.dates import date_forms
from components.widgets.doors import navigation
from components.widgets.downloads import downloads
from components.widgets.evidence import evidence
from components.widgets.help import help_text, metric_list, trust
from components.widgets.hits import hits, to_charts
from components.widgets.keeping import library_list, making_forms, removed_list, which_library
from components.widgets.layout import (
    banner,
    counted,
    empty,
    end_page,
    errors_told,
    need_library,
    nothing_passes,
    plain,
    set_page,
)
from components.widgets.loading import (
    address_form,
    column_forms,
    load_progress,
    order_forms,
    paste_form,
    upload_form,
    where_loaded,
)
from components.widgets.map import map_table, place_list, place_map
from components.widgets.mending import removed_last
from components.widgets.nothing import no_example, nothing, weakly
from components.widgets.overview import contents, months, newest, outlets, where, who_claims
from components.widgets.profile import claimant_head, disputes, names, newest_claims, place_head
from components.widgets.question import ask, metrics_at_hand, words_chip
from components.widgets.reader import open_report
from components.widgets.reports import no_reports, report_table
from components.widgets.saved import looked_at, search_tools
from components.widgets.trends import asked_for, folded_panels, gathered, scales, widths

__all__ = [
    "address_form", "annotating", "ask", "asked_for", "banner", "chart", "claimant_head", "column_forms", "contents",
    "counted", "date_forms", "disputes", "downloads", "empty", "end_page", "errors_told", "evidence", "example_head",
    "folded_panels", "gathered", "help_text", "hits", "in_words", "largest", "latest_revisions", "library_list",
    "load_progress", "looked_at", "making_forms", "map_table", "marks_table", "metric_cards", "metric_list",
    "metrics_at_hand", "months", "names", "navigation", "need_library", "newest", "newest_claims", "no_example",
    "no_marks", "no_pair", "no_reports", "nothing", "nothing_passes", "nothing_to_compare", "open_report",
    "order_forms", "outlets", "pair_list", "pairs_table", "paste_form", "pick_comparison", "place_head", "place_list",
    "place_map", "plain", "removed_last", "removed_list", "report_table", "revision_list", "scales", "search_tools",
    "set_page", "small_print", "to_charts", "trust", "upload_form", "weakly", "where", "where_loaded", "which_library",
    "who_claims", "widths", "words_chip",
]  # fmt: skip
