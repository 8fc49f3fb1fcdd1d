"""Where an export comes from: as columns of a table, and as facts that a person reads."""

from __future__ import annotations

from typing import Any

from components.records import SAMPLE_WORDS, Annotation, Provenance

# What the table of facts calls a file's origin; a sheet of a workbook is called so too.
HEADING = "Where this comes from"


def columns(provenance: Provenance) -> dict[str, Any]:
    """The columns that stand behind those of every exported table, the same in every row.

    All are texts but ``notes``, the analyst's own on the chart's days: a tuple of records.
    """
    return {
        "library": provenance.library,
        "fingerprint": provenance.fingerprint,
        "sample": SAMPLE_WORDS if provenance.sample else "",
        "exported": provenance.exported,
        "filters": provenance.filters,
        "days_covered": provenance.period,
        "left_out": "; ".join(f"{count} {reason}" for reason, count in provenance.left_out),
        "notes": provenance.notes,
    }


def facts(provenance: Provenance) -> dict[str, str]:
    """What a reader is told of where an export comes from; nothing that is unknown."""
    told = {
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
        "Notes of the analyst's own": "; ".join(map(_note, provenance.notes)),
        "Data as of": provenance.latest or "an unknown day",
        "Exported": provenance.exported,
    }
    return {name: fact for name, fact in told.items() if fact}


def _note(one: Annotation) -> str:
    days = f"{one.first}" if one.first == one.last else f"{one.first} to {one.last}"
    return f"{days}, “{one.label}” ({one.who})"
