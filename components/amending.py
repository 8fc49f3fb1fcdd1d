"""A claim put right by a reader: what the amendment says, checked, as a claim."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from components import vocabulary
from components.errors import InputError
from components.records import BOUNDS, Amendment, Claim, Place

# Which ends each kind of bound has: low, high.
_ENDS = {
    "exact": (True, True), "about": (True, True), "range": (True, True), "more_than": (True, False),
    "at_least": (True, False), "up_to": (False, True), "less_than": (False, True),
}  # fmt: skip

# Digits in one row or in groups of three; "1,5" is none, since it may be meant as 1.5.
_NUMBER = re.compile(r"([0-9]{1,3}([,\s][0-9]{3})+|[0-9]*)(\.[0-9]+)?(e\+?[0-9]+)?")


def number(written: str) -> float | None:
    """A number as a person types it (1,200 or 1 200 or 1.5); None for nothing. InputError where it is none."""
    written = written.strip()
    if not written:
        return None
    try:
        value = float(re.sub(r"[,\s]", "", written)) if _NUMBER.fullmatch(written) else math.nan
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise InputError(f'"{written[:40]}" is no number; write it in digits, such as 1200 or 1.5.')
    return value


def amended(claim: Claim, amendment: Amendment) -> Claim:
    """The claim as the amendment has it; its id, its words and its place in the text stay.

    InputError, with what to do, where numbers and bound contradict each other, or the days run backwards.
    """
    _check(claim, amendment)
    changed = replace(claim, low=amendment.low, high=amendment.high, bound=amendment.bound)
    if amendment.metric != claim.metric:
        metric = vocabulary.metric(amendment.metric)
        if metric.unit == "currency":
            raise InputError(
                f'"{metric.label}" is money, and this claim names no currency; keep its metric or reject it.'
            )
        changed = replace(changed, metric=amendment.metric, unit=metric.unit)
    if amendment.claimant != (claim.claimant_name or claim.claimant):
        name = amendment.claimant
        known = vocabulary.claimant(name) if name else None
        canonical = known.name if known else name
        side = vocabulary.side_of(canonical) or None
        changed = replace(changed, claimant=name, claimant_name=canonical, claimant_side=side)
    before = {place.canonical or place.name: place for place in claim.places}
    if amendment.places != tuple(place.canonical or place.name for place in claim.places):
        changed = replace(changed, places=tuple(before.get(name) or place(name) for name in amendment.places))
    if (changed.low, changed.high) != (claim.low, claim.high):
        changed = replace(changed, vague=False)
    return replace(changed, first=amendment.first, last=amendment.last)


def _check(claim: Claim, amendment: Amendment) -> None:
    low, high, bound = amendment.low, amendment.high, amendment.bound
    if bound not in BOUNDS:
        raise InputError(f'"{bound}" is no bound; it is one of {", ".join(BOUNDS)}.')
    # "dozens" is about, with an open end: what was extracted may be of a form that nobody can type.
    untouched = (low, high, bound) == (claim.low, claim.high, claim.bound)
    wanted = _ENDS[bound]
    if not untouched and (low is not None, high is not None) != wanted:
        ends = {(True, True): "both numbers", (True, False): "the lower number only", (False, True): "the upper only"}
        raise InputError(f'"{bound.replace("_", " ")}" has {ends[wanted]}: fill in or empty the boxes accordingly.')
    if not untouched and low is not None and high is not None:
        if low > high:
            raise InputError("The lower number is larger than the upper one; exchange them.")
        if bound in ("exact", "about") and low != high:
            raise InputError(f'"{bound}" has one number; give the same one twice, or choose "range".')
    if amendment.first and amendment.last and amendment.first > amendment.last:
        raise InputError("The first day lies after the last one; exchange them.")


def place(name: str) -> Place:
    """The place of this name, with coordinates where the vocabulary is sure of them."""
    for known in vocabulary.named_places().values():
        if name.casefold() in {known.canonical.casefold(), *(other.casefold() for other in known.names)}:
            return Place(name, known.canonical, known.latitude, known.longitude, known.country)
    return Place(name)
