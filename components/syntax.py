"""What may be written in the box of a question beside plain words, read into the question's filters.

``"side by side"`` must stand in the story, ``-word`` must not, ``source:reuters`` is part of the outlet's name,
``after:2024-08-06`` and ``before:2024-08-31`` bound the period, and ``drones downed > 100`` asks for a figure.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from components import vocabulary
from components.errors import QuestionError
from components.question import AMOUNT, Question

_PHRASE = re.compile(r'"([^"]*\w[^"]*)"')
_WITHOUT = re.compile(r'(?<!\S)-("[^"]*\w[^"]*"|\w[\w’\'-]*)')
_SOURCE = re.compile(r'(?<!\S)source:("[^"]+"|\S+)', re.IGNORECASE)
_DAY = re.compile(r"(?<!\S)(after|before):(\d{4}-\d\d-\d\d)(?!\S)", re.IGNORECASE)
_AMOUNT = re.compile(rf"([\w ,/-]*?\w)\s*({AMOUNT})\s*(\d[\d,.]*\d|\d)")
LONGEST_METRIC = 4  # words of a metric's label


def read_words(question: Question) -> Question:
    """The same question with what its words say of filters in these filters, and the plain words left as words.

    Phrases stay among the words too, since a story is found by them; what cannot be understood is left as it is.
    """
    words = question.words
    for match in _AMOUNT.finditer(words):
        if amount := _amount(*match.groups()):
            said, read = amount
            question = replace(question, amounts=(*question.amounts, read))
            words = words.replace(said + match.group(0)[len(match.group(1)) :], " ")
    for match in _DAY.finditer(words):
        try:
            day = date.fromisoformat(match.group(2))
        except ValueError:
            continue
        after = match.group(1).lower() == "after"
        question = replace(question, since=day) if after else replace(question, until=day)
        words = words.replace(match.group(0), " ")
    outlets = tuple(found.strip('"') for found in _SOURCE.findall(words))
    words = _SOURCE.sub(" ", words)
    lacking = tuple(found.strip('"') for found in _WITHOUT.findall(words))
    words = _WITHOUT.sub(" ", words)
    phrases = tuple(" ".join(found.split()) for found in _PHRASE.findall(words))
    return replace(
        question,
        words=" ".join(words.split()),
        outlets=(*question.outlets, *outlets),
        lacking=(*question.lacking, *lacking),
        phrases=(*question.phrases, *phrases),
    )


def _amount(before: str, sign: str, number: str) -> tuple[str, str] | None:
    """The words that name a metric right before a sign, and the amount as a filter of the question writes it."""
    words = before.split()
    for length in range(min(LONGEST_METRIC, len(words)), 0, -1):
        said = " ".join(words[-length:])
        try:
            metric = vocabulary.metric(said).id
        except QuestionError:
            continue
        return said, f"{metric} {sign} {float(number.replace(',', '')):g}"
    return None
