"""The time words of a text, as patterns: which words name days, and what stands before them."""

from __future__ import annotations

import re

from components.extraction.words import any_of, day_words

_KNOWN = day_words()
# The parts that the patterns below are made of. A group that a pattern has twice ends in a number the second time.
_MONTH = r"(?P<month>" + "|".join(sorted(_KNOWN.months, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d)|,?(?: of)? (?P<ago>last) year)?"
_UNTIL = r"(?:\s?(?:-|–|to|and)\s?(?P<until>\d{1,2}))?"
_WORDS = "|".join([*_KNOWN.counts, r"\d{1,3}"])
_WEEKDAY = "|".join(_KNOWN.weekdays)
_MONTH_AFTER = _MONTH.replace("<month>", "<month2>")
_YEAR_AFTER = _YEAR.replace("<year>", "<year2>").replace("<ago>", "<ago2>")
_DAY_BEFORE = r"(?<![\d.,])(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?:\s?(?:-|–|to|and)\s?(?P<until2>\d{1,2}))?"
_DATE_AFTER = rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH_AFTER}(?![a-z]){_YEAR_AFTER}"
_NAMED = rf"(?:(?:{_WEEKDAY}),? )?(?:the )?"
_LENGTH = r"(?P<unit>hours?|days?|weeks?|fortnights?|months?|quarters?|years?|24-hour)"
_NIGHT = r"(?:during|in|through|throughout|over|at) (?:the )?night"
_START = r"(?:the (?:start|beginning) of the day|the day began|morning|dawn|daybreak|midnight)"
_WAR = any_of(_KNOWN.wars)
# In the order in which they are tried: what one has read, no later one reads again.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "nights",
            rf"\bnight (?:of|from|between) (?P<since>\d{{1,2}})\s?(?:-|–|to|and)\s?{_DAY} {_MONTH}(?![a-z]){_YEAR}",
        ),
        (
            "night_to",
            rf"\b(?:overnight|night) (?:to|into|on|before) {_NAMED}(?:{_MONTH} {_DAY}\b{_YEAR}|{_DATE_AFTER})",
        ),
        (
            "span_to",
            rf"\b(?:(?P<count>{_WORDS}) )?{_LENGTH} (?:to|until|up to|ending(?: on)?) {_NAMED}"
            rf"(?:{_MONTH} {_DAY}\b{_YEAR}|{_DATE_AFTER})",
        ),
        ("night_from", rf"\bnight of {_NAMED}(?:{_MONTH} {_DAY}\b{_YEAR}|{_DATE_AFTER})"),
        (
            "same",
            r"\b(?:the same|that|those|that same) (?:very )?(?:night|day|hours|period|morning|evening|afternoon|"
            r"time|stretch|span|weeks?|months?)\b",
        ),
        ("date", rf"\b(?:{_MONTH} {_DAY}{_UNTIL}\b{_YEAR}|{_DAY_BEFORE} {_MONTH_AFTER}(?![a-z]){_YEAR_AFTER})"),
        ("holiday", rf"\b(?P<holiday>{any_of(sorted(_KNOWN.holidays, key=len, reverse=True))})\b"),
        ("night_before", r"\b(?:the )?(?:previous|preceding) night\b|\b(?:a|the) night (?:before|earlier)\b"),
        ("iso", r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b"),
        ("half", rf"\b(?P<half>first|second) half of {_MONTH}{_YEAR}(?![\w\d])"),
        (
            "part_of_year",
            rf"\b(?P<which>first|second|third|fourth|last) (?:(?P<count>{_WORDS}) )?(?P<part>half|quarter|months)"
            r" of (?P<whole>(?:19|20)\d\d|the year|this year|last year)\b",
        ),
        (
            "year",
            r"\b(?:in|during|throughout)(?: all of| the whole of)? (?P<whole>(?:19|20)\d\d)\b"
            r"(?![-–/]\d| (?:km|people|men))",
        ),
        (
            "month",
            r"\b(?:in|during|since|until|by|of|for|throughout) (?:(?:early|mid|late|mid-) ?)?"
            + rf"{_MONTH}{_YEAR}(?![\w\d])",
        ),
        (
            "whole_month",
            r"\b(?:(?:over|in|during|for|throughout) the month\b(?! (?:of|before|to|until|since|that|when))"
            r"|(?:the|a) month in which\b)",
        ),
        (
            "night_of",
            rf"\b(?:(?:overnight|night) (?:to|into) (?P<to>{_WEEKDAY})|(?:overnight|night) (?:on )?(?P<on>{_WEEKDAY})"
            rf"|(?P<from>{_WEEKDAY}) night)\b",
        ),
        (
            "night",
            rf"\b(?:overnight|last night|{_NIGHT}|the night|nighttime|night-time"
            r"|night (?:raid|attack|strike|barrage|bombardment|assault)s?|another night of)\b",
        ),
        ("today", rf"\b(?:today|this (?:morning|evening|afternoon)|tonight|since {_START}|earlier in the day)\b"),
        ("part_of_day", r"\b(?:(?:in|during) the (?:morning|afternoon|evening)|at dawn)\b(?! (?:of|on)\b)"),
        ("yesterday", r"\byesterday\b"),
        ("weekday", rf"\b(?P<next>next )?(?P<weekday>{_WEEKDAY})(?:[’']s)?\b"),
        (
            "past",
            r"(?:\b(?:(?:in|over|during|for|within) )?the (?:past|last|previous|preceding)|\bover (?:past|last)"
            r"|\b(?:in|during|for|within) past|(?:^|(?<=[:;•(–—-] )|(?<=[•(]))(?:past|last(?= \d)))"
            rf" (?:(?P<count>{_WORDS}) )?{_LENGTH}\b",
        ),
        ("hours_to", rf"\b(?:24 hours|day) (?:to|until|up to|ending(?: on)?) (?P<weekday2>{_WEEKDAY})\b"),
        ("weekend", r"\b(?:over|at|during|on) the weekend\b|\b(?:this|last|at the) weekend\b"),
        ("last", r"\b(?<!the )last (?P<unit4>week|month|year)\b"),
        (
            "in_past",
            r"\bin(?: the space of)?(?: just| only| under| less than| barely| little more than)? "
            rf"(?P<count3>{_WORDS}) (?P<unit5>hours|days?|weeks?)\b(?! of)",
        ),
        ("in_a_day", r"\b(?:within|in the (?:space|course) of) (?:(?:a|one|a single) day|24 hours)\b"),
        ("year_began", r"\bsince (?:the )?(?:start|beginning) of (?:the|this) (?P<began>year|month)\b"),
        ("this_week", r"\bthis (?P<unit2>week|month|year)\b"),
        (
            "weeks_after",
            rf"\b(?P<count4>{_WORDS}) (?P<unit6>days?|weeks?) after\b(?! (?:the|its|their) (?:war|invasion))",
        ),
        ("ago", rf"\b(?P<count2>{_WORDS}) (?P<unit3>days?|weeks?) (?P<sense>ago|earlier|before)\b"),
        ("later", rf"\b(?P<count2>{_WORDS}) (?P<unit3>days?|weeks?) later\b"),
        ("next", r"\bthe (?:next|following) (?:day|morning|afternoon|evening)\b(?! (?:after|of|on)\b)"),
        (
            "previous",
            r"\b(?:the (?:day|morning|evening|afternoon) before|the previous day|a day before|on the eve)\b"
            r"(?! of\b|,? (?:on )?\d)",
        ),
        (
            "war",
            rf"\b(?:since|from) (?:the )?(?:\w+ ){{0,4}}{_WAR}(?: \w+)?\b"
            r"|\b(?:a year|\w+ months) into (?:the |\w+[’']s )?war\b",
        ),
    )
)
SINCE = re.compile(
    r"\b(?:(?:since|from|after|(?:starting|beginning)(?: from| on| in)?)"
    r"(?: the(?: night of)?| (?:the )?(?:early|late|end|start|beginning|middle))?"
    r"|since (?:the|its|their|last) (?:[\w’'-]+ ){1,5}(?:of|on|in)"
    r"|since the (?:start|beginning|outbreak|launch) of (?:[\w’'-]+ ){0,3}[\w’'-]+"
    rf"|since (?:[\w’'-]+ ){{0,7}}{any_of(_KNOWN.wars + _KNOWN.attacks)}(?: \w+){{0,2}} (?:on|in)"
    rf"|since (?:[\w’'-]+ ){{0,7}}{any_of(_KNOWN.began)}(?: [\w’'-]+){{0,5}}) $",
    re.IGNORECASE,
)
# A day that a total is of: "by 6 May", "as of Monday", "the total of 6 May".
BY = re.compile(
    rf"\b(?:by|as of|until|up to|till|{any_of(_KNOWN.totals)}s? (?:of|for))"
    r"(?: the morning of| early| late| the end of)? $|\bby the (?:end|start|beginning|middle) $",
    re.IGNORECASE,
)
# "the deadliest attack since", "not seen since", "for the first time since": nothing is summed up from then on.
COMPARES = re.compile(rf"\b(?:[a-z]{{2,}}est|{any_of(_KNOWN.compares)})\b[^;:.]{{0,60}}(?:since)?\W*$")
# "talks scheduled for Wednesday": a day that lies ahead dates nothing that has happened.
AHEAD = re.compile(rf"\b{any_of(_KNOWN.ahead)} (?:for|on|by) $", re.IGNORECASE)
SAME = re.compile(r"(?:the same|that|those) ", re.IGNORECASE)
# "between dusk on Tuesday and the morning of 21 August"
OPENS = re.compile(r"\b(between|from)(?: (?:[a-z]+ on|the [a-z]+ of))? $", re.IGNORECASE)
# ... "1 July to 30 September", "28 Oct – 3 Nov"
JOINS = re.compile(
    rf"(?: {any_of(_KNOWN.parts)})?,? ?(?:(?<= )(and|to|until)(?: (?:[a-z]+ on|the [a-z]+ of))? |[-–—] ?)",
    re.IGNORECASE,
)
