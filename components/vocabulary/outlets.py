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


def outlet_words(name: str) -> str:
    """An outlet, or a voice that is one, as a reader calls it: of an address the plain name of its host."""
    return _ADDRESS.sub(lambda found: _plain(found[1], found[2]), name) if "://" in name else name


def outlets_apart(names: Iterable[str]) -> dict[str, str]:
    """What to call each of several outlets or voices, no two alike: those of one host by the whole of their address."""
    said = {name: outlet_words(name) for name in names}
    for told in (_whole, str):
        alike = Counter(said.values())
        said = {name: told(name) if alike[words] > 1 else words for name, words in said.items()}
    return said


def _plain(host: str, path: str) -> str:
    labels = host.lower().rstrip(".").split(".")
    while len(labels) > 2 and labels[0] in _SERVERS:
        labels = labels[1:]
    plain = ".".join(labels)
    return plain + (f"/{path.strip('/').split('/')[0]}" if plain in _OF_OTHERS and path.strip("/") else "")


def _whole(name: str) -> str:
    """An address with its path, without what says how it is fetched."""
    return _ADDRESS.sub(lambda found: f"{_plain(found[1], '')}{found[2].rstrip('/')}", name)
