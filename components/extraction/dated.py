"""The days of a count: which time word of its report it belongs to, and which days it holds for."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from components.extraction.announced import pledged_on, spoken_day
from components.extraction.claimant import describes
from components.extraction.count import Count
from components.extraction.days import When
from components.extraction.grown import grown_over
from components.extraction.growth import growth
from components.extraction.kind import OF_A_DAY, from_its_war
from components.extraction.story import asides
from components.extraction.sums import rose
from components.extraction.timeline import BACKGROUND, Timeline, beside_in, to_come
from components.extraction.words import cues, day_words
from components.records import Claim, Span

FRAME = 16  # sentences below a question or a heading for which the days that it names hold
GIVEN = frozenset({"aid", "weapons_supplied"})  # which has no part in the attacks of the paragraph before
# "compared with 2,948 on Monday", "one more than on Thursday": the time word is of what is compared.
COMPARED = re.compile(r"\b(?:than|compared (?:with|to)|unlike|against)(?: [\d.,]*\d)?(?: on| in| at| of)? $")
TURNS = 2  # numbers with as many days from which on they take turns
_NIGHT = timedelta(days=1)
_FOR = re.compile(r"for (?!the )", re.IGNORECASE)
_NOW = re.compile(r" now\b")  # "stood at 694 on Monday and stands at 740 now"
_DESPITE = re.compile(r"\b(?:despite|in spite of|notwithstanding)\b", re.IGNORECASE)
_APPOSED = re.compile(r"[A-Z][\w’'-]+, $")  # "at Tora, 35 km north of the city": a name and what describes it


def when_of(count: Count, known: Timeline) -> When | None:
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
        and not _of_next_clause(when, count, known)
        and not ((clause := beside_in(when, doc)) and not clause.start <= doc[head].idx < clause.end)
        and not any(aside.start <= when.start < aside.end for aside in (elsewhere if when.open else beside))
    ]
    rivals = [c.span for c in known.rivals[count.sentence] if c is not count]
    parts = [c.span.start for c in known.rivals[count.sentence] if c.whole is count]
    near = [when for when in event if not _of_another(when, count, rivals, text)]
    if paired := _in_turn(count, event, known):
        return paired
    near = [
        when
        for when in near
        if not (
            any(count.span.end <= at < when.start for at in parts)
            and (when.open or OF_A_DAY.search(text[when.start : when.end]))
        )
    ]
    return min(near, key=lambda when: _far(when, count, text)) if near else None


def _in_turn(count: Count, named: list[When], known: Timeline) -> When | None:
    """The time word of a count where days and numbers of one thing take turns ("on 3 May at 690, on Friday at 720")."""
    here = known.told[count.sentence]
    same = [c for c in known.rivals[count.sentence] if c.metric == count.metric and not c.part and not growth(c, here)]
    days = [when for when in named if not when.open and when.first is not None]
    if count not in same or len(days) != len(same) or len(same) < TURNS:
        return None
    row = sorted([(when.start, 0) for when in days] + [(c.span.start, 1) for c in same])
    if any(one[1] == other[1] for one, other in pairwise(row)):
        return None
    return sorted(days, key=lambda when: when.start)[sorted(c.span.start for c in same).index(count.span.start)]


def _of_next_clause(when: When, count: Count, known: Timeline) -> bool:
    """Whether a "since" behind a semicolon has a number of its own there ("12 on Friday; since June it lost 300")."""
    text = known.told[count.sentence].text
    parts = [m.start() for m in re.finditer(";", text)]
    own, other = (sum(at < place for at in parts) for place in (count.span.start, when.start))
    return (
        when.open
        and own < other
        and any(sum(at < c.span.start for at in parts) == other for c in known.rivals[count.sentence])
    )


def days_of(
    meant: tuple[str, str | None], when: When | None, known: Timeline, count: Count, whole: Claim | None
) -> tuple[date | None, date | None]:
    """The days of a count; ``meant`` are its kind and who claims it."""
    held, speaker = meant
    if held == "event" and (grown := grown_over(count, when, known, _total_day)):
        return grown
    listed = known.lists.get(count.sentence)
    day = spoken_day(count, known, speaker) or known.told_on or known.published
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
            return when.first, known.published if early else day
        start = when.first if from_its_war(when) else None
        return start, (when.first if rose(count, known.told[count.sentence]) == "from" else when.last) or day
    if held == "state":
        if when is None or when.open or when.last is None or _in_other_clause(when, count, known):
            return day, day
        return when.last, when.last
    if when is not None and not (when.open or when.by):
        if _toll_grew(when, count, known):
            return _struck(when, count, known) or (None, None)
        return when.first, when.last
    if when is not None and when.open and when.first and day and when.first <= day:
        return when.first, day  # "from the 6th of March on"
    if count.metric in GIVEN and (pledged := pledged_on(count, known)):
        return pledged
    if whole is not None and whole.kind == "event":
        return whole.first, whole.last
    if listed is not None and listed.last is not None:
        return listed.first, listed.last
    up_to = when.last if when is not None and when.by else None
    if _of_another_time(count, known.told[count.sentence].doc):
        return None, up_to
    return _event_before(count, known) or known.only.get(known.told[count.sentence].item) or (None, up_to)


def _total_day(total: Count, known: Timeline) -> date | None:
    """The day that a running total is of: that which is told of it, else that of the report."""
    when = when_of(total, known)
    if when is None and rose(total, known.told[total.sentence]) == "from" and (span := _event_before(total, known)):
        return span[0]
    return when.last if when and not when.open else known.told_on or known.published


def _of_what_stands_against(when: When, count: Count, text: str) -> bool:
    """Whether a time word dates what a number came about in spite of ("freed despite a deal last year")."""
    before = text[: when.start]
    despite = max((match.end() for match in _DESPITE.finditer(before)), default=-1)
    return despite >= 0 and not re.search(r"[,;:]", before[despite:]) and not despite <= count.span.start


def _toll_grew(when: When, count: Count, known: Timeline) -> bool:
    """Whether a day is only that on which the toll of an event was given ("the toll of the raid rose to 41 on Friday").

    Not where the event has the day ("the toll of Friday's raid", "of the raid on Friday, rose to 41").
    """
    doc = known.told[count.sentence].doc
    span = doc.char_span(when.start, when.end, alignment_mode="expand")
    if count.metric not in ("killed", "wounded") or span is None or not len(span):
        return False
    token = span.root.head if span.root.dep_ == "pobj" else span.root
    verb = token.head
    if token.dep_ not in ("prep", "npadvmod") or verb.pos_ != "VERB" or verb.lower_ not in cues().grows:
        return False
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return any(child.lower_ in cues().brought for child in subjects)


def _struck(told_on: When, count: Count, known: Timeline) -> tuple[date, date] | None:
    """The days of the attack whose toll was given later: named beside ("Wednesday's strike"), or right before."""
    short = [
        (w.first, w.last)
        for w in known.times[count.sentence]
        if w is not told_on and w.first and w.last and not (w.open or w.by or w.speech) and w.last - w.first <= _NIGHT
    ]
    before = [days for days in short if told_on.last is None or days[1] <= told_on.last]
    return before[0] if len(before) == 1 else None if before else _event_before(count, known)


def _of_another(when: When, count: Count, rivals: list[Span], text: str) -> bool:
    """Whether a time word dates another number that this one is set against ("600, down from 1,376 in August")."""
    eve = text[when.end :].startswith(", ") and any(
        re.fullmatch(r"(?: [^\W\d]+)? (?:on |in |at )?", text[at.end : when.start]) for at in rivals
    )
    if eve and text[: count.span.start].endswith(" to "):
        return True  # "1,255 on the eve, are down to 1,253"
    if text[when.start : when.end].lower().endswith("in which") and count.span.start < when.start:
        return True  # "a total of 9,200 after a month in which 710 were added"
    against = COMPARED.search(text[: when.start])
    if against and count.span.start <= against.start() < count.span.end:
        return False  # "more than 9,000 on Tuesday" compares nothing
    if against and not against.start() <= count.span.start < when.start:
        return True
    return when.start > count.span.end and any(
        count.span.end <= at.start < when.start
        and re.search(r"(?<!, )\b(?:from|than|against|with)\W*$", text[: at.start])
        for at in rivals
    )


def _in_other_clause(when: When, count: Count, known: Timeline) -> bool:
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


def _event_before(count: Count, known: Timeline) -> tuple[date, date] | None:
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


def _of_another_time(count: Count, doc: Any) -> bool:
    """Whether a count is of before or after what is told: "they later struck 28 sites", "took three more villages"."""
    if count.metric == "settlements_controlled" and doc.text[count.quantity.number.end :].startswith(" more"):
        return True
    head = doc[min(count.head, len(doc) - 1)]
    verb = next((t for t in [head, *head.ancestors] if t.pos_ in ("VERB", "AUX")), head)
    return any(child.dep_ == "advmod" and child.lower_ in day_words().elsewhen for child in verb.children)


def _carries(when: When, back: int, count: Count, known: Timeline) -> bool:
    """Whether the days of a sentence are those of what the story goes on to tell.

    Not those of a part alone ("107 of them in the last 24 hours"), of history told in another paragraph, of months up
    to now ("over the past 15 months"), nor of what is yet to come ("ahead of a summit in May").
    """
    if _FOR.match(known.told[back].text, when.start):
        return False  # "For August the same subtraction gives 36"
    dated = [c for c in known.rivals.get(back, ()) if when_of(c, known) is when]
    if dated and all(c.part for c in dated):
        return False
    published, apart = known.published, known.told[back].paragraph != known.told[count.sentence].paragraph
    if to_come(when, known.told[back].text, published):
        return False
    long = bool(when.first and when.last and (when.last - when.first).days > BACKGROUND)
    if long and (apart or when.last == published) and known.told[back].text[-1:] not in "?:":
        return False
    apart = apart or count.metric in GIVEN
    return not (apart and published and when.last and (published - when.last).days > BACKGROUND)
