"""The bare number that begins at a token, in digits, in words or in both."""

from __future__ import annotations

import re
from dataclasses import dataclass

from components.extraction.parts import part, written
from components.extraction.tokens import COMMA, DIGITS_AT_MOST, POINTS, POINTS_AT_LEAST, SWISS, Token, hyphen, measures
from components.extraction.words import numbers

_GROUP = re.compile(r"\d{3}")
_INDIAN = re.compile(r"\d{1,3}(,\d{2})*,\d{3}")  # 1,00,000
GROUPS_AT_MOST = 5  # groups of three digits after the first that one number may have
# How far after "m" a plural may stand that makes it millions ("450m monthly users").
REACH_OF_MILLIONS = 2


@dataclass(frozen=True, slots=True)
class Numeral:
    """A bare number: its value, the scale word in it (1 for none), and the position of the token after it.

    ``share`` where it is a part of something ("two thirds of them"), ``plus`` where more is meant ("15+ million").
    """

    value: float
    next: int
    scale: float = 1
    vague: bool = False
    share: bool = False
    plus: bool = False


def numeral(words: list[Token], at: int, money: bool) -> Numeral | None:
    """The bare number that begins at a token; ``money`` where a currency stands before it."""
    if at >= len(words):
        return None
    word = words[at]
    if not word.text[0].isdecimal() and word.lower not in numbers().openers:
        return None
    if found := written(words, at)[0]:
        return _alone(words, at, found)
    if word.text[0].isdecimal():
        return None if word.code or len(word.text) > DIGITS_AT_MOST else _digits(words, at, money)
    known = numbers()
    if word.lower in known.vague:
        return _vague(words, at)
    if (said := part(words, at)) is not None:
        return Numeral(said.value, said.next, share=said.share)
    if word.lower in known.words:
        return _spelled_out(words, at)
    return _article(words, at)


def _alone(words: list[Token], at: int, value: float) -> Numeral | None:
    """A part in figures that no whole number stands before: "½ mile", "3/4 of it"."""
    if at and words[at].glued and words[at - 1].text[0].isalnum():
        return None
    end = written(words, at)[1]
    return Numeral(value, end, share=not measures(words, end))


def _counts_things(words: list[Token], at: int) -> bool:
    """Whether a thing that reports count stands at a token, or after one word that describes it."""
    counted = numbers().counted
    return any(word.lower in counted for word in words[at : at + 2]) and not measures(words, at)


def _plain(words: list[Token], at: int) -> str | None:
    """The digits at a token with a point before decimals and no other sign; None where they are no number."""
    text = words[at].text
    if "'" in text or "’" in text:
        return re.sub("['’]", "", text) if SWISS.fullmatch(text) else None
    points = text.count(".")
    grouped = POINTS.fullmatch(text) and (words[at].continental or points >= POINTS_AT_LEAST)
    if grouped or (POINTS.fullmatch(text) and _counts_things(words, at + 1)):  # "12.000 people": none is in parts
        return text.replace(".", "")
    if COMMA.fullmatch(text) and (words[at].continental or measures(words, at + 1)):
        return text.replace(",", ".")
    odd = points > 1 or re.search(r"\.\d+,|,\d{1,2}(?!\d)|,\d{4}", text)
    return None if odd and not _INDIAN.fullmatch(text) else text.replace(",", "")


def _digits(words: list[Token], at: int, money: bool) -> Numeral | None:
    text, end = words[at].text, at + 1
    digits = _plain(words, at)
    if digits is None:
        return None
    if len(text) <= 3 and text.isdecimal():
        while end <= at + GROUPS_AT_MOST and end < len(words) and _spaced_group(words, end):
            digits += words[end].text
            end += 1
    if end < len(words) and words[end].glued and _name_goes_on(words, end):
        return None
    return _scaled(words, end, float(digits), money)


def _spaced_group(words: list[Token], at: int) -> bool:
    """Whether three digits one space after others go on with the same number ("491 000")."""
    apart = not words[at].glued and words[at].start - words[at - 1].end == 1
    return apart and _GROUP.fullmatch(words[at].text) is not None


def _name_goes_on(words: list[Token], at: int) -> bool:
    """Whether letters touch a number that are neither its unit nor its scale (82nd, 72B3, 1970s)."""
    word, known = words[at], numbers()
    if not word.text[0].isalpha():
        return False
    followed = at + 1 < len(words) and words[at + 1].glued and words[at + 1].text[0].isdecimal()  # 4x100, 16x9
    if words[at - 1].text + word.text in known.formats:
        return True
    if word.text in known.touching:
        return followed
    return not (word.lower in known.units or word.lower in known.scales or word.lower in known.clock) or followed


def _scaled(words: list[Token], end: int, value: float, money: bool) -> Numeral:
    known, scale = numbers(), 1.0
    more, end = and_part(words, end)
    value += more
    plus = end + 1 < len(words) and words[end].text == "+" and words[end].glued and words[end + 1].lower in known.scales
    at = end + 1 if hyphen(words, end) or plus else end
    while at < len(words):
        word = words[at]
        metres = word.text in known.short and not money and word.lower in known.units
        if word.lower not in known.scales or (metres and not _many(words, at)):
            break
        named = at + 1 < len(words) and words[at + 1].glued and words[at + 1].text[0].isdecimal()  # "31 M1 tanks"
        if word.lower in known.short and (named or not (word.glued or money)):
            break
        scale *= known.scales[word.lower]
        end = at = at + 1
    return Numeral(float(f"{value * scale:.{DIGITS_AT_MOST - 3}g}") if scale > 1 else value, end, scale, plus=plus)


