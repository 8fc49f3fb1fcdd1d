"""Which quantities answer a metric: what each counts, and what happened to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from components.extraction.happened import Deed, deed, deeds
from components.extraction.quantities import Quantity
from components.extraction.story import Sentence
from components.extraction.words import Thing, counting, numbers
from components.records import Span

LONGEST_NOUN = 9  # tokens after a number in which its noun is looked for
LONGEST_PHRASE = 4  # words in the longest noun of counting.toml
ANTECEDENT = 2  # sentences back in which "37 of them" finds what is meant
LIST_REACH = 40  # lines of a list that a heading ("Losses of the enemy:") speaks for


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity that answers a metric: ``head`` is the token of its noun (or number), ``deed`` what happened to it.

    ``span`` counts characters of the sentence. ``whole`` is the count that this one is a part of or repeats the noun
    of ("17 of them", "37 over Kursk"), ``part`` whether it is a part.
    """

    quantity: Quantity
    sentence: int
    metric: str
    thing: Thing
    item: str
    span: Span
    head: int
    deed: Deed | None = None
    whole: Count | None = None
    part: bool = False


def counts(told: list[Sentence]) -> list[Count]:
    """The counts of a story in order."""
    found: list[Count] = []
    heading: int | None = None
    for number, sentence in enumerate(told):
        if sentence.doc is None:
            continue
        recent = [
            c for c in found if number - c.sentence <= ANTECEDENT and told[c.sentence].in_title == sentence.in_title
        ]
        reader = _Reader(sentence, number, recent, heading is not None and number - heading <= LIST_REACH)
        found += reader.read()
        if _is_heading(sentence):
            heading = number
    return found


def _is_heading(sentence: Sentence) -> bool:
    words = {token.lower_ for token in sentence.doc}
    return bool(words & {"losses", "lost", "destroyed", "eliminated", "liquidated"})


@dataclass(frozen=True, slots=True)
class _Noun:
    """The noun after a number: its thing (None where unknown), the token that heads it and the tokens it spans."""

    thing: Thing | None
    head: int
    end: int
    bare: bool
    anaphor: bool = False


