"""Whether a number is of one event, a running total, or a level that is held."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from components.extraction.count import Count, is_loss
from components.extraction.days import When
from components.extraction.growth import growth
from components.extraction.held import held, who_fled
from components.extraction.listed import Listed, total
from components.extraction.story import Sentence, asides
from components.extraction.sums import brought_to, lead_in, rose, stands_at, sums_since, sums_up
from components.extraction.words import any_of, counting, cues, day_words

# "in the past day", "within 24 hours": the words of a number that is of a day though a total stands beside it.
OF_A_DAY = re.compile(
    r"\b(?:past|last|previous|preceding) (?:day|night|24 hours)\b|\b24 hours (?:to|until|before|ending)\b"
    r"|\b(?:within|in|over|of) (?:a|one|a single|24) (?:day|hours)\b",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(r"(?:in|during|throughout|over) \d", re.IGNORECASE)  # as far as the year has gone
# "10,000 drones a month", but not "700,390 a week later"
_RATE = re.compile(
    r" (?:a|per|each|every) (?:day|night|week|month|year)\b(?! (?:later|earlier|before|ago|after|on)\b)", re.IGNORECASE
)
_WITHIN = re.compile(r"\b(?:early|earlier|late|later) in the war\b")  # a time of the war, not its whole
_GROWTH = re.compile(r"\(\s*\+")  # "8,402 (+6)"
# "Losses of the day were 540": whatever total the sentence ends with.
_THE_DAYS = re.compile(r"\bof the day (?:were|was|came to|are|is|number|numbered) $", re.IGNORECASE)
# From it on dead or wounded of no stated day that "have been" killed are a total, from ten times it on in any tense:
# hardly one strike of these wars has killed so many.
_BRINGING = [word for word in cues().brings if word.endswith("ing")]  # "taking the toll to 300": of another number
YEAR = 364  # days
TOTAL = 1000


def kind(
    count: Count,
    rivals: list[Count],
    told: list[Sentence],
    when: When | None,
    within: tuple[str | None, Listed | None],
) -> str:
    """event, cumulative or state; ``when`` is the time word of the count, ``rivals`` are the counts of its sentence.

    ``within`` are the kind of the count's whole and the list that its sentence is a line of.
    """
    whole, listed = within
    spans = when is not None and not when.open and not when.by and not _of_years(when)
    sentence = told[count.sentence]
    clause = _clause(count, sentence)
    words = set(re.findall(r"[\w’']+", clause))
    if count.metric == "distance":
        return "state"
    if _of_a_day(count, rivals, sentence) or growth(count, sentence):
        return "event"
    if _RATE.match(sentence.text, count.span.end):
        return "event"
    if _toll_of_an_attack(count, sentence, when):
        return "event"
    if rose(count, sentence) or brought_to(count, sentence) or _beyond_a_day(count, when):
        return "cumulative"
    if sums_since(clause) or (
        when is not None
        and when.open
        and (_THIS_YEAR.match(sentence.text, when.start) or count.metric in cues().perfect)
    ):
        return "cumulative"
    if count.heading is not None:
        totals = total(told[count.heading].text) or _GROWTH.search(sentence.text) or (listed and listed.total)
        return "cumulative" if totals and not count.part and not _of_a_span(when) else "event"
    if listed is not None and listed.total and not spans and not count.part and is_loss(count):
        return "cumulative"
    more = sentence.text[count.quantity.number.end :].lower().startswith(" more")
    if count.metric in ("captured", "missing") and not count.part and not words.isdisjoint(cues().still):
        return "state"
    own = count.deed is not None and ((count.deed.cost <= 1.0 and whole == "state") or _apart(count))
    if whole is not None and not more and not own:
        return whole
    told_of = [clause, *(_clause(c, sentence) for c in rivals if c.whole is count and not c.part)]
    if not spans and (
        any(sums_up(_WITHIN.sub("", f"{lead_in(count, sentence)} {words_of}")) for words_of in told_of)
        or _beside_a_total(count, rivals, sentence)
    ):
        return "cumulative"
    if not spans and of_a_war(count, sentence.doc):
        return "cumulative"
    if who_fled(count, sentence.doc, when, TOTAL):
        return "cumulative"
    if stands_at(count, sentence, when) and count.metric not in cues().state.keys() - {"captured", "missing"}:
        return "cumulative"
    if held(count, sentence, words):
        return "state"
    if not spans and _summed_up(count, sentence.doc, words, _framed(count, told)):
        return "cumulative"
    if count.metric.endswith(("_lost", "_losses")) and _GROWTH.search(sentence.text):
        return "event" if count.part else "cumulative"
    return "event"


def _of_a_span(when: When | None) -> bool:
    """Whether a time word names more days than one night ("31 July to 31 August")."""
    if when is None or when.first is None or when.last is None or when.open or when.by:
        return False
    return when.last - when.first > timedelta(days=1)


def _of_years(when: When) -> bool:
    """Whether a time word spans a year or more, over which "have been killed" sums up as over a war."""
    return bool(when.first and when.last and (when.last - when.first).days >= YEAR)


def _apart(count: Count) -> bool:
    """Whether a count only takes its noun from another: of a sentence before, or to which something else happened."""
    whole = count.whole
    return not count.part and whole is not None and (whole.sentence != count.sentence or whole.metric != count.metric)


def _of_a_day(count: Count, rivals: list[Count], sentence: Sentence) -> bool:
    """Whether a number's own words say that it is of a day, whatever total it stands beside."""
    end = min((c.span.start for c in rivals if c.span.start >= count.span.end), default=len(sentence.text))
    own = re.split(r"[;,]|\bsince\b", sentence.text[count.span.end : end])[0]
    return bool(OF_A_DAY.search(own) or _THE_DAYS.search(sentence.text[: count.span.start]))


