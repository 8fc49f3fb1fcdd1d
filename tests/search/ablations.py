"""What each stage of search is worth: ``python -m tests.search.ablations``.

The questions marked "tune" of ``questions.toml`` are asked over the sample corpus, and the shared questions over their
reports where the folder ``shared`` stands beside this checkout, each time with one stage off. ``nDCG@10`` is of the
order alone, without the floor; ``lost`` are questions with an answer that get nothing, ``silenced`` those without one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from components import jobs, ranking, rewording
from components.embedding import Embedder, Matrix
from components.library import Library
from tests.search import scoring
from tests.search.scoring import Asked

Stage = Callable[[Library], AbstractContextManager[Any]]


class OneVector:
    """An embedder to which a question in the words of reports is the question as it was asked."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def __getattr__(self, name: str) -> Any:
        return getattr(self._embedder, name)

    def embed(self, texts: Sequence[str], *progress: Any) -> Matrix:
        vectors = self._embedder.embed(texts, *progress)
        both = len(texts) == 2 and texts[1] == rewording.reworded(texts[0]).words
        return np.stack([vectors[0], vectors[0]]) if both else vectors


def _without(room: object, name: str, value: object = 0.0) -> Stage:
    return lambda _: patch.object(room, name, value)


def _nearness_alone(_: Library) -> AbstractContextManager[Any]:
    """The floor itself is how near a question has to come, whatever was read and named."""
    return patch.multiple(ranking, LEAST=0.0, FLOOR_SHARE=1.0, STANDING_OUT=0.0, UNHEARD=0.0)


STAGES: Mapping[str, Stage] = {
    "as it ships": lambda _: nullcontext(),
    "words of reports": _without(rewording, "reworded", rewording.Reworded),
    "two vectors": lambda library: patch.object(library._search, "embedder", OneVector(library.embedder)),
    "second passage": _without(ranking, "SECOND"),
    "words": _without(ranking, "WORDS_WEIGHT"),
    "doubt of one word": _without(ranking, "DOUBT", 1e-9),
    "reading": _without(ranking, "READING_WEIGHT"),
    "rarity": _without(ranking.Wording, "rarity", lambda wording, word: float(word.lower() in wording.asked)),
    "all but nearness": _nearness_alone,
    "foremost only": _without(ranking, "FOREMOST", ranking.READ),
    "names unheard": _without(ranking, "UNHEARD"),
    "every word held": _without(ranking.Wording, "literal", frozenset()),
}


def table(title: str, library: Library, asked: Sequence[Asked]) -> None:
    """Print what is left of a library's search without each stage."""
    answered = [one for one in asked if one.answers]
    silent = [one for one in asked if not one.answers]
    of_story = scoring.stories(library)
    print(f"\n{title}\n{'without':22}{'nDCG@10':>9}{'lost':>9}{'silenced':>10}")
    for name, stage in STAGES.items():
        with ExitStack() as off:
            off.enter_context(stage(library))
            order = scoring.scores(answered, lambda words: scoring.by_search_unsilenced(library, words), of_story)
            lost = sum(not scoring.by_search(library, one.words) for one in answered)
            quiet = sum(not scoring.by_search(library, one.words) for one in silent)
        print(f"{name:22}{order['nDCG@10']:9.3f}{lost:6}/{len(answered):<3}{quiet:6}/{len(silent):<3}", flush=True)


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        with Library(Path(folder) / "sample") as library:
            library.add_paths([jobs.SAMPLE])
            table("Sample, tune", library, [one for one in scoring.questions() if one.set == "tune"])
        if (scoring.SHARED / "gold" / "queries.jsonl").exists():
            with Library(Path(folder) / "gold") as library:
                library.add_paths([scoring.SHARED / "gold" / "reports.jsonl"])
                table("Shared questions", library, scoring.gold())


if __name__ == "__main__":
    main()
