"""What bounds a number: the words before it ("more than", "up to") and those after it ("or more")."""

from __future__ import annotations

from components.extraction.tokens import Token, spelled
from components.extraction.words import numbers

LENGTHS = frozenset({"km", "mm", "cm", "inches", "feet"})
TIMES = frozenset({"minutes", "hours", "days", "nights", "weeks", "months", "years", "decades", "centuries"})
LONGEST_BOUND = 4  # words in the longest phrase of numbers.toml that bounds a number
REACH_OF_AGO = 4  # words from a number on in which "ago" makes it a time to compare with
AGO = frozenset({"ago", "earlier"})
TAKING = frozenset({"take", "takes", "took", "taking", "taken"})
CAPTIVE = frozenset({"captive", "prisoner", "hostage"})
REGIONS = frozenset({"regions", "oblasts", "region", "districts", "provinces", "sectors"})


def bound_before(words: list[Token], at: int, after: int) -> tuple[str, int]:
    """The bound in the words before a number, and where the first of them stands."""
    phrases = numbers().bounds
    bound, begin = "", at
    while True:
        for length in range(min(LONGEST_BOUND, begin - after), 0, -1):
            phrase = " ".join(word.lower for word in words[begin - length : begin])
            if phrase in phrases and not (phrase == "the" and begin == at) and not _governed(words, begin - length, at):
                said = phrases[phrase]
                bound = said if bound in ("", "exact", "about") or said == "up_to" else bound
                begin -= length
                break
        else:
            return bound, begin
        if phrase == "the" or at - begin > 2 * LONGEST_BOUND:
            return bound, begin


def _governed(words: list[Token], at: int, number: int) -> bool:
    """Whether "over", "under" or "about" belongs to what is before it and bounds no number.

    "Shot down over three regions" says where, "asked about three deals" of what.
    """
    known, word = numbers(), words[at].lower
    before = words[at - 1].lower if at else ""
    if word == "about":
        return before in known.tells
    if word in known.comparatives:
        compared = {token.lower for token in words[number : number + REACH_OF_AGO]}
        return before in known.units or before in ("times", "much") or not AGO.isdisjoint(compared)
    if word not in ("over", "above", "under", "below", "around"):
        return False
    following = {token.lower for token in words[number + 1 : number + 4]}
    if before in TAKING and not CAPTIVE.isdisjoint(following):
        return False  # "took over 40 Syrians captive"
    return before in known.governs or (at > 0 and bool(following & REGIONS))


def _adds(words: list[Token], at: int) -> bool:
    """Whether what follows "plus" is added ("£40m plus £5m", "ten plus a driver")."""
    if at >= len(words):
        return False
    known, word = numbers(), words[at]
    number = word.text[0].isdecimal() or word.lower in known.words or word.lower in ("a", "an", "the")
    return number or (word.lower in known.currencies and not word.text.isalpha())


def measures_room(words: list[Token], begin: int, number: int, unit: str, end: int) -> bool:
    """Whether "over" or "under" alone before a length or a time says where or how long, and bounds no number.

    "Under 30 cm of snow" lies below it; "talks over three days" took them, but "lasted over three days" took more.
    """
    if begin + 1 != number:
        return False
    if words[begin].lower in ("under", "below", "beneath"):
        return unit in LENGTHS and end < len(words) and words[end].lower == "of"
    before = words[begin - 1].lower if begin else ""
    return words[begin].lower == "over" and unit in TIMES and before not in numbers().lasting and before.isalnum()


def bound_after(words: list[Token], end: int) -> tuple[str, int]:
    """The bound in the words after a number ("" for none), and the position after them."""
    for length in (3, 2, 1):
        phrase = spelled(words[end : end + length])
        said = numbers().after.get(phrase)
        if (
            said
            and end + length <= len(words)
            and (length > 1 or words[end].glued or (phrase == "plus" and not _adds(words, end + 1)))
        ):
            return said, end + length
    return "", end
