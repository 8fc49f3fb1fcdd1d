"""Every quantity that a text states, read from its characters alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from components.extraction.bounds import bound_after, bound_before, measures_room
from components.extraction.lookalikes import no_quantity
from components.extraction.measures import Unit, currency, currency_begin, unit_after
from components.extraction.numerals import Numeral, and_part, numeral
from components.extraction.tokens import Token, spelled, tokens
from components.extraction.words import numbers
from components.records import Span

# "between" and "from" open a range, as does a dash; "or" only between neighbours ("one or two").
RANGE_WORDS = frozenset({"to", "-", "–", "—", "and", "or"})
LARGEST = 1e18  # what multiplies on beyond it ("thousand thousand thousand ...") counts nothing
EVEN = frozenset({"even", "perhaps", "possibly", "maybe"})  # "1.5 million, or even 2 million" is a range
EXACT = 1000  # numbers above it that are stated to the last digit are two totals, not a range
STEP = 10  # times that a total is larger, at the least, than the step that led up to it ...
STEP_MEASURED = 4  # ... and where both have a unit ("by half a point to 4.75 percent")
SHORT = 0.02  # kilometres under which two decimals would leave too little of a length
LONGEST_ITEM = 6  # words after a number that may name what it counts
DASHES = frozenset({"-", "−", "–"})  # what may stand for "minus" right before a number
VALUES_IN_BRACKETS = 3  # currencies or units in which one value may be given again
SIGNED = frozenset({"percent", "degrees", "points"})  # units in which news states numbers below zero, as in money


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range as a text states it; ``span`` covers its bound, its unit and a second value in brackets.

    ``low`` and ``high`` are in ``unit``, None where that side is open: "" for a plain count, km and km2 (converted),
    any other unit as the text has it, an ISO currency code, ``share`` for a part of something ("two thirds"). ``item``
    are the words after a count, ``source_value`` and ``source_unit`` what the text itself has, ``source_low`` and
    ``source_high`` the numbers before they are converted. ``number`` is the span of the bare number.
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
    source_low: float | None = None
    source_high: float | None = None


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
    if not words[at].text[0].isdecimal() and words[at].lower not in numbers().openers:
        return None
    money = currency(words, at - 1) if at > after else ""
    first = numeral(words, at, bool(money))
    if first is None:
        return None
    if first.value > LARGEST:
        return None, first.next
    start = currency_begin(words, at - 1) if money else at
    sign = _sign(words, start, after)
    unit = unit_after(words, first.next, bool(money), first.value)
    signed = bool(sign) and (bool(money) or unit.name in SIGNED or _money(unit.name))
    skipped = no_quantity(words, at, first.next)
    if skipped and not (signed and words[sign - 1].text in DASHES):
        return None, skipped
    low: float | None
    high: float | None
    low = high = first.value
    vague = first.vague
    bound, begin = bound_before(words, sign - 1 if signed else max(start, after), after)
    number_end = words[first.next - 1].end
    if (rest := _all_but(words, at, first.next)) and rest[0].value > first.value and begin == at:
        low = high = rest[0].value - first.value
        begin, bound = at - 2, ""
    end = unit.next
    if unit.name and (more := and_part(words, end, measured=True))[0] and not first.share:
        low, high, end = low + more[0], high + more[0], more[1]
    if (second := _range_end(words, at, start, unit._replace(next=end), first)) is not None:
        low, high, bound, end = second.low, second.high, "range", second.next
        number_end = words[second.number - 1].end
        if words[at - 1].lower in ("between", "from") and begin == at and at > after:
            begin = at - 1 if words[at - 1].lower == "between" else at
        if not unit.name:
            unit = unit_after(words, end, bool(money), high)
            end = unit.next
    if money and not unit.name:
        unit = Unit(money, 1.0, text[words[max(start, after)].start : words[at - 1].end], end)
        begin = min(begin, max(start, after))
    if begin < at and measures_room(words, begin, at, unit.name, end):
        bound, begin = "range" if second else "", at
    if not bound or bound == "exact":
        late, end = bound_after(words, end)
        bound = late or ("more_than" if first.plus and not second else bound)
    end = _second_value(words, end, unit.name)
    if signed and low == high:
        low = high = -low
    if vague:
        high, bound = None, "about"
    elif bound in ("more_than", "at_least"):
        high = None
    elif bound in ("up_to", "less_than"):
        low = None
    return (
        Quantity(
            Span(words[begin].start, words[end - 1].end),
            _converted(low, unit.factor),
            _converted(high, unit.factor),
            bound or "exact",
            vague,
            unit.name or ("share" if first.share else ""),
            "" if unit.name else _item(words, end),
            text[words[at].start : number_end],
            unit.said,
            Span(words[at].start, number_end),
            low,
            high,
        ),
        end,
    )


def _money(unit: str) -> bool:
    """Whether a unit is an ISO currency code."""
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


def _converted(value: float | None, factor: float) -> float | None:
    """A value in the metric's unit, two decimals (CLAIMS.md, case 8), more only where two would leave little of it."""
    if value is None or factor == 1.0:
        return value
    return round(value * factor, 2) if abs(value * factor) >= SHORT else value * factor


