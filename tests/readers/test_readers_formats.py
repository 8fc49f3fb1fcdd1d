"""Each format as real files: what is sound loads, what is broken is named with file, row and field."""

import json
import os
from pathlib import Path

import pytest

from components import readers
from components.readers import delimited, lines
from components.records import Rejection, Report, report_id

STORY = 'Kyiv said "more than 100" soldiers surrendered.\r\n\r\n  Indented\tline, then a rule:\n---\nEnd \n'


def load(path: Path) -> tuple[list[Report], list[Rejection]]:
    items = list(readers.read(path))
    return [i for i in items if isinstance(i, Report)], [i for i in items if isinstance(i, Rejection)]


def write(path: Path, content: str | bytes | object) -> Path:
    if not isinstance(content, str | bytes):
        content = json.dumps(content)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_text_file_passes_character_for_character_without_its_mark(tmp_path: Path, mark: bytes) -> None:
    path = write(tmp_path / "story.txt", mark + STORY.encode())
    (report,), problems = load(path)
    assert report == Report(report_id("", "", "", STORY), STORY, origin=str(path))
    assert problems == []


def test_a_text_file_takes_its_day_from_its_name_only(tmp_path: Path) -> None:
    names = {"2024-08-14_briefing.txt": "2024-08-14", "a.txt": None, "2024-02-30.txt": None, "x12024-08-14.txt": None,
             "2024-08-14 and 2024-08-15.txt": None}  # fmt: skip
    for name in names:
        write(tmp_path / name, f"Words of {name}.")
        os.utime(tmp_path / name, (1_700_000_000, 1_700_000_000))
    reports, problems = load(tmp_path)
    assert {Path(r.origin).name: r.published for r in reports} == names
    assert problems == []


def test_html_in_a_text_file_stays_as_it_stands(tmp_path: Path) -> None:
    (report,), _ = load(write(tmp_path / "a.txt", "<p>5 &lt; 6</p>"))
    assert report.text == "<p>5 &lt; 6</p>"


def test_front_matter_gives_the_fields_and_the_body_stays(tmp_path: Path) -> None:
    matter = "---\nid: 0012\nheadline: 'Drones: a night'\ndate: 2024-08-14\noutlet: Wire\nlang: no\nlink: https://a.example/1\n"
    path = write(tmp_path / "2024-01-01.md", f"{matter}tags: [a, b]\n---\n{STORY}")
    (report,), problems = load(path)
    assert report.text == STORY
    assert (report.given_id, report.title, report.published) == ("0012", "Drones: a night", "2024-08-14")
    assert (report.source, report.language, report.url) == ("Wire", "no", "https://a.example/1")
    assert problems == []


@pytest.mark.parametrize(
    "text", ["# Title\n\nBody", "---\n\nA rule, not front matter.", "---\nJust words\n---\nMore\n", "-----"]
)
def test_markdown_without_front_matter_is_all_text(tmp_path: Path, text: str) -> None:
    (report,), problems = load(write(tmp_path / "2024-08-14-a.md", text))
    assert (report.text, report.published, problems) == (text, "2024-08-14", [])


@pytest.mark.parametrize(
    "matter", ["title: [unclosed", "a: b: c", "!!python/object/apply:os.system ['x']: 1\n? [a]\n: b", "[" * 5000]
)
def test_broken_front_matter_is_named_and_the_body_kept(tmp_path: Path, matter: str) -> None:
    (report,), (problem,) = load(write(tmp_path / "a.md", f"---\n{matter}\n---\nBody"))
    assert (report.text, report.title, problem.kept) == ("Body", "", True)
    assert "front matter" in problem.reason


def test_yaml_aliases_cannot_blow_up(tmp_path: Path) -> None:
    layers = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))
    (report,), problems = load(write(tmp_path / "a.md", f"---\na0: &a0 [x]\n{layers}\ntitle: *a29\n---\nBody"))
    assert (report.text, report.title) == ("Body", "")
    assert [p.reason for p in problems] == ['The field "title" holds a list; it was left out.']


