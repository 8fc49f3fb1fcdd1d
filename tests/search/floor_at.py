"""What the floor of one library silences and what it loses: ``python -m tests.search.floor_at LIBRARY``.

Asked are the questions of ``questions.toml`` that lie off the subject of any war, which have to get nothing, and titles
of the library's own reports, drawn by chance, whose reports are there and have to get something. What lies near the
subject is listed apart: a large library may answer it. The library is only read, but for its floor, which is kept.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from components.library import Library
from components.question import Question
from components.store import folders
from tests.search.scoring import SEED, questions

# Titles asked; a title of fewer words is a rubric ("Ukraine live"), which any report would answer or none.
TITLES, LEAST_WORDS = 200, 5

Found = Callable[[str], bool]


def silenced(asked: Iterable[str], found: Found) -> list[str]:
    """The questions that get nothing."""
    return [words for words in asked if not found(words)]


def titles(library: Library, count: int = TITLES) -> list[str]:
    """Titles of reports of the library, each once, drawn by chance from all of them in their order."""
    table = library.store.reports(Question(), limit=library.summary().reports)
    known = sorted({title for title in table["title"] if len(title.split()) >= LEAST_WORDS})
    return random.Random(SEED).sample(known, min(count, len(known)))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the floor, and how many questions of each kind get nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("--titles", type=int, default=TITLES, help="how many titles are asked")
    given = parser.parse_args(arguments)
    if not folders.is_library(given.library):
        parser.error(f'there is no library at "{given.library}"')
    with Library(given.library) as library:

        def found(words: str) -> bool:
            return library.stories(Question(words=words)) > 0

        summary = library.summary()
        print(f"{summary.reports:,} reports, {summary.passages:,} passages, floor {library.floor():.3f}", flush=True)
        for kind in ("off-topic", "near-topic"):
            asked = [one.words for one in questions() if one.kind == kind]
            quiet = set(silenced(asked, found))
            print(f"{kind}: {len(quiet)} of {len(asked)} get nothing; answered: "
                  f"{'; '.join(words for words in asked if words not in quiet) or 'none'}", flush=True)  # fmt: skip
        asked = titles(library, given.titles)
        lost = silenced(asked, found)
        print(f"titles: {len(lost)} of {len(asked)} get nothing: {'; '.join(lost) or 'none'}", flush=True)


if __name__ == "__main__":
    main()
