"""Numbers that are dates, hours, years or ages, and count nothing."""

from __future__ import annotations

from components.extraction.numerals import numeral
from components.extraction.tokens import Token, spelled
from components.extraction.words import numbers

OLDEST = 110  # "Name, 71, said": a number up to it between commas after a name is an age


def ages(words: list[Token], at: int, end: int) -> int:
    """ "18- to 27-year-olds", "aged 5 to 12": a range of ages is skipped as a whole."""
    hanging = end < len(words) and words[end].text == "-" and words[end].glued
    joint = end + 1 if hanging else end
    if (
        joint + 1 >= len(words)
        or words[joint].lower not in ("to", "and", "or", "-", "–")
        or words[joint].glued > hanging
    ):
        return 0
    last = numeral(words, joint + 1, False)
    if last is None:
        return 0
    aged = at and words[at - 1].lower in ("aged", "ages")
    if aged:
        return last.next
    return _after_age(words, last.next) if hanging else 0


def _after_age(words: list[Token], end: int) -> int:
    """The position after "-year-olds" or "years old" at ``end``; 0 where none stands there."""
    if spelled(words[end : end + 2]) in numbers().ages:
        return end + 2
    tied = spelled(words[end : end + 4]).replace(" ", "")
    return end + 4 if tied.startswith(("-year-old", "–year-old", "-yearold")) else 0


def age_limit(words: list[Token], at: int, end: int) -> int:
    """ "children under five", "adults over 65", "under-18s": an age, where nothing that has one follows."""
    if at < 2 or words[at - 1].lower not in ("under", "over", "below") or words[at - 2].lower not in numbers().aged:
        return 0
    first = numeral(words, at, False)
    if first is None or first.value > OLDEST or first.value != int(first.value):
        return 0
    following = words[end] if end < len(words) else None
    if following is None or not following.text[0].isalnum():
        return end if following is None or following.text not in "%-°" else 0
    known = numbers()
    counts = following.lower in known.units or following.lower in known.counted or following.lower in known.scales
    return 0 if counts else end


def lived(words: list[Token], at: int) -> bool:
    """Whether somebody may be so many years old; a fossil of 66 million years has no age that CLAIMS leaves out."""
    years = numeral(words, at, False)
    return years is None or years.value <= OLDEST


def years(words: list[Token], at: int, end: int) -> int:
    """ "2022-23", "1939–45": two years, the second without its century."""
    if not is_year(words[at].text) or not (end + 1 < len(words) and words[end].text in "-–" and words[end].glued):
        return 0
    last = words[end + 1]
    return end + 2 if last.glued and last.text.isdecimal() and len(last.text) in (2, 4) else 0


def early_year(words: list[Token], at: int, end: int) -> int:
    """ "since 1880", "in 1776": a year before those that news is full of, after a word that dates."""
    text = words[at].text
    if not at or end != at + 1 or len(text) != 4 or not text.isdecimal() or not "1000" <= text < "1900":
        return 0
    known = numbers()
    following = words[end].lower if end < len(words) else "."
    counts = following in known.units or following in known.counted or following in ("of", "other", "more")
    plural = following.endswith("s") and following not in ("was", "is", "as", "has")
    return end if words[at - 1].lower in known.dated and not counts and not plural else 0


def year(words: list[Token], at: int, end: int) -> bool:
    """Whether a number is a year: 1900 to 2099, no bound before it and nothing after it that years do not have."""
    if not is_year(words[at].text) or end != at + 1:
        return False
    if (at and spelled(words[max(0, at - 2) : at]) in numbers().bounds) or (
        at and words[at - 1].lower in numbers().bounds
    ):
        return at > 0 and words[at - 1].lower == "the"
    following = words[at + 1].lower if at + 1 < len(words) else ""
    return not (following in numbers().units or following in numbers().counted or (following == "of" and at == 0))


def is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and "1900" <= text <= "2099"


def hours(words: list[Token], at: int, end: int) -> int:
    """ "between 2 and 3 p.m.", "9-11am": hours of which the second has the word of the clock."""
    if end + 1 >= len(words) or words[end].lower not in ("and", "to", "-", "–", "or") or end != at + 1:
        return 0
    known, last = numbers(), words[end + 1]
    timed = end + 2 < len(words) and (
        words[end + 2].lower in known.clock or spelled(words[end + 2 : end + 5]) in known.clock
    )
    return end + 3 if timed and last.text[0].isdecimal() else 0


def after_day(words: list[Token], end: int) -> int:
    """The position after the day of a month, and after its year."""
    at = end
    if at + 1 < len(words) and words[at].text in ("-", "–", "and") and words[at + 1].text.isdecimal():
        at += 2
    if at + 1 < len(words) and words[at].text == "," and is_year(words[at + 1].text):
        return at + 2
    return at + 1 if at < len(words) and is_year(words[at].text) else at


def day_month(words: list[Token], at: int) -> int:
    """The position after "22 February" at ``at``; 0 where none stands there."""
    if at + 1 < len(words) and words[at].text.isdecimal() and int(words[at].text[:4]) <= 31:
        return at + 2 if words[at + 1].lower in numbers().months else 0
    return 0
