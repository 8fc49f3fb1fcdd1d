"""Small models for tests: real ones, as sentence-transformers keeps them, whose weights are drawn by chance."""

from __future__ import annotations

import string
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
from transformers import BertConfig, BertModel, BertTokenizerFast


def model(folder: Path, width: int = 16) -> Path:
    """A model of BERT's kind that reads letters, in a folder of its own; vectors have ``width`` numbers."""
    parts = folder.with_name(f"{folder.name}-parts")
    parts.mkdir(parents=True)
    letters = [*string.ascii_lowercase, *string.digits]
    tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    (parts / "vocab.txt").write_text("\n".join(tokens), encoding="utf-8")
    torch.manual_seed(width)
    config = BertConfig(
        vocab_size=len(tokens), hidden_size=width, num_hidden_layers=1, num_attention_heads=2, intermediate_size=width,
        max_position_embeddings=128,
    )  # fmt: skip
    BertModel(config).save_pretrained(parts)
    BertTokenizerFast(str(parts / "vocab.txt")).save_pretrained(parts)
    SentenceTransformer(modules=[Transformer(str(parts)), Pooling(width)], device="cpu").save(str(folder))
    return folder
