"""A load that runs beside the dashboard: a child process reads and embeds, its progress is read from the store.

``python -m components.jobs sample`` loads the sample corpus into its library where no start has done so yet.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NoReturn

from tqdm import tqdm

from components.adding import Added
from components.library import Library, sample_folder
from components.pace import Ahead, Pace
from components.readers import DayOrder, OpenDate, UnknownColumns, is_address, read_mapping, write_mapping
from components.records import Rejection
from components.store import Load, Loads

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "sample_data" / "reports.jsonl"

# How much a load gives way to the dashboard that runs beside it (the process's niceness).
_GIVES_WAY = 10

# How a load's origins begin that are no places but say which column of a table holds which field, and what comes first
# in dates that leave day and month open.
_MAP, _ORDER = "--map=", "--first="
# Open dates that are shown where it is asked what comes first.
_DATES_SHOWN = 3

# The threads that wait for the processes started here, by load.
_children: dict[int, threading.Thread] = {}


@dataclass(frozen=True, slots=True)
class Asked:
    """An upload or an address of which an analyst has to say something before it can be read in full.

    Of its ``tables`` which column is which; else, of its ``dates`` that leave day and month open (the first of so many,
    ``open``), which comes first. ``mappings`` are those by which it was read.
    """

    place: str
    tables: tuple[UnknownColumns, ...]
    dates: tuple[OpenDate, ...]
    open: int
    mappings: tuple[dict[str, str], ...]
    file: Path


def load(
    folder: Path,
    places: Iterable[Path | str],
    load_id: int | None = None,
    mappings: Sequence[Mapping[str, str]] = (),
    first: str = "",
) -> Added:
    """Load files and addresses into the library in this folder, with a progress bar on stderr and an entry in the log.

    ``mappings`` (field -> column) are for tables whose columns have names of their own, ``first`` ("day", "month") for
    dates that leave it open which of the two comes first.
    """
    places = list(places)
    with Library(folder) as library, Loads(folder) as log:
        if load_id is None:
            load_id = log.begin(_origins(places, mappings, first))
        else:
            log.adopt(load_id)
        state, message, pace = "failed", "", Pace()
        with _bar() as bar:

            def progress(added: Added) -> None:
                # What is there already is passed over in no time, which says nothing of the rest.
                ahead = pace.at(added.share) if added.added else Ahead(added.share)
                log.update(load_id, added.added, added.already, added.rejected, ahead)
                _draw(bar, ahead, f"{added.added + added.already:,} reports, {added.claims:,} claims")

            try:
                added = library.add_paths(
                    places, progress, lambda: log.stop_requested(load_id), mappings, DayOrder(first) if first else None
                )
                stopped = log.stop_requested(load_id)
                if not stopped:
                    _settle(folder, places, added.rejected, mappings)
                state = "stopped" if stopped else "done"
            except Exception as error:
                message = str(error) or type(error).__name__
                raise
            finally:
                log.finish(load_id, state, message)
    return added


def embed(folder: Path) -> int:
    """Embed what the model in use has not embedded yet, with a progress bar on stderr; how many texts that were."""
    pace = Pace()
    with Library(folder) as library, _bar() as bar:
        return library.embed(
            lambda done, lacking: _draw(bar, pace.at(done / lacking), f"{done:,} of {lacking:,} passages")
        )


def start(
    folder: Path, places: Iterable[Path | str], mappings: Sequence[Mapping[str, str]] = (), first: str = ""
) -> int:
    """Start a load in a process of its own and return its number in the log of loads at once."""
    origins = _origins(places, mappings, first)
    with Loads(folder) as log:
        load_id = log.begin(origins)
    _spawn(folder, load_id, origins)
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


def asked(folder: Path) -> tuple[Asked, ...]:
    """The uploads and addresses that wait for an analyst to say which column is which, or what comes first in dates."""
    found = []
    for file in sorted((folder / "inbox").glob("*.json")):
        said = json.loads(file.read_text("utf-8"))
        tables = tuple(UnknownColumns(**table) for table in said["tables"])
        dates = tuple(OpenDate(**date) for date in said["dates"])
        found.append(Asked(said["place"], tables, dates, said["open"], tuple(said["mappings"]), file))
    return tuple(found)


def answer(folder: Path, question: Asked, mappings: Sequence[Mapping[str, str]] = (), first: str = "") -> int:
    """Start to load what waited for these mappings, or for what comes first in its dates; the load's number."""
    question.file.unlink(missing_ok=True)
    return start(folder, [question.place], mappings or question.mappings, first)


