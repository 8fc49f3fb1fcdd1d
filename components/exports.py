"""Figures and tables into files that carry their evidence; bytes out, nothing written here."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import logging
import os
import re
import warnings
from csv import writer as csv_writer
from dataclasses import fields, is_dataclass
from datetime import date
from html import escape, unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pandas as pd

from components import vocabulary
from components.errors import ClaimlineError, MissingPart
from components.records import SAMPLE_WORDS, Provenance

if TYPE_CHECKING:
    import plotly.graph_objects as go

IMAGES = ("png", "svg", "pdf")

# A browser that has not drawn a picture by then will not.
_SECONDS = 60
# A spreadsheet runs a cell that starts with one of these as a formula (OWASP, "CSV injection"; full-width forms too).
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
NO_BROWSER = (
    "A picture is drawn by Chrome or Chromium, and none was found. Install it (Debian and Ubuntu: sudo apt install "
    "chromium; elsewhere: plotly_get_chrome), or name it in the environment variable BROWSER_PATH; or export HTML, "
    "which needs none."
)
# plotly.js offers to upload a chart to its makers unless told not to.
_BAR = {"displaylogo": False, "responsive": True, "showSendToCloud": False, "plotlyServerURL": ""}
_EVIDENCE = {
    "voice": "Claimed by", "quote": "Quote", "status": "Status", "day": "Published", "title": "Report",
    "source": "Outlet", "url": "Address",
}  # fmt: skip


def html(figure: go.Figure, provenance: Provenance, claims: pd.DataFrame | None = None) -> bytes:
    """The chart as one file that works offline and asks no server for anything; with the quotes below it.

    ``claims`` (CLAIM_COLUMNS) are those behind the chart, None for a chart alone.
    """
    from plotly.io import to_json
    from plotly.offline import get_plotlyjs

    # Addresses of map tiles and fonts stand in plotly.js for traces that are not used here; the policy would block
    # them anyhow, so none is left to be mistaken for one that is asked.
    library = re.sub(r"https://[\w./@-]*(cdn|openmaptiles|arcgis)[\w./@-]*", "", get_plotlyjs())
    draw = (
        f"const figure = {to_json(figure, pretty=False, remove_uids=False)};"
        f'Plotly.newPlot("chart", figure.data, figure.layout, {json.dumps(_BAR)});'
    )
    scripts = [script.replace("</script", "<\\/script") for script in (library, draw)]
    # Nothing but these two scripts runs, and nothing at all is fetched.
    allowed = " ".join(f"'sha256-{_sha256(script)}'" for script in scripts)
    policy = f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; font-src data:"
    layout = figure.layout
    paper = layout.paper_bgcolor or layout.template.layout.paper_bgcolor or "#FFFFFF"
    ink = layout.font.color or layout.template.layout.font.color or "#000000"
    family = layout.font.family or layout.template.layout.font.family or "sans-serif"
    page = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width">
<title>{escape(_title(figure))}</title>
<style>
body {{ margin: 1rem auto; padding: 0 1rem; max-width: 72rem; background: {escape(paper)}; color: {escape(ink)}; }}
body {{ font-family: {escape(family)}; }}
h2 {{ font-size: 1rem; }}
table {{ border-collapse: collapse; font-size: 0.8rem; }}
th, td {{ text-align: left; vertical-align: top; padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid #8886; }}
a {{ color: inherit; }}
</style>
</head>
<body>
<div id="chart" style="height: {int(layout.height or 600)}px"></div>
{_provenance_html(provenance)}{_evidence_html(claims)}
<script>{scripts[0]}</script>
<script>{scripts[1]}</script>
</body>
</html>
"""
    return page.encode("utf-8", "replace")


def image(figure: go.Figure, form: str = "png", width: int = 1000, scale: float = 2) -> bytes:
    """The chart as a picture (png, svg or pdf) as wide as ``width`` pixels and as high as the figure says.

    ``scale`` times as many dots in a png. MissingPart where no browser can be found that draws it.
    """
    if form not in IMAGES:
        raise ClaimlineError(f'A picture is saved as {", ".join(IMAGES)}, not as "{form}".')
    path = browser()
    if path is None:
        raise MissingPart(NO_BROWSER)
    size = {"format": form, "width": width, "height": int(figure.layout.height or 600), "scale": scale}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import kaleido

            # What the drawing browser says to itself is nothing that a reader of the picture can use.
            for name in ("kaleido", "choreographer"):
                logging.getLogger(name).setLevel(logging.CRITICAL + 1)
            kopts = {"path": path, "mathjax": False, "timeout": _SECONDS}
            return bytes(kaleido.calc_fig_sync(figure.to_dict(), opts=size, kopts=kopts))
    except Exception as error:
        raise ClaimlineError(
            f"The browser {path} could not draw the picture ({type(error).__name__}: {error}). "
            "Try again, name another browser in BROWSER_PATH, or export HTML."
        ) from error


def browser() -> str | None:
    """The Chrome or Chromium that draws pictures: the one that BROWSER_PATH names, else the first found; or None."""
    named = os.environ.get("BROWSER_PATH")
    if named:
        return named if os.access(named, os.X_OK) else None
    from choreographer.browsers.chromium import Chromium

    found = Chromium.find_browser(skip_local=False)
    return str(found) if found else None


