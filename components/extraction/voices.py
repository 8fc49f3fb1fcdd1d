"""The voices of each sentence: who speaks in it, by a verb of saying, an attribution or a label."""

from __future__ import annotations

import re
from typing import Any

from components.extraction.attributions import Voice, attributed, following_noun, labels, sources
from components.extraction.denials import rejects
from components.extraction.memory import Memory
from components.extraction.names import Named, identify, is_party_press, phrase
from components.extraction.story import Sentence
from components.extraction.words import counting, cues, speech

CLOSES = 4  # words of time behind the verb that closes a sentence ("a monitor reported late on Monday")
NEAR = 3  # tokens back from a verb of saying at which the name stands that it is said by, or the bracket behind that
_TURN = re.compile(r"([A-Z][A-Z.'’ -]+):")  # who speaks in a transcript, in capitals before a colon


def voices(told: list[Sentence]) -> list[list[Voice]]:
    """Who speaks in each sentence of a story, pronouns and "the ministry" resolved to the name last meant."""
    memory = Memory()
    spoken: list[list[Voice]] = []
    turn: tuple[int, Voice] | None = None
    for number, sentence in enumerate(told):
        memory.read(sentence.text, number)
        found = _voices(sentence, memory, number) if sentence.doc is not None else []
        for voice in found:
            if voice.named is not None:
                memory.spoke(voice.named, number)
        if label := _TURN.match(sentence.text):
            guest = memory.introduced(label.group(1))
            turn = (sentence.paragraph, Voice(0, guest, "turn")) if guest else None
        if not found and turn is not None and turn[0] == sentence.paragraph and sentence.doc is not None:
            found = [turn[1]]
        spoken.append(found)
    return spoken


def _voices(sentence: Sentence, memory: Memory, number: int) -> list[Voice]:
    doc = sentence.doc
    found = [voice for token in doc if (voice := _verb(doc, token, memory, number)) is not None]
    found += attributed(doc, memory, number)
    found += labels(sentence, memory, number, found)
    found += _sayings(doc, memory, number)
    found += sources(doc, found)
    kept = [t for t in doc if t.dep_ == "nsubj" and t.lower_ in speech().kept and t.head.lower_ not in speech().verbs]
    found += [Voice(t.i, named, "by") for t in kept if (named := memory.tallied(doc, t, number)) is not None]
    return found


def _verb(doc: Any, token: Any, memory: Memory, number: int) -> Voice | None:
    """The voice whose verb a token is; None where it is no verb of saying or nobody says it."""
    known = speech()
    base, told = known.verbs.get(token.lower_), known.issued | known.pointing | counting().measures
    gives = token.lower_ in known.gives and any(
        c.dep_ == "dobj" and (c.lower_ in told or _put_as(token)) for c in token.children
    )
    has = token.lower_ in ("has", "have") and token.pos_ == "VERB"
    if base is None and not has and not gives:
        return None
    closing = token.dep_ == "ROOT" and token.tag_ == "NNS" and base in known.strong  # "..., the ministry estimates."
    verbal = token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB") or token.lower_ in ("says", "said")
    if not verbal and not closing:
        return None
    denies = rejects(token, base)
    if _not_said(token) or denies is None:
        return None
    strong = base in known.strong or gives or denies or (base == "put" and _put_as(token))
    quoting = _quoting(token)
    subjects = [_quoted_person(quoting)] if quoting is not None else _subjects(doc, token, strong)
    at = token.head.i if token.dep_ == "csubj" and token.head.lemma_ == "be" else token.i  # "what she said was that"
    for subject in [subject and _meant(subject) for subject in subjects]:
        if subject is not None and _counts(subject):
            continue
        if subject is None or (subject.dep_ == "nsubjpass" and base not in ("quote", "cite", "tell")):
            continue
        if (
            subject.lower_ in known.hearsay
            and not subject.text.isupper()
            and not is_party_press(phrase(doc, subject))
            and not _given_out(doc, subject, memory, number)
        ):
            if strong and subject.lower_ not in ("which", "who", "that"):
                return Voice(at, None, "verb", strong, denies, subject.i)
            continue
        gave = gives or (base == "put" and strong)
        named = _named(doc, subject, memory, number, "give" if gave else base or "have")
        if named is not None:
            return Voice(at, None if named.outlet else named, "verb", strong, denies, subject.i)
    return None


def _meant(subject: Any) -> Any:
    """Who speaks where the subject of a verb is "who" or "which", or figures that somebody has "compiled"."""
    if subject.lower_ in ("who", "which", "that") and subject.head.dep_ == "relcl":
        told_of = subject.head.head
        return told_of.head if told_of.dep_ == "appos" else told_of
    if subject.lower_ in speech().hearsay:
        made = [child for child in subject.children if child.dep_ == "acl" and child.tag_ == "VBN"]
        by = [link for verb in made for link in verb.children if link.dep_ == "agent"]
        return next((maker for link in by for maker in link.children if maker.dep_ == "pobj"), subject)
    return subject


