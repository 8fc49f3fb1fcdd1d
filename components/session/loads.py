"""Loads beside the dashboard: what goes into one's own library, how far it is, stopping and going on."""

from __future__ import annotations

from collections.abc import Iterable

from components import jobs
from components.records import Rejection
from components.session.address import put
from components.session.opened import OWN, SAMPLE, chosen, target
from components.store import Load


def receive(files: Iterable[tuple[str, bytes]]) -> None:
    """Start to load these uploads (name, content) into one's own library, beside the dashboard."""
    folder = target()
    if chosen() == SAMPLE:
        put(library=OWN)  # from now on one's own is what is meant
    paths = [jobs.receive(folder, name, content) for name, content in files]
    jobs.start(folder, paths)


def newest_load() -> Load | None:
    """The load into one's own library that began last."""
    return jobs.newest(target())


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
