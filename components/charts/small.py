"""A metric at a glance: its marks over time as a picture of a few kilobytes, for grids of many.

The picture is SVG text of our own, which no library has to draw: eight of them cost a page milliseconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from math import cos, pi, sin
from typing import Any

import pandas as pd

from components import vocabulary
from components.charts import axes, words
from components.charts.theme import FONT, LOOKS, Look, symbols

# Pixels of the picture, and of the plot in it: room for the days below and for the signs of the marks at the edges.
_WIDTH, _HEIGHT = 300, 96
_LEFT, _RIGHT, _TOP, _BOTTOM = 7, 293, 18, 74
_RADIUS, _ARROW, _BELOW = 4.0, 10, 5
# Of more marks than these each is drawn smaller, so that they do not run into one band.
_MANY, _RADIUS_OF_MANY = 60, 2.6
# Of more marks than these each stands on whole pixels, those of one claimant in one path: thousands of signs with words
# of their own would weigh as much as all the rest of a page.
_CROWD = 500

_DRAWN = ["voice", "x", "x_from", "low", "high", "vague", "day_stated"]
_PANELS = {"events": "events", "running totals": "running totals", "states": "levels held"}

# Corners of each sign and how far its inner corners lie from the middle (1: none), with what it is turned by.
_SIGNS = {
    "square": (4, 1.0, pi / 4), "diamond": (4, 1.0, 0.0), "cross": (4, 0.45, pi / 4), "pentagon": (5, 1.0, 0.0),
    "star": (5, 0.42, 0.0), "hexagram": (6, 0.55, 0.0), "star-square": (4, 0.45, 0.0), "hexagon": (6, 1.0, 0.0),
    "bowtie": (3, 0.35, 0.0),
}  # fmt: skip


def small(drawn: words.Drawn, look: str = "light") -> str:
    """The marks of one metric, unit and panel as an SVG picture: signs and colours by claimant, ranges as bars.

    An open end is an arrow, a figure in words ("dozens") a tick below the axis. Figures for long spans, which would
    press the others flat, are left out where there are others, which is said.
    """
    ink = LOOKS[look]
    marks = _of_days(drawn.table)
    numbers = marks[~marks["vague"].eq(True)]
    signs, days = symbols(list(marks["voice"])), axes.time_axis(marks, _RIGHT - _LEFT)
    top = axes.scale(numbers, _BOTTOM - _TOP, log=False) if len(numbers) else None
    radius, crowd = _RADIUS_OF_MANY if len(marks) > _MANY else _RADIUS, len(marks) > _CROWD

    def across(day: pd.Timestamp) -> float:
        return _LEFT + days.across(day)

    body = [_frame(marks, numbers, ink, "; longer spans left out" * (len(marks) < len(drawn.table)))]
    lines, spots = defaultdict[str, dict[str, None]](dict), defaultdict[tuple[str, str], dict[str, None]](dict)
    for mark in axes.each(marks[_DRAWN]):
        x, colour = across(mark.x), vocabulary.colour(mark.voice)
        if mark.vague or top is None:
            body.append(f'<path d="M{x:.1f} {_BOTTOM + 1}v5" stroke="{colour}" stroke-width="2"/>')
            continue
        start = None if pd.isna(mark.x_from) else across(mark.x_from)
        ups = [_BOTTOM - top.up(end) for end in axes.ends(mark)]
        inside = "" if mark.day_stated else ink.paper
        if crowd:
            lines[colour] |= dict.fromkeys(_lines(mark, round(x), start and round(start), [round(up) for up in ups]))
            spots[mark.voice, inside] |= dict.fromkeys(f"{x:.0f} {up:.0f}" for up in ups)
            continue
        body += [_stroke(line, colour) for line in _lines(mark, x, start, ups)]
        body += [_sign(signs[mark.voice], x, up, colour, inside, radius) for up in ups]
    body += [_stroke("".join(several), colour) for colour, several in lines.items() if several]
    for number, ((voice, inside), several) in enumerate(spots.items()):
        sign_there = _sign(signs[voice], 0, 0, vocabulary.colour(voice), inside, radius)
        body.append(_signs(f"sign{number}", sign_there, several))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}"'
        f' font-family="{escape(FONT)}" font-size="11">{"".join(body)}</svg>'
    )


def sign(voice: str, voices: list[str]) -> str:
    """The sign under which a voice stands in the small picture of these voices, as a picture of its own."""
    drawn = _sign(symbols(voices)[voice], 6, 6, vocabulary.colour(voice), "", 4.6)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12" width="12" height="12">{drawn}</svg>'


def _of_days(marks: pd.DataFrame) -> pd.DataFrame:
    """The marks without those of long spans, all of them where there are no others."""
    short = marks[~(marks["panel"].eq("events") & marks["x"].sub(marks["x_from"]).gt(axes.LONG))]
    return short if len(short) else marks


def _frame(marks: pd.DataFrame, numbers: pd.DataFrame, ink: Look, left_out: str) -> str:
    """Baseline, what the panel shows and up to which figure, the first and the last day."""
    first, last = marks["x_from"].fillna(marks["x"]).min(), marks["x"].max()
    unit = vocabulary.unit_words(str(marks["unit"].iloc[0]))
    most = (
        f"0 to {vocabulary.number_words(numbers[['low', 'high']].max().max())} {unit}" if len(numbers) else "in words"
    )
    days = [f"{day.day} {day:%b} {day.year}" for day in dict.fromkeys((first, last))]
    ends = [_text(0, _HEIGHT - 5, days[0], ink.muted)]
    ends += [_text(_WIDTH, _HEIGHT - 5, day, ink.muted, "end") for day in days[1:]]
    line = f'<path d="M0 {_BOTTOM + 0.5}H{_WIDTH}" stroke="{ink.axis}"/>'
    return "".join([_text(0, 11, f"{_PANELS[marks['panel'].iloc[0]]}, {most}{left_out}", ink.muted), line, *ends])


def _lines(mark: Any, x: float, start: float | None, ups: Sequence[float]) -> Iterator[str]:
    """What stands behind a mark's signs, as paths: the bar of a range, the days of a span, an arrow for an open end."""
    if len(ups) > 1:
        yield f"M{x:.1f} {ups[0]:.1f}V{ups[1]:.1f}"
    if start is not None:
        yield from (f"M{start:.1f} {up:.1f}H{x:.1f}" for up in ups)
    for end, way in ((mark.high, -1), (mark.low, 1)):
        if pd.isna(end):
            tip = min(ups[0] + way * _ARROW, _BOTTOM + _BELOW)
            head = f"M{x - 2.5:.1f} {tip - way * 3:.1f}L{x:.1f} {tip:.1f}L{x + 2.5:.1f} {tip - way * 3:.1f}"
            yield f"M{x:.1f} {ups[0]:.1f}V{tip:.1f}{head}"


