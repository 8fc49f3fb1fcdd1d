"""Every quantity that a text states, read from its characters alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from components.extraction.lookalikes import no_quantity
from components.extraction.numerals import Numeral, Token, numeral, spelled, tokens
from components.extraction.words import numbers
from components.records import Span

# "between" and "from" open a range, as does a dash; "or" only between neighbours ("one or two").
RANGE_WORDS = frozenset({"to", "-", "–", "—", "and", "or"})
LENGTHS = frozenset({"km", "mm", "feet"})
TIMES = frozenset({"minutes", "hours", "days", "nights", "weeks", "months", "years"})
LARGEST = 1e18  # what multiplies on beyond it ("thousand thousand thousand ...") counts nothing
EXACT = 1000  # numbers above it that are stated to the last digit are two totals, not a range
STEP = 10  # times that a total is larger, at the least, than the step that led up to it
LONGEST_BOUND = 4  # words in the longest phrase of numbers.toml that bounds a number
LONGEST_ITEM = 6  # words after a number that may name what it counts


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range as a text states it; ``span`` covers its bound, its unit and a second value in brackets.

    ``low`` and ``high`` are converted to ``unit`` ("" for a plain count; km, km2, percent, hours, an ISO currency
    code ...), None where that side is open. ``item`` are the words after a count, ``source_value`` and
    ``source_unit`` what the text itself has. ``number`` is the span of the bare number.
    """

    span: Span
    low: float | None
    high: float | None
    bound: str
    vague: bool = False
    unit: str = ""
    item: str = ""
    source_value: str = ""
    source_unit: str = ""
    number: Span = field(default_factory=lambda: Span(0, 0))


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a text in order, metric or not; not model names, unit numbers, dates, times and ages."""
    words = tokens(text)
    found: list[Quantity] = []
    position = after = 0
    while position < len(words):
        read = _quantity(text, words, position, after)
        if read is None:
            position += 1
            continue
        quantity, position = read
        after = position
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _quantity(text: str, words: list[Token], at: int, after: int) -> tuple[Quantity | None, int] | None:
    """The quantity whose bare number begins at ``at``, and the position after it; None in its place for a lookalike."""
    money = _currency(words, at - 1) if at > after else ""
    first = numeral(words, at, bool(money))
    if first is None:
        return None
    if first.value > LARGEST:
        return None, first.next
    if skipped := no_quantity(words, at, first.next):
        return None, skipped
    low: float | None
    high: float | None
    low = high = first.value
    end, vague = first.next, first.vague
    bound, begin = _bound_before(words, at - 1 if money else at, after)
    number_end = words[end - 1].end
    if (rest := _all_but(words, at, end)) and rest[0].value > first.value and begin == at:
        low = high = rest[0].value - first.value
        begin, end, bound = at - 2, rest[1], ""
        number_end = words[end - 1].end
    unit, factor, source_unit, end = _unit(words, end, bool(money))
    if (second := _range_end(words, at, end, first, bool(money))) is not None:
        low, high, bound, end = second.low, second.high, "range", second.next
        number_end = words[end - 1].end
        if words[at - 1].lower in ("between", "from") and begin == at and at > after:
            begin = at - 1 if words[at - 1].lower == "between" else at
        if not unit:
            unit, factor, source_unit, end = _unit(words, end, bool(money))
    if money and not unit:
        unit, source_unit = money, words[at - 1].text
        begin = min(begin, at - 1)
        if words[at - 1].glued and begin == at - 1 > after and words[at - 2].text.isupper():
            begin = at - 2
    if begin < at and _measures_room(words, begin, at, unit, end):
        bound, begin = "", at
    if not bound or bound == "exact":
        late, end = _bound_after(words, end)
        bound = late or bound
    end = _second_value(words, end, unit)
    if vague:
        high, bound = None, "about"
    elif bound in ("more_than", "at_least"):
        high = None
    elif bound in ("up_to", "less_than"):
        low = None
    if unit and factor != 1.0:
        low, high = (None if v is None else _converted(v, factor) for v in (low, high))
    value = text[words[at].start : number_end]
    return (
        Quantity(
            Span(words[begin].start, words[end - 1].end),
            low,
            high,
            bound or "exact",
            vague,
            unit,
            "" if unit else _item(words, end),
            value,
            source_unit,
            Span(words[at].start, number_end),
        ),
        end,
    )


def _converted(value: float, factor: float) -> float:
    """A value in the metric's unit, two decimals (CLAIMS.md, case 8), more only where two would leave nothing of it."""
    return round(value * factor, 2) or value * factor


