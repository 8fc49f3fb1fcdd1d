"""What is read from the library shown, each answer kept until the library or the question changes.

Caches are keyed by a library's folder, its state and the question's parameters, so that they empty themselves when
the library changes and never hold another library's rows. Tables of claims and what is made of them are shared as they
are, not copied for each reader: nobody writes into them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pandas as pd
import streamlit as st

from components import analysis
from components.analysis import DIFFERENCES, LOG, Folded, Marks, Places
from components.errors import LibraryError
from components.question import Question
from components.records import Annotation, Claim, Example, Hit, Provenance, Removed, Review
from components.session.address import from_address, question, to_address, view
from components.session.ahead import read_ahead
from components.session.opened import libraries, library, opened, target
from components.session.state import state
from components.store import Facet, Saved, Summary, folders

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


def facets(
    asked: Question | None = None, of: str = "claims", fields: tuple[str, ...] = ()
) -> dict[str, tuple[Facet, ...]]:
    """The values that each filter (or some ``fields``) could take, with how many claims (or "reports") have them."""
    return _facets(*state(), to_address(asked or Question()), of, fields)


def claims(asked: Question) -> pd.DataFrame:
    """The claims that pass a question's filters."""
    return _claims(*state(), to_address(asked))


def marks(asked: Question) -> Marks:
    """What a chart may draw of the claims that pass a question's filters."""
    return _marks(*state(), to_address(asked))


def arranged(asked: Question) -> tuple[Marks, tuple[Folded, ...]]:
    """What the trends of a question show as the address asks: by day, week or month, and which panels are folded."""
    shown = view()
    return _arranged(*state(), to_address(asked), shown.bin, shown.panels)


def seen(asked: Question) -> Marks:
    """The same as a screen can show it: of very many figures the lowest and the highest of some days."""
    shown = view()
    return _seen(*state(), to_address(asked), shown.bin, shown.panels)


def compared(asked: Question) -> pd.DataFrame:
    """The pairs of figures among the claims of a question that speak of the same thing."""
    return _compared(*state(), to_address(asked))


def side_by_side(asked: Question) -> Marks:
    """The figures of a question's claimants as a screen can show them beside one another."""
    return _side_by_side(*state(), to_address(asked))


def revisions(asked: Question) -> pd.DataFrame:
    """The figures among the claims of a question that their claimants changed."""
    return _revisions(*state(), to_address(asked))


def uncompared(asked: Question) -> str:
    """Which figures of the claimants of a question are compared with no other, and why."""
    return _uncompared(*state(), to_address(asked))


def places(asked: Question) -> Places:
    """The marks of a question by the place that they speak of."""
    return _places(*state(), to_address(asked))


def left_out(asked: Question) -> tuple[tuple[str, int], ...]:
    """Why claims are not among those of a question, and how many."""
    return _left_out(*state(), to_address(asked))


def loaded(asked: Question) -> pd.Series[int]:
    """How many reports came out on each day, of those that a question could have been answered from."""
    return _loaded(*state(), to_address(asked))


def reports(asked: Question) -> pd.DataFrame:
    """The reports that pass a question's filters."""
    return _reports(*state(), to_address(asked))


def hits(asked: Question) -> list[Hit]:
    """The stories that answer a question."""
    return _hits(*state(), to_address(asked))


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
    """The other reports of a report's story: its copies and rewrites, as far as the question's day knows of them."""
    return library().copies(report_id, question().known)


def weak(asked: Question) -> list[Hit]:
    """The stories that come nearest to a question that nothing answers, though not far from it."""
    return _weak(*state(), to_address(asked))


def stories(asked: Question) -> int:
    """How many stories answer a question."""
    return _stories(*state(), to_address(asked))


def example(asked: Question) -> Example | None:
    """What the stories asked for are to be like; None where it is not here, or not any more."""
    return _example(*state(), asked.like)


def claims_in(report_ids: Collection[str]) -> pd.DataFrame:
    """The claims of these reports."""
    return library().claims_in(report_ids)


def listed(report_ids: Collection[str]) -> pd.DataFrame:
    """These reports, newest first."""
    return library().listed(report_ids)


def saved() -> tuple[Saved, ...]:
    """The searches that were saved, by name."""
    return library().saved()


def new_in(search: Saved) -> int:
    """How many stories a saved search finds that it did not find when it was last looked at."""
    return _new_in(*state(), search, search.name, search.fingerprint)


def claim(claim_id: str) -> Claim:
    """A claim as it stands after corrections."""
    return library().claim(claim_id)


def reviews(claim_id: str) -> tuple[Review, ...]:
    """All that readers decided about a claim, the first first."""
    return library().reviews(claim_id)


def notes() -> tuple[Annotation, ...]:
    """The analyst's own notes on the time axis; read each time, since they change nothing that is cached."""
    return library().annotations()


def removed() -> tuple[Removed, ...]:
    """The reports that can be brought back."""
    return _removed(*state())