def has_browser() -> bool:
    """Whether pictures can be drawn here; where not, NO_BROWSER says what to do."""
    return browser() is not None


def csv(claims: pd.DataFrame, provenance: Provenance) -> bytes:
    """Claims as CSV, one row a claim, all of CLAIM_COLUMNS and columns that say where they come from.

    UTF-8 without comment lines, so that any program reads it; a text that a spreadsheet would run as a formula has an
    apostrophe before it. Names of places are joined by "; ", an open side is empty, what has parts of its own is JSON.
    """
    origin = _origin(provenance)
    written = io.StringIO()
    writer = csv_writer(written, lineterminator="\n")
    writer.writerow([*claims.columns, *origin])
    for row in claims.itertuples(index=False):
        writer.writerow([_harmless(_cell(value)) for value in (*row, *origin.values())])
    return written.getvalue().encode("utf-8", "replace")


def jsonl(claims: pd.DataFrame, provenance: Provenance | None = None) -> bytes:
    """Claims as JSON lines, one object a claim with all of CLAIM_COLUMNS; null where unknown or open, days ISO 8601."""
    origin = _origin(provenance) if provenance else {}
    lines = [
        json.dumps({name: _json_value(value) for name, value in row.items()} | origin, ensure_ascii=False)
        for row in claims.to_dict("records")
    ]
    # A lone surrogate is no UTF-8, but JSON has an escape for it.
    return "".join(line + "\n" for line in lines).encode("utf-8", "backslashreplace")


def _origin(provenance: Provenance) -> dict[str, Any]:
    return {
        "library": provenance.library,
        "fingerprint": provenance.fingerprint,
        "sample": SAMPLE_WORDS if provenance.sample else "",
        "exported": provenance.exported,
        "filters": provenance.filters,
        "period": provenance.period,
        "left_out": "; ".join(f"{count} {reason}" for reason, count in provenance.left_out),
    }


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet runs; numbers, also those below nought, stay numbers."""
    return "'" + cell if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _cell(value: Any) -> str:
    """A value as a cell: names joined, records as JSON, days ISO 8601, nothing where unknown or open."""
    if isinstance(value, list | tuple) and all(isinstance(part, str) for part in value):
        return "; ".join(value)
    known = _json_value(value)
    if known is None:
        return ""
    return json.dumps(known, ensure_ascii=False) if isinstance(known, list | dict) else str(known)


def _json_value(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_json_value(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _json_value(getattr(value, field.name)) for field in fields(value)}
    if value is None or pd.isna(value):
        return None
    if isinstance(value, date):
        return pd.Timestamp(value).date().isoformat()
    if hasattr(value, "item"):
        value = value.item()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _title(figure: go.Figure) -> str:
    return unescape(re.sub(r"<[^>]*>", "", figure.layout.title.text or "Claimline"))


def _provenance_html(provenance: Provenance) -> str:
    """Where the chart comes from, as a list of terms."""
    facts = {
        "Library": f"{provenance.library}, fingerprint {provenance.fingerprint}",
        "Sample": f"SAMPLE: {SAMPLE_WORDS}" if provenance.sample else "",
        "Filters": provenance.filters,
        "Period": provenance.period,
        "Claims": f"{provenance.claims:,}",
        "Reports": f"{provenance.reports:,}",
        "Outlets": ", ".join(provenance.sources),
        "Left out": ", ".join(f"{count} {reason}" for reason, count in provenance.left_out),
        "Corrected by a reader": f"{provenance.corrected:,}" if provenance.corrected else "",
        "Rule": provenance.rule,
        "Data as of": provenance.latest or "an unknown day",
        "Exported": provenance.exported,
    }
    rows = "".join(f"<tr><th>{name}</th><td>{escape(fact)}</td></tr>\n" for name, fact in facts.items() if fact)
    return f"<h2>Where this comes from</h2>\n<table>\n{rows}</table>\n"


def _evidence_html(claims: pd.DataFrame | None) -> str:
    """The claims with their quotes and reports, a row each."""
    if claims is None or claims.empty:
        return ""
    head = "".join(f"<th>{title}</th>" for title in ("Figure", *_EVIDENCE.values()))
    rows = "".join(f"<tr>{_evidence_row(row)}</tr>\n" for row in claims.to_dict("records"))
    return f"<h2>The claims, in their reports' words</h2>\n<table>\n<tr>{head}</tr>\n{rows}</table>\n"


def _evidence_row(row: dict[Any, Any]) -> str:
    noun = vocabulary.counted(_cell(row["item"]), _cell(row["unit"]))
    cells = [escape(vocabulary.figure_words(row["low"], row["high"], row["bound"], bool(row["vague"]), noun))]
    for column in _EVIDENCE:
        text = _cell(row[column])
        cells.append(_link(text) if column == "url" else escape(text))
    return "".join(f"<td>{cell}</td>" for cell in cells)


def _link(url: str) -> str:
    """An address to follow if it is one of the web's, else its letters only."""
    if urlsplit(url).scheme not in ("http", "https"):
        return escape(url)
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{escape(url)}</a>'


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
