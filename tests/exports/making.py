"""Charts of made-up claims as they leave, and the browser that draws them."""

from __future__ import annotations

import os
from typing import Any

import pandas as pd
import pytest

from components import analysis, charts, exports
from components.exports import pictures
from components.records import Provenance
from tests.analysis.claim_rows import AIR_FORCE, claim, claims

PROVENANCE = Provenance(
    "Kursk desk", "3f9a1c2b7d00e412", True, "drones downed", "2024-08-14", 6, 4, ("APA", "Reuters"), "2024-08-14",
    "2026-01-05T09:00:00+00:00", (("denied", 2),), "One figure, one mark.",
)  # fmt: skip
HOSTILE = "</script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\"><b>"


def chart(table: pd.DataFrame, provenance: Provenance = PROVENANCE, **brought: Any) -> exports.Chart:
    """The chart over time of these claims, as it leaves."""
    marks = analysis.marks(table)
    return exports.Chart(
        draw=lambda width: charts.trends(marks, provenance, width=width),
        table=marks.table,
        claims=table,
        provenance=provenance,
        summary=charts.summary(marks),
        **brought,
    )


def hostile_chart() -> exports.Chart:
    """A chart in which every text that a stranger could write is a page that wants to run."""
    texts: dict[str, Any] = dict.fromkeys(("source", "quote", "item", "target", "title", "url"), HOSTILE)
    table = claims(claim("killed", 3, HOSTILE, places=(HOSTILE,), **texts), claim("killed", 4, AIR_FORCE, url=""))
    provenance = Provenance(HOSTILE, "f", False, HOSTILE, HOSTILE, 1, 1, (HOSTILE,), None, "now")
    said = {str(id): (HOSTILE, HOSTILE, HOSTILE) for id in table["claim"]}
    return chart(table, provenance, sentences=lambda: said)


def browser() -> str:
    """The browser that draws; a missing one skips the test, and fails it where CI must have one."""
    found = pictures.browser()
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(exports.NO_BROWSER)
    return str(found)
