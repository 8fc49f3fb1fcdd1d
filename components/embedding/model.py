"""What embedders share, whatever computes them: each text once, words in their context, halves of characters."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from tokenizers import Encoding

from components.embedding import Matrix

# Texts whose words are kept as they were last read: stories of one subject are found again and again. 60 words each,
# they take 50 MB; on the sample, where they are all there is to read, a search takes a third of the time.
READ = 500


class Model(ABC):
    """A model of a name and of vectors of so many numbers; ``components.embedding.Embedder`` says the rest."""

    def __init__(self, name: str, dimension: int) -> None:
        self.name, self.dimension = name, dimension
        self._read: dict[str, Matrix] = {}

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Matrix:
        copies: dict[str, list[int]] = {}
        for index, text in enumerate(texts):
            copies.setdefault(_readable(text), []).append(index)
        matrix = np.empty((len(texts), self.dimension), dtype=np.float32)
        done = 0
        for batch, vectors in self._vectors(list(copies)):
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

    @abstractmethod
    def _vectors(self, texts: list[str]) -> Iterator[tuple[list[str], Matrix]]:
        """Texts, all of them batch by batch in any order, each with its unit vector."""

    @abstractmethod
    def _tokens(self, texts: list[str]) -> Iterator[tuple[list[str], list[Matrix]]]:
        """The same with the vectors of a text's tokens, (tokens, dimension), the marks around it first and last.

        KeyError where the model has none.
        """

    @abstractmethod
    def _encoding(self, text: str) -> Encoding:
        """The tokens of a text, as many as the model reads."""

    def _parts(self, text: str) -> tuple[tuple[str, ...], Matrix]:
        """The words of a text, and which parts make up which, ones in (parts, words)."""
        text = _readable(text)
        read = self._encoding(text)
        of = [number for number in read.word_ids if number is not None]
        ends = {number: read.word_to_chars(number) or (0, 0) for number in of}
        matrix = np.zeros((len(of), len(ends)), dtype=np.float32)
        places = {number: place for place, number in enumerate(ends)}
        matrix[range(len(of)), [places[number] for number in of]] = 1
        return tuple(text[start:end] for start, end in ends.values()), matrix

    def _words(self, texts: Sequence[str]) -> list[Matrix]:
        """For each text the unit vectors of its words (or parts of words) in their context, (words, dimension)."""
        readable = [_readable(text) for text in texts]
        found = {text: self._read[text] for text in readable if text in self._read}
        for batch, tokens in self._tokens([text for text in dict.fromkeys(readable) if text not in found]):
            for text, vectors in zip(batch, tokens, strict=True):
                words = vectors[1:-1]
                found[text] = words / np.maximum(np.linalg.norm(words, axis=1, keepdims=True), 1e-9)
        self._read = dict(list({**self._read, **found}.items())[-READ:])
        return [found[text] for text in readable]


def _readable(text: str) -> str:
    """The text as the model reads it: in small letters where it shouts, without halves of broken characters."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text.lower() if text.isupper() else text
