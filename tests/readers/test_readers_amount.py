"""How much of an input has been read, and files that gzip packed."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from components import readers
from components.records import Rejection, Report
from tests.readers.making import read

ROWS = "".join(f"{json.dumps({'text': f'Report number {n} speaks of {n * 7919} shells.'})}\n" for n in range(4_000))


def shares(*places: Path | str) -> list[float | None]:
    """How much was read when each item came, and at the end."""
    amount = readers.measure(places)
    return [*(amount.share() for _ in readers.read_all(places, amount=amount)), amount.share()]


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.csv", "ROWS.JSONL.gz"])
def test_what_lies_behind_grows_row_by_row_to_the_whole(tmp_path: Path, name: str) -> None:
    data = ROWS if "jsonl" in name.lower() else "text\n" + "".join(f"Shells fell on day {n}.\n" for n in range(9_000))
    content = data.encode()
    (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    seen = shares(tmp_path / name)
    assert None not in seen
    assert seen == sorted(seen)  # type: ignore[type-var]
    assert seen[0] < 1  # type: ignore[operator]
    assert seen[-1] == 1
    if not name.endswith("gz"):
        assert seen[len(seen) // 2] == pytest.approx(0.5, abs=0.1)


def test_files_count_by_their_size_and_those_read_as_a_whole_once_they_are_done(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a" * 100)
    (tmp_path / "b.json").write_text(json.dumps([{"text": "x" * 100}, {"text": "y" * 100}]))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "c.txt").write_text("c" * 300)
    (tmp_path / "README.md").write_text("r" * 5_000)
    whole = 100 + (tmp_path / "b.json").stat().st_size + 300
    a, b, again, c, end = shares(tmp_path)
    assert a is None
    assert b == again == pytest.approx(100 / whole)
    assert c == pytest.approx(1 - 300 / whole)
    assert end == 1


def test_of_addresses_and_of_what_is_not_there_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    assert shares(tmp_path / "nowhere.txt", tmp_path / "a.txt")[-1] == 1
    assert readers.measure([tmp_path / "a.txt", "https://example.org/feed"]).share() is None
    assert shares(tmp_path / "nowhere.txt") == [None, None]
    assert shares() == [None]


def test_an_archive_is_done_when_all_of_it_is(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr("a.jsonl", ROWS)
        made.writestr("b.jsonl", ROWS.replace("shells", "mines"))
    *during, end = shares(tmp_path / "a.zip")
    assert set(during) == {None}
    assert end == 1


def test_a_packed_file_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "2024-08-14_rows.jsonl.gz"
    path.write_bytes(gzip.compress(ROWS.encode()))
    reports = list(readers.read(path))
    assert len(reports) == 4_000
    assert isinstance(reports[1], Report)
    assert (reports[1].text, reports[1].origin) == ("Report number 1 speaks of 7919 shells.", f"{path}#2")
    (told,), _ = read(gzip.compress(b"Words."), "2024-08-14_story.txt.GZ")
    assert (told.text, told.published) == ("Words.", "2024-08-14")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        pytest.param("a.txt.gz", b"no gzip", "cannot be unpacked", id="not-packed"),
        pytest.param("a.txt.gz", b"", "holds no words", id="empty"),
        pytest.param("a.txt.gz", gzip.compress(b"words " * 9_000)[:-40], "cannot be unpacked", id="cut-off"),
        pytest.param("a.txt.gz", gzip.compress(b"words")[:-8] + b"\0" * 8, "cannot be unpacked", id="wrong-sum"),
        pytest.param("a.jsonl.gz", gzip.compress(b" " * 20_000_000), "more than 200 times its size", id="blanks"),
        pytest.param(
            "a.pdf.gz", gzip.compress(b"%PDF-" + b"\0" * 20_000_000), "more than 200 times its size", id="zeros"
        ),
        pytest.param("a.gz", gzip.compress(b"words"), "only files are whose names end in", id="no-ending"),
        pytest.param("a.tar.gz", gzip.compress(b"words"), "Save it as .zip", id="tar"),
        pytest.param("a.zip.gz", gzip.compress(b"PK\x03\x04"), "Unpack it", id="zip"),
        pytest.param("a.txt.gz.gz", gzip.compress(gzip.compress(b"words")), "Unpack it", id="twice"),
        pytest.param("a.tgz", gzip.compress(b"words"), "Save it as .zip", id="tgz"),
    ],
)
def test_what_cannot_be_unpacked_is_named(name: str, data: bytes, reason: str) -> None:
    reports, problems = read(data, name)
    assert reports == []
    assert reason in problems[0].reason


def test_packed_files_in_an_archive_and_beside_others_are_read(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("rows.jsonl.gz", gzip.compress(b'{"text": "One."}\n{"text": "Two."}\n'))
        made.writestr("z.txt", "Three.")
    (tmp_path / "a.zip").write_bytes(buffer.getvalue())
    items = list(readers.read(tmp_path / "a.zip"))
    assert not any(isinstance(item, Rejection) for item in items)
    assert [item.text for item in items if isinstance(item, Report)] == ["One.", "Two.", "Three."]
