"""Doors: links that lead to another view at once, and the names that are such links everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

import streamlit as st

from components import session, vocabulary
from components.question import Question, View
from components.vocabulary import outlet_words

# What runs in the browser: doors, and boxes that take a day as it is typed.
_SCRIPTS = ("doors.js", "days.js")
# Letters of a report that stand for the title that it lacks.
_TITLE = 80


def navigation(pages: Mapping[str, str]) -> None:
    """The pages by title, each a door that keeps the question; names are those of addresses."""
    with st.container(key="doors"):
        for name in _SCRIPTS:
            script = Path(__file__).with_name(name).read_text(encoding="utf-8")
            st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
    asked, shown = session.question(), session.page()
    doors = (door(session.address(name, asked), escape(title), current=name == shown) for title, name in pages.items())
    copy = f'<a class="cl-copy" href="{escape(session.permalink())}">Copy link</a>'
    st.html(f'<nav class="cl-nav" aria-label="Pages">{"".join(doors)}{copy}</nav>')


def door(to: str, inner: str, kind: str = "", current: bool = False, says: str = "") -> str:
    """A link of our own to an address of ``session.address``; ``inner`` is HTML, ``says`` what it is called aloud."""
    more = (' aria-current="true"' if current else "") + (f' aria-label="{escape(says)}"' if says else "")
    return f'<a class="{f"cl-door {kind}".strip()}" href="{escape(to)}"{more}>{inner}</a>'


def to_trends(asked: Question, label: str) -> None:
    """The way to the charts of what is asked."""
    st.html(f'<p class="cl-said">{door(session.address("trends", asked), f"{escape(label)} →")}</p>')


def claimant_door(voice: str, said: str = "") -> str:
    """The name of who speaks (or what is ``said`` for it), before it their colour; the way to the claimant's page."""
    return swatch(voice) + door(session.address("claimant", session.question(), View(name=voice)), named(voice, said))


def named(name: str, said: str = "") -> str:
    """An outlet or a voice as it is called (or as it is ``said``), as HTML; an address is whole under the pointer."""
    words = escape(said or outlet_words(name))
    return f'<span title="{escape(name)}">{words.replace("/", "/<wbr>")}</span>' if "://" in name else words


def place_door(place: str) -> str:
    """The name of a place, the way to its page."""
    return door(session.address("place", session.question(), View(name=place)), escape(place))


def place_doors(places: Iterable[str]) -> str:
    """Names of places, each a door."""
    return ", ".join(map(place_door, places))


def report_door(report: str, title: str, instead: str = "", claim: str = "") -> str:
    """The title of a report, the way to its story page; where it has none, how ``instead`` begins.

    ``claim`` is the id of the figure that leads there: the page marks it and begins with it.
    """
    said = " ".join((title or instead[:_TITLE] or "Untitled").split())
    shown = View(report=report, selection=(claim,) if claim else ())
    return door(session.address("reports", session.question(), shown), escape(said))


def outlet(source: str) -> str:
    """What an outlet is called, as HTML; that it is not known where a report names none."""
    return named(source) or "outlet not known"


def swatch(voice: str) -> str:
    """A claimant's colour; the name always stands beside it."""
    return f'<span class="cl-swatch" style="background:{vocabulary.colour(voice)}"></span>'
