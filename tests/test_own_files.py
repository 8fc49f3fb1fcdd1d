"""An analyst's own files, of all kinds, sound, broken and hostile: loaded by a real process and by the page Load."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import jobs
from components.library import Library
from components.question import Question
from components.readers.network import PRIVATE_ALLOWED
from tests.conftest import ROOT
from tests.readers.making import BOMB, docx, html, json_ld, parquet, pdf, with_part, write, xlsx
from tests.readers.test_readers_archives import packed
from tests.readers.test_readers_feeds import ATOM, RDF, feed_of
from tests.readers.test_readers_mail import mail
from tests.readers.test_readers_web import answering, serving

RUSSIAN = "Минобороны сообщило, что за ночь сбито 117 беспилотников, из них 37 над Курской областью."
SENT, MOMENT = "Wed, 14 Aug 2024 06:00:00 +0300", "2024-08-14T06:00:00+03:00"
BOOK = xlsx({"A": [["text"]]})
MADE = datetime(2024, 8, 14, 6, 30, tzinfo=UTC)


def story(number: int) -> str:
    return f"Report {number}. At least {number} people were killed in the Kharkiv region on that day, police said. " * 3


def page(number: int, head: str = "", title: str = "A page", time: str = "") -> str:
    return html(f"<article><h1>{title}</h1>{time}<p>{story(number)}</p></article>", head, "en")


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def rows(number: int, separator: str) -> str:
    return f"title{separator}text{separator}date\nRow{separator}{story(number).strip()}{separator}14.08.2024\n"


# Name -> content; then the title and the day of its report.
SOUND: dict[str, tuple[bytes | str, str, str | None]] = {
    "2024-08-14_briefing.txt": (story(1), "", "2024-08-14"),
    "utf16.txt": (story(2).encode("utf-16"), "", None),
    "2024-08-14.md": (f"---\ntitle: Matter\ndate: 2024-08-13\n---\n{story(4)}", "Matter", "2024-08-13"),
    "mark.csv": (b"\xef\xbb\xbf" + rows(5, ";").encode(), "Row", "2024-08-14"),
    "tabs.tsv": (rows(6, "\t"), "Row", "2024-08-14"),
    "lines.jsonl": (json.dumps({"headline": "Line", "body": story(7), "date": "14 августа 2024 г."}),
                    "Line", "2024-08-14"),
    "answer.json": (json.dumps({"items": [{"title": "Object", "content": f"<p>{story(8)}</p>", "date": 1723620000}]}),
                    "Object", "2024-08-14T07:20:00+00:00"),
    "json-ld.html": (page(9, json_ld(**{"@type": "NewsArticle", "headline": "Linked", "datePublished": MOMENT})),
                     "Linked", MOMENT),
    "graph.html": (page(10, meta("og:title", "Open") + meta("article:published_time", "2024-08-14")),
                   "Open", "2024-08-14"),
    "time.htm": (page(11, title="Timed", time='<time datetime="2024-08-14">now</time>'), "Timed", "2024-08-14"),
    "nothing.html": (page(12, title="Bare"), "Bare", None),
    "facts.pdf": (pdf([story(13)], "Facts", "D:20240814093000+03'00'"), "Facts", "2024-08-14T09:30:00+03:00"),
    "2024-08-12_named.pdf": (pdf([story(14)], made="D:20240814093000Z"), "", "2024-08-12"),
    "memo.docx": (docx([story(15)], "Memo", MADE), "Memo", "2024-08-14T06:30:00Z"),
    "heading.docx": (docx([story(16)], heading="Headed"), "Headed", None),
    "book.xlsx": (xlsx({"A": [["title", "text", "date"], ["Sheet", story(17), datetime(2024, 8, 14)]], "B": []}),
                  "Sheet", "2024-08-14"),
    "table.parquet": (parquet({"title": ["Arrow"], "text": [story(18)], "date": [MADE]}),
                      "Arrow", "2024-08-14T06:30:00+00:00"),
    "wire.rss": (feed_of(f"<title>Item</title><description>{story(19)}</description><pubDate>{SENT}</pubDate>"),
                 "Item", MOMENT),
    "old.rdf": (RDF.replace("Text of one.", story(20)), "One", "2024-08-14"),
    "plain.eml": (mail(story(21), Date=SENT).as_bytes(), "Kharkiv", MOMENT),
    "good.zip": (packed({"in/2024-08-11_member.txt": story(22).encode()}), "", "2024-08-11"),
}  # fmt: skip

# Name -> content, and what is said of it; of these no report comes.
UNREAD: dict[str, tuple[bytes | str, str]] = {
    "empty.txt": ("", "no words"),
    "noise.docx": (os.urandom(400), "damaged"),
    "cut.pdf": (pdf([story(30)])[:700], "no PDF"),
    "locked.pdf": (pdf([story(31)], password="secret"), "password"),
    "wrong.txt": (pdf([story(32)]), "whatever its name says"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "Save it as .xlsx"),
    "picture.png": (b"\x89PNG", "only files are"),
    "broken.jsonl": ('{"text": "never closed\n', "not valid JSON"),
    "cut.parquet": (parquet({"text": [story(33)]})[:100], "no Parquet"),
    "page.xml": ("<svg xmlns='http://www.w3.org/2000/svg'/>", "no feed"),
    "odd.csv": (f"Datum;Meldung\n14.08.2024;{story(34)}\n", "--map text=Meldung,published=Datum"),
    "bomb.zip": (packed({"bomb.txt": b"0" * 50_000_000}), "zip bomb"),
    "out.zip": (packed({"../../../evil.txt": b"evil", "/evil.txt": b"evil"}), "leads out"),
    "bomb.rss": (BOMB + feed_of("<description>&a9;</description>"), "entity bomb"),
    "bomb.docx": (with_part(docx([]), "word/document.xml", (BOMB + "<x>&a9;</x>").encode()), "entity bomb"),
    "big.docx": (with_part(docx([]), "word/document.xml", b"<x>" + b"0" * 30_000_000 + b"</x>"), "zip bomb"),
    "bomb.xlsx": (with_part(BOOK, "xl/worksheets/sheet1.xml", (BOMB + "<x>&a9;</x>").encode()), "entity bomb"),
    "out.xlsx": (with_part(BOOK, "../../evil.xml", b"<x/>"), "leads out"),
}  # fmt: skip

# Name -> content and title; their reports come, and what is odd about them is said.
TOLD: dict[str, tuple[bytes | str, str, str]] = {
    "cp1251.txt": (RUSSIAN.encode("cp1251"), "", "read as cp1251"),
    "koi8.txt": ((RUSSIAN + " Вторая сводка.").encode("koi8-r"), "", "read as koi8_r"),
    "script.html": (page(42, meta("og:title", "&lt;script&gt;x()&lt;/script&gt; Kyiv")),
                    "<script>x()</script> Kyiv", "holds a script"),
    "either.csv": (f"title;text;date\nEither;{story(43)};03/04/2024\n", "Either", "either way"),
    "feed.atom": (ATOM.replace("<title>Second</title>", "<title>Second & more</title>"), "Дрони", "not valid XML"),
}  # fmt: skip


def add(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-B", "-m", "components", "add", *map(str, arguments)],
        cwd=cwd, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1", **environment},
    )  # fmt: skip


def tree(folder: Path) -> dict[str, str]:
    """Everything below a folder, with what each file holds."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in sorted(folder.rglob("*"))
    }


