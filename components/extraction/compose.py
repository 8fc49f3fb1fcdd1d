"""The steps in order: a parsed story to the claims of its report."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from components.extraction.attributions import Voice
from components.extraction.claimant import Said, canonical, claimants, describes
from components.extraction.confidence import Setting, Signs, confidence, signs
from components.extraction.count import Count, is_loss
from components.extraction.counts import counts
from components.extraction.days import When, days, of_speech
from components.extraction.ends import ends
from components.extraction.kind import OF_A_DAY, kind, rose
from components.extraction.listed import Listed, lists
from components.extraction.places import places
from components.extraction.plans import PLEDGED
from components.extraction.repeats import without_repeats
from components.extraction.scenes import Scene, scene
from components.extraction.status import is_correction, status
from components.extraction.story import DATELINE, Sentence, asides, first_item
from components.extraction.target import losers, target
from components.extraction.voices import voices
from components.extraction.words import peoples, speech
from components.records import Claim, Report, Span, claim_id
from components.vocabulary import metric as metric_named

EXTRACTOR = "rules-4"

LOSSES = ("_lost", "_losses", "_downed")  # ends of the metrics of what one side loses
FRAME = 16  # sentences below a question or a heading for which the days that it names hold
GIVEN = frozenset({"aid", "weapons_supplied"})  # which has no part in the attacks of the paragraph before
CARRIED = 2  # sentences over which the day that somebody spoke on is carried to what they say next
LONGEST_EVENT = 1  # days: a longer span ("over the past week") is of the number beside it, not of a whole report
BACKGROUND = 31  # days before publication from which on a day that is named is history, not the event
# "compared with 2,948 on Monday", "one more than on Thursday": the time word is of what is compared.
COMPARED = re.compile(r"\b(?:than|compared (?:with|to)|unlike|against)(?: [\d.,]*\d)?(?: on| in| at| of)? $")


_NOW = re.compile(r" now\b")  # "stood at 694 on Monday and stands at 740 now"
_DESPITE = re.compile(r"\b(?:despite|in spite of|notwithstanding)\b", re.IGNORECASE)
_APPOSED = re.compile(r"[A-Z][\w’'-]+, $")  # "at Tora, 35 km north of the city": a name and what describes it


@dataclass(frozen=True, slots=True)
class _Story:
    """A story and what holds for the whole of it."""

    report: Report
    told: list[Sentence]
    spoken: list[list[Voice]]
    times: list[list[When]]
    scene: Scene
    corrects: bool
    rivals: dict[int, list[Count]]
    only: dict[int, tuple[date, date]]
    lists: dict[int, Listed]
    told_on: date | None
    losers: str | None


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
    times = _times(report, told)
    spoken = voices(told)
    known = _Story(
        report,
        told,
        spoken,
        times,
        scene(told),
        is_correction(told),
        rivals,
        _only_days(report, told, times),
        lists(told, times, spoken),
        _told_on(report, times, rivals),
        losers(told),
    )
    of_losses = {number for number, lines in rivals.items() if any(is_loss(count) for count in lines)}
    said = claimants(found, told, spoken, {n: listed.said for n, listed in known.lists.items() if n in of_losses})
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
    length = len(known.told[count.sentence].doc)
    heard = any(known.spoken[number] for number in range(max(0, count.sentence - 1), count.sentence + 1))
    return signs(count, claim, said, Setting(length, len(known.rivals[count.sentence]), heard))


def _is_headline(told: list[Sentence], number: int) -> bool:
    """Whether a sentence is a first line of the text that serves as its title: no full stop, and more follows."""
    first = next((n for n, s in enumerate(told) if not s.in_title), -1)
    return (
        number == first and told[number].start == 0 and told[number].text[-1:] not in '.!?”"' and number + 1 < len(told)
    )


def _claim(count: Count, known: _Story, said: Said, whole: Claim | None) -> Claim:
    told, sentence = known.told, known.told[count.sentence]
    state = status(count, told, said, known.spoken, known.corrects)
    speaker = said.claimant if state != "denied" else None
    refused = state == "hypothetical" and count.metric in PLEDGED  # whoever rejects a sum disputes no number
    said = replace(said, claimant=speaker, disputed_by=None if refused else said.disputed_by)
    name, side = canonical(speaker)
    aimed, aimed_side = target(count, told, said, whole.target if whole else None)
    if aimed is None and count.metric.endswith(LOSSES) and side != peoples().side.get(known.losers or ""):
        aimed, aimed_side = known.losers, peoples().side.get(known.losers or "")
    when, listed = _when(count, known), known.lists.get(count.sentence)
    held = kind(count, known.rivals[count.sentence], told, when, (whole.kind if whole else None, listed))
    first, last = _days((held, name), when, known, count, whole)
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
        places=places(count, known.rivals[count.sentence], told, known.scene),
        part_of=whole.id if whole and count.part else None,
        from_place=from_place,
        to_place=to_place,
        in_title=sentence.in_title,
        extractor=EXTRACTOR,
    )


def _times(report: Report, told: list[Sentence]) -> list[list[When]]:
    """The time words of each sentence, those that date a verb of saying marked so."""
    context = f"{report.title} {report.text[:3000]}".lower()
    found: list[list[When]] = []
    last: tuple[date, date] | None = None
    for sentence in told:
        named = days(sentence.text, report.day, context, last)
        filed = DATELINE.match(sentence.text)  # the day in it is that of writing
        written = filed.end() if filed else 0
        named = [replace(w, speech=w.end <= written or of_speech(w, sentence.doc)) for w in named]
        found.append([_night_before_told(w, named, sentence.text, report.day) for w in named])
        closed = [(w.first, w.last) for w in named if w.first and w.last and not (w.open or w.by)]
        last = closed[-1] if closed else last
    return found


def _night_before_told(when: When, named: list[When], text: str, published: date | None) -> When:
    """ "said on Sunday that 12 were downed overnight": the night that ends on the day of the speaking."""
    told = [w.last for w in named if w.speech and w.last and w.first == w.last]
    if when.last != published or not told or text[when.start : when.end].lower() != "overnight":
        return when
    return replace(when, first=told[0] - timedelta(days=1), last=told[0])


def _only_days(report: Report, told: list[Sentence], times: list[list[When]]) -> dict[int, tuple[date, date]]:
    """The one event of each item of a report, of the whole where it tells one story, by the number of the item.

    Its days are those that all time words of the item name, background and plans aside, with those of the title and of
    an opening that leads in the items ("The situation on Monday:").
    """
    if report.day is None:
        return {}
    named: dict[int, set[tuple[date, date]]] = {sentence.item: set() for sentence in told}
    opening = first_item(told)
    for number, sentence in enumerate(told):
        for when in () if sentence.caption else times[number]:
            if when.first and when.last and _is_event(when, when.first, when.last, report.day):
                frames = sentence.in_title or (sentence.item == opening and sentence.text[-1:] == ":")
                for item in named if frames else (sentence.item,):
                    named[item].add((when.first, when.last))
    return {item: next(iter(days)) for item, days in named.items() if len(days) == 1}


def _is_event(when: When, first: date, last: date, published: date) -> bool:
    """Whether a time word may name the days of what a report tells: closed, short, and not long past."""
    closed = not (when.open or when.by or when.speech) and last <= published
    return closed and (published - first).days <= BACKGROUND and (last - first).days <= LONGEST_EVENT


def _told_on(report: Report, times: list[list[When]], rivals: dict[int, list[Count]]) -> date | None:
    """The day of the totals and levels of a report: the one that it names at all, where that is the eve of publication.

    It must be the day on which somebody spoke, or stand in a sentence that counts nothing, not be the day of an event.
    """
    named = [(when, number) for number, sentence in enumerate(times) for when in sentence if not when.open]
    if not all(when.speech or number not in rivals for when, number in named):
        return None
    last = {when.last for when, _ in named}
    day = next(iter(last)) if len(last) == 1 else None
    return day if day and report.day and report.day - day == timedelta(days=1) else None


def _when(count: Count, known: _Story) -> When | None:
    """The time word that a count belongs to: the nearest of its sentence that does not date the speaking."""
    named = known.times[count.sentence]
    doc = known.told[count.sentence].doc
    head = min(count.head, len(doc) - 1)
    if count.metric == "distance" and (describes(doc, head) or _APPOSED.search(doc.text[: count.span.start])):
        return None  # "at Tora, 35 km north of the city, on Monday": the place lay there before
    text = known.told[count.sentence].text
    if _NOW.match(text, count.span.end):
        return None
    beside, elsewhere = asides(doc, head), asides(doc, head, joined=True)
    event = [
        when
        for when in named
        if not when.speech
        and not (when.ahead and count.span.start < when.start)
        and not _of_what_stands_against(when, count, text)
        and not any(aside.start <= when.start < aside.end for aside in (elsewhere if when.open else beside))
    ]
    rivals = [c.span.start for c in known.rivals[count.sentence] if c is not count]
    parts = [c.span.start for c in known.rivals[count.sentence] if c.whole is count]
    near = [when for when in event if not _of_another(when, count, rivals, text)]
    near = [
        when
        for when in near
        if not (
            any(count.span.end <= at < when.start for at in parts)
            and (when.open or OF_A_DAY.search(text[when.start : when.end]))
        )
    ]
    return min(near, key=lambda when: _far(when, count, text)) if near else None


def _of_what_stands_against(when: When, count: Count, text: str) -> bool:
    """Whether a time word dates what a number came about in spite of ("freed despite a deal last year")."""
    before = text[: when.start]
    despite = max((match.end() for match in _DESPITE.finditer(before)), default=-1)
    return despite >= 0 and not re.search(r"[,;:]", before[despite:]) and not despite <= count.span.start


def _of_another(when: When, count: Count, rivals: list[int], text: str) -> bool:
    """Whether a time word dates another number that this one is set against ("600, down from 1,376 in August")."""
    if text[when.start : when.end].lower().endswith("in which") and count.span.start < when.start:
        return True  # "a total of 9,200 after a month in which 710 were added"
    against = COMPARED.search(text[: when.start])
    if against and count.span.start <= against.start() < count.span.end:
        return False  # "more than 9,000 on Tuesday" compares nothing
    if against and not against.start() <= count.span.start < when.start:
        return True
    return when.start > count.span.end and any(
        count.span.end <= at < when.start and re.search(r"(?<!, )\b(?:from|than|against|with)\W*$", text[:at])
        for at in rivals
    )


def _spoken_day(count: Count, known: _Story, speaker: str | None) -> date | None:
    """The day on which a number was given out: its sentence says so, or one before it in which the same one spoke."""
    here = known.told[count.sentence]
    for number in range(count.sentence, max(-1, count.sentence - 1 - CARRIED), -1):
        before = known.told[number]
        if before.in_title != here.in_title or here.paragraph - before.paragraph > CARRIED:
            break
        same = number == count.sentence or speaker in [v.named.name for v in known.spoken[number] if v.named]
        named = [when.last for when in known.times[number] if when.speech and when.last]
        if named:
            return named[0] if same else None
    return None


def _in_other_clause(when: When, count: Count, known: _Story) -> bool:
    """Whether a time word tells of another thing than a level: after a semicolon, or in a clause that describes it.

    "1,200 died on 7 October; 134 are still held", "94 of those seized on 7 October remain".
    """
    text, doc = known.told[count.sentence].text, known.told[count.sentence].doc
    span = doc.char_span(when.start, when.end, alignment_mode="expand")
    if span is not None and len(span) and any(t.dep_ in ("acl", "relcl") for t in [span.root, *span.root.ancestors]):
        return True
    return ";" in text[min(when.end, count.span.end) : max(when.start, count.span.start)]


def _far(when: When, count: Count, text: str) -> float:
    start, end = (count.span.end, when.start) if when.start >= count.span.end else (when.end, count.span.start)
    between = text[max(start, 0) : max(end, 0)]
    return len(between) + 60 * between.count(";") + 25 * between.count(",")


def _days(
    meant: tuple[str, str | None], when: When | None, known: _Story, count: Count, whole: Claim | None
) -> tuple[date | None, date | None]:
    """The days of a count; ``meant`` are its kind and who claims it."""
    held, speaker = meant
    listed = known.lists.get(count.sentence)
    day = _spoken_day(count, known, speaker) or known.told_on or known.report.day
    if held == "cumulative":
        if when is None:
            now = _NOW.match(known.told[count.sentence].text, count.span.end)
            if whole and whole.kind == "cumulative" and not now:
                return whole.first, whole.last
            if rose(count, known.told[count.sentence]) == "from" and (span := _event_before(count, known)):
                return None, span[0]
            return (listed.since, listed.last or day) if listed else (None, day)
        if when.open:  # what was told on Thursday of "since Monday" was told on Monday or later
            early = day is not None and when.first is not None and day < when.first
            return when.first, known.report.day if early else day
        return None, (when.first if rose(count, known.told[count.sentence]) == "from" else when.last) or day
    if held == "state":
        if when is None or when.open or when.last is None or _in_other_clause(when, count, known):
            return day, day
        return when.last, when.last
    if when is not None and not when.open:
        return when.first, when.last
    if count.metric in GIVEN and (pledged := _pledged_on(count, known)):
        return pledged
    if whole is not None and whole.kind == "event":
        return whole.first, whole.last
    if listed is not None and listed.last is not None:
        return listed.first, listed.last
    return _event_before(count, known) or known.only.get(known.told[count.sentence].item) or (None, None)


def _pledged_on(count: Count, known: _Story) -> tuple[date, date] | None:
    """The day on which what is given was announced or promised: that is the event."""
    doc = known.told[count.sentence].doc
    for when in known.times[count.sentence]:
        span = doc.char_span(when.start, when.end, alignment_mode="expand")
        if not (when.speech and when.first and when.last and span is not None and len(span)):
            continue
        verb = next((token for token in span.root.ancestors if token.pos_ == "VERB"), None)
        if verb is not None and speech().verbs.get(verb.lower_) in speech().pledges:
            return when.first, when.last
    return None


def _event_before(count: Count, known: _Story) -> tuple[date, date] | None:
    """The days of the event that a paragraph goes on to tell of, or that the question or heading above it asks for."""
    here = known.told[count.sentence]
    for back in range(count.sentence - 1, max(-1, count.sentence - FRAME), -1):
        before = known.told[back]
        if (
            before.in_title != here.in_title
            or before.item != here.item
            or (count.metric in GIVEN and before.paragraph != here.paragraph)
        ):
            break
        if before.caption:
            continue
        far = count.sentence - back > 3 or here.paragraph - before.paragraph > 2
        if far and before.text[-1:] not in "?:":
            if known.times[back]:
                break
            continue
        for when in known.times[back]:
            closed = not (when.open or when.speech or when.by)
            if when.first and when.last and closed and _carries(when, back, count, known):
                return when.first, when.last
    return None


def _carries(when: When, back: int, count: Count, known: _Story) -> bool:
    """Whether the days of a sentence are those of what the story goes on to tell.

    Not those of a part alone ("107 of them in the last 24 hours"), nor of history told in another paragraph.
    """
    dated = [c for c in known.rivals.get(back, ()) if _when(c, known) is when]
    if dated and all(c.part for c in dated):
        return False
    published, apart = known.report.day, known.told[back].paragraph != known.told[count.sentence].paragraph
    return not (apart and published and when.last and (published - when.last).days > BACKGROUND)