@dataclass(frozen=True, slots=True)
class _Range:
    low: float
    high: float
    next: int


def _range_end(words: list[Token], at: int, end: int, first: Numeral, money: bool) -> _Range | None:
    if end >= len(words) or words[end].lower not in RANGE_WORDS or first.vague:
        return None
    joint = words[end].lower
    before = words[at - 1].lower if at else ""
    if joint == "and" and before != "between":
        return None
    start = end + 1
    if start < len(words) and words[start].lower in ("some", "about", "around", "as"):
        return None
    if money and start < len(words) and _currency(words, start):
        start += 1
    second = numeral(words, start, money)
    if second is None or second.vague or second.value > LARGEST:
        return None
    low, high = first.value, second.value
    if first.scale == 1 and second.scale > 1 and low * second.scale < high:
        low *= second.scale
    if joint == "or" and (high - low > 5 or first.scale != second.scale):
        return None
    if joint == "to" and before == "by" and high > STEP * low:  # "rose by 39 to 16,384"
        return None
    length = _unit(words, second.next, money)[0] == "km"  # "moved from one to two kilometres" is a range
    if joint == "to" and before == "from" and at > 1 and words[at - 2].lower in _rising() and not length:
        return None
    if joint == "to" and before == "from" and not first.vague and min(low, high) > EXACT and (low % 10 or high % 10):
        return None
    if not low < high or no_quantity(words, start, second.next):
        return None
    return _Range(low, high, second.next)


def _rising() -> frozenset[str]:
    return frozenset(
        {"rose", "risen", "rises", "rising", "increased", "increasing", "grew", "grown", "up", "raised", "climbed"}
        | {"climbing", "went", "passed", "jumped", "moved", "fell", "dropped"}
    )


def _all_but(words: list[Token], at: int, end: int) -> tuple[Numeral, int] | None:
    """The whole in "all but one of the 30", where its number ends (the whole itself stays a quantity of its own)."""
    if at < 2 or (words[at - 2].lower, words[at - 1].lower) != ("all", "but"):
        return None
    start = end
    while start < len(words) and start < end + 2 and words[start].lower in ("of", "the", "out"):
        start += 1
    whole = numeral(words, start, False)
    return (whole, end) if whole and start > end else None


def _bound_before(words: list[Token], at: int, after: int) -> tuple[str, int]:
    """The bound in the words before a number, and where the first of them stands."""
    phrases = numbers().bounds
    bound, begin = "", at
    while True:
        for length in range(min(LONGEST_BOUND, begin - after), 0, -1):
            phrase = " ".join(word.lower for word in words[begin - length : begin])
            if phrase in phrases and not (phrase == "the" and begin == at) and not _spatial(words, begin - length, at):
                said = phrases[phrase]
                bound = said if bound in ("", "exact", "about") or said == "up_to" else bound
                begin -= length
                break
        else:
            return bound, begin
        if phrase == "the" or at - begin > 2 * LONGEST_BOUND:
            return bound, begin


def _spatial(words: list[Token], at: int, number: int) -> bool:
    """Whether "over", "above" or "under" means a place ("shot down over three regions") and bounds no number."""
    if words[at].lower not in ("over", "above", "under", "below", "around"):
        return False
    if at and words[at - 1].lower in numbers().governs:
        return True
    following = {word.lower for word in words[number + 1 : number + 4]}
    return bool(following & {"regions", "oblasts", "region", "districts", "provinces", "sectors"}) and at > 0


def _measures_room(words: list[Token], begin: int, number: int, unit: str, end: int) -> bool:
    """Whether "over" or "under" alone before a length or a time says where or how long, and bounds no number.

    "Under 30 cm of snow" lies below it; "talks over three days" took them, but "lasted over three days" took more.
    """
    if begin + 1 != number:
        return False
    if words[begin].lower in ("under", "below", "beneath"):
        return unit in LENGTHS and end < len(words) and words[end].lower == "of"
    before = words[begin - 1].lower if begin else ""
    return words[begin].lower == "over" and unit in TIMES and before not in numbers().lasting and before.isalnum()