def test_a_folder_of_all_kinds_loads_what_is_sound_and_names_the_rest(tmp_path: Path) -> None:
    contents = {name: kinds[0] for table in (SOUND, UNREAD, TOLD) for name, kinds in table.items()}
    assert len(contents) >= 30
    write(tmp_path / "in", contents)
    for name in contents:  # a day that no report may have
        os.utime(tmp_path / "in" / name, (1_000_000_000, 1_000_000_000))
    for name in ("elsewhere", "home", "temporary"):
        (tmp_path / name).mkdir()
    before = tree(tmp_path)
    told = add(
        tmp_path / "in", "--library", tmp_path / "library", cwd=tmp_path / "elsewhere",
        HOME=str(tmp_path / "home"), TMPDIR=str(tmp_path / "temporary"),
    )  # fmt: skip
    assert told.returncode == 1, told.stderr
    assert "Traceback" not in told.stderr
    # The model's weights are kept in the user's cache; torch makes an empty folder of its own.
    ours = re.compile(r"library(/|$)|home/\.cache(/claimline(/|$)|$)|temporary/torchinductor_")
    assert {path: held for path, held in tree(tmp_path).items() if not ours.match(path)} == before

    with Library(tmp_path / "library") as library:
        table = library.reports(Question())
        names = table["origin"].str.removeprefix(f"{tmp_path / 'in'}{os.sep}").str.split("[!#]", regex=True).str[0]
        found = {name: library.report(row.report) for name, row in zip(names, table.itertuples(), strict=True)}
        texts = {name: report.text for name, report in found.items()}
    assert set(found) == {*SOUND, *TOLD}
    assert {name: (report.title, report.published) for name, report in found.items() if name in SOUND} == {
        name: (title, day) for name, (_, title, day) in SOUND.items()
    }
    for number, name in enumerate(SOUND, start=1):
        assert "people were killed in the Kharkiv region on that day, police said." in texts[name], name
        assert f"At least {number if number < 3 else number + 1} people" in texts[name], name
    assert {name: found[name].title for name in TOLD if name != "feed.atom"} == {
        name: title for name, (_, title, _) in TOLD.items() if name != "feed.atom"
    }
    assert (texts["cp1251.txt"], texts["koi8.txt"]) == (RUSSIAN, RUSSIAN + " Вторая сводка.")
    assert not any("<script" in text for text in texts.values())

    for name, reason in [(name, kinds[-1]) for table in (UNREAD, TOLD) for name, kinds in table.items()]:
        said = told.stderr.partition(f"{tmp_path / 'in' / name}")[2].partition(f"\n{tmp_path / 'in'}")[0]
        assert reason in said, (name, told.stderr)
    for name in SOUND:
        assert str(tmp_path / "in" / name) not in told.stderr, (name, told.stderr)


