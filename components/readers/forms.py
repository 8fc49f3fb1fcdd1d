"""How a table of coded claims is to be read: which column holds which field, and what its cells mean; told in TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from components.errors import InputError
from components.readers import cells, fields

# The fields of a coded claim, then those of the report that it stands in.
FIELDS = (
    "metric", "value", "low", "high", "bound", "at_least", "up_to", "vague", "item", "unit", "source_value",
    "source_unit", "claimant", "claimant_name", "claimant_side", "disputed_by", "target", "target_side", "status",
    "kind", "date", "first", "last", "place", "latitude", "longitude", "located", "from_place", "to_place", "part_of",
    "claim", "confidence", "quote", "review",
    "title", "source", "url", "published", "id",
)  # fmt: skip
# The columns that hold a number, one of which there must be: the characters that a claim is traced to.
NUMBERS = ("value", "low", "high")
# Other names of columns, as exports of claims write them.
_ALSO = {"places": "place", "given id": "id"}
# What exports add to each claim: which library and row it was, not what is claimed. A newer export of the same claims
# differs in nothing else, and must give the same reports.
_EXPORTED = ("fingerprint", "exported")
_OF_EXPORTS = frozenset(
    {
        "claim", "report", "story", "voice", "day", "given_id", "part_of", "located", "mentions", "in_title", "start",
        "end", "extractor", "review", "reviewer", "reviewed", "reason", "extracted", "library", "sample", "filters",
        "days_covered", "left_out", *_EXPORTED,
    }
)  # fmt: skip
_TABLES = ("columns", "constants", "values", "days")


@dataclass(frozen=True, slots=True)
class Form:
    """How the rows of a table are read as claims.

    ``columns`` is field -> column, ``constants`` field -> what holds for every row, ``values`` field -> what a cell
    says (letter case aside) -> the fields that are meant by it. Days that are numbers count from ``since``. Columns in
    ``unsaid`` are no part of a report's text. ``first`` says what comes first in a day that leaves it open, "day" or
    "month".
    """

    columns: Mapping[str, str]
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    since: date | None = None
    unsaid: frozenset[str] = frozenset()
    name: str = ""
    first: str = ""

    def said(self, row: Iterable[tuple[str, object]]) -> dict[str, str]:
        """What a row says in each field, its cells put as the table means them; without the fields that say nothing."""
        found, meant = dict(self.constants), dict[str, str]()
        for column, value in row:
            words = cells.words(value)
            for name in [name for name, held in self.columns.items() if held == column and words]:
                means = self.values.get(name, {}).get(words.casefold())
                if means is None:
                    found[name] = words
                else:
                    meant |= means
        return {name: value for name, value in (found | meant).items() if value}


def is_form(place: Path | str) -> bool:
    """Whether a place to read is the file of a mapping, not reports."""
    return Path(place).suffix.lower() == ".toml" and "://" not in str(place)


def read(path: Path) -> Form:
    """The mapping in a TOML file; InputError, with what to do, where it is none."""
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"It could not be opened: {error.strerror or error}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"It is no TOML that can be read: {error}.") from None
    if unknown := [name for name in given if name not in _TABLES]:
        raise InputError(f'It holds "{fields.shown(unknown[0])}"; a mapping has {", ".join(_TABLES)}.')
    columns, constants, values, days = (_table(given.get(name, {}), name) for name in _TABLES)
    form = Form(
        {name: _words(column, f"columns.{_known(name, 'columns')}") for name, column in columns.items()},
        {name: _words(value, f"constants.{_known(name, 'constants')}") for name, value in constants.items()},
        {_known(name, "values"): _meanings(name, meant) for name, meant in values.items()},
        _since(days),
        name=path.name,
    )
    if not is_coded(form.columns, form.constants):
        raise InputError(NOT_CODED)
    return form


NOT_CODED = (
    f"It must say which column holds the metric, and which the number ({', '.join(NUMBERS)}); one metric for all rows "
    "stands under constants."
)


def is_coded(columns: Iterable[str], constants: Iterable[str] = ()) -> bool:
    """Whether these fields are enough for a claim: what is counted, and a number."""
    held = set(columns)
    return "metric" in held | set(constants) and not held.isdisjoint(NUMBERS)


def of_names(names: Iterable[str]) -> Form | None:
    """The form of a table whose columns are called by the fields of claims; None where they are not, or hold texts."""
    names = list(names)
    meant = {fields.plain(name): name for name in (*FIELDS, *_ALSO)}
    columns: dict[str, str] = {}
    for name in names:
        found = meant.get(fields.plain(name))
        if found:
            columns.setdefault(_ALSO.get(found, found), name)
    if not is_coded(columns) or any(fields.plain(name) == "text" for name in names):
        return None
    return Form(columns, unsaid=_OF_EXPORTS if set(_EXPORTED) <= set(names) else frozenset())


def _table(value: object, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InputError(f'"{name}" is no table; write [{name}] with its entries below.')
    return value


def _known(name: str, table: str) -> str:
    if name not in FIELDS:
        raise InputError(f'[{table}] names "{fields.shown(name)}"; the fields are {", ".join(FIELDS)}.')
    return name


def _words(value: object, where: str) -> str:
    if isinstance(value, dict | list | bool):
        raise InputError(f"{where} is no word, number or day in quotation marks.")
    return cells.words(value)


def _meanings(name: str, meant: object) -> dict[str, dict[str, str]]:
    where = f"values.{fields.shown(name)}"
    return {
        cells.words(cell).casefold(): {
            _known(other, where): _words(value, f"{where}.{other}")
            for other, value in (means if isinstance(means, dict) else {name: means}).items()
        }
        for cell, means in _table(meant, where).items()
    }


def _since(days: Mapping[str, object]) -> date | None:
    if not days:
        return None
    try:
        return date.fromisoformat(str(days["since"]))
    except (KeyError, ValueError):
        raise InputError('[days] holds since = "2022-02-24": the day from which numbers of days count.') from None
