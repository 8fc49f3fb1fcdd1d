"""Numbers that count nothing: dates, times, ages, labels, fractions and the like."""

from __future__ import annotations

from itertools import pairwise

from components.extraction.measures import currency
from components.extraction.numerals import numeral
from components.extraction.tokens import Token, hyphen, spelled
from components.extraction.words import numbers

RANKS = frozenset({"most", "first", "last", "few", "only", "main", "key", "many", "worst", "best", "top", "least"})
SHORTEST_TELEPHONE = 9  # digits
HIGHEST_SCORE = 200  # a hyphen between larger falling numbers is no score
SHORTEST_COUNT = 4  # digits that no second label has ("Nos. 3 and 4")
LONGEST_SET = 3  # digits that no set of tennis has
CLOSES = frozenset({".", ";", ")", "and", "but", "after", "away", "against", "with", "when", "by"})
LONGEST_STREET = 3  # words of a street's name before "Street"
AT = frozenset({"at", "of", "on", "from", "to", "near", "outside", "opposite", "in", "behind", ","})
OLDEST = 110  # "Name, 71, said": a number up to it between commas after a name is an age

# "that day 12 people": a day or a part that is pointed at carries no number of its own
MEANT = frozenset(
    {"that", "this", "same", "these", "those", "a", "per", "each", "every", "past", "last", "previous", "one"}
)


def no_quantity(words: list[Token], at: int, end: int) -> int:
    """The position after a number that counts nothing (a date, a time, an age, a label); 0 for a quantity."""
    for lookalike in LOOKALIKES:
        if stop := lookalike(words, at, end):
            return stop
    known = numbers()
    before = words[at - 1] if at else None
    following = words[end] if end < len(words) else None
    text = words[at].text
    digits = text[0].isdecimal()
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
        if labelled and not meant and words[at].lower.isdecimal():
            return _labels(words, end)
        if before.text == "." and at > 1 and words[at - 2].lower in ("no", "nos", "art", "p", "pp") and digits:
            return _labels(words, end)
        if before.lower in known.months or (before.text == "." and at > 1 and words[at - 2].lower in known.months):
            dated = at > 1 and words[at - 2].text.isdecimal() and before.text != "."
            return _after_day(words, end) if digits and not (dated and not _is_year(text)) else 0
        if before.lower in ("war",) and words[at].text[0].isupper() and not digits:
            return end
        if (
            words[at].glued
            and before.text in "-/:#№§"
            and (not _lends(words, at))
            and (digits or before.text != "-")
            and at > 1
        ):
            second = before.text == "-" and words[at - 2].text[0].isdecimal() and not words[at - 2].code
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
        and words[end + 1].text[0].isdecimal()
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
        return end + 2 if _lived(words, at) else 0
    if following.text in "-–" and following.glued and end + 1 < len(words) and words[end + 1].glued:
        word = words[end + 1].lower
        if spelled(words[end + 1 : end + 4]).replace(" ", "").startswith(("year-old", "yearold")):
            return end + 4 if _lived(words, at) else 0
        alone = word not in known.units and word not in known.scales and f"-{word}" not in known.after
        if alone and words[end + 1].text[0].isalpha() and _one_word(words, at, end):
            return end + 2
    if following.lower in known.fractions and not digits and end == at + 1 and words[at].lower == "one":
        return end + 1
    if _year(words, at, end):
        return end
    between_commas = before is not None and before.text == "," and following.text in ",;)" and at > 1
    named = at > 1 and (words[at - 2].text[0].isupper() or words[at - 2].lower in known.persons)
    if between_commas and text.isdecimal() and int(text) <= OLDEST and named:
        return end
    measured = following.lower in known.units or spelled(words[end : end + 2]) in known.units
    timed = measured and before is not None and before.lower in ("in", "within", "than", "a")
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
    one_in = following.lower == "in" and end + 1 < len(words) and text.isdecimal() and len(text) == 1
    if one_in and not _is_year(words[end + 1].text) and (whole := numeral(words, end + 1, False)) is not None:
        shared = words[end + 1].text[0].isdecimal() and words[end + 1].text.replace(",", "").isdecimal()
        if shared and not (whole.next < len(words) and words[whole.next].lower in known.units):
            return whole.next
    return 0


