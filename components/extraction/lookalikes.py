"""Numbers that count nothing: dates, times, ages, labels, fractions and the like."""

from __future__ import annotations

from components.extraction.numerals import Token, numeral, spelled
from components.extraction.words import numbers

RANKS = frozenset({"most", "first", "last", "few", "only", "main", "key", "many", "worst", "best", "top", "least"})
SHORTEST_TELEPHONE = 9  # digits
HIGHEST_SCORE = 200  # a hyphen between larger falling numbers is no score
LONGEST_STREET = 3  # words of a street's name before "Street"
AT = frozenset({"at", "of", "on", "from", "to", "near", "outside", "opposite", "in", "behind", ","})
OLDEST = 110  # "Name, 71, said": a number up to it between commas after a name is an age

# "that day 12 people": a day or a part that is pointed at carries no number of its own
MEANT = frozenset(
    {"that", "this", "same", "these", "those", "a", "per", "each", "every", "past", "last", "previous", "one"}
)


def no_quantity(words: list[Token], at: int, end: int) -> int:
    """The position after a number that counts nothing (a date, a time, an age, a label); 0 for a quantity."""
    for lookalike in (_telephone, _led_by_zero, _score, _house, _war, _share, _ages):
        if stop := lookalike(words, at, end):
            return stop
    known = numbers()
    before = words[at - 1] if at else None
    following = words[end] if end < len(words) else None
    text = words[at].text
    digits = text[0].isdigit()
    if before is not None:
        if (
            before.text == "-"
            and words[at].glued
            and at > 2
            and words[at - 2].lower == "of"
            and words[at - 3].text == "-"
        ):
            return end  # "a father-of-two"
        labelled = before.lower in known.labels or (before.lower in known.titled and before.text[0].isupper())
        meant = at > 1 and words[at - 2].lower in MEANT
        if labelled and not meant and words[at].lower.isdigit():
            return end
        if before.text == "." and at > 1 and words[at - 2].lower in ("no", "nos", "art", "p", "pp") and digits:
            return end
        if before.lower in known.months or (before.text == "." and at > 1 and words[at - 2].lower in known.months):
            dated = at > 1 and words[at - 2].text.isdigit() and before.text != "."
            return _after_day(words, end) if digits and not (dated and not _is_year(text)) else 0
        if before.lower in ("war",) and words[at].text[0].isupper() and not digits:
            return end
        if words[at].glued and before.text in "-/:#№§" and (digits or before.text != "-") and at > 1:
            second = before.text == "-" and words[at - 2].text[0].isdigit() and not words[at - 2].code
            if not second:
                return end
        if spelled(words[max(0, at - 2) : at]) in ("boy of", "girl of", "man of", "woman of", "age of"):
            return end
        if before.lower in ("aged", "age") or (before.lower == "and" and at > 2 and words[at - 3].lower == "aged"):
            return end
    if following is None:
        return end if _year(words, at, end) else 0
    if (
        digits
        and following.glued
        and following.text in ":/"
        and end + 1 < len(words)
        and words[end + 1].text[0].isdigit()
    ):
        stop = end
        while stop + 1 < len(words) and words[stop].text in ":/" and words[stop + 1].glued:
            stop += 2
        return stop
    if digits and (following.lower in known.clock or spelled(words[end : end + 3]) in known.clock):
        return end + 1
    if following.lower in known.months and (digits and float(_value(text)) <= 31):
        return end + 1
    if following.text in ("-", "–", "and", "to") and digits and (later := _day_month(words, end + 1)):
        return later
    if spelled(words[end : end + 2]) in known.ages or spelled(words[end : end + 3]) in known.ages:
        return end + 2
    if following.text in "-–" and following.glued and end + 1 < len(words) and words[end + 1].glued:
        word = words[end + 1].lower
        if spelled(words[end + 1 : end + 4]).replace(" ", "").startswith(("year-old", "yearold")):
            return end + 4
        if (
            words[end + 1].text[0].isalpha()
            and word not in known.units
            and word not in known.scales
            and word not in known.words
            and f"-{word}" not in known.after
        ):
            return end + 2
    if following.lower in known.fractions and not digits:
        return end + 1
    if _year(words, at, end):
        return end
    between_commas = before is not None and before.text == "," and following.text in ",;)" and at > 1
    named = at > 1 and (words[at - 2].text[0].isupper() or words[at - 2].lower in known.persons)
    if between_commas and text.isdigit() and int(text) <= OLDEST and named:
        return end
    timed = following.lower in known.units and before is not None and before.lower in ("in", "within", "than")
    if (
        words[at].lower == "one"
        and not timed
        and following.lower not in ("to", "or", "-", "–")
        and not (following.lower == "and" and before is not None and before.lower == "between")
        and (following.lower in known.idioms or (before is not None and before.lower in known.pronoun))
    ):
        return end
    if words[at].lower == "one" and _one_of_many(words[end : end + 3]):
        return end
    one_in = following.lower == "in" and end + 1 < len(words) and text.isdigit() and int(text) < 10
    if one_in and words[end + 1].text.isdigit() and len(words[end + 1].text) < 4:
        return end + 2
    return 0


