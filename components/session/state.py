"""Which state of a library is shown: the newest; while a load changes it from second to second, the one seen last.

So what was read stays read while reports come in, and all that a page says is of one state as far as that goes.
"""

from __future__ import annotations

import streamlit as st

from components import jobs
from components.session.opened import libraries, library
from components.store import Summary

# Whether this run shows a library as it was some batches of a load ago.
_BEHIND = "behind"


def settle() -> None:
    """Decide which state of the library this run shows."""
    st.session_state[_BEHIND] = False
    if not libraries():
        return
    folder, now = str(library().folder), _now()
    if _seen().get(folder, now) != now:
        load = jobs.newest(library().folder)
        st.session_state[_BEHIND] = load is not None and jobs.running(load)
    if not st.session_state[_BEHIND]:
        _see(folder, now)


def behind() -> bool:
    """Whether a load has added to the library since what is shown was read."""
    return bool(st.session_state.get(_BEHIND))


def refresh() -> None:
    """Show the library as it is now."""
    _seen().pop(str(library().folder), None)


def state() -> tuple[str, str]:
    """The folder of the library shown, and which state of it: the keys of every cache."""
    folder = str(library().folder)
    return folder, _seen().get(folder) or _now()


def state_of(summary: Summary) -> str:
    """Which state of a library this is a summary of."""
    return f"{summary.version} {summary.fingerprint}"


def _now() -> str:
    return state_of(library().summary())


def _see(folder: str, now: str) -> None:
    """Note what is shown; a library without reports is not held on to, so that its first ones are seen at once."""
    if library().summary().reports:
        _seen()[folder] = now


@st.cache_resource(show_spinner=False)
def _seen() -> dict[str, str]:
    """The state of each library that was shown last, by folder; all sessions share it as they share the caches."""
    return {}
