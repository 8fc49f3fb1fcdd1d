"""The matrix of vectors beside a library: derived, appended to, mended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from components.errors import LibraryError
from components.question import Question
from components.store import Store, open_store
from components.store.database import Database
from components.store.scan import Vectors, in_whole_numbers
from components.store.vectors import VectorFile
from tests.store.making import DIMENSION, MODEL, entry, found, put, report, vector

ENTRIES = [entry(report(f"text number {number}")) for number in range(300)]


def matrix(folder: Path) -> Path:
    (path,) = folder.glob("vectors-*.f16")
    return path


def assert_exact(store: Store, entries: list = ENTRIES) -> None:  # type: ignore[type-arg]
    for one in entries[::37]:
        scores = store.nearest(vector(one.report.text), MODEL, Question(), 1)
        assert found(scores) == [one.report.id]
        assert scores.values == pytest.approx([1.0], abs=1e-3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_store(tmp_path) as store:
        put(store, ENTRIES)
        assert_exact(store)
    return tmp_path


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 + 5])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def scramble(path: Path) -> None:
    path.write_bytes(np.random.default_rng(0).bytes(path.stat().st_size))


def zero_the_rows(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:64] + bytes(len(content) - 64))


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"rows that were never finished")


@pytest.mark.parametrize("harm", [Path.unlink, cut, empty, scramble, zero_the_rows, lengthen])
def test_a_matrix_that_is_missing_or_damaged_is_made_again(folder: Path, harm: Callable[[Path], None]) -> None:
    sound = matrix(folder).read_bytes()
    harm(matrix(folder))
    with open_store(folder) as store:
        assert_exact(store)
        more = [entry(report("one more text"))]
        put(store, more)
        assert_exact(store, [*ENTRIES, *more])
    assert matrix(folder).read_bytes()[64:].startswith(sound[64:])


def test_an_addition_is_appended_and_the_rest_is_not_written_again(folder: Path) -> None:
    before = matrix(folder).read_bytes()
    inode = matrix(folder).stat().st_ino
    with open_store(folder) as store:
        put(store, [entry(report(f"more text {number}")) for number in range(10)])
        store.nearest(vector("q"), MODEL, Question(), 1)
    after = matrix(folder)
    assert after.stat().st_ino == inode
    assert after.stat().st_size == len(before) + 10 * DIMENSION * 2
    assert after.read_bytes()[64 : len(before)] == before[64:]


def test_the_matrix_of_another_library_is_not_believed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    different = [ENTRIES[0], entry(report("the one text that differs")), *ENTRIES[2:]]
    with open_store(other) as store:
        put(store, different)
        (other / matrix(folder).name).write_bytes(matrix(folder).read_bytes())
        assert_exact(store, different)
        assert_exact(store, different[1:2])


def test_a_library_brought_back_from_an_older_copy_does_not_use_the_newer_matrix(folder: Path) -> None:
    file = folder / "library.sqlite3"
    older = file.read_bytes()
    with open_store(folder) as store:
        put(store, [entry(report(f"lost text {number}")) for number in range(50)])
        store.nearest(vector("q"), MODEL, Question(), 1)
    file.write_bytes(older)
    with open_store(folder) as store:
        new = [entry(report(f"new text {number}")) for number in range(50)]
        put(store, new)
        assert_exact(store, [*ENTRIES, *new])


def test_a_store_that_was_open_sees_what_another_adds(folder: Path) -> None:
    with open_store(folder) as one, open_store(folder) as other:
        one.nearest(vector("q"), MODEL, Question(), 1)
        new = [entry(report(f"new text {number}")) for number in range(5)]
        put(other, new)
        assert_exact(one, new)


def test_a_matrix_that_cannot_be_written_says_so(folder: Path) -> None:
    matrix(folder).unlink()
    with open_store(folder) as store:
        VectorFile(Database(folder), MODEL).path.mkdir()
        with pytest.raises(LibraryError, match=r"cannot be written: .* no report is lost"):
            store.nearest(vector("q"), MODEL, Question(), 1)


def test_two_models_stand_side_by_side(folder: Path) -> None:
    with open_store(folder) as store:
        put(store, ENTRIES[:3], "organisation/model v2.0")
        assert len(store.nearest(vector("q"), "organisation/model v2.0", Question(), 10).passages) == 3
        assert len(store.nearest(vector("q"), MODEL, Question(), 10).passages) == 10
    assert len(list(folder.glob("vectors-*.f16"))) == 2


def test_a_models_name_leaves_the_folder_in_no_way(tmp_path: Path) -> None:
    with open_store(tmp_path / "library") as store:
        for name in ("../../escape", "/etc/passwd", "", "нечто", "a" * 500):
            put(store, ENTRIES[:1], name)
            assert len(store.nearest(vector("q"), name, Question(), 1).passages) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["library"]
    assert len(list((tmp_path / "library").glob("vectors-*.f16"))) == 5


def test_the_nearest_are_those_of_plain_arithmetic_however_close_they_lie() -> None:
    draw = np.random.default_rng(1)
    # All within a cosine of 0.002 of each other: closer than whole numbers of 8 bits can tell.
    rows = draw.standard_normal(DIMENSION) + 0.01 * draw.standard_normal((5000, DIMENSION))
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16)
    vectors = Vectors(rows, *in_whole_numbers(rows))
    for question in (rows[7].astype(np.float32), vector("q"), np.eye(DIMENSION, dtype=np.float32)[3]):
        expected = rows.astype(np.float32) @ question
        for count in (1, 100, 5000, 9000):
            positions, cosines = vectors.scan(question).best(count)
            assert cosines == pytest.approx(np.sort(expected)[::-1][:count], abs=1e-6)
            assert cosines == pytest.approx(expected[positions], abs=1e-6)


def test_the_nearest_of_some_positions_are_those_of_plain_arithmetic_over_them() -> None:
    draw = np.random.default_rng(2)
    rows = draw.standard_normal((40_000, DIMENSION))
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16)
    vectors, question = Vectors(rows, *in_whole_numbers(rows)), vector("q")
    for some in (np.arange(0), np.arange(3, 40_000, 700), np.arange(1, 40_000, 2)):
        expected = rows[some].astype(np.float32) @ question
        for count in (1, 30, 30_000):
            positions, cosines = vectors.scan(question, some).best(count)
            assert set(positions) <= set(some)
            assert cosines == pytest.approx(np.sort(expected)[::-1][:count], abs=1e-6)


def test_no_vectors_at_all_have_no_nearest() -> None:
    none = np.empty((0, DIMENSION), dtype=np.float16)
    assert [len(found) for found in Vectors(none, *in_whole_numbers(none)).scan(vector("q")).best(10)] == [0, 0]
