"""Outlets that are known by the address of their feed are called by their host's name; two of one host stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    assert list(outlets_apart(alike).values()) == ["quay.org/", "quay.org"]
    two = ["http://quay.org/rss", "https://quay.org/rss"]
    assert list(outlets_apart(two).values()) == ["http://quay.org", "https://quay.org"]
    both = ["http://quay.org/rss", "http://quay.org/feed", "https://quay.org/rss"]
    assert list(outlets_apart(both).values()) == ["quay.org/rss", "quay.org/feed", "https://quay.org"]
    assert list(outlets_apart(["quay.org", "https://quay.org/"]).values()) == ["quay.org", "quay.org/"]


def test_what_all_feeds_of_a_host_share_in_their_paths_is_left_out() -> None:
    quay = [
        "https://feeds.quay.org/quay/public/world",
        "https://feeds.quay.org/quay/public/tech",
        "https://quay.org/feed",
    ]
    assert list(outlets_apart(quay).values()) == ["quay.org/world", "quay.org/tech", "quay.org"]
    nested = ["https://quay.org/news/rss.xml", "https://quay.org/news/sea/rss.xml", "https://quay.org/rss"]
    assert list(outlets_apart(nested).values()) == ["quay.org/news", "quay.org/news/sea", "quay.org"]


PATHS = ("", "rss", "rss/", "a", "a/b", "a/b/", "c/b", "?x=1", "a?x=1")
HOSTS = ("http://quay.org/", "https://quay.org/", "http://www.quay.org/")


@given(st.lists(st.sampled_from([host + path for host in HOSTS for path in PATHS]), unique=True))
def test_no_two_outlets_are_called_alike(names: list[str]) -> None:
    assert len(set(outlets_apart(names).values())) == len(names)
