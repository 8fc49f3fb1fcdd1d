"""The address: which page, question, library and view it names, and writing to it.

The address alone says what is shown. Boxes show what it says and write to it (``ask``, ``put``), doors lead to another
one (``address``, ``here``); so each change is a step of the browser's history, and back and forward just work.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import inf
from time import monotonic
from urllib.parse import parse_qs, urlencode

import streamlit as st

from components.question import Parameters, Question, View, read_question, read_view, unknown

# Seconds from the end of a run after which a browser has taken over what it wrote into its address.
LATE = 3.0


@dataclass(frozen=True, slots=True)
class _Written:
    """A parameter that was written: on which page, what stood there before, and what was put in its place.

    ``moment`` is the end of the run that wrote it, later than all while that lasts.
    """

    page: str
    before: list[str]
    value: list[str]
    moment: float = inf


def begin(page: st.Page) -> None:
    """Note which page is run and, for the address that a session starts with, what in it was not understood."""
    st.session_state["page"] = page.url_path
    if "problems" not in st.session_state:
        params = _params()
        st.session_state["problems"] = [*unknown(params), *read_question(params)[1], *read_view(params)[1]]


def end() -> None:
    """Note that a run ends: from now on a browser takes over what it wrote."""
    st.session_state["written"] = {
        name: replace(one, moment=min(one.moment, monotonic())) for name, one in _written().items()
    }


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
    return _address(name, asked, replace(shown or View(), library=view().library).to_params())


def full_address(asked: Question) -> str:
    """Where the page that is shown has a question, in full, for files that are read elsewhere."""
    base = (st.context.url or "").rstrip("/").removesuffix(f"/{page()}")
    return f"{base}/{address(page(), asked, replace(view(), selection=())).removeprefix('./')}"


def here(asked: Question) -> str:
    """Where the page that is shown has another question."""
    return from_here()(asked)


def from_here() -> Callable[[Question], str]:
    """What tells of each question where the page that is shown has it: the address is read once for many of them."""
    name, shown = page(), view()
    kept = View(library=shown.library, name=shown.name, bin=shown.bin, panels=shown.panels).to_params()
    return lambda asked: _address(name, asked, kept)


def ask(asked: Question) -> None:
    """Write what is new in a question into the address; weak stories are asked for each time anew."""
    before, after = question().to_params(), asked.to_params()
    changed = {name: after.get(name, []) for name in {**before, **after} if before.get(name) != after.get(name)}
    put(**changed, weak=[])


def put(**parameters: str | Sequence[str]) -> None:
    """Write these parameters into the address; an empty one is taken out.

    A browser that has not yet heard of what was written a moment ago sends its old address with the next click; what
    was written then is written again, so that neither of two quick steps undoes the other.
    """
    given = {name: [value] if isinstance(value, str) else list(value) for name, value in parameters.items()}
    given = {name: [value for value in values if value] for name, values in given.items()}
    lost = {name: one for name, one in _written().items() if name not in given and _lost(name, one)}
    before = _params()
    wanted = {**{name: one.value for name, one in lost.items()}, **given}
    st.session_state["written"] = lost | {
        name: _Written(page(), before.get(name, []), values) for name, values in given.items()
    }
    for name, values in wanted.items():
        if not values:
            st.query_params.pop(name, None)
    st.query_params.update({name: values for name, values in wanted.items() if values})


def to_address(asked: Question) -> str:
    """A question as one line, the key under which caches keep its answer."""
    return urlencode(asked.to_params(), doseq=True)


def from_address(params: str) -> Question:
    """The question of such a line."""
    return read_question(parse_qs(params))[0]


def _address(name: str, asked: Question, shown: Parameters) -> str:
    return f"{name or './'}?{urlencode({**asked.to_params(), **shown}, doseq=True)}"


def _written() -> dict[str, _Written]:
    found: dict[str, _Written] = st.session_state.get("written", {})
    return found


def _lost(name: str, one: _Written) -> bool:
    """Whether a parameter was written so lately, on this page, that the old one can only be a late browser's."""
    return one.page == page() and monotonic() - one.moment < LATE and _params().get(name, []) == one.before


def _params() -> Parameters:
    return {name: st.query_params.get_all(name) for name in st.query_params}
