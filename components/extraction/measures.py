"""The unit of a number: lengths and areas converted, everything else as the text has it; currencies by their code."""

from __future__ import annotations

from typing import NamedTuple

from components.extraction.tokens import Token, spelled
from components.extraction.words import numbers

LONGEST_UNIT = 4  # words: "kilometres per square metre"
WEIGHED_AT_MOST = 100_000  # "pounds of" something in larger numbers are money
WEIGHING = 4  # words before a number of pounds among which one that tells of weight is looked for


class Unit(NamedTuple):
    """A unit, the factor to it, the text's own word for it, and the position after it; "" for a plain count."""

    name: str
    factor: float
    said: str
    next: int


BOMBS = frozenset({"bomb", "bombs"})


def unit_after(words: list[Token], end: int, money: bool, value: float = 0.0) -> Unit:
    """The unit of the number that ends at ``end``; none where a currency stood before it (``money``)."""
    if money or end >= len(words):
        return Unit("", 1.0, "", end)
    known = numbers()
    start = end + 1 if words[end].lower == "of" or (words[end].text == "-" and words[end].glued) else end
    if words[start : start + 1] and words[start].text == "M" and _numbered(words, start):
        return Unit("", 1.0, "", end)  # "31 M1 Abrams tanks"
    for length in range(LONGEST_UNIT, 0, -1):
        if start + length > len(words) or _coded(words, start + length):
            continue
        phrase = spelled(words[start : start + length])
        if found := known.units.get(phrase):
            unit, factor = found
            if (
                unit == "barrels"
                and words[start + length : start + length + 1]
                and words[start + length].lower in BOMBS
            ):
                continue  # "28 barrel bombs"
            if words[end].lower == "of" and unit in ("km", "km2", "percent"):
                continue
            if phrase in ("pound", "pounds") and _weight(words, end, start + length, value):
                return Unit("lb", 1.0, phrase, start + length)
            return Unit(unit, factor, phrase, start + length)
    word = words[end]
    if word.glued and word.text in known.touching:
        unit, factor = known.touching[word.text]
        return Unit(unit, factor, word.text, end + 1)
    if code := _symbol(words, end):
        return Unit(code, 1.0, word.text, end + 1)
    if words[end - 1].lower in known.scales and not word.glued:
        code = known.named_scaled.get(word.lower, "")
        return Unit(code, 1.0, word.lower if code else "", end + 1 if code else end)
    return Unit("", 1.0, "", end)


def currency(words: list[Token], at: int) -> str:
    """The currency of a symbol or code before a number ("C$" is two tokens, "Rs." as well); "" for none."""
    if at < 0:
        return ""
    known, word = numbers(), words[at]
    if word.text == "." and at and words[at - 1].text in known.prefixes:
        return known.prefixes[words[at - 1].text]
    if word.text in known.prefixes:
        return known.prefixes[word.text]
    named = known.currencies.get(word.lower, "")
    if word.glued and at and (joined := known.currencies.get(words[at - 1].lower + word.text)):
        return joined
    return named if (named and not word.lower.isalpha()) or word.text.isupper() else ""


def currency_begin(words: list[Token], at: int) -> int:
    """Where the currency begins whose last token stands before a number: one token, two in "C$", "US$" and "Rs."."""
    joined = at > 0 and words[at].glued and (words[at - 1].lower + words[at].text) in numbers().currencies
    abbreviated = at > 0 and words[at].text == "." and words[at - 1].text in numbers().prefixes
    return at - 1 if joined or abbreviated else at


def _symbol(words: list[Token], at: int) -> str:
    """The currency of a sign after its number ("500 €"), unless a number after it is what it belongs to."""
    code = numbers().currencies.get(words[at].text, "")
    if not code or words[at].text.isalpha():
        return ""
    owned = at + 1 < len(words) and words[at + 1].text[0].isdecimal()
    return "" if owned and not words[at].glued else code


def _weight(words: list[Token], number_end: int, end: int, value: float) -> bool:
    """Whether pounds are no money: "a 500-pound bomb" (not "a 20-pound note"), "40 pounds of flour", "weighs"."""
    known = numbers()
    if words[number_end].text == "-":
        paid = end < len(words) and words[end].lower in known.paid
        return words[number_end - 1].lower not in known.scales and not paid
    of = end < len(words) and words[end].lower == "of"
    told = {word.lower for word in words[max(0, number_end - 1 - WEIGHING) : number_end]}
    return 0 < value < WEIGHED_AT_MOST and (of or not told.isdisjoint(known.weighing))


def _numbered(words: list[Token], at: int) -> bool:
    """Whether digits touch the end of a word: a model's name."""
    return at + 1 < len(words) and words[at + 1].glued and words[at + 1].text[0].isdecimal()


def _coded(words: list[Token], end: int) -> bool:
    """Whether a hyphen and a number go on from a word: "two Mi-8 helicopters" are no miles."""
    hyphen = end + 1 < len(words) and words[end].text == "-" and words[end].glued and words[end + 1].glued
    return hyphen and words[end + 1].text[0].isdigit()
