"""What a store will do with ``components.stories``, in memory: keep signatures, bands and mean vectors, and compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from components import embedding, stories
from components.records import Report


@dataclass
class Loaded:
    """Reports loaded in batches, each compared with candidates among those that are there only."""

    signatures: dict[str, stories.Signature] = field(default_factory=dict)
    compared: int = 0
    _bands: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    _means: dict[str, embedding.Matrix] = field(default_factory=dict)
    _pairs: list[tuple[str, str]] = field(default_factory=list)

    def add(self, reports: Sequence[Report]) -> None:
        means = mean_vectors(reports)
        for report, mean in zip(reports, means, strict=True):
            signature = stories.signature(report)
            bands = stories.bands(signature)
            near = {other for band in bands for other in self._bands[band]}
            if self._means:
                cosines = np.array(list(self._means.values())) @ mean
                close = cosines >= stories.REWRITE_COSINE
                near |= {id for id, is_close in zip(self._means, close, strict=True) if is_close}
            for other in near:
                self.compared += 1
                if stories.same_story(signature, self.signatures[other], float(self._means[other] @ mean)):
                    self._pairs.append((report.id, other))
            for band in bands:
                self._bands[band].append(report.id)
            self.signatures[report.id], self._means[report.id] = signature, mean

    def stories(self) -> tuple[tuple[str, ...], ...]:
        return stories.groups(self._pairs, self.signatures)


def mean_vectors(reports: Iterable[Report]) -> list[embedding.Matrix]:
    """The mean of each report's passages' vectors, a unit vector; noughts where it has no passages."""
    texts = [[p.span.of(r.title if p.in_title else r.text) for p in embedding.passages(r)] for r in reports]
    vectors = embedding.embedder().embed([text for of_report in texts for text in of_report])
    means, at = [], 0
    for of_report in texts:
        total = vectors[at : at + len(of_report)].sum(axis=0)
        at += len(of_report)
        means.append(total / (np.linalg.norm(total) or 1))
    return means
