"""Whatever encoding a file comes in, its letters are right or it is named."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import readers
from components.readers import READERS
from components.readers.decoding import File, guesses, open_text
from components.records import Rejection, Report

RUSSIAN = "Минобороны сообщило, что за ночь сбито 117 беспилотников, из них 37 над Курской областью.\r\n"
GERMAN = "Das Ministerium erklärte am Mittwoch, über Kursk seien Drohnen gefallen; die Zahlen ließen sich nicht prüfen."
BOM = "\ufeff"


def read(data: bytes, name: str = "a.txt") -> list[Report | Rejection]:
    return list(readers.read_file(File(io.BytesIO(data), name, name)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_file_that_says_its_encoding_or_is_utf8_is_read_without_a_word(encoding: str) -> None:
    (report,) = read(RUSSIAN.encode(encoding))
    assert isinstance(report, Report)
    assert report.text == RUSSIAN


def test_both_orders_of_utf16_are_read() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        (report,) = read((BOM + RUSSIAN).encode(encoding))
        assert isinstance(report, Report)
        assert report.text == RUSSIAN


@pytest.mark.parametrize(
    ("text", "encoding"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (RUSSIAN * 5000, "cp1251"), (GERMAN, "cp1252")]
)
def test_an_older_encoding_is_guessed_and_the_guess_is_said(text: str, encoding: str) -> None:
    report, note = sorted(read(text.encode(encoding)), key=lambda item: isinstance(item, Rejection))
    assert isinstance(report, Report)
    assert isinstance(note, Rejection)
    assert report.text == text
    assert note.kept
    assert "encoding" in note.reason


NO_TEXT = {
    "picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)),
    "no mark": RUSSIAN.encode("utf-16-le"),
    "cut": RUSSIAN.encode("utf-16")[:-1],
    "zeros": b"\0" * 100,
}


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize("kind", NO_TEXT)
def test_what_is_no_text_is_named_whatever_it_is_called(suffix: str, kind: str) -> None:
    (problem,) = read(NO_TEXT[kind], f"a{suffix}")
    assert isinstance(problem, Rejection)
    assert problem.reason.endswith(".")
    if suffix in (".txt", ".md", ".csv", ".json", ".jsonl", ".html"):
        assert "UTF" in problem.reason


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.json"])
def test_utf8_with_damage_is_not_taken_for_another_encoding(name: str) -> None:
    (problem,) = read(RUSSIAN.encode() + b"\xff" + RUSSIAN.encode(), name)
    assert isinstance(problem, Rejection)
    assert f"character {len(RUSSIAN) + 1}" in problem.reason


def test_a_character_cut_by_the_size_of_a_chunk_is_whole() -> None:
    text = "x" + "я" * 1_500_000
    (report,) = read(text.encode())
    assert isinstance(report, Report)
    assert report.text == text


def test_only_a_guess_is_said_to_be_one() -> None:
    with open_text(io.BytesIO(RUSSIAN.encode())) as opened:
        assert list(guesses(opened, "a")) == []


@given(st.sampled_from(list(READERS)), st.binary() | st.text().map(str.encode))
def test_any_bytes_under_any_suffix_give_reports_or_sentences(suffix: str, data: bytes) -> None:
    items = read(data, f"2024-08-14{suffix}")
    assert items
    for item in items:
        if isinstance(item, Report):
            "".join((item.text, item.title, item.source, item.url, item.given_id, item.language)).encode()
            assert item.text.strip()


def test_any_name_of_a_file_can_be_asked_for(tmp_path: Path) -> None:
    for name in ("a\0b.txt", "x" * 5000, "\ud800.txt", "..\\x.txt"):
        for item in readers.read(tmp_path / name):
            item.origin.encode()
