"""What several rooms' tests share: libraries in folders of their own, real ones."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings

from components import jobs

# Machines are shared: no test fails for the time that it took.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

ROOT = Path(__file__).parent.parent

# The story that the seed of the project tells, in other words; published 2024-08-14.
STORY = (ROOT / "tests" / "story.txt").read_text(encoding="utf-8") if (ROOT / "tests" / "story.txt").exists() else ""


@pytest.fixture(scope="session")
def _sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("once") / "library-sample"
    jobs.load(folder, [jobs.SAMPLE])
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where this test's own library would stand; there is none yet, and no sample beside it.

    A load of the sample that a first page began ends with the test.
    """
    monkeypatch.setenv("CLAIMLINE_LIBRARY", str(tmp_path / "library"))
    yield tmp_path / "library"
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended while it was looked at
            said = (process / "cmdline").read_text(errors="replace").split("\0")
            if "components.jobs" in said and str(tmp_path / "library-sample") in said:
                os.kill(int(process.name), signal.SIGKILL)


@pytest.fixture
def sample(home: Path, _sample_once: Path) -> Path:
    """The sample library, loaded, beside this test's own."""
    return Path(shutil.copytree(_sample_once, home.with_name("library-sample")))