def _many(words: list[Token], at: int) -> bool:
    """Whether "m" means millions: it touches its number, and a sum, a unit or things that are counted follow."""
    known = numbers()
    if not words[at].glued or at + 1 >= len(words):
        return False
    following = words[at + 1].lower
    two = f"{following} {words[at + 2].lower}" if at + 2 < len(words) else ""
    if following in known.units or two in known.units or following == "more":
        return True  # "may push 141m more into hardship"
    near = [word.lower for word in words[at + 1 : at + 1 + REACH_OF_MILLIONS]]
    return any(word in known.million_things or (word in known.counted and word.endswith("s")) for word in near)


def and_part(words: list[Token], end: int, measured: bool = False) -> tuple[float, int]:
    """What a part adds to the whole number before it, and the position after it ("two and a half", "1½", "2 1/2")."""
    value, after = written(words, end + 1 if hyphen(words, end) else end)
    if value:
        return value, after
    for phrase, value in numbers().parts.items():
        tied = hyphen(words, end)
        step = 2 if tied else 1
        after = end + len(phrase) * step
        said = tuple(word.lower for word in words[end + step - 1 : after : step])
        if said == phrase and (measured or not _of(words, after)):  # "six and a half of them" is six
            return value, after
    return 0.0, end


def _of(words: list[Token], at: int) -> bool:
    return at < len(words) and words[at].lower == "of"


def _spelled_out(words: list[Token], at: int) -> Numeral:
    """Number words added up: "one hundred and eleven", "twenty-five thousand", "a hundred and fifty"."""
    known = numbers()
    total, group, scale = 0.0, known.words.get(words[at].lower, 1.0), 1.0
    last = group
    end = at + 1
    while end < len(words):
        step = end
        if (words[step].text == "-" and words[step].glued) or (words[step].lower == "and" and scale > 1):
            step += 1
        if step >= len(words):
            break
        word = words[step].lower
        if word in known.scales and word not in known.short:
            if known.scales[word] >= 1000:
                total, group = total + group * known.scales[word], 0.0
            else:
                group *= known.scales[word]
            scale, last = known.scales[word], known.scales[word]
        elif word in known.words and (
            (20 <= last < 100 and known.words[word] < 10 and step == end + 1)
            or (last >= 100 and known.words[word] < 100)
        ):
            group += known.words[word]
            last = known.words[word]
        else:
            break
        end = step + 1
    if scale == 1:
        if and_part(words, end)[0]:
            return _scaled(words, end, total + group, False)
        decimals = _after_point(words, end)
        if decimals is not None:
            return _scaled(words, end + 2, total + group + decimals, False)
    return Numeral(total + group, end, scale)


def _after_point(words: list[Token], end: int) -> float | None:
    """The decimal in words at a token: "two point five million"."""
    if end + 1 < len(words) and words[end].lower == "point":
        digit = numbers().words.get(words[end + 1].lower)
        return digit / 10 if digit is not None and digit < 10 else None
    return None


def _vague(words: list[Token], at: int) -> Numeral | None:
    known = numbers()
    value, end = float(known.vague[words[at].lower]), at + 1
    while end + 1 < len(words) and _of(words, end) and words[end + 1].lower in known.vague:
        value *= known.vague[words[end + 1].lower] / 2
        end += 2
    if words[at].lower == "tens" and end == at + 1:
        return None
    if words[at].lower == "scores" and not _of(words, end):
        return None
    return Numeral(value, end, value, vague=True)


_NEVER = re.compile(r"^(?:not|without|no|nor|never|neither)$|n['’]t$")
NEGATED = 6  # words before "a single" in which a negation makes it none


def _article(words: list[Token], at: int) -> Numeral | None:
    """ "a dozen", "a hundred and fifty", "a couple of", "an hour and a half", "several hundred"; a bare "a" is none."""
    known, first = numbers(), words[at].lower
    rest = [word.lower for word in words[at + 1 : at + 4]]
    if not rest:
        return None
    if first in ("several", "few"):
        scale = known.scales[rest[0]] if rest[0] in known.scales and rest[0] not in known.short else 0.0
        return Numeral(2 * scale, at + 2, scale, vague=True) if scale else None
    if first not in ("a", "an"):
        return None
    if rest[0] == "single" and not any(_NEVER.search(word.lower) for word in words[max(0, at - NEGATED) : at]):
        return Numeral(1.0, at + 2)
    if rest[0] in known.sets:
        return _set(at, rest)
    if rest[0] in known.scales and rest[0] not in known.short:
        whole = _spelled_out(words, at)
        more, end = and_part(words, whole.next)
        return Numeral(whole.value + more * whole.scale, end, whole.scale) if more else whole
    return Numeral(1.0, at + 1) if rest[0] in known.units and and_part(words, at + 2, measured=True)[0] else None


def _set(at: int, rest: list[str]) -> Numeral | None:
    """ "a couple of shells", "a couple of hundred", "a couple hundred"; not "a pair of 95s"."""
    known = numbers()
    skip = 1 if rest[1:2] == ["of"] else 0
    scale = rest[1 + skip] if len(rest) > 1 + skip else ""
    if scale in known.scales and scale not in known.short:
        return Numeral(known.sets[rest[0]] * known.scales[scale], at + 3 + skip, known.scales[scale])
    number = len(rest) > 2 and (rest[2] in known.words or rest[2][0].isdecimal())
    return Numeral(known.sets[rest[0]], at + 3) if skip and not number else None