def test_a_mapping_given_at_the_command_line_loads_a_table(tmp_path: Path) -> None:
    write(tmp_path, {"odd.csv": UNREAD["odd.csv"][0]})
    told = add("odd.csv", "--library", "library", "--map", "text=Meldung,published=Datum", cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    with Library(tmp_path / "library") as library:
        (row,) = library.reports(Question()).itertuples()
        assert (row.published, row.origin) == ("2024-08-14", "odd.csv#2")
    assert add("odd.csv", "--library", "library", "--map", "Meldung", cwd=tmp_path).returncode == 2


def test_an_address_at_the_command_line_is_loaded_where_settings_allow_it(tmp_path: Path) -> None:
    with serving({"/rss": answering(SOUND["wire.rss"][0], "text/xml")}) as (address, asked):
        told = add(f"{address}/rss", "--library", "library", cwd=tmp_path, **{PRIVATE_ALLOWED: "0"})
        assert (told.returncode, asked) == (1, [])
        assert "private network" in told.stderr
        assert add(f"{address}/rss", "--library", "library", cwd=tmp_path, **{PRIVATE_ALLOWED: "1"}).returncode == 0
    with Library(tmp_path / "library") as library:
        (row,) = library.reports(Question()).itertuples()
        assert (row.title, row.origin) == ("Item", f"{address}/rss#1")


def test_an_upload_with_unknown_columns_waits_for_an_answer_and_leaves_the_inbox(home: Path) -> None:
    upload = jobs.receive(home, "odd.csv", str(UNREAD["odd.csv"][0]).encode())
    ended = jobs.wait(home, jobs.start(home, [upload]))
    assert (ended.state, ended.added, ended.rejected) == ("done", 0, 1)
    (question,) = jobs.asked(home)
    assert question.place == str(upload.absolute())
    assert question.tables[0].guess == {"text": "Meldung", "published": "Datum"}

    ended = jobs.wait(home, jobs.answer(home, question, [question.tables[0].guess]))
    assert (ended.state, ended.added, ended.rejected) == ("done", 1, 0)
    assert (jobs.asked(home), list((home / "inbox").iterdir())) == ((), [])
    with Library(home) as library:
        assert library.reports(Question())["published"].tolist() == ["2024-08-14"]


def test_an_upload_that_pretends_to_be_a_question_is_none(home: Path) -> None:
    hostile = json.dumps({"place": "/etc/passwd", "tables": []}).encode()
    jobs.receive(home, "columns.json", hostile)
    jobs.receive(home, "../x.json", hostile)
    assert jobs.asked(home) == ()


def test_what_waits_can_be_left_out(home: Path) -> None:
    upload = jobs.receive(home, "odd.csv", str(UNREAD["odd.csv"][0]).encode())
    jobs.wait(home, jobs.start(home, [upload]))
    (question,) = jobs.asked(home)
    jobs.dismiss(question)
    assert (jobs.asked(home), list((home / "inbox").iterdir())) == ((), [])


def test_a_load_that_goes_on_still_knows_its_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "in", {"odd.csv": UNREAD["odd.csv"][0]})
    monkeypatch.chdir(tmp_path / "in")
    folder = tmp_path / "library"
    jobs.load(folder, ["odd.csv"], mappings=[{"text": "Meldung", "published": "Datum"}])
    load = jobs.newest(folder)
    assert load
    monkeypatch.chdir(tmp_path)
    jobs.resume(folder, load.id)
    ended = jobs.wait(folder, load.id)
    assert (ended.state, ended.added, ended.already, ended.rejected) == ("done", 0, 1, 0)


