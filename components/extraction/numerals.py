"""Words and numerals: a text as tokens with their places, and the number that begins at one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from components.extraction.words import numbers

# Digits with their separators, words with their apostrophes, anything else one character at a time.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\S")
_GROUP = re.compile(r"\d{3}")
_SPACES = frozenset(" \u00a0\u2009\u202f")
DIGITS_AT_MOST = 18  # longer runs are serial numbers; nothing that reports count needs more


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a numeral or a sign; ``glued`` where no space stands before it, ``code`` inside a name (Su-34)."""

    text: str
    lower: str
    start: int
    end: int
    glued: bool
    code: bool = False


@dataclass(frozen=True, slots=True)
class Numeral:
    """A bare number: its value, the scale word in it (1 for none), and the position of the token after it."""

    value: float
    next: int
    scale: float = 1
    vague: bool = False


def tokens(text: str) -> list[Token]:
    """The tokens of a text in order."""
    found: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(text):
        piece, glued = match.group(), match.start() == end
        code = glued and bool(found) and _in_name(found, piece)
        found.append(Token(piece, piece.lower(), match.start(), match.end(), glued, code))
        end = match.end()
    return found


def spelled(words: list[Token]) -> str:
    """Tokens as a phrase, single spaces between those that the text sets apart."""
    return "".join(("" if word.glued or not i else " ") + word.lower for i, word in enumerate(words))


def numeral(words: list[Token], at: int, money: bool) -> Numeral | None:
    """The bare number that begins at a token; ``money`` where a currency stands before it."""
    if at >= len(words):
        return None
    word = words[at]
    if word.text[0].isdecimal():
        return None if word.code or len(word.text) > DIGITS_AT_MOST else _digits(words, at, money)
    known = numbers()
    if word.lower in known.vague:
        return _vague(words, at)
    if word.lower in known.words:
        return _spelled_out(words, at)
    if word.lower in ("a", "an", "half", "several", "few", "couple", "pair"):
        return _article(words, at)
    return None


def _in_name(found: list[Token], piece: str) -> bool:
    """Whether a token that touches the one before goes on a name of letters and digits (M142, Su-34, AR-924)."""
    before = found[-1]
    if piece[0].isdecimal():
        if before.text[-1].isalpha():
            return before.lower not in numbers().currencies
        if before.text in "-–/.":
            whole = found[-2] if len(found) > 1 and before.glued else None
            return whole is not None and (whole.code or whole.text[-1].isalpha())
        return False
    return before.code and (piece in "-–/" or piece[0].isalpha())


def _digits(words: list[Token], at: int, money: bool) -> Numeral | None:
    text, end = words[at].text, at + 1
    odd = text.count(".") > 1 or re.search(r"\.\d+,|,\d{1,2}(?!\d)|,\d{4}", text)
    if odd and not re.fullmatch(r"\d{1,3}(,\d{2})*,\d{3}", text):  # Indian grouping: 1,00,000
        return None
    digits = text.replace(",", "")
    if "." not in digits and len(text) <= 3 and "," not in text:
        while end < len(words) and _GROUP.fullmatch(words[end].text) and _spaced_group(words, end):
            digits += words[end].text
            end += 1
    if end < len(words) and words[end].glued and _name_goes_on(words, end):
        return None
    return _scaled(words, end, float(digits), money)


def _spaced_group(words: list[Token], at: int) -> bool:
    """Whether three digits one space after others go on with the same number ("491 000")."""
    return not words[at].glued and words[at].start - words[at - 1].end == 1


def _name_goes_on(words: list[Token], at: int) -> bool:
    """Whether letters touch a number that are neither its unit nor its scale (82nd, 72B3, 1970s)."""
    word = words[at]
    if not word.text[0].isalpha():
        return False
    known = numbers()
    return not (word.lower in known.units or word.lower in known.scales or word.lower in known.clock)


def _scaled(words: list[Token], end: int, value: float, money: bool) -> Numeral:
    known, scale = numbers(), 1.0
    at = end + 1 if end + 1 < len(words) and words[end].text == "-" and words[end].glued else end
    while at < len(words):
        word = words[at]
        if word.lower not in known.scales or (word.lower in known.short and not money and word.lower in known.units):
            break
        if word.lower in known.short and not (word.glued or money):
            break
        scale *= known.scales[word.lower]
        end = at = at + 1
    return Numeral(value * scale, end, scale)


def _spelled_out(words: list[Token], at: int) -> Numeral:
    """Number words added up: "one hundred and eleven", "twenty-five thousand", "fifteen thousand"."""
    known = numbers()
    total, group, scale = 0.0, known.words[words[at].lower], 1.0
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
    return Numeral(total + group, end, scale)


def _vague(words: list[Token], at: int) -> Numeral | None:
    known = numbers()
    value, end = float(known.vague[words[at].lower]), at + 1
    while end + 1 < len(words) and words[end].lower == "of" and words[end + 1].lower in known.vague:
        value *= known.vague[words[end + 1].lower] / 2
        end += 2
    if words[at].lower == "tens" and end == at + 1:
        return None
    if words[at].lower == "scores" and not (end < len(words) and words[end].lower == "of"):
        return None
    return Numeral(value, end, value, vague=True)


def _article(words: list[Token], at: int) -> Numeral | None:
    """ "a dozen", "half a million", "a couple of", "several hundred"; a bare article counts nothing."""
    known, first = numbers(), words[at].lower
    rest = [word.lower for word in words[at + 1 : at + 4]]
    if first in ("several", "few") and rest and rest[0] in known.scales and rest[0] not in known.short:
        return Numeral(2 * known.scales[rest[0]], at + 2, known.scales[rest[0]], vague=True)
    if first == "half":
        skip = 1 if rest[:1] in (["a"], ["an"]) else 0
        if len(rest) > skip and rest[skip] in known.scales and rest[skip] not in known.short:
            return Numeral(known.scales[rest[skip]] / 2, at + skip + 2, known.scales[rest[skip]])
        return None
    if first in ("a", "an") and rest:
        if rest[0] in ("couple", "pair") and rest[1:2] == ["of"] and (len(rest) < 3 or rest[2] not in known.scales):
            return Numeral(2, at + 3)
        if rest[0] in known.scales and rest[0] not in known.short:
            return _scaled(words, at + 1, 1.0, False)
    return None
