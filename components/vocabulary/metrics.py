"""What is counted: the metrics of ``metrics.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from components.errors import QuestionError


@dataclass(frozen=True, slots=True)
class Metric:
    """A thing that reports count; ``unit`` is what its numbers are in ("currency": each claim's own).

    ``summed``: whether its events of several days may be added up; ``apart``: whether its items are things so
    different that each has a chart of its own.
    """

    id: str
    label: str
    unit: str
    counts: str
    group: str
    summed: bool = True
    apart: bool = False


@cache
def metrics() -> dict[str, Metric]:
    """All metrics by id, in the order in which pages list them."""
    text = files("components.vocabulary").joinpath("metrics.toml").read_text(encoding="utf-8")
    return {key: Metric(id=key, **fields) for key, fields in tomllib.loads(text).items()}


def metric(name: str) -> Metric:
    """The metric of this id or label; a QuestionError lists the labels where there is none of that name."""
    known = metrics()
    if name in known:
        return known[name]
    labelled = [metric for metric in known.values() if metric.label.casefold() == name.casefold()]
    if not labelled:
        raise QuestionError(
            f'there is no metric "{name}"; the metrics are {", ".join(one.label for one in known.values())}.'
        )
    return labelled[0]