def removed_last() -> tuple[Removed, ...]:
    """The reports that this session removed last, as far as they are still gone and can be brought back."""
    last = set(st.session_state.get("removed-last", ()))
    return tuple(one for one in removed() if one.report_id in last) if last else ()


def undated() -> pd.DataFrame:
    """The reports of one's own library that need a date."""
    if not folders.is_library(target()):
        return pd.DataFrame()
    table = opened(str(target())).reports(Question())
    return table[table["day"].isna()]


def begins(report_id: str, characters: int) -> str:
    """How a report of one's own library begins."""
    return opened(str(target())).report(report_id).text[:characters]


@st.cache_resource(show_spinner=False, max_entries=16)
def _facets(folder: str, state: str, params: str, of: str, fields: tuple[str, ...]) -> dict[str, tuple[Facet, ...]]:
    return opened(folder).facets(from_address(params), of, fields)


@st.cache_resource(show_spinner=False, max_entries=6)
def _claims(folder: str, state: str, params: str) -> pd.DataFrame:
    return opened(folder).claims(from_address(params))


@st.cache_resource(show_spinner=False, max_entries=6)
def _marks(folder: str, state: str, params: str) -> Marks:
    asked, left_out = from_address(params), _left_out(folder, state, params)
    claims, every = _claims(folder, state, params), read_ahead(folder, state)
    if every is not None and asked == Question(metrics=asked.metrics, claimants=asked.claimants):
        return analysis.taken_out(every, claims, left_out)
    return analysis.marks(claims, asked.status, left_out)


@st.cache_resource(show_spinner=False, max_entries=6)
def _arranged(
    folder: str, state: str, params: str, width: str, panels: tuple[str, ...]
) -> tuple[Marks, tuple[Folded, ...]]:
    asked = from_address(params)
    marks, loaded = analysis.without_history(_marks(folder, state, params), asked.since), _loaded(folder, state, params)
    drawn = analysis.binned(
        analysis.with_days(marks, loaded, asked.since, asked.until, asked.known), width, asked.since, asked.until
    )
    drawn = analysis.with_differences(drawn) if DIFFERENCES in panels else drawn
    return analysis.fold(replace(drawn, log=LOG in panels), panels)


@st.cache_resource(show_spinner=False, max_entries=6)
def _seen(folder: str, state: str, params: str, width: str, panels: tuple[str, ...]) -> Marks:
    return analysis.gathered(_arranged(folder, state, params, width, panels)[0])


@st.cache_resource(show_spinner=False, max_entries=6)
def _subjects(folder: str, state: str, params: str) -> pd.DataFrame:
    return analysis.subjects(_marks(folder, state, params), _claims(folder, state, params))


@st.cache_resource(show_spinner=False, max_entries=6)
def _compared(folder: str, state: str, params: str) -> pd.DataFrame:
    marks, claims = _marks(folder, state, params), _claims(folder, state, params)
    return analysis.compared(marks, claims, _subjects(folder, state, params))


@st.cache_resource(show_spinner=False, max_entries=6)
def _side_by_side(folder: str, state: str, params: str) -> Marks:
    asked = from_address(params)
    theirs = analysis.of_voices(_marks(folder, state, params), asked.claimants)
    drawn = analysis.without_history(theirs, asked.since)
    loaded = _loaded(folder, state, params)
    return analysis.gathered(analysis.with_days(drawn, loaded, asked.since, asked.until, asked.known))


@st.cache_resource(show_spinner=False, max_entries=6)
def _revisions(folder: str, state: str, params: str) -> pd.DataFrame:
    marks, claims = _marks(folder, state, params), _claims(folder, state, params)
    return analysis.revisions(marks, claims, _subjects(folder, state, params))


@st.cache_resource(show_spinner=False, max_entries=6)
def _uncompared(folder: str, state: str, params: str) -> str:
    return analysis.uncompared(_subjects(folder, state, params), from_address(params).claimants)


@st.cache_resource(show_spinner=False, max_entries=6)
def _places(folder: str, state: str, params: str) -> Places:
    return analysis.places(_marks(folder, state, params), _claims(folder, state, params))


@st.cache_resource(show_spinner=False, max_entries=16)
def _left_out(folder: str, state: str, params: str) -> tuple[tuple[str, int], ...]:
    return opened(folder).left_out(from_address(params))


@st.cache_resource(show_spinner=False, max_entries=16)
def _loaded(folder: str, state: str, params: str) -> pd.Series[int]:
    return opened(folder).loaded(from_address(params))


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
def _weak(folder: str, state: str, params: str) -> list[Hit]:
    return opened(folder).weak(from_address(params))


@st.cache_data(show_spinner=False, max_entries=64)
def _stories(folder: str, state: str, params: str) -> int:
    return opened(folder).stories(from_address(params))


@st.cache_data(show_spinner=False, max_entries=16)
def _example(folder: str, state: str, like: str) -> Example | None:
    return opened(folder).example(like)


@st.cache_data(show_spinner=False, max_entries=64)
def _new_in(folder: str, state: str, _search: Saved, name: str, looked_at: str) -> int:
    return opened(folder).new_in(_search)
