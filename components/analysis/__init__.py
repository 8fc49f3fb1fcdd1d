"""Claims into what a chart may say of them: table in, table out, the same for the same input.

``marks`` gives the marks that a chart draws, one row each, and counts what is left out and why; ``readable`` gives
claims as a table for the eye. ``compared`` pairs the figures that two voices give for the same thing, ``revisions``
follows a figure that its claimant changed.
"""

from components.analysis.disagreements import between, compared, most_compared, of_voices, widest
from components.analysis.marks import RULE, Marks, marks
from components.analysis.readable import readable
from components.analysis.revisions import revisions
from components.analysis.subjects import obstacle, uncompared

__all__ = [
    "RULE", "Marks", "between", "compared", "marks", "most_compared", "obstacle", "of_voices", "readable", "revisions",
    "uncompared", "widest",
]  # fmt: skip
