"""The library that is shown: which there are, the one that the address names, opened once a process."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from components import jobs, shelf
from components.errors import LibraryError
from components.library import Library, default_folder
from components.session.address import page, put, question, view

# The library that a session shows where its address names none: one's own, else the sample.
SAMPLE, OWN = shelf.SAMPLE, shelf.OWN

# After how many new objects Python looks for those that hold one another and nobody else, and after how many such looks
# it looks at more, and at all. What is kept of 100,000 claims are millions; to go through them again and again, as it
# does by itself, took a fifth of the time of a page.
_SELDOM = (100_000, 20, 20)
# The libraries that a run of a page found; it asks for them dozens of times, and each time all would be opened.
_FOUND: ContextVar[dict[str, Path] | None] = ContextVar("found", default=None)


@contextmanager
def found_once() -> Iterator[None]:
    """Look for the libraries once for all that is done within; ``find_again`` where one was made, named or deleted."""
    _FOUND.set(_begun_libraries())
    try:
        yield
    finally:
        _FOUND.set(None)


def find_again() -> None:
    """Look for the libraries anew when they are asked for next."""
    _FOUND.set(None)


def libraries() -> dict[str, Path]:
    """The libraries that can be shown, by the name that stands in an address.

    One is among them from its first report or its name on: until then a newcomer sees the sample.
    """
    found = _FOUND.get()
    return _begun_libraries() if found is None else found


def _begun_libraries() -> dict[str, Path]:
    return {name: folder for name, folder in shelf.libraries().items() if _begun(folder)}


def chosen() -> str:
    """The library that this session shows: what the address names, else one's own, else the sample."""
    return _chosen(libraries())


def name_library() -> None:
    """Write into the address which library it speaks of, where it names none: the one that this session shows.

    So a link that names none leads on in the same library, and an address of the sample still speaks of it once there
    is an own library too.
    """
    named, shown = view().library, st.session_state.get("library", "")
    if named and libraries() and named not in {OWN, SAMPLE, *libraries()}:
        st.session_state["problems"].append(
            f'"library={named}" was left out: no library here is called so; "{chosen()}" is shown.'
        )
        put(library=chosen())
    elif named:
        st.session_state["library"] = named
    elif shown in libraries():
        put(library=shown)
    elif list(libraries()) == [SAMPLE] and not default_folder().is_dir():
        put(library=SAMPLE)


def library() -> Library:
    """The library that this session shows."""
    available = libraries()
    return opened(str(available[_chosen(available)]))


def permalink() -> str:
    """The address that shows what is shown now again: page, library and its state, question and view."""
    named = chosen() if libraries() else view().library
    shown = replace(view(), library=named, fingerprint=_fingerprint())
    return f"{page() or './'}?{urlencode({**question().to_params(), **shown.to_params()}, doseq=True)}"


def changed_since() -> bool:
    """Whether the address was copied when the library held something else."""
    return bool(libraries() and view().fingerprint and view().fingerprint != _fingerprint())


def _chosen(available: Collection[str]) -> str:
    named = view().library
    return named if named in available else next(iter(available), SAMPLE)


def _fingerprint() -> str:
    """What tells the state of the library shown; "" where there is none, or it cannot be opened."""
    try:
        return library().summary().fingerprint if libraries() else ""
    except LibraryError:
        return ""


def target() -> Path:
    """The folder that loads go to: the library shown, or one's own where that is the sample."""
    return default_folder() if chosen() == SAMPLE else libraries()[chosen()]


def _begun(folder: Path) -> bool:
    """Whether a library was ever written to; one that cannot be opened is told when it is chosen."""
    try:
        return bool(opened(str(folder)).summary().version)
    except LibraryError:
        return True


def start_sample() -> None:
    """Load the sample corpus beside the dashboard where no start has done so."""
    jobs.start_sample()


@st.cache_resource(show_spinner=False)
def opened(folder: str) -> Library:
    """The library in a folder, shared by all sessions of this process."""
    gc.set_threshold(*_SELDOM)
    return Library(Path(folder))
