"""The words of dates in the languages that reports on this war come in, as the English ones that the parser knows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

_LANGUAGES = ("be", "bg", "cs", "de", "es", "fr", "it", "nl", "pl", "pt", "ro", "ru", "tr", "uk")
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# Words that stand in a date and say nothing: "14 августа 2024 года в 16:30", "14 de agosto de 2024", "16:30 Uhr".
_FILLERS = frozenset(
    ("г", "год", "года", "гг", "в", "р", "рік", "року", "о", "об", "de", "del", "às", "à", "le", "il", "den", "der",
     "dne", "um", "uhr", "ob", "dnia", "roku")
)  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+\.?")


def in_english(text: str) -> str:
    """A date with its month in English and without the words around it; a word that is no date's stays."""
    return " ".join(_WORD.sub(lambda found: _names().get(found[0].rstrip(".").casefold(), found[0]), text).split())


@cache
def _names() -> dict[str, str]:
    """Each word of a date -> the English month it means, "" where it says nothing.

    Names are those of Unicode's CLDR; three letters stand for a month where they can mean one only ("сен", "лют").
    A word that is a month here and another one or a weekday there ("mar." is a Tuesday too) is left as it is.
    """
    from babel.dates import get_day_names, get_month_names

    meanings: dict[str, set[str]] = defaultdict(set)
    for language in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                months = get_month_names(width, context, language)
                _note(meanings, ((str(name), _ENGLISH[number - 1]) for number, name in months.items()))
                _note(meanings, ((str(months[number])[:3], _ENGLISH[number - 1]) for number in range(1, 13)))
                days = get_day_names(width, context, language)
                _note(meanings, ((str(name), "") for name in days.values()))
    _note(meanings, ((word, "") for word in _FILLERS))
    return {word: found.pop() for word, found in meanings.items() if len(found) == 1}


def _note(meanings: dict[str, set[str]], words: Iterable[tuple[str, str]]) -> None:
    for word, meaning in words:
        meanings[word.strip(".").casefold()].add(meaning)