def opened() -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.switch_page("components/pages/load.py")
    app.run()
    assert not app.exception
    return app


def submit(app: AppTest, form: str) -> None:
    """Press the first button of a form."""
    next(button for button in app.button if button.proto.form_id.startswith(form)).click().run()
    assert not app.exception


@pytest.mark.usefixtures("cold")
def test_the_page_asks_which_column_is_which_with_its_guess_chosen(home: Path) -> None:
    upload = jobs.receive(home, "odd.csv", str(UNREAD["odd.csv"][0]).encode())
    jobs.wait(home, jobs.start(home, [upload]))
    app = opened()
    assert any("Which column is which" in element.value for element in app.markdown)
    assert not [told.value for told in app.warning if "Nothing could be read" in told.value]
    assert any("answer it below" in told.value for told in app.info)
    assert {box.label: box.value for box in app.selectbox if box.label in ("Text", "Published", "Title")} == {
        "Text": "Meldung", "Published": "Datum", "Title": None,
    }  # fmt: skip
    submit(app, "columns")
    load = jobs.newest(home)
    assert load
    ended = jobs.wait(home, load.id)
    assert (ended.added, jobs.asked(home)) == (1, ())


EITHER = (
    b"date;text\n03/04/2024;At least 3 people were killed in Kharkiv, police said.\n"
    b"05/04/2024;At least 4 people were killed in Kharkiv, police said.\n"
)


@pytest.mark.usefixtures("cold")
def test_the_page_asks_what_comes_first_in_dates_and_the_reports_get_theirs(home: Path) -> None:
    upload = jobs.receive(home, "either.csv", EITHER)
    ended = jobs.wait(home, jobs.start(home, [upload]))
    assert (ended.added, ended.rejected) == (2, 2)
    app = opened()
    asked = " ".join(element.value for element in app.markdown)
    assert "Does the day or the month come first in either" in asked
    assert "2 dates can be read either way" in asked
    labels = [button.label for button in app.button]
    assert {"Day first: 3 Apr 2024", "Month first: 4 Mar 2024", "Leave them as they are"} <= set(labels)
    next(button for button in app.button if button.label.startswith("Day first")).click().run()
    load = jobs.newest(home)
    assert load
    ended = jobs.wait(home, load.id)
    assert (ended.added, ended.already, ended.rejected, jobs.asked(home)) == (0, 2, 0, ())
    assert list((home / "inbox").iterdir()) == []
    app = opened()
    assert any("read with the day first" in element.value for element in app.markdown)
    with Library(home) as library:
        assert sorted(library.reports(Question())["published"]) == ["2024-04-03", "2024-04-05"]
        assert sorted(library.claims(Question())["low"]) == [3.0, 4.0]


