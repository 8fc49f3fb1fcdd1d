"""What is likely to be asked next, worked out while nobody asks: the model of search, the marks of a whole library.

Most questions of an analyst take one metric or claimant after another of one library. Its claims are read and made
marks once, in a thread that begins when the pages have been still for a while; then theirs are taken out of them.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from components import analysis, embedding
from components.analysis import Marks
from components.errors import ClaimlineError
from components.question import Question
from components.session.opened import libraries, opened
from components.session.state import behind, state, state_of
from components.store import folders

# Seconds in which no page is run before the thread begins: who clicks on waits less for the next. Longer where the
# library has changed since it was read: whoever loads into it, or judges its claims, is likely to change it again.
_STILL, _CHANGED = 2.0, 20.0
# Claims up to which all are read: 100,000 take some five seconds of the processor and a quarter of a gigabyte.
_MOST = 250_000
# States of libraries that are kept.
_KEPT = 3

_State = tuple[str, str]


@dataclass(slots=True)
class _Ahead:
    """What was worked out of which states of libraries, which one was shown last, and how many pages are being run."""

    every: dict[_State, Marks | None] = field(default_factory=dict)
    shown: _State = ("", "")  # none yet
    running: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def still(self) -> float:
        """How long to wait for another run."""
        return _CHANGED if any(folder == self.shown[0] for folder, _ in self.every) else _STILL


@contextmanager
def run() -> Iterator[None]:
    """A run of a page, in which nothing else is begun; after it there is work to do where its library is a new one."""
    ahead = _ahead()
    with ahead.changed:
        ahead.running += 1
        ahead.changed.notify_all()
    shown = None
    try:
        yield
        with suppress(ClaimlineError):  # the page has told it
            shown = state() if libraries() and not behind() else None
    finally:
        with ahead.changed:
            ahead.running -= 1
            ahead.shown = shown or ahead.shown
            ahead.changed.notify_all()


def read_ahead(folder: str, state: str) -> Marks | None:
    """The marks of all claims of a library, where they were made of this state of it."""
    return _ahead().every.get((folder, state))


@st.cache_resource(show_spinner=False)
def _ahead() -> _Ahead:
    """The one of this process; its thread lives as long, and nothing is read ahead where CLAIMLINE_WARM is 0."""
    ahead = _Ahead()
    if os.environ.get("CLAIMLINE_WARM", "1") != "0":
        threading.Thread(target=_work, args=(ahead,), daemon=True).start()
    return ahead


def _work(ahead: _Ahead) -> None:
    """Wait until there is something to do and nobody asks for anything, do it, and wait again."""
    while True:
        with ahead.changed:
            ahead.changed.wait_for(lambda: ahead.shown[0] and ahead.shown not in ahead.every)
            while ahead.running or ahead.changed.wait(ahead.still()):
                ahead.changed.wait_for(lambda: not ahead.running)
            shown = ahead.shown
        every: Marks | None = None
        with suppress(ClaimlineError):  # who asks for it is told
            embedding.embedder().embed(["warm"])
            every = _marks(*shown)
        with ahead.changed:
            ahead.every[shown] = every
            while len(ahead.every) > _KEPT:
                ahead.every.pop(next(iter(ahead.every)))
            ahead.changed.notify_all()


def _marks(folder: str, state: str) -> Marks | None:
    """The marks of all claims of a library in this state; None of one too large, or that is another by now or gone."""
    if not folders.is_library(Path(folder)):
        return None
    shown = opened(folder)
    made = analysis.marks(shown.claims(Question())) if shown.summary().claims <= _MOST else None
    return made if state_of(shown.summary()) == state else None
