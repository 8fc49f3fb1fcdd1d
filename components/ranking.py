"""From passages that hold the question's words and passages near it in meaning to an order of reports."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Self

import numpy as np

from components.records import STRENGTHS, Passage

# What the report whose words match best gains over one that holds none of them, on the scale of the cosine. Words find
# names that the model has never seen; meaning finds the rest. The cosine counts as it is: stretched to 0 to 1 over the
# candidates it would lose how near the best one is. Of 0.15, 0.25, 0.35, 0.45 and 0.55, nDCG@10 on the questions marked
# "tune" is 0.653, 0.666, 0.685, 0.686 and 0.685, MRR@10 of known items 0.437, 0.443, 0.444, 0.442 and 0.441
# (tests/search; a stretched sum of 0.7 meaning and 0.3 words, passage by passage, has 0.555 and 0.434).
WORDS_WEIGHT = 0.35

# How many reports at the head are read word by word and ordered anew, and how much that counts beside the cosine of the
# passage. A vector says what a passage speaks of; the words of the question, each held against the nearest word of the
# passage in its context, say whether it speaks of just that. On "tune" nDCG@10 rises from 0.623 to 0.685, on "judge",
# which chose nothing, from 0.561 to 0.603, MRR@10 of known items from 0.432 to 0.444. Ten reports give 0.678 on "tune",
# 30 give what 20 do; weights of 0.5 and 2 give 0.664 and 0.674. Reading 20 takes 0.2 s on two idle cores.
READ = 20
READING_WEIGHT = 1.0

# How near a question comes is the mean cosine of its so many best passages: one alone is near by chance more often.
BEST = 3

# A question counts as answered where it comes nearer than so large a share of unrelated questions (vocabulary/probes),
# and by so much, since there are few of them. The larger a library, the nearer chance brings anything to it.
UNRELATED = 0.95
MARGIN = 0.01

# The same of a library on which nothing was measured yet.
FLOOR = 0.32

# Scores from which on a match is called strong, or fair; below they are weak. Of the first ten stories of the questions
# marked "tune" (tests/search), 47 of 100 answer where the score is 0.54 and more, 28 from 0.40 on, and 6 below.
STRONG, FAIR = 0.54, 0.40

# Cosines of a story's nearest passage with a report's mean vector or with a passage, from which on it is much, fairly
# or a little like it; below it is not listed. Reports of one war are alike in a lot: of the sample's, those at 0.75 and
# more answer a question of tests/search together with the report in 52 of 100 cases, from 0.65 on in 23, from 0.55 on
# in 13, from 0.45 on in 6 (with a passage in 27, 10, 5 and 3). Eight texts on football, cakes, banks, museums, quakes
# and a war elsewhere come no nearer to the sample than 0.45.
MUCH_ALIKE, ALIKE, LITTLE_ALIKE = 0.75, 0.65, 0.55

# How far under the floor a question may come for its nearest stories to be offered, as weak ones. Of the questions of
# tests/search that the floor silences it takes in 2 of the 3 that have an answer, and of the 20 that have none 9 about
# other wars and 2 about anything else. 0.1 would take in tennis and football, and no more that have an answer.
WEAK = 0.05

# How much nearer a question has to come that names somebody or somewhere of whom no passage speaks.
UNHEARD = 0.15

# Of a question that is answered, a report is listed down to this share of the best cosine, and its figures are charted
# down to CHARTED of it, those of stories like another one too. A list is read from its head: without any cut nDCG@10
# is 0.686 on "tune", with one at 0.7 or at FLOOR 0.588, since what answers in part often lies far off. A chart has no
# head.
SHARE = 0.5
CHARTED = 0.7

# The sum of a cosine and the best words, by which scores are brought to 0 to 1.
_MOST = 1 + WORDS_WEIGHT

_WORD = re.compile(r"\w+")
HEADLINE = 3  # words with a subject, all with a capital, that make a headline: "Hostages in Gaza" is none
_NAME = re.compile(r"\b[A-Z][^\W\d_]{2,}(?: [A-Z][^\W\d_]+)*\b")

# Words that carry no subject of their own: that they stand in a passage is no reason why it matched.
EMPTY = frozenset(
    _WORD.findall(
        "a about after again against all also am an and any are as at away back be because been before being below "
        "between both but by can could did do does doing down during each ever every few for from further had has "
        "have having he her here hers him his how i if in into is it its itself just me more most my no nor not now of "
        "off on once only onto or other our out over own said same she since so some still such than that the their "
        "them then there these they this those through to too toward towards under until up upon us very via was we "
        "were what when where which while who whom whose why will with within without would yet you your s t"
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
    """A report that answers, by its best passage: ``score`` 0 to 1 orders, ``similarity`` is the passage's cosine.

    ``close`` where it is near enough for a chart of the question to take its figures.
    """

    passage: Passage
    score: float
    similarity: float
    close: bool = True

    @property
    def report_id(self) -> str:
        """The report that the passage stands in."""
        return self.passage.report_id


def nearness(cosines: Iterable[float]) -> float:
    """How near a question comes to a library, by the cosines of its passages: the mean of the BEST, 0 without any."""
    best = sorted(cosines, reverse=True)[:BEST]
    return sum(best) / len(best) if best else 0.0


def floor(unrelated: Sequence[float]) -> float:
    """How near a question has to come to count as answered, by how near unrelated ones came to the same library."""
    return float(np.quantile(unrelated, UNRELATED)) + MARGIN


def names(query: str) -> tuple[str, ...]:
    """Who and where a query asks about, by its capitals: "Macron", "Red Sea", "North Korean"; not how it begins.

    None of a query That Is Written Like a Headline, where capitals say nothing.
    """
    subjects = [word for word in _WORD.findall(query) if word.lower() not in EMPTY]
    if len(subjects) >= HEADLINE and not any(word[0].islower() for word in subjects):
        return ()
    found = [match for match in _NAME.finditer(query) if match.start() or " " in match.group()]
    return tuple(dict.fromkeys(match.group() for match in found if match.group().lower() not in EMPTY))


def strength(score: float) -> str:
    """The score of a story that answers a question, in a word."""
    return _in_a_word(score, STRONG, FAIR)


def likeness(cosine: float) -> str:
    """How much a story is like another one, in a word."""
    return _in_a_word(cosine, MUCH_ALIKE, ALIKE)


def rank(lexical: Scores, dense: Scores, least: float = FLOOR, literal: Collection[str] = ()) -> list[Ranked]:
    """The reports that answer, best first, each once with its best passage; none where nothing is close enough.

    ``lexical`` and ``dense`` are scores of passages by words (as a share of the best one's, none counting as 0) and by
    meaning (cosines). A report has the best of each among its passages, which need not be the same one, since what a
    question asks is often said in one sentence and named in another; the two are added, words with WORDS_WEIGHT.
    ``least`` is the library's ``floor``. It is held against the cosines themselves; a passage whose cosine is not known
    does not count. ``literal`` are the ids of passages that hold every word of the question: they answer it whatever
    their cosine, for a number or a rare name says little to the model.
    """
    cosines, words = dense.by_id(), _shares(lexical.by_id())
    answered = nearness(cosines.values()) >= least
    best = max(cosines.values(), default=0.0)
    enough, close = SHARE * best if answered else math.inf, min(FLOOR, CHARTED * best)
    passages: dict[str, list[Passage]] = {}
    for passage in dict.fromkeys((*dense.passages, *lexical.passages)):
        passages.setdefault(passage.report_id, []).append(passage)
    found = []
    for of_report in passages.values():
        answers = [one for one in of_report if cosines.get(one.id, -1.0) >= enough or one.id in literal]
        if not answers:
            continue
        shown = max(answers, key=lambda one: (_sum(cosines.get(one.id, -1.0), words.get(one.id, 0.0)), one.id))
        nearest = max(cosines.get(one.id, -1.0) for one in of_report)
        score = _sum(nearest, max(words.get(one.id, 0.0) for one in of_report))
        similarity = cosines.get(shown.id, -1.0)
        found.append(Ranked(shown, score, similarity, similarity >= close or shown.id in literal))
    return sorted(found, key=_order)


def reordered(ranked: Sequence[Ranked], closeness: Sequence[float]) -> list[Ranked]:
    """The same reports with the first of them ordered anew by how close their passages are to the question when read.

    ``closeness``, 0 to 1, is of the passages of the first reports in their order; they stay before all others.
    """
    read = [*closeness, *[0.0] * (len(ranked) - len(closeness))]
    most = _MOST + READING_WEIGHT
    scores = [(_MOST * one.score + READING_WEIGHT * close) / most for one, close in zip(ranked, read, strict=True)]
    found = [replace(one, score=score) for one, score in zip(ranked, scores, strict=True)]
    return [*sorted(found[: len(closeness)], key=_order), *found[len(closeness) :]]


def holds_all(query: str, text: str) -> bool:
    """Whether every word of the query that carries a subject stands in the text, and there is one."""
    words = {word for word in _WORD.findall(query) if word.lower() not in EMPTY}
    # A word begins as its stem does but for a last letter ("city", "cities"): most texts lack one such beginning.
    lowered = text.lower()
    if not words or not all(_stem(word)[:-1] in lowered for word in words):
        return False
    return words <= set(matched_words(query, text))


def matched_words(query: str, text: str) -> tuple[str, ...]:
    """The words of the query that stand in the text, in any of their English forms, as the query writes them."""
    stems = {_stem(word) for word in _WORD.findall(text)}
    words = dict.fromkeys(word for word in _WORD.findall(query) if word.lower() not in EMPTY)
    return tuple(word for word in words if _stem(word) in stems)


def alike(scores: Scores, least: float) -> list[Ranked]:
    """The reports whose nearest passage comes so near to another one, and not by chance, the nearest first.

    ``scores`` are of passages by their cosines with it, the nearest first; ``least`` is the library's ``floor``.
    """
    close = CHARTED * max(scores.values.tolist(), default=0.0)
    best: dict[str, Ranked] = {}
    for passage, cosine in zip(scores.passages, scores.values.tolist(), strict=True):
        if cosine >= max(LITTLE_ALIKE, least):
            best.setdefault(passage.report_id, Ranked(passage, min(cosine, 1.0), cosine, cosine >= close))
    return list(best.values())


def _in_a_word(score: float, strong: float, fair: float) -> str:
    return STRENGTHS[0] if score >= strong else STRENGTHS[1] if score >= fair else STRENGTHS[2]


def _shares(scores: Mapping[str, float]) -> dict[str, float]:
    """Each score as a share of the best one; BM25 has no scale of its own."""
    most = max(scores.values(), default=0.0)
    return {id: max(score, 0.0) / most if most > 0 else 0.0 for id, score in scores.items()}


def _sum(cosine: float, words: float) -> float:
    return max(cosine + WORDS_WEIGHT * words, 0.0) / _MOST


def _order(ranked: Ranked) -> tuple[float, float, str]:
    return -ranked.score, -ranked.similarity, ranked.passage.id


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """A word without its ending, near enough to tell "drone" from no other word of a news story but "drones"."""
    word = word.lower()
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return (word[: -len(ending)] + instead).removesuffix("e")
    return word
