"""What the dashboard remembers: caches, the session's state and the address; the only home of all three.

address   the question and the view in the address
opened    which libraries there are, and the one that is shown
shown     what is read from it, cached
changes   what is changed in it
loads     what is loaded into it
"""

import streamlit as st

from components.session.address import address, ask, begin, here, page, problems, put, question, view
from components.session.changes import (
    compact,
    copy_library,
    correct,
    create_library,
    delete_library,
    give_dates,
    reject,
    remove,
    rename_library,
    restore,
    reviewer,
    sign,
    undo_review,
)  # fmt: skip
from components.session.loads import (
    answer,
    asked,
    dismiss,
    fetch,
    loading,
    newest_load,
    receive,
    rejections,
    resume,
    stop_load,
)
from components.session.opened import OWN, SAMPLE, chosen, libraries, library, name_library, start_sample, warm
from components.session.shown import (
    LISTED,
    begins,
    claim,
    claims,
    claims_of,
    copies,
    facets,
    hits,
    left_out,
    marks,
    nearest,
    places,
    provenance,
    removed,
    reports,
    reviews,
    selected,
    shelf,
    undated,
)  # fmt: skip


def look() -> str:
    """Whether the reader's browser shows the light or the dark theme."""
    return "dark" if st.context.theme.type == "dark" else "light"


__all__ = [
    "LISTED", "OWN", "SAMPLE", "address", "answer", "ask", "asked", "begin", "begins", "chosen", "claim", "claims",
    "claims_of", "compact", "copies", "copy_library", "correct", "create_library", "delete_library", "dismiss",
    "facets", "fetch", "give_dates", "here", "hits", "left_out", "libraries", "library", "loading", "look", "marks",
    "name_library", "nearest", "newest_load", "page", "places", "problems", "provenance", "put", "question", "receive",
    "reject", "rejections", "remove", "removed", "rename_library", "reports", "restore", "resume", "reviewer",
    "reviews", "selected", "shelf", "sign", "start_sample", "stop_load", "undated", "undo_review", "view", "warm",
]  # fmt: skip