def first_in_dates(load: Load) -> str:
    """What a load was told to come first in dates that leave it open, "day" or "month"; "" where nothing was said."""
    return next((one.removeprefix(_ORDER) for one in load.origins if one.startswith(_ORDER)), "")


def dismiss(question: Asked) -> None:
    """Leave unread what waits for an answer."""
    question.file.unlink(missing_ok=True)
    shutil.rmtree(question.file.with_suffix(""), ignore_errors=True)


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


def _origins(places: Iterable[Path | str], mappings: Sequence[Mapping[str, str]], first: str) -> list[str]:
    """What the log keeps of a load, so that any process can go on with it: what was said of it, then whole places."""
    said = [_MAP + write_mapping(mapping) for mapping in mappings] + ([_ORDER + first] if first else [])
    return said + [str(place) if is_address(place) else str(Path(place).absolute()) for place in places]


def _spawn(folder: Path, load_id: int, origins: list[str]) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "components.jobs", "load", str(folder.resolve()), str(load_id), *origins],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    _children[load_id] = threading.Thread(target=child.wait, daemon=True)  # so that it leaves no zombie when it ends
    _children[load_id].start()


def _bar() -> tqdm[NoReturn]:
    return tqdm(total=1.0, bar_format="...", leave=False)


def _draw(bar: tqdm[NoReturn], ahead: Ahead, said: str) -> None:
    """How far it is on stderr: a bar where that is known, else the counts alone."""
    known = "" if ahead.share is None else "{percentage:3.0f}% |{bar}| "
    bar.bar_format = f"{known}{{desc}} [{{elapsed}}]"
    bar.n = ahead.share or 0.0
    bar.set_description_str(", ".join(filter(None, (said, ahead.in_words()))))


def _settle(
    folder: Path, places: Iterable[Path | str], rejected: Sequence[Rejection], mappings: Sequence[Mapping[str, str]]
) -> None:
    """Uploads that were read to the end leave the inbox; where something has to be said of one, a question stays.

    Files of the command line are asked about there; they are the analyst's own and nothing here.
    """
    inbox = (folder / "inbox").resolve()
    unknown = [one for one in rejected if isinstance(one, UnknownColumns)]
    undecided = [one for one in rejected if isinstance(one, OpenDate)]
    for place in places:
        if is_address(place):
            waiting = inbox / hashlib.blake2b(str(place).encode(), digest_size=16).hexdigest()
        elif Path(place).resolve().parent.parent == inbox:
            waiting = Path(place).resolve().parent
        else:
            continue
        tables = [asdict(one) for one in unknown if one.origin.startswith(str(place))]
        dates = [asdict(one) for one in undecided if one.origin.startswith(str(place))]
        question = waiting.with_suffix(".json")  # beside the folder, where no upload can stand
        if tables or dates:
            inbox.mkdir(exist_ok=True)
            said = {"place": str(place), "tables": tables, "dates": dates[:_DATES_SHOWN], "open": len(dates)}
            question.write_text(json.dumps({**said, "mappings": list(map(dict, mappings))}), "utf-8")
        else:
            question.unlink(missing_ok=True)
            shutil.rmtree(waiting, ignore_errors=True)


def _main(arguments: list[str]) -> None:
    if arguments == ["sample"]:
        if not sample_ready():
            load(sample_folder(), [SAMPLE])
        return
    os.nice(_GIVES_WAY)
    _, folder, load_id, *origins = arguments
    mappings = [read_mapping(one.removeprefix(_MAP)) for one in origins if one.startswith(_MAP)]
    first = next((one.removeprefix(_ORDER) for one in origins if one.startswith(_ORDER)), "")
    places = [one for one in origins if not one.startswith((_MAP, _ORDER))]
    load(Path(folder), places, int(load_id), mappings, first)


if __name__ == "__main__":
    _main(sys.argv[1:])
