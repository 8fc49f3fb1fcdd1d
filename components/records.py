"""What is known: reports, their passages, the claims they make, and the names of the tables' columns.

Records travel up from files to the store; tables (pandas data frames with the columns named here) come down from it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: characters ``start`` up to, not including, ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Report:
    """One text as an outlet published it; ``published`` is None where the day is unknown ("needs a date").

    ``published`` is ISO 8601 as the source wrote it, a day or a moment with its own time zone. ``given_id`` is the
    input's own id, ``origin`` the file or address that the report was read from. Text that is unknown is "".
    """

    id: str
    text: str
    title: str = ""
    published: str | None = None
    source: str = ""
    url: str = ""
    language: str = ""
    given_id: str = ""
    origin: str = ""

    @classmethod
    def new(cls, text: str, title: str = "", source: str = "", url: str = "", **known: str | None) -> Report:
        """A report with the id that its words and its outlet give it; ``known`` are the other fields."""
        return cls(report_id(source, url, title, text), text, title, source=source, url=url, **known)  # type: ignore[arg-type]

    @property
    def day(self) -> date | None:
        """The day of publication as written, in the source's own time zone."""
        return date.fromisoformat(self.published[:10]) if self.published else None


def report_id(source: str, url: str, title: str, text: str) -> str:
    """The id of a report: the same for the same words of the same outlet, whenever dated and however often loaded."""
    return _digest(source, url, title, text)


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences of a report (or its title): what is embedded and what search finds."""

    id: str
    report_id: str
    span: Span
    in_title: bool = False


def passage_id(report: str, span: Span, in_title: bool) -> str:
    """The id of a passage: where it stands in which report."""
    return _digest(report, "title" if in_title else "text", str(span.start), str(span.end))


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a claim names: ``name`` as the text has it, the rest only where it is sure."""

    name: str
    canonical: str = ""
    latitude: float | None = None
    longitude: float | None = None
    country: str = ""
    gazetteer_id: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One number or range that a report states about the conflict, and everything that the report says about it.

    ``low`` and ``high`` are in the metric's unit, None where that side is open; ``source_value`` and ``source_unit``
    are the text's own. ``span`` (and the other ``mentions`` of the same fact) are characters of the report's text, or
    of its title where ``in_title``. ``claimant`` is None where the outlet itself speaks. ``first`` and ``last`` are
    the days of the event, None where nothing fixes them. ``part_of`` is the id of the claim that this one breaks
    down. ``from_place`` and ``to_place`` are the ends of a distance.
    """

    id: str
    report_id: str
    span: Span
    metric: str
    low: float | None
    high: float | None
    bound: str
    unit: str
    item: str = ""
    vague: bool = False
    source_value: str = ""
    source_unit: str = ""
    claimant: str | None = None
    claimant_name: str | None = None
    claimant_side: str | None = None
    disputed_by: str | None = None
    target: str | None = None
    target_side: str | None = None
    status: str = "claimed"
    kind: str = "event"
    first: date | None = None
    last: date | None = None
    places: tuple[Place, ...] = ()
    part_of: str | None = None
    from_place: str | None = None
    to_place: str | None = None
    in_title: bool = False
    mentions: tuple[Span, ...] = ()
    confidence: float = 0.0
    extractor: str = ""


def claim_id(report: str, metric: str, span: Span, in_title: bool) -> str:
    """The id of a claim: report, metric and place in the text, so that it survives another extraction."""
    return _digest(report, metric, "title" if in_title else "text", str(span.start), str(span.end))


@dataclass(frozen=True, slots=True)
class Entry:
    """A report with its passages and claims; kept as a whole or not at all."""

    report: Report
    passages: tuple[Passage, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a claim should say, put right by a reader: all fields that can be corrected, changed or as they were.

    ``low`` and ``high`` are in the metric's unit; ``claimant`` is None where the outlet itself speaks; ``places`` are
    names.
    """

    metric: str
    low: float | None
    high: float | None
    bound: str
    claimant: str | None
    first: date | None
    last: date | None
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What a reader decided about a claim: one entry of a history in which nothing is overwritten.

    ``verdict`` is one of VERDICTS; "undone" takes back the entry that stood. ``extracted`` is the claim as it was read
    from the text when this was decided, ``corrected`` the claim as it should be, None where it was not corrected.
    ``when`` is a moment in ISO 8601, UTC.
    """

    claim: str
    verdict: str
    reason: str
    who: str
    when: str
    extracted: Claim
    corrected: Claim | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note of the analyst's own on the time axis, on a day or on the days from ``first`` to ``last``.

    ``number`` tells it from the other notes of its library; ``when`` as in Review.
    """

    number: int
    first: date
    last: date
    label: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A report that was taken out and can be brought back until the library is compacted; ``when`` as in Review."""

    report_id: str
    title: str
    source: str
    published: str | None
    claims: int
    who: str
    when: str
    given_id: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """What stories are to be like: a report, a passage of it, or a text that somebody pasted (without ``report``).

    ``copy`` is the report that holds a pasted text already.
    """

    text: str
    report: Report | None = None
    passage: Passage | None = None
    copy: Report | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that answers a question, its best passage and why it matched.

    ``score`` lies in 0 to 1 and orders the hits of one question, ``strength`` (one of STRENGTHS) is that in a word;
    ``similarity`` is the cosine of question and passage; ``words`` are the question's words that stand in the passage,
    ``sentence`` is the one of its sentences that is nearest to the question in meaning (None where that was not asked);
    ``copies`` the ids of the other reports of its story, copies and rewrites, the earliest first; ``close`` where a
    chart of the question takes the story's figures.
    """

    passage: Passage
    report: Report
    score: float
    similarity: float
    strength: str
    words: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    close: bool = True
    sentence: Span | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something in the input that could not be read: where it stood, what was wrong and what to do.

    ``kept`` is True where the report itself was read and only the part that ``reason`` names is missing from it.
    """

    origin: str
    reason: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a chart or an export says of where it comes from.

    ``filters`` is the question in words; ``left_out`` says why claims are not drawn and how many; ``rule`` how the
    marks were placed; ``latest`` the newest publication; ``exported`` the moment of export, ISO 8601 with its zone.
    ``corrected`` is how many of the claims a reader put right, ``notes`` are the analyst's own on a chart's days.
    """

    library: str
    fingerprint: str
    sample: bool
    filters: str
    period: str
    claims: int
    reports: int
    sources: tuple[str, ...]
    latest: str | None
    exported: str
    left_out: tuple[tuple[str, int], ...] = ()
    rule: str = ""
    corrected: int = 0
    notes: tuple[Annotation, ...] = ()


