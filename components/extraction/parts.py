"""Parts of a whole: "two thirds", "a quarter of", "half an hour", "2 1/2", "¾"."""

from __future__ import annotations

from typing import NamedTuple

from components.extraction.tokens import Token, hyphen
from components.extraction.words import numbers

LARGEST_COUNT = 9  # "nine tenths"; more parts than that are not said
CLOSING = frozenset(".,;:)!?–—\"”'’")  # signs after "fell by a third"
DIGITS_OF_A_PART = 4  # 2/3 is kept as 0.6667


class Part(NamedTuple):
    """A value, the position after it, and whether it is a share of something that is not a number or a unit."""

    value: float
    next: int
    share: bool


def written(words: list[Token], at: int) -> tuple[float, int]:
    """The part in figures at a token ("1/2", "½") and the position after it; 0 where none stands there."""
    if at >= len(words):
        return 0.0, at
    known = numbers()
    if words[at].text in known.signs:
        return known.signs[words[at].text], at + 1
    if at + 2 < len(words) and words[at + 1].text in "/⁄" and words[at + 1].glued and words[at + 2].glued:
        value = known.signs.get(f"{words[at].text}/{words[at + 2].text}", 0.0)
        goes_on = at + 3 < len(words) and words[at + 3].glued and words[at + 3].text in "/-"
        return (value, at + 3) if value and not goes_on and not words[at].code else (0.0, at)
    return 0.0, at


def part(words: list[Token], at: int) -> Part | None:
    """The part in words that begins at a token."""
    word = words[at].lower
    if word in ("half", "quarter"):
        return _of_one(words, at)
    count = 1.0 if word == "a" else numbers().words.get(word, 0.0)
    if not 0 < count <= LARGEST_COUNT:
        return None
    tied = hyphen(words, at + 1)
    name = at + 2 if tied else at + 1
    if name >= len(words) or (tied and not words[name].glued):
        return None
    said = words[name].lower
    value = numbers().fractions.get(said, 0.0)
    if not value or (word == "a" and (said == "half" or not _meant(words, at, name))):
        return None
    if not tied and word != "a" and not _counted(words, at, name, count):
        return None
    return _of_what(words, name + 1, round(count * value, DIGITS_OF_A_PART), count * value)


def _counted(words: list[Token], at: int, name: int, count: float) -> bool:
    """Whether a number before "quarter" or "third" makes parts ("three quarters of it", not "for two quarters")."""
    following = words[name + 1] if name + 1 < len(words) else None
    of = following is not None and following.lower == "of"
    if words[name].lower.startswith("quarter"):
        timed = at > 0 and words[at - 1].lower in numbers().spans
        return of or (count == 3 and not timed)
    return of or not (count == 1 and following is not None and following.text == "-" and following.glued)


def _meant(words: list[Token], at: int, name: int) -> bool:
    """Whether "a third" and the like is a part and no place in an order ("a third man", "a quarter of an hour")."""
    following = words[name + 1].lower if name + 1 < len(words) else "."
    before = words[at - 1].lower if at else ""
    known = numbers()
    if following == "of" or following in known.compares:
        return True
    if following in known.scales and following not in known.short:  # "a quarter million"
        return True
    closed = following in known.closes or following in CLOSING
    return before in known.apportions and closed


def _of_one(words: list[Token], at: int) -> Part | None:
    """ "half of", "half an hour", "half-million", "quarter-point", "more than half"."""
    known = numbers()
    value = known.fractions[words[at].lower]
    tied = hyphen(words, at + 1)
    after = at + 2 if tied else at + 1
    following = words[after].lower if after < len(words) else ""
    if following in known.scales and following not in known.short:
        return Part(value * known.scales[following], after + 1, False)
    if following in known.units and following not in known.whole:
        return Part(value, after if not tied else at + 1, False)
    if words[at].lower == "quarter" or tied:
        return None
    if following in ("a", "an"):
        return _of_unit(words, after + 1, value)
    before = words[at - 1].lower if at else ""
    if before in ("a", "an"):  # "a year and a half of war"
        return None
    told = before in known.apportions
    if following == "of" or following in known.halved:
        ranked = at > 1 and words[at - 2].lower in known.halved and before.isalpha() and not told
        if not ranked and before not in known.halved and before not in known.halves_named:
            return _of_what(words, after, value, value)
    begins = not before or not before[0].isalnum()
    if (told and following not in known.whole) or (begins and following in ("were", "are", "have", "had", "said")):
        return Part(value, at + 1, True)
    return None


def _of_what(words: list[Token], end: int, value: float, precise: float) -> Part:
    """A part with what it is a part of: a number ("a quarter of a million"), a unit ("of a mile") or anything else."""
    known = numbers()
    if end < len(words) and words[end].lower in known.scales and words[end].lower not in known.short:
        return Part(precise * known.scales[words[end].lower], end + 1, False)
    if end + 1 < len(words) and words[end].lower == "of" and words[end + 1].lower in ("a", "an"):
        return _of_unit(words, end + 2, precise) or Part(value, end, True)
    return Part(value, end, True)


def _of_unit(words: list[Token], at: int, value: float) -> Part | None:
    known = numbers()
    if at >= len(words):
        return None
    word = words[at].lower
    if word in known.scales and word not in known.short:
        return Part(value * known.scales[word], at + 1, False)
    two = " ".join(token.lower for token in words[at : at + 2])
    return Part(value, at, False) if word in known.units or two in known.units else None