def _bound_after(words: list[Token], end: int) -> tuple[str, int]:
    for length in (2, 1):
        phrase = spelled(words[end : end + length])
        said = numbers().after.get(phrase)
        if said and (length == 2 or words[end].glued or phrase == "plus"):
            return said, end + length
    return "", end


def _unit(words: list[Token], end: int, money: bool) -> tuple[str, float, str, int]:
    """Unit, factor, the text's own unit and the position after it; nothing where a plain count stands."""
    if money:
        return "", 1.0, "", end
    start = end
    if (start < len(words) and words[start].text == "-" and words[start].glued) or (
        start < len(words) and words[start].lower == "of"
    ):
        start += 1
    for length in (4, 3, 2, 1):
        if start + length > len(words) or _coded(words, start + length):
            continue
        phrase = spelled(words[start : start + length])
        if known := numbers().units.get(phrase):
            unit, factor = known
            if unit not in ("USD",) and words[end].lower == "of" and unit in ("km", "km2", "percent"):
                continue
            if phrase in ("pound", "pounds") and _weight(words, end, start + length):
                return "kg", numbers().weighs, phrase, start + length
            return unit, factor, phrase, start + length
    if end < len(words) and words[end - 1].lower in numbers().scales and not words[end].glued:
        code = numbers().named_scaled.get(words[end].lower, "")
        return code, 1.0, words[end].lower if code else "", end + 1 if code else end
    return "", 1.0, "", end


def _weight(words: list[Token], number_end: int, end: int) -> bool:
    """Whether pounds tied to a number by a hyphen are no money ("a 500-pound bomb", not "a 20-pound note")."""
    paid = end < len(words) and words[end].lower in numbers().paid
    return words[number_end].text == "-" and words[number_end - 1].lower not in numbers().scales and not paid


def _coded(words: list[Token], end: int) -> bool:
    """Whether a hyphen and a number go on from a word: "two Mi-8 helicopters" are no miles."""
    hyphen = end + 1 < len(words) and words[end].text == "-" and words[end].glued and words[end + 1].glued
    return hyphen and words[end + 1].text[0].isdigit()


def _currency(words: list[Token], at: int) -> str:
    """The currency of a symbol or code before a number ("US$" is two tokens)."""
    known = numbers().currencies.get(words[at].lower, "")
    return known if (known and not words[at].lower.isalpha()) or words[at].text.isupper() else ""


def _second_value(words: list[Token], end: int, unit: str) -> int:
    """The position after a second value in brackets: "18 km (11 miles)", "30 million pounds ($37 million)"."""
    if not unit or end >= len(words) or words[end].text != "(":
        return end
    at = end + 1
    while at < min(len(words), end + 4) and (
        words[at].lower in ("about", "around", "roughly", "some", "or", "us", "c", "a") or _currency(words, at)
    ):
        at += 1
    money = at > end + 1 and bool(_currency(words, at - 1))
    value = numeral(words, at, money) if at < len(words) else None
    if value is None:
        return end
    other, _, _, close = _unit(words, value.next, money)
    if close < len(words) and words[close].text in ("-", "–", "to") and (last := numeral(words, close + 1, money)):
        other, _, _, close = _unit(words, last.next, money)
    sums = len(unit) == 3 and unit.isupper() and (money or (len(other) == 3 and other.isupper()))
    same = sums or other == unit
    return close + 1 if same and close < len(words) and words[close].text == ")" else end


def _item(words: list[Token], end: int) -> str:
    """The words after a count up to the first that cannot belong to its noun."""
    named: list[str] = []
    stop = numbers().stops
    at = end
    if at < len(words) and words[at].lower == "of":
        at += 1
    while at < len(words) and len(named) < LONGEST_ITEM:
        word = words[at]
        if not word.text[0].isalpha() or word.lower in stop or word.lower in numbers().words:
            break
        named.append(word.text)
        at += 1
    return " ".join(named)
