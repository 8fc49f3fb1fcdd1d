"""A second model beside the first: a matrix of its own, filled as it is asked for, searched with its own floor."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from components import embedding
from components.embedding import DEFAULT_NAME
from components.errors import LibraryError, MissingPart
from components.library import Library
from components.question import Question
from components.records import Report
from tests.conftest import STORY
from tests.embedding.making import model

REPORTS = [
    Report.new(STORY, "The story", source="A newspaper", published="2024-08-14"),
    Report.new("Air defences shot down 31 drones over Kursk at night.", source="Quay Post", published="2024-08-15"),
    *(Report.new(f"Village number {n} has a bakery that sells rye bread.", source="Quay Post") for n in range(90)),
]
ASKED = Question("drones shot down")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return model(tmp_path / "models" / "tiny")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library that the default model embedded."""
    monkeypatch.delenv("CLAIMLINE_EMBEDDER", raising=False)
    with Library(tmp_path / "library") as library:
        library.add(REPORTS)
    return tmp_path / "library"


def found(folder: Path) -> list[str]:
    with Library(folder) as library:
        return [hit.report.id for hit in library.search(ASKED)]


def test_a_library_is_searched_with_a_second_model_once_it_is_embedded(
    folder: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = found(folder)
    assert first
    with Library(folder) as library:
        floor = library.floor()
    monkeypatch.setenv("CLAIMLINE_EMBEDDER", str(other))
    with Library(folder) as library:
        before, told = library.summary(), list[tuple[int, int]]()
        for question in (ASKED, Question(like=REPORTS[0].id), library.paste("Drones over Kursk.")):
            with pytest.raises(LibraryError, match=r"components embed --library"):
                library.search(question)
        assert library.reports(Question()).shape[0] == len(REPORTS)  # what needs no meaning goes on as ever
        done = library.embed(lambda *seen: told.append(seen))
        assert told[-1] == (done, done)
        assert len(told) > 1
        assert library.embed() == 0
        assert library.summary().fingerprint == before.fingerprint
        assert library.summary().version > before.version
        assert library.floor() != floor
        assert library.store.nearest(np.eye(16, dtype=np.float32)[0], str(other), Question(), 5).passages
        assert library.search(Question(like=REPORTS[0].id)) is not None
    monkeypatch.delenv("CLAIMLINE_EMBEDDER")
    assert found(folder) == first
    with Library(folder) as library:
        assert library.floor() == floor


def test_embedding_that_was_ended_goes_on(folder: Path, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINE_EMBEDDER", str(other))

    def end(*_: int) -> None:
        raise KeyboardInterrupt

    with Library(folder) as library, pytest.raises(KeyboardInterrupt):
        library.embed(end)
    with Library(folder) as library:
        with pytest.raises(LibraryError, match="not embedded yet"):
            library.search(ASKED)
        told: list[tuple[int, int]] = []
        assert library.embed(lambda *seen: told.append(seen)) == told[0][1]
        assert library.store.summary().passages > told[0][1] > 0
        library.search(ASKED)


def test_what_is_loaded_with_another_model_is_missed_and_not_folded_until_the_first_embeds_it(
    folder: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMLINE_EMBEDDER", str(other))
    copy = Report.new(f"{STORY}\nMore follows.", source="A broadcaster", published="2024-08-14")
    with Library(folder) as library:
        assert library.add([copy]).added == 1
    monkeypatch.delenv("CLAIMLINE_EMBEDDER")
    with Library(folder) as library:
        with pytest.raises(LibraryError, match=f'"{DEFAULT_NAME}"'):
            library.search(ASKED)
        assert library.embed() == 1
        assert library.search(ASKED)
        assert library.copies(REPORTS[0].id)["report"].tolist() == [copy.id]


def test_the_same_weights_in_another_folder_are_a_model_of_their_own(
    folder: Path, other: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CLAIMLINE_EMBEDDER", str(shutil.copytree(other, tmp_path / "moved")))
    with Library(folder) as library:
        assert library.embed() > 0
        moved = library.floor()
    monkeypatch.setenv("CLAIMLINE_EMBEDDER", str(other))
    with Library(folder) as library:
        assert library.embed() > 0
        assert library.floor() == pytest.approx(moved)


def test_another_model_in_the_folder_of_one_that_was_used_is_told_and_nothing_is_mixed(
    folder: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = other.with_name("changed")
    monkeypatch.setenv("CLAIMLINE_EMBEDDER", str(shutil.copytree(other, at)))
    with Library(folder) as library:
        library.embed()
    shutil.rmtree(at)
    model(at, width=8)
    models_forgotten()
    with Library(folder) as library:
        before = library.summary()
        fresh = [Report.new("Two more drones were shot down over Kursk.", published="2024-08-16")]
        for wrong in (lambda: library.search(ASKED), lambda: library.add(fresh)):
            with pytest.raises(LibraryError, match="vectors of 8 numbers"):
                wrong()
        assert library.summary() == before


def test_a_model_that_is_not_here_is_told_by_search_load_and_embed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMLINE_EMBEDDER", str(tmp_path / "nowhere"))
    with Library(folder) as library:
        with pytest.raises(LibraryError, match="not embedded yet"):
            library.search(ASKED)
        for wrong in (library.embed, lambda: library.add([Report.new("Three tanks were lost.")])):
            with pytest.raises(MissingPart, match="There is no embedding model"):
                wrong()


def models_forgotten() -> None:
    """Forget the models that were loaded, as a program that starts anew does."""
    embedding._loaded.cache_clear()
