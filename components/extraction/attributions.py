"""Attributions: who a phrase, a label or a bracket says that a number comes from ("according to the ministry")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from components.extraction.gazetteer import country_names, is_town
from components.extraction.memory import Memory
from components.extraction.names import Named, identify
from components.extraction.story import Sentence
from components.extraction.words import speech

LONGEST_LABEL = 7  # words before a colon, or after a closing dash, that may name who speaks
LONGEST_HEADING = 16  # ... where they say that somebody's report, statement or tally follows
LONGEST_OWNER, OWNED = 6, 4  # tokens from "by" to the possessive, and behind it to the account that is owned
QUOTES = ("“", '"', "«", "‘")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?\b")  # of an entry in a live report


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks in a sentence; ``token`` is the verb or the preposition that says so.

    ``kind`` is "verb" for a verb of saying, "by" for an attribution, "label" before a colon or after a dash, "turn" in
    a transcript. ``denies`` for one who rejects a number; ``named`` is None for hearsay.
    """

    token: int
    named: Named | None
    kind: str
    strong: bool = True
    denies: bool = False
    subject: int = -1


def attributed(doc: Any, memory: Memory, number: int) -> list[Voice]:
    found: list[Voice] = []
    at = 0
    words = [token.lower_ for token in doc]
    while at < len(words):
        phrase = next((p for p in speech().by if tuple(words[at : at + len(p)]) == p), None)
        if "released" in words[max(0, at - 1) : at + 1] and speech().issued.isdisjoint(words[:at]):
            at += 2  # "30 people were released by the rebels": nothing is given out
            continue
        if phrase is None and words[at] == "per" and not doc[:at].text.strip():
            phrase = ("per",)  # "Per the ministry, 46 people were killed"
        if phrase is None and words[at] == "by":
            following = words[at + 1 : at + 4]
            if (
                set(following) & speech().issued
                or _owned_account(doc, at + 1)
                or set(words[max(0, at - 6) : at]) & speech().given
            ):
                phrase = ("by",)
        if phrase is not None:
            head = following_noun(doc, at + len(phrase))
            if doc[at].dep_ == "acl" and doc[at].lower_ in ("quoted", "cited") and doc[at].head.dep_ == "nsubj":
                at += len(phrase)
                continue  # "sources quoted by the daily had spoken of 33": the sources
            if head is not None and head.lower_ in speech().accounts:
                head = _giver(head)
            if words[at + len(phrase) : at + len(phrase) + 1] == ["our"]:
                head = None  # "by our assessment": the outlet's own
            if head is not None and head.lower_ not in speech().hearsay - speech().accounts:
                named = memory.resolve(doc, head, number)
                counted = head.lower_ in speech().pointing - speech().issued
                if counted and named and not (named.known or named.institution or named.person):
                    at += len(phrase)
                    continue  # "citing the number of dead": nobody's words
                if head.lower_ in speech().hearsay and named and not (named.known or named.institution or named.person):
                    named = None  # "by preliminary estimates": nobody's
                if named is None or not (named.outlet and phrase[-1:] == ("by",)):  # "the ministry, quoted by Interfax"
                    found.append(Voice(at, named, "by"))
            at += len(phrase)
        else:
            at += 1
    return found


def _owned_account(doc: Any, start: int) -> bool:
    """Whether an account that is somebody's begins at a token ("the army's own tally", "Yangon's latest figures")."""
    words = [token.lower_ for token in doc[start : start + LONGEST_OWNER + OWNED]]
    owner = next((at for at, word in enumerate(words[:LONGEST_OWNER]) if word in ("'s", "’s", "'", "’")), None)
    return owner is not None and not speech().issued.isdisjoint(words[owner + 1 : owner + 1 + OWNED])


def _giver(account: Any) -> Any:
    """Who gave an account that a clause describes ("figures that the ministry released"), else the account."""
    clauses = [child for child in account.children if child.dep_ in ("relcl", "acl") and child.i > account.i]
    subjects = [child for clause in clauses for child in clause.children if child.dep_ == "nsubj"]
    return next((one for one in subjects if one.lower_ not in ("that", "which")), account)


def following_noun(doc: Any, start: int) -> Any:
    """The noun that heads the phrase beginning at ``start``."""
    last = None
    for token in doc[start : start + 14]:
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            last = token
            following = doc[token.i + 1] if token.i + 1 < len(doc) else None
            if following is None or not (following.pos_ in ("NOUN", "PROPN", "PART", "ADJ") or following.text in "-’'"):
                return last
        elif token.pos_ in ("VERB", "AUX", "ADP", "CCONJ") or (token.is_punct and token.text not in "-.'’"):
            break
    return last