def test_a_table_loads_under_common_names_of_columns(tmp_path: Path) -> None:
    rows = 'ID,Headline,Body,Published At,Publisher,Link,Lang,other\n7,T,"Two\r\nlines, ""quoted""",2024-08-14,Wire,http://a.example,en,x\n'
    path = write(tmp_path / "a.csv", rows)
    (report,), problems = load(path)
    text = 'Two\r\nlines, "quoted"'
    assert report == Report(
        report_id("Wire", "http://a.example", "T", text), text, "T", "2024-08-14", "Wire", "http://a.example", "en",
        given_id="7", origin=f"{path}#2",
    )  # fmt: skip
    assert problems == []


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ";"), ("a.csv", "\t"), ("a.tsv", "\t"), ("a.csv", "|")])
def test_other_delimiters_are_seen(tmp_path: Path, name: str, delimiter: str) -> None:
    (report,), _ = load(write(tmp_path / name, f"title{delimiter}text\nA{delimiter}B, C\n"))
    assert (report.title, report.text) == ("A", "B, C")


def test_the_first_of_several_names_that_is_not_empty_counts(tmp_path: Path) -> None:
    (report,), _ = load(write(tmp_path / "a.csv", "summary,content,body,text,text\nS,C,B,,\n"))
    assert report.text == "B"
    (report,), _ = load(write(tmp_path / "b.csv", "summary,content,text,text\nS,C,first,second\n"))
    assert report.text == "first"


def test_a_field_of_a_table_may_be_huge(tmp_path: Path) -> None:
    huge = "word " * 200_000
    (report,), problems = load(write(tmp_path / "a.csv", f"title,text\nA,{huge}\n"))
    assert (report.text, problems) == (huge, [])


def test_broken_rows_of_a_table_are_named_and_the_others_come(tmp_path: Path) -> None:
    rows = b'title,text\nA,one\nB\nC,\n\nD,two,three\n"E"x,four\nF,\xff\nG,\xd1\x8f\xd0\xb9\nH,"never closed\n'
    path = write(tmp_path / "a.csv", rows)
    reports, problems = load(path)
    assert [(r.title, r.text, r.origin) for r in reports] == [("A", "one", f"{path}#2"), ("G", "яй", f"{path}#8")]
    named = {p.origin.partition("#")[2]: p.reason for p in problems}
    assert list(named) == ["3", "4", "5", "6", "7", "9"]
    assert "1 fields where the header has 2" in named["3"]
    assert '"text" is missing' in named["4"]
    assert "3 fields where the header has 2" in named["5"]
    assert "(lines 7 to 7)" in named["6"]
    assert "Field 2" in named["7"]
    assert "UTF-8" in named["7"]
    assert "quotation marks" in named["9"]
    assert not any(p.kept for p in problems)


@pytest.mark.parametrize("content", ["a,b\n1,2\n", '"text\n'])
def test_a_table_without_a_column_of_texts_is_named(tmp_path: Path, content: str) -> None:
    path = write(tmp_path / "a.csv", content)
    reports, (problem,) = load(path)
    assert (reports, problem.origin) == ([], str(path))
    assert "column" in problem.reason


def test_a_field_without_end_stops_no_later_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "LONGEST_FIELD", 1000)
    reports, problems = load(write(tmp_path / "a.csv", f"text\n{'x' * 1001}\nsound\n"))
    assert [r.text for r in reports] == ["sound"]
    assert [p.origin.partition("#")[2] for p in problems] == ["2"]


