"""A question with the words of reports beside its own: who asks for "captives" is told of people captured.

A small model does not know that soldiers who "gave themselves up" were captured; the vocabulary does. Of the ways to
use that, measured on the questions marked "tune" (tests/search, nDCG@10 of 0.738 without), two win together (0.760
when they were chosen, 0.758 with the words as they stand): the mean of the question's vector and of that of the one
with the words of reports behind it (0.750 alone), and each part put in other words being met by these where they are
nearer (0.747 alone). With the words of reports in the index of words beside those asked it was 0.755 and, with twice
the weight, 0.735; a gain for reports of which claims of such a metric are kept gave nothing more, two wordings for each
line 0.748. On "judge" and "fresh", which nothing was chosen on, it is 0.612 for 0.583 and 0.745 for 0.676. Judged by
stories "tune" is 0.740 without, 0.754 with the one vector, 0.768 with both (``tests.search.ablations``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from components import ranking, vocabulary
from components.embedding import Matrix
from components.records import Span

# Parts of a question that are put in other words: a whole story typed into the box says by itself what it means.
MOST = 8

# What stands between the question and what reports say for its parts.
_BETWEEN = ", "

# What the user quotes is meant as it stands.
_WORD_OR_QUOTED = re.compile(r'"[^"]*"|\w+')


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a question, where they lie in it, and those of reports for the same."""

    span: Span
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reworded:
    """A question and those of its parts that reports put in other words; none where it asks as they tell."""

    query: str
    parts: tuple[Part, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """What reports say for what is asked."""
        return tuple(told for part in self.parts for told in part.told)

    @property
    def words(self) -> str:
        """The question with the words of reports behind it."""
        return _BETWEEN.join((self.query, *self.told))

    def as_asked(self, read: Sequence[str], nearest: Sequence[Matrix]) -> tuple[tuple[str, ...], list[Matrix]]:
        """What was read of ``words``, as of the question's own; a part is met by what reports say where that is nearer.

        ``read`` are the words as the model reads them, ``nearest`` for each report how near each passage comes to each
        (passages, words); what comes back is (1, words) of the question alone, over the passages of a report.
        """
        starts = _starts(read, self.words)
        own = _within(starts, Span(0, len(self.query)))
        met = [matrix.max(0) for matrix in nearest]
        behind = len(self.query)
        for part in self.parts:
            asked = _within(starts, part.span)
            for told in part.told:
                span = Span(behind + len(_BETWEEN), behind + len(_BETWEEN) + len(told))
                behind, said = span.end, _within(starts, span)
                for one in met if said else ():  # a model reads the beginning of a long text only
                    one[asked] = np.maximum(one[asked], one[said].mean())
        return tuple(read[n] for n in own), [one[None, own] for one in met]


@lru_cache(maxsize=64)
def reworded(query: str) -> Reworded:
    """The question with what reports say for its words, the longest phrase first; what is in quotes stays as it is."""
    ways, parts, at = _ways(), list[Part](), 0
    found = list(_WORD_OR_QUOTED.finditer(query))
    keys = [_key(one.group()) for one in found]
    while at < len(found) and len(parts) < MOST:
        longest = min(_longest(), len(found) - at)
        length = next((n for n in range(longest, 0, -1) if tuple(keys[at : at + n]) in ways), 1)
        if told := ways.get(tuple(keys[at : at + length])):
            parts.append(Part(Span(found[at].start(), found[at + length - 1].end()), told))
        at += length
    return Reworded(query, tuple(parts))


@cache
def _ways() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """For the words of each phrase what reports say for it: nothing for one of their own, which stays as it is."""
    ways: dict[tuple[str, ...], dict[str, None]] = {}
    for told, asked in vocabulary.asked().items():
        for phrase in asked:
            ways.setdefault(_keys(phrase), {})[told] = None
    return {
        **{phrase: tuple(told) for phrase, told in ways.items()},
        **{_keys(told): () for told in vocabulary.asked()},
    }


@cache
def _longest() -> int:
    return max(map(len, _ways()))


def _keys(phrase: str) -> tuple[str, ...]:
    return tuple(map(_key, re.findall(r"\w+", phrase)))


def _key(word: str) -> str:
    """What a word is known by, whatever its ending; an abbreviation by its capitals: a SAM is no "same"."""
    abbreviation = word.removesuffix("s")
    return abbreviation if abbreviation in _abbreviations() else ranking.stem(word)


@cache
def _abbreviations() -> frozenset[str]:
    """The abbreviations of the vocabulary: words with more than one capital."""
    every = (
        word for told, asked in vocabulary.asked().items() for word in re.findall(r"\w+", " ".join((told, *asked)))
    )
    return frozenset(word for word in every if sum(map(str.isupper, word)) > 1)


def _starts(read: Sequence[str], text: str) -> list[int]:
    """Where each word that a model read begins in the text, in whatever case it was read."""
    text, starts, end = text.lower(), list[int](), 0
    for word in read:
        start = max(text.find(word.lower(), end), end)
        starts.append(start)
        end = start + len(word)
    return starts


def _within(starts: Sequence[int], span: Span) -> list[int]:
    """Which of the words begin in a span."""
    return [n for n, start in enumerate(starts) if span.start <= start < span.end]
