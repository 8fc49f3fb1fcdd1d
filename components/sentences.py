"""Where the sentences of a text begin and end."""

from __future__ import annotations

from sentencex import get_sentence_boundaries

from components.records import Span


def sentences(text: str, language: str = "en") -> list[Span]:
    """The sentences of a text in order, without the white space around them; a quotation of several stays whole.

    A line break ends a sentence too, since headlines and lists carry no full stop, unless the next line goes on in
    lower case. Spans count characters of ``text``, which may be anything at all.
    """
    # Half of a broken character (a lone surrogate) cannot be encoded; one "?" in its place keeps all offsets.
    readable = text.encode("utf-8", "replace").decode("utf-8")
    spans: list[Span] = []
    for boundary in get_sentence_boundaries(language or "en", readable):
        start, continues = boundary["start_index"], False
        for line in text[start : boundary["end_index"]].splitlines(keepends=True):
            stripped = line.strip()
            if stripped:
                begin = start + line.index(stripped)
                end = begin + len(stripped)
                if continues and stripped[0].islower():
                    begin = spans.pop().start
                spans.append(Span(begin, end))
            continues = bool(stripped)
            start += len(line)
    return spans
