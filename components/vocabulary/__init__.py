"""The words of the trade, as data that an analyst can read and mend: metrics, claimants, places, news agencies.

``metrics.toml``, ``items.toml``, ``claimants.toml``, ``places.toml`` and ``agencies.toml`` beside this file say how
their own entries are written.
"""

from components.vocabulary.agencies import Agencies, Agency, agencies
from components.vocabulary.asked import asked
from components.vocabulary.claimants import OUTLETS_PALETTE, PALETTE, Claimant, claimant, claimants, colour, side_of
from components.vocabulary.items import Items, items
from components.vocabulary.measured import Measured, measured
from components.vocabulary.metrics import Metric, metric, metrics
from components.vocabulary.outlets import outlet_words, outlets_apart, own_words
from components.vocabulary.places import NamedPlace, named_places
from components.vocabulary.probes import probes
from components.vocabulary.spelled import spelled
from components.vocabulary.wording import counted, figure_words, number_words, unit_words

__all__ = [
    "OUTLETS_PALETTE", "PALETTE", "Agencies", "Agency", "Claimant", "Items", "Measured", "Metric", "NamedPlace",
    "agencies", "asked", "claimant", "claimants", "colour", "counted", "figure_words", "items", "measured", "metric",
    "metrics", "named_places", "number_words", "outlet_words", "outlets_apart", "own_words", "probes", "side_of",
    "spelled", "unit_words",
]  # fmt: skip
