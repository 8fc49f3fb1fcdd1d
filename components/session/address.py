"""The address: which question it asks, which library and view it names, and writing to it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode

import streamlit as st

from components.question import Question, View, read_question, read_view


def begin(page: st.Page) -> None:
    """Read the address that a session starts with: write it as the boxes do, remember what was not understood."""
    if "problems" in st.session_state:
        return
    (asked, unclear), (shown, unseen) = read_question(_params()), read_view(_params())
    st.session_state["problems"] = [*unclear, *unseen]
    understood = {**asked.to_params(), **shown.to_params()}
    if understood != _params():
        st.switch_page(page, query_params=understood)


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


def to_address(asked: Question) -> str:
    """A question as one line, the key under which caches keep its answer."""
    return urlencode(asked.to_params(), doseq=True)


def from_address(params: str) -> Question:
    """The question of such a line."""
    return read_question(parse_qs(params))[0]


def _params() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}