def _toll_of_an_attack(count: Count, sentence: Sentence, when: When | None) -> bool:
    """Whether a number of dead is what the toll of one attack has come to ("the toll of the strike rose to 41")."""
    if count.metric not in ("killed", "wounded") or max(count.quantity.low or 0, count.quantity.high or 0) >= TOTAL:
        return False
    doc, dated = sentence.doc, when is not None and not when.open and when.first == when.last
    tolls = [token for token in doc if token.idx < count.span.start and token.lower_ in cues().brought]
    if not tolls:
        return False
    return any(dated or not token.tag_.endswith("S") for token in tolls[-1].subtree if attacks(token))


def _beyond_a_day(count: Count, when: When | None) -> bool:
    """Whether no day of a war brings such a number: a loss of no stated span that is greater can only be a total."""
    most = cues().most_in_a_day.get(count.metric)
    if most is None or max(count.quantity.low or 0, count.quantity.high or 0) <= most:
        return False
    if when is None or when.open or when.by or when.first is None or when.last is None:
        return True
    return when.last - when.first <= timedelta(days=1)


def _summed_up(count: Count, doc: Any, words: set[str], framed: bool) -> bool:
    """Whether a perfect tense ("has lost", "had advanced") sums up what came before.

    ``framed`` where the sentence before opens a total ("Since the operation began, ...").
    """
    if count.metric == "aid":
        return not words.isdisjoint(cues().received)
    if count.deed is None or count.deed.noun or doc[count.deed.token].dep_ == "amod":
        if count.metric in ("killed", "wounded"):
            return max(count.quantity.low or 0, count.quantity.high or 0) >= TOTAL
        noun = doc[min(count.head, len(doc) - 1)]
        noun = noun.head if noun.dep_ in ("compound", "amod") else noun
        means = noun.dep_ == "pobj" and noun.head.lower_ == "with"  # "accused of hitting it with two strikes"
        return count.metric == "strikes" and not means and not words.isdisjoint({"have", "has"})
    if count.metric in ("killed", "wounded"):
        number = max(count.quantity.low or 0, count.quantity.high or 0)
        return number >= (TOTAL if _auxiliaries(doc[count.deed.token]) & {"has", "have"} else 10 * TOTAL)
    if _by_one_event(doc[count.deed.token]):
        return False
    auxiliaries = _auxiliaries(doc[count.deed.token])
    if auxiliaries & {"has", "have"} and framed:
        return True
    now = bool(auxiliaries & {"has", "have", "'ve", "’ve"})
    past = "had" in auxiliaries
    if count.metric == "weapons_supplied" and doc[count.deed.token].lower_ not in cues().supplied:
        return False
    if count.metric in cues().perfect:
        lost = not count.metric.endswith("_lost") or doc[count.deed.token].lower_ == "lost"  # "had destroyed" is a deed
        return now or (past and lost and count.metric in cues().past_perfect)
    return False


