"""The libraries on this machine, by name: one's own, others beside it, the sample; make, rename, copy and delete them.

A library is a folder. One's own is ``library`` (or what CLAIMLINE_LIBRARY names); others stand beside it as
``library-2``, ``library-3`` and so on, the sample as ``library-sample``. Their names are kept inside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from components import jobs
from components.errors import LibraryError
from components.library import default_folder, sample_folder
from components.store import Loads, folders

# What a library is called that nobody gave a name.
SAMPLE = "Sample"
OWN = "Your reports"

_LONGEST_NAME = 60


def libraries() -> dict[str, Path]:
    """The folders of all libraries by name: one's own first, the sample last."""
    found: dict[str, Path] = {}
    for folder in _folders():
        name = _name(folder)
        # A folder that was copied by hand brings its name along.
        found[name if name not in found else f"{name} ({folder.name})"] = folder
    return found


def create(name: str) -> Path:
    """Make an empty library of this name; its folder."""
    name = _checked(name)
    folder = _free_folder()
    folders.rename(folder, name)
    return folder


def rename(folder: Path, name: str) -> None:
    """Give a library another name."""
    folders.rename(folder, _checked(name, folder))


def copy(folder: Path, name: str) -> Path:
    """Copy a library with all that is in it under a new name; the copy's folder."""
    name = _checked(name)
    to = _free_folder()
    folders.copy(folder, to, name)
    return to


def delete(folder: Path) -> None:
    """Delete a library for good; LibraryError while a load is at work on it."""
    with Loads(folder) as log:
        at_work = any(jobs.running(load) for load in log.all())
    if at_work:
        raise LibraryError("A load is at work on this library; stop it first, then delete the library.")
    folders.delete(folder)


def _folders() -> Iterator[Path]:
    own, sample = default_folder(), sample_folder()
    beside = sorted(own.parent.glob(f"{own.name}-*"), key=lambda folder: (len(folder.name), folder.name))
    candidates = [own, *(folder for folder in beside if folder != sample), sample]
    return (folder for folder in candidates if folders.is_library(folder))


def _name(folder: Path) -> str:
    if folder == sample_folder():
        return SAMPLE
    try:
        given = folders.name(folder)
    except LibraryError:  # told where the library is opened; it does not hide the others
        given = ""
    return given or (OWN if folder == default_folder() else folder.name)


def _checked(name: str, renamed: Path | None = None) -> str:
    """The name without space around it; LibraryError where it cannot be one, or is another library's."""
    name = name.strip()
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise LibraryError(f"A library's name has 1 to {_LONGEST_NAME} letters on one line; choose another one.")
    if any(known.casefold() == name.casefold() and folder != renamed for known, folder in libraries().items()):
        raise LibraryError(f'There is a library "{name}" already; choose another name.')
    return name


def _free_folder() -> Path:
    own = default_folder()
    return next(folder for number in count(2) if not (folder := own.with_name(f"{own.name}-{number}")).exists())
