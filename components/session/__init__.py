"""What the dashboard remembers: caches, the session's state and the address; the only home of all three.

address   the question and the view in the address
opened    which libraries there are, and the one that is shown
state     which state of it is shown
ahead     what is worked out of it before anybody asks
shown     what is read from it, cached
pictures  what is drawn of that, cached
changes   what is changed in it
loads     what is loaded into it
"""

import streamlit as st

from components.session.address import (
    address,
    ask,
    begin,
    end,
    from_here,
    full_address,
    here,
    page,
    problems,
    put,
    question,
    view,
)
from components.session.ahead import run
from components.session.changes import (
    annotate,
    compact,
    copy_library,
    correct,
    create_library,
    delete_library,
    forget_search,
    give_dates,
    look_at,
    paste,
    reject,
    remove,
    remove_annotation,
    rename_library,
    restore,
    reviewer,
    save_search,
    sign,
    undo_review,
)
from components.session.loads import (
    answer,
    asked,
    dismiss,
    fetch,
    first_in_dates,
    loading,
    newest_load,
    receive,
    rejections,
    resume,
    sample_load,
    stop_load,
)
from components.session.opened import (
    OWN,
    SAMPLE,
    changed_since,
    chosen,
    found_once,
    libraries,
    library,
    name_library,
    permalink,
    start_sample,
)
from components.session.pictures import comparison, map_of, trends
from components.session.shown import (
    LISTED,
    arranged,
    begins,
    claim,
    claims,
    claims_in,
    claims_of,
    compared,
    copies,
    example,
    facets,
    hits,
    left_out,
    listed,
    loaded,
    marks,
    new_in,
    notes,
    places,
    provenance,
    removed,
    removed_last,
    reports,
    reviews,
    revisions,
    saved,
    seen,
    selected,
    shelf,
    side_by_side,
    stories,
    uncompared,
    undated,
    weak,
)
from components.session.state import behind, refresh, settle


def look() -> str:
    """Whether the reader's browser shows the light or the dark theme."""
    return "dark" if st.context.theme.type == "dark" else "light"


__all__ = [
    "LISTED", "OWN", "SAMPLE", "address", "annotate", "answer", "arranged", "ask", "asked", "begin", "begins",
    "behind", "changed_since", "chosen", "claim", "claims", "claims_in", "claims_of", "compact", "compared",
    "comparison", "copies", "copy_library", "correct", "create_library", "delete_library", "dismiss", "end", "example",
    "facets", "fetch", "first_in_dates", "forget_search", "found_once", "from_here", "full_address",
    "give_dates", "here", "hits",
    "left_out", "libraries", "library", "listed", "loaded", "loading", "look", "look_at", "map_of", "marks",
    "name_library", "new_in", "newest_load", "notes", "page", "paste", "permalink", "places", "problems",
    "provenance", "put", "question", "receive", "refresh", "reject", "rejections", "remove", "remove_annotation",
    "removed", "removed_last", "rename_library", "reports", "restore", "resume", "reviewer", "reviews", "revisions",
    "run", "sample_load", "save_search", "saved", "seen", "selected", "settle", "shelf", "side_by_side", "sign",
    "start_sample", "stop_load", "stories", "trends", "uncompared", "undated", "undo_review", "view", "weak",
]  # fmt: skip
