"""When a report plays: the days that its sentences name, and those that hold for the whole of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from components.extraction.attributions import Voice
from components.extraction.count import Count
from components.extraction.days import When, days, of_speech
from components.extraction.listed import Listed, lists
from components.extraction.story import DATELINE, Sentence, first_item
from components.extraction.words import day_words
from components.records import Report, Span

LONGEST_EVENT = 1  # days: a longer span ("over the past week") is of the number beside it, not of a whole report
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_NIGHT_OF = re.compile(r"(?:overnight|night) (?:on )?[a-z]+day")
# "Ministers will meet on Monday", "is to speak on Monday": read as the weekday before, it is no day of the event.
_PLANNED = re.compile(
    r"\b(?:will|shall|(?:would|could|might|may)(?! have\b)"
    r"|(?:is|are|set|due|expected|scheduled|planned) to|to (?:meet|speak|vote|visit|gather|hold))\b"
    r"(?![^.;:]*\bsaid\b)[^.;:]{0,80}$"
)
_BESIDE = frozenset({"as", "while", "after", "though", "although", "whereas"})  # open what is told beside
BACKGROUND = 31  # days before publication from which on a day that is named is history, not the event


@dataclass(frozen=True, slots=True)
class Timeline:
    """The times of a story: its sentences, who speaks in them, their time words and counts, each by sentence.

    ``only`` are the days of the one event of each of its items, ``told_on`` the day of its totals and levels.
    """

    published: date | None
    told: list[Sentence]
    spoken: list[list[Voice]]
    times: list[list[When]]
    rivals: dict[int, list[Count]]
    lists: dict[int, Listed]
    only: dict[int, tuple[date, date]]
    told_on: date | None


def timeline(
    report: Report, told: list[Sentence], spoken: list[list[Voice]], rivals: dict[int, list[Count]]
) -> Timeline:
    """The times of a report; ``rivals`` are its counts by the number of their sentence."""
    times = _times(report, told)
    return Timeline(
        report.day,
        told,
        spoken,
        times,
        rivals,
        lists(told, times, spoken),
        _only_days(report, told, times),
        _told_on(report, times, rivals),
    )


def _times(report: Report, told: list[Sentence]) -> list[list[When]]:
    """The time words of each sentence, those that date a verb of saying marked so."""
    context = f"{report.title} {report.text[:3000]}".lower()
    found: list[list[When]] = []
    last: tuple[date, date] | None = None
    for sentence in told:
        named = [w for w in days(sentence.text, report.day, context, last) if not _ranks(w, sentence.doc)]
        filed = DATELINE.match(sentence.text)  # the day in it is that of writing
        written = filed.end() if filed else 0
        named = [replace(w, speech=w.end <= written or of_speech(w, sentence.doc)) for w in named]
        found.append([_night_before_told(w, named, sentence.text, report.day) for w in named])
        closed = [(w.first, w.last) for w in named if w.first and w.last and not (w.open or w.by)]
        last = closed[-1] if closed else last
    return found


def _ranks(when: When, doc: Any) -> bool:
    """Whether a span only says among what an event is ranked: "the second attack this week", "the worst in a month"."""
    if doc is None or when.first is None or when.last is None or (when.last - when.first).days <= LONGEST_EVENT:
        return False
    span = doc.char_span(when.start, when.end, alignment_mode="expand")
    for token in reversed(doc[: span.start]) if span is not None else ():
        if token.pos_ in ("VERB", "AUX") or token.is_punct:
            return False
        bounds = token.i > 0 and doc[token.i - 1].lower_ == "at"  # "at least nine in the past week" ranks nothing
        superlative = token.tag_ in ("JJS", "RBS") and not bounds
        if superlative or token.lower_ in day_words().ranks or _ORDINAL.fullmatch(token.lower_):
            return True
    return False


def _night_before_told(when: When, named: list[When], text: str, published: date | None) -> When:
    """ "said on Sunday that 12 were downed overnight": the night that ends on the day of the speaking."""
    told = [w.last for w in named if w.speech and w.last and w.first == w.last]
    words = text[when.start : when.end].lower()
    if not told or not (
        (words == "overnight" and when.last == published) or (_NIGHT_OF.match(words) and told[0] == when.first)
    ):
        return when
    return replace(when, first=told[0] - timedelta(days=1), last=told[0])


def _only_days(report: Report, told: list[Sentence], times: list[list[When]]) -> dict[int, tuple[date, date]]:
    """The one event of each item of a report, of the whole where it tells one story, by the number of the item.

    Its days are those that all time words of the item name, with those of the title and of an opening that leads in
    the items ("The situation on Monday:"); not those that only a plan or another event told beside it has.
    """
    if report.day is None:
        return {}
    named: dict[int, set[tuple[date, date]]] = {sentence.item: set() for sentence in told}
    told_of = {item: set[tuple[date, date]]() for item in named}
    opening = first_item(told)
    for number, sentence in enumerate(told):
        for when in () if sentence.caption else times[number]:
            if when.first and when.last and _is_event(when, when.first, when.last, report.day):
                frames = sentence.in_title or (sentence.item == opening and sentence.text[-1:] == ":")
                aside = to_come(when, sentence.text, report.day) or beside_in(when, sentence.doc)
                for item in named if frames else (sentence.item,):
                    named[item].add((when.first, when.last))
                    if not aside:
                        told_of[item].add((when.first, when.last))
    return {item: next(iter(days)) for item, days in named.items() if len(days) == 1 and days == told_of[item]}


def beside_in(when: When, doc: Any) -> Span | None:
    """The clause that tells beside of another event whose day a time word is ("as he played down Sunday's raid")."""
    span = doc.char_span(when.start, when.end, alignment_mode="expand") if doc is not None else None
    if span is None or not any(child.dep_ == "case" for token in span for child in token.children):
        return None
    clause = next((token for token in span.root.ancestors if token.dep_ == "advcl"), None)
    if clause is None or not any(child.dep_ == "mark" and child.lower_ in _BESIDE for child in clause.children):
        return None
    last = doc[clause.right_edge.i]
    return Span(doc[clause.left_edge.i].idx, last.idx + len(last))


def to_come(when: When, text: str, published: date | None) -> bool:
    """Whether a time word of a sentence dates what is yet to come ("will meet on Monday", "ahead of talks in May")."""
    after = bool(published and when.first and when.first > published)
    return after or _PLANNED.search(text[: when.start]) is not None


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
