"""The claims behind a chart as HTML: a table with their sentences, their sources with all quotes, their origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from components import vocabulary
from components.exports import origin
from components.exports.chart import Quoted
from components.exports.tables import cell
from components.records import Provenance

_COLUMNS = ("Figure", "Claimed by", "In the report's words", "Status", "Days", "Published", "Report", "Outlet")


def claim_table(claims: pd.DataFrame, sentences: Mapping[str, Quoted], invitation: str = "") -> str:
    """The claims (CLAIM_COLUMNS), a row each with its sentence; ``invitation`` says what a reader can do with them."""
    if claims.empty:
        return ""
    told = f"{len(claims):,} claim{'s' * (len(claims) != 1)}. {invitation}".rstrip()
    head = "".join(f'<th scope="col">{title}</th>' for title in _COLUMNS)
    rows = "".join(_row(row, sentences) for row in _records(claims))
    return (
        f'<section id="claims">\n<h2>The claims, in their reports\' words</h2>\n'
        f'<p class="lesser" aria-live="polite"><span id="told">{told}</span> '
        f'<button type="button" id="all" class="onscreen" hidden>Show all</button></p>\n'
        f'<div class="table"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n'
        "</section>\n"
    )


def source_list(claims: pd.DataFrame, sentences: Mapping[str, Quoted]) -> str:
    """The reports behind the claims, newest first, each with its address and the sentences that were read."""
    if claims.empty:
        return ""
    newest = claims.sort_values("published", ascending=False, kind="stable", na_position="last")
    sources = "".join(_source(list(_records(group)), sentences) for _, group in newest.groupby("report", sort=False))
    return f'<section>\n<h2>Sources</h2>\n<ol class="sources">\n{sources}</ol>\n</section>\n'


def facts(provenance: Provenance) -> str:
    """Where it all comes from, as a list of terms."""
    rows = "".join(
        f'<tr><th scope="row">{name}</th><td>{escape(fact)}</td></tr>\n'
        for name, fact in origin.facts(provenance).items()
    )
    return f'<section class="origin">\n<h2>{origin.HEADING}</h2>\n<table>\n{rows}</table>\n</section>\n'


def _row(row: dict[Any, Any], sentences: Mapping[str, Quoted]) -> str:
    title = escape(cell(row["title"])) or "(no title)"
    cells = {
        "figure": escape(_figure(row)),
        "voice": escape(cell(row["voice"])),
        "said": _sentence(row, sentences),
        "status": escape(_status(row)),
        "days": _days(row),
        "day": escape(cell(row["published"])[:10]),
        "report": _link(cell(row["url"]), title),
        "outlet": escape(cell(row["source"])),
    }
    told = "".join(f'<td class="{name}">{html}</td>' for name, html in cells.items())
    return f'<tr data-claim="{escape(row["claim"])}">{told}</tr>\n'


def _source(rows: list[dict[Any, Any]], sentences: Mapping[str, Quoted]) -> str:
    first = rows[0]
    url = cell(first["url"])
    about = [escape(cell(first["source"])), escape(cell(first["published"])[:10] or "no date"), _link(url, escape(url))]
    said = dict.fromkeys(_sentence(row, sentences) for row in rows)
    quotes = "".join(f"<li><q>{sentence}</q></li>\n" for sentence in said)
    title = escape(cell(first["title"])) or "(no title)"
    return f"<li><cite>{title}</cite><br>{'; '.join(filter(None, about))}\n<ul>\n{quotes}</ul></li>\n"


def _sentence(row: dict[Any, Any], sentences: Mapping[str, Quoted]) -> str:
    before, quote, after = sentences.get(row["claim"], ("", cell(row["quote"]), ""))
    return f"{escape(before)}<mark>{escape(quote)}</mark>{escape(after)}"


def _figure(row: dict[Any, Any]) -> str:
    noun = vocabulary.counted(cell(row["item"]), cell(row["unit"]))
    return vocabulary.figure_words(row["low"], row["high"], row["bound"], bool(row["vague"]), noun)


def _status(row: dict[Any, Any]) -> str:
    disputed = cell(row["disputed_by"])
    corrected = "corrected by a reader" if row["review"] == "corrected" else ""
    return ", ".join(filter(None, (cell(row["status"]), f"disputed by {disputed}" if disputed else "", corrected)))


def _days(row: dict[Any, Any]) -> str:
    """The days as HTML; a day is never broken, a span between its two."""
    days = dict.fromkeys(filter(None, (cell(row["first"]), cell(row["last"]))))
    return " to ".join(f"<span>{escape(day)}</span>" for day in days) or "not stated"


def _records(claims: pd.DataFrame) -> Iterable[dict[Any, Any]]:
    return iter(claims.to_dict("records"))


def _link(url: str, said: str) -> str:
    """An address to follow if it is one of the web's, else the words only; ``said`` is HTML."""
    if urlsplit(url).scheme not in ("http", "https"):
        return said
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{said}</a>'
