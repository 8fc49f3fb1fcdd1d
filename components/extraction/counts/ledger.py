"""Ledgers of losses: running totals, their steps, and lists in which each item has its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from components.extraction.nouns import Noun
from components.extraction.quantities import Quantity
from components.extraction.words import Thing, any_of, counting, ledger_words, peoples, plural

_KNOWN = ledger_words()
LOST = ("_lost", "_losses", "_downed")  # how the metrics of a ledger end
LOSSES, BOOKS, TOTAL, OTHERS = (
    re.compile(rf"\b{any_of(words)}\b") for words in (_KNOWN.losses, _KNOWN.books, _KNOWN.totals, _KNOWN.others)
)
# Sentences that the thing of a ledger is carried on to: few, and more where the sentence itself speaks of a total.
CARRIED, CARRIED_BY_TOTAL = 2, 8
_MOVE = any_of(_KNOWN.moves)
_SPAN = r"[^.;:!?]{0,70}?"
# What stands right before a total, ...
LEVEL = re.compile(
    rf"(?:\b{_MOVE}\b{_SPAN}\b(?:to|from)(?: a total of)?"
    rf"|\b(?:stand|stands|stood|puts?|given|remains?|remained|listed|shown)\b{_SPAN}\b(?:at|as)"
    rf"|,\s(?:on|after|compared with)\b[^.;:!?,]{{0,30}},? ?(?:at)?"
    rf"|\b(?:reach(?:ed|es)?|comes? to|came to|became|makes?|made|making|repeats|gives|yields)"
    rf"|\b(?:numbers?|numbered|read|entered|sp(?:oke|eaks|oken) of|it (?:was|is))"
    rf"|\b(?:total|figure|losses|casualties)\b{_SPAN}\b(?:was|is|were|are)(?: now)?"
    rf"|\bnumber of\b{_SPAN}\bto|, from|\bfrom [\d,.]+ to|, now|\bcompared with|\bfor a total of|\bcounted) ?$"
)
# ... before a step from one total to the next, ...
STEP = re.compile(
    rf"(?:\b{_MOVE}\b{_SPAN}\bby(?: a mere)?|, up|\b(?:addition|growth|rise|step|increase|share) of"
    rf"|\badd(?:ed|s)?|\bgained"
    rf"|\bputs?\b{_SPAN}\bat) ?$"
)
# ... and after one.
ADDED = re.compile(r"(?:[\w-]+ ){0,4}(?:were|was|been) (?:added|lost)\b")
BECAME = re.compile(r"(?:became|becomes|turned into) [\d,]+")
# What may follow a number of a ledger: the unit of its item, or the end of its phrase.
UNITS = re.compile(rf"{any_of(_KNOWN.units)}\b")
ENDS = re.compile(rf"\s*(?:$|[.,;:)(\n]|{any_of(_KNOWN.ends)}\b)")
_BETWEEN = re.compile(rf"(?: {any_of(_KNOWN.became)})?(?:\s*[,:–—-]\s*| )")  # the item of a line and its number
STRONG = re.compile(r"\bnumber(?:s|ed)? $")
LAST = re.compile(r"\s*[.;,]?\s*$")
ONTO = re.compile(r"to (?:the |its |their )?(?=[a-z])")  # "added 40 to its tanks"
LONGEST_LIST = 20  # lines under a heading that ends with a colon
BULLETS = tuple("-•*–")
BOTH = re.compile(r"killed (?:and|or) (?:wounded|injured)\b")
ANOTHER = re.compile(r"\b(?:and|as were|,|to) ?$")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a number of a ledger counts; ``line`` where it stands in a line of a list."""

    metric: str
    thing: Thing
    item: str
    line: bool = False


