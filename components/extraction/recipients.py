"""To whom aid goes: the countries and towns that a text says money and weapons are given to."""

from __future__ import annotations

from components.extraction.gazetteer import country_names, is_place
from components.extraction.tokens import Token, tokens
from components.extraction.toponyms import Toponym, is_capital, name_end, short_for_others
from components.extraction.words import giving_words, place_words

BACK = 7  # words between what is given and "to" or "for" whom
CLOSE = 16  # characters: room for "with about" between the one who is given something and the sum
_JOINTS = frozenset({",", "and", "&", "the"})


def recipients(text: str) -> list[list[Toponym]]:
    """Those that a text names as given something, each with its characters; the names of one list together.

    "send Ukraine $2bn", "aid for Israel and Ukraine", "the Ukraine fund".
    """
    words, at = tokens(text), 0
    found: list[list[Toponym]] = []
    while at < len(words):
        end = _receiver(text, words, at)
        if end is None:
            at += 1
            continue
        group, start = [_named(text, words, at, end)], at
        while (more := _next(text, words, end)) is not None:
            group.append(_named(text, words, *more))
            end = more[1]
        if _given(words, start) or _lent(words, end) or _takes(words, end):
            found.append(group)
        at = end
    return found


def given_to(text: str, start: int, end: int, reach: tuple[int, int]) -> list[str]:
    """Those whom a text gives the sum that stands from ``start`` to ``end``, looked for within ``reach``.

    The one whom a verb gives it right before ("send Ukraine $2bn"), else the next after it, else the last before.
    """
    near = [group for group in recipients(text) if reach[0] <= group[0][1] < reach[1]]
    before = [group for group in near if group[-1][2] <= start]
    after = [group for group in near if group[0][1] >= end] or [group for group in near if group not in before]
    direct = [
        g for g in before[-1:] if start - g[-1][2] <= CLOSE and _last_word(text[: g[0][1]]) in giving_words().verbs
    ]
    best = next(iter([*direct, *after, *reversed(before)]), None)
    if best is None:
        return []
    return [name for name, *_ in best]


def _last_word(text: str) -> str:
    return next(iter(text.lower().split()[-1:]), "")


def _named(text: str, words: list[Token], at: int, end: int) -> Toponym:
    start, stop = words[at].start, words[end - 1].end
    name = text[start:stop]
    bare = name[:-2] if name.endswith(("’s", "'s")) else name
    return bare, start, start + len(bare)


def _receiver(text: str, words: list[Token], at: int) -> int | None:
    """Where the name of a country or a town that begins at a word ends; None where none begins."""
    if not is_capital(words[at]):
        return None
    end = name_end(words, at)
    if short_for_others(words, words[at].text):
        return None
    for stop in range(end, at, -1):
        name = _named(text, words, at, stop)[0].lower()
        if name in country_names() or (stop == end and name not in place_words().nowhere and is_place(name)):
            return stop
    return None


def _next(text: str, words: list[Token], end: int) -> tuple[int, int] | None:
    """The next name of a list, and where it ends."""
    at = end
    while at < len(words) and at - end < 2 and words[at].lower in _JOINTS:
        at += 1
    if at == end or at == len(words):
        return None
    stop = _receiver(text, words, at)
    return None if stop is None else (at, stop)


def _given(words: list[Token], at: int) -> bool:
    """Whether the words before a name give it something: "send", "aid to", "a package for"."""
    known = giving_words()
    back = at - 1
    while back >= 0 and words[back].lower == "the":
        back -= 1
    if back < 0:
        return False
    if words[back].lower in known.verbs:
        return True
    if words[back].lower not in ("to", "for"):
        return False
    for word in reversed(words[max(0, back - BACK) : back]):
        if word.text in ".;:":
            return False
        if word.lower in known.verbs or word.lower in known.gifts:
            return True
    return False


def _takes(words: list[Token], end: int) -> bool:
    """Whether a name is followed by what takes a gift: "Ukraine will need", "Kyiv has received"."""
    known, at = giving_words(), end
    while at < len(words) and at - end < 2 and words[at].lower in known.willing:
        at += 1
    return at < len(words) and words[at].lower in known.takers


def _lent(words: list[Token], end: int) -> bool:
    """Whether a name describes what is given: "Ukraine aid", "Ukraine military assistance", "Israel and border aid"."""
    known = giving_words()
    at = end
    while at < len(words) and at - end < 3 and words[at].lower in known.kinds:
        at += 1
    return at < len(words) and words[at].lower in known.gifts