def _by_one_event(verb: Any) -> bool:
    """Whether an attack has done it, which sums up nothing.

    "A strike has damaged four planes", "has killed or wounded 50 in two raids", "the ambush had cost it 15".
    """
    while verb.dep_ == "conj" and not any(child.dep_.startswith("nsubj") for child in verb.children):
        verb = verb.head
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is not None and subject.tag_ == "NN" and attacks(subject):
        return True
    beside = [child for told in (verb, *verb.conjuncts) for child in told.children if child.dep_ in ("prep", "agent")]
    within = [child for child in beside if child.lower_ in ("in", "by", "during")]
    return any(attacks(token) for child in within for token in child.children if token.dep_ == "pobj")


def attacks(noun: Any) -> bool:
    """Whether a noun is an attack, an ambush, a blast or the like."""
    return "attack" in counting().doings.get(noun.lower_, ()) or noun.lower_ in cues().single


def _beside_a_total(count: Count, rivals: list[Count], sentence: Sentence) -> bool:
    """Whether prisoners are told in one breath with a total of losses ("had lost 800, and that 71 had been taken")."""
    if count.metric != "captured" or count.deed is None or count.deed.noun:
        return False
    lost = [c for c in rivals if c.metric == "personnel_losses" and c.span.end <= count.span.start and c.deed]
    verbs = [sentence.doc[c.deed.token] for c in (*lost, count) if c.deed and not c.deed.noun]
    return bool(lost) and all(_auxiliaries(verb) & {"had", "has", "have"} for verb in verbs)


def _framed(count: Count, told: list[Sentence]) -> bool:
    if not count.sentence:
        return False
    here, before = told[count.sentence], told[count.sentence - 1]
    same = before.in_title == here.in_title and before.paragraph == here.paragraph
    return same and sums_since(before.text.lower())


def of_a_war(count: Count, doc: Any) -> bool:
    """Whether it is a war that has done it ("the war has cost 600 lives", "Sudan's war had uprooted 11 million")."""
    verb = next((t for t in doc[min(count.head, len(doc) - 1)].ancestors if t.pos_ == "VERB"), None)
    if verb is None or not _auxiliaries(verb) & {"has", "have", "had", "'ve", "’ve"}:
        return False
    return any(child.dep_ == "nsubj" and child.lower_ in day_words().wars for child in verb.children)


def _auxiliaries(verb: Any) -> set[str]:
    """The auxiliaries of a verb, of the one it is coordinated with too; none of an infinitive ("to have freed")."""
    for _ in range(3):
        found = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
        if found:
            return set() if "to" in found else found
        if verb.dep_ != "conj":
            break
        verb = verb.head
    return set()


def _clause(count: Count, sentence: Sentence) -> str:
    """The words of the sentence around a count, cut where another clause begins."""
    text = sentence.text.lower()
    start, end = count.span.start, count.span.end
    breaks = list(
        re.finditer(rf"; | while | but | – |: |, (?={any_of(_BRINGING)} )|(\w+)[.!?][”\"]? (?=[A-Z“\"])", sentence.text)
    )
    abbreviated = cues().abbreviations.union(day_words().short)
    marks = [match.start() for match in breaks if (match.group(1) or "").lower() not in abbreviated]
    left = max((at for at in marks if at < start), default=0)
    right = min((at for at in marks if at >= end), default=len(text))
    for aside in asides(sentence.doc, min(count.head, len(sentence.doc) - 1), joined=True):
        if not aside.start <= start < aside.end:
            text = text[: aside.start] + " " * (aside.end - aside.start) + text[aside.end :]
    return text[left:right]