def _sign(words: list[Token], at: int, after: int) -> int:
    """The position after the sign before a number ("minus 5", "-5"); 0 for none."""
    if at <= after:
        return 0
    before = words[at - 1]
    loose = not before.glued or (at > 1 and words[at - 2].text == "(")
    dash = before.text in DASHES and words[at].glued and loose
    said = before.lower in ("minus", "negative") and (at < 2 or words[at - 2].lower != "or")  # "plus or minus three"
    return at if dash or said else 0


@dataclass(frozen=True, slots=True)
class _Range:
    """Both ends, the position after the second number, and the one after its own unit where the first has the same."""

    low: float
    high: float
    number: int
    next: int


def _range_end(words: list[Token], at: int, start: int, unit: Unit, first: Numeral) -> _Range | None:
    """The other end of a range whose first number begins at ``at``, its currency at ``start``, with its unit."""
    joint = _joint(words, unit.next)
    if joint >= len(words) or words[joint].lower not in RANGE_WORDS or first.vague:
        return None
    said, known, money = words[joint].lower, numbers(), start < at
    before = words[start - 1].lower if start else ""
    if said == "and" and before != "between":
        return None
    even = said == "or" and spelled(words[joint + 1 : joint + 2]) in EVEN
    place = joint + 1 + even
    if said == "-" and place + 1 < len(words) and words[place].lower == "to" and words[place + 1].text == "-":
        place, said = place + 2, "to"  # "five-to-seven-year"
    if place < len(words) and words[place].lower in ("some", "about", "around", "as"):
        return None
    while money and place < len(words) and (currency(words, place) or _currency_follows(words, place)):
        place += 1
    second = numeral(words, place, money)
    if second is None or second.vague or second.value > LARGEST:
        return None
    low, high = first.value, second.value
    other = unit_after(words, second.next, money)
    if unit.name and not money and other.name != unit.name:  # "rose 3 percent to 4,120"
        return None
    if first.scale == 1 and second.scale > 1 and low * second.scale < high:
        low *= second.scale
    if first.share != second.share and (first.share or not other.name):  # "fell by a third to 2.1m tonnes"
        return None
    if said == "or" and not even and (high - low > 5 or first.scale != second.scale):
        return None
    step = STEP_MEASURED if unit.name else STEP
    if said == "to" and before == "by" and high > step * low:  # "rose by 39 to 16,384"
        return None
    if said == "to" and before in known.changes and (unit.name or money):  # "gained 3 percent to 47 percent"
        return None
    length = other.name == "km"  # "moved from one to two kilometres" is a range
    if said == "to" and before == "from" and start > 1 and words[start - 2].lower in known.changes and not length:
        return None
    if said == "to" and before == "from" and not first.vague and min(low, high) > EXACT and (low % 10 or high % 10):
        return None
    if not low < high or no_quantity(words, place, second.next):
        return None
    return _Range(low, high, second.next, other.next if unit.name and not money else second.next)


def _currency_follows(words: list[Token], at: int) -> bool:
    """Whether the first token of a currency of two tokens stands at ``at`` ("C$")."""
    return at + 1 < len(words) and words[at + 1].glued and currency_begin(words, at + 1) == at


def _joint(words: list[Token], end: int) -> int:
    """Where the word that may join a range stands, behind a hyphen or a comma ("5- to 10-year", "5, or even 6")."""
    hanging = end + 1 < len(words) and words[end].text == "-" and words[end].glued and not words[end + 1].glued
    even = [word.lower for word in words[end : end + 2]] == [",", "or"] and spelled(words[end + 2 : end + 3]) in EVEN
    return end + 1 if hanging or even else end


def _all_but(words: list[Token], at: int, end: int) -> tuple[Numeral, int] | None:
    """The whole in "all but one of the 30", where its number ends (the whole itself stays a quantity of its own)."""
    if at < 2 or (words[at - 2].lower, words[at - 1].lower) != ("all", "but"):
        return None
    start = end
    while start < len(words) and start < end + 2 and words[start].lower in ("of", "the", "out"):
        start += 1
    whole = numeral(words, start, False)
    return (whole, end) if whole and start > end else None


def _second_value(words: list[Token], end: int, unit: str) -> int:
    """The position after the same value in other units in brackets: "18 km (11 miles)", "£8bn ($10bn; €9bn)"."""
    if not unit or end >= len(words) or words[end].text != "(":
        return end
    at = end
    for _ in range(VALUES_IN_BRACKETS):
        at = _same_value(words, at + 1, unit)
        if not 0 < at < len(words):
            return end
        if words[at].text == ")":
            return at + 1
        if words[at].lower not in (";", ",", "or", "/"):
            return end
    return end


def _same_value(words: list[Token], start: int, unit: str) -> int:
    """The position after a value at ``start`` in a unit that measures the same; 0 where none stands there."""
    at = start + 1 if start < len(words) and words[start].text in DASHES else start
    while at < min(len(words), start + 3) and (
        words[at].lower in ("about", "around", "roughly", "some", "or", "us", "c", "a") or currency(words, at)
    ):
        at += 1
    money = at > start and bool(currency(words, at - 1))
    value = numeral(words, at, money) if at < len(words) else None
    if value is None:
        return 0
    other, _, _, close = unit_after(words, value.next, money)
    if close < len(words) and words[close].text in ("-", "–", "to") and (last := numeral(words, close + 1, money)):
        other, _, _, close = unit_after(words, last.next, money)
    kinds = numbers().kinds
    measured = other == unit or (unit in kinds and kinds[unit] == kinds.get(other))
    return close if measured or (_money(unit) and (money or _money(other))) else 0


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
