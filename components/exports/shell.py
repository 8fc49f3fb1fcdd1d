"""One HTML file that works offline: its parts, what may run in it, and nothing that asks a server for anything."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import plotly.graph_objects as go


def document(heading: str, body: str, figures: Sequence[go.Figure] = ()) -> bytes:
    """A page of our own HTML; ``figures`` are drawn in it where ``plot`` left their places."""
    scripts = (_plotly(), _text("marks.js")) if figures else ()
    # Nothing but these scripts runs, and nothing at all is fetched.
    allowed = " ".join(f"'sha256-{_sha256(script)}'" for script in scripts) or "'none'"
    policy = f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; font-src data:"
    data = "".join(
        f'<script type="application/json" id="figure-{n}">{_json(figure)}</script>\n'
        for n, figure in enumerate(figures)
    )
    run = "".join(f"<script>{script}</script>\n" for script in scripts)
    page = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width">
<title>{escape(heading)}</title>
<style>
{_text("page.css")}</style>
</head>
<body>
{body}{data}{run}</body>
</html>
"""
    return page.encode("utf-8", "replace")


def title(figure: go.Figure) -> str:
    """The title of a figure as it is read."""
    return unescape(re.sub(r"<[^>]*>", " ", figure.layout.title.text or "Claimline"))


def plot(number: int, figure: go.Figure) -> str:
    """The place of the figure of this number, with buttons that save it from the browser."""
    size = f"width: {int(figure.layout.width)}px; max-width: 100%; height: {int(figure.layout.height)}px"
    buttons = " ".join(f'<button type="button" value="{form}">{form.upper()}</button>' for form in ("png", "svg"))
    return (
        f'<figure><div class="plot" data-figure="figure-{number}" role="img" aria-label="{escape(title(figure))}" '
        f'style="{size}"></div>\n<p class="onscreen lesser">Save this picture: {buttons}</p></figure>\n'
    )


def picture(svg: bytes, said: str) -> str:
    """A picture that was drawn before; ``said`` is what it shows."""
    data = base64.b64encode(svg).decode("ascii")
    return f'<figure><img alt="{escape(said)}" src="data:image/svg+xml;base64,{data}"></figure>\n'


def _json(figure: go.Figure) -> str:
    """A figure as JSON in which no text can end the element that holds it."""
    from plotly.io import to_json

    return str(to_json(figure, pretty=False, remove_uids=False)).replace("<", "\\u003c")


@cache
def _plotly() -> str:
    """plotly.js without addresses of map tiles and fonts.

    They stand in it for traces that are not used here; the policy would block them anyhow, so none is left to be
    mistaken for one that is asked.
    """
    from plotly.offline import get_plotlyjs

    library = re.sub(r"https://[\w./@-]*(cdn|openmaptiles|arcgis)[\w./@-]*", "", get_plotlyjs())
    return library.replace("</script", "<\\/script")


def _text(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
