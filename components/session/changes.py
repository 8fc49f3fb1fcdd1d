"""What a session changes in the library shown: claims mended, reports removed, libraries made, named and deleted."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Mapping
from datetime import date

import streamlit as st

from components import shelf
from components.question import Question
from components.records import Amendment
from components.session.address import put
from components.session.opened import find_again, library, opened, target
from components.session.state import refresh
from components.store import Saved


def reviewer() -> str:
    """The name under which this session's decisions are kept: what was typed, else the name on this computer."""
    return str(st.session_state.get("reviewer") or getpass.getuser())


def sign(name: str) -> None:
    """Keep what is decided from now on under this name."""
    st.session_state["reviewer"] = name.strip()


def reject(claim_id: str, reason: str) -> None:
    """Call a claim wrong."""
    library().reject(claim_id, reason, reviewer())
    refresh()


def correct(claim_id: str, amendment: Amendment, reason: str) -> None:
    """Put a claim right."""
    library().correct(claim_id, amendment, reason, reviewer())
    refresh()


def undo_review(claim_id: str) -> None:
    """Take back what was decided last about a claim."""
    library().undo_review(claim_id, reviewer())
    refresh()


def remove(report_ids: Iterable[str]) -> None:
    """Take reports out of the library."""
    ids = tuple(report_ids)
    library().remove(ids, reviewer())
    st.session_state["removed-last"] = ids
    refresh()


def restore(report_ids: Iterable[str]) -> None:
    """Bring removed reports back."""
    library().restore(report_ids)
    refresh()


def compact() -> None:
    """Let removed reports go for good."""
    library().compact()
    refresh()


def give_dates(days: Mapping[str, date]) -> None:
    """Give reports of one's own library (by id) their days of publication."""
    for day in sorted(set(days.values())):
        opened(str(target())).date([report for report, given in days.items() if given == day], day)
    refresh()


def paste(text: str) -> Question:
    """The question for the stories that are like a text."""
    return library().paste(text)


def save_search(name: str, asked: Question) -> None:
    """Keep a question under a name."""
    library().save_search(name, asked, reviewer())


def look_at(search: Saved) -> None:
    """Note that what a saved search finds now is looked at."""
    library().look_at(search)


def forget_search(name: str) -> None:
    """Remove a saved search."""
    library().forget_search(name)


def annotate(first: date, last: date, label: str) -> None:
    """Write a note of the analyst's own on a day, or on several."""
    library().annotate(first, last, label, reviewer())


def remove_annotation(number: int) -> None:
    """Take such a note away."""
    library().remove_annotation(number)


def create_library(name: str) -> None:
    """Make an empty library and show it."""
    shelf.create(name)
    find_again()
    put(library=name)


def rename_library(name: str) -> None:
    """Give the library shown another name."""
    shelf.rename(library().folder, name)
    find_again()
    put(library=name)


def copy_library(name: str) -> None:
    """Copy the library shown under a new name, and show the copy."""
    shelf.copy(library().folder, name)
    find_again()
    put(library=name)


def delete_library() -> None:
    """Delete the library shown for good."""
    folder = library().folder
    shelf.delete(folder)
    opened(str(folder)).close()
    opened.clear(str(folder))
    find_again()
    put(library="")
