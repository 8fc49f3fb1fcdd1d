"""What a person typed, as an expression of the full-text index that cannot be misread."""

from __future__ import annotations

import re
from collections.abc import Callable

# Words of a query that are looked up; a whole story pasted as a query would otherwise make one expression of
# thousands of terms, and its first words say what it is about.
MOST_TERMS = 64

# Words that stand in more than this share of the passages say little about any one of them and make up nearly all the
# work: at a million passages a plain OR of common words took 1.4 s at the 95th percentile, without them 28 ms.
COMMON = 0.02

# Below this many passages every search is quick, and 2 % of them is a handful that a rare word may well stand in.
LARGE = 5_000

_TERM = re.compile(r'"([^"]*)"|(\w+(?:-\w+)*)')


def expression(query: str, passages: int, frequency: Callable[[str], int]) -> str:
    """The terms of a query joined by OR, each quoted, so that nothing in them is syntax; "" where it has none.

    ``frequency`` is the number of passages that hold a word. In a library of many ``passages``, common words are left
    out unless nothing else remains. Words in "double quotes" and the parts of a hyphenated word stand side by side.
    """
    terms: list[tuple[str, ...]] = []
    for phrase, word in _TERM.findall(re.sub(r"['’]s\b", "", query)):
        term = tuple(re.findall(r"\w+", phrase or word))
        if term and term not in terms:
            terms.append(term)
    terms = terms[:MOST_TERMS]
    if passages > LARGE:
        rare = [term for term in terms if len(term) > 1 or frequency(term[0]) <= COMMON * passages]
        terms = rare or terms
    return " OR ".join(f'"{" ".join(term)}"' for term in terms)
