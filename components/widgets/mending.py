"""A claim mended on the spot: called wrong, put right, and what was decided taken back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from components import amending, session, vocabulary
from components.errors import ClaimlineError
from components.records import BOUNDS, Amendment
from components.widgets.layout import FIRST_DAY, LAST_DAY, counted, plain

_OUTLET = "the outlet itself"
_BOUNDS = {bound: bound.replace("_", " ") for bound in BOUNDS}


def mend(row: Any) -> None:
    """What readers decided about a claim (a row of CLAIM_COLUMNS), and the ways to decide."""
    if row.review:
        st.html(f'<p class="cl-decided">{_decided(row)}</p>')
    with st.container(horizontal=True, gap="small"):
        if row.review != "rejected" and st.button("Wrong", key=f"wrong-{row.claim}", type="tertiary"):
            _reject([row])
        if row.review != "rejected" and st.button("Correct", key=f"correct-{row.claim}", type="tertiary"):
            _correct(row)
        if row.review and st.button("Undo", key=f"undo-{row.claim}", type="tertiary", icon=":material/undo:"):
            session.undo_review(row.claim)
            st.rerun()


def mend_all(claims: Sequence[Any]) -> None:
    """Decide about all claims of a mark at once, where several reports carry it."""
    standing = [row for row in claims if row.review != "rejected"]
    rejected = [row for row in claims if row.review == "rejected"]
    with st.container(horizontal=True, gap="small"):
        if len(standing) > 1 and st.button(f"All {len(standing)} are wrong", type="tertiary"):
            _reject(standing)
        if len(rejected) > 1 and st.button(f"Undo all {len(rejected)}", type="tertiary", icon=":material/undo:"):
            for row in rejected:
                session.undo_review(row.claim)
            st.rerun()


@st.dialog("This figure is wrong")
def _reject(claims: Sequence[Any]) -> None:
    quotes = ", ".join(dict.fromkeys(f"“{plain(row.quote)}”" for row in claims))
    st.markdown(
        f"{quotes}: {counted(len(claims), 'claim leaves', 'claims leave')} charts, exports and counts, which "
        "say how many were rejected."
    )
    with st.form("reject", border=False):
        reason = st.text_input("Reason", placeholder="e.g. a number of another war")
        who = st.text_input("Your name", session.reviewer())
        if st.form_submit_button("Reject it", type="primary"):
            session.sign(who)
            for row in claims:
                session.reject(row.claim, reason)
            st.rerun()


@st.dialog("Put this figure right", width="medium")
def _correct(row: Any) -> None:
    st.markdown(f"“{plain(row.quote)}” · {plain(vocabulary.outlet_words(row.voice))}")
    facets = session.facets()
    with st.form("correct", border=False):
        left, right, third = st.columns(3)
        low = left.text_input("Number, or lower end", _written(row.low))
        high = right.text_input("The same, or upper end", _written(row.high))
        bound = third.selectbox("Bound", _BOUNDS, list(_BOUNDS).index(row.bound), format_func=_BOUNDS.__getitem__)
        metrics = vocabulary.metrics()
        left, right = st.columns(2)
        metric = left.selectbox(
            "Metric", list(metrics), list(metrics).index(row.metric), format_func=lambda name: metrics[name].label
        )
        said = row.claimant_name if isinstance(row.claimant_name, str) else row.claimant
        said = said if isinstance(said, str) else _OUTLET
        voices = [facet.value for facet in facets["claimants"] if not vocabulary.own_words(facet.value)]
        names = list(dict.fromkeys([said, _OUTLET, *voices, *vocabulary.claimants()]))
        claimant = right.selectbox("Claimed by", names, accept_new_options=True)
        left, right = st.columns(2)
        first = left.date_input("First day", _day(row.first), FIRST_DAY, LAST_DAY, format="YYYY-MM-DD")
        last = right.date_input("Last day", _day(row.last), FIRST_DAY, LAST_DAY, format="YYYY-MM-DD")
        known = [facet.value for facet in facets["places"]]
        places = st.multiselect(
            "Places", list(dict.fromkeys([*row.places, *known])), list(row.places), accept_new_options=True
        )
        left, right = st.columns([2, 1])
        reason = left.text_input("Reason", placeholder="e.g. the sentence speaks of Kharkiv")
        who = right.text_input("Your name", session.reviewer())
        if st.form_submit_button("Save the correction", type="primary"):
            session.sign(who)
            try:
                session.correct(
                    row.claim,
                    Amendment(
                        metric=str(metric),
                        low=amending.number(low),
                        high=amending.number(high),
                        bound=str(bound),
                        claimant=None if claimant in (None, _OUTLET) else str(claimant),
                        first=first if isinstance(first, date) else None,
                        last=last if isinstance(last, date) else None,
                        places=tuple(places),
                    ),
                    reason,
                )
            except ClaimlineError as error:
                st.error(plain(str(error)))
                return
            st.rerun()


def _decided(row: Any) -> str:
    """Who decided what, when and why, with what the extractor had read; HTML of our own."""
    said = f"<strong>{escape(row.review.capitalize())}</strong> by {escape(row.reviewer)}, {escape(row.reviewed[:10])}"
    reason = f": {escape(row.reason)}" if row.reason else ""
    before = _extracted(row)
    return f"{said}{reason}{f'<br>Extracted: <s>{escape(before)}</s>' if before else ''}"


def _extracted(row: Any) -> str:
    """The fields that a correction replaced, as they were read from the text."""
    before: dict[str, Any] = json.loads(row.extracted) if row.extracted else {}
    parts = []
    if before.keys() & {"low", "high", "bound", "vague"}:
        low, high, bound, vague = (before.get(name, getattr(row, name)) for name in ("low", "high", "bound", "vague"))
        noun = vocabulary.counted(row.item, before.get("unit", row.unit))
        parts.append(vocabulary.figure_words(low, high, bound, vague, noun))
    if "metric" in before:
        parts.append(vocabulary.metric(before["metric"]).label.lower())
    if before.keys() & {"claimant", "claimant_name"}:
        parts.append(before.get("claimant_name") or before.get("claimant") or _OUTLET)
    if before.keys() & {"first", "last"}:
        days = [before.get(name, _day(getattr(row, name))) for name in ("first", "last")]
        parts.append(" to ".join(str(day) for day in dict.fromkeys(filter(None, days))) or "day not stated")
    if "places" in before:
        parts.append(", ".join(place["canonical"] or place["name"] for place in before["places"]) or "no place")
    return " · ".join(parts)


def _written(number: float) -> str:
    """An end as it is typed: nothing where it is open."""
    return "" if pd.isna(number) else f"{number:.15g}"


def _day(day: Any) -> date | None:
    return None if pd.isna(day) else day.date()


def remove_report(report_id: str) -> None:
    """Take a report out of the library; until the library is compacted it can be brought back."""
    if st.button("Remove this report", type="tertiary", icon=":material/delete:"):
        remove_reports([report_id])


@st.dialog("Remove from the library")
def remove_reports(report_ids: Sequence[str]) -> None:
    """Ask whether these reports shall go, and under whose name, and take them out."""
    one = len(report_ids) == 1
    whose = "Its text, passages" if one else f"The texts of {counted(len(report_ids), 'report')}, their passages"
    st.markdown(
        f"{whose} and claims leave search, charts, exports and counts. {'It' if one else 'They'} can be brought back "
        "until the library is compacted."
    )
    with st.form("remove", border=False):
        who = st.text_input("Your name", session.reviewer())
        if st.form_submit_button("Remove it" if one else "Remove them", type="primary"):
            session.sign(who)
            session.remove(report_ids)
            st.rerun()


def removed_last() -> None:
    """Say how many reports were removed last, and offer to bring all of them back at once."""
    gone = session.removed_last()
    if not gone:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{counted(len(gone), 'report was', 'reports were')} removed.", width="content")
        label = "Bring it back" if len(gone) == 1 else "Bring them back"
        if st.button(label, icon=":material/undo:"):
            session.restore([one.report_id for one in gone])
            st.rerun()


def removed_report(report_id: str) -> bool:
    """Say that a report was removed, by whom and when, and offer to bring it back; whether it was."""
    found = next((one for one in session.removed() if one.report_id == report_id), None)
    if found is None:
        return False
    with st.container(border=True):
        st.markdown("#### This report was removed")
        st.markdown(f"“{plain(found.title or 'Untitled')}”, by {plain(found.who)} on {found.when[:10]}.")
        if st.button("Bring it back", icon=":material/undo:"):
            session.restore([report_id])
            st.rerun()
    return True
