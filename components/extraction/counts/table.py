"""Lines of a table or of figures: what each is of, a mark, and a number."""

from __future__ import annotations

import re

from components.extraction.count import Count
from components.extraction.counts.reading import Reading, Stated, item_of
from components.extraction.gazetteer import is_place
from components.extraction.nouns import LONGEST_PHRASE
from components.extraction.words import Thing, any_of, counting, place_words, speech

# What a line is of, a mark, the number and nothing else.
LINE = re.compile(r"[\s•*–-]*([^\W\d][^\d:;.!?\n]{1,60}):\s*([\d,.]*\d|[a-z-]+)\s*\.?\s*")
# What a figure is of and the mark before it, and what may follow it; behind a comma it ends its sentence.
_LABEL = re.compile(r"(?:^|[;.]\s)\W*([^\W\d](?:[^;:.!?\n]|\.(?=\S)){1,80}?)\s*(?::|\s[–—=-]|(,))\s*$")
_ENDS = re.compile(r"\s*(?:$|[.,;)(\n])")
_LAST = re.compile(r"\s*\.?\s*$")
LONGEST_LABEL = 10  # words
# Who speaks or is spoken of in a clause, which is no label: "she counted the dead: 12".
_CLAUSE = frozenset({"i", "we", "he", "she", "it", "they", "you", "who", "that", "which", "there"})
# What befalls people, who are meant where a label names nobody ("taken alive: 3", "missing: 17").
_BEFALLS = ("kill", "wound", "miss", "capture", "exchange", "displace")
_OF = re.compile(rf"^.*\b{any_of(('of', 'among', 'the', 'in', 'by', 'from'))} ")


def table_line(here: Reading, stated: Stated) -> Count | None:
    """The count of a line: "Missiles launched: 16", or a place and its part of the count above it ("Tula: nine")."""
    if (label := _label(here, stated)) is None:
        return None
    quantity, head = stated.quantity, stated.span.end - 1
    if read := _read(label):
        metric, thing, item = read
        return Count(quantity, here.number, metric, thing, item, quantity.span, head)
    line = LINE.fullmatch(here.sentence.text)
    above = here.before[-1] if here.before else None
    under = here.previous.rstrip().endswith(":") or LINE.fullmatch(here.previous.strip())
    if line is None or above is None or not under or not _place(here, label):
        return None
    whole = above.whole if above.part and above.whole and above.sentence == here.number - 1 else above
    return Count(quantity, here.number, above.metric, above.thing, above.item, quantity.span, head, None, whole, True)


def _place(here: Reading, label: str) -> bool:
    """Whether a label is a name, as of a place; what else a line may be of is no part of the count above it."""
    if is_place(label):
        return True
    start = here.sentence.text.index(label)
    words = here.doc.char_span(start, start + len(label), alignment_mode="expand")
    return all(token.pos_ == "PROPN" or token.lower_ in place_words().areas or not token.is_alpha for token in words)


def _label(here: Reading, stated: Stated) -> str | None:
    """The words that say what the number of a line is of; None where it is no such number."""
    span, text = stated.quantity.span, here.sentence.text
    label = _LABEL.search(text[: span.start])
    if label is None or not (_LAST if label.group(2) else _ENDS).match(text[span.end :]):
        return None
    words = label.group(1).lower().split()
    clause = not _CLAUSE.isdisjoint(words) or words[-1] in speech().forms
    return None if clause or len(words) > LONGEST_LABEL else label.group(1)


def _read(label: str) -> tuple[str, Thing, str] | None:
    """The metric, the thing and the item of a label: what it names and what became of that."""
    words = re.findall(r"[\w'’-]+", label.lower())
    nouns = _nouns(words)
    for noun, start, end in nouns:
        thing = counting().nouns[noun]
        told = _told(words[:start] + words[end:], "capture" if thing.name in ("prisoner", "captive") else "")
        metric = next((thing.metrics[action] for action in thing.metrics if action in told), "")
        if metric or (thing.alone and told <= set(thing.metrics)):
            return metric or thing.alone, thing, item_of(_OF.sub("", " ".join(words[:end])))
    people, told = counting().things["people"], _told(words)
    metric = next((people.metrics[action] for action in _BEFALLS if action in told and action in people.metrics), "")
    return (metric, people, "") if metric and not nouns else None


def _told(words: list[str], weak: str = "") -> set[str]:
    """What words say became of something; verbs that are too common to say it alone only where it is this."""
    known = counting()
    told = {action for word in words for action in known.states.get(word, ())}
    told |= {action for word in words for action in known.doings.get(word, ()) if action in _BEFALLS}
    return told | {
        action
        for at, word in enumerate(words)
        for rest, action in known.verbs.get(word, ())
        if words[at + 1 : at + 1 + len(rest)] == list(rest) and (rest or word not in known.weak or action == weak)
    }


def _nouns(words: list[str]) -> list[tuple[str, int, int]]:
    """The nouns among words that reports count, the longest first, each with where it begins and ends."""
    known = counting().nouns
    spans = [(first, first + length) for length in range(LONGEST_PHRASE, 0, -1) for first in range(len(words))]
    found = [(" ".join(words[first:end]), first, end) for first, end in spans if end <= len(words)]
    return [(noun, first, end) for noun, first, end in found if noun in known]
