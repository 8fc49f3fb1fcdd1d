"""How many reports there are: a strip under the panels, and shade where none was loaded.

Two gaps differ: a day without any report loaded is shaded and crossed out, a day whose reports give no figure has a
hollow bar. Neither is nought.
"""

from __future__ import annotations

from calendar import month_abbr
from typing import Any

import pandas as pd

from components.charts import theme
from components.charts.axes import WIDTH, Trace, iso

_DAY, _HALF = pd.Timedelta(days=1), pd.Timedelta(hours=12)
_SHADE, _CROSSED = 0.55, 0.55
# Of more days than the plot of a page has pixels a bar is thinner than one: those that are filled are one area then,
# which a browser draws in a fifth of the time.
_MANY = WIDTH


def missing(days: pd.DataFrame) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    """The first and the last day of each stretch without any report."""
    none = days.index[days["reports"].eq(0)].to_series()
    stretch = none.diff().ne(_DAY).cumsum()
    return [(group.iloc[0], group.iloc[-1]) for _, group in none.groupby(stretch)]


def shade(days: pd.DataFrame, look: theme.Look, x: str, y: str) -> dict[str, Any]:
    """The days without any report as one shape behind a panel, nothing where there is none."""
    path = "".join(
        f"M{_moment(first)},0L{_moment(last + _DAY)},0L{_moment(last + _DAY)},1L{_moment(first)},1Z"
        for first, last in missing(days)
    )
    colour = theme.faint(look.grid, _SHADE)
    return {
        "type": "path", "path": path, "xref": x, "yref": f"{y} domain", "fillcolor": colour, "line": {"width": 0},
        "layer": "below",
    }  # fmt: skip


def strip(days: pd.DataFrame, look: theme.Look) -> list[Trace]:
    """A bar a day: filled where a figure is drawn, hollow where its reports give none, crossed out where none is."""
    counts, told = days["reports"], days["told"]
    most = max(int(counts.max()), 1)
    kinds = (
        (counts.gt(0) & told, {"color": look.muted}, ""),
        (
            counts.gt(0) & ~told,
            {"color": look.paper, "line": {"color": look.muted, "width": 1}},
            ": none gives a figure",
        ),
        (
            counts.eq(0),
            {"color": look.paper, "pattern": {"shape": "/", "size": 4, "fgcolor": theme.faint(look.muted, _CROSSED)}},
            "",
        ),
    )
    many = len(days) > _MANY
    drawn = [_area(days, look)] if many else []
    for chosen, marker, note in kinds[many:]:
        some = counts[chosen]
        if some.empty:
            continue
        drawn.append({
            "type": "bar",
            "x": [iso(day) for day in some.index],
            "y": [int(count) or most for count in some],
            "width": _DAY / pd.Timedelta(milliseconds=1) * 0.86,
            "marker": marker,
            "customdata": [[] for _ in some],
            "hovertext": [said + note for said in _said(some)],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "showlegend": False,
            "name": "reports",
        })  # fmt: skip
    return drawn


def _area(days: pd.DataFrame, look: theme.Look) -> Trace:
    """The days on which a figure is drawn as one area of steps; on the others it lies on the axis."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [iso(day) for day in days.index],
        "y": days["reports"].where(days["told"], 0).tolist(),
        "line": {"shape": "hvh", "width": 0},
        "fill": "tozeroy",
        "fillcolor": look.muted,
        "hoveron": "points",
        "hovertext": _said(days["reports"]),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
        "name": "reports",
    }


def note(days: pd.DataFrame) -> str:
    """What the two gaps are, with how many days of each."""
    empty = int(days["reports"].eq(0).sum())
    silent = int((days["reports"].gt(0) & ~days["told"]).sum())
    return (
        f"Reports were published on {len(days) - empty} of {len(days)} days: {_days(empty)} without any report loaded "
        f"(shaded, crossed out below), {_days(silent)} with reports that give no figure drawn here (hollow "
        "below); neither is zero."
    )


def _days(number: int) -> str:
    return f"{number} {'day' if number == 1 else 'days'}"


def _said(counts: pd.Series[int]) -> list[str]:
    """Each day with its reports, in words."""
    days = pd.DatetimeIndex(counts.index)
    return [
        f"{day} {month_abbr[month]} {year}: {_reports(count)}"
        for day, month, year, count in zip(days.day, days.month, days.year, counts, strict=True)
    ]


def _reports(count: int) -> str:
    return "no report loaded" if not count else f"{count} {'report' if count == 1 else 'reports'} published"


def _moment(day: pd.Timestamp) -> str:
    """The start of a day's column, as a path of plotly's writes a moment."""
    return (day - _HALF).strftime("%Y-%m-%d_%H:%M")
