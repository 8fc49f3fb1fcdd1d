"""The words of the trade, as data that an analyst can read and mend: metrics, claimants, places.

``metrics.toml``, ``claimants.toml`` and ``places.toml`` beside this file say how their own entries are written.
"""

from components.vocabulary.claimants import Claimant, claimant, claimants, colour, side_of
from components.vocabulary.metrics import Metric, metric, metrics
from components.vocabulary.places import NamedPlace, named_places

__all__ = [
    "Claimant", "Metric", "NamedPlace", "claimant", "claimants", "colour", "metric", "metrics", "named_places",
    "side_of",
]  # fmt: skip
