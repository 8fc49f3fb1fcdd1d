"""How sure a claim is: the share of claims with the same signs that were right in labelled reports."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from components.extraction.claimant import Said
from components.extraction.count import Count
from components.extraction.words import data
from components.records import Claim

Signs = dict[str, float]

# Where these lie, a sign counts in full: tokens of a sentence, counts in it, steps of the parse to the deed.
LONG, CROWDED, FAR = 60, 6, 6.0
SURELY_HEARD = 0.9  # attribution that the parse or the sentence's frame gives
SMALL = 10  # numbers below it are often no count at all ("one", "two")


@dataclass(frozen=True, slots=True)
class Setting:
    """The sentence of a claim: its length in tokens, the counts in it, and whether somebody speaks in it or before."""

    length: int
    crowd: int
    heard: bool


def signs(count: Count, claim: Claim, said: Said, setting: Setting) -> Signs:
    """What speaks for and against a claim, each from 0 to 1."""
    deed = count.deed
    listed = deed is None and (count.heading is not None or count.thing.name == "losses")
    number = max(claim.low or 0, claim.high or 0)
    noun = count.span.end > count.quantity.span.end
    return {
        "far": min(deed.cost, FAR) / FAR if deed else 0.0,
        "no_deed": float(deed is None and not listed and not count.thing.alone and count.metric != "distance"),
        "listed": float(listed),
        "no_noun": float(not noun and not claim.unit),
        "small": float(number < SMALL),
        "vague": float(claim.vague),
        "bounded": float(claim.bound not in ("exact", "about")),
        "long": min(setting.length, LONG) / LONG,
        "crowded": min(setting.crowd - 1, CROWDED) / CROWDED,
        "part": float(count.part),
        "in_title": float(claim.in_title),
        "unheard": float(claim.claimant is None and setting.heard),
        "own_voice": float(claim.claimant is None and not setting.heard),
        "loosely_heard": float(claim.claimant is not None and said.sure < SURELY_HEARD),
        "not_claimed": float(claim.status != "claimed"),
        "total": float(claim.kind == "cumulative"),
        "level": float(claim.kind == "state"),
        "undated": float(claim.first is None and claim.last is None),
    }


def confidence(found: Signs) -> float:
    """The weighed signs as a share from 0 to 1, in two decimals (logistic regression, weights in confidence.toml)."""
    weights = _weights()
    score = weights["always"] + sum(weights[name] * value for name, value in found.items())
    return round(1 / (1 + math.exp(-score)), 2)


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in data("confidence").items()}
