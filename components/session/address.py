"""The address: which page, question, library and view it names, and writing to it.

The address alone says what is shown. Boxes show what it says and write to it (``ask``, ``put``), doors lead to another
one (``address``, ``here``); so each change is a step of the browser's history, and back and forward just work.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import parse_qs, urlencode

import streamlit as st

from components.question import Parameters, Question, View, read_question, read_view


def begin(page: st.Page) -> None:
    """Note which page is run and, for the address that a session starts with, what in it was not understood."""
    st.session_state["page"] = page.url_path
    if "problems" not in st.session_state:
        st.session_state["problems"] = [*read_question(_params())[1], *read_view(_params())[1]]


def page() -> str:
    """The page that is shown, as addresses name it: "" for the first one."""
    return str(st.session_state["page"])


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


def address(name: str, asked: Question, shown: View | None = None) -> str:
    """Where a page shows a question in the library that is shown; relative, so that it holds behind a proxy too."""
    params = {**asked.to_params(), **replace(shown or View(), library=view().library).to_params()}
    return f"{name or './'}?{urlencode(params, doseq=True)}"


def here(asked: Question) -> str:
    """Where the page that is shown has another question."""
    shown = view()
    return address(page(), asked, View(name=shown.name, bin=shown.bin, panels=shown.panels))


def ask(asked: Question) -> None:
    """Write a question into the address, in place of the one before."""
    gone: Parameters = {name: [] for name in question().to_params()}
    put(**{**gone, **asked.to_params()})


def put(**parameters: str | Sequence[str]) -> None:
    """Write these parameters into the address; an empty one is taken out."""
    for name, value in parameters.items():
        if not value:
            st.query_params.pop(name, None)
    st.query_params.update({name: value for name, value in parameters.items() if value})


def to_address(asked: Question) -> str:
    """A question as one line, the key under which caches keep its answer."""
    return urlencode(asked.to_params(), doseq=True)


def from_address(params: str) -> Question:
    """The question of such a line."""
    return read_question(parse_qs(params))[0]


def _params() -> Parameters:
    return {name: st.query_params.get_all(name) for name in st.query_params}