class _Reader:
    """Reads the counts of one sentence."""

    def __init__(self, sentence: Sentence, number: int, recent: list[Count], listed: bool) -> None:
        self.sentence, self.number, self.listed = sentence, number, listed
        self.doc = sentence.doc
        self.before = recent
        self.own: list[Count] = []
        self.deeds = deeds(self.doc)
        self.noise = _noise(self.doc)

    def read(self) -> list[Count]:
        """The counts in order."""
        for quantity in self.sentence.quantities:
            self.own += self._read(quantity)
        return self.own

    def _read(self, quantity: Quantity) -> Iterator[Count]:
        span = self.doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
        bare = self.doc.char_span(quantity.number.start, quantity.number.end, alignment_mode="expand")
        if span is None or bare is None or not len(span):
            return
        if quantity.unit in ("km", "km2"):
            count = self._measure(quantity, span, bare)
        elif len(quantity.unit) == 3 and quantity.unit.isupper():
            count = self._money(quantity, span)
        elif quantity.unit or self._hyphenated(span):
            return
        else:
            count = self._count(quantity, span, bare)
        if count is not None and not (self.noise and count.metric in ("killed", "wounded", "missing", "displaced")):
            yield count
            yield from self._launched(count, quantity)

    def _hyphenated(self, span: Any) -> bool:
        return span.end < len(self.doc) and self.doc[span.end].text == "-" and not self.doc[span.end - 1].whitespace_

    def _measure(self, quantity: Quantity, span: Any, bare: Any) -> Count | None:
        thing = counting().things["length" if quantity.unit == "km" else "area"]
        head = span.end - 1
        done = deed(self.doc, self.deeds, (bare.start, head), thing, 5.0)
        metric = thing.metrics[done.action] if done else ""
        words = {token.lower_ for token in self.doc}
        apart = quantity.unit == "km" and self._apart(span.end)
        if apart and (not done or done.cost > 3.0):
            metric, done = ("distance", None) if words.isdisjoint(counting().not_apart) else ("", None)
        if not metric or (metric == "advance" and not words.isdisjoint(counting().not_apart - {"deep"}) and apart):
            return None
        return Count(quantity, self.number, metric, thing, "", quantity.span, head, done)

    def _apart(self, end: int) -> bool:
        following = [token.lower_ for token in self.doc[end : end + 4]]
        for word in following[:3]:
            if word in counting().apart:
                return not (word == "to" and following[:1] != ["to"])
            if word not in ("or", "about", "further", "(", ")", "-"):
                return False
        return False

    def _money(self, quantity: Quantity, span: Any) -> Count | None:
        words = {token.lower_ for token in self.doc}
        known = counting()
        if words.isdisjoint(known.money) or not words.isdisjoint(known.no_money):
            return None
        if max(quantity.low or 0, quantity.high or 0) < known.least_money:
            return None
        return Count(quantity, self.number, "aid", Thing("money", {}, {}), "", quantity.span, span.end - 1)

    def _count(self, quantity: Quantity, span: Any, bare: Any) -> Count | None:
        noun = self._noun(span.end)
        previous = self.own[-1] if self.own else None
        antecedent = previous or (self.before[-1] if self.before else None)
        if noun.thing is None and not noun.bare:
            return self._unknown(quantity, bare, noun)
        if noun.thing is None and (listed := self._listed(quantity, span)):
            return listed
        if noun.thing is not None and not noun.anaphor:
            return self._named(quantity, bare, noun, previous)
        return self._nounless(quantity, span, noun, antecedent)

    def _named(self, quantity: Quantity, bare: Any, noun: _Noun, previous: Count | None) -> Count | None:
        thing = noun.thing
        assert thing is not None
        done = deed(self.doc, self.deeds, (bare.start, noun.head), thing, 6.0)
        metric = done.metric if done else ""
        joined = previous is not None and self._coordinate(previous, quantity)
        if joined and previous and (done is None or done.cost > 1.0) and previous.deed:
            inherited = _metric(thing, previous.deed.action)
            if inherited:
                metric, done = inherited, previous.deed
        part = False
        if (done is None or done.cost > 1.0) and previous and self._included(quantity, previous):
            inherited = self._same(thing, previous)
            if inherited:
                metric, done, part = inherited, previous.deed, True
        if not metric and self.listed and "lose" in thing.metrics and self._in_list(bare.start):
            metric = thing.metrics["lose"]
        metric = metric or thing.alone
        if done and done.both:
            metric = "personnel_losses" if thing.military else ""
        if not metric:
            return None
        end = self.doc[noun.end - 1].idx + len(self.doc[noun.end - 1])
        item = self.doc[bare.end : noun.end].text if noun.end > bare.end else ""
        return Count(
            quantity, self.number, metric, thing, _item(item), Span(quantity.span.start, max(end, quantity.span.end)),
            noun.head, done, previous if part else None, part,
        )  # fmt: skip

    def _same(self, thing: Thing, previous: Count) -> str:
        if thing.name in ("people", "soldier", "captive") and previous.thing.name in (
            "people", "soldier", "captive", "dead", "wounded", "displaced",
        ):  # fmt: skip
            return previous.metric
        return previous.metric if thing.name == previous.thing.name else ""

    def _unknown(self, quantity: Quantity, bare: Any, noun: _Noun) -> Count | None:
        """Whoever is killed or wounded is somebody, whatever the text calls them."""
        if not self.doc[noun.head].text.islower():
            return None
        people = counting().things["people"]
        done = deed(self.doc, self.deeds, (bare.start, noun.head), people, 1.2)
        if done is None or done.action not in ("kill", "wound"):
            return None
        end = self.doc[noun.end - 1].idx + len(self.doc[noun.end - 1])
        item = self.doc[bare.end : noun.end].text
        return Count(
            quantity, self.number, done.metric, people, _item(item), Span(quantity.span.start, end), noun.head, done
        )

    def _nounless(self, quantity: Quantity, span: Any, noun: _Noun, antecedent: Count | None) -> Count | None:
        known = counting()
        at = span.end
        following = self.doc[at : at + 2].text.lower()
        next_word = self.doc[at].lower_ if at < len(self.doc) else ""
        partitive = noun.anaphor or following in known.pronouns or next_word in known.pronouns
        people = known.things["people"]
        state = next((d for d in self.deeds if d.token == noun.end and not d.noun), None)
        things = ([noun.thing] if noun.thing else []) + ([antecedent.thing] if antecedent else []) + [people]
        whole = antecedent
        if partitive and antecedent:
            for candidate in reversed([*self.before, *self.own]):
                if noun.thing is not None and noun.thing.name == candidate.thing.name:
                    whole = candidate
                    break
        fits = self._evidence(quantity, span, next_word, partitive, state is not None, antecedent)
        if not fits:
            return None
        for thing in things:
            done = deed(self.doc, self.deeds, (span.start, span.end - 1), thing, fits)
            joined = antecedent is not None and antecedent.sentence == self.number and antecedent.deed
            if done and (thing is not people or antecedent is None or thing is things[0] or done.cost <= 2.5):
                if thing is people and done.action not in ("kill", "wound", "miss", "displace", "capture"):
                    continue
                if thing is people and done.action in ("capture", "displace") and done.cost > 1.5:
                    continue
                if joined and antecedent and antecedent.deed and done.cost > 2.0 and thing is antecedent.thing:
                    done = antecedent.deed
                metric = _metric(thing, done.action) or done.metric
                own_noun = partitive or thing is not people
                end = self._quote_end(span, noun, partitive)
                return Count(
                    quantity, self.number, metric, thing, self._nounless_item(span, noun, whole if own_noun else None),
                    Span(quantity.span.start, end), span.end - 1, done, whole if own_noun else None,
                    bool(partitive and whole and next_word not in ("more", "others", "other", "further")),
                )  # fmt: skip
        if antecedent and (partitive or self._coordinate(antecedent, quantity) or next_word in known.auxiliaries):
            if next_word in ("other", "others") and not partitive:
                return None
            source = whole or antecedent
            metric = source.metric
            if noun.thing and noun.thing.name not in (source.thing.name, "people", "soldier"):
                return None
            end = self._quote_end(span, noun, partitive)
            return Count(
                quantity, self.number, metric, source.thing, self._nounless_item(span, noun, source),
                Span(quantity.span.start, end), span.end - 1, source.deed, source,
                next_word not in ("more", "others", "other", "further"),
            )  # fmt: skip
        return None

    def _nounless_item(self, span: Any, noun: _Noun, source: Count | None) -> str:
        if noun.thing is not None and noun.end > noun.head:
            return _item(self.doc[noun.head : noun.end].text)
        return source.item if source else ""

    def _quote_end(self, span: Any, noun: _Noun, partitive: bool) -> int:
        end = span.end
        if partitive:
            end = min(len(self.doc), end + (2 if self.doc[end].lower_ == "of" else 1))
            if self.doc[end - 1].lower_ in ("the", "its", "his", "their") and noun.end > end:
                end = noun.end
        last = self.doc[end - 1]
        return int(last.idx + len(last))

    def _evidence(
        self, quantity: Quantity, span: Any, next_word: str, partitive: bool, state: bool, antecedent: Count | None
    ) -> float:
        """How far away (in steps of the parse) the deed of a number without a noun may stand; 0 where it counts nothing."""
        known = counting()
        if state:
            return 1.0
        if partitive:
            return 3.0
        if next_word in known.auxiliaries:
            return 2.0
        if span.start and self.doc[span.start - 1].lower_ in known.verbs:
            return 1.0
        words = {token.lower_ for token in self.doc[max(0, span.start - 14) : span.start]}
        if not words.isdisjoint(known.measures) and not quantity.vague:
            return 6.0
        if antecedent and antecedent.sentence == self.number and self._coordinate(antecedent, quantity):
            return 2.0
        return 0.0

    def _coordinate(self, previous: Count, quantity: Quantity) -> bool:
        """Whether nothing but a comma, "and" and the like stands between two counts of one list."""
        if previous.sentence != self.number or previous.span.end > quantity.span.start:
            return False
        between = self.sentence.text[previous.span.end : quantity.span.start].lower()
        words = between.replace(",", " ").replace("(", " ").replace(")", " ").replace(";", " ").split()
        fillers = {"and", "as", "well", "plus", "also", "or", "another", "together", "with", "including", "over", "in"}
        return (
            len(words) <= 12
            and all(w in fillers or (i < 9 and w[:1] != ".") for i, w in enumerate(words))
            and (not words or words[-1] in fillers or between.rstrip().endswith((",", ";")))
            and not any(w in counting().verbs or w in ("but", "while") for w in words)
        )

    def _included(self, quantity: Quantity, previous: Count) -> bool:
        """Whether "including", "among them" or a list begun so stands between a part and its whole."""
        if previous.sentence != self.number:
            return False
        between = self.sentence.text[previous.span.end : quantity.span.start].lower()
        if any(
            word in between for word in ("includ", "among them", "among whom", "of whom", "of them", "of which", "—")
        ):
            return True
        return previous.part and self._coordinate(previous, quantity)

    def _listed(self, quantity: Quantity, span: Any) -> Count | None:
        """A line of a list of losses: the noun, a dash or colon, the number: "Tanks - 8,402 (+6)"."""
        before = self.sentence.text[: self.doc[span.start].idx].rstrip().lower()
        own = self.own[-1] if self.own else None
        if before.endswith("(+") and own is not None:
            return Count(
                quantity, self.number, own.metric, own.thing, own.item, quantity.span, span.end - 1, own.deed, own, True
            )
        if not self.listed or not before.endswith(("-", "–", "—", ":", "‒", "~", "- about", "– about", "— about")):
            return None
        label = before.rstrip("-–—:‒~ ").removesuffix(" about").rstrip("-–—:‒~ ")
        words = label.split(" ")
        for start in range(max(0, len(words) - LONGEST_PHRASE), len(words)):
            thing = counting().nouns.get(" ".join(words[start:]).strip("•*-, "))
            if thing and "lose" in thing.metrics:
                return Count(
                    quantity,
                    self.number,
                    thing.metrics["lose"],
                    thing,
                    " ".join(words[start:]),
                    quantity.span,
                    span.start,
                )
        return None

    def _in_list(self, at: int) -> bool:
        return at <= 2 or self.doc[at - 1].text in ",;:•-–—" or self.doc[at - 1].lower_ in ("and", "about", "of")

    def _noun(self, start: int) -> _Noun:
        """The noun after the token ``start``, by the words of counting.toml; the last that fits before the phrase ends."""
        known, doc = counting(), self.doc
        at, anaphor = start, False
        if (at < len(doc) and doc[at].lower_ == "of") or doc[at : at + 2].text.lower() == "out of":
            at += 1 if doc[at].lower_ == "of" else 2
            anaphor = not self._vague_before(start)
            if at < len(doc) and doc[at].lower_ in ("them", "those", "these", "which", "whom"):
                return self._after_pronoun(at + 1)
            if at < len(doc) and doc[at].lower_ in ("the", "its", "his", "their", "our", "her"):
                at += 1
            if at < len(doc) and (doc[at].like_num or doc[at].pos_ == "NUM"):
                return self._share(at)
        best: tuple[Thing, int, int] | None = None
        last_noun = -1
        end = at
        while end < min(len(doc), at + LONGEST_NOUN):
            token = doc[end]
            matched = self._phrase(at, end)
            if matched:
                best = (matched[0], end, matched[1])
                end = max(end + 1, matched[1])
                continue
            if not self._goes_on(end, end == at):
                break
            if token.pos_ in ("NOUN", "PROPN") and token.text[0].isalpha() and token.lower_ not in ("more", "other"):
                last_noun = end
            end += 1
        if best and not (last_noun > best[1] and doc[last_noun].pos_ == "NOUN" and doc[last_noun].text.islower()):
            return _Noun(best[0], best[1], best[2], False, anaphor)
        if last_noun >= 0 and doc[last_noun].lower_ not in known.verbs:
            return _Noun(None, last_noun, last_noun + 1, False, anaphor)
        return _Noun(None, start - 1, at, True, anaphor)

    def _share(self, at: int) -> _Noun:
        """The noun of "17" in "17 of 23 drones": the one after the second number."""
        while at < len(self.doc) and (
            self.doc[at].like_num or self.doc[at].text in ",.-" or self.doc[at].pos_ == "NUM"
        ):
            at += 1
        inner = self._noun(at) if at < len(self.doc) else _Noun(None, at - 1, at, True)
        return _Noun(inner.thing, inner.head, inner.end, False) if inner.thing else inner

    def _after_pronoun(self, at: int) -> _Noun:
        """What "two of them children" are called."""
        while at < len(self.doc) and self.doc[at].lower_ in ("were", "was", "are", "is", "a", ","):
            at += 1
        matched = self._phrase(at, at) if at < len(self.doc) else None
        return _Noun(matched[0], at, matched[1], True, True) if matched else _Noun(None, at - 1, at, True, True)

    def _vague_before(self, start: int) -> bool:
        word = self.doc[start - 1].lower_ if start else ""
        return word in numbers().vague or word in ("couple", "pair") or word in numbers().scales

    def _phrase(self, start: int, end: int) -> tuple[Thing, int] | None:
        """The thing whose noun ends at the token ``end``, or begins there and runs on ("prisoners of war")."""
        known, doc = counting().nouns, self.doc
        for last in range(min(len(doc), end + 4), end, -1):
            phrase = doc[end:last].text.lower()
            if last > end + 1 and phrase in known:
                return known[phrase], last
        for first in range(max(start, end - LONGEST_PHRASE + 1), end + 1):
            phrase = doc[first : end + 1].text.lower()
            if phrase in known:
                return known[phrase], end + 1
        return None

    def _goes_on(self, at: int, first: bool) -> bool:
        """Whether a token can stand before the noun that is counted."""
        token, doc = self.doc[at], self.doc
        if token.text in "-/–’'\"“”«»‘":
            return True
        if token.is_punct or not token.text[0].isalnum():
            return False
        if token.lower_ in numbers().stops:
            return False
        following = doc[at + 1] if at + 1 < len(doc) else None
        if token.tag_ in ("VBD", "VBZ", "VBP", "VB", "MD") or token.pos_ == "VERB" or token.lower_ in counting().states:
            nominal = (
                following is not None
                and following.pos_ in ("NOUN", "PROPN", "ADJ")
                and (following.lower_ not in numbers().stops)
            )
            return nominal and token.tag_ in ("VBN", "VBD", "VBG", "JJ", "NN", "NNS")
        return not (token.pos_ in ("ADV", "ADP", "CCONJ", "SCONJ", "PRON") and not first and token.lower_ != "of")

    def _launched(self, count: Count, quantity: Quantity) -> Iterator[Count]:
        """The whole of "17 of 23 drones downed": those that were launched; read when its own number comes."""
        return iter(())


def _metric(thing: Thing, action: str) -> str:
    return thing.metrics.get(action, "")


def _item(words: str) -> str:
    cleaned = " ".join(word for word in words.split() if word.lower() not in ("of", "the", "its", "his", "their"))
    return cleaned.strip(" -–,()\"“”'").lower() if cleaned.islower() else cleaned.strip(" -–,()\"“”'")


def _noise(doc: Any) -> bool:
    words = {token.lower_ for token in doc}
    return not words.isdisjoint(counting().noise) and words.isdisjoint(counting().war)
