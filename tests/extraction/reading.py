"""How the tests of extraction read a text."""

from __future__ import annotations

from components.extraction import extract
from components.extraction.count import Count
from components.extraction.counts import counts
from components.extraction.story import Sentence, parsed, story
from components.records import Claim, Report

PUBLISHED = "2024-11-06"


def report(text: str, published: str | None = PUBLISHED, title: str = "") -> Report:
    """A report of an invented outlet."""
    return Report.new(text, title, "Test Wire", published=published)


def claims(text: str, published: str | None = PUBLISHED, title: str = "") -> tuple[Claim, ...]:
    """The claims of one text."""
    return next(iter(extract([report(text, published, title)])))


def only(text: str, published: str | None = PUBLISHED, title: str = "") -> Claim:
    """The one claim of a text."""
    found = claims(text, published, title)
    assert len(found) == 1, [claim.span.of(text) for claim in found]
    return found[0]


def told(text: str) -> list[Sentence]:
    """The parsed sentences of a text."""
    return next(parsed([story(report(text))]))


def counted(text: str) -> list[Count]:
    """The counts of a text."""
    return counts(told(text))
