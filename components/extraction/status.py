"""How a number is meant: claimed, hypothetical, denied, or unverified by the text's own word."""

from __future__ import annotations

import re

from components.extraction.attributions import Voice
from components.extraction.claimant import Said
from components.extraction.count import Count
from components.extraction.plans import PLEDGED, planned, refused
from components.extraction.story import Sentence
from components.extraction.words import any_of, cues

LATER = 3  # sentences after a claim in which its paragraph may say that nobody could verify it
# "has yet to be corroborated", "we were unable to authenticate it", "no way to substantiate this"
_NOT = r"(?:\b(?:not|cannot|unable|impossible|no|yet to|never|nor|nobody|without|hard|difficult)|n[’']t)\b"
_WRONG = re.compile(rf"\b{any_of(cues().denied)}\b")
_REJECTED = re.compile(r"(?:,|\band|\bwas|\bwere|\bis|\bare) not $", re.IGNORECASE)  # "killed 300, not 3,000"
_UNVERIFIED = re.compile(rf"{_NOT}(?:[\s,]+[\w’'-]+){{0,4}}?[\s,]+{any_of(cues().verifying)}")


def status(count: Count, told: list[Sentence], said: Said, spoken: list[list[Voice]], corrects: bool) -> str:
    """The status of a count; a number that its own text rejects is denied only where nobody else asserts it."""
    here, following = _texts(count, told)
    if count.metric in PLEDGED and refused(count, told[count.sentence]):
        return "hypothetical"
    if _REJECTED.search(told[count.sentence].text[: count.quantity.span.start]):
        return "denied"
    denies = any(voice.denies for voice in spoken[count.sentence])
    if (denies and said.claimant is None) or _denied(here, following, said, _blamed(count, told) if corrects else ""):
        return "denied"
    if count.metric != "distance" and (doubts(here) or _doubted_later(count, told, said)):
        return "unverified"
    if planned(count, told[count.sentence]):
        return "hypothetical"
    return "claimed"


def doubts(text: str) -> bool:
    """Whether a text, in lower case, says that what is claimed is not verified, or doubts it."""
    return any(phrase in text for phrase in cues().unverified) or bool(_UNVERIFIED.search(text))


def _doubted_later(count: Count, told: list[Sentence], said: Said) -> bool:
    """Whether a later sentence that points back says so: the next, or one soon after in the paragraph of a claimant.

    A sentence between them that has a number of its own is what a later one points back to.
    """
    here = told[count.sentence]
    reach = LATER if said.claimant is not None else 1
    for after in told[count.sentence + 1 : count.sentence + 1 + reach]:
        near = after.paragraph == here.paragraph or after is told[count.sentence + 1]
        if after.quantities or after.in_title != here.in_title or not near:
            return False
        lowered = after.text.lower()
        if doubts(lowered):
            return not cues().pointers.isdisjoint(re.findall(r"\w+", lowered))
    return False


def is_correction(told: list[Sentence]) -> bool:
    """Whether a report corrects what its outlet wrote before: its title or its first sentences say so."""
    return any(not cues().corrections.isdisjoint(s.text.lower().replace(":", " ").split()) for s in told[:3])


def _texts(count: Count, told: list[Sentence]) -> tuple[str, str]:
    """The sentence of a count and the one after it, in lower case."""
    after = told[count.sentence + 1].text.lower() if count.sentence + 1 < len(told) else ""
    return told[count.sentence].text.lower(), after


def _blamed(count: Count, told: list[Sentence]) -> str:
    """What a correction says before a number, in lower case; all of its sentence where the number is what is "not" so.

    Behind the right number it may speak of its own words too ("18 miles, not 80, as a caption had it").
    """
    text = told[count.sentence].text.lower()
    before = text[: count.quantity.span.start]
    return text if before.rstrip().endswith(" not") else before


def _denied(here: str, following: str, said: Said, before: str) -> bool:
    """Whether a sentence or the one after it says that its number is wrong, and nobody but the outlet asserts it.

    ``before`` is the sentence up to the number, in a report that corrects others.
    """
    known = cues()
    if _WRONG.search(here):
        return said.claimant is None
    first = re.split(r"[.;:,] ", following)[0]
    if _WRONG.search(first) and len(first.split()) <= 8:
        return said.claimant is None or _is_own(said.claimant.text)
    own = said.claimant is None or _is_own(said.claimant.text)
    return own and any(f" {w} " in f" {before} " for w in known.own) and " was " not in f" {before.split(',')[0]} "


def _is_own(name: str) -> bool:
    """Whether what speaks is the outlet's own article ("an item in Monday's briefing")."""
    return re.split(r" (?:in|on|about|of|from) ", name.lower())[0].split()[-1] in cues().own
