"""Where the sentences of a text begin and end."""

from __future__ import annotations

from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from components.records import Span

# The splitter takes quadratic time over text without a break and over quotation marks (200,000 of them took 19 s):
# it is fed pieces of at most so many characters, cut where a sentence ends anyway as far as the text allows.
LONGEST_BLOCK = 8_000
BREAKS = ("\n\n", "\n", ". ", " ")


def sentences(text: str, language: str = "en") -> list[Span]:
    """The sentences of a text in order, without the white space around them; a quotation of several stays whole.

    A line break ends a sentence too, since headlines and lists carry no full stop, unless the next line goes on in
    lower case. Spans count characters of ``text``, which may be anything at all.
    """
    # Half of a broken character (a lone surrogate) cannot be encoded; one "?" in its place keeps all offsets.
    readable = text.encode("utf-8", "replace").decode("utf-8")
    return [
        span for start, end in _blocks(readable) for span in _of_block(readable[start:end], start, language or "en")
    ]


def _of_block(text: str, offset: int, language: str) -> list[Span]:
    spans: list[Span] = []
    for boundary in get_sentence_boundaries(language, text):
        start, continues = boundary["start_index"], False
        for line in text[start : boundary["end_index"]].splitlines(keepends=True):
            stripped = line.strip()
            if stripped:
                begin = offset + start + line.index(stripped)
                end = begin + len(stripped)
                if continues and stripped[0].islower():
                    begin = spans.pop().start
                spans.append(Span(begin, end))
            continues = bool(stripped)
            start += len(line)
    return spans


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of at most LONGEST_BLOCK characters, cut at the first kind of BREAKS that they have."""
    start = 0
    while start < len(text):
        end = min(len(text), start + LONGEST_BLOCK)
        if end < len(text):
            marks = ((text.rfind(mark, start + 1, end), mark) for mark in BREAKS)
            end = next((at + len(mark) for at, mark in marks if at > start), end)
        yield start, end
        start = end
