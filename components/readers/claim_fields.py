"""The fields of a coded row -> its claim: what each may hold, and what is to be done where it holds something else."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from components import amending, vocabulary
from components.errors import InputError, QuestionError
from components.readers import dates, fields
from components.readers.forms import NUMBERS, Form
from components.records import BOUNDS, CODED, KINDS, STATUSES, Claim, Place, Report, Span, claim_id

# What may stand before or behind the one number of a cell, and the bound that it means.
_SIGNS = {">=": "at_least", "≥": "at_least", ">": "more_than", "<=": "up_to", "≤": "up_to", "<": "less_than",
          "~": "about", "≈": "about", "+": "at_least"}  # fmt: skip
_VALUE = re.compile(r"(>=|<=|[≥≤<>~≈])?\s*(.+?)(?:\s*(?:-|–|—|\bto\b)\s*(.+?))?(?<!e)\s*(\+)?", re.IGNORECASE)
# The bounds that leave one side open.
_OPEN_ABOVE, _OPEN_BELOW = ("at_least", "more_than"), ("up_to", "less_than")
_YES, _NO = ("1", "yes", "y", "true", "x"), ("0", "no", "n", "false")
_NO_NUMBER = f"The row gives no number in {', '.join(NUMBERS)}."
# A number of days; longer ones are days written without hyphens.
_DAYS = re.compile(r"-?\d{1,5}")
_CURRENCY = re.compile(r"[A-Z]{3}")


def claim(report: Report, traced: list[Span], said: Mapping[str, str], form: Form) -> Claim:
    """The claim of a row whose fields say this; ``traced`` is where in the report its number stands, the quote first.

    Its days are read as the ``form`` says. InputError where a field cannot be understood; EitherWay for an open day.
    """
    if not traced:
        raise InputError(_NO_NUMBER)
    metric = _metric(said)
    low, high, bound = _numbers(said)
    kind = _one_of("kind", said.get("kind", "event"), KINDS)
    first, last = _period(said, kind, form)
    claimant, name, side = _claimant(said)
    target = said.get("target")
    unit = metric.unit if metric.unit != "currency" else said.get("unit", "")
    if metric.unit == "currency" and not _CURRENCY.fullmatch(unit):
        raise InputError(f'The field "unit" must give the currency of "{metric.label}" as its code, such as USD.')
    if said.get("unit", unit) != unit:
        raise InputError(f"{_holds('unit', said['unit'])}; {metric.id} is counted in {unit}. Convert it.")
    return Claim(
        id=claim_id(report.id, metric.id, traced[0], False),
        report_id=report.id,
        span=traced[0],
        metric=metric.id,
        low=low,
        high=high,
        bound=bound,
        unit=unit,
        item=said.get("item", ""),
        vague=_flag("vague", said),
        source_value=said.get("source_value") or _stated(said),
        source_unit=said.get("source_unit", ""),
        claimant=claimant,
        claimant_name=name,
        claimant_side=side,
        disputed_by=said.get("disputed_by"),
        target=target,
        target_side=said.get("target_side") or _side(target),
        status=_one_of("status", said.get("status", "claimed"), STATUSES),
        kind=kind,
        first=first,
        last=last,
        places=_places(said),
        from_place=said.get("from_place"),
        to_place=said.get("to_place"),
        mentions=tuple(traced[1:]),
        confidence=_confidence(said),
        extractor=CODED,
    )


def _metric(said: Mapping[str, str]) -> vocabulary.Metric:
    if "metric" not in said:
        raise InputError('The field "metric" is empty. Say what is counted.')
    try:
        return vocabulary.metric(said["metric"])
    except QuestionError:
        raise InputError(
            f"{_holds('metric', said['metric'])}, no metric here. Say under [values.metric] of a mapping which it is; "
            "Help lists them. What is none of them is no claim."
        ) from None


def _numbers(said: Mapping[str, str]) -> tuple[float | None, float | None, str]:
    """Low, high and bound: of a row's lowest, highest and best number the ends, never something between."""
    bound = _bound(said)
    low, high = (_number(name, said[name]) if name in said else None for name in ("low", "high"))
    if "value" in said:
        least, most, sign = _value(said)
        if low is None and high is None:
            bound = bound or sign
            low = None if least == most and bound in _OPEN_BELOW else least
            high = None if least == most and bound in _OPEN_ABOVE else most
        else:
            low, high = (least if low is None else low), (most if high is None else high)
            if not low <= least <= most <= high:
                raise InputError(f"{_holds('value', said['value'])}, outside of the low and the high one.")
    if low is None and high is None:
        raise InputError(_NO_NUMBER)
    if low is not None and high is not None and low > high:
        raise InputError("The lower number is larger than the upper one; exchange them.")
    allowed = _allowed(low, high, _flag("vague", said))
    bound = bound or allowed[0]
    if bound not in allowed:
        raise InputError(f'The numbers contradict the bound "{bound}"; they can be {" or ".join(allowed)}.')
    return low, high, bound


def _allowed(low: float | None, high: float | None, vague: bool) -> tuple[str, ...]:
    """The bounds that go with these ends, first the one that is meant where a row names none."""
    if low is None:
        return _OPEN_BELOW
    if high is None:
        return ("about", *_OPEN_ABOVE) if vague else _OPEN_ABOVE
    return ("exact", "about") if low == high else ("range", "about")