def _counts(subject: Any) -> bool:
    """Whether a subject only breaks a number down, which nobody says ("13 of them civilians")."""
    words = [token.lower_ for token in subject.subtree]
    return any(words[at : at + 2] in (["of", "them"], ["of", "whom"]) for at in range(len(words)))


def _not_said(verb: Any) -> bool:
    """Whether a verb of saying says nothing: "two men said to have fled", "needs Congress to approve", "has seen"."""
    following = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 3]]
    if verb.lower_ in ("said", "believed", "reported", "known") and following in (["to", "have"], ["to", "be"]):
        return not any(child.dep_ == "aux" for child in verb.children)
    if speech().verbs.get(verb.lower_) == "count" and following[:1] == ["on"]:
        return True  # "can count on 40 tanks"
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.lefts)
    return verb.lower_ in ("seen", "saw") or (infinitive and any(child.dep_ == "nsubj" for child in verb.lefts))


def _quoting(verb: Any) -> Any:
    """The verb that quotes somebody: itself, or the one above in "quoted him as saying"; None where none is."""
    verbs = speech().verbs
    above = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else verb
    return above if verbs.get(above.lower_) in ("quote", "cite") else None


def _put_as(verb: Any) -> bool:
    """Whether a verb puts something as a number ("gave its dead as eleven")."""
    what = [verb, *(child for child in verb.children if child.dep_ == "dobj")]
    put = [child for one in what for child in one.children if child.dep_ == "prep" and child.lower_ in ("as", "at")]
    return any(child.pos_ == "NUM" for preposition in put for child in preposition.subtree)


def _sayings(doc: Any, memory: Memory, number: int) -> list[Voice]:
    """Whose claim a clause is: "Baku's claim that 17 drones had been shot down"."""
    found = []
    for token in doc:
        if token.lower_ in speech().sayings and any(child.dep_ in ("acl", "ccomp") for child in token.children):
            owner = next(
                (c for c in token.children if c.dep_ == "poss" or (c.dep_ == "compound" and c.pos_ == "PROPN")), None
            )
            named = memory.resolve(doc, owner, number) if owner is not None else None
            if named is not None and not named.outlet:
                found.append(Voice(token.i, named, "verb", strong=False))
    return found


def _given_out(doc: Any, subject: Any, memory: Memory, number: int) -> bool:
    """Whether the report or the figures that speak are somebody's ("the Air Force's morning report said")."""
    named = memory.resolve(doc, subject, number) if subject.lower_ in speech().issued else None
    return named is not None and (named.known or named.institution or named.person)


def _named(doc: Any, subject: Any, memory: Memory, number: int, base: str) -> Named | None:
    """Whom a subject names, where they can speak at all: drones, attacks and sums do not."""
    known = speech()
    noun = subject.lower_
    thing = counting().nouns.get(noun)
    if (
        thing is not None
        and not (subject.pos_ == "PROPN" and identify(phrase(doc, subject)).known)
        and thing.name not in ("people", "soldier", "captive")
        and noun not in known.roles | known.offices
    ):
        return None
    if noun in known.mute or urges(subject):
        return None
    named = memory.resolve(doc, subject, number)
    if doc[subject.left_edge.i].lower_ == "our":
        return None  # "our assessment": the outlet's own
    if named is None or (base == "have" and (named.state or known.roles.isdisjoint(named.text.lower().split()))):
        return None
    if noun in known.issued and not (
        named.known or named.institution or any(c.dep_ in ("poss", "amod", "compound") for c in subject.children)
    ):
        return None
    speaks = named.known or named.institution or named.person or noun in known.issued | known.roles | known.titles
    speaks = speaks or (base in known.pledges and subject.pos_ == "PROPN")
    if base in known.strong or base == "give":
        somebody = subject.pos_ in ("PROPN", "PRON") or noun.endswith("s") or thing
        somebody = somebody or (base in known.human and subject.text.islower())
        return named if speaks or somebody else None
    return named if speaks or subject.pos_ == "PRON" else None


def urges(subject: Any) -> bool:
    """Whether a subject is a headline's clause, read as a name ("Bloc Chief Urges Members to Pledge")."""
    before = [token for token in subject.lefts if token.dep_ == "compound" and token.pos_ == "PROPN"]
    return any(token.lower_ in cues().hypothetical for token in before)