def _listed(words: list[Token], at: int, end: int) -> int:
    """ "1. First", "2) Second": the number of an item, where a sentence begins."""
    begins = at == 0 or words[at - 1].text in ".;:!?•"
    if (
        not begins
        or end != at + 1
        or not words[at].text.isdecimal()
        or len(words[at].text) > 2
        or end + 1 >= len(words)
    ):
        return 0
    closed = end + 1 < len(words) and words[end].text in ".)" and words[end].glued and not words[end + 1].glued
    return end + 1 if closed and words[end + 1].text[0].isalnum() else 0


def _hours(words: list[Token], at: int, end: int) -> int:
    """ "between 2 and 3 p.m.", "9-11am": hours of which the second has the word of the clock."""
    if end + 1 >= len(words) or words[end].lower not in ("and", "to", "-", "–", "or") or end != at + 1:
        return 0
    known, last = numbers(), words[end + 1]
    timed = end + 2 < len(words) and (
        words[end + 2].lower in known.clock or spelled(words[end + 2 : end + 5]) in known.clock
    )
    return end + 3 if timed and last.text[0].isdecimal() else 0


def _one_word(words: list[Token], at: int, end: int) -> bool:
    """Whether a hyphen makes one word of a number and the next that counts nothing: "two-way", "737-MAX", "one-man".

    "A 200-room hotel" and "ten-man Torino" count.
    """
    tied, name = words[end + 1].lower, words[end + 1].text
    if (tied == "a" and at and currency(words, at - 1)) or (tied == "to" and numeral(words, end + 3, False)):
        return False  # "$5-a-day", "two-to-three-year"
    return tied in numbers().tied or words[at].lower == "one" or (name[0].isupper() and words[at].text[0].isdecimal())


def _lends(words: list[Token], at: int) -> bool:
    """Whether the word before a hyphen is a measure of the number after it ("a magnitude-6.3 quake")."""
    return at > 1 and words[at - 2].lower in numbers().measured


def _named(words: list[Token], at: int, end: int) -> int:
    """ "PlayStation 5", "the Aerox 9", "S&P 500", "number one": a number that ends a name, not before a unit."""
    if not at or words[at].glued or end != at + 1:
        return 0
    known, before, text = numbers(), words[at - 1], words[at].text
    if before.lower in known.ranked and (text.isdecimal() or text.lower() in known.words):
        counts = end < len(words) and words[end].lower in known.counted
        meant = at > 1 and words[at - 2].lower in MEANT
        return 0 if counts or meant else end
    if not text.isdecimal():
        return 0
    if before.text[0].isupper() and at > 1 and words[at - 2].text == "&":
        return end
    if end < len(words) and (words[end].lower in known.units or words[end].lower in known.counted):
        return 0
    if before.lower in known.months:
        return 0
    camel = before.text.isalpha() and any(a.islower() and b.isupper() for a, b in pairwise(before.text))
    if camel or (before.lower in known.products and (before.text[0].isupper() or before.lower in ("runway", "dial"))):
        return end
    article = at > 1 and words[at - 2].lower in known.articles
    return end if article and before.text[0].isupper() and before.text[1:].islower() and len(text) < 4 else 0


def _emergency(words: list[Token], at: int, end: int) -> int:
    """ "911 calls", "401(k)": a number that is dialled, or that a law has."""
    following = words[end] if end < len(words) else None
    if following is None or not words[at].text.isdecimal() or len(words[at].text) != 3:
        return 0
    lettered = following.text == "(" and following.glued and end + 2 < len(words) and words[end + 2].text == ")"
    if lettered and len(words[end + 1].text) == 1:
        return end + 3
    told = {following.lower, words[at - 1].lower if at else ""} & numbers().dialled
    return end if words[at].text in ("911", "999", "112", "101") and told else 0


def _attribute(words: list[Token], at: int, end: int) -> int:
    """The value of an attribute of a page's mark-up (width="620")."""
    quoted = at > 1 and words[at].glued and words[at - 1].text in "\"'" and words[at - 1].glued
    return end if quoted and words[at - 2].text == "=" else 0


def _zero(words: list[Token], at: int, end: int) -> int:
    """ "ground zero", "zero tolerance", "net-zero"."""
    if words[at].lower != "zero":
        return 0
    known = numbers()
    before = words[at - 1] if at else None
    if before is not None and before.text == "-" and at > 1:
        before = words[at - 2]
    after = end + 1 if hyphen(words, end) else end
    following = words[after].lower if after < len(words) else ""
    led = before is not None and before.lower in known.zero_before
    return end if led or following in known.zero_after else 0