class Ledger:
    """What the sentences read so far say about losses that somebody counts."""

    def __init__(self) -> None:
        self.opened: int | None = None
        self._losses = self._books = False
        self._topic: Entry | None = None
        self._topic_at = 0
        self._list: int | None = None
        self._entered_at = -CARRIED_BY_TOTAL

    def hear(self, text: str, number: int) -> None:
        """Takes note of a sentence before its numbers are read."""
        lowered = text.lower()
        losses, books = bool(LOSSES.search(lowered)), bool(BOOKS.search(lowered))
        self._losses, self._books = self._losses or losses, self._books or books
        if self._losses and self._books and (losses or books):
            self.opened = number
            if lowered.rstrip().endswith(":"):
                self._list = number
                if found := _named(text):
                    self._topic, self._topic_at = found[-1][2], number

    def leave(self, text: str, number: int, metrics: list[str], quantities: Sequence[Quantity]) -> None:
        """Takes note of what a sentence spoke of, once its numbers are read; ``metrics`` are those of its counts.

        A sentence that counts other things than losses ends what was spoken of.
        """
        if self._list is not None and number - self._list <= LONGEST_LIST and text[:1] in BULLETS:
            return
        if any(metric.endswith(LOST) for metric in metrics):
            self._entered_at = number
        lowered = text.lower()
        ours = LOSSES.search(lowered) or BOOKS.search(lowered) or number - self._entered_at <= CARRIED_BY_TOTAL
        if ours and (found := _named(text)):
            self._topic, self._topic_at = found[-1][2], number
        elif "personnel_losses" in metrics:
            self._topic, self._topic_at = _people(), number
        elif number > self._entered_at:
            behind = [lowered[quantity.span.end :].lstrip(" ") for quantity in quantities]
            if not all(ENDS.match(after) or UNITS.match(after) for after in behind):
                self._topic = None

    def read(self, text: str, quantity: Quantity, number: int, named: Noun, going_on: bool) -> Entry | None:
        """What a number counts in the ledger; ``going_on`` where the number before it was of the ledger as well."""
        if self.opened is None or quantity.vague:
            return None
        lowered = text.lower()
        if not _KNOWN.no_ledger.isdisjoint(re.findall(r"[\w-]+", lowered)):
            return None
        before, after = lowered[: quantity.span.start], lowered[quantity.span.end :].lstrip(" ")
        following = _entry(named.thing) if named.thing else None
        others = bool(OTHERS.search(lowered))
        if BOTH.match(after) and not others and self._topic and self._topic.thing.name == "losses":
            return _people()
        if named.thing is not None and following is None:
            return None
        subjects = [(start, end, entry) for start, end, entry in _named(text) if end <= quantity.span.start]
        if not subjects or following:
            started = bool(ADDED.match(after)) or (going_on and bool(ANOTHER.search(before)))
            if following and started:
                return following
        subject = subjects[-1] if subjects else None
        if subject and following is None and _line(lowered, subject, quantity):
            return Entry(subject[2].metric, subject[2].thing, subject[2].item, line=True)
        in_list = self._list is not None and number - self._list <= LONGEST_LIST
        if in_list and not before.strip(" \n•*–-") and following:
            return Entry(following.metric, following.thing, "", line=True)
        if in_list and not subject and before.endswith(": ") and LAST.match(after) and before[:1] in BULLETS:
            return self._topic and Entry(self._topic.metric, self._topic.thing, self._topic.item, line=True)
        stated = lowered[quantity.span.start : quantity.number.start].startswith("a total of")
        moved = LEVEL.search(before) or STEP.search(before) or BECAME.match(after)
        related = stated or moved or (going_on and after.startswith("more"))
        if onto := ONTO.match(after):
            item = next((e for start, _, e in _named(text) if start == len(text) - len(after) + onto.end()), None)
            return item if related or going_on else None
        if following is None and not (ENDS.match(after) or UNITS.match(after)):
            return None
        people = self._topic and self._topic.thing.name == "losses" and number - self._topic_at <= CARRIED
        if (
            following
            and following.thing.people
            and not LOSSES.search(lowered)
            and (not people or STRONG.search(before))
        ):
            return None  # "the army is said to number 300,000 men"
        if not related and not ADDED.match(after):
            return None
        if subject:
            return following or subject[2]
        if others or self._topic is None:
            return None
        reach = CARRIED_BY_TOTAL if TOTAL.search(lowered) else CARRIED
        return following or (self._topic if number - self._topic_at <= reach else None)


def _line(text: str, subject: tuple[int, int, Entry], quantity: Quantity) -> bool:
    """Whether a sentence is a line of a list: the item, what became of it, a mark, the number."""
    head = re.sub(r"^[^:]{0,60}: ", "", text[: subject[0]]) if ":" in text[: subject[0]] else text[: subject[0]]
    words = [word for word in re.findall(r"[\w-]+", head) if word.strip("-")]
    between = text[subject[1] : quantity.span.start]
    plain = all(word in peoples().sides or word in _KNOWN.words for word in words)
    if subject[2].thing.name == "losses" and re.fullmatch(r"[^\d.;:!?]*:\s*", between):
        return plain
    return plain and bool(_BETWEEN.fullmatch(between))


def _named(text: str) -> list[tuple[int, int, Entry]]:
    """The things that a sentence names and a ledger counts, "tank losses" and "losses of tanks" as tanks."""
    found: list[tuple[int, int, Entry]] = []
    for match in _pattern().finditer(text.lower()):
        word = match.group(1)
        thing = counting().things["losses"] if word in _KNOWN.people else _things()[word]
        entry = _entry(thing)
        if entry is None:
            continue
        if thing.name == "losses" and found and match.start() - found[-1][1] <= 1:
            start, _, other = found.pop()
            found.append((start, match.end(), other))
        else:
            found.append((match.start(), match.end(), Entry(entry.metric, thing, word)))
    return found


def _people() -> Entry:
    thing = counting().things["losses"]
    return Entry(thing.alone, thing, "")


@cache
def _things() -> dict[str, Thing]:
    known = counting()
    nouns = {
        word: thing for word, thing in known.nouns.items() if _entry(thing) and thing.name not in ("soldier", "men")
    }
    short = {form: known.things[name] for word, name in _KNOWN.names.items() for form in plural(word)}
    return nouns | short


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted({*_things(), *_KNOWN.people}, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, words))})(?![\w-])")


def _entry(thing: Thing) -> Entry | None:
    """The entry of a thing in a ledger of losses: soldiers, tanks, drones; None for what no such ledger counts."""
    metric = thing.metrics.get("lose", "")
    return Entry(metric, thing, "") if metric and metric != "killed" else None
