"""How outlets are called that their reports name by an address, as feeds do; what is kept and asked for stays exact."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

# Also within a voice: "stated by https://www.example.org/rss".
_ADDRESS = re.compile(r"https?://(?:[^\s/?#]*@)?([^\s/?#:]+)(?::\d+)?(\S*)")
# What stands before a host's name where it serves feeds or pages, and hosts that serve the feeds of others, whose own
# name is the path's.
_SERVERS, _OF_OTHERS = ("www", "feeds", "feed", "rss"), ("feedburner.com",)

# Parts of a path that say of a feed only that it is one.
_OF_FEEDS = ("", "rss", "feed", "feeds", "xml", "services", "index", "all", "site")
_ENDING = re.compile(r"\.(xml|rss|rdf|cms|html?)$")


def own_words(voice: str) -> bool:
    """Whether an outlet itself speaks, citing nobody."""
    return voice.startswith("stated by ")


def outlet_words(name: str) -> str:
    """An outlet, or a voice that is one, as a reader calls it: of an address the plain name of its host."""
    return _ADDRESS.sub(lambda found: _plain(found[1], found[2]), name) if "://" in name else name


def outlets_apart(names: Iterable[str]) -> dict[str, str]:
    """What to call each of several outlets or voices, no two alike: those of one host with what sets them apart."""
    said = {name: outlet_words(name) for name in names}
    for told in (_section, _whole, str):
        alike = Counter(said.values())
        said = {name: told(name) if alike[words] > 1 else words for name, words in said.items()}
    return said


def _plain(host: str, path: str) -> str:
    labels = host.lower().rstrip(".").split(".")
    while len(labels) > 2 and labels[0] in _SERVERS:
        labels = labels[1:]
    plain = ".".join(labels)
    return plain + (f"/{path.strip('/').split('/')[0]}" if plain in _OF_OTHERS and path.strip("/") else "")


def _section(name: str) -> str:
    """An address with those parts of its path that every feed does not have."""
    return _ADDRESS.sub(lambda found: "/".join([_plain(found[1], ""), *_telling(found[2])]), name)


def _telling(path: str) -> list[str]:
    parts = [_ENDING.sub("", part) for part in path.split("?")[0].split("/")]
    return [part for part in parts if part.lower() not in _OF_FEEDS]


def _whole(name: str) -> str:
    """An address with its path, without what says how it is fetched."""
    return _ADDRESS.sub(lambda found: f"{_plain(found[1], '')}{found[2]}", name)
