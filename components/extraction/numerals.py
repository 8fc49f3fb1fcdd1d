"""Words and numerals: a text as tokens with their places, and the number that begins at one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from components.extraction.words import numbers

# Digits with their separators, words with their apostrophes, anything else one character at a time.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\S")
_GROUP = re.compile(r"\d{3}")
_INDIAN = re.compile(r"\d{1,3}(,\d{2})*,\d{3}")  # 1,00,000
# Numbers as the Continent writes them: points between thousands, a comma before decimals.
_POINTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_POINTS_AT_LEAST = 2  # groups that no decimal number has
_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_SPACES = frozenset(" \u00a0\u2009\u202f")
DIGITS_AT_MOST = 18  # longer runs are serial numbers; nothing that reports count needs more


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a numeral or a sign; ``glued`` where no space stands before it, ``code`` inside a name (Su-34).

    ``continental`` where a text writes 1.200 for twelve hundred.
    """

    text: str
    lower: str
    start: int
    end: int
    glued: bool
    code: bool = False
    continental: bool = False


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
    if _continental(found):
        return [replace(token, continental=True) for token in found]
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
            return whole is not None and (whole.code or (whole.text[-1].isalpha() and not _measured(found)))
        return False
    return before.code and (piece in "-–/" or piece[0].isalpha())


def _measured(found: list[Token]) -> bool:
    """Whether the word before a dash belongs to a number before it: "12 million–15 million", "5km-7km"."""
    if len(found) < 3 or not found[-3].text[0].isdecimal() or found[-3].code:
        return False
    word, known = found[-2], numbers()
    return (word.lower in known.scales and word.lower not in known.short) or (word.glued and word.lower in known.units)


def _continental(found: list[Token]) -> bool:
    """Whether a text groups thousands by points: it says so by 1.234.567 or "3,5 million", and has no 1,234."""
    sure = False
    for at, token in enumerate(found):
        if token.code or not token.text[0].isdecimal() or len(token.text) > DIGITS_AT_MOST:
            continue
        if _THOUSANDS.fullmatch(token.text):
            return False
        grouped = _POINTS.fullmatch(token.text) and token.text.count(".") >= _POINTS_AT_LEAST
        sure = sure or bool(grouped) or (bool(_COMMA.fullmatch(token.text)) and _measures(found, at + 1))
    return sure


def _measures(words: list[Token], at: int) -> bool:
    """Whether a unit or a scale stands at a token."""
    known = numbers()
    return at < len(words) and (words[at].lower in known.units or words[at].lower in known.scales)


def _counts_things(words: list[Token], at: int) -> bool:
    """Whether a thing that reports count stands at a token, or after one word that describes it."""
    counted = numbers().counted
    return any(word.lower in counted for word in words[at : at + 2]) and not _measures(words, at)


def _plain(words: list[Token], at: int) -> str | None:
    """The digits at a token with a point before decimals and no other sign; None where they are no number."""
    text = words[at].text
    points = text.count(".")
    grouped = _POINTS.fullmatch(text) and (words[at].continental or points >= _POINTS_AT_LEAST)
    if grouped or (_POINTS.fullmatch(text) and _counts_things(words, at + 1)):  # "12.000 people": none is in parts
        return text.replace(".", "")
    if _COMMA.fullmatch(text) and (words[at].continental or _measures(words, at + 1)):
        return text.replace(",", ".")
    odd = points > 1 or re.search(r"\.\d+,|,\d{1,2}(?!\d)|,\d{4}", text)
    return None if odd and not _INDIAN.fullmatch(text) else text.replace(",", "")


def _digits(words: list[Token], at: int, money: bool) -> Numeral | None:
    text, end = words[at].text, at + 1
    digits = _plain(words, at)
    if digits is None:
        return None
    if len(text) <= 3 and text.isdecimal():
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
    part, end = _part(words, end)
    value += part
    at = end + 1 if end + 1 < len(words) and words[end].text == "-" and words[end].glued else end
    while at < len(words):
        word = words[at]
        metres = word.lower in known.short and not money and word.lower in known.units
        if word.lower not in known.scales or (metres and not _many(words, at)):
            break
        if word.lower in known.short and not (word.glued or money):
            break
        scale *= known.scales[word.lower]
        end = at = at + 1
    return Numeral(value * scale, end, scale)


def _many(words: list[Token], at: int) -> bool:
    """Whether "m" means millions: it touches its number and things that are counted follow ("1.2m people")."""
    following = words[at + 1].lower if at + 1 < len(words) else ""
    plural = following.endswith("s") or following in ("people", "men", "women", "children")
    return words[at].glued and plural and following in numbers().counted


def _part(words: list[Token], end: int) -> tuple[float, int]:
    """What a part adds to the whole number before it, and the position after it ("two and a half", "1½")."""
    for phrase, value in numbers().parts.items():
        after = end + len(phrase)
        said = tuple(word.lower for word in words[end:after])
        if said == phrase and (len(phrase) > 1 or words[end].glued) and not _of(words, after):
            return value, after
    return 0.0, end


def _of(words: list[Token], at: int) -> bool:
    return at < len(words) and words[at].lower == "of"


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
    if scale == 1 and _part(words, end)[0]:
        return _scaled(words, end, total + group, False)
    return Numeral(total + group, end, scale)


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
        number = len(rest) > 2 and (rest[2] in known.scales or rest[2] in known.words or rest[2][0].isdecimal())
        if rest[0] in known.sets and rest[1:2] == ["of"] and not number:
            return Numeral(known.sets[rest[0]], at + 3)
        if rest[0] in known.scales and rest[0] not in known.short:
            return _scaled(words, at + 1, 1.0, False)
    return None
