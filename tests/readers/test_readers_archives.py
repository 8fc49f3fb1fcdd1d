"""Zip archives: read in place, bounded, nothing written to disk."""

import io
import json
import os
import random
import stat
import struct
import warnings
import zipfile
from pathlib import Path

import pytest

from components import readers
from components.readers import archive
from components.records import Rejection, Report

STORED = zipfile.ZIP_STORED
PACKED = zipfile.ZIP_DEFLATED


def packed(members: dict[str, bytes], compression: int = PACKED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return buffer.getvalue()


def load(path: Path, data: bytes) -> tuple[list[Report], dict[str, str]]:
    path.write_bytes(data)
    items = list(readers.read(path))
    problems = {i.origin.removeprefix(str(path)): i.reason for i in items if isinstance(i, Rejection)}
    return [i for i in items if isinstance(i, Report)], problems


def test_members_are_read_in_order_each_by_its_own_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    members = {
        "z.txt": b"last\r\n",
        "in/2024-08-14.txt": b"dated",
        "in/rows.csv": b"text\none\n\ntwo\n",
        "b.jsonl": json.dumps({"text": "line"}).encode(),
        "__MACOSX/z.txt": b"x",
        ".hidden/a.txt": b"x",
        "in/.DS_Store": b"x",
    }
    reports, problems = load(path, packed(members))
    assert [(r.origin.removeprefix(str(path)), r.text, r.published) for r in reports] == [
        ("!b.jsonl#1", "line", None),
        ("!in/2024-08-14.txt", "dated", "2024-08-14"),
        ("!in/rows.csv#2", "one", None),
        ("!in/rows.csv#3", "two", None),
        ("!z.txt", "last\r\n", None),
    ]
    assert problems == {}


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "..\\out.txt", "C:\\out.txt"])
def test_names_that_lead_out_are_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    inner = tmp_path / "in"
    inner.mkdir()
    reports, problems = load(inner / "a.zip", packed({name: b"out", "good.txt": b"in"}))
    assert [r.text for r in reports] == ["in"]
    assert ["leads out" in reason for reason in problems.values()] == [True]
    assert [p.name for p in tmp_path.rglob("*")] == ["in", "a.zip"]


def test_a_bomb_is_named_and_not_unpacked(tmp_path: Path) -> None:
    reports, problems = load(tmp_path / "a.zip", packed({"bomb.txt": b"0" * 50_000_000, "good.txt": b"in"}))
    assert [r.text for r in reports] == ["in"]
    assert list(problems) == ["!bomb.txt"]
    assert "zip bomb" in problems["!bomb.txt"]


def test_the_sizes_of_all_archives_inside_count_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 5)
    monkeypatch.setattr(archive, "MOST_BYTES", 2000)
    assert "GB" in load(tmp_path / "a.zip", packed({"a.txt": b"x" * 2001}))[1][""]
    assert "files" in load(tmp_path / "b.zip", packed({f"{n}.txt": b"x" for n in range(6)}))[1][""]
    inner = packed({"a.txt": b"x" * 1200})
    reports, problems = load(tmp_path / "c.zip", packed({"1.zip": inner, "2.zip": inner}))
    assert (len(reports), list(problems)) == (1, ["!2.zip"])


def test_an_archive_in_an_archive_is_read_and_a_deeper_one_is_refused(tmp_path: Path) -> None:
    third = packed({"deep.txt": b"deep"})
    second = packed({"third.zip": third, "mid.txt": b"mid"})
    reports, problems = load(tmp_path / "a.zip", packed({"second.ZIP": second}))
    assert [(r.text, r.origin.partition("!")[2]) for r in reports] == [("mid", "second.ZIP!mid.txt")]
    assert list(problems) == ["!second.ZIP!third.zip"]


def test_encrypted_members_and_links_are_named(tmp_path: Path) -> None:
    data = bytearray(packed({"secret.txt": b"secret", "good.txt": b"in"}, STORED))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        data[at : at + 2] = struct.pack("<H", 1)
    reports, problems = load(tmp_path / "a.zip", bytes(data))
    assert [r.text for r in reports] == ["in"]
    assert "encrypted" in problems["!secret.txt"]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    reports, problems = load(tmp_path / "b.zip", buffer.getvalue())
    assert (reports, "link" in problems["!link.txt"]) == ([], True)


def test_a_damaged_member_loses_itself_only(tmp_path: Path) -> None:
    data = packed({"a.txt": b"first words", "b.txt": b"second words"}, STORED).replace(
        b"first words", b"wrong words", 1
    )
    reports, problems = load(tmp_path / "a.zip", data)
    assert [r.text for r in reports] == ["second words"]
    assert list(problems) == ["!a.txt"]


@pytest.mark.parametrize("data", [b"PK\x03\x04 not really", packed({"a.txt": b"x"})[:-10], packed({})])
def test_what_is_no_archive_or_holds_nothing_is_named(tmp_path: Path, data: bytes) -> None:
    reports, problems = load(tmp_path / "a.zip", data)
    assert (reports, list(problems)) == ([], [""])


def test_archives_broken_anywhere_never_stop_the_reader(tmp_path: Path) -> None:
    members = {"a.txt": b"words " * 50, "in.zip": packed({"b.csv": b"text\nrow\n"}), "c.jsonl": b'{"text": "x"}'}
    sound = packed(members)
    chance = random.Random(14)
    path = tmp_path / "a.zip"
    for _ in range(1500):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            assert list(readers.read(path))
    assert os.listdir(tmp_path) == ["a.zip"]
