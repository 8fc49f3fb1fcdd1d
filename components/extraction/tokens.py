"""A text as words, numerals and signs with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from components.extraction.words import numbers

# Addresses, digits with their separators, words with their apostrophes, anything else one character at a time.
HYPHENS = frozenset("\u2010\u2011")  # hyphens of typesetters, read as the plain one
_TOKEN = re.compile(r"https?://\S+|\d+(?:[.,]\d+|['’]\d{3}(?!\d))*|[^\W\d_]+(?:['’][^\W\d_]+)*|\S")
# Numbers as the Continent writes them: points between thousands, a comma before decimals.
POINTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
POINTS_AT_LEAST = 2  # groups that no decimal number has
COMMA = re.compile(r"\d{1,3},\d{1,2}")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
SWISS = re.compile(r"\d{1,3}(?:['’]\d{3})+")  # 1'200
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


def tokens(text: str) -> list[Token]:
    """The tokens of a text in order."""
    found: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(text):
        piece, glued = match.group(), match.start() == end
        piece = "-" if piece in HYPHENS else piece
        code = glued and bool(found) and _in_name(found, piece)
        found.append(Token(piece, piece.lower(), match.start(), match.end(), glued, code))
        end = match.end()
    if _continental(found):
        return [replace(token, continental=True) for token in found]
    return found


def spelled(words: list[Token]) -> str:
    """Tokens as a phrase, single spaces between those that the text sets apart."""
    return "".join(("" if word.glued or not i else " ") + word.lower for i, word in enumerate(words))


def hyphen(words: list[Token], at: int) -> bool:
    """Whether a hyphen at a token ties the word before it to the next one."""
    return at + 1 < len(words) and words[at].text == "-" and words[at].glued and words[at + 1].glued


def measures(words: list[Token], at: int) -> bool:
    """Whether a unit or a scale stands at a token."""
    known = numbers()
    return at < len(words) and (words[at].lower in known.units or words[at].lower in known.scales)


def _in_name(found: list[Token], piece: str) -> bool:
    """Whether a token that touches the one before goes on a name of letters and digits (M142, Su-34, AR-924)."""
    before = found[-1]
    if piece[0].isdecimal():
        if before.text[-1].isalpha():
            return before.lower not in numbers().currencies and before.text not in numbers().prefixes
        if before.text in "-–/.+":
            whole = found[-2] if len(found) > 1 and before.glued else None
            return whole is not None and (whole.code or (before.text != "+" and _leads(found, whole)))
        return False
    return before.code and (piece in "-–/+" or piece[0].isalpha())


def _leads(found: list[Token], whole: Token) -> bool:
    """Whether a word before a hyphen names what the digits after it are of (Su-34), and is not a measure itself."""
    return whole.text[-1].isalpha() and whole.lower not in numbers().measured and not _measured(found)


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
        grouped = POINTS.fullmatch(token.text) and token.text.count(".") >= POINTS_AT_LEAST
        sure = sure or bool(grouped) or (bool(COMMA.fullmatch(token.text)) and measures(found, at + 1))
    return sure
