"""Facets: what each filter could be, with counts; a click asks for a value, another control excludes it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from components import session, vocabulary
from components.question import FILTERS, Question
from components.store import Facet
from components.vocabulary import outlet_words
from components.widgets.alike import called
from components.widgets.doors import door, named

_GROUPS = {
    "claimants": "Claimed by", "sources": "Outlet", "places": "Place", "metrics": "Metric", "months": "Month",
    "languages": "Language", "targets": "Of whom", "items": "What is counted", "kinds": "Kind", "status": "Status",
}  # fmt: skip
# The groups whose values are outlets or voices, which may be called by their addresses.
_NAMED = ("claimants", "sources")
# The groups that stand open; the others open by a click, and where something of theirs is chosen.
_OPEN = ("claimants", "sources", "places", "metrics")
# Values shown at once, and those behind "more": beyond that nobody reads on, and words in the box of search find them.
_FIRST, _MOST = 8, 200

_KINDS = {"event": "events", "cumulative": "running totals", "state": "levels held"}


def facets(of: str, without: Collection[str] = ()) -> None:
    """The values that each filter could take with the ``of`` ("claims" or "reports") that have them, but for some."""
    asked = session.question()
    shown = tuple(field for field in _GROUPS if field not in without)
    counts, to = session.facets(asked, of, shown), session.from_here()
    groups = (_group(asked, field, counts[field], to) for field in shown)
    st.html(f'<div class="cl-facets" role="group" aria-label="Filters, with counts of {of}">{"".join(groups)}</div>')


def chips(asked: Question, but: Collection[str] = ()) -> None:
    """What limits the page, each a chip that takes itself off; what is excluded says "not".

    ``but`` are filters whose values have no chip, since the page itself shows them.
    """
    said = [chip(without, words, kind) for without, words, kind in limits(asked, but)]
    if asked.like:
        said.append(chip(replace(asked, like=""), f"like {called(asked)}"))
    if said:
        st.html(f'<p class="cl-asked" aria-label="Filters that are set">{"".join(said)}</p>')


def limits(asked: Question, but: Collection[str] = ()) -> list[tuple[Question, str, str]]:
    """Each filter that is set, ``but`` for these: the question without it, the filter in words, its chip's kind."""
    found = [
        *((asked.freed(f, value), _said(f, value), "") for f in FILTERS if f not in but for value in getattr(asked, f)),
        *((asked.freed(f, value), f"not {_said(f, value)}", "cl-off") for f, value in asked.excluded),
        *((_unquoted(asked, phrase), f"holding “{phrase}”", "") for phrase in asked.phrases),
        *((_less(asked, "lacking", word), f"without “{word}”", "cl-off") for word in asked.lacking),
        *((_less(asked, "outlets", part), f"outlet named like {part}", "") for part in asked.outlets),
        *((_less(asked, "amounts", amount), _amount(amount), "") for amount in asked.amounts),
    ]
    if asked.since:
        found.append((replace(asked, since=None), f"from {asked.since}", ""))
    if asked.until:
        found.append((replace(asked, until=None), f"to {asked.until}", ""))
    if asked.known:
        found.append((replace(asked, known=None), f"as known on {asked.known}", ""))
    if asked.confidence:
        found.append((replace(asked, confidence=0.0), f"confidence {asked.confidence:g} or more", ""))
    if asked.review:
        found.append((replace(asked, review=""), f"review: {asked.review}", ""))
    return found


def value_words(field: str, value: str) -> str:
    """A filter's value as a reader says it: a metric's label, a month by its name."""
    match field:
        case "metrics":
            return vocabulary.metric(value).label
        case "months":
            return f"{date.fromisoformat(f'{value}-01'):%B %Y}"
        case "kinds":
            return _KINDS[value]
        case _ if field in _NAMED:
            return outlet_words(value)
        case _:
            return value


@dataclass(frozen=True, slots=True)
class _Value:
    """A value that a filter could take, its name on the page, its count, and whether it is asked for or excluded."""

    field: str
    value: str
    said: str
    count: int
    chosen: bool
    excluded: bool


def _group(asked: Question, field: str, found: Sequence[Facet], to: Callable[[Question], str]) -> str:
    """One filter's list: what is chosen or excluded first, then the most frequent; months by the calendar."""
    counts = {facet.value: facet.count for facet in found}
    if field == "months":
        counts = dict(sorted(counts.items(), reverse=True))
    chosen, excluded = getattr(asked, field), [value for name, value in asked.excluded if name == field]
    values = list(dict.fromkeys([*chosen, *excluded, *counts]))
    if not values:
        return ""
    called = vocabulary.outlets_apart(values[:_MOST]) if field in _NAMED else {}
    shown = (
        _Value(
            field, value, called.get(value) or value_words(field, value), counts.get(value, 0), value in chosen,
            value in excluded,
        )
        for value in values[:_MOST]
    )  # fmt: skip
    items = [_item(asked, one, to) for one in shown]
    first = max(_FIRST, len(chosen) + len(excluded))
    more = f"<details><summary>{len(values) - first} more</summary><ul>{''.join(items[first:])}</ul></details>"
    beyond = f"<p>and {len(values) - _MOST:,} rarer ones</p>" if len(values) > _MOST else ""
    opened = " open" if field in _OPEN or chosen or excluded else ""
    return (
        f"<details{opened}><summary>{_GROUPS[field]}</summary><ul>{''.join(items[:first])}</ul>"
        f"{more if len(values) > first else ''}{beyond}</details>"
    )


def _item(asked: Question, one: _Value, to: Callable[[Question], str]) -> str:
    field, value, number = one.field, one.value, f"<b>{one.count:,}</b>"
    said = named(value, one.said) if field in _NAMED else escape(one.said)
    # By what the script finds a filter again in the list that is drawn anew.
    kept = f'data-facet="{escape(f"{field}:{value}")}"'
    if one.chosen:
        off = door(to(asked.freed(field, value)), f"✓ {said}", says=f"Take off: {_said(field, value)}")
        return f'<li class="cl-on" {kept}>{off}{number}</li>'
    if one.excluded:
        off = door(to(asked.freed(field, value)), f"not <s>{said}</s>", says=f"Take off: not {_said(field, value)}")
        return f'<li class="cl-off" {kept}>{off}{number}</li>'
    no = door(to(asked.excluding(field, value)), "not", "cl-no", says=f"Exclude: {_said(field, value)}")
    return f"<li {kept}>{door(to(asked.including(field, value)), said)}{number}{no}</li>"


def chip(to: Question, said: str, kind: str = "") -> str:
    """What limits the page, as a chip that leads ``to`` the question without it."""
    return door(session.here(to), f"{escape(said)} <span aria-hidden='true'>×</span>", kind, says=f"Take off: {said}")


def _less(asked: Question, field: str, value: str) -> Question:
    kept: dict[str, Any] = {field: tuple(other for other in getattr(asked, field) if other != value)}
    return replace(asked, **kept)


def _unquoted(asked: Question, phrase: str) -> Question:
    """The question with a phrase's words left as plain ones."""
    return replace(_less(asked, "phrases", phrase), words=asked.words.replace(f'"{phrase}"', phrase))


def _amount(amount: str) -> str:
    return Question(amounts=(amount,)).in_words()


def _said(field: str, value: str) -> str:
    """A filter with its value: "reported by Quay Post"."""
    return f"{FILTERS[field]} {value_words(field, value)}"