def labels(sentence: Sentence, memory: Memory, number: int, heard: list[Voice]) -> list[Voice]:
    """A name before a colon, or after the last dash of a headline ("32 drones downed - authorities")."""
    known, doc = speech(), sentence.doc
    colon = next((token.i for token in doc[: LONGEST_HEADING + 1] if token.text == ":" and token.i), 0)
    given = {token.lower_ for token in doc[:colon]} & known.issued
    label = _CLOCK.sub("", doc[:colon].text)
    told = any(voice.strong and voice.named and voice.token < colon for voice in heard)  # "Cambodia gave its toll: ..."
    if colon and not told and (given or (colon <= LONGEST_LABEL and not re.search(r"\d", label))):
        head = next((t for t in doc[:colon] if t.lower_ in given), doc[colon - 1])
        outlet = head.lower_ in known.outlet or doc[0].lower_ in known.outlet
        named = memory.resolve(doc, head, number) if not outlet else None
        whole = identify(label.strip())
        verbless = not any(token.pos_ in ("VERB", "AUX") for token in doc[:colon])
        if head.dep_ == "pobj" and head.head.lower_ == "by" and head.head.head.lower_ not in known.verbs and not given:
            named = None  # "Drones launched by Russia: 16"
        number_next = colon + 1 < len(doc) and doc[colon + 1].like_num
        if (
            number_next
            and not given
            and head.dep_ == "pobj"
            and head.head.lower_ in ("in", "at", "on", "over", "near", "from")
        ):
            named = None  # "Civilians killed in the West Bank: 884"
        if named and not (named.known or named.institution) and whole.institution and verbless and not given:
            named = whole  # "The Ministry of Health in Sanaa: ..."
        if named and _CLOCK.match(named.text):
            named = identify(_CLOCK.sub("", named.text).strip())
        quoted = named is not None and named.person and doc[colon + 1 : colon + 2].text in QUOTES
        topic = sentence.in_title and named is not None and named.text.lower() in country_names()  # "Sudan: 40 dead"
        speaks = named is not None and (named.known or named.institution or quoted) and not topic
        if named and speaks and (named.known or not label.isupper()):
            filed = label.isupper() and is_town(label.strip())  # "KYIV: A drone attack", where the story was filed
            return [] if filed else [Voice(0, named, "label")]
    for token in reversed(doc[max(0, len(doc) - LONGEST_LABEL) :]):
        if (
            token.text in "–—-:"
            and token.i + 1 < len(doc)
            and token.i > 2
            and (token.text in ":—" or doc[token.i - 1].whitespace_)
        ):
            head = following_noun(doc, token.i + 1)
            whole = identify(doc[token.i + 1 :].text.strip(" .\"”’'"))
            named = memory.resolve(doc, head, number) if head is not None and head.i >= len(doc) - 2 else None
            named = whole if whole.known or (named and len(named.text) > len(whole.text)) else named
            if head is not None and head.lower_ in known.issued | {"research"} and head.i > token.i + 1:
                named = identify(doc[token.i + 1 : head.i].text)  # "- Oxfam report"
                owner = any(token.pos_ == "PROPN" for token in doc[token.i + 1 : head.i])  # of "- new study" nobody is
                named = Named(named.text, named.name, named.person, True, named.known) if owner else None
            if named and (named.known or named.institution or named.person):
                return [Voice(token.i, named, "label")]
            break
    return []


def sources(doc: Any, heard: list[Voice]) -> list[Voice]:
    """Whose number a bracket that closes a sentence or a clause says it is ("12,000 people fled Djibo (UNHCR).")."""
    found: list[Voice] = []
    if any(voice.strong and voice.named for voice in heard):
        return found
    for token in doc:
        closing = next((t.i for t in doc[token.i + 1 : token.i + LONGEST_LABEL] if t.text == ")"), 0)
        if token.text != "(" or not closing:
            continue
        after = doc[closing + 1].text if closing + 1 < len(doc) else "."
        words = re.sub(r"(?i)^sources?: ", "", doc[token.i + 1 : closing].text)
        named = identify(re.split(r",|;| and |\d", words)[0].strip())
        initials = "".join(t.text[0] for t in doc[max(0, token.i - len(named.text)) : token.i])
        short = named.text.isupper() and initials.upper() == named.text
        if after in ".;," and named.known and not named.state and not named.person and not named.outlet and not short:
            found.append(Voice(token.i, named, "by"))
    return found