def test_the_same_file_with_the_other_order_changes_the_dates_that_it_decides_and_no_other(tmp_path: Path) -> None:
    folder, row = tmp_path / "library", b"13/04/2024;At least 5 people were killed in Kharkiv, police said.\n"
    write(tmp_path / "in", {"either.csv": EITHER + row})
    assert jobs.load(folder, [tmp_path / "in"]).undated == 2
    told = add("in", "--library", "library", "--month-first", cwd=tmp_path)
    assert told.returncode == 0
    assert "0 reports added with 0 claims, 3 there already" in told.stderr
    assert "read with the month first; 2 reports there already took another date" in told.stderr
    with Library(folder) as library:
        reports = library.reports(Question())
        assert sorted(reports["published"]) == ["2024-03-04", "2024-04-13", "2024-05-04"]
        by_hand = next(row.report for row in reports.itertuples() if row.published == "2024-03-04")
        library.date([by_hand], date(2024, 6, 1))
        claims = library.claims(Question())
        library.reject(claims.loc[claims["low"].eq(4), "claim"].iloc[0], "a test", "me")
    again = jobs.load(folder, [tmp_path / "in"])
    assert (again.added, again.already, again.dated, len(again.rejected)) == (0, 3, 0, 2)
    assert jobs.load(folder, [tmp_path / "in"], first="day").dated == 1
    with Library(folder) as library:
        assert sorted(library.reports(Question())["published"]) == ["2024-04-05", "2024-04-13", "2024-06-01"]
        assert len(library.claims(Question(review="rejected"))) == 1


def test_a_coded_claim_s_days_follow_the_other_order_too_and_its_report_keeps_the_date_given_by_hand(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "library"
    write(tmp_path / "in", {"coded.csv": "metric,value,date\nkilled,12,03/04/2024\nkilled,9,13/04/2024\n"})
    assert jobs.load(folder, [tmp_path / "in"], first="day").added == 2
    with Library(folder) as library:
        claims = library.claims(Question())
        assert sorted(map(str, claims["first"].dt.date)) == ["2024-04-03", "2024-04-13"]
        library.date(list(claims["report"]), date(2024, 6, 1))
    again = jobs.load(folder, [tmp_path / "in"], first="month")
    assert (again.added, again.already, again.dated) == (0, 2, 1)
    with Library(folder) as library:
        assert sorted(map(str, library.claims(Question())["first"].dt.date)) == ["2024-03-04", "2024-04-13"]
        assert set(library.reports(Question())["published"]) == {"2024-06-01"}


def test_where_nothing_says_what_comes_first_the_command_line_says_both(tmp_path: Path) -> None:
    write(tmp_path / "in", {"either.csv": EITHER})
    told = add("in", "--library", "library", cwd=tmp_path)
    assert told.returncode == 1
    assert '2 dates can be read either way: "03/04/2024" is 2024-04-03 with --day-first' in told.stderr


@pytest.mark.usefixtures("cold")
def test_the_page_loads_an_address_and_refuses_what_is_none(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PRIVATE_ALLOWED, "1")
    app = opened()
    box = next(box for box in app.text_input if box.label == "Address")
    box.set_value("C:\\feed.xml")
    submit(app, "address")
    assert any("whole address" in warning.value for warning in app.warning)
    assert not home.exists()
    with serving({"/rss": answering(SOUND["wire.rss"][0], "text/xml")}) as (address, _):
        next(box for box in app.text_input if box.label == "Address").set_value(f"{address}/rss")
        submit(app, "address")
        load = jobs.newest(home)
        assert load
        assert jobs.wait(home, load.id).added == 1


@pytest.fixture
def cold(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dashboard without the thread that loads the model of search."""
    monkeypatch.setenv("CLAIMLINE_WARM", "0")
