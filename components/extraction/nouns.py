"""What a number counts: the noun after it, by the words of counting.toml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from components.extraction.bounds import CAPTIVE
from components.extraction.words import Thing, counting, numbers, peoples

LONGEST_NOUN = 9  # tokens after a number in which its noun is looked for
LONGEST_PHRASE = 4  # words in the longest noun of counting.toml
THEM = frozenset({"them", "those", "these", "which", "whom"})
NUMBER_OF = frozenset({"number of", "toll of", "total of", "tally of", "count of"})
BOTH = frozenset({"in killed and wounded", "in dead and wounded", "in killed or wounded", "in killed and injured"})
DETERMINERS = frozenset({"the", "its", "his", "their", "our", "her", "all"})


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun after a number: its thing (None where unknown), the token that heads it and where its words end.

    ``bare`` where no noun follows, ``anaphor`` where one named before is meant ("of them", "of the drones"),
    ``share`` where a second number follows ("17 of 23 drones").
    """

    thing: Thing | None
    head: int
    end: int
    bare: bool = False
    anaphor: bool = False
    share: bool = False


def noun(doc: Any, start: int) -> Noun:
    """The noun of a number whose own words end before the token ``start``."""
    at, anaphor = start, False
    if (
        _word(doc, at) == "the" and doc[at + 1 : at + 3].text.lower() in NUMBER_OF
    ):  # "bringing to 19 the number of dead"
        return _phrase_after(doc, start, at + 3, False)
    if doc[at : at + 4].text.lower() in BOTH:
        return Noun(counting().things["losses"], at + 1, at + 4)  # "lost 1,100 in killed and wounded"
    if _word(doc, at) == ":" and not any(token.text[0].isalnum() and not token.like_num for token in doc[:start]):
        return _phrase_after(doc, start, at + 1, False)  # "36,400: people who fled"
    skipped = 1 if _word(doc, at) == "of" else 2 if doc[at : at + 2].text.lower() == "out of" else 0
    if skipped:
        at += skipped
        anaphor = not _grouping(doc, start)
        if _word(doc, at) in THEM:
            return _after_pronoun(doc, at + 1)
        while _word(doc, at) in DETERMINERS:
            at += 1
        at = _past_owner(doc, at)
        if at < len(doc) and (doc[at].like_num or doc[at].pos_ == "NUM"):
            return _share(doc, at)
    return _phrase_after(doc, start, at, anaphor)


def phrase(doc: Any, start: int, end: int) -> tuple[Thing, int] | None:
    """The thing whose noun ends at the token ``end``, or begins there and runs on ("prisoners of war")."""
    known = counting().nouns
    for last in range(min(len(doc), end + 4), end + 1, -1):
        if (words := doc[end:last].text.lower()) in known:
            return known[words], last
    for first in range(max(start, end - LONGEST_PHRASE + 1), end + 1):
        words = doc[first : end + 1].text.lower()
        if words in known and not (words in counting().nationals and doc[end].text.islower()):
            return known[words], end + 1
    return None


def _phrase_after(doc: Any, start: int, at: int, anaphor: bool) -> Noun:
    """The last noun of counting.toml that fits before the phrase ends."""
    best: tuple[Thing, int, int] | None = None
    unknown = -1
    end = at
    while end < min(len(doc), at + LONGEST_NOUN):
        token = doc[end]
        if best and (token.lower_ in peoples().sides or token.tag_ == "VBG" or token.lower_ in CAPTIVE):
            break
        if end > at and token.like_num and doc[end - 1].lower_ in ("and", "or", ","):
            break  # "255 British and 649 Argentine servicemen"
        if matched := phrase(doc, at, end):
            if best and best[2] == end and _verb_after(doc, best[1], end):
                break
            best = (matched[0], int(doc[end : matched[1]].root.i), matched[1])
            end = max(end + 1, matched[1])
            continue
        if not (_goes_on(doc, end, end == at) or _of_two_kinds(doc, end)):
            break
        if token.pos_ in ("NOUN", "PROPN") and token.text[0].isalpha() and token.lower_ not in ("more", "other"):
            unknown = end
        end += 1
    if best and not (unknown > best[1] and doc[unknown].pos_ == "NOUN" and doc[unknown].text.islower()):
        return Noun(best[0], best[1], best[2], anaphor=anaphor)
    counted = unknown >= 0 and doc[unknown].tag_ == "NNS" and any(c.i == start - 1 for c in doc[unknown].children)
    if unknown >= 0 and (counted or doc[unknown].lower_ not in counting().verbs):
        return Noun(None, unknown, unknown + 1, anaphor=anaphor)
    return Noun(None, start - 1, at, bare=True, anaphor=anaphor)


