"""How far claims agree with labels, after the last section of CLAIMS.md: what is found, and which fields are right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from components.records import Claim
from tests.extraction.labelled import Label, Labelled, Mention

FIELDS = ("bound", "claimant", "status", "kind", "target", "days", "places")
STRICT = ("bound", "claimant", "status", "kind")
# A field on those labels alone where the easy answer (nobody, claimed, an event, no day ...) would be wrong.
HARD = ("claimant_named", "status_other", "kind_other", "target_named", "days_given", "places_named")
TOLERANCE = 0.01  # of the number: a unit converted by another factor is no other number
DISTINCT = 10  # a number below it occurs too often in a report to match where it does not stand


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim with the label that it matches, and each field's verdict."""

    claim: Claim
    label: Label
    right: dict[str, bool]

    @property
    def strict(self) -> bool:
        """Whether bound, claimant, status and kind are all right."""
        return all(self.right[field] for field in STRICT)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report: pairs, claims that match no label, labels that no claim matches."""

    pairs: tuple[Pair, ...]
    false: tuple[Claim, ...]
    missed: tuple[Label, ...]


def outcome(labelled: Labelled, claims: Iterable[Claim]) -> Outcome:
    """Match claims and labels one to one, those that stand in one place and agree best before the others."""
    found, labels = list(claims), labelled.labels
    day = labelled.report.day
    ranked: list[tuple[tuple[bool, bool, int], int, int, dict[str, bool]]] = []
    for number, claim in enumerate(found):
        for index, label in enumerate(labels):
            for mention in label.mentions if claim.metric in label.metrics else ():
                apart = _apart(claim, mention)
                if not _same_numbers(claim, mention) or (apart and not _may_stand_apart(claim, mention, labelled)):
                    continue
                right = _verdicts(claim, label, mention, day)
                ranked.append(((not label.optional, not apart, sum(right.values())), number, index, right))
    pairs: dict[int, tuple[int, dict[str, bool]]] = {}
    taken: set[int] = set()
    for _, number, index, right in sorted(ranked, key=lambda entry: entry[0], reverse=True):
        if number not in pairs and index not in taken:
            pairs[number] = (index, right)
            taken.add(index)
    return Outcome(
        tuple(Pair(found[n], labels[i], right) for n, (i, right) in pairs.items() if not labels[i].optional),
        tuple(c for n, c in enumerate(found) if n not in pairs and not _ignored(c, labelled)),
        tuple(label for i, label in enumerate(labels) if i not in taken and not label.optional),
    )


def figures(outcomes: Iterable[Outcome]) -> dict[str, float]:
    """F1, strict F1 and the share of matched claims on which each field is right, in four decimals."""
    count: Counter[str] = Counter()
    for one in outcomes:
        count.update(hit=len(one.pairs), found=len(one.pairs) + len(one.false), labels=len(one.pairs) + len(one.missed))
        for pair in one.pairs:
            count["strict"] += pair.strict
            count.update({field: pair.right[field] for field in FIELDS})
            for name, field, asked in _hard(pair.label):
                if asked:
                    count.update({name: pair.right[field], f"{name} asked": 1})
    both = count["found"] + count["labels"]
    shares = {field: count[field] / count["hit"] for field in FIELDS if count["hit"]}
    hard = {name: count[name] / count[f"{name} asked"] for name in HARD if count[f"{name} asked"]}
    totals = {"f1": 2 * count["hit"] / both if both else 1.0, "strict_f1": 2 * count["strict"] / both if both else 1.0}
    return {name: round(value, 4) for name, value in (totals | shares | hard).items()}


def _hard(label: Label) -> list[tuple[str, str, bool]]:
    return [
        ("claimant_named", "claimant", bool(label.claimants)),
        ("status_other", "status", label.statuses[0] != "claimed"),
        ("kind_other", "kind", label.kinds[0] != "event"),
        ("target_named", "target", label.target is not None),
        ("days_given", "days", label.days[0] != (None, None)),
        ("places_named", "places", bool(label.places)),
    ]


def _same_numbers(claim: Claim, mention: Mention) -> bool:
    return _same(claim.low, mention.low) and _same(claim.high, mention.high)


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= TOLERANCE * max(abs(one), abs(other))


def _apart(claim: Claim, mention: Mention) -> bool:
    """Whether a claim and a label stand in different places of the text."""
    if claim.in_title or mention.start is None or mention.end is None:
        return False
    return not (claim.span.start < mention.end and mention.start < claim.span.end)


def _may_stand_apart(claim: Claim, mention: Mention, labelled: Labelled) -> bool:
    alike = claim.span.of(labelled.report.text).casefold() == mention.quote.casefold()
    return alike or max(mention.low or 0, mention.high or 0) >= DISTINCT


def _ignored(claim: Claim, labelled: Labelled) -> bool:
    return not claim.in_title and any(start <= claim.span.start < end for start, end in labelled.ignored)


def _verdicts(claim: Claim, label: Label, mention: Mention, published: date | None) -> dict[str, bool]:
    denied = label.statuses[0] == "denied" and claim.status in ("claimed", "unverified") and claim.disputed_by
    return {
        "bound": claim.bound == mention.bound,
        "claimant": _claimant(claim, label),
        "status": claim.status in label.statuses or bool(denied),
        "kind": claim.kind in label.kinds,
        "target": label.target is None or _stems_meet(claim.target, label.target),
        "days": any(_days(claim, label, pair, published) for pair in label.days),
        "places": _places(claim, label),
    }


def _claimant(claim: Claim, label: Label) -> bool:
    """Somebody whom the label accepts is named, nobody where it names nobody; an outlet is its own voice."""
    said = [name for name in (claim.claimant, claim.claimant_name) if name]
    if not said:
        return label.nobody_too or not label.claimants
    return any(_same_name(name, other) for name in said for other in label.claimants)


def _same_name(one: str, other: str) -> bool:
    """Whether every word of one name is in the other; a claim's may have three words more, not a sentence."""
    ours, theirs = _words(one), _words(other)
    return bool(ours and theirs) and (ours <= theirs or (theirs <= ours and len(ours) <= len(theirs) + 3))


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", re.sub(r"[’']s\b", "", name.casefold()))) - {"the", "a", "of", "s"}


def _stems_meet(one: str | None, other: str) -> bool:
    stems = [{word[:5] for word in _words(name or "")} for name in (one, other)]
    return bool(stems[0] & stems[1]) and len(_words(one or "")) <= len(_words(other)) + 4


def _days(claim: Claim, label: Label, pair: tuple[date | None, date | None], published: date | None) -> bool:
    """The days agree. Where a label gives none, none or the day of publication is right; a level may stand at that
    day, and a running total may end there and begin nowhere."""
    right = [{end} if end else {None, published} for end in pair]
    if label.kinds[0] == "state":
        right = [end | {published} for end in right]
    if label.kinds[0] == "cumulative":
        right = [right[0] | {None}, right[1] | {published}]
    return claim.first in right[0] and claim.last in right[1]


def _places(claim: Claim, label: Label) -> bool:
    """One place of the label at least, and at most as many others."""
    right = sum(any(_same_name(place.name, other) for other in label.places) for place in claim.places)
    return not label.places or (right > 0 and 2 * right >= len(claim.places))
