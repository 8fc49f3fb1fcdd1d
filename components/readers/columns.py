"""Tables whose columns have names of their own: which one holds which field, as the analyst says or as it looks."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import mean

from components.errors import InputError
from components.readers import dates, fields, forms
from components.readers.forms import Form
from components.records import Rejection

# The fields that a column can be said to hold, in the order in which they are asked.
FIELDS = ("text", "title", "published", "source", "url", "language", "id")

# Rows of a table that are looked at before its columns are called unknown, and how many of them are shown.
ROWS_LOOKED_AT, ROWS_SHOWN = 50, 3
# How many columns are shown.
MOST_SHOWN = 12

# What looks like a report: words, and more of them than a headline has.
_SHORTEST_TEXT = 40
# What looks like a headline, and what like the name of an outlet, which repeats itself.
_TITLE, _NAME, _REPEATS = range(10, 300), range(3, 41), 2
# The share of cells that must look like a date, an address or a language before the column is taken for one.
_MOST = 0.8

_ADDRESS = re.compile(r"https?://\S+$")
_LANGUAGE = re.compile(r"[a-z]{2,3}([-_][A-Za-z]{2,4})?$")
_ALL_FIELDS = tuple(dict.fromkeys((*FIELDS, *forms.FIELDS)))
_PART = re.compile(rf",(?=\s*(?:{'|'.join(_ALL_FIELDS)})\s*=)")


@dataclass(frozen=True, slots=True)
class UnknownColumns(Rejection):
    """A table none of whose columns is known to hold the text of reports, with what is needed to ask which one does.

    ``rows`` are the first ones, cells shortened; ``guess`` is field -> column as it looks, empty where nothing does.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    guess: Mapping[str, str] = field(default_factory=dict)

    def advice(self) -> str:
        """The first rows and what to type so that the table loads, for the command line."""
        table = [f"    {' | '.join(map(fields.shown, row))}" for row in (self.columns[:MOST_SHOWN], *self.rows)]
        said = write_mapping(self.guess) if "text" in self.guess else "text=COLUMN"
        return "\n".join([*table, f"    Say which is which: --map {shlex.quote(fields.shown(said, len(said)))}"])


class Columns:
    """What the analyst says of columns: mappings of field -> column, each for the tables that have all its columns.

    ``coded`` are the forms of tables of coded claims; ``first`` is what comes first in their days that leave it open.
    """

    def __init__(self, given: Iterable[Mapping[str, str]] = (), coded: Iterable[Form] = (), first: str = "") -> None:
        self._first = first
        self._given = tuple(given)
        self._coded = tuple(coded)
        self._met: set[int] = set()
        self._coded_met: set[int] = set()

    def __bool__(self) -> bool:
        return bool(self._given or self._coded)

    def of(self, names: Iterable[str]) -> Mapping[str, str]:
        """The first mapping whose columns are all among these names, empty where there is none."""
        names = set(names)
        for index, mapping in enumerate(self._given):
            if names.issuperset(mapping.values()):
                self._met.add(index)
                return mapping
        return {}

    def form(self, names: Iterable[str]) -> Form | None:
        """How a table with these columns is read as coded claims; None where it is none, as far as is known."""
        found = self._form(list(names))
        return found and replace(found, first=self._first)

    def _form(self, names: list[str]) -> Form | None:
        for index, form in enumerate(self._coded):
            if set(names).issuperset(form.columns.values()):
                self._coded_met.add(index)
                return form
        mapping = self.of(names)
        if mapping:
            return Form(mapping) if forms.is_coded(mapping) else None
        return forms.of_names(names)

    def unmet(self) -> Iterator[Rejection]:
        """A sentence for each mapping that no table had the columns of."""
        for index, form in enumerate(self._coded):
            if index not in self._coded_met:
                listed = ", ".join(f'"{fields.shown(name)}"' for name in dict.fromkeys(form.columns.values()))
                yield Rejection(form.name, f"No table has all of the columns that it names: {listed}.")
        for index, mapping in enumerate(self._given):
            if index not in self._met:
                yield Rejection(
                    f"--map {write_mapping(mapping)}", "No table has all of these columns. Check how they are written."
                )


