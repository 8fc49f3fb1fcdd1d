"""Feeds: an item is a report with its own title, day, link and outlet; a broken feed keeps the items that are sound."""

import pytest

from tests.readers.making import BOMB, read

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>The Wire</title><link>https://wire.example/</link><language>en-GB</language>
<atom:link href="https://wire.example/rss" rel="self"/><pubDate>Thu, 15 Aug 2024 00:00:00 GMT</pubDate>
<item><title>Drones &amp; airfields</title><link>https://wire.example/1</link><guid isPermaLink="false">w-1</guid>
<pubDate>Wed, 14 Aug 2024 06:00:00 GMT</pubDate><media:title>A picture</media:title>
<media:content url="https://wire.example/1.jpg"/><description>Short.</description>
<content:encoded><![CDATA[<p>117 drones &lt;all of them&gt; were downed.</p><p>Second.</p><script>x()</script>]]>
</content:encoded></item>
<item><title>Prisoners</title><guid>https://wire.example/2</guid><dc:date>2024-08-13T21:00:00+03:00</dc:date>
<source url="https://other.example/rss">Other Paper</source>
<description>&lt;p&gt;More than 100&amp;nbsp;prisoners.&lt;/p&gt;</description></item>
<item><title>At least 12 killed in Kharkiv</title><link>https://wire.example/3</link></item>
<item><description></description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk" xml:base="https://a.example/news/"><title>Агенція</title>
<entry><title type="html">&lt;b&gt;Дрони&lt;/b&gt;</title><id>tag:a.example,2024:1</id>
<published>2024-08-14T09:00:00+03:00</published>
<updated>2024-08-20T00:00:00Z</updated><link rel="self" href="self/1"/><link href="1.html"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Збито <b>29</b> дронів.</p><p>Друге.</p></div>
</content></entry>
<entry xml:lang="en"><title>Second</title><id>2</id><updated>2024-08-15T00:00:00Z</updated>
<summary>Twelve were hurt.</summary>
<source><title>Source Feed</title></source></entry></feed>"""

RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://r.example/"><title>Old Wire</title><dc:language>de</dc:language></channel>
<item rdf:about="https://r.example/1"><title>One</title><link>https://r.example/1</link>
<description>Text of one.</description>
<dc:date>2024-08-14</dc:date></item></rdf:RDF>"""


def feed_of(item: str, head: str = "") -> str:
    return f"<rss><channel>{head}<item>{item}</item></channel></rss>"


def test_rss_gives_each_item_with_what_it_says_of_itself() -> None:
    reports, (problem,) = read(RSS.encode(), "a.rss")
    first, second, third = reports
    assert (first.title, first.text) == ("Drones & airfields", "117 drones <all of them> were downed.\nSecond.")
    assert (first.published, first.source, first.language) == ("2024-08-14T06:00:00+00:00", "The Wire", "en-GB")
    assert (first.url, first.given_id, first.origin) == ("https://wire.example/1", "w-1", "a.rss#1")
    assert (second.text, second.published, second.source) == (
        "More than 100\xa0prisoners.", "2024-08-13T21:00:00+03:00", "Other Paper",
    )  # fmt: skip
    assert second.url == "https://wire.example/2"
    assert (third.text, third.published) == ("At least 12 killed in Kharkiv", None)
    assert (problem.origin, problem.kept) == ("a.rss#4", False)


def test_atom_gives_links_of_the_feeds_own_base_and_the_day_of_publication() -> None:
    (first, second), problems = read(ATOM.encode(), "a.atom")
    assert (first.title, first.text, first.source, first.language) == (
        "Дрони",
        "Збито 29 дронів.\nДруге.",
        "Агенція",
        "uk",
    )
    assert (first.url, first.published) == ("https://a.example/news/1.html", "2024-08-14T09:00:00+03:00")
    assert (second.source, second.language, second.published) == ("Source Feed", "en", "2024-08-15T00:00:00Z")
    assert problems == []


