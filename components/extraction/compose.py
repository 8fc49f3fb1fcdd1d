"""The steps in order: a parsed story to the claims of its report."""

from __future__ import annotations

from dataclasses import dataclass, replace

from components.extraction.claimant import Said, canonical, claimants
from components.extraction.confidence import Setting, Signs, confidence, signs
from components.extraction.count import Count, is_loss
from components.extraction.counts import counts
from components.extraction.dated import days_of, when_of
from components.extraction.ends import ends
from components.extraction.foes import attackers, presumed
from components.extraction.kind import kind
from components.extraction.places import places
from components.extraction.plans import PLEDGED
from components.extraction.repeats import without_repeats
from components.extraction.scenes import Scene, scene
from components.extraction.status import is_correction, status
from components.extraction.story import Sentence
from components.extraction.target import losers, speaking_for, target
from components.extraction.timeline import Timeline, timeline
from components.extraction.voices import voices
from components.extraction.words import peoples
from components.records import Claim, Report, Span, claim_id
from components.vocabulary import metric as metric_named

EXTRACTOR = "rules-7"

LED_IN = 0.7  # how sure it is at the least who speaks above a list whose lines count no losses
LOSSES = ("_lost", "_losses", "_downed")  # ends of the metrics of what one side loses


@dataclass(frozen=True, slots=True)
class _Story:
    """A story and what holds for the whole of it."""

    report: Report
    times: Timeline
    scene: Scene
    corrects: bool
    losers: str | None
    attacking: list[frozenset[str]]


def claims(report: Report, told: list[Sentence]) -> tuple[Claim, ...]:
    """The claims of a report whose sentences are parsed, those of its text before those of its title alone."""
    return tuple(claim for claim, _ in weighed(report, told))


def weighed(report: Report, told: list[Sentence]) -> list[tuple[Claim, Signs]]:
    """The claims of a report, each with the signs that its confidence was made of."""
    found = counts(told)
    if not found:
        return []
    rivals: dict[int, list[Count]] = {}
    for count in found:
        rivals.setdefault(count.sentence, []).append(count)
    spoken = voices(told)
    times = timeline(report, told, spoken, rivals)
    known = _Story(report, times, scene(told), is_correction(told), losers(told), attackers(told))
    of_losses = {number for number, lines in rivals.items() if any(is_loss(count) for count in lines)}
    lists = {id(times.lists[number]) for number in of_losses if number in times.lists}
    given = {n: one.said for n, one in times.lists.items() if id(one) in lists or one.said.sure >= LED_IN}
    said = claimants(found, told, spoken, given)
    made: dict[int, Claim] = {}
    seen: dict[str, Signs] = {}
    headline: set[str] = set()
    ordered: list[tuple[Claim, int]] = []
    for count in found:
        claim = _claim(count, known, said[id(count)], made.get(id(count.whole)))
        seen[claim.id] = _signs(count, claim, said[id(count)], known)
        claim = made[id(count)] = replace(claim, confidence=confidence(seen[claim.id]))
        ordered.append((claim, count.sentence))
        if claim.in_title or _is_headline(told, count.sentence):
            headline.add(claim.id)
    ordered = [(_of_the_losers(claim, ordered), number) for claim, number in ordered]
    once = sorted(without_repeats(ordered, frozenset(headline)), key=lambda c: (c.in_title, c.span.start))
    return [(claim, seen[claim.id]) for claim in once]


def _of_the_losers(claim: Claim, others: list[tuple[Claim, int]]) -> Claim:
    """A loss of nobody named, as that of the one people whose losses the same claimant counts in the report."""
    if claim.target or not claim.claimant_name or not claim.metric.endswith(LOSSES):
        return claim
    counted = {
        (other.target, other.target_side)
        for other, _ in others
        if other.target_side and other.claimant_name == claim.claimant_name and other.metric.endswith(LOSSES)
    }
    aimed, side = next(iter(counted)) if len(counted) == 1 else (None, None)
    return claim if side == claim.claimant_side else replace(claim, target=aimed, target_side=side)


def _signs(count: Count, claim: Claim, said: Said, known: _Story) -> Signs:
    times = known.times
    length = len(times.told[count.sentence].doc)
    heard = any(times.spoken[number] for number in range(max(0, count.sentence - 1), count.sentence + 1))
    return signs(count, claim, said, Setting(length, len(times.rivals[count.sentence]), heard))


def _is_headline(told: list[Sentence], number: int) -> bool:
    """Whether a sentence is a first line of the text that serves as its title: no full stop, and more follows."""
    first = next((n for n, s in enumerate(told) if not s.in_title), -1)
    return (
        number == first and told[number].start == 0 and told[number].text[-1:] not in '.!?”"' and number + 1 < len(told)
    )


def _claim(count: Count, known: _Story, said: Said, whole: Claim | None) -> Claim:
    times, told = known.times, known.times.told
    sentence, rivals = told[count.sentence], times.rivals[count.sentence]
    state = status(count, told, said, times.spoken, known.corrects)
    speaker = said.claimant if state != "denied" else None
    refused = state == "hypothetical" and count.metric in PLEDGED  # whoever rejects a sum disputes no number
    said = replace(said, claimant=speaker, disputed_by=None if refused else said.disputed_by)
    name, side = canonical(speaker)
    where = places(count, rivals, told, known.scene)
    aimed, aimed_side = target(count, told, said, whole.target if whole else None)
    if aimed is None and (foe := presumed(count, sentence, speaking_for(said), where, known.attacking)):
        aimed, aimed_side = foe, peoples().side.get(foe)
    if aimed is None and count.metric.endswith(LOSSES) and side != peoples().side.get(known.losers or ""):
        aimed, aimed_side = known.losers, peoples().side.get(known.losers or "")
    when, listed = when_of(count, times), times.lists.get(count.sentence)
    held = kind(count, rivals, told, when, (whole.kind if whole else None, listed))
    first, last = days_of((held, name), when, times, count, whole)
    if state == "hypothetical" and (when is None or when.open or when.by) and held == "event":
        first, last = None, None
    span = Span(count.span.start + sentence.start, count.span.end + sentence.start)
    quantity = count.quantity
    from_place, to_place = ends(count, told) if count.metric == "distance" else (None, None)
    unit = metric_named(count.metric).unit
    return Claim(
        id=claim_id(known.report.id, count.metric, span, sentence.in_title),
        report_id=known.report.id,
        span=span,
        metric=count.metric,
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        unit=quantity.unit if unit == "currency" else unit,
        item=count.item,
        vague=quantity.vague,
        source_value=quantity.source_value,
        source_unit=quantity.source_unit,
        claimant=speaker.text if speaker else None,
        claimant_name=name,
        claimant_side=side,
        disputed_by=said.disputed_by,
        target=aimed,
        target_side=aimed_side,
        status=state,
        kind=held,
        first=first,
        last=last,
        places=where,
        part_of=whole.id if whole and count.part else None,
        from_place=from_place,
        to_place=to_place,
        in_title=sentence.in_title,
        extractor=EXTRACTOR,
    )
