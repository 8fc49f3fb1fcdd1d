"""A list of numbers, and what its lead-in, its title or the sentence below it says of all its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from components.extraction.attributions import Voice
from components.extraction.claimant import Said
from components.extraction.days import When
from components.extraction.names import institutions
from components.extraction.story import Sentence
from components.extraction.sums import sums_up
from components.extraction.words import any_of, cues

LONGEST_LINE = 120  # characters: longer ones are sentences of their own
LEAST = 2  # lines that make a list
_BULLET = re.compile(r"\s*[-–—•*·]\s")
# "All of them since the invasion began", "These are running totals": a sentence that speaks of the list above it.
_POINTS_BACK = re.compile(rf"{any_of(cues().points_back)}\b", re.I)
_LEADS_IN = re.compile(r":$|\b(?:the following|as follows)\b", re.I)
_TOTAL = re.compile(r"\btotals?\b|\bsince\b|\bfrom (?:the (?:start|beginning|first)|\d)|\bcounting from\b", re.I)


@dataclass(frozen=True, slots=True)
class Listed:
    """What holds for every line of a list; ``first`` and ``last`` are its days, ``since`` the start of its totals."""

    total: bool
    since: date | None
    first: date | None
    last: date | None
    said: Said


def lists(told: list[Sentence], times: list[list[When]], spoken: list[list[Voice]]) -> dict[int, Listed]:
    """The lists of a story, by the number of each sentence that is one of their lines."""
    found: dict[int, Listed] = {}
    run: list[int] = []
    for number in range(len(told) + 1):
        follows = run and number < len(told) and told[number].paragraph - told[run[-1]].paragraph <= 2
        if number < len(told) and is_line(told, number) and (follows or not run):
            run.append(number)
            continue
        if len(run) >= LEAST:
            found |= dict.fromkeys(run, _read(run, told, times, spoken))
        run = [number] if number < len(told) and is_line(told, number) else []
    return found


def total(text: str) -> bool:
    """Whether the words of a heading, or of a sentence about a list, say that they speak of running totals."""
    return bool(_TOTAL.search(text)) or sums_up(text.lower())


def is_line(told: list[Sentence], number: int) -> bool:
    """Whether a sentence is a line of its own that states a number and is no full sentence."""
    here = told[number]
    if here.in_title or not here.quantities or len(here.text) > LONGEST_LINE:
        return False
    beside = [told[at] for at in (number - 1, number + 1) if 0 <= at < len(told) and not told[at].in_title]
    if any(other.paragraph == here.paragraph for other in beside):
        return False
    return here.text[-1:] not in '.!?:”"' or bool(_BULLET.match(here.text))


def _read(run: list[int], told: list[Sentence], times: list[list[When]], spoken: list[list[Voice]]) -> Listed:
    """What the paragraph above a list says of it, the title after that, and what the sentence below adds."""
    above = run[0] - 1
    lead = [n for n in range(above, -1, -1) if not told[n].in_title and told[n].paragraph == told[above].paragraph]
    lead += [n for n, sentence in enumerate(told) if sentence.in_title]
    below = run[-1] + 1
    if below < len(told) and _POINTS_BACK.match(told[below].text):
        lead.append(below)
    named = [when for number in lead for when in times[number]]
    until = next((when for when in named if when.by and when.last), None)
    closed = until or next((when for when in named if when.last and not when.open), None)
    totals = until is not None or any(total(told[number].text) for number in lead)
    return Listed(
        total=totals,
        since=next((when.first for when in named if when.open), None),
        first=closed.first if closed else None,
        last=closed.last if closed else None,
        said=_said(lead, told, spoken) if totals or _LEADS_IN.search(told[above].text) else Said(),
    )


def _said(lead: list[int], told: list[Sentence], spoken: list[list[Voice]]) -> Said:
    """Who speaks in the words about a list, else the one institution whose list they call it."""
    for number in lead:
        named = [voice.named for voice in spoken[number] if voice.named]
        if named:
            return Said(named[-1], None, 0.7)
    for number in lead:
        if givers := institutions(told[number].text):
            return Said(givers[0], None, 0.6)
    return Said()
