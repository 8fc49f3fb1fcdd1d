"""A load that runs beside the dashboard: a child process reads and embeds, its progress is read from the store.

``python -m components.jobs sample`` loads the sample corpus into its library where no start has done so yet.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterable
from pathlib import Path

from tqdm import tqdm

from components.library import Added, Library, sample_folder
from components.records import Rejection
from components.store import Load, Loads

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "sample_data" / "reports.jsonl"

# How much a load gives way to the dashboard that runs beside it (the process's niceness).
_GIVES_WAY = 10

# The threads that wait for the processes started here, by load.
_children: dict[int, threading.Thread] = {}


def load(folder: Path, paths: Iterable[Path], load_id: int | None = None) -> Added:
    """Load files into the library in this folder, with a progress bar on stderr and an entry in the log of loads."""
    paths = list(paths)
    with Library(folder) as library, Loads(folder) as log:
        if load_id is None:
            load_id = log.begin([str(path) for path in paths])
        else:
            log.adopt(load_id)
        state, message = "failed", ""
        with tqdm(desc="Loading", unit=" reports", leave=False) as bar:

            def progress(added: Added) -> None:
                bar.update(added.added + added.already - bar.n)
                bar.set_postfix(claims=added.claims)
                log.update(load_id, added.added, added.already, added.rejected)

            try:
                added = library.add_paths(paths, progress, lambda: log.stop_requested(load_id))
                state = "stopped" if log.stop_requested(load_id) else "done"
            except Exception as error:
                message = str(error) or type(error).__name__
                raise
            finally:
                log.finish(load_id, state, message)
    if state == "done":
        _clear_inbox(folder, paths)
    return added


def start(folder: Path, paths: Iterable[Path]) -> int:
    """Start a load in a process of its own and return its number in the log of loads at once."""
    named = [str(path) for path in paths]
    with Loads(folder) as log:
        load_id = log.begin(named)
    _spawn(folder, load_id, named)
    return load_id


def resume(folder: Path, load_id: int) -> None:
    """Go on with a load that was stopped or cut off; what it had added is there already."""
    with Loads(folder) as log:
        found = next((load for load in log.all() if load.id == load_id), None)
        if found is not None:
            log.adopt(load_id)
            _spawn(folder, load_id, list(found.origins))


def stop(folder: Path, load_id: int) -> None:
    """Ask a load to stop after the reports it has in hand."""
    with Loads(folder) as log:
        log.request_stop(load_id)


def newest(folder: Path) -> Load | None:
    """The load that began last, None where there was none."""
    if not folder.is_dir():
        return None
    with Loads(folder) as log:
        return log.latest()


def wait(folder: Path, load_id: int) -> Load:
    """Wait until a load that this process started has ended, and say how it did."""
    _children[load_id].join()
    with Loads(folder) as log:
        return next(load for load in log.all() if load.id == load_id)


def rejections(folder: Path, load_id: int) -> tuple[Rejection, ...]:
    """Everything that a load could not read."""
    with Loads(folder) as log:
        return log.rejections(load_id)


def receive(folder: Path, name: str, content: bytes) -> Path:
    """Put an upload into the library's inbox, where it waits until it is loaded; the path it has there.

    Only letters, digits, dots and dashes of the stranger's name are kept, in a folder of its own.
    """
    place = folder / "inbox" / uuid.uuid4().hex
    place.mkdir(parents=True)
    path = place / (re.sub(r"[^\w.-]+", "_", Path(name).name).lstrip(".") or "upload")
    path.write_bytes(content)
    return path


def running(load: Load) -> bool:
    """Whether a process is at work on this load."""
    if load.state != "running":
        return False
    try:
        os.kill(load.pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def start_sample() -> None:
    """Load the sample corpus beside the dashboard, unless that was done or is being done."""
    last = newest(sample_folder())
    if last is None:
        start(sample_folder(), [SAMPLE])
    elif last.state != "done" and not running(last):
        resume(sample_folder(), last.id)


def sample_ready() -> bool:
    """Whether the sample library has been loaded to its end."""
    last = newest(sample_folder())
    return last is not None and last.state == "done"


def _spawn(folder: Path, load_id: int, paths: list[str]) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "components.jobs", "load", str(folder.resolve()), str(load_id), *paths],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    _children[load_id] = threading.Thread(target=child.wait, daemon=True)  # so that it leaves no zombie when it ends
    _children[load_id].start()


def _clear_inbox(folder: Path, paths: list[Path]) -> None:
    """Uploads that were read to the end need not wait any longer."""
    inbox = (folder / "inbox").resolve()
    for path in paths:
        if path.resolve().parent.parent == inbox:
            shutil.rmtree(path.parent)


def _main(arguments: list[str]) -> None:
    if arguments == ["sample"]:
        if not sample_ready():
            load(sample_folder(), [SAMPLE])
        return
    os.nice(_GIVES_WAY)
    _, folder, load_id, *paths = arguments
    load(Path(folder), [Path(path) for path in paths], int(load_id))


if __name__ == "__main__":
    _main(sys.argv[1:])
