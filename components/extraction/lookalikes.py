"""Numbers that count nothing: dates, times, ages, labels, scores and the like."""

from __future__ import annotations

from components.extraction.measures import currency
from components.extraction.namelike import (
    AT,
    MEANT,
    attribute,
    emergency,
    house,
    labels,
    led_by_zero,
    listed,
    named,
    place_or_hour,
    telephone,
    war,
    zero,
)
from components.extraction.numerals import numeral
from components.extraction.timelike import (
    OLDEST,
    after_day,
    age_limit,
    ages,
    day_month,
    early_year,
    hours,
    is_year,
    lived,
    year,
    years,
)
from components.extraction.tokens import Token, hyphen, spelled
from components.extraction.words import numbers, speech

RANKS = frozenset({"most", "first", "last", "few", "only", "main", "key", "many", "worst", "best", "top", "least"})
HIGHEST_SCORE = 200  # a hyphen between larger falling numbers is no score
NOBODY = frozenset({"no", "any", "every", "some"})
MODELS = frozenset({"leopard", "challenger", "merkava", "centurion", "gepard", "marder"})
SUFFERS = frozenset({"dead", "hurt", "missing", "hit", "shot", "held"})
LONGEST_SET = 3  # digits that no set of tennis has
AGED = ("boy of", "girl of", "man of", "woman of", "age of", "child of", "baby of", "toddler of")
CLOSES = frozenset({".", ";", ")", "and", "but", "after", "away", "against", "with", "when", "by"})
TOLD = 3  # words before "that" among which the verb of telling stands


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
            return labels(words, end)
        if words[at].lower == "one" and before.text == "-" and at > 1 and words[at - 2].lower in NOBODY:
            return end  # "no-one was hurt"
        if before.text[0].isupper() and before.lower in MODELS and not digits:
            return end  # "Leopard two tanks"
        if before.text == "." and at > 1 and words[at - 2].lower in ("no", "nos", "art", "p", "pp") and digits:
            return labels(words, end)
        if before.lower in known.months or (before.text == "." and at > 1 and words[at - 2].lower in known.months):
            dated = at > 1 and words[at - 2].text.isdecimal() and before.text != "."
            return after_day(words, end) if digits and not (dated and not is_year(text)) else 0
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
        if spelled(words[max(0, at - 2) : at]) in AGED:
            return end
        if before.lower in ("aged", "age") or (before.lower == "and" and at > 2 and words[at - 3].lower == "aged"):
            return end
    if following is None:
        return end if year(words, at, end) else 0
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
    if following.text in ("-", "–", "and", "to") and digits and (later := day_month(words, end + 1)):
        return later
    if spelled(words[end : end + 2]) in known.ages or spelled(words[end : end + 3]) in known.ages:
        return end + 2 if lived(words, at) else 0
    if following.text in "-–" and following.glued and end + 1 < len(words) and words[end + 1].glued:
        word = words[end + 1].lower
        if spelled(words[end + 1 : end + 4]).replace(" ", "").startswith(("year-old", "yearold")):
            return end + 4 if lived(words, at) else 0
        alone = word not in known.units and word not in known.scales and f"-{word}" not in known.after
        if alone and words[end + 1].text[0].isalpha() and _one_word(words, at, end):
            return end + 2
    if following.lower in known.fractions and not digits and end == at + 1 and words[at].lower == "one":
        return end + 1
    if year(words, at, end):
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
        and (
            (following.lower in known.idioms and not _suffered(words[end : end + 2]))
            or (before is not None and before.lower in known.pronoun and not _said_that(words, at))
        )
    ):
        return end
    if words[at].lower == "one" and _one_of_many(words[end : end + 3]):
        return end
    one_in = following.lower == "in" and end + 1 < len(words) and text.isdecimal() and len(text) == 1
    if one_in and not is_year(words[end + 1].text) and (whole := numeral(words, end + 1, False)) is not None:
        shared = words[end + 1].text[0].isdecimal() and words[end + 1].text.replace(",", "").isdecimal()
        if shared and not (whole.next < len(words) and words[whole.next].lower in known.units):
            return whole.next
    return 0


def _said_that(words: list[Token], at: int) -> bool:
    """Whether "that" opens what somebody said, so that "one" counts ("told us that one guard was hurt")."""
    told = [word.lower for word in words[max(0, at - 1 - TOLD) : max(0, at - 1)]]
    return words[at - 1].lower == "that" and not speech().verbs.keys().isdisjoint(told)


def _suffered(words: list[Token]) -> bool:
    """Whether something was done to "one", which then counts: "one was killed", "one is missing"."""
    said = [word.lower for word in words]
    return len(said) == 2 and said[0] in ("is", "was") and (said[1].endswith("ed") or said[1] in SUFFERS)


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


def _share(words: list[Token], at: int, end: int) -> int:
    """ "one in five homes", "nine in ten": a share in words, not one thing that happened in five others."""
    if words[at].text[0].isdecimal() or end >= len(words) or words[end].lower != "in" or end != at + 1:
        return 0
    every = 1 if words[end + 1 : end + 2] and words[end + 1].lower in ("every", "each") else 0
    first, whole = numeral(words, at, False), numeral(words, end + 1 + every, False)
    if first is None or whole is None or first.value >= whole.value:
        return 0
    if words[end + 1].text[0].isdecimal():
        return 0
    timed = whole.next < len(words) and words[whole.next].lower in numbers().units
    return whole.next if not timed and (first.value == 1 or whole.value in (10, 100)) else 0


def _one_of_many(words: list[Token]) -> bool:
    """Whether "one" only ranks a thing: "one of the most significant raids", "one of the largest"."""
    said = [word.lower for word in words]
    ranked = len(said) == 3 and (said[2] in RANKS or (said[2].endswith("est") and said[2] != "west"))
    return ranked and said[0] == "of" and said[1] in ("the", "its", "their", "his", "our")


def _value(text: str) -> float:
    """The value of a token of digits with its separators; 0 where it is none."""
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return 0.0


LOOKALIKES = (
    *(telephone, led_by_zero, _score, house, war, _share, ages, named, emergency, attribute, zero),
    *(place_or_hour, age_limit, early_year, listed, hours, years),
)
