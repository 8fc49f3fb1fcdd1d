"""A model of BERT's kind in whole numbers of 8 bits, computed by CTranslate2: a core a batch of some hundred tokens.

Tried with two cores (AVX-512 with VNNI, no AMX) in processes of their own, beside ``SentenceTransformer.encode`` in
float32 at batch 32; cosine to it, least and mean of the sample's passages:

================================================  ==============  ==================  ================
way                                               feed passages   sample's passages   cosine
================================================  ==============  ==================  ================
this                                              3.6 times       2.5 times           0.995  0.997
the same, both cores at one batch                 2.9             1.7                 0.995  0.997
torch, linear layers in whole numbers, ours       2.1             1.4                 0.994  0.999
the same, a core a batch                          2.3
================================================  ==============  ==================  ================

Passages of feeds are longer (100 tokens) than the sample's (40), which plain encoding pads little. Earlier, one core:
batches by tokens in float32 1.8, onnxruntime 1.9, openvino 2.0, bfloat16 of torch 1.0 (it needs AMX).
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import ctranslate2
import numpy as np
import torch
from ctranslate2.converters.transformers import BertLoader

from components.embedding import Matrix
from components.embedding.model import Model

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# Tokens of one batch, padding included. Of 512, 1024 and 2048, tried with a core a batch, 512 took least time: what a
# layer works on stays in the cache.
TOKENS = 512


class Integers(Model):
    """A sentence-transformers model that means the vectors of BERT's tokens, in whole numbers."""

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        super().__init__(name, model)
        cores = torch.get_num_threads()
        spec = BertLoader()(model.transformers_model, model.tokenizer)
        spec.validate()
        spec.optimize(quantization="int8")
        with TemporaryDirectory() as folder:
            spec.save(folder)
            self._encoder = ctranslate2.Encoder(folder, compute_type="int8", inter_threads=cores, intra_threads=1)
        self._beside = ThreadPoolExecutor(cores)

    def _vectors(self, texts: list[str]) -> Iterator[tuple[list[str], Matrix]]:
        for batch, tokens in self._tokens(texts):
            means = np.stack([vectors.mean(axis=0) for vectors in tokens])
            yield batch, means / np.linalg.norm(means, axis=1, keepdims=True)

    def _tokens(self, texts: list[str]) -> Iterator[tuple[list[str], list[Matrix]]]:
        """Longest first, so that texts of one batch have hardly any padding."""
        if not texts:
            return
        with self._lock:
            read = self._tokenizer(texts, truncation=True, max_length=self._longest)["input_ids"]
        ordered = sorted(range(len(texts)), key=lambda index: len(read[index]), reverse=True)
        batches, start = list[list[int]](), 0
        while start < len(ordered):
            end = start + max(1, TOKENS // len(read[ordered[start]]))
            batches.append(ordered[start:end])
            start = end
        forward = self._beside.map(self._forward, ([read[index] for index in batch] for batch in batches))
        for batch, tokens in zip(batches, forward, strict=True):
            yield [texts[index] for index in batch], tokens

    def _forward(self, batch: list[list[int]]) -> list[Matrix]:
        """The vectors of the tokens of each text, without those of its padding."""
        vectors = np.array(self._encoder.forward_batch(batch).last_hidden_state)
        return [vectors[number, : len(tokens)] for number, tokens in enumerate(batch)]