def test_json_lines_load_and_broken_lines_are_named(tmp_path: Path) -> None:
    good = {"id": 3, "text": "Sound.", "published": "2024-08-14T09:00:00+03:00", "source": None, "extra": {"a": 1}}
    broken = {2: "{", 3: "[1]", 4: '"text"', 5: "{}", 6: '{"text": 12}', 7: '{"text": ["a"]}', 8: "[" * 200_000,
              9: '{"text": " \\n"}', 10: '{"text": NaN}', 11: '{"text": true}', 12: "nonsense"}  # fmt: skip
    content = "\n".join([json.dumps(good), *broken.values(), "", json.dumps({**good, "text": "Last."})])
    path = write(tmp_path / "a.jsonl", content)
    reports, problems = load(path)
    assert [(r.text, r.given_id, r.origin) for r in reports] == [
        ("Sound.", "3", f"{path}#1"), ("Last.", "3", f"{path}#14"),
    ]  # fmt: skip
    assert reports[0].published == "2024-08-14T09:00:00+03:00"
    assert [int(p.origin.partition("#")[2]) for p in problems] == list(broken)
    assert "character 2" in problems[0].reason
    assert "deeply" in problems[6].reason


def test_json_lines_with_damaged_bytes_lose_that_line_only(tmp_path: Path) -> None:
    line = '{"text": "Удар по аэродрому"}\n'.encode()
    reports, (problem,) = load(write(tmp_path / "a.jsonl", line + b'{"text": "\xff\xfe"}\n' + line))
    assert [r.text for r in reports] == ["Удар по аэродрому"] * 2
    assert problem.origin.endswith("#2")


def test_an_endless_line_is_skipped_without_being_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE", 50)
    reports, (problem,) = load(write(tmp_path / "a.jsonl", f'{{"text": "{"x" * 200}"}}\n{{"text": "short"}}\n'))
    assert [r.text for r in reports] == ["short"]
    assert problem.origin.endswith("#1")


def test_json_lines_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "first"}\n' + "{broken\n" * 1000)
    found = readers.read(path)
    assert isinstance(next(found), Report)
    assert isinstance(next(found), Rejection)


@pytest.mark.parametrize("tree", [
    [{"text": "A"}, {"body": "B"}],
    {"status": "ok", "totalResults": 2, "articles": [{"content": "A"}, {"text": "B"}], "tags": ["x"], "n": [{"a": 1}]},
    {"title": "A feed", "description": "About it", "items": [{"content_text": "A"}, {"summary": "B"}]},
])  # fmt: skip
def test_json_may_be_a_list_or_an_object_with_one_list(tmp_path: Path, tree: object) -> None:
    path = write(tmp_path / "a.json", tree)
    reports, problems = load(path)
    assert [(r.text, r.origin) for r in reports] == [("A", f"{path}#1"), ("B", f"{path}#2")]
    assert problems == []


def test_json_may_be_one_report_whatever_else_it_holds(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", {"text": "Report", "comments": [{"text": "not one"}]})
    (report,), problems = load(path)
    assert (report.text, report.origin, problems) == ("Report", str(path), [])


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", "3", "null", "[" * 200_000, "[1, 2", '{"a": [{"text": "x"}], "b": [{"text": "y"}]}']
)
def test_json_without_reports_is_named(tmp_path: Path, content: str) -> None:
    path = write(tmp_path / "a.json", content)
    reports, (problem,) = load(path)
    assert (reports, problem.origin, problem.kept) == ([], str(path), False)


def test_items_that_are_no_objects_are_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", [{"text": "A"}, 5, None, [{"text": "x"}], {"title": "no text"}])
    reports, problems = load(path)
    assert [r.text for r in reports] == ["A"]
    assert [p.origin for p in problems] == [f"{path}#{n}" for n in (2, 3, 4, 5)]


def test_numbers_of_any_size_and_half_characters_do_no_harm(tmp_path: Path) -> None:
    content = '{"id": %s, "title": "half \\ud83d", "text": "A \\udc80 word", "score": NaN, "source": -Infinity}' % (
        "9" * 5000
    )
    (report,), problems = load(write(tmp_path / "a.jsonl", content))
    assert (report.text, report.title, report.given_id, report.source) == ("A \ufffd word", "half \ufffd", "", "")
    assert all(p.kept for p in problems)
    assert sorted(p.reason.split('"')[1] for p in problems) == ["id", "source", "text", "title"]
    (report.text + report.title).encode()


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "www.a.example", "http://", "http://[", "https://a b", 'http://a/"x'],
)
def test_only_addresses_of_the_web_are_kept(tmp_path: Path, url: str) -> None:
    (report,), (problem,) = load(write(tmp_path / "a.json", {"text": "A", "url": url}))
    assert (report.url, problem.kept) == ("", True)
    assert '"url"' in problem.reason


