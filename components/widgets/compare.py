"""Who is compared on what; pairs of figures with both sentences side by side; figures that were changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from components import analysis, charts, session, vocabulary
from components.analysis import Marks
from components.question import Question, View
from components.records import Span
from components.vocabulary import outlet_words
from components.widgets.doors import claimant_door, door, outlet, report_door, swatch
from components.widgets.layout import counted, day_words, empty, nothing_passes, plain, rows
from components.widgets.marked import in_sentence

# Claimants that one chart keeps apart, by symbol and colour.
_VOICES = 8
# Of more claims than these nobody waits until all metrics are looked through for the one with most disagreements: the
# most frequent one is shown first.
_LOOKED_THROUGH = 20_000
# What is said of the pairs of one relation.
_MET = (
    ("agree", "agreeing"), ("differ", "in disagreement"), ("rejected", "rejected by the other"),
    ("days differ", "of different days"),
)  # fmt: skip
# Pairs told with both sentences, those of different days, changed figures, and those of a list on another page.
_PAIRS, _NEAR, _REVISIONS, _LISTED = 10, 4, 8, 4


def pick_comparison(asked: Question) -> Question:
    """The metric and the claimants of the question, chosen in two boxes; else those that disagree most often.

    Beside two of one side stands who gives most figures of another.
    Of very many claims it is the most frequent metric, and of that the claimants who disagree most often.
    """
    free = replace(asked, metrics=(), claimants=())
    metric, voices = (asked.metrics[:1] or ("",))[0], asked.claimants
    counts = {facet.value: facet.count for facet in session.facets(free, fields=("metrics",))["metrics"]}
    pairs = None if metric or sum(counts.values()) > _LOOKED_THROUGH else session.compared(free)
    if pairs is not None:
        metric = analysis.most_at_odds(_touching(pairs, voices))[0]
    metric = metric or next(iter(counts), "")
    of_metric = replace(free, metrics=(metric,) if metric else ())
    given = session.facets(of_metric, fields=("claimants",))["claimants"]
    claimants = {facet.value: facet.count for facet in given}
    if not voices:
        pairs = session.compared(of_metric) if pairs is None else pairs[pairs["metric"].eq(metric)]
        voices = _with_another_side(analysis.most_at_odds(pairs)[1] or tuple(claimants)[:2], claimants)
    chosen = replace(of_metric, claimants=voices)
    left, right = st.columns([2, 3])
    with left:
        _box_of_metrics(chosen, counts)
    with right:
        _box_of_claimants(chosen, claimants)
    return chosen


def nothing_to_compare(asked: Question, drawn: Marks) -> None:
    """Why no two claimants stand side by side here, and with whom one could."""
    of_metric = replace(asked, claimants=())
    partners = _partners(session.compared(of_metric), asked.claimants)
    label = _label(asked)
    if len(asked.claimants) == 1 and partners:
        doors = "".join(
            f"<li>{_compare(replace(asked, claimants=(*asked.claimants, voice)), _named(voice))} "
            f"<small>{counted(count, 'pair')} of figures</small></li>"
            for voice, count in partners
        )
        st.html(
            f'<section class="cl-list cl-plain"><h4>Compare {escape(outlet_words(asked.claimants[0]))} with</h4>'
            f"<ul>{doors}</ul></section>"
        )
    elif drawn.table.empty and len(asked.claimants) > 1:
        left_out = ", ".join(f"{count} {reason}" for reason, count in drawn.left_out)
        more = f" Left out: {left_out}." if left_out else ""
        empty("These claimants give no figure that can be drawn", f"Choose others, or take off a filter.{plain(more)}")
    elif not asked.claimants:
        nothing_passes("figure")
    else:
        only = f"Only {outlet_words(asked.claimants[0])} gives figures here."
        empty(
            f"No two claimants on {plain(label)}",
            f"{plain(only)} Choose another metric, take off a filter, or load more reports.",
            "load",
            "Load reports",
        )


def no_pair(why: str) -> None:
    """That none of the figures shown speak of the same thing, and why."""
    empty("None of these figures speak of the same thing", f"{plain(why)} Choose other claimants or another metric.")


def pair_list(pairs: pd.DataFrame, claims: pd.DataFrame, uncompared: str) -> None:
    """The pairs that disagree, the widest first, each side with its sentence; then those whose days differ too.

    ``uncompared`` says which figures are held against none.
    """
    said = _met(pairs["relation"])
    apart = pairs[pairs["relation"].isin(("differ", "rejected"))]
    near = pairs[pairs["relation"].eq("days differ")]
    listed = pd.concat([apart.head(_PAIRS), near.head(_NEAR)])
    told = _claims(claims, [*listed["claims"], *listed["other_claims"]])
    _pairs("Widest disagreements", f"{said} {uncompared}".strip(), apart, told, _PAIRS)
    if len(near):
        why = "A night and its day, or two days of one week, in which a total may have grown or a level moved."
        _pairs("Different figures of different days", why, near, told, _NEAR)


def _met(relations: pd.Series[Any]) -> str:
    """How many pairs there are, and how many of them agree, differ, and speak of different days."""
    counts = [(relations.eq(relation).sum(), said) for relation, said in _MET]
    told = ", ".join(f"{count} {said}" for count, said in counts if count)
    return f"{counted(sum(count for count, _ in counts), 'pair')} of figures of the same thing: {told}."


def revision_list(revisions: pd.DataFrame, claims: pd.DataFrame) -> None:
    """Figures that these claimants changed, each step the way to the report that gave it."""
    listed = revisions.head(_REVISIONS)
    told = _claims(claims, [ids for steps in listed["claims"] for ids in steps])
    items = "".join(_steps(revision, told) for revision in rows(listed))
    body = f"<ul>{items}</ul>" if items else "<p>No figure here was changed by a later report.</p>"
    st.html(f'<section class="cl-list cl-plain"><h4>Revised figures</h4>{body}</section>')


def _claims(claims: pd.DataFrame, ids: Iterable[Iterable[str]]) -> dict[str, Any]:
    """Those of the claims that are told, by id."""
    return {str(row.claim): row for row in rows(claims[claims["claim"].isin({one for some in ids for one in some})])}


def pairs_table(pairs: pd.DataFrame) -> None:
    """All pairs as a table; a row opens the evidence of both sides, by mouse or keyboard."""

    def open_rows() -> None:
        chosen = pairs.iloc[st.session_state["pairs"].selection.rows]
        session.put(selected=[claim for pair in rows(chosen) for claim in (*pair.claims, *pair.other_claims)])

    st.dataframe(
        charts.compared_table(pairs), key="pairs", hide_index=True, on_select=open_rows, selection_mode="multi-row"
    )


def largest(pairs: pd.DataFrame, asked: Question, title: str = "Largest disagreements") -> None:
    """The pairs that disagree most, one of each two claimants on each metric; each the way to their comparison."""
    apart, near = analysis.widest(pairs), analysis.nearest(pairs)
    body = _listed(apart, asked)
    if apart.empty:
        body = "<p>No two figures of the same thing and the same days differ.</p>"
        body += f"<p>Of days near one another:</p>{_listed(near, asked)}" if len(near) else ""
    st.html(f'<section class="cl-list cl-plain"><h4>{escape(title)}</h4>{body}</section>')


def latest_revisions(revisions: pd.DataFrame, asked: Question) -> None:
    """The figures that were changed last, each the way to the comparison of its claimant."""
    items = "".join(
        f"<li>{_compare(_of(asked, row.metric, row.voice), escape(' → '.join(row.words)), _all(row.claims))}<br>"
        f"{claimant_door(row.voice)}, {escape(row.period)}<br><small>changed {day_words(row.latest)}</small></li>"
        for row in rows(revisions.head(_LISTED))
    )
    body = f"<ul>{items}</ul>" if items else "<p>No figure was changed by a later report.</p>"
    st.html(f'<section class="cl-list cl-plain"><h4>Latest revisions</h4>{body}</section>')


def _listed(pairs: pd.DataFrame, asked: Question) -> str:
    """Pairs of figures, each the way to the comparison of its claimants; of different days each figure with its own."""
    items = []
    for pair in rows(pairs.head(_LISTED)):
        one, other = (f" <small>{escape(period)}</small>" * (pair.period != pair.other_period)
                      for period in (pair.period, pair.other_period))  # fmt: skip
        items.append(
            f"<li>{_compare(_of(asked, pair.metric, pair.voice, pair.other), _headline(pair), _both(pair))}<br>"
            f"{claimant_door(pair.voice)}: {escape(pair.words)}{one}<br>"
            f"{claimant_door(pair.other)}: {escape(pair.other_words)}{other}"
            f"{'' if one else f'<br><small>{escape(pair.period)}</small>'}</li>"
        )
    return f"<ul>{''.join(items)}</ul>"


def _pairs(title: str, said: str, pairs: pd.DataFrame, told: dict[str, Any], most: int) -> None:
    more = f" {len(pairs) - most:,} more stand in the table below." if len(pairs) > most else ""
    items = (
        "".join(_pair(pair, told) for pair in rows(pairs.head(most)))
        or "<p>No two figures of the same days disagree.</p>"
    )
    about = f'<p class="cl-fields">{escape(said)}{more}</p>'
    st.html(f'<section class="cl-pairs"><h4>{escape(title)}</h4>{about}{items}</section>')


def _box_of_metrics(chosen: Question, counts: dict[str, int]) -> None:
    options = list(dict.fromkeys([*counts, *chosen.metrics]))
    st.session_state["compare-metric"] = chosen.metrics[0] if chosen.metrics else None

    def take() -> None:
        metric = st.session_state["compare-metric"]
        session.ask(replace(session.question(), metrics=(metric,) if metric else (), claimants=()))

    st.selectbox(
        "Metric", options, key="compare-metric", on_change=take,
        format_func=lambda name: f"{vocabulary.metric(name).label} {counts.get(name, 0):,}",
    )  # fmt: skip


def _box_of_claimants(chosen: Question, counts: dict[str, int]) -> None:
    st.session_state["compare-claimants"] = list(chosen.claimants)
    options = list(dict.fromkeys([*counts, *chosen.claimants]))
    said = vocabulary.outlets_apart(options)

    def take() -> None:
        voices = tuple(st.session_state["compare-claimants"])
        session.ask(replace(session.question(), metrics=chosen.metrics, claimants=voices))

    st.multiselect(
        "Claimants", options, key="compare-claimants", on_change=take,
        max_selections=max(_VOICES, len(chosen.claimants)), placeholder="Two or more claimants",
        format_func=lambda name: f"{said[name]} {counts.get(name, 0):,}",
    )  # fmt: skip


def _with_another_side(voices: tuple[str, ...], claimants: Iterable[str]) -> tuple[str, ...]:
    """The voices, and where all are of one side the first of the claimants who is of another."""
    sides = set(map(vocabulary.side_of, voices))
    others = (name for name in claimants if (side := vocabulary.side_of(name)) and side not in sides)
    return (*voices, *list(others)[:1]) if len(sides) == 1 and "" not in sides else voices


def _touching(pairs: pd.DataFrame, voices: tuple[str, ...]) -> pd.DataFrame:
    """The pairs between these voices, or of the one where it is one; all where there is none."""
    if not voices:
        return pairs
    if len(voices) > 1:
        return analysis.between(pairs, voices)
    return pairs[pairs["voice"].eq(voices[0]) | pairs["other"].eq(voices[0])]


def _partners(pairs: pd.DataFrame, voices: tuple[str, ...]) -> list[tuple[str, int]]:
    """With whom a voice has pairs of figures, most first."""
    theirs = _touching(pairs, voices[:1])
    figures = theirs[theirs["relation"].ne("rejected")]
    others = figures["other"].where(figures["voice"].isin(voices), figures["voice"])
    return [(str(voice), int(count)) for voice, count in others.value_counts().head(_VOICES).items()]


def _pair(pair: Any, told: dict[str, Any]) -> str:
    days = f", {counted(pair.apart, 'day')} apart" if pair.apart else ""
    note = {
        "differ": charts.ratio_words(pair.ratio) or "no common range",
        "days differ": charts.ratio_words(pair.ratio) or "no common range",
        "rejected": f"rejected by {pair.other}",
    }[pair.relation]  # fmt: skip
    whose, where = (f"of {pair.target}" if pair.target else ""), (f"in {', '.join(pair.places)}" if pair.places else "")
    about = " · ".join(filter(None, (_day(pair), whose, where)))
    here = session.address(session.page(), session.question(), View(selection=_both(pair)))
    sides = _side(pair.voice, pair.words, pair.period, told.get(pair.claims[0])) + (
        _side(pair.other, pair.other_words, pair.other_period, told.get(pair.other_claims[0]))
        if pair.other_claims
        else f"<div>{claimant_door(pair.other)}<p>rejects this figure, says the report.</p></div>"
    )
    return (
        f'<article class="cl-pair"><h5>{escape(note)}{days} <small>{escape(about)} · '
        f"{door(here, 'show the evidence')}</small></h5><div>{sides}</div></article>"
    )


def _side(voice: str, figure: str, period: str, claim: Any) -> str:
    """One side of a pair: who says how much of when, the sentence, and the report that it stands in."""
    if claim is None:
        return f"<div>{claimant_door(voice)}<br><b>{escape(figure)}</b>, {escape(period)}</div>"
    report = session.library().report(claim.report)
    text = report.title if claim.in_title else report.text
    sentence = in_sentence(text, Span(claim.start, claim.end), report.language)
    day = f" · {day_words(claim.day)}" if not pd.isna(claim.day) else " · needs a date"
    return (
        f"<div>{claimant_door(voice)}<br><b>{escape(figure)}</b>, {escape(period)}<p>{sentence}</p>"
        f"<small>{report_door(report.id, report.title, report.text)} · "
        f"{outlet(report.source)}{day}</small></div>"
    )


def _steps(revision: Any, told: dict[str, Any]) -> str:
    """A changed figure: whose and of when, then each figure with the day and the report that gave it."""
    steps = " → ".join(_step(*step, told) for step in zip(revision.words, revision.days, revision.claims, strict=True))
    about = f", in {escape(', '.join(revision.places))}" if revision.places else ""
    return f"<li>{claimant_door(revision.voice)}, {escape(revision.period)}{about}<br>{steps}</li>"


def _step(figure: str, day: pd.Timestamp, claims: tuple[str, ...], told: dict[str, Any]) -> str:
    claim = told.get(claims[0])
    by = (
        f"{report_door(claim.report, figure)} <small>{escape(outlet_words(claim.source))}, {day_words(day)}</small>"
        if claim
        else ""
    )
    return f"<b>{by or escape(figure)}</b>"


def _headline(pair: Any) -> str:
    times = charts.ratio_words(pair.ratio)
    return f"{escape(vocabulary.metric(pair.metric).label)}{f': {times}' if times else ''}"


def _compare(asked: Question, inner: str, selection: tuple[str, ...] = ()) -> str:
    return door(session.address("compare", asked, View(selection=selection)), inner)


def _of(asked: Question, metric: str, *voices: str) -> Question:
    return replace(asked, metrics=(metric,), claimants=voices)


def _both(pair: Any) -> tuple[str, ...]:
    """The claims that tell a pair: one of each side is enough to read both sentences."""
    return (*pair.claims[:1], *pair.other_claims[:1])


def _all(steps: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(claims[0] for claims in steps)


def _named(voice: str) -> str:
    return swatch(voice) + escape(outlet_words(voice))


def _day(pair: Any) -> str:
    return "day not known" if pd.isna(pair.x) else day_words(pair.x)


def _label(asked: Question) -> str:
    return vocabulary.metric(asked.metrics[0]).label.lower() if asked.metrics else "any metric"