def _stroke(line: str, colour: str) -> str:
    return f'<path d="{line}" stroke="{colour}" stroke-width="1.5" fill="none"/>'


def _signs(name: str, sign_there: str, spots: Iterable[str]) -> str:
    """One sign on many spots: the corners of an unseen line, on each of which a browser draws it."""
    marks = " ".join(f'marker-{where}="url(#{name})"' for where in ("start", "mid", "end"))
    return (
        f'<marker id="{name}" overflow="visible" markerUnits="userSpaceOnUse">{sign_there}</marker>'
        f'<path d="M{" ".join(spots)}" fill="none" {marks}/>'
    )


def _sign(symbol: str, x: float, y: float, colour: str, inside: str, radius: float) -> str:
    """A claimant's sign in their colour; hollow, with the colour ``inside``, where that is given."""
    fill = f'fill="{inside}" stroke="{colour}" stroke-width="1.4"' if inside else f'fill="{colour}"'
    if symbol not in _SIGNS:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius - 0.2:.1f}" {fill}/>'
    corners, inner, turned = _SIGNS[symbol]
    steps = corners if inner == 1.0 else corners * 2
    reach = [(radius * 1.15) * (inner if step % 2 and inner != 1.0 else 1.0) for step in range(steps)]
    angles = [turned - pi / 2 + 2 * pi * step / steps for step in range(steps)]
    points = " ".join(f"{x + r * cos(a):.1f},{y + r * sin(a):.1f}" for r, a in zip(reach, angles, strict=True))
    return f'<polygon points="{points}" {fill}/>'


def _text(x: float, y: float, said: str, colour: str, anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" fill="{colour}" text-anchor="{anchor}">{escape(said)}</text>'
