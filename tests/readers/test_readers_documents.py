"""PDF and DOCX: the words in order, the title and the day that the document gives itself, and what is made to harm."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from tests.readers.making import BOMB, docx, part, pdf, read, with_part

STORY = (
    "Russia's defence ministry said on Wednesday that its air defences had downed 117 Ukrainian drones overnight, "
    "mostly over the Kursk, Voronezh, Belgorod and Nizhny Novgorod regions, in the largest such attack of the war."
)
SECOND = "Ukraine did not comment at once."
MADE = "D:20240814093000+03'00'"


def test_a_pdf_gives_its_words_title_and_day() -> None:
    ((report,), problems) = read(pdf([STORY, SECOND], "Drones downed", MADE), "a.pdf")
    assert report.text == f"{STORY}\n{SECOND}"  # the lines that the page breaks are whole sentences again
    assert (report.title, report.published, report.source, report.url) == (
        "Drones downed",
        "2024-08-14T09:30:00+03:00",
        "",
        "",
    )
    assert problems == []


def test_the_day_in_a_documents_name_goes_before_the_day_it_was_made() -> None:
    for data, suffix in (
        (pdf([STORY], made=MADE), "pdf"),
        (docx([STORY], made=datetime(2024, 9, 1, tzinfo=UTC)), "docx"),
    ):
        ((report,), problems) = read(data, f"2024-08-13_briefing.{suffix}")
        assert (report.published, problems) == ("2024-08-13", [])


@pytest.mark.parametrize(
    ("made", "published"),
    [("D:20240814", "2024-08-14"), ("D:20240814000000Z", "2024-08-14"), ("D:20240814093000Z", "2024-08-14T09:30:00Z"),
     ("D:2024", None), ("D:202408", None), ("", None)],
)  # fmt: skip
def test_a_pdf_that_gives_no_whole_day_has_none(made: str, published: str | None) -> None:
    assert read(pdf([STORY], made=made), "a.pdf")[0][0].published == published


@pytest.mark.parametrize("title", ["Microsoft Word - briefing_final2.docx", "untitled", "Document1", "briefing.pdf"])
def test_a_title_that_a_program_wrote_is_none(title: str) -> None:
    assert read(pdf([STORY], title), "a.pdf")[0][0].title == ""
    assert read(docx([STORY], title), "a.docx")[0][0].title == ""


def test_a_pdf_that_cannot_be_read_says_why() -> None:
    sound = pdf([STORY])
    for data, reason in (
        (pdf([STORY], password="secret"), "password"),
        (sound[: len(sound) // 3], "no PDF"),
        (b"%PDF-1.7\n", "no PDF"),
        (pdf([]), "no words"),
    ):
        reports, (problem,) = read(data, "a.pdf")
        assert (reports, reason in problem.reason, problem.reason[-1]) == ([], True, "."), problem.reason


def test_a_document_gives_paragraphs_and_tables_in_order() -> None:
    data = docx(
        [STORY, SECOND],
        "Drones downed",
        datetime(2024, 8, 14, 6, 30, tzinfo=UTC),
        table=[["Region", "Drones"], ["Kursk", "37"]],
    )
    ((report,), problems) = read(data, "a.docx")
    assert report.text == f"{STORY}\n{SECOND}\nRegion Drones\nKursk 37"
    assert (report.title, report.published, problems) == ("Drones downed", "2024-08-14T06:30:00Z", [])


def test_a_document_without_a_title_of_its_own_has_its_first_heading() -> None:
    ((report,), _) = read(docx([STORY], heading="Drones over Kursk"), "a.docx")
    assert (report.title, report.text) == ("Drones over Kursk", f"Drones over Kursk\n{STORY}")
    assert read(docx([STORY]), "a.docx")[0][0].title == ""


def test_the_day_on_which_a_template_was_made_is_no_date() -> None:
    assert read(docx([STORY]), "a.docx")[0][0].published is None


def test_text_that_was_taken_out_is_not_read_and_text_put_in_is() -> None:
    data = docx(["MARK"])
    body = part(data, "word/document.xml").decode()
    w = "w:author='a' w:date='2024-08-14T00:00:00Z' w:id"
    changed = body.replace("<w:t>MARK</w:t></w:r>", (
        f"<w:t>At least </w:t></w:r><w:del {w}='1'><w:r><w:delText>9</w:delText></w:r></w:del>"
        f"<w:ins {w}='2'><w:r><w:t>12</w:t></w:r></w:ins><w:r><w:t xml:space='preserve"
        "'> people</w:t><w:br/><w:t>were</w:t><w:tab/><w:t>killed</w:t></w:r>"
    ))  # fmt: skip
    ((report,), _) = read(with_part(data, "word/document.xml", changed.encode()), "a.docx")
    assert report.text == "At least 12 people\nwere\tkilled"


def test_documents_made_to_harm_are_named_and_not_unpacked() -> None:
    sound = docx([STORY])
    body = part(sound, "word/document.xml").decode()
    bomb = BOMB + body.partition("?>")[2].replace(STORY, "&a9;")
    for data, reason in (
        (with_part(sound, "word/document.xml", bomb.encode()), "entity bomb"),
        (with_part(sound, "docProps/core.xml", (BOMB + "<x>&a9;</x>").encode()), "entity bomb"),
        (with_part(sound, "word/document.xml", b"<x>" + b"0" * 30_000_000 + b"</x>"), "zip bomb"),
        (with_part(sound, "../../evil.xml", b"<x/>"), "leads out"),
        (with_part(sound, "word/document.xml", body.encode()[:500]), "XML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        (sound[: len(sound) // 2], "damaged"),
        (docx([]), "no words"),
    ):
        reports, (problem,) = read(data, "a.docx")
        assert (reports, reason in problem.reason) == ([], True), problem.reason


def test_a_script_in_a_title_is_named_and_stays_letters() -> None:
    title = "<script>alert(1)</script> Kyiv"
    for data, name in ((docx([STORY], title), "a.docx"), (pdf([STORY], title), "a.pdf")):
        ((report,), (problem,)) = read(data, name)
        assert (report.title, problem.kept, "script" in problem.reason) == (title, True, True)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_documents_broken_anywhere_never_stop_the_reader(kind: str) -> None:
    sound = pdf([STORY], "T", MADE) if kind == "pdf" else docx([STORY])
    chance = random.Random(14)
    for _ in range(150):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        reports, problems = read(bytes(data), f"a.{kind}")
        assert reports or problems
