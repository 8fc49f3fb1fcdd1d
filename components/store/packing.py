"""Records as JSON that comes back as the same records, for what is kept aside: reviewed claims, removed reports."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, fields, replace
from datetime import date
from typing import Any

from components.records import Claim, Entry, Passage, Place, Report, Span


def pack_claim(claim: Claim) -> str:
    """A claim as JSON."""
    return json.dumps(asdict(claim), default=date.isoformat)


def unpack_claim(text: str) -> Claim:
    """The claim that ``pack_claim`` made this of."""
    return _claim(json.loads(text))


def pack_entry(entry: Entry) -> str:
    """A report with its passages and claims as JSON."""
    return json.dumps(asdict(entry), default=date.isoformat)


def unpack_entry(text: str) -> Entry:
    """The entry that ``pack_entry`` made this of."""
    known = json.loads(text)
    passages = tuple(Passage(**{**values, "span": Span(**values["span"])}) for values in known["passages"])
    return Entry(Report(**known["report"]), passages, tuple(_claim(values) for values in known["claims"]))


def replaced(before: Claim, after: Claim) -> str:
    """JSON of the fields of ``before`` that ``after`` has otherwise; "" where it has none."""
    known = json.loads(pack_claim(before))
    changed = [field.name for field in fields(Claim) if getattr(before, field.name) != getattr(after, field.name)]
    return json.dumps({name: known[name] for name in changed}) if changed else ""


def put_back(claim: Claim, changed: str) -> Claim:
    """The claim with fields that ``replaced`` took down as they were."""
    return replace(claim, **_values(json.loads(changed))) if changed else claim


def _claim(known: dict[str, Any]) -> Claim:
    return Claim(**_values(known))


def _values(known: dict[str, Any]) -> dict[str, Any]:
    """Values of a claim's fields as the record has them."""
    return {name: _READ[name](value) if name in _READ and value is not None else value for name, value in known.items()}


_READ: dict[str, Callable[[Any], Any]] = {
    "span": lambda span: Span(**span),
    "first": date.fromisoformat,
    "last": date.fromisoformat,
    "places": lambda places: tuple(Place(**place) for place in places),
    "mentions": lambda mentions: tuple(Span(**span) for span in mentions),
}