# The extractor of claims that people coded: they came with their row, and no text is ever read anew for them.
CODED = "coded"
SAMPLE_WORDS = "sample text, not the outlet's words"
BOUNDS = ("exact", "about", "range", "more_than", "at_least", "up_to", "less_than")
STRENGTHS = ("strong", "fair", "weak")
STATUSES = ("claimed", "unverified", "hypothetical", "denied")
KINDS = ("event", "cumulative", "state")
LONG_SPAN = 14  # days: figures for longer spans would press those of single days flat, and stand apart
TOLD_APART = 8  # claimants: of more one cannot tell the colours and signs apart
LONGEST_LABEL = 60  # letters of an annotation: more would cover the chart that it explains
VERDICTS = ("rejected", "corrected", "undone")
# Which claims a question wants by what readers decided; without one: all but the rejected.
REVIEWS = ("all", "unreviewed", "corrected", "rejected")

# One row a claim. `claim` and `report` are ids; `low` and `high` are NaN where open; `first`, `last` and `day` (of
# publication) are datetime64, NaT where unknown; `places` is a tuple of canonical names (the text's own where there is
# none), `located` the same places as Place records; `mentions` a tuple of Span, the other places in the text where the
# report states the same; `voice` is who speaks: the claimant's canonical name, or "stated by <outlet>" where the outlet
# itself does. `review` is "rejected", "corrected" or "", with `reviewer`, `reviewed` (the moment) and `reason`;
# `extracted` is JSON of the fields that a correction replaced, as they were read from the text. `story` is the id of
# the earliest report of the story that the report is a copy or a rewrite of, its own where it stands alone.
CLAIM_COLUMNS = (
    "claim", "report", "metric", "item", "low", "high", "bound", "vague", "unit", "source_value", "source_unit",
    "voice", "claimant", "claimant_name", "claimant_side", "disputed_by", "target", "target_side", "status", "kind",
    "first", "last", "places", "part_of", "from_place", "to_place", "confidence", "extractor",
    "in_title", "start", "end", "quote", "title", "published", "day", "source", "url", "given_id",
    "located", "mentions", "review", "reviewer", "reviewed", "reason", "extracted", "story",
)  # fmt: skip

