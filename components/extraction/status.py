"""How a number is meant: claimed, hypothetical, denied, or unverified by the text's own word."""

from __future__ import annotations

import re

from components.extraction.attributions import Voice
from components.extraction.claimant import Said
from components.extraction.count import Count
from components.extraction.plans import PLEDGED, planned, refused
from components.extraction.story import Sentence
from components.extraction.words import cues


def status(count: Count, told: list[Sentence], said: Said, spoken: list[list[Voice]], corrects: bool) -> str:
    """The status of a count; a number that its own text rejects is denied only where nobody else asserts it."""
    here, following = _texts(count, told)
    known = cues()
    if count.metric in PLEDGED and refused(count, told[count.sentence]):
        return "hypothetical"
    denies = any(voice.denies for voice in spoken[count.sentence])
    if (denies and said.claimant is None) or _denied(here, following, said, corrects):
        return "denied"
    if any(phrase in here for phrase in known.unverified):
        return "unverified"
    own = count.sentence + 1 < len(told) and bool(told[count.sentence + 1].quantities)
    if (
        not own
        and any(phrase in following for phrase in known.unverified)
        and not known.pointers.isdisjoint(re.findall(r"\w+", following))
    ):
        return "unverified"
    if planned(count, told[count.sentence]):
        return "hypothetical"
    return "claimed"


def is_correction(told: list[Sentence]) -> bool:
    """Whether a report corrects what its outlet wrote before: its title or its first sentences say so."""
    return any(not cues().corrections.isdisjoint(s.text.lower().replace(":", " ").split()) for s in told[:3])


def _texts(count: Count, told: list[Sentence]) -> tuple[str, str]:
    """The sentence of a count and the one after it, in lower case."""
    after = told[count.sentence + 1].text.lower() if count.sentence + 1 < len(told) else ""
    return told[count.sentence].text.lower(), after


def _denied(here: str, following: str, said: Said, corrects: bool) -> bool:
    """Whether a sentence or the one after it says that its number is wrong, and nobody but the outlet asserts it."""
    known = cues()
    if any(phrase in here for phrase in known.denied):
        return said.claimant is None
    first = following.split(". ")[0]
    if any(phrase in first for phrase in known.denied) and len(first.split()) <= 8:
        return said.claimant is None or said.claimant.text.lower().split()[-1] in known.own
    own = said.claimant is None or said.claimant.text.lower().split()[-1] in known.own
    return (
        corrects
        and own
        and any(f" {w} " in f" {here} " for w in known.own)
        and " was " not in f" {here.split(',')[0]} "
    )
