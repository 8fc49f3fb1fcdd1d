"""What the dashboard remembers: caches, the session's state and the address; the only home of all three.

Caches are keyed by a library's folder, its version and the question's parameters, so that they empty themselves when
the library changes and never hold another library's rows.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import pandas as pd
import streamlit as st

from components import jobs
from components.analysis import Marks
from components.library import Library, default_folder, sample_folder
from components.question import Question, View, read_question, read_view
from components.records import Hit, Provenance, Rejection
from components.store import Facet, Load

# The libraries as the sidebar and an address name them.
SAMPLE = "Sample"
OWN = "Your reports"


def begin(page: st.Page) -> None:
    """Read the address that a session starts with: write it as the boxes do, remember what was not understood."""
    if "problems" in st.session_state:
        return
    (asked, unclear), (shown, unseen) = read_question(_params()), read_view(_params())
    st.session_state["problems"] = [*unclear, *unseen]
    understood = {**asked.to_params(), **shown.to_params()}
    if understood != _params():
        st.switch_page(page, query_params=understood)


def libraries() -> dict[str, Path]:
    """The libraries that can be shown, by the name that stands in an address."""
    found = {OWN: default_folder(), SAMPLE: sample_folder()}
    return {name: folder for name, folder in found.items() if folder.is_dir() and _open(str(folder)).summary().reports}


def chosen() -> str:
    """The library that this session shows: what the address names, else one's own, else the sample."""
    available = libraries()
    named = view().library
    return named if named in available else next(iter(available), SAMPLE)


def name_library() -> None:
    """Write into the address that it speaks of the sample, so that it still does once there is an own library too."""
    if list(libraries()) == [SAMPLE] and not default_folder().is_dir():
        st.query_params["library"] = SAMPLE


def library() -> Library:
    """The library that this session shows."""
    return _open(str(sample_folder() if chosen() == SAMPLE else default_folder()))


def question() -> Question:
    """The question in the address; what could not be understood is left out and told by ``problems``."""
    return read_question(_params())[0]


def view() -> View:
    """How the address asks to show it."""
    return read_view(_params())[0]


def problems() -> list[str]:
    """A sentence for each parameter of the session's first address that could not be understood; told once."""
    told: list[str] = st.session_state["problems"]
    st.session_state["problems"] = []
    return told


def put(**parameters: str | list[str]) -> None:
    """Write these parameters into the address; an empty one is taken out."""
    for name, value in parameters.items():
        if value:
            st.query_params[name] = value
        else:
            st.query_params.pop(name, None)


def look() -> str:
    """Whether the reader's browser shows the light or the dark theme."""
    return "dark" if st.context.theme.type == "dark" else "light"


def facets() -> dict[str, tuple[Facet, ...]]:
    """The values that each filter could take."""
    shown = library()
    return _facets(str(shown.folder), shown.summary().version)


def claims(asked: Question) -> pd.DataFrame:
    """The claims that pass a question's filters."""
    shown = library()
    return _claims(str(shown.folder), shown.summary().version, urlencode(asked.to_params(), doseq=True))


def reports(asked: Question) -> pd.DataFrame:
    """The reports that pass a question's filters."""
    shown = library()
    return _reports(str(shown.folder), shown.summary().version, urlencode(asked.to_params(), doseq=True))


def hits(asked: Question) -> list[Hit]:
    """The stories that answer a question."""
    shown = library()
    return _hits(str(shown.folder), shown.summary().version, urlencode(asked.to_params(), doseq=True))


def provenance(asked: Question, shown: pd.DataFrame, drawn: Marks | None = None) -> Provenance:
    """Where these claims come from, for a picture or an export."""
    return library().provenance(asked, shown, drawn)


def undated() -> pd.DataFrame:
    """The reports of one's own library that need a date."""
    if OWN not in libraries():
        return pd.DataFrame()
    table = _reports(str(default_folder()), _open(str(default_folder())).summary().version, "")
    return table[table["day"].isna()]


def begins(report_id: str, characters: int) -> str:
    """How a report of one's own library begins."""
    return _open(str(default_folder())).report(report_id).text[:characters]


def give_date(report_id: str, day: date) -> None:
    """Give a report of one's own library its day of publication."""
    _open(str(default_folder())).date(report_id, day)


def receive(files: Iterable[tuple[str, bytes]]) -> None:
    """Start to load these uploads (name, content) into one's own library, beside the dashboard."""
    if OWN not in libraries():
        st.query_params.pop("library", None)  # from now on one's own is what is meant
    paths = [jobs.receive(default_folder(), name, content) for name, content in files]
    jobs.start(default_folder(), paths)


def fetch(address: str) -> None:
    """Start to load what stands at an address of the web into one's own library."""
    if OWN not in libraries():
        st.query_params.pop("library", None)
    jobs.start(default_folder(), [address])


def asked() -> tuple[jobs.Asked, ...]:
    """What waits until it is said which of its columns is which."""
    return jobs.asked(default_folder())


def answer(question: jobs.Asked, mappings: list[dict[str, str]]) -> None:
    """Load what waited, with these columns (field -> column, for each of its tables)."""
    jobs.answer(default_folder(), question, mappings)


def dismiss(question: jobs.Asked) -> None:
    """Leave unread what waits."""
    jobs.dismiss(question)


def newest_load() -> Load | None:
    """The load into one's own library that began last."""
    return jobs.newest(default_folder())


def loading(load: Load) -> bool:
    """Whether a process is at work on this load."""
    return jobs.running(load)


def rejections(load_id: int) -> tuple[Rejection, ...]:
    """What a load into one's own library could not read."""
    return jobs.rejections(default_folder(), load_id)


def stop_load(load_id: int) -> None:
    """Ask a load to stop."""
    jobs.stop(default_folder(), load_id)


def resume(load_id: int) -> None:
    """Go on with a load that was stopped or cut off."""
    jobs.resume(default_folder(), load_id)


def start_sample() -> None:
    """Load the sample corpus beside the dashboard where no start has done so."""
    jobs.start_sample()


def warm() -> None:
    """Load the model of search in a thread, once a process, so that the first search need not wait for it."""
    if os.environ.get("CLAIMLINE_WARM", "1") != "0":
        _warm()


@st.cache_resource(show_spinner=False)
def _warm() -> threading.Thread:
    opened = library()
    thread = threading.Thread(target=lambda: opened.embedder.embed(["warm"]), daemon=True)
    thread.start()
    return thread


@st.cache_resource(show_spinner=False)
def _open(folder: str) -> Library:
    return Library(Path(folder))


@st.cache_data(show_spinner=False, max_entries=4)
def _facets(folder: str, version: int) -> dict[str, tuple[Facet, ...]]:
    return _open(folder).facets()


@st.cache_data(show_spinner=False, max_entries=16)
def _claims(folder: str, version: int, params: str) -> pd.DataFrame:
    return _open(folder).claims(_question_of(params))


@st.cache_data(show_spinner=False, max_entries=16)
def _reports(folder: str, version: int, params: str) -> pd.DataFrame:
    return _open(folder).reports(_question_of(params))


@st.cache_data(show_spinner=False, max_entries=16)
def _hits(folder: str, version: int, params: str) -> list[Hit]:
    return _open(folder).search(_question_of(params))


def _question_of(params: str) -> Question:
    return read_question(parse_qs(params))[0]


def _params() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}
