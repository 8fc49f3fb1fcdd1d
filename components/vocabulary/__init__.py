"""The words of the trade, as data that an analyst can read and mend: metrics, claimants, places.

``metrics.toml``, ``claimants.toml`` and ``places.toml`` beside this file say how their own entries are written.
"""

from components.vocabulary.claimants import PALETTE, Claimant, claimant, claimants, colour, side_of
from components.vocabulary.measured import Measured, measured
from components.vocabulary.metrics import Metric, metric, metrics
from components.vocabulary.places import NamedPlace, named_places
from components.vocabulary.wording import counted, figure_words, number_words, unit_words

__all__ = [
    "PALETTE", "Claimant", "Measured", "Metric", "NamedPlace", "claimant", "claimants", "colour", "counted",
    "figure_words", "measured", "metric", "metrics", "named_places", "number_words", "side_of", "unit_words",
]  # fmt: skip
