"""How well search orders reports and when it says no: ``python -m tests.search.scoring``.

Asked are the questions of ``questions.toml`` over the sample corpus and, where the folder ``shared`` stands beside this
checkout, real titles that look for their own descriptions, and its questions over its reports. Libraries are built in
a temporary folder and searched as the app does; words alone and meaning alone are the yardsticks, and so is their plain
sum: each stretched to 0 to 1 over the passages that either found, weights 0.3 and 0.7.

Stories are judged, not files: of the reports of one story, as the library folds them, a list is given the first only,
and the story answers as well as the best of its reports. So a hit counts for its copies, and no list gains by copies.
"""

from __future__ import annotations

import gzip
import json
import math
import random
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from time import perf_counter

from components import embedding, jobs, readers
from components.library import Library
from components.question import Question
from components.ranking import Scores
from components.records import Entry, Report
from components.search import CANDIDATES

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"

# How far down a list a reader looks.
DEPTH = 10

# Known items: titles asked, among descriptions of their own and others.
SEED, ASKED, OTHERS = 20241, 500, 4_500

# No cosine is lower: every candidate counts, and what is measured is the order alone.
NO_FLOOR = -1.0

Answer = Callable[[Library, str], list[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in an analyst's words, and the reports that answer it: 2 fully, 1 in part; none where nothing does."""

    words: str
    kind: str = ""
    set: str = ""
    answers: Mapping[str, int] = field(default_factory=dict)


def questions() -> list[Asked]:
    """The questions over the sample corpus."""
    return [Asked(**entry) for entry in tomllib.loads((HERE / "questions.toml").read_text("utf-8"))["question"]]


def ndcg(found: Sequence[str], answers: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten, gains 3 and 1; 1 where no order would be better."""
    return _gain(answers.get(one, 0) for one in found) / _gain(sorted(answers.values(), reverse=True))


def reciprocal_rank(found: Sequence[str], answers: Mapping[str, int]) -> float:
    """One by the rank of the first report that answers at least in part; 0 where it is not among the first ten."""
    return next((1 / rank for rank, one in enumerate(found[:DEPTH], 1) if one in answers), 0.0)


def recall(found: Sequence[str], answers: Mapping[str, int]) -> float:
    """The share of the reports that answer which is among the first ten; of ten where more of them do."""
    return sum(one in answers for one in found[:DEPTH]) / min(len(answers), DEPTH)


def scores(
    asked: Iterable[Asked], found: Callable[[str], list[str]], stories: Mapping[str, str] | None = None
) -> dict[str, float]:
    """Means over the questions that have an answer; ``silenced`` of those that have none, ``nothing`` of the others.

    ``stories`` says of a report which story it is of, where it is not the only one of its own.
    """
    answered, silent, rows, story = [], [], [], stories or {}
    for one in asked:
        order = list(dict.fromkeys(story.get(id, id) for id in found(one.words)))
        if one.answers:
            answers = dict[str, int]()
            for id, grade in one.answers.items():
                answers[story.get(id, id)] = max(grade, answers.get(story.get(id, id), 0))
            rows.append([measure(order, answers) for measure in (ndcg, reciprocal_rank, recall)])
            answered.append(not order)
        else:
            silent.append(not order)
    figures = dict(zip(("nDCG@10", "MRR@10", "recall@10"), map(mean, zip(*rows, strict=True)), strict=True))
    return {**figures, "nothing": mean(answered), **({"silenced": mean(silent)} if silent else {})}


def by_words(library: Library, words: str) -> list[str]:
    """BM25 alone."""
    return _reports(library, library.store.match(words, Question(), CANDIDATES))


def by_meaning(library: Library, words: str) -> list[str]:
    """Cosines alone."""
    return _reports(library, _nearest(library, words))


def by_plain_sum(library: Library, words: str) -> list[str]:
    """Words with 0.3 and meaning with 0.7, each stretched to 0 to 1."""
    lexical = library.store.match(words, Question(), CANDIDATES)
    dense = _nearest(library, words).joined(_nearest(library, words, [passage.id for passage in lexical.passages]))
    total = dict.fromkeys(dense.passages, 0.0)
    for given, weight in ((lexical, 0.3), (dense, 0.7)):
        least, most = min(given.values, default=0.0), max(given.values, default=0.0)
        for passage, score in zip(given.passages, given.values.tolist(), strict=True):
            total[passage] += weight * (score - least) / ((most - least) or 1.0)
    return _reports(library, Scores.of(sorted(total.items(), key=lambda pair: (-pair[1], pair[0].id))))


def by_search(library: Library, words: str) -> list[str]:
    """Search as an analyst has it."""
    return [hit.report.given_id for hit in library.search(Question(words=words), DEPTH)]


def by_search_unsilenced(library: Library, words: str) -> list[str]:
    """Search without its floor."""
    return [hit.report.given_id for hit in library.search(Question(words=words), DEPTH, NO_FLOOR)]


ANSWERS: Mapping[str, Answer] = {
    "words alone (BM25)": by_words,
    "meaning alone": by_meaning,
    "plain sum 0.3 : 0.7": by_plain_sum,
    "search, no floor": by_search_unsilenced,
    "search": by_search,
}


def stories(library: Library) -> dict[str, str]:
    """The story of each report, by the ids that the input gave to reports."""
    table = library.store.reports(Question(), limit=library.summary().reports, stories=True)
    return dict(zip(table["given_id"], table["story"], strict=True))


def known_items(feed: Path) -> tuple[list[Report], list[Asked]]:
    """Descriptions of feed entries, without their titles, and the titles of some of them as questions."""
    rows = [json.loads(line) for line in gzip.decompress(feed.read_bytes()).splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "feed.jsonl"
        copy.write_text("\n".join(map(json.dumps, rows)), "utf-8")
        entries = [item for item in readers.read(copy) if isinstance(item, Report) and item.title and item.text]
    # One entry a title and a description: of two equal ones, neither could be called the right answer.
    entries = list({entry.title: entry for entry in entries}.values())
    entries = list({entry.text: entry for entry in entries}.values())
    random.seed(SEED)
    chosen = random.sample(entries, ASKED + OTHERS)
    reports = [Report.new(entry.text, language="en", given_id=f"item-{n}") for n, entry in enumerate(chosen)]
    # In the box, quotation marks ask for a phrase; those of a title quote somebody.
    return reports, [
        Asked(entry.title.replace('"', " "), "title", "", {f"item-{n}": 2}) for n, entry in enumerate(chosen[:ASKED])
    ]


def gold() -> list[Asked]:
    """The shared questions."""
    rows = [json.loads(line) for line in (SHARED / "gold" / "queries.jsonl").read_text("utf-8").splitlines()]
    return [Asked(row["query"], row["kind"], "", row["relevant"]) for row in rows]


def keep(library: Library, reports: Sequence[Report]) -> None:
    """Keep reports without reading their claims, which search does not look at and which take most of a load's time."""
    entries = [Entry(report, embedding.passages(report), ()) for report in reports]
    texts = list({passage.span.of(entry.report.text) for entry in entries for passage in entry.passages})
    vectors = dict(zip(texts, library.embedder.embed(texts), strict=True))
    library.store.put(entries, library.embedder.name, vectors)


def table(title: str, library: Library, asked: Sequence[Asked]) -> None:
    """Print what each way of searching makes of the questions."""
    print(f"\n{title}: {sum(bool(one.answers) for one in asked)} with an answer, "
          f"{sum(not one.answers for one in asked)} without, {library.summary().passages:,} passages")  # fmt: skip
    of_story = stories(library)
    for name, answer in ANSWERS.items():
        start = perf_counter()
        figures = scores(asked, lambda words, answer=answer: answer(library, words), of_story)  # type: ignore[misc]
        took = (perf_counter() - start) / len(asked) * 1000
        print(f"  {name:22}" + "".join(f"  {measure} {figure:.3f}" for measure, figure in figures.items()), end="")
        print(f"  {took:4.0f} ms a question", flush=True)


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        with Library(Path(folder) / "sample") as library:
            library.add_paths([jobs.SAMPLE])
            for part in ("tune", "judge"):
                table(f"Sample, {part}", library, [one for one in questions() if one.set == part])
        if (SHARED / "gold" / "queries.jsonl").exists():
            with Library(Path(folder) / "gold") as library:
                library.add_paths([SHARED / "gold" / "reports.jsonl"])
                table("Shared questions", library, gold())
        for feed in sorted((SHARED / "data").glob("feeds_*.jsonl.gz")):
            reports, asked = known_items(feed)
            with Library(Path(folder) / feed.name) as library:
                keep(library, reports)
                table("Known items", library, asked)


def _nearest(library: Library, words: str, among: list[str] | None = None) -> Scores:
    vector = library.embedder.embed([words])[0]
    return library.store.nearest(vector, library.embedder.name, Question(), CANDIDATES, among)


def _reports(library: Library, found: Scores) -> list[str]:
    """The ids that the input gave to the reports of these passages, each once, in their order."""
    ids = list(dict.fromkeys(passage.report_id for passage in found.passages))
    return [library.report(id).given_id for id in ids]


def _gain(grades: Iterable[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(list(grades)[:DEPTH], 1))


if __name__ == "__main__":
    main()