def test_rss_of_the_first_version_is_read() -> None:
    ((report,), problems) = read(RDF.encode(), "a.rdf")
    assert (report.text, report.published, report.source, report.url, report.given_id) == (
        "Text of one.", "2024-08-14", "Old Wire", "https://r.example/1", "https://r.example/1",
    )  # fmt: skip
    assert problems == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "koi8-r"])
def test_a_feed_is_read_in_the_encoding_that_it_declares(encoding: str) -> None:
    feed = f'<?xml version="1.0" encoding="{encoding}"?>{ATOM}'
    (first, _), problems = read(
        feed.replace("Агенція", "Агентство").replace("ї", "i").encode(encoding, "xmlcharrefreplace"), "a.xml"
    )
    assert (first.source, problems) == ("Агентство", [])


def test_a_feed_without_a_declaration_is_read_by_its_header_or_by_a_guess_that_is_said() -> None:
    feed = feed_of(f"<description>{'За ночь сбито много беспилотников. ' * 5}</description>", "<title>Лента</title>")
    ((report,), problems) = read(feed.encode("koi8-r"), "a.rss", encoding="KOI8-R")
    assert (report.source, problems) == ("Лента", [])
    ((report,), (note,)) = read(feed.encode("cp1251"), "a.rss")
    assert (report.source, note.kept, "encoding" in note.reason) == ("Лента", True, True)


def test_names_of_characters_that_only_html_knows_are_read() -> None:
    feed = feed_of("<description>12&nbsp;000 &mdash; &laquo;many&raquo; &amp; more</description>")
    ((report,), problems) = read(feed.encode(), "a.rss")
    assert (report.text, problems) == ("12\xa0000 — «many» & more", [])


def test_a_broken_feed_keeps_its_sound_items_and_says_so() -> None:
    feed = RSS.replace("<title>Prisoners</title>", "<title>Prisoners & more <b></title>")
    reports, problems = read(feed.encode(), "a.rss")
    assert reports[0].title == "Drones & airfields"
    assert ["not valid XML" in problem.reason and problem.kept for problem in problems][-1]


def test_a_feed_with_names_that_it_never_declared_is_read() -> None:
    feed = feed_of("<media:title>Picture</media:title><title>A</title><description>Words.</description>")
    ((report,), (problem,)) = read(feed.encode(), "a.rss")
    assert (report.title, report.text, problem.kept) == ("A", "Words.", True)
    assert "no feed" not in problem.reason
    reports, (problem,) = read(b"<media:rss><channel/></media:rss>", "a.rss")
    assert (reports, problem.kept) == ([], False)


@pytest.mark.parametrize(
    ("feed", "reason"),
    [(BOMB + feed_of("<description>&a9;</description>"), "entity bomb"),
     (BOMB + "<rss a='&a9;'><channel/></rss>", "entity bomb"),
     ('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + feed_of("<title>&x;</title>"), "entities"),
     ("<svg xmlns='http://www.w3.org/2000/svg'><text>x</text></svg>", "no feed"),
     ("<rss", "XML"), ("plain words", "XML"), ("", "XML"),
     ("<rss><channel><title>A</title></channel></rss>", "no report")],
)  # fmt: skip
def test_what_is_no_feed_or_made_to_harm_is_named(feed: str, reason: str) -> None:
    reports, (problem,) = read(feed.encode(), "a.xml")
    assert (reports, reason in problem.reason) == ([], True), problem.reason


def test_a_script_in_the_title_of_an_item_is_named_and_does_nothing() -> None:
    feed = feed_of("<title>&lt;script&gt;x()&lt;/script&gt;Kyiv</title><description>Words.</description>")
    ((report,), (problem,)) = read(feed.encode(), "a.rss")
    assert (report.title, problem.kept, "script" in problem.reason) == ("Kyiv", True, True)
