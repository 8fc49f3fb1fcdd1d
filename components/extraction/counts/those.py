"""Numbers of people that name them by the words after: "all 31 who were aboard perished", "sixteen are soldiers"."""

from __future__ import annotations

import re

from components.extraction.count import Count
from components.extraction.counts.reading import Reading, Stated, end_of, item_of
from components.extraction.happened import deed
from components.extraction.nouns import phrase
from components.extraction.words import counting
from components.records import Span

# How far away (in steps of the parse) what befell "all 31 who were aboard" may stand.
REACH = 3.0
# What befalls people, so that a number of "those who" may count them by it.
BEFALLS = frozenset({"kill", "wound", "capture", "displace", "miss"})
# Metrics of people, whose parts a sentence after may name by what they were.
OF_PEOPLE = frozenset({"killed", "wounded", "missing", "captured", "displaced", "prisoners_exchanged", "troops"})
_ARE = frozenset({"were", "are", "was", "is"})
_ABOARD = re.compile(r"(?:who\b|on board\b|aboard\b|inside\b)")
_KIND = 5  # tokens after "are" in which the noun stands that says what the part is


def those(here: Reading, stated: Stated) -> Count | None:
    """The count of a number whose people its next words tell of; None where they tell nothing of them."""
    return _who_were(here, stated) or _who_are(here, stated)


def _who_were(here: Reading, stated: Stated) -> Count | None:
    """Those who were somewhere, and what befell them there: "all 31 who were aboard perished"."""
    people, quantity = counting().things["people"], stated.quantity
    after = here.sentence.text[quantity.span.end :].lstrip().lower()
    if not _ABOARD.match(after) or quantity.low == 1:
        return None
    done = deed(here.doc, here.deeds, (stated.span.start, stated.span.end - 1), people, REACH)
    if done is None or done.action not in BEFALLS or here.doc[done.token].dep_ == "relcl":
        return None
    return Count(quantity, here.number, done.metric, people, "", quantity.span, stated.span.end - 1, done)


def _who_are(here: Reading, stated: Stated) -> Count | None:
    """A part of those counted in the sentence before, by what they are: "Sixteen are soldiers, the rest civilians"."""
    doc, quantity, end = here.doc, stated.quantity, stated.span.end
    if here.own or not here.before or stated.next_word not in _ARE or stated.span.start > 1:
        return None
    whole = here.before[-1]
    sizes = [count.low or count.high or 0 for count in (whole.quantity, quantity)]
    if whole.metric not in OF_PEOPLE or not whole.thing.people or whole.sentence < here.number - 1:
        return None
    if sizes[0] <= sizes[1] or any(d.token < end + _KIND and not d.noun for d in here.deeds if d.token > end):
        return None
    for at in range(end + 1, min(len(doc), end + 1 + _KIND)):
        if doc[at].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM") or doc[at].lower_ in counting().states:
            return None
        if (named := phrase(doc, end + 1, at)) and doc[at].pos_ == "NOUN":
            if not named[0].people:
                return None
            item = item_of(doc[end + 1 : named[1]].text)
            span = Span(quantity.span.start, end_of(doc, end))
            whole = whole.whole if whole.part and whole.whole else whole
            return Count(quantity, here.number, whole.metric, named[0], item, span, end - 1, None, whole, True)
    return None
