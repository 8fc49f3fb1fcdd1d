"""What is read from the library shown, each answer kept until the library or the question changes.

Caches are keyed by a library's folder, its state and the question's parameters, so that they empty themselves when
the library changes and never hold another library's rows.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st

from components import analysis
from components.analysis import Marks, Places
from components.errors import LibraryError
from components.question import Question
from components.records import Claim, Hit, Provenance, Removed, Review
from components.session.address import from_address, to_address, view
from components.session.opened import libraries, library, opened, target
from components.store import Facet, Summary, folders

# Reports that a table lists at most: more than anybody reads through, few enough to send to a browser.
LISTED = 1000


def shelf() -> list[tuple[str, Path, Summary | None]]:
    """The libraries that can be chosen, each with its folder and what is in it; None where it cannot be opened."""
    return [(name, folder, _summary(folder)) for name, folder in libraries().items()]


def _summary(folder: Path) -> Summary | None:
    try:
        return opened(str(folder)).summary()
    except LibraryError:
        return None


def facets(asked: Question | None = None, of: str = "claims") -> dict[str, tuple[Facet, ...]]:
    """The values that each filter could take, with the claims (or ``of`` "reports") that have them."""
    return _facets(*_state(), to_address(asked or Question()), of)


def claims(asked: Question) -> pd.DataFrame:
    """The claims that pass a question's filters."""
    return _claims(*_state(), to_address(asked))


def marks(asked: Question) -> Marks:
    """What a chart may draw of the claims that pass a question's filters."""
    return _marks(*_state(), to_address(asked))


def places(asked: Question) -> Places:
    """The marks of a question by the place that they speak of."""
    return _places(*_state(), to_address(asked))


def left_out(asked: Question) -> tuple[tuple[str, int], ...]:
    """Why claims are not among those of a question, and how many."""
    return _left_out(*_state(), to_address(asked))


def reports(asked: Question) -> pd.DataFrame:
    """The reports that pass a question's filters."""
    return _reports(*_state(), to_address(asked))


def hits(asked: Question) -> list[Hit]:
    """The stories that answer a question."""
    return _hits(*_state(), to_address(asked))


def provenance(asked: Question, shown: pd.DataFrame, drawn: Marks | None = None) -> Provenance:
    """Where these claims come from, for a picture or an export."""
    return library().provenance(asked, shown, drawn)


def selected() -> pd.DataFrame:
    """The claims that the address selects, rejected ones too."""
    return library().selected(view().selection)


def claims_of(report_id: str) -> pd.DataFrame:
    """All claims of one report, rejected ones too, in the order of its text."""
    return library().claims_of(report_id)


def copies(report_id: str) -> pd.DataFrame:
    """The other reports of a report's story: its copies and rewrites."""
    return library().copies(report_id)


def nearest(report_id: str) -> list[Hit]:
    """The stories nearest to a report in meaning."""
    return _nearest(*_state(), report_id)


def claim(claim_id: str) -> Claim:
    """A claim as it stands after corrections."""
    return library().claim(claim_id)


def reviews(claim_id: str) -> tuple[Review, ...]:
    """All that readers decided about a claim, the first first."""
    return library().reviews(claim_id)


def removed() -> tuple[Removed, ...]:
    """The reports that can be brought back."""
    return _removed(*_state())


def undated() -> pd.DataFrame:
    """The reports of one's own library that need a date."""
    if not folders.is_library(target()):
        return pd.DataFrame()
    table = opened(str(target())).reports(Question())
    return table[table["day"].isna()]


def begins(report_id: str, characters: int) -> str:
    """How a report of one's own library begins."""
    return opened(str(target())).report(report_id).text[:characters]


@st.cache_data(show_spinner=False, max_entries=16)
def _facets(folder: str, state: str, params: str, of: str) -> dict[str, tuple[Facet, ...]]:
    return opened(folder).facets(from_address(params), of)


@st.cache_data(show_spinner=False, max_entries=16)
def _claims(folder: str, state: str, params: str) -> pd.DataFrame:
    return opened(folder).claims(from_address(params))


@st.cache_data(show_spinner=False, max_entries=16)
def _marks(folder: str, state: str, params: str) -> Marks:
    asked = from_address(params)
    return analysis.marks(_claims(folder, state, params), asked.status, _left_out(folder, state, params))


@st.cache_data(show_spinner=False, max_entries=16)
def _places(folder: str, state: str, params: str) -> Places:
    return analysis.places(_marks(folder, state, params), _claims(folder, state, params))


@st.cache_data(show_spinner=False, max_entries=16)
def _left_out(folder: str, state: str, params: str) -> tuple[tuple[str, int], ...]:
    return opened(folder).left_out(from_address(params))


@st.cache_data(show_spinner=False, max_entries=16)
def _reports(folder: str, state: str, params: str) -> pd.DataFrame:
    return opened(folder).reports(from_address(params), LISTED)


@st.cache_data(show_spinner=False, max_entries=16)
def _hits(folder: str, state: str, params: str) -> list[Hit]:
    return opened(folder).search(from_address(params))


@st.cache_data(show_spinner=False, max_entries=16)
def _removed(folder: str, state: str) -> tuple[Removed, ...]:
    return opened(folder).removed()


@st.cache_data(show_spinner=False, max_entries=16)
def _nearest(folder: str, state: str, report_id: str) -> list[Hit]:
    return opened(folder).nearest(report_id)


def _state() -> tuple[str, str]:
    """The folder of the library shown, and what is in it: the keys of every cache."""
    shown = library()
    summary = shown.summary()
    return str(shown.folder), f"{summary.version} {summary.fingerprint}"
