"""What the analyst asks and how it is shown; both to and from the parameters of an address without loss."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from components import vocabulary
from components.errors import QuestionError
from components.records import KINDS, REVIEWS, STATUSES

BINS = ("day", "week", "month")
SHOWN = "shown"

# The signs of an amount, and an amount as it is written in an address: "drones_downed > 100".
AMOUNT = ">=|<=|>|<|="
_AMOUNT = re.compile(rf"(\w+) ({AMOUNT}) (\d+(?:\.\d+)?(?:e\+?\d+)?)")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")

Parameters = dict[str, list[str]]

_REVIEWS_IN_WORDS = {
    "": "", "all": "rejected claims too", "unreviewed": "not reviewed", "corrected": "corrected by a reader",
    "rejected": "rejected by a reader",
}  # fmt: skip

# Address parameter of each field; a field that holds several values repeats its parameter.
_QUESTION_NAMES = {
    "words": "q", "metrics": "metric", "items": "item", "claimants": "claimant", "targets": "target",
    "places": "place", "since": "from", "until": "to", "known": "known", "sources": "source", "languages": "language",
    "months": "month",
    "status": "status", "kinds": "kind", "excluded": "not", "confidence": "confidence", "review": "review",
    "phrases": "phrase", "lacking": "without", "outlets": "outlet", "amounts": "amount", "like": "like",
}  # fmt: skip
# The filters whose values can be excluded too, and how an export says what they hold.
FILTERS = {
    "metrics": "metric", "items": "item", "claimants": "claimed by", "targets": "of", "places": "in",
    "sources": "reported by", "languages": "language", "months": "month", "status": "status", "kinds": "kind",
}  # fmt: skip
_VIEW_NAMES = {
    "library": "library", "fingerprint": "state", "bin": "bin", "panels": "panel", "selection": "selected",
    "report": "report", "name": "name", "weak": "weak",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """What the analyst asks: words to search by meaning, and filters that every claim must pass.

    An empty filter keeps everything. ``claimants`` are voices (canonical names, or "stated by <outlet>"), ``since``
    and ``until`` the days that the claim speaks of (where it names none: its publication), both included; ``months``
    (2024-08) are those of the same days. ``known`` keeps what was published on that day or before. ``excluded`` are
    pairs of a filter of FILTERS and a value that no claim may have. ``review`` is one of REVIEWS, "" for all claims but
    those that a reader rejected. ``phrases`` stand in the story word by word, ``lacking`` words do not, ``outlets`` are
    parts of the outlet's name; ``amounts`` ask for a figure ("drones_downed > 100": the number stated, of a range its
    lower end). ``like`` names the report, the passage or the pasted text that stories are to be like
    (components/alike.py).
    """

    words: str = ""
    metrics: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    known: date | None = None
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    excluded: tuple[tuple[str, str], ...] = ()
    confidence: float = 0.0
    review: str = ""
    phrases: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    like: str = ""

    @property
    def searches(self) -> bool:
        """Whether stories are to be found by their meaning: by words, or as others like one."""
        return bool(self.words.strip() or self.like)

    def in_words(self, example: str = "") -> str:
        """The question as a line that a reader of an export understands, such as "drones downed; from 2024-08-01".

        ``example`` is how a reader calls what ``like`` names.
        """
        parts = [
            f'in stories about "{self.words}"' if self.words else "",
            f"in stories like {example or self.like}" if self.like else "",
            ", ".join(vocabulary.metric(metric).label.lower() for metric in self.metrics),
            *(_listed(said, getattr(self, field)) for field, said in FILTERS.items() if field != "metrics"),
            *(f"not {FILTERS[field]} {_value_in_words(field, value)}" for field, value in self.excluded),
            f"from {self.since}" if self.since else "",
            f"to {self.until}" if self.until else "",
            f"as known on {self.known}" if self.known else "",
            f"confidence {self.confidence:g} or more" if self.confidence else "",
            _REVIEWS_IN_WORDS[self.review],
            *(f'holding "{phrase}"' for phrase in self.phrases),
            *(f'without "{word}"' for word in self.lacking),
            *(f"from an outlet named like {outlet}" for outlet in self.outlets),
            *(f"{vocabulary.metric(m).label.lower()} {sign} {float(n):,g}" for m, sign, n in self.asked_amounts()),
        ]
        return "; ".join(filter(None, parts)) or "everything in the library"

    def asked_amounts(self) -> list[tuple[str, str, str]]:
        """Metric, sign and number of each amount asked for."""
        return [match.groups() for amount in self.amounts if (match := _AMOUNT.fullmatch(amount))]  # type: ignore[misc]

    def without(self, field: str) -> Question:
        """The same question as if nothing were asked of this filter, nor excluded by it."""
        emptied: dict[str, Any] = {field: ()}
        return replace(self, excluded=tuple(pair for pair in self.excluded if pair[0] != field), **emptied)

    def including(self, field: str, value: str) -> Question:
        """The same question, asking for this value of a filter too."""
        freed = self.freed(field, value)
        asked: dict[str, Any] = {field: (*getattr(freed, field), value)}
        return replace(freed, **asked)

    def excluding(self, field: str, value: str) -> Question:
        """The same question, excluding this value of a filter."""
        freed = self.freed(field, value)
        return replace(freed, excluded=(*freed.excluded, (field, value)))

    def freed(self, field: str, value: str) -> Question:
        """The same question, neither asking for this value of a filter nor excluding it."""
        kept: dict[str, Any] = {field: tuple(other for other in getattr(self, field) if other != value)}
        return replace(self, excluded=tuple(pair for pair in self.excluded if pair != (field, value)), **kept)

    def to_params(self) -> Parameters:
        """The parameters of an address that ``read_question`` turns into the same question again.

        Metrics are named by their labels there, as the boxes on the pages show them; ids are understood too.
        """
        labels = tuple(vocabulary.metric(metric).label for metric in self.metrics)
        params = _to_params(replace(self, metrics=labels, excluded=()), _QUESTION_NAMES)
        if self.excluded:
            params[_QUESTION_NAMES["excluded"]] = [f"{_QUESTION_NAMES[name]}:{value}" for name, value in self.excluded]
        return params


@dataclass(frozen=True, slots=True)
class View:
    """How an answer is shown: which library in which state, width of a bin, panels, claims selected, report open.

    ``name`` is the claimant or the place that a page of its own is about; ``weak`` is SHOWN where stories that come
    less near than an answer must are to be listed too.
    """

    library: str = ""
    fingerprint: str = ""
    bin: str = "day"
    panels: tuple[str, ...] = ()
    selection: tuple[str, ...] = ()
    report: str = ""
    name: str = ""
    weak: str = ""

    def to_params(self) -> Parameters:
        """The parameters of an address that ``read_view`` turns into the same view again."""
        return _to_params(self, _VIEW_NAMES)


def read_question(params: Mapping[str, Iterable[str]]) -> tuple[Question, list[str]]:
    """The question in an address, and a sentence for each parameter that could not be understood (and is left out)."""
    values, problems = _from_params(params, _QUESTION_NAMES, Question)
    return Question(**values), problems


def read_view(params: Mapping[str, Iterable[str]]) -> tuple[View, list[str]]:
    """The view in an address, and a sentence for each parameter that could not be understood (and is left out)."""
    values, problems = _from_params(params, _VIEW_NAMES, View)
    return View(**values), problems


def unknown(params: Mapping[str, Iterable[str]]) -> list[str]:
    """A sentence for each parameter of an address that is none of a question's or a view's."""
    names = {*_QUESTION_NAMES.values(), *_VIEW_NAMES.values()}
    return [f'"{name}" was left out: no part of an address is called so.' for name in params if name not in names]


def _listed(what: str, values: tuple[str, ...]) -> str:
    return f"{what} {' or '.join(values)}" if values else ""


def _value_in_words(field: str, value: str) -> str:
    return vocabulary.metric(value).label.lower() if field == "metrics" else value


def _to_params(record: Question | View, names: Mapping[str, str]) -> Parameters:
    params: Parameters = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if value == field.default:
            continue
        values = value if isinstance(value, tuple) else (value,)
        params[names[field.name]] = [str(v) for v in values]
    return params


def _from_params(
    params: Mapping[str, Iterable[str]], names: Mapping[str, str], record: type[Question] | type[View]
) -> tuple[dict[str, Any], list[str]]:
    values: dict[str, Any] = {}
    problems: list[str] = []
    for field in fields(record):
        name = names[field.name]
        given = [params[name]] if isinstance(params.get(name), str) else list(params.get(name, ()))
        read: list[object] = []
        for text in filter(None, given):
            try:
                read.append(_read(field.name, str(text)))
            except (ValueError, QuestionError) as error:
                problems.append(f'"{name}={text}" was left out: {error}')
        if read:
            values[field.name] = tuple(dict.fromkeys(read)) if field.default == () else read[-1]
    return values, problems


def _read(field: str, text: str) -> object:
    match field:
        case "since" | "until" | "known":
            try:
                return date.fromisoformat(text)
            except ValueError:
                raise QuestionError("a day is written 2024-08-14.") from None
        case "confidence":
            number = float(text) if text.replace(".", "", 1).isdecimal() else -1.0
            if not 0 <= number <= 1:
                raise QuestionError("confidence is a number from 0 to 1.")
            return number
        case "metrics":
            return vocabulary.metric(text).id
        case "status":
            return _one_of(text, STATUSES)
        case "kinds":
            return _one_of(text, KINDS)
        case "review":
            return _one_of(text, REVIEWS)
        case "months":
            if not _MONTH.fullmatch(text):
                raise QuestionError("a month is written 2024-08.")
            return text
        case "excluded":
            name, _, value = text.partition(":")
            excluded = next((field for field in FILTERS if _QUESTION_NAMES[field] == name), "")
            if not (excluded and value):
                raise QuestionError("what is excluded is written as a filter and a value, such as claimant:Moscow.")
            return excluded, _read(excluded, value)
        case "amounts":
            amount = _AMOUNT.fullmatch(text)
            if amount is None:
                raise QuestionError("an amount is written as a metric, a sign and a number, such as killed > 100.")
            return f"{vocabulary.metric(amount.group(1)).id} {amount.group(2)} {amount.group(3)}"
        case "bin":
            return _one_of(text, BINS)
        case "weak":
            return _one_of(text, (SHOWN,))
        case _:
            return text


def _one_of(text: str, allowed: tuple[str, ...]) -> str:
    if text not in allowed:
        raise QuestionError(f"it must be one of {', '.join(allowed)}.")
    return text
