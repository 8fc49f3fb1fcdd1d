"""Claims into what a chart may say of them: table in, table out, the same for the same input.

``marks`` gives the marks that a chart draws, one row each, and counts what is left out and why; ``places`` gives the
same marks by place, for a map; ``readable`` gives claims as a table for the eye.
"""

from components.analysis.marks import RULE, Marks, marks
from components.analysis.places import Places, places
from components.analysis.readable import readable

__all__ = ["RULE", "Marks", "Places", "marks", "places", "readable"]
