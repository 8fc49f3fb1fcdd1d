"""Libraries that are made up and yet like real ones, for measuring: the sample corpus' sentences in other orders.

Vectors are drawn, not computed: unit vectors around a few thousand directions, as stories gather around events. Words
are the sample's with other digits and, one in a sentence, a made-up name; names are as unequally common as words are.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from components import embedding, jobs, readers
from components.embedding import Matrix, Vector
from components.records import Entry, Passage, Report, Span, passage_id
from components.sentences import sentences
from components.store import open_store

DIMENSION = 384
SEED = 20240814

# Of one report: a title and sentences, in passages of three with one in common, as ``embedding.passages`` cuts them.
SENTENCES, TOGETHER, STEP = 11, 3, 2
PASSAGES = 1 + (SENTENCES - TOGETHER) // STEP + 1

# Around how many directions vectors lie, and how far from them: cosines of 0.6 within one, around nought between two,
# and the nearest hundred of a question at 0.5 to 0.6, as they are with the default model.
DIRECTIONS, SPREAD = 2_000, 0.8

NAMES, OUTLETS, DAYS = 60_000, 100, 1_000
FIRST_DAY = date(2022, 2, 24)

# Reports of one transaction: no more than the store compares with others in one.
BATCH = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """A made-up question: its words and its vector."""

    words: str
    vector: np.ndarray[tuple[int], np.dtype[np.float32]]


def sample() -> list[Report]:
    """The reports of the sample corpus."""
    return [item for item in readers.read(jobs.SAMPLE) if isinstance(item, Report)]


def reports(count: int) -> Iterator[Report]:
    """The sample's reports again and again, all different: with other digits."""
    for number in range(count):
        report = _SAMPLE[number % len(_SAMPLE)]
        digits = shift(number // len(_SAMPLE))
        text = f"{report.text.translate(digits)} ({number})"
        yield Report.new(text, report.title.translate(digits), report.source, published=report.published)


def build(folder: Path, count: int) -> None:
    """Make a library of so many reports in this folder, through the store."""
    making = _Making(SEED)
    with open_store(folder) as store:
        for start in range(0, count, BATCH):
            entries, vectors = making.batch(min(BATCH, count - start))
            store.put(entries, embedding.DEFAULT_NAME, vectors)


def batch(size: int, seed: int) -> tuple[list[Entry], dict[str, Vector]]:
    """So many reports with the vectors of their passages' texts."""
    return _Making(seed).batch(size)


def day(number: int) -> date:
    """A day of publication; each has as many reports as any other."""
    return FIRST_DAY + timedelta(days=number)


def shift(by: int) -> dict[int, str]:
    """A table for ``str.translate`` that gives each digit the one that is so much further on."""
    return str.maketrans("0123456789", "".join(str((digit + by) % 10) for digit in range(10)))


class _Making:
    def __init__(self, seed: int) -> None:
        self._rng, self._draw = random.Random(seed), np.random.default_rng(seed)
        self._lines, self._names, self._directions = _lines(), _names(random.Random(SEED)), _directions()
        common = 1 / np.arange(10, NAMES + 10)
        self._shares = common / common.sum()

    def batch(self, size: int) -> tuple[list[Entry], dict[str, Vector]]:
        said = self._draw.choice(NAMES, (size, SENTENCES), p=self._shares)
        entries = [_entry(self._rng, self._lines, [self._names[name] for name in row]) for row in said]
        about = np.repeat(self._draw.integers(0, DIRECTIONS, size), PASSAGES)
        texts = [text for entry in entries for text in _texts(entry)]
        return entries, dict(zip(texts, _around(self._draw, self._directions[about]), strict=True))


def questions(count: int) -> list[Asked]:
    """Questions of two to eight words of the sample, common ones among them, each near one of the directions."""
    rng, draw = random.Random(SEED + 1), np.random.default_rng(SEED + 1)
    words = [word for line in _lines() for word in line.split() if word.isalpha()]
    names = _names(random.Random(SEED))
    vectors = _around(draw, _directions()[draw.integers(0, DIRECTIONS, count)])
    asked = []
    for vector in vectors:
        said = rng.choices(words, k=rng.randint(2, 8))  # as often as they stand in texts: common ones more often
        if rng.random() < 0.5:
            said.append(names[int(rng.paretovariate(0.5)) % NAMES])
        asked.append(Asked(" ".join(said), vector))
    return asked


def _entry(rng: random.Random, lines: list[str], names: list[str]) -> Entry:
    digits = shift(rng.randrange(10))
    chosen = [f"{line} {name}." for line, name in zip(rng.choices(lines, k=SENTENCES), names, strict=True)]
    title = f"{' '.join(rng.choice(lines).split()[:7])} {names[0]}".translate(digits)
    published = day(rng.randrange(DAYS)).isoformat()
    source = f"Outlet {rng.randrange(OUTLETS)}"
    report = Report.new(" ".join(chosen).translate(digits), title, source, published=published, language="en")
    ends = np.cumsum([len(line) + 1 for line in chosen]).tolist()
    starts = [0, *ends[:-1]]
    cut = [Span(starts[at], ends[at + TOGETHER - 1] - 1) for at in range(0, SENTENCES - TOGETHER + 1, STEP)]
    spans = [(Span(0, len(title)), True), *((span, False) for span in cut)]
    return Entry(report, tuple(Passage(passage_id(report.id, s, t), report.id, s, t) for s, t in spans))


def _texts(entry: Entry) -> list[str]:
    report = entry.report
    return [p.span.of(report.title if p.in_title else report.text) for p in entry.passages]


def _lines() -> list[str]:
    return [
        " ".join(span.of(report.text).split()).rstrip(".")
        for report in _SAMPLE
        for span in sentences(report.text, report.language)
    ]


def _names(rng: random.Random) -> list[str]:
    syllables = [consonant + vowel for consonant in "bdfghklmnprstvz" for vowel in "aeiouy"]
    return ["".join(rng.choices(syllables, k=rng.randint(2, 4))).capitalize() for _ in range(NAMES)]


def _directions() -> Matrix:
    return _unit(np.random.default_rng(SEED + 2).standard_normal((DIRECTIONS, DIMENSION), dtype=np.float32))


def _around(draw: np.random.Generator, directions: Matrix) -> Matrix:
    noise = draw.standard_normal(directions.shape, dtype=np.float32) / np.float32(DIMENSION**0.5)
    return _unit(directions + SPREAD * noise)


def _unit(matrix: Matrix) -> Matrix:
    return np.asarray(matrix / np.linalg.norm(matrix, axis=1, keepdims=True), dtype=np.float32)


_SAMPLE = sample()