def test_a_date_that_cannot_be_read_leaves_the_report_undated_and_said(tmp_path: Path) -> None:
    rows = [
        {"text": f"Report of {day}", "published": day}
        for day in ("03/04/2024", "August 2024", "yesterday", "2024-08-14")
    ]
    reports, problems = load(write(tmp_path / "a.json", rows))
    assert [r.published for r in reports] == [None, None, None, "2024-08-14"]
    assert [(p.origin[-2:], p.kept, '"published"' in p.reason) for p in problems] == [
        (f"#{n}", True, True) for n in (1, 2, 3)
    ]


def test_html_in_fields_becomes_text_once(tmp_path: Path) -> None:
    row = {
        "text": "<p>Losses &lt; 40</p><p>It said &amp;amp; left</p>",
        "title": "A<br>B &amp; C",
        "source": "X &amp; Y",
    }
    for path in (write(tmp_path / "a.json", row), write(tmp_path / "a.jsonl", row)):
        (report,), _ = load(path)
        assert (report.text, report.title, report.source) == ("Losses < 40\nIt said &amp; left", "A B & C", "X & Y")


def test_html_that_holds_no_words_or_cannot_be_read_is_named(tmp_path: Path) -> None:
    rows = [{"text": "<script>x()</script><p> </p>"}, {"text": "a" + "<b>" * 5000 + "deep"}]
    reports, problems = load(write(tmp_path / "a.json", rows))
    assert reports == []
    assert ["without any words" in problems[0].reason, "deeply" in problems[1].reason] == [True, True]


def test_what_is_not_there_or_empty_or_unknown_is_named(tmp_path: Path) -> None:
    write(tmp_path / "empty.txt", "")
    write(tmp_path / "blank.txt", " \n")
    write(tmp_path / "bare.md", "---\ntitle: A\n---\n\n")
    write(tmp_path / "header.csv", "title,text\n")
    write(tmp_path / "nothing.jsonl", "\n\n")
    write(tmp_path / "picture.png", b"\x89PNG")
    write(tmp_path / "noname", "text")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "missing")
    reports, problems = load(tmp_path)
    assert reports == []
    assert sorted(Path(p.origin).name.partition("#")[0] for p in problems) == sorted(p.name for p in tmp_path.iterdir())
    assert all(len(p.reason) > 10 and p.reason.endswith(".") for p in problems)
    assert load(tmp_path / "nowhere") == (
        [],
        [Rejection(str(tmp_path / "nowhere"), "There is no such file or folder.")],
    )


def test_a_folder_is_read_in_order_with_its_folders_and_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", ".hidden.txt", "sub/c.txt", ".git/d.txt", "sub/.e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, name)
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    reports, problems = load(tmp_path)
    assert [r.origin for r in reports] == [str(tmp_path / name) for name in ("a.TXT", "b.txt", "sub/c.txt")]
    assert problems == []
    (tmp_path / "void").mkdir()
    assert "no files" in load(tmp_path / "void")[1][0].reason


def test_a_name_that_is_no_text_can_still_be_kept(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    (report,), _ = load(write(path, "Words"))
    report.origin.encode()


def test_loading_twice_gives_the_same_reports(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", [{"text": "A", "source": "X"}, {"text": "A", "source": "Y"}])
    once, again = load(path), load(path)
    assert once == again
    assert len({r.id for r in once[0]}) == 2


def test_a_date_that_cannot_be_read_is_not_replaced_by_the_one_in_the_name(tmp_path: Path) -> None:
    (report,), (problem,) = load(write(tmp_path / "2024-08-14.md", "---\ndate: 03/04/2024\n---\nBody"))
    assert (report.published, problem.kept) == (None, True)
