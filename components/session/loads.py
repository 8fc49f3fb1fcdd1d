"""Loads beside the dashboard: what goes into one's own library, how far it is, stopping and going on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from components import jobs
from components.library import sample_folder
from components.records import Rejection
from components.session.address import put
from components.session.opened import OWN, SAMPLE, chosen, target
from components.store import Load


def receive(files: Iterable[tuple[str, bytes]]) -> None:
    """Start to load these uploads (name, content) into one's own library, beside the dashboard."""
    folder = _begin()
    jobs.start(folder, [jobs.receive(folder, name, content) for name, content in files])


def fetch(address: str) -> None:
    """Start to load what stands at an address of the web into one's own library."""
    jobs.start(_begin(), [address])


def asked() -> tuple[jobs.Asked, ...]:
    """What waits until it is said which of its columns is which, or what comes first in its dates."""
    return jobs.asked(target())


def answer(question: jobs.Asked, mappings: Sequence[dict[str, str]] = (), first: str = "") -> None:
    """Load what waited, with these columns (field -> column, for each of its tables), or this order of its dates."""
    jobs.answer(target(), question, mappings, first)


def first_in_dates(load: Load) -> str:
    """What a load was told to come first in dates that leave it open."""
    return jobs.first_in_dates(load)


def dismiss(question: jobs.Asked) -> None:
    """Leave unread what waits."""
    jobs.dismiss(question)


def newest_load() -> Load | None:
    """The load into one's own library that began last."""
    return jobs.newest(target())


def sample_load() -> Load | None:
    """The load of the sample library that began last."""
    return jobs.newest(sample_folder())


def loading(load: Load) -> bool:
    """Whether a process is at work on this load."""
    return jobs.running(load)


def rejections(load_id: int) -> tuple[Rejection, ...]:
    """What a load into one's own library could not read."""
    return jobs.rejections(target(), load_id)


def stop_load(load_id: int) -> None:
    """Ask a load to stop."""
    jobs.stop(target(), load_id)


def resume(load_id: int) -> None:
    """Go on with a load that was stopped or cut off."""
    jobs.resume(target(), load_id)


def _begin() -> Path:
    """The folder that a load goes to; from the first one on, one's own library is what is meant."""
    folder = target()
    if chosen() == SAMPLE:
        put(library=OWN)
    return folder