# One row a mark: a number that one voice gave for one fact, drawn once however many reports carry it. `claims` is a
# tuple of claim ids, `told_in` one of pairs of story and report id: how many `stories` that do not copy one another and
# `reports` carry it; `outlets` and `places` are tuples of names. `scope` is "whole" or "part", `panel` one of PANELS;
# `thing` is what is counted where a metric's items each need a panel of their own, else "". `x` is the day at which it
# stands, `x_from` where a longer span begins (else NaT), `day_stated` False where `x` is only the publication. `given`
# is the day on which the figure was first published. Marks of one `series` are of one claimant, item, target and scope;
# those of one `event` tell of the same, and the one that is `standing` is its claimant's latest; a line joins those of
# one `run` ("" for none). `unverified` counts the claims that doubt it, `corrected` those that a reader put right.
# `words`, `period` and `carried` are the figure, its days and its carriers as a reader says them; `quote` is one of the
# quotes. `basis` says how a figure was made that no claim states (a sum, a difference), "" for those that claims state.
MARK_COLUMNS = (
    "mark", "claims", "told_in", "reports", "stories", "outlets", "metric", "unit", "item", "thing", "voice", "target",
    "scope", "series", "event", "standing", "run", "panel", "x", "x_from", "day_stated", "given", "low", "high",
    "bound", "vague", "status", "unverified", "corrected", "disputed_by", "places", "words", "period", "carried",
    "quote", "basis",
)  # fmt: skip
PANELS = ("events", "running totals", "differences", "states")

# One row a pair: what two voices say of the same thing, or (RELATIONS: "rejected") one figure that another rejects.
# `voice` gave the larger figure, `other` the smaller; each side has its `mark`, the tuple of its `claims` (empty for
# the one who only rejects), its ends, and figure and days in words. `relation` is one of RELATIONS; `ratio` the larger
# by the smaller, NaN but for exact and about figures; `gap` what lies between the nearest ends, as a factor: 1 where
# they meet, inf where one says none. `apart` is how many days lie between the two (totals and levels held only).
PAIR_COLUMNS = (
    "relation", "ratio", "gap", "apart", "metric", "unit", "item", "target", "places", "panel", "x", "x_from",
    "voice", "mark", "claims", "low", "high", "words", "period",
    "other", "other_mark", "other_claims", "other_low", "other_high", "other_words", "other_period",
)  # fmt: skip
# "days differ": the figures do, and so do the days: a night and the day it ends, or two days of one week, between which
# a total may have grown or a level moved.
RELATIONS = ("differ", "days differ", "rejected", "agree")

# One row a figure that its claimant changed: `marks`, `claims` (tuples of claim ids), `words`, `days` (of publication)
# and `reports` are tuples with one entry a step, in the order of publication. `turn` is "up" or "down", from the first
# step to the last ("" where neither); `latest` is the day of the last change.
REVISION_COLUMNS = (
    "metric", "unit", "item", "voice", "target", "places", "panel", "period", "x", "turn", "latest",
    "marks", "claims", "words", "days", "reports",
)  # fmt: skip

# One row a place on the map. `place` is its canonical name, `marks` how many marks stand there and nowhere else,
# `claims` the ids of their claims, the newest first, `voices` a tuple of (voice, marks), most marks first.
PLACE_COLUMNS = ("place", "latitude", "longitude", "country", "marks", "claims", "voices")

# One row a figure of a place: what one voice says of one thing there, in `words`. `low` and `high` are sums over
# events, NaN where open; of running totals and levels, and of what cannot be summed, the latest. `marks` are those of
# the figure, `summed` how many of them are added up (0: none, it is the latest), `basis` says both in words, `vague`
# are the figures that are words only. `claims` are ids.
PLACE_FIGURE_COLUMNS = (
    "place", "latitude", "longitude", "voice", "metric", "unit", "item", "target", "panel", "status", "low", "high",
    "words", "marks", "summed", "basis", "vague", "claims",
)  # fmt: skip

# One row of what stands beside the map: a mark over several places, a place that nobody knows where it lies (`reason`
# "several", "unknown") or all marks that name no place ("none"). `places` is a tuple of their names, `words` the figure
# where it is a single mark, `voices` as above.
BESIDE_COLUMNS = ("reason", "places", "words", "marks", "claims", "voices")

# One row a report; `story` as above; `day` is datetime64 (NaT: needs a date), `claims` the number of its claims.
REPORT_COLUMNS = (
    "report", "given_id", "title", "source", "published", "day", "language", "url", "origin", "characters", "claims",
    "story",
)  # fmt: skip


def _digest(*parts: str) -> str:
    """Sixteen hexadecimal characters; each part's length goes in, so that no two lists of parts run together."""
    hashed = hashlib.blake2b(digest_size=8)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hashed.update(len(data).to_bytes(8, "big") + data)
    return hashed.hexdigest()
