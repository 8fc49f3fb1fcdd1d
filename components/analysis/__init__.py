"""Claims into what a chart may say of them: table in, table out, the same for the same input.

marks             the marks that a chart draws, one row each, and what is left out and why
taken_out         the marks of some metrics and claimants, out of those of all
without_history   the same without the few of days long before the reports
binned            the same by week or month: events added up, the last figure of totals and levels
with_days         the same with the days of which no report was loaded, or none gives a figure
with_differences  the same with what running totals grew by
gathered          of more marks than a screen can show, the lowest and the highest of some days
farthest          of more pairs than that, the smallest and the largest ratio of each month
fold              of many panels the fullest, and which are folded away
subjects          what each mark speaks of, as far as two can be held against one another
compared          pairs of figures that two voices give for the same thing
revisions         figures that their claimants changed, from which report to which
places            the same marks by place, for a map
readable          claims as a table for the eye
"""

from components.analysis.bins import binned
from components.analysis.differences import DIFFERENCES, with_differences
from components.analysis.disagreements import between, compared, most_at_odds, nearest, of_voices, widest
from components.analysis.gaps import with_days
from components.analysis.gathering import MOST, farthest, gathered
from components.analysis.history import HISTORY, without_history
from components.analysis.marks import LOG, RULE, Marks, marks, taken_out
from components.analysis.panels import SHOWN, Folded, fold
from components.analysis.places import Places, places
from components.analysis.readable import readable
from components.analysis.revisions import revisions
from components.analysis.subjects import obstacle, subjects, uncompared

__all__ = [
    "DIFFERENCES", "HISTORY", "LOG", "MOST", "RULE", "SHOWN", "Folded", "Marks", "Places", "between", "binned",
    "compared", "farthest", "fold", "gathered", "marks", "most_at_odds", "nearest", "obstacle", "of_voices", "places",
    "readable", "revisions", "subjects", "taken_out", "uncompared", "widest", "with_days", "with_differences",
    "without_history",
]  # fmt: skip
