"""Charts and tables into the bytes of files that carry their evidence; nothing is written here.

    picture    a chart as PNG, SVG or PDF in a size of SIZES, or as an HTML page whose marks open their sentences
    data       a table (claims, or a chart's own) as CSV, XLSX, Parquet or JSON Lines
    problems   what of an input could not be read, as CSV
    briefing   several charts as one HTML file to print, in words too, with claims, sources and quotes

A form is a row in one of the two tables below.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from components.errors import ClaimlineError
from components.exports import tables
from components.exports.briefing import briefing
from components.exports.chart import Chart, Quoted
from components.exports.page import page
from components.exports.pictures import NO_BROWSER, SIZES, Size, browser, fitted, has_browser, images
from components.exports.tables import problems
from components.records import Provenance


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file: its name, its MIME type, and whether a browser on this machine has to draw it."""

    name: str
    mime: str
    drawn: bool = False


PICTURES = {
    "png": Form("PNG", "image/png", drawn=True),
    "svg": Form("SVG", "image/svg+xml", drawn=True),
    "pdf": Form("PDF", "application/pdf", drawn=True),
    "html": Form("HTML", "text/html"),
}
DATA = {
    "csv": Form("CSV", "text/csv"),
    "xlsx": Form("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "parquet": Form("Parquet", "application/vnd.apache.parquet"),
    "jsonl": Form("JSON Lines", "application/jsonl"),
}
_WRITERS: dict[str, Callable[[pd.DataFrame, Provenance], bytes]] = {
    "csv": tables.csv, "xlsx": tables.xlsx, "parquet": tables.parquet, "jsonl": tables.jsonl,
}  # fmt: skip


def picture(chart: Chart, form: str, size: str = "screen") -> bytes:
    """A chart as a file of one of PICTURES, laid out for one of SIZES; MissingPart where no browser can draw it."""
    if form not in PICTURES:
        raise ClaimlineError(f'A picture is saved as {", ".join(PICTURES)}, not as "{form}".')
    if size not in SIZES:
        raise ClaimlineError(f'The size of a picture is {", ".join(SIZES)}, not "{size}".')
    figure = fitted(chart.draw, SIZES[size], chart.fewer)
    return images([figure], form, SIZES[size])[0] if PICTURES[form].drawn else page(chart, figure)


def data(table: pd.DataFrame, provenance: Provenance, form: str) -> bytes:
    """A table as a file of one of DATA, with all its rows and columns and where they come from."""
    if form not in DATA:
        raise ClaimlineError(f'A table is saved as {", ".join(DATA)}, not as "{form}".')
    return _WRITERS[form](table, provenance)


__all__ = [
    "DATA", "NO_BROWSER", "PICTURES", "SIZES", "Chart", "Form", "Quoted", "Size", "briefing", "browser", "data",
    "has_browser", "picture", "problems",
]  # fmt: skip
