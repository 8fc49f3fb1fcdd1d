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
    alike = Counter(said.values())
    for words in [words for words, count in alike.items() if count > 1]:
        said |= _set_apart([name for name in said if said[name] == words])
    counted = Counter(said.values())
    return {name: name if counted[words] > 1 else words for name, words in said.items()}


def _set_apart(names: list[str]) -> dict[str, str]:
    """Addresses of one host with the fewest parts of their paths that tell them apart, else with how they are fetched.

    Parts that all of them have say nothing, nor does what only says that it is a feed.
    """
    paths = {name: _telling(name) for name in names}
    while len({parts[:1] for parts in paths.values() if parts}) == 1:
        shorter = {name: parts[1:] for name, parts in paths.items()}
        if len(set(shorter.values())) < len(set(paths.values())):
            break
        paths = shorter
    said = {name: _with(name, "/".join(["", *parts])) for name, parts in paths.items()}
    for told in (_with_slash, _with_scheme, _whole):
        alike = Counter(said.values())
        said = {name: told(name) if alike[words] > 1 else words for name, words in said.items()}
    return said


def _with(name: str, path: str) -> str:
    return _ADDRESS.sub(lambda found: _plain(found[1], "") + path, name)


def _with_slash(name: str) -> str:
    return _with(name, "/" if name.endswith("/") else "")


def _with_scheme(name: str) -> str:
    return _ADDRESS.sub(lambda found: f"{found[0].split('://')[0]}://{_plain(found[1], '')}", name)


def _plain(host: str, path: str) -> str:
    labels = host.lower().rstrip(".").split(".")
    while len(labels) > 2 and labels[0] in _SERVERS:
        labels = labels[1:]
    plain = ".".join(labels)
    return plain + (f"/{path.strip('/').split('/')[0]}" if plain in _OF_OTHERS and path.strip("/") else "")


def _telling(name: str) -> tuple[str, ...]:
    """The parts of an address's path that every feed does not have."""
    found = _ADDRESS.search(name)
    parts = [_ENDING.sub("", part) for part in found[2].split("?")[0].split("/")] if found else []
    return tuple(part for part in parts if part.lower() not in _OF_FEEDS)


def _whole(name: str) -> str:
    """An address with its path, without what says how it is fetched."""
    return _ADDRESS.sub(lambda found: f"{_plain(found[1], '')}{found[2]}", name)
