"""Of what people died: whether a sentence, or one shortly before it, tells of a war or of an accident or a crime."""

from __future__ import annotations

import re
from itertools import pairwise

from components.extraction.story import Sentence
from components.extraction.words import counting

BACK = 3  # sentences before a count in which what it speaks of is looked for
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PART = re.compile(r"[;|]")


def of_war(told: list[Sentence], number: int, at: int) -> bool:
    """Whether a count of the dead, hurt or displaced that begins at a character of a sentence may be of the war.

    "16 people were killed when a helicopter crashed": not, and no more "10 are in hospital" in the next sentence.
    """
    text = told[number].text
    begin = max((part.end() for part in _PART.finditer(text, 0, at)), default=0)
    end = next((part.start() for part in _PART.finditer(text, at)), len(text))
    around = [text[begin:end], text]
    before = told[max(0, number - BACK) : number]
    around += [s.text for s in reversed(before) if s.item == told[number].item or s.in_title]
    return next((said for said in map(_of_war, around) if said is not None), True)


def _of_war(text: str) -> bool | None:
    """Whether a text tells of an act of war; False for an accident, a crime or a thing of all the world, else None."""
    known = counting()
    words = _WORD.findall(text.lower())
    said = {*words, *(f"{first} {second}" for first, second in pairwise(words))}
    if not said.isdisjoint(known.crimes):
        return False
    if not said.isdisjoint(known.causes):
        return True
    return None if said.isdisjoint(known.accidents) else False
