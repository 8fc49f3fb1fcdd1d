"""A claim's number in words that say no more and no less than its source did."""

from __future__ import annotations

import math
import re
from decimal import Decimal

# What a vague word counts as (CLAIMS: "dozens" is 24 and open upwards), and the word itself, which is what is shown.
_VAGUE = {
    24: "dozens", 40: "scores", 200: "hundreds", 2_000: "thousands", 20_000: "tens of thousands",
    200_000: "hundreds of thousands", 2_000_000: "millions",
}  # fmt: skip
_OPEN = {"more_than": "more than", "at_least": "at least", "up_to": "up to", "about": "about"}
# Lengths, areas and money are "less than", things that are counted one by one "fewer than".
_MEASURED = re.compile(r"km2?|km²|[A-Z]{3}")
_IRREGULAR = {"people": "person", "children": "child", "men": "man", "women": "woman", "servicemen": "serviceman"}


def number_words(value: float) -> str:
    """A number with thousands set apart and every digit that it has: 1,200 or 2.41."""
    words = format(Decimal(repr(float(value))), ",f")
    return words.rstrip("0").rstrip(".") if "." in words else words


def figure_words(low: float | None, high: float | None, bound: str, vague: bool = False, noun: str = "") -> str:
    """A claim's number as a reader says it: "more than 100", "1 to 2 km", "about 300", "thousands of troops".

    ``low`` and ``high`` are None or NaN where open; ``noun`` is what is counted, a claim's item or its unit.
    """
    low, high = _known(low), _known(high)
    only = high if low is None else low
    if only is None:
        return "an unstated number" + (f" of {noun}" if noun else "")
    if vague:
        word = _VAGUE.get(round(only), f"{number_words(only)} or more")
        return f"{word} of {noun}" if noun and word in _VAGUE.values() else _with(word, noun)
    if low is not None and high is not None and low != high:
        words = f"{number_words(low)} to {number_words(high)}"
        return _with(f"about {words}" if bound == "about" else words, noun)
    if bound == "less_than":
        return _with(f"{'less' if _MEASURED.fullmatch(noun) else 'fewer'} than {number_words(only)}", noun)
    prefix = _OPEN.get(bound, "")
    if not prefix and (low is None or high is None):
        prefix = "up to" if low is None else "at least"
    return _with(f"{prefix} {number_words(only)}".strip(), _singular(noun) if only == 1 else noun)


def counted(item: str, unit: str) -> str:
    """What stands behind a claim's number: its item, or its unit where it has none or is measured in one."""
    return unit if _MEASURED.fullmatch(unit) else item or unit


def unit_words(unit: str) -> str:
    """A unit as it is printed: km² for km2."""
    return "km²" if unit == "km2" else unit


def _known(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else float(value)


def _with(words: str, noun: str) -> str:
    return f"{words} {unit_words(noun)}".rstrip()


def _singular(noun: str) -> str:
    """The noun for one: people are a person, lorries a lorry; a word that ends otherwise stays as it is."""
    *before, last = noun.split(" ") if " of " not in noun else [noun]
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith("ies"):
        last = last[:-3] + "y"
    elif re.search(r"(ch|sh|x|ss)es$", last):
        last = last[:-2]
    elif last.endswith("s") and not last.endswith("ss"):
        last = last[:-1]
    return " ".join([*before, last])