def renamed(row: Iterable[tuple[str, object]], mapping: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    """A row with its columns called by the fields they hold; what would mean the same field by its name is left out."""
    for name, value in row:
        held = [field for field, column in mapping.items() if column == name]
        yield from ((field, value) for field in held)
        if not held and fields.meaning(name) not in mapping:
            yield name, value


def read_mapping(said: str) -> dict[str, str]:
    """What ``--map`` says, "text=Body,published=Date", as field -> column; raises InputError where it is not so.

    It is of reports, or of coded claims: "metric=What,value=Number,claimant=Who".
    """
    mapping: dict[str, str] = {}
    for part in _PART.split(said):
        name, equals, column = (piece.strip() for piece in part.partition("="))
        if name not in _ALL_FIELDS or not equals or not column:
            raise InputError(
                f'"{part}" is not FIELD=COLUMN; the fields are {", ".join(FIELDS)}; of coded claims '
                f"{', '.join(forms.FIELDS)}."
            )
        mapping[name] = column
    if not set(FIELDS).issuperset(mapping) and ("text" in mapping or not forms.is_coded(mapping)):
        raise InputError(f"Of coded claims, which have no text: {forms.NOT_CODED}")
    return mapping


def write_mapping(mapping: Mapping[str, str]) -> str:
    """A mapping as ``read_mapping`` reads it."""
    return ",".join(f"{field}={column}" for field, column in mapping.items())


def unknown(origin: str, rows: Sequence[Mapping[str, object]], names: Iterable[str]) -> UnknownColumns:
    """The sentence and the question about a table with these columns and first rows."""
    columns = tuple(names)
    listed = ", ".join(f'"{fields.shown(name)}"' for name in columns[:MOST_SHOWN])
    more = f" and {len(columns) - MOST_SHOWN} more" if len(columns) > MOST_SHOWN else ""
    return UnknownColumns(
        origin,
        f'No column is known to hold the text of reports: they are {listed}{more}. Call one of them "text", or say '
        "which is which; coded claims without text take a mapping (see Help).",
        columns=columns,
        rows=tuple(tuple(fields.shown(row.get(name)) for name in columns[:MOST_SHOWN]) for row in rows[:ROWS_SHOWN]),
        guess=guess(columns, rows),
    )


def guess(names: Sequence[str], rows: Sequence[Mapping[str, object]]) -> dict[str, str]:
    """Which field each column seems to hold, by its name and by what stands in its first rows: field -> column.

    The longest words are the text, the next ones the title; what reads as dates, addresses or codes of languages is
    that; short words that repeat themselves are the outlet. A field that no column looks like is left out.
    """
    cells = {name: [str(value).strip() for row in rows if not fields.empty(value := row.get(name))] for name in names}
    left = {name: values for name, values in cells.items() if values}
    found: dict[str, str] = {}

    def take(field: str, candidates: Iterable[str]) -> None:
        best = next(iter(candidates), None)
        if best is not None and field not in found:
            found[field] = best
            del left[best]

    for name in list(left):
        if fields.meaning(name) in FIELDS:
            take(fields.meaning(name), [name])
    take("url", [name for name, values in left.items() if _share(values, _ADDRESS.match) >= _MOST])
    take("published", [name for name, values in left.items() if _share(values, dates.is_date) >= _MOST])
    by_length = sorted(left, key=lambda name: -mean(map(len, left[name])))
    words = [name for name in by_length if _share(left[name], lambda value: " " in value) >= _MOST]
    take("text", [name for name in words if mean(map(len, left[name])) >= _SHORTEST_TEXT])
    take("language", [name for name, values in left.items() if _share(values, _LANGUAGE.match) >= _MOST])
    take("title", [name for name in words if name in left and round(mean(map(len, left[name]))) in _TITLE and
                   len(set(left[name])) * _REPEATS > len(left[name])])  # fmt: skip
    take("source", [name for name, values in left.items() if _repeats(values)])
    return {field: found[field] for field in FIELDS if field in found}


def _share(values: Sequence[str], test: Callable[[str], object]) -> float:
    return sum(bool(test(value)) for value in values) / len(values)


def _repeats(values: Sequence[str]) -> bool:
    words = any(map(str.isalpha, "".join(values)))
    return words and len(set(values)) * _REPEATS <= len(values) and all(len(value) in _NAME for value in values)
