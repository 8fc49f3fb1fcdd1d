"""Pages in HTML: the main text without what stands around it, and what the head says; no day is ever guessed."""

import pytest

from tests.readers.making import html, json_ld, read

STORY = (
    "<p>Russia's defence ministry said on Wednesday, 7 August 2024, that 117 Ukrainian drones had been downed "
    "overnight, most of them over four regions.</p><p>Zelenskyy said that more than 100 prisoners had been taken "
    "&amp; held, &lt;b&gt;all&lt;/b&gt; of them on one day. The figures could not be checked.</p>"
)
AROUND = (
    '<nav><a href="/">Home</a> <a href="/war">War</a> <a href="/sport">Sport</a></nav>'
    f"<article><h1>Drones &amp; airfields</h1>{STORY}<script>alert(1)</script></article>"
    "<footer>Copyright 2019. Updated 1 January 2020.</footer>"
)


def page(head: str = "", body: str = AROUND, name: str = "a.html", language: str = "en", **more: str):  # type: ignore[no-untyped-def]
    reports, problems = read(html(body, head, language).encode(), name, **more)
    assert [p for p in problems if not p.kept] == []
    return reports[0]


def test_the_main_text_is_plain_and_without_what_stands_around_it() -> None:
    text = page().text
    assert "117 Ukrainian drones" in text
    assert "taken & held, <b>all</b> of them" in text
    assert not any(word in text for word in ("Home", "Sport", "Copyright", "alert", "&amp;", "<p>"))


def test_json_ld_gives_day_title_and_outlet() -> None:
    facts = {"@type": "NewsArticle", "headline": "Drones & airfields", "datePublished": "2024-08-14T06:00:00+03:00",
             "dateModified": "2024-08-20", "publisher": {"@type": "Organization", "name": "The Wire"}}  # fmt: skip
    report = page(f'<link rel="canonical" href="https://wire.example/a/1">{json_ld(**facts)}', language="en-GB")
    assert (report.title, report.source, report.url) == ("Drones & airfields", "The Wire", "https://wire.example/a/1")
    assert (report.published, report.language) == ("2024-08-14T06:00:00+03:00", "en-GB")


def test_the_page_itself_goes_before_what_json_ld_lists_beside_it() -> None:
    graph = [
        {"@type": "WebPage", "datePublished": "2020-01-01"},
        {"@type": ["Article", "Report"], "datePublished": "2024-08-14"},
        {"@type": "ItemList", "itemListElement": [{"@type": "Article", "datePublished": "2019-01-01"}]},
    ]
    assert page(json_ld(**{"@graph": graph})).published == "2024-08-14"
    assert page(json_ld(**{"@type": "ItemList", "itemListElement": graph})).published is None


def test_open_graph_gives_day_title_and_outlet() -> None:
    head = (
        '<meta property="og:title" content="Drones &amp; airfields"><meta property="og:site_name" content="The Wire">'
        '<meta property="article:published_time" content="2024-08-14T03:00:00Z">'
        '<meta property="article:modified_time" content="2024-08-20T03:00:00Z"><meta property="og:url" content="https://wire.example/a/2">'
    )
    report = page(head)
    assert (report.title, report.source, report.url) == ("Drones & airfields", "The Wire", "https://wire.example/a/2")
    assert report.published == "2024-08-14T03:00:00Z"


@pytest.mark.parametrize(
    ("time", "published"),
    [('<time datetime="2024-08-14">yesterday</time>', "2024-08-14"),
     ('<time itemprop="datePublished" datetime="2024-08-14">x</time><time datetime="2024-08-16"></time>', "2024-08-14"),
     ('<time datetime="2024-08-14">x</time><time class="updated" datetime="2024-08-16">x</time>', "2024-08-14"),
     ('<time datetime="2024-08-14">x</time><time datetime="2024-08-16">x</time>', None),
     ("<time>14 August 2024</time>", None), ("<p>14 August 2024</p>", None)],
)  # fmt: skip
def test_a_time_element_gives_the_day_where_it_is_sure(time: str, published: str | None) -> None:
    assert page(body=AROUND.replace("</h1>", f"</h1>{time}")).published == published
    assert page(body=AROUND + f"<aside>{time.replace('itemprop', 'x')}</aside>").published is None


def test_a_page_that_says_nothing_of_itself_has_no_day_outlet_or_link() -> None:
    report = page(language="")
    assert (report.published, report.source, report.url, report.language) == (None, "", "", "")


def test_the_name_of_the_file_gives_the_day_where_the_page_gives_none() -> None:
    assert page(name="2024-08-14_saved.html").published == "2024-08-14"
    head = '<meta name="date" content="2024-08-13">'
    assert page(head, name="2024-08-14_saved.html").published == "2024-08-13"


def test_the_address_of_a_page_is_its_link_unless_it_names_another() -> None:
    assert page(url="https://wire.example/fetched").url == "https://wire.example/fetched"
    assert (
        page('<link rel="canonical" href="https://wire.example/a">', url="https://wire.example/?x=1").url
        == "https://wire.example/a"
    )


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("cp1251", "windows-1251"), ("koi8-r", "koi8-r"), ("utf-8", "windows-1251"), ("utf-16", "")],
)
def test_letters_are_right_in_the_encoding_that_the_page_or_its_header_names(encoding: str, declared: str) -> None:
    words = "Минобороны сообщило, что за ночь сбито 117 беспилотников, из них 37 над Курской областью. " * 3
    body = f"<article><h1>Сводка</h1><p>{words}</p></article>"
    ((report,), problems) = read(html(body, f'<meta charset="{declared}">', "ru").encode(encoding), "a.html")
    assert (words.strip() in report.text, problems) == (True, [])
    if encoding not in ("utf-8", "utf-16"):
        ((report,), problems) = read(html(body, "", "ru").encode(encoding), "a.html", encoding=declared)
        assert (words.strip() in report.text, problems) == (True, [])


def test_a_script_in_a_title_is_named_and_stays_letters() -> None:
    head = '<meta property="og:title" content="&lt;script&gt;alert(1)&lt;/script&gt; Kyiv">'
    ((report,), (problem,)) = read(html(AROUND, head).encode(), "a.html")
    assert "Kyiv" in report.title
    assert (problem.kept, "script" in problem.reason) == (True, True)


@pytest.mark.parametrize("body", ["", "<script>x()</script>", "<div>" * 9000 + "deep"])
def test_a_page_without_a_story_is_named(body: str) -> None:
    reports, (problem,) = read(html(body).encode(), "a.html")
    assert (reports, problem.kept, problem.reason[-1]) == ([], False, ".")
