"""What a person typed, as an expression of the full-text index that cannot be misread."""

from __future__ import annotations

import re
from collections.abc import Callable

from components import ranking
from components.ranking import EMPTY
from components.store.database import storable

# Words of a query that are looked up; a whole story pasted as a query would otherwise make one expression of
# thousands of terms, and its first words say what it is about.
MOST_TERMS = 64

# Words that stand in more than 2 % of the passages say little about any one of them and make up nearly all the work: at
# a million passages a plain OR of common words took 1.4 s at the 95th percentile, without them 28 ms. Where a query has
# no other ("the war in Ukraine"), those in up to a fifth are looked up, and only then all.
COMMON = (0.02, 0.2)

# Below this many passages every search is quick, and 2 % of them is a handful that a rare word may well stand in.
LARGE = 5_000

# Passages with the words of a question that are ranked, the last loaded of them where there are more: each takes a
# microsecond, and where a question has only words that so many hold, BM25 tells those hardly apart. In the made-up
# libraries of tests/bench, where words know nothing of meaning, the first ten reports would be others without a limit
# for 4 of 200 questions to 300,000 passages (of the ten, half a report is missed) and for 6 of 60 to a million (0.8 of
# a report). Looking words up, ordered by "rank", took 20 ms instead of 12 then, and 66 instead of 26.
MOST_RANKED = 20_000

_TERM = re.compile(r'"([^"]*)"|(\w+(?:-\w+)*)')


def phrase(text: str) -> str:
    """The expression for words that stand side by side; for one without a word, that of nothing."""
    side_by_side = " ".join(re.findall(r"\w+", storable(text)))
    return f'"{side_by_side}"'


def beginning(name: str) -> str:
    """The expression for a name in whatever ending: its words side by side, the last by how it begins."""
    return f'"{" ".join(ranking.beginning(storable(name)))}" *'


def terms(query: str, is_common: Callable[[str, float], bool]) -> list[str]:
    """The terms of a query that are looked up, each quoted, so that nothing in them is syntax; none where it has none.

    Words that carry no subject ("of", "which") are left out unless nothing else remains, and so are terms of which
    ``is_common`` says that they stand in more than a share of the passages. Words in "double quotes" and the parts of a
    hyphenated word stand side by side.
    """
    found = _TERM.findall(re.sub(r"['’]s\b", "", query))
    words = (re.findall(r"\w+", phrase or word) for phrase, word in found)
    every = list(dict.fromkeys(f'"{" ".join(term)}"' for term in words if term))[:MOST_TERMS]
    # In a small library such words are not common enough to show, and chance decides where they stand: on the questions
    # of tests/search, nDCG@10 is 0.672 with them and 0.685 without ("tune"), 0.593 and 0.603 ("judge").
    asked = [term for term in every if term.strip('"').lower() not in EMPTY] or every
    for share in COMMON:
        rare = [term for term in asked if not is_common(term, share)]
        if rare:
            return rare
    return asked
