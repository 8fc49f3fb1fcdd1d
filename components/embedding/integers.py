"""A sentence-transformers model whose weights are whole numbers of 8 bits, in batches of a number of tokens.

Tried on passages of news feeds, one core with AVX-512 and VNNI (no AMX), processor time in turn with
``SentenceTransformer.encode`` in float32 at batch 32; cosine to it, least and mean:

====================================  =======  =============  =====================================================
way                                   speed    cosine         why not
====================================  =======  =============  =====================================================
this, value layers in float32         2.7      0.994  0.9988
this, all layers in whole numbers     2.7      0.993  0.9973
float32, batches by tokens            1.8      1      1       slower
bfloat16, torch                       1.0      1.000  1.000   needs a processor with AMX to be faster
openvino float32, bfloat16            2.0 1.2  1      1       180 MB, and converting a model asks a server of its maker
onnxruntime float32                   1.9      1      1       78 MB, and a file of the model to keep
====================================  =======  =============  =====================================================

Short passages gain less: those of the sample, 40 tokens on average, 1.7 to 1.8, since plain encoding pads them little.
Query and key in one product with the value layer in two whole numbers is no faster (1.84 beside 1.81 in one run).
Slower in single runs on this machine, of which no numbers were kept, were a product of all heads at once (``bmm``) in
place of torch's attention, tried with one size of batch only, and oneDNN's linear layer, which packs weights for one
number of tokens. One scale for all tokens, measured beforehand, would save passes over what a layer works
on, but brings the mean cosine from 0.9988 to 0.9977, the least to 0.992.

In 700 searches of a report by its own title among 2,020 passages, the report came first as often as in float32
(0.634) and the mean reciprocal rank was 0.713 (0.714).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from components.embedding import Matrix
from components.embedding.transformer import Transformer

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# Tokens of one batch, padding included. Of 256, 384, 512, 1024 and 2048, tried in turn on two cores with 2 MB of cache
# each, 256 to 512 took least time and 2048 a fifth more: what a layer works on leaves the cache.
TOKENS = 512

# Layers that stay in float32, by the end of their names: a twelfth of the work and half of the loss of precision.
PRECISE = ("value",)

# The largest whole number that a weight or an activation becomes.
STEPS = 127


class Integers(Transformer):
    """A model of BERT's kind in whole numbers; ``components.embedding.Embedder`` says what its methods promise."""

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        super().__init__(name, model)
        layers = [(place, layer) for place, layer in model.named_modules() if isinstance(layer, nn.Linear)]
        for place, layer in layers:
            if not place.endswith(PRECISE):
                parent, _, child = place.rpartition(".")
                setattr(model.get_submodule(parent), child, _Linear(layer))

    def _batches(self, texts: list[str]) -> Iterator[list[str]]:
        """Longest first, so that texts of one batch have hardly any padding."""
        if not texts:
            return
        with self._lock:
            read = self._model.tokenizer(texts, truncation=True, max_length=self._model.max_seq_length)["input_ids"]
        lengths = [len(tokens) for tokens in read]
        ordered = sorted(range(len(texts)), key=lengths.__getitem__, reverse=True)
        start = 0
        while start < len(ordered):
            end = start + max(1, TOKENS // lengths[ordered[start]])
            yield [texts[index] for index in ordered[start:end]]
            start = end

    def _encode(self, batch: list[str]) -> Matrix:
        with torch.inference_mode():
            found = self._model(self._model.preprocess(batch))["sentence_embedding"]
            return np.asarray(nn.functional.normalize(found, dim=1).numpy(), dtype=np.float32)


class _Linear(nn.Module):
    """A linear layer in whole numbers: a scale for each row of weights, and one for each token as it comes.

    A scale for a token leaves its vector independent of what else is in the batch. Where the processor does not
    multiply whole numbers faster, the same numbers are multiplied as floats: slower, and the same vectors.
    """

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__()
        weight = layer.weight.detach()
        scale = weight.abs().amax(1) / STEPS
        able = torch.cpu.get_capabilities()
        self._number = torch.int8 if able.get("avx512_vnni") or able.get("avx_vnni") else torch.float32
        self._weight = (weight / scale[:, None]).round().to(self._number).t()
        self._scale = scale / STEPS
        self._bias = layer.bias.detach()

    def forward(self, tokens: Tensor) -> Tensor:
        """Tokens (..., width) to tokens (..., width of the next layer)."""
        rows = tokens.reshape(-1, tokens.shape[-1])
        largest = torch.maximum(rows.amax(1, keepdim=True), -rows.amin(1, keepdim=True)).clamp_min(1e-9)
        whole = (rows * (STEPS / largest)).round_().to(self._number)
        product = torch._int_mm(whole, self._weight).float() if self._number is torch.int8 else whole @ self._weight
        return torch.addcmul(self._bias, product.mul_(largest), self._scale).view(*tokens.shape[:-1], -1)