def _verb_after(doc: Any, head: int, at: int) -> bool:
    """Whether a word right after a plural is its verb, though it could be a noun ("30 drones target the port")."""
    own = doc[at].dep_ == "acl" or any(child.i == head for child in doc[at].children)
    participle = own and doc[at].tag_ in ("VBD", "VBN")  # "three soldiers fallen in the ambush"
    verbal = participle or doc[at].tag_ in ("NN", "VB", "VBP")
    return doc[head].tag_ in ("NNS", "NNPS") and verbal and doc[at].lower_ not in counting().states


def _of_two_kinds(doc: Any, at: int) -> bool:
    """Whether "and" joins two words for the kind of one noun ("18 ballistic and cruise missiles")."""
    if not at or doc[at].lower_ not in ("and", "or") or doc[at - 1].pos_ != "ADJ":
        return False
    noun_after = next((end for end in (at + 1, at + 2) if end < len(doc) and phrase(doc, at + 1, end)), None)
    return noun_after is not None and doc[at - 1].lower_ not in counting().states


def _past_owner(doc: Any, at: int) -> int:
    """The token after an owner's apostrophe: "30 of the junta's drones", "14 of the state's 17 towns"."""
    end = at
    while end < min(len(doc), at + LONGEST_PHRASE) and doc[end].pos_ in ("NOUN", "PROPN", "ADJ"):
        end += 1
    return end + 1 if end > at and _word(doc, end) in ("'s", "’s", "'", "’") else at


def _share(doc: Any, at: int) -> Noun:
    """The noun of "17" in "17 of 23 drones": the one after the second number."""
    while at < len(doc) and (doc[at].like_num or doc[at].text in ",.-" or doc[at].pos_ == "NUM"):
        at += 1
    inner = noun(doc, at) if at < len(doc) else Noun(None, at - 1, at, bare=True)
    return Noun(inner.thing, inner.head, inner.end, inner.bare, inner.anaphor, share=True)


def _after_pronoun(doc: Any, at: int) -> Noun:
    """What "two of them children" are called."""
    end = at
    while _word(doc, end) in ("were", "was", "are", "is", "a", ","):
        end += 1
    matched = phrase(doc, end, end) if end < len(doc) else None
    if matched:
        return Noun(matched[0], end, matched[1], bare=True, anaphor=True)
    return Noun(None, at - 1, at, bare=True, anaphor=True)


def _word(doc: Any, at: int) -> str:
    return str(doc[at].lower_) if at < len(doc) else ""


def _grouping(doc: Any, start: int) -> bool:
    """Whether a number is one whose "of" names what it counts ("hundreds of", "a couple of", "a dozen of")."""
    word = _word(doc, start - 1) if start else ""
    return word in numbers().vague or word in numbers().scales or word == "pair"


def _goes_on(doc: Any, at: int, first: bool) -> bool:
    """Whether a token can stand before the noun that is counted."""
    token = doc[at]
    if token.text in "-–" and at and doc[at - 1].whitespace_ and token.whitespace_:
        return False  # the dash of "24 injured - ministry"
    if token.text in "-/–’'\"“”«»‘":
        return True
    if at and doc[at - 1].text == "-" and not doc[at - 1].whitespace_ and token.text[0].isalnum():
        return True  # "surface-to-air missiles"
    if token.is_punct or not token.text[0].isalnum() or token.lower_ in numbers().stops:
        return False
    following = doc[at + 1] if at + 1 < len(doc) else None
    verbal = token.tag_ in ("VBD", "VBZ", "VBP", "VB", "MD") or token.pos_ == "VERB"
    if verbal or token.lower_ in counting().states:
        nominal = (
            following is not None
            and following.pos_ in ("NOUN", "PROPN", "ADJ")
            and following.lower_ not in numbers().stops
        )
        governs = any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children)
        return nominal and not governs and token.tag_ in ("VBN", "VBD", "VBG", "JJ", "NN", "NNS")
    return first or token.pos_ not in ("ADV", "ADP", "CCONJ", "SCONJ", "PRON") or token.lower_ == "of"
