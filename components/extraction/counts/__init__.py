"""Which quantities answer a metric: what each counts, and what happened to it.

``counts`` reads the sentences of a story in order. What a quantity counts is asked of lengths and sums (``amounts``),
of ledgers, lists and tables of losses (``ledger``, ``losses``, ``table``), of the noun after it (``with_noun``), and
where it has none, of what it comes to (``levels``) or speaks of (``without_noun``, ``antecedents``). How two counts of
a sentence relate say ``relations`` and ``among``; ``reading`` is the sentence that all of them look at.
"""

from __future__ import annotations

import re
from dataclasses import replace

from components.extraction.count import Count
from components.extraction.counts.alternatives import decided
from components.extraction.counts.among import among
from components.extraction.counts.amounts import measure, money
from components.extraction.counts.ledger import CARRIED, Ledger
from components.extraction.counts.losses import HEADING, LIST_REACH, entered, is_line, lead_in, line
from components.extraction.counts.occasions import of_war
from components.extraction.counts.reading import Reading, Stated
from components.extraction.counts.relations import restated, whole_of_share, within
from components.extraction.counts.table import table_line
from components.extraction.counts.those import those
from components.extraction.counts.whereabouts import strong
from components.extraction.counts.with_noun import somebody, with_noun
from components.extraction.counts.without_noun import without_noun
from components.extraction.gazetteer import overlay
from components.extraction.quantities import Quantity
from components.extraction.story import LISTED, Sentence
from components.extraction.words import counting, peoples

__all__ = ["counts"]

_DIFFERS = re.compile(
    r" (?:more|fewer|less) than (?!(?:a|one|two|three) (?:day|week|month|year|hour)s? |(?:on|the day|yesterday|last) )"
)

ANTECEDENT = 2  # sentences back in which "37 of them" finds what is meant
# What accidents and crimes have numbers of as well.
OF_PEOPLE = frozenset({"killed", "wounded", "missing", "displaced", "captured"})
NEAR = 60  # counts back in which those sentences are looked for


def counts(told: list[Sentence]) -> list[Count]:
    """The counts of a story in order."""
    found: list[Count] = []
    heading: int | None = None
    lead: tuple[str, ...] = ()
    ledger = Ledger()
    if not any(_warlike(sentence.text) for sentence in told):
        return found
    for number, sentence in enumerate(told):
        ledger.hear(sentence.text, number)
        if sentence.doc is not None:
            near = [c for c in found[-NEAR:] if number - c.sentence <= ANTECEDENT]
            near = [c for c in near if told[c.sentence].in_title == sentence.in_title]
            lead = lead if is_line(sentence.text) else ()
            if heading is not None and number - heading > (LIST_REACH if is_line(sentence.text) else CARRIED):
                heading = None
            read = _read(
                Reading(sentence, number, told[number - 1].text if number else "", near, heading, ledger, lead)
            )
            found += [c for c in read if c.metric not in OF_PEOPLE or of_war(told, number, c.quantity.span.start)]
        lead = lead_in(sentence) or lead
        if HEADING.search(sentence.text) and not LISTED.match(sentence.text):
            heading = number
        metrics = [count.metric for count in found[-NEAR:] if count.sentence == number]
        ledger.leave(sentence.text, number, metrics, sentence.quantities)
    return among(found, told)


def _warlike(text: str) -> bool:
    """Whether a sentence has a word of war: reports without one (a job offer, a match) count nothing here."""
    words = set(re.findall(r"[^\W_]+", text.lower()))
    return not (
        words.isdisjoint(counting().conflict) and words.isdisjoint(peoples().sides) and words.isdisjoint(overlay())
    )


def _read(here: Reading) -> list[Count]:
    """The counts of one sentence in order."""
    known = counting()
    noise = not here.words.isdisjoint(known.noise) and here.words.isdisjoint(known.war | known.causes)
    for quantity in here.sentence.quantities:
        count = decided(here, _count(here, quantity))
        if count and not (noise and count.metric in known.noise_metrics):
            here.own.append(count)
    return _sent(here)


def _sent(here: Reading) -> list[Count]:
    """The counts of a sentence, those sent that only their part was shot down of ("109 drones, of which 99 ...")."""
    own = here.own
    for count in here.own:
        whole, text = count.whole, here.sentence.text
        if whole is None or whole.sentence != count.sentence or not count.part or not whole.metric.endswith("_downed"):
            continue
        which = re.fullmatch(r",? of which ", text[whole.span.end : count.span.start])
        if which and whole.deed and count.deed and whole.deed.token == count.deed.token:
            sent = replace(whole, metric=whole.metric.replace("_downed", "_launched"), deed=None)
            own = [sent if c is whole else replace(c, whole=sent) if c.whole is whole else c for c in own]
    return own


def _count(here: Reading, quantity: Quantity) -> Count | None:
    """What a quantity of any unit counts."""
    stated = here.stated(quantity)
    if stated is None:
        return None
    if quantity.unit in ("km", "km2"):
        return measure(here, stated)
    if len(quantity.unit) == 3 and quantity.unit.isupper():
        return money(here, stated)
    if stated.hyphenated:
        return strong(here, stated)
    return None if quantity.unit else _things(here, stated)


def _things(here: Reading, stated: Stated) -> Count | None:
    """What a number without a unit counts."""
    named = stated.named
    if named.bare and _DIFFERS.match(here.sentence.text, stated.quantity.span.end):
        return None  # "twelve more than the other side" is only a difference, "twelve more than a week ago" a growth
    if found := entered(here, stated) or whole_of_share(here, stated.quantity):
        return found
    if within(here, stated.quantity) or restated(here, stated):
        return None
    if named.bare and (found := table_line(here, stated)):
        return found
    if named.thing is None and not named.bare:
        return somebody(here, stated)
    if named.thing is None and (found := line(here, stated)):
        return found
    if named.thing is not None and not named.anaphor:
        return with_noun(here, stated, named.thing)
    found = those(here, stated) or without_noun(here, stated)
    one = stated.quantity.low == 1  # "one of the war's worst attacks" counts no attack
    if found is None and named.thing is not None and not named.bare and (named.thing.people or not one):
        return with_noun(here, stated, named.thing)  # "200,000 of the city's residents"
    return found
