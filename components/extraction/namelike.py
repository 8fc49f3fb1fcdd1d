"""Numbers that belong to a name, a label, an address or a place in a list, and count nothing."""

from __future__ import annotations

from itertools import pairwise

from components.extraction.tokens import Token, hyphen
from components.extraction.words import numbers

SHORTEST_TELEPHONE = 9  # digits
SHORTEST_COUNT = 4  # digits that no second label has ("Nos. 3 and 4")
LONGEST_STREET = 3  # words of a street's name before "Street"
AT = frozenset({"at", "of", "on", "from", "to", "near", "outside", "opposite", "in", "behind", ","})
# "that day 12 people": a day or a part that is pointed at carries no number of its own
MEANT = frozenset(
    {"that", "this", "same", "these", "those", "a", "per", "each", "every", "past", "last", "previous", "one"}
)
LINE_REACH = 6  # words before a short number among which a telephone line is named
LONGEST_LINE = 4  # digits of a number that is dialled for help
LINE_AFTER = frozenset({"number", "numbers", "on", "at", "dial", "dialling", "call", "and", "or"})


def named(words: list[Token], at: int, end: int) -> int:
    """ "PlayStation 5", "the Aerox 9", "S&P 500", "number one": a number that ends a name, not before a unit."""
    if not at or words[at].glued or end != at + 1:
        return 0
    known, before, text = numbers(), words[at - 1], words[at].text
    if before.lower in known.ranked and (text.isdecimal() or text.lower() in known.words):
        counts = end < len(words) and words[end].lower in known.counted
        meant = at > 1 and words[at - 2].lower in MEANT
        return 0 if counts or meant else end
    if not text.isdecimal():
        return 0
    if before.text[0].isupper() and at > 1 and words[at - 2].text == "&":
        return end
    if end < len(words) and (words[end].lower in known.units or words[end].lower in known.counted):
        return 0
    if before.lower in known.months:
        return 0
    camel = before.text.isalpha() and any(a.islower() and b.isupper() for a, b in pairwise(before.text))
    if camel or (before.lower in known.products and (before.text[0].isupper() or before.lower in ("runway", "dial"))):
        return end
    article = at > 1 and words[at - 2].lower in known.articles
    return end if article and before.text[0].isupper() and before.text[1:].islower() and len(text) < 4 else 0


def labels(words: list[Token], end: int) -> int:
    """The position after further labels of one kind: "Nos. 3 and 4", "pages 7, 8"."""
    known = numbers()
    while end + 1 < len(words) and words[end].lower in ("and", "&", ","):
        last = words[end + 1]
        counts = end + 2 < len(words) and (words[end + 2].lower in known.counted or words[end + 2].lower in known.units)
        if not last.text.isdecimal() or len(last.text) >= SHORTEST_COUNT or counts:
            break
        end += 2
    return end


def emergency(words: list[Token], at: int, end: int) -> int:
    """ "911 calls", "401(k)": a number that is dialled, or that a law has."""
    following = words[end] if end < len(words) else None
    before = [word.lower for word in words[max(0, at - LINE_REACH) : at]]
    free = {"toll", "free"} <= set(before) or not numbers().lines.isdisjoint(before)
    if free and before[-1] in LINE_AFTER and words[at].text.isdecimal() and len(words[at].text) <= LONGEST_LINE:
        return end
    if following is None or not words[at].text.isdecimal() or len(words[at].text) != 3:
        return 0
    lettered = following.text == "(" and following.glued and end + 2 < len(words) and words[end + 2].text == ")"
    if lettered and len(words[end + 1].text) == 1:
        return end + 3
    told = {following.lower, words[at - 1].lower if at else ""} & numbers().dialled
    return end if words[at].text in ("911", "999", "112", "101") and told else 0


def attribute(words: list[Token], at: int, end: int) -> int:
    """The value of an attribute of a page's mark-up (width="620")."""
    quoted = at > 1 and words[at].glued and words[at - 1].text in "\"'" and words[at - 1].glued
    return end if quoted and words[at - 2].text == "=" else 0


def listed(words: list[Token], at: int, end: int) -> int:
    """ "1. First", "2) Second": the number of an item, where a sentence begins."""
    begins = at == 0 or words[at - 1].text in ".;:!?•"
    if (
        not begins
        or end != at + 1
        or not words[at].text.isdecimal()
        or len(words[at].text) > 2
        or end + 1 >= len(words)
    ):
        return 0
    closed = end + 1 < len(words) and words[end].text in ".)" and words[end].glued and not words[end + 1].glued
    return end + 1 if closed and words[end + 1].text[0].isalnum() else 0


def house(words: list[Token], at: int, end: int) -> int:
    """ "at 48 Shevchenko Street": the number before the name of a street, after a word of place."""
    if not words[at].text.isdecimal() or not at or words[at - 1].lower not in AT:
        return 0
    for place in range(end + 1, min(end + LONGEST_STREET + 1, len(words))):
        if not words[place - 1].text[0].isupper():
            return 0
        if words[place].lower in numbers().streets and words[place].text[0].isupper():
            return end
    return 0


def war(words: list[Token], at: int, end: int) -> int:
    """ "the Six-Day War", "the Seven Years' War": a war's name begins with the number."""
    if not words[at].text[0].isupper():
        return 0
    named = [i for i in range(end, min(end + 4, len(words))) if words[i].text[0].isalpha()][:2]
    capitals = len(named) == 2 and all(words[i].text[0].isupper() and not words[i].text.isupper() for i in named)
    return named[1] + 1 if capitals and words[named[1]].lower in numbers().wars else 0


def zero(words: list[Token], at: int, end: int) -> int:
    """ "ground zero", "zero tolerance", "net-zero"."""
    if words[at].lower != "zero":
        return 0
    known = numbers()
    before = words[at - 1] if at else None
    if before is not None and before.text == "-" and at > 1:
        before = words[at - 2]
    after = end + 1 if hyphen(words, end) else end
    following = words[after].lower if after < len(words) else ""
    led = before is not None and before.lower in known.zero_before
    return end if led or following in known.zero_after else 0


def telephone(words: list[Token], at: int, end: int) -> int:
    """ "+44 20 7946 0958": groups of digits after a plus sign or a zero, together longer than a count that has one."""
    plus = at > 0 and words[at - 1].text == "+" and words[at].glued and (at < 2 or not words[at - 1].glued)
    if not plus and not led_by_zero(words, at, end):
        return 0
    stop, digits = at, 0
    while stop < len(words) and (words[stop].text.isdecimal() or words[stop].text in "-()"):
        digits += len(words[stop].text) if words[stop].text.isdecimal() else 0
        stop += 1
    return max(stop, end) if digits >= SHORTEST_TELEPHONE and stop > at + 1 else 0


def led_by_zero(words: list[Token], at: int, end: int) -> int:
    """007 and the 0958 of a telephone number are written as no count is."""
    text = words[at].text
    return end if len(text) > 1 and text[0] == "0" and text.isdecimal() else 0


def place_or_hour(words: list[Token], at: int, end: int) -> int:
    """ "50.45 N, 30.52 E", "till eight.", "one by one": a coordinate, an hour in words, a pair of words."""
    following = words[end].text if end < len(words) else "."
    if words[at].text[0].isdecimal():
        return end + 1 if "." in words[at].text and following in ("N", "S", "E", "W") else 0
    before = words[at - 1].lower if at else ""
    if before == "by" and at > 1 and words[at - 2].lower == words[at].lower:
        return end
    hour = before in ("till", "until") and words[at].lower in numbers().words and end == at + 1
    return end if hour and not following[0].isalnum() else 0
