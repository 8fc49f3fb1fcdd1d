"""A sentence whose counts are being read: its parse, its deeds, and what has been counted before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from components.extraction.count import Count
from components.extraction.counts.ledger import Ledger
from components.extraction.doings import Deed, deeds
from components.extraction.gazetteer import country_codes
from components.extraction.nouns import Noun, noun
from components.extraction.quantities import Quantity
from components.extraction.story import Sentence
from components.extraction.words import counting, peoples


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity in the parse of its sentence: the tokens of its words (``span``), those of its number (``bare``).

    ``named`` is the noun after it.
    """

    quantity: Quantity
    span: Any
    bare: Any
    named: Noun

    @property
    def next_word(self) -> str:
        """The word right after, empty where the sentence ends."""
        doc, end = self.span.doc, self.span.end
        return str(doc[end].lower_) if end < len(doc) else ""

    @property
    def hyphenated(self) -> bool:
        """Whether a hyphen ties the quantity to the next word ("12-strong")."""
        doc, end = self.span.doc, self.span.end
        return end < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_


@dataclass(slots=True)
class Reading:
    """A sentence and what is known when one of its quantities is read.

    ``previous`` are the words of the sentence before, ``before`` the counts of the last sentences, ``own`` those of
    this one so far. ``heading`` is the number of the sentence that heads the list which this one may be a line of,
    ``entered`` the last quantity that was read from the ``ledger``. ``lead`` is what the sentence that leads in the
    list of this line says was done to all its lines.
    """

    sentence: Sentence
    number: int
    previous: str
    before: list[Count]
    heading: int | None
    ledger: Ledger
    lead: tuple[str, ...] = ()
    own: list[Count] = field(default_factory=list)
    entered: Quantity | None = None
    words: set[str] = field(init=False)
    deeds: list[Deed] = field(init=False)

    def __post_init__(self) -> None:
        self.words = {token.lower_ for token in self.doc}
        self.deeds = deeds(self.doc)

    @property
    def doc(self) -> Any:
        """The parse of the sentence (spaCy)."""
        return self.sentence.doc

    @property
    def last(self) -> Count | None:
        """The count of this sentence that was read last."""
        return self.own[-1] if self.own else None

    def stated(self, quantity: Quantity) -> Stated | None:
        """A quantity with its tokens; None where the parse has none for it."""
        span = self.doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
        bare = self.doc.char_span(quantity.number.start, quantity.number.end, alignment_mode="expand")
        if span is None or bare is None or not len(span):
            return None
        return Stated(quantity, span, bare, noun(self.doc, span.end))

    def token_at(self, character: int) -> Any:
        """The token that a character of the sentence belongs to, None where it belongs to none."""
        span = self.doc.char_span(character, character + 1, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None

    def verb_ends(self, at: int) -> bool:
        """Whether a verb of a doing ends at a token: "its crews downed 117", "they shot down 60"."""
        return any(d.last == at and not d.noun and self.doc[d.token].pos_ == "VERB" for d in self.deeds)


def end_of(doc: Any, end: int) -> int:
    """The character at which the token before ``end`` ends."""
    last = doc[end - 1]
    return int(last.idx + len(last))


def item_of(words: str) -> str:
    """What is counted, without article, owner, "out of" and a second number."""
    cleaned = " ".join(word for word in words.split() if word.lower() not in ("the", "its", "his", "their"))
    cleaned = re.sub(r"^(?:(?:out )?of )?(?:[\d.,]+ )?", "", cleaned).strip(" -–,()\"“”'’")
    kept = re.sub(r" (?:last|this) (?:week|month|year)$", "", cleaned).split()
    while len(kept) > 1 and kept[-1].lower() in counting().states and kept[-2].lower() in counting().nouns:
        kept.pop()
    while len(kept) > 1 and (known := _of_people(kept)):
        kept = kept[known:]
    return " ".join(kept)


def _of_people(words: list[str]) -> int:
    """How many words at the beginning of an item only say whose it is ("South Sudanese refugees", "Iranian-made")."""
    for length in (2, 1):
        name = " ".join(words[:length]).lower()
        owner = re.sub(r"-(?:made|built|supplied|led|backed|speaking)$", "", name)
        if len(words) > length and (owner in peoples().sides or owner in country_codes()):
            return 0 if words[length].lower() == "group" else length
    return 0
