"""Numbers in lists and ledgers of losses: a total, its step, or a line under a heading."""

from __future__ import annotations

import re

from components.extraction.count import Count
from components.extraction.counts.ledger import BULLETS
from components.extraction.counts.reading import Reading, Stated, end_of, item_of
from components.extraction.doings import deeds
from components.extraction.nouns import LONGEST_PHRASE
from components.extraction.story import Sentence
from components.extraction.words import Thing, any_of, counting, ledger_words
from components.records import Span

LIST_REACH = 40  # lines of a list that a heading ("Losses of the enemy:") speaks for
HEADING = re.compile(rf"\b{any_of(ledger_words().headings)}\b", re.IGNORECASE)
# What stands before the number of a line: "tanks – about", "(+".
_LABEL = re.compile(r"([^,;.\d]*?)\s*[-–—:‒~]+\s*(?:about|approximately|approx\.?|~|≈)?\s*$")
_GREW_BY = re.compile(r"\(\s*\+$")


def entered(here: Reading, stated: Stated) -> Count | None:
    """A total of a ledger of losses, or the step from one total to the next."""
    previous, quantity, named = here.last, stated.quantity, stated.named
    going_on = previous is not None and (previous.quantity is here.entered or previous.thing.name == "losses")
    entry = here.ledger.read(here.sentence.text, quantity, here.number, named, going_on)
    if entry is None:
        return None
    here.entered = quantity
    end = quantity.span.end if named.thing is None else end_of(here.doc, named.end)
    item = entry.item or item_of(here.doc[stated.span.end : named.end].text)
    return Count(
        quantity, here.number, entry.metric, entry.thing, item, Span(quantity.span.start, end), stated.span.end - 1,
        heading=here.ledger.opened if entry.line else None,
    )  # fmt: skip


def line(here: Reading, stated: Stated) -> Count | None:
    """A line of a list of losses: the noun, a dash or colon, the number: "Tanks - 8,402 (+6)"."""
    quantity = stated.quantity
    before = here.sentence.text[: quantity.span.start].rstrip().lower()
    if (total := here.last) is not None and _GREW_BY.search(before):
        return Count(
            quantity, here.number, total.metric, total.thing, total.item, quantity.span, stated.span.end - 1,
            total.deed, total, True, total.heading,
        )  # fmt: skip
    label = _LABEL.search(before)
    if here.heading is None or label is None:
        return None
    words = label.group(1).strip(" •*-").split()
    for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
        for start in range(len(words) - length, -1, -1):
            item = " ".join(words[start : start + length])
            thing = counting().nouns.get(item)
            if thing and (metric := _lost(label.group(1), thing)):
                return Count(
                    quantity, here.number, metric, thing, item, quantity.span, stated.span.start, heading=here.heading
                )
    return None


def is_line(text: str) -> bool:
    """Whether a sentence may be a line of a list: a bullet stands before it, or no full stop ends it."""
    return text[:1] in BULLETS or text[-1:] not in '.!?”"'


def lead_in(sentence: Sentence) -> tuple[str, ...]:
    """What a sentence that ends with a colon says was done to what the lines below it list, the last named first."""
    if not sentence.text.endswith(":") or sentence.doc is None:
        return ()
    told = deeds(sentence.doc)
    return tuple(action for deed in reversed([d for d in told if not d.noun] or told) for action in deed.actions)


def _lost(label: str, thing: Thing) -> str:
    """The metric of a line ("tanks", "personnel killed")."""
    told = {action for word in label.split() for action in counting().states.get(word, ())}
    return thing.metrics.get("kill" if "kill" in told and thing.people else "lose", "")


def headed(here: Reading, at: int) -> bool:
    """Whether a sentence begins a list of losses with a colon before a character ("the following losses: 2 tanks")."""
    head, colon, _ = here.sentence.text[:at].rpartition(": ")
    return bool(colon) and HEADING.search(head) is not None


def in_list(here: Reading, at: int) -> bool:
    """Whether the number at a token opens its sentence or follows on from another of a list."""
    before = here.doc[at - 1]
    return at <= 2 or before.text in ",;:•-–—" or before.lower_ in ("and", "about", "of")
