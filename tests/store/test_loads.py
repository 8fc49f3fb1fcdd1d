"""The log of loads, seen from the process that loads and from another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from components.pace import Ahead
from components.records import Rejection
from components.store import Loads, open_store

UNREAD = (Rejection("a.csv", "row 3 has no text"), Rejection("b.pdf", "no reader \ud800 for this", kept=True))


@pytest.fixture
def loads(tmp_path: Path) -> Iterator[Loads]:
    with Loads(tmp_path) as opened:
        yield opened


def test_nothing_was_loaded_into_a_new_library(loads: Loads) -> None:
    assert loads.latest() is None
    assert loads.all() == ()


def test_a_load_is_followed_from_another_process(loads: Loads, tmp_path: Path) -> None:
    begun = loads.begin(["a.csv", "b.pdf"])
    loads.update(begun, 3, 2, ahead=Ahead(0.25, 90.0))
    with Loads(tmp_path) as other:
        load = other.latest()
    assert load is not None
    assert (load.id, load.origins) == (begun, ("a.csv", "b.pdf"))
    assert (load.added, load.already, load.done, load.ahead) == (3, 2, 5, Ahead(0.25, 90.0))
    assert (load.state, load.stop_requested, load.pid) == ("running", False, os.getpid())
    assert datetime.fromisoformat(load.started) <= datetime.fromisoformat(load.updated)
    assert datetime.fromisoformat(load.updated).utcoffset() is not None


def test_how_much_there_is_may_be_unknown_and_is_so_again_when_a_load_goes_on(loads: Loads) -> None:
    begun = loads.begin(["folder"])
    assert loads.all()[0].ahead == Ahead()
    loads.update(begun, 3, 0, ahead=Ahead(0.5))
    assert loads.all()[0].ahead == Ahead(0.5)
    loads.adopt(begun)
    assert loads.all()[0].ahead == Ahead()


def test_what_could_not_be_read_is_kept_once_each(loads: Loads) -> None:
    begun, other = loads.begin(["a.csv"]), loads.begin(["c.csv"])
    loads.update(begun, 1, 0, UNREAD[:1])
    loads.update(begun, 2, 0, UNREAD)
    loads.update(begun, 3, 0, UNREAD)
    kept = loads.rejections(begun)
    assert kept == (UNREAD[0], Rejection("b.pdf", "no reader ? for this", kept=True))
    assert loads.rejections(other) == ()
    assert [load.rejected for load in loads.all()] == [0, 2]


@pytest.mark.parametrize("state", ["done", "stopped", "failed"])
def test_a_load_ends(loads: Loads, state: str) -> None:
    begun = loads.begin(["a.csv"])
    loads.finish(begun, state, "why")
    load = loads.latest()
    assert load is not None
    assert (load.state, load.message) == (state, "why")


def test_a_load_does_not_end_as_something_else(loads: Loads) -> None:
    begun = loads.begin(["a.csv"])
    with pytest.raises(ValueError, match="ends as one of"):
        loads.finish(begun, "runing")


def test_another_process_can_ask_a_load_to_stop(loads: Loads, tmp_path: Path) -> None:
    first, second = loads.begin(["a"]), loads.begin(["b"])
    with Loads(tmp_path) as other:
        other.request_stop(first)
    assert loads.stop_requested(first)
    assert not loads.stop_requested(second)
    assert not loads.stop_requested(999)
    assert [load.stop_requested for load in loads.all()] == [False, True]


def test_a_load_that_is_taken_over_runs_again(loads: Loads) -> None:
    begun = loads.begin(["a"])
    loads.request_stop(begun)
    loads.finish(begun, "stopped")
    loads.adopt(begun)
    load = loads.latest()
    assert load is not None
    assert (load.id, load.state, load.stop_requested, load.pid) == (begun, "running", False, os.getpid())


def test_the_newest_load_comes_first(loads: Loads) -> None:
    ids = [loads.begin([name]) for name in "abc"]
    assert [load.id for load in loads.all()] == ids[::-1]


def test_the_log_changes_nothing_of_what_the_library_holds(loads: Loads, tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        before = store.summary()
        loads.begin(["a"])
        assert store.summary() == before
