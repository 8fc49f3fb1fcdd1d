"""Figures and names written beside the marks, where there is room for them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from operator import attrgetter
from typing import Any

import pandas as pd

from components import vocabulary
from components.charts import words
from components.charts.axes import ARROW, WIDTH, Panel, ends, iso
from components.charts.joining import reported

# With this many marks or fewer a panel names them all; with this many claimants or fewer, the latest of each, and the
# one that most stories carry.
_FEW_MARKS, _FEW_VOICES = 14, 8
# Pixels of a letter, of a line, from a mark and from the cap of a range to its label; letters of a name, on a wide plot
# and on a phone's.
_LETTER, _LINE, _OFF, _OFF_CAP, _NAME, _NAME_NARROW = 6.2, 15, 8, 13, 30, 25
_CLOSER = 0.8  # plotly stands a text off by the marker's radius divided by this

# Where a label may stand: to which side of its mark, and whether above it; the best place first. That of a longer span
# stands over its own bar: to the right of its end another may begin.
_SIDES = (("right", False), ("left", False), ("right", True), ("left", True))
_SIDES_OF_SPAN = (("left", True), ("right", False))
# Pixels below a figure in which a mark would be taken for its own (below a name: a mark of another claimant),
# and between two labels, which would be read as lines of one.
_BELOW, _BETWEEN = 28, 5

Box = tuple[float, float, float, float]


def labels(panel: Panel) -> Iterator[dict[str, Any]]:
    """Figures beside their marks, with the claimant's name at its latest and at the one that most stories carry.

    None stands where it would be taken for another mark's.
    ``size`` is that of an unseen marker around which plotly writes the text, so that it stands off the mark.
    """
    marks = panel.marks
    whole_last = sorted(marks, key=attrgetter("scope"))  # "part" before "whole", each in the order of days
    latest = set({mark.voice: mark.mark for mark in whole_last}.values())
    few = len(marks) <= _FEW_MARKS
    latest = latest if few or len(latest) <= _FEW_VOICES else set()
    several = [mark for mark in marks if mark.stories > 1 and not mark.basis]
    told = {max(several, key=attrgetter("stories")).mark} if several else set()
    named = latest | told
    if not named:
        return
    chosen = [mark for mark in marks if few or mark.mark in named]
    names = words.shortened((mark.voice for mark in marks), _NAME if panel.axis.width >= WIDTH else _NAME_NARROW)
    covered = [*(box for mark in marks for box in _covered(mark, panel)), *_lines(panel)]
    bars = {str(mark.mark): box for mark in marks for box in _bar(mark, panel)}
    spots = [(mark.voice, panel.spot(mark)) for mark in marks]
    for mark in sorted(chosen, key=lambda m: (m.mark not in told, m.mark not in latest)):
        figure = vocabulary.figure_words(mark.low, mark.high, mark.bound)
        made = words.basis_sign(mark) if mark.basis and not reported(mark, panel) else ""
        about = " ".join(filter(None, (made, "part" if mark.scope == "part" else "")))
        name = names[mark.voice] if mark.mark in named else ""
        said = [f"{about} {name}".strip()] if name else []
        said += [about] if few else []  # a figure alone where its claimant's name has no room
        near = _OFF if len(ends(mark)) == 1 else _OFF_CAP
        far = near + _LETTER * 2 * len(words.sign(mark))
        others = [*covered, *(bar for other, bar in bars.items() if other != mark.mark)]
        own = panel.spot(mark)
        span = not pd.isna(mark.x_from) and not mark.basis
        for more, (side, up) in product(said, _SIDES_OF_SPAN if span else _SIDES):
            off = far if side == "right" and not up else near
            box = _box(own, (len(figure) + len(more) + 2) * _LETTER, (side, up, off))
            inside = box[0] >= 0 and box[2] <= panel.axis.width and box[1] >= -_LINE / 4
            if not inside or any(_meet(box, other) for other in others):
                continue
            named_too = {mark.voice} if name and more != about else set()
            if up and any(
                box[0] < x < box[2] and box[1] - _BELOW < y < box[1]
                for voice, (x, y) in spots
                if voice not in named_too and (x, y) != own
            ):
                continue
            covered.append((box[0], box[1] - _BETWEEN, box[2], box[3] + _BETWEEN))
            yield {
                "x": iso(panel.days[mark.mark]),
                "y": max(ends(mark)),
                "textposition": f"{'top' if up else 'middle'} {side}",
                "text": f"<b>{words.plain(figure)}</b> {words.plain(more)}".rstrip(),
                "customdata": list(mark.claims),
                "size": off * 2 * _CLOSER,
            }
            break


def _covered(mark: Any, panel: Panel) -> list[Box]:
    """What a mark itself takes: its sign, its arrow, its bar from end to end or over a longer span."""
    x, top = panel.spot(mark)
    ups = [panel.scale.up(end) for end in ends(mark)]
    side = 7 if len(ups) == 1 else _OFF_CAP
    boxes = [(x - side, ups[0] - 7, x + side, top + 7)]
    if pd.isna(mark.high):
        boxes.append((x - 5, top, x + 5, top + ARROW))
    if pd.isna(mark.low):
        boxes.append((x - 5, top - ARROW, x + 5, top))
    if not pd.isna(mark.x_from) and not mark.basis:
        left = panel.axis.across(mark.x_from)
        boxes += [(left, up - 2, x, up + 2) for up in ups]
    if mark.basis and (said := reported(mark, panel)):
        half, foot = len(said) * _LETTER / 2, panel.scale.up(max(0.0, panel.scale.bottom))
        boxes.append((x - half, foot, x + half, foot + _LINE + 4))
    return boxes


def _lines(panel: Panel) -> Iterator[Box]:
    """The lines between marks that are joined, as boxes along them."""
    spots = {str(mark.mark): panel.spot(mark) for mark in panel.marks}
    runs = sorted((mark for mark in panel.marks if mark.run), key=attrgetter("run", "x"))
    for one, other in pairwise(runs):
        if one.run == other.run:
            start, end = spots[str(one.mark)], spots[str(other.mark)]
            corner = (end[0], start[1]) if one.panel == "running totals" else start  # totals rise in steps
            yield from (*_along(start, corner), *_along(corner, end))
    for one, other in panel.joined:
        if one in spots and other in spots:
            yield from _along(spots[one], spots[other])


def _along(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Box]:
    (x, y), (right, up) = one, other
    steps = 1 + int(max(abs(right - x), abs(up - y)) / _LINE)
    for step in range(steps + 1):
        at, high = x + (right - x) * step / steps, y + (up - y) * step / steps
        yield at - _LINE / 2, high - 2, at + _LINE / 2, high + 2


def _bar(mark: Any, panel: Panel) -> Iterator[Box]:
    """The bar of a figure that was added up or derived, on which only its own label may stand."""
    if mark.basis:
        x, top = panel.spot(mark)
        half = panel.axis.across(panel.axis.first + panel.widths[mark.mark]) / 2
        yield x - half, panel.scale.up(max(0.0, panel.scale.bottom)), x + half, top


def _box(spot: tuple[float, float], width: float, where: tuple[str, bool, float]) -> Box:
    (x, y), (side, up, off) = spot, where
    left = x + off if side == "right" else x - off - width
    bottom = y + off if up else y - _LINE / 2
    return left, bottom, left + width, bottom + _LINE


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
