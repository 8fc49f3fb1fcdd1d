"""Which quantities answer a metric: what each counts, and what happened to it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from components.extraction.count import Count, end_of, handed_on, item_of, of_people, same, without
from components.extraction.gazetteer import overlay
from components.extraction.happened import Deed, deed, deeds
from components.extraction.ledger import Ledger
from components.extraction.nouns import LONGEST_PHRASE, Noun, noun, phrase
from components.extraction.quantities import Quantity
from components.extraction.story import LISTED, Sentence
from components.extraction.table import table_line
from components.extraction.words import Thing, counting, cues, peoples, speech
from components.records import Span

# How far away (in steps of the parse) the deed of a count may stand, by how sure it is that the number counts at all.
NAMED, MEASURED, PARTITIVE, AUXILIARY, BESIDE = 6.0, 6.0, 3.0, 2.0, 1.0
OWN_DEED = 1.0  # a deed at most so far is the count's own, and no other is taken over from the count before
ANTECEDENT = 2  # sentences back in which "37 of them" finds what is meant
NEAR = 60  # counts back in which those sentences are looked for
LIST_REACH = 40  # lines of a list that a heading ("Losses of the enemy:") speaks for
HEADING = re.compile(r"\b(?:losses|lost|destroyed|eliminated|liquidated)\b", re.IGNORECASE)
MEASURE_REACH = 16  # tokens before a number in which "toll", "number", "range" make it a count
LONGEST_ASIDE = 10  # tokens of ", the army's spokesman said on Monday," between two numbers of one list
MONEY_REACH = 12  # tokens around a sum in which it says what the money is for
# "Of that total, 37 ...", "among them 12": what stands before the number of a part.
OF_WHICH = re.compile(
    r"\b(?:of|among) (?:that|this|these|those|them|which|whom)(?: (?:total|number|figure|\w+s))?,? *$", re.I
)
YEARS = range(1900, 2100)
# What is done to people that their bare number can stand for.
DONE_TO_PEOPLE = ("kill", "wound", "capture", "exchange", "displace", "miss")
_HOW_MANY = re.compile(r"\bhow many ([^?]+)\?$", re.I)
OTHERS = ("more", "others", "other", "further")


def counts(told: list[Sentence]) -> list[Count]:
    """The counts of a story in order."""
    found: list[Count] = []
    heading: int | None = None
    ledger = Ledger()
    if not any(_warlike(sentence.text) for sentence in told):
        return found
    for number, sentence in enumerate(told):
        ledger.hear(sentence.text, number)
        if sentence.doc is not None:
            near = [c for c in found[-NEAR:] if number - c.sentence <= ANTECEDENT]
            near = [c for c in near if told[c.sentence].in_title == sentence.in_title]
            under = heading if heading is not None and number - heading <= LIST_REACH else None
            reader = _Reader(sentence, number, near, under, ledger)
            found += reader.read(told[number - 1].text if number else "")
        if HEADING.search(sentence.text) and not LISTED.match(sentence.text):
            heading = number
        ledger.leave(sentence.text, number, [count.metric for count in found[-NEAR:] if count.sentence == number])
    return found


def _warlike(text: str) -> bool:
    """Whether a sentence has a word of war: reports without one (a job offer, a match) count nothing here."""
    words = set(re.findall(r"[^\W\d_]+", text.lower()))
    return not (
        words.isdisjoint(counting().conflict) and words.isdisjoint(peoples().sides) and words.isdisjoint(overlay())
    )


class _Reader:
    """Reads the counts of one sentence."""

    def __init__(
        self, sentence: Sentence, number: int, before: list[Count], heading: int | None, ledger: Ledger
    ) -> None:
        self.sentence, self.number, self.heading = sentence, number, heading
        self.doc = sentence.doc
        self.words = {token.lower_ for token in self.doc}
        self.before, self.ledger = before, ledger
        self.entered: Quantity | None = None
        self.previous = ""
        self.own: list[Count] = []
        self.deeds = deeds(self.doc)

    def read(self, previous: str) -> list[Count]:
        """The counts in order; ``previous`` are the words of the sentence before."""
        self.previous = previous
        known = counting()
        noise = not self.words.isdisjoint(known.noise) and self.words.isdisjoint(known.war)
        asks_distance = "distance" in self.words or " distance " in previous
        for quantity in self.sentence.quantities:
            count = self._read(quantity, asks_distance)
            if count and not (noise and count.metric in ("killed", "wounded", "missing", "displaced", "sites_hit")):
                self.own.append(count)
        return self.own

    def _read(self, quantity: Quantity, asks_distance: bool) -> Count | None:
        span = self.doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
        bare = self.doc.char_span(quantity.number.start, quantity.number.end, alignment_mode="expand")
        if span is None or bare is None or not len(span):
            return None
        if quantity.unit in ("km", "km2"):
            return self._measure(quantity, span, bare, asks_distance)
        if len(quantity.unit) == 3 and quantity.unit.isupper():
            return self._money(quantity, span)
        hyphenated = (
            span.end < len(self.doc) and self.doc[span.end].text == "-" and not self.doc[span.end - 1].whitespace_
        )
        return None if quantity.unit or hyphenated else self._count(quantity, span, bare)

    def _measure(self, quantity: Quantity, span: Any, bare: Any, asks_distance: bool) -> Count | None:
        """A length or an area: advanced or held, or between two things."""
        known = counting()
        thing = known.things["length" if quantity.unit == "km" else "area"]
        head = span.end - 1
        apart = quantity.unit == "km" and (self._apart(span.end) or asks_distance)
        reach = 3.0 if apart else 5.0
        done = deed(self.doc, self.deeds, (bare.start, head), thing, reach)
        previous = self.own[-1] if self.own else None
        if apart and (done is None or (done.cost > 1.5 and self._verb_between(done, quantity))):
            if not self.words.isdisjoint(known.not_apart) and not asks_distance:
                return None
            return Count(quantity, self.number, "distance", thing, "", quantity.span, head)
        if done is None and previous and previous.deed and self._coordinate(previous, quantity):
            action = next((a for a in thing.metrics if a in previous.deed.actions), "")
            done = previous.deed if action else None
        if done is None or (quantity.unit == "km" and not self.words.isdisjoint(known.not_apart - {"deep"}) and apart):
            return None
        return Count(quantity, self.number, next(iter(thing.metrics.values())), thing, "", quantity.span, head, done)

    def _verb_between(self, done: Deed, quantity: Quantity) -> bool:
        """Whether another verb stands between a deed and a length, so that the length tells of something else."""
        start = bare.i if (bare := self._token_at(quantity.number.start)) is not None else 0
        low, high = sorted((done.token, start))
        return any(t.pos_ == "VERB" and t.i != done.token for t in self.doc[low + 1 : high])

    def _token_at(self, character: int) -> Any:
        span = self.doc.char_span(character, character + 1, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None

    def _apart(self, end: int) -> bool:
        following = [token.lower_ for token in self.doc[end : end + 4]]
        for word in following[:3]:
            if word in counting().apart:
                return True
            if word not in ("or", "about", "further", "(", ")", "-"):
                return False
        return False

    def _money(self, quantity: Quantity, span: Any) -> Count | None:
        known = counting()
        largest = max(quantity.low or 0, quantity.high or 0)
        if (
            self.words.isdisjoint(known.money)
            or not self.words.isdisjoint(known.no_money)
            or largest < known.least_money
        ):
            return None
        return Count(quantity, self.number, "aid", Thing("money", {}, {}), "", quantity.span, span.end - 1)

    def _count(self, quantity: Quantity, span: Any, bare: Any) -> Count | None:
        named = noun(self.doc, span.end)
        if entered := self._entered(quantity, span, named):
            return entered
        if whole := self._whole_of_share(quantity):
            return whole
        if self.own and self.own[-1].span.start < quantity.span.start < self.own[-1].span.end:
            return None  # "14 of the state's 17 towns"
        above = self.before[-1] if self.before else None
        at = (self.number, span.end - 1)
        if named.bare and (line := table_line(self.sentence.text, self.previous, quantity, at, above)):
            return line
        if named.thing is None and not named.bare:
            return self._unknown(quantity, bare, named)
        if named.thing is None and (listed := self._listed(quantity, span)):
            return listed
        if named.thing is not None and not named.anaphor:
            return self._named(quantity, bare, named, named.thing)
        return self._nounless(quantity, span, named)

    def _entered(self, quantity: Quantity, span: Any, named: Noun) -> Count | None:
        """A total of a ledger of losses, or the step from one total to the next."""
        previous = self.own[-1] if self.own else None
        going_on = previous is not None and (previous.quantity is self.entered or previous.thing.name == "losses")
        entry = self.ledger.read(self.sentence.text, quantity, self.number, named, going_on)
        if entry is None:
            return None
        self.entered = quantity
        end = quantity.span.end if named.thing is None else end_of(self.doc, named.end)
        item = entry.item or item_of(self.doc[span.end : named.end].text)
        return Count(
            quantity, self.number, entry.metric, entry.thing, item, Span(quantity.span.start, end), span.end - 1,
            heading=self.ledger.opened if entry.line else None,
        )  # fmt: skip

    def _whole_of_share(self, quantity: Quantity) -> Count | None:
        """The second number of "17 of 23 drones downed": those that were launched."""
        share = self.own[-1] if self.own else None
        if share is None or share.quantity.span.end >= quantity.span.start or not share.metric.endswith("_downed"):
            return None
        between = self.sentence.text[share.quantity.span.end : quantity.span.start].lower().split()
        if between not in (["of"], ["out", "of"], ["of", "the"], ["out", "of", "the"], ["of", "all"]):
            return None
        metric = share.metric.replace("_downed", "_launched")
        span = Span(quantity.span.start, max(share.span.end, quantity.span.end))
        return Count(quantity, self.number, metric, share.thing, share.item, span, share.head, None)

    def _named(self, quantity: Quantity, bare: Any, named: Noun, thing: Thing) -> Count | None:
        if self._counts_no_things(quantity, bare, named):
            return None
        suffers = without(thing, "launch") if named.share else thing
        done = deed(self.doc, self.deeds, (bare.start, named.head), suffers, NAMED)
        if (done is None or done.cost > OWN_DEED) and self._speak(named.head):
            return None
        metric = self._metric(done, thing)
        previous = self.own[-1] if self.own else None
        part = False
        if previous is not None and (done is None or done.cost > OWN_DEED):
            if self._included(quantity, previous) and (inherited := same(thing, previous)):
                metric, done, part = inherited, previous.deed, True
            elif self._coordinate(previous, quantity) and (inherited := handed_on(thing, previous)):
                metric, done = inherited, previous.deed
        listed = self.heading is not None and (self._in_list(bare.start) or self._level(quantity))
        if not metric and listed and "lose" in thing.metrics:
            metric = thing.metrics["lose"]
        metric = metric or ("" if self._merely_had(thing, named.head) else thing.alone)
        if done and done.both:
            metric = "personnel_losses" if thing.military else ""
        if not metric:
            return None
        whole = previous.whole or previous if part and previous and previous.part else previous if part else None
        span = Span(quantity.span.start, max(end_of(self.doc, named.end), quantity.span.end))
        item = item_of(self.doc[bare.end : named.end].text)
        return Count(quantity, self.number, metric, thing, item, span, named.head, done, whole, part)

    def _counts_no_things(self, quantity: Quantity, bare: Any, named: Noun) -> bool:
        """Whether a number before a noun is a year ("a 2022 attack") or the size of each group."""
        head, before = self.doc[named.head], self.doc[max(0, bare.start - 2) : bare.start].text.lower()
        text = quantity.number.of(self.sentence.text)
        if text.isdecimal() and int(text) in YEARS and head.tag_ in ("NN", "NNP"):
            return True
        return before.endswith(" of") and before.split()[0] in counting().sizes

    def _metric(self, done: Deed | None, thing: Thing) -> str:
        """The metric of a deed; troops that "attacked 27 times" fought, what guns or jets do are strikes."""
        if done is None:
            return ""
        doer = next((c for c in self.doc[done.token].children if c.dep_ == "nsubj"), None)
        doers = counting().nouns.get(doer.lower_) if doer is not None else None
        fought = thing.name == "times" and doers is not None and doers.name == "soldier"
        return "clashes" if fought else done.metric

    def _speak(self, head: int) -> bool:
        """Whether those who are counted only speak ("two people familiar with the plan said")."""
        token = self.doc[head]
        strong = speech().verbs.get(token.head.lower_) in speech().strong
        return token.dep_ == "nsubj" and token.i < token.head.i and strong

    def _merely_had(self, thing: Thing, head: int) -> bool:
        """Whether weapons only exist: "the country has some 300 nuclear warheads"."""
        token = self.doc[head]
        return thing.name == "ammunition" and token.dep_ == "dobj" and token.head.lower_ in counting().possesses

    def _unknown(self, quantity: Quantity, bare: Any, named: Noun) -> Count | None:
        """Whoever is killed or wounded is somebody, whatever the text calls them."""
        people = counting().things["people"]
        done = deed(self.doc, self.deeds, (bare.start, named.head), people, 1.2)
        if done is None or done.action not in ("kill", "wound") or not self.doc[named.head].text.islower():
            return None
        item, span = self.doc[bare.end : named.end].text, Span(quantity.span.start, end_of(self.doc, named.end))
        return Count(quantity, self.number, done.metric, people, item_of(item), span, named.head, done)

    def _nounless(self, quantity: Quantity, span: Any, named: Noun) -> Count | None:
        """A number without a noun: "37 of them", "thirty-seven were brought down", "put the toll at 41"."""
        known = counting()
        if numbered := self._numbered(quantity, span) or self._number_of(quantity, span):
            return numbered
        if self._other_doing(span):
            return None
        if done_to := self._done_to(quantity, span):
            return done_to
        at = span.end
        next_word = self.doc[at].lower_ if at < len(self.doc) else ""
        partitive = named.anaphor or next_word in known.pronouns or self.doc[at : at + 2].text.lower() in known.pronouns
        before = bool(OF_WHICH.search(self.sentence.text[: quantity.span.start]))
        partitive = partitive or before
        whole = self._antecedent(named.thing, quantity)
        beside = [d for d in self.deeds if d.token == span.end and not d.noun]
        measured = self._measured(span.start) and not quantity.vague and not beside
        reach = self._reach(quantity, span, next_word, partitive, measured, named)
        if not reach:
            return self._asked(quantity, span)
        people = known.things["people"]
        done, thing = None, people
        stands_for = next_word in known.auxiliaries or (span.start and self._verb_ends(span.start - 1))
        spoken_of = self._spoken_of(span.start) if stands_for else None
        candidates = (named.thing, spoken_of, whole.thing if whole else None, None if before and whole else people)
        for candidate in [thing for thing in candidates if thing is not None]:
            if measured and not partitive:
                done = self._measured_deed(span, candidate)
            else:
                done = deed(self.doc, beside or self.deeds, (span.start, span.end - 1), candidate, reach)
            if done and candidate is people and not of_people(done, named.thing is people):
                done = None
            if done:
                thing = candidate
                break
        joined = whole is not None and whole.sentence == self.number
        if done and joined and whole and whole.deed and done.cost > AUXILIARY and thing is whole.thing:
            done = whole.deed
        if done is None:
            return self._going_on(quantity, span, named, whole, (partitive, measured), next_word) or self._asked(
                quantity, span
            )
        related = whole if whole and (partitive or thing is whole.thing) and same(thing, whole) else None
        metric = thing.metrics.get(done.action) or done.metric
        end = self._quote_end(span, named, partitive)
        if not partitive and done.token == span.end and done.cost <= OWN_DEED:
            end = end_of(self.doc, done.last + 1) if done.last < span.end + 3 else end
        included = whole is not None and self._included(quantity, whole)
        part = bool((partitive or included) and related and related.metric == metric and next_word not in OTHERS)
        return Count(
            quantity, self.number, metric, thing, self._nounless_item(named, related), Span(quantity.span.start, end),
            span.end - 1, done, related, part,
        )  # fmt: skip

    def _going_on(
        self, quantity: Quantity, span: Any, named: Noun, whole: Count | None, meant: tuple[bool, bool], next_word: str
    ) -> Count | None:
        """A number that goes on with the count before it and names no deed of its own ("17 over Belgorod")."""
        partitive, measured = meant
        number = self.doc[span.end - 1]
        if (
            partitive
            and whole is not None
            and whole.sentence != self.number
            and number.dep_ == "dobj"
            and number.head.pos_ == "VERB"
        ):
            return None  # it suffers something else than what it is a part of ("withdrew 800 of its men")
        if whole is None or (next_word in ("other", "others") and not partitive):
            return None
        if next_word in counting().auxiliaries and not partitive and self._other_deed(span.end, whole):
            return None
        joined = self._coordinate(whole, quantity) or (self._sequel(span) and whole.sentence == self.number)
        if not (partitive or measured or joined or next_word in counting().auxiliaries):
            return None
        if named.thing and named.thing.name != whole.thing.name and not same(named.thing, whole):
            return None
        done = whole.deed if whole.sentence == self.number else None  # its tokens are those of its own sentence
        return Count(
            quantity, self.number, whole.metric, whole.thing, self._nounless_item(named, whole),
            Span(quantity.span.start, self._quote_end(span, named, partitive)), span.end - 1, done, whole,
            not measured and next_word not in OTHERS and not self._parallel(whole, span),
        )  # fmt: skip

    def _other_doing(self, span: Any) -> bool:
        """Whether a part of a count only does something itself ("nine drones, one of which wounded two")."""
        after = list(self.doc[span.end : span.end + 4])
        if len(after) < 3 or after[0].lower_ != "of" or after[1].lower_ not in ("which", "whom"):
            return False
        verb = next((t for t in after[2:] if t.pos_ == "VERB"), None)
        return verb is not None and any(child.dep_ == "dobj" for child in verb.children)

    def _parallel(self, whole: Count, span: Any) -> bool:
        """Whether two numbers have a place each ("19 over Rostov and eight over Crimea"): the second is no part."""
        last = self._token_at(whole.span.end - 1) if whole.sentence == self.number else None
        after = [self.doc[at].lower_ if at < len(self.doc) else "" for at in (last.i + 1 if last else 0, span.end)]
        return (
            last is not None
            and not whole.part
            and after[0] == after[1]
            and after[0] in ("over", "in", "on", "near", "at")
        )

    def _numbered(self, quantity: Quantity, span: Any) -> Count | None:
        """A number that its subject comes to: "settlements under Russian control numbered 74"."""
        if not self._level(quantity):
            return None
        verb = next((t for t in reversed(self.doc[max(0, span.start - 4) : span.start]) if t.pos_ == "VERB"), None)
        subject = (
            next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None) if verb is not None else None
        )
        if subject is None:
            return None
        for token in self.doc[subject.left_edge.i : subject.right_edge.i + 1]:
            matched = phrase(self.doc, subject.left_edge.i, token.i) if token.pos_ not in ("DET", "ADP") else None
            if matched is None:
                continue
            done = deed(self.doc, self.deeds, (token.i, token.i), matched[0], NAMED)
            if metric := done.metric if done else matched[0].alone:
                return Count(
                    quantity, self.number, metric, matched[0], item_of(token.text), quantity.span, token.i, done
                )
        return None

    def _number_of(self, quantity: Quantity, span: Any) -> Count | None:
        """A number that something is brought to: "brought the number of hostages freed under the truce to 58"."""
        if not span.start or self.doc[span.start - 1].lower_ not in ("to", "at", "from"):
            return None
        for at in range(span.start - 2, max(0, span.start - MEASURE_REACH), -1):
            if self.doc[at].lower_ != "of" or self.doc[at - 1].lower_ not in ("number", "total", "toll", "tally"):
                continue
            named = noun(self.doc, at + 1)
            if named.thing is None or named.anaphor or named.end > span.start:
                return None
            done = deed(self.doc, self.deeds, (named.head, named.head), named.thing, NAMED)
            metric = done.metric if done else named.thing.alone
            item = item_of(self.doc[at + 1 : named.end].text)
            return (
                Count(quantity, self.number, metric, named.thing, item, quantity.span, span.end - 1, done)
                if metric
                else None
            )
        return None

    def _done_to(self, quantity: Quantity, span: Any) -> Count | None:
        """How many people a doing is done to: "an exchange of 150", "the killing of 12"."""
        doing = next((d for d in self.deeds if d.token == span.start - 2 and d.noun), None)
        if doing is None or self.doc[span.start - 1].lower_ != "of" or quantity.unit:
            return None
        people = counting().things["people"]
        action = next((name for name in DONE_TO_PEOPLE if name in doing.actions), "")
        if not action:
            return None
        done = replace(doing, action=action, metric=people.metrics[action], cost=OWN_DEED)
        return Count(quantity, self.number, done.metric, people, "", quantity.span, span.end - 1, done)

    def _asked(self, quantity: Quantity, span: Any) -> Count | None:
        """The number that answers the question before it ("How many died in the battle? At least 90")."""
        asked = _HOW_MANY.search(self.previous)
        if asked is None or self.own or quantity.vague:
            return None
        words = re.findall(r"[\w-]+", asked.group(1).lower())
        known = counting()
        nouns = [" ".join(words[at : at + length]) for at in range(2) for length in (2, 1)]
        thing = next((known.nouns[word] for word in nouns if word in known.nouns), None)
        if thing is None:
            return None
        told = [action for word in words for rest, action in known.verbs.get(word, ()) if not rest]
        told += [action for word in words for action in known.states.get(word, ())]
        metric = next((thing.metrics[action] for action in thing.metrics if action in told), thing.alone)
        return Count(quantity, self.number, metric, thing, words[0], quantity.span, span.end - 1) if metric else None

    def _verb_ends(self, at: int) -> bool:
        """Whether a verb of a doing ends at a token: "its crews downed 117", "they shot down 60"."""
        return any(d.last == at and not d.noun and self.doc[d.token].pos_ == "VERB" for d in self.deeds)

    def _spoken_of(self, before: int) -> Thing | None:
        """The thing that a sentence names before a number ("Russia fired missiles at Kyiv; twelve were shot down").

        Not who speaks, nor who does it: "the army said its troops had shot down twelve".
        """
        for at in range(before - 1, -1, -1):
            token = self.doc[at]
            does = token.dep_ == "nsubj" and (token.head.lower_ in speech().verbs or token.head.i >= before - 2)
            if token.pos_ not in ("NOUN", "PROPN") or does:
                continue
            if any(count.span.start <= token.idx < count.span.end for count in self.own):
                return None
            if matched := phrase(self.doc, max(0, at - 2), at):
                return matched[0] if matched[0].agent else None
        return None if self.own or self.before else self._spoken_of_before()

    def _spoken_of_before(self) -> Thing | None:
        """The drones or missiles of which the sentence before spoke without a number."""
        words = re.findall(r"[\w-]+", self.previous.lower())
        things = [counting().nouns[word] for word in words if word in counting().nouns]
        flying = [thing for thing in things if "down" in thing.metrics and thing.agent]
        return flying[-1] if flying and flying[-1] is things[-1] else None

    def _other_deed(self, after: int, whole: Count) -> bool:
        """Whether the verb of a number is of another doing than that of the count before it."""
        near = [d for d in self.deeds if after <= d.token < after + 5]
        return bool(near) and not (whole.deed and whole.deed.action in near[0].actions)

    def _antecedent(self, thing: Thing | None, quantity: Quantity) -> Count | None:
        """The count that a number without a noun speaks of: the last one of its thing, for "all 24" of its number."""
        everything = [*self.before, *self.own]
        least = quantity.low or quantity.high or 0  # nine missiles are not what 160 of them were downed of
        everything = [c for c in everything if (c.quantity.low or c.quantity.high or 0) >= least] or everything
        words = quantity.span.of(self.sentence.text).lower()
        if words.startswith("all ") and thing is None:
            everything = [c for c in everything if c.quantity.low == quantity.low] or everything
        if thing is not None:
            for count in reversed(everything):
                if count.thing.name == thing.name:
                    return count
        return everything[-1] if everything else None

    def _reach(
        self, quantity: Quantity, span: Any, next_word: str, partitive: bool, measured: bool, named: Noun
    ) -> float:
        """How far the deed of a number without a noun may stand; 0 where the number counts nothing."""
        if any(d.token == span.end and not d.noun for d in self.deeds):
            return BESIDE
        if partitive:
            return PARTITIVE
        if next_word in counting().auxiliaries:
            return AUXILIARY
        if (
            quantity.number.of(self.sentence.text).lower() == "one"
            and self.doc[span.start - 1].lower_ in counting().weak
        ):
            return 0.0  # "won't take one" counts nothing
        if span.start and (self.doc[span.start - 1].lower_ in counting().verbs or self._verb_ends(span.start - 1)):
            return BESIDE
        if measured:
            return MEASURED
        previous = self.own[-1] if self.own else None
        if previous is None or named.share or not (self._coordinate(previous, quantity) or self._sequel(span)):
            return 0.0
        return AUXILIARY

    def _measured(self, start: int) -> bool:
        words = {token.lower_ for token in self.doc[max(0, start - MEASURE_REACH) : start]}
        return not words.isdisjoint(counting().measures)

    def _measured_deed(self, span: Any, thing: Thing) -> Deed | None:
        """What "put the number of wounded at 91" measures: the deed last named before the number."""
        for found in reversed([d for d in self.deeds if d.token < span.start]):
            objects = [c.lower_ for c in self.doc[found.token].children if c.dep_ == "dobj" and not found.noun]
            if not counting().measures.isdisjoint(objects):
                continue  # "taking the total to 40" captures nobody
            action = next((name for name in thing.metrics if name in found.actions), "")
            if action in ("kill", "wound", "miss", "capture", "displace", "down"):
                return Deed(found.token, found.actions, found.noun, found.last, action, thing.metrics[action], 1.0)
        return None

    def _nounless_item(self, named: Noun, source: Count | None) -> str:
        if named.thing is not None and named.end > named.head:
            return item_of(self.doc[named.head : named.end].text)
        return source.item if source else ""

    def _quote_end(self, span: Any, named: Noun, partitive: bool) -> int:
        end = span.end
        if partitive and end < len(self.doc) and not OF_WHICH.search(self.doc[: span.start].text + " "):
            end = min(len(self.doc), end + (2 if self.doc[end].lower_ == "of" else 1))
            if self.doc[end - 1].lower_ in ("the", "its", "his", "their") and named.end > end:
                end = named.end
        return end_of(self.doc, end)

    def _coordinate(self, previous: Count, quantity: Quantity) -> bool:
        """Whether a count goes on a list that another began: no verb between them, and a comma or "and" before it."""
        if previous.sentence != self.number or previous.span.end > quantity.span.start:
            return False
        between = self.sentence.text[previous.span.end : quantity.span.start]
        first, last = self._token_at(previous.span.end - 1), self._token_at(quantity.span.start)
        if first is None or last is None or re.search(r"[;:]|\. | but | while ", between):
            return False
        inner = self._without_aside(first.i + 1, last.i)
        if any(d.token in range(first.i + 1, last.i) and not d.noun for d in self.deeds):
            return False
        if any(token.lower_ in speech().verbs and token.pos_ == "VERB" for token in inner):
            return False
        return not len(inner) or inner[-1].lower_ in (",", "and", "plus", "with", "as", "also", "or", "(", "including")

    def _without_aside(self, start: int, end: int) -> Any:
        """The tokens between two counts without ", the army said," between them."""
        commas = [token.i for token in self.doc[start:end] if token.text == ","]
        if len(commas) > 1 and commas[-1] - commas[0] <= LONGEST_ASIDE:
            aside = self.doc[commas[0] : commas[-1]]
            told = any(token.pos_ == "VERB" for token in self.doc[start : commas[0]])
            if not told and any(token.lower_ in speech().verbs for token in aside):
                return self.doc[commas[-1] : end]
        return self.doc[start:end]

    def _sequel(self, span: Any) -> bool:
        """Whether a number goes on with another place: "37 were downed over Kursk and 17 over Belgorod"."""
        before = self.doc[span.start - 1].lower_ if span.start else ""
        after = self.doc[span.end].lower_ if span.end < len(self.doc) else ""
        return before in ("and", ",", ";") and after in ("over", "in", "near", "around", "above", "at", "on")

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
        before = self.sentence.text[: quantity.span.start].rstrip().lower()
        own = self.own[-1] if self.own else None
        if re.search(r"\(\s*\+$", before) and own is not None:
            return Count(
                quantity,
                self.number,
                own.metric,
                own.thing,
                own.item,
                quantity.span,
                span.end - 1,
                own.deed,
                own,
                True,
                own.heading,
            )
        label = re.search(r"([^,;.\d]*?)\s*[-–—:‒~]+\s*(?:about|approximately|approx\.?|~|≈)?\s*$", before)
        if self.heading is None or label is None:
            return None
        words = label.group(1).strip(" •*-").split()
        for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
            for start in range(len(words) - length, -1, -1):
                item = " ".join(words[start : start + length])
                thing = counting().nouns.get(item)
                if thing and "lose" in thing.metrics:
                    metric = thing.metrics["lose"]
                    return Count(
                        quantity, self.number, metric, thing, item, quantity.span, span.start, heading=self.heading
                    )
        return None

    def _level(self, quantity: Quantity) -> bool:
        """Whether a total stands at a number, or numbers it: "its totals stood at 40", "the dead numbered 40"."""
        before = self.sentence.text[: quantity.span.start].lower().rstrip()
        return before.endswith(cues().reached + cues().numbered)

    def _in_list(self, at: int) -> bool:
        return at <= 2 or self.doc[at - 1].text in ",;:•-–—" or self.doc[at - 1].lower_ in ("and", "about", "of")