def _quoted_person(verb: Any) -> Any:
    """Whom a verb of quoting quotes: its object, or its subject in the passive."""
    wanted = ("dobj", "nsubjpass")
    return next((child for child in verb.children if child.dep_ in wanted and child.pos_ in ("PROPN", "NOUN")), None)


def _subjects(doc: Any, verb: Any, strong: bool) -> list[Any]:
    """The tokens that may head the subject of a verb: the parse's, then the words right beside the verb."""
    found: list[Any] = []
    at = verb
    for _ in range(3):
        found += [child for child in at.children if child.dep_ in ("nsubj", "nsubjpass")]
        found += [child for child in at.children if child.dep_ == "nmod" and at.dep_ == "ROOT"]
        if found or at.dep_ not in ("conj", "xcomp", "advcl", "pcomp") or at.head.i == at.i:
            break
        at = at.head.head if at.head.pos_ == "ADP" else at.head
    found = [s for s in found if not any(t.text == ":" for t in doc[s.i + 1 : verb.i])]  # "The main points: Kyiv says"
    if strong and (closing := _closing(doc, verb)) is not None:
        return [closing]
    gives_out = verb.i and doc[verb.i - 1].lower_ in speech().issued
    if not (strong or gives_out) or verb.dep_ in ("acl", "amod") or verb.tag_ in ("VBG", "VB") or _bare(verb):
        return found
    before = verb.i - 1
    while before >= 0 and (doc[before].text in ",—–" or doc[before].pos_ in ("ADV", "AUX")):
        before -= 1
    near = verb.i - before <= NEAR
    if before > 0 and doc[before].text == ")":  # "the Institute for Peace (IFP) has said"
        before = next((t.i - 1 for t in reversed(doc[:before]) if t.text == "("), before)
    inside = any(within(doc, subject.i, before) for subject in found) and not _set_off(doc, before)
    if before >= 0 and doc[before].pos_ in ("PROPN", "NOUN", "PRON") and near and not inside:
        aside = doc[verb.i - 1].text != "," and before == verb.i - 1 and _set_off(doc, before)
        found.insert(0 if aside else len(found), doc[before])
    if (named := _with_office(doc, verb)) is not None:
        found.insert(0, named)
    if verb.i and doc[verb.i - 1].is_punct:
        head = following_noun(doc, verb.i + 1)
        person = head is not None and head.pos_ == "PROPN" and identify(phrase(doc, head)).person
        closes = head is not None and (head.i + 1 == len(doc) or doc[head.i + 1].is_punct)  # "..., says governor"
        person = person or (closes and head.lower_ in speech().roles)
        found = [head, *found] if person else [*found, head] if head is not None else found
    return found


def _closing(doc: Any, verb: Any) -> Any:
    """Who speaks at the end of a sentence whose parse takes them for a place ("..., a war monitor reported on Monday").

    The noun right before the verb, set off by a comma, where only a day or an hour follows.
    """
    speaker = verb.head
    apart = verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and speaker.i == verb.i - 1 and speaker.dep_ == "appos"
    after = [token for token in doc[verb.i + 1 :] if not token.is_punct]
    timed = all(token.pos_ in ("ADP", "PROPN", "NOUN", "NUM", "DET") for token in after) and len(after) <= CLOSES
    return speaker if apart and timed and not any(token.lower_ == "by" for token in after) else None


def _bare(verb: Any) -> bool:
    """Whether a verb is a participle without "has": nobody right before it says anything."""
    return verb.tag_ == "VBN" and not any(c.lower_ in ("has", "have", "had", "’s", "'s", "’ve") for c in verb.lefts)


def _with_office(doc: Any, verb: Any) -> Any:
    """The last name of who speaks with their office between commas: "..., Aung Min, the head of the council, said"."""
    start = verb.i - 2 if verb.i and doc[verb.i - 1].text == "," else 0
    while start > 0 and doc[start].text != "," and doc[start].pos_ not in ("VERB", "AUX"):
        start -= 1
    if start <= 1 or doc[start].text != "," or speech().offices.isdisjoint(t.lower_ for t in doc[start : verb.i]):
        return None
    name = doc[start - 1]
    return name if name.pos_ == "PROPN" and name.i and identify(phrase(doc, name)).person else None


def _set_off(doc: Any, end: int) -> bool:
    """Whether a comma or a quotation mark stands before the name that ends at a token ("..., the Air Force said")."""
    start = end
    while start and (doc[start - 1].pos_ in ("PROPN", "NOUN", "ADJ", "DET", "PART") or doc[start - 1].text in "-.’'"):
        start -= 1
    return not start or doc[start - 1].text in ',”"»–—'


def within(doc: Any, top: int, token: int) -> bool:
    """Whether a token is another (``top``, none below 0) or stands under it in the parse."""
    return top >= 0 and (token == top or doc[top].is_ancestor(doc[token]))
