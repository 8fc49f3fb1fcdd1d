"""A claim put right by a reader: what the amendment says, checked, as a claim."""

from __future__ import annotations

import math
from dataclasses import replace

from components import vocabulary
from components.errors import InputError
from components.records import BOUNDS, Amendment, Claim, Place

# Which ends each kind of bound has: low, high.
_ENDS = {
    "exact": (True, True), "about": (True, True), "range": (True, True), "more_than": (True, False),
    "at_least": (True, False), "up_to": (False, True), "less_than": (False, True),
}  # fmt: skip


def number(written: str) -> float | None:
    """A number as a person types it (1,200 or 1 200 or 1.5); None for nothing. InputError where it is none."""
    digits = "".join(written.split()).replace(",", "")
    if not digits:
        return None
    try:
        value = float(digits)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or value < 0:
        raise InputError(f'"{written[:40]}" is no number; write it in digits, such as 1200 or 1.5.')
    return value


def amended(claim: Claim, amendment: Amendment) -> Claim:
    """The claim as the amendment has it; its id, its words and its place in the text stay.

    InputError, with what to do, where numbers and bound contradict each other, or the days run backwards.
    """
    _check(claim, amendment)
    changed = replace(claim, low=amendment.low, high=amendment.high, bound=amendment.bound)
    if amendment.metric != claim.metric:
        unit = vocabulary.metric(amendment.metric).unit
        changed = replace(changed, metric=amendment.metric, unit=claim.unit if unit == "currency" else unit)
    if amendment.claimant != (claim.claimant_name or claim.claimant):
        name = amendment.claimant
        known = vocabulary.claimant(name) if name else None
        canonical = known.name if known else name
        side = vocabulary.side_of(canonical) or None
        changed = replace(changed, claimant=name, claimant_name=canonical, claimant_side=side)
    if amendment.places != tuple(place.canonical or place.name for place in claim.places):
        changed = replace(changed, places=tuple(map(_place, amendment.places)))
    if (changed.low, changed.high) != (claim.low, claim.high):
        changed = replace(changed, vague=False)
    return replace(changed, first=amendment.first, last=amendment.last)


def _check(claim: Claim, amendment: Amendment) -> None:
    low, high, bound = amendment.low, amendment.high, amendment.bound
    if bound not in BOUNDS:
        raise InputError(f'"{bound}" is no bound; it is one of {", ".join(BOUNDS)}.')
    untouched = (low, high, bound) == (claim.low, claim.high, claim.bound)  # "dozens" is about, with an open end
    wanted = _ENDS[bound]
    if not untouched and (low is not None, high is not None) != wanted:
        ends = {(True, True): "both numbers", (True, False): "the lower number only", (False, True): "the upper only"}
        raise InputError(f'"{bound.replace("_", " ")}" has {ends[wanted]}: fill in or empty the boxes accordingly.')
    if low is not None and high is not None:
        if low > high:
            raise InputError("The lower number is larger than the upper one; exchange them.")
        if bound in ("exact", "about") and low != high:
            raise InputError(f'"{bound}" has one number; give the same one twice, or choose "range".')
    if amendment.first and amendment.last and amendment.first > amendment.last:
        raise InputError("The first day lies after the last one; exchange them.")


def _place(name: str) -> Place:
    """The place of this name, with coordinates where the vocabulary is sure of them."""
    for known in vocabulary.named_places().values():
        if name.casefold() in {known.canonical.casefold(), *(other.casefold() for other in known.names)}:
            return Place(name, known.canonical, known.latitude, known.longitude, known.country)
    return Place(name)
