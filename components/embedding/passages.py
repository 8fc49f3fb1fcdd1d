"""A report cut into the passages that are embedded and searched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from components.records import Passage, Report, Span, passage_id
from components.sentences import sentences

# Sentences of one passage: enough that a pronoun finds its name, few enough that the vector speaks of one thing. Each
# passage begins with the last sentence of the one before.
SENTENCES = 3

# Words of one passage: about 160 tokens, below the 256 at which the default model stops reading.
WORDS = 120

# A run of letters counts as a further word every 40 characters, so that a text without spaces is cut too.
_WORD = re.compile(r"\S{1,40}")


def passages(report: Report) -> tuple[Passage, ...]:
    """The passages of a report: its title, then up to three sentences at a time that overlap by one.

    A sentence of more than 120 words is cut between words. Any text works; white space alone has no passage.
    """
    title = [_passage(report, span, True) for span in _pieces(report.title, Span(0, len(report.title)))]
    units = [piece for sentence in sentences(report.text, report.language) for piece in _pieces(report.text, sentence)]
    return (*title, *(_passage(report, span, False) for span in _windows(report.text, units)))


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """A stretch of text in pieces of at most WORDS words, without the white space around them."""
    words = [match.span() for match in _WORD.finditer(text, sentence.start, sentence.end)]
    for first in range(0, len(words), WORDS):
        piece = words[first : first + WORDS]
        yield Span(piece[0][0], piece[-1][1])


def _windows(text: str, units: list[Span]) -> Iterator[Span]:
    lengths = [len(_WORD.findall(unit.of(text))) for unit in units]
    first = 0
    while first < len(units):
        end = first + 1
        while end < min(first + SENTENCES, len(units)) and sum(lengths[first : end + 1]) <= WORDS:
            end += 1
        yield Span(units[first].start, units[end - 1].end)
        if end == len(units):
            return
        # The overlap is left out where it would leave no room for the sentence that follows.
        first = end - 1 if lengths[end - 1] + lengths[end] <= WORDS and end - 1 > first else end


def _passage(report: Report, span: Span, in_title: bool) -> Passage:
    return Passage(passage_id(report.id, span, in_title), report.id, span, in_title)
