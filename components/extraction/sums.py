"""What words say that a number sums up: "so far", "since the war began", "brought the toll to"."""

from __future__ import annotations

import re
from functools import cache

from components.extraction.count import Count
from components.extraction.days import When, compares
from components.extraction.story import Sentence
from components.extraction.words import any_of, cues, day_words

# "Since" opens a running total before a date, a war or its start; "since a boat sank" only dates an event.
_SINCE = re.compile(
    r"\bsince (?!the (?:day began|start of the day))"
    r"(?:the |it |its |russia[’']s |last |early |late |mid-?)*(?:(?:full-scale|second|first|current) )*"
    rf"(?:\d+|[a-z]{{3,9}}\.? \d|{any_of((*day_words().full, *day_words().weekdays, *cues().since))}|"
    rf"[a-z]+ of {any_of(day_words().full)}|(?:[\w’'-]+ ){{1,7}}{any_of(day_words().began)}\b|"
    r"\w+ (?:broke out|opened)|[\w’'-]+ (?:of|in) (?:[a-z]+ )?20\d\d)\b"
)
# "brought the number of hostages freed to", "bringing to": what a total is brought to stands next.
_BROUGHT = re.compile(
    rf"\b{any_of(cues().brings)} (?:(?:[^.;]{{0,60}} )?{any_of(cues().brought)}(?: [^.;]{{0,90}})? )?to$"
)
# "deaths rose by 120 in a week to 40,100"
_ROSE_BY = re.compile(rf"\b{any_of(cues().grows)}(?: up)? by \d[\d,.]*(?:,? (?:[a-z]+ ){{0,5}}|, )to $")
_TOLL = re.compile(rf"\b{any_of(cues().brought)}\b")
_OLD_WAR = re.compile(rf"-(?:day|week|month|year)-old {any_of(day_words().wars + day_words().attacks)}\b")
_ON = r"(?: (?:on|at|in) [^,;.]{3,24}?)?"  # "passed from 44,950 on 28 October to 53,060"
_BACK_FROM = re.compile(r" to \d[\d,.]*(?: [a-z]+){0,2} from $")  # "to 53,060 from 44,950"
# "The largest drone attack of the war to date" sums up nothing.
_OF_ALL = ("to date", "so far", "of the war", "in the war")
_GREATEST = re.compile(r"\b[a-z]{3,}est\b[^;:.]{0,60}$")
_PART = re.compile(rf"\b{any_of(cues().parts)} $")
_LISTED = re.compile(r"\s*\d[\d.,]*(?: [^\W\d][\w’'-]*){1,4}(?:,|,? and)$")
LEAD_IN = 5  # words before a colon that lead in what stands after it


def sums_up(clause: str) -> bool:
    """Whether the words around a number say that it sums up, not that something is the greatest to date."""
    total = _totals().search(clause)
    if _OLD_WAR.search(clause):
        return True
    if total is None:
        return False
    before = clause[: total.start()]
    return not (total.group() in _OF_ALL and (_GREATEST.search(before) or _PART.search(before)))


def sums_since(clause: str) -> bool:
    """Whether "since" opens a total, and does not compare ("the heaviest attack since the invasion")."""
    since = _SINCE.search(clause)
    return since is not None and not compares(clause[: since.start()])


def rose(count: Count, sentence: Sentence) -> str:
    """Which end of a total's way a number is: "from" or "to" ("rose from 8,390 to 8,582"), empty where neither."""
    before, after = sentence.text[: count.span.start].lower(), sentence.text[count.span.end :]
    if _ROSE_BY.search(before):
        return "to"
    if count.metric not in cues().most_in_a_day and not _TOLL.search(before):
        return ""
    if before.endswith(" from ") and (re.match(rf"(?: [a-z]+){{0,2}}{_ON} to \d", after) or _BACK_FROM.search(before)):
        return "from"
    back = before.endswith(" to ") and re.match(r"(?: [a-z]+){0,2} from \d", after)
    return "to" if back or re.search(rf" from \d[\d,.]*(?: [a-z]+){{0,2}}{_ON} to $", before) else ""


def brought_to(count: Count, sentence: Sentence) -> bool:
    """Whether a total is said to be brought to a number ("taking the toll to 40")."""
    return _BROUGHT.search(_before(count, sentence)) is not None


def stands_at(count: Count, sentence: Sentence, when: When | None) -> bool:
    """Whether a total is said to have reached a number, or the list of numbers that it ends."""
    before = _before(count, sentence)
    while listed := _LISTED.search(before):
        before = before[: listed.start()]
    day = when is None or when.open or when.first == when.last
    return (day and before.endswith(cues().reached)) or (when is None and before.endswith(cues().numbered))


def _before(count: Count, sentence: Sentence) -> str:
    return re.sub(r"\b(?:a total of|the)\s*$", "", sentence.text[: count.span.start].lower().rstrip()).rstrip()


def lead_in(count: Count, sentence: Sentence) -> str:
    """The words of its sentence that lead in a list before a count ("Confirmed so far: 12 tanks"), else nothing."""
    before = sentence.text[: count.span.start].lower()
    return " ".join(before[: before.rindex(": ")].split()[-LEAD_IN:]) if ": " in before else ""


@cache
def _totals() -> re.Pattern[str]:
    """The phrases by which a text says that a number sums up; "of the war-torn city" and "as of 09:30" are none."""
    return re.compile(
        "|".join(rf"(?<!\w){re.escape(phrase)}(?![\w-]|[’']s\b| \d{{1,2}}[:.]\d\d)" for phrase in cues().cumulative)
    )