def _place_or_hour(words: list[Token], at: int, end: int) -> int:
    """ "50.45 N, 30.52 E", "till eight.", "one by one": a coordinate, an hour in words, a pair of words."""
    following = words[end].text if end < len(words) else "."
    if words[at].text[0].isdecimal():
        return end + 1 if "." in words[at].text and following in ("N", "S", "E", "W") else 0
    before = words[at - 1].lower if at else ""
    if before == "by" and at > 1 and words[at - 2].lower == words[at].lower:
        return end
    hour = before in ("till", "until") and words[at].lower in numbers().words and end == at + 1
    return end if hour and not following[0].isalnum() else 0


def _labels(words: list[Token], end: int) -> int:
    """The position after further labels of one kind: "Nos. 3 and 4", "pages 7, 8"."""
    known = numbers()
    while end + 1 < len(words) and words[end].lower in ("and", "&", ","):
        last = words[end + 1]
        counts = end + 2 < len(words) and (words[end + 2].lower in known.counted or words[end + 2].lower in known.units)
        if not last.text.isdecimal() or len(last.text) >= SHORTEST_COUNT or counts:
            break
        end += 2
    return end


def _lived(words: list[Token], at: int) -> bool:
    """Whether somebody may be so many years old; a fossil of 66 million years has no age that CLAIMS leaves out."""
    years = numeral(words, at, False)
    return years is None or years.value <= OLDEST


def _age_limit(words: list[Token], at: int, end: int) -> int:
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


def _early_year(words: list[Token], at: int, end: int) -> int:
    """ "since 1880", "in 1776": a year before those that news is full of, after a word that dates."""
    text = words[at].text
    if not at or end != at + 1 or len(text) != 4 or not text.isdecimal() or not "1000" <= text < "1900":
        return 0
    known = numbers()
    following = words[end].lower if end < len(words) else "."
    counts = following in known.units or following in known.counted or following in ("of", "other", "more")
    plural = following.endswith("s") and following not in ("was", "is", "as", "has")
    return end if words[at - 1].lower in known.dated and not counts and not plural else 0


def _years(words: list[Token], at: int, end: int) -> int:
    """ "2022-23", "1939–45": two years, the second without its century."""
    if not _is_year(words[at].text) or not (end + 1 < len(words) and words[end].text in "-–" and words[end].glued):
        return 0
    last = words[end + 1]
    return end + 2 if last.glued and last.text.isdecimal() and len(last.text) in (2, 4) else 0


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
    if measured or first.value > HIGHEST_SCORE:
        return 0
    played = second.value <= first.value or _match(words, at, second.next)
    return second.next if played and max(first.value, second.value) <= HIGHEST_SCORE else 0


def _match(words: list[Token], at: int, end: int) -> bool:
    """Whether two rising numbers tied by a hyphen are a score: "6-3, 4-6, 7-5", "trailed 0-1 at", "a 1-3 defeat"."""
    known = numbers()
    if not (words[at].text.isdecimal() and words[end - 1].text.isdecimal()):
        return False
    if max(len(words[at].text), len(words[end - 1].text)) < LONGEST_SET and (
        (at > 3 and words[at - 1].text == "," and _pair(words, at - 4))
        or (end < len(words) and words[end].text == "," and _pair(words, end + 1))
    ):
        return True
    following = words[end].lower if end < len(words) else "."
    told = at > 0 and words[at - 1].lower in known.won
    return following in known.wins or (told and (following in AT or following in CLOSES))


def _pair(words: list[Token], at: int) -> bool:
    """Whether two short numbers tied by a hyphen stand at a token and nothing that they count after them."""
    return (
        hyphen(words, at + 1)
        and all(words[place].text.isdecimal() and len(words[place].text) < LONGEST_SET for place in (at, at + 2))
        and (at + 3 >= len(words) or not words[at + 3].text[0].isalpha() or words[at + 3].lower in AT)
    )


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
    if at + 1 < len(words) and words[at].text in ("-", "–", "and") and words[at + 1].text.isdecimal():
        at += 2
    if at + 1 < len(words) and words[at].text == "," and _is_year(words[at + 1].text):
        return at + 2
    return at + 1 if at < len(words) and _is_year(words[at].text) else at


def _day_month(words: list[Token], at: int) -> int:
    """The position after "22 February" at ``at``; 0 where none stands there."""
    if at + 1 < len(words) and words[at].text.isdecimal() and int(words[at].text[:4]) <= 31:
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


LOOKALIKES = (
    *(_telephone, _led_by_zero, _score, _house, _war, _share, _ages, _named, _emergency, _attribute, _zero),
    *(_place_or_hour, _age_limit, _early_year, _listed, _hours, _years),
)