def _value(said: Mapping[str, str]) -> tuple[float, float, str]:
    """Both ends of the one cell with a number, and the bound that a sign beside it means, "" for none."""
    found = _VALUE.fullmatch(said["value"])
    before, low, high, behind = found.groups() if found else (None, said["value"], None, None)
    if high and (before or behind):
        raise InputError(f"{_holds('value', said['value'])}, a range with a sign; give one of them.")
    first = _number("value", low)
    return first, _number("value", high) if high else first, _SIGNS.get(before or behind or "", "")


def _number(name: str, words: str) -> float:
    try:
        value = amending.number(words)
    except InputError as error:
        raise InputError(f'The field "{name}": {error}') from None
    if value is None:
        raise InputError(f'The field "{name}" holds no number.')
    return value


def _bound(said: Mapping[str, str]) -> str:
    """The bound that a column or the flags beside it give, "" for none."""
    flagged = [name for name in ("at_least", "up_to") if _flag(name, said)]
    if len(flagged) > 1:
        raise InputError('The fields "at_least" and "up_to" both say yes; only one can hold.')
    if "bound" in said:
        return _one_of("bound", said["bound"], BOUNDS)
    return flagged[0] if flagged else ""


def _flag(name: str, said: Mapping[str, str]) -> bool:
    words = said.get(name, "no").casefold()
    if words not in (*_YES, *_NO):
        raise InputError(f"{_holds(name, words)}; write yes or no.")
    return words in _YES


def _one_of(name: str, words: str, known: tuple[str, ...]) -> str:
    """A word of a list, however it is spelled."""
    spelled = re.sub(r"[\s-]+", "_", words.casefold())
    if spelled not in known:
        raise InputError(
            f"{_holds(name, words)}; it is one of {', '.join(known)}. Say under [values.{name}] of a mapping "
            "which one is meant."
        )
    return spelled


def _period(said: Mapping[str, str], kind: str, form: Form) -> tuple[date | None, date | None]:
    """First and last day; ``date`` alone is the day of an event or a level, and the last day of a running total."""
    first, last, only = (day(name, said[name], form) if name in said else None for name in ("first", "last", "date"))
    last = last or only
    if kind != "cumulative":
        first = first or only
    if first and last and first > last:
        raise InputError("The first day lies after the last one; exchange them.")
    return first, last


def day(name: str, words: str, form: Form) -> date:
    """The day that a cell gives, written out or as a number of days since another; EitherWay where it is left open."""
    try:
        if form.since and _DAYS.fullmatch(words):
            return form.since + timedelta(days=int(words))
        return date.fromisoformat(dates.in_order(words, form.first)[:10])
    except dates.EitherWay:
        raise
    except InputError as error:
        reason = str(error)
    except OverflowError:
        reason = "no calendar has that day"
    if not form.since and _DAYS.fullmatch(words):
        reason += "; where it counts days, say since when under [days] of a mapping"
    raise InputError(f"{_holds(name, words)}: {reason}.")


def _claimant(said: Mapping[str, str]) -> tuple[str | None, str | None, str | None]:
    """The claimant as the table names it, by canonical name, and its side; a stranger's name stays as it is."""
    words = said.get("claimant") or said.get("claimant_name")
    if words is None:
        return None, None, None
    known = vocabulary.claimant(said.get("claimant_name", words))
    name = known.name if known else said.get("claimant_name", words)
    return words, name, vocabulary.side_of(name) or said.get("claimant_side")


def _side(name: str | None) -> str | None:
    known = vocabulary.claimant(name) if name else None
    return (known.side if known else "") or None


def _places(said: Mapping[str, str]) -> tuple[Place, ...]:
    if "located" in said:
        return _located(said["located"])
    places = tuple(amending.place(name) for part in said.get("place", "").split(";") if (name := part.strip()))
    if not {"latitude", "longitude"} & set(said):
        return places
    latitude = _degrees("latitude", said.get("latitude", ""), 90)
    longitude = _degrees("longitude", said.get("longitude", ""), 180)
    if len(places) != 1:
        raise InputError("Latitude and longitude belong to one place; the row names none, or several.")
    return (replace(places[0], latitude=latitude, longitude=longitude),)


def _degrees(name: str, words: str, most: int) -> float:
    try:
        degrees = float(words)
    except ValueError:
        degrees = float("nan")
    if not -most <= degrees <= most:
        raise InputError(f"{_holds(name, words)}; it is a number of degrees, -{most} to {most}.")
    return degrees


def _located(words: str) -> tuple[Place, ...]:
    """Places as an export writes them: a list of objects with the fields of Place."""
    try:
        return tuple(
            Place(
                latitude=None if one["latitude"] is None else _degrees("latitude", str(one["latitude"]), 90),
                longitude=None if one["longitude"] is None else _degrees("longitude", str(one["longitude"]), 180),
                **{name: str(one[name]) for name in ("name", "canonical", "country", "gazetteer_id")},
            )
            for one in json.loads(words)
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise InputError('The field "located" is no list of places as an export writes it; leave it out.') from None


def _confidence(said: Mapping[str, str]) -> float:
    words = said.get("confidence", "1")
    try:
        value = float(words)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise InputError(f"{_holds('confidence', words)}; it is a number from 0 to 1.")
    return value


def _stated(said: Mapping[str, str]) -> str:
    """The numbers of a row as its cells have them: both ends where they differ."""
    ends = (said.get(name) or said.get("value") for name in ("low", "high"))
    return " to ".join(dict.fromkeys(filter(None, ends)))


def _holds(name: str, words: str) -> str:
    """How a sentence about a cell begins."""
    return f'The field "{name}" holds "{fields.shown(words)}"'
