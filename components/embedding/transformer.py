"""Models of sentence-transformers on the processor, read from this machine only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Encoding

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
        super().__init__(name, int(model.get_embedding_dimension() or 0))
        self._model = model
        # The tokenizer underneath fails ("Already borrowed") when two threads use it at once.
        self._lock = Lock()

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

    def _encoding(self, text: str) -> Encoding:
        with self._lock:
            read = self._model.tokenizer(text, truncation=True, max_length=self._model.max_seq_length)
        encodings: list[Encoding] = read.encodings
        return encodings[0]


def _batches(texts: list[str]) -> Iterator[list[str]]:
    """Longest first: texts of one batch are padded to one length, and running out of memory shows at once."""
    ordered = sorted(texts, key=len, reverse=True)
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]


def named(name: str) -> Model:
    """The model of this folder, or of this name where it was downloaded before."""
    try:
        return Transformer(name, load(name))
    except (OSError, ValueError) as error:
        raise MissingPart(
            f'There is no embedding model "{name}" on this machine. Give the folder that holds one, or download it '
            f"once with: hf download {name}"
        ) from error
    except MissingPart:
        raise
    except Exception as error:  # damaged weights make the library fail in any way there is
        raise MissingPart(f'The embedding model "{name}" cannot be read: {error}. Put it there anew.') from error


def load(path: str) -> SentenceTransformer:
    """The model in a folder or of a name, on the processor; MissingPart where the library is not installed."""
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
