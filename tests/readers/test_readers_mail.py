"""Mails: the header gives title, day and outlet, whatever letters it is in; attachments are named."""

from email.message import EmailMessage

import pytest

from tests.readers.making import read

STORY = "At least 12 people were killed in Kharkiv, police said.\n"


def mail(text: str = STORY, html: str = "", charset: str = "utf-8", **header: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in {"From": "The Wire <news@wire.example>", "Subject": "Kharkiv", **header}.items():
        made[name.replace("_", "-")] = value
    if text:
        made.set_content(text, charset=charset)
    if html:
        made.add_alternative(html, subtype="html") if text else made.set_content(html, subtype="html")
    return made


def test_a_mail_gives_its_words_and_what_its_header_says() -> None:
    made = mail(Date="Wed, 14 Aug 2024 09:00:00 +0300 (EEST)", Message_ID="<1@wire.example>")
    made["Content-Language"] = "en"
    ((report,), problems) = read(made.as_bytes(), "2024-01-01.eml")
    assert (report.text, report.title, report.source) == (STORY, "Kharkiv", "The Wire")
    assert (report.published, report.given_id, report.language) == (
        "2024-08-14T09:00:00+03:00",
        "<1@wire.example>",
        "en",
    )
    assert problems == []


@pytest.mark.parametrize("charset", ["utf-8", "koi8-r", "windows-1251"])
def test_letters_of_the_header_and_the_words_are_right(charset: str) -> None:
    text = "За ночь сбито 117 беспилотников.\n"
    ((report,), problems) = read(mail(text, charset=charset, Subject="Сводка за ночь").as_bytes(), "a.eml")
    assert (report.text, report.title, report.published, problems) == (text, "Сводка за ночь", None, [])


def test_letters_in_an_encoding_that_no_header_names_are_guessed_and_the_guess_is_said() -> None:
    text = "Минобороны сообщило, что за ночь сбито 117 беспилотников, из них 37 над Курской областью.\n"
    ((report,), (note,)) = read(b"From: a@b.example\nSubject: x\n\n" + text.encode("cp1251"), "a.eml")
    assert (report.text, report.source, note.kept) == (text, "a@b.example", True)


def test_plain_words_go_before_html_and_html_becomes_text() -> None:
    html = "<p>Losses &lt; 40</p><script>x()</script><p>Second.</p>"
    assert read(mail(html=html).as_bytes(), "a.eml")[0][0].text == STORY
    assert read(mail("", html).as_bytes(), "a.eml")[0][0].text == "Losses < 40\nSecond."


def test_attachments_that_could_be_reports_are_named() -> None:
    made = mail()
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="briefing.pdf")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    ((report,), (note,)) = read(made.as_bytes(), "a.eml")
    assert (report.text, note.kept) == (STORY, True)
    assert "briefing.pdf" in note.reason
    assert "logo.png" not in note.reason


@pytest.mark.parametrize(
    "data",
    [b"", b"no header at all", b"Subject: only\n\n", b"From: a\nContent-Type: multipart/mixed; boundary=x\n\nnothing"],
)
def test_what_is_no_mail_is_named(data: bytes) -> None:
    reports, (problem,) = read(data, "a.eml")
    assert (reports, problem.kept, problem.reason[-1]) == ([], False, ".")


def test_a_header_broken_in_any_way_loses_itself_only() -> None:
    header = b"From: \xff\xfe@\nSubject: =?utf-8?q?=FF=FE?= \x00\nDate: yesterday\n"
    data = header + b"Content-Type: text/plain; charset=rot13\n\nWords.\n"
    ((report,), problems) = read(data, "a.eml")
    assert (report.text, report.published) == ("Words.\n", None)
    assert all(problem.kept for problem in problems)
