"""What is drawn behind the marks: lines through a series, bars under figures that were added up or derived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

import pandas as pd

from components import vocabulary
from components.charts import theme, words
from components.charts.axes import (
    Panel,
    Trace,
    at_once,
    columns,
    ends,
    gathered,
    iso,
    of_a_colour,
    together,
)

# How much of a claimant's colour a bar's fill keeps, so that words on it can be read in both looks.
_FILL, _FILL_OF_MORE = 0.28, 0.12
# Pixels of a bar's width from which "5 of 7 days" fits, from which "5/7" does, and of its height for either.
_WIDE, _NARROW, _HIGH = 100, 34, 30


def lines(panel: Panel) -> list[Trace]:
    """A line through the marks of each run, steps for running totals; through both ends where one is a range."""
    joined = [mark for mark in panel.marks if mark.run]
    shape = "hv" if any(mark.panel == "running totals" for mark in joined) else "linear"
    drawn = []
    for legend, group in together(joined, panel.named):
        for colour, alike in of_a_colour(group):
            line = {"color": colour, "width": 1.5, "shape": shape}
            by_run = sorted(alike, key=attrgetter("run"))
            runs = (list(run) for _, run in groupby(by_run, key=attrgetter("run")))
            points = columns(point for run in runs for point in _through(run, panel))
            how = {"mode": "lines", "line": line, "legendgroup": legend, "hoverinfo": "skip", "showlegend": False}
            drawn.append({"type": "scatter", **points, **how})
    return drawn


def bars(panel: Panel, look: theme.Look) -> list[Trace]:
    """A bar for each figure made from others: full up to its lower end, lighter from there to its upper end.

    Where several figures are gathered it reaches from the lowest to the highest only.
    """
    drawn = []
    made = [mark for mark in panel.marks if mark.basis]
    for legend, group in together(made, panel.named):
        derived = all(mark.panel == "differences" for mark in group)
        for least, fill in ((True, _FILL), (False, _FILL_OF_MORE)):
            parts = columns(_parts(group, panel, least))
            if parts:
                colours, said = parts.pop("colour"), parts.pop("text")
                edge = {"color": at_once(colours), "width": 1}
                inner = {"shape": "/", "size": 7, "solidity": 0.15, "fgcolor": at_once(colours)} if derived else None
                within: dict[str, Any] = {
                    "text": said, "textposition": "inside", "textangle": 0, "insidetextanchor": "start",
                    "constraintext": "none", "textfont": {"size": 11, "color": look.text},
                }  # fmt: skip
                drawn.append({
                    "type": "bar",
                    **parts,
                    **(within if any(said) else {}),
                    "marker": {
                        "color": at_once([theme.faint(colour, fill) for colour in colours]),
                        "line": edge, "pattern": inner,
                    },
                    "legendgroup": legend,
                    "showlegend": False,
                    "hovertemplate": "%{hovertext}<extra></extra>",
                })  # fmt: skip
    return drawn


def _through(run: list[Any], panel: Panel) -> Iterator[dict[str, Any]]:
    """The points of one run's line, and of a second one where its figures have two ends; a gap after each."""
    marks = sorted(run, key=attrgetter("x"))
    both = any(len(ends(mark)) == 2 for mark in marks)
    for end in (0, -1) if both else (0,):
        for mark in marks:
            yield {"x": iso(panel.days[mark.mark]), "y": ends(mark)[end]}
        yield {"x": iso(panel.days[marks[-1].mark]), "y": None}


def _parts(made: Iterable[Any], panel: Panel, least: bool) -> Iterator[dict[str, Any]]:
    """The lower part of each bar, up to what is at least claimed, or what may be more above it."""
    for mark in made:
        low, high = mark.low, mark.high
        start = 0.0 if least or pd.isna(low) else float(low)
        end = low if least else high
        if gathered(mark):
            if least:
                continue
        elif pd.isna(end) or end == start:
            continue
        lowest = least or pd.isna(low)
        yield {
            "x": iso(panel.days[mark.mark]),
            "base": start,
            "y": float(end) - start,
            "colour": vocabulary.colour(mark.voice),
            "width": panel.widths[mark.mark] / pd.Timedelta(milliseconds=1),
            "text": reported(mark, panel) if lowest else "",
            "customdata": list(mark.claims),
            "hovertext": panel.hovers[mark.mark],
        }


def reported(mark: Any, panel: Panel) -> str:
    """How many days a sum speaks of, as far as its bar has room for it, on the narrowest screen too.

    Nothing on a difference, which is hatched.
    """
    said = str(mark.basis)
    if (
        not said.endswith("reported")
        or panel.scale.up(ends(mark)[0]) - panel.scale.up(max(0.0, panel.scale.bottom)) < _HIGH
    ):
        return ""
    width = panel.axis.narrowed.across(panel.axis.first + panel.widths[mark.mark])
    if width >= _WIDE:
        return said.removesuffix(" reported")
    return words.basis_sign(mark) if width >= _NARROW else ""
