"""The cells of a table, of whatever kind its format made them, as the words that stand in it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from components.readers import fields


@dataclass(frozen=True, slots=True)
class Row:
    """One row or object: where it stands, and the values of its columns or keys."""

    origin: str
    cells: list[tuple[str, object]]


def words(value: object) -> str:
    """A cell on one line, "" where it says nothing: days as ISO 8601, whole numbers without a point."""
    if fields.empty(value):
        return ""
    match value:
        case bool():
            return "true" if value else "false"
        case float() if math.isfinite(value) and value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time() and value.tzinfo is None:
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case list() | tuple() if any(isinstance(part, Mapping) for part in value):
            return json.dumps(value, ensure_ascii=False, default=str)
        case list() | tuple():
            return "; ".join(filter(None, map(words, value)))
        case Mapping():
            return json.dumps(value, ensure_ascii=False, default=str)
    return " ".join(str(value).split())
