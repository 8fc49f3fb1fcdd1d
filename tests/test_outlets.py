"""Outlets that are known by the address of their feed are called by their host's name; two of one host stay apart."""

from __future__ import annotations

import pytest

from components.vocabulary import outlet_words, outlets_apart


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("https://www.quaypost.org/feed/?lang=en", "quaypost.org"),
        ("http://feeds.quaypost.co.uk/news/rss.xml", "quaypost.co.uk"),
        ("https://Feeds.Quay.Post.org:8080/rss", "quay.post.org"),
        ("https://rss.org/all.xml", "rss.org"),
        ("https://feeds.feedburner.com/QuayPost", "feedburner.com/QuayPost"),
        ("stated by https://www.quaypost.org/rss", "stated by quaypost.org"),
        ("The Quay Post", "The Quay Post"),
        ("quaypost.org/rss", "quaypost.org/rss"),
        ("://", "://"),
        ("", ""),
    ],
)
def test_an_outlet_is_called_by_the_plain_name_of_its_host(name: str, said: str) -> None:
    assert outlet_words(name) == said


def test_feeds_of_one_host_are_told_apart_by_what_sets_them_apart() -> None:
    world, all_news, other = "https://www.quay.org/world/rss", "https://www.quay.org/rss/", "https://ferry.net/feed"
    assert outlets_apart([world, all_news, other]) == {
        world: "quay.org/world", all_news: "quay.org", other: "ferry.net",
    }  # fmt: skip
    named = ["http://rss.quay.org/services/xml/rss/World.xml", "http://rss.quay.org/services/xml/rss/Technology.xml"]
    assert list(outlets_apart(named).values()) == ["quay.org/World", "quay.org/Technology"]
    alike = ["https://quay.org/news/feed/", "https://quay.org/news/feed"]
    assert list(outlets_apart(alike).values()) == ["quay.org/news/feed/", "quay.org/news/feed"]
    two = ["http://quay.org/rss", "https://quay.org/rss"]
    assert outlets_apart(two) == {name: name for name in two}
    assert list(outlets_apart(["quay.org", "https://quay.org/"]).values()) == ["quay.org", "quay.org/"]
