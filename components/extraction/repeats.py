"""One claim for a fact that a report repeats, the fuller sentence before the headline."""

from __future__ import annotations

from dataclasses import replace

from components.records import Claim, Span

# Below it a number occurs too often by chance: two counts of it are one fact only where nothing sets them apart.
DISTINCT = 10
# A headline rounds: "more than 100 drones" above "117 drones" is one fact, "more than 40" above 312 is two.
ROUNDED = 1.25
DOZENS = 24  # the lowest vague number by which a text repeats a number of its headline
# A headline's "thirty kilometres deep" is the text's "30 km from the border".
LENGTHS = ("advance", "distance")
FIRST = 50  # claims of one number that a later one is compared with, so that a text of any length takes linear time
MENTIONS = 100  # other mentions that a claim keeps


def without_repeats(claims: list[tuple[Claim, int]], headline: frozenset[str]) -> list[Claim]:
    """The claims with each repeated fact once, its other mentions in the text kept with it.

    Each claim comes with the number of its sentence; ``headline`` are ids of claims that stand in a title or in a
    first line that serves as one.
    """
    kept: list[tuple[Claim, int]] = []
    like: dict[tuple[str, frozenset[float | None]], list[int]] = {}
    rounded: list[int] = []
    renamed: dict[str, str] = {}
    for claim, sentence in claims:
        key = (_family(claim.metric), frozenset({claim.low, claim.high} - {None}))
        rivals = [*rounded[:FIRST], *like.get(key, ())[:FIRST]]
        twin = next(
            (n for n in rivals if _same(kept[n][0], claim, kept[n][1] == sentence, kept[n][0].id in headline)), None
        )
        if twin is None:
            like.setdefault(key, []).append(len(kept))
            if claim.bound != "exact" and claim.id in headline:
                rounded.append(len(kept))
            kept.append((claim, sentence))
            continue
        first, at = kept[twin]
        if _fuller(claim, first, first.id in headline):
            kept[twin] = (_merged(claim, first), sentence)
            renamed[first.id] = claim.id
        else:
            kept[twin] = (_merged(first, claim), at)
            renamed[claim.id] = first.id
    ids = {claim.id for claim, _ in kept}
    return [_pointing(claim, renamed, ids) for claim, _ in kept]


def _pointing(claim: Claim, renamed: dict[str, str], ids: set[str]) -> Claim:
    whole, seen = claim.part_of, set[str]()
    while whole in renamed and whole not in seen:
        seen.add(whole)
        whole = renamed[whole]
    return replace(claim, part_of=whole if whole in ids and whole != claim.id else None)


def _same(first: Claim, second: Claim, together: bool, headline: bool) -> bool:
    if _family(first.metric) != _family(second.metric) or first.unit != second.unit or together:
        return False
    if first.metric != second.metric and not headline:
        return False
    if (first.status == "denied") != (second.status == "denied"):
        return False
    if not _numbers_agree(first, second, headline):
        return False
    if first.target_side and second.target_side and first.target_side != second.target_side:
        return False
    if headline:
        return True
    if first.vague and not _items_agree(first, second):
        return False
    if first.claimant_name and second.claimant_name and first.claimant_name != second.claimant_name:
        return False
    if first.last and second.last and first.last != second.last and first.first != second.first:
        return False
    small = max(first.low or 0, first.high or 0) < DISTINCT
    return not small or (_items_agree(first, second) and _places_agree(first, second))


def _family(metric: str) -> str:
    return "length" if metric in LENGTHS else metric


def _numbers_agree(first: Claim, second: Claim, headline: bool) -> bool:
    if (first.low, first.high) == (second.low, second.high):
        return True
    stated = [{value for value in (c.low, c.high) if value is not None} for c in (first, second)]
    if len(stated[0]) == 1 and stated[0] == stated[1] and "less_than" not in (first.bound, second.bound):
        return True
    if headline and first.vague and not second.vague and first.low is not None:
        top = max(stated[1], default=0)
        return first.low / 2 <= top < first.low * 5
    if headline and second.vague and not first.vague and second.low is not None and second.low >= DOZENS:
        top = max(stated[0], default=0)  # "63 soldiers killed" above "dozens were killed"
        return second.low / 2 <= top < second.low * 5
    return headline and not second.vague and _rounds(first, second)


def _rounds(first: Claim, second: Claim) -> bool:
    """Whether a headline's bounded number rounds that of the text: down from below, up from above, to about it."""
    low, high = (claim.low if claim.high is None else claim.high for claim in (first, second))
    if second.low is not None and first.high is None and first.low is not None:
        return first.low <= second.low <= first.low * ROUNDED
    if second.high is not None and first.low is None and first.high is not None:
        return first.high / ROUNDED <= second.high <= first.high
    if first.bound != "about" or low is None or high is None:
        return False
    return low / ROUNDED <= high <= low * ROUNDED


def _items_agree(first: Claim, second: Claim) -> bool:
    words = [{word[:5] for word in c.item.lower().split()} for c in (first, second)]
    return not words[0] or not words[1] or bool(words[0] & words[1])


def _places_agree(first: Claim, second: Claim) -> bool:
    names = [{place.name for place in c.places} for c in (first, second)]
    return not names[0] or not names[1] or bool(names[0] & names[1])


def _fuller(claim: Claim, other: Claim, headline: bool) -> bool:
    """Whether a later mention says more than the one kept: the text before the headline, then who, then when."""
    if headline:
        return not claim.vague or other.vague
    return (claim.claimant is not None, claim.first is not None) > (other.claimant is not None, other.first is not None)


def _merged(kept: Claim, other: Claim) -> Claim:
    mentions = {(span.start, span.end) for span in kept.mentions}
    if kept.in_title == other.in_title:
        mentions |= {(span.start, span.end) for span in (other.span, *other.mentions)}
    mentions.discard((kept.span.start, kept.span.end))
    return replace(
        kept,
        claimant=kept.claimant or other.claimant,
        claimant_name=kept.claimant_name or other.claimant_name,
        claimant_side=kept.claimant_side or other.claimant_side,
        target=kept.target or (other.target if kept.metric == other.metric else None),
        target_side=kept.target_side or (other.target_side if kept.metric == other.metric else None),
        first=kept.first if kept.first or kept.last else other.first,
        last=kept.last if kept.first or kept.last else other.last,
        places=kept.places or other.places,
        mentions=tuple(Span(*pair) for pair in sorted(mentions)[:MENTIONS]),
    )
