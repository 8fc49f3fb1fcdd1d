"""What is in a library, at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import pandas as pd
import streamlit as st

from components import session, vocabulary
from components.question import Question
from components.store import Facet, Summary
from components.widgets.cards import ranked, report_list
from components.widgets.doors import claimant_door, door, named, place_door
from components.widgets.facets import value_words
from components.widgets.layout import counted, day_words

# Names in each list, and reports: the pages behind them have them all.
_NAMES, _NEWEST = 8, 6
# Months of a list in which those without a report are named too; over longer spans they would hide the others.
_MONTHS = 12


def contents(summary: Summary, asked: Question, claims: pd.DataFrame) -> None:
    """One line on what is in the library, one on what of it is shown, and what waits for a reader."""
    name = f"{session.SAMPLE} library" if session.chosen() == session.SAMPLE else session.chosen()
    days = [day for day in (summary.first_day, summary.last_day) if day]
    period = f", published {' to '.join(dict.fromkeys(map(day_words, days)))}" if days else ""
    outlets = f" of {counted(summary.sources, 'outlet')}" if summary.sources else ""
    said = [
        f"<strong>{counted(summary.claims, 'claim')}</strong> in <strong>{counted(summary.reports, 'report')}</strong>"
        f"{outlets}{period}."
    ]
    if asked != Question():
        shown = counted(claims["report"].nunique(), "report")
        left_out = "".join(f"; {count:,} {escape(reason)} left out" for reason, count in session.left_out(asked))
        said.append(f"Shown: {counted(len(claims), 'claim')} in {shown} that pass the filters{left_out}.")
    waiting = "".join(f"<li>{item}</li>" for item in _waiting(summary))
    st.html(
        f'<header class="cl-contents"><h2>{escape(name)}</h2><p>{" ".join(said)}</p>'
        f"{f'<ul>{waiting}</ul>' if waiting else ''}</header>"
    )


def who_claims(found: tuple[Facet, ...]) -> None:
    """The claimants quoted most, each the way to the claimant's page."""
    said = vocabulary.outlets_apart(f.value for f in found[:_NAMES])
    ranked(
        "Who claims most",
        [(claimant_door(f.value, said[f.value]), f.count) for f in found[:_NAMES]],
        _of(found, "claimant", "Nobody claims anything."),
    )


def where(found: tuple[Facet, ...]) -> None:
    """The places named most, each the way to the place's page."""
    ranked("Where", [(place_door(f.value), f.count) for f in found[:_NAMES]], _of(found, "place", "No place is named."))


def outlets(found: tuple[Facet, ...], asked: Question) -> None:
    """The outlets with most reports, each the way to its reports."""
    said = vocabulary.outlets_apart(f.value for f in found[:_NAMES])
    items = [
        (_reports(asked.including("sources", f.value), named(f.value, said[f.value])), f.count) for f in found[:_NAMES]
    ]
    ranked("Outlets", items, _of(found, "outlet", "No outlet is known.", "reports"))


def months(found: tuple[Facet, ...], asked: Question) -> None:
    """How many reports came out in each month, the newest first; a month without any is shown as such."""
    counts = {facet.value: facet.count for facet in found}
    if counts:
        whole = [str(month) for month in pd.period_range(min(counts), max(counts), freq="M")]
        names = whole if len(whole) <= _MONTHS else sorted(counts)
        items = [(_month(asked, name, counts.get(name, 0)), counts.get(name, 0)) for name in names[::-1][:_MONTHS]]
        ranked("Reports by month", items, f"by day of publication, {len(items)} of {counted(len(names), 'month')}")


def newest(reports: pd.DataFrame, asked: Question) -> None:
    """The reports that came out last, and the way to all of them."""
    dated = reports[reports["day"].notna()].head(_NEWEST)
    every = door(session.address("reports", asked), "All reports →")
    report_list("Newest reports", dated, f"<p>{every}</p>")


def _month(asked: Question, month: str, count: int) -> str:
    said = value_words("months", month)
    return _reports(asked.including("months", month), escape(said)) if count else escape(said)


def _reports(asked: Question, inner: str) -> str:
    return door(session.address("reports", asked), inner)


def _of(found: tuple[Facet, ...], thing: str, none: str, counts: str = "claims") -> str:
    """What is counted, and of how many the list names the first; that there are none where it names nobody."""
    return f"{counts}, {min(_NAMES, len(found))} of {counted(len(found), thing)}" if found else none


def _waiting(summary: Summary) -> Iterator[str]:
    """What a reader has decided or should decide, each the way to it."""
    if summary.undated:
        said = f"<strong>{counted(summary.undated, 'report needs', 'reports need')} a date</strong> →"
        yield door(session.address("reports", Question()), said)
    for count, verdict in ((summary.corrected, "corrected"), (summary.rejected, "rejected")):
        if count:
            yield _judged(count, verdict)
    if removed := len(session.removed()):
        yield f"{counted(removed, 'report was', 'reports were')} removed and can be restored"


def _judged(count: int, verdict: str) -> str:
    said = f"{counted(count, 'claim')} {verdict} by a reader →"
    return door(session.address("reports", Question(review=verdict)), said)