def _led_by_zero(words: list[Token], at: int, end: int) -> int:
    """007 and the 0958 of a telephone number are written as no count is."""
    text = words[at].text
    return end if len(text) > 1 and text[0] == "0" and text.isdecimal() else 0


def _telephone(words: list[Token], at: int, end: int) -> int:
    """ "+44 20 7946 0958": groups of digits after a plus sign or a zero, together longer than a count that has one."""
    plus = at > 0 and words[at - 1].text == "+" and words[at].glued and (at < 2 or not words[at - 1].glued)
    if not plus and not _led_by_zero(words, at, end):
        return 0
    stop, digits = at, 0
    while stop < len(words) and (words[stop].text.isdecimal() or words[stop].text in "-()"):
        digits += len(words[stop].text) if words[stop].text.isdecimal() else 0
        stop += 1
    return max(stop, end) if digits >= SHORTEST_TELEPHONE and stop > at + 1 else 0


def _score(words: list[Token], at: int, end: int) -> int:
    """ "won 6-4", "fifty-fifty": two plain numbers tied by a hyphen, the second not the larger."""
    if not (end + 1 < len(words) and words[end].text in "-–" and words[end].glued and words[end + 1].glued):
        return 0
    first, second = numeral(words, at, False), numeral(words, end + 1, False)
    if first is None or second is None or first.next != end or first.scale != 1 or second.scale != 1:
        return 0
    measured = second.next < len(words) and (words[second.next].lower in numbers().units)
    return second.next if second.value <= first.value <= HIGHEST_SCORE and not measured else 0


def _house(words: list[Token], at: int, end: int) -> int:
    """ "at 48 Shevchenko Street": the number before the name of a street, after a word of place."""
    if not words[at].text.isdecimal() or not at or words[at - 1].lower not in AT:
        return 0
    for place in range(end + 1, min(end + LONGEST_STREET + 1, len(words))):
        if not words[place - 1].text[0].isupper():
            return 0
        if words[place].lower in numbers().streets and words[place].text[0].isupper():
            return end
    return 0


def _war(words: list[Token], at: int, end: int) -> int:
    """ "the Six-Day War", "the Seven Years' War": a war's name begins with the number."""
    if not words[at].text[0].isupper():
        return 0
    named = [i for i in range(end, min(end + 4, len(words))) if words[i].text[0].isalpha()][:2]
    capitals = len(named) == 2 and all(words[i].text[0].isupper() and not words[i].text.isupper() for i in named)
    return named[1] + 1 if capitals and words[named[1]].lower in numbers().wars else 0


def _share(words: list[Token], at: int, end: int) -> int:
    """ "one in five homes", "nine in ten": a share in words, not one thing that happened in five others."""
    if words[at].text[0].isdecimal() or end >= len(words) or words[end].lower != "in" or end != at + 1:
        return 0
    first, whole = numeral(words, at, False), numeral(words, end + 1, False)
    if first is None or whole is None or first.value >= whole.value or words[end + 1].text[0].isdecimal():
        return 0
    timed = whole.next < len(words) and words[whole.next].lower in numbers().units
    return whole.next if not timed and (first.value == 1 or whole.value in (10, 100)) else 0


def _ages(words: list[Token], at: int, end: int) -> int:
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


def _one_of_many(words: list[Token]) -> bool:
    """Whether "one" only ranks a thing: "one of the most significant raids", "one of the largest"."""
    said = [word.lower for word in words]
    ranked = len(said) == 3 and (said[2] in RANKS or (said[2].endswith("est") and said[2] != "west"))
    return ranked and said[0] == "of" and said[1] in ("the", "its", "their", "his", "our")


def _after_day(words: list[Token], end: int) -> int:
    """The position after the day of a month, and after its year."""
    at = end
    if at + 1 < len(words) and words[at].text in ("-", "–", "and") and words[at + 1].text.isdigit():
        at += 2
    if at + 1 < len(words) and words[at].text == "," and _is_year(words[at + 1].text):
        return at + 2
    return at + 1 if at < len(words) and _is_year(words[at].text) else at


def _day_month(words: list[Token], at: int) -> int:
    """The position after "22 February" at ``at``; 0 where none stands there."""
    if at + 1 < len(words) and words[at].text.isdigit() and int(words[at].text[:4]) <= 31:
        return at + 2 if words[at + 1].lower in numbers().months else 0
    return 0


def _year(words: list[Token], at: int, end: int) -> bool:
    """Whether a number is a year: 1900 to 2099, no bound before it and nothing after it that years do not have."""
    if not _is_year(words[at].text) or end != at + 1:
        return False
    if (at and spelled(words[max(0, at - 2) : at]) in numbers().bounds) or (
        at and words[at - 1].lower in numbers().bounds
    ):
        return at > 0 and words[at - 1].lower == "the"
    following = words[at + 1].lower if at + 1 < len(words) else ""
    return not (following in numbers().units or following in numbers().counted or (following == "of" and at == 0))


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and "1900" <= text <= "2099"


def _value(text: str) -> float:
    """The value of a token of digits with its separators; 0 where it is none."""
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return 0.0
