"""How trends are shown: by day, week or month, with differences, which statuses and which panels; a click each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from components import charts, session, vocabulary
from components.analysis import DIFFERENCES, HISTORY, LOG, Folded, Marks
from components.question import BINS
from components.widgets.doors import door
from components.widgets.layout import counted

# Left out unless asked for: nobody asserts a denied figure, and a hypothetical one has not happened.
_ON_REQUEST = {"hypothetical": "hypothetical", "denied": "denied"}
_ASSERTED = ("claimed", "unverified")
# Folded panels that are named; more of them nobody looks through.
_NAMED = 24

_KINDS = {"events": "events", "running totals": "running totals", "states": "levels", DIFFERENCES: "differences"}
_LOG_HELP = (
    "For figures so far apart that the small ones lie at the foot of the chart: each step up is ten times the one "
    "below. A panel with a zero, with sums, or with figures nearer to one another keeps its scale from zero."
)
_NO_LOG = "Not here: figures near to one another, or a zero."
_DIFFERENCES_HELP = "What a running total grew by from one figure to the next: no claim states it, it is derived."


def widths() -> Any:
    """Boxes for the width of a bin and for differences of running totals; both are kept in the address.

    Returns the place beside them, for what is offered once it is known what is drawn (``scales``).
    """
    left, right, further = st.columns([4, 4, 3], vertical_alignment="center")
    shown = session.view()
    st.session_state["show-bin"] = shown.bin
    left.segmented_control(
        "By", BINS, key="show-bin", format_func=str.capitalize, on_change=_take_bin, required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    st.session_state["show-differences"] = DIFFERENCES in shown.panels
    right.toggle(
        "Differences of running totals", key="show-differences", on_change=_take_differences, help=_DIFFERENCES_HELP
    )
    return further


def scales(place: Any, seen: Marks) -> None:
    """A box for logarithmic scales, where the figures of a panel are so far apart that one would serve them.

    Where the address asks for one and no panel can have it, the box is off and says why.
    """
    fit = charts.far_apart(seen)
    if not (fit or seen.log):
        return
    st.session_state["show-log"] = seen.log and fit
    place.toggle("Logarithmic scale", key="show-log", on_change=_take_log, help=_LOG_HELP, disabled=not fit)
    if not fit:
        place.caption(_NO_LOG if seen.bin == BINS[0] else f"Not by {seen.bin}: what is added up begins at zero.")


def asked_for(drawn: Marks, claims: pd.DataFrame) -> None:
    """What is left out of these claims unless asked for, with counts; a click asks for it."""
    asked, reasons = session.question(), dict(drawn.left_out)
    doors = [
        door(
            session.here(replace(asked, status=(*(asked.status or _ASSERTED), status))),
            f"{counted(reasons[status], f'{word} claim')}: show",
        )
        for status, word in _ON_REQUEST.items()
        if reasons.get(status) and status not in asked.status
    ]
    if reasons.get(HISTORY):
        earliest = pd.concat([claims["first"], claims["last"]]).min().date()
        doors.append(door(session.here(replace(asked, since=earliest)), f"{reasons[HISTORY]:,} {HISTORY}: show"))
    if doors:
        st.html(f'<p class="cl-asked">Left out: {"".join(doors)}</p>')


def gathered(seen: Marks) -> None:
    """Say where a mark stands for several figures, and how to see each."""
    if seen.gathered:
        st.caption(seen.rule)


def folded_panels(folded: Sequence[Folded]) -> None:
    """The panels that are folded away, each opened by a click."""
    if not folded:
        return
    shown = session.view()
    doors = [door(_opening((*shown.panels, panel.key)), escape(_name(panel))) for panel in folded[:_NAMED]]
    more = len(folded) - len(doors)
    rest = f" and {more:,} more with fewer figures" if more else ""
    st.html(f'<p class="cl-asked">{counted(len(folded), "panel")} folded away: {"".join(doors)}{rest}</p>')


def _name(panel: Folded) -> str:
    thing = f": {panel.thing}" if panel.thing else ""
    currency = f", {panel.unit}" if vocabulary.metric(panel.metric).unit == "currency" else ""
    return f"{vocabulary.metric(panel.metric).label}{thing}{currency}, {_KINDS[panel.panel]} ({panel.marks})"


def _opening(panels: tuple[str, ...]) -> str:
    """Where the page has these panels open."""
    shown = replace(session.view(), panels=panels, fingerprint="", selection=(), report="")
    return session.address(session.page(), session.question(), shown)


def _take_bin() -> None:
    width = st.session_state["show-bin"]
    session.put(bin="" if width == BINS[0] else width)


def _take_differences() -> None:
    _take("show-differences", DIFFERENCES)


def _take_log() -> None:
    _take("show-log", LOG)


def _take(key: str, name: str) -> None:
    panels = [panel for panel in session.view().panels if panel != name]
    session.put(panel=[*panels, name] if st.session_state[key] else panels)
