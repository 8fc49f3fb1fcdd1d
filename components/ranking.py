"""From passages that hold the question's words and passages near it in meaning to an order of reports."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from components.records import Passage

# How much meaning counts against words. Words alone find names that the model has never seen; meaning finds the rest.
DENSE_WEIGHT = 0.7

# The cosine that the best passage has to reach for the question to count as answered, and what each doubling of the
# passages adds: of more passages, the nearest comes nearer to any question by chance. Measured with the default model
# on news of war, with questions about it and 66 about other things (recipes, football, earnings). Among 203 passages
# all of 18 questions were answered and all 66 others silenced; among 3,380 it was 58 of 60 and 56 of 66; among 11,090
# 60 of 60 and 48 of 66. About half of what broke through had met a story that does speak of football or used cars.
FLOOR = 0.32
FLOOR_PASSAGES = 200
FLOOR_DOUBLING = 0.015

# Where even the best answer is weak, all of them are: a report then counts down to this share of the best one's cosine.
# Of seven reports that answer questions in other words than their own, a fixed floor lost two among 3,380 passages,
# this none, for 4 % more reports in all.
SHARE = 0.7

_WORD = re.compile(r"\w+")

# Words that carry no subject of their own: that they stand in a passage is no reason why it matched.
_EMPTY = frozenset(
    _WORD.findall(
        "a about after all also an and any are as at be been before but by can could did do does for from had has "
        "have he her his how i if in into is it its me more most my no not of on one or other our over said she "
        "so some such than that the their them then there these they this those to under up was we were what when "
        "where which who whom whose why will with would you your s t"
    )
)


@dataclass(frozen=True, slots=True)
class Scores:
    """Passages and, side by side, how well each answers: float64, higher is better."""

    passages: tuple[Passage, ...]
    values: np.ndarray[Any, np.dtype[np.float64]]

    @classmethod
    def of(cls, scored: Iterable[tuple[Passage, float]]) -> Self:
        """Scores from pairs of a passage and its score."""
        pairs = list(scored)
        return cls(tuple(passage for passage, _ in pairs), np.array([score for _, score in pairs], dtype=np.float64))

    def joined(self, other: Self) -> Self:
        """These scores and, behind them, those of the passages that only the other names."""
        known = self.by_id()
        pairs = zip(other.passages, other.values.tolist(), strict=True)
        rest = [(passage, score) for passage, score in pairs if passage.id not in known]
        return type(self).of([*zip(self.passages, self.values.tolist(), strict=True), *rest])

    def by_id(self) -> dict[str, float]:
        """The score of each passage by its id."""
        return dict(zip((passage.id for passage in self.passages), self.values.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A report that answers, by its best passage: ``score`` 0 to 1 orders, ``similarity`` is the passage's cosine."""

    passage: Passage
    score: float
    similarity: float

    @property
    def report_id(self) -> str:
        """The report that the passage stands in."""
        return self.passage.report_id


def floor(passages: int) -> float:
    """The cosine that the best passage of a library of so many has to reach for a question to count as answered."""
    return FLOOR + FLOOR_DOUBLING * math.log2(max(passages, FLOOR_PASSAGES) / FLOOR_PASSAGES)


def rank(lexical: Scores, dense: Scores, least: float = FLOOR, literal: Collection[str] = ()) -> list[Ranked]:
    """The reports that answer, best first, each once by its best passage; none where nothing is close enough.

    ``lexical`` and ``dense`` are scores of passages by words and by meaning (cosines). Each is stretched to 0 to 1 over
    the passages of both (least where one does not name a passage), then they are added, meaning with DENSE_WEIGHT.
    ``least`` is the library's ``floor``. It is held against the cosine itself, since after the stretching the least
    bad answer to a senseless question would look perfect; a passage whose cosine is not known does not count.
    ``literal`` are the ids of passages that hold every word of the question: they answer it whatever their cosine, for
    a number or a rare name says little to the model.
    """
    cosines = dense.by_id()
    best_cosine = max(cosines.values(), default=0.0)
    enough = min(least, SHARE * best_cosine) if best_cosine >= least else math.inf
    by_meaning, by_words = _stretched(cosines), _stretched(lexical.by_id())
    best: dict[str, Ranked] = {}
    for passage in dict.fromkeys((*dense.passages, *lexical.passages)):
        cosine = cosines.get(passage.id, -1.0)
        if cosine < enough and passage.id not in literal:
            continue
        score = DENSE_WEIGHT * by_meaning.get(passage.id, 0.0) + (1 - DENSE_WEIGHT) * by_words.get(passage.id, 0.0)
        ranked = Ranked(passage, score, cosine)
        if passage.report_id not in best or _order(ranked) < _order(best[passage.report_id]):
            best[passage.report_id] = ranked
    return sorted(best.values(), key=_order)


def holds_all(query: str, text: str) -> bool:
    """Whether every word of the query that carries a subject stands in the text, and there is one."""
    words = {word for word in _WORD.findall(query) if word.lower() not in _EMPTY}
    return bool(words) and words <= set(matched_words(query, text))


def matched_words(query: str, text: str) -> tuple[str, ...]:
    """The words of the query that stand in the text, in any of their English forms, as the query writes them."""
    stems = {_stem(word) for word in _WORD.findall(text)}
    words = dict.fromkeys(word for word in _WORD.findall(query) if word.lower() not in _EMPTY)
    return tuple(word for word in words if _stem(word) in stems)


def _stretched(scores: Mapping[str, float]) -> dict[str, float]:
    if not scores:
        return {}
    least, most = min(scores.values()), max(scores.values())
    return {id: (score - least) / (most - least) if most > least else 1.0 for id, score in scores.items()}


def _order(ranked: Ranked) -> tuple[float, float, str]:
    return -ranked.score, -ranked.similarity, ranked.passage.id


def _stem(word: str) -> str:
    """A word without its ending, near enough to tell "drone" from no other word of a news story but "drones"."""
    word = word.lower()
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return (word[: -len(ending)] + instead).removesuffix("e")
    return word
